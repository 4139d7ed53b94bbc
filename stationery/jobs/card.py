"""The trip of a note on a card, of blank cards, and of the ruled sheets that lie beneath them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, TypeVar

from stationery.catalog.shelf import Shelf
from stationery.errors import DoesNotFit, StationeryError, UnknownName, did_you_mean, raise_faults
from stationery.jobs.made import Made, created
from stationery.letter import Choices, Letter, Party, Written
from stationery.page import Document
from stationery.values import replace, value
from stationery.workshop import NO_LETTERHEAD, Workshop, as_told, choose, choose_families, default

if TYPE_CHECKING:
    from stationery.catalog.cards import Card, Fold
    from stationery.catalog.languages import Language
    from stationery.catalog.letterheads import Letterhead
    from stationery.catalog.notes import NoteStyle
    from stationery.catalog.papers import Paper
    from stationery.compose.card import CardOrder
    from stationery.compose.compositor import Compositor
    from stationery.compose.impose import Imposed
    from stationery.manuscript import Manuscript
    from stationery.page import Item

T = TypeVar("T")

NOTHING = Written("")


@value
class Manner:
    """How cards are folded and put on paper; what is empty is left to the card.

    `up` is how many stand on a sheet, 0 as many as it holds; `single` puts each on a sheet of its own size.
    """

    fold: Written = NOTHING
    orientation: Written = NOTHING
    panel: Written = NOTHING
    up: int = 0
    single: bool = False


AS_USUAL = Manner()


@value
class ChosenCard:
    """What the trip of a card takes from the catalog. The family of the heading is one that may stand in the post."""

    language: Language
    card: Card
    fold: Fold
    orientation: str
    panel: str
    style: NoteStyle
    letterhead: Letterhead | None
    paper: Paper
    envelope: Written
    family: str
    heading_family: str
    purpose: str
    country: str


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
    )
    plain = replace(letter, choices=choices)
    return envelope_pdf(plain, workshop, chosen=choose(plain, workshop), draft=draft)


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
    made = blank_card(manuscript, _order(chosen), _compositor(chosen.heading_family, chosen, workshop))
    from stationery.compose.impose import impose, single

    if manner.single:
        imposed = single(made, chosen.card.id, _media(chosen), count=count or 1)
    else:
        imposed = impose(made, chosen.paper, chosen.style.marks, count=count, up=manner.up)
    return _finished(imposed, manuscript, created(letter, chosen.language, workshop), chosen, workshop, manner)


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
    compositor = _compositor(default(workshop, "envelope_font"), chosen, workshop)
    pages, names = [], []
    if with_envelope and not envelope:
        envelope = chosen.envelope
    if card or with_envelope or not envelope:
        pages.append(card_undersheet(chosen.card, chosen.fold.id, chosen.orientation, chosen.paper, style, compositor))
        names.append(chosen.card.name)
    if envelope:
        cover = find_envelope(shelf, envelope)
        post, safe = post_of(shelf, chosen.country), safe_area(shelf)
        pages.append(envelope_undersheet(cover, post, safe, chosen.paper, style, compositor, len(pages)))
        names.append(cover.name)
    moment = workshop.created or datetime.combine(workshop.today, time(), UTC)
    document = Document(tuple(pages), f"Under-sheet: {', '.join(names)}", "en", moment)
    composed = Composed(tuple(pages))
    finish = ("Lay what you write on upon the outline; the lines show through.",)
    return Made(
        write_pdf(document, workshop.library), composed.pages, chosen.paper.name, chosen.paper.unit, finish=finish
    )


def choose_card(letter: Letter, workshop: Workshop, manner: Manner = AS_USUAL) -> ChosenCard:
    """What the choices, and where there are none the sender's country, take from the catalog for a card.

    Raises UnknownName for each name that the catalog has not, all together.
    """
    from stationery.catalog.cards import ORIENTATIONS, card
    from stationery.catalog.languages import language
    from stationery.catalog.letterheads import letterhead
    from stationery.catalog.notes import note_style
    from stationery.catalog.papers import default_paper, paper
    from stationery.compose.panels import WRITTEN_ON
    from stationery.wording.letter import country_of

    shelf, choices = workshop.shelf, letter.choices
    faults: list[StationeryError] = []

    def found(look_up: Callable[[Shelf, Written], T], named: Written, usual: str) -> T:
        try:
            return look_up(shelf, named if named else Written(usual))
        except UnknownName as fault:
            faults.append(fault)
            return look_up(shelf, Written(usual))

    def one_of(named: Written, known: tuple[str, ...], what: str) -> str:
        if named and named.text not in known:
            hint = did_you_mean(named.text, known)
            faults.append(UnknownName(f"{what} {named.text!r} is none of this card's", named.place, hint))
        return named.text if named.text in known else known[0]

    style = note_style(shelf)
    country = country_of(letter.sender, shelf)
    tongue = found(language, choices.language, default(workshop, "language", country))
    country = country or (tongue.region if choices.language else "")
    usual = default_paper(shelf, country)
    chosen = found(card, choices.card, usual_card(workshop, usual))
    fold_id = one_of(manner.fold, tuple(fold.id for fold in chosen.folds), "the fold")
    fold = chosen.fold(fold_id) or chosen.folds[0]
    orientations = tuple(sorted(ORIENTATIONS, key=lambda each: each != fold.orientation))
    cover = choices.envelope or Written(chosen.envelope)
    if cover and cover.text not in shelf.names("envelopes"):
        from stationery.catalog.envelopes import known_envelope

        cover = found(known_envelope, cover, chosen.envelope)
    head = choices.letterhead or Written(style.letterhead)
    heading = None if head.text == NO_LETTERHEAD else found(letterhead, head, style.letterhead)
    try:
        heading = as_told(heading, choices, workshop) if heading else None
    except StationeryError as fault:
        faults.append(fault)
    own = heading.font if heading else ""
    family, purpose = style.font, "body"
    try:
        family = choose_families(choices.font or Written(style.font), workshop, known=not choices.font).body
        purpose = workshop.library.describe(family, choices.font.place).purpose
    except UnknownName as fault:
        faults.append(fault)
    made = ChosenCard(
        language=tongue,
        card=chosen,
        fold=fold,
        orientation=one_of(manner.orientation, orientations, "the orientation"),
        panel=one_of(manner.panel, WRITTEN_ON[fold.id], "the panel"),
        style=style,
        letterhead=heading,
        paper=found(paper, choices.paper, usual.id),
        envelope=cover,
        family=family,
        heading_family=own or style.font if own or purpose == "personal" else family,
        purpose=purpose,
        country=country,
    )
    raise_faults(faults)
    return made


def usual_card(workshop: Workshop, paper: Paper) -> str:
    """The id of the card of those who write on a paper: layouts/defaults.yaml says which."""
    from stationery.sources import load_table

    path = workshop.shelf.single("defaults.yaml")[-1]
    table = workshop.shelf.once(path, lambda: load_table(path))
    by_paper = table.table("card_by_paper")
    return (by_paper.text(paper.id) if by_paper else "") or table.needed("card")


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

    order = _order(chosen)
    if signature is not None:
        from stationery.pdf.pictures import decode_picture

        order = replace(order, signature=decode_picture(signature, letter.signature.text, letter.signature.place))
    if chosen.card.address_side and letter.recipient:
        order = replace(order, address=_address_side(letter, chosen, workshop))
    card = compose_card(
        manuscript,
        order,
        _compositor(chosen.family, chosen, workshop),
        _compositor(chosen.heading_family, chosen, workshop),
    )
    if manner.single:
        imposed = single(card, chosen.card.id, _media(chosen))
    else:
        imposed = impose(card, chosen.paper, chosen.style.marks, up=manner.up)
    if draft:
        from stationery.jobs.draft import draft_of, titled

        composed = draft_of(imposed.composed, chosen.language, chosen.family, workshop)
        imposed, manuscript = replace(imposed, composed=composed), titled(manuscript, chosen.language)
    return _finished(imposed, manuscript, created(letter, chosen.language, workshop), chosen, workshop, manner)


def _order(chosen: ChosenCard) -> CardOrder:
    from stationery.compose.card import CardOrder

    return CardOrder(
        chosen.card,
        chosen.fold.id,
        chosen.orientation,
        chosen.panel,
        chosen.style,
        chosen.style.limits[chosen.purpose],
        chosen.letterhead.card if chosen.letterhead else None,
    )


def _compositor(family: str, chosen: ChosenCard, workshop: Workshop) -> Compositor:
    from stationery.catalog.setting import setting
    from stationery.compose.compositor import Compositor

    return Compositor(workshop.library, setting(workshop.shelf), family, chosen.language.tag)


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


def _media(chosen: ChosenCard) -> str:
    """The PWG name of the card's own sheet, which it has only in its usual orientation."""
    return chosen.fold.media if chosen.orientation == chosen.fold.orientation or chosen.fold.id == "none" else ""


def _finished(
    imposed: Imposed, manuscript: Manuscript, moment: datetime, chosen: ChosenCard, workshop: Workshop, manner: Manner
) -> Made:
    from stationery.pdf.document import write_pdf

    composed = imposed.composed
    document = Document(
        composed.pages,
        manuscript.title,
        manuscript.language,
        moment,
        author=manuscript.author,
        duplex=imposed.duplex,
    )
    sheet = chosen.card.name if manner.single else chosen.paper.name
    unit = chosen.card.unit if manner.single else chosen.paper.unit
    return Made(
        write_pdf(document, workshop.library),
        composed.pages,
        sheet,
        unit,
        composed.remarks,
        imposed.duplex,
        _finish(imposed, chosen, unit, manner),
        manuscript,
    )


def _finish(imposed: Imposed, chosen: ChosenCard, unit: str, manner: Manner) -> tuple[str, ...]:
    """What is done with the printed sheet: how to cut it, and how to fold its cards."""
    told: list[str] = []
    if not manner.single:
        cuts = [
            f"{' and '.join(place.words(unit) for place in places)} from its {edge} edge"
            for places, edge in ((imposed.cuts_across, "left"), (imposed.cuts_down, "top"))
            if places
        ]
        if imposed.marked:
            cuts.append("along the marks")
        told.append(f"Cut the sheet {', and '.join(cuts)}.")
    if chosen.fold.id != "none":
        told.append("Fold each card in the middle." if not manner.single else "Fold it in the middle.")
    return tuple(told) or ("Print it on the card itself; a try on plain paper tells which side is up.",)
