"""Sets what stands on an envelope beside its addresses: barcode, endorsement, and the letter's two notations."""

from __future__ import annotations

from collections.abc import Mapping

from stationery.catalog.endorsements import ARRIVAL, DELIVERY, ENDORSEMENT, NoticeLook
from stationery.catalog.envelopes import Envelope
from stationery.catalog.imb import BarcodeLook
from stationery.catalog.posts import NOTHING, POSTAGE, Post
from stationery.compose.parts.address_block import measure_block
from stationery.compose.parts.barcode import draw_bars, grow, place_bars
from stationery.compose.parts.envelope_face import EnvelopeFace
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size
from stationery.model.page import Item, Path, Tag
from stationery.model.prose import Line
from stationery.model.typeface import Typefaces
from stationery.model.units import ZERO
from stationery.model.values import value

_NAMES = {ENDORSEMENT: "endorsement", DELIVERY: "delivery notation", ARRIVAL: "on-arrival notation"}
_ROLES = {ENDORSEMENT: "Endorsement", DELIVERY: "DeliveryNotation", ARRIVAL: "ArrivalNotation"}


@value
class Notices:
    """Lines by their kind (NOTICES), and `bars` in letters F, A, D and T; what there is none of is empty."""

    lines: Mapping[str, Line]
    looks: Mapping[str, NoticeLook]
    bars: str = ""
    bars_look: BarcodeLook | None = None


def set_notices(
    notices: Notices,
    envelope_face: EnvelopeFace,
    typefaces: Typefaces,
    language: str,
    *,
    return_rect: Rect | None,
    address: Rect,
) -> tuple[Item, ...]:
    """All of them at their places, each clear of both addresses and of each other. Raises CannotSet, DoesNotFit."""
    envelope, post, safe, face = envelope_face.envelope, envelope_face.post, envelope_face.safe, envelope_face.face
    items: list[Item] = []
    taken = [return_rect, address] if return_rect else [address]
    if notices.bars and envelope.windows.windows:
        raise DoesNotFit(
            f"{envelope.name}: the address shows in the window, so the barcode belongs on the letter",
            hint="print the barcode on the letter, choose an envelope without a window, or leave out the barcode",
        )
    if notices.bars and notices.bars_look:
        others = [return_rect] if return_rect else []
        bars = place_bars(len(notices.bars), notices.bars_look, envelope.size, post, safe, address, others)
        items.append(draw_bars(notices.bars, bars, notices.bars_look))
        taken.append(bars)
        if bars.bottom <= address.bottom:
            address = address.join(bars)
    beside = Rect(ZERO, address.y, envelope.size.width, address.height)
    for kind in (ENDORSEMENT, DELIVERY, ARRIVAL):
        line = notices.lines.get(kind)
        if line is None:
            continue
        look = notices.looks[kind]
        block = measure_block((line,), face, typefaces, language, _NAMES[kind])
        width, height = block.width(look.size), block.height(look.size, 1.0)
        spots = _spots(look, Size(width, height), envelope, post, safe, return_rect, address)
        zones = (*post.rects(envelope.size, POSTAGE), *post.rects(envelope.size, NOTHING))
        place = _free(spots, Size(width, height), look, safe, (*taken, *zones), beside)
        if place is None:
            raise DoesNotFit(
                f"{_NAMES[kind]}: no place on {envelope.name} has {look.clear.words(envelope.unit)} clear around it",
                line.place,
                "choose a larger envelope, or leave it out",
            )
        path: Path = (Tag(_ROLES[kind]), Tag("P"))
        items += block.items(place, look.size, 1.0, path)
        taken.append(place)
        if return_rect and place.x == return_rect.x and place.y > return_rect.y:
            return_rect = return_rect.join(place)  # the next one stands below it
    return tuple(items)


def _free(
    spots: list[Point], size: Size, look: NoticeLook, safe: Rect, taken: tuple[Rect, ...], beside: Rect
) -> Rect | None:
    """The first spot that is free; one beside the delivery address, where machines look, only if there is no other."""
    for others in ((*taken, beside), taken):
        for spot in spots:
            place = Rect(spot.x, spot.y, size.width, size.height)
            around = grow(place, look.clear, look.clear)
            if safe.contains(place) and not any(around.overlaps(each) for each in others):
                return place
    return None


def _spots(
    look: NoticeLook,
    size: Size,
    envelope: Envelope,
    post: Post,
    safe: Rect,
    return_rect: Rect | None,
    address: Rect,
) -> list[Point]:
    """The corners at which a notice of that size may stand, the best first."""
    clear = look.clear
    sender = envelope.addressing.sender
    corner = Point(max(safe.x, sender.left), max(safe.y, sender.top))
    stamps = post.rects(envelope.size, POSTAGE)
    postage = stamps[0] if stamps else Rect(safe.right, safe.y, ZERO, ZERO)
    spots = {
        "below_return_address": Point(return_rect.x, return_rect.bottom + clear) if return_rect else corner,
        "above_delivery_address": Point(address.x, address.y - clear - size.height),
        "left_of_postage": Point(postage.x - clear - size.width, corner.y),
        "below_postage": Point(min(postage.x + clear, safe.right - size.width), postage.bottom + clear),
    }
    return [spots[place] for place in look.places]
