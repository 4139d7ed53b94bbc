"""Sets the return address: on the face, in the post's area for it, or on the flap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from stationery.catalog.addressing import Addressing, ReturnStyle
from stationery.catalog.letterheads import Heading, Row
from stationery.compose.parts.address_block import (
    Block,
    Refusal,
    break_block,
    find_missing,
    letters_of,
    raise_unfit,
    sizes,
)
from stationery.compose.parts.masthead import PlacedMasthead, fit_logos, set_masthead
from stationery.compose.parts.zones import FreeArea
from stationery.compose.type.compositor import ADDRESS, Compositor
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit, raise_faults
from stationery.model.geometry import Point, Rect
from stationery.model.manuscript import Masthead
from stationery.model.page import Item, Tag, Text
from stationery.model.prose import Line
from stationery.model.typeface import Typefaces
from stationery.model.units import ZERO, Length
from stationery.model.values import names, replace, value

if TYPE_CHECKING:
    from stationery.model.logo import Logo

T = TypeVar("T")

RETURN = "return address"

NAME = "name"

_ON_THE_FLAP = "put the return address on the flap (`stationery envelope --return flap`)"
_WITHOUT = "leave it out (`--return none`)"

_PATH = (Tag("ReturnAddress"), Tag("P"))
_ENDLESS = 100
"""So many times its room: a measure at which no line of a return address is broken."""

_WIDEST = 0.5
"""Of the envelope's width, which a name on its face takes before it is broken."""

_SMALLER = 0.8
"""Of its size, a logo that has no room."""

_SHARES = (1.0, 0.95, 0.9, 0.85)
"""How much smaller a design may be made to find room."""


@value
class ReturnBlock:
    """Its items, and the rectangle that holds all of them."""

    items: tuple[Item, ...]
    rect: Rect


@value
class Design:
    """A letterhead's headings for an envelope's face and for its flap, and the compositor of its family.

    `monogram` and `logo` are the sender's; the logo is no wider than `widest_logo`. A name that is wider than `widest`
    is broken, if it has room then.
    """

    heading: Heading
    compositor: Compositor
    flap: Heading | None = None
    monogram: Line | None = None
    logo: Logo | None = None
    widest_logo: Length = ZERO
    widest: Length | None = None


def designed_block(lines: tuple[Line, ...], room: FreeArea, style: ReturnStyle, design: Design) -> ReturnBlock | None:
    """The lines in a letterhead's design, the first as its name; None if they have no room, even a little smaller.

    The words are the return address's own (a country line for mail abroad among them), not the masthead's.
    """
    wished, wide = Point(style.left, style.top), []
    for heading, masthead in _shrink(lines, design.heading, room.within.width + style.left, style, design):
        rect = room.place(masthead.width, masthead.bottom, wished)
        if rect and design.widest and masthead.width > design.widest:
            wide.append((heading, rect))
        elif rect:
            return _block(lines, heading, rect, design)
    narrow = _break_name(lines, room, style, design)
    return narrow or (_block(lines, *wide[0], design) if wide else None)


def with_smaller_logos(design: Design) -> Iterator[Design]:
    """The design, then with its logo less and less high, down to the least height of a logo."""
    yield design
    if design.logo is None:
        return
    widest = min(design.widest_logo, design.logo.width)
    while (widest := widest * _SMALLER) * (design.logo.height / design.logo.width) >= design.logo.least:
        yield replace(design, widest_logo=widest)


def _break_name(lines: tuple[Line, ...], room: FreeArea, style: ReturnStyle, design: Design) -> ReturnBlock | None:
    """The lines in the design with a name on two lines or more, none wider than the envelope's design wants, or than
    there is room; None where that has no room, or where another line is as wide."""
    if design.widest is None:
        return None
    most = min(design.widest, room.within.width)
    for heading, _ in _shrink(lines, design.heading, most, style, design):
        unnamed = tuple(row for row in heading.rows if not isinstance(row, Row) or row.show != (NAME,))
        others = _set(lines, replace(heading, rows=unnamed), Point(ZERO, ZERO), most * _ENDLESS, design)
        if others.width > most:
            continue
        masthead = _try_set(lines, heading, most, design)
        rect = masthead and room.place(masthead.width, masthead.bottom, Point(style.left, style.top))
        if masthead and rect and masthead.width <= most:
            return _block(lines, heading, rect, design, most)
    return None


def designed_flap(
    lines: tuple[Line, ...], back: Rect, safe: Rect, style: Addressing, design: Design
) -> ReturnBlock | None:
    """The lines in a letterhead's design, in the middle of the flap, broken where they are too long for it; None if
    they have no room there."""
    flap = _flap(back, safe, style)
    for heading, masthead in _shrink(lines, design.flap or design.heading, flap.width, style.sender, design):
        if masthead.width <= flap.width and masthead.bottom <= flap.height:
            x = flap.x + (flap.width - masthead.width) * 0.5
            y = flap.y + (flap.height - masthead.bottom) * 0.5
            return _block(lines, heading, Rect(x, y, masthead.width, masthead.bottom), design)
    for heading, _ in _shrink(lines, design.flap or design.heading, flap.width, style.sender, design):
        broken = _try_set(lines, heading, flap.width, design)
        if broken and broken.width <= flap.width and broken.bottom <= flap.height:
            x = flap.x + (flap.width - broken.width) * 0.5
            y = flap.y + (flap.height - broken.bottom) * 0.5
            return _block(lines, heading, Rect(x, y, broken.width, broken.bottom), design, flap.width)
    return None


def _shrink(
    lines: tuple[Line, ...], heading: Heading, width: Length, style: ReturnStyle, design: Design
) -> Iterator[tuple[Heading, PlacedMasthead]]:
    """The heading set as it is, then in smaller sizes, as long as its smallest words are not below the least."""
    type_ = design.compositor.face(strong=False, emphasis=False, figures=ADDRESS)
    raise_faults(find_missing(lines, type_, design.compositor.typefaces, RETURN))
    least = min((row.size for row in heading.rows if isinstance(row, Row)), default=style.least)
    for share in _SHARES:
        if share == 1 or least * share >= style.least:
            tried = scale(heading, share)
            yield tried, _set(lines, tried, Point(ZERO, ZERO), width * _ENDLESS, design)


def _set(lines: tuple[Line, ...], heading: Heading, at: Point, measure: Length, design: Design) -> PlacedMasthead:
    masthead = Masthead(lines[0], lines[1:], monogram=design.monogram, logo=design.logo)
    if design.logo:
        heading = fit_logos(heading, design.logo, design.widest_logo)
    return set_masthead(
        masthead, heading, design.compositor, at=at, measure=measure, path=(Tag("ReturnAddress"),), close=True
    )


def _try_set(lines: tuple[Line, ...], heading: Heading, measure: Length, design: Design) -> PlacedMasthead | None:
    """The lines broken to a measure; None where one of their words is wider than that."""
    try:
        return _set(lines, heading, Point(ZERO, ZERO), measure, design)
    except DoesNotFit:
        return None


def _block(
    lines: tuple[Line, ...], heading: Heading, rect: Rect, design: Design, measure: Length | None = None
) -> ReturnBlock:
    """The heading set at its place; each line but the last ends in a space that keeps words apart."""
    masthead = _set(lines, heading, Point(rect.x, rect.y), measure or rect.width * _ENDLESS, design)
    words = [number for number, item in enumerate(masthead.items) if isinstance(item, Text) and item.path]
    items: list[Item] = list(masthead.items)
    for number, after in pairwise(words):
        item, next_ = items[number], items[after]
        assert isinstance(item, Text) and isinstance(next_, Text)
        if next_.at.y != item.at.y and not item.text.endswith(" "):
            items[number] = replace(item, text=item.text + " ")
    return ReturnBlock(tuple(items), rect)


def scale(heading: Heading, share: float, *, pens: bool = False) -> Heading:
    """The heading with every measure in it so much smaller; its pens keep their thickness, unless they are to shrink
    with it."""
    if share == 1:
        return heading
    lengths: tuple[str, ...] = ("size", "leading", "above", "below", "length", "width", "height", "share", "gap")
    lengths += ("thickness",) if pens else ()

    def smaller(row: T) -> T:
        changes = {name: each * share for name in names(row) if name in lengths and (each := getattr(row, name))}
        cells = getattr(row, "cells", ())
        if cells:
            changes["cells"] = tuple(replace(cell, rows=tuple(map(smaller, cell.rows))) for cell in cells)
        frame = getattr(row, "frame", None)
        if frame is not None:
            changes["frame"] = smaller(frame)
        return replace(row, **changes)

    aside = heading.aside and smaller(heading.aside)
    rows, most = tuple(map(smaller, heading.rows)), heading.most and heading.most * share
    return replace(heading, rows=rows, aside=aside, gap=heading.gap * share, most=most)


@value
class Space:
    """Where a return address may stand: `place` finds the rectangle for a width and a height, None where there is no
    room; `ways` is what else can be done with an address that has none."""

    room: FreeArea
    place: Callable[[Length, Length], Rect | None]
    ways: str
    centered: bool = False


def front_space(room: FreeArea, style: ReturnStyle) -> Space:
    """The upper left of `room`."""
    wished = Point(style.left, style.top)
    return Space(room, lambda width, height: room.place(width, height, wished), f"{_ON_THE_FLAP}, or {_WITHOUT}")


def flap_space(back: Rect, safe: Rect, style: Addressing) -> Space:
    """The middle of the closed flap of `back`, which is read with the flap at its top.

    How deep a flap is, no source says: the shares of the back that may be printed are house style.
    """
    flap = _flap(back, safe, style)

    def place(width: Length, height: Length) -> Rect | None:
        if width > flap.width or height > flap.height:
            return None
        return Rect(flap.x, flap.y + (flap.height - height) * 0.5, flap.width, height)

    return Space(FreeArea(flap), place, f"or {_WITHOUT}", centered=True)


def set_plainly(
    block: Block, space: Space, style: ReturnStyle, unit: str, typefaces: Typefaces, diagnostics: Diagnostics
) -> ReturnBlock:
    """The lines without a design, as large as their space allows; lines that are too wide for it at the smallest size
    go over several, told.

    Raises DoesNotFit for every line at once, its Place named and its width in `unit`.
    """
    fitted = _fit(block, space, style)
    if fitted is None:
        fitted = _fit_broken(block, space, style, typefaces)
        if fitted is None:
            hint = f"that is at {style.least.words('pt')}, the smallest size; shorten it, {space.ways}"
            raise_unfit(block, space.room, style.least, style.leading[-1], Refusal(RETURN, unit, hint))
        _tell_broken(block, fitted.block, space, diagnostics)
    items = fitted.block.items(fitted.rect, fitted.size, fitted.leading, _PATH, centered=space.centered)
    return ReturnBlock(items, fitted.rect)


@value
class _Fitted:
    block: Block
    size: Length
    leading: float
    rect: Rect


def _fit(block: Block, space: Space, style: ReturnStyle) -> _Fitted | None:
    """The block in the largest size that has room."""
    for size in sizes(style.size, style.least, style.step):
        for leading in style.leading:
            if rect := space.place(block.width(size), block.height(size, leading)):
                return _Fitted(block, size, leading, rect)
    return None


def _fit_broken(block: Block, space: Space, style: ReturnStyle, typefaces: Typefaces) -> _Fitted | None:
    """The block with as few lines broken as there is room for; of those, in the largest size."""
    found: list[_Fitted] = []
    for size in sizes(style.size, style.least, style.step):
        for leading in style.leading:
            widest = space.room.widest(block.height(size, leading))
            broken = break_block(block, widest / size, typefaces) if widest else block
            rect = space.place(broken.width(size), broken.height(size, leading))
            if rect:
                found.append(_Fitted(broken, size, leading, rect))
    return min(found, key=lambda each: len(each.block.lines), default=None)


def _tell_broken(block: Block, broken: Block, space: Space, diagnostics: Diagnostics) -> None:
    """That lines of the `block` are several lines of the `broken` one."""
    rest = list(broken.lines)
    for number, line in enumerate(block.lines, 1):
        count = 1
        while sum(map(_length, rest[:count])) < _length(line):
            count += 1
        rest = rest[count:]
        if count > 1:
            message = f"return address: line {number} is too long for the envelope, so it is set on {count} lines"
            diagnostics.remark(message, line.place, f"shorten it, {space.ways}")


def _length(line: Line) -> int:
    """Its characters without spaces, of which none is lost where it is broken."""
    return len("".join(letters_of(line).split()))


def _flap(back: Rect, safe: Rect, style: Addressing) -> Rect:
    """What of the back may be printed on."""
    width = back.width * style.flap.width
    depth = min(back.width, back.height) * style.flap.depth
    return Rect((back.width - width) * 0.5, safe.y, width, depth - safe.y)
