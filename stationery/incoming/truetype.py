"""Reads the glyphs of an embedded TrueType or OpenType program: how many, how wide, and for which letters.

Only the tables `head`, `hhea`, `hmtx`, `maxp` and `cmap` are read (OpenType specification, 1.9).
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Callable

from stationery.model.values import singular

_HEADS = (b"\0\1\0\0", b"true", b"OTTO")
_SYMBOLS = ((3, 0),)
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
_MAC = ((1, 0),)
_SYMBOL_PAGE = 0xF000
"""Where a symbol font keeps its one-byte codes."""


@singular
class TrueType:
    """`advances` are those of the first glyphs, in font units; the others are as wide as the last one of these."""

    glyphs: int
    units: int
    advances: tuple[int, ...]
    find: Callable[[int], int]
    """The glyph of a letter by its number in Unicode, 0 for none."""

    def advance(self, glyph: int) -> int:
        return self.advances[min(glyph, len(self.advances) - 1)]


def read_truetype(data: bytes) -> TrueType | None:
    """The program in these bytes; None where it cannot be read."""
    try:
        tables = _tables(data)
        (units,) = struct.unpack_from(">H", tables[b"head"], 18)
        (glyphs,) = struct.unpack_from(">H", tables[b"maxp"], 4)
        (measured,) = struct.unpack_from(">H", tables[b"hhea"], 34)
        advances = struct.unpack_from(f">{2 * measured}H", tables[b"hmtx"])[::2]
        find = _letters(tables.get(b"cmap", b""))
    except (struct.error, KeyError, IndexError):
        return None
    return TrueType(glyphs, units, advances, find) if glyphs and units and advances else None


def _tables(data: bytes) -> dict[bytes, bytes]:
    if data[:4] not in _HEADS:
        return {}
    (count,) = struct.unpack_from(">H", data, 4)
    rows = (struct.unpack_from(">4s4xLL", data, 12 + 16 * number) for number in range(count))
    return {tag: data[begins : begins + length] for tag, begins, length in rows}


def _letters(cmap: bytes) -> Callable[[int], int]:
    """The character map that a text engine would choose."""
    if not cmap:
        return lambda letter: 0
    (count,) = struct.unpack_from(">H", cmap, 2)
    rows = (struct.unpack_from(">HHL", cmap, 4 + 8 * number) for number in range(count))
    begins = {(platform, kind): at for platform, kind, at in rows}
    for kind in (*_SYMBOLS, *_UNICODE, *_MAC):
        if kind in begins:
            find = _subtable(cmap[begins[kind] :])
            if kind in _SYMBOLS:
                return lambda letter: find(letter) or (find(_SYMBOL_PAGE + letter) if letter < 0x100 else 0)
            if kind in _MAC:
                return lambda letter: find(letter) or find(_mac(letter))
            return find
    return lambda letter: 0


def _mac(letter: int) -> int:
    code = chr(letter).encode("mac_roman", "ignore")
    return code[0] if code else 0


def _subtable(data: bytes) -> Callable[[int], int]:
    (form,) = struct.unpack_from(">H", data)
    match form:
        case 0:
            glyphs = data[6:262]
            return lambda code: glyphs[code] if code < len(glyphs) else 0
        case 4:
            return _segments(data)
        case 6:
            first, count = struct.unpack_from(">HH", data, 6)
            row = struct.unpack_from(f">{count}H", data, 10)
            return lambda code: row[code - first] if first <= code < first + count else 0
        case 12:
            return _groups(data)
    return lambda code: 0


def _segments(data: bytes) -> Callable[[int], int]:
    """Format 4."""
    length, _, double = struct.unpack_from(">HHH", data, 2)
    count = double // 2
    starts = (14, 16 + double, 16 + 2 * double, 16 + 3 * double)
    columns: list[tuple[int, ...]] = [struct.unpack_from(f">{count}H", data, start) for start in starts]
    ends, begins, deltas, offsets = columns

    def find(code: int) -> int:
        at = bisect_left(ends, code)
        if at == count or code < begins[at]:
            return 0
        if not offsets[at]:
            return code + deltas[at] & 0xFFFF
        where = 16 + 3 * double + 2 * at + offsets[at] + 2 * (code - begins[at])
        if where + 2 > min(length, len(data)):
            return 0
        glyph = int.from_bytes(data[where : where + 2], "big")
        return glyph and (glyph + deltas[at]) & 0xFFFF

    return find


def _groups(data: bytes) -> Callable[[int], int]:
    """Format 12."""
    (count,) = struct.unpack_from(">L", data, 12)
    if 16 + 12 * count > len(data):
        return lambda code: 0
    rows: list[tuple[int, int, int]] = list(struct.iter_unpack(">LLL", data[16 : 16 + 12 * count]))
    ends = [row[1] for row in rows]

    def find(code: int) -> int:
        at = bisect_left(ends, code)
        if at == count or code < rows[at][0]:
            return 0
        first, _, glyph = rows[at]
        return glyph + code - first

    return find
