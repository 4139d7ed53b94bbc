"""LegalForm: what a business states on its letters by law, read from layouts/engine/particulars.yaml."""

from __future__ import annotations

from stationery.data.schema import BASED, CITE, TEXT, TEXTS, Entries, Key, Kind, Rows, Shape
from stationery.data.store import Store
from stationery.model.values import value


@value
class Demand:
    """A particular, and words of which one at least stands by it."""

    what: str
    words: tuple[str, ...]


@value
class LegalForm:
    country: str
    law: str
    names: tuple[str, ...]
    demands: tuple[Demand, ...]


_DEMAND: Shape[Demand] = Shape(
    {
        "what": Key(TEXT, "The particular, as it is told.", needed=True),
        "words": Key(TEXTS, "Words that begin it; one of them is enough.", needed=True),
    },
    into=Demand,
)
_FORM: Shape[LegalForm] = Shape(
    {
        "cite": CITE,
        "country": Key(TEXT, "The country's code.", needed=True),
        "law": Key(TEXT, "The law, as it is told.", needed=True),
        "names": Key(TEXTS, "How the legal form is written in a name.", needed=True),
        "demands": Key(Rows(_DEMAND), "What letters state.", needed=True),
    },
    into=LegalForm,
)


def _read(row: Entries) -> tuple[LegalForm, ...]:
    forms: tuple[LegalForm, ...] = row["forms"]
    return forms


PARTICULARS: Kind[tuple[LegalForm, ...]] = Kind(
    "engine/particulars.yaml",
    "particulars of businesses",
    "Particulars: what a business states on its letters by law.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "based_on": BASED,
            "forms": Key(Rows(_FORM), "Legal forms, by country.", needed=True),
        },
        _read,
    ),
)


def legal_forms(store: Store) -> tuple[LegalForm, ...]:
    """Those of all countries; a user's layouts/engine/particulars.yaml replaces the built-in ones."""
    return store.only(PARTICULARS)
