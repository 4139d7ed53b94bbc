"""The folders of data into the Stock that all products lean on; and the typefaces as they are drawn with."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from stationery.data.stock import Stock
from stationery.data.store import Store

if TYPE_CHECKING:
    from stationery.pdf.fonts import Library


def open_stock(
    layouts: tuple[str, ...],
    fonts: tuple[str, ...],
    today: date,
    created: datetime | None = None,
    printers: str = "",
) -> Stock:
    """The stock of some folders, the built-in one first, and of the list of printers at a path."""

    def open_library() -> Library:
        from stationery.pdf.fonts import Library  # 5.5 ms

        return Library(fonts)

    return Stock(Store(layouts), open_library, today, created, printers)


def library_of(stock: Stock) -> Library:
    """The stock's typefaces with all that drawing must know of them."""
    from stationery.pdf.fonts import Library  # 5.7 ms

    assert isinstance(stock.typefaces, Library), "these typefaces can be measured and not drawn"
    return stock.typefaces
