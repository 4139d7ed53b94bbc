"""Usages: what a language writes otherwise in some of its regions, as rows of a table, each with its regions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stationery.data.schema import WORDS, Entries, Key, Map, Nested, Shape


def usages_of(keys: Mapping[str, Key]) -> Map:
    """The type of a key `usages`, whose rows state some `keys` otherwise."""
    regions = Key(WORDS, "The countries (ISO 3166) that write it this way.")
    return Map(Nested(Shape[Entries]({"regions": regions, **keys})), cited=True)


def pick(rows: Mapping[str, Entries | None], region: str) -> Iterator[tuple[Entries, bool]]:
    """Each row, and whether it is the region's: the first that names it, a file's own before those of its base."""
    sought = True
    for row in rows.values():
        if row is None:
            continue
        if not row["regions"]:
            row.table.fault("'regions' is missing: the countries that write it this way")
        chosen = sought and region in row["regions"]
        sought = sought and not chosen
        yield row, chosen
