"""Draws a fitted letter: the folded sheet behind the window of its envelope, at an extreme of its play."""

from __future__ import annotations

from collections.abc import Sequence

from stationery.catalog.envelopes import Envelope
from stationery.compose.parts.address_block import measured
from stationery.compose.pieces.envelope import outline
from stationery.compose.pieces.imposition import moved
from stationery.model.composition import Composition
from stationery.model.geometry import Point, Rect
from stationery.model.page import Box, Drawing, Item, Page, Tag, Text
from stationery.model.prose import plain
from stationery.model.typeface import Face, Typefaces
from stationery.model.units import ZERO, Length
from stationery.model.values import replace

_BEHIND = (0.72,)
"""The gray of what lies behind the envelope's paper."""
_PAPER = (1.0,)
_LANGUAGE = "en"


def fit_page(
    envelope: Envelope,
    items: Sequence[tuple[Item, Rect]],
    corner: Point,
    panel: Rect,
    clear: Length,
    told: tuple[str, ...],
    typefaces: Typefaces,
    family: str,
    number: int,
) -> Composition:
    """The envelope's face, upright: what shows in a window in black, what lies behind the paper in gray.

    `items` are the sheet's, each with its ink; `corner` is where the sheet's upper left corner lies in the envelope,
    `panel` the part of the sheet in front. The windows are outlined, and dashed inside them the edge that the address
    must keep from them. `told` stands at the foot.
    """
    style, size = envelope.addressing.proof, envelope.size
    part = Tag("Sect", number)
    windows = [window.on(size) for window in envelope.windows.windows]
    drawn: list[Item] = [replace(outline(_shifted(panel, corner), style.outline), stroke=_BEHIND)]
    for item, ink in items:
        if not ink.overlaps(panel):
            continue
        placed = moved(item, corner.x, corner.y)
        shown = any(window.overlaps(_shifted(ink, corner)) for window in windows)
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
    block = measured(tuple(plain(line) for line in told), face, typefaces, _LANGUAGE)
    height = block.height(style.size, style.leading)
    foot = Rect(size.width - style.gap - block.width(style.size), size.height - style.gap - height, ZERO, height)
    room = Rect(foot.x, foot.y, block.width(style.size), height)
    drawn.append(Box(room.inset(style.gap * -0.5), fill=_PAPER))
    drawn += block.items(foot, style.size, style.leading, (part, Tag("P")))
    return Composition((Page(size, tuple(drawn), "", envelope.id, envelope.media),))


def _shifted(rect: Rect, by: Point) -> Rect:
    return Rect(rect.x + by.x, rect.y + by.y, rect.width, rect.height)
