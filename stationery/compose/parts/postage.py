"""Sets postage in the post's zone, as large as the post made it: a stamp's picture, or the rows of a code."""

from __future__ import annotations

from typing import NoReturn

from stationery.catalog.postage import PostageLook
from stationery.catalog.posts import POSTAGE, clip
from stationery.compose.parts.address_block import Block, measure_block
from stationery.compose.parts.envelope_face import EnvelopeFace, PostageToSet
from stationery.compose.parts.zones import FreeArea
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size, sheet
from stationery.model.page import Form, Imported, Item, Path, Picture, Tag, Text
from stationery.model.postage import Postage
from stationery.model.prose import plain
from stationery.model.typeface import Face, Typefaces
from stationery.model.units import ZERO, Length

_PATH: Path = (Tag("Postage"), Tag("P"))
_FIGURE: Path = (Tag("Postage"), Tag("Figure"))
_UNSCALED = "postage must not be scaled"


def set_postage(
    to_set: PostageToSet,
    envelope_face: EnvelopeFace,
    typefaces: Typefaces,
    language: str,
    diagnostics: Diagnostics,
) -> list[Item]:
    """The stamp or the code at the upper outer corner of the postage zone, clear of windows and of a postcode's boxes.

    It stays where every printer can print, if it can; where it can't, that is remarked, or, of a known printer, raised.
    Raises DoesNotFit, by how much, for what is larger than the zone or would reach into a window.
    """
    postage, look = to_set.postage, to_set.look
    stamp = postage.stamp
    if stamp:
        rect = _place(stamp.size, stamp.ink, to_set, envelope_face, diagnostics)
        if isinstance(stamp.shown, Form):
            return [Imported(rect, stamp.shown, _FIGURE, postage.alt)]
        return [Picture(rect, stamp.shown, postage.alt, _FIGURE)]
    face = Face(look.font)
    block = measure_block(
        tuple(plain(row, postage.place) for row in postage.rows), face, typefaces, language, "postage"
    )
    size = _size_of(block, postage.rows, look)
    rect = _place(size, Rect(ZERO, ZERO, size.width, size.height), to_set, envelope_face, diagnostics)
    return list(_set_rows(block, rect, look))


def _size_of(block: Block, rows: tuple[str, ...], look: PostageLook) -> Size:
    wide = max(width + look.tracking * (len(row) - 1) for width, row in zip(block.widths, rows, strict=True))
    return Size(look.size * wide, block.height(look.size, look.leading))


def _set_rows(block: Block, rect: Rect, look: PostageLook) -> tuple[Text, ...]:
    """The rows one below the other, their characters apart."""
    items = block.items(rect, look.size, look.leading, _PATH)
    return tuple(
        item._replace(
            width=item.width + look.size * (look.tracking * (len(item.text.strip()) - 1)), tracking=look.tracking
        )
        for item in items
    )


def _place(
    size: Size,
    ink: Rect,
    to_set: PostageToSet,
    envelope_face: EnvelopeFace,
    diagnostics: Diagnostics,
) -> Rect:
    """Where it stands; `ink` is the part of it that shows something."""
    envelope, post, safe = envelope_face.envelope, envelope_face.post, envelope_face.safe
    postage, unit = to_set.postage, envelope.unit
    windows = tuple(window.on(envelope.size) for window in envelope.windows.windows)
    blocked = (*windows, *post.boxes_on(envelope.size))
    zones = post.rects(envelope.size, POSTAGE) or (sheet(envelope.size),)
    reach = Rect(
        safe.x - ink.x, safe.y - ink.y, safe.width + size.width - ink.width, safe.height + size.height - ink.height
    )
    edges = sheet(envelope.size).inset(to_set.look.inset)
    for zone in zones:
        near = clip(zone, edges)
        wished = Point(near.x if envelope.upright else near.right - size.width, near.y)
        for within in (clip(clip(zone, edges), reach), clip(zone, reach)):
            place = FreeArea(within, blocked).place(size.width, size.height, wished)
            if place:
                return place
    zone = zones[0]
    inner = Point(max(zone.x, min(zone.right, reach.right) - size.width), max(zone.y, reach.y))
    place = FreeArea(zone, blocked).place(size.width, size.height, inner)
    if place is None:
        _raise_unfit(size, zone, windows, postage, envelope_face)
    cut = max(_beyond(Rect(place.x + ink.x, place.y + ink.y, ink.width, ink.height), safe), default=ZERO)
    if envelope_face.printable.printer:
        raise DoesNotFit(
            f"{cut.words(unit)} of the postage ({postage.name}) would lie in the margin that your printer can't print",
            postage.place,
            f"{_UNSCALED}; choose a larger envelope or a smaller format from the post, or print with --carrier",
        )
    shown = Rect(place.x + ink.x, place.y + ink.y, ink.width, ink.height)
    side = _EDGES[_beyond(shown, safe).index(cut)]
    whole = sheet(envelope.size)
    gap, blank = (_between(rect, whole)[_EDGES.index(side)] for rect in (shown, safe))
    diagnostics.remark(
        f"the postage is {gap.words(unit)} from the {side} edge, and some printers leave up to {blank.words(unit)}"
        " blank there",
        postage.place,
        "print on plain paper first to see whether yours prints all of it; `stationery printer add` measures that once",
    )
    return place


_EDGES = ("left", "top", "right", "bottom")


def _between(inner: Rect, outer: Rect) -> list[Length]:
    return [inner.x - outer.x, inner.y - outer.y, outer.right - inner.right, outer.bottom - inner.bottom]


def _beyond(ink: Rect, safe: Rect) -> list[Length]:
    return [safe.x - ink.x, safe.y - ink.y, ink.right - safe.right, ink.bottom - safe.bottom]


def _raise_unfit(
    size: Size, zone: Rect, windows: tuple[Rect, ...], postage: Postage, envelope_face: EnvelopeFace
) -> NoReturn:
    envelope, post, unit = envelope_face.envelope, envelope_face.post, envelope_face.envelope.unit
    too = [
        f"{over.words(unit)} too {way}"
        for over, way in ((size.width - zone.width, "wide"), (size.height - zone.height, "high"))
        if over > ZERO
    ]
    if too:
        named = next((each for each in post.zones(envelope.size) if each.purpose == POSTAGE), None)
        hint = f"{_UNSCALED}: choose the format for envelopes, or crop the page to the stamp"
        if named and named.cite.startswith("house style"):
            hint += f"; the size of this area isn't confirmed, and your own layouts/posts/{post.id}.yaml may change it"
        area = f"{named.name if named else 'envelope'} of {post.called} ({_words(Size(zone.width, zone.height), unit)})"
        raise DoesNotFit(
            f"{postage.name} is {_words(size, unit)}, {' and '.join(too)} for the {area}",
            postage.place,
            hint,
        )
    at = Rect(zone.right - size.width, zone.y, size.width, size.height)
    over = max((min(clip(at, window).width, clip(at, window).height) for window in windows), default=ZERO)
    into = f"{over.words(unit)} into the window" if over > ZERO else "into what stands there"
    raise DoesNotFit(
        f"{envelope.name}: {postage.name} ({_words(size, unit)}) would reach {into}",
        postage.place,
        "choose a smaller format from the post, or an envelope without a window",
    )


def _words(size: Size, unit: str) -> str:
    return f"{size.width.words(unit).removesuffix(f' {unit}')} x {size.height.words(unit)}"
