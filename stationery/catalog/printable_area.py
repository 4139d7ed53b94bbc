"""PrintableArea: the part of a sheet that any printer can reach, until one is known; read from printing.yaml."""

from __future__ import annotations

from stationery.catalog.printers import Margins, Printer
from stationery.data.schema import BASED, CITE, LENGTH, Key, Kind, Nested, Shape
from stationery.data.store import Store
from stationery.model.geometry import Point, Rect, Size
from stationery.model.units import Length
from stationery.model.values import replace, value


@value
class PrintableArea:
    """How near ink may come to the sheet's long edges and to its short ones; a printer feeds a short edge first."""

    long_edges: Length
    short_edges: Length
    cite: str = ""
    printer: Printer | None = None
    """The one that is printed on; what it can't reach doesn't count either."""
    envelope: str = ""

    def on(self, size: Size) -> Rect:
        """The rectangle on a sheet of that size, whichever way it lies; a square one's sides count as short edges."""
        usual = self._usual(size)
        return usual if self.printer is None else _meet(usual, self._reached(self.printer, size))

    def clear_of(self, margins: Margins) -> PrintableArea:
        """What is left of it where these margins can't be printed either: left, top, right, bottom, as it is fed."""
        printer = self.printer or Printer()
        known = printer.margins or margins
        widest = tuple(max(pair) for pair in zip(known, margins, strict=True))
        left, top, right, bottom = widest
        return replace(self, printer=replace(printer, margins=(left, top, right, bottom)))

    def _reached(self, printer: Printer, size: Size) -> Rect:
        """What the printer reaches of a sheet as it is read; a wide one is fed turned."""
        if size.width <= size.height:
            return printer.reach(size, self.envelope)
        fed = printer.reach(Size(size.height, size.width), self.envelope)
        if printer.turn == "cw":
            return Rect(fed.y, size.height - fed.right, fed.height, fed.width)
        return Rect(size.width - fed.bottom, fed.x, fed.height, fed.width)

    def _usual(self, size: Size) -> Rect:
        sides, ends = (
            (self.short_edges, self.long_edges) if size.width >= size.height else (self.long_edges, self.short_edges)
        )
        return Rect(sides, ends, size.width - sides * 2, size.height - ends * 2)


def _meet(one: Rect, other: Rect) -> Rect:
    """What lies in both."""
    at = Point(max(one.x, other.x), max(one.y, other.y))
    return Rect(at.x, at.y, min(one.right, other.right) - at.x, min(one.bottom, other.bottom) - at.y)


PRINTING: Kind[PrintableArea] = Kind(
    "printing.yaml",
    "description of printing",
    "Printing: the margins of an unknown printer.",
    Shape(
        {
            "based_on": BASED,
            "safe_area": Key(
                Nested(
                    Shape(
                        {
                            "cite": CITE,
                            "long_edges": Key(LENGTH, "The unprintable margin at the long edges.", needed=True),
                            "short_edges": Key(LENGTH, "The unprintable margin at the short edges.", needed=True),
                        },
                        lambda row: PrintableArea(row["long_edges"], row["short_edges"], row["cite"]),
                    )
                ),
                "The part of a sheet that any printer can reach.",
                needed=True,
            ),
        },
        lambda row: row["safe_area"],
    ),
)


def safe_area(store: Store) -> PrintableArea:
    """What holds for printers that nobody has described; a user's printing.yaml replaces the built-in one."""
    return store.only(PRINTING)
