"""Cards: note cards and postcards, their folds and margins, one file each (layouts/cards/)."""

from __future__ import annotations

from stationery.catalog.papers import paper_unit
from stationery.data.schema import (
    BASED,
    CITE,
    FLAG,
    LENGTH,
    NAME,
    OWN_CITE,
    TEXT,
    Entries,
    Key,
    Kind,
    Map,
    Nested,
    Shape,
    choice,
)  # fmt: skip
from stationery.data.store import Store
from stationery.model.geometry import Size
from stationery.model.letter import Written
from stationery.model.units import ZERO, Length
from stationery.model.values import value

NO_FOLD, TOP, SIDE = FOLDS = ("none", "top", "side")
"""Where a card is folded as one reads its front: not at all, at the top (like a tent), at the side (like a book)."""

WRITTEN_ON = {NO_FOLD: ("front",), TOP: ("inside-bottom", "inside-top"), SIDE: ("inside-right", "inside-left")}
"""The panels that may carry the note, the usual one first. A flat card has its back for the address, or for nothing."""

PORTRAIT, LANDSCAPE = ORIENTATIONS = ("portrait", "landscape")


@value
class Fold:
    """One way to fold the card. `orientation` is how its front is usually read; `media` the PWG name of its sheet then.

    PWG has no name for most of them.
    """

    id: str
    orientation: str
    media: str


@value
class Margins:
    """Of the text on a panel, from the panel's edges, folds among them."""

    side: Length
    top: Length
    foot: Length


@value
class Card:
    """A card, `size` being that of its front, short edge across; unfolded it is twice as large.

    The first of `folds` is the usual one. `envelope` is the id of its envelope, empty for a card that travels without
    one: then it has an `address_side`. `spacing` is from one handwriting line to the next, ZERO where it does not say.
    `letterhead` and `border` are the ids of its own, or empty.
    """

    id: str
    name: str
    size: Size
    unit: str
    envelope: str
    address_side: bool
    margins: Margins
    folds: tuple[Fold, ...]
    spacing: Length
    cite: str
    letterhead: str = ""
    border: str = ""

    def fold(self, id_: str) -> Fold | None:
        return next((fold for fold in self.folds if fold.id == id_), None)


def cards(store: Store) -> dict[str, Card]:
    """Id to Card, in the order of the ids. Raises SourceError for a file that is not as it should be."""
    return store.each(CARDS, lambda name: card(store, name))


def card(store: Store, name: str | Written) -> Card:
    """The card of that id. Raises UnknownName, at the Place where the name was written."""
    return store.kept(CARDS, name, CARDS.shape.read)


_FOLD: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "orientation": Key(choice(*ORIENTATIONS), "The orientation of the card.", PORTRAIT),
        "media": Key(TEXT, "The name in PWG 5101.1 of its sheet, if it has one."),
    }
)


def _read_card(row: Entries) -> Card:
    table, size, folds = row.table, Size(row["width"], row["height"]), row["folds"]
    if size.width > size.height and table.is_sound("width", "height"):
        table.fault("width is the short edge of a card, so it can't be larger than height", table.where("width"))
    for key in folds:
        if key not in FOLDS:
            inner = table.require_table("folds")
            inner.fault(f"{key!r} isn't a fold; choose from {', '.join(FOLDS)}", inner.key_place(key))
    if not row["address_side"] and not row["envelope"]:
        table.fault("'envelope' is missing; a card without one has `address_side: yes`")
    return Card(
        id=table.id,
        name=row["name"],
        size=size,
        unit=paper_unit(table.text("width")),
        envelope=row["envelope"],
        address_side=row["address_side"],
        margins=row["margins"],
        folds=tuple(Fold(id_, fold["orientation"], fold["media"]) for id_, fold in folds.items() if fold),
        spacing=row["spacing"] or ZERO,
        cite=row["cite"],
        letterhead=row["letterhead"],
        border=row["border"],
    )


CARDS: Kind[Card] = Kind(
    "cards",
    "card",
    "A note card: its size, its folds and its envelope.",
    Shape(
        {
            "name": NAME,
            "cite": OWN_CITE,
            "based_on": BASED,
            "width": Key(LENGTH, "The short edge of its front.", needed=True),
            "height": Key(LENGTH, "The long edge of its front.", needed=True),
            "envelope": Key(TEXT, "The id of its envelope; a card mailed without one has an address side."),
            "address_side": Key(FLAG, "Whether the address goes on its back, as on a postcard."),
            "letterhead": Key(TEXT, "The id of its usual letterhead.", usual="that of all cards"),
            "border": Key(TEXT, "The id of its usual border.", usual="none"),
            "margins": Key(
                Nested(
                    Shape(
                        {
                            "cite": CITE,
                            "side": Key(LENGTH, "From the left and right edges.", needed=True),
                            "top": Key(LENGTH, "From the top edge.", needed=True),
                            "foot": Key(LENGTH, "From the bottom edge.", needed=True),
                        },
                        into=Margins,
                    )
                ),
                "The margins of the text on a panel.",
                needed=True,
            ),
            "spacing": Key(
                Nested(
                    Shape(
                        {"cite": CITE, "lines": Key(LENGTH, "From one line to the next.", needed=True)},
                        lambda row: row["lines"],
                    )
                ),
                "The lines for handwriting.",
            ),
            "folds": Key(
                Map(Nested(_FOLD)),
                f"How it may be folded ({', '.join(FOLDS)}); the first is the usual one.",
                needed=True,
            ),
        },
        _read_card,
    ),
)
