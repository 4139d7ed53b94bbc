"""A measured printer in words: by how much it is off, what it can't print, how large the measured sheet was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stationery.catalog.printers import Margins, Printer
    from stationery.model.geometry import Point, Size


_SEEN = 0.005
"""Millimeters or degrees from which hundredths are not all zero."""


def describe_shift(offset: Point, skew: float) -> str:
    """By how much something comes out off: `0.6 mm to the right and 0.3 mm up`, with its skew if there is any."""
    ways = [
        f"{abs(each.mm):.2f} mm {negative if each.mm < 0 else positive}"
        for each, negative, positive in ((offset.x, "to the left", "to the right"), (offset.y, "too high", "too low"))
        if abs(each.mm) >= _SEEN
    ]
    if abs(skew) >= _SEEN:
        ways.append(f"turned {abs(skew):.2f}° {'counterclockwise' if skew < 0 else 'clockwise'}")
    return f"{', '.join(ways[:-1])}{' and ' if ways[1:] else ''}{ways[-1]}" if ways else "in its place"


def describe_margins(margins: Margins) -> str:
    """`the outer 3 mm`, or `the outer 4.2 mm at the left and right, 22 mm at the top, and 20 mm at the bottom`."""
    edges: dict[str, list[str]] = {}
    for length, edge in zip(margins, ("left", "top", "right", "bottom"), strict=True):
        edges.setdefault(f"{length.mm:.2f}".rstrip("0").rstrip("."), []).append(edge)
    if len(edges) == 1:
        return f"the outer {next(iter(edges))} mm"
    parts = [
        f"{length} mm at the {', '.join(each[:-1])}{' and ' if each[1:] else ''}{each[-1]}"
        for length, each in edges.items()
    ]
    return f"the outer {', '.join(parts[:-1])}{',' if parts[2:] else ''} and {parts[-1]}"


def describe_paper_error(error: Size) -> str:
    """`0.30 mm wider and 0.20 mm shorter`; empty where it is as large as its name says."""
    ways = [
        f"{abs(each.mm):.2f} mm {less if each.mm < 0 else more}"
        for each, less, more in ((error.width, "narrower", "wider"), (error.height, "shorter", "longer"))
        if abs(each.mm) >= _SEEN
    ]
    return " and ".join(ways)


def describe_printer(printer: Printer) -> str:
    across, down = (f"{each:.2%}" for each in printer.scale)
    turned = ", turned by 180°" if printer.turned else ""
    return (
        f"prints {describe_shift(printer.offset, printer.skew)}, at {across} x {down} of the size; guide"
        f" {printer.guide}, printed side {printer.face}{turned}"
    )
