"""Where the address stands in somebody else's letter: a style's address field, or a block letter's usual region."""

from __future__ import annotations

from stationery.catalog.axes import Area, read_area
from stationery.catalog.letters import LetterStyle
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.geometry import Rect, Size
from stationery.model.units import ZERO, Length
from stationery.model.values import value

_FILE = "incoming.yaml"
_PARTS = frozenset(("return_line", "delivery_notation", "arrival_notation", "inside_address"))
"""What shows in a window, and stands where the address field is."""


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


def search(store: Store) -> Search:
    """What layouts/incoming.yaml says; a user's own replaces the built-in one."""
    path = store.single(_FILE)[-1]
    return store.once(path, lambda: _read(load_table(path)))


def field_of(style: LetterStyle, sheet: Size, overhang: Length) -> Rect | None:
    """The style's address field, all that shows in its window, and a little more to either side; None without one."""
    rects = [field.area.on(sheet) for field in style.fields if _PARTS.intersection(field.parts)]
    if not any("inside_address" in field.parts for field in style.fields):
        return None
    whole = rects[0]
    for rect in rects[1:]:
        whole = whole.joined(rect)
    left = max(whole.x - overhang, ZERO)
    return Rect(left, whole.y, min(whole.right + overhang, sheet.width) - left, whole.height)


def _read(table: Table) -> Search:
    table.only({"field", "block"})
    field, block = table.needed_table("field"), table.needed_table("block")
    field.only({"cite", "overhang", "small"})
    block.only({"cite", "x", "y", "fewest", "most"})
    field.needed("cite")
    block.needed("cite")
    found = Search(
        field.needed_length("overhang"),
        field.number("small", 1.0),
        read_area(block),
        block.whole("fewest", 1),
        block.whole("most", 1),
    )
    table.finish()
    return found
