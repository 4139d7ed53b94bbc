"""The trip of a note on a card, and of its envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.model.errors import DoesNotFit, Remark
from stationery.model.letter import Choices, Letter, Written
from stationery.model.values import replace
from stationery.products.imposition import card_order, compositor, finished_cards, media_of
from stationery.products.result import Result, created
from stationery.resolve.card import AS_USUAL, CardJob, CardOptions, choose_card
from stationery.resolve.choose import NO_LETTERHEAD, Stock, choose, default

if TYPE_CHECKING:
    from stationery.model.manuscript import Manuscript
    from stationery.model.page import Item


def note_pdf(
    letter: Letter,
    stock: Stock,
    *,
    manner: CardOptions = AS_USUAL,
    signature: bytes | None = None,
    draft: bool = False,
) -> Result:
    """The note's card, on sheets of paper or in its own size. `signature` is the picture's bytes, if there is one.

    Raises SourceError without a sender or somebody to greet, or for marks that a `draft` would show; DoesNotFit for a
    note too long for its card or cards too large for the paper; UnknownName for all names that the catalog has not.
    """
    if letter.marks and not draft:
        from stationery.products.placeholders import PRINT_ANYWAY, refuse_marks

        refuse_marks(letter, PRINT_ANYWAY, beside=lambda: _worded(letter, stock, manner))
    chosen, manuscript = _worded(letter, stock, manner)
    return _note(letter, manuscript, chosen, stock, manner, signature, draft)


def _worded(letter: Letter, stock: Stock, manner: CardOptions) -> tuple[CardJob, Manuscript]:
    from stationery.wording.card import word_note

    chosen = choose_card(letter, stock, manner)
    punctuation = letter.choices.punctuation.text or chosen.style.punctuation
    manuscript = word_note(letter, chosen.language, stock.store, today=stock.today, punctuation=punctuation)
    return chosen, manuscript


def note_and_envelope(
    letter: Letter,
    stock: Stock,
    *,
    manner: CardOptions = AS_USUAL,
    signature: bytes | None = None,
    draft: bool = False,
) -> tuple[Result, Result]:
    """The note's card, and its envelope, dressed like it. Raises DoesNotFit for an envelope that cannot hold it."""
    card = note_pdf(letter, stock, manner=manner, signature=signature, draft=draft)
    return card, card_envelope(letter, stock, manner, draft)


def card_envelope(letter: Letter, stock: Stock, manner: CardOptions = AS_USUAL, draft: bool = False) -> Result:
    """The envelope of a note's card."""
    from stationery.catalog.envelopes import envelope
    from stationery.products.envelope import envelope_pdf

    chosen = choose_card(letter, stock, manner)
    if not chosen.envelope:
        hint = "choose another card, or leave --with-envelope away: the address stands on its back"
        raise DoesNotFit(f"{chosen.card.name}: a postcard goes without an envelope", letter.choices.card.place, hint)
    cover = envelope(stock.store, chosen.envelope)
    if cover.size.width < chosen.card.size.height or cover.size.height < chosen.card.size.width:
        raise DoesNotFit(
            f"the {chosen.card.name} does not go into {cover.name}",
            chosen.envelope.place,
            f"its own envelope is {chosen.card.envelope}",
        )
    choices = Choices(
        letterhead=Written(chosen.letterhead.id if chosen.letterhead else NO_LETTERHEAD),
        envelope=chosen.envelope,
        font=Written(chosen.heading_family),
        language=letter.choices.language,
        accent=letter.choices.accent,
        letters=letter.choices.letters,
        monogram=letter.choices.monogram,
        particulars=letter.choices.particulars,
        head_font=letter.choices.head_font,
    )
    plain = replace(letter, choices=choices)
    return envelope_pdf(plain, stock, chosen=choose(plain, stock), draft=draft)


def _note(
    letter: Letter,
    manuscript: Manuscript,
    chosen: CardJob,
    stock: Stock,
    manner: CardOptions,
    signature: bytes | None,
    draft: bool,
) -> Result:
    from stationery.compose.pieces.card import compose_card
    from stationery.compose.pieces.imposition import impose, single
    from stationery.model.prose import codes

    order = card_order(chosen)
    told: tuple[Remark, ...] = ()
    if signature is not None:
        from stationery.products.signature import paper_left, signed

        order = replace(order, signature=signed(letter, signature))
        told = paper_left(letter, order.signature)
    if chosen.card.address_side and letter.recipient:
        order = replace(order, address=_address_side(letter, chosen, stock))
    if codes(manuscript.body):
        from stationery.products.qr import with_codes

        manuscript = with_codes(letter, manuscript, chosen.language, stock, chosen.card.unit)
    card = compose_card(
        manuscript,
        order,
        compositor(chosen.family, chosen, stock),
        compositor(chosen.heading_family, chosen, stock),
    )
    if manner.single:
        imposed = single(card, chosen.card.id, media_of(chosen))
    else:
        imposed = impose(card, chosen.paper, chosen.style.marks, up=manner.up)
    if draft:
        from stationery.products.watermark import draft_of, titled

        composed = draft_of(imposed.composed, chosen.language, chosen.family, stock)
        imposed, manuscript = replace(imposed, composed=composed), titled(manuscript, chosen.language)
    moment = created(letter, chosen.language, stock)
    made = finished_cards(imposed, manuscript, moment, chosen, stock, manner)
    return replace(made, remarks=(*made.remarks, *told)) if told else made


def _address_side(letter: Letter, chosen: CardJob, stock: Stock) -> tuple[Item, ...]:
    """A postcard's other side: both addresses in the post's zones, as on an envelope of the card's size."""
    from stationery.catalog.addressing import addressing
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.posts import post_of
    from stationery.catalog.printable_area import safe_area
    from stationery.compose.pieces.envelope import compose_envelope
    from stationery.model.geometry import Size
    from stationery.wording.letter import word_envelope

    assert letter.recipient is not None
    store, card = stock.store, chosen.card
    size = Size(card.size.height, card.size.width)
    face = Envelope(card.id, card.name, size, card.unit, "", addressing(store), card.cite)
    manuscript = word_envelope(letter.recipient, letter.sender, chosen.language, store, letter.attention)
    composed = compose_envelope(
        manuscript,
        face,
        post_of(store, chosen.country),
        safe_area(store),
        stock.library,
        face=default(stock, "envelope_font"),
        feed=False,
    )
    return composed.pages[0].items
