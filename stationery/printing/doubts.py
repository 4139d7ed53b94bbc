"""Doubts about what was a sheet says as a whole: a shift that no printer has, inches for millimeters, other paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stationery.catalog.calibration import Reading
from stationery.model.errors import StationeryError
from stationery.model.geometry import Point, Size
from stationery.model.values import replace, value
from stationery.printing.calibration import Contradiction, Measured, Setting, measure_path, measure_printer

_MOST_SHIFT = 8.0
"""Millimeters; printers shift by 6 at most (printing-facts 3)."""
_MOST_SKEW = 2.0
"""Degrees; printers skew by 1 at most (printing-facts 3). It moves the far end of a sheet by as much."""
_INCH = 25.4

INCHES = "are the measures in inches? Write the unit with each: {example}"


class Implausible(StationeryError):
    """A shift or a skew that no printer has, though the readings agree."""


@value
class Candidate:
    """A paper that the sheet may be for: its id, its name, its size, and what is read off its sheet."""

    id: str
    name: str
    size: Size
    readings: tuple[Reading, ...]


def doubt(offset: Point, skew: float) -> str:
    """What no printer does, as a sentence without its end; empty if all is as usual."""
    ways = [
        f"{abs(each.mm):.1f} mm {negative if each.mm < 0 else positive}"
        for each, negative, positive in ((offset.x, "to the left", "to the right"), (offset.y, "up", "down"))
        if abs(each.mm) > _MOST_SHIFT
    ]
    if abs(skew) > _MOST_SKEW:
        ways.append(f"{abs(skew):.1f}° {'counterclockwise' if skew < 0 else 'clockwise'}")
    if not ways:
        return ""
    return (
        f"by these measures, what is printed is off by {' and '.join(ways)}; printers are hardly ever off by more than"
        f" {_MOST_SHIFT:g} mm or {_MOST_SKEW:g}°"
    )


def is_plausible(found: Measured) -> bool:
    return not doubt(found.offset, found.skew)


def explain_sheet(measured: Mapping[str, float], bare: bool, setting: Setting, papers: Sequence[Candidate]) -> str:
    """The one mistake that explains all readings of a calibration sheet, as a hint; empty if none does.

    `bare` tells that they have no unit; the first of the `papers` is the one that was chosen.
    """
    chosen, *others = papers
    inches = {key: each * _INCH for key, each in measured.items()}
    if bare and _fits(inches, chosen.readings, setting):
        return INCHES.format(example=f"{next(iter(measured.values())):g}in")
    for each in others:
        on_it = replace(setting, size=each.size)
        if _fits(measured, each.readings, on_it):
            return f"they fit {each.name}: if the calibration sheet is for it, give --paper {each.id}"
        if _fits(measured, chosen.readings, on_it):
            return (
                f"was the sheet for {chosen.name} printed on {each.name}? Make one with --paper {each.id}, and print it"
            )
    return ""


def explain_envelope(
    measured: Mapping[str, float], bare: bool, readings: Sequence[Reading], size: Size, guide: str
) -> str:
    """The same for the readings of a test envelope, which may be inches."""
    if not bare:
        return ""
    inches = {key: each * _INCH for key, each in measured.items()}
    try:
        path = measure_path(readings, inches, size, guide)
    except Contradiction:
        return ""
    return "" if doubt(path.offset, path.skew) else INCHES.format(example=f"{next(iter(measured.values())):g}in")


def _fits(measured: Mapping[str, float], readings: Sequence[Reading], setting: Setting) -> bool:
    try:
        return is_plausible(measure_printer(readings, measured, setting))
    except Contradiction:
        return False
