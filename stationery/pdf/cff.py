"""A CFF font program whose glyphs a PDF finds by their numbers, whatever charset its maker gave it (Adobe TN 5176).

A font made for East Asian text is keyed by CIDs: its charset says which CID each glyph has, and a PDF looks there (ISO
32000-1, 9.7.4.2). Ours writes glyph numbers, so the charset becomes the plain one, in which the two are equal.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_CHARSET, _CID_KEYED = 15, 12 * 256 + 30
_LONG_INTEGER = 29
_RANGES = 2


def with_plain_charset(program: bytes, glyphs: int) -> bytes:
    """The program, with a charset of its own if it is keyed by CIDs; any other is found by number as it is."""
    start, end = _first(program, _end_of_index(program, program[2]))
    places = dict(_operands(program, start, end))
    if _CID_KEYED not in places or glyphs < 2:
        return program
    at = places.get(_CHARSET, -1)
    if at < 0 or program[at] != _LONG_INTEGER:
        return program
    charset = struct.pack(">BHH", _RANGES, 1, glyphs - 2)
    return program[: at + 1] + struct.pack(">l", len(program)) + program[at + 5 :] + charset


def _end_of_index(program: bytes, at: int) -> int:
    """Where the INDEX that begins at `at` ends."""
    count, size = _read_count(program, at)
    if not count:
        return at + 2
    last = at + 3 + count * size
    return last + size - 1 + int.from_bytes(program[last : last + size], "big")


def _read_count(program: bytes, at: int) -> tuple[int, int]:
    """How many objects an INDEX has, and of how many bytes its offsets are."""
    return int.from_bytes(program[at : at + 2], "big"), program[at + 2]


def _first(program: bytes, at: int) -> tuple[int, int]:
    """The bounds of the first object of the INDEX that begins at `at`."""
    count, size = _read_count(program, at)
    base = at + 3 + (count + 1) * size - 1
    offsets = (program[at + 3 + nth * size : at + 3 + (nth + 1) * size] for nth in (0, 1))
    begin, end = (base + int.from_bytes(offset, "big") for offset in offsets)
    return begin, end


def _operands(program: bytes, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Each operator of a DICT, and where the last operand before it begins."""
    operand = -1
    while at < end:
        byte = program[at]
        if byte <= 21:
            yield (byte * 256 + program[at + 1] if byte == 12 else byte), operand
            at += 2 if byte == 12 else 1
            continue
        operand = at
        if byte == 30:
            at += 1
            while 0xF not in (program[at] >> 4, program[at] & 0xF):
                at += 1
            at += 1
        else:
            at += {28: 3, _LONG_INTEGER: 5}.get(byte, 1 if byte <= 246 else 2)
