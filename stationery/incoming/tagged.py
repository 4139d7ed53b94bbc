"""Reads the recipient and sender from the tags of one of our letters or envelopes.

Our structure tree has a role for each part, as `InsideAddress` (pdf/structure). The recipient's lines are read from
what stands in that part; the sender's, which a letterhead joins, from the note that its element carries.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from stationery.incoming.glyphs import Glyph, Sheet, read_page
from stationery.incoming.text_lines import RIGHTWARD, Row, direction, find_doubt, normalize, rows
from stationery.model.errors import Place, SourceError
from stationery.model.page import LINE_END, SENDER_NOTE, SHOWING_SENDER
from stationery.model.values import value

if TYPE_CHECKING:
    from pypdf import PdfReader

_RECIPIENT = ("DeliveryAddress", "InsideAddress")
_ATTENTION = "Attention"
_MOST_ELEMENTS = 50_000
_DEEPEST = 40
_MOST_LINES, _LONGEST_LINE = 20, 200
_HANGING = 0.5
"""Em by which a row stands farther in than the first one where it goes on with the line above (compose/body.py)."""

Content = tuple[int, int]
"""The number of a page's object, and that of the marked content on it."""


@value
class Parties:
    """The lines of the recipient and of the sender; empty where the tags don't give them."""

    recipient: tuple[str, ...] = ()
    attention: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()


def language_of(reader: PdfReader) -> str:
    """The language that a file declares, or nothing."""
    catalog: Any = reader.trailer["/Root"].get_object()
    return str(catalog.get("/Lang", "")).strip()[:35]


@value
class _Part:
    role: str
    contents: tuple[Content, ...]
    note: str


def read_parties(reader: PdfReader, place: Place) -> Parties | None:
    """The recipient and sender in the tags, or None for a PDF without our tags.

    Raises SourceError if there are several recipients, or if one can't be read with certainty.
    """
    root = _root(reader)
    names = root.get("/RoleMap")
    names = names.get_object() if names is not None else {}
    if not any(f"/{role}" in names for role in (*_RECIPIENT, *SHOWING_SENDER)):
        return None
    parts = [part for part in _parts(root, place) if part.contents or part.note]
    pages: dict[int, Sheet] = {}
    for role in _RECIPIENT:
        found = [part for part in parts if part.role == role]
        if len(found) > 1:
            hint = "save the pages of one letter as a separate file"
            raise SourceError(f"there are {len(found)} recipients in this file", place, hint)
        if found:
            recipient = _lines(found[0], reader, pages, place)
            notice = [part for part in parts if part.role == _ATTENTION] if role == "InsideAddress" else []
            attention = _lines(notice[0], reader, pages, place) if notice else ()
            return Parties(recipient, attention, _sender(parts, place))
    return Parties(sender=_sender(parts, place))


def roles_by_content(reader: PdfReader, place: Place) -> dict[Content, str]:
    """The role of each marked content that belongs to one of our parts; none without our tags."""
    return {content: part.role for part in _parts(_root(reader), place) for content in part.contents}


def read_sender(reader: PdfReader, place: Place) -> tuple[str, ...]:
    """The lines of the return address that the tags have; of several equal parts, those of the first."""
    return _sender(list(_parts(_root(reader), place)), place)


def _root(reader: PdfReader) -> Any:
    catalog: Any = reader.trailer["/Root"].get_object()
    root = catalog.get("/StructTreeRoot")
    return root.get_object() if root is not None else {}


def _parts(root: Any, place: Place) -> Iterator[_Part]:
    """Each element with one of the roles that matter, with its contents, in reading order."""
    roles = {f"/{role}" for role in (*_RECIPIENT, _ATTENTION, *SHOWING_SENDER)}
    seen: set[int] = set()

    def walk(node: Any, depth: int) -> Iterator[Any]:
        if depth > _DEEPEST or len(seen) > _MOST_ELEMENTS:
            raise SourceError(
                "there are too many tags, or they are nested too deeply",
                place,
                "make the PDF again from its letter file",
            )
        for kid in _kids(node):
            if not hasattr(kid, "get") or "/S" not in kid or id(kid) in seen:
                continue
            seen.add(id(kid))
            if kid["/S"] in roles:
                yield kid
            else:
                yield from walk(kid, depth + 1)

    for element in walk(root, 0):
        yield _Part(str(element["/S"])[1:], tuple(_contents(element, -1, 0)), _note(element))


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K")
    kids = kids.get_object() if kids is not None else []
    return [kid.get_object() for kid in kids] if isinstance(kids, list) else [kids]


def _contents(element: Any, page: int, depth: int) -> Iterator[Content]:
    """The marked contents of an element and of those in it; a page that it does not name is that of the one above."""
    page = element.raw_get("/Pg").idnum if "/Pg" in element else page
    if depth > _DEEPEST:
        return
    for kid in _kids(element):
        if isinstance(kid, int):
            yield page, int(kid)
        elif "/MCID" in kid:
            yield kid.raw_get("/Pg").idnum if "/Pg" in kid else page, int(kid["/MCID"])
        elif "/S" in kid:
            yield from _contents(kid, page, depth + 1)


def _note(element: Any) -> str:
    """The lines of the return address, from the element's user property (pdf/structure)."""
    attributes = element.get("/A")
    attributes = attributes.get_object() if attributes is not None else {}
    if not hasattr(attributes, "get") or attributes.get("/O") != "/UserProperties":
        return ""
    for entry in attributes["/P"].get_object():
        named = entry.get_object()
        if named.get("/N") == SENDER_NOTE:
            return str(named.get("/V", ""))
    return ""


def _sender(parts: list[_Part], place: Place) -> tuple[str, ...]:
    """The sender's lines, from the first element that has them."""
    for part in parts:
        lines = tuple(filter(None, (normalize(line, doubled=True) for line in part.note.split(LINE_END))))
        if part.role in SHOWING_SENDER and lines:
            _check(lines, "the sender", place)
            return lines
    return ()


def _lines(part: _Part, reader: PdfReader, pages: dict[int, Sheet], place: Place) -> tuple[str, ...]:
    """The lines of a part as they were typed: a row that hangs goes on with the line above it."""
    found: list[str] = []
    first: Row | None = None
    before: Row | None = None
    for row in _rows(part, reader, pages, place):
        if row.fault:
            raise SourceError(f"the address can't be read: {row.fault}", place, "give it with --to")
        if first and before and row.left - first.left > _HANGING * row.size:
            found[-1] += f"{' ' if before.open_ else ''}{row.text}"
        else:
            first = first or row
            found.append(row.text)
        before = row
    lines = tuple(found)
    _check(lines, "the recipient", place)
    return lines


def _rows(part: _Part, reader: PdfReader, pages: dict[int, Sheet], place: Place) -> list[Row]:
    numbers = {_idnum(page): number for number, page in enumerate(reader.pages)}
    found: list[Row] = []
    for page in dict.fromkeys(page for page, _ in part.contents):
        if page not in numbers:
            continue
        if page not in pages:
            pages[page] = read_page(reader, numbers[page], place)
        mine = {content for home, content in part.contents if home == page}
        glyphs = [glyph for glyph in pages[page].glyphs if glyph.content in mine]
        along = next(filter(None, map(direction, glyphs)), RIGHTWARD)
        found += _require_visible(glyphs, rows(glyphs, along, doubled=True), place)
    return found


def _require_visible(glyphs: list[Glyph], found: list[Row], place: Place) -> list[Row]:
    if any(glyph.hidden for glyph in glyphs):
        raise SourceError("the address can't be read: part of it doesn't show on the page", place, "give it with --to")
    return found


def _idnum(page: Any) -> int:
    return int(page.indirect_reference.idnum)


def _check(lines: tuple[str, ...], who: str, place: Place) -> None:
    if len(lines) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
        raise SourceError(f"{who} has too many lines, or too long ones, for an address", place, "give it with --to")
    fault = next(filter(None, map(find_doubt, lines)), "")
    if fault:
        raise SourceError(f"{who} can't be read: {fault}", place, "give it with --to, or --from")
