"""Abbreviations that a post publishes for its streets, read from layouts/engine/abbreviations/."""

from __future__ import annotations

from stationery.data.schema import BASED, NAME, OWN_CITE, WORDS, Key, Kind, Map, Shape, read_words
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.values import singular


@singular
class Abbreviations:
    """Each maps what people write, in capitals, to what the post writes; the post's own spelling maps to itself.

    `units` are followed by a number or a letter (`STE 400`), `alone` are not (`REAR`). `endings` are those of words
    written as one (`Hauptstraße`).
    """

    directions: dict[str, str]
    units: dict[str, str]
    alone: dict[str, str]
    suffixes: dict[str, str]
    endings: dict[str, str]


def _read_spellings(table: Table, key: str, default: object) -> dict[str, str]:
    rows = table.table(key)
    spellings: dict[str, str] = {}
    for short in rows or ():
        assert rows is not None
        for spelling in (short, *read_words(rows, short, ())):
            if spellings.setdefault(spelling, short) != short:
                rows.fault(f"{spelling!r} is already a spelling of {spellings[spelling]!r}", rows.where(short))
    return spellings


class _Spellings(Map):
    """What the post writes, by what people write."""

    __slots__ = ()

    def read(self, table: Table, key: str, default: object) -> dict[str, str]:
        return _read_spellings(table, key, default)


_SPELLINGS = _Spellings(WORDS)

ABBREVIATIONS: Kind[Abbreviations] = Kind(
    "engine/abbreviations",
    "list of abbreviations",
    "Abbreviations that a post publishes for its streets, each with the spellings people use.",
    Shape(
        {
            "name": NAME,
            "cite": OWN_CITE,
            "based_on": BASED,
            "directions": Key(_SPELLINGS, "Compass directions.", needed=True),
            "units": Key(_SPELLINGS, "Words followed by a number or letter, such as STE 400.", needed=True),
            "alone": Key(_SPELLINGS, "Words without a number, such as REAR.", needed=True),
            "suffixes": Key(_SPELLINGS, "Types of streets.", needed=True),
            "endings": Key(_SPELLINGS, "Endings of words that include the type of street."),
        },
        into=Abbreviations,
    ),
)


def abbreviations(store: Store, name: str) -> Abbreviations:
    return store.kept(ABBREVIATIONS, name, ABBREVIATIONS.shape.read)
