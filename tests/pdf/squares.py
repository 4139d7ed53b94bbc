"""Squares: a font with CFF outlines, nine boxes drawn for these tests, built anew each time (no font is kept here)."""

from __future__ import annotations

from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

_BOXES = {  # advance, then left, bottom, right and top of its box, or none
    ".notdef": (500, (50, 0, 450, 700)),
    "space": (250, None),
    "hyphen": (300, (30, 200, 270, 280)),
    "a": (500, (40, 0, 460, 450)),
    "b": (520, (40, 0, 480, 700)),
    "f": (300, (40, 0, 260, 700)),
    "i": (250, (60, 0, 190, 600)),
    "f_i": (500, (40, 0, 460, 700)),
    "acutecomb": (0, (-300, 750, -200, 900)),
}
_CHARACTERS = {0x20: "space", 0x2D: "hyphen", 0x61: "a", 0x62: "b", 0x66: "f", 0x69: "i", 0x301: "acutecomb"}
_FEATURES = """
feature liga { sub f i by f_i; } liga;
feature kern { pos a b -60; } kern;
"""


def build_squares(path: Path) -> None:
    """Write the font: `ab` is kerned by 60 units, `fi` has a ligature, there is no sharp S and no accent of its own."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(list(_BOXES))
    builder.setupCharacterMap(_CHARACTERS)
    strings = {}
    for name, (advance, box) in _BOXES.items():
        pen = T2CharStringPen(advance, None)
        if box:
            left, bottom, right, top = box
            pen.moveTo((left, bottom))
            for corner in ((right, bottom), (right, top), (left, top)):
                pen.lineTo(corner)
            pen.closePath()
        strings[name] = pen.getCharString()
    builder.setupCFF("Squares-Regular", {"FullName": "Squares Regular"}, strings, {})
    builder.setupHorizontalMetrics({name: (advance, box[0] if box else 0) for name, (advance, box) in _BOXES.items()})
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular", "psName": "Squares-Regular"})
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-200, sCapHeight=700, sxHeight=450)
    builder.setupPost()
    addOpenTypeFeaturesFromString(builder.font, _FEATURES)
    builder.save(path)
