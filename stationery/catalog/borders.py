"""Borders: the rules printed around a card, inside its edge, one file each (layouts/borders/)."""

from __future__ import annotations

from stationery.data.schema import (
    BASED,
    LENGTH,
    NAME,
    OWN_CITE,
    POSITIVE,
    Entries,
    Key,
    Kind,
    Rows,
    Shape,
    choice,
)
from stationery.data.store import Store
from stationery.model.letter import Written
from stationery.model.units import ZERO, Length
from stationery.model.values import value

SQUARE, ROUND, DECKLE = CORNERS = ("square", "round", "deckle")
"""How a rule turns at a corner: straight, in a quarter circle, or stepped and cut round inward, as on a plate."""

NO_BORDER = "none"
"""What a writer chooses who wants none on a card that has one."""


@value
class BorderRule:
    """One rule all around, its middle `inset` from the card's edges; `radius` is how far its corners reach."""

    inset: Length
    thickness: Length
    corner: str
    radius: Length


@value
class Border:
    id: str
    name: str
    rules: tuple[BorderRule, ...]


_RULE = Shape(
    {
        "inset": Key(POSITIVE, "From the edge of the card to the middle of the rule.", needed=True),
        "thickness": Key(POSITIVE, "How thick the rule is.", needed=True),
        "corner": Key(choice(*CORNERS), "How it turns at a corner.", SQUARE),
        "radius": Key(LENGTH, "How far a round or deckle corner reaches along the edges.", ZERO),
    },
    into=BorderRule,
)


def _read(row: Entries) -> Border:
    if not row["rules"]:
        row.table.fault("'rules' is missing: one line for each rule, with inset and thickness")
    return Border(row.table.id, row["name"], row["rules"])


BORDERS: Kind[Border] = Kind(
    "borders",
    "border of cards",
    "A border: the rules printed around a card, inside its edge.",
    Shape(
        {
            "name": NAME,
            "cite": OWN_CITE,
            "based_on": BASED,
            "rules": Key(Rows(_RULE), "Its rules, the outermost first."),
        },
        _read,
    ),
)


def border(store: Store, name: str | Written) -> Border:
    """The border of that id. Raises UnknownName at the place where the name was written."""
    return store.kept(BORDERS, name, BORDERS.shape.read)
