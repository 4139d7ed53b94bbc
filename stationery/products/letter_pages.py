"""A letter's words to its pages, with what is drawn on them: a signature, paper of the writer's own, QR codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.compose.parts.artwork import NO_ARTWORK, Artwork
from stationery.compose.parts.masthead_rows import remark_lacking
from stationery.compose.pieces.letter import compose_letter
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.prose import codes, figures
from stationery.model.units import Length
from stationery.model.values import replace
from stationery.resolve.job import Job

if TYPE_CHECKING:
    from stationery.compose.parts.window_barcode import WindowBars
    from stationery.model.composition import Composition
    from stationery.model.manuscript import Manuscript


_LEAST_OF_FOLD = Length.parse("1.5mm")
"""What is left of a fold mark has to be seen (house style)."""


def compose_letter_pages(
    job: Job,
    manuscript: Manuscript,
    stock: Stock,
    diagnostics: Diagnostics,
    signature: bytes | None = None,
    bars: WindowBars | None = None,
) -> Composition:
    """The letter's pages, with `bars` by its address if a window is to show them."""
    of_artwork = Diagnostics()  # told after what composing says
    manuscript = add_logo_of(job, add_codes(job, manuscript), of_artwork)
    artwork = _artwork(job, stock, signature, bars, of_artwork)
    pictured = bool(figures(manuscript.body))
    if pictured:
        from stationery.products.figures import add_figures, remark_on_figures  # 1.5 ms

        manuscript = add_figures(job, manuscript, of_artwork)
    if pictured:
        from stationery.compose.pieces.letter_pictures import compose_pictured  # 0.5 ms

        composed = compose_pictured(
            manuscript, lambda words, told: compose_letter(words, job, stock.typefaces, artwork, told), diagnostics
        )
    else:
        composed = compose_letter(manuscript, job, stock.typefaces, artwork, diagnostics)
    if pictured:
        remark_on_figures(job, manuscript, composed.pages, of_artwork)
    diagnostics.add(*of_artwork.remarks)
    _remark_on_folds(job, diagnostics)
    particulars = job.letter.choices.particulars
    if job.letterhead and particulars and manuscript.masthead:
        remark_lacking(manuscript.masthead, particulars, diagnostics)
    if own := job.letterhead_sheet:
        foot, logo = job.letter.choices.foot, job.letter.choices.logo
        for what, part in (("foot", foot), ("logo", logo and logo.file)):
            if part and part.place:
                message = f"the {what} isn't printed: {own.called} has its own"
                diagnostics.remark(message, part.place, "to print it, choose one of our letterheads")
    if job.letterhead_sheet and artwork.sheets:
        from stationery.products.letterhead_sheet import remark_on_later_sheets  # 1.0 ms

        remark_on_later_sheets(job.letterhead_sheet, artwork.sheets, len(composed.pages), diagnostics)
    return composed


def _remark_on_folds(job: Job, diagnostics: Diagnostics) -> None:
    """Tell of fold marks that the printer cuts off: a user's printing.yaml states a wider margin than they stand in."""
    folds = job.style.folds
    if folds is None:
        return
    margin = job.printable.on(job.paper.size).x
    if margin <= folds.from_left or margin + _LEAST_OF_FOLD <= folds.from_left + folds.length:
        return
    unit = job.paper.unit
    shown = "are not printed" if margin >= folds.from_left + folds.length else "are cut off"
    message = f"the fold marks of {job.style.name} {shown}: they begin {folds.from_left.words(unit)} from the left edge"
    hint = f"the margin in printing.yaml is {margin.words(unit)}; fold by the heights that `stationery catalog` shows"
    diagnostics.remark(message, job.letter.choices.style.place, hint)


def _artwork(
    job: Job, stock: Stock, signature: bytes | None, bars: WindowBars | None, diagnostics: Diagnostics
) -> Artwork:
    if signature is None and bars is None and job.letterhead_sheet is None:
        return NO_ARTWORK
    image = sheets = None
    if signature is not None:
        from stationery.products.signature import prepare_signature, remark_on_signature  # 0.3 ms

        image = prepare_signature(job.letter, signature)
        remark_on_signature(job.letter, image, diagnostics)
    if job.letterhead_sheet:
        from stationery.products.letterhead_sheet import own_sheets  # 1.0 ms

        sheets = own_sheets(job.letterhead_sheet, job.paper, stock, diagnostics)
    return Artwork(image, sheets, bars)


def add_logo_of(job: Job, manuscript: Manuscript, diagnostics: Diagnostics) -> Manuscript:
    """The manuscript with the logo of its letterhead, if there is one. Raises as products/logo does."""
    if job.letter.choices.logo is None or manuscript.masthead is None:
        return manuscript
    from stationery.products.logo import add_logo  # 1.5 ms

    return replace(manuscript, masthead=add_logo(job, manuscript.masthead, diagnostics))


def add_codes(job: Job, manuscript: Manuscript) -> Manuscript:
    """The manuscript with the QR codes of its body and its letterhead, where it has any. Raises as products/qr does."""
    if codes(manuscript.body):
        from stationery.products.qr import encode_codes  # 1.0 ms

        unit = job.card.card.unit if job.card_choice else job.paper.unit
        manuscript = encode_codes(job, manuscript, unit)
    if job.letterhead and job.letterhead.qr and job.product != "card" and manuscript.masthead:
        from stationery.products.qr import encode_own_code  # 1.0 ms

        manuscript = replace(manuscript, masthead=encode_own_code(job, manuscript.masthead))
    return manuscript
