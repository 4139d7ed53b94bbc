"""Row ids of a merge: by what the ledger tells apart the letters of a list, wherever their rows stand in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from stationery.agenda.ledger import identify
from stationery.agenda.ledger_rows import RowId, write_short
from stationery.model.contact import Contact
from stationery.model.errors import Place
from stationery.model.field import field_key
from stationery.model.party import full_name
from stationery.model.values import names, replace
from stationery.products.recipients import PARTS, Recipient, Roster
from stationery.reading.fields import Template

_EMAIL = "\x00email"

EMAIL_COLUMN = write_short(_EMAIL)
"""The letters of the address of an e-mail draft among a row's cells."""

_OF_NAMES = ("name", "prefix", "given", "family", "suffix")

_NO_ADDRESS = {
    **dict.fromkeys(
        ("dependent_locality", "locality", "region", "postal_code", "sorting_code", "country", "email", "phone"), ""
    ),
    "street": (),
    "fax": "",
    "website": "",
}
"""What all of a household have alike, however it is spelled, and what no letter shows."""

_LETTERS = 6
_LEAST_CELLS = 3
"""By so many, beside the name, somebody is known again under other headings."""

_key_of = lru_cache(4096)(field_key)
_short = lru_cache(4096)(write_short)


class RowIds:
    """By the words of the letters, and those cells of a row that they use."""

    def __init__(self, words: str, template: Template, roster: Roster, *, emails: bool) -> None:
        self.letter = words[:_LETTERS]
        self._words = words
        self._emails = emails
        self._fields = sorted(roster.used_columns(template.names))
        self._keys = frozenset(field.key for field in template.names)
        self._roster = roster

    def id(self, recipient: Recipient) -> str:
        return self._identify([self._cells(contact) for contact in recipient.contacts])

    def alone(self, contact: Contact) -> RowId:
        """What the ledger has of one row of a household that was written to without the others."""
        cells = self._cells(contact)
        return RowId(self._identify([cells]), self.letter, _shorten(cells))

    def one_of(self, recipient: Recipient, contact: Contact) -> Recipient:
        """One row of a household as it would be without the others."""
        gather = self._roster.gather
        return gather.part(recipient, (contact.row,)) if gather else recipient

    def prints_alike(self, one: Recipient, other: Recipient) -> bool:
        """Whether two recipients at one address get the same words, but for how their addresses are spelled."""
        if write_out(replace(one.party, **_NO_ADDRESS)) != write_out(replace(other.party, **_NO_ADDRESS)):
            return False
        keys = self._keys.difference(*(self._roster.keys_of(part) for part in _NO_ADDRESS))
        return all(fold_name(one.values.get(key, "")) == fold_name(other.values.get(key, "")) for key in keys)

    def address(self, recipient: Recipient) -> str:
        """The e-mail address that a draft is to, as one of the cells; empty without one."""
        email = recipient.values.get("email", "") if self._emails else ""
        return EMAIL_COLUMN + write_short(email) if email else ""

    def row(self, recipient: Recipient) -> RowId:
        """What the ledger has of a recipient's row."""
        found = [self._cells(contact) for contact in recipient.contacts]
        cells = _shorten([cell for each in found for cell in each])
        if address := self.address(recipient):
            cells = (*cells, address)
        return RowId(self._identify(found), self.letter, cells)

    def _identify(self, found: list[list[tuple[str, str]]]) -> str:
        rows = ["\x1e".join(sorted([f"{key}={text}" for key, text in cells])) for cells in found]
        return identify(self._words, *sorted(rows))

    @property
    def name_columns(self) -> frozenset[str]:
        """The letters of the columns that have names."""
        keys = {key for part in _OF_NAMES for key in (part, *self._roster.keys_of(part))}
        keys |= set(map(field_key, self._roster.partner_headings))
        return frozenset(map(write_short, keys))

    def is_alike(self, before: RowId, recipient: Recipient) -> bool:
        """Whether the ledger's row says the same of somebody of this name, under other headings or with a word of a
        line written in another way."""
        cells = [self._cells(contact) for contact in recipient.contacts]
        return self._has_same_texts(before, recipient, cells) or self._has_other_spelling(before, cells)

    def _has_same_texts(self, before: RowId, recipient: Recipient, cells: list[list[tuple[str, str]]]) -> bool:
        """Whether all texts but names are the same."""
        parties = [contact.party for contact in recipient.contacts]
        parts = [getattr(party, part) for party in parties for part in _OF_NAMES]
        whole = [full_name(party, prefix=prefix) for party in parties for prefix in (True, False)]
        names = set(map(write_short, (*parts, *whole)))
        now = Counter(write_short(text) for each in cells for _, text in each)
        if self.address(recipient):
            now[write_short(recipient.values.get("email", ""))] += 1
        then = Counter(cell[len(cell) // 2 :] for cell in before.cells)
        for name in names:
            del now[name], then[name]
        return now == then and now.total() >= _LEAST_CELLS

    def _has_other_spelling(self, before: RowId, cells: list[list[tuple[str, str]]]) -> bool:
        """Whether the row's whole id is that of these cells, but for one word."""
        for text in {text for each in cells for _, text in each}:
            for other in self._roster.respell(text):
                spelled = [[(key, other if known == text else known) for key, known in each] for each in cells]
                if self._identify(spelled) == before.id:
                    return True
        return False

    def headings(self, recipient: Recipient) -> dict[str, tuple[str, str]]:
        """By the letters of a column what it is called, and what it now says of a recipient."""
        found = {}
        for heading in self._roster.headings or PARTS:
            key = _key_of(heading)
            found[write_short(key)] = heading, recipient.values.get(key, "").strip()
        found[EMAIL_COLUMN] = "the e-mail address", recipient.values.get("email", "")
        return found

    def _cells(self, contact: Contact) -> list[tuple[str, str]]:
        """Keys and texts of the cells that are used and not empty; those of a vCard are its parts."""
        if not contact.cells:
            values = self._roster.values_of(contact)
            parts = [(_key_of(part), values.get(keys[0], "")) for part, keys in PARTS.items()]
            return [("", write_out(contact.party)), *(each for each in parts if each[1])]
        cells, last = contact.cells, len(contact.cells)
        found = [cells[index] for index in self._fields if index < last]
        return [(_key_of(heading), text) for heading, cell in found if (text := cell.strip())]


def _shorten(cells: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Keys and texts as the ledger has them."""
    return tuple(sorted([_short(key) + write_short(text) for key, text in cells]))


def fold_name(name: str) -> str:
    """A name as two are compared."""
    return " ".join(name.split()).casefold()


def write_out(each: object) -> str:
    """A value in words, without where it was written, and without what was left to its default."""
    if each is None or isinstance(each, Place):
        return ""
    if isinstance(each, tuple):
        return f"({','.join(map(write_out, each))})"
    if not hasattr(type(each), "__match_args__"):
        return str(each)
    told = ((name, write_out(getattr(each, name))) for name in names(each) if name not in ("place", "places"))
    return f"({','.join(f'{name}:{words}' for name, words in told if words not in ('', '()', 'False', '0'))})"
