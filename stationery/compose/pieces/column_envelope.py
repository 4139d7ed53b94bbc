"""Sets an envelope or a postcard in columns: the recipient from the upper right, the sender at the lower left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from stationery.catalog.columns import ColumnStyle
from stationery.catalog.postcode import PostcodeBoxes
from stationery.catalog.posts import ADDRESS, POSTAGE, SENDER, clip
from stationery.compose.parts.address_block import find_missing, sizes
from stationery.compose.parts.columns import JAPANESE, Column, column_text, set_column
from stationery.compose.parts.envelope_face import FLAP, FRONT, EnvelopeFace
from stationery.compose.parts.notices import Notices, set_notices
from stationery.compose.parts.postcode import set_in_boxes
from stationery.compose.parts.return_address import RETURN
from stationery.compose.pieces.envelope import ensure_large_enough, least_size, set_franking, set_return
from stationery.compose.pieces.envelope_remarks import remark_on_envelope
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import CannotSet, DoesNotFit, StationeryError, raise_faults
from stationery.model.geometry import Point, Rect
from stationery.model.manuscript import ColumnAddress, Manuscript
from stationery.model.page import Item, Page, Path, Tag, Text
from stationery.model.prose import Line
from stationery.model.typeface import ColumnType, Typefaces, is_east_asian
from stationery.model.units import ZERO, Length
from stationery.model.values import value

_DELIVERY: Path = (Tag("DeliveryAddress"), Tag("P"))
_RETURN: Path = (Tag("ReturnAddress"), Tag("P"))
_WHAT = "delivery address"
_MARK = "〒"
_SHOWN = 12
"""So many characters of a line are shown in a message."""


@value
class _Set:
    """Items, and the rectangle that holds them."""

    items: tuple[Item, ...]
    rect: Rect
    size: Length


def compose_columns(
    manuscript: Manuscript,
    envelope_face: EnvelopeFace,
    typefaces: Typefaces,
    diagnostics: Diagnostics,
    notices: Notices | None = None,
) -> Composition:
    """The face as one page, and the back as a second one where the return address goes there.

    Raises CannotSet, and DoesNotFit for every line that has no room.
    """
    envelope, post, style = envelope_face.envelope, envelope_face.post, envelope_face.post.columns
    there, home = manuscript.delivery_columns, manuscript.return_columns
    assert style and there, "only a post that reads columns is handed some"
    ensure_large_enough(envelope, post)
    maker = _Columns(envelope_face, style, typefaces)
    maker.ensure_settable(manuscript)
    front, back = None, None
    if home and envelope_face.return_to in (FRONT, FLAP):
        placed = maker.set_sender(home, on_back=envelope_face.return_to == FLAP)
        front, back = (placed, None) if envelope_face.return_to == FRONT else (None, placed)
    elif manuscript.return_address:
        across, behind = set_return(manuscript, envelope_face, typefaces, diagnostics)
        front = _Set(across.items, across.rect, ZERO) if across else None
        back = _Set(behind.items, behind.rect, ZERO) if behind else None
    delivery = maker.set_recipient(there, front.rect if front else None)
    items: list[Item] = [*(front.items if front else ()), *delivery.items]
    if notices:
        items += set_notices(
            notices,
            envelope_face,
            typefaces,
            manuscript.language,
            return_rect=front.rect if front else None,
            address=delivery.rect,
        )
    items += set_franking(envelope_face, typefaces, manuscript.language, diagnostics)
    pages = [Page(envelope.size, tuple(items), "", envelope.id, envelope.media)]
    if back:
        pages.append(Page(envelope.size, back.items, "", envelope.id, envelope.media))
    remark_on_envelope(manuscript, envelope_face, delivery.size, back is not None, diagnostics)
    return Composition(tuple(pages))


class _Columns:
    """One face in work."""

    def __init__(self, envelope_face: EnvelopeFace, style: ColumnStyle, typefaces: Typefaces) -> None:
        self.face, self.style, self.typefaces = envelope_face, style, typefaces
        self.envelope, self.post, self.size = envelope_face.envelope, envelope_face.post, envelope_face.envelope.size
        self.unit = self.envelope.unit

    def ensure_settable(self, manuscript: Manuscript) -> None:
        """Raise CannotSet for characters that no typeface at hand has; once for all where an extra has them."""
        face = self.face.face._replace(language=JAPANESE)
        parts = [(manuscript.delivery_address, _WHAT)]
        if self.face.return_to in (FRONT, FLAP):
            parts.append((manuscript.return_address, RETURN))
        for lines, what in parts:
            for line in lines:
                lacks = "".join(filter(is_east_asian, self.typefaces.lacks(line.text, face)))
                remedy = self.typefaces.remedy(lacks[0]) if lacks else ""
                if remedy:
                    message = f"{what}: no typeface for Japanese is installed ({line.text.strip()})"
                    raise CannotSet(message, line.place, remedy)
        raise_faults([fault for lines, what in parts for fault in find_missing(lines, face, self.typefaces, what)])

    def _kind(self, lines: Sequence[Line]) -> ColumnType:
        wished = "" if self.face.chosen else self.style.typeface
        face = self.face.face._replace(features=(), language=JAPANESE)
        return self.typefaces.columns("".join(line.text for line in lines), face, wished)

    def _set(self, lines: Sequence[Line], kind: ColumnType, *, named: bool = False) -> list[Column]:
        endings = self.style.honorifics if named else ()
        return [set_column(line, kind, self.style.gaps, self.typefaces, endings) for line in lines]

    def set_recipient(self, address: ColumnAddress, sender: Rect | None) -> _Set:
        """The columns as large as they have room, clear of the stamps and of the sender.

        The place hangs at the right, each further column a little lower; the names stand in the middle of the face, and
        an organization right beside them."""
        kind = self._kind((*address.place, *address.organization, *address.names))
        columns = _Recipient(
            self._set(address.place, kind),
            self._set(address.organization, kind),
            self._set(address.names, kind, named=True),
        )
        within = self.face.safe
        for area in self.post.column_rects(self.size, ADDRESS):
            within = clip(within, area)
        taken = [*self.post.column_rects(self.size, POSTAGE), *self.post.boxes_on(self.size)]
        if sender:
            apart = self.style.gaps.apart
            taken.append(sender.inset(self.style.least * -apart))
        least = max(self.style.least, least_size(self.post, self.typefaces.measures(kind.face)))
        larger = self.envelope.addressing.delivery.size / self.envelope.addressing.upright.size
        first = max(self.style.size * larger, least)
        largest = first * self.style.name.size
        for size in sizes(first, least, self.style.step):
            own = size * self.style.name.size  # the name need not become as small as a long address
            tried = (self._try(columns, kind, (size, big), within, taken) for big in sizes(largest, own, largest * 0.1))
            found = next(filter(None, tried), None)
            if found:
                boxes = self.post.boxes if self.post.boxes_on(self.size) else None
                digits = self._digits(address.code, boxes, _DELIVERY) if boxes else ()
                return _Set((*digits, *found.items), found.rect, size)
        self._raise_unfit(columns, least, within)

    def _try(
        self,
        columns: _Recipient,
        kind: ColumnType,
        type_sizes: tuple[Length, Length],
        within: Rect,
        taken: Sequence[Rect],
    ) -> _Set | None:
        """The columns at these sizes, of the place and of the names; None if there is no room for them."""
        style, gaps, (size, big) = self.style, self.style.gaps, type_sizes
        step, middle = size * gaps.leading, size * style.name.organization
        texts: list[Text] = []
        rects: list[Rect] = []

        def hang(column: Column, x: Length, y: Length, at: Length, apart: tuple[float, float] = (0.0, 0.0)) -> None:
            text = column_text(column, kind, at, Point(x, y), _DELIVERY, apart)
            texts.append(text)
            rects.append(Rect(x - at * 0.5, y, at, text.width))

        x = within.right - size * 0.5
        for number, column in enumerate(columns.place):
            hang(column, x, within.y + size * (gaps.indent if number else 0.0), size)
            x -= step
        place = rects[-1] if rects else Rect(within.right, within.y, ZERO, ZERO)
        ends = max((rect.bottom for rect in rects), default=ZERO)
        top = within.y + size * style.name.lower
        wide = big * (1 + (len(columns.names) - 1) * gaps.leading)
        right = self.size.width * 0.5 + wide * 0.5
        names = right
        x = right + size * gaps.apart + middle * 0.5
        for column in reversed(columns.organization):
            hang(column, x, top, middle)
            right = x + middle * 0.5
            x += middle * gaps.leading
        beside = len(columns.organization)
        if beside:  # they were hung from the left; they are read from the right
            texts[-beside:], rects[-beside:] = texts[-beside:][::-1], rects[-beside:][::-1]
        if right + size * gaps.apart > place.x:
            return None
        x = names - big * 0.5
        apart = self._spread(columns.names, big, top, ends)
        for column in columns.names:
            hang(column, x, top, big, apart)
            x -= big * gaps.leading
        if not all(within.contains(rect) and not any(map(rect.overlaps, taken)) for rect in rects):
            return None
        whole = rects[0]
        for rect in rects[1:]:
            whole = whole.join(rect)
        return _Set(tuple(texts), whole, size)

    def _spread(self, names: Sequence[Column], big: Length, top: Length, ends: Length) -> tuple[float, float]:
        """How far apart the letters of the names stand, so that the longest ends below the place; and how far an
        honorific, at least."""
        style = self.style.name
        longest = max(names, key=lambda each: each.length)
        count = max(len(longest.pieces) - 1, 1)
        wished = ((ends - top) / big + 0.5 - longest.length) / count
        return min(max(wished, style.least_spread), style.most_spread), style.honorific

    def set_sender(self, address: ColumnAddress, *, on_back: bool) -> _Set:
        """The columns at the lower left, which end at one height; the postcode in boxes of its own, or above them.

        On the back they end at its middle."""
        style = self.style.sender
        kind = self._kind((*address.place, *address.organization, *address.names))
        columns = [*self._set((*address.place, *address.organization), kind)]
        names = self._set(address.names, kind)
        boxes = style.boxes if style.boxes and self.envelope.id in style.on and not on_back else None
        rects = boxes.on(self.size) if boxes else ()
        zone = self.face.safe
        for area in () if on_back else self.post.column_rects(self.size, SENDER):
            zone = clip(zone, area)
        bottom = (
            min(rects[0].y - style.above, zone.bottom) if rects else min(self.size.height - style.bottom, zone.bottom)
        )
        top = max((area.bottom for area in self.post.column_rects(self.size, POSTAGE)), default=zone.y)
        if on_back:
            top = self.size.height * 0.5
        left = max(style.left, zone.x)
        right = self.size.width * 0.5 if on_back else zone.right
        code = address.code
        above = style.size * 1.0 + style.above if code and not rects else ZERO
        for size in sizes(style.size, style.least, self.style.step):
            big, step = size * style.name, size * self.style.gaps.leading
            width = step * len(columns) + big * (len(names) + (len(names) - 1) * 0.5)
            height = max([size * each.length for each in columns] + [big * each.length for each in names])
            if height + above > bottom - top or width > right - left:
                continue
            middle = (rects[0].x + rects[-1].right) * 0.5 if rects else left + width * 0.5
            x = max(middle - width * 0.5, zone.x) + width
            if on_back:
                x = right
            items: list[Item] = []
            edge = x - width
            if rects and boxes:
                items += self._digits(code, boxes, _RETURN)
            elif code:
                items.append(self._code(code, kind, size, Point(edge, bottom - height - style.above)))
            for column in columns:
                at = Point(x - size * 0.5, bottom - size * column.length)
                items.append(column_text(column, kind, size, at, _RETURN))
                x -= step
            for column in names:
                at = Point(x - big * 0.5, bottom - big * column.length)
                items.append(column_text(column, kind, big, at, _RETURN))
                x -= big * 1.5
            rect = Rect(edge, bottom - height - above, width, height + above)
            return _Set(tuple(items), rect.join(rects[0]).join(rects[-1]) if rects else rect, size)
        space = bottom - top - above
        limits = [(each, style.least, space) for each in columns]
        limits += [(each, style.least * style.name, space) for each in names]
        smallest = f"that is at {style.least.words('pt')}, the smallest size"
        self._raise(RETURN, limits, smallest, "divide it, or leave the sender off (--return none)")

    def _digits(self, code: str, boxes: PostcodeBoxes, path: Path) -> tuple[Text, ...]:
        return set_in_boxes(code, boxes, self.size, self.face.face, self.typefaces, path)

    def _code(self, code: str, kind: ColumnType, size: Length, at: Point) -> Text:
        """The postcode across, above the columns, where no boxes are printed for it."""
        text = f"{_MARK}{code}"
        width = size * self.typefaces.advance(text, kind.face, JAPANESE)
        return Text(at, f"{text} ", kind.face, size, _RETURN, JAPANESE, width=width)

    def _raise_unfit(self, columns: _Recipient, size: Length, within: Rect) -> NoReturn:
        """Raise DoesNotFit for each line too long at the least size, or for too many of them."""
        lower = size * self.style.name.lower
        limits = [
            (column, at, within.height - (lower if top else ZERO)) for column, at, top in columns.each(size, self.style)
        ]
        do = "divide it, shorten it, or choose a larger size"
        self._raise(_WHAT, limits, f"that is at {size.words('pt')}, the smallest size", do)

    def _raise(self, what: str, limits: Sequence[tuple[Column, Length, Length]], at: str, do: str) -> NoReturn:
        """`limits` are columns with their sizes and the space for each."""
        faults: list[StationeryError] = []
        for column, size, space in limits:
            length = size * column.length
            if length > space:
                shown = column.text if len(column.text) <= _SHOWN else f"{column.text[:_SHOWN]}…"
                message = f"{shown!r} is {length.words(self.unit)} long; the space is {space.words(self.unit)}"
                faults.append(DoesNotFit(f"{what}: {message}", column.line.place, f"{at}; {do}"))
        if not faults:
            message = f"{what}: {len(limits)} columns have no room beside each other on {self.envelope.name}"
            place = limits[-1][0].line.place
            faults.append(DoesNotFit(message, place, f"{at}; join two lines, or choose a larger size"))
        raise_faults(faults)
        raise AssertionError("there is a fault")


@value
class _Recipient:
    """The recipient's columns."""

    place: list[Column]
    organization: list[Column]
    names: list[Column]

    def each(self, size: Length, style: ColumnStyle) -> list[tuple[Column, Length, bool]]:
        """Each with its size, and whether it begins lower."""
        return [
            *((column, size, number > 0) for number, column in enumerate(self.place)),
            *((column, size * style.name.organization, True) for column in self.organization),
            *((column, size * style.name.size, True) for column in self.names),
        ]
