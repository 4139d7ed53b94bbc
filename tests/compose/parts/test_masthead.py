"""Every letterhead by ruler, on a US Letter sheet in full block, which leaves 1.25 in at both sides."""

from __future__ import annotations

from itertools import pairwise

import pytest

from stationery.model.page import Page, Rule, Text
from stationery.model.units import Length, inch, pt
from tests.compose.manuscripts import STORE, compose, manuscript, order

LEFT, MIDDLE, RIGHT = inch(1.25), inch(4.25), inch(7.25)

PLACES = {
    # The name's baseline from the top: what is above the row, half its leading, and 0.3 of its size.
    "plain-block": ("left", inch(0.75) + pt(10 + 5.1), inch(0.55) + pt(6 + 3)),
    "centered": ("center", inch(0.75) + pt(10.5 + 5.1), inch(0.55) + pt(6 + 3.15)),
    "ruled": ("left", inch(0.7) + pt(10 + 5.1), inch(0.5) + pt(6 + 3.15)),
    "right-column": ("column", inch(0.7) + pt(10 + 4.5), inch(0.5) + pt(6 + 3)),
    "monogram": ("center", inch(0.55) + pt(7.5 + 3.3), inch(0.5) + pt(6 + 2.85)),
    "monogram-script": ("center", inch(0.45) + pt(7.5 + 3.3), inch(0.5) + pt(6 + 2.85)),
    "bordered": ("center", inch(0.65) + pt(9.5 + 4.5), inch(0.5) + pt(6.5 + 3.15)),
    "modern": ("left", inch(0.65) + pt(2.25 + 5 + 10 + 4.8), inch(0.5) + pt(1.5 + 3 + 5.75 + 2.7)),
}
"""Where a letterhead stands across the sheet, and its name on the first sheet and on those after it.

This sender has no monogram, so nothing stands above the name in that design."""


def head(page: Page) -> list[Text]:
    """The letterhead's words; on a continuation sheet the first of its artifacts."""
    words = [item for item in page.items if isinstance(item, Text)]
    return [item for item in words if item.path and item.path[0].role == "Letterhead"] or words[:1]


def sheets(name: str, paper: str = "letter") -> tuple[Page, ...]:
    return compose(manuscript(9, 9), order(sheet=paper, head=name)).pages


def near(one: Length, other: Length) -> bool:
    """Equal, but for the rounding of shares."""
    return abs(one - other) <= Length(4)


def test_every_letterhead_has_its_place() -> None:
    """The first six; the others, in other forms of the name, are measured in tests/products/test_letterheads.py."""
    assert set(PLACES) <= set(STORE.names("letterheads"))


@pytest.mark.parametrize("name", PLACES)
def test_a_letterhead_stands_at_its_place(name: str) -> None:
    across, first, later = PLACES[name]
    pages = sheets(name)
    for page, baseline in zip(pages[:2], (first, later), strict=True):
        words = head(page)
        called = next(text for text in words if text.text.strip() == "Ann Example")
        assert near(called.at.y, baseline), (called.at.y.inch, baseline.inch)
        for text in words if across != "center" else ():
            assert text.at.x >= LEFT and text.at.x + text.width <= RIGHT
        if across == "left":
            assert {text.at.x for text in words} == {LEFT}
        if across == "center":
            assert all(near(text.at.x + text.width * 0.5, MIDDLE) for text in words), name


def test_a_column_ends_at_the_right_margin_with_its_rule_at_its_left() -> None:
    """Its widest line, "Springfield, IL 62704", has 21 characters of 4.5 pt; the rule stands 9 pt and its pen away."""
    first, later = (head(page) for page in sheets("right-column")[:2])
    left = RIGHT - pt(21 * 4.5)
    assert {text.at.x for text in first} == {left}
    (rule,) = (item for item in sheets("right-column")[0].items if isinstance(item, Rule) if item.start.x > MIDDLE)
    assert near(rule.start.x, left - pt(9 + 0.2)) and rule.start.x == rule.end.x
    assert [text.at.x + text.width for text in later] == [RIGHT]


def test_rows_of_a_column_stand_at_their_leading() -> None:
    down = [text.at.y for text in head(sheets("right-column")[0])]
    assert [near(after - before, pt(11.5)) for before, after in pairwise(down[1:])] == [True] * 3
    assert near(down[1] - down[0], pt(20 - 14.5 + 5.75 + 2.7)), "from a row of 20 pt to one of 11.5 pt"


def test_a_joined_row_too_wide_goes_on_in_a_second_one_at_its_leading() -> None:
    """A half letter's column is 4.1 in: 63 characters of 4.625 pt; the row has 66, and is parted at its sense."""
    words = head(sheets("plain-block", "half-letter")[0])[1:]
    assert [text.text.strip() for text in words] == [
        "12 Elm Street\u2002·\u2002Springfield, IL 62704",
        "555 0100\u2002·\u2002ann@example.org",
    ]
    assert {text.at.x for text in words} == {inch(0.7)}
    assert words[1].at.y - words[0].at.y == pt(13.5)
