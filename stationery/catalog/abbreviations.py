"""Abbreviations that a post publishes for its streets, read from layouts/abbreviations/."""

from __future__ import annotations

from stationery.catalog.recognition import listed
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.values import singular

_KINDS = ("directions", "units", "alone", "suffixes")


@singular
class Abbreviations:
    """Each maps what people write, in capitals, to what the post writes; the post's own spelling maps to itself.

    `units` are followed by a number or a letter (`STE 400`), `alone` are not (`REAR`).
    """

    directions: dict[str, str]
    units: dict[str, str]
    alone: dict[str, str]
    suffixes: dict[str, str]


def abbreviations(store: Store, name: str) -> Abbreviations:
    return store.kept("abbreviations", name, _read)


def _read(table: Table) -> Abbreviations:
    table.only({"name", "cite", *_KINDS})
    table.needed("name")
    table.needed("cite")
    return Abbreviations(*(_spellings(table.needed_table(kind)) for kind in _KINDS))


def _spellings(table: Table) -> dict[str, str]:
    found: dict[str, str] = {}
    for short in table:
        for spelling in (short, *listed(table, short)):
            if found.setdefault(spelling, short) != short:
                table.fault(f"{spelling!r} already stands for {found[spelling]!r}", table.where(short))
    return found
