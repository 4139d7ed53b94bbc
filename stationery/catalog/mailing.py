"""Mailing: how a sheet may be folded, and what paper and envelope weigh when nobody says, read from mailing.yaml."""

from __future__ import annotations

from stationery.catalog.shelf import Shelf
from stationery.postal.weight import Stock, paper_weight
from stationery.sources import load_table
from stationery.tables import Table
from stationery.values import value


@value
class Mailing:
    """`sheets` is grams a square meter of the paper that `metric` countries write on, and of that of the others."""

    metric: float
    other: float
    envelope: float
    bulk: float
    paper: float

    def stock(self, unit: str, sheets: float | None = None) -> Stock:
        """The paper for a sheet whose standard speaks in `unit`; `sheets` is what the writer says his weighs."""
        usual = self.other if unit == "in" else self.metric
        return Stock(sheets or usual, self.envelope, self.bulk, self.paper)


def mailing(shelf: Shelf) -> Mailing:
    """The one Mailing; a user's layouts/mailing.yaml replaces the built-in one."""
    path = shelf.single("mailing.yaml")[-1]
    return shelf.once(path, lambda: _read(load_table(path)))


def _read(table: Table) -> Mailing:
    table.only({"name", "sheet", "envelope"})
    sheet, cover = table.needed_table("sheet"), table.needed_table("envelope")
    sheet.only({"cite", "metric", "inch", "bulk"})
    cover.only({"cite", "weight", "paper"})
    for part in (sheet, cover):
        part.needed("cite")
    read = Mailing(
        metric=_weight(sheet, "metric"),
        other=_weight(sheet, "inch"),
        envelope=_weight(cover, "weight"),
        bulk=sheet.number("bulk", 1.0),
        paper=cover.number("paper", 2.0),
    )
    table.finish()
    return read


def _weight(table: Table, key: str) -> float:
    text = table.needed(key)
    try:
        return paper_weight(text) if text else 0.0
    except ValueError as wrong:
        table.fault(f"{key}: {wrong}", table.where(key))
        return 0.0
