"""Compositor: sets words in one family and language as lines of Text, all on the baseline y = 0."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, inf
from typing import TYPE_CHECKING

from stationery.catalog.typesetting import Typesetting
from stationery.compose.type.line_breaking import LineBreaker, SetLine
from stationery.model.errors import DoesNotFit, Place, raise_faults
from stationery.model.geometry import Point
from stationery.model.page import BLACK, Color, Path, Tag, Text
from stationery.model.prose import SEAM, Line, Span
from stationery.model.typeface import Face, Typefaces
from stationery.model.units import ZERO, Length

if TYPE_CHECKING:
    from stationery.model.memory import Memory

SENTENCE, ADDRESS, TABULAR = "sentence", "address", "tabular"
"""What words are: running text, where counts and years may have old-style figures; addresses and numbers with lining
ones; or numbers below each other, which are all of one width too."""

_NEAR = 0.01
"""In em: what rounding, or a mark that hangs in the margin, may add to a line."""

_MOST_KEPT = 12
"""Compositors of which a Memory has the words."""

_SHOWN = 40
"""Characters of a word too wide that a message shows."""

SUPERIOR = "sups"
"""The OpenType feature of raised letters."""

SWASH = "swsh"
"""The OpenType feature of capitals with a flourish."""

SMALL = "smcp"
"""The OpenType feature of small capitals."""


class Compositor:
    """Knows the faces of one job. Line breakers are kept: text set again at another size is not shaped again."""

    def __init__(self, typefaces: Typefaces, setting: Typesetting, family: str, language: str) -> None:
        self.typefaces = typefaces
        self.setting = setting
        self.family = family
        self.language = language
        self._breakers: dict[tuple[str, bool, bool, bool], LineBreaker] = {}
        self._faces: dict[tuple[bool, bool, str, bool, str], Face] = {}
        self.memory: Memory | None = None
        if typefaces.memory:
            memory, key = typefaces.memory, (family, language, setting)
            self.memory = memory.recall_latest("compositors", key, memory.__class__, most=_MOST_KEPT)
            self._breakers = self.memory.recall("breakers", "", dict)

    def face(
        self, strong: bool, emphasis: bool, figures: str, small_capitals: bool = False, language: str = ""
    ) -> Face:
        key = (strong, emphasis, figures, small_capitals, language)
        if key not in self._faces:
            features = self.setting.figures(figures)
            features = (*features, SMALL) if small_capitals else features
            self._faces[key] = Face(self.family, strong, emphasis, features, language)
        return self._faces[key]

    def lines(
        self,
        spans: tuple[Span, ...],
        measure: Length,
        size: Length,
        *,
        figures: str = SENTENCE,
        strong: bool = False,
        small_capitals: bool = False,
    ) -> list[SetLine]:
        """The words broken into lines of at most `measure`."""
        return self._breaker(figures, strong, False, small_capitals).break_lines(spans, measure / size)

    def hanging(
        self, spans: tuple[Span, ...], measure: Length, size: Length, hang: float, *, strong: bool, small_capitals: bool
    ) -> list[SetLine]:
        """The same with the figures of an address, all lines but the first `hang` em further in."""
        breaker = self._breaker(ADDRESS, strong, False, small_capitals)
        lines = breaker.break_lines(spans, measure / size - hang, -hang)
        return [
            SetLine(tuple(run._replace(x=run.x + hang) for run in line.runs), line.width + hang, line.word_space)
            for line in lines
        ]

    def row(
        self, spans: tuple[Span, ...], measure: Length, size: Length, *, figures: str = SENTENCE, strong: bool = False
    ) -> tuple[str, Face, float] | None:
        """What `lines` gives for words that are certainly one line of one face: these, and how wide they are in em."""
        return self._breaker(figures, strong, False, False).set_row(spans, measure / size)

    def paragraph(
        self, spans: tuple[Span, ...], measure: Length, size: Length, *, justify: bool, indent: Length
    ) -> list[SetLine]:
        """Running text broken into lines of at most `measure`, the first one `indent` further in."""
        return self._breaker(SENTENCE, False, justify, False).break_lines(spans, measure / size, indent / size)

    def plain_paragraph(
        self, spans: tuple[Span, ...], measure: Length, size: Length, *, justify: bool, indent: Length
    ) -> tuple[Face, list[tuple[str, float]]] | None:
        """The same for running text of one face: this, and the words and the width in em of each line. None where it
        takes a closer look."""
        return self._breaker(SENTENCE, False, justify, False).break_plainly(spans, measure / size, indent / size)

    def extent(
        self, spans: tuple[Span, ...], *, figures: str, strong: bool = False, limit: float = inf
    ) -> tuple[float, float]:
        """How narrow the words can be set, wide words divided, and how wide they are unbroken, in em."""
        return self._breaker(figures, strong, False, False).extent(spans, limit)

    def _breaker(self, figures: str, strong: bool, justify: bool, small_capitals: bool) -> LineBreaker:
        key = (figures, strong, justify, small_capitals)
        if key not in self._breakers:

            def face_of(span: Span) -> Face:
                face = self.face(strong or span.strong, span.emphasis, figures, small_capitals, span.language)
                if not (span.superior or span.swash):
                    return face
                return face._replace(features=(*face.features, SUPERIOR if span.superior else SWASH))

            def lining_of(span: Span) -> Face:
                return self.face(strong or span.strong, span.emphasis, ADDRESS, small_capitals, span.language)

            both = figures == SENTENCE and self.setting.figures(SENTENCE) != self.setting.figures(ADDRESS)
            self._breakers[key] = LineBreaker(
                self.typefaces, self.setting, face_of, self.language, justify, lining_of if both else None
            )
        return self._breakers[key]

    def texts(
        self,
        lines: Iterable[SetLine],
        size: Length,
        path: Path,
        x: Length,
        *,
        color: Color = BLACK,
        tracking: float = 0.0,
    ) -> list[tuple[Text, ...]]:
        """The items of each line, their baselines at y = 0, the measure's left edge at `x`.

        All lines are of one paragraph: a link that goes over the end of a line stays one link.
        """
        rows: list[tuple[Text, ...]] = []
        link, links = "", 0
        for line in lines:
            row = []
            tracked = 0
            for run in line.runs:
                if run.link and run.link != link:
                    links += 1
                link = run.link
                at = Point(x + size * (run.x + tracked * tracking), ZERO)
                tracked += len(run.text)
                inner = (*path, Tag("Link", links, alt=run.link)) if run.link and path else path
                row.append(
                    Text(
                        at,
                        run.text,
                        run.face,
                        size,
                        inner,
                        run.face.language or self.language,
                        run.link if inner else "",
                        color,
                        tracking,
                        line.word_space,
                        size * (run.width + tracking * (len(run.text.rstrip(" ")) - 1 if tracking else 0)),
                    )
                )
            rows.append(tuple(row))
        return rows

    def width(self, line: SetLine, size: Length, tracking: float = 0.0) -> Length:
        """How wide a set line is, without a trailing space."""
        return size * (line.width + (tracking * (len(line.text.rstrip(" ")) - 1) if tracking else 0.0))

    def above_baseline(self, size: Length, leading: Length) -> Length:
        """From the upper edge of a line's box, one leading high, down to its baseline."""
        measures = self.typefaces.measures(self.face(False, False, ADDRESS))
        height = measures.ascender - measures.descender
        return (leading - size) * 0.5 + size * (measures.ascender / height)


def ensure_narrow(
    lines: Iterable[SetLine], measure: Length, size: Length, place: Place | None, tracking: float = 0.0
) -> None:
    """Raise DoesNotFit for a word that is wider than the measure and can't be broken."""
    room = measure / size + _NEAR
    for line in lines:
        if line.width + (tracking * len(line.text) if tracking else 0.0) <= room:
            continue
        word = line.text.strip(" ").replace(SEAM, "")
        width = line.width + tracking * (len(word) - 1)
        if width > room and " " not in word:
            shown = word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
            over = ceil((width / room - 1) * 100)
            hint = "put a space or a hyphen where it may be divided, or shorten it"
            raise DoesNotFit(f"{shown!r} is {over}% wider than the text, and can't be divided", place, hint)


def ensure_settable(lines: Iterable[Line], typefaces: Typefaces, family: str) -> None:
    """Raise CannotSet for characters that no typeface has, naming them and the remedy: one error for a whole script."""
    lines = tuple(lines)
    face = Face(family)
    words = " ".join(dict.fromkeys(word for line in lines for word in line.text.replace("\u00ad", "").split()))
    missing = set(typefaces.lacks(words, face))  # by words, since a mark must be in the typeface of its letter
    if not missing and (words.isascii() or not any("\u0590" <= each <= "\u08ff" for each in words)):
        return
    from stationery.compose.type.scripts import gather_faults, remedy_of  # 1.4 ms

    def describe(character: str) -> tuple[str, str]:
        otherwise = "replace it, choose another typeface with `font:`, or put one that has it in your fonts folder"
        return _describe_missing(character, family), typefaces.remedy(character) or remedy_of(character, otherwise)

    there = [(line.text, line.place or Place("text")) for line in lines]
    raise_faults(gather_faults(there, missing, typefaces, describe))


def _describe_missing(character: str, family: str) -> str:
    from unicodedata import name

    named = name(character, "unnamed").lower()
    described = f"{character} (U+{ord(character):04X}, {named})"
    return f"the character {described} can't be printed: {family} doesn't have it, and no other typeface here does"
