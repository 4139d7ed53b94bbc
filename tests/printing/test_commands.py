"""stationery print of letter files, cards and other files, and --print of the commands that make them."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli import settings
from stationery.cli.main import stationery
from stationery.model.units import mm
from stationery.printing.cups import Target
from stationery.products import print_jobs
from tests import enclosed
from tests.printing.conftest import ensure_queue
from tests.printing.print_system import Printer, PrintSystem

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"


@pytest.fixture
def printer(system: PrintSystem, server: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Printer:
    """The default queue's printer, and a desk with samples."""
    made = ensure_queue(system, "Quick")
    monkeypatch.setenv("LPDEST", "Quick")
    monkeypatch.chdir(tmp_path)
    for name in ("thank-you.md", "note-card.md", "interview.yaml"):
        shutil.copy(SAMPLES / name, tmp_path)
    made.clear()
    return made


def run(*arguments: str, code: int = 0, answers: str | None = None) -> Result:
    done = CliRunner().invoke(stationery, arguments, input=answers)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stdout + done.stderr
    return done


def arrived(printer: Printer) -> list[str]:
    """The titles of what came, without the number that CUPS may put before it."""
    return [printout.told["IPP_JOB_NAME"].strip('"').rpartition(" - ")[2] for printout in printer.printouts()]


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "at_terminal", lambda: True)


def test_of_a_letter_file_the_letter_is_printed_and_nothing_is_left(printer: Printer, tmp_path: Path) -> None:
    run("print", "thank-you.md")
    assert arrived(printer) == ["thank-you"]
    assert not list(tmp_path.glob("*.pdf"))


def test_at_a_terminal_the_envelope_has_its_turn(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch)
    done = run("print", "thank-you.md", answers="y\n")
    assert arrived(printer) == ["thank-you", "thank-you-envelope"]
    assert "Now thank-you-envelope.pdf: put the envelope No. 10 in by-pass-tray. Print it?" in done.stderr
    printer.clear()
    done = run("print", "thank-you.md", answers="n\n")
    assert "Not printed. To print it later: stationery print thank-you.md --what envelope\n" in done.stderr
    assert arrived(printer) == ["thank-you"]
    printer.clear()
    run("print", "thank-you.md", "--no-input")
    assert arrived(printer) == ["thank-you"]


def test_what_says_more(printer: Printer) -> None:
    run("print", "thank-you.md", "--what", "letter", "--what", "envelope")
    assert arrived(printer) == ["thank-you", "thank-you-envelope"]
    printer.clear()
    run("print", "thank-you.md", "--what", "envelope")
    assert arrived(printer) == ["thank-you-envelope"]
    run("print", "thank-you.md", "--what", "letter", "--what", "card", code=2)


def test_a_carrier_is_printed_on_paper_and_alone(printer: Printer) -> None:
    done = run("print", "thank-you.md", "--carrier", "--json")
    assert "media=na_letter_8.5x11in" in json.loads(done.stdout)["command"]
    assert "removable tape" in done.stderr and arrived(printer) == ["thank-you-carrier"]
    run("print", "thank-you.md", "--carrier", "--what", "letter", code=2)


def test_a_finished_envelope_is_put_on_a_carrier(printer: Printer) -> None:
    run("envelope", "thank-you.md", "-q")
    done = run("print", "thank-you-envelope.pdf", "--carrier", "--json")
    assert "media=na_letter_8.5x11in" in json.loads(done.stdout)["command"]
    assert "drawn from the PDF as it is; it has no tags" in done.stderr and "removable tape" in done.stderr
    assert arrived(printer) == ["thank-you-envelope-carrier"]
    told = run("print", "thank-you-envelope.pdf", "--carrier", "--dry-run").stderr
    assert (
        "it is made from thank-you-envelope.pdf; the command prints a copy, which is kept until you delete it" in told
    )


def test_a_carrier_of_other_pdfs(printer: Printer) -> None:
    run("letter", "thank-you.md", "-q")
    told = run("print", "thank-you.pdf", "--carrier", code=1).stderr
    assert "isn't an envelope" in told and "`stationery envelope thank-you.pdf --carrier`" in told
    run("letter", "thank-you.md", "-o", "kept.pdf", "-q", "--attach-source")
    assert "media=na_letter" in run("print", "kept.pdf", "--carrier", "--dry-run").stdout
    other = pypdf.PdfWriter()
    other.add_blank_page(612, 792)
    other.write("other.pdf")
    told = run("print", "other.pdf", "--carrier", code=1).stderr
    assert "stationery didn't make this PDF" in told and "`stationery envelope other.pdf --carrier`" in told


def test_a_note_is_a_card(printer: Printer) -> None:
    (line,) = run("print", "note-card.md", "--json").stdout.splitlines()
    assert json.loads(line)["state"] == "completed" and "two-sided-long-edge" in json.loads(line)["command"]
    assert arrived(printer) == ["note-card"]


def test_a_dry_run_of_a_letter_file_shows_a_command_for_each(printer: Printer) -> None:
    assert len(run("print", "thank-you.md", "--dry-run").stdout.splitlines()) == 1
    both = ("--what", "letter", "--what", "envelope")
    lines = run("print", "thank-you.md", *both, "--dry-run", "--json").stdout.splitlines()
    assert [json.loads(line)["media"] for line in lines] == ["na_letter_8.5x11in", "na_number-10_4.125x9.5in"]
    assert all("is made from thank-you.md" in json.loads(line)["warnings"][-1] for line in lines)
    assert printer.printouts() == []


def test_nothing_is_sent_where_one_of_them_is_refused(printer: Printer, system: PrintSystem) -> None:
    home = ensure_queue(system, "QuickHome")
    home.clear()
    run("letter", "thank-you.md", "--with-envelope", "-q")
    done = run("print", "thank-you.pdf", "thank-you-envelope.pdf", "--queue", "QuickHome", code=4)
    assert "the envelope No. 10" in done.stderr
    assert home.printouts() == []


def test_the_backs_wait_until_the_pile_is_turned(
    printer: Printer, system: PrintSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = ensure_queue(system, "QuickHome")
    home.clear()
    done = run("print", "note-card.md", "--queue", "QuickHome")
    fronts, backs = (line.split() for line in done.stdout.splitlines())
    assert (fronts[1], backs[1]) == ("completed", "held")
    assert "turn the printed pile over along its long edge" in done.stderr
    assert f"`lp -i {backs[0]} -H resume` prints it" in done.stderr
    system.run("cancel", backs[0])
    home.clear()
    at_a_terminal(monkeypatch)
    run("print", "note-card.md", "--queue", "QuickHome", "--what", "card", answers="y\n")
    assert len(home.printouts()) == 2


def test_pdfs_of_others_are_left_to_their_viewer(printer: Printer) -> None:
    other = pypdf.PdfWriter()
    other.add_blank_page(612, 792)
    other.write("other.pdf")
    assert "stationery didn't make this PDF" in run("print", "other.pdf", code=1).stderr


def test_what_is_for_letter_files(printer: Printer) -> None:
    run("letter", "thank-you.md", "-q")
    run("print", "thank-you.pdf", "--what", "letter", code=2)


def test_copies(printer: Printer) -> None:
    assert " -n 3 " in run("print", "thank-you.md", "--copies", "3", "--dry-run").stdout


def test_letter_prints_what_it_has_written(printer: Printer, tmp_path: Path) -> None:
    done = run("letter", "thank-you.md", "--with-envelope", "--print", "-q")
    assert arrived(printer) == ["thank-you", "thank-you-envelope"]
    assert (tmp_path / "thank-you.pdf").exists()
    assert done.stdout.splitlines()[:2] == ["thank-you.pdf", "thank-you-envelope.pdf"]
    assert [line.split()[1] for line in done.stdout.splitlines()[2:]] == ["completed", "completed"]


def test_envelope_and_note_print_too_and_json_stays_json(printer: Printer) -> None:
    done = run("envelope", "thank-you.md", "--print", "--json")
    assert json.loads(done.stdout)["written"]
    assert arrived(printer) == ["thank-you-envelope"]
    printer.clear()
    run("note", "note-card.md", "--print", "-q")
    assert arrived(printer) == ["note-card"]


def test_a_dry_run_prints_nothing_and_shows_the_commands(printer: Printer, tmp_path: Path) -> None:
    done = run("letter", "thank-you.md", "--print", "-n", "-q")
    assert done.stdout.splitlines()[1].startswith("lp -d Quick ")
    assert printer.printouts() == [] and not list(tmp_path.glob("*.pdf"))
    run("letter", "thank-you.md", "--print", "-o", "-", code=2)


def test_a_kit_prints_its_envelopes_and_cards(printer: Printer) -> None:
    run("kit", "interview.yaml", "--now", "2026-10-20T09:00-05:00", "--no-cards", "--print", "-q")
    assert arrived(printer) and all("envelope" in name or "checklist" in name for name in arrived(printer))


KIT = ("kit", "interview.yaml", "--now", "2026-10-20T09:00-05:00")


def test_a_kit_names_what_to_put_in(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch)
    told = run(*KIT, "--print", "--dry-run", "-q").stderr
    assert "tightened" not in told
    told = run(*KIT, "--print", "-q", answers="n\n" * 9).stderr
    assert "cards-us-a2.pdf: put US Letter (card stock) in" in told and "undersheet.pdf: put US Letter in" in told
    assert "To print it later: stationery print interview-kit/undersheet.pdf" in told


def test_what_needs_other_sheets_in_the_same_slot_is_held(printer: Printer, system: PrintSystem) -> None:
    done = run(*KIT, "--print", "-q", "--queue", "Quick")
    states = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("Quick-")]
    assert "envelopes-us-a2.pdf: held until you have put the envelope A2 " in done.stderr
    assert "cards-us-a2.pdf: held until you have put US Letter (card stock) into the slot main." in done.stderr
    assert states.count("held") == 2 and states.count("completed") == 3
    for line in done.stdout.splitlines():
        if line.endswith(" held"):
            system.run("cancel", line.split()[0])


def test_a_dry_run_of_a_kit_writes_nothing(printer: Printer, tmp_path: Path) -> None:
    done = run(*KIT, "--print", "--dry-run", "--slot", "manual", "-q")
    assert not (tmp_path / "interview-kit").exists() and printer.printouts() == []
    assert "would be written" in done.stdout and "media-source=manual" in done.stdout
    run(*KIT, "--slot", "manual", code=2)


LIST = "Name,Street,City,State,ZIP\n" + "".join(f"Ann Lee{n},{n} Elm Street,Salem,OR,97301\n" for n in (3, 1, 2))


def test_a_merge_is_one_job_a_medium_in_the_order_of_the_list(printer: Printer, tmp_path: Path) -> None:
    (tmp_path / "guests.csv").write_text(LIST)
    (tmp_path / "party.md").write_text(
        "---\nfrom: Bob Roe; 5 Oak Street; Salem, OR 97302\n---\nCome on Friday, {{name}}.\n"
    )
    done = run(
        "merge", "party.md", "guests.csv", "--sort", "name", "--labels", "5160", "--letters", "--envelopes", "--print"
    )
    paths = ["party-guests.pdf", "party-guests-envelopes.pdf", "party-guests-labels.pdf"]
    assert done.stdout.splitlines()[:3] == paths and len(done.stdout.splitlines()) == 6
    assert arrived(printer) == ["party-guests", "party-guests-envelopes"]
    assert "party-guests-labels.pdf: held until you have put US Letter (a sheet of labels) " in done.stderr
    for printout in printer.printouts():
        texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printout.data)).pages]
        assert [f"Lee{number}" in text for number, text in zip((1, 2, 3), texts, strict=True)] == [True] * 3


def test_enclosures_are_printed_after_their_letter(printer: Printer, tmp_path: Path) -> None:
    shutil.copy(enclosed.HERE / "libreoffice.pdf", tmp_path / "resume.pdf")
    text = (tmp_path / "thank-you.md").read_text("utf-8").replace("[Writing sample]", "{Plan: resume.pdf}")
    (tmp_path / "enclosing.md").write_text(text, "utf-8")
    done = run("print", "enclosing.md", "--with-enclosures", "--what", "letter")
    assert arrived(printer) == ["enclosing"] and "aren't printed" not in done.stderr
    (printout,) = printer.printouts()
    assert len(pypdf.PdfReader(io.BytesIO(printout.data)).pages) == 3
    assert "--with-enclosures prints them after the letter" in run("print", "enclosing.md", "-n").stderr


def test_envelopes_of_a_merge_are_turned_as_the_printer_takes_them(
    printer: Printer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "guests.csv").write_text(LIST)
    (tmp_path / "party.md").write_text("---\nfrom: Bob Roe; 5 Oak Street; Salem, OR 97302\n---\nCome, {{name}}.\n")
    monkeypatch.setattr(print_jobs, "choose_turn", lambda *_: "ccw")
    told = run("merge", "party.md", "guests.csv", "--envelopes", "--print").stderr
    assert "party-guests-envelopes.pdf: turned by 180°" in told and "right edge, with the stamp, first" in told
    assert arrived(printer) == ["party-guests-envelopes"]


def test_a_merge_is_printed_without_reading_what_was_written_and_its_envelopes_are_looked_over(
    printer: Printer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "guests.csv").write_text(LIST)
    (tmp_path / "party.md").write_text("---\nfrom: Bob Roe; 5 Oak Street; Salem, OR 97302\n---\nCome, {{name}}.\n")
    monkeypatch.setattr(print_jobs, "choose_turn", lambda *_: "")  # as of a printer that doesn't tell
    monkeypatch.setattr(print_jobs, "read_item", lambda *_, **__: pytest.fail("the file was read"))
    run("merge", "party.md", "guests.csv", "--print")
    assert arrived(printer) == ["party-guests", "party-guests-envelopes"]
    margins = (mm(30), mm(30), mm(30), mm(30))
    monkeypatch.setattr(print_jobs, "margins_of", lambda plan: margins if plan.sheet.envelope else None)
    done = run("merge", "party.md", "guests.csv", "--print", "--again", "-o", "more.pdf", code=4)
    assert "more-envelopes.pdf: the return address is outside what Quick can print; move it " in done.stderr
