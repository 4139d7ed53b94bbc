"""The trip of a note on a card, and of its envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.errors import DoesNotFit, Remark
from stationery.jobs.card import AS_USUAL, ChosenCard, Manner, choose_card
from stationery.jobs.imposed import card_order, compositor, finished_cards, media_of
from stationery.jobs.made import Made, created
from stationery.letter import Choices, Letter, Written
from stationery.values import replace
from stationery.workshop import NO_LETTERHEAD, Workshop, choose, default

if TYPE_CHECKING:
    from stationery.manuscript import Manuscript
    from stationery.page import Item


def note_pdf(
    letter: Letter,
    workshop: Workshop,
    *,
    manner: Manner = AS_USUAL,
    signature: bytes | None = None,
    draft: bool = False,
) -> Made:
    """The note's card, on sheets of paper or in its own size. `signature` is the picture's bytes, if there is one.

    Raises SourceError without a sender or somebody to greet, or for marks that a `draft` would show; DoesNotFit for a
    note too long for its card or cards too large for the paper; UnknownName for all names that the catalog has not.
    """
    if letter.marks and not draft:
        from stationery.jobs.marks import PRINT_ANYWAY, refuse_marks

        refuse_marks(letter, PRINT_ANYWAY, beside=lambda: _worded(letter, workshop, manner))
    chosen, manuscript = _worded(letter, workshop, manner)
    return _note(letter, manuscript, chosen, workshop, manner, signature, draft)


def _worded(letter: Letter, workshop: Workshop, manner: Manner) -> tuple[ChosenCard, Manuscript]:
    from stationery.wording.note import word_note

    chosen = choose_card(letter, workshop, manner)
    punctuation = letter.choices.punctuation.text or chosen.style.punctuation
    manuscript = word_note(letter, chosen.language, workshop.shelf, today=workshop.today, punctuation=punctuation)
    return chosen, manuscript


def note_and_envelope(
    letter: Letter,
    workshop: Workshop,
    *,
    manner: Manner = AS_USUAL,
    signature: bytes | None = None,
    draft: bool = False,
) -> tuple[Made, Made]:
    """The note's card, and its envelope, dressed like it. Raises DoesNotFit for an envelope that cannot hold it."""
    card = note_pdf(letter, workshop, manner=manner, signature=signature, draft=draft)
    return card, card_envelope(letter, workshop, manner, draft)


def card_envelope(letter: Letter, workshop: Workshop, manner: Manner = AS_USUAL, draft: bool = False) -> Made:
    """The envelope of a note's card."""
    from stationery.catalog.envelopes import envelope
    from stationery.jobs.envelope import envelope_pdf

    chosen = choose_card(letter, workshop, manner)
    if not chosen.envelope:
        hint = "choose another card, or leave --with-envelope away: the address stands on its back"
        raise DoesNotFit(f"{chosen.card.name}: a postcard goes without an envelope", letter.choices.card.place, hint)
    cover = envelope(workshop.shelf, chosen.envelope)
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
    return envelope_pdf(plain, workshop, chosen=choose(plain, workshop), draft=draft)


def _note(
    letter: Letter,
    manuscript: Manuscript,
    chosen: ChosenCard,
    workshop: Workshop,
    manner: Manner,
    signature: bytes | None,
    draft: bool,
) -> Made:
    from stationery.compose.card import compose_card
    from stationery.compose.impose import impose, single
    from stationery.prose import codes

    order = card_order(chosen)
    told: tuple[Remark, ...] = ()
    if signature is not None:
        from stationery.jobs.signing import paper_left, signed

        order = replace(order, signature=signed(letter, signature))
        told = paper_left(letter, order.signature)
    if chosen.card.address_side and letter.recipient:
        order = replace(order, address=_address_side(letter, chosen, workshop))
    if codes(manuscript.body):
        from stationery.jobs.codes import with_codes

        manuscript = with_codes(letter, manuscript, chosen.language, workshop, chosen.card.unit)
    card = compose_card(
        manuscript,
        order,
        compositor(chosen.family, chosen, workshop),
        compositor(chosen.heading_family, chosen, workshop),
    )
    if manner.single:
        imposed = single(card, chosen.card.id, media_of(chosen))
    else:
        imposed = impose(card, chosen.paper, chosen.style.marks, up=manner.up)
    if draft:
        from stationery.jobs.draft import draft_of, titled

        composed = draft_of(imposed.composed, chosen.language, chosen.family, workshop)
        imposed, manuscript = replace(imposed, composed=composed), titled(manuscript, chosen.language)
    moment = created(letter, chosen.language, workshop)
    made = finished_cards(imposed, manuscript, moment, chosen, workshop, manner)
    return replace(made, remarks=(*made.remarks, *told)) if told else made


def _address_side(letter: Letter, chosen: ChosenCard, workshop: Workshop) -> tuple[Item, ...]:
    """A postcard's other side: both addresses in the post's zones, as on an envelope of the card's size."""
    from stationery.catalog.addressing import addressing
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.posts import post_of
    from stationery.catalog.safety import safe_area
    from stationery.compose.envelope import compose_envelope
    from stationery.geometry import Size
    from stationery.wording.letter import word_envelope

    assert letter.recipient is not None
    shelf, card = workshop.shelf, chosen.card
    size = Size(card.size.height, card.size.width)
    face = Envelope(card.id, card.name, size, card.unit, "", addressing(shelf), card.cite)
    manuscript = word_envelope(letter.recipient, letter.sender, chosen.language, shelf, letter.attention)
    composed = compose_envelope(
        manuscript,
        face,
        post_of(shelf, chosen.country),
        safe_area(shelf),
        workshop.library,
        face=default(workshop, "envelope_font"),
        feed=False,
    )
    return composed.pages[0].items
