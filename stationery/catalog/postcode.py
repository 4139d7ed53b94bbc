"""PostcodeBoxes: the row of printed boxes that a post reads a postcode in, read from the post's file."""

from __future__ import annotations

import re

from stationery.data.schema import CITE, LENGTH, LENGTHS, Key, Shape, notation
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
        boxes = []
        for gap in (*self.gaps, ZERO):
            boxes.append(Rect(x, self.from_top, self.width, self.height))
            x += self.width + gap
        return tuple(boxes)

    @property
    def row(self) -> Length:
        """How long the row is."""
        return sum(self.gaps, self.width * (len(self.gaps) + 1))

    def groups(self, text: str) -> str:
        """The code in a line as it is divided, with a hyphen between its groups; empty if there is none."""
        match = self.pattern.search(text)
        return "-".join(map(_plain, filter(None, match.groups()))) if match else ""

    def digits(self, lines: tuple[str, ...]) -> str:
        """The postcode in the lines of an address; empty if there is none, or more than one."""
        codes = {
            _plain("".join(filter(None, match.groups()))) for line in lines for match in self.pattern.finditer(line)
        }
        return codes.pop() if len(codes) == 1 else ""


def _plain(digits: str) -> str:
    """Digits of any width as figures."""
    return "".join(str(int(digit)) for digit in digits)


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as wrong:
        raise ValueError(str(wrong)) from None


BOXES = Shape(
    {
        "cite": CITE,
        "pattern": Key(
            notation(_pattern, "regular expression", re.compile("")),
            "The pattern that finds the code in an address; its groups together are the digits.",
            needed=True,
        ),
        "from_top": Key(LENGTH, "How far the row is from the top edge.", needed=True),
        "from_right": Key(LENGTH, "How far the row is from the right edge.", needed=True),
        "width": Key(LENGTH, "The width of a box.", needed=True),
        "height": Key(LENGTH, "The height of a box.", needed=True),
        "gaps": Key(LENGTHS, "The gaps between the boxes, from left to right."),
        "size": Key(LENGTH, "The type size of the digits.", needed=True),
    },
    into=PostcodeBoxes,
)
"""The value of the key `postcode_boxes` of a post's table."""
