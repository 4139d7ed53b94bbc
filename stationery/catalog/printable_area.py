"""PrintableArea: the part of a sheet that any printer can reach, until one is known; read from printing.yaml."""

from __future__ import annotations

from stationery.data.schema import BASED, CITE, LENGTH, Key, Kind, Nested, Shape
from stationery.data.store import Store
from stationery.model.geometry import Rect, Size
from stationery.model.units import Length
from stationery.model.values import value


@value
class PrintableArea:
    """How near ink may come to the sheet's long edges and to its short ones; a printer feeds a short edge first."""

    long_edges: Length
    short_edges: Length
    cite: str = ""

    def on(self, size: Size) -> Rect:
        """The rectangle on a sheet of that size, whichever way it lies; a square one's sides count as short edges."""
        sides, ends = (
            (self.short_edges, self.long_edges) if size.width >= size.height else (self.long_edges, self.short_edges)
        )
        return Rect(sides, ends, size.width - sides * 2, size.height - ends * 2)


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
                        into=PrintableArea,
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
