"""Stock: what all trips lean on; and what one letter takes from it, by its choices or its sender's country."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from stationery.catalog.defaults import defaults
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.errors import DoesNotFit, SourceError, StationeryError, UnknownName, did_you_mean, raise_faults
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.catalog.languages import Language
    from stationery.catalog.letterheads import Letterhead
    from stationery.catalog.letters import LetterStyle
    from stationery.catalog.papers import Paper
    from stationery.model.letterhead_sheet import LetterheadSheet
    from stationery.pdf.fonts import Library

T = TypeVar("T")

NO_LETTERHEAD = "none"
"""A style or a writer that wants none says so: the sender's lines then stand in the flow of the letter."""

RECIPIENT = "recipient"
"""A writer who names this as the language leaves it to the recipient's country."""


class Stock:
    """All that a trip leans on. The folders stand built-in first; `created` takes the place of the letter's date.

    One Stock serves many trips: what one has read from the catalog and of the typefaces, the next finds at hand.
    """

    def __init__(
        self, layouts: tuple[str, ...], fonts: tuple[str, ...], today: date, created: datetime | None = None
    ) -> None:
        self.store = Store(layouts)
        self.fonts = fonts
        self.today = today
        self.created = created
        self._library: Library | None = None

    @property
    def library(self) -> Library:
        """Made when first asked for, since it brings the PDF's room with it."""
        if self._library is None:
            from stationery.pdf.fonts import Library

            self._library = Library(self.fonts)
        return self._library


@value
class Job:
    """What the trip of one letter takes from the catalog, found and known to go together.

    Of the envelope only its name, known to exist: not every letter asks for one. The style is in the sizes that
    `family` wants; the letterhead is as its file has it, and `dressed` in those of `head_family`. With paper of the
    writer's `own` no sheet has the letterhead, only the envelope.
    """

    language: Language
    style: LetterStyle
    letterhead: Letterhead | None
    paper: Paper
    envelope: Written
    family: str
    head_family: str
    envelope_family: str
    country: str
    justify: bool
    own: LetterheadSheet | None = None


@value
class Families:
    """The typefaces of a letter's parts; `pairing` is the id of the pairing they are from, if they are from one."""

    letterhead: str
    body: str
    envelope: str
    pairing: str = ""


def choose_families(font: Written, stock: Stock, *, known: bool = False) -> Families:
    """What `font` names: a pairing, else a typeface, which is for all but the envelope.

    Raises UnknownName where neither is called so, SourceError for a typeface that is not installed; one that is
    `known`, because a style names it, is not looked at before it is set.
    """
    if font.text not in (pairings := stock.store.names("pairings")):
        if not known:
            _at_hand(font, stock, pairings)
        return Families(font.text, font.text, default(stock, "envelope_font"))
    from stationery.catalog.pairings import PARTS, pairing

    found = pairing(stock.store, font)
    for part in PARTS:
        member = found.table.text(part)
        stock.library.ensure(member, found.table.where(part))
        stock.library.describe(member, font.place)
    return Families(found.letterhead, found.body, found.envelope, found.id)


def _at_hand(font: Written, stock: Stock, pairings: tuple[str, ...]) -> None:
    """Raise unless there is a typeface of that name, and it is installed."""
    typefaces = stock.library.names()
    if font.text in typefaces:
        stock.library.describe(font.text, font.place)
        return
    hint = did_you_mean(font.text, (*pairings, *typefaces))
    if not hint.startswith("did you mean"):
        hint = f"choose a pairing: {', '.join(pairings)}\n  or a typeface: {', '.join(typefaces)}"
    raise UnknownName(f"no pairing and no typeface is called {font.text!r}", font.place, hint)


def choose(letter: Letter, stock: Stock) -> Job:
    """What the letter's choices, and where it has none the sender's country, take from the catalog.

    Raises UnknownName for each name that the catalog has not, all together, and DoesNotFit for a style that is not
    made for the paper.
    """
    from stationery.catalog.languages import language
    from stationery.catalog.letterheads import letterhead
    from stationery.catalog.letters import letter_style, standard_style
    from stationery.catalog.papers import default_paper, paper
    from stationery.wording.letter import country_of

    store, choices = stock.store, letter.choices
    faults: list[StationeryError] = []

    def found(look_up: Callable[[Store, Written], T], named: Written, default: str) -> T:
        try:
            return look_up(store, named if named else Written(default))
        except UnknownName as fault:
            faults.append(fault)
            return look_up(store, Written(default))

    country = country_of(letter.sender, store)
    tongue = found(language, spoken_by(letter, stock, faults), default(stock, "language", country))
    country = country or (tongue.region if choices.language and not left_to_recipient(choices.language) else "")
    usual = default_paper(store, country)
    chosen_paper = found(paper, choices.paper, usual.id)
    style = found(letter_style, choices.style, standard_style(store, chosen_paper.id, country))
    if not choices.paper and usual.id not in style.papers:
        chosen_paper = paper(store, style.default_paper)
    head_name = choices.letterhead or Written(style.letterhead)
    head = None if head_name.text == NO_LETTERHEAD else found(letterhead, head_name, style.letterhead)
    try:
        head = as_told(head, choices, stock) if head else None
    except StationeryError as fault:
        faults.append(fault)
    cover = choices.envelope or Written(_card_envelope(choices.card, store) or style.envelope or chosen_paper.envelope)
    if cover.text not in store.names("envelopes"):
        from stationery.catalog.envelopes import known_envelope

        cover = found(known_envelope, cover, chosen_paper.envelope)
    try:
        families = choose_families(choices.font or Written(style.font), stock, known=not choices.font)
    except StationeryError as fault:
        faults.append(fault)
    raise_faults(faults)
    go_together(style, chosen_paper, choices.paper or choices.style)
    if families.body != style.font:
        from stationery.compose.type.type_scale import style_in

        own = choose_families(Written(style.font), stock, known=True)
        style = style_in(style, stock.library, own.body, families.body)
    return Job(
        language=tongue,
        style=style.folded_for(cover.text) if choices.envelope else style,
        letterhead=head,
        paper=chosen_paper,
        envelope=cover,
        family=families.body,
        head_family=(head.font if head else "") or families.letterhead,
        envelope_family=families.envelope,
        country=country,
        justify=style.justify if choices.justify is None else choices.justify,
        own=choices.own,
    )


def spoken_by(letter: Letter, stock: Stock, faults: list[StationeryError]) -> Written:
    """The language that the writer names, nothing where none is named; a fault where `recipient` says none for sure."""
    named = letter.choices.language
    if not left_to_recipient(named):
        return named
    try:
        return recipients_language(letter.recipient, named, stock)
    except SourceError as fault:
        faults.append(fault)
        return Written("")


def left_to_recipient(named: Written) -> bool:
    return named.text.strip().lower() == RECIPIENT


def recipients_language(recipient: Party | None, named: Written, stock: Stock) -> Written:
    """The language of the recipient's country, by layouts/defaults.yaml.

    Raises SourceError where the country is not known, or people there write in several languages.
    """
    from stationery.wording.letter import country_of

    country, usual = country_of(recipient, stock.store), _defaults(stock)
    table = usual.table("language_by_country")
    tongue = table.text(country) if table and country else ""
    several = {code.strip() for code in usual.text("several_languages").split(",")}
    if tongue and country not in several:
        return Written(tongue, named.place)
    if not country:
        why = "the recipient's country cannot be told from `to`"
    elif country in several:
        why = f"several languages are written in {country}, and none is guessed"
    else:
        why = f"layouts/defaults.yaml names none for {country}"
    raise SourceError(f"{RECIPIENT!r} names no language: {why}", named.place, "write the language itself, as fr-CH")


def as_told(head: Letterhead, choices: Choices, stock: Stock) -> Letterhead:
    """The letterhead with what the writer chose of it, its own typeface known to be at hand. Raises StationeryError."""
    from stationery.catalog.letterheads import CHANGES, changed

    told = {key: each for key in CHANGES if (each := getattr(choices, key))}
    if told:
        head = changed(stock.store, head, told)
    if choices.particulars:
        from stationery.catalog.letterheads import with_particulars

        head = with_particulars(head, choices.particulars)
    if choices.head_font:
        return _in_typeface(head, choices.head_font, stock)
    if head.font:
        stock.library.describe(head.font, head.table.where("font"))
    return head


def _in_typeface(head: Letterhead, font: Written, stock: Stock) -> Letterhead:
    """The letterhead in a typeface (or the one a pairing has for letterheads), in the sizes that it wants."""
    from stationery.catalog.typesetting import setting
    from stationery.compose.type.type_scale import letterhead_in
    from stationery.model.values import replace

    family, before = choose_families(font, stock).letterhead, head.font or setting(stock.store).written_for
    if family != before:
        head = letterhead_in(head, stock.library, before, family)
    return replace(head, font=family)


def _card_envelope(card: Written, store: Store) -> str:
    """The envelope of the card that a letter names; empty if it names none, or a postcard, or one that is unknown."""
    if not card or card.text not in store.names("cards"):
        return ""
    from stationery.catalog.cards import card as find_card

    return find_card(store, card).envelope


def dressed(chosen: Job, stock: Stock) -> Letterhead | None:
    """The chosen letterhead in the sizes that its typeface wants; one with a `font` is written for its own."""
    from stationery.catalog.typesetting import setting

    head, written_for = chosen.letterhead, setting(stock.store).written_for
    if head is None or head.font or chosen.head_family == written_for:
        return head
    from stationery.compose.type.type_scale import letterhead_in

    return letterhead_in(head, stock.library, written_for, chosen.head_family)


def default(stock: Stock, key: str, country: str = "") -> str:
    """What layouts/defaults.yaml says for `key`, in the country or anywhere."""
    table = _defaults(stock)
    by_country = table.table(f"{key}_by_country") if country else None
    return (by_country.text(country) if by_country else "") or table.needed(key)


def _defaults(stock: Stock) -> Table:
    return defaults(stock.store)


def go_together(style: LetterStyle, paper: Paper, said: Written) -> None:
    """Raise, at the choice that said so, when the style is not made for the paper."""
    try:
        style.sheet(paper.id)
    except DoesNotFit as fault:
        raise DoesNotFit(fault.message, said.place, fault.hint) from None
