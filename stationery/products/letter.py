"""The trip of a letter, and of its envelope with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.envelopes import has_window
from stationery.model.errors import SourceError, StationeryError, each_fault, raise_faults
from stationery.model.letter import Choices, Letter
from stationery.model.manuscript import PARTS
from stationery.model.values import replace
from stationery.products.envelope import envelope_pdf
from stationery.products.result import Result, created, drawn
from stationery.resolve.choose import Job, Stock, choose, dressed

if TYPE_CHECKING:
    from stationery.catalog.letterheads import Letterhead
    from stationery.compose.parts.letterhead_sheet import LetterheadSheets
    from stationery.compose.parts.window_barcode import WindowBars
    from stationery.model.composition import Composition
    from stationery.model.errors import Remark
    from stationery.model.manuscript import Manuscript
    from stationery.model.page import Attachment
    from stationery.products.notices import PostalServices


def letter_pdf(letter: Letter, stock: Stock, signature: bytes | None = None, draft: bool = False) -> Result:
    """The letter's PDF. `signature` is the picture's bytes, if the letter names one.

    Raises SourceError without a recipient or sender, or for marks `[[…]]` in it unless it is a `draft`, and what each
    room raises; all unknown names together.
    """
    return letter_and_envelope(letter, stock, signature, with_envelope=False, draft=draft)[0]


def letter_and_envelope(
    letter: Letter,
    stock: Stock,
    signature: bytes | None = None,
    with_envelope: bool = True,
    draft: bool = False,
    source: Attachment | None = None,
    wanted: PostalServices | None = None,
) -> tuple[Result, ...]:
    """The letter's PDF and its envelope's, from one reading and one choosing.

    `source` is attached to the letter; `wanted` is of the envelope, but for a barcode that its window shows.
    """
    if letter.marks and not draft:
        from stationery.products.placeholders import PRINT_ANYWAY, refuse_marks

        refuse_marks(letter, PRINT_ANYWAY, beside=lambda: _chosen_and_worded(letter, stock))
    chosen, manuscript = _chosen_and_worded(letter, stock)
    bars = None
    if wanted and wanted.bars:
        from stationery.products.window_barcode import window_bars

        bars = window_bars(letter, chosen, stock, wanted)
        wanted = wanted.without_bars() if bars else wanted
    composed = composed_letter(letter, manuscript, chosen, stock, signature, bars)
    if draft:
        from stationery.products.watermark import draft_of, titled

        composed = draft_of(composed, chosen.language, chosen.family, stock)
        manuscript = titled(manuscript, chosen.language)
    made = [drawn(composed, manuscript, created(letter, chosen.language, stock), stock, chosen.paper, source)]
    cover = letter.choices.envelope
    if with_envelope or (cover and has_window(stock.store, chosen.envelope.text)):
        from stationery.products.delivery_warnings import posted

        remarks, prints = posted(letter, composed.pages, chosen, stock)
        made[0] = replace(made[0], remarks=(*made[0].remarks, *remarks))
        if with_envelope and not prints and wanted and wanted.endorsement:
            message = "an endorsement needs a return address printed beside it; the window of this envelope shows it"
            raise SourceError(message, wanted.endorsement.place, "take an envelope with one window, or with none")
        with_envelope = with_envelope and prints
    if with_envelope:
        told = letter.kind == "letter"
        made.append(envelope_pdf(letter, stock, chosen=chosen, draft=draft, wanted=wanted, told=told))
    return tuple(made)


def worded(letter: Letter, chosen: Job, stock: Stock) -> Manuscript:
    """The letter's words, in the style's manner or as the writer chose."""
    from stationery.wording.letter import word_letter

    fields, flow = chosen.style.fields, chosen.style.flow
    shown = {entry.part for entry in flow} | {part for field in fields for part in field.parts}
    return word_letter(
        letter,
        letter.sender,
        chosen.language,
        stock.store,
        today=stock.today,
        punctuation=letter.choices.punctuation.text or chosen.style.punctuation,
        capitals=chosen.style.capitals,
        hyphenate=chosen.justify,
        without=frozenset(PARTS) - shown,
        windowed=any("inside_address" in field.parts for field in fields),
    )


def _chosen_and_worded(letter: Letter, stock: Stock) -> tuple[Job, Manuscript]:
    """What is chosen and what is worded; if either cannot be done, the faults of both together."""
    try:
        chosen = choose(letter, stock)
    except StationeryError as fault:
        faults = [fault]
        unchosen = replace(letter, choices=Choices())
        try:
            worded(unchosen, choose(unchosen, stock), stock)
        except StationeryError as other:
            faults.append(other)
        raise_faults([each for fault in faults for each in each_fault(fault)])
        raise
    return chosen, worded(letter, chosen, stock)


def further_faults(letter: Letter, stock: Stock) -> tuple[StationeryError, ...]:
    """What else is wrong with a letter that could only be read in part: unknown names, no recipient, a bad date."""
    try:
        _chosen_and_worded(letter, stock)
    except StationeryError as fault:
        return each_fault(fault)
    return ()


def composed_letter(
    letter: Letter,
    manuscript: Manuscript,
    chosen: Job,
    stock: Stock,
    signature: bytes | None = None,
    bars: WindowBars | None = None,
) -> Composition:
    """The letter's pages, with `bars` by its address if a window is to show them."""
    from stationery.catalog.typesetting import setting
    from stationery.compose.pieces.letter import LetterOrder, compose_letter

    head = dressed(chosen, stock)
    manuscript = coded(letter, manuscript, chosen, head, stock)
    image = None
    told: tuple[Remark, ...] = ()
    if signature is not None:
        from stationery.products.signature import paper_left, signed

        image = signed(letter, signature)
        told = paper_left(letter, image)
    own: LetterheadSheets | None = None
    if chosen.own:
        from stationery.products.letterhead_sheet import own_sheets

        own, of_paper = own_sheets(chosen.own, chosen.paper, stock)
        told = (*told, *of_paper)
    order = LetterOrder(
        chosen.style,
        head,
        chosen.paper,
        setting(stock.store),
        chosen.family,
        head_family=chosen.head_family,
        justify=chosen.justify,
        one_page=letter.choices.one_page,
        signature=image,
        own=own,
        bars=bars,
    )
    composed = compose_letter(manuscript, order, stock.library)
    if head and letter.choices.particulars and manuscript.masthead:
        from stationery.compose.parts.masthead import lacking

        told = (*told, *lacking(manuscript.masthead, letter.choices.particulars))
    if chosen.own and own:
        from stationery.products.letterhead_sheet import on_later_sheets

        told = (*told, *on_later_sheets(chosen.own, own, len(composed.pages)))
    return replace(composed, remarks=(*composed.remarks, *told)) if told else composed


def coded(letter: Letter, manuscript: Manuscript, chosen: Job, head: Letterhead | None, stock: Stock) -> Manuscript:
    """The manuscript with the QR codes of its body and its letterhead, where it has any. Raises as jobs/codes does."""
    from stationery.model.prose import codes

    if codes(manuscript.body):
        from stationery.products.qr import with_codes

        manuscript = with_codes(letter, manuscript, chosen.language, stock, chosen.paper.unit)
    if head and head.qr and letter.sender and manuscript.masthead:
        from stationery.products.qr import with_own_code

        place = letter.choices.qr.place or letter.choices.letterhead.place
        masthead = with_own_code(letter.sender, manuscript.masthead, head.qr, head.qr_side, chosen, stock, place)
        manuscript = replace(manuscript, masthead=masthead)
    return manuscript
