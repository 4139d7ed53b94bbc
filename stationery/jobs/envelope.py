"""The trip of an envelope, which needs of a letter only who it is for and from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.errors import (
    Place,
    SourceError,
)
from stationery.jobs.made import Made, created, drawn
from stationery.letter import Letter, Party, Written
from stationery.values import replace
from stationery.workshop import Chosen, Workshop, choose, choose_families, dressed

if TYPE_CHECKING:
    from stationery.compose.return_address import Design

NOTHING = Written("")


def envelope_pdf(
    letter: Letter,
    workshop: Workshop,
    *,
    family: Written = NOTHING,
    return_to: str = "front",
    upright: bool = False,
    stamp_box: bool = False,
    chosen: Chosen | None = None,
    draft: bool = False,
) -> Made:
    """The PDF of the letter's envelope; of the letter only recipient, sender and choices are looked at.

    `family` is a typeface for all of it, or a pairing, whose letterhead's typeface dresses the return address.
    `return_to` is `front`, `none` or `flap`; an `upright` page is as one reads it, the usual one as a printer feeds it.
    """
    from stationery.catalog.envelopes import envelope
    from stationery.catalog.posts import post_of
    from stationery.catalog.safety import safe_area
    from stationery.compose.envelope import compose_envelope
    from stationery.wording.letter import word_envelope

    recipient = _needs_recipient(letter)
    chosen = chosen or choose(letter, workshop)
    alone = False
    if family:
        families = choose_families(family, workshop)
        alone = not families.pairing
        covering = families.body if alone else families.envelope
        chosen = replace(chosen, head_family=families.letterhead, envelope_family=covering)
    cover = envelope(workshop.shelf, chosen.envelope)
    manuscript = word_envelope(recipient, letter.sender, chosen.language, workshop.shelf, letter.attention)
    composed = compose_envelope(
        manuscript,
        cover,
        post_of(workshop.shelf, chosen.country),
        safe_area(workshop.shelf),
        workshop.library,
        face=chosen.envelope_family,
        return_to=return_to,
        stamp_box=stamp_box,
        feed=not upright,
        design=None if alone else _design(chosen, workshop),
    )
    if draft:
        from stationery.jobs.draft import draft_of, titled

        composed = draft_of(composed, chosen, chosen.envelope_family, workshop)
        manuscript = titled(manuscript, chosen)
    return drawn(composed, manuscript, created(letter, chosen.language, workshop), workshop, cover)


def _design(chosen: Chosen, workshop: Workshop) -> Design | None:
    """How the letter's letterhead dresses the return address; None without a letterhead."""
    head = dressed(chosen, workshop)
    if head is None:
        return None
    from stationery.catalog.setting import setting
    from stationery.compose.compositor import Compositor
    from stationery.compose.return_address import Design

    compositor = Compositor(workshop.library, setting(workshop.shelf), chosen.head_family, chosen.language.tag)
    return Design(head.envelope, compositor)


def _needs_recipient(letter: Letter) -> Party:
    if letter.recipient is None:
        hint = "write `to:` and below it the lines of the address, each indented by two spaces; or give --to"
        raise SourceError("who is the envelope for? there is no recipient", Place(letter.file), hint)
    return letter.recipient
