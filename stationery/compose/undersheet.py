"""Draws under-sheets: ruled lines that show through a blank card or envelope, so that handwriting stays level."""

from __future__ import annotations

from stationery.catalog.cards import Card
from stationery.catalog.envelopes import Envelope
from stationery.catalog.notes import Ruling, UndersheetStyle
from stationery.catalog.papers import Paper
from stationery.catalog.posts import Post
from stationery.catalog.safety import SafeArea
from stationery.compose.compositor import ADDRESS, Compositor
from stationery.compose.envelope import delivery_room, sender_room
from stationery.compose.panels import WRITTEN_ON, unfold
from stationery.compose.strips import placed
from stationery.compose.zones import Room
from stationery.errors import DoesNotFit
from stationery.geometry import Point, Rect, Size
from stationery.page import Box, Item, Page, Rule, Tag
from stationery.prose import plain
from stationery.units import ZERO, Length


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
    sheet, at = _middle_of(paper, unfolded.size, card.name)
    spacing = card.spacing or style.spacing
    area = unfolded.panel(WRITTEN_ON[fold][0]).text_area(card.margins)
    items: list[Item] = [_outline(at, unfolded.size, style)]
    if unfolded.crease:
        start, end = (Point(point.x + at.x, point.y + at.y) for point in unfolded.crease)
        items.append(Rule(start, end, style.outline, (style.gray,), style.dash))
    count = int(area.height / spacing + 1e-9)
    items += _lines(Rect(area.x + at.x, area.y + at.y, area.width, area.height), count, spacing, style)
    label = f"{card.name}: {spacing.words('mm')} from line to line"
    return _page(sheet, items, label, at, unfolded.size, paper, style, compositor, number)


def envelope_undersheet(
    envelope: Envelope,
    post: Post,
    safe: SafeArea,
    paper: Paper,
    style: UndersheetStyle,
    compositor: Compositor,
    number: int = 0,
) -> Page:
    """Lines for both addresses, where the post wants them, within the envelope's outline; a stroke at the left edge
    of the delivery address shows where each of its lines begins."""
    size, addressing = envelope.size, envelope.addressing
    sheet, at = _middle_of(paper, size, envelope.name)
    items: list[Item] = [_outline(at, size, style)]
    # The pen reaches what a printer does not: only the post's zones count.
    whole = Rect(ZERO, ZERO, size.width, size.height)
    sender = sender_room(size, post, whole)
    corner = Point(addressing.sender.left, addressing.sender.top)
    back = _ruled(sender, style.sender, size.width * style.sender.width, corner)
    items += _lines(moved_by(back, at), _count(back, style.sender), style.sender.spacing, style)
    room = delivery_room(size, post, whole, back.bottom + addressing.delivery.apart)
    height = style.address.spacing * style.address.lines
    left = size.width * addressing.delivery.left[0]
    due = Point(left, size.height * addressing.delivery.middle - height * 0.5)
    to = moved_by(_ruled(room, style.address, size.width * style.address.width, due), at)
    items += _lines(to, _count(to, style.address), style.address.spacing, style)
    items.append(Rule(Point(to.x, to.y), Point(to.x, to.bottom), style.outline, (style.gray,)))
    label = f"{envelope.name}: {style.address.spacing.words('mm')} from line to line"
    return _page(sheet, items, label, at, size, paper, style, compositor, number)


def moved_by(rect: Rect, at: Point) -> Rect:
    return Rect(rect.x + at.x, rect.y + at.y, rect.width, rect.height)


def _ruled(room: Room, ruling: Ruling, width: Length, wished: Point) -> Rect:
    """The place of the address's lines, of as many as the room holds."""
    for count in range(ruling.lines, 0, -1):
        for part in (1.0, 0.9, 0.8):
            found = room.place(width * part, ruling.spacing * count, wished)
            if found:
                return found
    raise DoesNotFit("the envelope has no room for an address by hand", None, "take a larger one")


def _count(rect: Rect, ruling: Ruling) -> int:
    return round(rect.height / ruling.spacing)


def _middle_of(paper: Paper, size: Size, name: str) -> tuple[Size, Point]:
    """The sheet, lying as it must to hold that size, and the corner at which it stands in its middle."""
    upright = paper.size.upright
    for sheet in (upright, Size(upright.height, upright.width)):
        if size.width <= sheet.width and size.height <= sheet.height:
            return sheet, Point((sheet.width - size.width) * 0.5, (sheet.height - size.height) * 0.5)
    raise DoesNotFit(f"{name} is larger than {paper.name}", None, "choose a larger --paper")


def _outline(at: Point, size: Size, style: UndersheetStyle) -> Box:
    return Box(Rect(at.x, at.y, size.width, size.height), (style.gray,), style.outline)


def _lines(area: Rect, count: int, spacing: Length, style: UndersheetStyle) -> list[Item]:
    """`count` lines across the area, the first a spacing below its upper edge."""
    heights = (area.y + spacing * number for number in range(1, count + 1))
    return [Rule(Point(area.x, y), Point(area.right, y), style.thickness, (style.gray,)) for y in heights]


def _page(
    sheet: Size,
    items: list[Item],
    label: str,
    at: Point,
    size: Size,
    paper: Paper,
    style: UndersheetStyle,
    compositor: Compositor,
    number: int,
) -> Page:
    """The sheet with its label, below the outline or, where it has no room there, above the sheet's lower edge."""
    (line,) = compositor.lines(plain(label).spans, sheet.width, style.label, figures=ADDRESS)[:1]
    (texts,) = compositor.texts([line], style.label, (Tag("P", number),), at.x)
    y = min(at.y + size.height + style.label * 2, sheet.height - style.label)
    return Page(sheet, (*items, *placed(texts, y)), "", paper.id, paper.media)
