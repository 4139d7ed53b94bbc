"""Windows: the holes of a window envelope and what each is to show; and where a sheet for it is folded."""

from __future__ import annotations

from functools import reduce

from stationery.catalog.axes import Area, read_area
from stationery.data.tables import Table
from stationery.model.geometry import Rect, Size
from stationery.model.units import ZERO, Length
from stationery.model.values import value

RECIPIENT, SENDER = SHOWS = ("recipient", "sender")
"""Whose address a window shows."""


@value
class Window:
    """A hole in the face. `tolerance` is by how much its place may be off, either way, by its standard."""

    shows: str
    area: Area
    tolerance: Length
    cite: str

    def on(self, size: Size) -> Rect:
        return self.area.on(size)


@value
class Windows:
    """All windows of an envelope; and paper to the places of folds, from the top, that leave little play in it."""

    windows: tuple[Window, ...] = ()
    folds: tuple[tuple[str, tuple[Length, ...]], ...] = ()

    def shows(self, whose: str) -> bool:
        return any(window.shows == whose for window in self.windows)

    def joined(self, size: Size) -> Rect:
        """The least part of the face that holds every window. There must be one."""
        first, *others = (window.on(size) for window in self.windows)
        return reduce(Rect.joined, others, first)

    def folds_of(self, paper: str) -> tuple[Length, ...]:
        """Where a sheet of that paper is folded for this envelope; nowhere if it does not say."""
        return next((folds for name, folds in self.folds if name == paper), ())


NO_WINDOWS = Windows()


def read_windows(table: Table, size: Size) -> Windows:
    """What an envelope's keys `window` (one, or a list) and `folds` say. Faults are noted in the table."""
    windows = []
    for entry in table.tables("window"):
        entry.only({"shows", "cite", "x", "y", "tolerance"})
        shows = entry.choice("shows", SHOWS, RECIPIENT)
        window = Window(shows, read_area(entry), entry.length("tolerance", ZERO) or ZERO, entry.needed("cite"))
        rect = window.on(size)
        if rect.width <= ZERO or rect.height <= ZERO or not _within(rect, size):
            entry.fault("the window does not lie within the envelope")
        windows.append(window)
    folds = []
    stated = table.table("folds")
    if stated:
        stated.needed("cite")
        for paper in stated:
            if paper != "cite":
                folds.append((paper, stated.lengths(paper)))
        if not windows:
            table.fault("folds are stated for an envelope with a window", table.where("folds"))
    return Windows(tuple(windows), tuple(folds))


@value
class Held:
    """A window envelope that a letter style is made for, and where its sheet is folded for it.

    An address of up to `lines` lines as wide as `width` stays visible there with the post's clearance, wherever the
    sheet slides; 0 and None where whatever the style's field holds stays so. No `folds` are the style's own.
    """

    envelope: str
    lines: int
    width: Length | None
    folds: tuple[Length, ...]


def read_held(style: Table) -> tuple[Held, ...]:
    """What a letter style's key `windows` says. Faults are noted in the table."""
    found = []
    for entry in style.tables("windows"):
        entry.only({"envelope", "cite", "lines", "width", "folds"})
        entry.needed("cite")
        found.append(
            Held(entry.needed("envelope"), entry.whole("lines", 0), entry.length("width"), entry.lengths("folds"))
        )
    return tuple(found)


def _within(rect: Rect, size: Size) -> bool:
    return rect.x >= ZERO and rect.y >= ZERO and rect.right <= size.width and rect.bottom <= size.height
