"""Cards: note cards and postcards, their folds and margins, one file each (layouts/cards/)."""

from __future__ import annotations

from stationery.catalog.papers import paper_unit
from stationery.data.store import Store
from stationery.data.tables import Table
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

    def fold(self, id_: str) -> Fold | None:
        return next((fold for fold in self.folds if fold.id == id_), None)


def cards(store: Store) -> dict[str, Card]:
    """Id to Card, in the order of the ids. Raises SourceError for a file that is not as it should be."""
    return {name: card(store, name) for name in store.names("cards")}


def card(store: Store, name: str | Written) -> Card:
    """The card of that id. Raises UnknownName, at the Place where the name was written."""
    id_ = name.text if isinstance(name, Written) else name
    return store.kept("cards", name, lambda table: _read(table, id_))


def _read(table: Table, id_: str) -> Card:
    table.only({"name", "cite", "width", "height", "envelope", "address_side", "margins", "spacing", "folds"})
    size = Size(table.needed_length("width"), table.needed_length("height"))
    if size.width > size.height:
        table.fault("the short edge of a card is its width", table.where("width"))
    address_side = bool(table.flag("address_side", False))
    if not address_side and not table.text("envelope"):
        table.fault("'envelope' is missing; a card without one has `address_side: yes`")
    margins = table.needed_table("margins")
    margins.only({"cite", "side", "top", "foot"})
    margins.needed("cite")
    spacing = table.table("spacing")
    if spacing:
        spacing.only({"cite", "lines"})
        spacing.needed("cite")
    folds = table.needed_table("folds")
    for key in folds:
        if key not in FOLDS:
            folds.fault(f"{key!r} is no fold; there are {', '.join(FOLDS)}", folds.key_place(key))
    return Card(
        id=id_,
        name=table.needed("name"),
        size=size,
        unit=paper_unit(table.text("width")),
        envelope=table.text("envelope"),
        address_side=address_side,
        margins=Margins(margins.needed_length("side"), margins.needed_length("top"), margins.needed_length("foot")),
        folds=tuple(_fold(folds.needed_table(key), key) for key in folds if key in FOLDS),
        spacing=spacing.needed_length("lines") if spacing else ZERO,
        cite=table.needed("cite"),
    )


def _fold(table: Table, id_: str) -> Fold:
    table.only({"cite", "orientation", "media"})
    table.needed("cite")
    return Fold(id_, table.choice("orientation", ORIENTATIONS, PORTRAIT), table.text("media"))
