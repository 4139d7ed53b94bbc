"""The trips of what is written on by hand: blank cards, and the ruled sheets that lie beneath them."""

from __future__ import annotations

from datetime import UTC, datetime, time

from stationery.jobs.card import AS_USUAL, NOTHING, Manner, choose_card
from stationery.jobs.imposed import card_order, compositor, finished_cards, media_of
from stationery.jobs.made import Made, created
from stationery.letter import Choices, Letter, Party, Written
from stationery.page import Document
from stationery.values import replace
from stationery.workshop import Workshop, default


def blank_cards(
    sender: Party | None,
    workshop: Workshop,
    card: Written = NOTHING,
    count: int = 0,
    *,
    choices: Choices | None = None,
    manner: Manner = AS_USUAL,
) -> Made:
    """Blank cards to write on by hand, with the sender's letterhead outside: `count`, or with 0 one full sheet."""
    from stationery.compose.card import blank_card
    from stationery.wording.note import word_cards

    choices = choices or Choices()
    choices = replace(choices, card=card) if card else choices
    letter = Letter("cards", sender=sender, choices=choices)
    chosen = choose_card(letter, workshop, manner)
    manuscript = word_cards(sender, chosen.language, workshop.shelf)
    made = blank_card(manuscript, card_order(chosen), compositor(chosen.heading_family, chosen, workshop))
    from stationery.compose.impose import impose, single

    if manner.single:
        imposed = single(made, chosen.card.id, media_of(chosen), count=count or 1)
    else:
        imposed = impose(made, chosen.paper, chosen.style.marks, count=count, up=manner.up)
    return finished_cards(imposed, manuscript, created(letter, chosen.language, workshop), chosen, workshop, manner)


def undersheet(
    workshop: Workshop,
    card: Written = NOTHING,
    envelope: Written = NOTHING,
    *,
    with_envelope: bool = False,
    sender: Party | None = None,
    paper: Written = NOTHING,
    manner: Manner = AS_USUAL,
) -> Made:
    """Ruled sheets to lay beneath a blank card, an envelope, or both (a page each), on ordinary paper.

    `with_envelope` adds the card's own envelope, if none is named; nothing named is the usual card. The sender's
    country says what post the envelope's zones are of.
    """
    from stationery.catalog.envelopes import envelope as find_envelope
    from stationery.catalog.posts import post_of
    from stationery.catalog.safety import safe_area
    from stationery.compose.composed import Composed
    from stationery.compose.undersheet import card_undersheet, envelope_undersheet
    from stationery.pdf.document import write_pdf

    shelf = workshop.shelf
    letter = Letter("under-sheet", sender=sender, choices=Choices(card=card, paper=paper))
    chosen = choose_card(letter, workshop, manner)
    style = chosen.style.undersheet
    typesetter = compositor(default(workshop, "envelope_font"), chosen, workshop)
    pages, names = [], []
    if with_envelope and not envelope:
        envelope = chosen.envelope
    if card or with_envelope or not envelope:
        pages.append(card_undersheet(chosen.card, chosen.fold.id, chosen.orientation, chosen.paper, style, typesetter))
        names.append(chosen.card.name)
    if envelope:
        cover = find_envelope(shelf, envelope)
        post, safe = post_of(shelf, chosen.country), safe_area(shelf)
        pages.append(envelope_undersheet(cover, post, safe, chosen.paper, style, typesetter, len(pages)))
        names.append(cover.name)
    moment = workshop.created or datetime.combine(workshop.today, time(), UTC)
    document = Document(tuple(pages), f"Under-sheet: {', '.join(names)}", "en", moment)
    composed = Composed(tuple(pages))
    finish = ("Lay what you write on upon the outline; the lines show through.",)
    return Made(
        write_pdf(document, workshop.library), composed.pages, chosen.paper.name, chosen.paper.unit, finish=finish
    )
