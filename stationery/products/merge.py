"""A template and all that is the same for every recipient of a merge; makes what one of them gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from stationery.catalog.customs import customs
from stationery.catalog.languages import Language, language
from stationery.data.stock import Stock
from stationery.model.contact import Contact
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, SourceError, StationeryError, one_fault, raise_faults
from stationery.model.field import Field
from stationery.model.letter import Letter, Party, Written
from stationery.model.values import replace
from stationery.products.field_seams import FieldSeams
from stationery.products.first_names import FirstNames, Verdict, drop_line
from stationery.products.households import Doubles, Households, refuse_differing
from stationery.products.list_emails import NO_EMAIL, email_of, refuse_email, tell_no_email
from stationery.products.list_words import ListWords
from stationery.products.merge_pieces import ADDRESSED, MAILED, Manner, Pieces, make_pieces
from stationery.products.merge_report import Report
from stationery.products.recipients import SALUTATION, Recipient, Roster
from stationery.products.series import Alike, SeriesByShape, plain_spaces
from stationery.products.shown_cells import show_cells
from stationery.products.undeliverable import find_nothings, refuse_undeliverable
from stationery.products.yes_no import YesNo
from stationery.reading.contacts.formulas import NO_RESULT, TYPE_IT, is_formula
from stationery.reading.fields import Filled, Template
from stationery.reading.letters import read_letter
from stationery.reading.overlay import Overlay, lay_over
from stationery.reading.pictures import signature_of
from stationery.resolve.countries import country_of
from stationery.resolve.defaults import default
from stationery.resolve.job import Product
from stationery.resolve.resolve import language_of, resolve
from stationery.resolve.same_address import respell
from stationery.wording.letter import word_letter

if TYPE_CHECKING:
    from stationery.products.merge_labels import LabelMaker
    from stationery.products.merge_postage import MergePostage

_UNKNOWN_HOME = "US"


class Skip(Exception):
    """A recipient gets nothing; why is in the report."""


class Merge:
    """A template with all that is the same for every recipient; `make` makes what one of them gets."""

    def __init__(self, template: Template, roster: Roster, overlay: Overlay, manner: Manner, stock: Stock) -> None:
        self.template = template
        self.roster = roster
        self.manner = manner
        self.stock = stock
        self._overlay = overlay
        self._builds_salutation = roster.builds_salutation and any(field.key == SALUTATION for field in template.names)
        self._signatures: dict[str, bytes | None] = {}
        self._series = self._begin_series()
        self._languages: dict[str, Language] = {}
        self.households = Households(roster, self.language_of, stock.store)
        self.yes_no = YesNo(template, roster)
        template.says_no = self.yes_no.says_no
        self.doubles = Doubles(stock.store, roster.unit)
        self.words = ListWords(roster)
        self._seams = FieldSeams(template, roster)
        self.first_names = FirstNames(template, roster, self.language_of, stock.store)
        self._labels = _open_labels(manner, stock)
        roster.gather = self.households
        roster.order_country = self._order_country
        self._first_address: str | None = None
        roster.usual_address = self._usual_address
        roster.respell = lambda text: respell(text, stock.store)
        self._home = ""
        self.postage: MergePostage | None = None
        if template.postage and "envelopes" in manner.media:
            self.postage = _withhold_postage(template, roster, manner)

    def _begin_series(self) -> SeriesByShape:
        greet = self._build_salutation if self._builds_salutation else None
        return SeriesByShape(self.template, self.write, greet, self.manner, self.stock)

    def begin_part(self) -> None:
        """What is made from now on goes into another file: what is known of letters before has no part in it, so that
        the same recipients give the same bytes in whatever part they are."""
        self._series = self._begin_series()

    def make(self, recipient: Recipient, report: Report) -> Pieces:
        """What a recipient gets; notes remarks. Raises what is wrong with it, at places of the template or the list."""
        faults = [fault for contact in recipient.contacts for fault in contact.faults]
        raise_faults([SourceError(fault.message, fault.place, fault.hint) for fault in faults])
        self._refuse_incomplete(recipient)
        raise_faults([*find_nothings(recipient, self.roster, self.template)])
        if recipient.joined:
            refuse_differing(recipient, self.roster, self.template.names)
        shown: tuple[Remark, ...] = ()
        if any(contact.looks for contact in recipient.contacts):
            language_ = self.language_of(recipient.contacts[0])
            recipient, shown = show_cells(recipient, self.roster, self.template.worded, language_)
        values = recipient.values
        broken = [field for field in self.template.names if is_formula(values.get(field.key, ""))]
        raise_faults([self._fault_formula(values[field.key], field) for field in broken])
        verdict = self.first_names.judge(recipient)
        alone = self.postage or verdict
        alike = (None if alone else self._series.make(recipient)) or self._make_alone(recipient, report, verdict)
        if any(each.about == "code" for each in alike.remarks):
            self._refuse_code(recipient, alike, report)
        untitled = bool(verdict and verdict.drops)  # its salutation is told already
        left = {"small", "title"} if untitled else {"small"}  # of names in small letters `odd_names` tells
        remarks = (each for each in alike.remarks if each.about not in left)
        sender = alike.made.letter.sender
        found = (self.words.word_remark(each, recipient.party, sender) for each in remarks)
        odd = (
            *self.tell_cells(recipient),
            *self.words.no_seconds(recipient, self.template.printed),
            *self._seams.find(recipient),
            *self.yes_no.doubt(recipient),
            *tell_no_email(recipient, self.roster, self.manner.media),
        )
        greeted = self._tell_greeting(verdict, recipient) if verdict else ()
        report.remark(recipient, (*greeted, *odd, *shown, *found), alike.filled)
        for field in alike.filled.left_out:
            if field.optional:
                continue
            where = self.roster.where(field)
            message = f"{where} is empty, so this line is left out"
            report.remark(recipient, (Remark(message, field.place, ""),))
        return alike.made

    def tell_cells(self, recipient: Recipient) -> tuple[Remark, ...]:
        """What is remarked of a row's cells alone, whatever is wrong with it."""
        warnings = (remark for contact in recipient.contacts for remark in contact.warnings)
        return (*warnings, *self.words.odd_names(recipient.contacts))

    def _make_alone(self, recipient: Recipient, report: Report, verdict: Verdict | None) -> Alike:
        """The same for a recipient of whom nothing is known from others."""
        filled = self.fill(recipient)
        diagnostics = Diagnostics()
        letter: Letter | None = None
        try:
            letter = self.write(filled, recipient)
            if self.postage:
                letter = self.postage.give(letter, recipient)
            signature = self._read_signature(letter) if letter.signature else None
            email, manner = NO_EMAIL, self.manner
            if "emails" in manner.media:
                email, told = email_of(recipient, self.roster)
                diagnostics.add(*told)
            if "emails" in manner.media and not email:
                manner = replace(manner, media=tuple(each for each in manner.media if each != "emails"))
            made = make_pieces(letter, signature, manner, self.stock, diagnostics, email)
            if self._labels:
                made = replace(made, label=self._labels.make(letter, self.roster.file, diagnostics))
        except StationeryError as fault:
            sender = letter.sender if letter else None
            report.fault(recipient, self.words.word_fault(fault, recipient.party, sender), filled)
            if self.postage:
                self.postage.take_back(recipient)
            raise Skip from None
        if not self.postage and verdict is None:
            self._series.learn(recipient, made, diagnostics.remarks)
        return Alike(made, filled, diagnostics.remarks)

    def _refuse_code(self, recipient: Recipient, alike: Alike, report: Report) -> NoReturn:
        """Note a postal code that its country doesn't have as a fault, and raise Skip."""
        party, made = recipient.party, alike.made
        piece = made.letters or made.envelopes or made.note
        job = piece.job if piece else made.label.trip.job if made.label else None
        country = country_of(party, self.stock.store) or (job.origin or job.language.region if job else "")
        codes = [each for each in alike.remarks if each.about == "code"]
        report.fault(
            recipient, one_fault([self.words.refuse_code(each, party, country) for each in codes]), alike.filled
        )
        if self.postage:
            self.postage.take_back(recipient)
        raise Skip

    def _refuse_incomplete(self, recipient: Recipient) -> None:
        """Raise SourceError for a row without the address that is needed."""
        media, party = self.manner.media, recipient.party
        if ADDRESSED.intersection(media) and not self.template.addresses:
            self._home = self._home or self._find_home()
            country, mailed = country_of(party, self.stock.store) or self._home, not MAILED.isdisjoint(media)
            refuse_undeliverable(party, country, self.roster, mailed=mailed)
        if "emails" in media:
            refuse_email(recipient, self.roster, alone=len(media) == 1)

    def fill(self, recipient: Recipient) -> Filled:
        """The template's text for a recipient. Raises SourceError for each field among words that has no value."""
        values = recipient.values
        if self._builds_salutation:
            values = {**values, SALUTATION: recipient.salutation or self._build_salutation(recipient)}
        filled = self.template.fill_in(values)
        verdict = self.first_names.judge(recipient)
        if verdict and verdict.refused:
            raise SourceError(verdict.told, Place(self.roster.file), verdict.hint)
        filled = drop_line(filled, verdict.drops) if verdict and verdict.drops else filled
        raise_faults([self._fault_empty(field) for field in filled.empty])
        return filled

    def _fault_empty(self, field: Field) -> StationeryError:
        fill = "fill it in" if self.roster.has_column(field) else "add it"
        hint = f"{fill}, or write {{{{#{field.name}}}}} … {{{{/{field.name}}}}} around what needs it"
        message = f"{self.roster.tell_empty(field)}, and {field.place} needs it"
        return SourceError(message, Place(self.roster.file), hint)

    def _fault_formula(self, text: str, field: Field) -> StationeryError:
        return SourceError(f"{self.roster.where(field)} {NO_RESULT.format(text)}", Place(self.roster.file), TYPE_IT)

    def write(self, filled: Filled, recipient: Recipient) -> Letter:
        """The letter of a filled template, as `letter` would read it from a file, options and profile laid over it."""
        letter = read_letter(filled.text, filled.file, headless=True, filled=True)
        if letter.marks and not self.template.marks_head:  # those in the head are brackets in a cell
            letter = replace(letter, marks=tuple(mark for mark in letter.marks if mark.part == "body"))
        if letter.recipient is None:
            letter = replace(letter, recipient=recipient.party)
        elif recipient.party.people and [line.text for line in letter.recipient.lines[:1]] == [recipient.name]:
            letter = replace(letter, recipient=replace(letter.recipient, people=recipient.party.people))
        if recipient.salutation and not letter.salutation:
            letter = replace(letter, salutation=Written(recipient.salutation))
        return lay_over(letter, self._overlay)

    def language_of(self, contact: Contact) -> Language:
        """In which language somebody is written to; the usual one where that is an error, which their letter tells."""
        fixed = "" if self.template.has_fields_in_head else f"to {country_of(contact.party, self.stock.store)}"
        if fixed in self._languages:
            return self._languages[fixed]
        found = self._find_language(contact)
        if fixed:
            self._languages[fixed] = found
        return found

    def _order_country(self, party: Party) -> tuple[object, ...]:
        """The sender's country first, however it is written, or not at all; then the others by their codes."""
        code = country_of(party, self.stock.store) or party.country.casefold()
        self._home = self._home or self._find_home()
        return (bool(code) and code != self._home, code if code != self._home else "")

    def _find_home(self) -> str:
        letter = self._read_unfilled()
        return country_of(letter.sender if letter else self._overlay.sender, self.stock.store) or _UNKNOWN_HOME

    def _read_unfilled(self) -> Letter | None:
        """The letter without values for its fields; None where it can't be read so."""
        try:
            letter = read_letter(self.template.fill({}), self.template.file, headless=True, filled=True)
            return lay_over(letter, self._overlay)
        except StationeryError:
            return None

    def _usual_address(self) -> str:
        """Which of several addresses is taken: `home` for a private letter or a card."""
        if self._first_address is None:
            letter = self._read_unfilled() if self.roster.chooses_address else None
            private = letter and (
                customs(self.stock.store).goes_home(letter)
                or (letter.kind == "letter" and "cards" in self.manner.media)
            )
            self._first_address = "home" if private else ""
        return self._first_address

    def _find_language(self, contact: Contact) -> Language:
        recipient = Recipient((contact,), contact.party, self.roster.values_of(contact), 0)
        try:
            filled = self.template.fill_in({**recipient.values, SALUTATION: "x"})
            return language_of(self.write(filled, recipient), self.stock)
        except StationeryError:
            return language(self.stock.store, default(self.stock, "language"))

    def awaits_reply(self, letter: Letter) -> bool:
        """Whether such a letter expects a reply."""
        return customs(self.stock.store).awaits_reply(letter)

    def _read_signature(self, letter: Letter) -> bytes | None:
        """The picture of a letter's signature; the same file is read once."""
        name = letter.signature.text
        if name not in self._signatures:
            self._signatures.clear()
            self._signatures[name] = signature_of(letter)
        return self._signatures[name]

    def _tell_greeting(self, verdict: Verdict, recipient: Recipient) -> tuple[Remark, ...]:
        """What is told of a salutation with a first name."""
        told = f"{verdict.told} {self._build_salutation(recipient, verdict.drops)!r}" if verdict.drops else verdict.told
        return (Remark(told, recipient.contacts[0].place, verdict.hint),)

    def _build_salutation(self, recipient: Recipient, drops: int = 0) -> str:
        """The salutation as it would be built, for a field that stands for it, or for a line that is dropped."""
        filled = drop_line(self.template.fill_in({**recipient.values, SALUTATION: "x"}), drops)
        letter = replace(self.write(filled, recipient), salutation=Written(""))
        product: Product = "card" if self.manner.media[0] == "cards" else "letter"
        manuscript = word_letter(resolve(letter, self.stock, product), Diagnostics())
        lines = (line for part in manuscript.parts if part.name == SALUTATION for line in part.lines)
        return plain_spaces(" ".join(line.text for line in lines))


def _open_labels(manner: Manner, stock: Stock) -> LabelMaker | None:
    if "labels" not in manner.media or manner.labels is None:
        return None
    from stationery.products.merge_labels import LabelMaker, ensure_for_addresses  # 10 ms

    ensure_for_addresses(manner.labels, stock)
    return LabelMaker(manner.labels, stock)


def _withhold_postage(template: Template, roster: Roster, manner: Manner) -> MergePostage | None:
    """None is printed unless somebody says what keeps stamps from being printed twice."""
    from stationery.products.merge_postage import Keeper, open_postage  # 1.0 ms

    return open_postage(template, roster, manner, Keeper(None, "", unsent=True))
