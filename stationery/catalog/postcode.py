"""PostcodeBoxes: the row of printed boxes that a post reads a postcode in, read from the post's file."""

from __future__ import annotations

import re

from stationery.data.tables import Table
from stationery.model.geometry import Rect, Size
from stationery.model.units import ZERO, Length
from stationery.model.values import value


@value
class PostcodeBoxes:
    """As many boxes as a postcode has digits, on a face read upright; the envelope has them printed already.

    `from_top` and `from_right` are the row's distances from the edges, `gaps` stand between the boxes from left to
    right, and `pattern` finds the code in an address: its groups together are the digits. `size` is that of the type.
    """

    pattern: re.Pattern[str]
    from_top: Length
    from_right: Length
    width: Length
    height: Length
    gaps: tuple[Length, ...]
    size: Length
    cite: str

    def on(self, size: Size) -> tuple[Rect, ...]:
        """The boxes on a face of that size, from left to right."""
        x = size.width - self.from_right - self.row
        found = []
        for gap in (*self.gaps, ZERO):
            found.append(Rect(x, self.from_top, self.width, self.height))
            x += self.width + gap
        return tuple(found)

    @property
    def row(self) -> Length:
        """How long the row is."""
        return sum(self.gaps, self.width * (len(self.gaps) + 1))

    def digits(self, lines: tuple[str, ...]) -> str:
        """The postcode in the lines of an address; empty if there is none, or more than one."""
        codes = {"".join(match.groups()) for line in lines for match in self.pattern.finditer(line)}
        return codes.pop() if len(codes) == 1 else ""


def read_boxes(table: Table) -> PostcodeBoxes | None:
    """What stands at the key `postcode_boxes` of a post's table; None if it says nothing. Faults are noted in it."""
    boxes = table.table("postcode_boxes")
    if boxes is None:
        return None
    boxes.only({"cite", "pattern", "from_top", "from_right", "width", "height", "gaps", "size"})
    cite, gaps = boxes.needed("cite"), boxes.lengths("gaps")
    try:
        pattern = re.compile(boxes.needed("pattern"))
    except re.error as wrong:
        boxes.fault(f"pattern: {wrong}", boxes.where("pattern"))
        pattern = re.compile("")
    lengths = {key: boxes.needed_length(key) for key in ("from_top", "from_right", "width", "height", "size")}
    return PostcodeBoxes(pattern=pattern, gaps=gaps, cite=cite, **lengths)
