"""Printing from the desk: printers, how to load them, jobs with their ends, and what a printer would clip."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader, PdfWriter

from stationery.catalog.printers import Printer, Printers
from stationery.cli.main import stationery
from stationery.desk.enclosed_rows import find_rows
from stationery.printing.cups import Target
from stationery.printing.loading import draw_picture, lay_envelope, lay_paper
from stationery.printing.profiles import write_printers
from tests.desk.running import Running
from tests.desk.served import SAMPLES, Told, ask, open_letter
from tests.printing.conftest import ensure_queue, server, system
from tests.printing.print_system import PrintSystem

__all__ = ["server", "system"]


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("thank-you.md", "note-card.md"):
        shutil.copy(SAMPLES / name, folder)
    return folder


@pytest.fixture
def alone(letters: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A desk without a print server."""
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    with Running(letters) as made:
        yield made


@pytest.fixture
def desk(system: PrintSystem, server: Target, letters: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A desk with the queues of the tests' print system; the quick one is the default."""
    for name in ("Quick", "QuickHome", "Clipping"):
        ensure_queue(system, name).clear()
    monkeypatch.setenv("LPDEST", "Quick")
    with Running(letters) as made:
        yield made


def test_without_a_print_server_the_page_says_so(alone: Running) -> None:
    found = ask(alone, "printers")
    assert found["queues"] == [] and found["message"] == "No printer was found on this computer"
    assert found["hint"].startswith("save the PDF, and print it from your PDF viewer at 100%")
    id, _ = open_letter(alone, "thank-you.md")
    said = ask(alone, "print", 422, id=id, what="letter")
    assert said["error"]["message"] == found["message"] and not said["fix"] and not said["anyway"]


def test_how_an_envelope_is_loaded_is_told_and_drawn(alone: Running) -> None:
    id, _ = open_letter(alone, "thank-you.md")
    told = ask(alone, "loading", id=id, what="envelope")
    assert told["sentences"][1].startswith("Feed the left edge, with the return address, first;")
    assert told["about"].startswith("An envelope seen from above")
    picture = ET.fromstring(told["svg"])
    assert picture.find(".//{http://www.w3.org/2000/svg}image") is not None  # the envelope's face
    assert ask(alone, "loading", id=id, what="letter")["sentences"][0].startswith('print at 100% ("actual size")')


def test_a_measured_printer_says_how_it_is_loaded(letters: Path, stranger: Path) -> None:
    known = Printers("home", (Printer("home", "Hall", face="down", guide="left"),))
    (stranger / "printers.yaml").write_text(write_printers(known), "utf-8")
    with Running(letters) as made:
        (row,) = ask(made, "printers")["printers"]
        assert (row["name"], row["queue"]) == ("home", "Hall")
        assert row["loading"].startswith("Printed side down, flap up and to the left, against the right guide,")
        id, _ = open_letter(made, "thank-you.md")
        told = ask(made, "loading", id=id, what="envelope")
        assert told["measured"] == "home" and told["sentences"][1] == row["loading"]
        assert "printed side down" in told["svg"]


def test_the_drawing_shows_the_face_only_where_it_is_seen() -> None:
    face = '<svg xmlns="http://www.w3.org/2000/svg" width="241.3mm" height="104.775mm" viewBox="0 0 684 297"/>'
    for turn, placed in (("cw", "translate(104.775 0) rotate(90)"), ("ccw", "translate(0 241.3) rotate(-90)")):
        drawn = draw_picture(lay_envelope(Printer(turn=turn)), 104.775, 241.3, "An envelope", face)
        assert placed in drawn and 'width="241.3" height="104.775"' in drawn
        ET.fromstring(drawn)
    assert "rotate" not in draw_picture(lay_paper(Printer()), 210, 297, "A sheet", face)
    assert 'width="297" height="210"' in draw_picture(lay_paper(Printer()), 210, 297, "A sheet", face, wide=True)
    assert "<image" not in draw_picture(lay_envelope(Printer(face="down")), 104.775, 241.3, "x", face)


def test_queues_are_listed_with_the_default_one(desk: Running) -> None:
    found = ask(desk, "printers")
    assert found["system"] == "cups" and found["queue"] == "Quick"
    assert {"Quick", "QuickHome", "Clipping"} <= {each["name"] for each in found["queues"]}


def test_a_dry_run_plans_and_sends_nothing(desk: Running, system: PrintSystem) -> None:
    id, _ = open_letter(desk, "thank-you.md")
    planned = ask(desk, "print", id=id, what="letter", dry=True)
    (plan,) = planned["plans"]
    assert plan["queue"] == "Quick" and plan["command"].startswith("lp -d Quick") and planned["outside"] == []
    assert system.printers["quick"].printouts() == []
    id, _ = open_letter(desk, "note-card.md")
    (plan,) = ask(desk, "print", id=id, what="envelope", dry=True)["plans"]
    assert any("is taken from the slot" in each for each in plan["warnings"])
    assert "--slot" not in " ".join(plan["warnings"])


@pytest.mark.parametrize("what", ["letter", "envelope"])
def test_a_job_is_printed_and_watched_to_its_end(desk: Running, system: PrintSystem, what: str) -> None:
    id, _ = open_letter(desk, "thank-you.md")
    with Told(desk) as told:
        job = ask(desk, "print", id=id, what=what)["job"]
        sent = told.next(type="job", id=job)
        assert sent["state"] == "sent" and "to Quick" in sent["message"]
        assert told.next(type="job", id=job, state="completed")["message"] == "Printed."
    (arrived,) = system.printers["quick"].printouts()
    title = "thank-you" if what == "letter" else "thank-you-envelope"
    assert arrived.told["IPP_JOB_NAME"].strip('"').endswith(title)


def test_a_size_that_the_printer_lacks_is_refused_in_the_printer_s_words(desk: Running) -> None:
    id, _ = open_letter(desk, "thank-you.md")
    said = ask(desk, "print", 422, id=id, what="envelope", queue="QuickHome")
    assert said["error"]["message"].startswith("the printer QuickHome doesn't have the size of the envelope No. 10")


def test_an_envelope_that_would_be_clipped_is_set_anew(desk: Running, system: PrintSystem) -> None:
    id, _ = open_letter(desk, "thank-you.md")
    said = ask(desk, "print", 422, id=id, what="envelope", queue="Clipping")
    assert "move it" in said["error"]["message"] and said["fix"]
    with Told(desk) as told:
        asked = ask(desk, "print", id=id, what="envelope", queue="Clipping", fix=True)
        assert asked["anew"]
        told.next(type="job", id=asked["job"], state="completed")
    assert len(system.printers["clipping"].printouts()) == 1


def test_a_date_that_is_none_is_printed_only_if_that_is_said(desk: Running, letters: Path) -> None:
    path = letters / "thank-you.md"
    path.write_text(re.sub("(?m)^date: .*$", "date: Febtober 99", path.read_text()))
    id, _ = open_letter(desk, "thank-you.md")
    said = ask(desk, "print", 422, id=id, what="letter")
    assert said["anyway"] and "as a date" in said["error"]["message"] and "Write the date as" not in said
    assert ask(desk, "print", id=id, what="letter", dry=True, anyway=True)["plans"][0]["said"].startswith("to Quick: ")
    said = ask(desk, "made", 422, id=id, what="pdf")
    assert "as a date" in said["error"]["message"]
    assert (said["draft"], said["label"]) == ("pdf-anyway", "Save it as typed")
    saved = desk.ask("POST /api/made", desk.headers(), json.dumps({"id": id, "what": said["draft"]}).encode())
    assert saved[0] == 200 and "thank-you.pdf" in saved[1]


def test_a_calendar_is_offered_only_where_there_is_one(alone: Running, letters: Path) -> None:
    id, _ = open_letter(alone, "thank-you.md")
    assert not ask(alone, "printers", id=id)["calendar"]
    (letters / "interview.yaml").write_text("organization: Acme\nat: 2026-11-20 14:00 America/Chicago\n")
    path = letters / "note-card.md"
    path.write_text(path.read_text().replace("---\n", "---\ninterview: interview.yaml\n", 1))
    id, _ = open_letter(alone, "note-card.md")
    assert ask(alone, "printers", id=id)["calendar"]


def test_what_is_no_job_can_t_be_canceled(desk: Running) -> None:
    assert ask(desk, "print/cancel", 422, job="none")["error"]["message"] == "the desk has no such job"


def test_a_draft_is_offered_where_placeholders_hinder_it(desk: Running, letters: Path) -> None:
    path = letters / "note-card.md"
    path.write_text(path.read_text() + "\nAbout [[what]].\n")
    id, _ = open_letter(desk, "note-card.md")
    for name, what, draft in (("made", "pdf", "draft"), ("loading", "letter", "draft"), ("made", "card", "card-draft")):
        said = ask(desk, name, 422, id=id, what=what)
        assert said["draft"] == draft and "save a draft" in said["errors"][-1]["hint"]
    for what in ("draft", "card-draft"):
        body = json.dumps({"id": id, "what": what}).encode()
        status, _, data = desk.ask("POST /api/made", desk.headers(), body)
        assert status == 200 and data.startswith(b"%PDF-"), data


def test_the_envelopes_of_a_list_are_printed(desk: Running, system: PrintSystem) -> None:
    head = desk.headers(Content_Type="application/octet-stream", X_Stationery_Name="guests.csv")
    rows = b"Name,Street,City,State,ZIP\nAnn Lee,12 Elm Street,Salem,OR,97301\nBo Fox,1 A Street,Salem,OR,97301\n"
    list_ = json.loads(desk.ask("POST /api/list", head, rows)[2])["list"]
    made = ask(desk, "list/make", list=list_, id="", media=["envelopes"])
    assert [each["name"] for each in made["files"]] == ["guests-envelopes.pdf"]
    with Told(desk) as told:
        job = ask(desk, "list/print", list=list_, file=0, queue="Quick")["job"]
        told.next(type="job", id=job, state="completed")
    (arrived,) = system.printers["quick"].printouts()
    assert arrived.told["IPP_JOB_NAME"].strip('"').endswith("guests-envelopes")


def enclosing(letters: Path, file: str = "resume.pdf") -> None:
    """A letter that encloses a PDF of three sheets."""
    (letters / "resume.pdf").write_bytes(blank_pdf(3))
    rows = (SAMPLES / "thank-you.md").read_text("utf-8").splitlines(keepends=True)
    rows = [f"enclosures: [Résumé: {file}]\n" if row.startswith("enclosures:") else row for row in rows]
    (letters / "enclosing.md").write_text("".join(rows), "utf-8")


def blank_pdf(pages: int) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(612, 792)
    data = BytesIO()
    writer.write(data)
    return data.getvalue()


def test_enclosures_are_counted_weighed_and_printed_as_on_the_command_line(alone: Running, letters: Path) -> None:
    enclosing(letters)
    id, _ = open_letter(alone, "enclosing.md")
    (count, weight) = ask(alone, "loading", id=id, what="letter")["enclosed"]
    assert count == "3 sheets are enclosed: resume.pdf."
    made = CliRunner().invoke(stationery, ["fit", str(letters / "enclosing.md"), "--envelope", "us-10", "--json"])
    grams = json.loads(made.stdout)["envelopes"][0]["grams"]
    assert f" oz ({grams:.0f} g) in" in weight and weight.endswith("in No. 10.")
    assert ask(alone, "loading", id=id, what="envelope")["enclosed"] == []
    CliRunner().invoke(stationery, ["letter", str(letters / "enclosing.md"), "--with-enclosures"])
    for what, pages in (("enclosed", 4), ("pdf", 1)):
        asked = json.dumps({"id": id, "what": what}).encode()
        _, head, data = alone.ask("POST /api/made", alone.headers(), asked)
        assert "enclosing.pdf" in head and len(PdfReader(BytesIO(data)).pages) == pages
        assert (data == (letters / "enclosing.pdf").read_bytes()) == (what == "enclosed")


def test_a_sheet_of_cards_goes_in_short_edge_first_and_holds_two(alone: Running, letters: Path) -> None:
    text = "---\nkind: note\nfrom: Ann Lee; 1 Elm St; Salem, OR 97301\nto: Bo Fox\n---\nThank you for all of it.\n"
    (letters / "card.md").write_text(text, "utf-8")
    told = ask(alone, "loading", id=open_letter(alone, "card.md")[0], what="card")
    assert told["sentences"][0] == "Each sheet holds 2 cards, all with the same words."
    assert "M0 0H215.9V279.4H0Z" in told["svg"]


@pytest.mark.parametrize(
    ("row", "label", "written"),
    [
        (
            "Handover notes (resume.pdf), Equipment list",
            "Make it 2 enclosures",
            "- Handover notes: resume.pdf\n  - Eq",
        ),
        ("resume.pdf", "Enclose the file", "- Resume: resume.pdf"),
        ("other.pdf", "", ""),
        ("Résumé, two pages", "", ""),
    ],
)
def test_what_a_row_of_enclosures_may_mean_is_asked(letters: Path, row: str, label: str, written: str) -> None:
    (letters / "resume.pdf").write_bytes(b"")
    found = find_rows(f"---\nto: Ann Lee\nenclosures: {row}\n---\nHello.\n", str(letters / "a.md"))
    assert [each["fixes"][0]["label"] for each in found] == [label] * bool(label)
    assert all(written in each["fixes"][0]["text"] and each["line"] == 3 for each in found)


def test_enclosures_without_pages_are_told(alone: Running, letters: Path) -> None:
    enclosing(letters)
    path = letters / "enclosing.md"
    path.write_text(path.read_text("utf-8").replace("resume.pdf]", "resume.pdf, Samples]"), "utf-8")
    told = ask(alone, "loading", id=open_letter(alone, "enclosing.md")[0], what="letter")["enclosed"]
    assert told[1] == "“Samples” has no file here, so it isn’t counted or weighed."


def test_an_enclosure_that_is_not_there_is_told_before_it_is_printed(alone: Running, letters: Path) -> None:
    enclosing(letters, "cv.pdf")
    id, _ = open_letter(alone, "enclosing.md")
    said = ask(alone, "loading", 422, id=id, what="letter")["error"]
    assert "cv.pdf" in said["message"]


def test_the_pages_of_enclosures_go_to_the_printer(desk: Running, system: PrintSystem, letters: Path) -> None:
    enclosing(letters)
    id, _ = open_letter(desk, "enclosing.md")
    with Told(desk) as told:
        job = ask(desk, "print", id=id, what="letter", enclosed=True)["job"]
        told.next(type="job", id=job, state="completed")
    (arrived,) = system.printers["quick"].printouts()
    assert len(PdfReader(BytesIO(arrived.data)).pages) == 4
