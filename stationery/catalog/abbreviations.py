"""Abbreviations that a post publishes for its streets, read from layouts/engine/abbreviations/."""

from __future__ import annotations

from stationery.data.schema import BASED, NAME, OWN_CITE, WORDS, Key, Kind, Map, Shape, read_words
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.values import singular


@singular
class Abbreviations:
    """Each maps what people write, in capitals, to what the post writes; the post's own spelling maps to itself.

    `units` are followed by a number or a letter (`STE 400`), `alone` are not (`REAR`).
    """

    directions: dict[str, str]
    units: dict[str, str]
    alone: dict[str, str]
    suffixes: dict[str, str]


def _read_spellings(table: Table, key: str, default: object) -> dict[str, str]:
    rows = table.table(key)
    found: dict[str, str] = {}
    for short in rows or ():
        assert rows is not None
        for spelling in (short, *read_words(rows, short, ())):
            if found.setdefault(spelling, short) != short:
                rows.fault(f"{spelling!r} already stands for {found[spelling]!r}", rows.where(short))
    return found


class _Spellings(Map):
    """What the post writes, by what people write."""

    __slots__ = ()

    def read(self, table: Table, key: str, default: object) -> dict[str, str]:
        return _read_spellings(table, key, default)


_SPELLINGS = _Spellings(WORDS)

ABBREVIATIONS: Kind[Abbreviations] = Kind(
    "engine/abbreviations",
    "list of abbreviations",
    "Abbreviations that a post publishes for its streets, each with what people write for it.",
    Shape(
        {
            "name": NAME,
            "cite": OWN_CITE,
            "based_on": BASED,
            "directions": Key(_SPELLINGS, "Points of the compass.", needed=True),
            "units": Key(_SPELLINGS, "What a number or a letter follows, as STE 400.", needed=True),
            "alone": Key(_SPELLINGS, "What no number follows, as REAR.", needed=True),
            "suffixes": Key(_SPELLINGS, "Kinds of streets.", needed=True),
        },
        into=Abbreviations,
    ),
)


def abbreviations(store: Store, name: str) -> Abbreviations:
    return store.kept(ABBREVIATIONS, name, ABBREVIATIONS.shape.read)
