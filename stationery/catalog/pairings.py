"""Pairing: the typefaces of letterhead, body and envelope that go together, read from layouts/pairings/."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.letter import Written
from stationery.model.values import value

PARTS = ("letterhead", "body", "envelope")


@value
class Pairing:
    """Ids of typefaces; whether there are such is found out by whoever has the typefaces. `table` has their places."""

    id: str
    name: str
    about: str
    letterhead: str
    body: str
    envelope: str
    table: Table


def pairing(store: Store, name: str | Written) -> Pairing:
    """The pairing of that id. Raises UnknownName at the place where the name was written."""
    return store.kept("pairings", name, lambda table: _read(table, name if isinstance(name, str) else name.text))


def _read(table: Table, name: str) -> Pairing:
    table.only({"name", "cite", "about", *PARTS})
    table.needed("cite")
    letterhead, body, envelope = (table.needed(part) for part in PARTS)
    return Pairing(name, table.needed("name"), table.text("about"), letterhead, body, envelope, table)
