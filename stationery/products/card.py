"""The trip of a note on a card, and of its envelope; how to cut and fold the printed sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.cards import NO_FOLD, PORTRAIT
from stationery.compose.parts.artwork import Artwork
from stationery.compose.pieces.card import SetCard, compose_card
from stationery.compose.pieces.imposition import Imposition, impose, place_alone
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit, Remark
from stationery.model.geometry import Size
from stationery.model.letter import Letter
from stationery.model.manuscript import Manuscript
from stationery.model.page import Document
from stationery.model.values import replace
from stationery.products.letter_pages import add_codes, add_logo_of
from stationery.products.result import Result, adjust_pages, draw_document
from stationery.resolve.defaults import default
from stationery.resolve.job import CardOptions, EnvelopeOptions, Job, Options, ReturnTo
from stationery.resolve.resolve import resolve
from stationery.wording.card import word_note
from stationery.wording.letter import word_envelope

if TYPE_CHECKING:
    from stationery.model.page import Item
    from stationery.products.advice import Advice

_AS_USUAL = CardOptions()


def note_pdf(
    letter: Letter,
    stock: Stock,
    *,
    manner: CardOptions = _AS_USUAL,
    signature: bytes | None = None,
    draft: bool = False,
    advice: Advice | None = None,
) -> Result:
    """The note's card, on sheets of paper or in its own size. `signature` is the picture's bytes, if there is one.

    Raises SourceError without a sender or somebody to greet, or for marks that a `draft` would show; DoesNotFit for a
    note too long for its card or cards too large for the paper; UnknownName for all names that the catalog has not.
    """
    job = resolve_note(letter, stock, manner, draft)
    return _draw_note(job, stock, signature, advice)


def note_and_envelope(
    letter: Letter,
    stock: Stock,
    *,
    manner: CardOptions = _AS_USUAL,
    signature: bytes | None = None,
    draft: bool = False,
    advice: Advice | None = None,
) -> tuple[Result, Result]:
    """The note's card, and its envelope, dressed like it. Raises DoesNotFit for an envelope that cannot hold it."""
    job = resolve_note(letter, stock, manner, draft)
    return _draw_note(job, stock, signature, advice), card_envelope(job, stock)


def resolve_note(letter: Letter, stock: Stock, manner: CardOptions, draft: bool) -> Job:
    options = Options(manner, EnvelopeOptions(margins=manner.margins), draft=draft, whole=not draft)
    if letter.marks and not draft:
        from stationery.products.placeholders import PRINT_ANYWAY, refuse_marks  # 0.3 ms

        refuse_marks(letter, PRINT_ANYWAY, beside=lambda: resolve(letter, stock, "card", options))
    return resolve(letter, stock, "card", options)


def card_envelope(job: Job, stock: Stock) -> Result:
    """The envelope of a note's card; of a bordered one, with the matching flap if there is room on it."""
    from stationery.products.envelope import draw_envelope  # 5.5 ms

    ensure_envelope(job)
    wanted = job.options.card.return_to
    place = wanted or place_of_return(job)
    if place == "front":
        return draw_envelope(job, stock, check_address=True)
    flap = replace(job, options=replace(job.options, envelope=replace(job.options.envelope, return_to=place)))
    if wanted:
        return draw_envelope(flap, stock, check_address=True)
    try:
        result, told = draw_envelope(flap, stock, check_address=True), _ON_FLAP
    except DoesNotFit:
        result, told = draw_envelope(job, stock, check_address=True), _NO_FLAP
    return replace(result, remarks=(told, *result.remarks))


_ON_FLAP = Remark(
    "the return address is on the flap, to match the card", None, "--return front puts it on the front of the envelope"
)
_NO_FLAP = Remark("the return address has no room on the flap, so it is on the front of the envelope")


def place_of_return(job: Job) -> ReturnTo:
    """Where a card's own design has the return address: on the flap of a flat card with a border."""
    designed = job.letterhead is not None and job.letterhead.flap is not None
    return "flap" if designed and job.letter.sender and job.card.border and job.card.fold.id == NO_FOLD else "front"


def ensure_envelope(job: Job) -> None:
    """Raise DoesNotFit for a card without an envelope, or one that does not go into it."""
    from stationery.products.envelope import ensure_recipient  # 5.5 ms

    card = job.card.card
    if not job.envelope:
        hint = "choose another card, or leave out --with-envelope: the address goes on the back"
        raise DoesNotFit(f"{card.name}: a postcard has no envelope", job.letter.choices.card.place, hint)
    cover = job.envelope_as_sold
    if cover.size.width < card.size.height or cover.size.height < card.size.width:
        raise DoesNotFit(
            f"the {card.name} does not fit in {cover.name}",
            job.envelope.place,
            f"its own envelope is {card.envelope}",
        )
    ensure_recipient(job.letter)


def compose_note(
    job: Job, stock: Stock, signature: bytes | None, diagnostics: Diagnostics, of_signature: Diagnostics
) -> tuple[SetCard, Manuscript]:
    """The card, and the words on it."""
    manuscript = word_note(job, diagnostics)
    image = None
    if signature is not None:
        from stationery.products.signature import prepare_signature, remark_on_signature  # 0.3 ms

        image = prepare_signature(job.letter, signature)
        remark_on_signature(job.letter, image, of_signature)
    on_back = _address_side(job, stock, diagnostics) if job.card.card.address_side and job.letter.recipient else ()
    manuscript = add_logo_of(job, add_codes(job, manuscript), of_signature)
    if on_back and job.letter.postage:
        message = "postage is printed on envelopes; a postcard has none"
        diagnostics.remark(message, job.letter.postage.place, "stick a stamp on it, or write the code by hand")
    return compose_card(manuscript, job, stock.typefaces, Artwork(image, address_side=on_back)), manuscript


def _draw_note(job: Job, stock: Stock, signature: bytes | None, advice: Advice | None) -> Result:
    diagnostics, of_signature = Diagnostics(), Diagnostics()
    imposed, manuscript = impose_note(job, stock, signature, diagnostics, of_signature)
    result = draw_cards(imposed, manuscript, job, stock, diagnostics)
    diagnostics.add(*of_signature.remarks)
    if advice:
        from stationery.products.advice import advise  # 6.8 ms

        advise(job, manuscript, imposed.composed.pages, advice, diagnostics)
    return replace(result, remarks=diagnostics.remarks)


def impose_note(
    job: Job, stock: Stock, signature: bytes | None, diagnostics: Diagnostics, of_signature: Diagnostics
) -> tuple[Imposition, Manuscript]:
    """The sheets of cards as far as they are no file yet, and the words on them."""
    card, manuscript = compose_note(job, stock, signature, diagnostics, of_signature)
    if job.options.card.single:
        imposed = place_alone(card, job.card.card.id, job.card.media)
    elif job.options.card.french:
        from stationery.compose.pieces.french_fold import fold_french  # 0.5 ms

        imposed = fold_french(card, job.paper, job.card.style.marks)
    else:
        imposed = impose(card, job.paper, job.card.style.marks, up=job.options.card.up)
    if job.draft:
        from stationery.products.placeholders import mark_draft, title_draft  # 0.3 ms

        composed = mark_draft(imposed.composed, job, job.fonts.body, stock)
        imposed, manuscript = replace(imposed, composed=composed), title_draft(manuscript, job)
    return imposed, manuscript


def _address_side(job: Job, stock: Stock, diagnostics: Diagnostics) -> tuple[Item, ...]:
    """A postcard's other side: both addresses in the post's zones, as on an envelope of the card's size; in columns on
    an upright card, if the post reads such."""
    from stationery.catalog.addressing import addressing  # 0.6 ms
    from stationery.catalog.envelopes import Envelope  # 2.3 ms
    from stationery.compose.parts.envelope_face import EnvelopeFace  # 4.1 ms
    from stationery.products.envelope import compose_face  # 5.5 ms

    card, unsaid = job.card.card, Diagnostics()
    size = Size(card.size.height, card.size.width)
    cover = Envelope(card.id, card.name, size, card.unit, "", addressing(job.store), card.cite)
    manuscript = word_envelope(job, unsaid, alone=True)
    face = EnvelopeFace(cover, job.post, job.printable, default(stock, "envelope_font"), feed=False)
    if job.card.orientation == PORTRAIT and job.may_be_in_columns:
        from stationery.wording.address.columns import word_columns  # 0.5 ms

        manuscript = word_columns(manuscript, job, job.post.boxes, diagnostics)
        face = replace(face, envelope=replace(cover, size=card.size, vertical=True))
    return compose_face(manuscript, face, stock, unsaid).pages[0].items


def draw_cards(imposed: Imposition, manuscript: Manuscript, job: Job, stock: Stock, diagnostics: Diagnostics) -> Result:
    remark_on_own_sheet(job, diagnostics)
    composed = imposed.composed
    if job.card.border:
        from stationery.products.border_reach import find_near_border  # 0.5 ms

        told = find_near_border(composed.pages, job, stock)
        diagnostics.add(*filter(None, (told,)))
    document = Document(
        adjust_pages(composed.pages, job, stock, diagnostics),
        manuscript.title,
        manuscript.language,
        job.created,
        author=manuscript.author,
        duplex=imposed.duplex,
        printer=job.printer.name if job.printer else "",
    )
    sheet = job.card.card if job.options.card.single else job.paper
    drawn = draw_document(document, stock, sheet, diagnostics)
    return replace(drawn, duplex=imposed.duplex, finish=finish_of(imposed, job, sheet.unit), manuscript=manuscript)


def remark_on_own_sheet(job: Job, diagnostics: Diagnostics) -> None:
    own = job.letterhead_sheet
    if own and not job.letter.choices.letterhead:
        from stationery.products.letterhead_sheet import remark_in_its_place  # 1.3 ms

        remark_in_its_place(own, job.letterhead, "the card", diagnostics)


_FRENCH = {
    "side": (
        "Print on one side. Fold the top half back behind the bottom half, so that the print is outside; then fold the"
        " left half back behind the right one. The front is on top.",
    ),
    "top": (
        "Print on one side. Fold the left half back behind the right half, so that the print is outside; then fold the"
        " upper half back behind the lower one. The front is on top.",
    ),
}
"""How a sheet is folded twice, by the card's own fold, as one looks at the printed side."""


def finish_of(imposed: Imposition, job: Job, unit: str) -> tuple[str, ...]:
    """What is done with the printed sheet: how to cut it, and how to fold its cards."""
    sentences: list[str] = []
    single = job.options.card.single
    french = job.options.card.french
    if not single and (not french or imposed.marked or imposed.cuts_across or imposed.cuts_down):
        cuts = [
            f"{' and '.join(place.words(unit) for place in places)} from its {edge} edge"
            for places, edge in ((imposed.cuts_across, "left"), (imposed.cuts_down, "top"))
            if places
        ]
        if imposed.marked:
            cuts.append("along the marks")
        sentences.append(f"Cut the sheet {', and '.join(cuts)}.")
    if french:
        sentences += _FRENCH[job.card.fold.id]
    elif job.card.fold.id != "none":
        sentences.append("Fold it in the middle." if single else "Fold each card in the middle.")
    return tuple(sentences) or ("Print it on the card itself; try plain paper first to see which side is up.",)
