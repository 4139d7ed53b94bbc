"""Composed cards on the way to paper: the finished file, and how to cut and fold the sheet."""

from __future__ import annotations

from stationery.compose.pieces.imposition import Imposed
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.manuscript import Manuscript
from stationery.model.page import Document
from stationery.products.result import Result
from stationery.products.stock import library_of
from stationery.resolve.job import Job


def draw_cards(imposed: Imposed, manuscript: Manuscript, job: Job, stock: Stock, diagnostics: Diagnostics) -> Result:
    from stationery.pdf.document import write_pdf

    own = job.letterhead_sheet
    if own and not job.letter.choices.letterhead:
        from stationery.products.letterhead_sheet import remark_in_its_place

        remark_in_its_place(own, job.letterhead, "the card", diagnostics)
    composed = imposed.composed
    document = Document(
        composed.pages,
        manuscript.title,
        manuscript.language,
        job.created,
        author=manuscript.author,
        duplex=imposed.duplex,
    )
    sheet = job.card.card if job.options.card.single else job.paper
    return Result(
        write_pdf(document, library_of(stock)),
        composed.pages,
        sheet.name,
        sheet.unit,
        diagnostics.remarks,
        imposed.duplex,
        _finish(imposed, job, sheet.unit),
        manuscript,
    )


def _finish(imposed: Imposed, job: Job, unit: str) -> tuple[str, ...]:
    """What is done with the printed sheet: how to cut it, and how to fold its cards."""
    told: list[str] = []
    single = job.options.card.single
    if not single:
        cuts = [
            f"{' and '.join(place.words(unit) for place in places)} from its {edge} edge"
            for places, edge in ((imposed.cuts_across, "left"), (imposed.cuts_down, "top"))
            if places
        ]
        if imposed.marked:
            cuts.append("along the marks")
        told.append(f"Cut the sheet {', and '.join(cuts)}.")
    if job.card.fold.id != "none":
        told.append("Fold it in the middle." if single else "Fold each card in the middle.")
    return tuple(told) or ("Print it on the card itself; a try on plain paper tells which side is up.",)
