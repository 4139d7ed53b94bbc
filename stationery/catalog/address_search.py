"""Where the address stands in somebody else's letter: a style's address field, or a block letter's usual region."""

from __future__ import annotations

from stationery.catalog.axes import AXES, Area, area_of
from stationery.catalog.letters import LetterStyle
from stationery.data.schema import BASED, CITE, LENGTH, NUMBER, WHOLE, Entries, Key, Kind, Nested, Shape
from stationery.data.store import Store
from stationery.model.geometry import Rect, Size
from stationery.model.units import ZERO, Length
from stationery.model.values import value

_PARTS = frozenset(("return_line", "delivery_notation", "arrival_notation", "inside_address"))
"""What shows in a window at the place of the address field."""


@value
class Search:
    """How an address is found. `small` is the share of the type's size that a return line has at most.

    `fewest` and `most` are the lines of a block that may be an address.
    """

    overhang: Length
    small: float
    block: Area
    fewest: int
    most: int


_FIELD: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "overhang": Key(LENGTH, "How far type may begin outside the field, to either side.", needed=True),
        "small": Key(NUMBER, "A first line this much smaller is the return line.", 1.0),
    }
)
_BLOCK: Shape[Entries] = Shape(
    {
        "cite": CITE,
        **AXES,
        "fewest": Key(WHOLE, "The minimum number of lines in an address.", 1),
        "most": Key(WHOLE, "The maximum number of lines in an address.", 1),
    }
)


def _read(row: Entries) -> Search:
    field, block = row["field"], row["block"]
    return Search(field["overhang"], field["small"], area_of(block), block["fewest"], block["most"])


INCOMING: Kind[Search] = Kind(
    "engine/incoming.yaml",
    "search for addresses",
    "Incoming letters: where to find the address in a PDF from another program.",
    Shape(
        {
            "based_on": BASED,
            "field": Key(Nested(_FIELD), "A style with an address field.", needed=True),
            "block": Key(Nested(_BLOCK), "A style without one.", needed=True),
        },
        _read,
    ),
)


def search(store: Store) -> Search:
    """What layouts/engine/incoming.yaml says; a user's own replaces the built-in one."""
    return store.only(INCOMING)


def field_of(style: LetterStyle, sheet: Size, overhang: Length) -> Rect | None:
    """The style's address field, all that shows in its window, and a little more to either side; None without one."""
    rects = [field.area.on(sheet) for field in style.fields if _PARTS.intersection(field.parts)]
    if not any("inside_address" in field.parts for field in style.fields):
        return None
    whole = rects[0]
    for rect in rects[1:]:
        whole = whole.join(rect)
    left = max(whole.x - overhang, ZERO)
    return Rect(left, whole.y, min(whole.right + overhang, sheet.width) - left, whole.height)
