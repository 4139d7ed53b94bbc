"""Pairing: the typefaces of letterhead, body and envelope that go together, read from layouts/pairings/."""

from __future__ import annotations

from stationery.data.schema import BASED, NAME, OWN_CITE, TEXT, Key, Kind, Shape
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


_FACE = "The id of the typeface of {}."

PAIRINGS: Kind[Pairing] = Kind(
    "pairings",
    "pairing of typefaces",
    "A pairing: the typefaces of letterhead, body and envelope that go together.",
    Shape(
        {
            "name": NAME,
            "cite": OWN_CITE,
            "based_on": BASED,
            "about": Key(TEXT, "Its purpose."),
            "letterhead": Key(TEXT, _FACE.format("the letterhead"), needed=True),
            "body": Key(TEXT, _FACE.format("the letter"), needed=True),
            "envelope": Key(TEXT, _FACE.format("the envelope"), needed=True),
        },
        lambda row: Pairing(
            row.table.id, row["name"], row["about"], row["letterhead"], row["body"], row["envelope"], row.table
        ),
    ),
)


def pairing(store: Store, name: str | Written) -> Pairing:
    """The pairing of that id. Raises UnknownName at the place where the name was written."""
    return store.kept(PAIRINGS, name, PAIRINGS.shape.read)
