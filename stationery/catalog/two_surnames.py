"""The surnames by which two surnames of a person are recognized, read from layouts/engine/initials.yaml."""

from __future__ import annotations

import unicodedata

from stationery.data.schema import BASED, OWN_CITE, TEXT, WORDS, Entries, Key, Kind, Shape
from stationery.data.store import Store


def fold_name(name: str) -> str:
    """The name without accents, in small letters."""
    parts = unicodedata.normalize("NFD", name.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def _read(row: Entries) -> frozenset[str]:
    return frozenset(map(fold_name, row["surnames"]))


INITIALS: Kind[frozenset[str]] = Kind(
    "engine/initials.yaml",
    "surnames for initials",
    "Initials: the surnames by which two surnames of a person are recognized.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "cite": OWN_CITE,
            "based_on": BASED,
            "surnames": Key(WORDS, "Spanish and Portuguese surnames that are no given names.", needed=True),
        },
        _read,
    ),
)


def iberian_surnames(store: Store) -> frozenset[str]:
    """All of them, as `fold_name` has them."""
    return store.only(INITIALS)
