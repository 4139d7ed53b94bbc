"""Turns a note's manuscript into a card: its text on a panel, the letterhead outside, each side as items at places."""

from __future__ import annotations

from stationery.catalog.card_style import CardStyle, TypeLimits
from stationery.catalog.cards import NO_FOLD, Card
from stationery.catalog.letterheads import Heading
from stationery.compose.parts.masthead import set_masthead
from stationery.compose.parts.panels import INSIDE, Panel, Unfolded, unfold
from stationery.compose.parts.signature import Signed
from stationery.compose.pieces.card_panel import PanelArea, set_note
from stationery.compose.type.compositor import Compositor, ensure_settable
from stationery.model.errors import Remark
from stationery.model.geometry import Rect
from stationery.model.manuscript import Manuscript
from stationery.model.page import Item, Tag
from stationery.model.prose import Line, paragraphs
from stationery.model.units import ZERO
from stationery.model.values import value

HEADING = (Tag("Letterhead"),)


@value
class CardOrder:
    """What a card is made with. `heading` None leaves the outside blank; its words are set by `heading_compositor`.

    `panel` is the one that carries the note, `address` what stands on the address side of a postcard.
    """

    card: Card
    fold: str
    orientation: str
    panel: str
    style: CardStyle
    limits: TypeLimits
    heading: Heading | None
    signature: Signed | None = None
    address: tuple[Item, ...] = ()


@value
class SetCard:
    """A card's two sides, each with the upper left corner of the unfolded sheet at zero."""

    unfolded: Unfolded
    outside: tuple[Item, ...]
    inside: tuple[Item, ...]
    remarks: tuple[Remark, ...] = ()


def compose_card(
    manuscript: Manuscript, order: CardOrder, compositor: Compositor, heading_compositor: Compositor
) -> SetCard:
    """A card with its note. Raises CannotSet for characters without a glyph, DoesNotFit for a note too long."""
    ensure_settable(_all_lines(manuscript), compositor.typefaces, compositor.family)
    unfolded = unfold(order.card, order.fold, order.orientation)
    heading, below = _heading(manuscript, order, unfolded.panel("front"), heading_compositor)
    panel = unfolded.panel(order.panel)
    area = panel.text_area(order.card.margins)
    if panel.name == "front" and heading:
        top = max(area.y, below.bottom + order.style.outside.below)
        area = Rect(area.x, top, area.width, area.bottom - top)
    room = PanelArea(area, panel.rect, min(order.style.tight_margin, order.card.margins.side), _what(order))
    note = set_note(manuscript, room, order.style, order.limits, compositor, order.signature)
    outside, inside = (heading, note.items) if panel.side == INSIDE else ((*heading, *note.items), ())
    return SetCard(unfolded, outside, inside or order.address, manuscript.remarks)


def blank_card(manuscript: Manuscript, order: CardOrder, heading_compositor: Compositor) -> SetCard:
    """A card to write on by hand: only the letterhead, outside."""
    unfolded = unfold(order.card, order.fold, order.orientation)
    heading, _ = _heading(manuscript, order, unfolded.panel("front"), heading_compositor)
    return SetCard(unfolded, heading, (), manuscript.remarks)


def _heading(
    manuscript: Manuscript, order: CardOrder, front: Panel, compositor: Compositor
) -> tuple[tuple[Item, ...], Rect]:
    """The letterhead on the front: in its middle, or at the head of a flat card; and the rectangle it fills."""
    nothing = Rect(front.rect.x, front.rect.y, ZERO, ZERO)
    if order.heading is None or manuscript.masthead is None:
        return (), nothing
    ensure_settable((manuscript.masthead.name,), compositor.typefaces, compositor.family)
    side, outside = order.card.margins.side, order.style.outside
    x, measure = front.rect.x + side, front.rect.width - side * 2
    tried = set_masthead(manuscript.masthead, order.heading, compositor, x=x, y=ZERO, measure=measure, path=HEADING)
    height = tried.bottom
    y = front.rect.y + outside.from_top
    if order.fold != NO_FOLD:
        y = front.rect.y + front.rect.height * outside.middle - height * 0.5
    found = set_masthead(manuscript.masthead, order.heading, compositor, x=x, y=y, measure=measure, path=HEADING)
    return found.items, Rect(x, y, measure, found.bottom - y)


def _what(order: CardOrder) -> str:
    """The panel as a message names it: `the inside-bottom panel of the A2 note card`."""
    return f"the {order.panel} of the {order.card.name}"


def _all_lines(manuscript: Manuscript) -> list[Line]:
    lines = [line for part in manuscript.parts for line in part.lines]
    lines += [Line(paragraph.spans, paragraph.place) for paragraph in paragraphs(manuscript.body)]
    return lines + [line for signer in manuscript.signers for line in (signer.name, signer.title) if line]
