"""Stacks fitted strips down the sheets: no widow, no orphan, and the close never parted from two lines of the body."""

from __future__ import annotations

from stationery.compose.type.fitting import FittedLetter
from stationery.compose.type.flow_block import LineBox, RowItem, place_items
from stationery.model.units import Length
from stationery.model.values import value

_WITH_CLOSE = 2
"""Lines of the body that stay with the close (US Navy correspondence manual)."""

_NEAR = 1e-4
"""Of a line: what the rounding of lengths may add up to, where a letter was fitted to the very end of its sheet."""


@value
class _Hung:
    row: LineBox
    above: float
    kept: bool


def stack(
    fitted: FittedLetter, rise: Length, depth: Length, later_top: Length, later_depth: Length
) -> list[list[RowItem]]:
    """The items of each sheet, at their places.

    `rise` is from the upper edge of a line's box to its baseline; `depth` and `later_depth` are the room on the first
    and on each later sheet, from `fitted.top` and `later_top` down.
    """
    rows = _hang(fitted)
    sheets: list[list[RowItem]] = []
    begin, top, room = 0, fitted.top, depth / fitted.leading
    while begin < len(rows):
        repeated = sum(row.above for row in rows[begin].row.again) if begin else 0.0
        end = _last_that_fits(rows, begin, room - repeated)
        y = top + rise
        items: list[RowItem] = []
        if begin and (again := rows[begin].row.again):
            for row in again:
                y += fitted.leading * (row.above if items else 0.0)
                items += place_items(row.items, y)
            y += fitted.leading * rows[begin].above
        for number in range(begin, end):
            if number > begin:
                y += fitted.leading * rows[number].above
            items += place_items(rows[number].row.items, y)
        if any(row.row.tabular for row in rows[begin:end]):
            from stationery.compose.parts.table import sort_by_cell  # 3.1 ms

            items = sort_by_cell(items)
        sheets.append(items)
        begin, top, room = end, later_top, later_depth / fitted.leading
    return sheets


def _hang(fitted: FittedLetter) -> list[_Hung]:
    """All rows, one below the other; those after the body are kept with its last two lines."""
    hung: list[_Hung] = []
    for strip, gap in zip(fitted.strips, fitted.gaps, strict=True):
        for number, row in enumerate(strip.rows):
            above = 1.0 + gap if number == 0 else row.above
            hung.append(_Hung(row, above, strip.kept if number == 0 else row.kept))
    last = max((number for number, row in enumerate(hung) if row.row.body), default=-1)
    for number in range(max(last - _WITH_CLOSE + 2, 0), last + 1):
        hung[number] = _Hung(hung[number].row, hung[number].above, True)
    return hung


def _last_that_fits(rows: list[_Hung], begin: int, room: float) -> int:
    """The index after the last row of a sheet: as many as the room holds, back to where a break is allowed.

    Where none is allowed within the sheet (a signature block taller than it), the sheet is simply filled.
    """
    used, end = 1.0, begin + 1
    while end < len(rows) and used + rows[end].above <= room + _NEAR:
        used += rows[end].above
        end += 1
    if end == len(rows):
        return end
    allowed = end
    while allowed > begin + 1 and rows[allowed].kept:
        allowed -= 1
    return end if rows[allowed].kept else allowed
