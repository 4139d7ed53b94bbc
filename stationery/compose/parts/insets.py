"""Clear: how much of a sheet is left free for what stands on it already, found from its ink or as it is stated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stationery.model.geometry import Rect, Size
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.model.letterhead_sheet import Reserve

_LEAST = 0.5
"""Part of the sheet's height that a letterhead leaves free in one piece; where none does, its ink is a background."""

_SIDE = 0.4
"""Part of the sheet's width that a column at its side may take."""


@value
class Insets:
    """From each edge of the sheet."""

    top: Length = ZERO
    bottom: Length = ZERO
    left: Length = ZERO
    right: Length = ZERO

    def free(self, sheet: Size) -> Rect:
        """What is left of the sheet."""
        return Rect(self.left, self.top, sheet.width - self.left - self.right, sheet.height - self.top - self.bottom)


NOTHING = Insets()


def take_reserve(reserve: Reserve) -> Insets:
    return Insets(reserve.top or ZERO, reserve.bottom or ZERO, reserve.left or ZERO, reserve.right or ZERO)


def add_air(clear: Insets, below: Length, beside: Length) -> Insets:
    """The same with air where there is anything: `below` the head, and `beside` it at the other edges."""
    return Insets(
        clear.top + below if clear.top else ZERO,
        clear.bottom + beside if clear.bottom else ZERO,
        clear.left + beside if clear.left else ZERO,
        clear.right + beside if clear.right else ZERO,
    )


def override(measured: Insets, reserve: Reserve) -> Insets:
    """What was found, with what is stated in its place, edge by edge."""
    stated = {
        edge: length for edge in ("top", "bottom", "left", "right") if (length := getattr(reserve, edge)) is not None
    }
    return replace(measured, **stated)


def clear_of(ink: Sequence[Rect], sheet: Size, left: Length, right: Length) -> Insets | None:
    """What a column of text from `left` to `right` (both from the sheet's left edge) must keep clear of.

    The text goes between the head's ink and the foot's, in the highest strip without any. If no strip is half the
    sheet high, ink that stands wholly at one side or at both is passed by with a narrower column. None where that
    does not help: then the ink is a background.
    """
    on_sheet = [box for box in ink if box.right > ZERO and box.x < sheet.width]
    at_left = [box for box in on_sheet if box.right <= sheet.width * _SIDE]
    at_right = [box for box in on_sheet if box.x >= sheet.width * (1 - _SIDE)]
    for aside in ([], at_right, at_left, [*at_left, *at_right]):
        passed = {id(box) for box in aside}
        others = [box for box in on_sheet if id(box) not in passed and box.x < right and box.right > left]
        top, bottom = _highest_strip(others, sheet.height)
        if bottom - top < sheet.height * _LEAST:
            continue
        beside = [box for box in aside if box.y < bottom and box.bottom > top]
        return Insets(
            top,
            sheet.height - bottom,
            max((box.right for box in beside if box in at_left), default=ZERO),
            max((sheet.width - box.x for box in beside if box in at_right), default=ZERO),
        )
    return None


def _highest_strip(boxes: Sequence[Rect], height: Length) -> tuple[Length, Length]:
    """The upper and the lower edge of the highest strip of the sheet without any of the boxes."""
    best = (ZERO, ZERO)
    reached = ZERO
    for box in sorted(boxes, key=lambda box: box.y):
        if min(box.y, height) - reached > best[1] - best[0]:
            best = (reached, min(box.y, height))
        reached = max(reached, box.bottom)
    return (reached, height) if height - reached > best[1] - best[0] else best
