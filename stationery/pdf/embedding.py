"""EmbeddedFont: what a file uses of a font instance, the codes that its text is written in, and the font's objects."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

from stationery.pdf.file import PdfFile, Ref
from stationery.pdf.font_instance import DrawnLine, FontInstance, GlyphRun, around
from stationery.pdf.shaping import UNSEEN, Cluster, join_operands, thousandths
from stationery.pdf.syntax import name, number, pack_cached, utf16

_LARGEST_CODE = 0xFFFF
_MOST_KEPT = 3_000
"""Words whose operands are kept."""
_ESCAPED = {ord(each): f"\\{each}" for each in "\\()"} | {ord("\r"): "\\r"}
"""A return in a string would be read as a line feed."""
_CODES_IN_A_BLOCK = 100  # Adobe Technical Note 5411: at most 100 entries a bfchar block


class EmbeddedFont:
    """A font instance in one file. Codes are numbered as letters appear, and leave with the pages; the font comes last.

    A code is a glyph that stands for certain letters: one that stands for others too (the hyphen glyph for a division,
    the space for a no-break space) has another code for them. With CFF outlines a code is the glyph's number, and a
    glyph that stands for other letters too is told so by an ActualText.
    """

    def __init__(self, instance: FontInstance, resource: str) -> None:
        self.instance = instance
        self.resource = resource
        self._numbered = instance.outlines == "glyf"
        self._codes: dict[tuple[int, str], int] = {}
        self._shown: dict[tuple[int, str], str] = {}
        self.signed: dict[int, str] = {}
        self._shown_short: dict[tuple[int, str], str] = {}
        self._glyphs: dict[int, int] = {}
        self._letters: dict[int, str] = {}
        self._operands: dict[GlyphRun, str] = {}

    def operand(self, run: GlyphRun, size: float, tracking: float) -> str:
        """The inside of a TJ array that draws a run; `tracking`, in em, follows each letter."""
        found = None if tracking else self._operands.get(run)
        if found is None:
            if tracking or not run.steps:
                return self._spell(run, size, tracking)
            if len(self._operands) >= _MOST_KEPT:
                self._operands.clear()
            shown = self._shown
            parts: list[str] = []
            for key, before, after in run.steps:
                code = shown.get(key) or self._show(key)
                if not code:
                    parts = [self._spell(run, size, 0.0)]
                    break
                parts.append(f"{before}{code}{after}" if before or after else code)
            found = self._operands[run] = join_operands(parts)
        return found

    def line_operand(self, line: DrawnLine) -> str:
        """The operand of all runs of a line, as `operand` gives them; empty if there is none so simple."""
        return line.operand.translate(self.signed) if self.number_signs(line.keys) else ""

    def number_signs(self, keys: Iterable[tuple[int, tuple[int, str]]]) -> bool:
        """Give a code to each sign that has none; whether all have one."""
        codes = self.signed
        for sign, key in keys:
            if sign not in codes:
                code = self._code(*key)
                if code < 0:
                    return False
                codes[sign] = f"{code:04X}"
        return True

    @property
    def meanings(self) -> dict[int, tuple[int, str]]:
        """Which glyph each code stands for, and which letters."""
        return {code: key for key, code in self._codes.items() if code >= 0}

    def short_operand(self, run: GlyphRun) -> str:
        """The same of a run that has steps, in strings of bytes (ISO 32000-1, 7.3.4.2), which are half as long as those
        of hexadecimal digits and take two thirds of the time to deflate; empty if there is none.

        Which code a letter has, is the same either way.
        """
        shown = self._shown_short
        parts: list[str] = []
        for key, before, after in run.steps:
            code = shown.get(key) or self._show_short(key)
            if not code:
                return ""
            parts.append(f"{before}{code}{after}" if before or after else code)
        return "".join(parts).replace(")(", "")

    def _show_short(self, key: tuple[int, str]) -> str:
        code = self._code(*key)
        bytes_ = "" if code < 0 else (chr(code >> 8) + chr(code & 0xFF)).translate(_ESCAPED)
        shown = self._shown_short[key] = f"({bytes_})" if bytes_ else ""
        return shown

    def _show(self, key: tuple[int, str]) -> str:
        """The string of one code, for a glyph and what it stands for; empty if it has none and cannot get one."""
        code = self._code(*key)
        shown = self._shown[key] = "" if code < 0 else f"<{code:04X}>"
        return shown

    def _code(self, glyph: int, letters: str) -> int:
        """The code of a glyph that stands for these letters; -1 if it has none and cannot get one."""
        code = self._codes.get((glyph, letters))
        if code is None:
            code = len(self._codes) + 1 if self._numbered else glyph
            assert code <= _LARGEST_CODE, "no letter has so many glyphs in it"
            if self._letters.setdefault(code, letters) != letters:
                code = -1
            else:
                self._glyphs[code] = glyph
            self._codes[glyph, letters] = code
        return code

    def _spell(self, run: GlyphRun, size: float, tracking: float) -> str:
        """The operand of a run, cluster by cluster."""
        operands = []
        for cluster in run.clusters:
            operands.append(self._cluster(cluster, size))
            if tracking:
                operands.append(f" {thousandths(-tracking * len(cluster.text), 1)}")
        return join_operands(operands)

    def _cluster(self, cluster: Cluster, size: float) -> str:
        spelling = cluster.spell()
        texts = spelling or (cluster.text, *(UNSEEN for _ in cluster.glyphs[1:]))
        codes = [self._code(glyph[0], text) for glyph, text in zip(cluster.glyphs, texts, strict=True)]
        shown = []
        for glyph, code in zip(cluster.glyphs, codes, strict=True):
            before, after = around(self.instance, glyph)
            drawn = f"{before}<{glyph[0] if code < 0 else code:04X}>{after}"
            if glyph[3]:
                rise = number(glyph[3] * size / self.instance.units)
                drawn = f"] TJ {rise} Ts [{drawn}] TJ 0 Ts ["
            shown.append(drawn)
        if spelling is None or -1 in codes:
            return f"] TJ /Span <</ActualText <FEFF{utf16(cluster.text)}>>> BDC [{''.join(shown)}] TJ EMC ["
        return "".join(shown)

    def write(self, file: PdfFile) -> Ref:
        """Write the font's objects; the outermost."""
        instance = self.instance
        program, places = instance.subset(self._glyphs.values())
        codes = sorted(self._glyphs)
        tag = _tag(f"{instance.postscript_name} {[(code, self._glyphs[code]) for code in codes]}")
        base = name(f"{tag}+{instance.postscript_name}")
        kind = 2 if self._numbered else 0
        entries = f"/Type /Font /Subtype /CIDFontType{kind} /BaseFont {base} /DW 0 /W [{self._widths(codes)}]"
        entries += " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
        entries += f" /FontDescriptor {file.add(self._descriptor(file, base, program))}"
        if self._numbered:
            where = bytearray(2 * (codes[-1] + 1))
            for code in codes:
                struct.pack_into(">H", where, 2 * code, places[self._glyphs[code]])
            entries += f" /CIDToGIDMap {file.add_stream(bytes(where))}"
        descendant = file.add(f"<<{entries}>>")
        letters = file.add_stream(self._letters_map(codes).encode("ascii"))
        entries = f"/Type /Font /Subtype /Type0 /BaseFont {base} /Encoding /Identity-H"
        return file.add(f"<<{entries} /DescendantFonts [{descendant}] /ToUnicode {letters}>>")

    def _widths(self, codes: list[int]) -> str:
        """The W array: runs of codes that follow one another share a bracket."""
        parts: list[str] = []
        before = None
        for code in codes:
            width = thousandths(self.instance.nominal(self._glyphs[code]), self.instance.units)
            if before is not None and code == before + 1:
                parts[-1] += f" {width}"
            else:
                parts.append(f"{code} [{width}")
            before = code
        return "]".join(parts) + "]"

    def _descriptor(self, file: PdfFile, base: str, program: bytes) -> str:
        instance = self.instance
        entries = f"/Type /FontDescriptor /FontName {base} {_describe(instance)}"
        if self._numbered:
            embedded = file.add_packed(pack_cached(program), f"/Length1 {len(program)}")
            return f"<<{entries} /FontFile2 {embedded}>>"
        from stationery.pdf.cff import with_plain_charset  # 0.2 ms

        bare = with_plain_charset(_cff(program), instance.glyph_count)
        return f"<<{entries} /FontFile3 {file.add_packed(pack_cached(bare), '/Subtype /CIDFontType0C')}>>"

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


@lru_cache(maxsize=32)
def _describe(instance: FontInstance) -> str:
    """What a descriptor says of an instance, in whatever subset."""
    box = struct.unpack(">4h", instance.table("head")[36:44])
    slant = struct.unpack(">l", post[4:8])[0] / 65536 if len(post := instance.table("post")) >= 8 else 0.0
    weight = instance.pins.get("wght") or (
        struct.unpack(">H", os2[4:6])[0] if len(os2 := instance.table("OS/2")) >= 6 else 400
    )
    heights = (
        (key, instance.metric(tag)) for key, tag in (("Ascent", "hasc"), ("Descent", "hdsc"), ("CapHeight", "cpht"))
    )
    entries = f"/Flags {4 | (64 if slant else 0)} /ItalicAngle {number(slant)}"
    entries += f" /FontBBox [{' '.join(thousandths(edge, instance.units) for edge in box)}]"
    entries += "".join(f" /{key} {thousandths(height, instance.units)}" for key, height in heights)
    # The usual estimate: a stem is about 50 plus the square of the weight over 65.
    return f"{entries} /StemV {50 + int((weight / 65) ** 2)}"


def _tag(text: str) -> str:
    """Six capitals that tell this subset from any other of the same font (ISO 32000-1, 9.6.4)."""
    rest = zlib.crc32(text.encode())
    letters = ""
    for _ in range(6):
        rest, letter = divmod(rest, 26)
        letters += chr(ord("A") + letter)
    return letters


def _cff(program: bytes) -> bytes:
    """The bare CFF table of an OpenType file."""
    count = struct.unpack(">H", program[4:6])[0]
    for nth in range(count):
        tag, _, offset, length = struct.unpack(">4sLLL", program[12 + 16 * nth : 28 + 16 * nth])
        if tag == b"CFF ":
            return program[offset : offset + length]
    raise AssertionError("a subset with CFF outlines has a CFF table")
