"""Looks over an envelope before it is printed: what lies outside the paper, the post's zones, or a printer's reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from stationery.catalog.posts import ADDRESS, NOTHING, POSTAGE, SENDER, clip, post_of
from stationery.catalog.printers import Margins, Printer, load_printers
from stationery.model.geometry import UNMOVED, Affine, Rect, Size, sheet
from stationery.model.page import Page, Text
from stationery.model.party import Party, Written
from stationery.model.units import ZERO, Length, mm
from stationery.model.values import replace, value
from stationery.pdf.glyph_bounds import ink

if TYPE_CHECKING:
    from stationery.catalog.posts import Post
    from stationery.data.stock import Stock
    from stationery.incoming.faces import Face
    from stationery.model.errors import Place
    from stationery.pdf.fonts import Library

CALLED = {"DeliveryAddress": "the delivery address", "ReturnAddress": "the return address"}
OTHER = "what is printed beside the addresses"
PRINTED = "what is printed"
"""What a finished PDF has on it, of which nobody knows which address is which."""

DIRECTIONS = ("to the right", "down", "to the left", "up")
_NEAR = mm(0.05)
"""What no ruler shows."""


@value
class Part:
    """Something on an envelope's face: its role, and where its ink is."""

    role: str
    rect: Rect

    @property
    def called(self) -> str:
        return PRINTED if not self.role else CALLED.get(self.role, OTHER)


@value
class Pile:
    """Envelopes of one size: where the parts of all of them have ink, one above the other."""

    size: Size
    turn: str
    name: str
    parts: tuple[Part, ...]

    @property
    def fed(self) -> Size:
        """The size as it is fed, upright."""
        return self.size.upright

    def add(self, page: Page, library: Library) -> Pile:
        """With one more of them."""
        found = {part.role: part.rect for part in self.parts}
        for part in parts_of(page, library):
            found[part.role] = found[part.role].join(part.rect) if part.role in found else part.rect
        return replace(self, parts=tuple(Part(role, rect) for role, rect in found.items()))


def parts_of(page: Page, library: Library) -> tuple[Part, ...]:
    """The parts of an envelope as it is read, each once, in reading order."""
    found: dict[str, Rect] = {}
    for item in page.items:
        if isinstance(item, Text):
            role, rect = item.path[0].role if item.path else OTHER, ink(item, library)
            found[role] = found[role].join(rect) if role in found else rect
    return tuple(Part(role, rect) for role, rect in found.items())


def reach_of(size: Size, margins: Margins, printer: Printer | None = None, envelope: str = "") -> Rect:
    """What a printer with these margins, left, top, right, bottom as it feeds, reaches of an envelope as it is read."""
    from stationery.catalog.printable_area import PrintableArea  # 0.5 ms

    known = replace(printer or Printer(), margins=margins)
    none = mm(0)
    return PrintableArea(none, none, printer=known, envelope=envelope).on(size)


def find_outside(parts: tuple[Part, ...], area: Rect, limit: str) -> Iterator[str]:
    """A sentence for each part that isn't wholly in the area, with the millimeters by which to move it."""
    for part in parts:
        rect = part.rect
        over = (area.x - rect.x, area.y - rect.y, rect.right - area.right, rect.bottom - area.bottom)
        moves = [f"{_words(length)} {way}" for length, way in zip(over, DIRECTIONS, strict=True) if length > _NEAR]
        if moves:
            yield f"{part.called} is outside {limit}; move it {' and '.join(moves)}"


def describe_moves(before: Sequence[Page], after: Sequence[Page], library: Library) -> str:
    """What stands elsewhere than before on an envelope as it is read, and by how much; a sentence without its end."""
    moves: dict[str, str] = {}
    for old, new in zip(before, after, strict=True):
        there = {part.role: part for part in parts_of(old, library)}
        for part in parts_of(new, library):
            if part.role in there:
                rect, was = part.rect, there[part.role].rect
                over = (rect.x - was.x, rect.y - was.y, was.x - rect.x, was.y - rect.y)
                way = [f"{_words(each)} {way}" for each, way in zip(over, DIRECTIONS, strict=True) if each > _NEAR]
                if way:
                    moves[part.called] = " and ".join(way)
    if not moves:
        return "nothing had to be moved"
    return "; ".join(f"{called} was moved {way}" for called, way in moves.items())


def find_in_zones(parts: tuple[Part, ...], size: Size, post: Post) -> Iterator[str]:
    """A sentence for each address that the post doesn't look for where it stands."""
    in_columns = _are_columns(parts, size, post)
    rects = post.column_rects if in_columns else post.rects
    for part in parts:
        if part.role not in CALLED:
            continue  # a barcode belongs where nothing else may stand
        to = part.role == "DeliveryAddress"
        within = sheet(size)
        for area in rects(size, ADDRESS if to else SENDER):
            within = clip(within, area)
        if in_columns and to:  # the digits of its postcode, which it begins with, stand in boxes above
            within = within.join(Rect(within.x, ZERO, size.width - within.x, within.y))
        yield from find_outside((part,), within, f"the zone that {post.called} has for it")
        for purpose in (NOTHING, POSTAGE, *((SENDER,) if to and not in_columns else ())):
            for taken in rects(size, purpose):
                if part.rect.overlaps(taken):
                    yield f"{part.called} is where {post.called} wants {_WANTED[purpose]}; move it {_away(part, taken)}"


def _are_columns(parts: tuple[Part, ...], size: Size, post: Post) -> bool:
    """Whether the recipient's address is set in columns: it is higher than wide."""
    to = next((part.rect for part in parts if part.role == "DeliveryAddress"), None)
    return post.columns is not None and size.width < size.height and to is not None and to.height > to.width


_WANTED = {NOTHING: "nothing", POSTAGE: "the postage", SENDER: "the return address"}


def _away(part: Part, taken: Rect) -> str:
    """The shortest way out of a rectangle."""
    rect = part.rect
    out = (taken.right - rect.x, taken.bottom - rect.y, rect.right - taken.x, rect.bottom - taken.y)
    length, way = min(zip(out, DIRECTIONS, strict=True))
    return f"{_words(length)} {way}"


def _words(length: Length) -> str:
    return f"{max(length.mm, 0.1):.1f} mm"


def look_over(page: Page, library: Library, margins: Margins, whose: str, printer: Printer | None) -> Iterator[str]:
    """What lies outside the paper, or where the printer called `whose` can't print, on an envelope as it is read."""
    yield from look_over_pile(Pile(page.size, page.turn, page.name, parts_of(page, library)), margins, whose, printer)


def look_over_pile(pile: Pile, margins: Margins, whose: str, printer: Printer | None) -> Iterator[str]:
    """The same of all envelopes of a size; the millimeters are those of the one that is farthest outside."""
    yield from find_outside(pile.parts, sheet(pile.size), "the envelope")
    turned = replace(printer or Printer(), turn="ccw" if pile.turn == "counterclockwise" else "cw")
    yield from find_outside(pile.parts, reach_of(pile.size, margins, turned, pile.name), f"what {whose} can print")


def look_over_pdf(pdf: bytes, place: Place, pages: tuple[int, ...], margins: Margins, whose: str) -> Iterator[str]:
    """What of the pages, by their numbers, of a finished PDF lies where the printer called `whose` can't print.

    They are corrected already, so that the margins are those of the page itself. Of what isn't text, directions are
    as the page is fed.
    """
    from stationery.incoming.faces import read_faces  # 30 ms
    from stationery.incoming.sheets import read_ink, read_sheets  # 30 ms

    sizes, inks, faces = read_sheets(pdf, place).sizes, read_ink(pdf, place), read_faces(pdf, place)
    limit = f"what {whose} can print"
    for number in pages:
        if faces:
            face = faces[number - 1]
            area = reach_of(face.size, margins, Printer(turn="ccw" if face.turn == "counterclockwise" else "cw"))
            told = list(find_outside(_parts_of_face(face), area, limit))
            yield from (f"page {number}: {sentence}" for sentence in told)
            if told:
                continue
        rect, size = inks[number - 1], sizes[number - 1]
        if rect is None:
            continue
        for sentence in find_outside((Part("", rect),), reach_of(size, margins), limit):
            yield f"page {number}: {sentence}, as the page goes in"


def find_in_finished(pdf: bytes, place: Place, stock: Stock) -> tuple[str, ...] | None:
    """What on the faces of a finished envelope of ours is outside the paper or the zones of the sender's post.

    None for a PDF that is no envelope of ours. Of pages corrected for a printer that isn't known here, nobody can tell
    where things will stand; then nothing is found.
    """
    from stationery.incoming.faces import read_faces  # 30 ms
    from stationery.incoming.sheets import read_sheets  # 30 ms

    made_for = read_sheets(pdf, place).printer
    printer = find_printer(stock, made_for) if made_for else Printer()

    def printed(size: Size) -> Affine:
        return printer.printed_at(size, id_of(size, stock)) if printer and made_for else UNMOVED

    faces = read_faces(pdf, place, printed)
    if faces is None or printer is None:
        return None if faces is None else ()
    found: list[str] = []
    for number, face in enumerate(faces, 1):
        parts = _parts_of_face(face)
        if not any(part.role == "DeliveryAddress" for part in parts):
            continue  # a back, or an envelope to write on by hand
        post = post_of(stock.store, sent_from(face, stock))
        prefix = f"page {number}: " if len(faces) > 1 else ""
        sentences = (*find_outside(parts, sheet(face.size), "the envelope"), *find_in_zones(parts, face.size, post))
        found += [prefix + sentence for sentence in sentences]
    return tuple(found)


def find_printer(stock: Stock, name: str = "") -> Printer | None:
    """The measured printer of that name, or the default one; None where it isn't known here."""
    known = load_printers(stock.printers) if stock.printers else None
    wanted = name or (known.default if known else "")
    return next((each for each in known.printers if each.name == wanted), None) if known else None


def _parts_of_face(face: Face) -> tuple[Part, ...]:
    return tuple(Part(role or OTHER, rect) for role, rect in face.parts)


def sent_from(face: Face, stock: Stock) -> str:
    """Whose post it is: the country of the return address, else of the language."""
    from stationery.catalog.languages import language  # 5.0 ms
    from stationery.resolve.countries import country_of  # 1.0 ms

    lines = tuple(map(Written, face.sender))
    found = country_of(Party(lines=lines), stock.store) if len(lines) > 1 else ""
    return found or (language(stock.store, face.language).region if face.language else "")


def id_of(size: Size, stock: Stock) -> str:
    """The envelope of that size, as it is fed."""
    from stationery.catalog.envelopes import envelopes  # 4.3 ms
    from stationery.products.printout import are_same  # 25 ms

    found = (each.id for each in envelopes(stock.store).values() if are_same(each.size.upright, size.upright))
    return next(found, "")
