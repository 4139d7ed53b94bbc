"""Sets the return address: on the face, in the post's area for it, or on the flap."""

from __future__ import annotations

from typing import NoReturn

from stationery.catalog.addressing import Addressing, ReturnStyle
from stationery.catalog.letterheads import Heading
from stationery.compose.block import Block, measured, missing, sizes, unfit
from stationery.compose.compositor import ADDRESS, Compositor
from stationery.compose.masthead import set_masthead
from stationery.compose.zones import Room
from stationery.errors import raise_faults
from stationery.geometry import Point, Rect
from stationery.manuscript import Masthead
from stationery.page import Item, Tag
from stationery.prose import Line
from stationery.typeface import Face, Typefaces
from stationery.units import ZERO
from stationery.values import replace, value

_PATH = (Tag("ReturnAddress"), Tag("P"))
_ENDLESS = 100
"""So many times its room: a measure at which no line of a return address is broken."""


@value
class ReturnBlock:
    """Its items, and the rectangle that holds all of them."""

    items: tuple[Item, ...]
    rect: Rect


@value
class Design:
    """A letterhead's heading for envelopes, and the compositor of its family."""

    heading: Heading
    compositor: Compositor


def designed_block(lines: tuple[Line, ...], room: Room, style: ReturnStyle, design: Design) -> ReturnBlock | None:
    """The lines in a letterhead's design, the first as its name; None if they have no room in its sizes.

    The words are the return address's own (a country line for mail abroad among them), not the masthead's.
    """
    type_ = design.compositor.face(strong=False, emphasis=False, figures=ADDRESS)
    raise_faults(missing(lines, type_, design.compositor.typefaces, "return address"))
    masthead = Masthead(lines[0], lines[1:])
    endless = (room.within.width + style.left) * _ENDLESS
    found = set_masthead(
        masthead, design.heading, design.compositor, x=ZERO, y=ZERO, measure=endless, path=(Tag("ReturnAddress"),)
    )
    rect = room.place(found.width, found.bottom, Point(style.left, style.top))
    if rect is None:
        return None
    share = {"left": 0.0, "center": 0.5, "right": 1.0}[design.heading.align]
    across = rect.x - (endless - rect.width) * share
    items = []
    for number, item in enumerate(found.items, 1):
        ends = number < len(found.items) and found.items[number].at.y != item.at.y
        text = item.text + " " if ends and not item.text.endswith(" ") else item.text
        items.append(replace(item, at=Point(item.at.x + across, item.at.y + rect.y), text=text))
    return ReturnBlock(tuple(items), rect)


def return_block(
    lines: tuple[Line, ...],
    room: Room,
    style: ReturnStyle,
    face: Face,
    typefaces: Typefaces,
    language: str,
    unit: str,
) -> ReturnBlock:
    """The lines at the upper left of `room`, as large as its width and height allow.

    Raises CannotSet and DoesNotFit, for every line at once, its Place named and its width in `unit`.
    """
    raise_faults(missing(lines, face, typefaces, "return address"))
    block = measured(lines, face, typefaces, language)
    wished = Point(style.left, style.top)
    for size in sizes(style.size, style.least, style.step):
        for leading in style.leading:
            rect = room.place(block.width(size), block.height(size, leading), wished)
            if rect:
                return ReturnBlock(block.items(rect, size, leading, _PATH), rect)
    _raise_unfit(block, room, style, unit)


def flap_block(
    lines: tuple[Line, ...],
    back: Rect,
    safe: Rect,
    style: Addressing,
    face: Face,
    typefaces: Typefaces,
    language: str,
    unit: str,
) -> ReturnBlock:
    """The lines centered on the closed flap of `back`, which is read with the flap at its top.

    How deep a flap is, no source says: the shares of the back that may be printed are house style.
    """
    raise_faults(missing(lines, face, typefaces, "return address"))
    block = measured(lines, face, typefaces, language)
    width = back.width * style.flap.width
    x, bottom = (back.width - width) * 0.5, back.height * style.flap.depth
    flap = Rect(x, safe.y, width, bottom - safe.y)
    for size in sizes(style.sender.size, style.sender.least, style.sender.step):
        for leading in style.sender.leading:
            height = block.height(size, leading)
            if block.width(size) <= flap.width and height <= flap.height:
                rect = Rect(flap.x, flap.y + (flap.height - height) * 0.5, flap.width, height)
                return ReturnBlock(block.items(rect, size, leading, _PATH, centered=True), rect)
    _raise_unfit(block, Room(flap), style.sender, unit)


def _raise_unfit(block: Block, room: Room, style: ReturnStyle, unit: str) -> NoReturn:
    hint = f"that is at {style.least.words('pt')}, the least we set; shorten it, or leave it off the envelope"
    raise_faults(list(unfit(block, room, style.least, style.leading[-1], "return address", unit, hint)))
    raise AssertionError("a block that has no room has a reason")
