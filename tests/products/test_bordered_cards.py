"""Flat cards with a border: the name at the head, words below it, and the flap of the envelope that matches."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from stationery.model.letter import Written
from stationery.model.page import Page, Text
from stationery.model.values import replace
from stationery.products.blank import blank_cards
from stationery.products.card import note_pdf
from stationery.reading.letters import read_letter
from stationery.resolve.job import CardOptions
from tests.products.made import stock

NOTE = """---
kind: note
card: us-correspondence
from: |
  Clara Whitcomb
  6 Lighthouse Lane
  Rockport, ME 04856
to: |
  Ms. Jane Schmoe
  1200 Main Street
  Springfield, IL 62701
date: 2026-11-20
---
Thank you for the weekend by the river.
"""
ALONE = CardOptions(single=True)


def lines(page: Page, role: str) -> list[Text]:
    return [each for each in page.items if isinstance(each, Text) and each.path and each.path[0].role == role]


@pytest.mark.parametrize("front", ["script", "roman", "ornament"])
def test_words_stand_below_the_name_and_above_the_note(front: str) -> None:
    letter = read_letter(NOTE, "note.md")
    (plain,) = note_pdf(letter, stock(), manner=ALONE).pages
    chosen = replace(letter.choices, front=Written(front), words=Written("Thank you"))
    letter = replace(letter, choices=chosen)
    (page,) = note_pdf(letter, stock(), manner=ALONE).pages
    (name,), (words,) = lines(page, "Letterhead"), lines(page, "Front")
    assert [each.at for each in lines(plain, "Letterhead")] == [name.at]
    assert name.at.y < words.at.y - words.size * 0.5
    note = [each for each in page.items if isinstance(each, Text) and each.text.startswith("November")]
    assert words.at.y < note[0].at.y - note[0].size


def test_words_of_a_blank_card_stand_in_the_middle_below_the_name() -> None:
    letter = read_letter(NOTE, "note.md")
    chosen = replace(letter.choices, front=Written("roman"), words=Written("Thank you"))
    (page,) = blank_cards(letter.sender, stock(), count=1, choices=chosen, manner=ALONE).pages
    (name,), (words,) = lines(page, "Letterhead"), lines(page, "Front")
    assert name.at.y < words.at.y
    middle = page.size.height * 0.5
    assert words.at.y - words.size < middle < words.at.y + words.size * 0.3


def test_a_close_with_just_the_room_is_not_broken() -> None:
    letter = read_letter(NOTE.replace("date:", "close: With deepest sympathy,\ndate:"), "note.md")
    letter = replace(letter, choices=replace(letter.choices, card=Written("us-a2")))
    pages = note_pdf(letter, stock(), manner=replace(ALONE, fold=Written("side"))).pages
    assert [each.text for each in lines(pages[-1], "Close")] == ["With deepest sympathy,"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("note.md").write_text(NOTE, "utf-8")
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ["note", *arguments])
    assert done.exit_code == code, done.output
    return done


def texts(path: str) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def test_the_envelope_of_a_bordered_card_has_a_matching_flap(desk: Path) -> None:
    said = run("note.md", "--with-envelope", "--single").stderr
    assert "the return address is on the flap, to match the card\n  --return front puts it on the front" in said
    face, flap = texts("note-card-envelope.pdf")
    assert "Springfield" in face and "Lighthouse" not in face and "6 Lighthouse Lane · Rockport" in flap
    run("note.md", "--with-envelope", "--single", "--return", "front")
    (face,) = texts("note-card-envelope.pdf")
    assert "Springfield" in face and "Lighthouse" in face
    run("note.md", "--with-envelope", "--single", "--card", "us-a2")
    assert len(texts("note-card-envelope.pdf")) == 1
    assert "also give --with-envelope" in run("note.md", "--return", "flap", code=2).stderr


def test_envelopes_of_blank_bordered_cards_are_in_the_cards_design(desk: Path) -> None:
    sender = ("--from", "Clara Whitcomb; 6 Lighthouse Lane; Rockport, ME 04856")
    run("--blank", "2", "--card", "us-correspondence", "--single", "--with-envelope", *sender)
    assert ["6 Lighthouse Lane · Rockport" in page for page in texts("cards-envelopes.pdf")] == [True, True]


NEAR = "the border is 0.19 in from the edge of the sheet, "


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), NEAR + "and some printers leave up to 0.26 in blank there\n  try it on plain paper"),
        (
            ("--single",),
            "if the border is cut off, print it on a larger sheet and cut it (--up 2 in place of --single)",
        ),
        (("--up", "2"), ""),
        (("--border", "none"), ""),
        ((), "if the border is cut off, use --up 2, which keeps the cards away from the edges"),
        (("--card", "us-a2", "--border", "double"), "use --up 1, which keeps the card away from the edges"),
        (("--card", "us-a2", "--border", "double", "--up", "2"), "use --up 1, which keeps the card away"),
        (("--card", "us-a2", "--border", "double", "--up", "1"), ""),
        (("--card", "us-a2", "--border", "double", "--french-fold"), "leave out the border (--border none)"),
    ],
)
def test_a_border_near_the_edge_of_the_sheet_is_told(desk: Path, options: tuple[str, ...], told: str) -> None:
    said = run("note.md", *options).stderr
    assert told in said if told else "the border is" not in said


def test_a_note_without_room_below_words_is_told_to_leave_them_out(desk: Path) -> None:
    long = NOTE.replace("river.\n", "river. " + "It was a great pleasure for all of us. " * 3 + "\n")
    Path("note.md").write_text(long, "utf-8")
    card = ("--card", "us-4-bar", "--fold", "none", "--border", "double", "--letterhead", "monogram", "-f")
    told = run("note.md", *card, "--words", "thank-you", code=1).stderr
    assert "without the words above it, it fits (--words none)" in told
    run("note.md", *card, "--words", "none")
    Path("note.md").write_text(long.replace("river. ", "river. " * 200), "utf-8")
    assert "shorten it, choose a larger card" in run("note.md", *card, "--words", "thank-you", code=1).stderr


@pytest.mark.parametrize(("margin", "told"), [("6mm", True), ("4mm", False)])
def test_the_measured_printer_says_whether_a_border_is_too_near(
    desk: Path, monkeypatch: pytest.MonkeyPatch, margin: str, told: bool
) -> None:
    monkeypatch.setenv("STATIONERY_CONFIG", str(desk))
    Path("printers.yaml").write_text(
        f"default: office\nprinters:\n  office: {{margins: [{margin}, {margin}, {margin}, {margin}]}}\n", "utf-8"
    )
    message = NEAR + "where the printer office leaves 0.24 in blank"
    assert (message in run("note.md", "--single").stderr) is told
    done = CliRunner().invoke(stationery, ["check", "note.md"])
    assert (f"E M5 {message}" in done.stdout) is told and ("M5" in done.stdout) is told


def test_a_long_name_is_on_two_lines_of_the_flap_in_the_design(desk: Path) -> None:
    sender = "Dr. Maximilian-Alexander von Hohenberg-Wittenstein; Ringstraße 12; 10115 Berlin"
    for letterhead in ("bordered", "engraved"):
        said = run("--blank", "1", "--card", "us-correspondence", "--single", "--with-envelope", "--letterhead",
                   letterhead, "--from", sender).stderr  # fmt: skip
        assert "plain lines" not in said
        lines = pypdf.PdfReader("cards-envelopes.pdf").pages[0].extract_text().casefold().splitlines()
        assert ["".join(line.split()) for line in lines[:2]] == ["dr.maximilian-alexander", "vonhohenberg-wittenstein"]
