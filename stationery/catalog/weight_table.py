"""WeightTable: how a sheet may be folded, and what paper and envelope weigh; read from mailing.yaml."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.values import value
from stationery.postal.weight import PaperStock, paper_weight


@value
class WeightTable:
    """`sheets` is grams a square meter of the paper that `metric` countries write on, and of that of the others."""

    metric: float
    other: float
    envelope: float
    bulk: float
    paper: float

    def stock(self, unit: str, sheets: float | None = None) -> PaperStock:
        """The paper for a sheet whose standard speaks in `unit`; `sheets` is what the writer says his weighs."""
        usual = self.other if unit == "in" else self.metric
        return PaperStock(sheets or usual, self.envelope, self.bulk, self.paper)


def mailing(store: Store) -> WeightTable:
    """The one WeightTable; a user's layouts/mailing.yaml replaces the built-in one."""
    path = store.single("mailing.yaml")[-1]
    return store.once(path, lambda: _read(load_table(path)))


def _read(table: Table) -> WeightTable:
    table.only({"name", "sheet", "envelope"})
    sheet, cover = table.needed_table("sheet"), table.needed_table("envelope")
    sheet.only({"cite", "metric", "inch", "bulk"})
    cover.only({"cite", "weight", "paper"})
    for part in (sheet, cover):
        part.needed("cite")
    read = WeightTable(
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
