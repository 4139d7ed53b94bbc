"""Draws an Intelligent Mail barcode by the delivery address, or in the barcode clear zone where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from stationery.catalog.imb import BarcodeLook
from stationery.catalog.posts import ADDRESS, NOTHING, POSTAGE, Post, clip
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size
from stationery.model.page import BLACK, Drawing, Tag
from stationery.model.units import Length

_ALT = "Intelligent Mail barcode"
_HIGH, _LOW = "AF", "DF"
"""The states of a bar that reaches up, and of one that reaches down."""


def draw_bars(bars: str, at: Rect, look: BarcodeLook) -> Drawing:
    """The bars as one filled figure in the rectangle that `place_bars` found."""
    steps: list[tuple[str, tuple[Point, ...]]] = []
    reach = (look.full - look.tracker) * 0.5
    for number, state in enumerate(bars):
        x = at.x + look.pitch * number
        top = at.y if state in _HIGH else at.y + reach
        bottom = at.bottom if state in _LOW else at.bottom - reach
        corners = [Point(x + look.width, top), Point(x + look.width, bottom), Point(x, bottom)]
        steps.append(("M", (Point(x, top),)))
        steps += [("L", (corner,)) for corner in corners]
        steps.append(("Z", ()))
    return Drawing(tuple(steps), fill=BLACK, path=(Tag("Barcode"), Tag("Figure")), alt=_ALT)


def place_bars(
    count: int, look: BarcodeLook, size: Size, post: Post, safe: Rect, address: Rect, taken: Sequence[Rect]
) -> Rect:
    """Where so many bars stand: above the address, else below it, else in the clear zone (QSG 201a).

    By the address they stay in the read area and clear of `taken` and of the post's other zones. Raises DoesNotFit.
    """
    width, height = look.wide(count), look.full
    within = safe
    for area in post.rects(size, ADDRESS):
        within = clip(within, area)
    others = (*taken, *post.rects(size, POSTAGE))
    x = max(min(address.x, within.right - width), within.x)
    for y in (address.y - look.gap - height, address.bottom + look.gap):
        place = Rect(x, y, width, height)
        around = _keep_clear(place, look)
        if within.contains(place) and not any(around.overlaps(o) for o in (*others, *post.rects(size, NOTHING))):
            return place
    zone = Rect(size.width - look.from_right, size.height - look.from_bottom - height, width, height)
    around = _keep_clear(zone, look)
    if safe.contains(zone) and not any(around.overlaps(each) for each in (*others, address)):
        return zone
    raise DoesNotFit(
        "the barcode does not fit by the delivery address or in the barcode clear zone",
        hint="choose a larger envelope, or leave out the barcode",
    )


def _keep_clear(rect: Rect, look: BarcodeLook) -> Rect:
    return grow(rect, look.beside, look.above)


def grow(rect: Rect, beside: Length, above: Length) -> Rect:
    return Rect(rect.x - beside, rect.y - above, rect.width + beside * 2, rect.height + above * 2)
