"""Artwork: what a letter or a card shows that is no words of its own: pictures, paper from elsewhere, a barcode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.model.page import Item
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.compose.parts.letterhead_sheet import LetterheadSheets
    from stationery.compose.parts.signature import Signed
    from stationery.compose.parts.window_barcode import WindowBars


@value
class Artwork:
    """The signature's picture, the sheets of the writer's own, the barcode for a window; and for a postcard, what
    stands on its address side."""

    signature: Signed | None = None
    sheets: LetterheadSheets | None = None
    bars: WindowBars | None = None
    address_side: tuple[Item, ...] = ()


NO_ARTWORK = Artwork()
