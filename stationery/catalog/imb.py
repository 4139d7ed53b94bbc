"""BarcodeLook: how an Intelligent Mail barcode is drawn and where it may stand, read from layouts/imb.yaml."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.units import Length
from stationery.model.values import value


@value
class BarcodeLook:
    """`post` is the id of the post that reads it. `beside` and `above` are clear around the bars, `gap` is between
    them and the address; in the clear zone the first bar stands `from_right`, full bars' lower ends `from_bottom`.
    """

    post: str
    width: Length
    pitch: Length
    full: Length
    tracker: Length
    beside: Length
    above: Length
    gap: Length
    from_right: Length
    from_bottom: Length

    def wide(self, count: int) -> Length:
        """How wide so many bars are."""
        return self.pitch * (count - 1) + self.width


def barcode_look(store: Store) -> BarcodeLook:
    """The one look; a user's layouts/imb.yaml replaces the built-in one."""
    path = store.single("imb.yaml")[-1]
    return store.once(path, lambda: _read(load_table(path)))


_KEYS = {
    "bars": ("width", "pitch", "full", "tracker"),
    "clear": ("beside", "above"),
    "address_block": ("gap",),
    "clear_zone": ("x", "y"),
}


def _read(table: Table) -> BarcodeLook:
    table.only({"name", "post", *_KEYS})
    parts = {key: table.needed_table(key) for key in _KEYS}
    for key, part in parts.items():
        part.only({"cite", *_KEYS[key]})
        part.needed("cite")
    zone = parts["clear_zone"]
    read = BarcodeLook(
        post=table.needed("post"),
        **{key: parts["bars"].needed_length(key) for key in _KEYS["bars"]},
        beside=parts["clear"].needed_length("beside"),
        above=parts["clear"].needed_length("above"),
        gap=parts["address_block"].needed_length("gap"),
        from_right=zone.needed_table("x").needed_length("from_right"),
        from_bottom=zone.needed_table("y").needed_length("from_bottom"),
    )
    table.finish()
    return read
