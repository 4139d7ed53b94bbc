"""What is told of one letter, said of a row of a list: cells and columns instead of the keys of a letter file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from stationery.model.contact import Contact, column_letter
from stationery.model.errors import Place, Remark, SourceError, StationeryError, each_fault
from stationery.model.field import Field, field_key
from stationery.model.party import Party, Written
from stationery.model.values import replace
from stationery.products.merge_report import SKIP
from stationery.products.recipients import Recipient, Roster
from stationery.reading.contacts.odd_cells import CLEAR_IT, MAYBE_STAND_INS, find_oddities, find_small, is_usual
from stationery.reading.contacts.partners import read_partner
from stationery.resolve.partners import is_given_alone

_NOTHING = Written("")
_PRINTED = ("prefix", "given", "family", "name", "title", "department", "organization", "locality")
_OF_PLACE = ("postal_code", "region", "locality", "country")
_OF_NAMES = ("name", "given", "family", "organization")

_GREETING = "write it yourself in a column Greeting, with `salutation: {{greeting?}}` in the letter"
_INSTEAD = (
    (
        "write the `salutation:` yourself, such as Dear Friends,",
        "write Dear Friends in a column Greeting, and `salutation: {{greeting?}}` in the letter",
    ),
    ("write the `salutation:` yourself", _GREETING),
    ("write your own `salutation:`", _GREETING),
    ("put a job title in `title:`", "put a job title in {title}"),
    ("add the country as the last line", "write the country in {country}"),
    ("or the `salutation:` yourself", f"or {_GREETING}"),
    ("name one with `attention:`", "name one in {name}"),
    ("give the surname with `family:`", "write the surname in {family}"),
    ("give it with `family:`", "write the surname in {family}"),
    ("give `name:`, or `given:` and `family:`, or `organization:`", "fill in {name}"),
    ("write it as `salutation:`, and whom the letter goes to in `to:`", "write whom the letter goes to in {name}"),
    ("write `name:` and `email:` in `to:`", "write the name in {name} and the e-mail address in {email}"),
    ("take it out of the lines, and give it as `email:`", "write it in {email}"),
    ("take it out of the lines, and give it as `phone:`", "write it in {phone}"),
    ("take it out of the lines, and give it as `website:`", "take it out of the cell"),
    ("write `to:` with the address lines below it, each indented by two spaces", "fill in {name}, or delete the row"),
)
"""What a hint says of keys, and what is to be done in a list."""

_NEW = {
    "name": "Name",
    "family": "Last Name",
    "given": "First Name",
    "organization": "Company",
    "email": "E-mail",
    "prefix": "Prefix",
    "title": "Job Title",
    "postal_code": "ZIP",
    "region": "State",
    "locality": "City",
}
"""What a column that the list lacks would be called."""

_LANGUAGE = (
    "write the language, such as fr-CH, in a column Language, and in the letter `language: {{language?}}` in place of "
    "recipient"
)
_ABROAD = "if the address is in another country,"
_ZIP = " (five digits, or nine as in 97301-1234)"


class ListWords:
    """Words what is told of the rows of a list; of vCards, which have no columns, it stays as it is."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def odd_names(self, contacts: tuple[Contact, ...]) -> list[Remark]:
        """What will look odd on the envelope, in names that are printed as they are."""
        found: list[Remark] = []
        for contact in contacts:
            party = contact.party
            told: dict[tuple[str, str], str] = {}
            for part in ("given", "family") if party.given and party.family else ("name",):
                text: str = party.lines[0].text if party.lines else getattr(party, part)
                for odd in () if not text or is_usual(text) else find_oddities(text):
                    told[odd] = "" if odd in told else part  # of both columns, told of the name
            found += [self._at(contact, where, *each) for each, where in told.items()]
            for part, what, text in _lines_of_place(party):
                begins = self._begin_line(contact, part, text)
                if what == "street" and text.isdigit():
                    first = text == party.street[0]
                    message = "the street is only a number" if first else f"{text!r} is only a number"
                    hint = _AS_PRINTED if first else f"write what it numbers, such as Apt {text}"
                    found.append(Remark(f"{begins}{message}", contact.place, hint))
                if oddity := find_small(text, is_town=what == "city"):
                    found.append(Remark(f"{begins}the {what} {oddity}, and is printed so", contact.place, _AS_PRINTED))
            if _is_swapped(party):
                found.append(Remark(self._ask_swapped(), contact.place, _AS_PRINTED, "address"))
            partner = contact.partner
            if partner and not is_given_alone(partner) and not is_usual(partner.name):
                part = next(filter(self._roster.column_of, _OF_PARTNER), "")
                found += [self._at(contact, part, *oddity) for oddity in find_oddities(partner.name)]
            for part in _PRINTED:
                if (text := getattr(party, part)) in MAYBE_STAND_INS:
                    found.append(self._at(contact, part, f"{text!r} is printed", CLEAR_IT))
        return found

    def no_seconds(self, recipient: Recipient, printed: Collection[str]) -> Iterator[Remark]:
        """That a letter prints the cell of a second person, by keys that are `printed`, in which there is no name."""
        for contact in recipient.contacts:
            for heading in self._roster.partner_headings if contact.partner is None else ():
                key = field_key(heading)
                text = recipient.values.get(key, "") if key in printed else ""
                if text and read_partner({"name": text}, contact.place)[1]:
                    where = self._roster.where(Field(heading, key, contact.place))
                    message = f"{where}: {{{{{heading}}}}} prints {text!r}, which isn't a name"
                    yield Remark(message, contact.place, "clear the cell if that shouldn't be printed")

    def _begin_line(self, contact: Contact, part: str, text: str) -> str:
        """How a message about a line of the address begins: with its column, which for a later line of the street may
        be another one than the street's."""
        if part == "street" and contact.party.street[:1] != (text,):
            addressed = self._roster.used_columns(())
            for index, (heading, cell) in enumerate(contact.cells):
                if index in addressed and cell.strip() == text:
                    return f"column {column_letter(index)} ({heading}): "
        return self._at_column("", part, contact.place)

    def _ask_swapped(self) -> str:
        street, city = self._roster.heading_of("street"), self._roster.heading_of("locality")
        columns = f"the columns {street} and {city}" if street and city else "street and city"
        return f"the city begins with a number, and the street has none; are {columns} swapped?"

    def _at(self, contact: Contact, part: str, message: str, hint: str) -> Remark:
        return Remark(self._at_column(message, part, contact.place), contact.place, hint)

    def word_remark(self, remark: Remark, party: Party, sender: Party | None = None) -> Remark:
        """A remark with the column that it is about, and a hint for it; one about the sender's address as it is."""
        if not self._roster.headings or _is_of(sender, remark.place):
            return remark
        if remark.about == "title" and self._roster.column_of("given"):
            return self.word_several(replace(remark, hint=""))
        message = self._at_column(remark.message, remark.part, remark.place)
        return replace(remark, message=message, hint=self.word_hint(remark.hint, party))

    def word_fault(self, fault: StationeryError, party: Party, sender: Party | None = None) -> StationeryError:
        """A fault, or several, likewise."""
        if self._roster.headings:
            for each in each_fault(fault):
                if _is_of(sender, each.place):
                    continue
                if each.part == "language":
                    country = "" if party.country else f"{self._fill('country')}; or "
                    each.place, each.part, each.hint = Place(self._roster.file), "country", country + _LANGUAGE
                each.message = self._at_column(each.message, each.part, each.place)
                each.hint = self.word_hint(each.hint, party)
        return fault

    def word_several(self, remark: Remark) -> Remark:
        """What is told of several rows without a title, with how to greet by first names if the list has them."""
        if remark.about != "title" or remark.hint or not self._roster.headings:
            return remark
        if self._roster.column_of("given"):
            hint = f"write titles in {self._call('prefix')}, "
            hint += "or greet by first names: `salutation: Dear {{first name}}` in the letter"
        else:
            greeting = _GREETING.replace("write it yourself", "write whole greetings")
            hint = f"write titles before the names in {self._call('name')}, or {greeting}"
        return replace(remark, hint=hint)

    def refuse_code(self, remark: Remark, party: Party, country: str) -> StationeryError:
        """The fault that is made of a postal code that the `country`, a code, doesn't have."""
        write = remark.hint if remark.hint.startswith("write ") else "look it up, and correct it"
        message = remark.message.replace("; it is printed as typed", "")
        message = self._at_column(message, remark.part, remark.place)
        form = _ZIP if country == "US" and remark.part == "postal_code" else ""
        abroad = "" if party.country else f"{_ABROAD} {self._fill('country')}; "
        return SourceError(message, remark.place, f"{write}{form}; {abroad}{SKIP}")

    def word_hint(self, hint: str, party: Party) -> str:
        """A hint in the words of a list."""
        if not self._roster.headings:
            return hint
        if match := _GIVE.fullmatch(hint):
            abroad = "" if party.country else f"; {_ABROAD} {self._fill('country')}"
            return f"{self._fill(match[1])}{abroad}"
        if match := _ADD_LINE.fullmatch(hint):
            return f"write {match[1]} in {self._call('country')}"
        for words, instead in _INSTEAD:
            if words in hint:
                hint = hint.replace(words, _SLOT.sub(lambda slot: self._call(slot[1]), instead))
        return hint

    def _fill(self, part: str) -> str:
        """What is to be done about a part of the address that is missing."""
        column = self._roster.column_of(part)
        return f"fill in {column}" if column else f"add a column {_new(part)}"

    def _call(self, part: str) -> str:
        """How a message calls the column of a part, or one that is to be added."""
        if part == "name":
            column = next(filter(None, map(self._roster.column_of, _OF_NAMES)), "")
        else:
            column = self._roster.column_of(part)
        return column or f"a column {_new(part)}"

    def _at_column(self, message: str, part: str, place: Place | None) -> str:
        if not part or not place or place.file != self._roster.file:
            return message
        sources = (part, "last_line", "address") if part in _OF_PLACE else (part,)
        column = next(filter(None, map(self._roster.column_of, sources)), "")
        return f"{column}: {message}" if column else message


def _lines_of_place(party: Party) -> Iterator[tuple[str, str, str]]:
    """The lines of the street and the town, each with its part and what to call it."""
    yield from (("street", "street", line) for line in party.street)
    yield "locality", "city", party.locality
    *lines, last = party.lines[1:] or (_NOTHING,)
    yield from (("address", "line", line.text) for line in lines)
    yield "address", "city", last.text


def _is_swapped(party: Party) -> bool:
    """Whether street and city stand in each other's place: `Salem` and `12 Elm Street`. A postal code may stand before
    a city, where it has no column of its own."""
    city = party.locality
    if not (city[:1].isdigit() and party.street and party.postal_code):
        return False
    return any(map(str.isalpha, city)) and not any(map(str.isdigit, " ".join(party.street)))


_AS_PRINTED = "type it as it should appear on the envelope"

_OF_PARTNER = ("partner name", "partner given", "partner family")

_GIVE = re.compile(r"give `(\w+)`")
_ADD_LINE = re.compile(r"add the line (.+)")
_SLOT = re.compile(r"\{(\w+)\}(?!\})")


def _is_of(party: Party | None, place: Place | None) -> bool:
    """Whether that is where somebody wrote a part of this address."""
    if party is None or place is None:
        return False
    return place in (party.place, *(line.place for line in party.lines), *(each for _, each in party.places))


def _new(part: str) -> str:
    return _NEW.get(part) or part.replace("_", " ").capitalize()
