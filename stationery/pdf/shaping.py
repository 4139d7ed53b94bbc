"""Piece: a word in one cut as glyphs that still know their letters, and the operands that draw it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from stationery.pdf.font_instance import FontInstance

Glyph = tuple[int, int, int, int]
"""Number, advance, and offsets to the right and up, in font units."""

UNSEEN = "\u200b"
"""Stands for a glyph that has no letter of its own; only ever inside an ActualText."""


class Cluster(NamedTuple):
    """Letters and the glyphs that set them, which cannot be told apart any further: `ffi` and its ligature."""

    text: str
    glyphs: tuple[Glyph, ...]

    def spelled(self) -> tuple[str, ...] | None:
        """What each glyph stands for, so that read in a row they give the text; None if they cannot."""
        count = len(self.glyphs)
        text = self.text if len(self.text) >= count else unicodedata.normalize("NFD", self.text)
        if len(text) < count:
            return None
        return (*text[: count - 1], text[count - 1 :])


class GlyphRun:
    """A word or a part of it in one cut; made once and drawn often, so what drawing needs is worked out here.

    `pairs` are glyphs and what each stands for; `operand` is the inside of a TJ array in which a glyph's code is its
    number. It is empty where that is not enough: a raised glyph, or one without letters of its own. `lacking` are the
    letters set as .notdef, glyph 0, which must never be drawn.
    """

    __slots__ = ("advance", "clusters", "cut", "is_space", "lacking", "operand", "pairs")

    def __init__(self, cut: FontInstance, clusters: tuple[Cluster, ...], is_space: bool = False) -> None:
        self.cut = cut
        self.clusters = clusters
        self.is_space = is_space
        self.pairs: tuple[tuple[int, str], ...] = ()
        self.operand = ""
        advance, lacking, plain = 0, "", True
        pairs: list[tuple[int, str]] = []
        operands: list[str] = []
        for text, glyphs in clusters:
            spelling = (text,) if len(glyphs) == 1 else Cluster(text, glyphs).spelled()
            lacks = False
            for nth, glyph in enumerate(glyphs):
                advance += glyph[1]
                lacks = lacks or not glyph[0]
                if spelling is None or glyph[3]:
                    plain = False
                elif plain:
                    pairs.append((glyph[0], spelling[nth]))
                    operands.append(operand(cut, glyph, glyph[0]))
            if lacks:
                lacking += text
        self.advance = advance / cut.units
        self.lacking = lacking
        if plain:
            self.pairs = tuple(dict.fromkeys(pairs))
            self.operand = joined(operands)


def operand(cut: FontInstance, glyph: Glyph, code: int) -> str:
    """One glyph inside a TJ array: its code, moved as far as its advance differs from the font's own."""
    number, advance, right, _ = glyph
    if not right and advance == cut.nominal(number):
        return f"<{code:04X}>"
    # The space keeps two numbers in a row apart: what the glyph before is followed by, and this.
    before = f" {thousandths(-right, cut.units)}" if right else ""
    rest = cut.nominal(number) - advance + right
    return f"{before}<{code:04X}>{thousandths(rest, cut.units) if rest else ''}"


def joined(operands: list[str]) -> str:
    """Operands in a row, neighboring strings made one."""
    return "".join(operands).replace("><", "")


def thousandths(units: float, em: float) -> str:
    """A distance in thousandths of an em, as a TJ array and a W array want it."""
    return f"{units * 1000 / em:.3f}".rstrip("0").rstrip(".")


def grapheme_runs(word: str) -> list[str]:
    """A word cut before each character that begins a grapheme: combining marks and joiners stay with their base."""
    runs: list[str] = []
    for character in word:
        joins = character in "\u200c\u200d" or unicodedata.category(character) in ("Mn", "Me", "Mc")
        if runs and (joins or runs[-1].endswith("\u200d")):
            runs[-1] += character
        else:
            runs.append(character)
    return runs
