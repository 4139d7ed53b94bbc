"""Envelopes: sizes of paper with an address on them, one file each; the zones on their face are the post's."""

from __future__ import annotations

from stationery.catalog.addressing import Addressing, addressing
from stationery.catalog.papers import paper_unit
from stationery.catalog.shelf import Shelf
from stationery.catalog.windows import NO_WINDOWS, Windows, read_windows
from stationery.geometry import Size
from stationery.letter import Written
from stationery.tables import Table
from stationery.values import replace, value


@value
class Envelope:
    """An envelope as it is read: long edge across, flap along the top edge of its back.

    `unit` (`in` or `mm`) is its standard's own, for messages; `media` its PWG name, empty where PWG has none.
    `windows` are its holes, if it is a window envelope; such a product is mostly based on the plain one of its size.
    """

    id: str
    name: str
    size: Size
    unit: str
    media: str
    addressing: Addressing
    cite: str
    windows: Windows = NO_WINDOWS


def envelopes(shelf: Shelf) -> dict[str, Envelope]:
    """Id to Envelope, in the order of the ids. Raises SourceError for a file that is not as it should be."""
    return {name: envelope(shelf, name) for name in shelf.names("envelopes")}


def envelope(shelf: Shelf, name: str | Written) -> Envelope:
    """The envelope of that id. Raises UnknownName, at the Place where the name was written."""
    id_ = name.text if isinstance(name, Written) else name
    return shelf.kept("envelopes", name, lambda table: _read(_whole(shelf, table), id_, addressing(shelf)))


OF_THE_PAPER = ("width", "height", "media", "type", "family")
"""What a window envelope has in common with the plain one that it is based on."""


def _whole(shelf: Shelf, table: Table) -> Table:
    """The table with the size and what goes with it from the envelope that it is based on, one step deep."""
    if not table.text("based_on"):
        return table
    table.needed("name")
    table.needed("cite")
    base = shelf.table("envelopes", table.text("based_on"), table.where("based_on"))
    if base.text("based_on"):
        table.fault("based_on goes one step only, and that one is itself based on another", table.where("based_on"))
    for key in OF_THE_PAPER:
        if key in base and key not in table:
            table.take(key, base)
    return table


def _read(table: Table, id_: str, style: Addressing) -> Envelope:
    table.only({"name", "cite", "based_on", "width", "height", "media", "type", "window", "folds"})
    size = Size(table.needed_length("width"), table.needed_length("height"))
    if size.width < size.height:
        table.fault("the long edge of an envelope is its width", table.where("width"))
    kind = table.table("type")
    if kind:
        kind.only({"cite", "delivery_address"})
        kind.needed("cite")
        large = kind.needed_length("delivery_address")
        style = replace(style, delivery=replace(style.delivery, size=large))
    return Envelope(
        id_,
        table.needed("name"),
        size,
        paper_unit(table.text("width")),
        table.text("media"),
        style,
        table.needed("cite"),
        read_windows(table, size) if "window" in table or "folds" in table else NO_WINDOWS,
    )
