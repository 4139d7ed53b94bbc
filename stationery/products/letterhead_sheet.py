"""Prepares the writer's own paper for a letter: reads its PDF, or reserves what is preprinted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.defaults import defaults
from stationery.compose.parts.letterhead_sheet import LetterheadSheets
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place
from stationery.model.letterhead_sheet import PLAIN, PREPRINTED, LetterheadSheet, Reserve

if TYPE_CHECKING:
    from stationery.catalog.letterheads import Letterhead
    from stationery.catalog.papers import Paper


def own_sheets(own: LetterheadSheet, paper: Paper, stock: Stock, diagnostics: Diagnostics) -> LetterheadSheets:
    """What composing must know of the paper. Raises SourceError for a PDF that cannot be used."""
    return _read_own_pdf(own, paper, diagnostics) if own.file else _reserve_preprinted(own, paper, stock, diagnostics)


def _read_own_pdf(own: LetterheadSheet, paper: Paper, diagnostics: Diagnostics) -> LetterheadSheets:
    from stationery.incoming.letterhead import MOST_LETTERHEAD_BYTES, read_letterhead  # 3.9 ms
    from stationery.reading.letterhead_sheet import read_file  # 0.4 ms

    place = own.place or Place(own.path)
    data = read_file(own.path, MOST_LETTERHEAD_BYTES + 1, place)
    read = read_letterhead(data, own.file, place, paper.size, paper.name, paper.unit)
    later = None if own.continuation == PLAIN else read.later
    diagnostics.add(*read.remarks)
    if own.continuation_reserve and later is None:
        hint = "leave it out, or add a second page to the PDF"
        diagnostics.remark(f"{own.file} has no second page, so its reserve is not used", place, hint)
    reserve = own.continuation_reserve if later else None
    return LetterheadSheets(own.file, place, read.first, later, own.reserve, reserve)


def _reserve_preprinted(own: LetterheadSheet, paper: Paper, stock: Stock, diagnostics: Diagnostics) -> LetterheadSheets:
    reserve = own.reserve
    if reserve is None or (reserve.top is None and reserve.bottom is None):
        usual = _usual(stock, paper.unit)
        reserve = Reserve(usual.top, usual.bottom, *((reserve.left, reserve.right) if reserve else ()))
        assert usual.top is not None and usual.bottom is not None
        message = (
            f"preprinted paper: {usual.top.words(paper.unit)} is left free at the top, "
            f"{usual.bottom.words(paper.unit)} at the bottom"
        )
        edges = "top: 2.25in, bottom: 0.75in" if paper.unit == "in" else "top: 55mm, bottom: 20mm"
        hint = f"if yours needs more or less, set it: letterhead: {{name: preprinted, reserve: {{{edges}}}}}"
        diagnostics.remark(message, own.place, hint)
    later = own.continuation_reserve or (reserve if own.continuation == PREPRINTED else None)
    return LetterheadSheets(own.called, own.place, None, None, reserve, later)


def _usual(stock: Stock, unit: str) -> Reserve:
    """What layouts/defaults.yaml says that preprinted paper leaves free, in the paper's own unit."""
    table = defaults(stock.store).require_table(PREPRINTED)
    table.require("cite")
    edges = table.require_table(unit)
    return Reserve(edges.require_length("top"), edges.require_length("bottom"))


def remark_on_later_sheets(
    own: LetterheadSheet, sheets: LetterheadSheets, pages: int, diagnostics: Diagnostics
) -> None:
    """Remark on a letter of several sheets whose continuation paper is not stated."""
    if pages < 2 or own.continuation or sheets.later or sheets.later_reserve:
        return
    why = f"{own.file} has one page" if own.file else "preprinted paper is for the first sheet"
    hint = "" if own.file else "if they are printed too, set continuation: preprinted, or {top: 20mm, bottom: 15mm}"
    diagnostics.remark(f"{why}: continuation sheets are plain", own.place, hint)


def remark_in_its_place(own: LetterheadSheet, head: Letterhead | None, what: str, diagnostics: Diagnostics) -> None:
    """Remark on what replaces the writer's own paper on something that is not a sheet of it (`what`: the envelope, the
    card)."""
    instead = f"uses the letterhead {head.id}" if head else "has no letterhead"
    beside = f"{{name: modern, file: {own.file}}}" if own.file else "{name: modern, …}"
    hint = f"to choose another, write letterhead: {beside}; name: none leaves it bare"
    diagnostics.remark(f"{own.called} is for sheets; {what} {instead}", own.place, hint)
