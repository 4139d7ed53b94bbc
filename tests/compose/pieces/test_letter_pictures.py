"""A picture that has no room at the foot of a sheet: the text behind it fills the sheet, and that is told."""

from __future__ import annotations

import pytest

from stationery.compose.parts.artwork import NO_ARTWORK
from stationery.compose.pieces.letter import compose_letter
from stationery.compose.pieces.letter_pictures import compose_pictured
from stationery.model.diagnostics import Diagnostics
from stationery.model.page import Page, Picture, Text
from stationery.model.prose import Block
from stationery.model.typeface import FixedPitch
from stationery.model.units import mm
from tests.compose.manuscripts import manuscript, order
from tests.compose.parts.test_figure import figure, lines, pictures
from tests.compose.parts.test_heading import ONE, heading, paragraph


def compose(*body: Block) -> tuple[tuple[Page, ...], list[str]]:
    job, told = order(one_page=False), Diagnostics()
    made = compose_pictured(
        manuscript(body=body), lambda words, said: compose_letter(words, job, FixedPitch(), NO_ARTWORK, said), told
    )
    return made.pages, [each.message for each in told.remarks]


@pytest.mark.parametrize("head", [(), (heading(),)])
def test_the_text_behind_a_picture_fills_the_sheet_that_has_no_room_for_it(head: tuple[Block, ...]) -> None:
    before, behind = [ONE] * 9, [paragraph(6)] * 4
    pages, told = compose(*before, *head, figure(mm(120), "The map room"), *behind)
    plain = compose_letter(
        manuscript(body=(*before, *head, figure(mm(120), "The map room"), *behind)),
        order(one_page=False), FixedPitch(), NO_ARTWORK, Diagnostics(),
    ).pages  # fmt: skip
    assert pictures(plain[1]) and len(lines(pages[0])) > len(lines(plain[0])) + 4
    assert not pictures(pages[0]) and len(pictures(pages[1])) == 1
    assert told == ["the picture a.png has no room at the foot of page 1, so the text after it comes first"]


def test_a_picture_that_fits_stays_and_so_does_one_before_a_heading() -> None:
    pages, told = compose(ONE, figure(mm(60)), *[paragraph(6)] * 8)
    assert pictures(pages[0]) and told == []
    pages, told = compose(*[ONE] * 11, figure(mm(120)), heading(), *[paragraph(6)] * 3)
    (first, *_) = [item for item in pages[1].items if isinstance(item, Picture | Text) and item.path[:1]
                   and item.path[0].role == "Body"]  # fmt: skip
    assert isinstance(first, Picture) and told == [] and lines(pages[0])
