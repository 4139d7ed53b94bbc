"""Pages as text: every sample, its letter and its envelope, in millimeters; a change of layout is a readable diff.

`pytest --renew-pages` writes them anew. Look at the rendered pages before you commit that.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.catalog.letters import letter_style
from stationery.model.page import describe
from stationery.products.card import note_and_envelope, note_pdf
from stationery.products.envelope import envelope_pdf
from stationery.products.letter import letter_and_envelope
from stationery.resolve.job import CardOptions
from tests.products.made import japan, labels, letter, made_sample, samples, shelf, stock

PAGES = Path(__file__).parents[1] / "pages"


def test_there_are_samples() -> None:
    assert len(samples()) >= 10


@pytest.mark.parametrize("name", samples())
def test_a_sample_stands_as_it_stood(name: str, request: pytest.FixtureRequest) -> None:
    sheet, cover = made_sample(name)
    text = f"letter\n{describe(sheet.pages)}\nenvelope\n{describe(cover.pages)}"
    golden = PAGES / f"{name}.txt"
    if request.config.getoption("--renew-pages"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


STORE = stock().store
STYLES = sorted(
    {name for name in STORE.names("letters") if letter_style(STORE, name).fields}
    - {letter(name).choices.style.text for name in samples()}
)
"""Styles with fields that no sample is written in."""


@pytest.mark.parametrize("style", STYLES)
def test_a_style_stands_as_it_stood(style: str, request: pytest.FixtureRequest) -> None:
    read = letter("thank-you" if style.startswith("us") else "bewerbung", style=style)
    (sheet,) = letter_and_envelope(read, stock(), with_envelope=False)
    golden, text = PAGES / f"style-{style}.txt", describe(sheet.pages)
    if request.config.getoption("--renew-pages"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("name", labels())
def test_labels_stand_as_they_stood(name: str, request: pytest.FixtureRequest) -> None:
    golden, text = PAGES / f"{name}.txt", describe(labels()[name].pages)
    if request.config.getoption("--renew-pages"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("name", shelf())
def test_a_sample_of_the_shelf_stands_as_it_stood(name: str, request: pytest.FixtureRequest) -> None:
    read = letter(f"shelf/{name}")
    what, make = ("card", note_and_envelope) if read.choices.card else ("letter", letter_and_envelope)
    piece, cover = make(read, stock())
    text = f"{what}\n{describe(piece.pages)}\nenvelope\n{describe(cover.pages)}"
    golden = PAGES / f"shelf-{name}.txt"
    if request.config.getoption("--renew-pages"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("name", japan())
def test_japanese_addresses_stand_as_they_stood(name: str, request: pytest.FixtureRequest) -> None:
    read = letter(f"japan/{name}")
    made = (
        note_pdf(read, stock(), manner=CardOptions(single=True)) if read.choices.card else envelope_pdf(read, stock())
    )
    golden, text = PAGES / f"japan-{name}.txt", describe(made.pages)
    if request.config.getoption("--renew-pages"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_no_page_is_left_over() -> None:
    made = {*samples(), *(f"shelf-{name}" for name in shelf()), *(f"style-{style}" for style in STYLES), *labels()}
    made |= {f"japan-{name}" for name in japan()}
    assert {path.stem for path in PAGES.glob("*.txt")} == made
