"""QR codes composed: one path around the modules, its quiet zone kept, on the grid, and beside a letterhead."""

from __future__ import annotations

import pytest

from stationery.compose.parts.qr import draw_qr
from stationery.model.geometry import Point
from stationery.model.page import SHOWING_SENDER, Drawing, Page, Tag, Text, describe
from stationery.model.prose import Paragraph, QrCode, Span, plain
from stationery.model.units import ZERO, Length, mm
from stationery.model.values import replace
from stationery.pdf.qr import qr_rows
from tests.compose.manuscripts import STORE, compose, lines, manuscript, order

LONG = lines("555 0100", "a.rather.long.address@example.org", "https://www.example.org/rather-long", "555 0101")

RING = ("111", "101", "111")
TOUCHING = ("10", "01")
SIDE, NARROW = mm(21), mm(18)
REAL = qr_rows("https://maps.example.org/river-atlas", "M")


def code(rows: tuple[str, ...] = RING, side: Length = SIDE) -> QrCode:
    return QrCode("https://example.org", "Our page", side, rows=rows, quiet=4)


def area(rows: tuple[str, ...]) -> list[float]:
    """Twice the area of each outline in modules, by the shoelace formula: below zero for a hole."""
    drawing = draw_qr(code(rows, mm(len(rows))), Point(ZERO, ZERO), ())
    found, outline = [], []
    for letter, points in drawing.steps:
        if letter == "Z":
            pairs = zip(outline, [*outline[1:], outline[0]], strict=True)
            found.append(sum(one.x.mm * two.y.mm - two.x.mm * one.y.mm for one, two in pairs))
            outline = []
        else:
            outline += points
    return found


def test_dark_modules_are_outlined_and_holes_the_other_way_around() -> None:
    assert area(RING) == [pytest.approx(18), pytest.approx(-2)]
    assert area(TOUCHING) == [pytest.approx(2), pytest.approx(2)]


def test_the_outlines_hold_exactly_the_dark_modules() -> None:
    assert sum(area(REAL)) / 2 == pytest.approx(sum(row.count("1") for row in REAL))


def test_without_a_path_it_is_an_artifact_and_with_one_a_figure_that_says_what_it_is() -> None:
    assert draw_qr(code(), Point(ZERO, ZERO), ()).path == ()
    figure = draw_qr(code(), Point(ZERO, ZERO), (Tag("Body"),))
    assert [tag.role for tag in figure.path] == ["Body", "Figure"] and figure.alt == "Our page"
    told = describe((Page(order().paper.size, (figure,)),))
    assert "Body/Figure 21.0 x 21.0 mm: 2 shapes, 10 steps: Our page" in told


def composed(side: Length, **changes: object) -> Page:
    words = (Paragraph((Span("Before."),)), code(REAL, side), Paragraph((Span("After."),)))
    (page,) = compose(manuscript(body=words, **changes), order()).pages
    return page


def figure_of(page: Page) -> Drawing:
    (found,) = (item for item in page.items if isinstance(item, Drawing))
    return found


@pytest.mark.parametrize("side", [10, 15.5, 21, 25, 33.3, 60])
def test_the_quiet_zone_is_kept_and_the_grid(side: float) -> None:
    page = composed(mm(side))
    before, after = (
        item for item in page.items if isinstance(item, Text) and item.text.strip() in ("Before.", "After.")
    )
    rect = figure_of(page).rect
    quiet = rect.width * (4 / len(REAL))
    assert rect.y - (before.at.y + before.size * 0.25) >= quiet
    assert after.at.y - after.size * 0.75 - rect.bottom >= quiet
    leading = order().style.sheet("letter").leading
    lines = (after.at.y - before.at.y) / leading
    assert lines == pytest.approx(round(lines), abs=1e-3)


def with_head(head: str, code_side: Length = NARROW) -> Page:
    chosen = order(head=head)
    assert chosen.letterhead is not None
    dressed = replace(chosen.letterhead, first=replace(chosen.letterhead.first, code=mm(6)))
    words = manuscript()
    assert words.masthead is not None
    mast = replace(words.masthead, code=code(side=code_side), monogram=plain("AE"), particulars=LONG)
    words = replace(words, masthead=mast)
    return compose(words, replace(chosen, letterhead=dressed)).pages[0]


@pytest.mark.parametrize("head", STORE.names("letterheads"))
def test_a_code_stands_beside_each_letterhead_clear_of_its_words(head: str) -> None:
    page = with_head(head)
    (found,) = (item for item in page.items if isinstance(item, Drawing) and item.path)
    assert found.alt == "Our page"
    rect = found.rect
    words = [item for item in page.items if isinstance(item, Text)]
    assert words
    for item in words:
        apart = item.at.x >= rect.right + mm(5) or item.at.x + item.width <= rect.x - mm(5)
        assert apart or item.at.y - item.size * 0.7 >= rect.bottom


@pytest.mark.parametrize("head", STORE.names("letterheads"))
def test_the_letter_begins_below_a_code_that_is_taller_than_the_words_beside_it(head: str) -> None:
    """The heading ends where the code does, and the air of the letterhead comes below that."""
    page = with_head(head, mm(40))
    (found,) = (item for item in page.items if isinstance(item, Drawing) and item.path)
    body = min(
        item.at.y - item.size * 0.7
        for item in page.items
        if isinstance(item, Text) and item.path and item.path[0].role not in SHOWING_SENDER
    )
    assert body >= found.rect.bottom + mm(3)
