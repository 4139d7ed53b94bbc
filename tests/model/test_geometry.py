"""Rectangles, checked as one would with a ruler: top left is the origin, y goes down."""

from stationery.model.geometry import Rect, Size, sheet
from stationery.model.units import Length, mm


def rect(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(mm(x), mm(y), mm(width), mm(height))


FIELD = rect(20, 45, 85, 45)


def test_edges() -> None:
    assert (FIELD.right, FIELD.bottom) == (mm(105), mm(90))


def test_contains() -> None:
    assert sheet(Size(mm(210), mm(297))).contains(FIELD)
    assert FIELD.contains(FIELD)
    assert not FIELD.contains(rect(20, 45, 85.1, 45))
    assert not FIELD.contains(rect(19.9, 50, 10, 10))


def test_overlaps() -> None:
    assert FIELD.overlaps(rect(104.9, 89.9, 10, 10))
    assert not FIELD.overlaps(rect(105, 45, 10, 45))
    assert not FIELD.overlaps(rect(20, 90, 85, 10))
    assert FIELD.overlaps(rect(50, 50, 1, 1))


def test_joined_and_inset() -> None:
    assert rect(0, 0, 10, 10).join(rect(20, 5, 10, 10)) == rect(0, 0, 30, 15)
    assert FIELD.inset(mm(5)) == rect(25, 50, 75, 35)


def test_upright() -> None:
    assert Size(mm(220), mm(110)).upright == Size(mm(110), mm(220))
    assert Size(mm(110), mm(220)).upright == Size(mm(110), mm(220))
    assert Size(Length(5), Length(5)).upright == Size(Length(5), Length(5))
