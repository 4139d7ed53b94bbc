"""Reads the faces of a finished envelope of ours: how each page is turned, who it is from, and where its parts stand.

The parts are known by our tags (`DeliveryAddress`, `ReturnAddress`). A glyph's ink is judged by what kind of letter it
is, which is true to half a millimeter in type of 12 points; what is in doubt counts as no ink.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import hypot
from unicodedata import east_asian_width, normalize

from stationery.incoming.glyphs import Glyph, read_page
from stationery.incoming.pdf_reader import open_pdf, report_damage
from stationery.incoming.tagged import language_of, read_sender, roles_by_content
from stationery.model.errors import Place
from stationery.model.geometry import UNMOVED, Affine, Point, Rect, Size
from stationery.model.units import Length, pt
from stationery.model.values import value

_HEIGHTS = {"bdfhkl": 0.67, "tij": 0.55}
_CAPITAL, _ACCENTED, _SMALL, _WIDE = 0.63, 0.76, 0.45, 0.76
"""Em: the least height of long letters; of capitals and figures, accented ones, other letters, and ideographs."""
_DEPTHS = {"gjpqyQ": 0.18, ",;()[]": 0.1}
_NO_DEPTH = 0.0


@value
class Face:
    """A page as it is read. `turn` says how it is turned as it is fed: `clockwise`, `counterclockwise` or not at all.

    `parts` are the roles of our tags, empty for what has none, each with the least rectangle of its ink, in the order
    of the file. `sender` are the lines of the return address, `language` what the file says; both may be empty.
    """

    size: Size
    turn: str
    parts: tuple[tuple[str, Rect], ...]
    sender: tuple[str, ...] = ()
    language: str = ""


Printed = Callable[[Size], Affine]
"""Where a printer puts what stands at a place on a page of that size, as it is fed."""


def read_faces(data: bytes, place: Place, printed: Printed = lambda size: UNMOVED) -> tuple[Face, ...] | None:
    """A face for each page; None for a PDF without the tags of an envelope. Raises SourceError for what is no PDF.

    `printed` says where things come to lie, for pages that are corrected for a printer.
    """
    reader = open_pdf(data, place)
    with report_damage(place):
        roles = roles_by_content(reader, place)
        if not any(role in ("DeliveryAddress", "ReturnAddress") for role in roles.values()):
            return None
        sender, language = read_sender(reader, place), language_of(reader)
        faces = []
        for number, page in enumerate(reader.pages):
            found = read_page(reader, number, place, beyond=True)
            at = page.indirect_reference
            own = {content: role for (home, content), role in roles.items() if at and home == at.idnum}
            fed = Size(pt(found.width), pt(found.height))
            seen = [glyph for glyph in found.glyphs if not glyph.hidden and _drawn(glyph).strip()]
            turn = _find_turn(seen, own)
            faces.append(_face(seen, own, fed, turn, (sender, language), printed(fed)))
        return tuple(faces)


def _face(
    glyphs: Iterable[Glyph],
    roles: dict[int, str],
    fed: Size,
    turn: str,
    said: tuple[tuple[str, ...], str],
    printed: Affine,
) -> Face:
    parts: dict[str, Rect] = {}
    for glyph in glyphs:
        role = roles.get(glyph.content, "")
        rect = _bound(_turn_back(printed.apply(corner), fed, turn) for corner in _corners(glyph))
        parts[role] = parts[role].join(rect) if role in parts else rect
    size = Size(fed.height, fed.width) if turn else fed
    return Face(size, turn, tuple(parts.items()), *said)


def _drawn(glyph: Glyph) -> str:
    """The letters that the glyph itself shows."""
    return (glyph.drawn or glyph.text or "").replace("\u200b", "")


def _find_turn(glyphs: list[Glyph], roles: dict[int, str]) -> str:
    """By the direction in which most of the words run, those of our parts before others."""
    ours = [glyph for glyph in glyphs if roles.get(glyph.content)] or glyphs
    across = sum(glyph.along[0] - glyph.x for glyph in ours)
    down = sum(glyph.along[1] - glyph.y for glyph in ours)
    if abs(across) >= abs(down):
        return ""
    return "clockwise" if down > 0 else "counterclockwise"


def _turn_back(at: Point, fed: Size, turn: str) -> Point:
    """A place on the page as it is fed, on the page as it is read."""
    if turn == "clockwise":
        return Point(at.y, fed.width - at.x)
    return Point(fed.height - at.y, at.x) if turn else at


def _corners(glyph: Glyph) -> Iterator[Point]:
    """The corners of a glyph's ink, on the page as it is fed."""
    across, down = glyph.along[0] - glyph.x, glyph.along[1] - glyph.y
    length = hypot(across, down) or 1.0
    up = (down / length, -across / length)
    high, low = (each * glyph.size for each in _reach(_drawn(glyph)))
    for x, y in ((glyph.x, glyph.y), glyph.along):
        for far in (high, low):
            yield Point(pt(x + up[0] * far), pt(y + up[1] * far))


def _reach(text: str) -> tuple[float, float]:
    """How far the ink surely reaches above and below the baseline, in em."""
    return max(map(_height, text), default=0.0), -max(map(_depth, text), default=_NO_DEPTH)


def _height(letter: str) -> float:
    if east_asian_width(letter) == "W" and letter.isalpha():
        return _WIDE
    parts = normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    if base.isupper() or base.isdigit():
        return _ACCENTED if marks else _CAPITAL
    known = next((height for letters, height in _HEIGHTS.items() if base in letters), _SMALL)
    return known if base.isalpha() else 0.0


def _depth(letter: str) -> float:
    base = normalize("NFD", letter)[0]
    return next((depth for letters, depth in _DEPTHS.items() if base in letters), _NO_DEPTH)


def _bound(points: Iterable[Point]) -> Rect:
    found = list(points)
    xs: list[Length] = sorted(each.x for each in found)
    ys: list[Length] = sorted(each.y for each in found)
    return Rect(xs[0], ys[0], xs[-1] - xs[0], ys[-1] - ys[0])
