"""Works out which part of a packet's sheet shows in a window: always, or at some point as it slides around.

It assumes that the envelope is as large inside as outside, the worst case: no real one has more play. The packet
doesn't rotate, so its four extreme positions cover everything.
"""

from __future__ import annotations

from collections.abc import Iterable

from stationery.model.geometry import Point, Rect, Size
from stationery.model.units import ZERO, Length
from stationery.model.values import value
from stationery.postal.folding import Packet

LEFT, RIGHT, TOP, BOTTOM = SIDES = ("left", "right", "top", "bottom")


@value
class Play:
    """How far a packet can slide: `across` and `down`; and where its sheet's corner lies when it is at the upper left.

    The sheet's corner is that of its first panel: it can't be above the envelope's edge, but it can be below it.
    """

    corner: Point
    across: Length
    down: Length
    first: Rect

    @property
    def extremes(self) -> tuple[Point, ...]:
        """The sheet's corner in the envelope at each of the four extreme positions."""
        xs, ys = dict.fromkeys((ZERO, self.across)), dict.fromkeys((ZERO, self.down))
        return tuple(Point(self.corner.x + x, self.corner.y + y) for y in ys for x in xs)

    def always(self, window: Rect) -> Rect:
        """The part of the sheet that is behind the window in every position, in the sheet's coordinates."""
        x, y = window.x - self.corner.x, window.y - self.corner.y
        return Rect(x, y, window.width - self.across, window.height - self.down)

    def ever(self, window: Rect) -> Rect:
        """The part of the sheet that can get behind the window at all; only the first panel can show."""
        x, y = window.x - self.corner.x - self.across, window.y - self.corner.y - self.down
        right, bottom = x + window.width + self.across, y + window.height + self.down
        x, y = max(x, ZERO), max(y, ZERO)
        return Rect(x, y, min(right, self.first.right) - x, min(bottom, self.first.bottom) - y)


def play_of(packet: Packet, envelope: Size) -> Play | None:
    """The play of a packet in an envelope, both the right way up; None if it doesn't fit."""
    across, down = envelope.width - packet.size.width, envelope.height - packet.size.height
    if across < ZERO or down < ZERO:
        return None
    corner = Point(ZERO, packet.size.height - packet.below - packet.first)
    return Play(corner, across, down, Rect(ZERO, ZERO, packet.sheet.width, packet.first))


@value
class Shortfall:
    """A rectangle of the sheet that gets too close to a window's `side`, and by how much at worst."""

    index: int
    side: str
    by: Length
    hidden: bool
    """Whether part of it is hidden behind the envelope's paper."""


def shortfalls(
    rects: Iterable[Rect], window: Rect, play: Play, clear: Length, above: Length | None = None
) -> tuple[Shortfall, ...]:
    """For each side of the window the rectangle that fails most, if any does, over all extremes of the play.

    `above` is how far they stay from the upper and the lower edge, where that is not as far as from the others.
    """
    required = (clear, clear, *(clear if above is None else above,) * 2)
    shortfalls: dict[str, Shortfall] = {}
    rects = tuple(rects)
    for corner in play.extremes:
        for index, rect in enumerate(rects):
            for side, gap, due in zip(SIDES, _gaps(rect, window, corner), required, strict=True):
                if gap < due and (side not in shortfalls or due - gap > shortfalls[side].by):
                    shortfalls[side] = Shortfall(index, side, due - gap, gap < ZERO)
    return tuple(shortfalls[side] for side in SIDES if side in shortfalls)


def least_gap(rects: Iterable[Rect], window: Rect, play: Play) -> Length | None:
    """The least distance of any rectangle from the window's edges, at any extreme; negative if one is covered."""
    gaps = [gap for corner in play.extremes for rect in rects for gap in _gaps(rect, window, corner)]
    return min(gaps, default=None)


def find_showing(rects: Iterable[Rect], window: Rect, play: Play) -> tuple[tuple[int, Length], ...]:
    """Which rectangles get into the window at any extreme, by number, and how far at most, in mm."""
    panel = play.first
    worst: dict[int, Length] = {}
    for corner in play.extremes:
        seen = Rect(window.x - corner.x, window.y - corner.y, window.width, window.height)
        for index, rect in enumerate(rects):
            if rect.overlaps(seen) and rect.overlaps(panel):
                deep = min(rect.right - seen.x, seen.right - rect.x, rect.bottom - seen.y, seen.bottom - rect.y)
                worst[index] = max(worst.get(index, ZERO), deep)
    return tuple(sorted(worst.items()))


def _gaps(rect: Rect, window: Rect, corner: Point) -> tuple[Length, Length, Length, Length]:
    """How far a rectangle of the sheet is from the window's left, right, top and bottom edge; negative is outside."""
    x, y = rect.x + corner.x, rect.y + corner.y
    return x - window.x, window.right - (x + rect.width), y - window.y, window.bottom - (y + rect.height)
