"""Draws under-sheets: ruled lines that show through a blank card or envelope, so that handwriting stays level."""

from __future__ import annotations

from stationery.catalog.card_style import Ruling, UndersheetStyle
from stationery.catalog.cards import WRITTEN_ON, Card
from stationery.catalog.envelopes import Envelope
from stationery.catalog.papers import Paper
from stationery.catalog.posts import Post, clip
from stationery.catalog.printable_area import PrintableArea
from stationery.compose.parts.panels import unfold
from stationery.compose.parts.zones import FreeArea
from stationery.compose.pieces.envelope import delivery_room, sender_room
from stationery.compose.type.compositor import ADDRESS, Compositor
from stationery.compose.type.flow_block import place_items
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size
from stationery.model.page import Box, Item, Page, Rule, Tag
from stationery.model.prose import plain
from stationery.model.units import ZERO, Length
from stationery.model.values import value

_NEAR = 1e-9
_SHARES = (1.0, 0.9, 0.8)
"""What part of their width lines keep where there is no room for all of it."""


@value
class _Ground:
    """A sheet of a paper, lying as it must, and the outline in its middle on which a card or an envelope is laid."""

    paper: Paper
    sheet: Size
    outline: Rect


def card_undersheet(
    card: Card,
    fold: str,
    orientation: str,
    paper: Paper,
    style: UndersheetStyle,
    compositor: Compositor,
    number: int = 0,
) -> Page:
    """Lines for the panel that is written on, within the outline of the unfolded card; the fold is dashed.

    The card is laid on the outline, and its lines stand a spacing apart, the first a spacing below the panel's margin.
    """
    unfolded = unfold(card, fold, orientation)
    ground = _lay(paper, unfolded.size, card.name)
    at = Point(ground.outline.x, ground.outline.y)
    spacing = card.spacing or style.spacing
    area = unfolded.panel(WRITTEN_ON[fold][0]).text_area(card.margins)
    items: list[Item] = [Box(ground.outline, (style.gray,), style.outline)]
    if unfolded.crease:
        start, end = (Point(point.x + at.x, point.y + at.y) for point in unfolded.crease)
        items.append(Rule(start, end, style.outline, (style.gray,), style.dash))
    items += _lines(_move(area, at), spacing, style)
    label = f"{card.name}: {spacing.words('mm')} from line to line"
    return _page(ground, items, label, style, compositor, number)


def envelope_undersheet(
    envelope: Envelope,
    post: Post,
    safe: PrintableArea,
    paper: Paper,
    style: UndersheetStyle,
    compositor: Compositor,
    number: int = 0,
) -> Page:
    """Lines for both addresses, where the post wants them, within the envelope's outline; a stroke at the left edge
    of the delivery address shows where each of its lines begins."""
    size, addressing = envelope.size, envelope.addressing
    ground = _lay(paper, size, envelope.name)
    at = Point(ground.outline.x, ground.outline.y)
    items: list[Item] = [Box(ground.outline, (style.gray,), style.outline)]
    # The pen reaches what a printer does not: only the post's zones count.
    whole = Rect(ZERO, ZERO, size.width, size.height)
    middle = addressing.sender.top + style.sender.spacing[0] * style.sender.lines * 0.5
    back, spacing = _rule(sender_room(size, post, whole), style.sender, size, addressing.sender.left, middle)
    items += _lines(_move(back, at), spacing, style)
    room = delivery_room(size, post, whole, back.bottom + addressing.delivery.apart)
    left = size.width * addressing.delivery.left[0]
    due = FreeArea(clip(room.within, Rect(left, ZERO, size.width - left, size.height)), room.taken)
    to, spacing = _rule(due, style.address, size, left, size.height * addressing.delivery.middle)
    to = _move(to, at)
    items += _lines(to, spacing, style)
    items.append(Rule(Point(to.x, to.y), Point(to.x, to.bottom), style.thickness, (style.gray,)))
    label = f"{envelope.name}: {spacing.words('mm')} from line to line"
    return _page(ground, items, label, style, compositor, number)


def _move(rect: Rect, at: Point) -> Rect:
    return Rect(rect.x + at.x, rect.y + at.y, rect.width, rect.height)


def _rule(room: FreeArea, ruling: Ruling, size: Size, left: Length, middle: Length) -> tuple[Rect, Length]:
    """The place of an address's lines, as near as can be to where they are due, and their spacing.

    Lines that have no room come closer, then shorter; at last there are fewer of them.
    """
    for count in range(ruling.lines, 0, -1):
        for part in _SHARES:
            for spacing in ruling.spacing:
                height = spacing * count
                due = Point(left, middle - height * 0.5)
                place = room.place(size.width * ruling.width * part, height, due)
                if place:
                    return place, spacing
    raise DoesNotFit("the envelope has no room for a handwritten address", None, "choose a larger one")


def _lay(paper: Paper, size: Size, name: str) -> _Ground:
    """The sheet, lying as it must to hold that size in its middle."""
    upright = paper.size.upright
    for sheet in (upright, Size(upright.height, upright.width)):
        if size.width <= sheet.width and size.height <= sheet.height:
            left, top = (sheet.width - size.width) * 0.5, (sheet.height - size.height) * 0.5
            return _Ground(paper, sheet, Rect(left, top, size.width, size.height))
    raise DoesNotFit(f"{name} is larger than {paper.name}", None, "choose a larger --paper")


def _lines(area: Rect, spacing: Length, style: UndersheetStyle) -> list[Item]:
    """Lines across the area, as many as it holds, the first a spacing below its upper edge."""
    heights = (area.y + spacing * number for number in range(1, int(area.height / spacing + _NEAR) + 1))
    return [Rule(Point(area.x, y), Point(area.right, y), style.thickness, (style.gray,)) for y in heights]


def _page(
    ground: _Ground, items: list[Item], label: str, style: UndersheetStyle, compositor: Compositor, number: int
) -> Page:
    """The sheet with its label, below the outline or, where it has no room there, above the sheet's lower edge."""
    paper, sheet, outline = ground.paper, ground.sheet, ground.outline
    (line,) = compositor.lines(plain(label).spans, sheet.width, style.label, figures=ADDRESS)[:1]
    (texts,) = compositor.texts([line], style.label, (Tag("P", number),), outline.x)
    y = min(outline.bottom + style.label * 2, sheet.height - style.label)
    return Page(sheet, (*items, *place_items(texts, y)), "", paper.id, paper.media)
