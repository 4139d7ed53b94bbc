"""Result: a finished file, its pages, and what the user should know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.model.errors import Remark
from stationery.model.page import Page
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.model.manuscript import Manuscript


@value
class Result:
    """A finished file. `sheet` is what the paper or envelope is called, `unit` (`in` or `mm`) its standard's own.

    `duplex` is the edge over which the sheet is turned for its other side, `long` or `short`; empty for one side.
    `finish` tells in sentences what is done with the printed sheet, in place of which edge goes in first.
    `manuscript` are the words it was made of; a proof has none.
    """

    pdf: bytes
    pages: tuple[Page, ...]
    sheet: str
    unit: str
    remarks: tuple[Remark, ...] = ()
    duplex: str = ""
    finish: tuple[str, ...] = ()
    manuscript: Manuscript | None = None
