"""Room: finds a place for a block inside one rectangle and clear of others, as near as can be to where it is wished."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.model.geometry import Point, Rect
from stationery.model.units import ZERO, Length
from stationery.model.values import value


@value
class FreeArea:
    """What lies inside `within` and shares no area with any of `taken`."""

    within: Rect
    taken: tuple[Rect, ...] = ()

    def place(self, width: Length, height: Length, wished: Point) -> Rect | None:
        """The free rectangle of that size whose corner is nearest to `wished` (across and down added); or None."""
        best: tuple[Length, Rect] | None = None
        for y in self._tops(height, wished.y):
            for left, right in self._spans(y, height):
                if right - left < width:
                    continue
                x = min(max(wished.x, left), right - width)
                away = abs(x - wished.x) + abs(y - wished.y)
                if best is None or away < best[0]:
                    best = away, Rect(x, y, width, height)
        return best[1] if best else None

    def widest(self, height: Length) -> Length:
        """How wide a block of that height may be; nothing if there is no room for the height."""
        spans = (right - left for y in self._tops(height, self.within.y) for left, right in self._spans(y, height))
        return max(spans, default=ZERO)

    def tallest(self) -> Length:
        """How high a block of hardly any width may be."""
        xs = {self.within.x, *(rect.right for rect in self.taken if self.within.x <= rect.right < self.within.right)}
        best = ZERO
        for x in xs:
            top = self.within.y
            crossed = sorted((rect for rect in self.taken if rect.x <= x < rect.right), key=lambda rect: rect.y)
            for rect in crossed:
                best = max(best, min(rect.y, self.within.bottom) - top)
                top = max(top, rect.bottom)
            best = max(best, self.within.bottom - top)
        return best

    def _tops(self, height: Length, wished: Length) -> list[Length]:
        """Where a block may begin: as wished, at the ends of the room, and touching each thing that is in the way."""
        last = self.within.bottom - height
        if last < self.within.y:
            return []
        edges = (edge for rect in self.taken for edge in (rect.bottom, rect.y - height))
        return sorted({min(max(y, self.within.y), last) for y in (wished, self.within.y, last, *edges)})

    def _spans(self, y: Length, height: Length) -> Iterator[tuple[Length, Length]]:
        """From where to where a band of that height is free, from left to right."""
        band = Rect(self.within.x, y, self.within.width, height)
        left = self.within.x
        for rect in sorted((rect for rect in self.taken if rect.overlaps(band)), key=lambda rect: rect.x):
            if rect.x > left:
                yield left, rect.x
            left = max(left, rect.right)
        if left < self.within.right:
            yield left, self.within.right
