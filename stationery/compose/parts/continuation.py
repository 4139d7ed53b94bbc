"""Sets what stands at the head of each later sheet: the letterhead's small form, and addressee, page and date."""

from __future__ import annotations

from functools import cached_property

from stationery.catalog.letterheads import Letterhead
from stationery.catalog.letters import Continuation
from stationery.compose.parts.masthead import PlacedMasthead, set_masthead
from stationery.compose.type.compositor import SENTENCE, Compositor
from stationery.compose.type.flow_block import Column, place_items
from stationery.compose.type.line_breaking import SetLine
from stationery.model.geometry import Point
from stationery.model.manuscript import PAGE_SLOT, Manuscript
from stationery.model.page import Item
from stationery.model.prose import Line
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

_WIDEST = 888
"""The number of a sheet that room is kept for."""
_GAP = 1.5
"""In em, at least between a broken name and what stands beside it."""
_LEAST_FOR_NAME = 0.3
"""Of the measure: a name is not broken narrower."""


@value
class _Cell:
    """A line of the heading: from `x` in a width of `measure`, the spare width divided by `share`; its rows."""

    line: Line
    x: Length
    measure: Length
    share: float
    first: int = 0
    rows: int = 1

    @property
    def row(self) -> int:
        """Its last one."""
        return self.first + self.rows - 1


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
        rows = max(cell.row for cell in self._cells) + 1 if self._cells else 1
        return self._heading_top + leading * rows + self.continuation.after.natural.at(leading)

    def heading(self, number: int) -> list[Item]:
        """The items on the sheet of that number; the lines are stacked, or stand across the measure."""
        column = self.column
        baseline = self._heading_top + self.compositor.above_baseline(column.size, column.leading)
        items: list[Item] = [*self._letterhead.items] if self._letterhead else []
        for cell in self._cells:
            line = _number(cell.line, number)
            for index, set_line in enumerate(self._break(line, cell.measure)):
                width = self.compositor.width(set_line, column.size)
                x = column.left + cell.x + (cell.measure - width) * cell.share
                (texts,) = self.compositor.texts([set_line], column.size, (), x)
                items += place_items(texts, baseline + column.leading * (cell.first + index))
        return items

    @cached_property
    def _cells(self) -> tuple[_Cell, ...]:
        """Where each line goes: below each other, or in one row, of which the addressee may take several."""
        if self.continuation.form == "line":
            return self._across() or self._stack()
        return self._stack()

    def _stack(self) -> tuple[_Cell, ...]:
        cells: list[_Cell] = []
        for line in self.lines:
            first = cells[-1].row + 1 if cells else 0
            rows = len(self._break(_number(line, _WIDEST), self.column.measure))
            cells.append(_Cell(line, ZERO, self.column.measure, 0.0, first, rows))
        return tuple(cells)

    def _across(self) -> tuple[_Cell, ...]:
        """The lines in one row, evenly; a long first line is broken, and the others make room. Nothing where even so
        they would touch."""
        column, last = self.column, max(len(self.lines) - 1, 1)
        widths = [self._widest(_number(line, _WIDEST), column.measure) for line in self.lines]
        lefts = [(column.measure - width) * (index / last) for index, width in enumerate(widths)]
        apart = [right - left - width for left, right, width in zip(lefts, lefts[1:], widths, strict=False)]
        if all(gap >= column.size for gap in apart):
            return tuple(_Cell(line, ZERO, column.measure, index / last) for index, line in enumerate(self.lines))
        others = sum(widths[1:], ZERO)
        room = column.measure - others - column.size * (_GAP * last)
        if room < column.measure * _LEAST_FOR_NAME:
            return ()
        name = self.lines[0]
        first = self._widest(name, room)
        if first > room:
            return ()
        gap = (column.measure - first - others) * (1 / last)
        cells = [_Cell(name, ZERO, room, 0.0, rows=len(self._break(name, room)))]
        x = first + gap
        for line, width in zip(self.lines[1:], widths[1:], strict=True):
            x += width + gap
            cells.append(_Cell(line, x - gap - column.measure, column.measure, 1.0))
        return tuple(cells)

    def _break(self, line: Line, measure: Length) -> list[SetLine]:
        return self.compositor.lines(line.spans, measure, self.column.size, figures=SENTENCE)

    def _widest(self, line: Line, measure: Length) -> Length:
        return max((self.compositor.width(each, self.column.size) for each in self._break(line, measure)), default=ZERO)

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
