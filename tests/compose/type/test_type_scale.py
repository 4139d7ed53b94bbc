"""Sizes that are written for one typeface, in those of another: twelve points of the one are ten of the other."""

from __future__ import annotations

import pytest

from stationery.catalog.letterheads import Row, letterhead
from stationery.catalog.letters import letter_style
from stationery.compose.type.type_scale import letterhead_for, ratio, style_for
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.typeface import Face, FixedPitch, Measures
from stationery.model.units import pt
from stationery.model.values import replace

STORE = Store((folder("layouts"),))

SIZES = {
    "eb-garamond": (12.0, 15.5, 10.5),
    "dancing-script": (14.0, 20.0, 12.0),
    "large-eyed": (9.0, 14.0, 8.5),
    "small-eyed": (18.0, 24.0, 16.0),
}
"""Body size, leading and floor, in points."""


class Faces(FixedPitch):
    def measures(self, face: Face) -> Measures:
        body, leading, least = SIZES[face.family]
        return replace(super().measures(face), body_size=body, body_leading=leading, least_size=least)


FACES = Faces()


def test_the_ratio_is_that_of_the_body_sizes() -> None:
    by = ratio(FACES, "eb-garamond", "large-eyed")
    assert (by.size, by.leading, by.least) == (0.75, 14 / 15.5, pt(8.5))


@pytest.mark.parametrize(
    ("style", "paper", "family", "size", "leading", "least"),
    [
        # Full block on Letter is 12 on 15.5 pt and goes down to 11, written for EB Garamond.
        ("full-block", "letter", "eb-garamond", 12, 15.5, 11),
        ("full-block", "letter", "large-eyed", 9, 14, 8.5),
        ("full-block", "letter", "small-eyed", 18, 24, 16.5),
        # On half a letter it is 11 on 14: three quarters of 11 would be below the floor.
        ("full-block", "half-letter", "large-eyed", 8.5, 12.75, 8.5),
        # The personal style is written for Dancing Script, 15 on 21 pt.
        ("personal", "letter", "dancing-script", 15, 21, 13),
        ("personal", "letter", "eb-garamond", 12.75, 16.25, 11.25),
    ],
)
def test_a_sheet(style: str, paper: str, family: str, size: float, leading: float, least: float) -> None:
    sheet = style_for(letter_style(STORE, style), FACES, letter_style(STORE, style).font, family).sheet(paper)
    assert (sheet.size.pt, sheet.leading.pt, sheet.least_size.pt) == (size, leading, least)


def test_a_style_in_its_own_typeface_is_itself() -> None:
    style = letter_style(STORE, "din5008-b")
    assert style_for(style, FACES, style.font, style.font) is style


def test_a_field_keeps_its_leading_and_never_grows() -> None:
    style = letter_style(STORE, "din5008-b")
    smaller, larger = (style_for(style, FACES, style.font, family) for family in ("large-eyed", "small-eyed"))
    for own, small, large in zip(style.fields, smaller.fields, larger.fields, strict=True):
        assert own.leading == small.leading == large.leading
        assert own.least_size <= small.size <= own.size
        assert small.least_size < own.least_size
        assert (large.size, large.least_size) == (own.size, own.least_size)
    assert {field.id: field.size.pt for field in smaller.fields}["return_line"] == 6


def test_a_letterhead() -> None:
    own = letterhead(STORE, "plain-block")
    assert letterhead_for(own, FACES, "eb-garamond", "eb-garamond") is own
    found = letterhead_for(own, FACES, "eb-garamond", "large-eyed")
    rows = [row for row in found.first.rows if isinstance(row, Row)]
    assert [row.size.pt for row in rows] == [12.75, 7]
    assert found.continuation != own.continuation
    assert found.envelope != own.envelope
