"""Finds how far a stroked path reaches: past its corners by their miters, past its ends by their caps."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot, sqrt

from stationery.imaging.svg.paths import Step
from stationery.model.values import value

_ROUND, _SQUARE = 1, 2
"""Caps, as a PDF numbers them (ISO 32000-1, table 54); a round join has the same number."""
_MITER = 0
"""The join of that number (table 55)."""

_PARTS_OF_CURVE = 24
"""Straight pieces into which a curve is cut: they miss it by less than a thousandth of its size."""
_SAME = 1e-9

Point = tuple[float, float]


@value
class Pen:
    """Half of its width, and the numbers of its cap and join; a longer miter than `limit` widths is cut off."""

    half: float
    cap: int
    join: int
    limit: float


@value
class Reach:
    """Points that a stroke touches with its outermost, and the middles of its round ends and corners."""

    points: tuple[Point, ...]
    rounds: tuple[Point, ...]


def reach(steps: Sequence[Step], pen: Pen) -> Reach:
    """How far the stroke of `steps` reaches, in the drawing's own units."""
    points: list[Point] = []
    rounds: list[Point] = []
    for line, corners, closed in _lines(steps):
        _follow(line, corners, closed, pen, points, rounds)
    return Reach(tuple(points), tuple(rounds))


def _lines(steps: Sequence[Step]) -> list[tuple[list[Point], list[bool], bool]]:
    """Each part of a path as straight pieces: its points, which of them are corners, and whether it is closed."""
    parts: list[tuple[list[Point], list[bool], bool]] = []
    line: list[Point] = []
    corners: list[bool] = []
    for name, places in steps:
        pairs = list(zip(places[::2], places[1::2], strict=True))
        if name == "M":
            if line:
                parts.append((line, corners, False))
            line, corners = [pairs[0]], [True]
        elif name == "Z":
            parts.append((line, corners, True))
            line, corners = [line[0]], [True]
        else:
            found = [pairs[0]] if name == "L" else _cut_curve(line[-1], pairs)
            corners += [False] * (len(found) - 1) + [True]
            line += found
    if len(line) > 1 or not parts:
        parts.append((line, corners, False))
    return parts


def _cut_curve(start: Point, pairs: Sequence[Point]) -> list[Point]:
    found = []
    for number in range(1, _PARTS_OF_CURVE + 1):
        t = number / _PARTS_OF_CURVE
        u = 1 - t
        shares = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        x, y = (
            sum(share * point[axis] for share, point in zip(shares, (start, *pairs), strict=True)) for axis in (0, 1)
        )
        found.append((x, y))
    return found


def _follow(
    line: list[Point], corners: list[bool], closed: bool, pen: Pen, points: list[Point], rounds: list[Point]
) -> None:
    """Add what one part of the path touches."""
    kept = [0]
    for number in range(1, len(line)):
        if _apart(line[kept[-1]], line[number]):
            kept.append(number)
    if closed and len(kept) > 1 and not _apart(line[kept[-1]], line[0]):
        kept.pop()
    if len(kept) == 1:
        _dot(line[0], pen, points, rounds)
        return
    ends = [*kept, kept[0]] if closed else kept
    directions = []
    for one, other in pairwise(ends):
        (x, y), (u, v) = line[one], line[other]
        along = hypot(u - x, v - y)
        a, b = (u - x) / along, (v - y) / along
        directions.append((a, b))
        for left, top in ((x, y), (u, v)):
            points += [(left - b * pen.half, top + a * pen.half), (left + b * pen.half, top - a * pen.half)]
    for number, (before, after) in enumerate(pairwise(directions), 1):
        if corners[ends[number]]:
            _turn(line[ends[number]], before, after, pen, points, rounds)
    if closed:
        _turn(line[0], directions[-1], directions[0], pen, points, rounds)
        return
    for (x, y), (a, b) in ((line[kept[0]], directions[0]), (line[kept[-1]], directions[-1])):
        if pen.cap == _ROUND:
            rounds.append((x, y))
        elif pen.cap == _SQUARE:
            sign = -pen.half if (x, y) == line[kept[0]] else pen.half
            points += [(x + a * sign + b * side, y + b * sign - a * side) for side in (pen.half, -pen.half)]


def _dot(at: Point, pen: Pen, points: list[Point], rounds: list[Point]) -> None:
    """A part of no length shows only its caps."""
    if pen.cap == _ROUND:
        rounds.append(at)
    elif pen.cap == _SQUARE:
        points += [(at[0] + x, at[1] + y) for x in (-pen.half, pen.half) for y in (-pen.half, pen.half)]


def _turn(at: Point, before: Point, after: Point, pen: Pen, points: list[Point], rounds: list[Point]) -> None:
    """The tip of a corner: a miter's stands as far out as the half angle between the pieces says."""
    if pen.join == _ROUND:
        rounds.append(at)
        return
    sine = sqrt(max(0.0, (1 + before[0] * after[0] + before[1] * after[1]) / 2))
    x, y = before[0] - after[0], before[1] - after[1]
    along = hypot(x, y)
    if pen.join == _MITER and along > _SAME and sine > _SAME and 1 / sine <= pen.limit:
        far = pen.half / sine / along
        points.append((at[0] + x * far, at[1] + y * far))


def _apart(one: Point, other: Point) -> bool:
    return hypot(one[0] - other[0], one[1] - other[1]) > _SAME
