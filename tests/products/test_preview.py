"""What is looked at is what will be printed: letters of several styles, envelopes, cards, compared with their PDFs."""

from __future__ import annotations

import pytest

from stationery.imaging.signature import clean_signature
from stationery.model.geometry import Rect
from stationery.model.letter import Written
from stationery.model.page import Picture, Text
from stationery.model.values import replace
from stationery.pdf.glyph_bounds import ink
from stationery.products.card import note_pdf
from stationery.products.envelope import envelope_pdf
from stationery.products.letter import letter_pdf
from stationery.products.preview import draw_preview_pdf, draw_svgs, preview
from stationery.products.proof import proof_pdf
from stationery.products.result import Result
from stationery.products.stock import library_of
from stationery.resolve.job import Options
from tests.imaging.photographs import encoded, photographed, written
from tests.jobs import printed
from tests.pdf.rasters import ANTIALIASED, difference, farthest, picture_of_pdf, picture_of_svg
from tests.products.made import WANTED, letter, stock

COMPARED = {
    "full block": lambda: letter_pdf(letter("thank-you"), stock()),
    "DIN 5008, B": lambda: letter_pdf(letter("bewerbung"), stock()),
    "a window, a ruled letterhead": lambda: letter_pdf(letter("window-letter", letterhead="ruled"), stock()),
    "a table": lambda: letter_pdf(letter("invoice"), stock()),
    "a draft": lambda: letter_pdf(letter("executive"), stock(), draft=True),
    "an envelope with a barcode": lambda: envelope_pdf(letter("thank-you"), stock(), printed(WANTED, upright=True)),
    "an envelope abroad": lambda: envelope_pdf(letter("abroad"), stock(), printed(upright=True)),
    "a card": lambda: note_pdf(letter("note-card"), stock()),
    "a QR code in a letterhead": lambda: letter_pdf(letter("invitation", letterhead="centered", qr="website"), stock()),
    "a post's zones": lambda: proof_pdf(Written("usps"), stock()),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", COMPARED)
def test_each_page_looks_as_its_pdf_does(name: str) -> None:
    made: Result = COMPARED[name]()
    assert all(not page.turn for page in made.pages)
    assert farthest(made.pdf, made.pages, library_of(stock())) <= ANTIALIASED


ENLARGED = 110
"""The same for a picture's pixels, between which each program finds levels of its own."""


@pytest.mark.slow
def test_a_signature_looks_as_in_the_pdf() -> None:
    signed = replace(letter("thank-you"), signature=Written("sign.png"))
    made = letter_pdf(signed, stock(), clean_signature(encoded(photographed(written())), "sign.png").png)
    assert any(isinstance(item, Picture) for item in made.pages[0].items)
    assert farthest(made.pdf, made.pages, library_of(stock())) <= ENLARGED


def test_the_pages_are_those_that_are_printed() -> None:
    note = letter("thank-you")
    assert preview(note, stock(), "letter", Options()).pages == letter_pdf(note, stock()).pages
    assert (
        preview(note, stock(), "envelope", Options()).pages == envelope_pdf(note, stock(), printed(upright=True)).pages
    )
    card = letter("note-card")
    assert preview(card, stock(), "card", Options()).pages == note_pdf(card, stock()).pages


def test_zones_look_alike_in_both_pictures() -> None:
    shown = preview(letter("thank-you"), stock(), "envelope", Options(), zones=True)
    (svg,) = draw_svgs(shown, stock())
    assert difference(picture_of_pdf(draw_preview_pdf(shown, stock())), picture_of_svg(svg)) <= ANTIALIASED


def test_names_of_zones_stand_on_no_words() -> None:
    plain = preview(letter("thank-you"), stock(), "envelope", Options())
    shown = preview(letter("thank-you"), stock(), "envelope", Options(), zones=True)
    library, count = library_of(stock()), len(plain.pages[0].items)
    rects: list[list[Rect]] = [
        [ink(each, library) for each in items if isinstance(each, Text)]
        for items in (shown.pages[0].items[:count], shown.pages[0].items[count:])
    ]
    assert len(rects[1]) > 4
    assert not [1 for word in rects[0] for name in rects[1] if word.overlaps(name)]
