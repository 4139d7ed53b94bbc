"""Sets the envelope of an invitation: the address centered, in script or roman capitals; or the inner one's names."""

from __future__ import annotations

from stationery.catalog.inviting import Hand, Inviting
from stationery.compose.parts.address_block import sizes
from stationery.compose.parts.envelope_face import EnvelopeFace
from stationery.compose.parts.zones import FreeArea
from stationery.compose.pieces.envelope import delivery_room, least_size, set_return
from stationery.compose.type.compositor import ensure_settable
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect
from stationery.model.manuscript import Manuscript
from stationery.model.page import Item, Page, Tag, Text
from stationery.model.prose import Line
from stationery.model.typeface import Face, Typefaces
from stationery.model.units import Length
from stationery.model.values import replace

_PATH = (Tag("DeliveryAddress"), Tag("P"))


def compose_outer(
    manuscript: Manuscript,
    envelope_face: EnvelopeFace,
    hand: Hand,
    style: Inviting,
    typefaces: Typefaces,
    diagnostics: Diagnostics,
) -> Composition:
    """The face of the outer envelope, and its back where the return address is on the flap.

    The address is centered within the post's read area. Raises CannotSet, and DoesNotFit for an address without room.
    """
    envelope, post = envelope_face.envelope, envelope_face.post
    if envelope.windows.windows:
        hint = "choose an envelope without a window"
        raise DoesNotFit(f"{envelope.name}: an invitation's address is written on the envelope", None, hint)
    front, back = set_return(manuscript, envelope_face, typefaces, diagnostics)
    apart = max(envelope.addressing.delivery.apart, post.limits.quiet)
    below = front.rect.bottom + apart if front else None
    room = delivery_room(envelope.size, post, envelope_face.safe, below)
    least = max(hand.least, least_size(post, typefaces.measures(_face(hand))))
    middle = envelope.size.height * style.middle
    items = _set_centered(manuscript, _Space(room, envelope.size.width, middle), hand, typefaces, (least, style.step))
    if envelope_face.postage:
        from stationery.compose.parts.postage import set_postage  # 0.8 ms

        stamp = set_postage(envelope_face.postage, envelope_face, typefaces, manuscript.language, diagnostics)
        items = (*items, *stamp)
    turn = "clockwise" if envelope_face.feed and not envelope.upright else ""
    pages = [Page(envelope.size, (*(front.items if front else ()), *items), turn, envelope.id, envelope.media)]
    if back:
        pages.append(Page(envelope.size, back.items, turn, envelope.id, envelope.media))
    what = "in script and centered" if not hand.capitals else "centered"
    diagnostics.remark(
        f"the address is {what}; sorting machines read a plain typeface with one left margin best",
        manuscript.delivery_address[0].place,
        "leave out --invitation for an address that machines read well",
    )
    return Composition(tuple(pages))


def compose_inner(
    names: tuple[Line, ...],
    manuscript: Manuscript,
    envelope_face: EnvelopeFace,
    hand: Hand,
    style: Inviting,
    typefaces: Typefaces,
) -> Composition:
    """The face of the inner envelope: the names of the guests in its middle, and nothing else."""
    envelope = envelope_face.envelope
    larger = replace(hand, size=hand.size * style.larger)
    room = FreeArea(envelope_face.safe, ())
    space = _Space(room, envelope.size.width, envelope.size.height * style.inner_middle)
    manuscript = replace(manuscript, delivery_address=names)
    items = _set_centered(manuscript, space, larger, typefaces, (hand.least, style.step))
    turn = "clockwise" if envelope_face.feed and not envelope.upright else ""
    return Composition((Page(envelope.size, items, turn, envelope.id, envelope.media),))


class _Space:
    """Where lines may stand, the width in whose middle they are centered, and the height of their own middle."""

    def __init__(self, room: FreeArea, width: Length, middle: Length) -> None:
        self.room, self.width, self.middle = room, width, middle

    def place(self, width: Length, height: Length) -> Rect | None:
        """In the middle across, or nowhere."""
        wished = Point((self.width - width) * 0.5, self.middle - height * 0.5)
        found = self.room.place(width, height, wished)
        return found if found and abs((found.x - wished.x).pt) < 1 else None


def _set_centered(
    manuscript: Manuscript, space: _Space, hand: Hand, typefaces: Typefaces, limits: tuple[Length, Length]
) -> tuple[Item, ...]:
    """The lines in the largest type that has room; `limits` are the least size and the step."""
    lines, face, language = manuscript.delivery_address, _face(hand), manuscript.language
    ensure_settable(lines, typefaces, hand.font)
    texts = [line.text.upper() if hand.capitals else line.text for line in lines]
    widths = [typefaces.advance(text, face, language) + hand.tracking * (len(text) - 1) for text in texts]
    measures, (least, step) = typefaces.measures(face), limits
    for size in sizes(max(hand.size, least), least, step):
        height = size * (hand.leading * (len(lines) - 1) + measures.ascender - measures.descender)
        rect = space.place(size * max(widths), height)
        if rect is None:
            continue
        items = []
        for number, (text, width) in enumerate(zip(texts, widths, strict=True)):
            x = rect.x + (rect.width - size * width) * 0.5
            y = rect.y + size * (measures.ascender + number * hand.leading)
            shown = text + (" " if number + 1 < len(texts) else "")
            items.append(
                Text(Point(x, y), shown, face, size, _PATH, language, tracking=hand.tracking, width=size * width)
            )
        return tuple(items)
    hint = "shorten it, choose a larger envelope or the other hand, or leave out --invitation"
    message = f"delivery address: it has no room in the middle of the envelope, even at {least.words('pt')}"
    raise DoesNotFit(message, lines[0].place, hint)


def _face(hand: Hand) -> Face:
    return Face(hand.font, features=("lnum",))
