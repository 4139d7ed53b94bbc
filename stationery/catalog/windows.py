"""Windows: the holes of a window envelope and what each is to show; and where a sheet for it is folded."""

from __future__ import annotations

from functools import reduce

from stationery.catalog.axes import AXES, Area, area_of
from stationery.data.schema import CITE, LENGTH, LENGTHS, TEXT, WHOLE, Entries, Key, Shape, choice
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

    def join(self, size: Size) -> Rect:
        """The least part of the face that holds every window. There must be one."""
        first, *others = (window.on(size) for window in self.windows)
        return reduce(Rect.join, others, first)

    def folds_of(self, paper: str) -> tuple[Length, ...]:
        """Where a sheet of that paper is folded for this envelope; nowhere if it does not say."""
        return next((folds for name, folds in self.folds if name == paper), ())


NO_WINDOWS = Windows()


def _read_window(row: Entries) -> tuple[Table, Window]:
    return row.table, Window(row["shows"], area_of(row), row["tolerance"], row["cite"])


WINDOW = Shape(
    {
        "shows": Key(choice(*SHOWS), "Whose address it shows.", RECIPIENT),
        "cite": CITE,
        **AXES,
        "tolerance": Key(LENGTH, "The tolerance of its place, in each direction.", ZERO),
    },
    _read_window,
)
"""A window, with the table that states it."""


def windows_of(row: Entries, size: Size) -> Windows:
    """What an envelope's keys `window` (one, or a list) and `folds` say. Faults are noted in its table."""
    windows = []
    for table, window in row["window"]:
        rect = window.on(size)
        outside = rect.width <= ZERO or rect.height <= ZERO or not _within(rect, size)
        if outside and table.is_sound("x", "y") and row.table.is_sound("width", "height"):
            table.fault("the window extends beyond the envelope")
        windows.append(window)
    if "folds" in row.table and not windows:
        row.table.fault("`folds` is only for an envelope with a window", row.table.where("folds"))
    return Windows(tuple(windows), tuple(row["folds"].items()))


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


HELD = Shape(
    {
        "envelope": Key(TEXT, "The id of a window envelope.", needed=True),
        "cite": CITE,
        "lines": Key(WHOLE, "The number of address lines that stay visible in it.", usual="all that the field holds"),
        "width": Key(LENGTH, "The width of a line that stays visible.", usual="the field's width"),
        "folds": Key(LENGTHS, "Where to fold the sheet for it, from the top.", usual="the style's own folds"),
    },
    into=Held,
)


def _within(rect: Rect, size: Size) -> bool:
    return rect.x >= ZERO and rect.y >= ZERO and rect.right <= size.width and rect.bottom <= size.height
