"""The one `lp` command that a job is, its environment, and the run of it; and what `lp` calls slots and types."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from stationery.model.errors import PrinterError
from stationery.model.values import replace, value
from stationery.printing.choose import fold
from stationery.printing.connection import Server
from stationery.printing.cups import ppd
from stationery.printing.queue import Medium, Queue

_NEUTRAL = (
    "landscape=false", "number-up=1", "mirror=false", "page-border=none", "fit-to-page=false", "job-sheets=none",
    "outputorder=normal", "page-set=all",
)  # fmt: skip
"""Undoes the defaults that a queue may have saved (printing-facts 2)."""

_HIDDEN = ("HOME", "XDG_CONFIG_HOME", "CUPS_SERVERROOT", "CUPS_SYSCONFIG", "CUPS_USERCONFIG")
"""Where CUPS looks for defaults that somebody has saved for `lp`: all of them are made to be an empty folder. The
first is enough for a user's own up to CUPS 2.4; the system's lie in CUPS_SERVERROOT."""

_SECONDS = 60.0
_LONGEST_TITLE = 80
_SENT = re.compile(r"-(\d+) \(")
_CHOICES = re.compile(r"^([^/:\s]+)(?:/[^:]*)?:\s*(.*)$")
_OF_PPD = re.compile(r"^\*(InputSlot|MediaType) ([^/:\s]+)[/:]", re.MULTILINE)


@value
class Command:
    """An `lp` command: its words, and the server that it is run with, as the user has it; empty for the usual one."""

    words: tuple[str, ...]
    server: str = ""

    @property
    def line(self) -> str:
        """The words quoted for a shell."""
        return shlex.join(self.words)

    @property
    def environment(self) -> str:
        """What a shell needs beside it, in words."""
        server = f" and CUPS_SERVER={self.server}" if self.server else ""
        return f"with HOME (and XDG_CONFIG_HOME, CUPS_SERVERROOT) an empty folder{server}"


@value
class Wanted:
    """What a job is to be like: how it is called, how often, on which sides, which pages of the file, and when."""

    title: str
    copies: int = 1
    sides: str = "one-sided"
    pages: tuple[int, ...] = ()
    """Empty for all of them."""
    hold: bool = False
    hold_backs: bool = True
    """Whether backs that need the pile turned over wait at CUPS until they are released; else somebody asks first."""


def command(queue: Queue, medium: Medium, slot: str, type_: str, wanted: Wanted, path: str) -> tuple[str, ...]:
    """The words of the `lp` command that brings the file onto the medium as it is."""
    parts = [f"media-size={{x-dimension={medium.width} y-dimension={medium.height}}}"]
    options = [f"media={medium.name}"]
    choices: list[str] = []
    for keyword, name, option, keywords, called in (
        (slot, "media-source", "InputSlot", queue.sources, queue.slot_choices),
        (type_, "media-type", "MediaType", queue.types, queue.type_choices),
    ):
        if keyword:
            parts.append(f"{name}={keyword}")
            choice = dict(zip(keywords, called, strict=False)).get(keyword)
            choices += [f"{option}={choice}"] if choice else []
    options += [f"media-col={{{' '.join(parts)}}}", *choices, "print-scaling=none", f"sides={wanted.sides}"]
    options += _NEUTRAL
    options.append(f"job-hold-until={'indefinite' if wanted.hold else 'no-hold'}")
    title = "".join(letter for letter in wanted.title if letter.isprintable())[:_LONGEST_TITLE] or "stationery"
    words = ["lp", "-d", queue.name, "-n", str(wanted.copies), "-t", title]
    for each in options:
        words += ["-o", each]
    if wanted.pages:
        words += ["-P", _in_ranges(wanted.pages)]
    return (*words, *(("--",) if path.startswith("-") else ()), path)


def _in_ranges(pages: tuple[int, ...]) -> str:
    """`1-3,5`."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def send(made: Command) -> int:
    """Run it, and give the number of the job at CUPS. Raises PrinterError, with what `lp` says."""
    with _surroundings(made.server) as environment:
        done = _run(made.words, environment)
    found = _SENT.search(done.stdout)
    if done.returncode or not found:
        said = " ".join(done.stderr.split()).removeprefix("lp: ") or f"exit code {done.returncode}"
        raise PrinterError(f"lp did not take the job: {said}")
    return int(found[1])


def cancel(job: str, server: str) -> None:
    """Cancel a job such as `Office-12` as its user; where CUPS wants to know who that is, its own program can tell it.

    Raises PrinterError.
    """
    with _surroundings(server) as environment:
        done = _run(("cancel", job), environment)
    if done.returncode:
        raise PrinterError(f"the job {job} can't be canceled: {' '.join(done.stderr.split())}")


@contextmanager
def _surroundings(server: str) -> Iterator[dict[str, str]]:
    """The environment for CUPS's programs: no saved defaults, the user's server, words in English."""
    with tempfile.TemporaryDirectory(prefix="stationery-") as empty:
        environment = dict(os.environ) | dict.fromkeys(_HIDDEN, empty) | {"LC_ALL": "C.UTF-8", "SNAP_COMMON": ""}
        environment.pop("SNAP_COMMON")
        environment.pop("CUPS_SERVER", None)
        yield environment | ({"CUPS_SERVER": server} if server else {})


def _run(words: tuple[str, ...], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
            timeout=_SECONDS,
        )  # fmt: skip
    except FileNotFoundError:
        hint = "install it with your system's packages (cups-client on Debian and Ubuntu)"
        raise PrinterError(f"{words[0]} is not installed", hint=hint) from None
    except subprocess.TimeoutExpired:
        raise PrinterError(f"{words[0]} does not end; is the print server well?") from None
    except OSError as wrong:
        raise PrinterError(f"{words[0]} can't be run: {wrong.strerror}") from None


def add_choices(queue: Queue, server: Server) -> Queue:
    """The queue with what `lp` calls its slots and types: by `lpoptions`, else by its PPD.

    In CUPS 2.4 `lpoptions -l` does not work with a server that is a socket's path.
    """
    if not (queue.sources or queue.types):
        return queue
    listed: Mapping[str, tuple[str, ...]] = {}
    if not server.called.startswith("/"):
        with _surroundings(server.called) as environment:
            done = _run(("lpoptions", "-p", queue.name, "-l"), environment)
        listed = read_choices(done.stdout)
    if not listed:
        text, found = ppd(server, queue.name), dict[str, tuple[str, ...]]()
        for option, choice in _OF_PPD.findall(text):
            found[option] = (*found.get(option, ()), choice)
        listed = found
    return replace(
        queue,
        slot_choices=pair(queue.sources, listed.get("InputSlot", ())),
        type_choices=pair(queue.types, listed.get("MediaType", ())),
    )


def read_choices(text: str) -> dict[str, tuple[str, ...]]:
    """What `lpoptions -l` prints: each option's choices, the default's asterisk taken away."""
    rows = (_CHOICES.match(line) for line in text.splitlines())
    return {row[1]: tuple(each.removeprefix("*") for each in row[2].split()) for row in rows if row}


def pair(keywords: tuple[str, ...], choices: tuple[str, ...]) -> tuple[str, ...]:
    """The choice for each keyword: by its name, where all have one; else by the order, which is the same."""
    by_name = {fold(choice): choice for choice in choices}
    named = tuple(by_name.get(fold(keyword), "") for keyword in keywords)
    if all(named) or len(keywords) != len(choices):
        return named
    return choices
