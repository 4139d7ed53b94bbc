"""Sets a table as a strip: three hairlines, columns as wide as their words want, on the baseline grid of the text.

After the custom of book typography: no vertical rules, figures of one width below each other, and no tint.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from math import ceil, inf

from stationery.catalog.gaps import Gap
from stationery.catalog.typesetting import TableLook
from stationery.compose.type.compositor import SENTENCE, TABULAR, Compositor
from stationery.compose.type.flow_block import FlowBlock, LineBox, RowItem, add_space
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point
from stationery.model.page import Path, Rule, Tag, Text
from stationery.model.prose import Line, Span, Tabulation, is_figures
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

_HAIR = 1.0001
"""A column is broken a hair wider than it was measured, so that rounding breaks no line."""

_NEAR = 1e-6

_LONG = 6.0
"""In em: a word of a dozen letters, longer than which one may be broken in a table too wide otherwise."""

_FEWEST = 2
"""Rows that stay together on each side of a page break, as lines of a paragraph do."""


@value
class _Column:
    """`fraction` is how wide the widest part of its numbers is from the decimal mark on, in em."""

    left: Length
    width: Length
    align: str
    figures: str
    fraction: float = 0.0


def set_tabulation(
    table: Tabulation,
    compositor: Compositor,
    size: Length,
    left: Length,
    measure: Length,
    path: Path,
    before: Gap,
) -> FlowBlock:
    """The table within `measure` from `left`, as one strip whose height is a whole number of lines.

    A page may break between its rows where it is higher than the look's `keep`; its head stands above the rest once
    more, as an artifact. Raises DoesNotFit where the columns are too wide even with their words one below the other.
    """
    look = compositor.setting.table
    columns = _columns(table, compositor, size, left, measure)
    right = columns[-1].left + columns[-1].width
    set_rows = [
        _cells(
            row,
            columns,
            compositor,
            size,
            (*path, Tag("TBody" if number else "THead"), Tag("TR", number)),
            head=not number,
            decimal=table.decimal,
        )
        for number, row in enumerate((table.head, *table.rows))
    ]
    head, *body = set_rows
    high = any(len(lines) > 1 for lines in body)
    upper = _rule(left, right, size * -look.high, look)
    above = LineBox((upper,), body=True)
    heading = [
        LineBox(items, 1.0 if number else look.around, body=True, tabular=True) for number, items in enumerate(head)
    ]
    under = LineBox((_rule(left, right, size * look.under, look),), look.below_head, body=True)
    again = tuple(replace(row, items=_untag(row.items)) for row in (above, *heading, under))
    rows = [above, *heading, under]
    short = len(head) + sum(map(len, body)) <= look.keep
    for number, lines in enumerate(body):
        kept = short or number < _FEWEST or len(body) - number < _FEWEST
        gap = 1.0 + (look.between if high and number else 0.0)
        for index, items in enumerate(lines):
            first = index == 0
            rows.append(
                LineBox(
                    items, gap if first else 1.0, kept or not first, True, again if first and not kept else (), True
                )
            )
    rows.append(LineBox((_rule(left, right, size * look.low, look),), look.around, body=True))
    taken = sum(row.above for row in rows[1:])
    if (rest := ceil(taken - _NEAR) - taken) > _NEAR:
        rows.append(LineBox((), rest, body=True))  # what follows stands on the grid again
    return FlowBlock("body", tuple(rows), before, kept=False)


def sort_by_cell(items: list[RowItem]) -> list[RowItem]:
    """The items of a sheet with those of each row of a table in the order of its cells, not of the lines in them."""
    sorted_items: list[RowItem] = []
    for _, group in groupby(items, key=_row_of):
        sorted_items += sorted(group, key=_cell_of)
    return sorted_items


def _row_of(item: RowItem) -> Path:
    """The path of a table's row that the item stands in; nothing for all else."""
    path = item.path if isinstance(item, Text) else ()
    return path[: next((depth for depth, tag in enumerate(path, 1) if tag.role == "TR"), 0)]


def _cell_of(item: RowItem) -> int:
    path = item.path if isinstance(item, Text) else ()
    return next((below.key for above, below in pairwise(path) if above.role == "TR"), 0)


def _columns(table: Tabulation, compositor: Compositor, size: Length, left: Length, measure: Length) -> list[_Column]:
    """Where each column stands: as wide as its longest line where there is room, else each gives of what it can."""
    look = compositor.setting.table
    figures, fractions = [], []
    least, most = [], []
    for number, head in enumerate(table.head):
        cells = [row[number] for row in table.rows]
        kind = TABULAR if is_figures(cell.text for cell in cells) else SENTENCE
        extents = [compositor.extent(cell.spans, figures=kind) for cell in cells if cell.spans]
        extents += [compositor.extent(head.spans, figures=SENTENCE, strong=True)] if head.spans else []
        figures.append(kind)
        wide = fraction = 0.0
        if kind == TABULAR and table.decimal and table.aligns[number] in ("", "right"):
            wide, fraction = _measure_numbers(cells, table.decimal, compositor)
        fractions.append(fraction)
        least.append(max((extent[0] for extent in extents), default=0.0))
        most.append(max((extent[1] for extent in extents), default=0.0))
        least[-1], most[-1] = max(least[-1], wide), max(most[-1], wide)
    room, gaps = measure / size, len(least) - 1
    if sum(least) + look.least_gap * gaps > room:  # addresses on the web, and other long words, may be broken
        least = [_broken(table, number, compositor, kind) for number, kind in enumerate(figures)]
    tried = [
        (gap, widths)
        for gap in (look.gap, look.least_gap)
        if sum(least) + gap * gaps <= room
        for widths in _widths(least, most, room - gap * gaps)
    ]
    if not tried:
        over = ceil(((sum(least) + look.least_gap * gaps) / room - 1) * 100)
        raise DoesNotFit(
            f"the table is {over}% wider than the text, even with one word on a line",
            table.place,
            "remove a column, shorten its longest word, or write it as a list",
        )

    def height(choice: tuple[float, list[float]]) -> tuple[int, int]:
        """How many lines the table then has, and how many all its cells together."""
        high = together = 0
        for number, row in enumerate((table.head, *table.rows)):
            kinds = figures if number else [SENTENCE] * len(row)
            lines = [
                len(compositor.lines(cell.spans, size * (width * _HAIR), size, figures=kind, strong=not number))
                for cell, width, kind in zip(row, choice[1], kinds, strict=True)
            ]
            high, together = high + max(lines), together + sum(lines)
        return high, together

    gap, widths = tried[0] if tried[0][1] is most else min(tried, key=height)
    total = sum(widths) + gap * gaps
    if gaps and total >= room * look.spread:
        gap += (room - total) / gaps
    columns, x = [], left
    for number, width in enumerate(widths):
        align = table.aligns[number] or ("right" if figures[number] == TABULAR else "left")
        columns.append(_Column(x, size * width, align, figures[number], fractions[number]))
        x += size * (width + gap)
    return columns


def _measure_numbers(cells: list[Line], decimal: str, compositor: Compositor) -> tuple[float, float]:
    """How wide numbers below each other are with their decimal marks in a row, and the part from the mark on, in em;
    nothing where none has a mark."""
    if not any(_find_fraction(cell.text, decimal) and decimal in cell.text for cell in cells):
        return 0.0, 0.0
    wholes, fractions = [], []
    for cell in cells:
        fraction = _measure_fraction(cell, decimal, compositor)
        fractions.append(fraction)
        wholes.append(compositor.extent(cell.spans, figures=TABULAR)[1] - fraction if cell.spans else 0.0)
    return max(wholes) + max(fractions), max(fractions)


def _measure_fraction(cell: Line, decimal: str, compositor: Compositor) -> float:
    """How wide a number is from its decimal mark on, or after its last figure, in em."""
    text = _find_fraction(cell.text, decimal).replace(" ", "\u00a0")  # a space at the beginning would not count
    if not text:
        return 0.0
    last = cell.spans[-1]
    return compositor.extent((Span(text, last.emphasis, last.strong),), figures=TABULAR)[1]


def _find_fraction(text: str, decimal: str) -> str:
    """What stands from the decimal mark on; without one, what follows the last figure."""
    before, mark, after = text.rpartition(decimal)
    if mark and before and after[:1].isdigit():
        return mark + after
    return text[len(text.rstrip("%) €$£¥\u00a0\u202f")) :]


def _broken(table: Tabulation, number: int, compositor: Compositor, kind: str) -> float:
    """How narrow a column can be, in em, where its long words are broken; numbers never are."""
    limit = inf if kind == TABULAR else _LONG
    widths = [compositor.extent(row[number].spans, figures=kind, limit=limit)[0] for row in table.rows]
    head = compositor.extent(table.head[number].spans, figures=SENTENCE, strong=True, limit=_LONG)[0]
    return max(head, *widths)


def _widths(least: list[float], most: list[float], room: float) -> list[list[float]]:
    """What widths columns may take: all that they want; or of what is left each the same part of what it wants, or
    narrow ones before wide ones."""
    wants = [high - low for low, high in zip(least, most, strict=True)]
    spare = room - sum(least)
    if spare >= sum(wants):
        return [most]
    widths = [[low + want * (spare / sum(wants)) for low, want in zip(least, wants, strict=True)]]
    given = [0.0] * len(wants)
    for left, number in enumerate(sorted(range(len(wants)), key=wants.__getitem__)):
        given[number] = min(wants[number], spare / (len(wants) - left))
        spare -= given[number]
    return [*widths, [low + more for low, more in zip(least, given, strict=True)]]


def _cells(
    cells: tuple[Line, ...],
    columns: list[_Column],
    compositor: Compositor,
    size: Length,
    path: Path,
    *,
    head: bool,
    decimal: str,
) -> list[tuple[Text, ...]]:
    """The lines of a row, each the texts of all its cells; those of a head stand at its foot, others at the top."""
    stacks: list[list[tuple[Text, ...]]] = []
    for number, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        inner = (*path, Tag("TH" if head else "TD", number))
        figures = SENTENCE if head else column.figures
        broken = compositor.lines(cell.spans, column.width * _HAIR, size, figures=figures, strong=head)
        stack: list[tuple[Text, ...]] = []
        for line, texts in zip(broken, compositor.texts(broken, size, inner, column.left), strict=True):
            spare = column.width - compositor.width(line, size)
            if column.fraction and not head and len(broken) == 1:
                spare -= size * (column.fraction - _measure_fraction(cell, decimal, compositor))
            shift = {"right": spare, "center": spare * 0.5}.get(column.align, ZERO)
            moved = tuple(replace(text, at=Point(text.at.x + shift, ZERO)) for text in texts) if shift else texts
            stack.append(add_space(moved) if number + 1 < len(cells) or len(stack) + 1 < len(broken) else moved)
        face = compositor.face(head, False, figures)
        stacks.append(stack or [(Text(Point(column.left, ZERO), " ", face, size, inner, compositor.language),)])
    height = max(map(len, stacks))
    if head:
        stacks = [[()] * (height - len(stack)) + stack for stack in stacks]
    return [tuple(text for stack in stacks if index < len(stack) for text in stack[index]) for index in range(height)]


def _untag(items: tuple[RowItem, ...]) -> tuple[RowItem, ...]:
    """The items as artifacts: what is repeated on a sheet is read once."""
    return tuple(replace(item, path=(), link="") if isinstance(item, Text) else item for item in items)


def _rule(left: Length, right: Length, y: Length, look: TableLook) -> Rule:
    return Rule(Point(left, y), Point(right, y), look.thickness)
