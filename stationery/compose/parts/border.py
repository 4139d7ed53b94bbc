"""Draws a border around a panel: its rules, with square, round or deckle corners; all are artifacts."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.borders import DECKLE, ROUND, Border, BorderRule
from stationery.model.geometry import Point, Rect
from stationery.model.page import Color, Drawing, Item
from stationery.model.units import Length

_KAPPA = 0.5523
"""How far the control points of a quarter circle are from its ends, in radii."""

_STEP = 0.22
"""The step before and after the arc of a deckle corner, as a part of the corner's reach."""

Steps = list[tuple[str, tuple[Point, ...]]]


def draw_border(border: Border, panel: Rect, color: Color) -> tuple[Item, ...]:
    """The border's rules, the outermost first."""
    return tuple(
        Drawing(tuple(_trace(rule, panel.inset(rule.inset))), stroke=color, thickness=rule.thickness)
        for rule in border.rules
    )


def _trace(rule: BorderRule, rect: Rect) -> Iterator[tuple[str, tuple[Point, ...]]]:
    """Clockwise from the upper left corner. A corner is drawn with `out` along the edge that leads to it and `on`
    along the edge that leads away."""
    corners = (
        (Point(rect.x, rect.y), (0, -1), (1, 0)),
        (Point(rect.right, rect.y), (1, 0), (0, 1)),
        (Point(rect.right, rect.bottom), (0, 1), (-1, 0)),
        (Point(rect.x, rect.bottom), (-1, 0), (0, -1)),
    )
    first = True
    for corner, out, on in corners:
        for letter, points in _turn(rule, corner, out, on):
            yield ("M" if first else letter), points
            first = False
    yield "Z", ()


def _turn(rule: BorderRule, corner: Point, out: tuple[int, int], on: tuple[int, int]) -> Steps:
    reach = rule.radius

    def at(back: Length, along: Length) -> Point:
        """A point so far back from the corner, and so far along the next edge."""
        return Point(
            corner.x - back * out[0] + along * on[0],
            corner.y - back * out[1] + along * on[1],
        )

    zero = reach * 0
    if rule.corner == ROUND:
        near = reach * (1 - _KAPPA)
        return [("L", (at(reach, zero),)), ("C", (at(near, zero), at(zero, near), at(zero, reach)))]
    if rule.corner == DECKLE:
        step = reach * _STEP
        radius = reach - step
        pull = radius * _KAPPA
        return [
            ("L", (at(reach, zero),)),
            ("L", (at(reach, step),)),
            ("C", (at(reach - pull, step), at(step, reach - pull), at(step, reach))),
            ("L", (at(zero, reach),)),
        ]
    return [("L", (at(zero, zero),))]
