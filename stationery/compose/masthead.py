"""Sets the sender's masthead by a letterhead's heading: rows of name, address and particulars, top down."""

from __future__ import annotations

from stationery.catalog.letterheads import Heading, Row
from stationery.compose.compositor import ADDRESS, Compositor
from stationery.compose.lines import SetLine
from stationery.compose.strips import parted
from stationery.geometry import Point
from stationery.manuscript import Masthead
from stationery.page import Path, Tag, Text
from stationery.prose import Line, Span
from stationery.units import ZERO, Length
from stationery.values import replace, value


@value
class SetMasthead:
    """Items at places, and the box they fill: `width` from the left edge that was asked for, `bottom` on the sheet."""

    items: tuple[Text, ...]
    width: Length
    bottom: Length


def set_masthead(
    masthead: Masthead, heading: Heading, compositor: Compositor, *, x: Length, y: Length, measure: Length, path: Path
) -> SetMasthead:
    """The masthead set within `measure` from `x`, its upper edge at `y`, aligned as the heading says.

    With an empty `path` it is an artifact (a running head). Joined rows that are too wide go over several lines.
    """
    items: list[Text] = []
    width = ZERO
    for number, row in enumerate(heading.rows):
        inner = (*path, Tag("P", number)) if path else ()
        lines = _row_lines(masthead, row, compositor, measure)
        for index, line in enumerate(lines):
            wide = compositor.width(line, row.size, row.tracking)
            width = max(width, wide)
            shift = {"left": ZERO, "center": (measure - wide) * 0.5, "right": measure - wide}[heading.align]
            (texts,) = compositor.texts([line], row.size, inner, x + shift, tracking=row.tracking)
            baseline = y + compositor.above_baseline(row.size, row.leading)
            texts = texts if index == len(lines) - 1 else parted(texts)
            items += [replace(text, at=Point(text.at.x, baseline)) for text in texts]
            y += row.leading
    return SetMasthead(tuple(items), width, y)


def _row_lines(masthead: Masthead, row: Row, compositor: Compositor, measure: Length) -> list[SetLine]:
    shown = {
        "name": (masthead.name,),
        "address": masthead.address,
        "particulars": masthead.particulars,
        "all": (*masthead.address, *masthead.particulars),
        "monogram": (masthead.monogram or masthead.name,),
    }[row.show]

    def set_line(line: Line) -> list[SetLine]:
        return compositor.lines(
            line.spans,
            measure,
            row.size,
            figures=ADDRESS,
            strong=row.strong,
            small_capitals=row.small_capitals,
        )

    if not row.join:
        return [broken for line in shown for broken in set_line(line)]
    lines: list[SetLine] = []
    held: tuple[Line, ...] = ()
    for line in shown:
        tried = set_line(_joined((*held, line), row.join))
        if held and (len(tried) > 1 or compositor.width(tried[0], row.size, row.tracking) > measure):
            lines += set_line(_joined(held, row.join))
            held = (line,)
        else:
            held = (*held, line)
    return lines + (set_line(_joined(held, row.join)) if held else [])


def _joined(lines: tuple[Line, ...], join: str) -> Line:
    spans: list[Span] = []
    for line in lines:
        if spans:
            spans.append(Span(join))
        spans += line.spans
    return Line(tuple(spans), lines[0].place)
