"""FootLook: how the particulars at the foot of a sheet are set, read from layouts/engine/foot.yaml."""

from __future__ import annotations

from stationery.data.schema import BASED, CITE, LENGTH, TEXT, Entries, Key, Kind, Nested, Shape
from stationery.data.store import Store
from stationery.model.units import Length
from stationery.model.values import value


@value
class FootLook:
    """`from_bottom` is the lower edge of its last line; `gap` parts two columns; `above` stays free over it."""

    size: Length
    least: Length
    leading: Length
    from_bottom: Length
    gap: Length
    above: Length


_TYPE: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "size": Key(LENGTH, "The type size.", needed=True),
        "least": Key(LENGTH, "The smallest type size, for long lines.", needed=True),
        "leading": Key(LENGTH, "From one baseline to the next.", needed=True),
    }
)
_PLACE: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "from_bottom": Key(LENGTH, "Its lower edge, from the foot of the sheet.", needed=True),
        "gap": Key(LENGTH, "The smallest distance between two columns.", needed=True),
        "above": Key(LENGTH, "The space between the text and the foot.", needed=True),
    }
)


def _read(row: Entries) -> FootLook:
    type_, place = row["type"], row["place"]
    return FootLook(type_["size"], type_["least"], type_["leading"], place["from_bottom"], place["gap"], place["above"])


FOOT: Kind[FootLook] = Kind(
    "engine/foot.yaml",
    "look of the foot",
    "The foot of a sheet: its type, and its place.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "based_on": BASED,
            "type": Key(Nested(_TYPE), "Its type.", needed=True),
            "place": Key(Nested(_PLACE), "Its place.", needed=True),
        },
        _read,
    ),
)


def foot_look(store: Store) -> FootLook:
    """The one look; a user's layouts/engine/foot.yaml replaces the built-in one."""
    return store.only(FOOT)
