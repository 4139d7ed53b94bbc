"""Turns finished pages into a draft's: a light ground behind each mark `[[…]]`, and a word across each sheet.

Both are artifacts and stand before everything else, so that the words lie on them and read as they did.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, cos, degrees, hypot, sin

from stationery.catalog.watermark import WatermarkLook
from stationery.model.geometry import Point, Rect, Size
from stationery.model.page import Box, Imported, Item, Page, Path, Text
from stationery.model.typeface import Face, Typefaces
from stationery.model.units import pt
from stationery.model.values import replace

_OPENS, _CLOSES = "[[", "]]"


def mark_pages(
    pages: tuple[Page, ...], word: str, look: WatermarkLook, typefaces: Typefaces, family: str, language: str
) -> tuple[Page, ...]:
    """The pages with their marks on a ground of color and `word` across each; of a mark on two pages, both halves."""
    marks = _Marks(look, typefaces)

    def beneath(page: Page) -> tuple[Item, ...]:
        return (_watermark(page.size, word, look, typefaces, family, language), *marks.boxes(page))

    return tuple(replace(page, items=_lay_beneath(beneath(page), page.items)) for page in pages)


class _Marks:
    """The marks of a job, in reading order: one may go on from a line, or a page, to the next."""

    def __init__(self, look: WatermarkLook, typefaces: Typefaces) -> None:
        self.look = look
        self.typefaces = typefaces
        self.path: Path = ()
        self.open = False

    def boxes(self, page: Page) -> Iterator[Box]:
        for item in page.items:
            if isinstance(item, Text):
                if item.path != self.path:
                    # Only within its own paragraph can a mark go on.
                    self.path, self.open = item.path, False
                for begin, end in self._stretches(item.text):
                    yield self._box(item, begin, end)

    def _stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Begin and end of what belongs to marks in the words of one item."""
        at = 0
        while at < len(text):
            begin = at if self.open else text.find(_OPENS, at)
            if begin < 0:
                return
            end = text.find(_CLOSES, begin)
            self.open = end < 0
            at = len(text.rstrip(" ")) if end < 0 else end + len(_CLOSES)
            yield begin, at
            if self.open:
                return

    def _box(self, text: Text, begin: int, end: int) -> Box:
        left, right = self._advance(text, begin), self._advance(text, end)
        look, size = self.look, text.size
        return Box(
            Rect(
                text.at.x + size * (left - look.beside),
                text.at.y - size * look.above,
                size * (right - left + look.beside * 2),
                size * (look.above + look.below),
            ),
            fill=look.color,
        )

    def _advance(self, text: Text, count: int) -> float:
        """How far the first `count` characters reach, in em."""
        words = text.text[:count]
        spread = text.tracking * count + text.word_space * (words.count(" ") + words.count("\u00a0"))
        hyphen = "-" if words.endswith("\u00ad") else ""
        return self.typefaces.advance(words + hyphen, text.face, text.language) + spread


def _watermark(size: Size, word: str, look: WatermarkLook, typefaces: Typefaces, family: str, language: str) -> Text:
    """The word along the sheet's diagonal, from below to above, its middle in the sheet's middle."""
    face = Face(family, strong=True)
    advance, capital = typefaces.advance(word, face, language), typefaces.measures(face).capital_height
    width, height = size.width.pt, size.height.pt
    diagonal, shorter = pt(hypot(width, height)), min(size.width, size.height)
    body = min(diagonal * (look.length / advance), shorter * (look.most_height / capital))
    angle = atan2(height, width)
    along, up = body * (advance * 0.5), body * (capital * 0.5)
    at = Point(
        size.width * 0.5 - along * cos(angle) + up * sin(angle),
        size.height * 0.5 + along * sin(angle) + up * cos(angle),
    )
    gray = (look.gray,)
    return Text(at, word, face, body, language=language, color=gray, width=body * advance, turn=degrees(angle))


def _lay_beneath(marks: tuple[Item, ...], items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The marks beneath the words, and upon a letterhead PDF, which may have a ground of its own."""
    own = tuple(item for item in items if isinstance(item, Imported) and not item.path)
    return (*own, *marks, *(item for item in items if not isinstance(item, Imported) or item.path))
