"""Sets a return line that is too wide for its field on two lines, broken between its parts."""

from __future__ import annotations

from stationery.catalog.letters import Field
from stationery.compose.type.compositor import ADDRESS, Compositor
from stationery.model.geometry import Rect
from stationery.model.prose import Line, plain
from stationery.model.units import Length
from stationery.model.values import replace

RETURN_LINE = "return_line"
_WIDE = Length(10**9)
_AIR = 1.15
"""The leading of two lines, at least, as a ratio of their size."""


def part_return_line(
    field: Field, line: Line, separator: str, compositor: Compositor, rect: Rect
) -> tuple[Field, tuple[Line, ...]]:
    """The field and its line, or, where that is too wide even at the least size, its parts on two lines of that size,
    as even as may be, if they fit there."""
    size, parts = field.least_size, line.text.split(separator)

    def width(text: str) -> Length:
        (set_line,) = compositor.lines(plain(text).spans, _WIDE, size, figures=ADDRESS)
        return compositor.width(set_line, size)

    leading = rect.height * 0.5
    if width(line.text) <= rect.width or leading < size * _AIR:
        return field, (line,)
    halves = [(separator.join(parts[:at]), separator.join(parts[at:])) for at in range(1, len(parts))]
    widest, best = min(((max(map(width, half)), half) for half in halves), default=(_WIDE, ("", "")))
    if widest > rect.width:
        return field, (line,)
    return replace(field, size=size, least_leading=leading), tuple(plain(half, line.place) for half in best)
