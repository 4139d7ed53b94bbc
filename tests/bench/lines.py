"""Prints how lines of 54 letters are broken, ragged and justified, beside the goals: what an eye would stumble over.

`python -m tests.bench.lines [--show]`: six samples in three styles and three typefaces; `--show` prints each such line.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from math import sqrt
from pathlib import Path
from unittest.mock import patch

from stationery import Studio
from stationery.compose.type.compositor import Compositor
from stationery.compose.type.line_breaking import SetLine
from stationery.model.prose import SOFT_HYPHEN, Span
from stationery.model.units import Length

ROOT = Path(__file__).resolve().parent.parent.parent
TEXTS = ("thank-you", "after-rejection", "withdrawal", "invitation", "letter-gb", "abroad")
STYLES = ("full-block", "modified-block", "uk")
FACES = ("eb-garamond", "source-serif-4", "source-sans-3")
HANGS, STUBS, SHORTFALL, WORD_SPACE, SHORT_LASTS, HYPHENS = 5, 5, 6.2, 1.8, 0, 60
"""The goals: short words that hang, last lines of a word or two, per cent; times the usual space, last lines of one
short word, hyphens in about 490 lines."""

_SHORT, _OPENING, _STUB = 2, 3, 0.2
"""Letters of a short word, and of one that begins a sentence; of the measure, what is no stub any more."""


Paragraph = tuple[list[SetLine], float, float]
"""A paragraph's lines, the measure in em, and the width of a space."""


def set_all(*, justify: bool) -> list[Paragraph]:
    """The paragraphs of all bodies, as they are broken on the way to the page."""
    studio = Studio(today=date(2026, 11, 20))
    found: list[Paragraph] = []
    whole = Compositor.paragraph

    def paragraph(
        self: Compositor, spans: tuple[Span, ...], measure: Length, size: Length, *, justify: bool, indent: Length
    ) -> list[SetLine]:
        lines = whole(self, spans, measure, size, justify=justify, indent=indent)
        space = self.typefaces.advance(" ", self.face(False, False, "sentence"), self.language)
        found.append((lines, measure / size, space))
        return lines

    with patch.object(Compositor, "paragraph", paragraph):
        for text in TEXTS:
            letter = studio.read(ROOT / "samples" / f"{text}.md")
            for style in STYLES:
                for face in FACES:
                    studio.letter(letter, style=style, font=face, justify=justify, signed=False, one_page=False)
    return found


def hangs(line: SetLine) -> bool:
    """Whether a line ends with a short word, or with one that begins a sentence and is nearly as short."""
    words = re.split(r"[ \u00a0\u202f]+", line.text.strip())
    if len(words) < 2 or not words[-1].isalpha():
        return False
    opens = words[-2].rstrip("”’\"')")[-1:] in ".!?"
    return len(words[-1]) <= (_OPENING if opens else _SHORT)


def letters(line: SetLine) -> int:
    return sum(map(str.isalpha, line.text))


def measure_ragged(paragraphs: list[Paragraph]) -> tuple[list[SetLine], list[SetLine], float, int]:
    """Lines with a hanging word, stubs, the root mean square of what lines lack, and the number of all lines."""
    hanging = [line for lines, _, _ in paragraphs for line in lines[:-1] if hangs(line)]
    stubs = [
        lines[-1]
        for lines, measure, _ in paragraphs
        if len(lines) > 1 and len(lines[-1].text.split()) < 3 and lines[-1].width < measure * _STUB
    ]
    lacks = [1 - line.width / measure for lines, measure, _ in paragraphs for line in lines[:-1]]
    return hanging, stubs, 100 * sqrt(sum(lack**2 for lack in lacks) / len(lacks)), sum(len(p[0]) for p in paragraphs)


def measure_justified(paragraphs: list[Paragraph]) -> tuple[float, list[SetLine], int, int]:
    """The widest word space, as a ratio; last lines of one short word; hyphens; and how many lines there are."""
    widest = max(1 + line.word_space / space for lines, _, space in paragraphs for line in lines)
    short = [
        lines[-1]
        for lines, _, _ in paragraphs
        if len(lines) > 1 and " " not in lines[-1].text.strip() and letters(lines[-1]) <= 6
    ]
    hyphens = sum(line.text.endswith(SOFT_HYPHEN) for lines, _, _ in paragraphs for line in lines)
    return widest, short, hyphens, sum(len(p[0]) for p in paragraphs)


def say(name: str, found: float, goal: float, lines: list[SetLine] | None = None) -> None:
    sys.stdout.write(f"  {name:<36}{found:8.4g}   (goal: at most {goal:g})\n")
    for line in lines or ():
        if "--show" in sys.argv:
            sys.stdout.write(f"      … {line.text[-50:]}\n")


def main() -> None:
    count = len(TEXTS) * len(STYLES) * len(FACES)
    hanging, stubs, shortfall, lines = measure_ragged(set_all(justify=False))
    sys.stdout.write(f"ragged, {count} letters, {lines} lines\n")
    say("hanging short words", len(hanging), HANGS, hanging)
    say("last lines that are stubs", len(stubs), STUBS, stubs)
    say("rms shortfall, % of the measure", shortfall, SHORTFALL)
    widest, short, hyphens, lines = measure_justified(set_all(justify=True))
    sys.stdout.write(f"justified, {count} letters, {lines} lines\n")
    say("widest word space", widest, WORD_SPACE)
    say("last lines of one short word", len(short), SHORT_LASTS, short)
    say("hyphens", hyphens, HYPHENS)


if __name__ == "__main__":
    main()
