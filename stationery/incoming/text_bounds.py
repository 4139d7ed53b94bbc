"""Typeface: the widths of an incoming font's characters, and which of them are blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from stationery.incoming.interpreter import Shown
from stationery.incoming.pdf_reader import entry

_USUAL = 0.6
"""Em of a character whose width the file does not tell, as of one of the standard fourteen fonts: rather too wide."""

_CODE = rb"<\s*([0-9A-Fa-f]+)\s*>"
_ONE = re.compile(_CODE + rb"\s*" + _CODE)
_RANGE = re.compile(_CODE + rb"\s*" + _CODE + rb"\s*(?:" + _CODE + rb"|\[([^\]]*)\])")
_BLANK = (0x20, 0xA0, 0x09, 0x0A, 0x0D, 0x200B)
_MOST_CODES = 0xFFFF
_MOST_WIDTHS = 4 * _MOST_CODES
"""More would set each width several times."""


class Typeface:
    """Widths are in em of unscaled text."""

    def __init__(self, widths: dict[int, float], usual: float, length: int, blank: frozenset[int]) -> None:
        self.widths = widths
        self.usual = usual
        self.length = length
        self.blank = blank
        self._known: dict[int, Shown] = {}

    @classmethod
    def of(cls, font: Any) -> Typeface:
        if entry(font, "/Subtype") == "/Type0":
            inner = entry(font, "/DescendantFonts")[0].get_object()
            usual = float(entry(inner, "/DW", 1000)) / 1000
            return cls(_of_cids(entry(inner, "/W", ())), usual, 2, frozenset(_blanks(font)))
        scale = 0.001
        if entry(font, "/Subtype") == "/Type3":
            scale = abs(float(font["/FontMatrix"][0])) or scale
        first = int(entry(font, "/FirstChar", 0))
        given = entry(font, "/Widths", ())
        widths = {first + number: float(width.get_object()) * scale for number, width in enumerate(given)}
        blank = _blanks(font)
        return cls(widths, 0.0 if widths else _USUAL, 1, frozenset(blank if "/ToUnicode" in font else {0x20, 0xA0}))

    def width(self, code: int) -> float:
        return self.widths.get(code, self.usual)

    def read(self, piece: bytes) -> Iterator[Shown]:
        """The characters of a string; a blank one's text is a space, and nobody needs the text of the others."""
        for at in range(0, len(piece) - self.length + 1, self.length):
            code = int.from_bytes(piece[at : at + self.length], "big")
            found = self._known.get(code)
            if found is None:
                text = " " if code in self.blank else None
                found = self._known[code] = Shown(text, self.width(code), self.length == 1 and code == 0x20)
            yield found


def _of_cids(given: Any) -> dict[int, float]:
    """The array of a CIDFont: `first [w w …]` or `first last w`."""
    widths: dict[int, float] = {}
    items = [each.get_object() for each in given]
    at, left = 0, _MOST_WIDTHS
    while at + 1 < len(items) and left > 0:
        first, second = int(items[at]), items[at + 1]
        if isinstance(second, list):
            widths.update((first + number, float(width.get_object()) / 1000) for number, width in enumerate(second))
            at += 2
        else:
            if at + 2 >= len(items):
                break
            last = min(int(second), first + _MOST_CODES)
            widths.update(dict.fromkeys(range(first, last + 1), float(items[at + 2]) / 1000))
            left -= max(last - first, 0)
            at += 3
    return widths


def _blanks(font: Any) -> set[int]:
    """The codes that ToUnicode says are spaces."""
    table = entry(font, "/ToUnicode")
    if table is None or isinstance(table, str):
        return set()
    blanks: set[int] = set()
    for kind, part in re.findall(rb"begin(bfchar|bfrange)(.*?)end", table.get_data(), re.DOTALL):
        if kind == b"bfchar":
            blanks |= {int(code, 16) for code, target in _ONE.findall(part) if int(target, 16) in _BLANK}
            continue
        for one, other, target, targets in _RANGE.findall(part):
            first, last = int(one, 16), int(other, 16)
            if target:
                begun = int(target, 16)
                blanks |= {first + blank - begun for blank in _BLANK if begun <= blank <= begun + last - first}
            else:
                each = re.findall(_CODE, targets)
                blanks |= {first + number for number, target in enumerate(each) if int(target, 16) in _BLANK}
    return blanks
