"""Turns the three spellings of an axis into distances on a sheet: an area of a letter, an envelope or a card.

An axis is an edge and a size `{from_left: 20mm, width: 85mm}`, both edges `{from_left: 0.5in, from_right: 0.5in}`, or
one edge and two distances from it `{from_bottom: [0.625in, 2.75in]}`. `x` speaks of left, right and width, `y` of top,
bottom and height (`house.md`, "Data files"). Where a rule speaks of a part of the sheet, the size may be a share of it:
`{from_left: 0in, width: 1/2 of the sheet}`.
"""

from __future__ import annotations

from stationery.data.schema import Entries, Key, Type
from stationery.data.tables import Scalar, Sequence, Table
from stationery.model.geometry import Rect, Size
from stationery.model.late_pattern import late
from stationery.model.units import ZERO, Length
from stationery.model.values import value

_WORDS = {"x": ("from_left", "from_right", "width"), "y": ("from_top", "from_bottom", "height")}
_EXAMPLES = {"x": "as x: {from_left: 20mm, width: 85mm}", "y": "as y: {from_top: 45mm, height: 45mm}"}
_SHARE = late(r"([1-9]\d*)/([1-9]\d*) of the sheet")


@value
class Axis:
    """Two of three: `near` from the left or top edge, `far` from the right or bottom edge, and the size.

    The size is `size`, or `share`, a part of the sheet's own width or height.
    """

    near: Length | None = None
    far: Length | None = None
    size: Length | None = None
    share: float | None = None

    def on(self, whole: Length) -> tuple[Length, Length]:
        """Where it begins, counted from the left or top edge, and how long it is, on a sheet `whole` long.

        The size is negative if both edges are given and the sheet is shorter than their sum.
        """
        size = self.size if self.share is None else whole * self.share
        if self.near is not None:
            return self.near, whole - self.near - (self.far or ZERO) if size is None else size
        size = size or ZERO
        return whole - (self.far or ZERO) - size, size


@value
class Area:
    x: Axis
    y: Axis

    def on(self, size: Size) -> Rect:
        """The rectangle on a sheet of that size; it may reach beyond a sheet too small for it."""
        x, width = self.x.on(size.width)
        y, height = self.y.on(size.height)
        return Rect(x, y, width, height)


def read_area(table: Table) -> Area:
    """The area that a table's keys `x` and `y` give; other keys are not looked at. Faults are noted in the table."""
    return Area(read_axis(table, "x"), read_axis(table, "y"))


def read_axis(table: Table, key: str) -> Axis:
    """The axis at `key`, which is `x` or `y`, in any of the three spellings. Faults are noted in the table."""
    nothing = Axis(near=ZERO, size=ZERO)
    axis = table.table(key)
    if axis is None:
        node = table.node(key)
        if node is None or (isinstance(node, Scalar) and not node.text.strip()):
            table.fault(f"{key!r} is missing", table.where(key), _EXAMPLES[key])
        return nothing
    near, far, size = words = _WORDS[key]
    axis.only(words)
    given = [word for word in words if word in axis]
    if given in ([near], [far]):
        return _two_distances(axis, given[0], is_near=given[0] == near) or nothing
    if len(given) != 2:
        count = "only " + given[0] if len(given) == 1 else "all three" if given else "none"
        axis.fault(f"{key}: expected two of {near}, {far} and {size}; given: {count}", hint=_EXAMPLES[key])
        return nothing
    share = _SHARE.fullmatch(axis.text(size)) if size in given else None
    measures = {word: _distance(axis, word) for word in given if not (share and word == size)}
    part = int(share[1]) / int(share[2]) if share else None
    if part and part > 1:
        axis.fault(f"{size}: larger than the sheet", axis.where(size))
    return Axis(measures.get(near), measures.get(far), measures.get(size), part)


def _two_distances(axis: Table, edge: str, *, is_near: bool) -> Axis | None:
    """An edge and two distances from it, the lesser first; None when they are not."""
    hint = f"as {edge}: [0.625in, 2.75in]; or give a second edge or a size"
    node = axis.node(edge)
    if not isinstance(node, Sequence) or len(node.items) != 2:
        axis.fault(f"{edge}: used alone, it needs a list of two distances", axis.where(edge), hint)
        return None
    distances = axis.lengths(edge)
    if len(distances) != 2:
        return None
    first, second = distances
    if not ZERO <= first < second:
        axis.fault(f"{edge}: the smaller distance must come first, and neither can be negative", axis.where(edge), hint)
        return None
    return Axis(near=first, size=second - first) if is_near else Axis(far=first, size=second - first)


def _distance(axis: Table, word: str) -> Length:
    distance = axis.require_length(word)
    if distance < ZERO:
        axis.fault(f"{word}: a distance can't be negative", axis.where(word))
    return distance


AXES = {
    "x": Key(
        Type("x", "axis", lambda table, key, default: read_axis(table, "x"), Axis(near=ZERO, size=ZERO)),
        "Its horizontal place: two of from_left, from_right and width, or one edge and two distances from it.",
        usual="required",
    ),
    "y": Key(
        Type("y", "axis", lambda table, key, default: read_axis(table, "y"), Axis(near=ZERO, size=ZERO)),
        "Its vertical place: two of from_top, from_bottom and height, or one edge and two distances.",
        usual="required",
    ),
}
"""The keys of an area; whoever has them makes it of his row by `area_of`."""


def area_of(row: Entries) -> Area:
    """The area at the keys `x` and `y`, which must be there."""
    table = row.table
    return Area(
        row["x"] if "x" in table else read_axis(table, "x"), row["y"] if "y" in table else read_axis(table, "y")
    )
