"""A card on one side of a sheet folded twice, by ruler: fold the paper by numbers and see each panel upright."""

from __future__ import annotations

import pytest

from stationery.catalog.papers import paper
from stationery.compose.pieces.french_fold import fold_french, turn_half
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size
from stationery.model.page import Image, Picture, Rule, Text
from stationery.model.units import ZERO, inch, mm, pt
from tests.compose.manuscripts import STORE
from tests.compose.notes import STYLE, composed, note, order

MARKS = STYLE.marks


def words(items: object) -> list[Text]:
    return [item for item in items if isinstance(item, Text)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "fold", "sheet", "size"),
    [
        ("us-a2", "side", "letter", Size(inch(8.5), inch(11))),
        ("us-a2", "top", "letter", Size(inch(11), inch(8.5))),
        ("iso-a6", "side", "a4", Size(mm(210), mm(297))),
        ("iso-a6", "top", "a4", Size(mm(297), mm(210))),
    ],
)
def test_folded_twice_each_panel_is_where_it_belongs(name: str, fold: str, sheet: str, size: Size) -> None:
    card = composed(note(8), order(name, fold))
    made = fold_french(card, paper(STORE, sheet), MARKS)
    (page,) = made.composed.pages
    assert page.size == size and made.duplex == "" and not made.marked and made.cuts_across == ()
    front = [text for text in words(page.items) if not text.turn]
    inside = [text for text in words(page.items) if text.turn]
    assert front and inside and {text.turn for text in inside} == {180}
    middle = Point(page.size.width * 0.5, page.size.height * 0.5)
    # The front is at the lower right, whether the card opens like a book or a tent.
    assert all(text.at.x > middle.x and text.at.y > middle.y for text in front)
    # First the sheet is folded in half, print outside: what is inside is seen turned by a half about the middle.
    for text, upright in zip(inside, words(card.inside), strict=True):
        seen = Point(page.size.width - text.at.x, page.size.height - text.at.y)
        on_inside = seen.y - middle.y if fold == "side" else seen.y
        across = seen.x if fold == "side" else seen.x - middle.x
        assert abs((across - upright.at.x).mm) <= 0.51 and abs((on_inside - upright.at.y).mm) <= 0.51
        assert text.text == upright.text and text.path == upright.path


def test_fold_marks_lie_in_the_creases_at_the_edges() -> None:
    (page,) = fold_french(composed(note(8), order("us-a2", "side")), paper(STORE, "letter"), MARKS).composed.pages
    marks = [item for item in page.items if isinstance(item, Rule) and item.dash]
    assert len(marks) == 4
    assert {item.start.x for item in marks if item.start.x == item.end.x} == {inch(4.25)}
    assert {item.start.y for item in marks if item.start.y == item.end.y} == {inch(5.5)}
    assert {abs(item.end.x - item.start.x) + abs(item.end.y - item.start.y) for item in marks} == {MARKS.length}


def test_a_smaller_card_is_cut_first_along_marks() -> None:
    made = fold_french(composed(note(8), order("us-4-bar", "side")), paper(STORE, "letter"), MARKS)
    cuts = [item for item in made.composed.pages[0].items if isinstance(item, Rule) and not item.dash]
    assert made.marked and len(cuts) == 8


def test_what_does_not_fit_is_refused_with_its_measure() -> None:
    with pytest.raises(DoesNotFit, match="folded twice, the card takes a sheet of 10 x 14 in, more than US Letter"):
        fold_french(composed(note(8), order("us-a7", "side")), paper(STORE, "letter"), MARKS)
    with pytest.raises(DoesNotFit, match="a flat card has no French fold"):
        fold_french(composed(note(8), order("us-a2", "none")), paper(STORE, "letter"), MARKS)


def test_a_picture_is_turned_pixel_by_pixel() -> None:
    image = Image(2, 1, bytes([1, 2, 3, 4, 5, 6]), 3, bytes([7, 8]))
    turned = turn_half(Picture(Rect(ZERO, ZERO, pt(2), pt(1)), image, "signature"), Size(pt(10), pt(10)))
    assert isinstance(turned, Picture) and turned.rect == Rect(pt(8), pt(9), pt(2), pt(1))
    assert turned.image.samples == bytes([4, 5, 6, 1, 2, 3]) and turned.image.alpha == bytes([8, 7])
