"""Composes a letter with pictures: text goes before one that has no room at the foot of a sheet, and fills that."""

from __future__ import annotations

from collections.abc import Callable

from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.manuscript import Manuscript
from stationery.model.page import Page, Path, Text
from stationery.model.prose import Block, Figure, Heading, Paragraph
from stationery.model.values import replace

Compose = Callable[[Manuscript, Diagnostics], Composition]

_WORTH_IT = 3
"""Lines of the paragraph that have to come up to the sheet before, for a picture to move."""


def compose_pictured(manuscript: Manuscript, compose: Compose, diagnostics: Diagnostics) -> Composition:
    """The letter's pages. A picture that moved is remarked; it never moves over a heading, a list, or the close."""
    told = Diagnostics()
    composed = compose(manuscript, told)
    moved: dict[Figure, int] = {}
    settled: set[int] = set()
    while (found := _find_pushed(composed.pages, manuscript.body, settled)) is not None:
        sheet, number = found
        blocks = list(manuscript.body)
        blocks[number : number + 2] = [blocks[number + 1], blocks[number]]
        tried, unsaid = replace(manuscript, body=tuple(blocks)), Diagnostics()
        again = compose(tried, unsaid)
        if len(again.pages) > len(composed.pages) or _count_lines(again.pages[sheet - 1], number) < _WORTH_IT:
            settled.add(number)
            continue
        figure = manuscript.body[number]
        assert isinstance(figure, Figure)
        manuscript, composed, told = tried, again, unsaid
        moved[figure] = sheet
    diagnostics.add(*told.remarks)
    for figure, sheet in moved.items():
        message = f"the picture {figure.file} has no room at the foot of page {sheet}, so the text after it comes first"
        diagnostics.remark(message, figure.place, "to keep it in its place, make it smaller, such as {width=60mm}")
    return composed


def _find_pushed(pages: tuple[Page, ...], body: tuple[Block, ...], settled: set[int]) -> tuple[int, int] | None:
    """The first picture that begins a sheet after the first, or follows the heading that does, and has a paragraph
    behind it: the number of the sheet before, counted from one, and the picture's among the blocks."""
    for sheet, page in enumerate(pages[1:], 1):
        first = next((tag for item in page.items if (tag := _block_of(getattr(item, "path", ()))) is not None), None)
        if first is not None and isinstance(body[first], Heading):
            first += 1
        if first is None or first in settled or first + 1 >= len(body):
            continue
        if isinstance(body[first], Figure) and isinstance(body[first + 1], Paragraph):
            return sheet, first
    return None


def _block_of(path: Path) -> int | None:
    """The number of the block in the body that something belongs to."""
    return path[1].key if len(path) > 1 and path[0].role == "Body" else None


def _count_lines(page: Page, block: int) -> int:
    """How many lines of that block are on the page."""
    return len({item.at.y for item in page.items if isinstance(item, Text) and _block_of(item.path) == block})
