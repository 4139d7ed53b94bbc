"""Turns placed glyphs into rows of words: those on one baseline, with spaces inferred from the gaps between letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from math import hypot
from statistics import median

from stationery.incoming.glyphs import Glyph
from stationery.model.values import value

_SAME_BASELINE = 0.35
"""Em by which letters of one line may stand higher or lower; lines of one em of leading stay apart."""

_RAISED, _SMALL = 0.6, 0.75
"""The same for small letters, as of `21st`, and what share of the size makes them small."""

_SPACE = 0.15
"""Em between two letters that is a space: TeX's least is 0.22, kerning opens hardly more than 0.05."""

_COLUMN = 1.5
"""Em between two words that belong to different columns."""

_SAME_PLACE = 0.12
"""Em between two equal letters that are one, printed twice to look bold."""

_LEVEL = 0.02
"""How far the direction of a baseline may be off (the sine of a degree)."""

Point = tuple[float, float]
RIGHTWARD: Point = (1.0, 0.0)

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_DROPPED = {0x00AD: None, 0x200B: None, 0x200C: None, 0x200D: None, 0x2060: None, 0xFEFF: None}
_SPACES = dict.fromkeys((0x09, 0xA0, 0x202F, *range(0x2000, 0x200B)), " ")


@value
class Row:
    """Words on one baseline, in points as seen along it; `text` in NFC, with single spaces unless `doubled`.

    `fault` says why it cannot be read with certainty. `open_` is whether a space followed the last letter.
    """

    text: str
    left: float
    baseline: float
    right: float
    size: float
    fault: str = ""
    open_: bool = False


def direction(glyph: Glyph) -> Point | None:
    """The direction of a glyph's baseline, of length 1; None for one that moves the pen nowhere."""
    across, down = glyph.along[0] - glyph.x, glyph.along[1] - glyph.y
    length = hypot(across, down)
    return (across / length, down / length) if length > 1e-6 else None


def is_along(glyph: Glyph, along: Point) -> bool:
    found = direction(glyph)
    return found is None or (abs(found[0] - along[0]) < _LEVEL and abs(found[1] - along[1]) < _LEVEL)


def rows(glyphs: Iterable[Glyph], along: Point = RIGHTWARD, *, doubled: bool = False) -> list[Row]:
    """The rows of those glyphs whose baseline runs in the direction `along`, from the top; split at columns.

    `doubled` keeps double spaces: in our own files somebody typed them.
    """
    placed = [_Placed(glyph, along) for glyph in glyphs if is_along(glyph, along)]
    lines: list[list[_Placed]] = []
    largest: _Placed | None = None
    for one in sorted(placed, key=lambda one: one.baseline):
        if largest is not None:
            less, more = sorted((one.size, largest.size))
            tolerance = more * (_RAISED if less < more * _SMALL else _SAME_BASELINE)
            if abs(one.baseline - largest.baseline) <= tolerance:
                lines[-1].append(one)
                largest = one if one.size > largest.size else largest
                continue
        lines.append([one])
        largest = one
    return [row for line in lines for row in _split_columns(sorted(line, key=lambda one: one.left), doubled)]


class _Placed:
    """A glyph measured along its own baseline."""

    __slots__ = ("baseline", "left", "right", "size", "text")

    def __init__(self, glyph: Glyph, along: Point) -> None:
        across, down = along
        self.text = glyph.text
        self.left = glyph.x * across + glyph.y * down
        self.right = glyph.along[0] * across + glyph.along[1] * down
        self.baseline = glyph.y * across - glyph.x * down
        self.size = glyph.size


def _split_columns(line: list[_Placed], doubled: bool) -> list[Row]:
    """The columns of a line, each as a row, without empty ones."""
    columns: list[list[_Placed]] = []
    inked: _Placed | None = None
    for one in line:
        if columns and _is_printed_twice(one, columns[-1]):
            continue
        has_ink = one.text is None or bool(one.text.strip())
        if inked is not None and one.left - inked.right <= _COLUMN * one.size:
            columns[-1].append(one)
        elif has_ink:
            columns.append([one])
        if has_ink:
            inked = one
    return [found for column in columns if (found := _row(column, doubled)).text or found.fault]


def _is_printed_twice(one: _Placed, before: list[_Placed]) -> bool:
    """Whether the same letter is already there."""
    near = _SAME_PLACE * one.size
    return any(
        each.text == one.text and one.text not in (None, "", " ")
        and abs(each.left - one.left) < near and abs(each.baseline - one.baseline) < near
        for each in before[-3:]
    )  # fmt: skip


def _row(column: list[_Placed], doubled: bool) -> Row:
    gaps = [after.left - before.right for before, after in pairwise(column)]
    size = max(one.size for one in column)
    tracking = max(median(gaps) if len(gaps) > 3 else 0.0, 0.0)
    text = ""
    for number, one in enumerate(column):
        if number and gaps[number - 1] - tracking > _SPACE * one.size:
            text += " "
        text += "\ufffd" if one.text is None else one.text
    words = normalize(text, doubled=doubled)
    largest = max(column, key=lambda one: one.size)
    ended = text.endswith(" ")
    return Row(words, column[0].left, largest.baseline, _ink_right(column), size, find_doubt(words), ended)


def _ink_right(column: list[_Placed]) -> float:
    inked = [one.right for one in column if one.text is None or one.text.strip()]
    return max(inked, default=column[-1].right)


def normalize(text: str, *, doubled: bool = False) -> str:
    """Text as typed: ligatures as letters, NFC, no invisible characters, single spaces unless `doubled`."""
    text = unicodedata.normalize("NFC", text.translate(_LIGATURES).translate(_SPACES).translate(_DROPPED))
    return text.strip() if doubled else " ".join(text.split())


def find_doubt(text: str) -> str:
    """The reason why a text can't be read with certainty, or nothing."""
    for letter in text:
        kind = unicodedata.category(letter)
        if letter == "\ufffd":
            return "its font doesn't say what one of the letters is"
        if kind == "Co":
            return f"it has a private-use character (U+{ord(letter):04X})"
        if kind in ("Cc", "Cn", "Cs"):
            return f"it has U+{ord(letter):04X}, which isn't a character"
        if unicodedata.bidirectional(letter) in ("R", "AL"):
            return "it runs from right to left, and the order of its letters isn't certain"
    return ""
