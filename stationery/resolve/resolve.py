"""Resolves a Letter into a Job: the writer's choices, and defaults from the sender's country and the style."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, TypeVar

from stationery.catalog.languages import language
from stationery.catalog.letterheads import (
    CHANGES,
    LETTERHEADS,
    MONOGRAM,
    change,
    letterhead,
    shows_monogram,
    with_particulars,
)
from stationery.catalog.letters import letter_style, standard_style
from stationery.catalog.papers import default_paper, paper
from stationery.catalog.typesetting import setting
from stationery.data.stock import Stock
from stationery.data.store import Store
from stationery.model.errors import (
    DoesNotFit,
    Place,
    Remark,
    SourceError,
    StationeryError,
    UnknownName,
    did_you_mean,
    each_fault,
    raise_faults,
)
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.manuscript import PARTS
from stationery.model.party import written_name
from stationery.model.typeface import PERSONAL
from stationery.model.values import replace
from stationery.resolve.body_language import remark_on_language
from stationery.resolve.chosen import Chosen, Source, source_at
from stationery.resolve.countries import country_of, ensure_country
from stationery.resolve.dates import LetterDate, read_date
from stationery.resolve.defaults import default, default_card, left_to_recipient, read_defaults, recipients_language
from stationery.resolve.job import (
    AS_TYPED,
    AS_USUAL,
    AddressStyle,
    CardChoice,
    Fonts,
    Job,
    Options,
    Product,
    style_of,
)
from stationery.resolve.recognize import (
    Recognized,
    attention_name,
    is_organization,
    recognize,
    recognize_name,
)
from stationery.resolve.typefaces import Families, choose_families

if TYPE_CHECKING:
    from stationery.catalog.languages import Language, Punctuation
    from stationery.catalog.letterheads import Letterhead
    from stationery.catalog.letters import LetterStyle
    from stationery.catalog.papers import Paper
    from stationery.catalog.printers import Printer
    from stationery.catalog.typesetting import Typesetting

T = TypeVar("T")

NO_LETTERHEAD = "none"
"""A style or a writer that wants none says so: the sender's lines then stand in the flow of the letter."""

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
    _ensure_named(recipient)
    if job.product in _WORDED and not (letter.salutation or letter.attention):
        _ensure_greetable(recipient)
    ensure_country(recipient, job.store)
    destination = country_of(recipient, job.store) if destination is None else destination
    addressee = recognize(recipient, job.language, job.store, destination)
    greeted = _greet(letter, addressee, job.language, job.store)
    return replace(job, letter=letter, destination=destination, addressee=addressee, greeted=greeted)


def language_of(letter: Letter, stock: Stock) -> Language:
    """The language that a letter would be in. Raises SourceError and UnknownName where that cannot be told."""
    named = letter.choices.language
    if left_to_recipient(named):
        named = recipients_language(country_of(letter.recipient, stock.store), named, stock)
    usual = default(stock, "language", country_of(letter.sender, stock.store))
    return language(stock.store, named if named else usual)


def _spell(choices: Choices, stock: Stock) -> Choices:
    """Nothing is loaded for names that are written as ids are."""
    named = (choices.style, choices.letterhead, choices.envelope, choices.card, choices.font)
    if not any(each.text != each.text.lower() or " " in each.text or "_" in each.text for each in named):
        return choices
    from stationery.resolve.spelling import spell_names  # 0.2 ms

    return spell_names(choices, stock.store, stock.typefaces.names())


class _Resolver:
    """One letter in work. Faults are gathered, and the usual thing taken in the place of what is not known."""

    def __init__(self, letter: Letter, stock: Stock, product: Product, options: Options) -> None:
        self.letter, self.stock, self.store, self.product, self.options = letter, stock, stock.store, product, options
        self.wished = _spell(letter.choices, stock)
        if self.wished is not letter.choices:
            self.letter = replace(letter, choices=self.wished)
        self.faults: list[StationeryError] = []
        self.chosen: list[Chosen] = []
        self.written_for = ""  # the typeface that the letterhead's sizes are written for
        self.dressed = True
        self.pairing = ""  # that the typefaces are from, if they are from one

    def resolve(self) -> Job:
        letter = self.letter
        origin, destination = country_of(letter.sender, self.store), country_of(letter.recipient, self.store)
        language = self._language(origin, destination)
        if self.product in _WORDED or (self.product == "envelope" and letter.recipient is None):
            recipient = letter.recipient
            self.letter = letter = _use_typed(letter, language, self.stock, self.faults)
            if letter.recipient is not recipient:
                destination = country_of(letter.recipient, self.store)
        if self.product in _WORDED:
            self.letter = letter = _remark_on_language(letter, language, self.store)
        named = self.wished.language
        country = origin or (language.region if named and not left_to_recipient(named) else "")
        if not country and destination and self.product in ("envelope", *_CARDS):
            country = self._domestic(destination)
        card: CardChoice | None = None
        style: LetterStyle | None = None
        if self.product in _CARDS:
            card, paper, cover, letterhead, fonts = self._card(country)
        else:
            style, paper, cover, letterhead, fonts = self._sheet(country)
        letter = self.letter
        shown = self._list_shown(style)
        self._parties(shown)
        date = self._date(language)
        address_style = self._address_style()
        self._countries()
        printer = self._printer()
        as_note = style is not None and self._is_mailed_note()
        usual = "friendly" if as_note else style.punctuation if style else card.style.punctuation if card else "mixed"
        marks = self._marks(language, usual)
        raise_faults(self.faults)
        addressee = recognize(letter.recipient, language, self.store, destination) if letter.recipient else _NOBODY
        justify = False if style is None else style.justify if self.wished.justify is None else self.wished.justify
        self._tell_flags(None if as_note else style, style, justify)
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
            greeted=_greet(letter, addressee, language, self.store),
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

    # What is looked up.

    def _look_up(self, look_up: Callable[[Store, Written], T], named: Written, usual: str) -> T:
        """What the catalog has of that name, else the usual thing, and the fault is noted."""
        try:
            return look_up(self.store, named if named else Written(usual))
        except UnknownName as fault:
            self.faults.append(fault)
            return look_up(self.store, Written(usual))

    def _one_of(self, named: Written, known: tuple[str, ...], what: str, cause: str) -> str:
        if named and named.text not in known:
            hint = did_you_mean(named.text, known)
            message = f"the {what} {named.text!r} isn't available for this card"
            self.faults.append(UnknownName(message, named.place, hint, known))
        found = named.text if named.text in known else known[0]
        self._tell(what, found, named, "card", cause)
        return found

    def _tell(
        self, name: str, text: str, named: Written, otherwise: Source, cause: str = "", usual: Place | None = None
    ) -> None:
        """Note who made a choice: whoever wrote `named`, else what it follows from; `usual` is where a user's own
        defaults say so."""
        if named and named.place:
            self.chosen.append(Chosen(name, text, source_at(named.place, self.letter.file), named.place))
        else:
            self.chosen.append(Chosen(name, text, otherwise, usual, cause))

    def _by_country(self, key: str, country: str) -> tuple[Source, str, Place | None]:
        """Whether the house names something for the sender's country; if not, it is what is usual anywhere. Then where
        a user's own defaults say so."""
        usual = read_defaults(self.stock)
        table = usual.table(f"{key}_by_country") if country else None
        if table and table.text(country):
            return "country", country, self._own_default(table.where(country))
        return "house", "", self._own_default(usual.where(key))

    def _own_card(self, paper: str) -> Place | None:
        usual = read_defaults(self.stock)
        by_paper = usual.table("card_by_paper")
        named = by_paper and by_paper.text(paper)
        return self._own_default(by_paper.where(paper) if by_paper and named else usual.where("card"))

    def _own_default(self, place: Place) -> Place | None:
        return None if self.store.is_ours(place.file) else place

    def _language(self, origin: str, destination: str) -> Language:
        named = self.wished.language
        spoken = named
        if left_to_recipient(named):
            try:
                spoken = recipients_language(destination, named, self.stock)
            except SourceError as fault:
                self.faults.append(fault)
                spoken = Written("")
        found = self._look_up(language, spoken, default(self.stock, "language", origin))
        self._tell("language", found.tag, named, *self._by_country("language", origin))
        return found

    def _paper(self, named: Written, usual: Paper, country: str) -> Paper:
        found = self._look_up(paper, named, usual.id)
        self._tell("paper", found.id, named, "country" if country else "house", country)
        return found

    def _sheet(self, country: str) -> tuple[LetterStyle, Paper, Written, Letterhead | None, Fonts]:
        """What a letter takes from the catalog, and what its envelope does."""
        wished, usual = self.wished, default_paper(self.store, country)
        sheet = self._paper(wished.paper, usual, country)
        style = self._look_up(letter_style, wished.style, standard_style(self.store, sheet.id, country))
        self._tell("style", style.id, wished.style, *self._by_country("style", country))
        if not wished.paper and usual.id not in style.papers:
            sheet = paper(self.store, style.default_paper)
            self.chosen[-2] = Chosen("paper", sheet.id, "style", None, style.id)
        named = Written(style.letterhead, style.table.where("letterhead"))
        letterhead = self._letterhead(named, "style", style.id)
        cover = self._cover(style, sheet)
        families = self._families(style.font, "style", style.id)
        if not self.faults:
            self._go_together(style, sheet)
        written_for = style.font
        if families.body != style.font and not self.faults:
            written_for = choose_families(Written(style.font), self.stock, known=True).body
        if wished.envelope:
            style = style.fold_for(cover.text)
        own = letterhead.font if letterhead else ""
        fonts = Fonts(
            body=families.body,
            heading=own or families.letterhead,
            envelope=self._beside_a_note(families) if self._envelope_of_card(sheet) else families.envelope,
            corner=own or families.letterhead,
            style=written_for,
            letterhead=self.written_for,
        )
        return style, sheet, cover, letterhead, self._on_envelope(fonts, letterhead)

    def _cover(self, style: LetterStyle, sheet: Paper) -> Written:
        """The envelope's name: as chosen, else that of the card that the letter names, the style's, or the paper's."""
        wished = self.wished.envelope
        own = self._envelope_of_card(sheet)
        cover = wished or Written(own or style.envelope or sheet.envelope)
        if cover.text not in self.store.names("envelopes"):
            from stationery.catalog.envelopes import is_postcard, match_envelope  # 2.3 ms

            if not is_postcard(self.store, cover):
                cover = self._look_up(match_envelope, cover, sheet.envelope)
            elif self.product != "envelope":
                hint = f"choose an envelope; `stationery envelope --envelope {cover.text}` makes its address side"
                self.faults.append(DoesNotFit(f"{cover.text!r} is a postcard, and holds no letter", cover.place, hint))
                cover = Written(sheet.envelope)
        source: Source = "card" if own else "style" if style.envelope else "paper"
        cause = self.wished.card.text or "note" if own else style.id if style.envelope else sheet.id
        self._tell("envelope", cover.text, wished, source, cause)
        return cover

    def _envelope_of_card(self, sheet: Paper) -> str:
        """The envelope of the card that a letter names, or of a note's usual card; empty if it names none, a postcard,
        or one that is unknown."""
        named = self.wished.card
        if not named and self.product == "envelope" and self.letter.kind == "note":
            named = Written(default_card(self.stock, sheet.id))
        if not named or named.text not in self.store.names("cards"):
            return ""
        from stationery.catalog.cards import card  # 0.3 ms

        return card(self.store, named).envelope

    def _card(self, country: str) -> tuple[CardChoice, Paper, Written, Letterhead | None, Fonts]:
        """What a card takes from the catalog, and what its envelope does."""
        from stationery.catalog.card_style import note_style  # 0.4 ms
        from stationery.catalog.cards import ORIENTATIONS, PORTRAIT, WRITTEN_ON, card  # 0.3 ms

        wished, options = self.wished, self.options.card
        style, usual = note_style(self.store), default_paper(self.store, country)
        chosen = self._look_up(card, wished.card, default_card(self.stock, usual.id))
        self._tell("card", chosen.id, wished.card, "paper", usual.id, self._own_card(usual.id))
        fold_id = self._one_of(options.fold, tuple(fold.id for fold in chosen.folds), "fold", chosen.id)
        fold = chosen.fold(fold_id) or chosen.folds[0]
        usual_way = PORTRAIT if chosen.address_side and self._is_in_columns(country) else fold.orientation
        orientations = tuple(sorted(ORIENTATIONS, key=lambda each: each != usual_way))
        cover = wished.envelope or Written(chosen.envelope)
        if cover and cover.text not in self.store.names("envelopes"):
            from stationery.catalog.envelopes import match_envelope  # 2.3 ms

            cover = self._look_up(match_envelope, cover, chosen.envelope)
        dressed: Source = "card" if chosen.letterhead else "house"
        letterhead = self._letterhead(
            Written(chosen.letterhead or style.letterhead), dressed, chosen.id if chosen.letterhead else "cards"
        )
        own = letterhead.font if letterhead else ""
        families = self._families(style.font, "house", "cards")
        purpose = "body"
        try:
            purpose = self.stock.typefaces.purpose(families.body, wished.font.place)
        except UnknownName as fault:
            self.faults.append(fault)
        heading = own or style.font if own or purpose == "personal" else families.body
        choice = CardChoice(
            chosen,
            fold,
            self._one_of(options.orientation, orientations, "orientation", chosen.id),
            self._one_of(options.panel, WRITTEN_ON[fold.id], "panel", chosen.id),
            style,
        )
        if wished.words or wished.front or wished.border or chosen.border:
            from stationery.resolve.outside import dress_front  # 1.0 ms

            choice = dress_front(choice, self.letter, self.stock, self.faults, headed=letterhead is not None)
        sheet = self._paper(wished.paper, usual, country)
        self._tell("envelope", cover.text or "none", wished.envelope, "card", chosen.id)
        fonts = Fonts(
            body=families.body,
            heading=heading,
            envelope=self._beside_a_note(families),
            corner=heading,
            style=style.font,
            letterhead=self.written_for,
            purpose=purpose,
        )
        return choice, sheet, cover, letterhead, self._on_envelope(fonts, letterhead)

    def _domestic(self, destination: str) -> str:
        """The recipient's country for an address in Japanese characters, which is read nowhere else, and a sender who
        writes such, too, or isn't given; empty for any other."""
        from stationery.resolve.columns import is_domestic  # 0.2 ms

        return destination if is_domestic(self.letter, destination, self.store) else ""

    def _is_in_columns(self, country: str) -> bool:
        """Whether the address on a postcard is set in columns, for which the card stands upright."""
        from stationery.catalog.posts import post_of  # 1.0 ms
        from stationery.resolve.columns import may_be_in_columns  # 0.2 ms

        recipient = self.letter.recipient
        there = country_of(recipient, self.store)
        return recipient is not None and may_be_in_columns(recipient, there, post_of(self.store, country))

    def _families(self, usual: str, source: Source, cause: str) -> Families:
        """The typefaces of the font that is chosen, or of the usual one, which is not looked at before it is set."""
        wished = self.wished.font
        try:
            found = choose_families(wished or Written(usual), self.stock, known=not wished)
        except StationeryError as fault:
            self.faults += each_fault(fault)
            found = choose_families(Written(usual), self.stock, known=True)
        self._tell("font", found.pairing or found.body, wished, source, cause)
        self.pairing = found.pairing
        return found

    def _letterhead(self, usual: Written, source: Source, cause: str) -> Letterhead | None:
        """The letterhead with what the writer chose of it, its own typeface known to be at hand; None for none."""
        named = self.wished.letterhead or usual
        self._tell("letterhead", named.text, self.wished.letterhead, source, cause)
        if own := self.wished.own:
            self._tell("paper with a heading", own.called, Written(own.called, own.place), "house")
        self.written_for = _setting(self.store).written_for
        if (foot := self.wished.foot) and foot.place:
            self._tell("foot", f"{len(foot.columns)} columns", Written("foot", foot.place), "house")
        if named.text == NO_LETTERHEAD:
            return None
        for each in dict.fromkeys((named, usual)):  # the usual one where there is none of that name
            try:
                return self._apply_changes(letterhead(self.store, each))
            except UnknownName as fault:
                self.faults.append(fault)
            except StationeryError as fault:
                self.faults += each_fault(fault)
                break
        return None

    def _remark_without_monogram(self, chosen: Letterhead, changes: Mapping[str, Written]) -> None:
        """That letters, or their frame, are chosen for a letterhead that shows none."""
        key = next((each for each in ("letters", MONOGRAM, "arrangement") if each in changes), "")
        place = changes[key].place if key else None
        if place is None or source_at(place, self.letter.file) not in ("option", "file") or shows_monogram(chosen):
            return  # a profile is for letterheads of all kinds
        every = self.store.each(LETTERHEADS, lambda name: shows_monogram(letterhead(self.store, name)))
        what = {"letters": "its letters show", MONOGRAM: "its frame shows"}.get(key, "their arrangement shows")
        message = f"the letterhead {chosen.id} has no monogram, so {what} nowhere"
        remark = Remark(message, place, f"choose one that has: {', '.join(name for name, has in every.items() if has)}")
        self.letter = replace(self.letter, remarks=(*self.letter.remarks, remark))

    def _apply_changes(self, letterhead: Letterhead) -> Letterhead:
        wished = self.wished
        changes = {key: each for key in CHANGES if (each := getattr(wished, key))}
        for key, each in changes.items():
            self._tell(key, each.text, each, "letterhead", letterhead.id)
        if changes:
            letterhead = change(self.store, letterhead, changes)
            self._remark_without_monogram(letterhead, changes)
        if wished.logo:
            from stationery.catalog.logos import logo_look, place_logo  # 0.8 ms

            self._tell("logo", wished.logo.file.text, wished.logo.file, "letterhead", letterhead.id)
            letterhead = place_logo(letterhead, logo_look(self.store))
        if wished.particulars:
            self._tell("particulars", wished.particulars.text, wished.particulars, "letterhead", letterhead.id)
            letterhead = with_particulars(letterhead, wished.particulars)
        self.written_for = letterhead.font or self.written_for
        if wished.head_font:
            family = choose_families(wished.head_font, self.stock).letterhead
            self._tell("letterhead font", family, wished.head_font, "letterhead", letterhead.id)
            return replace(letterhead, font=family)
        if letterhead.font:
            self.stock.typefaces.purpose(letterhead.font, letterhead.table.where("font"))
        return letterhead

    def _beside_a_note(self, families: Families) -> str:
        """The typeface of the envelope of a card: the card's, unless it is a script, or a pairing has another one. No
        post refuses serifs (USPS, DMM 202, prefers a typeface without)."""
        if families.pairing:
            return families.envelope
        try:
            script = self.stock.typefaces.purpose(families.body) == PERSONAL
        except StationeryError:  # told where the font was chosen
            return families.envelope
        return families.envelope if script else families.body

    def _on_envelope(self, fonts: Fonts, letterhead: Letterhead | None) -> Fonts:
        """The typefaces with those of the envelope: a script face is for the note, and not for the post."""
        font = self.options.envelope.font
        if font:
            try:
                families = choose_families(font, self.stock)
            except StationeryError as fault:
                self.faults += each_fault(fault)
                return fonts
            self.dressed = bool(families.pairing)
            heading = (letterhead.font if letterhead else "") or families.letterhead
            covering = families.envelope if families.pairing else families.body
            fonts = replace(fonts, heading=heading, corner=heading, envelope=covering)
        usual = read_defaults(self.stock)
        follows = not self.pairing and fonts.envelope == usual.text("envelope_font")
        own = self._own_default(usual.where("envelope_font")) if follows else None
        self._tell("envelope font", fonts.envelope, font, "pairing" if self.pairing else "house", self.pairing, own)
        if letterhead is None or self.product == "email" or self.faults:
            return fonts
        if self.stock.typefaces.purpose(fonts.corner) == PERSONAL:
            return replace(fonts, corner=default(self.stock, "font"))
        return fonts

    def _go_together(self, style: LetterStyle, sheet: Paper) -> None:
        try:
            ensure_together(style, sheet, self.wished.paper or self.wished.style)
        except DoesNotFit as fault:
            self.faults.append(fault)

    # What the letter itself says.

    def _list_shown(self, style: LetterStyle | None) -> frozenset[str]:
        if self.product == "letter" and style:
            fields = (part for field in style.fields for part in field.parts)
            return frozenset((*(entry.part for entry in style.flow), *fields)) & frozenset(PARTS)
        return CARD_PARTS if self.product == "card" else EMAIL_PARTS if self.product == "email" else frozenset()

    def _parties(self, shown: frozenset[str]) -> None:
        """Note who is missing: a letter wants both, but for one to somebody greeted whose address it does not show."""
        letter, recipient = self.letter, self.letter.recipient
        if self.product in _WORDED:
            if letter.sender is None:
                hint = "run `stationery init` once, or give a sender: `from:` in the file, or --from"
                self._fault("the letter has no sender", Place(letter.file), hint)
            if recipient is None and not (letter.salutation and "inside_address" not in shown):
                hint = "write `to:` with the address lines below it, each indented by two spaces"
                self._fault("the letter has no recipient", Place(letter.file), hint)
            if self.options.whole and not letter.body:
                hint = "write it below the second line of ---, or print a draft (--draft)"
                if self.product == "email":
                    hint = "write it below the second line of ---"
                self._fault("the letter has no text", letter.typed.place or Place(letter.file), hint)
        try:
            if recipient and self.product not in _BLANK:
                _ensure_named(recipient)
            if recipient and self.product in _WORDED and not (letter.salutation or letter.attention):
                _ensure_greetable(recipient)
        except SourceError as fault:
            self.faults.append(fault)

    def _fault(self, message: str, place: Place | None, hint: str) -> None:
        self.faults.append(SourceError(message, place, hint))

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
        self._tell("date", str(found.day or self.letter.date.text), self.letter.date, "house", "today")
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
            self._tell("country line", found.country_line.text, found.country_line, "language")
        return found

    def _set_figures(self, fonts: Fonts) -> Typesetting:
        """The setting, whose running text has lining figures where the writer or the typeface says so."""
        usual, wished = _setting(self.store), self.wished.figures
        if self.product not in _WORDED:
            return usual
        figures = wished.text
        if figures in ("", "auto"):
            figures = self.stock.typefaces.text_figures(fonts.body)
        self._tell("figures", figures, wished if wished.text != "auto" else Written(""), "typeface", fonts.body)
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

    def _tell_flags(self, marked_by: LetterStyle | None, style: LetterStyle | None, justify: bool) -> None:
        """Who chose what is no name of the catalog; `marked_by` chose the punctuation, unless that is a card's."""
        wished = self.wished
        places = dict(wished.places)
        if self.product in _WORDED:
            usual = marked_by.punctuation if marked_by else "friendly"
            source: Source = "style" if marked_by else "house"
            cause = marked_by.id if marked_by else "cards"
            self._tell("punctuation", wished.punctuation.text or usual, wished.punctuation, source, cause)
        manner = wished.address_manner
        self._tell("address manner", manner.text or AS_TYPED.manner.text, manner, "house")
        flags = (
            ("justify", "justify", justify, style),
            ("one page", "one_page", wished.one_page, None),
            ("curly quotes", "smart", wished.smart, None),
        )
        for name, key, flag, by in flags:
            place = places.get(key)
            text = {True: "yes", False: "no", None: "as needed" if key == "one_page" else "yes"}[flag]
            otherwise: Source = "style" if by else "house"
            self._tell(name, text, Written(text, place) if place else Written(""), otherwise, by.id if by else "")


def _use_typed(letter: Letter, language: Language, stock: Stock, faults: list[StationeryError]) -> Letter:
    """The letter with head and end of a letter in its body used as such, and enclosures in one row as several."""
    from stationery.resolve.typed import use_typed  # 1.2 ms

    letter = use_typed(letter, language, stock, faults)
    if letter.enclosures_in_a_row and not letter.as_typed:
        from stationery.resolve.listed import split_enclosures  # 0.2 ms

        letter = split_enclosures(letter, language)
    return letter


def _remark_on_language(letter: Letter, language: Language, store: Store) -> Letter:
    remarks = remark_on_language(letter, language, store)
    return replace(letter, remarks=(*letter.remarks, *remarks)) if remarks else letter


def _ensure_named(recipient: Party) -> None:
    if not written_name(recipient):
        hint = "give `name:`, or `given:` and `family:`, or `organization:`"
        raise SourceError("the recipient has no name", recipient.place, hint)


def _ensure_greetable(recipient: Party) -> None:
    """Raise SourceError where a salutation would be built from what is certainly no name."""
    first = written_name(recipient)
    text = first.text
    begins_as_name = not text[0].isdigit() and text[0] not in '"\u201c\u201e\u00ab'
    if begins_as_name and "@" not in text and ":" not in text and not text.startswith("Dear "):
        return
    from stationery.resolve.no_names import refuse_no_name  # 0.2 ms

    refuse_no_name(first)


def _greet(letter: Letter, addressee: Recognized, language: Language, store: Store) -> Recognized:
    """Who is spoken to: the recipient, or the person in the attention line where the recipient has no title."""
    written, recipient = letter.attention, letter.recipient
    if not written or (addressee.person and addressee.person.titles):
        return addressee
    text = attention_name(written.text, language) or written.text
    if is_organization(text, language):
        return addressee
    family = recipient.family if recipient and recipient.lines else ""
    return replace(addressee, person=recognize_name(text, language, store, family, written.place), role="")


def ensure_together(style: LetterStyle, paper: Paper, said: Written) -> None:
    """Raise, at the choice that said so, when the style is not made for the paper."""
    try:
        style.sheet(paper.id)
    except DoesNotFit as fault:
        raise DoesNotFit(fault.message, said.place, fault.hint) from None


def _setting(store: Store) -> Typesetting:
    return setting(store)
