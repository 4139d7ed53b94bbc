"""Draws an envelope's proof: every zone of its face outlined and labeled, with a sample address at its place."""

from __future__ import annotations

from stationery.catalog.envelopes import Envelope
from stationery.compose.parts.address_block import Block, measure_lines
from stationery.compose.parts.envelope_face import EnvelopeFace
from stationery.compose.parts.zones import FreeArea
from stationery.compose.pieces.envelope import outline, place_delivery
from stationery.compose.pieces.envelope_remarks import size_words
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size, sheet
from stationery.model.page import Item, Page, Tag
from stationery.model.prose import plain
from stationery.model.typeface import Typefaces
from stationery.model.units import Length

_LANGUAGE = "en"


def envelope_proof(
    envelope_face: EnvelopeFace,
    typefaces: Typefaces,
    diagnostics: Diagnostics,
    number: int = 0,
    always: tuple[tuple[str, Rect], ...] = (),
) -> Composition:
    """One page, upright, in the envelope's own size: the post's zones in full lines, the safe area in a dashed one.

    Labels name each zone and give its size and its distance from the left and top edges in the envelope's unit; no
    two of them overlap. Where a sample address has no room a remark says so; DoesNotFit if a label has none.
    A window is a zone too, and shows no sample; `always` are names and places of what of a sheet, pushed to the upper
    left, is behind it wherever the sheet slides: dashed.
    Each proof of one document needs a `number` of its own, so that its paragraphs are not taken for another's.
    """
    envelope, post, face, safe_rect = envelope_face.envelope, envelope_face.post, envelope_face.face, envelope_face.safe
    style, size, unit = envelope.addressing.proof, envelope.size, envelope.unit
    part = Tag("Sect", number)
    zones = [(zone.name, zone.on(size)) for zone in post.zones(size)]
    items: list[Item] = [outline(rect, style.outline, dashed=False) for _, rect in zones]
    boxes = post.boxes_on(size)
    items += [outline(box, style.outline, dashed=False) for box in boxes]
    items.append(outline(safe_rect, style.outline))
    windows = [(f"window: the {window.shows}", window.on(size)) for window in envelope.windows.windows]
    items += [outline(rect, style.outline, dashed=False) for _, rect in windows]
    items += [outline(rect, style.outline) for _, rect in always]
    taken: list[Rect] = [*boxes]
    if not windows:
        sample = _sample(envelope_face, typefaces, part, diagnostics)
        items += sample[1]
        taken += sample[0]
    strokes = [edge for _, rect in [*zones, *windows, *always, ("", safe_rect)] for edge in _edges(rect, style.gap)]
    across = style.gap
    labels = [
        (_forms(name, rect, unit), rect, Point(rect.x + across, rect.y + across)) for name, rect in (*zones, *windows)
    ]
    labels += [(_forms(name, rect, unit), rect, Point(rect.x + across, rect.bottom)) for name, rect in always]
    foot = Point(safe_rect.x + across, safe_rect.bottom)
    labels.append((_forms("what any printer reaches", safe_rect, unit), safe_rect, foot))
    if boxes:
        row = boxes[0].join(boxes[-1])
        labels.append((_forms("postcode boxes", row, unit), sheet(size), Point(row.x, row.bottom + across)))
    title = (f"{envelope.name}: {size_words(size, unit)}", post.name)
    labels.append(((title,), sheet(size), Point(across, size.height * 0.5)))
    for key, (forms, home, wished) in enumerate(labels):
        blocks = [measure_lines(tuple(plain(text) for text in form), face, typefaces, _LANGUAGE) for form in forms]
        block, rect = _label_place(blocks, envelope, home, wished, taken, strokes)
        items += block.items(rect, style.size, style.leading, (part, Tag("P", key)))
        taken.append(rect.inset(-style.gap * 0.5))
    return Composition((Page(size, tuple(items), "", envelope.id, envelope.media),))


def _sample(
    envelope_face: EnvelopeFace, typefaces: Typefaces, part: Tag, diagnostics: Diagnostics
) -> tuple[list[Rect], list[Item]]:
    """The sample address at its place and what it takes up; or a remark that it has no room."""
    envelope = envelope_face.envelope
    lines = tuple(plain(text) for text in envelope.addressing.proof.sample)
    try:
        placed = place_delivery(lines, envelope_face, typefaces, _LANGUAGE)
    except DoesNotFit as why:
        diagnostics.remark(f"{envelope.name}: the sample address does not fit: {why.message}")
        return [], []
    path = (part, Tag("DeliveryAddress"), Tag("P"))
    return [placed.rect], [*placed.block.items(placed.rect, placed.size, placed.leading, path)]


def _label_place(
    blocks: list[Block], envelope: Envelope, home: Rect, wished: Point, taken: list[Rect], strokes: list[Rect]
) -> tuple[Block, Rect]:
    """As near as can be to where it is wished in its zone; else across an outline, or anywhere on the face.

    Of the label's forms the first that has room is taken.
    """
    style = envelope.addressing.proof
    whole = sheet(envelope.size).inset(style.gap)
    for room in (FreeArea(home, (*taken, *strokes)), FreeArea(home, tuple(taken)), FreeArea(whole, tuple(taken))):
        for block in blocks:
            rect = room.place(block.width(style.size), block.height(style.size, style.leading), wished)
            if rect:
                return block, rect
    raise DoesNotFit(f"{envelope.name}: the proof has no room for the label {blocks[0].lines[0].text!r}")


def _forms(name: str, rect: Rect, unit: str) -> tuple[tuple[str, ...], ...]:
    """The label of an area in two lines, or narrower in three: name, size, distances from the left and top edges."""
    size = size_words(Size(rect.width, rect.height), unit)
    left, top = f"{rect.x.words(unit)} from left", f"{rect.y.words(unit)} from top"
    return (name, f"{size}; {left}, {top}"), (name, size, f"{left},", top)


def _edges(rect: Rect, gap: Length) -> list[Rect]:
    """Strips along the four sides that labels keep clear of."""
    twice = gap * 2
    return [
        Rect(rect.x - gap, rect.y - gap, rect.width + twice, twice),
        Rect(rect.x - gap, rect.bottom - gap, rect.width + twice, twice),
        Rect(rect.x - gap, rect.y - gap, twice, rect.height + twice),
        Rect(rect.right - gap, rect.y - gap, twice, rect.height + twice),
    ]
