"""The trips of what is written on by hand: blank cards, and the ruled sheets that lie beneath them."""

from __future__ import annotations

from datetime import UTC, datetime, time

from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.page import Document
from stationery.model.values import replace
from stationery.products.imposition import card_order, compositor, finished_cards, media_of
from stationery.products.result import Result, created
from stationery.resolve.card import AS_USUAL, NOTHING, CardOptions, choose_card
from stationery.resolve.choose import Stock, default


def blank_cards(
    sender: Party | None,
    stock: Stock,
    card: Written = NOTHING,
    count: int = 0,
    *,
    choices: Choices | None = None,
    manner: CardOptions = AS_USUAL,
) -> Result:
    """Blank cards to write on by hand, with the sender's letterhead outside: `count`, or with 0 one full sheet."""
    from stationery.compose.pieces.card import blank_card
    from stationery.wording.card import word_cards

    choices = choices or Choices()
    choices = replace(choices, card=card) if card else choices
    letter = Letter("cards", sender=sender, choices=choices)
    chosen = choose_card(letter, stock, manner)
    manuscript = word_cards(sender, chosen.language, stock.store)
    made = blank_card(manuscript, card_order(chosen), compositor(chosen.heading_family, chosen, stock))
    from stationery.compose.pieces.imposition import impose, single

    if manner.single:
        imposed = single(made, chosen.card.id, media_of(chosen), count=count or 1)
    else:
        imposed = impose(made, chosen.paper, chosen.style.marks, count=count, up=manner.up)
    return finished_cards(imposed, manuscript, created(letter, chosen.language, stock), chosen, stock, manner)


def undersheet(
    stock: Stock,
    card: Written = NOTHING,
    envelope: Written = NOTHING,
    *,
    with_envelope: bool = False,
    sender: Party | None = None,
    paper: Written = NOTHING,
    manner: CardOptions = AS_USUAL,
) -> Result:
    """Ruled sheets to lay beneath a blank card, an envelope, or both (a page each), on ordinary paper.

    `with_envelope` adds the card's own envelope, if none is named; nothing named is the usual card. The sender's
    country says what post the envelope's zones are of.
    """
    from stationery.catalog.envelopes import envelope as find_envelope
    from stationery.catalog.posts import post_of
    from stationery.catalog.printable_area import safe_area
    from stationery.compose.pieces.undersheet import card_undersheet, envelope_undersheet
    from stationery.model.composition import Composition
    from stationery.pdf.document import write_pdf

    store = stock.store
    letter = Letter("under-sheet", sender=sender, choices=Choices(card=card, paper=paper))
    chosen = choose_card(letter, stock, manner)
    style = chosen.style.undersheet
    typesetter = compositor(default(stock, "envelope_font"), chosen, stock)
    pages, names = [], []
    if with_envelope and not envelope:
        envelope = chosen.envelope
    if card or with_envelope or not envelope:
        pages.append(card_undersheet(chosen.card, chosen.fold.id, chosen.orientation, chosen.paper, style, typesetter))
        names.append(chosen.card.name)
    if envelope:
        cover = find_envelope(store, envelope)
        post, safe = post_of(store, chosen.country), safe_area(store)
        pages.append(envelope_undersheet(cover, post, safe, chosen.paper, style, typesetter, len(pages)))
        names.append(cover.name)
    moment = stock.created or datetime.combine(stock.today, time(), UTC)
    document = Document(tuple(pages), f"Under-sheet: {', '.join(names)}", "en", moment)
    composed = Composition(tuple(pages))
    finish = ("Lay what you write on upon the outline; the lines show through.",)
    return Result(
        write_pdf(document, stock.library), composed.pages, chosen.paper.name, chosen.paper.unit, finish=finish
    )
