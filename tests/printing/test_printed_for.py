"""The printer that pages are corrected for is that of the queue, or it is said that it isn't."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from stationery.catalog.printers import Printer as Measured
from stationery.catalog.printers import Printers
from stationery.cli import settings
from stationery.model.geometry import Point
from stationery.model.units import mm
from stationery.printing.profiles import write_printers
from tests.printing.conftest import ensure_queue
from tests.printing.print_system import Printer, PrintSystem
from tests.printing.test_commands import SAMPLES, run

if TYPE_CHECKING:
    from stationery.printing.cups import Target


def keep(*printers: Measured) -> None:
    path = Path(settings.printers_path())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_printers(Printers(printers[0].name if printers else "", printers)), "utf-8")


HOME = Measured("home", offset=Point(mm(1), mm(2)))
MINE = Measured("my quick one", queue="Quick", offset=Point(mm(3), mm(-2)))


@pytest.fixture
def desk(
    system: PrintSystem, server: Target, stranger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Printer:
    made = ensure_queue(system, "Quick")
    ensure_queue(system, "Office")
    monkeypatch.setenv("LPDEST", "Office")
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLES / "thank-you.md", tmp_path)
    keep(HOME, MINE)
    made.clear()
    return made


def test_the_printer_of_the_named_queue_is_taken(desk: Printer) -> None:
    run("letter", "thank-you.md", "-o", "mine.pdf", "--printer", "my quick one")
    run("letter", "thank-you.md", "-o", "home.pdf", "--printer", "home")
    run("print", "mine.pdf", "--queue", "Quick", "--dry-run")
    told = run("print", "home.pdf", "--queue", "Quick", code=4).stderr
    assert "corrected for the printer home, but would be printed on my quick one" in told
    told = run("print", "mine.pdf", "--dry-run", code=4).stderr
    assert "choose it with --printer 'my quick one'" in told
    told = run("print", "thank-you.md", "--queue", "Quick", "--dry-run").stderr
    assert "thank-you.pdf: corrected for my quick one\n" in told and "taken for it" not in told


def test_a_correction_for_another_printer_is_told(desk: Printer) -> None:
    told = run("print", "thank-you.md", "--queue", "Office", "--dry-run").stderr
    assert "your default one, home, names no queue, and is taken for it" in told
    assert "thank-you.pdf: corrected for home\n" in told
    told = run("print", "thank-you.md", "--queue", "Office", "--printer", "my quick one", "--dry-run").stderr
    assert "Office is used, not Quick" in told and "is corrected for my quick one" in told
    keep(MINE)
    told = run("print", "thank-you.md", "--queue", "Office", "--dry-run").stderr
    assert "--queue: no printer that you have measured has the queue Office, so nothing is corrected for it" in told


def test_without_a_queue_the_printer_of_the_default_queue_is_taken(
    desk: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LPDEST", "Quick")
    told = run("print", "thank-you.md", "--dry-run").stderr
    assert "thank-you.pdf: corrected for my quick one\n" in told
    told = run("print", "thank-you.md", "--printer", "home", "--dry-run").stderr
    assert "corrected for home, but go to the queue Quick, which is that of the printer my quick one" in told


def test_without_a_default_printer_none_is_taken_for_another_queue(desk: Printer) -> None:
    run("printer", "remove", "home")
    told = run("print", "thank-you.md", "--dry-run").stderr
    assert "thank-you.pdf: not corrected for a printer\n" in told


def test_a_pdf_for_a_printer_with_another_queue_says_which(desk: Printer) -> None:
    run("letter", "thank-you.md", "-o", "mine.pdf", "--printer", "my quick one")
    keep(MINE)
    told = run("print", "mine.pdf", "--queue", "Office", code=4).stderr
    assert "corrected for the printer my quick one, whose queue is Quick, but the queue is Office" in told
    assert "print it with --queue Quick, or make the file again without its --printer" in told


def test_of_two_with_the_queue_the_default_one_is_taken(desk: Printer) -> None:
    other = Measured("other", queue="Quick", offset=Point(mm(3), mm(-2)))
    keep(HOME, MINE, other)
    told = run("print", "thank-you.md", "--queue", "Quick", "--dry-run").stderr
    assert "Several printers have the queue Quick (my quick one, other); my quick one is used" in told
    keep(other, MINE)
    assert "other is used" in run("print", "thank-you.md", "--queue", "Quick", "--dry-run").stderr


def test_a_file_for_a_printer_that_was_removed(desk: Printer) -> None:
    run("letter", "thank-you.md", "-o", "home.pdf", "--printer", "home")
    run("printer", "remove", "home")
    told = run("print", "home.pdf", code=4).stderr
    assert "corrected for the printer home, which is no longer set up" in told and "--printer home" not in told


def test_what_a_command_makes_to_print_is_for_the_printer_of_its_queue(desk: Printer) -> None:
    told = run("letter", "thank-you.md", "--print", "--queue", "Quick", "-n", "-q").stderr
    assert "thank-you.pdf: corrected for my quick one\n" in told
    told = run("letter", "thank-you.md", "--print", "--queue", "Office", "-n", "-q").stderr
    assert told.count("your default one, home, names no queue") == 1
    keep(MINE)
    told = run("envelope", "thank-you.md", "--print", "--queue", "Office", "-n", "-q").stderr
    assert told.count("nothing is corrected for it") == 1
