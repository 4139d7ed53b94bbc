"""The trip of an envelope, which needs of a letter only who it is for and from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stationery.errors import Place, SourceError
from stationery.jobs.made import Made, created, drawn
from stationery.letter import Letter, Party, Written
from stationery.values import replace
from stationery.workshop import Chosen, Workshop, choose, choose_families, default, dressed

if TYPE_CHECKING:
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.posts import Post
    from stationery.catalog.shelf import Shelf
    from stationery.compose.composed import Composed
    from stationery.compose.return_address import Design
    from stationery.errors import Remark
    from stationery.jobs.notices import Wanted
    from stationery.manuscript import Manuscript

NOTHING = Written("")


def envelope_pdf(
    letter: Letter,
    workshop: Workshop,
    *,
    family: Written = NOTHING,
    return_to: str = "front",
    upright: bool = False,
    stamp_box: bool = False,
    address: Written = NOTHING,
    chosen: Chosen | None = None,
    draft: bool = False,
    wanted: Wanted | None = None,
    told: bool = False,
) -> Made:
    """The PDF of the letter's envelope; of the letter only recipient, sender and choices are looked at.

    `family` is a typeface for all of it, or a pairing, whose letterhead's typeface dresses the return address.
    `return_to` is `front`, `none` or `flap`; an `upright` page is as one reads it, the usual one as a printer feeds it.
    `address` is `portrait` or `landscape` where the envelope is to be read otherwise than is its custom.
    `wanted` is an endorsement or a barcode; the letter's notations stand on the envelope by themselves.
    Lines too long or too many are remarked; what else seems wrong in the recipient's address, if it is to be `told`.
    """
    _needs_recipient(letter)
    chosen = chosen or choose(letter, workshop)
    composed, manuscript, cover = composed_envelope(
        letter,
        chosen,
        workshop,
        family=family,
        return_to=return_to,
        upright=upright,
        stamp_box=stamp_box,
        wanted=wanted,
        address=address,
    )
    if draft:
        from stationery.jobs.draft import draft_of, titled

        composed = draft_of(composed, chosen.language, chosen.envelope_family, workshop)
        manuscript = titled(manuscript, chosen.language)
    made = drawn(composed, manuscript, created(letter, chosen.language, workshop), workshop, cover)
    if told and letter.recipient:
        from stationery.jobs.address import remarks_on

        found = remarks_on(letter.recipient, letter.sender, chosen.language, workshop.shelf)
        made = replace(made, remarks=(*made.remarks, *found))
    return made


def composed_envelope(
    letter: Letter,
    chosen: Chosen,
    workshop: Workshop,
    *,
    family: Written = NOTHING,
    return_to: str = "front",
    upright: bool = False,
    stamp_box: bool = False,
    wanted: Wanted | None = None,
    address: Written = NOTHING,
) -> tuple[Composed, Manuscript, Envelope]:
    """The envelope's pages, its words and its paper, before anything is drawn."""
    from stationery.catalog.envelopes import as_read, envelope
    from stationery.catalog.posts import post_of
    from stationery.catalog.safety import safe_area
    from stationery.compose.envelope import compose_envelope
    from stationery.wording.letter import mailing_of, word_envelope

    recipient = _needs_recipient(letter)
    alone = False
    if family:
        families = choose_families(family, workshop)
        alone = not families.pairing
        covering = families.body if alone else families.envelope
        own = chosen.letterhead.font if chosen.letterhead else ""
        chosen = replace(chosen, head_family=own or families.letterhead, envelope_family=covering)
    post = post_of(workshop.shelf, chosen.country)
    cover = as_read(envelope(workshop.shelf, chosen.envelope), post, address)
    manuscript = word_envelope(
        recipient,
        letter.sender,
        chosen.language,
        workshop.shelf,
        letter.attention,
        mailing_of(letter.choices, workshop.shelf),
    )
    notices = None
    if wanted or letter.delivery_notation or letter.arrival_notation:
        from stationery.jobs.notices import Wanted, find_notices

        notices = find_notices(letter, chosen, post, workshop, wanted or Wanted(), return_to)
    composed = compose_envelope(
        manuscript,
        cover,
        post,
        safe_area(workshop.shelf),
        workshop.library,
        face=chosen.envelope_family,
        return_to=return_to,
        stamp_box=stamp_box,
        feed=not upright,
        design=None if alone else design_of(chosen, manuscript, workshop),
        notices=notices,
        **_travel(recipient, manuscript, cover, post, workshop),
    )
    if chosen.own and letter.sender and return_to != "none" and not (alone or letter.choices.letterhead):
        from stationery.jobs.paper import in_its_place

        told = in_its_place(chosen.own, chosen.letterhead, "the envelope")
        composed = replace(composed, remarks=(*composed.remarks, told))
    limited = _beyond_limits(letter, manuscript, chosen, workshop.shelf)
    return replace(composed, remarks=(*composed.remarks, *limited)) if limited else composed, manuscript, cover


def _beyond_limits(letter: Letter, manuscript: Manuscript, chosen: Chosen, shelf: Shelf) -> tuple[Remark, ...]:
    """That lines are too long for the post which delivers them, or too many; looked for only where it has a limit."""
    from stationery.wording.letter import country_of

    there = (country_of(letter.recipient, shelf) or chosen.country).lower()
    if there not in shelf.files("countries") or "limits:" not in shelf.source("countries", there):
        return ()
    from stationery.jobs.address import beyond_limits

    return beyond_limits(manuscript.delivery_address, there.upper(), chosen.country, shelf)


def _travel(
    recipient: Party, manuscript: Manuscript, cover: Envelope, post: Post, workshop: Workshop
) -> dict[str, Any]:
    """Whether it goes abroad, and what stands in the boxes for a postcode of the post's own country.

    Both are looked for only where the post has a rule for them.
    """
    boxes = post.boxes if cover.upright else None
    if not boxes:
        return {}
    from stationery.wording.letter import country_of

    country = country_of(recipient, workshop.shelf)
    abroad = bool(country) and country not in post.countries
    code = "" if abroad or not boxes else boxes.digits(tuple(line.text for line in manuscript.delivery_address))
    return {"abroad": abroad, "postcode": code}


def design_of(chosen: Chosen, manuscript: Manuscript, workshop: Workshop) -> Design | None:
    """How the letter's letterhead dresses the return address; None without a letterhead.

    A script face is for the note and not for the post: the usual one stands in for it.
    """
    head = dressed(chosen, workshop)
    if head is None:
        return None
    family = chosen.head_family
    if workshop.library.describe(family).purpose == "personal":
        family = default(workshop, "font")
    from stationery.catalog.setting import setting
    from stationery.compose.compositor import Compositor
    from stationery.compose.return_address import Design

    compositor = Compositor(workshop.library, setting(workshop.shelf), family, chosen.language.tag)
    monogram = manuscript.masthead.monogram if manuscript.masthead else None
    return Design(head.envelope, compositor, head.flap, monogram)


def _needs_recipient(letter: Letter) -> Party:
    if letter.recipient is None:
        hint = "write `to:` and below it the lines of the address, each indented by two spaces; or give --to"
        raise SourceError("who is the envelope for? there is no recipient", Place(letter.file), hint)
    return letter.recipient
