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
    from stationery.catalog.setting import setting
    from stationery.compose.blank import blank_sheets
    from stationery.compose.compositor import Compositor
    from stationery.wording.masthead import sending

    if letter.sender is None:
        raise SourceError("whose paper is it? there is no sender", None, "run `stationery init` once, or give --from")
    chosen = choose(letter, workshop)
    sent = sending(letter.sender, None, chosen.language, workshop.shelf)
    head = dressed(chosen, workshop)
    if head is None:
        hint = "choose a letterhead with --letterhead; `stationery catalog` lists them"
        raise SourceError("without a letterhead the paper is blank already", letter.choices.letterhead.place, hint)
    compositor = Compositor(workshop.library, setting(workshop.shelf), chosen.head_family, chosen.language.tag)
    results = []
    for later in (False, True) if continuation else (False,):
        sheets = blank_sheets(sent.masthead, head, chosen.style, chosen.paper, compositor, copies, continuation=later)
        results.append((replace(sheets, remarks=() if later else sent.remarks), chosen.paper))
    manuscript = _manuscript(sent, chosen)
    made = workshop.created or datetime.combine(workshop.today, time(), UTC)
    found = [drawn(composed, manuscript, made, workshop, sheet) for composed, sheet in results]
    if envelopes:
        found.append(_envelopes(manuscript, chosen, workshop, copies, return_to, made))
    return tuple(found)


def _envelopes(
    manuscript: Manuscript, chosen: Chosen, workshop: Workshop, copies: int, return_to: str, made: datetime
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
