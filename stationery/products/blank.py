"""The trip of paper without a letter: sheets with their letterhead, continuation sheets, envelopes, in copies."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from stationery.model.errors import SourceError
from stationery.model.letter import Letter
from stationery.model.manuscript import Manuscript
from stationery.model.values import replace
from stationery.products.result import Result, drawn
from stationery.resolve.choose import Job, Stock, choose, dressed

if TYPE_CHECKING:
    from stationery.model.composition import Composition
    from stationery.model.letterhead_sheet import LetterheadSheet
    from stationery.wording.masthead import Sending


def blank_pdfs(
    letter: Letter,
    stock: Stock,
    copies: int,
    *,
    continuation: bool = False,
    envelopes: bool = False,
    return_to: str = "front",
) -> tuple[Result, ...]:
    """So many first sheets in one PDF; and in one each, if wanted, as many continuation sheets and envelopes.

    Of the letter only sender and choices are looked at. Raises SourceError without a sender or a letterhead.
    """
    from stationery.wording.masthead import sending

    if letter.sender is None:
        raise SourceError("whose paper is it? there is no sender", None, "run `stationery init` once, or give --from")
    chosen = choose(letter, stock)
    sent = sending(letter.sender, None, chosen.language, stock.store)
    manuscript = _manuscript(sent, chosen)
    made = stock.created or datetime.combine(stock.today, time(), UTC)
    if chosen.own:
        results = _sheets_of_own(chosen.own, chosen, stock, copies, continuation)
    else:
        results = _designed_sheets(sent, letter, chosen, stock, copies, continuation)
    found = [drawn(composed, manuscript, made, stock, chosen.paper) for composed in results]
    if envelopes:
        found.append(_envelopes(manuscript, chosen, stock, copies, return_to, made, bool(letter.choices.letterhead)))
    return tuple(found)


def _designed_sheets(
    sent: Sending, letter: Letter, chosen: Job, stock: Stock, copies: int, continuation: bool
) -> list[Composition]:
    """So many first sheets with the letterhead, and as many continuation sheets. Raises SourceError without one."""
    from stationery.catalog.typesetting import setting
    from stationery.compose.pieces.blank import blank_sheets
    from stationery.compose.type.compositor import Compositor

    head = dressed(chosen, stock)
    if head is None:
        hint = "choose a letterhead with --letterhead; `stationery catalog` lists them"
        raise SourceError("without a letterhead the paper is blank already", letter.choices.letterhead.place, hint)
    masthead = sent.masthead
    if head.qr and letter.sender:
        from stationery.products.qr import with_own_code

        place = letter.choices.qr.place or letter.choices.letterhead.place
        masthead = with_own_code(letter.sender, masthead, head.qr, head.qr_side, chosen, stock, place)
    compositor = Compositor(stock.library, setting(stock.store), chosen.head_family, chosen.language.tag)
    results = []
    for later in (False, True) if continuation else (False,):
        sheets = blank_sheets(masthead, head, chosen.style, chosen.paper, compositor, copies, continuation=later)
        results.append(replace(sheets, remarks=() if later else sent.remarks))
    return results


def _sheets_of_own(
    own: LetterheadSheet, chosen: Job, stock: Stock, copies: int, continuation: bool
) -> list[Composition]:
    """So many first sheets of a letterhead PDF, and as many of its second page. Raises SourceError without one."""
    from stationery.compose.parts.letterhead_sheet import drawn as forms
    from stationery.model.composition import Composition
    from stationery.model.page import Page
    from stationery.products.letterhead_sheet import own_sheets

    if not own.file:
        hint = "name a letterhead, or a PDF of your own, with --letterhead"
        raise SourceError("the paper is printed already: there is nothing to print on it", own.place, hint)
    sheets, remarks = own_sheets(own, chosen.paper, stock)
    if continuation and sheets.later is None:
        hint = "leave --continuation away: such sheets are plain paper; or add a second page to the PDF"
        raise SourceError(f"{own.file} has no page for continuation sheets", own.place, hint)
    paper = chosen.paper
    return [
        Composition((Page(paper.size, tuple(forms(form)), name=paper.id, media=paper.media),) * copies, told)
        for form, told in ((sheets.first, remarks), *(((sheets.later, ()),) if continuation else ()))
    ]


def _envelopes(
    manuscript: Manuscript,
    chosen: Job,
    stock: Stock,
    copies: int,
    return_to: str,
    made: datetime,
    named: bool,
) -> Result:
    from stationery.catalog.envelopes import as_read, envelope
    from stationery.catalog.posts import post_of
    from stationery.catalog.printable_area import safe_area
    from stationery.compose.pieces.blank import blank_envelopes
    from stationery.products.envelope import design_of

    post = post_of(stock.store, chosen.country)
    cover = as_read(envelope(stock.store, chosen.envelope), post)
    composed: Composition = blank_envelopes(
        manuscript,
        cover,
        post,
        safe_area(stock.store),
        stock.library,
        copies,
        face=chosen.envelope_family,
        return_to=return_to,
        design=design_of(chosen, manuscript, stock),
    )
    if chosen.own and not named:
        from stationery.products.letterhead_sheet import in_its_place

        told = in_its_place(chosen.own, chosen.letterhead, "the envelope")
        composed = replace(composed, remarks=(*composed.remarks, told))
    return drawn(composed, manuscript, made, stock, cover)


def _manuscript(sent: Sending, chosen: Job) -> Manuscript:
    """The sender alone; the title is the name, which needs no translation."""
    return Manuscript(
        language=chosen.language.tag,
        title=sent.name.text,
        author=sent.author,
        masthead=sent.masthead,
        return_address=sent.return_address,
    )
