"""A measured printer, and what is read off a sheet, as JSON rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stationery.catalog.calibration import Reading
    from stationery.catalog.printers import Printer


def reading_row(reading: Reading) -> dict[str, Any]:
    row: dict[str, Any] = {"option": reading.option, "kind": reading.kind}
    if reading.number:
        row["number"] = reading.number
    if reading.edge:
        row["edge"] = reading.edge
    if reading.at:
        row["from" if reading.to else "at"] = [round_mm(reading.at.x.mm), round_mm(reading.at.y.mm)]
    if reading.to:
        row["to"] = [round_mm(reading.to.x.mm), round_mm(reading.to.y.mm)]
    if reading.values:
        row["values"] = list(reading.values)
    return row


def round_mm(number: float) -> float:
    return round(number, 4)


def printer_row(printer: Printer) -> dict[str, Any]:
    """A printer as it was measured, in millimeters and degrees clockwise."""
    margins = [round_mm(each.mm) for each in printer.margins] if printer.margins else None
    return {
        "name": printer.name,
        "scale": list(printer.scale),
        "skew": printer.skew,
        "offset": [round_mm(printer.offset.x.mm), round_mm(printer.offset.y.mm)],
        "guide": printer.guide,
        "turned": printer.turned,
        "face": printer.face,
        "turn": printer.turn,
        "margins": margins,
        "queue": printer.queue,
        "slot": printer.slot,
        "type": printer.type,
        "paper_error": [round_mm(printer.paper_error.width.mm), round_mm(printer.paper_error.height.mm)],
        "envelopes": {
            name: {"offset": [round_mm(path.offset.x.mm), round_mm(path.offset.y.mm)], "skew": path.skew}
            for name, path in printer.envelopes
        },
    }
