"""Where a signature stands: on its line, between the close and the typed name, on every style, paper and card."""

from __future__ import annotations

import pytest

from stationery.model.geometry import Rect
from stationery.model.letter import Letter, Written
from stationery.model.page import Page, Picture, Text
from stationery.model.units import Length, inch, mm, pt
from stationery.model.values import replace
from stationery.products.card import note_pdf
from stationery.products.letter import letter_pdf
from tests.products.made import letter, signatures, stock, styles
from tests.products.test_letterheads import ink

STYLES = sorted({(style, paper) for style, paper, _ in styles() if style != "checklist"})


def parts(pages: tuple[Page, ...], kind: str) -> tuple[Picture, list[Text], list[Text]]:
    """The picture, and the words of the close and of the typed name on its page."""
    (page,) = [page for page in pages if any(isinstance(item, Picture) for item in page.items)]
    (picture,) = [item for item in page.items if isinstance(item, Picture)]
    words = [item for item in page.items if isinstance(item, Text) and item.path]
    assert picture.alt.startswith("Signature of ") and kind
    named = [[item for item in words if item.path[0].role == role] for role in ("Close", "Signature")]
    return picture, named[0], named[1]


def overlaps(picture: Picture, words: list[Text]) -> bool:
    return any(picture.rect.overlaps(ink(item)) for item in words)


@pytest.mark.parametrize(("style", "paper"), STYLES)
def test_it_stands_between_close_and_name_on_every_style(style: str, paper: str) -> None:
    asked = letter("thank-you", style=style, paper=paper, language="en-US")
    made = letter_pdf(asked, stock(), signatures()["blue"])
    picture, close, names = parts(made.pages, style)
    assert names and not overlaps(picture, [*close, *names])
    assert all(ink(item).bottom <= picture.rect.y for item in close)
    assert picture.rect.x == min(item.at.x for item in names)
    assert mm(8) <= picture.rect.height <= mm(25) and picture.rect.width <= inch(2.5)
    above = min(ink(item).y for item in names) - picture.rect.bottom
    assert pt(-1) <= above <= pt(12), "it stands near the name that it signs"


@pytest.mark.parametrize("card", stock().store.names("cards"))
def test_it_stands_on_every_card(card: str) -> None:
    made = note_pdf(letter("note-card", card=card, font="eb-garamond"), stock(), signature=signatures()["black"])
    for page in made.pages:
        pictures = [item for item in page.items if isinstance(item, Picture)]
        words = [item for item in page.items if isinstance(item, Text)]
        for picture in pictures:
            assert not overlaps(picture, words)
            assert Rect(mm(0), mm(0), page.size.width, page.size.height).contains(picture.rect)
    assert any(isinstance(item, Picture) for page in made.pages for item in page.items)


def tall(asked: Letter, height: str) -> Letter:
    return replace(asked, signature_height=Written(height))


@pytest.mark.parametrize("height", ["8mm", "14mm", "30mm", "50mm"])
def test_a_height_that_was_said_is_kept_and_the_room_grows(height: str) -> None:
    asked = tall(letter("half-letter", paper="letter", style="full-block"), height)
    picture, close, names = parts(letter_pdf(asked, stock(), signatures()["blue"]).pages, height)
    assert abs(picture.rect.height - Length.parse(height)) <= pt(0.01)
    assert not overlaps(picture, [*close, *names])
    room = min(item.at.y for item in names) - max(item.at.y for item in close)
    assert room > picture.rect.height


def test_words_told_in_place_of_the_usual_ones() -> None:
    asked = replace(letter("thank-you"), signature_alt=Written("Signed in blue ink"))
    pages = letter_pdf(asked, stock(), signatures()["blue"]).pages
    assert [item.alt for page in pages for item in page.items if isinstance(item, Picture)] == ["Signed in blue ink"]


def test_unsigned_leaves_the_same_room() -> None:
    names = []
    for picture in (None, signatures()["blue"]):
        pages = letter_pdf(letter("thank-you"), stock(), picture).pages
        names.append([i.at for p in pages for i in p.items if isinstance(i, Text) and i.path[:1] and
                      i.path[0].role == "Signature"])  # fmt: skip
    assert names[0] == names[1]


@pytest.mark.parametrize(("kind", "told"), [("rgb", True), ("gray", True), ("black", False), ("blue", False)])
def test_a_picture_that_still_has_its_paper_is_told(kind: str, told: bool) -> None:
    picture = signatures()[kind]
    sheet = letter_pdf(letter("thank-you"), stock(), picture)
    card = note_pdf(letter("note-card"), stock(), signature=picture)
    for made in (sheet, card):
        assert any("prints as a gray box" in remark.message for remark in made.remarks) is told
