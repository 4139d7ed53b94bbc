"""Usages: what a language writes otherwise in some of its regions, as rows of a table, each with its regions."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from stationery.catalog.wordlists import listed
from stationery.data.tables import Table


def usages(table: Table, region: str, keys: Collection[str]) -> Iterator[tuple[Table, bool]]:
    """Each row of a table's `usages`, and whether it is the region's: the first that names it, a file's own before
    those of its base."""
    rows = table.table("usages")
    if rows is None:
        return
    rows.needed("cite")
    sought = True
    for name in rows:
        if name == "cite":
            continue
        row = rows.needed_table(name)
        row.only(keys)
        regions = listed(row, "regions")
        if not regions:
            row.fault("'regions' is missing: the countries whose usage this is")
        chosen = sought and region in regions
        sought = sought and not chosen
        yield row, chosen
