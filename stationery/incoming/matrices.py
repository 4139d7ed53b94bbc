"""Matrices of a content stream, as six numbers (ISO 32000-1, 8.3.3), and boxes that they move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def parse_matrix(numbers: Any) -> Matrix:
    """The operands of `cm` or `Tm`, or a form's /Matrix. Raises ValueError unless they are six."""
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def multiply(one: Sequence[float], other: Sequence[float]) -> Matrix:
    """The matrix that does `one` and then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def move_box(matrix: Sequence[float], box: Box) -> Box:
    """The least upright box that holds the box once the matrix has moved it."""
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def bound(points: Sequence[tuple[float, float]]) -> Box:
    """The least box that holds the points, of which there is one at least."""
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def join_boxes(boxes: Sequence[Box]) -> Box:
    """The least box that holds the boxes, of which there is one at least."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def intersect(one: Box, other: Box) -> Box:
    """What both boxes hold; turned inside out if that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
