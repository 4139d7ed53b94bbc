"""Headings and pictures in letters as files: what is claimed and tagged, what is told, in previews and e-mails."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as pillow

from stationery.model.errors import Several, SourceError, StationeryError
from stationery.model.page import Imported, Picture
from stationery.products.card import note_pdf
from stationery.products.email import email_draft
from stationery.products.letter import letter_pdf
from stationery.products.preview import draw_svgs, preview
from stationery.products.result import Result
from stationery.reading.letters import read_letter
from stationery.resolve.job import Options
from tests.pdf.made import elements
from tests.products.made import stock
from tests.products.test_logos import ROUND

HEAD = """---
from: |
  Ann Lee
  12 Elm Street
  Salem, OR 97301
to: |
  Ms. Jane Schmoe
  1200 Main Street
  Springfield, IL 62701
date: 2026-11-20
---
"""
LONG = """The deck is sound.

## What we found

### Posts

Eleven are loose.

![The bridge](a.jpg "The *old* bridge"){width=60mm}

![A mark](b.svg){width=20mm}

![A map](c.png)

## Costs

A third.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("figures")
    pillow.new("RGB", (900, 500), (90, 140, 60)).save(folder / "a.jpg")
    pillow.new("RGBA", (300, 200), (90, 140, 60, 99)).save(folder / "c.png")
    (folder / "b.svg").write_text(ROUND)
    (folder / "text.svg").write_text(ROUND.replace("</svg>", "<text>A</text></svg>"))
    (folder / "shaded.svg").write_text(
        ROUND.replace("#124559", "url(#g)").replace(
            "<circle", '<linearGradient id="g"><stop stop-color="red"/></linearGradient><circle'
        )
    )
    return folder


def make(folder: Path, body: str, **choices: str) -> Result:
    more = "".join(f"{key}: {text}\n" for key, text in choices.items())
    return letter_pdf(read_letter(HEAD.replace("date:", f"{more}date:") + body, str(folder / "ann.md")), stock())


@pytest.fixture(scope="module")
def made(folder: Path) -> Result:
    return make(folder, LONG, subject="The bridge")


def test_headings_follow_one_another_and_figures_hold_their_captions(made: Result) -> None:
    found = [(path, str(element.get("/Alt", ""))) for path, element in elements(made.pdf)]
    body = [(path.partition("Body/")[2], alt) for path, alt in found if "Body/" in path]
    assert [each for each in body if each[0].startswith(("H", "Figure"))] == [
        ("H2", ""), ("H3", ""), ("Figure", "The bridge"), ("Figure/Caption", ""), ("Figure/Caption/P", ""),
        ("Figure", "A mark"), ("Figure", "A map"), ("H2", ""),
    ]  # fmt: skip
    (figure,) = [element for path, element in elements(made.pdf) if element.get("/Alt") == "The bridge"]
    assert len(figure["/A"]["/BBox"]) == 4
    assert "Subject" in {path for path, _ in found}


def test_a_photograph_stays_a_jpeg_and_a_drawing_a_drawing(made: Result) -> None:
    assert b"/DCTDecode" in made.pdf
    items = [item for page in made.pages for item in page.items if isinstance(item, Picture | Imported)]
    assert [type(item) for item in items] == [Picture, Imported, Picture]


def test_a_coarse_picture_is_told_with_the_width_that_it_has_dots_for(folder: Path) -> None:
    made = make(folder, "![A map](c.png){width=100mm}")
    assert any("at 100 mm" in each.message for each in made.remarks), "as it was written, on US Letter, too"
    (told,) = make(folder, "![A map](c.png){width=100mm}", paper="a4", style="din5008-b").remarks
    assert told.message == "the picture c.png may look coarse: 76 dots per inch at 100 mm"
    assert told.hint == "use a larger file, or make it at most 50.8 mm wide"
    assert told.place and told.place.line == 14


def test_what_a_drawing_loses_is_an_error_and_what_is_drawn_otherwise_a_remark(folder: Path) -> None:
    with pytest.raises(SourceError, match=r"text\.svg has text, which can't be drawn"):
        make(folder, "![A mark](text.svg)")
    (told,) = make(folder, "![A mark](shaded.svg)").remarks
    assert told.message == "shaded.svg has a gradient, drawn in one color"


def test_all_pictures_that_cannot_be_used_are_told_together(folder: Path) -> None:
    (folder / "empty.png").write_bytes(b"")
    (folder / "doc.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(Several) as told:
        make(folder, "![a](none.png)\n\n![b](empty.png)\n\n![c](doc.pdf)\n\n![d](.)")
    faults = [f"{fault.place.line if fault.place else 0}: {fault.message}" for fault in told.value.faults]
    assert [fault.replace(f"{folder}/", "") for fault in faults] == [
        "12: none.png: there is no such file", "14: the picture empty.png is empty",
        "16: doc.pdf is a PDF, not a picture", "18: .: this is a folder",
    ]  # fmt: skip


def test_a_note_card_has_neither(folder: Path) -> None:
    note = read_letter(HEAD.replace("date:", "kind: note\ndate:") + LONG, str(folder / "ann.md"))
    with pytest.raises(StationeryError) as told:
        note_pdf(note, stock())
    assert isinstance(told.value, Several)
    assert {fault.message for fault in told.value.faults} == {
        "a note card has no headings",
        "a note card has no pictures",
    }


def test_a_preview_shows_them_as_they_are(folder: Path) -> None:
    letter = read_letter(HEAD + LONG, str(folder / "ann.md"))
    whole = "".join(draw_svgs(preview(letter, stock(), "letter", Options()), stock()))
    assert "data:image/jpeg;base64," in whole and "data:image/png;base64," in whole
    assert 'aria-label="A mark" transform=' in whole and "stroke-dasharray" not in whole


def test_an_email_has_the_words_of_both_and_says_what_to_attach(folder: Path) -> None:
    made = email_draft(read_letter(HEAD + LONG, str(folder / "ann.md")), stock())
    for words in ("What we found\n-------------\n", "**Posts.** Eleven are loose.", "[Picture: The bridge]\nThe *old*"):
        assert words in made.text
    assert [each.message.rpartition(" ")[2] for each in made.remarks if "attach this one" in each.message] == [
        "a.jpg", "b.svg", "c.png",
    ]  # fmt: skip


def test_a_period_ends_a_run_in_heading_unless_a_mark_does(folder: Path) -> None:
    made = make(folder, "### Costs\n\nNone.\n\n### Why now?\n\nIt rains.")
    shown = made.pages[0].describe()
    assert "|Costs. |" in shown and "|Why now? |" in shown


def test_the_same_letter_is_the_same_bytes(made: Result, folder: Path) -> None:
    assert make(folder, LONG, subject="The bridge").pdf == made.pdf
