"""The trip of a letter, and of its envelope with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import SourceError, StationeryError, each_fault
from stationery.model.letter import Letter, Written
from stationery.model.values import replace, value
from stationery.products.letter_pages import compose_letter_pages
from stationery.products.result import Result, draw_job
from stationery.resolve.job import NOTHING, EnvelopeOptions, Job, Options, PostalServices
from stationery.resolve.resolve import resolve
from stationery.resolve.typed_rows import may_be_told
from stationery.wording.letter import word_letter

if TYPE_CHECKING:
    from stationery.catalog.printers import Margins
    from stationery.model.composition import Composition
    from stationery.model.manuscript import Manuscript
    from stationery.model.page import Attachment
    from stationery.products.advice import Advice
    from stationery.products.enclosures import Enclosing

_NO_SERVICES = PostalServices()


@value
class Extras:
    """What goes with a letter beside its file: the picture of its signature, the `source` to attach to the PDF, the
    check whose errors are told, or what gives it where it may have something to tell, an envelope, what the post is to
    do (which is of the envelope, but for a barcode that its window shows), the printer that both are corrected for,
    what else stays clear on the envelope: left, top, right, bottom, as it is fed; and whether the pages of its
    enclosures are made."""

    signature: bytes | None = None
    with_envelope: bool = False
    draft: bool = False
    source: Attachment | None = None
    services: PostalServices = _NO_SERVICES
    advice: Advice | None = None
    printer: Written = NOTHING
    margins: Margins | None = None
    enclosing: Enclosing = ""
    advise_on: Callable[[Letter], Advice] | None = None

    @property
    def options(self) -> Options:
        envelope = EnvelopeOptions(margins=self.margins)
        return Options(
            envelope=envelope, services=self.services, draft=self.draft, whole=not self.draft, printer=self.printer
        )


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
    services: PostalServices | None = None,
) -> tuple[Result, ...]:
    """The letter's PDF and its envelope's; an envelope whose windows show both addresses is not printed."""
    return make_letter(letter, stock, Extras(signature, with_envelope, draft, source, services or _NO_SERVICES))


def make_letter(letter: Letter, stock: Stock, extras: Extras) -> tuple[Result, ...]:
    """The letter's PDF and, if they are asked for, its envelope's, and one for each of its enclosures; from one Job.

    Raises SourceError without a recipient or sender, or for marks `[[…]]` in it unless it is a draft, and what each
    room raises; all unknown names together.
    """
    diagnostics = Diagnostics()
    job, manuscript, composed = compose_whole(letter, stock, extras, diagnostics)
    parts: tuple[Composition, ...] = (composed,)
    if extras.enclosing:
        from stationery.products.enclosures import enclose  # 2.0 ms

        parts = enclose(composed, job, stock, extras.enclosing, diagnostics)
    result = draw_job(parts[0], manuscript, job, stock, job.paper, diagnostics, extras.source)
    with_envelope = look_at_envelope(job, composed, stock, extras, diagnostics)
    if not extras.draft:
        from stationery.products.address import remark_on_mailing, remark_on_parties  # 1.3 ms

        remark_on_parties(job, diagnostics, listed=False)
        if with_envelope and job.letter.recipient:
            remark_on_mailing(job.letter.recipient, job, diagnostics)
    results = [result]
    if with_envelope:
        from stationery.products.envelope import draw_envelope  # 1.7 ms

        results.append(draw_envelope(job_of_envelope(job), stock))
    if parts[1:]:
        from stationery.products.enclosures import draw_enclosures  # 2.0 ms

        results += draw_enclosures(parts[1:], job, manuscript, stock)
    advice = extras.advice
    if extras.advise_on and not advice and may_be_told(job.letter, job.language, job.addressee):
        advice = extras.advise_on(letter)
    if advice:
        from stationery.products.advice import advise  # 4.9 ms

        advise(job, manuscript, composed.pages, advice, diagnostics)
    results[0] = replace(result, remarks=diagnostics.remarks)
    return tuple(results)


def look_at_envelope(job: Job, composed: Composition, stock: Stock, extras: Extras, diagnostics: Diagnostics) -> bool:
    """Whether an envelope is to be printed; remarks on the letter in it. Raises SourceError for an endorsement without
    a place."""
    with_envelope = extras.with_envelope
    windowed = job.letter.choices.envelope and _has_window(job)
    if not (with_envelope or windowed):
        if job.letter.enclosed:
            from stationery.products.delivery_warnings import warn_of_enclosures  # 3.1 ms

            warn_of_enclosures(job, composed.pages, stock, diagnostics)
        return False
    from stationery.products.delivery_warnings import prints_on_envelope, warn_of_delivery  # 3.1 ms

    warn_of_delivery(job, composed.pages, stock, diagnostics)
    prints = prints_on_envelope(job)
    endorsement = extras.services.endorsement
    if with_envelope and not prints and endorsement:
        message = "an endorsement needs a return address printed beside it, and this envelope shows it in a window"
        raise SourceError(message, endorsement.place, "choose an envelope with one window, or with none")
    return with_envelope and prints


def job_of_envelope(job: Job) -> Job:
    """The letter's job as its envelope has it: a barcode stands on one of them."""
    services = job.options.services
    return _without_bars(job) if services.bars and job.envelope_as_sold.windows.windows else job


def resolve_for_envelope(letter: Letter, stock: Stock, extras: Extras) -> Job | None:
    """The job alone, to know the envelope before it is made; None where its windows leave nothing to print."""
    from stationery.products.delivery_warnings import prints_on_envelope  # 3.1 ms

    job = resolve(letter, stock, "letter", extras.options)
    return job if prints_on_envelope(job) else None


def compose_whole(
    letter: Letter, stock: Stock, extras: Extras, diagnostics: Diagnostics
) -> tuple[Job, Manuscript, Composition]:
    """The letter as far as it is no file yet; raises as `make_letter` does."""
    options = extras.options
    if letter.marks and not extras.draft:
        from stationery.products.placeholders import PRINT_ANYWAY, refuse_marks  # 0.3 ms

        refuse_marks(letter, PRINT_ANYWAY, beside=lambda: resolve(letter, stock, "letter", options))
    job = resolve(letter, stock, "letter", options)
    manuscript = word_letter(job, diagnostics)
    bars = None
    if extras.services.bars:
        from stationery.products.windows import window_bars  # 4.1 ms

        bars = window_bars(job, diagnostics)
    composed = compose_letter_pages(job, manuscript, stock, diagnostics, extras.signature, bars)
    if extras.draft:
        from stationery.products.placeholders import mark_draft, title_draft  # 0.3 ms

        composed = mark_draft(composed, job, job.fonts.body, stock)
        manuscript = title_draft(manuscript, job)
    return job, manuscript, composed


def _has_window(job: Job) -> bool:
    from stationery.catalog.envelopes import has_window  # 4.3 ms

    return has_window(job.store, job.envelope.text)


def _without_bars(job: Job) -> Job:
    """The job of an envelope whose barcode shows in its window."""
    return replace(job, options=replace(job.options, services=job.options.services.drop_bars()))


def further_faults(letter: Letter, stock: Stock) -> tuple[StationeryError, ...]:
    """What else is wrong with a letter that could only be read in part: unknown names, no recipient, a bad date."""
    try:
        resolve(letter, stock)
    except StationeryError as fault:
        return each_fault(fault)
    return ()
