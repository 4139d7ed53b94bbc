"""Gap: air between parts, in lines (relative to the leading) or as a Length, with the least and most it may become."""

from __future__ import annotations

from stationery.data.schema import Type
from stationery.data.tables import Scalar, Table
from stationery.model.units import ZERO, Length
from stationery.model.values import value


@value
class Measure:
    """`lines` of the leading plus a fixed Length. Two lines are two blank ones: the next baseline is three down."""

    lines: float = 0.0
    fixed: Length = ZERO

    def at(self, leading: Length) -> Length:
        return leading * self.lines + self.fixed


NOTHING = Measure()


@value
class Gap:
    natural: Measure = NOTHING
    least: Measure = NOTHING
    most: Measure = NOTHING


NO_GAP = Gap()


def parse_measure(text: str) -> Measure:
    """Read `2 lines`, `1 line`, `0.5 lines` or a length such as `8.46mm`; anything else is a ValueError."""
    number, _, unit = text.strip().partition(" ")
    if unit.strip() in ("line", "lines"):
        try:
            return Measure(lines=float(number))
        except ValueError:
            raise ValueError(f"{number!r} isn't a number of lines; write 2 lines, or a length such as 8mm") from None
    if text.strip() == "0":
        return Measure()
    try:
        return Measure(fixed=Length.parse(text))
    except ValueError as wrong:
        raise ValueError(f"{wrong} (or lines, as `2 lines`)") from None


def read_gap(table: Table, key: str) -> Gap:
    """The gap at `key`: one measure, or a table of natural, least and most. Nothing there is no gap."""
    node = table.node(key)
    if node is None:
        return Gap()
    if isinstance(node, Scalar):
        measure = _measure(table, key)
        return Gap(measure, measure, measure)
    inner = table.table(key)
    if inner is None:
        return Gap()
    inner.only({"natural", "least", "most"})
    natural = _measure(inner, "natural")
    return Gap(
        natural,
        _measure(inner, "least") if "least" in inner else natural,
        _measure(inner, "most") if "most" in inner else natural,
    )


def _measure(table: Table, key: str) -> Measure:
    try:
        return parse_measure(table.require(key) or "0")
    except ValueError as wrong:
        table.fault(f"{key}: {wrong}", table.where(key))
        return Measure()


GAP = Type("gap", "gap", lambda table, key, default: read_gap(table, key), NO_GAP)
"""Lines, such as `2 lines`, or a length; or a table of `natural`, `least` and `most`."""
