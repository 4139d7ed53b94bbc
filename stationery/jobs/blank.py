"""The trip of paper without a letter: sheets with their letterhead, continuation sheets, envelopes, in copies."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from stationery.errors import SourceError
from stationery.jobs.made import Made, drawn
from stationery.letter import Letter
from stationery.manuscript import Manuscript
from stationery.values import replace
from stationery.workshop import Chosen, Workshop, choose, dressed

if TYPE_CHECKING:
    from stationery.compose.composed import Composed
    from stationery.paper import OwnPaper
    from stationery.wording.masthead import Sending


def blank_pdfs(
    letter: Letter,
    workshop: Workshop,
    copies: int,
    *,
    continuation: bool = False,
    envelopes: bool = False,
    return_to: str = "front",
) -> tuple[Made, ...]:
    """So many first sheets in one PDF; and in one each, if wanted, as many continuation sheets and envelopes.

    Of the letter only sender and choices are looked at. Raises SourceError without a sender or a letterhead.
    """
    from stationery.wording.masthead import sending

    if letter.sender is None:
        raise SourceError("whose paper is it? there is no sender", None, "run `stationery init` once, or give --from")
    chosen = choose(letter, workshop)
    sent = sending(letter.sender, None, chosen.language, workshop.shelf)
    manuscript = _manuscript(sent, chosen)
    made = workshop.created or datetime.combine(workshop.today, time(), UTC)
    if chosen.own:
        results = _sheets_of_own(chosen.own, chosen, workshop, copies, continuation)
    else:
        results = _designed_sheets(sent, letter, chosen, workshop, copies, continuation)
    found = [drawn(composed, manuscript, made, workshop, chosen.paper) for composed in results]
    if envelopes:
        found.append(_envelopes(manuscript, chosen, workshop, copies, return_to, made, bool(letter.choices.letterhead)))
    return tuple(found)


def _designed_sheets(
    sent: Sending, letter: Letter, chosen: Chosen, workshop: Workshop, copies: int, continuation: bool
) -> list[Composed]:
    """So many first sheets with the letterhead, and as many continuation sheets. Raises SourceError without one."""
    from stationery.catalog.setting import setting
    from stationery.compose.blank import blank_sheets
    from stationery.compose.compositor import Compositor

    head = dressed(chosen, workshop)
    if head is None:
        hint = "choose a letterhead with --letterhead; `stationery catalog` lists them"
        raise SourceError("without a letterhead the paper is blank already", letter.choices.letterhead.place, hint)
    masthead = sent.masthead
    if head.qr and letter.sender:
        from stationery.jobs.codes import with_own_code

        place = letter.choices.qr.place or letter.choices.letterhead.place
        masthead = with_own_code(letter.sender, masthead, head.qr, head.qr_side, chosen, workshop, place)
    compositor = Compositor(workshop.library, setting(workshop.shelf), chosen.head_family, chosen.language.tag)
    results = []
    for later in (False, True) if continuation else (False,):
        sheets = blank_sheets(masthead, head, chosen.style, chosen.paper, compositor, copies, continuation=later)
        results.append(replace(sheets, remarks=() if later else sent.remarks))
    return results


def _sheets_of_own(
    own: OwnPaper, chosen: Chosen, workshop: Workshop, copies: int, continuation: bool
) -> list[Composed]:
    """So many first sheets of a letterhead PDF, and as many of its second page. Raises SourceError without one."""
    from stationery.compose.composed import Composed
    from stationery.compose.own_paper import drawn as forms
    from stationery.jobs.paper import own_sheets
    from stationery.page import Page

    if not own.file:
        hint = "name a letterhead, or a PDF of your own, with --letterhead"
        raise SourceError("the paper is printed already: there is nothing to print on it", own.place, hint)
    sheets, remarks = own_sheets(own, chosen.paper, workshop)
    if continuation and sheets.later is None:
        hint = "leave --continuation away: such sheets are plain paper; or add a second page to the PDF"
        raise SourceError(f"{own.file} has no page for continuation sheets", own.place, hint)
    paper = chosen.paper
    return [
        Composed((Page(paper.size, tuple(forms(form)), name=paper.id, media=paper.media),) * copies, told)
        for form, told in ((sheets.first, remarks), *(((sheets.later, ()),) if continuation else ()))
    ]


def _envelopes(
    manuscript: Manuscript,
    chosen: Chosen,
    workshop: Workshop,
    copies: int,
    return_to: str,
    made: datetime,
    named: bool,
) -> Made:
    from stationery.catalog.envelopes import as_read, envelope
    from stationery.catalog.posts import post_of
    from stationery.catalog.safety import safe_area
    from stationery.compose.blank import blank_envelopes
    from stationery.jobs.envelope import design_of

    post = post_of(workshop.shelf, chosen.country)
    cover = as_read(envelope(workshop.shelf, chosen.envelope), post)
    composed: Composed = blank_envelopes(
        manuscript,
        cover,
        post,
        safe_area(workshop.shelf),
        workshop.library,
        copies,
        face=chosen.envelope_family,
        return_to=return_to,
        design=design_of(chosen, manuscript, workshop),
    )
    if chosen.own and not named:
        from stationery.jobs.paper import in_its_place

        told = in_its_place(chosen.own, chosen.letterhead, "the envelope")
        composed = replace(composed, remarks=(*composed.remarks, told))
    return drawn(composed, manuscript, made, workshop, cover)


def _manuscript(sent: Sending, chosen: Chosen) -> Manuscript:
    """The sender alone; the title is the name, which needs no translation."""
    return Manuscript(
        language=chosen.language.tag,
        title=sent.name.text,
        author=sent.author,
        masthead=sent.masthead,
        return_address=sent.return_address,
    )
