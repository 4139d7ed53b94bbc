"""Sets an envelope: the delivery address where the post reads it, the return address where it may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from stationery.catalog.addressing import BoxStyle, DeliveryStyle
from stationery.catalog.envelopes import Envelope
from stationery.catalog.posts import ADDRESS, NOTHING, POSTAGE, SENDER, Post, clip
from stationery.catalog.windows import SENDER as SENDER_WINDOW
from stationery.compose.parts.address_block import Block, Refusal, measure_block, raise_unfit, sizes
from stationery.compose.parts.envelope_face import FLAP, FRONT, NOWHERE, EnvelopeFace
from stationery.compose.parts.postcode import set_digits
from stationery.compose.parts.return_address import (
    RETURN,
    ReturnBlock,
    designed_block,
    designed_flap,
    flap_space,
    front_space,
    set_plainly,
    with_smaller_logos,
)
from stationery.compose.parts.zones import FreeArea
from stationery.compose.pieces.envelope_remarks import remark_on_envelope, size_words
from stationery.compose.type.compositor import ADDRESS as FIGURES
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit, Remark, SourceError
from stationery.model.geometry import Point, Rect, Size, sheet
from stationery.model.manuscript import Manuscript
from stationery.model.page import Box, Item, Page, Tag
from stationery.model.prose import Line
from stationery.model.typeface import Measures, Typefaces
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.compose.parts.notices import Notices

_PATH = (Tag("DeliveryAddress"), Tag("P"))
_WITHOUT_RETURN = "put it on the flap (`stationery envelope --return flap`), or leave it out (`--return none`)"


@value
class Placed:
    """The delivery address at its place."""

    block: Block
    rect: Rect
    size: Length
    leading: float


@value
class Returned:
    """The return address at its place, and what is remarked of it."""

    front: ReturnBlock | None
    back: ReturnBlock | None
    remarks: tuple[Remark, ...]


def compose_envelope(
    manuscript: Manuscript,
    envelope_face: EnvelopeFace,
    typefaces: Typefaces,
    diagnostics: Diagnostics,
    notices: Notices | None = None,
    returned: Returned | None = None,
) -> Composition:
    """The face of the envelope as one page, with the flap side as a second one where the return address goes there.

    The second page shows the back, flap at the top; `notices` stand beside the addresses. What a window shows is not
    printed. `returned` is the return address as another envelope by the same sender has it. Raises SourceError without
    a delivery address, CannotSet, and DoesNotFit for every line that has no room.
    """
    envelope, post = envelope_face.envelope, envelope_face.post
    if not manuscript.delivery_address:
        raise SourceError(
            "the envelope has no delivery address", manuscript.place, "give one: `to:` in the file, or --to"
        )
    ensure_large_enough(envelope, post)
    if envelope.windows.shows(SENDER_WINDOW) and envelope_face.return_to == FRONT:
        envelope_face = replace(envelope_face, return_to=NOWHERE)
    returned = returned or set_returned(manuscript, envelope_face, typefaces)
    front, back = returned.front, returned.back
    items: list[Item] = [*front.items] if front else []
    placed = None
    if envelope.windows.windows:
        _clear_of_windows(front, envelope)
        if not (front or back or envelope_face.stamp_box or envelope_face.postage):
            raise DoesNotFit(
                f"{envelope.name}: the window shows the address on the letter; the envelope has nothing to print",
                hint="print only the letter, or choose an envelope without a window",
            )
    else:
        placed = place_delivery(
            manuscript.delivery_address,
            envelope_face,
            typefaces,
            manuscript.language,
            below=front.rect.bottom if front and not envelope.upright else None,
            above=front.rect.y if front and envelope.upright else None,
        )
        if envelope_face.postcode:
            items += set_digits(
                envelope_face.postcode, envelope.size, post, envelope_face.face, typefaces, manuscript.language
            )
        items += placed.block.items(placed.rect, placed.size, placed.leading, _PATH)
    if notices:
        from stationery.compose.parts.notices import set_notices  # 0.8 ms

        items += set_notices(
            notices,
            envelope_face,
            typefaces,
            manuscript.language,
            return_rect=front.rect if front else None,
            address=placed.rect if placed else envelope.windows.join(envelope.size),
        )
    items += set_franking(envelope_face, typefaces, manuscript.language, diagnostics)
    turn = "clockwise" if envelope_face.feed and not envelope.upright else ""
    pages = [Page(envelope.size, tuple(items), turn, envelope.id, envelope.media)]
    if back:
        pages.append(Page(envelope.size, back.items, turn, envelope.id, envelope.media))
    remark_on_envelope(manuscript, envelope_face, placed.size if placed else None, back is not None, diagnostics)
    diagnostics.add(*returned.remarks)
    return Composition(tuple(pages))


def ensure_large_enough(envelope: Envelope, post: Post) -> None:
    """Raise DoesNotFit for an envelope that the post doesn't take."""
    if post.least and post.is_small(envelope.size):
        raise DoesNotFit(
            f"{envelope.name} is too small for {post.called}: the minimum is {size_words(post.least, envelope.unit)}",
            hint="choose a larger one",
        )


def set_returned(manuscript: Manuscript, envelope_face: EnvelopeFace, typefaces: Typefaces) -> Returned:
    """The return address where it may stand."""
    undressed = Diagnostics()
    front, back = set_return(manuscript, envelope_face, typefaces, undressed)
    return Returned(front, back, undressed.remarks)


def _clear_of_windows(front: ReturnBlock | None, envelope: Envelope) -> None:
    """Raise DoesNotFit where the return address would be printed across a hole."""
    for window in envelope.windows.windows:
        if front and front.rect.overlaps(window.on(envelope.size)):
            raise DoesNotFit(f"{envelope.name}: the return address would overlap the window", hint=_WITHOUT_RETURN)


def set_return(
    manuscript: Manuscript, envelope_face: EnvelopeFace, typefaces: Typefaces, diagnostics: Diagnostics
) -> tuple[ReturnBlock | None, ReturnBlock | None]:
    """The return address on the face or on the back; with a remark where the design has no room there."""
    envelope, return_to, design = envelope_face.envelope, envelope_face.return_to, envelope_face.design
    lines, style, language, unit = manuscript.return_address, envelope.addressing, manuscript.language, envelope.unit
    if not lines or return_to not in (FRONT, FLAP):
        return None, None
    safe, back = envelope_face.safe, sheet(envelope.size)
    room = sender_room(envelope.size, envelope_face.post, safe)
    if envelope.upright:  # its sender stands below the recipient: as low as can be
        style = replace(style, sender=replace(style.sender, top=envelope.size.height))
    dressed: ReturnBlock | None = None
    for each in with_smaller_logos(design) if design else ():
        if return_to == FRONT:
            dressed = designed_block(lines, room, style.sender, each)
        else:
            dressed = designed_flap(lines, back, safe, style, each)
        if dressed:
            break

    def plain_block() -> Block:
        face = envelope_face.face
        if design:  # the set's own typeface is kept
            face = design.compositor.face(strong=False, emphasis=False, figures=FIGURES)
        return measure_block(lines, face, typefaces, language, RETURN)

    space = front_space(room, style.sender) if return_to == FRONT else flap_space(back, safe, style)
    of_lines = Diagnostics()
    placed = dressed or set_plainly(plain_block(), space, style.sender, unit, typefaces, of_lines)
    if design and dressed is None:
        longest = max(lines, key=lambda line: len(line.text))
        hint = "" if of_lines.remarks else "shorten this line, or choose another letterhead"
        message = "the letterhead does not fit on the envelope; the return address is set in plain lines"
        diagnostics.remark(message, longest.place, hint)
    diagnostics.add(*of_lines.remarks)
    return (placed, None) if return_to == FRONT else (None, placed)


def sender_room(size: Size, post: Post, safe: Rect) -> FreeArea:
    """Where the return address may stand on the face: the post's area for it, as far as it can be printed."""
    within = safe
    for area in post.rects(size, SENDER):
        within = clip(within, area)
    return FreeArea(within, post.rects(size, POSTAGE) + post.rects(size, NOTHING))


def delivery_room(
    size: Size, post: Post, safe: Rect, below: Length | None = None, above: Length | None = None
) -> FreeArea:
    """Where the delivery address may stand: in the read area, clear of all other zones, and `below` a line across.

    It may have to stand `above` one, too; and as far from the stamps and the postcode's boxes as the post wants it.
    """
    within = safe
    for area in post.rects(size, ADDRESS):
        within = clip(within, area)
    if below is not None:
        within = clip(within, Rect(ZERO, below, size.width, size.height - below))
    if above is not None:
        within = clip(within, Rect(ZERO, ZERO, size.width, above))
    quiet = -post.limits.quiet
    near = (rect.inset(quiet) for rect in (*post.rects(size, POSTAGE), *post.boxes_on(size)))
    return FreeArea(within, (*post.rects(size, NOTHING), *near, *post.rects(size, SENDER)))


def least_size(post: Post, measures: Measures) -> Length:
    """The smallest type the post takes: its least size, or more where the face's capitals are too low at that."""
    return max(post.least_size, post.capital_height * (1 / measures.capital_height))


def place_delivery(
    lines: tuple[Line, ...],
    envelope_face: EnvelopeFace,
    typefaces: Typefaces,
    language: str,
    below: Length | None = None,
    above: Length | None = None,
) -> Placed:
    """The delivery address at its place, `below` the return address's lower edge if there is one on the face.

    On an upright face it is `above` the upper edge.

    A little smaller at its due place comes first, then farther left, then smaller down to the post's least.
    """
    envelope, post, safe, face = envelope_face.envelope, envelope_face.post, envelope_face.safe, envelope_face.face
    style, size = envelope.addressing.delivery, envelope.size
    block = measure_block(lines, face, typefaces, language, "delivery address")
    apart = max(style.apart, post.limits.quiet)
    whole = delivery_room(
        size, post, safe, None if below is None else below + apart, None if above is None else above - apart
    )
    due_left = size.width * style.left[0]
    due = FreeArea(clip(whole.within, Rect(due_left, ZERO, size.width - due_left, size.height)), whole.taken)
    least = least_size(post, block.measures)
    first = max(style.size, least)
    trials = [(due, first, max(min(style.comfortable, first), least)), (whole, first, least)]
    for room, most, floor in trials:
        for type_size in sizes(most, floor, style.step):
            if post.widest is not None and block.width(type_size) > post.widest:
                continue
            for leading in style.leading:
                width, height = block.width(type_size), block.height(type_size, leading)
                if post.limits.highest and height > post.limits.highest:
                    continue
                rect = room.place(width, height, _aim(width, height, size, style))
                if rect:
                    return Placed(block, rect, type_size, leading)
    _raise_unfit(block, whole, least, envelope, post)


def _aim(width: Length, height: Length, size: Size, style: DeliveryStyle) -> Point:
    """The corner of the block where the eye expects it."""
    centered = size.width * style.center - width * 0.5
    x = min(max(centered, size.width * style.left[0]), size.width * style.left[1])
    return Point(x, size.height * style.middle - height * 0.5)


def _raise_unfit(block: Block, room: FreeArea, least: Length, envelope: Envelope, post: Post) -> NoReturn:
    leading = envelope.addressing.delivery.leading[-1]
    smallest = f"that is at {least.words('pt')}, the smallest that {post.called} can read"
    hint = f"{smallest}; shorten it, or choose a larger envelope"
    raise_unfit(block, room, least, leading, Refusal("delivery address", envelope.unit, hint), post.widest)


def set_franking(
    envelope_face: EnvelopeFace, typefaces: Typefaces, language: str, diagnostics: Diagnostics
) -> list[Item]:
    """The postage that is printed, or the box that shows where it goes; nothing unless one is asked for."""
    if envelope_face.postage:
        from stationery.compose.parts.postage import set_postage  # 0.8 ms

        return set_postage(envelope_face.postage, envelope_face, typefaces, language, diagnostics)
    if envelope_face.stamp_box:
        return _stamp_box(envelope_face.envelope, envelope_face.post, envelope_face.safe)
    return []


def _stamp_box(envelope: Envelope, post: Post, safe: Rect) -> list[Item]:
    """Where to put the stamp: at the upper outer corner of the postage area, as far from the edges as it is stuck."""
    style = envelope.addressing.stamp_box
    boxes: list[Item] = []
    for area in post.rects(envelope.size, POSTAGE):
        edges = Rect(ZERO, ZERO, envelope.size.width, envelope.size.height).inset(style.inset)
        room = clip(clip(area, safe), edges).inset(style.thickness * 0.5)
        width, height = min(style.width, room.width), min(style.height, room.height)
        if width > ZERO and height > ZERO:
            x = room.x if envelope.upright else room.right - width
            boxes.append(outline(Rect(x, room.y, width, height), style))
    return boxes


def outline(rect: Rect, style: BoxStyle, *, dashed: bool = True) -> Box:
    return Box(rect, (style.gray,), style.thickness, dash=style.dash if dashed else ())
