"""The trip of a letter, and of its envelope with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.envelopes import has_window
from stationery.compose.parts.artwork import NO_ARTWORK, Artwork
from stationery.compose.pieces.letter import compose_letter
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import SourceError, StationeryError, each_fault
from stationery.model.letter import Letter
from stationery.model.values import replace, value
from stationery.products.result import Result, draw_job
from stationery.resolve.job import Job, Options, PostalServices
from stationery.resolve.resolve import resolve
from stationery.wording.letter import word_letter

if TYPE_CHECKING:
    from stationery.compose.parts.window_barcode import WindowBars
    from stationery.model.composition import Composition
    from stationery.model.manuscript import Manuscript
    from stationery.model.page import Attachment
    from stationery.products.advice import Advice

_NO_SERVICES = PostalServices()


@value
class Extras:
    """What goes with a letter beside its file: the picture of its signature, the `source` to attach to the PDF, the
    check whose errors are told, an envelope, and what the post is to do (which is of the envelope, but for a barcode
    that its window shows)."""

    signature: bytes | None = None
    with_envelope: bool = False
    draft: bool = False
    source: Attachment | None = None
    services: PostalServices = _NO_SERVICES
    advice: Advice | None = None


def letter_pdf(letter: Letter, stock: Stock, signature: bytes | None = None, draft: bool = False) -> Result:
    """The letter's PDF. `signature` is the picture's bytes, if the letter names one."""
    return make_letter(letter, stock, Extras(signature, draft=draft))[0]


def letter_and_envelope(
    letter: Letter,
    stock: Stock,
    signature: bytes | None = None,
    with_envelope: bool = True,
    draft: bool = False,
    source: Attachment | None = None,
    wanted: PostalServices | None = None,
) -> tuple[Result, ...]:
    """The letter's PDF and its envelope's; an envelope whose windows show both addresses is not printed."""
    return make_letter(letter, stock, Extras(signature, with_envelope, draft, source, wanted or _NO_SERVICES))


def make_letter(letter: Letter, stock: Stock, extras: Extras) -> tuple[Result, ...]:
    """The letter's PDF and, if it is asked for, its envelope's, from one Job.

    Raises SourceError without a recipient or sender, or for marks `[[…]]` in it unless it is a draft, and what each
    room raises; all unknown names together.
    """
    options = Options(services=extras.services, draft=extras.draft)
    if letter.marks and not extras.draft:
        from stationery.products.placeholders import PRINT_ANYWAY, refuse_marks

        refuse_marks(letter, PRINT_ANYWAY, beside=lambda: resolve(letter, stock, "letter", options))
    job, diagnostics = resolve(letter, stock, "letter", options), Diagnostics()
    manuscript = word_letter(job, diagnostics)
    bars = None
    if extras.services.bars:
        from stationery.products.window_barcode import window_bars

        bars = window_bars(job, diagnostics)
    composed = compose_letter_pages(job, manuscript, stock, diagnostics, extras.signature, bars)
    if extras.draft:
        from stationery.products.watermark import mark_draft, title_draft

        composed = mark_draft(composed, job, job.fonts.body, stock)
        manuscript = title_draft(manuscript, job)
    made = draw_job(composed, manuscript, job, stock, job.paper, diagnostics, extras.source)
    with_envelope = extras.with_envelope
    if with_envelope or (letter.choices.envelope and has_window(stock.store, job.envelope.text)):
        from stationery.products.delivery_warnings import prints_on_envelope, warn_of_delivery

        warn_of_delivery(job, composed.pages, stock, diagnostics)
        prints = prints_on_envelope(job)
        endorsement = extras.services.endorsement
        if with_envelope and not prints and endorsement:
            message = "an endorsement needs a return address printed beside it; the window of this envelope shows it"
            raise SourceError(message, endorsement.place, "take an envelope with one window, or with none")
        with_envelope = with_envelope and prints
    results = [made]
    if with_envelope:
        from stationery.products.envelope import draw_envelope  # 4 ms that a letter alone has no need of

        cover = _without_bars(job) if bars else job
        results.append(draw_envelope(cover, stock, told=letter.kind == "letter"))
    if extras.advice:
        from stationery.products.advice import advise

        advise(job, manuscript, composed.pages, extras.advice, diagnostics)
    results[0] = replace(made, remarks=diagnostics.remarks)
    return tuple(results)


def _without_bars(job: Job) -> Job:
    """The job of an envelope whose barcode shows in its window."""
    return replace(job, options=replace(job.options, services=job.options.services.without_bars()))


def further_faults(letter: Letter, stock: Stock) -> tuple[StationeryError, ...]:
    """What else is wrong with a letter that could only be read in part: unknown names, no recipient, a bad date."""
    try:
        resolve(letter, stock)
    except StationeryError as fault:
        return each_fault(fault)
    return ()


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
    manuscript = add_codes(job, manuscript)
    artwork = _artwork(job, stock, signature, bars, of_artwork)
    composed = compose_letter(manuscript, job, stock.typefaces, artwork, diagnostics)
    diagnostics.add(*of_artwork.remarks)
    particulars = job.letter.choices.particulars
    if job.letterhead and particulars and manuscript.masthead:
        from stationery.compose.parts.masthead_rows import remark_lacking

        remark_lacking(manuscript.masthead, particulars, diagnostics)
    if job.letterhead_sheet and artwork.sheets:
        from stationery.products.letterhead_sheet import remark_on_later_sheets

        remark_on_later_sheets(job.letterhead_sheet, artwork.sheets, len(composed.pages), diagnostics)
    return composed


def _artwork(
    job: Job, stock: Stock, signature: bytes | None, bars: WindowBars | None, diagnostics: Diagnostics
) -> Artwork:
    if signature is None and bars is None and job.letterhead_sheet is None:
        return NO_ARTWORK
    image = sheets = None
    if signature is not None:
        from stationery.products.signature import prepare_signature, remark_on_paper

        image = prepare_signature(job.letter, signature)
        remark_on_paper(job.letter, image, diagnostics)
    if job.letterhead_sheet:
        from stationery.products.letterhead_sheet import own_sheets

        sheets = own_sheets(job.letterhead_sheet, job.paper, stock, diagnostics)
    return Artwork(image, sheets, bars)


def add_codes(job: Job, manuscript: Manuscript) -> Manuscript:
    """The manuscript with the QR codes of its body and its letterhead, where it has any. Raises as products/qr does."""
    from stationery.model.prose import codes

    if codes(manuscript.body):
        from stationery.products.qr import encode_codes

        unit = job.card.card.unit if job.card_choice else job.paper.unit
        manuscript = encode_codes(job, manuscript, unit)
    if job.letterhead and job.letterhead.qr and job.product != "card" and manuscript.masthead:
        from stationery.products.qr import encode_own_code

        manuscript = replace(manuscript, masthead=encode_own_code(job, manuscript.masthead))
    return manuscript
