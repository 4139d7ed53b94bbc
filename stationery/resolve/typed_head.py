"""Reads the addresses, the date, and the subject that stand above a typed salutation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.data.store import Store
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.letter import Letter, Party, Signer, Written
from stationery.model.party import STAND_IN, full_name, written_name
from stationery.model.values import names, replace, value
from stationery.reading.headless import is_long
from stationery.reading.parties import contact_in, party_from_text
from stationery.resolve.chosen import source_at
from stationery.resolve.countries import code_of, country_of
from stationery.resolve.dates import LetterDate, read_date
from stationery.resolve.recognize import attention_name
from stationery.resolve.typed_rows import (
    BETWEEN,
    CONTACTS,
    MARKS,
    Row,
    begins_with,
    is_headless,
    name_words,
    seems_name,
    split_at,
)

_LONGEST = 70
"""Characters of a row in an address; prose is longer."""
_FEWEST_LINES = 2
_MOST_BARE = 2
_MOST_OF_NOTATION = 10
"""Words of a row that says how a letter travels."""
_PREPOSITIONS = ("via ", "by ", "per ", "par ", "por ")
"""What begins such a row, and no firm's name (Special Delivery Cakes), right above an address."""
_KEYS_ABOVE = "the key for it (`reference: …`, `delivery_notation: …`, `arrival_notation: …`, or `subject: …`)"
_FACT = re.compile(r"[^\W\d][^:]{0,38}:\s*\S")
_TOWN = re.compile(
    r"[A-Za-z.],? +[A-Z]{2} +\d{5}(?:-\d{4})?$|\b[A-Z]\d[A-Z] ?\d[A-Z]\d$|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$"
)
"""A row that ends with a postal code of the United States, Canada, or the United Kingdom."""


@value
class Head:
    """What rows say: fields of the letter, and what was used of them, with its place. `count` rows are taken."""

    count: int
    fields: dict[str, object]
    used: tuple[tuple[str, Place], ...]


class HeadReader:
    """Reads the rows above a salutation; notes a fault where they say otherwise than the letter's head."""

    def __init__(self, letter: Letter, language: Language, store: Store, today: date, remedy: str) -> None:
        self.letter, self.language, self.store, self.today, self.remedy = letter, language, store, today, remedy
        missing = {key: None for key in ("sender", "recipient") if getattr(letter, key) is STAND_IN}
        if missing:
            self.letter = replace(letter, **missing)
        self.pasted = self.letter.recipient is None  # the envelope reads such a letter's addresses, too
        self.faults: list[StationeryError] = []
        self.fields: dict[str, object] = {}
        self.used: list[tuple[str, Place]] = []

    def read(self, rows: list[Row], *, greeted: bool) -> Head | None:
        """What the rows say; None if they are no head of a letter. Without a salutation below them, only whole groups
        that say what is known are taken."""
        groups = list(self._groups(rows))
        if not greeted:
            known = 0
            while known < len(groups) and (self._is_date(groups[known][0]) or self._is_known(groups[known])):
                known += 1
            groups = groups[:known]
            rows = [row for group in groups for row in group]
        if not rows or any(is_long(row.text, _LONGEST) for row in rows) or not self._is_head(groups):
            return None
        unknown = [group for group in groups if not self._take(group)]
        self._take_addresses(unknown, groups[-1] if groups else [])
        return Head(len(rows), self.fields, tuple(self.used))

    def read_bare(self, rows: list[Row]) -> Head | None:
        """One or two rows, each alone above a salutation: the subject, or a fault."""
        if len(rows) > _MOST_BARE or any(not (row.begins and row.ends) or row.text[-1] in ".?!:,;" for row in rows):
            return None
        if rows and all(map(self._notation, rows)):
            for row in rows:
                self._take_notation(row, self._notation(row))
        elif self.language.typed.bare_subject and len(rows) == 1 and len(rows[0].text.split()) > 1:
            self._take_subject(rows[0], rows[0].text)
        else:
            self._take_addresses([[row] for row in rows], [])
        return Head(len(rows), self.fields, tuple(self.used))

    def _groups(self, rows: list[Row]) -> Iterator[list[Row]]:
        """Rows parted by blank lines; a date and a subject stand alone. A town ends an address where another town is
        below it; it alone does where each row is a paragraph, as word processors have them."""
        spaced = len(rows) > _MOST_BARE and all(row.begins and row.ends for row in rows)
        group: list[Row] = []
        for at, row in enumerate(rows):
            alone = self._is_date(row) or bool(self._subject(row)) or (spaced and bool(self._attention(row)))
            alone = alone or bool(self._notation(row) and (row.begins or not group))
            if group and ((row.begins and not spaced) or alone):
                yield group
                group = []
            group.append(row)
            if alone or (_TOWN.search(row.text) and _is_other_below(rows[at + 1 :], spaced=spaced)):
                yield group
                group = []
        if group:
            yield group

    def _is_head(self, groups: list[list[Row]]) -> bool:
        """Whether at least one group is a date, or says what is known, or has a line that only addresses have."""
        return any(
            self._is_date(group[0])
            or (len(group) >= _FEWEST_LINES and (self._is_known(group) or self._is_address(group)))
            for group in groups
        )

    def _is_known(self, group: list[Row]) -> bool:
        return self._is_of(group, self.letter.sender) or self._is_of(group, self.letter.recipient)

    def _is_address(self, group: list[Row]) -> bool:
        return bool(country_of(_party(group), self.store))

    # A date, a subject, an address that is known.

    def _take(self, group: list[Row]) -> bool:
        row = group[0]
        if self._is_date(row):
            self._take_date(row)
        elif subject := self._subject(row):
            self._take_subject(row, subject)
        elif len(group) == 1 and self._attention(row):
            self._take_attention(row)
        elif len(group) == 1 and (key := self._notation(row)):
            self._take_notation(row, key)
        elif self._is_of(group, self.letter.recipient):
            self.used.append(("recipient's address", row.place))
        elif self._is_of(group, self.letter.sender):
            self._take_contacts(group)
            self.used.append(("sender's address", row.place))
        else:
            return False
        return True

    def _subject(self, row: Row) -> str:
        for mark in self.language.typed.subjects:
            rest = row.text[len(mark) :].lstrip(". ")
            if fold(row.text).startswith(mark) and rest[:1] == ":" and rest[1:].strip():
                return rest[1:].strip()
        return ""

    def _take_subject(self, row: Row, subject: str) -> None:
        stated, other = self.letter.subject, self.fields.get("subject")
        if isinstance(other, Written):
            self._refuse_second("subject", row, other)
        elif not stated:
            self.fields["subject"] = Written(subject, row.place)
        elif fold(stated.text) != fold(subject):
            self._differ("subject", stated.text, stated.place, row, subject)
        self.used.append(("subject", row.place))

    def _notation(self, row: Row) -> str:
        """The key of a row that says how a letter travels, or who may open it; empty if it says neither."""
        typed, folded = self.language.typed, fold(row.text)
        if row.text[-1] in ".,;:?" or row.text.count(" ") >= _MOST_OF_NOTATION:
            return ""
        alone = row.ends or row.text.isupper() or folded.startswith(_PREPOSITIONS)
        if alone and begins_with(folded, typed.deliveries):
            return "delivery_notation"
        words = folded.replace("/", " / ").replace("&", " & ").strip("!").split()
        parts = split_at(words, {"/", "&", *map(fold, self.language.and_words)})
        return "arrival_notation" if all(part in typed.arrivals for part in parts) else ""

    def _take_notation(self, row: Row, key: str) -> None:
        """Rows that say how the letter travels; several are lines of one notation."""
        stated, above = getattr(self.letter, key), self.fields.get(key)
        if isinstance(above, Written):
            self.fields[key] = replace(above, text=f"{above.text}\n{row.text}")
        elif not stated:
            self.fields[key] = row.written
        elif fold(row.text) not in fold(stated.text):
            self._differ(key.replace("_", " "), stated.text, stated.place, row, row.text)
        self.used.append((f"{key.replace('_', ' ')} {row.text!r}", row.place))

    def _attention(self, row: Row) -> str:
        return "" if fold(row.text).startswith("c/o") else attention_name(row.text, self.language)

    def _take_attention(self, row: Row) -> None:
        stated, other = self.letter.attention, self.fields.get("attention")
        if isinstance(other, Written):
            self._refuse_second("attention line", row, other)
        elif not stated:
            self.fields["attention"] = row.written
        elif fold(stated.text) not in (fold(row.text), fold(self._attention(row))):
            self._differ("attention", stated.text, stated.place, row, row.text)
        self.used.append((f"attention line {row.text!r}", row.place))

    def _date(self, row: Row) -> LetterDate | None:
        """The date in a row, if need be after a label (`Date:`) or a place. Raises SourceError for no day."""
        text = row.text
        if not any(map(str.isdigit, text)):
            return None
        label = fold(self.language.information.get("date", ""))
        if label and fold(text).startswith(f"{label}:"):
            text = text.partition(":")[2].strip()
        place, comma, rest = text.partition(",")
        for each in (text, rest.strip() if comma and self._may_be_place(place, text) else ""):
            words = each.split()
            while words and fold(words[0]) in ("den", "le", *self.language.dates.fillers):
                words.pop(0)
            found = read_date(Written(" ".join(words), row.place), self.today, self.language) if words else None
            if found and found.day:
                return found
        return None

    def _may_be_place(self, place: str, text: str) -> bool:
        """Whether what stands before a date may be where it was written: not in "See you on Monday, December 7."."""
        words = place.split()
        is_sentence = text[-1] in ".!?" and text[-2:-1].isdigit()
        days = sum(fold(word) in self.language.dates.weekday_numbers for word in words)
        return not (any(map(str.isdigit, place)) or is_sentence or (days and len(words) > 1))

    def _is_date(self, row: Row) -> bool:
        try:
            return self._date(row) is not None
        except SourceError:
            return True

    def _take_date(self, row: Row) -> None:
        try:
            found = self._date(row)
        except SourceError as fault:
            self.faults.append(fault)
            return
        assert found, "only a date comes here"
        stated = self.letter.date
        try:
            day = read_date(stated, self.today, self.language).day if stated else None
        except SourceError:
            day = None  # told elsewhere
        place = row.text.partition(",")[0].strip()
        known = _words(self.letter.sender) if self.letter.sender else set()
        placed = row.text != found.written.text and not any(map(str.isdigit, place))
        if placed and not self.letter.place and not all(word in known for word in name_words(place)):
            self.fields["place"] = Written(place, row.place)
        other = self.fields.get("date")
        if isinstance(other, Written):
            self._refuse_second("date", row, other)
        elif not stated:
            self.fields["date"] = found.written
        elif day and day != found.day:
            self._differ("date", stated.text, stated.place, row, row.text)
        self.used.append((f"date {row.text!r}", row.place))

    def _is_of(self, group: list[Row], party: Party | None) -> bool:
        """Whether each row says what is known of a party."""
        return party is not None and all(self._says(row, party) for row in group)

    def _says(self, row: Row, party: Party) -> bool:
        words = name_words(row.text)
        known = _words(party)
        if words and all(word in known for word in words):
            return True
        if any(map(str.isdigit, row.text)) or "@" in row.text or "." in row.text:
            contacts = [contact_in(piece) for piece in BETWEEN.split(row.text)]
            if all(contacts):
                return all(getattr(party, kind) in ("", detail) for kind, detail in filter(None, contacts))
            return False
        country = code_of(row.text, self.store)
        return bool(country) and country == (country_of(party, self.store) or country)

    def _take_contacts(self, group: list[Row]) -> None:
        """What the sender has not yet of phone number and e-mail address, for the letterhead."""
        sender = self.fields.get("sender", self.letter.sender)
        assert isinstance(sender, Party), "only a sender's rows come here"
        known = _words(sender)
        for row in group:
            if not all(word in known for word in name_words(row.text)):
                for kind, detail in filter(None, map(contact_in, BETWEEN.split(row.text))):
                    if getattr(sender, kind) not in ("", detail):
                        self._refuse_second(f"sender's {CONTACTS[kind]}", row, Written(getattr(sender, kind)))
                    sender = replace(sender, **{kind: detail}, places=(*sender.places, (kind, row.place)))
        if sender is not self.letter.sender:
            self.fields["sender"] = sender

    # Other addresses.

    def _take_addresses(self, groups: list[list[Row]], last: list[Row]) -> None:
        letter = self.letter
        if len(groups) > 1 and letter.sender is None and all(contact_in(row.text) for row in groups[1]):
            groups = [[*groups[0], *groups[1]], *groups[2:]]  # a phone number parted from the sender's address
        for group in groups:
            if len(group) < _FEWEST_LINES:
                self._refuse(group)
        addresses = [group for group in groups if len(group) >= _FEWEST_LINES]
        addresses = self._drop_others(addresses) if letter.recipient is None else addresses
        if addresses and letter.recipient is None and not self._is_of(addresses[-1][:1], letter.sender):
            group = addresses.pop()
            self.fields["recipient"] = _party(group)
            self.used.append(("recipient's address", group[0].place))
        if addresses and letter.sender is None:
            group = addresses.pop(0)
            rows, contacts = _part_contacts(group)
            self.fields["sender"] = replace(_party(group), lines=rows, **contacts)
            self.used.append(("sender's address", group[0].place))
        for group in addresses:
            to = letter.recipient
            ours = letter.sender and self._is_of(group[:1], letter.sender)
            party, key = (to, "to") if to and not ours and group is last else (letter.sender, "from")
            if party is None:
                self._refuse(group)
                continue
            if to and key == "to" and _words(to) <= {word for row in group for word in name_words(row.text)}:
                self._take_longer(group, to)
                continue
            if key == "from" and self._is_moved(group, party) and not self._is_used("sender"):
                self._take_moved(group, party)
                continue
            row = next((row for row in group if not self._says(row, party)), group[0])
            what = "recipient" if key == "to" else "sender"
            self._differ(what, written_name(party).text, party.place, row, row.text)

    def _is_used(self, whose: str) -> bool:
        return any(what.startswith(f"{whose}'s address") for what, _ in self.used)

    def _drop_others(self, addresses: list[list[Row]]) -> list[list[Row]]:
        """The groups that may be addresses, where the letter names no recipient; the others are faults: those with a
        label (`Policy number: 88-1204`), and those without a town where more groups are there than addresses."""
        sender = self.letter.sender
        ours = [group for group in addresses if sender and self._is_ours(group, sender)]
        kept = [group for group in addresses if group not in ours]
        room = 1 if sender else 2
        for group in tuple(kept):
            stranger = sender and not ours and group is addresses[-1] and seems_name(group[0].text)
            more = len(kept) > room and not stranger  # than addresses; another sender's may be above a recipient's
            if not self._is_address(group) and (more or self._is_labeled(group[0])):
                self._refuse(group)
                kept.remove(group)
        return [group for group in addresses if group in ours or group in kept]

    def _is_labeled(self, row: Row) -> bool:
        """Whether a row is a fact after its name, and none of an address: neither a person, nor a way to reach one."""
        return (
            _FACT.match(row.text) is not None
            and not self._attention(row)
            and all(contact_in(piece) is None for piece in BETWEEN.split(row.text))
        )

    def _refuse(self, group: list[Row]) -> None:
        """Note rows that are no address, no date, and no subject."""
        row, more = group[0], len(group) - 1
        if not more:
            which, isnt, it = f"{row.text!r} is", "isn't", "it"
        else:
            below = "the line below it" if more == 1 else f"the {more} lines below it"
            which, isnt, it = f"{row.text!r} and {below} are", "aren't", "them"
        message = f"{which} above the salutation in the body"
        hint = f"write {it} in the head: `date:`, `attention:`, `reference:`, `arrival_notation:`, `subject:` …"
        if is_headless(self.letter):
            message = f"{which} above the salutation, and {isnt} recognized"
            key = _KEYS_ABOVE if not more else _KEYS_ABOVE.replace("the key for it", "the keys for them")
            hint = f"remove {it}, or begin the file with a line of ---, {key}, and a line of ---"
        self.faults.append(SourceError(message, row.place, f"{hint}; {self.remedy}"))

    def _refuse_second(self, what: str, row: Row, first: Written) -> None:
        line = f" (line {first.place.line})" if first.place else ""
        message = f"the {what} above the salutation is {first.text!r}{line}, and {row.text!r} here"
        self.faults.append(SourceError(message, row.place, f"remove one of them; {self.remedy}"))

    def _is_moved(self, group: list[Row], sender: Party) -> bool:
        """Whether rows are an address of the profile's sender other than the profile's: below the same name, or none.

        A letter's own `from:` or --from isn't to be contradicted, and nobody else signs with the profile's picture.
        """
        place = sender.place
        if not (self.pasted and self._is_ours(group, sender)):
            return False
        return place is not None and source_at(place, self.letter.file) == "profile"

    def _is_ours(self, group: list[Row], sender: Party) -> bool:
        first = group[0].text
        return self._is_of(group[:1], sender) or (first[:1].isdigit() and contact_in(first) is None)

    def _take_moved(self, group: list[Row], sender: Party) -> None:
        rows, contacts = _part_contacts(group)
        if not self._is_of(group[:1], sender):
            rows = (Written(written_name(sender).text, group[0].place), *rows)
        kept = {kind: getattr(sender, kind) for kind in (*CONTACTS, "fax")} | contacts
        self.fields["sender"] = replace(_party(group), lines=rows, **kept)
        if sender.title and not self.letter.signers:
            title = Written(sender.title, sender.where("title"))
            self.fields["signers"] = (Signer(Written(full_name(sender, prefix=False), sender.place), title),)
        self.used.append(("sender's address (other than your profile's)", group[0].place))

    def _take_longer(self, group: list[Row], to: Party) -> None:
        """The recipient as the rows have it: all that is known of it, and more."""
        contacts = {kind: getattr(to, kind) for kind in CONTACTS if getattr(to, kind)}
        self.fields["recipient"] = replace(_party(group), **contacts)
        self.used.append(("longer form of the recipient's address", group[0].place))

    def _differ(self, what: str, stated: str, place: Place | None, row: Row, words: str) -> None:
        where = f" ({place})" if place and place.line else ""
        if what in ("recipient", "sender"):
            message = f"{words!r} above the salutation is not in the {what}'s address: {stated!r} …{where}"
        else:
            message = f"the {what} is {stated!r} in the head{where}, but {words!r} in the body"
        self.faults.append(SourceError(message, row.place, f"remove one of them; {self.remedy}"))


def name_sender(
    sender: Party, rows: list[Row], language: Language, remedy: str, faults: list[StationeryError]
) -> Party:
    """A sender's address that begins with the street, as on typed letters, with the name below the close above it;
    a fault where there is none. `rows` end the letter."""
    closes = language.typed.closes | language.typed.closes_with_comma
    for row, below in pairwise(rows):
        name = below.text.strip(MARKS)
        if fold(row.text).strip(MARKS) in closes and seems_name(name):
            return replace(sender, lines=(Written(name, below.place), *sender.lines))
    message, first = "the sender's address has no name: it begins with", sender.lines[0]
    hint = f"write your name above it, or below the close; {remedy}"
    faults.append(SourceError(f"{message} {first.text!r}", first.place, hint))
    return sender


def is_nameless(lines: list[str]) -> bool:
    """Whether an address begins with its street: a number is in its first line, and a house number or a postal code
    is at the beginning of none but its last, as it is where a firm (84 Lumber) is above the street."""
    return any(map(str.isdigit, lines[0])) and not any(line[:1].isdigit() for line in lines[1:-1])


def _is_other_below(below: list[Row], *, spaced: bool) -> bool:
    """Whether a town ends the address above it: another one follows, in the same group, or anywhere if `spaced`."""
    for row in below:
        if row.begins and not spaced:
            return False
        if _TOWN.search(row.text):
            return True
    return False


def _party(group: list[Row]) -> Party:
    rows = [row.written for row in group]
    return party_from_text("\n".join(row.text for row in group), rows, group[0].place)


def _part_contacts(group: list[Row]) -> tuple[tuple[Written, ...], dict[str, str]]:
    """The lines of an address, and what reaches its person by kind; a second one of a kind stays a line."""
    lines: list[Written] = []
    contacts: dict[str, str] = {}
    for row in group:
        pieces = BETWEEN.split(row.text)
        found = [contact_in(piece) for piece in pieces]
        kept = [
            piece
            for piece, contact in zip(pieces, found, strict=True)
            if contact is None or contacts.setdefault(contact[0], contact[1]) != contact[1]
        ]
        lines += [row.written] if len(kept) == len(pieces) else [Written(piece, row.place) for piece in kept]
    return tuple(lines), contacts


def _words(party: Party) -> set[str]:
    """All words that are known of a party."""
    texts = [line.text for line in party.lines]
    for part in names(party):
        given = getattr(party, part)
        if part not in ("place", "lines", "places"):
            texts += [given] if isinstance(given, str) else given
    return {word for text in texts for word in name_words(text)}
