"""Point, Size and Rect: places on a sheet, origin at its top left corner, y downward."""

from __future__ import annotations

from stationery.model.units import ZERO, Length
from stationery.model.values import value


@value
class Point:
    x: Length
    y: Length

    def move(self, by: Length) -> Point:
        """The point as far to the right as down."""
        return Point(self.x + by, self.y + by)


@value
class Size:
    width: Length
    height: Length

    @property
    def upright(self) -> Size:
        """The same sheet with its short edge across."""
        return self if self.width <= self.height else Size(self.height, self.width)


@value
class Rect:
    x: Length
    y: Length
    width: Length
    height: Length

    @property
    def right(self) -> Length:
        return self.x + self.width

    @property
    def bottom(self) -> Length:
        return self.y + self.height

    def inset(self, by: Length) -> Rect:
        return Rect(self.x + by, self.y + by, self.width - by * 2, self.height - by * 2)

    def contains(self, other: Rect) -> bool:
        """Whether `other` lies wholly inside; shared edges count as inside."""
        return self.x <= other.x and self.y <= other.y and self.right >= other.right and self.bottom >= other.bottom

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share an area; shared edges do not count."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def join(self, other: Rect) -> Rect:
        """The least rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


def sheet(size: Size) -> Rect:
    """The whole sheet as a rectangle."""
    return Rect(ZERO, ZERO, size.width, size.height)
