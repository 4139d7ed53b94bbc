"""BarcodeLook: how an Intelligent Mail barcode is drawn and where it may stand, read from layouts/engine/imb.yaml."""

from __future__ import annotations

from stationery.data.schema import BASED, CITE, LENGTH, TEXT, Entries, Key, Kind, Nested, Shape
from stationery.data.store import Store
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


def _edge(key: str) -> Nested:
    return Nested(Shape({key: Key(LENGTH, "The distance from that edge.", needed=True)}, lambda row: row[key]))


def _part(**keys: str) -> Nested:
    lengths = {key: Key(LENGTH, says, needed=True) for key, says in keys.items()}
    return Nested(Shape[Entries]({"cite": CITE, **lengths}))


_ZONE: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "x": Key(_edge("from_right"), "The place of the first bar.", needed=True),
        "y": Key(_edge("from_bottom"), "The end of the full bars.", needed=True),
    }
)


def _read(row: Entries) -> BarcodeLook:
    bars, clear, zone = row["bars"], row["clear"], row["clear_zone"]
    return BarcodeLook(
        post=row["post"],
        width=bars["width"],
        pitch=bars["pitch"],
        full=bars["full"],
        tracker=bars["tracker"],
        beside=clear["beside"],
        above=clear["above"],
        gap=row["address_block"]["gap"],
        from_right=zone["x"],
        from_bottom=zone["y"],
    )


IMB: Kind[BarcodeLook] = Kind(
    "engine/imb.yaml",
    "Intelligent Mail barcode",
    "The Intelligent Mail barcode: how to draw it, and where it may go.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "based_on": BASED,
            "post": Key(TEXT, "The id of the post that reads it.", needed=True),
            "bars": Key(
                _part(
                    width="The width of a bar.",
                    pitch="From bar to bar.",
                    full="The height of a full bar.",
                    tracker="The height of a short bar.",
                ),
                "The bars.",
                needed=True,
            ),
            "clear": Key(_part(beside="At both ends.", above="Above and below."), "The clear space.", needed=True),
            "address_block": Key(
                _part(gap="Between the bars and the line next to them."), "The bars by the address.", needed=True
            ),
            "clear_zone": Key(Nested(_ZONE), "The bars in the barcode clear zone.", needed=True),
        },
        _read,
    ),
)


def barcode_look(store: Store) -> BarcodeLook:
    """The one look; a user's layouts/engine/imb.yaml replaces the built-in one."""
    return store.only(IMB)
