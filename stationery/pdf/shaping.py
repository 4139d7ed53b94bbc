"""GlyphRun: a word in one font instance as glyphs that still know their letters, and how each is moved."""

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

    def spell(self) -> tuple[str, ...] | None:
        """What each glyph stands for, so that read in a row they give the text; None if they cannot."""
        count = len(self.glyphs)
        text = self.text if len(self.text) >= count else unicodedata.normalize("NFD", self.text)
        if len(text) < count:
            return None
        return (*text[: count - 1], text[count - 1 :])


Step = tuple[int, str, str, str]
"""A glyph's number, what it stands for, and what stands before and after it in a TJ array."""


class GlyphRun:
    """A word or a part of it in one font instance; made once and drawn often, so what can be is worked out here.

    `steps` are its glyphs, empty where they cannot be drawn one after the other: a raised glyph, or one without letters
    of its own. `lacking` are the letters set as .notdef, glyph 0, which must never be drawn.
    """

    __slots__ = ("advance", "clusters", "instance", "is_space", "lacking", "steps")

    def __init__(self, instance: FontInstance, clusters: tuple[Cluster, ...], is_space: bool = False) -> None:
        self.instance = instance
        self.clusters = clusters
        self.is_space = is_space
        total, lacking, plain = 0, "", True
        steps: list[Step] = []
        for cluster in clusters:
            text, glyphs = cluster
            spelling: tuple[str, ...] | None = (text,)
            if len(glyphs) > 1:
                spelling = cluster.spell()
            if spelling is None:
                plain = False
                spelling = (text,) * len(glyphs)
            lacks = False
            for glyph, letters in zip(glyphs, spelling):  # noqa: B905 - spell() gives one each; a word's hot loop
                number, advance, right, up = glyph
                total += advance
                if not number:
                    lacks = True
                if up:
                    plain = False
                if right or advance != instance.nominal(number):
                    steps.append((number, letters, *around(instance, glyph)))
                else:
                    steps.append((number, letters, "", ""))
            if lacks:
                lacking += text
        self.advance = total / instance.units
        self.lacking = lacking
        self.steps = tuple(steps) if plain else ()


def around(instance: FontInstance, glyph: Glyph) -> tuple[str, str]:
    """What stands in a TJ array before and after a glyph whose advance or place differs from the font's own."""
    number, advance, right, _ = glyph
    rest = instance.nominal(number) - advance + right
    # The space keeps two numbers in a row apart: what the glyph before is followed by, and this.
    before = f" {thousandths(-right, instance.units)}" if right else ""
    return before, thousandths(rest, instance.units) if rest else ""


def join_operands(operands: list[str]) -> str:
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
