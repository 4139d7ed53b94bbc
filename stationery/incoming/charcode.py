"""Turns the codes of a string in an incoming PDF's font into letters and advances.

A code's meaning comes from the font's ToUnicode map or the names in its encoding (ISO 32000-1, 9.10.2). Without either,
the letter is unknown: it never guesses from a glyph's shape or a code's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from stationery.incoming.interpreter import Shown
from stationery.incoming.standard_fonts import standard_letters, standard_widths

_MOST_MAP_BYTES = 2_000_000
_MOST_CODES = 100_000
_THOUSANDTH = 0.001
_NO_WIDTH = 0.5
"""In em, for a code that the font gives no width."""

_NAMED = ("/WinAnsiEncoding", "/MacRomanEncoding")
_UNI = re.compile(r"uni([0-9A-F]{4})+|u[0-9A-F]{4,6}")
_SUBSET = re.compile(r"/?[A-Z]{6}\+")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")


class CharCodes:
    """The codes of one font. It doesn't read `vertical` writing."""

    def __init__(self, font: Any) -> None:
        self.composite = font.get("/Subtype") == "/Type0"
        self.vertical = False
        self._known: dict[int, Shown] = {}
        self._letters = _unicode_map(font)
        self._encoded: dict[int, str | None] = {}
        self._widths: dict[int, float] = {}
        self._usual = _NO_WIDTH
        if self.composite:
            self._read_composite(font)
        else:
            self._read_simple(font)

    def read(self, data: bytes) -> Iterator[Shown]:
        """The codes of a string, in the order in which they are shown."""
        if not self.composite:
            yield from map(self._code, data)
            return
        for at in range(0, len(data) - 1, 2):
            yield self._code(data[at] << 8 | data[at + 1])

    def _code(self, code: int) -> Shown:
        found = self._known.get(code)
        if found is None:
            text = self._letters.get(code)
            if text is None:
                text = self._encoded.get(code)
            width = self._widths.get(code, self._usual)
            found = self._known[code] = Shown(text, width, code == 32 and not self.composite)
        return found

    def _read_composite(self, font: Any) -> None:
        encoding = font.get("/Encoding")
        self.vertical = isinstance(encoding, str) and encoding.endswith("-V")
        if encoding != "/Identity-H":
            self._letters = {}  # what the codes are, and how wide, only a CMap of its own would tell
        below = font["/DescendantFonts"].get_object()[0].get_object()
        self._usual = _float(below.get("/DW", 1000)) * _THOUSANDTH
        for code, width in _widths_of_cids(below.get("/W")):
            self._widths[code] = width * _THOUSANDTH

    def _read_simple(self, font: Any) -> None:
        kind = font.get("/Subtype")
        base = _SUBSET.sub("", str(font.get("/BaseFont", ""))).removeprefix("/")
        descriptor = font.get("/FontDescriptor")
        descriptor = descriptor.get_object() if descriptor is not None else {}
        standard = standard_widths(base)
        self._encoded = _read_encoding(font.get("/Encoding"), base, standard=standard is not None)
        scale = _THOUSANDTH
        if kind == "/Type3":
            scale = abs(_float(font["/FontMatrix"].get_object()[0]))
        widths = font.get("/Widths")
        if widths is not None:
            first = int(_float(font.get("/FirstChar", 0)))
            self._usual = _float(descriptor.get("/MissingWidth", 0)) * scale
            for code, width in enumerate(list(widths.get_object())[:256], first):
                self._widths[code] = _float(width.get_object()) * scale
        elif standard:
            known = ((code, standard.get(letter or "")) for code, letter in self._encoded.items())
            self._widths = {code: width * scale for code, width in known if width is not None}


def _read_encoding(encoding: Any, base: str, *, standard: bool) -> dict[int, str | None]:
    """Code to letters; unknown for a font with its own encoding inside its program."""
    encoding = encoding.get_object() if encoding is not None else None
    differences: list[Any] = []
    named = encoding
    if encoding is not None and not isinstance(encoding, str):
        named = encoding.get("/BaseEncoding")
        differences = list(encoding.get("/Differences", ()))
    letters: dict[int, str | None] = {}
    if named in _NAMED:
        letters.update(standard_letters(named))
    elif standard and base not in ("Symbol", "ZapfDingbats"):
        letters.update(standard_letters("/StandardEncoding"))
    code = 0
    for entry in differences[:_MOST_CODES]:
        entry = entry.get_object()
        if isinstance(entry, str):
            letters[code] = _letters_of(entry.removeprefix("/"))
            code += 1
        else:
            code = int(_float(entry))
    return letters


@cache
def _letters_of(name: str) -> str | None:
    """The letters for a glyph's name (Adobe's glyph list), or None. `f_i` is two letters, `A.sc` a small capital."""
    from pypdf._codecs import adobe_glyphs

    letters = ""
    for part in name.partition(".")[0].split("_"):
        if f"/{part}" in adobe_glyphs:
            letters += adobe_glyphs[f"/{part}"]
        elif _UNI.fullmatch(part):
            digits = part.removeprefix("uni") if part.startswith("uni") else part[1:]
            step = 4 if part.startswith("uni") else len(digits)
            codes = [int(digits[at : at + step], 16) for at in range(0, len(digits), step)]
            if any(code > 0x10FFFF or 0xD800 <= code < 0xE000 for code in codes):
                return None
            letters += "".join(map(chr, codes))
        else:
            return None
    return letters or None


def _unicode_map(font: Any) -> dict[int, str]:
    """The font's ToUnicode map: code to letters. Empty where there is none."""
    found: Any = font.get("/ToUnicode")
    stream: Any = found.get_object() if found is not None else None
    if not hasattr(stream, "get_data"):
        return {}
    data: bytes = stream.get_data()
    letters: dict[int, str] = {}
    for section in _SECTION.finditer(data[:_MOST_MAP_BYTES]):
        tokens: list[Any] = [bracket or bytes.fromhex(hexed.decode()) for hexed, bracket in _pairs(section[2])]
        _read_chars(tokens, letters) if section[1] == b"bfchar" else _read_ranges(tokens, letters)
    return letters


def _pairs(text: bytes) -> Iterator[tuple[bytes, bytes]]:
    for token in _TOKEN.finditer(text):
        hexed = b"".join((token[1] or b"").split())
        yield hexed + b"0" * (len(hexed) % 2), token[2] or b""


def _read_chars(tokens: list[bytes], found: dict[int, str]) -> None:
    for code, letters in zip(tokens[::2], tokens[1::2], strict=False):
        _put(int.from_bytes(code), letters, found)


def _read_ranges(tokens: list[bytes], found: dict[int, str]) -> None:
    at, left = 0, _MOST_CODES
    while at + 2 < len(tokens) and left and len(found) < _MOST_CODES:
        first, last = int.from_bytes(tokens[at]), int.from_bytes(tokens[at + 1])
        if tokens[at + 2] == b"[":
            end = at + 3
            while end < len(tokens) and tokens[end] != b"]":
                end += 1
            for offset, letters in enumerate(tokens[at + 3 : end]):
                _put(first + offset, letters, found)
            at = end + 1
            continue
        letters = tokens[at + 2]
        for offset in range(min(last - first + 1, 0x10000, left)):
            left -= 1
            step = int.from_bytes(letters[-2:]) + offset
            _put(first + offset, letters[:-2] + (step & 0xFFFF).to_bytes(2), found)
        at += 3


def _put(code: int, letters: bytes, found: dict[int, str]) -> None:
    if len(found) >= _MOST_CODES:
        return
    try:
        found[code] = letters.decode("utf-16-be") if len(letters) > 1 else letters.decode("latin-1")
    except UnicodeDecodeError:
        found[code] = "\ufffd"


def _widths_of_cids(listed: Any) -> Iterator[tuple[int, float]]:
    """The /W array: `c [w w …]` or `first last w`."""
    if listed is None:
        return
    entries = [entry.get_object() for entry in listed.get_object()]
    at = total = 0
    while at + 1 < len(entries) and total < _MOST_CODES:
        first = int(_float(entries[at]))
        if isinstance(entries[at + 1], list):
            for offset, width in enumerate(entries[at + 1]):
                yield first + offset, _float(width.get_object())
            total += len(entries[at + 1])
            at += 2
            continue
        if at + 2 >= len(entries):
            return
        last, width = int(_float(entries[at + 1])), _float(entries[at + 2])
        for code in range(first, min(last, first + _MOST_CODES) + 1):
            yield code, width
        total += max(last - first, 0)
        at += 3


def _float(number: Any) -> float:
    number = number.get_object() if hasattr(number, "get_object") else number
    return float(number) if isinstance(number, int | float) else 0.0
