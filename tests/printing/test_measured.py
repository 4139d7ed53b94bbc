"""`stationery print` with a measured printer: its queue, and files that are corrected for another one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stationery.catalog.printers import Printer, Printers
from stationery.cli import printed_for, printouts
from stationery.model.geometry import Point, Size
from stationery.model.units import ZERO, mm
from stationery.printing.asking import ask_margins
from stationery.printing.choose import Feed, Sheet
from stationery.printing.profiles import write_printers
from stationery.products.print_jobs import feed_of
from tests.printing.conftest import ensure_queue
from tests.printing.print_system import PrintSystem
from tests.printing.simulated import Simulated
from tests.printing.test_calibration import ADDRESSED, add, desk, run, words_at

__all__ = ["desk"]


@pytest.fixture
def known(stranger: Path) -> Printers:
    """Two measured printers; the default one has a queue and a slot for envelopes."""
    home = Printer("home", "Hall", "manual", "envelope", offset=Point(mm(2), ZERO))
    both = Printers("home", (home, Printer("office", offset=Point(mm(-1), ZERO))))
    (stranger / "printers.yaml").write_text(write_printers(both), "utf-8")
    return both


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would be printed, and how; no printer is asked."""
    calls: list[Any] = []

    def take(items: Any, manner: Any) -> None:
        printed_for.ensure_made_for([(each.path, each.printout.printer) for each in items], manner.printer)
        calls.append((items, manner))

    monkeypatch.setattr("stationery.cli.print_.print_items", take)  # imported before its original is replaced
    monkeypatch.setattr(printouts, "print_items", take)
    return calls


def test_a_letter_file_is_corrected_for_the_default_printer(desk: Path, known: Printers, sent: list[Any]) -> None:
    (desk / "a.md").write_text(
        "---\nfrom: |\n  Bo Fox\n  1 A St\n  Salem, OR 97301\nto: |\n  Ann Lee\n---\n\nYes.\n", "utf-8"
    )
    run("print", "a.md")
    ((items, manner),) = sent
    assert items[0].printout.printer == "home" and manner.feed == Feed("Hall")
    envelope, letter = (
        Sheet(known.printers[0].paper_error, "x", envelope=True),
        Sheet(known.printers[0].paper_error, "x"),
    )
    assert feed_of(envelope, manner.way) == Feed("Hall", "manual", "envelope")
    assert feed_of(letter, manner.way) == Feed("Hall")


def test_a_file_for_another_printer_is_refused(known: Printers, sent: list[Any]) -> None:
    run("envelope", *ADDRESSED, "-o", "e.pdf", "--printer", "office")
    told = run("print", "e.pdf", code=4).stderr
    assert told == (
        "e.pdf: the pages are corrected for the printer office, but would be printed on home\n"
        "  choose it with --printer office, or make the file again without its --printer\n"
    )
    assert sent == []
    run("print", "e.pdf", "--printer", "office")
    assert len(sent) == 1


def test_a_file_for_none_is_printed_as_it_is_and_told(known: Printers, sent: list[Any]) -> None:
    run("envelope", *ADDRESSED, "-o", "e.pdf")
    assert "aren't corrected for home" in run("print", "e.pdf").stderr
    assert "nothing is corrected for it" in run("print", "e.pdf", "--queue", "Den").stderr
    assert sent[1][1].feed.queue == "Den"
    assert "Den is used, not Hall" in run("print", "e.pdf", "--queue", "Den", "--printer", "home").stderr


def test_print_beside_another_command_corrects_for_the_default_printer(known: Printers, sent: list[Any]) -> None:
    run("envelope", *ADDRESSED, "-o", "plain.pdf")
    run("envelope", *ADDRESSED, "-o", "e.pdf", "--print")
    ((items, manner),) = sent
    assert items[0].printout.printer == "home" and manner.printer == known.printers[0]
    assert words_at("plain.pdf") != words_at("e.pdf")


def test_the_printer_is_asked_for_what_it_cannot_print(system: PrintSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    """PWG 5100.7, media-col-database: Wide has borders of 4.2 mm."""
    ensure_queue(system, "Wide")
    monkeypatch.setenv("CUPS_SERVER", system.server)
    said = ask_margins("Wide", Size(mm(215.9), mm(279.4)), "US Letter")
    assert said.queue == "Wide" and said.margins and {round(each.mm, 1) for each in said.margins} == {4.2}
    told = add(Simulated(), "--queue", "Wide").stderr
    assert "The printer Wide can't print the outer 4.2 mm" in told
    assert "--queue: there is no queue 'X'" in add(Simulated(), "--queue", "X", name="x", code=4).stderr
