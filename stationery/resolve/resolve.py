"""Resolves a Letter into a Job: the writer's choices, and defaults from the sender's country and the style."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from stationery.catalog.languages import language
from stationery.catalog.typesetting import setting
from stationery.data.stock import Stock
from stationery.data.store import Store
from stationery.model.errors import (
    Place,
    SourceError,
    StationeryError,
    UnknownName,
    did_you_mean,
    each_fault,
    raise_faults,
)
from stationery.model.letter import Letter, Written
from stationery.model.manuscript import PARTS
from stationery.model.values import replace
from stationery.resolve.body_language import remark_on_language
from stationery.resolve.choosing import Choosing, spell_choices
from stationery.resolve.chosen import Source
from stationery.resolve.chosen_sheet import choose_sheet
from stationery.resolve.countries import country_of, ensure_country
from stationery.resolve.dates import LetterDate, doubt_year, read_date
from stationery.resolve.defaults import default, left_to_recipient, recipients_language
from stationery.resolve.greeted import ensure_greetable, ensure_named, greet
from stationery.resolve.job import AS_TYPED, AS_USUAL, AddressStyle, CardChoice, Fonts, Job, Options, Product, style_of
from stationery.resolve.recognize import Recognized, recognize

if TYPE_CHECKING:
    from stationery.catalog.languages import Language, Punctuation
    from stationery.catalog.letters import LetterStyle
    from stationery.catalog.printers import Printer
    from stationery.catalog.typesetting import Typesetting

CARD_PARTS = frozenset(("date", "salutation", "close", "postscript"))
"""The parts of a letter that a card has, beside body and signature."""

EMAIL_PARTS = frozenset(("salutation", "close", "postscript"))
"""The parts of a letter that an e-mail has: no date, no address, no reference; the subject has its own place."""

_WORDED: tuple[Product, ...] = ("letter", "email", "card")
"""What is made of the whole letter, and not of its parties alone."""

_CARDS: tuple[Product, ...] = ("card", "blank card")
_BLANK: tuple[Product, ...] = ("blank", "blank card")

_NOBODY = Recognized()


def resolve(letter: Letter, stock: Stock, product: Product = "letter", options: Options = AS_USUAL) -> Job:
    """The Job: what is made of the letter, and everything that follows.

    Raises, all together, UnknownName for each name that the catalog has not; SourceError for a missing sender or
    recipient, a day that no calendar has, a country or a language that cannot be told; and DoesNotFit for a style that
    is not made for the paper.
    """
    return _Resolver(letter, stock, product, options).resolve()


def readdress(job: Job, letter: Letter, destination: str | None = None) -> Job:
    """The job of another letter by the same sender, in the same choices: only the recipient's half is found anew, but
    for a country that is known.

    Raises SourceError for a recipient without a name, or in a country that nobody knows.
    """
    recipient = letter.recipient
    if recipient is None:
        return replace(job, letter=letter, destination="", addressee=_NOBODY, greeted=_NOBODY)
    ensure_named(recipient)
    if job.product in _WORDED and not (letter.salutation or letter.attention):
        ensure_greetable(recipient)
    ensure_country(recipient, job.store)
    destination = country_of(recipient, job.store) if destination is None else destination
    addressee = recognize(recipient, job.language, job.store, destination)
    greeted = greet(letter, addressee, job.language, job.store)
    return replace(job, letter=letter, destination=destination, addressee=addressee, greeted=greeted)


def use_body(job: Job, letter: Letter, stock: Stock) -> Letter | None:
    """A letter to the job's country, with what its body says of salutation and end used as such, as `resolve` leaves
    it; None for one that has to be told of a fault, or has its recipient in the body."""
    faults: list[StationeryError] = []
    choices = spell_choices(letter.choices, stock)
    if choices is not letter.choices:
        letter = replace(letter, choices=choices)
    used = _use_typed(letter, job.language, stock, faults)
    if faults or used.recipient is not letter.recipient:
        return None
    return _remark_on_language(_keep_typed(used, job.language, job.shown), job.language, job.store)


def language_of(letter: Letter, stock: Stock) -> Language:
    """The language that a letter would be in. Raises SourceError and UnknownName where that cannot be told."""
    named = letter.choices.language
    if left_to_recipient(named):
        named = recipients_language(letter.recipient, country_of(letter.recipient, stock.store), named, stock)
    usual = default(stock, "language", country_of(letter.sender, stock.store))
    return language(stock.store, named if named else usual)


class _Resolver(Choosing):
    """The whole way from a letter to its job."""

    def resolve(self) -> Job:
        letter = self.letter
        origin, destination = country_of(letter.sender, self.store), country_of(letter.recipient, self.store)
        language = self.language(origin, destination)
        if self.product in _WORDED or (self.product == "envelope" and letter.recipient is None):
            sender, recipient = letter.sender, letter.recipient
            self.letter = letter = _use_typed(letter, language, self.stock, self.faults)
            if letter.recipient is not recipient:
                destination = country_of(letter.recipient, self.store)
            if letter.sender is not sender:
                origin = country_of(letter.sender, self.store)
        if self.product in _WORDED:
            self.letter = letter = _remark_on_language(letter, language, self.store)
        named = self.wished.language
        country = origin or (language.region if named and not left_to_recipient(named) else "")
        if not country and destination and self.product in ("envelope", *_CARDS):
            country = self._domestic(destination)
        card: CardChoice | None = None
        style: LetterStyle | None = None
        if self.product in _CARDS:
            from stationery.resolve.chosen_card import choose_card  # 0.3 ms

            card, paper, cover, letterhead, fonts = choose_card(self, country)
        else:
            style, paper, cover, letterhead, fonts = choose_sheet(self, country)
        letter = self.letter
        shown = self._list_shown(style)
        if self.product in _WORDED:
            self.letter = letter = _keep_typed(letter, language, shown)
        self._parties(shown)
        date = self._date(language)
        address_style = self._address_style()
        self._countries()
        printer = self._printer()
        private = style is not None and (self._is_mailed_note() or (style.punctuation == "mixed" and self._is_social()))
        usual = "friendly" if private else style.punctuation if style else card.style.punctuation if card else "mixed"
        marks = self._marks(language, usual)
        raise_faults(self.faults)
        addressee = recognize(letter.recipient, language, self.store, destination) if letter.recipient else _NOBODY
        justify = False if style is None else style.justify if self.wished.justify is None else self.wished.justify
        self._tell_flags(None if private else style, style, justify)
        return Job(
            letter=letter,
            product=self.product,
            options=self.options,
            store=self.store,
            language=language,
            origin=origin,
            country=country,
            destination=destination,
            addressee=addressee,
            greeted=greet(letter, addressee, language, self.store),
            date=date,
            created=self.stock.created or datetime.combine(date.day or self.stock.today, time(), UTC),
            paper=paper,
            setting=self._set_figures(fonts),
            fonts=fonts,
            letterhead=letterhead,
            letterhead_sheet=self.wished.own,
            envelope=cover,
            dressed=self.dressed,
            address_style=address_style,
            punctuation=marks,
            shown=shown,
            justify=justify,
            letter_style=style,
            card_choice=card,
            choices=tuple(self.chosen),
            printer=printer,
        )

    def _printer(self) -> Printer | None:
        """The printer that pages are corrected for; an upright envelope is for reading."""
        named = self.options.printer or self.options.card.printer
        if not named:
            return None
        from stationery.catalog.printers import load_printers  # 1.6 ms

        try:
            found = load_printers(self.stock.printers).find(named)
        except StationeryError as fault:
            self.faults += each_fault(fault)
            return None
        return None if self.product == "envelope" and self.options.envelope.upright else found

    def _domestic(self, destination: str) -> str:
        """The recipient's country for an address in Japanese characters, which is read nowhere else, and a sender who
        writes such, too, or isn't given; empty for any other."""
        from stationery.resolve.columns import is_domestic  # 0.2 ms

        return destination if is_domestic(self.letter, destination, self.store) else ""

    def _list_shown(self, style: LetterStyle | None) -> frozenset[str]:
        if self.product == "letter" and style:
            fields = (part for field in style.fields for part in field.parts)
            return frozenset((*(entry.part for entry in style.flow), *fields)) & frozenset(PARTS)
        return CARD_PARTS if self.product == "card" else EMAIL_PARTS if self.product == "email" else frozenset()

    def _parties(self, shown: frozenset[str]) -> None:
        """Note who is missing: a letter wants both, but for one to somebody greeted whose address it does not show."""
        letter, recipient = self.letter, self.letter.recipient
        if self.product in _WORDED:
            headless = letter.typed.place == Place(letter.file, 1)
            if letter.sender is None and not (headless and self.faults):  # they may be why it isn't recognized
                hint = "run `stationery init` once, or give a sender: `from:` in the file, or --from"
                if headless:
                    hint = "write your name, street, and city at the top, each on a line; or run `stationery init` once"
                self.fault("the letter has no sender", Place(letter.file), hint)
            if recipient is None and not (letter.salutation and "inside_address" not in shown):
                hint = "write `to:` with the address lines below it, each indented by two spaces"
                if headless:
                    hint = "write name, street, and city above the salutation, each on a line of its own"
                if not (headless and self.faults):
                    self.fault("the letter has no recipient", Place(letter.file), hint)
            if self.options.whole and not letter.body:
                hint = "write it below the second line of ---, or print a draft (--draft)"
                if self.product == "email":
                    hint = "write it below the second line of ---"
                self.fault("the letter has no text", letter.typed.place or Place(letter.file), hint)
        try:
            if recipient and self.product not in _BLANK:
                ensure_named(recipient)
            if recipient and self.product in _WORDED and not (letter.salutation or letter.attention):
                ensure_greetable(recipient)
        except SourceError as fault:
            self.faults.append(fault)

    def _countries(self) -> None:
        """Note countries that the parties state and nobody knows."""
        for party in (self.letter.sender, self.letter.recipient):
            try:
                if party:
                    ensure_country(party, self.store)
            except SourceError as fault:
                self.faults.append(fault)

    def _date(self, language: Language) -> LetterDate:
        try:
            found = read_date(self.letter.date, self.stock.today, language)
        except SourceError as fault:
            self.faults.append(fault)
            return LetterDate(self.letter.date, None)
        if self.letter.date and found.day:
            of_an_interview = bool(self.letter.interview)
            meant = doubt_year(found.day, self.stock.today, of_an_interview=of_an_interview)
            found = replace(found, meant=meant)
        self.tell("date", str(found.day or self.letter.date.text), self.letter.date, "house", "today")
        return found

    def _address_style(self) -> AddressStyle:
        if self.product in _BLANK:
            return AS_TYPED
        try:
            found = style_of(self.wished, self.store)
        except UnknownName as fault:
            self.faults.append(fault)
            return AS_TYPED
        if found.country_line:
            self.tell("country line", found.country_line.text, found.country_line, "language")
        return found

    def _set_figures(self, fonts: Fonts) -> Typesetting:
        """The setting, whose running text has lining figures where the writer or the typeface says so."""
        usual, wished = setting(self.store), self.wished.figures
        if self.product not in _WORDED:
            return usual
        figures = wished.text
        if figures in ("", "auto"):
            figures = self.stock.typefaces.text_figures(fonts.body)
        self.tell("figures", figures, wished if wished.text != "auto" else Written(""), "typeface", fonts.body)
        return usual if figures == "oldstyle" else replace(usual, sentence_figures=usual.address_figures)

    def _marks(self, language: Language, usual: str) -> Punctuation:
        known, wished = language.punctuations, self.wished.punctuation
        named = wished.text or usual
        if named in known:
            return known[named]
        if wished and self.product in _WORDED:
            self.faults.append(
                UnknownName(f"no punctuation is called {named!r}", wished.place, did_you_mean(named, known), known)
            )
        return known["mixed"]  # a style's own, which not every language has

    def _is_mailed_note(self) -> bool:
        """Whether a note, which is meant for a card, leaves as an e-mail, and is punctuated as on the card."""
        wished = self.wished
        return self.product == "email" and not wished.style and bool(wished.card or self.letter.kind == "note")

    def _is_social(self) -> bool:
        """Whether a letter has an occasion of private life, and so a comma after its salutation."""
        return bool(self.letter.occasion) and self.letter.personal

    def _tell_flags(self, marked_by: LetterStyle | None, style: LetterStyle | None, justify: bool) -> None:
        """Who chose what is no name of the catalog; `marked_by` chose the punctuation, unless that is a card's."""
        wished = self.wished
        places = dict(wished.places)
        if self.product in _WORDED:
            usual = marked_by.punctuation if marked_by else "friendly"
            source: Source = "style" if marked_by else "house"
            cause = marked_by.id if marked_by else "private letters" if self.product == "letter" else "cards"
            self.tell("punctuation", wished.punctuation.text or usual, wished.punctuation, source, cause)
        manner = wished.address_manner
        self.tell("address manner", manner.text or AS_TYPED.manner.text, manner, "house")
        flags = (
            ("justify", "justify", justify, style),
            ("one page", "one_page", wished.one_page, None),
            ("curly quotes", "smart", wished.smart, None),
        )
        for name, key, flag, by in flags:
            place = places.get(key)
            text = {True: "yes", False: "no", None: "as needed" if key == "one_page" else "yes"}[flag]
            otherwise: Source = "style" if by else "house"
            self.tell(name, text, Written(text, place) if place else Written(""), otherwise, by.id if by else "")


def _use_typed(letter: Letter, language: Language, stock: Stock, faults: list[StationeryError]) -> Letter:
    """The letter with head and end of a letter in its body used as such, and enclosures in one row as several."""
    from stationery.resolve.typed import use_typed  # 1.2 ms

    letter = use_typed(letter, language, stock, faults)
    if letter.enclosures_in_a_row and not letter.as_typed:
        from stationery.resolve.listed import split_enclosures  # 0.2 ms

        letter = split_enclosures(letter, language)
    return letter


def _keep_typed(letter: Letter, language: Language, shown: frozenset[str]) -> Letter:
    if not letter.as_typed:
        return letter
    from stationery.resolve.kept_as_typed import keep_typed  # 0.3 ms

    return keep_typed(letter, language, shown)


def _remark_on_language(letter: Letter, language: Language, store: Store) -> Letter:
    remarks = remark_on_language(letter, language, store)
    return replace(letter, remarks=(*letter.remarks, *remarks)) if remarks else letter
