"""What a print server and a printer are asked: queues, the default one, attributes, jobs."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from urllib.parse import quote

from stationery.model.errors import PrinterError
from stationery.model.values import value
from stationery.printing import ipp
from stationery.printing.connection import (
    SECONDS,
    SECONDS_OF_PRINTER,
    Server,
    ask,
    find_server,
    post,
    server_of,
    settings,
    uri_of,
)
from stationery.printing.ipp import Answer, Attributes, number_of, text_of

_JOB_FACTS = [
    "job-id", "job-name", "job-state", "job-state-reasons", "job-state-message", "job-printer-state-message",
    "job-printer-state-reasons", "job-impressions-completed", "job-media-sheets-completed", "media-col-actual",
    "media-col",
]  # fmt: skip
_MOST_JOBS = 100
_STATE = ["printer-state", "printer-state-reasons", "printer-state-message"]


@value
class Job:
    """A job as CUPS or the printer describes it; the states are RFC 8011's, 5.3.7."""

    id: int
    name: str
    state: int
    reasons: tuple[str, ...]
    words: str
    done: int = 0
    """Sheets or sides that are finished."""
    medium: tuple[int, int] | None = None
    """The size of what it is printed on, in hundredths of a millimeter, as far as the printer tells."""


HELD, PROCESSING, CANCELED, ABORTED, COMPLETED = 4, 5, 7, 8, 9
STATES = {3: "pending", 4: "held", 5: "processing", 6: "processing", 7: "canceled", 8: "aborted", 9: "completed"}


@value
class Target:
    """What is asked: a server, what the request calls it, and how long it may take. A queue of CUPS, or a printer."""

    server: Server
    uri: str
    seconds: float = SECONDS

    def ask(self, operation: int, *attributes: tuple[int, str, str | int | list[str]]) -> Answer:
        head: list[tuple[int, str, str | int | list[str]]] = [
            (ipp.CHARSET, "attributes-charset", "utf-8"),
            (ipp.LANGUAGE, "attributes-natural-language", "en"),
        ]
        if self.uri:
            head.append((ipp.URI, "printer-uri", self.uri))
        head.append((ipp.NAME, "requesting-user-name", _user()))
        return ask(self.server, ipp.encode(operation, [*head, *attributes]), self.seconds)

    def attributes(self, *more: str) -> Attributes | None:
        """What the printer or queue says of itself, and `more` that isn't part of all; None if there is none."""
        wanted = ["all", "media-col-database", *more]
        answer = self.ask(ipp.GET_PRINTER_ATTRIBUTES, (ipp.KEYWORD, "requested-attributes", wanted))
        if answer.status == ipp.NOT_FOUND:
            return None
        if not answer.well:  # some printers know only one of the two at a time (OpenPrinting/cups #599)
            answer = self.ask(ipp.GET_PRINTER_ATTRIBUTES)
        if not answer.well:
            raise _refused(self, answer)
        return next(iter(answer.of(ipp.PRINTER)), {})

    def state(self) -> Attributes | None:
        """Its state alone, for looking often; None if there is no such queue."""
        answer = self.ask(ipp.GET_PRINTER_ATTRIBUTES, (ipp.KEYWORD, "requested-attributes", _STATE))
        return None if answer.status == ipp.NOT_FOUND else next(iter(answer.of(ipp.PRINTER)), {})

    def job(self, number: int) -> Job | None:
        """One job; None if there is none of that number, or no more."""
        answer = self.ask(
            ipp.GET_JOB_ATTRIBUTES, (ipp.INTEGER, "job-id", number), (ipp.KEYWORD, "requested-attributes", _JOB_FACTS)
        )
        found = [read_job(each) for each in answer.of(ipp.JOB)] if answer.well else []
        return found[0] if found else None

    def jobs(self) -> tuple[Job, ...]:
        """The jobs that are still known, finished or not."""
        found: list[Job] = []
        for which in ("not-completed", "completed"):
            answer = self.ask(
                ipp.GET_JOBS,
                (ipp.INTEGER, "limit", _MOST_JOBS),
                (ipp.KEYWORD, "which-jobs", which),
                (ipp.KEYWORD, "requested-attributes", _JOB_FACTS),
            )
            found += [read_job(each) for each in answer.of(ipp.JOB)]
        return tuple(found)

    def cancel(self, number: int) -> None:
        """Cancel a job. Raises PrinterError if it could not be canceled."""
        answer = self.ask(ipp.CANCEL_JOB, (ipp.INTEGER, "job-id", number))
        if not answer.well:
            raise _refused(self, answer)


def _user() -> str:
    """The user, whose jobs tell more and can be canceled; in a container there may be none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "anonymous"


def read_job(attributes: Attributes) -> Job:
    """A job by its attributes; what is missing or of another type counts as not there."""
    words = text_of(attributes, "job-printer-state-message") or text_of(attributes, "job-state-message")
    done = number_of(attributes, "job-impressions-completed"), number_of(attributes, "job-media-sheets-completed")
    reasons = [
        each
        for name in ("job-state-reasons", "job-printer-state-reasons")
        for each in ipp.texts_of(attributes, name)
        if each not in ("none", "")
    ]
    return Job(
        number_of(attributes, "job-id") or 0,
        text_of(attributes, "job-name"),
        number_of(attributes, "job-state") or 0,
        tuple(dict.fromkeys(reasons)),
        " ".join(words.split()),
        max(each or 0 for each in done),
        _read_medium(attributes),
    )


def _read_medium(attributes: Attributes) -> tuple[int, int] | None:
    """What was taken (media-col-actual), else what was asked for, as the printer keeps it."""
    for name in ("media-col-actual", "media-col"):
        for each in ipp.collections_of(attributes, name):
            size = next(ipp.collections_of(each, "media-size"), {})
            width, height = number_of(size, "x-dimension"), number_of(size, "y-dimension")
            if width and height:
                return width, height
    return None


def _refused(target: Target, answer: Answer) -> PrinterError:
    said = answer.message or f"status 0x{answer.status:04x}"
    return PrinterError(f"{target.server.words} can't answer: {said}")


def cups(environment: Mapping[str, str] | None = None) -> Target:
    """The print server. Whether it is there shows when it is asked."""
    return Target(find_server(environment), "")


def queue_at(server: Server, name: str) -> Target:
    """A queue of the server."""
    return Target(server, f"ipp://localhost/printers/{quote(name, safe='')}")


def printer_at(uri: str) -> Target | None:
    """The printer itself at a queue's device URI; None if it cannot be asked."""
    server = server_of(uri)
    return Target(server, uri_of(server), SECONDS_OF_PRINTER) if server else None


def queue_names(server: Target) -> tuple[str, ...]:
    """The names of all queues, sorted."""
    answer = server.ask(ipp.CUPS_GET_PRINTERS, (ipp.KEYWORD, "requested-attributes", ["printer-name"]))
    found = (text_of(each, "printer-name") for each in answer.of(ipp.PRINTER))
    return tuple(sorted(name for name in found if name))


def default_queue(server: Target, environment: Mapping[str, str] | None = None) -> str:
    """The queue that `lp` uses: LPDEST, PRINTER, the user's default, the system's, the server's; empty if none is."""
    given = os.environ if environment is None else environment
    for name in ("LPDEST", "PRINTER"):
        if given.get(name) and (name == "LPDEST" or given[name] != "lp"):  # `lp` passes by a PRINTER of that name
            return _plain(given[name])
    for line in settings(given, "lpoptions"):
        words = line.split()
        if len(words) > 1 and words[0].lower() == "default":
            return _plain(words[1])
    answer = server.ask(ipp.CUPS_GET_DEFAULT, (ipp.KEYWORD, "requested-attributes", ["printer-name"]))
    return text_of(next(iter(answer.of(ipp.PRINTER)), {}), "printer-name")


def _plain(name: str) -> str:
    """Without the instance, a set of saved options: `Office/draft` is the queue Office."""
    return name.partition("/")[0]


def ppd(server: Server, name: str) -> str:
    """The queue's PPD; empty if it has none."""
    status, data = post(server, "GET", f"/printers/{quote(name, safe='')}.ppd", None)
    return data.decode("utf-8", "replace") if status == 200 else ""
