"""What the ledger says was made before: each thing by the id of its row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date

from stationery.agenda.ledger import Entry
from stationery.agenda.ledger_rows import (
    CARD_ENVELOPE,
    EMAIL,
    ENVELOPE,
    column_of,
    id_of,
    read_row_id,
    read_things,
)
from stationery.model.values import value

_NO_DAY = date.min

Taken = Counter[tuple[str, str]]
"""How many rows of an id were found for each thing."""


@value
class Past:
    """What one row of the ledger says: `things` are empty where a person wrote something else. `address` are letters
    for the e-mail address that a draft is to."""

    made: date | None
    number: int
    things: frozenset[str]
    file: str
    address: str = ""
    posted: date | None = None

    @property
    def order(self) -> tuple[date, int]:
        """The newest last, also if the table was sorted otherwise."""
        return self.made or _NO_DAY, self.number

    def has(self, thing: str) -> bool:
        return not self.things or thing in self.things

    def files(self, thing: str) -> tuple[str, ...]:
        """Where a thing is; all files of the row, if it isn't certain which."""
        files = tuple(filter(None, self.file.split("; ")))
        kinds = tuple(each for each in _ORDER if each in self.things)
        if len(files) == len(kinds) and thing in kinds:
            return (files[kinds.index(thing)],)
        return files


_ORDER = ("letter", "card", CARD_ENVELOPE, ENVELOPE, "label", EMAIL)
"""In which a row has its things, and their files."""


class MadeBefore:
    """Each thing by the id of its row. Of rows alike, each has its own, the newest."""

    def __init__(self) -> None:
        self._pasts: dict[str, list[Past]] = {}
        self._replaced: list[tuple[str, tuple[date, int]]] = []

    def __bool__(self) -> bool:
        return bool(self._pasts)

    def add(self, entry: Entry, email_column: str) -> None:
        """Take up a row of the ledger. The cells of `email_column` tell to which address a draft is."""
        row = entry.id
        if not row:
            return
        things = share(read_things(entry.what))
        address = ""
        past = Past(entry.made, entry.number, things, entry.file, address, entry.posted)
        if len(row) > 20 and (EMAIL in things or row.count("-") > 1):
            read = read_row_id(row)
            address = next((cell for cell in read.cells if column_of(cell) == email_column), "")
            past = Past(entry.made, entry.number, things, entry.file, address, entry.posted)
            self._replaced += [(id, past.order) for id in read.replaced]
        self._pasts.setdefault(id_of(row), []).append(past)

    def close(self) -> None:
        """After the last row: what another one took the place of wasn't made, unless it was made again later."""
        for id, order in self._replaced:
            kept = [past for past in self._pasts.get(id, ()) if past.order > order]
            if kept:
                self._pasts[id] = kept
            else:
                self._pasts.pop(id, None)
        self._replaced.clear()

    def find(self, id: str, address: str, things: Collection[str], taken: Taken) -> dict[str, Past]:
        """The newest row of the ledger for each of these things that was made, e-mails to this `address`. What is found
        is `taken`, so that of two rows alike each finds its own."""
        pasts = self._pasts.get(id)
        if not pasts:
            return {}
        found: dict[str, Past] = {}
        for thing in things:
            made = [past for past in pasts if past.has(thing) and (thing != EMAIL or past.address == address)]
            made.sort(key=lambda past: past.order, reverse=True)
            key = (id, thing)
            if taken[key] < len(made):
                found[thing] = made[taken[key]]
                taken[key] += 1
        return found


_SHARED: dict[frozenset[str], frozenset[str]] = {}


def share(things: frozenset[str]) -> frozenset[str]:
    """The same object for the same things: a ledger has them in each row."""
    return _SHARED.setdefault(things, things) if len(_SHARED) < 100 else things
