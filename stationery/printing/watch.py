"""Watches a job until its sheets lie in the tray, at CUPS and at the printer, and tells what the printer says."""

from __future__ import annotations

import time
from collections.abc import Callable

from stationery.model.errors import PrinterError
from stationery.model.values import value
from stationery.printing import ipp
from stationery.printing.cups import ABORTED, CANCELED, COMPLETED, HELD, PROCESSING, STATES, Job, Target
from stationery.printing.lp import cancel
from stationery.printing.queue import describe_size, is_same

_ENDS = (CANCELED, ABORTED, COMPLETED)
_NOTHING = ("Idle.", "Paused", "Paused.")
"""What printers and queues say when they have nothing to say beyond their state."""

_STAYS = "it stays in the queue, and is printed when the printer is ready; `cancel {id}` removes it"

POLL = 0.2
"""Seconds between two looks."""

_FORGOTTEN = 3.0
"""Seconds after CUPS is done in which the printer may still begin to speak of the job."""

_LOAD = ("media-needed", "media-empty", "media-mismatch")
"""Reasons with which a printer asks for paper (RFC 8011, 5.4.12); a severity may follow: `media-empty-error`."""

_FAULTS = {
    "media-jam": "the paper is jammed",
    "cover-open": "a cover is open",
    "door-open": "a door is open",
    "marker-supply-empty": "ink or toner is used up",
    "toner-empty": "the toner is used up",
    "input-tray-missing": "the tray is missing",
    "output-area-full": "the output tray is full",
    "offline": "the printer is off line",
    "paused": "the printer is paused",
    "shutdown": "the printer is off",
}


@value
class End:
    """How a job ended: the state in IPP's word, the reasons, and the printer's own words."""

    state: str
    reasons: tuple[str, ...]
    words: str


@value
class Watched:
    """What is watched: the queue, the number at CUPS, the title, and the printer, with the jobs it already had."""

    queue: str
    number: int
    title: str
    at_cups: Target
    printer: Target | None = None
    before: frozenset[int] = frozenset()
    size: tuple[int, int] = (0, 0)
    """Of the sheets, in hundredths of a millimeter."""

    @property
    def id(self) -> str:
        return f"{self.queue}-{self.number}"


def jobs_before(printer: Target | None) -> frozenset[int] | None:
    """The numbers of the jobs that the printer has, so that a new one is ours; None if it doesn't tell."""
    if printer is None:
        return None
    try:
        return frozenset(job.id for job in printer.jobs())
    except PrinterError:
        return None


def watch(watched: Watched, seconds: float, tell: Callable[[str], None], *, held: bool = False) -> End:
    """Look until the job is done, and tell each new thing that the printer says.

    `seconds` without anything new end it; they are not counted while the printer asks for paper. A `held` job is done
    when CUPS holds it. Raises PrinterError, with the `End` as `understood`, for a job that is canceled, aborted, lost,
    or not done in time; that one is left where it is.
    """
    look = _Look(watched)
    seen: set[object] = set()
    told: set[str] = set()
    since = time.monotonic()
    while True:
        end = look.again(held)
        now = look.facts()
        if now not in seen or look.asks_for_paper:
            seen.add(now)
            since = time.monotonic()
        if look.other_paper:
            raise _refuse_other_paper(watched, look)
        for sentence in () if end and end.state == "completed" else look.sentences():
            if sentence not in told:
                told.add(sentence)
                tell(sentence)
        if end:
            return _judge(watched, end)
        if time.monotonic() - since > seconds:
            raise _failed(
                _not_in_time(watched, look, seconds),
                look.describe(),
                _STAYS.format(id=watched.id),
            )
        time.sleep(POLL)


def _judge(watched: Watched, end: End) -> End:
    if end.state in ("completed", "held"):
        return end
    said = f": {end.words}" if end.words else ""
    raise _failed(f"the job {watched.id} was {end.state}{said}", end)


def _not_in_time(watched: Watched, look: _Look, seconds: float) -> str:
    said = "; ".join(look.sentences())
    return f"the job {watched.id} isn't done after {seconds:g} s without progress{f': {said}' if said else ''}"


def _refuse_other_paper(watched: Watched, look: _Look) -> PrinterError:
    """Cancel a job that the printer puts on a sheet of another size than was asked for, if it can still be canceled."""
    end = look.describe()
    taken, wanted = describe_size(look.other_paper or (0, 0)), describe_size(watched.size)
    if end.state in ("completed", "aborted", "canceled"):
        message = f"the printer took another paper for the job {watched.id}, {taken}, not {wanted}"
        return _failed(
            message,
            End(end.state, end.reasons, message),
            "set at the printer what lies in its tray, and print it again",
        )
    try:
        cancel(watched.id, watched.at_cups.server.called)
        what, state = "it was canceled", "canceled"
    except PrinterError:
        what, state = f"`cancel {watched.id}` removes it", end.state
    message = f"the printer takes another paper for the job {watched.id}, {taken}, not {wanted}"
    return _failed(message, End(state, end.reasons, message), what)


def _failed(message: str, end: End, hint: str = "") -> PrinterError:
    fault = PrinterError(message, hint=hint)
    fault.understood = end
    return fault


def _reasons_of(attributes: ipp.Attributes) -> tuple[str, ...]:
    return tuple(each for each in ipp.texts_of(attributes, "printer-state-reasons") if each != "none")


class _Look:
    """What was seen last: CUPS's job, the printer's own, and the words of both."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self._job: Job | None = None
        self._own: Job | None = None
        self._reasons: tuple[str, ...] = ()
        self._words = ""
        self._queue_words = ""
        self._paused = False
        self._answers = True
        self._lost = ""
        """Why the print server itself does not answer; empty while it does."""
        self._done_since = 0.0

    def again(self, held: bool) -> End | None:
        """Look once more, and give the end if there is one."""
        watched = self._watched
        try:
            job = watched.at_cups.job(watched.number)
            attributes = watched.at_cups.state()
        except PrinterError as fault:
            self._lost = fault.message
            return None
        self._lost = ""
        if job is None or attributes is None:
            what = "no longer exists" if attributes is None else f"no longer knows the job {watched.id}"
            hint = "look at the printer whether it was printed"
            raise _failed(f"the queue {watched.queue} {what}", End("canceled", (), ""), hint)
        self._job = job
        self._paused = attributes.get("printer-state") == (5,)
        self._reasons = _reasons_of(attributes)
        self._queue_words = ipp.text_of(attributes, "printer-state-message")
        self._ask_printer()
        if held and job.state == HELD:
            return self.describe()
        if job.state in (CANCELED, ABORTED):
            return self.describe()
        if job.state == COMPLETED:
            return self._judge_completed()
        return None

    def _ask_printer(self) -> None:
        """The printer's own job and what it says of itself; while it does not answer, nothing."""
        printer = self._watched.printer
        if printer is None:
            return
        try:
            if self._own:
                self._own = printer.job(self._own.id) or self._own
            if self._own is None or self._own.state in (CANCELED, ABORTED):  # CUPS may have tried once more
                self._own = self._find_own(printer) or self._own
            own = printer.state() or {}
        except PrinterError:
            self._answers = False
            return
        self._answers = True
        self._reasons = tuple(dict.fromkeys((*self._reasons, *_reasons_of(own))))
        self._words = ipp.text_of(own, "printer-state-message")

    def _find_own(self, printer: Target) -> Job | None:
        """The printer's job that is ours, the last of several: a new one by our title, or by CUPS's number and our
        title, as its backend calls it."""
        watched = self._watched
        names = (watched.title, f"{watched.number} - {watched.title}")
        ours = [job for job in printer.jobs() if job.id not in watched.before and job.name in names]
        return max(ours, key=lambda job: job.id, default=None)

    def _judge_completed(self) -> End | None:
        """CUPS is done, which it says of some jobs that the printer gave up: the printer's own word counts."""
        if self._watched.printer is None:
            return self.describe()
        if self._own is None or not self._answers:
            self._done_since = self._done_since or time.monotonic()
            return self.describe() if time.monotonic() - self._done_since > _FORGOTTEN else None
        return self.describe() if self._own.state in _ENDS else None

    @property
    def asks_for_paper(self) -> bool:
        return any(each.startswith(_LOAD) for each in self._all_reasons())

    @property
    def other_paper(self) -> tuple[int, int] | None:
        """The size that the printer takes, if it is another than that of the sheets, either way round."""
        medium, size = self._own.medium if self._own else None, self._watched.size
        if medium is None or size == (0, 0) or is_same(medium, size) or is_same(medium, (size[1], size[0])):
            return None
        return medium

    def _all_reasons(self) -> tuple[str, ...]:
        of_jobs = tuple(each for job in (self._job, self._own) if job for each in job.reasons)
        return tuple(dict.fromkeys((*of_jobs, *self._reasons)))

    def facts(self) -> object:
        """What counts as progress if it was never so before."""
        jobs = tuple((job.state, job.done, job.words) for job in (self._job, self._own) if job)
        return jobs, frozenset(self._all_reasons()), self._words, self._paused, self._lost

    def describe(self) -> End:
        """The state now; of a job that is over, the printer's own word counts."""
        job, own = self._job, self._own
        state = job.state if job else 0
        if own and own.state in _ENDS and state in _ENDS:
            state = own.state
        return End(STATES.get(state, "processing"), self._all_reasons(), self._say())

    def _say(self) -> str:
        """The printer's own words: of the job, else of itself; what CUPS says of it comes between."""
        own = self._own.words if self._own else ""
        return own or (self._job.words if self._job else "") or self._queue_words or self._words

    def sentences(self) -> tuple[str, ...]:
        """What keeps the job from the tray, in words for people; the printer's own come last."""
        found = [self._lost] if self._lost else []
        if self._paused:
            found.append(
                f"the queue {self._watched.queue} is paused; `cupsenable {self._watched.queue}` resumes it,"
                " and the job waits until then"
            )
        reasons = self._all_reasons()
        if self.asks_for_paper:
            found.append("the printer asks for paper: load it, and press the printer's button if it has one")
        found += [words for key, words in _FAULTS.items() if any(each.startswith(key) for each in reasons)]
        if self._paused:
            found = [each for each in found if each != _FAULTS["paused"]]
        if not self._answers:
            found.append("the printer doesn't answer; is it on? The job waits in the queue until it is")
        said, job = self._say(), self._job
        if said and said not in _NOTHING and (found or (job and job.state == PROCESSING and said == self._queue_words)):
            reason = self._paused and said == self._queue_words
            who = "the printer says" if self._answers else "CUPS says"  # it speaks for one that it can't reach
            found.append(f"the reason given: {said}" if reason else f"{who}: {said}")
        return tuple(found)
