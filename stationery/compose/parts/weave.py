"""Weaves the outlines of letters: where two cross, one passes over the other, by turns; points are plain numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import hypot

from stationery.model.typeface import Outline

Point = tuple[float, float]
Segment = tuple[Point, Point]
Contours = tuple[tuple[Point, ...], ...]

_FINE = 0.016
"""How long a segment is at most, in the unit of the outlines: too short to be seen as straight."""

_CURVE = 3
"""Into how many segments a curve is cut at the least."""

_STRAY = 0.16
"""A piece of a line that is shorter would be a stray stroke, and is left out."""

_SIDE = 0.002
"""How far to both sides of a segment one looks for ink."""


def flatten(outline: Outline) -> Contours:
    """The closed contours of an outline as points, none farther apart than is fine."""
    contours: list[tuple[Point, ...]] = []
    points: list[Point] = []
    for letter, places in outline:
        ends = list(zip(places[::2], places[1::2], strict=True))
        if letter == "M":
            points = [ends[0]]
        elif letter == "L":
            points += _cut(points[-1], ends[0])
        elif letter == "C":
            whole = (points[-1], ends[0], ends[1], ends[2])
            count = max(_CURVE, int(sum(map(_length, pairwise(whole))) / _FINE) + 1)
            points += [_on_curve(whole, part / count) for part in range(1, count + 1)]
        elif points:
            contours.append(tuple([*points, *_cut(points[-1], points[0])][:-1]))
            points = []
    return tuple(contours)


@lru_cache(maxsize=32)
def weave(letters: tuple[Contours, ...], gap: float) -> tuple[tuple[tuple[Point, ...], ...], ...]:
    """For each letter, the lines to draw of its outline: without what lies within the letter itself, and without what
    passes beneath another letter, of which it keeps a `gap` away."""
    kept = [_outside(contours) for contours in letters]
    hidden: list[set[int]] = [set() for _ in letters]
    for one, other in combinations(range(len(letters)), 2):
        for under, covered in _pass_under(one, other, letters, kept, gap):
            hidden[under] |= covered
    return tuple(
        tuple(
            line
            for line in _join([segment for number, segment in enumerate(segments) if number not in gone])
            if sum(map(_length, pairwise(line))) >= _STRAY
        )
        for segments, gone in zip(kept, hidden, strict=True)
    )


def _pass_under(
    one: int, other: int, letters: Sequence[Contours], kept: list[list[Segment]], gap: float
) -> Iterator[tuple[int, set[int]]]:
    """At each crossing of two letters, which one passes beneath, and the segments of it that are covered there."""
    crossed: list[tuple[int, int, Point]] = []
    for under, over in ((one, other), (other, one)):
        edges = _Near((point for contour in letters[over] for point in contour), gap)
        for number, segment in enumerate(kept[under]):
            middle = _middle(segment)
            if edges.has(middle) or edges.encloses(middle, letters[over]):
                crossed.append((under, number, middle))
    groups = _group(crossed, gap)
    groups.sort(key=lambda group: (min(y for _, _, (_, y) in group), min(x for _, _, (x, _) in group)))
    beneath = other
    for group in groups:
        sides = {under for under, _, _ in group}
        if len(sides) > 1:
            yield beneath, {number for under, number, _ in group if under == beneath}
            beneath = one if beneath == other else other
        else:
            yield group[0][0], set()


def _group(crossed: list[tuple[int, int, Point]], gap: float) -> list[list[tuple[int, int, Point]]]:
    """What is covered, by the crossing that it belongs to: what is near to each other is of the same one."""
    cell = max(gap, _FINE) * 2.5
    cells: dict[tuple[int, int], list[int]] = {}
    for number, (_, _, (x, y)) in enumerate(crossed):
        cells.setdefault((round(x / cell), round(y / cell)), []).append(number)
    groups: list[list[tuple[int, int, Point]]] = []
    left = set(cells)
    while left:
        waiting, group = [left.pop()], []
        while waiting:
            across, down = waiting.pop()
            group += [crossed[number] for number in cells[across, down]]
            near = {(across + x, down + y) for x in (-1, 0, 1) for y in (-1, 0, 1)} & left
            left -= near
            waiting += near
        groups.append(group)
    return groups


def _outside(contours: Contours) -> list[Segment]:
    """The segments of a letter's contours that have ink on one side only: contours may overlap."""
    segments = []
    for contour in contours:
        for start, end in zip(contour, (*contour[1:], contour[0]), strict=True):
            long = hypot(end[0] - start[0], end[1] - start[1])
            if not long:
                continue
            x, y = _middle((start, end))
            right, down = (end[1] - start[1]) / long * _SIDE, (start[0] - end[0]) / long * _SIDE
            one, other = _winding((x + right, y + down), contours), _winding((x - right, y - down), contours)
            if bool(one) != bool(other):
                segments.append((start, end))
    return segments


def _winding(point: Point, contours: Contours) -> int:
    """How often the contours go around a point."""
    x, y = point
    turns = 0
    for contour in contours:
        before_x, before_y = contour[-1]
        for here_x, here_y in contour:
            if (before_y <= y) != (here_y <= y):
                crossing = before_x + (y - before_y) * (here_x - before_x) / (here_y - before_y)
                if crossing > x:
                    turns += 1 if here_y > before_y else -1
            before_x, before_y = here_x, here_y
    return turns


class _Near:
    """Points in cells as wide as a gap, so that what is near to one is found without looking at all."""

    def __init__(self, points: Iterable[Point], gap: float) -> None:
        self.gap = gap
        self.cells: dict[tuple[int, int], list[Point]] = {}
        for x, y in points:
            self.cells.setdefault((int(x // gap), int(y // gap)), []).append((x, y))
        across, down = zip(*self.cells, strict=True)
        self.bounds = min(across) * gap, min(down) * gap, (max(across) + 1) * gap, (max(down) + 1) * gap

    def has(self, point: Point) -> bool:
        """Whether a point is nearer to one of these than the gap."""
        x, y = point
        across, down = int(x // self.gap), int(y // self.gap)
        return any(
            hypot(x - a, y - b) < self.gap
            for i in (across - 1, across, across + 1)
            for j in (down - 1, down, down + 1)
            for a, b in self.cells.get((i, j), ())
        )

    def encloses(self, point: Point, contours: Contours) -> bool:
        left, top, right, bottom = self.bounds
        return left <= point[0] <= right and top <= point[1] <= bottom and bool(_winding(point, contours))


def _join(segments: list[Segment]) -> Iterator[tuple[Point, ...]]:
    """Segments that follow each other as one line."""
    line: list[Point] = []
    for start, end in segments:
        if line and line[-1] == start:
            line.append(end)
            continue
        if line:
            yield tuple(line)
        line = [start, end]
    if line:
        yield tuple(line)


def _cut(start: Point, end: Point) -> list[Point]:
    """The points of a straight line after its start."""
    count = max(1, int(hypot(end[0] - start[0], end[1] - start[1]) / _FINE) + 1)
    return [
        (start[0] + (end[0] - start[0]) * part / count, start[1] + (end[1] - start[1]) * part / count)
        for part in range(1, count + 1)
    ]


def _on_curve(ends: tuple[Point, Point, Point, Point], t: float) -> Point:
    a, b, c, d = ends
    s = 1 - t
    first, second, third, last = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
    return (
        a[0] * first + b[0] * second + c[0] * third + d[0] * last,
        a[1] * first + b[1] * second + c[1] * third + d[1] * last,
    )


def _length(segment: Segment) -> float:
    (a, b), (c, d) = segment
    return hypot(c - a, d - b)


def _middle(segment: Segment) -> Point:
    (a, b), (c, d) = segment
    return (a + c) / 2, (b + d) / 2
