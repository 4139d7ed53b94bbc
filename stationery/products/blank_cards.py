"""The trips of what is written on by hand: blank cards, and the ruled sheets that lie beneath them."""

from __future__ import annotations

from datetime import UTC, datetime, time

from stationery.compose.pieces.card import blank_card
from stationery.compose.pieces.imposition import impose, place_alone
from stationery.compose.type.compositor import Compositor
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.page import Document
from stationery.model.values import replace
from stationery.products.imposition import draw_cards
from stationery.products.result import Result
from stationery.products.stock import library_of
from stationery.resolve.defaults import default
from stationery.resolve.job import NOTHING, CardOptions, Options
from stationery.resolve.resolve import resolve
from stationery.wording.card import word_cards

_AS_USUAL = CardOptions()


def blank_cards(
    sender: Party | None,
    stock: Stock,
    card: Written = NOTHING,
    count: int = 0,
    *,
    choices: Choices | None = None,
    manner: CardOptions = _AS_USUAL,
) -> Result:
    """Blank cards to write on by hand, with the sender's letterhead outside: `count`, or with 0 one full sheet."""
    choices = choices or Choices()
    choices = replace(choices, card=card) if card else choices
    letter = Letter("cards", sender=sender, choices=choices)
    job = resolve(letter, stock, "blank card", Options(card=manner))
    manuscript = word_cards(job)
    made = blank_card(manuscript, job, stock.typefaces)
    if manner.single:
        imposed = place_alone(made, job.card.card.id, job.card.media, count=count or 1)
    else:
        imposed = impose(made, job.paper, job.card.style.marks, count=count, up=manner.up)
    return draw_cards(imposed, manuscript, job, stock, Diagnostics())


def undersheet(
    stock: Stock,
    card: Written = NOTHING,
    envelope: Written = NOTHING,
    *,
    with_envelope: bool = False,
    sender: Party | None = None,
    paper: Written = NOTHING,
    manner: CardOptions = _AS_USUAL,
) -> Result:
    """Ruled sheets to lay beneath a blank card, an envelope, or both (a page each), on ordinary paper.

    `with_envelope` adds the card's own envelope, if none is named; nothing named is the usual card. The sender's
    country says what post the envelope's zones are of.
    """
    from stationery.catalog.envelopes import envelope as find_envelope
    from stationery.compose.pieces.undersheet import card_undersheet, envelope_undersheet
    from stationery.pdf.document import write_pdf

    letter = Letter("under-sheet", sender=sender, choices=Choices(card=card, paper=paper))
    job = resolve(letter, stock, "blank card", Options(card=manner))
    choice, style = job.card, job.card.style.undersheet
    typesetter = Compositor(stock.typefaces, job.setting, default(stock, "envelope_font"), job.language.tag)
    pages, names = [], []
    if with_envelope and not envelope:
        envelope = job.envelope
    if card or with_envelope or not envelope:
        pages.append(card_undersheet(choice.card, choice.fold.id, choice.orientation, job.paper, style, typesetter))
        names.append(choice.card.name)
    if envelope:
        cover = find_envelope(job.store, envelope)
        pages.append(envelope_undersheet(cover, job.post, job.printable, job.paper, style, typesetter, len(pages)))
        names.append(cover.name)
    moment = stock.created or datetime.combine(stock.today, time(), UTC)
    document = Document(tuple(pages), f"Under-sheet: {', '.join(names)}", "en", moment)
    finish = ("Lay what you write on upon the outline; the lines show through.",)
    pdf = write_pdf(document, library_of(stock))
    return Result(pdf, document.pages, job.paper.name, job.paper.unit, finish=finish)
