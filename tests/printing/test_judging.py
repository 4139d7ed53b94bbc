"""When a job is done, and when it is not, by what CUPS and the printer say of it: scripted, second by second."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from stationery.model.errors import PrinterError
from stationery.printing import watch as watching
from stationery.printing.connection import Server
from stationery.printing.cups import Job, read_job
from stationery.printing.ipp import Attributes
from stationery.printing.watch import End, Watched, watch
from tests.printing.dumps import dump

PENDING, HELD, PROCESSING, STOPPED, CANCELED, ABORTED, COMPLETED = range(3, 10)


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(watching, "time", made)
    monkeypatch.setattr(watching, "POLL", 0.2)
    return made


def job(state: int, *reasons: str, words: str = "", number: int = 7, name: str = "a letter", **more: Any) -> Job:
    return Job(number, name, state, reasons, words, **more)


@dataclass
class Scripted:
    """A target that says the next thing each time it is asked for its job; the last one over and over."""

    script: list[Job | PrinterError | None]
    attributes: Attributes | None = field(default_factory=lambda: {"printer-state": (4,)})
    server = Server("localhost")

    def _next(self) -> Job | None:
        now = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(now, PrinterError):
            raise now
        return now

    def job(self, number: int) -> Job | None:
        return self._next()

    def jobs(self) -> tuple[Job, ...]:
        now = self._next()
        return (now,) if now else ()

    def state(self) -> Attributes | None:
        return self.attributes


def watch_of(cups: Scripted, printer: Scripted | None, size: tuple[int, int] = (21590, 27940)) -> Watched:
    """The job 7 of a letter, on US Letter unless `size` says otherwise; the printer has had two jobs before."""
    return Watched("Office", 7, "a letter", cast(Any, cups), cast(Any, printer), frozenset({1, 2}), size)


def look(
    cups: Scripted, printer: Scripted | None = None, seconds: float = 5, held: bool = False
) -> tuple[End, list[str]]:
    told: list[str] = []
    return watch(watch_of(cups, printer), seconds, told.append, held=held), told


def failing(
    cups: Scripted, printer: Scripted | None = None, seconds: float = 5, size: tuple[int, int] = (21590, 27940)
) -> tuple[str, str, list[str]]:
    told: list[str] = []
    with pytest.raises(PrinterError) as failed:
        watch(watch_of(cups, printer, size), seconds, told.append)
    end = failed.value.understood
    assert isinstance(end, End)
    return failed.value.message, end.state, told


def test_rfc_8011_5_3_7_completed_is_completed_whatever_the_reasons() -> None:
    """RFC 8011, 5.3.7: job-state decides; processing-to-stop-point may stay among the reasons."""
    end, told = look(Scripted([job(PROCESSING), job(COMPLETED, "processing-to-stop-point")]))
    assert end.state == "completed" and told == []


def test_what_cups_calls_completed_and_the_printer_aborted_is_aborted() -> None:
    printer = Scripted([job(PROCESSING), job(ABORTED, "aborted-by-system", words="Paper jam")])
    message, state, _ = failing(Scripted([job(PROCESSING), job(COMPLETED)]), printer)
    assert (message, state) == ("the job Office-7 was aborted: Paper jam", "aborted")


def test_the_printer_may_be_slower_than_cups() -> None:
    printer = Scripted([job(PROCESSING), job(PROCESSING), job(PROCESSING, done=1), job(COMPLETED)])
    assert look(Scripted([job(COMPLETED)]), printer)[0].state == "completed"


def test_a_printer_that_keeps_no_jobs_is_not_waited_for_long(clock: Clock) -> None:
    before = clock.now
    assert look(Scripted([job(COMPLETED)]), Scripted([None]), seconds=60)[0].state == "completed"
    assert clock.now - before < 5


def test_a_job_of_somebody_elses_is_not_ours() -> None:
    others = Scripted([job(ABORTED, number=1), job(ABORTED, number=2), job(ABORTED, name="another", number=8)])
    assert look(Scripted([job(PROCESSING), job(COMPLETED)]), others)[0].state == "completed"


def test_cups_calls_it_by_its_number_where_the_printer_takes_no_separate_documents() -> None:
    own = Scripted([job(ABORTED, name="7 - a letter", number=8)])
    assert failing(Scripted([job(COMPLETED)]), own)[1] == "aborted"


def test_a_second_try_counts() -> None:
    own = Scripted([job(ABORTED, number=8), job(ABORTED, number=8), job(COMPLETED, number=9)])
    cups = Scripted([job(PROCESSING), job(PENDING), job(PROCESSING), job(COMPLETED)])
    assert look(cups, own)[0].state == "completed"


def test_nothing_new_ends_the_watching(clock: Clock) -> None:
    before = clock.now
    message, state, _ = failing(Scripted([job(PROCESSING)]), seconds=120)
    assert "isn't done after 120 s without progress" in message and state == "processing"
    assert 120 <= clock.now - before < 122


def test_each_new_thing_begins_the_count_anew_and_what_goes_back_and_forth_does_not(clock: Clock) -> None:
    before = clock.now
    states = [job(PROCESSING, done=number) for number in range(20) for _ in range(20)]
    failing(Scripted([*states, *[job(PROCESSING, done=number % 2) for number in range(400)]]), seconds=10)
    assert 80 <= clock.now - before < 95


def test_rfc_8011_5_4_12_asking_for_paper_is_not_counted() -> None:
    """RFC 8011, 5.4.12: media-needed and media-empty, with a severity."""
    waiting = [job(PROCESSING, "media-needed-warning")] * 3000
    end, told = look(Scripted([*waiting, job(COMPLETED)]), seconds=10)
    assert end.state == "completed" and told[0].startswith("the printer asks for paper")


def test_rfc_8011_5_4_12_a_paused_queue_is_told_once() -> None:
    cups = Scripted([job(PENDING)], {"printer-state": (5,), "printer-state-reasons": ("paused",)})
    message, state, told = failing(cups)
    assert state == "pending" and "the queue Office is paused" in message
    assert len(told) == 1


def test_rfc_8011_5_3_7_a_held_job_is_an_end_only_if_it_was_to_be_held() -> None:
    assert look(Scripted([job(HELD)]), held=True)[0].state == "held"
    assert failing(Scripted([job(HELD)]))[1] == "held"


def test_a_job_that_nobody_knows_any_more_is_no_success() -> None:
    message, _, _ = failing(Scripted([job(PROCESSING), None]))
    assert "no longer knows the job Office-7" in message


def test_a_server_that_falls_silent_is_waited_for_and_told() -> None:
    gone = PrinterError("no print server answers at localhost:631")
    end, told = look(Scripted([job(PROCESSING), gone, gone, job(COMPLETED)]))
    assert end.state == "completed" and told == [gone.message]
    assert "no print server answers" in failing(Scripted([job(PROCESSING), gone]))[0]


NO_10, LETTER, A4 = (10477, 24130), (21590, 27940), (21000, 29700)


@pytest.fixture
def canceled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The jobs that were canceled."""
    found: list[str] = []
    monkeypatch.setattr(watching, "cancel", lambda number, server: found.append(number))
    return found


@pytest.mark.parametrize(
    ("size", "taken", "said"),
    [
        (NO_10, LETTER, "8.5 x 11 in, not 4.125 x 9.5 in"),
        (NO_10, A4, "210 x 297 mm, not 4.125 x 9.5 in"),
        (NO_10, (11000, 22000), "110 x 220 mm, not 4.125 x 9.5 in"),
        (LETTER, NO_10, "4.125 x 9.5 in, not 8.5 x 11 in"),
    ],
    ids=["an envelope on Letter", "an envelope on A4", "a No. 10 on a DL", "a letter on an envelope"],
)
def test_pwg_5100_8_other_paper_in_media_col_actual_is_canceled_and_an_error(
    size: tuple[int, int], taken: tuple[int, int], said: str, canceled: list[str]
) -> None:
    own = Scripted([job(PROCESSING, medium=taken)])
    message, state, _ = failing(Scripted([job(PROCESSING)]), own, size=size)
    assert message == f"the printer takes another paper for the job Office-7, {said}"
    assert state == "canceled" and canceled == ["Office-7"]


def test_pwg_5100_8_an_envelope_that_lies_in_the_tray_on_other_paper_is_an_error(canceled: list[str]) -> None:
    """It is too late to cancel it, and its state is told as it is."""
    own = Scripted([job(COMPLETED, medium=LETTER)])
    message, state, _ = failing(Scripted([job(COMPLETED)]), own, size=NO_10)
    assert message == "the printer took another paper for the job Office-7, 8.5 x 11 in, not 4.125 x 9.5 in"
    assert state == "completed" and canceled == []


def test_pwg_5100_8_what_was_taken_counts_and_not_what_was_asked_for() -> None:
    """Without media-col-actual, a printer that keeps another media-col (PWG 5100.7) has substituted it."""
    sizes = [{"media-size": ({"x-dimension": (x,), "y-dimension": (y,)},)} for x, y in (NO_10, LETTER)]
    asked, actual = sizes
    assert read_job({"job-id": (7,), "media-col": (asked,), "media-col-actual": (actual,)}).medium == LETTER
    assert read_job({"job-id": (7,), "media-col": (actual,)}).medium == LETTER
    assert read_job({"job-id": (7,)}).medium is None


@pytest.mark.parametrize("medium", [(21590, 27940), (27940, 21590), (21600, 27900), None])
def test_pwg_5100_8_the_same_paper_is_none_other_either_way_round(medium: tuple[int, int] | None) -> None:
    assert look(Scripted([job(COMPLETED)]), Scripted([job(COMPLETED, medium=medium)]))[0].state == "completed"


@pytest.mark.parametrize(
    ("dump_", "sentence", "words"),
    [
        ("xerox-b210-jam", "the paper is jammed", "Paper jam inside of printer. Please remove the paper."),
        ("xerox-b210-toner", "the toner is used up", "Printer is not able to print."),
    ],
)
def test_rfc_8011_5_4_12_what_a_real_printer_says_of_itself_is_told_in_its_words(
    dump_: str, sentence: str, words: str
) -> None:
    own = Scripted([job(PROCESSING)], dump(f"states/{dump_}"))
    message, state, told = failing(Scripted([job(PROCESSING)]), own)
    assert told == [sentence, f"the printer says: {words}"] and state == "processing"
    assert f"{sentence}; the printer says: {words}" in message


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("media-jam-error", "the paper is jammed"),
        ("media-empty-error", "the printer asks for paper"),
        ("media-needed-report", "the printer asks for paper"),
        ("cover-open-warning", "a cover is open"),
        ("door-open", "a door is open"),
        ("marker-supply-empty-error", "ink or toner is used up"),
        ("input-tray-missing", "the tray is missing"),
        ("output-area-full-warning", "the output tray is full"),
        ("shutdown", "the printer is off"),
        ("marker-supply-low-warning", ""),
        ("none", ""),
    ],
)
def test_rfc_8011_5_4_12_each_reason_with_any_severity_is_told_once(reason: str, sentence: str) -> None:
    own = Scripted([job(PROCESSING), job(PROCESSING), job(COMPLETED)], {"printer-state-reasons": (reason,)})
    end, told = look(Scripted([job(PROCESSING), job(PROCESSING), job(COMPLETED)]), own)
    assert end.state == "completed" and len(told) == bool(sentence)
    assert "".join(told).startswith(sentence)


def test_an_empty_tray_is_told_in_the_printers_own_words_too() -> None:
    waiting = job(PROCESSING, "media-needed-warning", words="Load Letter in tray 1.")
    _, told = look(Scripted([job(PROCESSING), job(PROCESSING), job(COMPLETED)]), Scripted([waiting, job(COMPLETED)]))
    assert told == [
        "the printer asks for paper: load it, and press the printer's button if it has one",
        "the printer says: Load Letter in tray 1.",
    ]


def test_a_printer_that_is_switched_off_meanwhile_is_told() -> None:
    gone = PrinterError("no printer answers at printer.local")
    message, state, told = failing(Scripted([job(PROCESSING)]), Scripted([job(PROCESSING), gone]))
    assert (
        told == ["the printer doesn't answer; is it on? The job waits in the queue until it is"]
        and state == "processing"
    )
    assert "isn't done after 5 s without progress: the printer doesn't answer; is it on?" in message


def test_a_queue_that_vanishes_while_it_prints_is_no_success() -> None:
    cups = Scripted([job(PROCESSING), None], None)
    message, state, _ = failing(cups)
    assert message == "the queue Office no longer exists" and state == "canceled"


def test_the_reason_why_a_queue_is_paused_is_told() -> None:
    """CUPS keeps what `cupsdisable -r` gives in printer-state-message (RFC 8011, 5.4.13)."""
    paused: Attributes = {
        "printer-state": (5,),
        "printer-state-reasons": ("paused",),
        "printer-state-message": ("Ink is on its way",),
    }
    _, _, told = failing(Scripted([job(PENDING)], paused))
    assert told == [
        "the queue Office is paused; `cupsenable Office` resumes it, and the job waits until then",
        "the reason given: Ink is on its way",
    ]
