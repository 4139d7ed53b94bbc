"""Places found in a room by ruler."""

from __future__ import annotations

import pytest

from stationery.compose.parts.zones import FreeArea
from stationery.model.geometry import Point, Rect
from stationery.model.units import ZERO, mm


def rect(x: int, y: int, width: int, height: int) -> Rect:
    return Rect(mm(x), mm(y), mm(width), mm(height))


HALL = rect(10, 10, 100, 50)
CORNER = rect(80, 0, 40, 30)
"""Upper right, reaching beyond the room."""
PILLARS = (rect(30, 0, 50, 100), rect(40, 0, 10, 100))
"""The second one within the first."""


@pytest.mark.parametrize(
    ("taken", "width", "height", "wished", "found"),
    [
        ((), 20, 10, (50, 30), (50, 30)),
        ((), 20, 10, (0, 0), (10, 10)),
        ((), 20, 10, (200, 200), (90, 50)),
        ((), 100, 50, (50, 30), (10, 10)),
        ((CORNER,), 20, 10, (70, 28), (70, 30)),
        ((CORNER,), 20, 10, (62, 12), (60, 12)),
        ((CORNER,), 100, 30, (10, 10), (10, 30)),
        (PILLARS, 20, 10, (46, 30), (80, 30)),
        (PILLARS, 20, 10, (11, 30), (10, 30)),
    ],
)
def test_the_nearest_free_place(
    taken: tuple[Rect, ...], width: int, height: int, wished: tuple[int, int], found: tuple[int, int]
) -> None:
    placed = FreeArea(HALL, taken).place(mm(width), mm(height), Point(mm(wished[0]), mm(wished[1])))
    assert placed == rect(*found, width, height)


@pytest.mark.parametrize(
    ("taken", "width", "height"),
    [((), 101, 10), ((), 10, 51), ((CORNER,), 100, 31), (PILLARS, 31, 1), ((HALL,), 1, 1)],
)
def test_no_place(taken: tuple[Rect, ...], width: int, height: int) -> None:
    assert FreeArea(HALL, taken).place(mm(width), mm(height), Point(mm(10), mm(10))) is None


@pytest.mark.parametrize(
    ("taken", "height", "widest", "tallest"),
    [((), 50, 100, 50), ((CORNER,), 30, 100, 50), ((CORNER,), 31, 70, 50), (PILLARS, 10, 30, 50), ((HALL,), 1, 0, 0)],
)
def test_limits(taken: tuple[Rect, ...], height: int, widest: int, tallest: int) -> None:
    room = FreeArea(HALL, taken)
    assert (room.widest(mm(height)), room.tallest()) == (mm(widest), mm(tallest))
    assert room.widest(mm(51)) == ZERO
