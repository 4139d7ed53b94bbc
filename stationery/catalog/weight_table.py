"""WeightTable: how a sheet may be folded, and what paper and envelope weigh; read from mailing.yaml."""

from __future__ import annotations

from stationery.data.schema import BASED, CITE, NUMBER, TEXT, Entries, Key, Kind, Nested, Shape, notation
from stationery.data.store import Store
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


_WEIGHT = notation(paper_weight, "weight of paper, such as `80g` or `20lb`", 0.0)
_SHEET: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "metric": Key(_WEIGHT, "The usual paper of countries with metric sizes.", needed=True),
        "inch": Key(_WEIGHT, "The usual paper of the others.", needed=True),
        "bulk": Key(NUMBER, "Cubic centimeters per gram.", 1.0),
    }
)
_COVER: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "weight": Key(_WEIGHT, "The usual paper of envelopes.", needed=True),
        "paper": Key(NUMBER, "The area of an envelope's paper, as a ratio to the area of its face.", 2.0),
    }
)


def _read(row: Entries) -> WeightTable:
    sheet, cover = row["sheet"], row["envelope"]
    return WeightTable(sheet["metric"], sheet["inch"], cover["weight"], sheet["bulk"], cover["paper"])


MAILING: Kind[WeightTable] = Kind(
    "engine/mailing.yaml",
    "weight table",
    "The weight table: what paper and envelopes weigh.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "based_on": BASED,
            "sheet": Key(Nested(_SHEET), "The letter's paper.", needed=True),
            "envelope": Key(Nested(_COVER), "The envelope.", needed=True),
        },
        _read,
    ),
)


def mailing(store: Store) -> WeightTable:
    """The one WeightTable; a user's layouts/engine/mailing.yaml replaces the built-in one."""
    return store.only(MAILING)
