"""Draws a fitted letter: the folded sheet behind the window of its envelope, at an extreme of its play."""

from __future__ import annotations

from collections.abc import Sequence

from stationery.catalog.envelopes import Envelope
from stationery.compose.parts.address_block import measure_lines
from stationery.compose.pieces.envelope import outline
from stationery.compose.pieces.imposition import move
from stationery.model.composition import Composition
from stationery.model.geometry import Point, Rect
from stationery.model.page import Box, Drawing, Item, Page, Tag, Text
from stationery.model.prose import plain
from stationery.model.typeface import Face, Typefaces
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

_BEHIND = (0.72,)
"""The gray of what lies behind the envelope's paper."""
_PAPER = (1.0,)
_LANGUAGE = "en"


@value
class FoldedSheet:
    """A letter's sheet in its envelope: its items, each with the bounds of its ink, where the sheet's upper left corner
    lies in the envelope, and the panel of the sheet that is in front."""

    items: Sequence[tuple[Item, Rect]]
    corner: Point
    panel: Rect


def fit_page(
    envelope: Envelope,
    folded: FoldedSheet,
    clear: Length,
    words: tuple[str, ...],
    typefaces: Typefaces,
    family: str,
    number: int,
) -> Composition:
    """The envelope's face, upright: what shows in a window in black, what lies behind the paper in gray.

    The windows are outlined, and dashed inside them the distance `clear` that the address must keep from their edges.
    The `words` stand at the foot.
    """
    style, size = envelope.addressing.proof, envelope.size
    corner, panel = folded.corner, folded.panel
    part = Tag("Sect", number)
    windows = [window.on(size) for window in envelope.windows.windows]
    drawn: list[Item] = [replace(outline(_shift(panel, corner), style.outline), stroke=_BEHIND)]
    for item, ink in folded.items:
        if not ink.overlaps(panel):
            continue
        placed = move(item, corner.x, corner.y)
        shown = any(window.overlaps(_shift(ink, corner)) for window in windows)
        if isinstance(placed, Drawing) and placed.path:
            placed = replace(placed, path=(part, *placed.path), **({} if shown else {"fill": _BEHIND}))
        if isinstance(placed, Text):
            placed = replace(placed, path=(part, *placed.path), link="", **({} if shown else {"color": _BEHIND}))
        drawn.append(placed)
    for window in windows:
        drawn.append(outline(window, style.outline, dashed=False))
        if clear > ZERO:
            drawn.append(outline(window.inset(clear), style.outline))
    face = Face(family, features=("lnum",))
    block = measure_lines(tuple(plain(line) for line in words), face, typefaces, _LANGUAGE)
    height = block.height(style.size, style.leading)
    foot = Rect(size.width - style.gap - block.width(style.size), size.height - style.gap - height, ZERO, height)
    room = Rect(foot.x, foot.y, block.width(style.size), height)
    drawn.append(Box(room.inset(style.gap * -0.5), fill=_PAPER))
    drawn += block.items(foot, style.size, style.leading, (part, Tag("P")))
    return Composition((Page(size, tuple(drawn), "", envelope.id, envelope.media),))


def _shift(rect: Rect, by: Point) -> Rect:
    return Rect(rect.x + by.x, rect.y + by.y, rect.width, rect.height)
