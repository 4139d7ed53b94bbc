"""The printer that pages are corrected for is that of the queue, or it is said that it isn't."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from stationery.catalog.printers import Printer as Measured
from stationery.catalog.printers import Printers
from stationery.cli import settings
from stationery.incoming.faces import read_faces
from stationery.incoming.sheets import read_sheets
from stationery.model.errors import Place
from stationery.model.geometry import Point
from stationery.model.units import mm
from stationery.model.values import replace
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


def test_a_finished_envelope_is_turned_for_the_printer_and_the_dry_run_keeps_that_copy(desk: Printer) -> None:
    keep(replace(MINE, turn="ccw"))
    run("envelope", "thank-you.md", "-q")
    done = run("print", "thank-you-envelope.pdf", "--queue", "Quick", "--dry-run")
    assert (
        "turned by 180°: the printer my quick one takes an envelope's right edge, with the stamp, first" in done.stderr
    )
    assert "thank-you-envelope.pdf: not corrected for a printer\n" in done.stderr
    printed = Path(shlex.split(done.stdout.partition("  #")[0])[-1])
    try:
        (face,) = read_faces(printed.read_bytes(), Place("x")) or ()
        assert face.turn == "counterclockwise" and printed.name == "thank-you-envelope.pdf"
        assert printed.resolve() != Path("thank-you-envelope.pdf").resolve()
    finally:
        shutil.rmtree(printed.parent)
    keep(HOME)
    done = run("print", "thank-you-envelope.pdf", "--printer", "home", "--queue", "Quick", "--dry-run")
    assert shlex.split(done.stdout.partition("  #")[0])[-1] == "thank-you-envelope.pdf"


def test_a_kit_is_printed_for_the_printer_of_its_queue_and_its_checklist_says_so(desk: Printer) -> None:
    shutil.copy(SAMPLES / "interview.yaml", ".")
    keep(HOME, replace(MINE, turn="ccw"))
    made = ("kit", "interview.yaml", "--now", "2026-10-20T09:00-05:00", "-q")
    told = run(*made, "--print", "-n", "--queue", "Quick").stderr
    assert told.count(": corrected for my quick one\n") == 5 and "aren't corrected" not in told
    run(*made, "--printer", "my quick one", "--no-cards")
    checklist = pypdf.PdfReader("interview-kit/checklist.pdf").pages[0].extract_text()
    assert "the short edge with the stamp first" in " ".join(checklist.split())
    assert read_sheets(Path("interview-kit/envelopes-us-10.pdf").read_bytes(), Place("x")).printer == "my quick one"
    run(*made, "--no-cards", "-f")
    checklist = pypdf.PdfReader("interview-kit/checklist.pdf").pages[0].extract_text()
    assert "the short edge with the return address first" in " ".join(checklist.split())
    told = run("kit", "interview.yaml", "--printer", "den", code=3).stderr
    assert "there is no printer 'den'" in told


def test_another_envelope_than_the_one_in_the_slot_is_told_and_asked_for(
    desk: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("envelope", "thank-you.md", "--envelope", "dl", "-o", "dl.pdf", "-q")
    told = run("print", "dl.pdf", "--queue", "Quick", "--dry-run").stderr
    assert "dl.pdf: No. 10 is loaded in by-pass-tray, not the envelope DL: put that in first" in told
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    told = run("print", "dl.pdf", "--queue", "Quick", answers="n\n").stderr
    assert "Now dl.pdf: put the envelope DL in by-pass-tray. Print it? [Y/n]" in told
    assert (
        "dl.pdf: Printed side up, flap down and to the right, between the guides, the short edge with the return"
        in told
    )
    run("letter", "thank-you.md", "-q")
    told = run("print", "thank-you.pdf", "--queue", "Quick", "--slot", "by-pass-tray", answers="n\n").stderr
    assert "No. 10 is loaded in by-pass-tray, not US Letter" in told
    assert "To print it later: stationery print thank-you.pdf" in told and desk.printouts() == []


def test_a_letter_and_its_finished_pdf_are_one_print(desk: Printer) -> None:
    run("letter", "thank-you.md", "-q")
    done = run("print", "thank-you.md", "thank-you.pdf", "--dry-run")
    assert len(done.stdout.splitlines()) == 1
    assert "thank-you.pdf: left out, as it is printed from thank-you.md; name the PDF alone" in done.stderr


def test_of_a_letter_whose_envelope_the_printer_lacks_the_letter_is_printed(
    desk: Printer, system: PrintSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = ensure_queue(system, "QuickHome")
    home.clear()
    told = run("print", "thank-you.md", "--queue", "QuickHome", "--dry-run").stderr
    assert "thank-you.md: only the letter is printed, as nobody can be asked to put in its envelope" in told
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    done = run("print", "thank-you.md", "--queue", "QuickHome", code=4)
    assert len(home.printouts()) == 1 and done.stdout.endswith(" completed\n")
    assert done.stderr.endswith(
        "thank-you-envelope.pdf: the printer QuickHome doesn't have the size of the envelope No. 10 (4.125 x 9.5 in)\n"
        "  it has: A4, US Letter; or, with an inkjet printer, tape it onto a sheet of plain paper: `stationery print"
        " thank-you.md --carrier --queue QuickHome`\n"
    )


def test_at_a_terminal_a_carrier_is_printed_again_once_the_envelope_is_on_it(
    desk: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    done = run("print", "thank-you.md", "--carrier", "--queue", "Quick", answers="y\n")
    assert "Now tape the envelope inside the outline, and put the sheet back in the same way. Print it?" in done.stderr
    assert len(done.stdout.splitlines()) == 2 == len(desk.printouts())


def test_the_pencil_mark_comes_before_the_calibration_sheet(desk: Printer) -> None:
    made = run("printer", "sheet", "-o", "sheet.pdf").stderr
    printed = run("print", "sheet.pdf", "--dry-run").stderr
    for told in (made, printed):
        assert "First pencil an X on a plain sheet, on the side that faces up in the printer, at the edge" in told


def test_the_json_of_a_copy_names_the_file_that_people_know(desk: Printer) -> None:
    done = run("print", "thank-you.md", "--queue", "Quick", "--json")
    found = json.loads(done.stdout)
    assert found["file"] == "thank-you.md" and not Path(shlex.split(found["command"])[-1]).exists()
    assert "thank-you.pdf: corrected for my quick one\n" in done.stderr
