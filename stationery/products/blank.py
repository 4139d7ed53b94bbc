"""The trip of paper without a letter: sheets with their letterhead, continuation sheets, envelopes, in copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.data.stock import Stock
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import SourceError
from stationery.model.letter import Letter
from stationery.model.manuscript import Manuscript
from stationery.products.result import Result, draw_job
from stationery.resolve.job import EnvelopeOptions, Job, Options, ReturnTo
from stationery.resolve.resolve import resolve
from stationery.wording.letter import word_sender_alone

if TYPE_CHECKING:
    from stationery.model.letterhead_sheet import LetterheadSheet


def blank_pdfs(
    letter: Letter,
    stock: Stock,
    copies: int,
    *,
    continuation: bool = False,
    envelopes: bool = False,
    return_to: ReturnTo = "front",
) -> tuple[Result, ...]:
    """So many first sheets in one PDF; and in one each, if wanted, as many continuation sheets and envelopes.

    Of the letter only sender and choices are looked at. Raises SourceError without a sender or a letterhead.
    """
    if letter.sender is None:
        raise SourceError("whose paper is it? there is no sender", None, "run `stationery init` once, or give --from")
    job = resolve(letter, stock, "blank", Options(envelope=EnvelopeOptions(return_to=return_to)))
    first, later, of_envelopes = Diagnostics(), Diagnostics(), Diagnostics()
    if job.letterhead_sheet:
        manuscript = word_sender_alone(job, Diagnostics())
        sheets = _sheets_of_own(job.letterhead_sheet, job, stock, copies, continuation, first)
    else:
        manuscript = word_sender_alone(job, first)
        sheets = _designed_sheets(manuscript, job, stock, copies, continuation)
    found = [
        draw_job(composed, manuscript, job, stock, job.paper, diagnostics)
        for composed, diagnostics in zip(sheets, (first, later), strict=False)
    ]
    if envelopes:
        found.append(_envelopes(manuscript, job, stock, copies, of_envelopes))
    return tuple(found)


def _designed_sheets(
    manuscript: Manuscript, job: Job, stock: Stock, copies: int, continuation: bool
) -> list[Composition]:
    """So many first sheets with the letterhead, and as many continuation sheets. Raises SourceError without one."""
    from stationery.compose.pieces.blank import blank_sheets

    if job.letterhead is None:
        hint = "choose a letterhead with --letterhead; `stationery catalog` lists them"
        place = job.letter.choices.letterhead.place
        raise SourceError("without a letterhead the paper is blank already", place, hint)
    masthead = manuscript.masthead
    assert masthead
    if job.letterhead.qr:
        from stationery.products.qr import encode_own_code

        masthead = encode_own_code(job, masthead)
    kinds = (False, True) if continuation else (False,)
    return [blank_sheets(masthead, job, stock.typefaces, copies, continuation=later) for later in kinds]


def _sheets_of_own(
    own: LetterheadSheet, job: Job, stock: Stock, copies: int, continuation: bool, diagnostics: Diagnostics
) -> list[Composition]:
    """So many first sheets of a letterhead PDF, and as many of its second page. Raises SourceError without one."""
    from stationery.compose.parts.letterhead_sheet import draw_form
    from stationery.model.page import Page
    from stationery.products.letterhead_sheet import own_sheets

    if not own.file:
        hint = "name a letterhead, or a PDF of your own, with --letterhead"
        raise SourceError("the paper is printed already: there is nothing to print on it", own.place, hint)
    sheets = own_sheets(own, job.paper, stock, diagnostics)
    if continuation and sheets.later is None:
        hint = "leave --continuation away: such sheets are plain paper; or add a second page to the PDF"
        raise SourceError(f"{own.file} has no page for continuation sheets", own.place, hint)
    paper = job.paper
    return [
        Composition((Page(paper.size, tuple(draw_form(form)), name=paper.id, media=paper.media),) * copies)
        for form in (sheets.first, *((sheets.later,) if continuation else ()))
    ]


def _envelopes(manuscript: Manuscript, job: Job, stock: Stock, copies: int, diagnostics: Diagnostics) -> Result:
    from stationery.compose.pieces.blank import blank_envelopes
    from stationery.products.envelope import face_of

    composed = blank_envelopes(manuscript, face_of(job, manuscript, stock), stock.typefaces, copies, diagnostics)
    if job.letterhead_sheet and not job.letter.choices.letterhead:
        from stationery.products.letterhead_sheet import remark_in_its_place

        remark_in_its_place(job.letterhead_sheet, job.letterhead, "the envelope", diagnostics)
    return draw_job(composed, manuscript, job, stock, job.cover, diagnostics)
