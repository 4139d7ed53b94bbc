"""Finds how far the ink of words reaches above and below the baseline, glyph by glyph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stationery.model.geometry import Rect
from stationery.model.page import Box, Drawing, Imported, Item, Picture, Rule, Text
from stationery.model.units import ZERO
from stationery.pdf.fonts import Library

_ABOVE, _BELOW = 0.75, 0.25
"""How far letters reach from their baseline, in em, where they lie in a column."""


def reach(text: str, library: Library, item: Text) -> tuple[float, float]:
    """The highest and the lowest place of the glyphs' ink, in em above the baseline; the lowest is mostly negative."""
    above, below = 0.0, 0.0
    for run in library.glyph_runs(text, item.face, item.language):
        for cluster in run.clusters:
            for glyph, _, _, up in cluster.glyphs:
                extents = run.instance.font.get_glyph_extents(glyph)
                if extents is not None:
                    top = up + extents.y_bearing
                    above = max(above, top / run.instance.units)
                    below = min(below, (top + extents.height) / run.instance.units)
    return above, below


def ink(item: Item, library: Library) -> Rect:
    """The least upright rectangle with all that an item blackens; of words across it is as wide as their advance."""
    match item:
        case Text() if item.pieces:
            return _column_ink(item, library)
        case Text():
            words = item.text.rstrip()
            above, below = reach(words, library, item)
            width = item.width or item.size * library.advance(words, item.face, item.language)
            return Rect(item.at.x, item.at.y - item.size * above, width, item.size * (above - below))
        case Rule():
            return Rect(item.start.x, item.start.y, item.end.x - item.start.x, item.end.y - item.start.y)
        case Box() | Drawing() | Picture() | Imported():
            return item.rect


def _column_ink(text: Text, library: Library) -> Rect:
    """The rectangle of a column: a letter that stands upright by its own ink, one that lies by the em."""
    found: Rect | None = None
    for piece in text.spread():
        if piece.turn % 180:
            width = piece.size * library.advance(piece.text, piece.face, piece.language)
            rect = Rect(piece.at.x - piece.size * _BELOW, piece.at.y, piece.size * (_BELOW + _ABOVE), width)
        else:
            rect = ink(piece, library)
        found = found.join(rect) if found else rect
    return found or Rect(text.at.x, text.at.y, ZERO, ZERO)


def with_ink(items: Iterable[Item], library: Library) -> Iterator[tuple[Item, Rect]]:
    """Each item with its ink; a page of somebody else's once for each place where it has some."""
    for item in items:
        if isinstance(item, Imported):
            across, down = item.rect.width / item.form.size.width, item.rect.height / item.form.size.height
            for place in item.form.ink:
                x, y = item.rect.x + place.x * across, item.rect.y + place.y * down
                yield item, Rect(x, y, place.width * across, place.height * down)
        else:
            yield item, ink(item, library)
