"""The trip of an envelope, which needs of a letter only who it is for and from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stationery.model.errors import Place, SourceError
from stationery.model.letter import Letter, Party, Written
from stationery.model.values import replace
from stationery.products.result import Result, created, drawn
from stationery.resolve.choose import Job, Stock, choose, choose_families, default, dressed

if TYPE_CHECKING:
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.posts import Post
    from stationery.compose.parts.return_address import Design
    from stationery.data.store import Store
    from stationery.model.composition import Composition
    from stationery.model.errors import Remark
    from stationery.model.manuscript import Manuscript
    from stationery.products.notices import PostalServices

NOTHING = Written("")


def envelope_pdf(
    letter: Letter,
    stock: Stock,
    *,
    family: Written = NOTHING,
    return_to: str = "front",
    upright: bool = False,
    stamp_box: bool = False,
    address: Written = NOTHING,
    chosen: Job | None = None,
    draft: bool = False,
    wanted: PostalServices | None = None,
    told: bool = False,
) -> Result:
    """The PDF of the letter's envelope; of the letter only recipient, sender and choices are looked at.

    `family` is a typeface for all of it, or a pairing, whose letterhead's typeface dresses the return address.
    `return_to` is `front`, `none` or `flap`; an `upright` page is as one reads it, the usual one as a printer feeds it.
    `address` is `portrait` or `landscape` where the envelope is to be read otherwise than is its custom.
    `wanted` is an endorsement or a barcode; the letter's notations stand on the envelope by themselves.
    Lines too long or too many are remarked; what else seems wrong in the recipient's address, if it is to be `told`.
    """
    _needs_recipient(letter)
    chosen = chosen or choose(letter, stock)
    composed, manuscript, cover = composed_envelope(
        letter,
        chosen,
        stock,
        family=family,
        return_to=return_to,
        upright=upright,
        stamp_box=stamp_box,
        wanted=wanted,
        address=address,
    )
    if draft:
        from stationery.products.watermark import draft_of, titled

        composed = draft_of(composed, chosen.language, chosen.envelope_family, stock)
        manuscript = titled(manuscript, chosen.language)
    made = drawn(composed, manuscript, created(letter, chosen.language, stock), stock, cover)
    if told and letter.recipient:
        from stationery.products.address import remarks_on

        found = remarks_on(letter.recipient, letter.sender, chosen.language, stock.store)
        made = replace(made, remarks=(*made.remarks, *found))
    return made


def composed_envelope(
    letter: Letter,
    chosen: Job,
    stock: Stock,
    *,
    family: Written = NOTHING,
    return_to: str = "front",
    upright: bool = False,
    stamp_box: bool = False,
    wanted: PostalServices | None = None,
    address: Written = NOTHING,
) -> tuple[Composition, Manuscript, Envelope]:
    """The envelope's pages, its words and its paper, before anything is drawn."""
    from stationery.catalog.envelopes import as_read, envelope
    from stationery.catalog.posts import post_of
    from stationery.catalog.printable_area import safe_area
    from stationery.compose.pieces.envelope import compose_envelope
    from stationery.wording.letter import mailing_of, word_envelope

    recipient = _needs_recipient(letter)
    alone = False
    if family:
        families = choose_families(family, stock)
        alone = not families.pairing
        covering = families.body if alone else families.envelope
        own = chosen.letterhead.font if chosen.letterhead else ""
        chosen = replace(chosen, head_family=own or families.letterhead, envelope_family=covering)
    post = post_of(stock.store, chosen.country)
    cover = as_read(envelope(stock.store, chosen.envelope), post, address)
    manuscript = word_envelope(
        recipient,
        letter.sender,
        chosen.language,
        stock.store,
        letter.attention,
        mailing_of(letter.choices, stock.store),
    )
    notices = None
    if wanted or letter.delivery_notation or letter.arrival_notation:
        from stationery.products.notices import PostalServices, find_notices

        notices = find_notices(letter, chosen, post, stock, wanted or PostalServices(), return_to)
    composed = compose_envelope(
        manuscript,
        cover,
        post,
        safe_area(stock.store),
        stock.library,
        face=chosen.envelope_family,
        return_to=return_to,
        stamp_box=stamp_box,
        feed=not upright,
        design=None if alone else design_of(chosen, manuscript, stock),
        notices=notices,
        **_travel(recipient, manuscript, cover, post, stock),
    )
    if chosen.own and letter.sender and return_to != "none" and not (alone or letter.choices.letterhead):
        from stationery.products.letterhead_sheet import in_its_place

        told = in_its_place(chosen.own, chosen.letterhead, "the envelope")
        composed = replace(composed, remarks=(*composed.remarks, told))
    limited = _beyond_limits(letter, manuscript, chosen, stock.store)
    return replace(composed, remarks=(*composed.remarks, *limited)) if limited else composed, manuscript, cover


def _beyond_limits(letter: Letter, manuscript: Manuscript, chosen: Job, store: Store) -> tuple[Remark, ...]:
    """That lines are too long for the post which delivers them, or too many; looked for only where it has a limit."""
    from stationery.catalog.countries import has_limits
    from stationery.wording.letter import country_of

    there = country_of(letter.recipient, store) or chosen.country
    if not has_limits(store, there):
        return ()
    from stationery.products.address import beyond_limits

    return beyond_limits(manuscript.delivery_address, there, chosen.country, store)


def _travel(recipient: Party, manuscript: Manuscript, cover: Envelope, post: Post, stock: Stock) -> dict[str, Any]:
    """Whether it goes abroad, and what stands in the boxes for a postcode of the post's own country.

    Both are looked for only where the post has a rule for them.
    """
    boxes = post.boxes if cover.upright else None
    if not boxes:
        return {}
    from stationery.wording.letter import country_of

    country = country_of(recipient, stock.store)
    abroad = bool(country) and country not in post.countries
    code = "" if abroad or not boxes else boxes.digits(tuple(line.text for line in manuscript.delivery_address))
    return {"abroad": abroad, "postcode": code}


def design_of(chosen: Job, manuscript: Manuscript, stock: Stock) -> Design | None:
    """How the letter's letterhead dresses the return address; None without a letterhead.

    A script face is for the note and not for the post: the usual one stands in for it.
    """
    head = dressed(chosen, stock)
    if head is None:
        return None
    family = chosen.head_family
    if stock.library.describe(family).purpose == "personal":
        family = default(stock, "font")
    from stationery.catalog.typesetting import setting
    from stationery.compose.parts.return_address import Design
    from stationery.compose.type.compositor import Compositor

    compositor = Compositor(stock.library, setting(stock.store), family, chosen.language.tag)
    monogram = manuscript.masthead.monogram if manuscript.masthead else None
    return Design(head.envelope, compositor, head.flap, monogram)


def _needs_recipient(letter: Letter) -> Party:
    if letter.recipient is None:
        hint = "write `to:` and below it the lines of the address, each indented by two spaces; or give --to"
        raise SourceError("who is the envelope for? there is no recipient", Place(letter.file), hint)
    return letter.recipient
