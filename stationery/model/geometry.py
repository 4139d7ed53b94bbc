"""Point, Size, Rect and Affine: places on a sheet and where they go; origin at its top left corner, y downward."""

from __future__ import annotations

from math import cos, radians, sin

from stationery.model.tuples import NamedTuple
from stationery.model.units import ZERO, Length
from stationery.model.values import value


class Point(NamedTuple):
    x: Length
    y: Length

    def move(self, by: Length) -> Point:
        """The point as far to the right as down."""
        return Point(self.x + by, self.y + by)


ORIGIN = Point(ZERO, ZERO)


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


@value
class Affine:
    """Where the points of a sheet go: right by xx·x + xy·y + dx, down by yx·x + yy·y + dy.

    A turn is clockwise, since y runs downward. The ratios are plain numbers; a point that goes through is rounded once.
    """

    xx: float = 1.0
    xy: float = 0.0
    yx: float = 0.0
    yy: float = 1.0
    dx: Length = ZERO
    dy: Length = ZERO

    @classmethod
    def about(
        cls, reference: Point, scale: tuple[float, float] = (1.0, 1.0), turn: float = 0.0, shift: Point = ORIGIN
    ) -> Affine:
        """Stretched in both directions, then turned by degrees clockwise about the reference, then shifted."""
        cosine, sine = cos(radians(turn)), sin(radians(turn))
        xx, xy, yx, yy = cosine * scale[0], -sine * scale[1], sine * scale[0], cosine * scale[1]
        dx = reference.x - reference.x * xx - reference.y * xy + shift.x
        return cls(xx, xy, yx, yy, dx, reference.y - reference.x * yx - reference.y * yy + shift.y)

    @classmethod
    def half_turn(cls, size: Size) -> Affine:
        """The sheet turned by 180 degrees, exactly."""
        return cls(-1.0, 0.0, 0.0, -1.0, size.width, size.height)

    def apply(self, point: Point) -> Point:
        return Point(
            point.x * self.xx + point.y * self.xy + self.dx,
            point.x * self.yx + point.y * self.yy + self.dy,
        )

    def then(self, other: Affine) -> Affine:
        """This one, and the other after it."""
        return Affine(
            other.xx * self.xx + other.xy * self.yx,
            other.xx * self.xy + other.xy * self.yy,
            other.yx * self.xx + other.yy * self.yx,
            other.yx * self.xy + other.yy * self.yy,
            self.dx * other.xx + self.dy * other.xy + other.dx,
            self.dx * other.yx + self.dy * other.yy + other.dy,
        )

    def invert(self) -> Affine:
        """What undoes it. ZeroDivisionError if it makes a line of the sheet."""
        whole = self.xx * self.yy - self.xy * self.yx
        xx, xy, yx, yy = self.yy / whole, -self.xy / whole, -self.yx / whole, self.xx / whole
        return Affine(xx, xy, yx, yy, -(self.dx * xx + self.dy * xy), -(self.dx * yx + self.dy * yy))


UNMOVED = Affine()
"""Everything stays where it is."""
