"""What a printer would clip of an envelope is refused, with the millimeters to move it; --fix moves it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from stationery.catalog.printers import Printer as Measured
from stationery.catalog.printers import Printers
from stationery.data import files
from stationery.model.geometry import Size
from stationery.model.units import mm
from stationery.printing.profiles import write_printers
from stationery.products.envelope_preflight import reach_of
from tests.printing.conftest import ensure_queue
from tests.printing.print_system import Printer, PrintSystem
from tests.printing.test_commands import SAMPLES, arrived, run

if TYPE_CHECKING:
    from stationery.printing.cups import Target

CLIPS = "can't print the outer 4.2 mm at the left and right, 22 mm at the top, and 20 mm at the bottom"


@pytest.fixture
def printer(system: PrintSystem, server: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printer:
    """It can't print on the first 22 mm of a sheet, nor on its last 20."""
    made = ensure_queue(system, "Clipping")
    monkeypatch.setenv("LPDEST", "Clipping")
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLES / "thank-you.md", tmp_path)
    made.clear()
    return made


def test_an_envelope_of_a_letter_file_says_what_to_move(printer: Printer) -> None:
    done = run("print", "thank-you.md", "--what", "envelope", code=4)
    assert "the return address is outside what Clipping can print; move it 4.5 mm to the right" in done.stderr
    assert "--fix moves it to where the printer can print" in done.stderr
    assert arrived(printer) == []


def test_a_refusal_is_json_too(printer: Printer) -> None:
    told = json.loads(run("print", "thank-you.md", "--what", "envelope", "--json", code=4).stdout)
    assert told["state"] == "refused" and told["job"] is None and "--fix" in told["hint"]
    assert "move it 4.5 mm to the right" in told["message"] and told["file"] == "thank-you-envelope.pdf"


def test_fix_sets_it_anew_and_it_is_printed(printer: Printer) -> None:
    done = run("print", "thank-you.md", "--what", "envelope", "--fix")
    assert "the return address was moved 4.5 mm to the right, so that Clipping can print it" in done.stderr
    assert arrived(printer) == ["thank-you-envelope"]


def test_a_finished_envelope_is_refused_and_one_made_with_fix_is_not(printer: Printer) -> None:
    run("envelope", "thank-you.md", "-o", "e.pdf")
    told = run("print", "e.pdf", code=4).stderr
    assert "page 1: the return address is outside what Clipping can print; move it 4.5 mm to the right" in told
    assert "`stationery print LETTER.md --what envelope --queue Clipping --fix`" in told
    assert "`stationery envelope LETTER.md --fix --queue Clipping`" in told
    assert "--fix is for letter files" in run("print", "e.pdf", "--fix", code=2).stderr
    run("print", "thank-you.md", "--fix", code=2)
    told = run("envelope", "thank-you.md", "-n", "--fix").stderr
    assert "--fix: the return address was moved 4.5 mm to the right." in told
    assert (
        "can't print the outer 4.2 mm at the left and right, 22 mm at the top, and 20 mm at the bottom"
        in run("envelope", "thank-you.md", "-o", "fixed.pdf", "--fix").stderr
    )
    run("print", "fixed.pdf", "--dry-run")
    run("envelope", "thank-you.md", "--fix", "--carrier", code=2)


def test_fix_of_a_letter_and_its_envelope(printer: Printer) -> None:
    told = run("letter", "thank-you.md", "--with-envelope", "--fix", "--queue", "Clipping").stderr
    assert f"The printer Clipping {CLIPS}" in told
    run("print", "thank-you-envelope.pdf", "--dry-run")
    run("letter", "thank-you.md", "--fix", code=2)
    assert "--queue is for --fix and --print" in run("letter", "thank-you.md", "--queue", "Clipping", code=2).stderr


def test_fix_asks_the_queue_that_is_named(printer: Printer, system: PrintSystem) -> None:
    ensure_queue(system, "Wide")
    told = run("envelope", "thank-you.md", "--fix", "--queue", "Wide", "-n").stderr
    assert "The printer Wide can't print" in told and "--fix: nothing had to be moved." in told
    assert "The printer Clipping can't" in run("envelope", "thank-you.md", "--fix", "-n").stderr
    assert "no queue" in run("envelope", "thank-you.md", "--fix", "--queue", "Nowhere", "-n", code=4).stderr.lower()


def test_fix_of_a_note_is_that_of_its_cards_envelope(printer: Printer) -> None:
    shutil.copy(SAMPLES / "note-card.md", ".")
    told = run("note", "note-card.md", "--with-envelope", "--fix").stderr
    assert f"The printer Clipping {CLIPS}" in told
    run("print", "note-card-envelope.pdf", "--dry-run")
    done = run("print", "note-card.md", "--what", "card", "--what", "envelope", "--fix", "--dry-run", "--json")
    assert "na_a2_4.375x5.75in" in done.stdout or "Custom" in done.stdout
    run("note", "--blank", "2", "--with-envelope", "--fix", code=2)


def move(path: str, right: float, down: float) -> None:
    """Move what is printed on an envelope, as it is read, by millimeters; its tags stay."""
    writer = pypdf.PdfWriter(clone_from=path)
    for page in writer.pages:  # turned clockwise: what is down goes to the left
        page.add_transformation(pypdf.Transformation().translate(-down * 72 / 25.4, -right * 72 / 25.4))
    writer.write(path)


def test_the_zones_of_the_post_are_looked_at_in_a_finished_envelope(
    printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "is_ours", lambda path: True)  # pypdf says that it wrote them
    run("envelope", "thank-you.md", "-o", "e.pdf", "--fix")
    assert "nothing to improve" in run("check", "e.pdf").stderr
    move("e.pdf", 0, 25)
    told = run("check", "e.pdf", code=1).stdout
    assert (
        "E M5 the delivery address is outside the zone that the United States Postal Service has for it; move it "
        in told
    )
    assert "the delivery address is where the United States Postal Service wants nothing; move it " in told
    assert "mm up" in told
    told = run("print", "e.pdf", code=4).stderr
    assert "the delivery address is where the United States Postal Service wants nothing" in told
    assert arrived(printer) == []
    move("e.pdf", 0, 40)
    assert "the delivery address is outside the envelope; move it" in run("check", "e.pdf", code=1).stdout


def test_check_of_other_pdfs_stays_as_it_was(printer: Printer) -> None:
    run("letter", "thank-you.md", "-q")
    assert "this PDF has no letter source attached" in run("check", "thank-you.pdf", code=3).stderr


def test_letters_are_not_looked_over(printer: Printer) -> None:
    run("print", "thank-you.md", "--dry-run")


def test_margins_turn_with_the_envelope() -> None:
    """A wide envelope goes in with its left edge first: what is lost at the top of the feed is lost at its left."""
    reached = reach_of(Size(mm(240), mm(100)), (mm(1), mm(20), mm(3), mm(10)))
    assert [round(each.mm, 2) for each in (reached.x, reached.y, reached.right, reached.bottom)] == [20, 3, 230, 99]


def test_margins_that_leave_no_room_are_told_at_the_list_of_printers(stranger: Path, tmp_path: Path) -> None:
    wide = Measured("home", margins=(mm(40), mm(40), mm(40), mm(40)))
    (stranger / "printers.yaml").write_text(write_printers(Printers("home", (wide,))))
    addressed = ("--to", "Ann Lee; 12 Elm St; Salem, OR 97301", "--from", "Bo Fox; 1 A St; Salem, OR 97301")
    told = run("envelope", *addressed, "--printer", "home", "-o", str(tmp_path / "e.pdf"), code=1).stderr
    assert "printers.yaml: the margins of the printer home leave no room: return address: 3 lines are" in told
    assert "they are 40, 40, 40, 40 mm; correct `margins` there" in told
