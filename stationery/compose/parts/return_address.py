"""Sets the return address: on the face, in the post's area for it, or on the flap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn, TypeVar

from stationery.catalog.addressing import Addressing, ReturnStyle
from stationery.catalog.letterheads import Heading, Row
from stationery.compose.parts.address_block import Block, Refusal, find_missing, raise_unfit, sizes
from stationery.compose.parts.masthead import PlacedMasthead, fit_logos, set_masthead
from stationery.compose.parts.zones import FreeArea
from stationery.compose.type.compositor import ADDRESS, Compositor
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit, raise_faults
from stationery.model.geometry import Point, Rect
from stationery.model.manuscript import Masthead
from stationery.model.page import Item, Tag, Text
from stationery.model.prose import Line, plain
from stationery.model.units import ZERO, Length
from stationery.model.values import names, replace, value

if TYPE_CHECKING:
    from stationery.model.logo import Logo

T = TypeVar("T")

RETURN = "return address"

NAME = "name"

_HELD = "\u00a0"
_PATH = (Tag("ReturnAddress"), Tag("P"))
_ENDLESS = 100
"""So many times its room: a measure at which no line of a return address is broken."""

_WIDEST = 0.5
"""Of the envelope's width, which a name on its face takes before it is broken."""

_SHARES = (1.0, 0.95, 0.9, 0.85)
"""How much smaller a design may be made to find room."""


_LOGO_SHARES = (0.75, 0.55, 0.4, 0.3)
"""How much smaller a logo may be made to find room."""


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
    """The lines in a letterhead's design, the first as its name; None if they have no room, even a little smaller,
    with a smaller logo, or broken where they are too long.

    The words are the return address's own (a country line for mail abroad among them), not the masthead's.
    """
    designs = tuple(_shrink_logo(design))
    found = (set_(lines, room, style, each) for set_ in (_designed_whole, _break_long) for each in designs)
    return next(filter(None, found), None)


def _designed_whole(lines: tuple[Line, ...], room: FreeArea, style: ReturnStyle, design: Design) -> ReturnBlock | None:
    """The lines in the design, of which only the name may be broken."""
    wished, wide = Point(style.left, style.top), []
    for heading, masthead in _shrink(lines, design.heading, room.within.width + style.left, style, design):
        rect = room.place(masthead.width, masthead.bottom, wished)
        if rect and design.widest and masthead.width > design.widest:
            wide.append((heading, rect))
        elif rect:
            return _block(lines, heading, rect, design)
    narrow = _break_name(lines, room, style, design)
    return narrow or (_block(lines, *wide[0], design) if wide else None)


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
        masthead = _set(lines, heading, Point(ZERO, ZERO), most, design)
        rect = room.place(masthead.width, masthead.bottom, Point(style.left, style.top))
        if rect and masthead.width <= most:
            return _block(lines, heading, rect, design, most)
    return None


def _break_long(lines: tuple[Line, ...], room: FreeArea, style: ReturnStyle, design: Design) -> ReturnBlock | None:
    """The lines in the design, broken where they are wider than the room; the longest behind a comma, if it can be."""
    most, held = room.within.width, _hold_longest(lines)
    for tried in (held, lines):
        for heading, _ in _shrink(lines, design.heading, most, style, design):
            try:
                masthead = _set(tried, heading, Point(ZERO, ZERO), most, design)
            except DoesNotFit:  # a word is wider than that
                continue
            rect = room.place(masthead.width, masthead.bottom, Point(style.left, style.top))
            if rect and masthead.width <= most:
                found = _block(tried, heading, rect, design, most)
                return replace(found, items=tuple(map(_release, found.items))) if tried is held else found
    return None


def _hold_longest(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, the longest with no-break spaces but for those behind its commas."""
    longest = max(lines, key=lambda line: len(line.text))
    if ", " not in longest.text or any(_HELD in line.text for line in lines):
        return lines
    held = plain(longest.text.replace(" ", _HELD).replace(f",{_HELD}", ", "), longest.place)
    return tuple(held if line is longest else line for line in lines)


def _release(item: Item) -> Item:
    return replace(item, text=item.text.replace(_HELD, " ")) if isinstance(item, Text) else item


def _shrink_logo(design: Design) -> Iterator[Design]:
    """The design, and with a logo that is smaller, as long as it is no lower than the least."""
    yield design
    if not design.logo:
        return
    from stationery.catalog.adornments import LogoAside, LogoRow  # 0.8 ms

    pieces = [each for each in (*design.heading.rows, design.heading.aside) if isinstance(each, LogoRow | LogoAside)]
    share = min((each.share for each in pieces), default=0.0)
    for by in _LOGO_SHARES:
        logo = replace(design.logo, width=design.logo.width * by, height=design.logo.height * by)
        if logo.height * share >= logo.least:
            yield replace(design, logo=logo)


def designed_flap(
    lines: tuple[Line, ...], back: Rect, safe: Rect, style: Addressing, design: Design
) -> ReturnBlock | None:
    """The lines in a letterhead's design, in the middle of the flap, with a smaller logo or broken where they are too
    large for it; None if they have no room there."""
    found = (_design_flap(lines, back, safe, style, each) for each in _shrink_logo(design))
    return next(filter(None, found), None)


def _design_flap(
    lines: tuple[Line, ...], back: Rect, safe: Rect, style: Addressing, design: Design
) -> ReturnBlock | None:
    flap = _flap(back, safe, style)
    for heading, masthead in _shrink(lines, design.flap or design.heading, flap.width, style.sender, design):
        if masthead.width <= flap.width and masthead.bottom <= flap.height:
            x = flap.x + (flap.width - masthead.width) * 0.5
            y = flap.y + (flap.height - masthead.bottom) * 0.5
            return _block(lines, heading, Rect(x, y, masthead.width, masthead.bottom), design)
    for heading, _ in _shrink(lines, design.flap or design.heading, flap.width, style.sender, design):
        broken = _set(lines, heading, Point(ZERO, ZERO), flap.width, design)
        if broken.width <= flap.width and broken.bottom <= flap.height:
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


def return_block(block: Block, room: FreeArea, style: ReturnStyle, unit: str) -> ReturnBlock:
    """The lines at the upper left of `room`, as large as its width and height allow.

    Raises DoesNotFit for every line at once, its Place named and its width in `unit`.
    """
    wished = Point(style.left, style.top)
    for size in sizes(style.size, style.least, style.step):
        for leading in style.leading:
            rect = room.place(block.width(size), block.height(size, leading), wished)
            if rect:
                return ReturnBlock(block.items(rect, size, leading, _PATH), rect)
    _raise_unfit(block, room, style, unit)


def flap_block(block: Block, back: Rect, safe: Rect, style: Addressing, unit: str) -> ReturnBlock:
    """The lines centered on the closed flap of `back`, which is read with the flap at its top.

    How deep a flap is, no source says: the shares of the back that may be printed are house style.
    """
    flap = _flap(back, safe, style)
    for size in sizes(style.sender.size, style.sender.least, style.sender.step):
        for leading in style.sender.leading:
            height = block.height(size, leading)
            if block.width(size) <= flap.width and height <= flap.height:
                rect = Rect(flap.x, flap.y + (flap.height - height) * 0.5, flap.width, height)
                return ReturnBlock(block.items(rect, size, leading, _PATH, centered=True), rect)
    _raise_unfit(block, FreeArea(flap), style.sender, unit)


def set_broken(
    lines: tuple[Line, ...], set_lines: Callable[[tuple[Line, ...]], ReturnBlock], diagnostics: Diagnostics
) -> ReturnBlock:
    """What `set_lines` makes of the lines; where they are too wide, with the longest on two lines, parted behind a
    comma, which is remarked. Raises its DoesNotFit."""
    try:
        return set_lines(lines)
    except DoesNotFit:
        longest = max(lines, key=lambda line: len(line.text))
        parts = longest.text.split(", ")
        if len(parts) == 1:
            raise
        pairs = [(", ".join(parts[:at]) + ",", ", ".join(parts[at:])) for at in range(1, len(parts))]
        halves = tuple(plain(text, longest.place) for text in min(pairs, key=lambda pair: max(map(len, pair))))
        at = lines.index(longest)
        try:
            found = set_lines((*lines[:at], *halves, *lines[at + 1 :]))
        except DoesNotFit:
            found = None
        if found is None:
            raise
        message = f"return address: line {at + 1} is too long for the envelope, so it is on two lines"
        diagnostics.remark(message, longest.place, "write it on two lines to choose where it ends")
        return found


def _flap(back: Rect, safe: Rect, style: Addressing) -> Rect:
    """What of the back may be printed on."""
    width = back.width * style.flap.width
    depth = min(back.width, back.height) * style.flap.depth
    return Rect((back.width - width) * 0.5, safe.y, width, depth - safe.y)


def _raise_unfit(block: Block, room: FreeArea, style: ReturnStyle, unit: str) -> NoReturn:
    smallest = f"that is at {style.least.words('pt')}, the smallest size"
    hint = f"{smallest}; shorten it, or leave it off: stationery envelope … --return none"
    raise_unfit(block, room, style.least, style.leading[-1], Refusal(RETURN, unit, hint))
