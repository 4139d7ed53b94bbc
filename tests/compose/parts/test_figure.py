"""Pictures composed: in the measure, with their captions, in whole lines, on one sheet; and what has no room."""

from __future__ import annotations

import pytest

from stationery.model.errors import DoesNotFit, Place
from stationery.model.page import Image, Page, Picture, Text
from stationery.model.prose import Block, Figure, Paragraph, Span
from stationery.model.units import ZERO, Length, mm
from tests.compose.manuscripts import Composed, compose, manuscript, order
from tests.compose.parts.test_heading import ONE, heading, paragraph

PIXELS = Image(1200, 800, b"", 3)


def figure(width: Length = ZERO, caption: str = "", shown: Image = PIXELS, share: float = 0.0) -> Figure:
    words = (Span(caption),) if caption else ()
    return Figure("a.png", "A map", words, width, share, Place("ann.md", 7), shown, shown.width / shown.height)


def composed(*body: Block, **choices: object) -> Composed:
    return compose(manuscript(body=body), order(**choices))  # type: ignore[arg-type]


def pictures(page: Page) -> list[Picture]:
    return [item for item in page.items if isinstance(item, Picture)]


def lines(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text) and item.path and item.path[0].role == "Body"]


@pytest.mark.parametrize("caption", ["", "The map room.", "The map room. " * 9])
@pytest.mark.parametrize("width", [40, 60.7, 90])
def test_the_text_below_it_is_on_the_grid_and_air_is_on_both_sides(width: float, caption: str) -> None:
    (page,) = composed(ONE, figure(mm(width), caption), ONE).pages
    (shown,) = pictures(page)
    first, *captioned, last = lines(page)
    job = order()
    sheet = job.style.sheet(job.paper.id)
    assert ((last.at.y - first.at.y) / sheet.leading) % 1 == pytest.approx(0, abs=1e-4)
    above, below = shown.rect.y - first.at.y, last.at.y - sheet.size * 0.75 - (captioned or [first])[-1].at.y
    assert shown.rect.width == mm(width) and above >= sheet.leading
    if captioned:
        assert captioned[0].at.y > shown.rect.bottom and below >= sheet.leading
        assert {item.path[1].role for item in captioned} == {"Figure"} and captioned[0].path[2].role == "Caption"
        assert captioned[0].face.emphasis and captioned[0].size < first.size
    else:
        assert last.at.y - shown.rect.bottom > sheet.leading
    assert shown.path[1].role == "Figure" and shown.alt == "A map"


def test_without_a_width_it_is_as_wide_as_the_text_or_less_where_it_would_be_coarse_or_high() -> None:
    measure = pictures(composed(figure(share=1.0)).pages[0])[0].rect.width
    assert pictures(composed(figure(shown=Image(9000, 3000, b"", 3))).pages[0])[0].rect.width == measure
    assert pictures(composed(figure(shown=Image(300, 200, b"", 3))).pages[0])[0].rect.width.inch == pytest.approx(1.5)
    assert pictures(composed(figure(shown=Image(4000, 8000, b"", 3))).pages[0])[0].rect.height.mm == pytest.approx(90)
    assert pictures(composed(figure(share=0.5)).pages[0])[0].rect.width.mm == pytest.approx(measure.mm / 2, abs=0.01)


def test_a_style_may_center_it_with_its_caption() -> None:
    (page,) = composed(ONE, figure(mm(60), "The map room"), ONE, style="semi-block").pages
    (shown,) = pictures(page)
    caption = next(item for item in lines(page) if item.path[1].role == "Figure")
    job = order("semi-block")
    sheet = job.style.sheet("letter")
    middle = sheet.left + (job.paper.size.width - sheet.left - sheet.right) * 0.5
    assert (shown.rect.x + shown.rect.width * 0.5).mm == pytest.approx(middle.mm, abs=0.1)
    assert (caption.at.x + caption.width * 0.5).mm == pytest.approx(middle.mm, abs=0.1)


@pytest.mark.parametrize("before", range(8, 20, 2))
def test_it_stands_whole_on_one_sheet_with_its_caption_and_its_heading(before: int) -> None:
    made = composed(*[ONE] * before, heading(), figure(mm(90), "The map room"), *[paragraph(6)] * 2, one_page=False)
    (number,) = [number for number, page in enumerate(made.pages) if pictures(page)]
    page = made.pages[number]
    (shown,) = pictures(page)
    job = order()
    assert shown.rect.bottom <= job.paper.size.height - job.style.sheet("letter").bottom
    roles = [item.path[1].role for item in lines(page)]
    assert "H2" in roles and "Figure" in roles
    assert min(item.rect.y for item in pictures(page)) >= job.style.sheet("letter").top


@pytest.mark.parametrize(("before", "sentences"), [(1, 2), (3, 1), (4, 1)])
def test_drawn_together_it_keeps_its_size_and_touches_nothing(before: int, sentences: int) -> None:
    """By gaps alone, by the leading too, and by the size of the type."""
    body = [paragraph(sentences)] * (before + 2)
    made = composed(*body[:before], figure(mm(60), "The map room"), *body[before:])
    assert made.remarks and len(made.pages) == 1
    (shown,) = pictures(made.pages[0])
    assert shown.rect.width == mm(60)
    size = lines(made.pages[0])[0].size
    for item in lines(made.pages[0]):
        above, below = item.at.y - item.size * 0.75, item.at.y
        assert below + size * 0.2 < shown.rect.y or above > shown.rect.bottom


def test_drawn_together_the_air_around_it_is_less() -> None:
    def air(*body: Block) -> tuple[float, float]:
        (page,) = composed(*body).pages
        (shown,) = pictures(page)
        above = max(item.at.y for item in lines(page) if item.at.y < shown.rect.y)
        below = min(item.at.y for item in lines(page) if item.at.y > shown.rect.bottom)
        return (shown.rect.y - above).pt, (below - shown.rect.bottom).pt

    loose = air(ONE, figure(mm(60)), ONE)
    tight = air(*[paragraph(2)] * 2, figure(mm(60)), *[paragraph(2)] * 3)
    assert tight[0] < loose[0] - 3 and tight[1] < loose[1] - 3


def test_one_too_wide_or_too_high_is_told_with_the_limit() -> None:
    with pytest.raises(DoesNotFit, match=r"a\.png is to be 300 mm wide, but the text is") as told:
        composed(figure(mm(300)))
    assert str(told.value.place) == "ann.md:7"
    with pytest.raises(DoesNotFit, match=r"a\.png would be 300 mm high, more than a sheet has room for"):
        composed(figure(mm(100), shown=Image(400, 1200, b"", 3)))


def test_words_in_a_caption_are_checked_like_others() -> None:
    from stationery.model.errors import CannotSet

    with pytest.raises(CannotSet):
        composed(figure(caption="\ufffd"), Paragraph((Span("a"),)))
