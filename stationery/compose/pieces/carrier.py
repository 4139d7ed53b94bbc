"""Lays an envelope's face on an address carrier: a sheet of ordinary paper with the envelope's outline and corners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.compose.pieces.imposition import move
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size
from stationery.model.page import Box, Item, Page, Rule
from stationery.model.units import Length

if TYPE_CHECKING:
    from stationery.catalog.card_style import CardStyle
    from stationery.catalog.papers import Paper


def lay_on_carrier(page: Page, paper: Paper, style: CardStyle, name: str) -> Page:
    """The face in the middle of the sheet, which lies as the face does and so is fed by the same edge.

    Every word stands where it does on the envelope, as seen from the outline. Raises DoesNotFit, with the envelope's
    `name`, where the sheet has no room for it and the marks around it.
    """
    upright, marks = paper.size.upright, style.marks
    wide = page.size.width > page.size.height
    sheet = Size(upright.height, upright.width) if wide else upright
    outline = Rect(
        (sheet.width - page.size.width) * 0.5,
        (sheet.height - page.size.height) * 0.5,
        page.size.width,
        page.size.height,
    )
    room = min(outline.x, outline.y)
    if room < marks.away + marks.least:
        raise DoesNotFit(
            f"{name} has no room on {paper.name} with its outline and corner marks",
            hint="choose a larger --paper, or a smaller envelope",
        )
    look = style.undersheet
    items: list[Item] = [Box(outline, (look.gray,), look.outline)]
    for x, outward in ((outline.x, -1), (outline.right, 1)):
        for y, beyond in ((outline.y, -1), (outline.bottom, 1)):
            items += _corner(Point(x, y), (outward, beyond), style, room)
    moved = (move(each, outline.x, outline.y) for each in page.items)
    return Page(sheet, (*items, *moved), page.turn, paper.id, paper.media)


def _corner(at: Point, outward: tuple[int, int], style: CardStyle, room: Length) -> tuple[Rule, Rule]:
    """Two strokes away from a corner, along the lines of its edges."""
    marks, (across, down) = style.marks, outward
    near, far = marks.away, min(marks.away + marks.length, room)
    ink = marks.thickness, (marks.gray,)
    return (
        Rule(Point(at.x + near * across, at.y), Point(at.x + far * across, at.y), *ink),
        Rule(Point(at.x, at.y + near * down), Point(at.x, at.y + far * down), *ink),
    )
