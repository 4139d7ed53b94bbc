"""Sets lines of Japanese downward: characters upright, one or two digits side by side, Latin words lying."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from stationery.catalog.columns import ColumnGaps
from stationery.model.geometry import Point
from stationery.model.page import Path, Piece, Text
from stationery.model.prose import Line
from stationery.model.typeface import ColumnType, Typefaces
from stationery.model.units import Length
from stationery.model.values import value

JAPANESE = "ja"

_UPRIGHT, _LIES = 90.0, 0.0
_CELL = 1.0
_PAIR = 2
"""So many digits stand side by side; of more, each stands alone."""

_WIDE, _HALF, _VERTICAL = "fwid", "hwid", "vert"
_DASHES = frozenset("-‐‑‒–—―−－＝=~/")
"""Marks that lie on their side in a column (UAX 50 has them as R)."""
_BRACKETS = frozenset("()[]")

_TOKEN = re.compile(
    r"(?P<gap>[ \u00a0\u3000]+)|(?P<digits>[0-9]+)|(?P<word>[^\W\d_\u2e80-\U0010ffff][^\W\d_\u2e80-\U0010ffff.'’&]*)|."
    r"[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]*",
    re.DOTALL,
)
_FULL_SPACE = "\u3000"
_FIRST_WIDE, _LAST_WIDE = "！", "～"


@value
class Column:
    """A line set downward, in em; `honorific` is the number of the piece before which there is at least a gap."""

    line: Line
    text: str
    pieces: tuple[Piece, ...]
    length: float
    honorific: int = 0

    def spread(self, apart: float, before_honorific: float = 0.0) -> tuple[tuple[Piece, ...], float]:
        """The pieces with a gap of so many em after each, and the length; the honorific's own gap is at least as
        large as asked."""
        pieces, moved = [], 0.0
        for number, piece in enumerate(self.pieces):
            if number:
                moved += apart
            if number and number == self.honorific:
                ends = self.pieces[number - 1].along
                given = piece.along - ends - _CELL + apart
                moved += max(before_honorific - given, 0.0)
            pieces.append(piece._replace(along=piece.along + moved))
        return tuple(pieces), self.length + moved


def set_column(
    line: Line, kind: ColumnType, gaps: ColumnGaps, typefaces: Typefaces, honorifics: tuple[str, ...] = ()
) -> Column:
    """The line as a column; of the `honorifics`, one at its end stands a little apart."""
    text = unicodedata.normalize("NFC", line.text.strip())
    ending = next((each for each in sorted(honorifics, key=len, reverse=True) if text.endswith(each)), "")
    starts = len(text) - len(ending) if ending else -1
    pieces: list[Piece] = []
    along, honorific = 0.0, 0
    for at, token, named in _tokens(text):
        if named == "gap":
            along += sum(_CELL if each == _FULL_SPACE else gaps.space for each in token)
            continue
        if at == starts and pieces:
            honorific = len(pieces)
        beside = gaps.beside if named == "word" and len(token) > 1 else 0.0
        before = beside if pieces and text[at - 1] not in f" \u00a0{_FULL_SPACE}" else 0.0
        after = beside if at + len(token) < len(text) and text[at + len(token)] not in f" \u00a0{_FULL_SPACE}" else 0.0
        for piece, length in _set(token, named, kind, typefaces):
            pieces.append(piece._replace(along=piece.along + along + before))
            along += length + before + after
            before = 0.0
    return Column(line, text, tuple(pieces), along, honorific)


def _tokens(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _TOKEN.finditer(text):
        yield match.start(), match.group(), match.lastgroup or ""


def _set(token: str, named: str, kind: ColumnType, typefaces: Typefaces) -> Iterator[tuple[Piece, float]]:
    """The pieces of a token from zero, each with the length that it takes. What is typed wide is drawn as what is typed
    narrow: a font has one glyph for both."""
    if _FIRST_WIDE <= token[0] <= _LAST_WIDE:
        token = unicodedata.normalize("NFKC", token)

    def measure(text: str, features: tuple[str, ...]) -> float:
        return typefaces.advance(text, kind.face._replace(features=(*kind.face.features, *features)), JAPANESE)

    def upright(text: str, *features: str) -> tuple[Piece, float]:
        aside = kind.middle - measure(text, features) * 0.5
        return Piece(text, kind.rise, aside, _UPRIGHT, features), _CELL

    if named == "digits" and len(token) == _PAIR:
        yield upright(token, _HALF)
    elif named == "digits":
        for digit in token:
            yield upright(digit, _WIDE)
    elif named == "word" and len(token) > 1:
        yield Piece(token, 0.0, 0.0, _LIES), measure(token, ())
    elif named == "word":
        yield upright(token, _WIDE)
    elif token in _DASHES:
        yield Piece(token, (_CELL - measure(token, (_WIDE,))) * 0.5, 0.0, _LIES, (_WIDE,)), _CELL
    elif token in _BRACKETS:
        yield upright(token, _WIDE, _VERTICAL)
    elif token.isascii():
        yield upright(token, _WIDE)
    else:
        yield upright(token, _VERTICAL)


def column_text(
    column: Column, kind: ColumnType, size: Length, top: Point, path: Path, apart: tuple[float, float] = (0.0, 0.0)
) -> Text:
    """The column as a text; `top` is the middle of its upper end, `apart` what is between its letters and before an
    honorific. It ends in a space, which keeps it apart from the next one."""
    pieces, length = column.spread(*apart)
    at = Point(top.x - size * kind.middle, top.y)
    return Text(at, f"{column.text} ", kind.face, size, path, JAPANESE, width=size * length, turn=-90.0, pieces=pieces)
