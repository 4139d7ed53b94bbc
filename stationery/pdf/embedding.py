"""EmbeddedFont: what a document uses of a cut, the codes its text is written in, and the font objects of the file."""

from __future__ import annotations

import hashlib
import struct
from typing import Any

from stationery.pdf.font_instance import FontInstance
from stationery.pdf.shaping import UNSEEN, Cluster, GlyphRun, joined, operand, thousandths
from stationery.pdf.syntax import Literal, Stream, deflated, name, number, packed_again, reference, utf16

_LARGEST_CODE = 0xFFFF
_CODES_IN_A_BLOCK = 100  # Adobe Technical Note 5411: at most 100 entries a bfchar block


class EmbeddedFont:
    """A cut in one document. A glyph's code is its number, as long as it stands for the same letters throughout.

    A glyph that stands for other letters too (the hyphen glyph for a division, the space for a no-break space) gets a
    further code for them where the outlines allow it (TrueType), and an ActualText where they do not (CFF).
    """

    def __init__(self, cut: FontInstance, resource: str) -> None:
        self.cut = cut
        self.resource = resource
        self._letters: dict[int, str] = {}
        self._glyphs: dict[int, int] = {}
        self._further: dict[tuple[int, str], int] = {}
        self._operands: dict[GlyphRun, str] = {}

    def operand(self, piece: GlyphRun, size: float, tracking: float) -> str:
        """The inside of a TJ array that draws a piece; `tracking`, in em, follows each letter."""
        if not piece.operand or tracking:
            return self._spelled(piece, size, tracking)
        found = self._operands.get(piece)
        if found is None:
            letters = self._letters
            plain = True
            for glyph, text in piece.pairs:
                if letters.get(glyph) != text and self._code(glyph, text) != glyph:
                    plain = False
            found = self._operands[piece] = piece.operand if plain else self._spelled(piece, size, 0.0)
        return found

    def _code(self, glyph: int, text: str) -> int:
        """The code of a glyph that stands for these letters; -1 if it has none and cannot get one."""
        if self._letters.setdefault(glyph, text) == text:
            self._glyphs[glyph] = glyph
            return glyph
        code = self._further.get((glyph, text))
        if code is None:
            code = self.cut.glyph_count + len(self._further)
            if self.cut.outlines != "glyf" or code > _LARGEST_CODE:
                return -1
            self._further[glyph, text] = code
            self._letters[code] = text
            self._glyphs[code] = glyph
        return code

    def _spelled(self, piece: GlyphRun, size: float, tracking: float) -> str:
        """The operand of a piece, cluster by cluster."""
        operands = []
        for cluster in piece.clusters:
            operands.append(self._cluster(cluster, size))
            if tracking:
                operands.append(f" {thousandths(-tracking * len(cluster.text), 1)}")
        return joined(operands)

    def _cluster(self, cluster: Cluster, size: float) -> str:
        spelling = cluster.spelled()
        texts = spelling or (cluster.text, *(UNSEEN for _ in cluster.glyphs[1:]))
        codes = [self._code(glyph[0], text) for glyph, text in zip(cluster.glyphs, texts, strict=True)]
        shown = []
        for glyph, code in zip(cluster.glyphs, codes, strict=True):
            drawn = operand(self.cut, glyph, glyph[0] if code < 0 else code)
            if glyph[3]:
                rise = number(glyph[3] * size / self.cut.units)
                drawn = f"] TJ {rise} Ts [{drawn}] TJ 0 Ts ["
            shown.append(drawn)
        if spelling is None or -1 in codes:
            return f"] TJ /Span <</ActualText <FEFF{utf16(cluster.text)}>>> BDC [{''.join(shown)}] TJ EMC ["
        return "".join(shown)

    def reference(self, document: Any) -> str:
        """Write the font's objects into the document; a reference to the outermost."""
        cut = self.cut
        program, places = cut.subset(self._glyphs.values())
        codes = sorted(self._glyphs)
        tag = _tag(f"{cut.postscript_name} {[(code, self._glyphs[code]) for code in codes]}")
        base = name(f"{tag}+{cut.postscript_name}")
        cff = cut.outlines != "glyf"
        entries = (
            f"/Type /Font /Subtype /CIDFontType{0 if cff else 2} /BaseFont {base} /DW 0 /W [{self._widths(codes)}]"
        )
        entries += " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
        entries += f" /FontDescriptor {reference(document, Literal(self._descriptor(document, base, program, cff)))}"
        if not cff:
            where = bytearray(2 * (codes[-1] + 1))
            for code in codes:
                struct.pack_into(">H", where, 2 * code, places[self._glyphs[code]])
            entries += f" /CIDToGIDMap {reference(document, Stream(bytes(where)))}"
        descendant = reference(document, Literal(f"<<{entries}>>"))
        letters = reference(document, Stream(self._letters_map(codes).encode("ascii")))
        entries = f"/Type /Font /Subtype /Type0 /BaseFont {base} /Encoding /Identity-H"
        return reference(document, Literal(f"<<{entries} /DescendantFonts [{descendant}] /ToUnicode {letters}>>"))

    def _widths(self, codes: list[int]) -> str:
        """The W array: runs of codes that follow one another share a bracket."""
        parts: list[str] = []
        before = None
        for code in codes:
            width = thousandths(self.cut.nominal(self._glyphs[code]), self.cut.units)
            if before is not None and code == before + 1:
                parts[-1] += f" {width}"
            else:
                parts.append(f"{code} [{width}")
            before = code
        return "]".join(parts) + "]"

    def _descriptor(self, document: Any, base: str, program: bytes, cff: bool) -> str:
        cut = self.cut
        box = struct.unpack(">4h", cut.table("head")[36:44])
        slant = struct.unpack(">l", post[4:8])[0] / 65536 if len(post := cut.table("post")) >= 8 else 0.0
        weight = cut.pins.get("wght") or (
            struct.unpack(">H", os2[4:6])[0] if len(os2 := cut.table("OS/2")) >= 6 else 400
        )
        heights = (
            (key, cut.metric(tag)) for key, tag in (("Ascent", "hasc"), ("Descent", "hdsc"), ("CapHeight", "cpht"))
        )
        entries = (
            f"/Type /FontDescriptor /FontName {base} /Flags {4 | (64 if slant else 0)} /ItalicAngle {number(slant)}"
        )
        entries += f" /FontBBox [{' '.join(thousandths(edge, cut.units) for edge in box)}]"
        entries += "".join(f" /{key} {thousandths(height, cut.units)}" for key, height in heights)
        # The usual estimate: a stem is about 50 plus the square of the weight over 65.
        entries += f" /StemV {50 + int((weight / 65) ** 2)}"
        if cff:
            from stationery.pdf.cff import with_plain_charset

            bare = with_plain_charset(_cff(program), cut.glyph_count)
            file = deflated(packed_again(bare), "/Subtype /CIDFontType0C")
        else:
            file = deflated(packed_again(program), f"/Length1 {len(program)}")
        return f"<<{entries} /{'FontFile3' if cff else 'FontFile2'} {reference(document, file)}>>"

    def _letters_map(self, codes: list[int]) -> str:
        """The ToUnicode map: what each code stands for, so that copied text is the text written."""
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for start in range(0, len(codes), _CODES_IN_A_BLOCK):
            block = codes[start : start + _CODES_IN_A_BLOCK]
            lines.append(f"{len(block)} beginbfchar")
            lines += [f"<{code:04X}> <{utf16(self._letters[code])}>" for code in block]
            lines.append("endbfchar")
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines)


def _tag(text: str) -> str:
    """Six capitals that tell this subset from any other of the same font (ISO 32000-1, 9.6.4)."""
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(text.encode()).digest()[:6])


def _cff(program: bytes) -> bytes:
    """The bare CFF table of an OpenType file."""
    count = struct.unpack(">H", program[4:6])[0]
    for nth in range(count):
        tag, _, offset, length = struct.unpack(">4sLLL", program[12 + 16 * nth : 28 + 16 * nth])
        if tag == b"CFF ":
            return program[offset : offset + length]
    raise AssertionError("a subset with CFF outlines has a CFF table")
