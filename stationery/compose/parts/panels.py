"""Panels: the faces of a card as they lie on its unfolded sheet, seen from outside and from inside."""

from __future__ import annotations

from stationery.catalog.cards import LANDSCAPE, SIDE, TOP, Card, Margins
from stationery.model.geometry import Point, Rect, Size
from stationery.model.units import ZERO
from stationery.model.values import value

OUTSIDE, INSIDE = "outside", "inside"

ACROSS, DOWN = "across", "down"
"""How a sheet is turned over so that inside and outside meet: left to right as a page is, or top to bottom."""


@value
class Panel:
    """`rect` is its place on the unfolded sheet as it is seen from its side, `behind` the panel on its other side."""

    name: str
    side: str
    rect: Rect
    behind: str

    def text_area(self, margins: Margins) -> Rect:
        rect = self.rect
        return Rect(
            rect.x + margins.side,
            rect.y + margins.top,
            rect.width - margins.side * 2,
            rect.height - margins.top - margins.foot,
        )


@value
class Unfolded:
    """A card's sheet: its size, its panels, and the line it is folded along (the same from both sides)."""

    size: Size
    panels: tuple[Panel, ...]
    crease: tuple[Point, Point] | None
    turned: str

    def panel(self, name: str) -> Panel:
        """The panel of that name; a StopIteration is a fault of ours."""
        return next(panel for panel in self.panels if panel.name == name)


def unfold(card: Card, fold: str, orientation: str) -> Unfolded:
    """The sheet of a card folded so, its front read in that orientation.

    Seen from outside, a card with a side fold has its front at the right; one with a top fold has it below, and its
    back stands upside down above. Seen from inside, all panels are read the same way up.
    """
    long, short = card.size.height, card.size.width
    width, height = (long, short) if orientation == LANDSCAPE else (short, long)
    if fold == SIDE:
        left, right = Rect(ZERO, ZERO, width, height), Rect(width, ZERO, width, height)
        panels = (
            Panel("front", OUTSIDE, right, "inside-left"),
            Panel("back", OUTSIDE, left, "inside-right"),
            Panel("inside-left", INSIDE, left, "front"),
            Panel("inside-right", INSIDE, right, "back"),
        )
        return Unfolded(Size(width * 2, height), panels, (Point(width, ZERO), Point(width, height)), ACROSS)
    if fold == TOP:
        upper, lower = Rect(ZERO, ZERO, width, height), Rect(ZERO, height, width, height)
        panels = (
            Panel("front", OUTSIDE, lower, "inside-top"),
            Panel("back", OUTSIDE, upper, "inside-bottom"),
            Panel("inside-top", INSIDE, upper, "front"),
            Panel("inside-bottom", INSIDE, lower, "back"),
        )
        return Unfolded(Size(width, height * 2), panels, (Point(ZERO, height), Point(width, height)), DOWN)
    whole = Rect(ZERO, ZERO, width, height)
    return Unfolded(
        Size(width, height),
        (Panel("front", OUTSIDE, whole, "back"), Panel("back", INSIDE, whole, "front")),
        None,
        ACROSS,
    )


def mirror(rect: Rect, sheet: Size, turned: str) -> Rect:
    """Where a rectangle of a sheet is found once the sheet has been turned over."""
    if turned == ACROSS:
        return Rect(sheet.width - rect.right, rect.y, rect.width, rect.height)
    return Rect(rect.x, sheet.height - rect.bottom, rect.width, rect.height)
