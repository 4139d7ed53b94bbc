"""Checks that an incoming PDF's embedded font has the characters shown in it, with the right widths.

It looks into TrueType outlines (ISO 19005-2, 6.2.11.4 to 6.2.11.8); for other font programs it checks only the codes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from stationery.incoming.pdf_reader import entry
from stationery.incoming.text_bounds import Typeface
from stationery.incoming.truetype import TrueType, read_truetype

_ENCODINGS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_SAME = 1.0
"""Thousandths of an em by which a width in the PDF may differ from the font program's (6.2.11.5)."""


def find_faults(font: Any, descriptor: Any, codes: set[int]) -> Iterator[str]:
    """What is wrong with the characters of those codes, in words that follow the typeface's name."""
    inner = entry(font, "/DescendantFonts")[0].get_object() if entry(font, "/Subtype") == "/Type0" else font
    if inner is not font and 0 in codes:
        yield "doesn't have all the characters it shows"
        return
    embedded = entry(descriptor, "/FontFile2")
    if embedded is None:
        return
    program = read_truetype(embedded.get_data())
    if program is None:
        yield "is embedded in a form that can't be read"
        return
    glyph_of = _of_cids(inner) if inner is not font else _of_characters(font, program)
    if glyph_of is None:
        return
    typeface = Typeface.of(font)
    glyphs = {code: glyph_of(code) for code in codes}
    if any(glyph == 0 or glyph >= program.glyphs for glyph in glyphs.values()):
        yield "doesn't have all the characters it shows"
        return
    scale = 1000 / program.units
    for code, glyph in glyphs.items():
        if abs(program.advance(glyph) * scale - typeface.width(code) * 1000) > _SAME:
            yield "has widths that don't match its font file"
            return


def _of_cids(font: Any) -> Callable[[int], int]:
    """The glyph of a character of a CIDFont."""
    table = entry(font, "/CIDToGIDMap", "/Identity")
    if isinstance(table, str):
        return lambda code: code
    data = table.get_data()
    return lambda code: int.from_bytes(data[2 * code : 2 * code + 2], "big")


def _of_characters(font: Any, program: TrueType) -> Callable[[int], int] | None:
    """The glyph of a character of a simple font in one of the usual encodings; None for a symbolic one."""
    encoding = entry(font, "/Encoding")
    if encoding is not None and not isinstance(encoding, str):
        encoding = entry(encoding, "/BaseEncoding")
    codec = _ENCODINGS.get(str(encoding))
    if codec is None:
        return None

    def glyph(code: int) -> int:
        letter = bytes((code,)).decode(codec, "ignore")
        return program.find(ord(letter)) if letter else 0

    return glyph
