"""The trip of a fitting's proof: one page for each end of the folded sheet's way in each window envelope."""

from __future__ import annotations

from datetime import UTC, datetime, time

from stationery.compose.pieces.proofs.fit import FoldedSheet, fit_page
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit
from stationery.model.page import Document, Page
from stationery.pdf.glyph_bounds import ink
from stationery.products.fit import extremes
from stationery.products.fitting import Fit, Fitting
from stationery.products.result import Result, draw_document
from stationery.products.stock import library_of
from stationery.resolve.defaults import default


def fit_proof(found: Fitting, stock: Stock) -> Result:
    """Of the window envelope asked for, or of each that the letter's style is made for. DoesNotFit without any."""
    drawn = [fit for fit in found.fits if fit.play is not None and found.explains(fit)]
    if not drawn:
        told = "there is no window envelope to draw the letter in"
        raise DoesNotFit(told, hint="name one that it goes into with --envelope; `stationery catalog` lists them")
    library, family = library_of(stock), default(stock, "envelope_font")
    items = tuple((item, ink(item, library)) for item in found.pages[0].items)
    pages: list[Page] = []
    for fit in drawn:
        assert fit.play is not None
        ends = fit.play.extremes
        for words, at in extremes(fit.play):
            composed = fit_page(
                fit.envelope,
                FoldedSheet(items, ends[at], fit.play.first),
                fit.wanted,
                _told(fit, words, found.job.paper.unit),
                library,
                family,
                len(pages),
            )
            pages += composed.pages
    title = f"Proof: {found.job.style.name} in {', '.join(fit.envelope.name for fit in drawn)}"
    made = stock.created or datetime.combine(stock.today, time(), UTC)
    return draw_document(Document(tuple(pages), title, "en", made), stock, drawn[0].envelope, Diagnostics())


def _told(fit: Fit, end: str, unit: str) -> tuple[str, ...]:
    assert fit.folding is not None
    where = f"the sheet pushed to the {end}" if end else "the sheet without play"
    holds = "holds" if fit.holds else "does not hold"
    return f"{fit.envelope.name}: {where}", f"{fit.folding.words(unit)}; {holds}"
