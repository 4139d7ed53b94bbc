"""A draft's pages by ruler: the ground behind each mark, and the word along the diagonal."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin
from pathlib import Path

import pytest

from stationery.catalog.watermark import WatermarkLook, draft_look
from stationery.compose.pieces.watermark import mark_pages
from stationery.data.store import Store
from stationery.model.errors import StationeryError
from stationery.model.geometry import Point, Rect, Size, sheet
from stationery.model.page import Box, Page, Tag, Text, describe
from stationery.model.prose import Paragraph, Span
from stationery.model.typeface import Face, FixedPitch
from stationery.model.units import mm, pt
from tests.compose.manuscripts import STORE, compose, manuscript, order

LOOK = WatermarkLook((1.0, 1.0, 0.5), above=0.8, below=0.2, beside=0.1, gray=0.94, length=0.5, most_height=0.4)
FACE = Face("test")
A4 = Size(mm(210), mm(297))


def line(text: str, key: int = 0, **more: object) -> Text:
    """Words at 20 mm from the left and 50 mm from above, each character of 12 pt half as wide as it is large."""
    return Text(Point(mm(20), mm(50)), text, FACE, pt(12), (Tag("P", key),), "en", **more)  # type: ignore[arg-type]


def drafted(*pages: Page, look: WatermarkLook = LOOK) -> tuple[Page, ...]:
    return mark_pages(pages, "DRAFT", look, FixedPitch(), "test", "en")


def boxes(*items: Text) -> list[Rect]:
    return [item.rect for item in drafted(Page(A4, items))[0].items if isinstance(item, Box)]


def ends(*items: Text) -> list[tuple[float, float]]:
    """First and last character of each ground, counted in characters from the left end of the line."""
    pitch, beside = 6, 1.2
    start = mm(20).pt
    return [
        (round((box.x.pt + beside - start) / pitch, 2), round((box.right.pt - beside - start) / pitch, 2))
        for box in boxes(*items)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nothing here", []),
        ("ab [[cd]] ef", [(3, 9)]),
        ("[[ab]][[cd]]", [(0, 6), (6, 12)]),
        ("[[ab]] and [[cd", [(0, 6), (11, 15)]),
        ("ab] [cd]] ef", []),
    ],
)
def test_the_ground_reaches_from_bracket_to_bracket(text: str, found: list[tuple[float, float]]) -> None:
    assert ends(line(text)) == found


def test_a_mark_goes_on_in_the_next_line_of_its_paragraph_and_no_further() -> None:
    assert ends(line("ab [[cd "), line("ef]] gh")) == [(3, 7), (0, 4)]
    assert ends(line("ab [[cd "), line("ef gh", key=1), line("[[i]]", key=1)) == [(3, 7), (0, 5)]


def test_a_mark_goes_on_on_the_next_page() -> None:
    pages = drafted(Page(A4, (line("ab [[cd "),)), Page(A4, (line("ef]] gh"),)))
    assert [sum(isinstance(item, Box) for item in page.items) for page in pages] == [1, 1]


def test_the_ground_stands_around_the_words() -> None:
    (box,) = boxes(line("[[a]]"))
    assert box.y == mm(50) - pt(9.6)
    assert box.height == pt(12)


def test_spread_words_are_measured_as_they_stand() -> None:
    assert ends(line("a b [[c]]", word_space=0.5)) == [(6, 11)]
    assert ends(line("ab [[c]]", tracking=0.5)) == [(6, 16)]
    assert ends(line("[[infor\u00ad")) == [(0, 8)]


def test_a_divided_mark_is_whole_again_in_the_words() -> None:
    words = Paragraph((Span("Thank you for " + "[[what you learned]] " * 9),))
    composed = compose(manuscript(body=(words,)), order()).pages
    (page,) = drafted(*composed)
    assert [item for item in page.items if item in composed[0].items] == list(composed[0].items)
    assert sum(isinstance(item, Box) for item in page.items) > 9


@pytest.mark.parametrize("size", [A4, Size(mm(297), mm(210)), Size(mm(105), mm(148)), Size(mm(241.3), mm(104.8))])
def test_the_word_lies_in_the_middle_along_the_diagonal(size: Size) -> None:
    (page,) = drafted(Page(size, ()))
    word = page.items[0]
    assert isinstance(word, Text)
    assert (word.text, word.path, word.color) == ("DRAFT", (), (0.94,))
    assert word.turn == pytest.approx(degrees(atan2(size.height.pt, size.width.pt)))
    turn, width, height = radians(word.turn), word.width.mm, word.size.mm * 0.7
    x = word.at.x.mm + cos(turn) * width / 2 - sin(turn) * height / 2
    y = word.at.y.mm - sin(turn) * width / 2 - cos(turn) * height / 2
    assert (x, y) == (pytest.approx(size.width.mm / 2, abs=0.01), pytest.approx(size.height.mm / 2, abs=0.01))
    assert width <= hypot(size.width.mm, size.height.mm) * 0.5 + 0.01
    corners = [(across, up) for across in (0, width) for up in (0, height)]
    for across, up in corners:
        at = Point(
            word.at.x + mm(cos(turn) * across - sin(turn) * up), word.at.y - mm(sin(turn) * across + cos(turn) * up)
        )
        assert sheet(size).contains(Rect(at.x, at.y, mm(0), mm(0)))


def test_a_short_word_is_no_taller_than_it_may_be() -> None:
    (page,) = mark_pages((Page(A4, ()),), "A", LOOK, FixedPitch(), "test", "en")
    word = page.items[0]
    assert isinstance(word, Text)
    assert word.size.mm * 0.7 == pytest.approx(210 * 0.4, abs=0.01)


def test_a_page_told_as_text_tells_the_turn() -> None:
    assert ", turned 54.7°" in describe(drafted(Page(A4, ())))


def test_the_data_is_whole_and_light() -> None:
    look = draft_look(STORE)
    red, green, blue = look.color
    assert 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.8
    assert look.gray > 0.9


def test_a_color_that_is_none_is_told(tmp_path: Path) -> None:
    source = Path(STORE.folders[0], "engine", "draft.yaml").read_text("utf-8")
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "draft.yaml").write_text(source.replace("[1.00, 0.93, 0.55]", "yellow"), "utf-8")
    with pytest.raises(StationeryError, match="three numbers from 0 to 1"):
        draft_look(Store((str(tmp_path),)))
