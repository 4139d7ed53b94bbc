"""The trips of paper without a letter: sheets with their letterhead, envelopes, blank cards and ruled under-sheets."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from stationery.compose.pieces.card import blank_card
from stationery.compose.pieces.imposition import impose, place_alone
from stationery.compose.type.compositor import Compositor
from stationery.data.stock import Stock
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import SourceError
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.manuscript import Manuscript
from stationery.model.page import Document, Page
from stationery.model.values import replace
from stationery.pdf.document import write_pdf
from stationery.products.card import draw_cards, place_of_return
from stationery.products.letter_pages import add_logo_of
from stationery.products.result import Result, adjust_pages, draw_job
from stationery.products.stock import library_of
from stationery.resolve.defaults import default
from stationery.resolve.job import NOTHING, CardOptions, EnvelopeOptions, Job, Options, ReturnTo
from stationery.resolve.resolve import resolve
from stationery.wording.card import word_cards
from stationery.wording.letter import word_sender_alone

if TYPE_CHECKING:
    from stationery.model.letterhead_sheet import LetterheadSheet


_AS_USUAL = CardOptions()


def blank_pdfs(
    letter: Letter,
    stock: Stock,
    copies: int,
    *,
    continuation: bool = False,
    envelopes: bool = False,
    return_to: ReturnTo = "front",
) -> tuple[Result, ...]:
    """`copies` first sheets in one PDF; on request, as many continuation sheets and envelopes, each in its own PDF.

    Uses only the letter's sender and choices. Raises SourceError without a sender or a letterhead.
    """
    if letter.sender is None:
        raise SourceError(
            "there is no sender to print on the paper", None, "run `stationery init` once, or give --from"
        )
    job = resolve(letter, stock, "blank", Options(envelope=EnvelopeOptions(return_to=return_to)))
    first, later, of_envelopes = Diagnostics(), Diagnostics(), Diagnostics()
    first.add(*job.letter.remarks)
    if job.letterhead_sheet:
        manuscript = word_sender_alone(job, Diagnostics())
        sheets = _compose_own(job.letterhead_sheet, job, stock, copies, continuation, first)
    else:
        manuscript = word_sender_alone(job, first)
        sheets = _compose_designed(manuscript, job, stock, copies, continuation, first)
    found = [
        draw_job(composed, manuscript, job, stock, job.paper, diagnostics)
        for composed, diagnostics in zip(sheets, (first, later), strict=False)
    ]
    if envelopes:
        found.append(_envelopes(manuscript, job, stock, copies, of_envelopes))
    return tuple(found)


def _compose_designed(
    manuscript: Manuscript, job: Job, stock: Stock, copies: int, continuation: bool, diagnostics: Diagnostics
) -> list[Composition]:
    """So many first sheets with the letterhead, and as many continuation sheets. Raises SourceError without one."""
    from stationery.compose.pieces.blank import blank_sheets  # 4.7 ms

    if job.letterhead is None:
        hint = "choose a letterhead with --letterhead; `stationery catalog` lists them"
        place = job.letter.choices.letterhead.place
        raise SourceError("there is no letterhead to print, so the paper would stay blank", place, hint)
    masthead = manuscript.masthead
    assert masthead
    if job.letterhead.qr:
        from stationery.products.qr import encode_own_code  # 1.0 ms

        masthead = encode_own_code(job, masthead)
    if job.letter.choices.logo:
        from stationery.products.logo import add_logo  # 1.5 ms

        masthead = add_logo(job, masthead, diagnostics)
    kinds = (False, True) if continuation else (False,)
    manuscript = replace(manuscript, masthead=masthead)
    return [blank_sheets(manuscript, job, stock.typefaces, copies, diagnostics, continuation=later) for later in kinds]


def _compose_own(
    own: LetterheadSheet, job: Job, stock: Stock, copies: int, continuation: bool, diagnostics: Diagnostics
) -> list[Composition]:
    """So many first sheets of a letterhead PDF, and as many of its second page. Raises SourceError without one."""
    from stationery.compose.parts.letterhead_sheet import draw_form  # 0.7 ms
    from stationery.products.letterhead_sheet import own_sheets  # 1.1 ms

    if not own.file:
        hint = "name a letterhead, or a PDF of your own, with --letterhead"
        raise SourceError("the paper is preprinted, so there is nothing to print on it", own.place, hint)
    sheets = own_sheets(own, job.paper, stock, diagnostics)
    if continuation and sheets.later is None:
        hint = "leave out --continuation (those sheets are plain paper), or add a second page to the PDF"
        raise SourceError(f"{own.file} has no page for continuation sheets", own.place, hint)
    paper = job.paper
    return [
        Composition((Page(paper.size, tuple(draw_form(form)), name=paper.id, media=paper.media),) * copies)
        for form in (sheets.first, *((sheets.later,) if continuation else ()))
    ]


def _envelopes(manuscript: Manuscript, job: Job, stock: Stock, copies: int, diagnostics: Diagnostics) -> Result:
    from stationery.compose.pieces.blank import blank_envelopes  # 4.8 ms
    from stationery.products.envelope import face_of, say_how_backs_lie  # 5.2 ms

    manuscript = add_logo_of(job, manuscript, Diagnostics())
    composed = blank_envelopes(manuscript, face_of(job, manuscript, stock), stock.typefaces, copies, diagnostics)
    if job.letterhead_sheet and not job.letter.choices.letterhead:
        from stationery.products.letterhead_sheet import remark_in_its_place  # 1.1 ms

        remark_in_its_place(job.letterhead_sheet, job.letterhead, "the envelope", diagnostics)
    return say_how_backs_lie(draw_job(composed, manuscript, job, stock, job.cover, diagnostics), job, faces=False)


class NothingToPrint(SourceError):
    """Cards without a word, a border, or a mark to cut by."""


def blank_cards(
    sender: Party | None,
    stock: Stock,
    card: Written = NOTHING,
    count: int = 0,
    *,
    choices: Choices | None = None,
    manner: CardOptions = _AS_USUAL,
) -> Result:
    """Blank cards to write on by hand, with the sender's letterhead outside: `count`, or with 0 one full sheet.

    Raises NothingToPrint for cards with nothing on them.
    """
    choices = choices or Choices()
    choices = replace(choices, card=card) if card else choices
    letter = Letter("cards", sender=sender, choices=choices)
    job = resolve(letter, stock, "blank card", Options(card=manner))
    diagnostics = Diagnostics()
    diagnostics.add(*job.letter.remarks)
    manuscript = add_logo_of(job, word_cards(job, diagnostics), diagnostics)
    composition = blank_card(manuscript, job, stock.typefaces)
    if manner.single:
        imposed = place_alone(composition, job.card.card.id, job.card.media, count=count or 1)
    elif manner.french:
        from stationery.compose.pieces.french_fold import fold_french  # 0.5 ms

        imposed = fold_french(composition, job.paper, job.card.style.marks, count=count or 1)
    else:
        imposed = impose(composition, job.paper, job.card.style.marks, count=count, up=manner.up)
    if not any(page.items for page in imposed.composed.pages):
        _refuse_empty(job, sender)
    return draw_cards(imposed, manuscript, job, stock, diagnostics)


def _refuse_empty(job: Job, sender: Party | None) -> None:
    lacking = "sender" if sender is None else "letterhead"
    hint = "run `stationery init` once, or give --from" if sender is None else "choose one with --letterhead"
    raise NothingToPrint(
        f"there is no {lacking} to print on the cards, so they would stay blank",
        job.letter.choices.letterhead.place if sender else None,
        f"{hint}; or give words for the front (--words)",
    )


def envelopes_of_cards(
    sender: Party | None,
    stock: Stock,
    count: int,
    choices: Choices,
    manner: CardOptions = _AS_USUAL,
) -> Result:
    """So many envelopes of the card's size, with the sender's return address, to write on by hand.

    Raises SourceError for a card without an envelope (a postcard), or without a sender.
    """
    job = resolve(Letter("cards", sender=sender, choices=choices), stock, "blank card", Options(card=manner))
    place = choices.card.place
    if not job.envelope:
        raise SourceError(f"{job.card.card.name} has no envelope", place, "leave out --with-envelope")
    if sender is None:
        hint = "run `stationery init` once, or give --from; or leave out --with-envelope"
        raise SourceError("there is no sender to print on the envelopes", None, hint)
    chosen = replace(choices, card=Written(job.card.card.id, place), envelope=job.envelope)
    of_envelope = EnvelopeOptions(return_to=manner.return_to or place_of_return(job))
    if job.letterhead and job.card.border and not choices.letterhead:  # a card with a border and its envelope match
        chosen = replace(chosen, letterhead=Written(job.letterhead.id))
    options = Options(envelope=of_envelope, printer=manner.printer)
    job = resolve(Letter("envelopes", sender=sender, choices=chosen), stock, "blank", options)
    diagnostics = Diagnostics()
    return _envelopes(word_sender_alone(job, diagnostics), job, stock, count, diagnostics)


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
    from stationery.catalog.envelopes import envelope as find_envelope  # 1.9 ms
    from stationery.compose.pieces.undersheet import card_undersheet, envelope_undersheet  # 4.8 ms

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
    called = job.printer.name if job.printer else ""
    drawn = adjust_pages(tuple(pages), job, stock, Diagnostics())
    document = Document(drawn, f"Under-sheet: {', '.join(names)}", "en", moment, printer=called)
    finish = ("Lay the card or envelope on the outline; the lines show through.",)
    pdf = write_pdf(document, library_of(stock))
    return Result(pdf, document.pages, job.paper.name, job.paper.unit, finish=finish)
