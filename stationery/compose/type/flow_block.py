"""FlowBlock: one part of the flow, set as rows that hang from the part above by a gap that may give."""

from __future__ import annotations

from collections.abc import Iterable

from stationery.catalog.gaps import Gap
from stationery.model.geometry import Point, Rect
from stationery.model.page import Drawing, Imported, Picture, Rule, Text
from stationery.model.tuples import NamedTuple
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

RowItem = Text | Picture | Rule | Drawing | Imported


@value
class Column:
    """Where lines of type stand, and how: their size and leading, the left edge, and the measure."""

    size: Length
    leading: Length
    left: Length
    measure: Length


@value
class SheetRoom:
    """The height that a sheet has for the flow, and the unit of its standard, for messages."""

    height: Length = ZERO
    unit: str = "mm"


class LineBox(NamedTuple):
    """What stands on one baseline (at y = 0), `above` leadings below the row before it in its strip.

    `kept` forbids a page break before it. `body` marks rows of the letter's own text. `again` are rows that stand
    above it once more where it begins a sheet. Items of neighboring `tabular` rows are read cell by cell.
    """

    items: tuple[RowItem, ...]
    above: float = 1.0
    kept: bool = True
    body: bool = False
    again: tuple[LineBox, ...] = ()
    tabular: bool = False


@value
class FlowBlock:
    """`before` is the gap above its first row; `kept` forbids a page break there."""

    part: str
    rows: tuple[LineBox, ...]
    before: Gap
    kept: bool = True

    @property
    def lines(self) -> float:
        """How many leadings the strip takes, without its gap."""
        return 1.0 + sum(row.above for row in self.rows[1:])


def place_items(items: Iterable[RowItem], y: Length) -> list[RowItem]:
    """The items of a row whose baseline is at `y`."""
    moved: list[RowItem] = []
    for item in items:
        if isinstance(item, Text):
            moved.append(Text(Point(item.at.x, item.at.y + y), *item[1:]))  # a third of the time of `_replace`
        elif isinstance(item, Rule):
            start, end = Point(item.start.x, item.start.y + y), Point(item.end.x, item.end.y + y)
            moved.append(replace(item, start=start, end=end))
        elif isinstance(item, Drawing):
            steps = tuple((letter, tuple(Point(at.x, at.y + y) for at in points)) for letter, points in item.steps)
            moved.append(replace(item, steps=steps))
        else:
            rect = item.rect
            moved.append(replace(item, rect=Rect(rect.x, rect.y + y, rect.width, rect.height)))
    return moved


def add_space(items: tuple[Text, ...]) -> tuple[Text, ...]:
    """A line that another follows in its element: a space at its end keeps their words apart for a reader."""
    if not items or items[-1].text.endswith((" ", "\u00ad")):
        return items
    return (*items[:-1], replace(items[-1], text=items[-1].text + " "))
