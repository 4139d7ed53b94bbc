"""A salutation made of first names (`Dear {{first name}},`), looked at for each row: The Petersons are not Dear The."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.data.store import Store
from stationery.model.contact import Contact
from stationery.model.values import replace, value
from stationery.products.recipients import Recipient, Roster
from stationery.reading.field_places import Row
from stationery.reading.fields import Filled, Template
from stationery.resolve.guests import split_guest
from stationery.resolve.recognize import recognize
from stationery.resolve.typed_rows import begins_with

_SALUTATION = re.compile(r"salutation[ ]*:", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Za-z]\.?")
_SEVERAL = re.compile(r"[+/,]")
_RUNS_ON = 2
"""Commas in a row: Dear Ann, thank you so much,"""
_SINGLE = re.compile(r"[^\W\d_]{2,}")

WRITE_IT = 'correct the cell, write `salutation: "{{salutation}}"` in the letter, or give the list a column Greeting'


@value
class Verdict:
    """What is told of a salutation with a first name. It stays, but where it is `refused`, or its line, `drops`, goes
    for the salutation that is built, whose words then end what is told."""

    told: str
    hint: str = ""
    drops: int = 0
    refused: bool = False


class FirstNames:
    """Judges the salutation of a template for each row."""

    def __init__(
        self, template: Template, roster: Roster, language_of: Callable[[Contact], Language], store: Store
    ) -> None:
        self._template = template
        self._language_of = language_of
        self._store = store
        self._column = roster.column_of("given")
        self._family_column = roster.column_of("family")
        self._given = frozenset(roster.keys_of("given"))
        self._others = frozenset((*roster.keys_of("family"), *roster.keys_of("name")))
        self._greets = any(field.key in self._given for field in template.names)
        self._articles: frozenset[str] | None = None

    def judge(self, recipient: Recipient) -> Verdict | None:
        """What is to be told of a row, and done; None where the first name is one, as nearly always."""
        contact = recipient.contacts[0]
        party = contact.party
        if not self._greets or len(recipient.contacts) > 1 or not (party.given or party.family):
            return None
        if self._articles is None:
            self._articles = _articles(self._language_of(contact))
        if _is_plain(party.given, party.family, party.prefix) and party.given.casefold() not in self._articles:
            return None
        language = self._language_of(contact)
        row = self._find_row(recipient.values, language)
        return self._judge(row, recipient, language) if row else None

    def _find_row(self, values: Mapping[str, str], language: Language) -> Row | None:
        """The row of the head, or the first one of the body, that greets by a first name."""
        body = self._template.body(values)
        head = self._template.form(values)[: -len(body)] if body else self._template.form(values)
        row = next((row for row in head if _SALUTATION.match(row.text or _first_piece(row))), None)
        if row is None:
            row = next((row for row in body if row.slots or row.text.strip()), None)
            if row and not begins_with(fold(_first_piece(row)), language.typed.salutations + language.typed.greetings):
                row = None
        return row if row and any(slot.field.key in self._given for slot in row.slots) else None

    def _judge(self, row: Row, recipient: Recipient, language: Language) -> Verdict | None:
        party = recipient.contacts[0].party
        given, family = party.given, party.family
        person = recognize(party, language, self._store, "").person
        written = row.fill(recipient.values, [], []) or ""
        written = _SALUTATION.sub("", written).strip().strip("\"'").strip()
        alone = row.line < self._template.body_line or (written[-1:] in ",:!" and written.count(",") < _RUNS_ON)
        is_family = bool(person and any(title.spoken == "Family" for title in person.titles))
        couple = bool(person and person.together)
        whole = any(slot.field.key in self._others for slot in row.slots)
        if (is_family or couple) and alone:
            what = f"{given or family!r} isn't a first name" if is_family else "two people have one first name here"
            return Verdict(f"{self._at(self._column)}{what}, so the salutation is", drops=row.line)
        if whole:
            return None
        if is_family or couple:
            return self._refuse(written, f"{given!r} isn't a first name")
        if _names_several(given, language):
            return Verdict(f"{self._at(self._column)}there is more than one name, and the salutation has them as typed")
        if not given:
            return None  # the empty cell is told
        if given.casefold() in _articles(language) or _INITIAL.fullmatch(given):
            return self._refuse(written, f"{given!r} isn't a first name")
        own, guest = split_guest(family, language)
        if guest:
            return Verdict(f"{self._at(self._family_column)}{guest!r} isn't greeted: {written!r}")
        if _names_several(own, language):
            if not alone:
                return self._refuse(written, f"{self._family_column} has a second person")
            told = f"{self._at(self._family_column)}it has a second person, so the salutation is"
            return Verdict(told, drops=row.line)
        return None

    def _refuse(self, written: str, why: str) -> Verdict:
        return Verdict(f"{self._at(self._column)}{why}; the salutation would be {written!r}", WRITE_IT, refused=True)

    def _at(self, column: str) -> str:
        return f"{column}: " if column else ""


def drop_line(filled: Filled, line: int) -> Filled:
    """A filled template without a line of it; what was empty there isn't missing."""
    rows = [each for each in zip(filled.text.split("\n"), filled.lines, strict=True) if each[1][0] != line]
    return replace(
        filled,
        text="\n".join(text for text, _ in rows),
        lines=tuple(place for _, place in rows),
        empty=tuple(field for field in filled.empty if field.place.line != line),
        left_out=tuple(field for field in filled.left_out if field.place.line != line),
    )


def _is_plain(given: str, family: str, prefix: str) -> bool:
    """Whether it is one first name and one last name, so that nobody need look closer."""
    return bool(_SINGLE.fullmatch(given) and _SINGLE.fullmatch(family) and " " not in prefix)


def _names_several(text: str, language: Language) -> bool:
    return bool(_SEVERAL.search(text)) or any(word in language.and_words for word in text.split())


def _articles(language: Language) -> frozenset[str]:
    """The words with which a line that names a family begins: The, Familie, La."""
    return frozenset(form.split()[0].casefold() for form in language.households if form[:1] != "{")


def _first_piece(row: Row) -> str:
    return row.text or next((each for each in row.pieces if isinstance(each, str)), "")
