"""Sets what stands at the head of each later sheet: the letterhead's small form, and addressee, page and date."""

from __future__ import annotations

from functools import cached_property

from stationery.catalog.letterheads import Letterhead
from stationery.catalog.letters import Continuation
from stationery.compose.parts.masthead import PlacedMasthead, set_masthead
from stationery.compose.type.compositor import SENTENCE, Compositor
from stationery.compose.type.flow_block import Column, place_items
from stationery.model.geometry import Point
from stationery.model.manuscript import PAGE_SLOT, Manuscript
from stationery.model.page import Item
from stationery.model.prose import Line
from stationery.model.units import ZERO, Length
from stationery.model.values import replace


class LaterSheet:
    """The head of the sheets after the first, set as the letter is fitted. It is a running head, hence an artifact.

    `reserved` is how far down the paper itself has something printed.
    """

    def __init__(
        self,
        manuscript: Manuscript,
        continuation: Continuation,
        letterhead: Letterhead | None,
        compositor: Compositor,
        head_compositor: Compositor,
        column: Column,
        reserved: Length = ZERO,
    ) -> None:
        self.lines = manuscript.continuation
        self.masthead = manuscript.masthead
        self.continuation = continuation
        self.letterhead = letterhead
        self.compositor = compositor
        self.head_compositor = head_compositor
        self.column = column
        self.reserved = reserved

    @property
    def top(self) -> Length:
        """Where the flow begins below it."""
        leading = self.column.leading
        rows = 1 if self.continuation.form == "line" else len(self.lines)
        return self._heading_top + leading * rows + self.continuation.after.natural.at(leading)

    def heading(self, number: int) -> list[Item]:
        """The items on the sheet of that number; the lines are stacked, or stand across the measure."""
        column = self.column
        baseline = self._heading_top + self.compositor.above_baseline(column.size, column.leading)
        items: list[Item] = [*self._letterhead.items] if self._letterhead else []
        for index, line in enumerate(_number(each, number) for each in self.lines):
            (set_line,) = self.compositor.lines(line.spans, self.column.measure, column.size, figures=SENTENCE)[:1]
            x, down = self.column.left, column.leading * index
            if self.continuation.form == "line":
                spare = self.column.measure - self.compositor.width(set_line, column.size)
                x, down = self.column.left + spare * (index / max(len(self.lines) - 1, 1)), ZERO
            (texts,) = self.compositor.texts([set_line], column.size, (), x)
            items += place_items(texts, baseline + down)
        return items

    @property
    def _heading_top(self) -> Length:
        """As the style says, or lower where the letterhead reaches further down."""
        top = self.continuation.from_top
        if self._letterhead is None:
            return max(top, self.reserved)
        return max(top, self._letterhead.bottom + self.column.leading * 0.5)

    @cached_property
    def _letterhead(self) -> PlacedMasthead | None:
        if self.letterhead is None or self.masthead is None:
            return None
        heading = self.letterhead.continuation
        return set_masthead(
            self.masthead,
            heading,
            self.head_compositor,
            at=Point(self.column.left, heading.from_top),
            measure=self.column.measure,
            path=(),
        )


def _number(line: Line, number: int) -> Line:
    return Line(tuple(replace(span, text=span.text.replace(PAGE_SLOT, str(number))) for span in line.spans), line.place)
