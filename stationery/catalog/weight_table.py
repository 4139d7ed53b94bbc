"""WeightTable: how a sheet may be folded, and what paper and envelope weigh; read from mailing.yaml."""

from __future__ import annotations

from stationery.data.schema import BASED, CITE, LENGTH, NUMBER, TEXT, WHOLE, Entries, Key, Kind, Nested, Shape, notation
from stationery.data.store import Store
from stationery.model.units import ZERO, Length
from stationery.model.values import value
from stationery.postal.weight import PaperStock, paper_weight


@value
class WeightTable:
    """`sheets` is grams a square meter of the paper that `metric` countries write on, and of that of the others.

    `most_folded` is how many layers sheets that are folded may make, 0 without a limit; up to `thin`, they need no
    more room in an envelope than one.
    """

    metric: float
    other: float
    envelope: float
    bulk: float
    paper: float
    most_folded: int
    thin: Length

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


_FOLDING: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "most": Key(WHOLE, "How many layers sheets that are folded may make; more go in flat. 0 for no limit."),
        "thin": Key(LENGTH, "How thick a letter may be without needing more room than one sheet.", ZERO),
    }
)


def _read(row: Entries) -> WeightTable:
    sheet, cover, folding = row["sheet"], row["envelope"], row["folding"]
    most, thin = (folding["most"], folding["thin"]) if folding else (0, ZERO)
    return WeightTable(sheet["metric"], sheet["inch"], cover["weight"], sheet["bulk"], cover["paper"], most, thin)


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
            "folding": Key(Nested(_FOLDING), "How much can be folded."),
        },
        _read,
    ),
)


def mailing(store: Store) -> WeightTable:
    """The one WeightTable; a user's layouts/engine/mailing.yaml replaces the built-in one."""
    return store.only(MAILING)
