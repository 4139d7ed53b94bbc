"""The trip of the shelf: all letterheads with the user's own name, for choosing one."""

from __future__ import annotations

from datetime import UTC, datetime, time

from stationery.compose.pieces.proofs.shelf import OnShelf, reduction, set_on_shelf, shelf_pages
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import StationeryError
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.page import Document
from stationery.model.values import replace
from stationery.products.result import Result, draw_document
from stationery.resolve.defaults import default
from stationery.resolve.resolve import resolve
from stationery.wording.letter import word_sender_alone


def shelf_pdf(stock: Stock, sender: Party, choices: Choices) -> Result:
    """Every letterhead at about half its size. One that can't be shown, such as for want of its typeface, or with a
    name or a logo that is too wide for it, is told.

    Raises what the rooms raise if none can be shown.
    """
    diagnostics = Diagnostics()
    shown: list[OnShelf] = []
    fault: StationeryError | None = None
    title = ""
    for name in stock.store.names("letterheads"):
        wished = replace(choices, letterhead=Written(name), own=None, qr=Written(""))
        try:
            job = resolve(Letter("shelf", sender=sender, choices=wished), stock, "blank")
            masthead = word_sender_alone(job, Diagnostics()).masthead
            assert masthead and job.letterhead
            if choices.logo:
                from stationery.products.logo import add_logo  # 1.5 ms

                masthead = add_logo(job, masthead, diagnostics if not shown else Diagnostics())
            shown.append(set_on_shelf(masthead, job, stock.typefaces, len(shown)))
            title = masthead.name.text
        except StationeryError as wrong:
            fault = wrong
            diagnostics.remark(f"{name} isn't shown: {wrong.message}", wrong.place, wrong.hint)
    if not shown:
        assert fault, "the catalog has letterheads"
        raise fault
    pages = shelf_pages(tuple(shown), stock.typefaces, default(stock, "envelope_font"))
    moment = stock.created or datetime.combine(stock.today, time(), UTC)
    title = f"Letterheads for {title}"
    drawn = draw_document(Document(pages, title, "en", moment), stock, shown[0].job.paper, diagnostics)
    share = round(reduction(tuple(shown)) * 100)
    told = f"It shows letterheads at about {share}% of their size; `stationery catalog proof NAME` draws one in full."
    return replace(drawn, finish=(told,))
