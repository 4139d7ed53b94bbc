"""PrintableArea: the part of a sheet that any printer can reach, until one is known; read from printing.yaml."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
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


def safe_area(store: Store) -> PrintableArea:
    """What holds for printers that nobody has described; a user's printing.yaml replaces the built-in one."""
    path = store.single("printing.yaml")[-1]
    return store.once(path, lambda: _read(load_table(path)))


def _read(table: Table) -> PrintableArea:
    table.only({"safe_area"})
    area = table.needed_table("safe_area")
    area.only({"cite", "long_edges", "short_edges"})
    read = PrintableArea(area.needed_length("long_edges"), area.needed_length("short_edges"), area.needed("cite"))
    table.finish()
    return read
