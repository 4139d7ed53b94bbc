"""Glyphs that still know their letters, and how a PDF writes where they stand."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from stationery.model.late_pattern import late
from stationery.model.tuples import NamedTuple

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


def join_operands(operands: list[str]) -> str:
    """Operands in a row, neighboring strings made one."""
    return "".join(operands).replace("><", "")


@lru_cache(maxsize=2_000)
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


def trace(path: str, x: float, y: float, em: float) -> list[tuple[str, tuple[float, ...]]]:
    """A glyph's path, in font units and y upward, as steps in em from x and y, y downward; no quadratic curve."""
    steps: list[tuple[str, tuple[float, ...]]] = []
    at = (0.0, 0.0)
    for letter, written in _STEP.findall(path):
        places = [float(number) for number in written.split()]
        points = [(x + right / em, y - up / em) for right, up in zip(places[::2], places[1::2], strict=True)]
        if letter == "Q":
            control, end = points
            points = [_toward(at, control), _toward(end, control), end]
            letter = "C"
        steps.append((letter, tuple(part for point in points for part in point)))
        at = points[-1] if points else at
    return steps


def _toward(end: tuple[float, float], control: tuple[float, float]) -> tuple[float, float]:
    """The control point of a cubic curve that is the same as a quadratic one."""
    return end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3


_STEP = late(r"([MLQCZ])([^MLQCZ]*)")
