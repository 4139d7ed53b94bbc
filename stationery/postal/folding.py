"""Turns a sheet and its folds into the packet that goes into an envelope, first panel to the front."""

from __future__ import annotations

from itertools import pairwise

from stationery.model.geometry import Size
from stationery.model.units import ZERO, Length
from stationery.model.values import value


@value
class Packet:
    """A sheet folded in a zigzag at `folds`, from its top; the first panel, with the address, lies in front.

    `size` is the packet's; `first` the height of its first panel, and `below` how far another panel reaches below it:
    nothing, unless the third panel is higher than the second.
    """

    sheet: Size
    folds: tuple[Length, ...]
    size: Size
    first: Length
    below: Length

    @property
    def layers(self) -> int:
        """How many panels are stacked."""
        return len(self.folds) + 1


def fold(sheet: Size, folds: tuple[Length, ...] = ()) -> Packet:
    """Fold a sheet at these distances from its top, in increasing order; without any it stays flat.

    Raises ValueError for folds outside the sheet or out of order.
    """
    edges = (ZERO, *folds, sheet.height)
    panels = [lower - upper for upper, lower in pairwise(edges)]
    if min(panels) <= ZERO:
        raise ValueError("folds lie inside the sheet, each below the one before")
    # Down from the first fold: the first panel reaches up, the second too (behind it), the third down again, and so on.
    at, least, most = ZERO, -panels[0], ZERO
    for number, panel in enumerate(panels[1:]):
        at = at - panel if number % 2 == 0 else at + panel
        least, most = min(least, at), max(most, at)
    return Packet(sheet, folds, Size(sheet.width, most - least), panels[0], most)


def equal_folds(height: Length, panels: int) -> tuple[Length, ...]:
    """Where to fold a sheet of this height into equal panels."""
    return tuple(Length(height.emu * number // panels) for number in range(1, panels))
