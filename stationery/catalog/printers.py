"""Printer: one that has been measured, and where it puts things on a sheet; read from the user's printers.yaml."""

from __future__ import annotations

import os
from typing import Literal

from stationery.catalog.calibration import GUIDES
from stationery.data.schema import FLAG, LENGTHS, NUMBER, TEXT, Entries, Key, Kind, Map, Nested, Shape, choice, ratios
from stationery.data.yaml import load_table
from stationery.model.errors import UnknownName, did_you_mean
from stationery.model.geometry import ORIGIN, Affine, Point, Rect, Size, sheet
from stationery.model.letter import Written
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

Guide = Literal["left", "center", "right"]
Margins = tuple[Length, Length, Length, Length]

FILE = "printers.yaml"
FACES = ("up", "down")
TURNS = ("cw", "ccw")


@value
class EnvelopePath:
    """How an envelope's path differs from that of paper: the skew in degrees clockwise, and the shift."""

    offset: Point = ORIGIN
    skew: float = 0.0


@value
class Printer:
    """A printer as it was measured.

    The sheet is seen on its printed side, the edge that enters first at the top; x runs right, y down. What stands on
    the page is turned by 180 degrees (`turned`), stretched (`scale`), turned clockwise by `skew` degrees about the
    place of the `guide` on the entering edge, and shifted by `offset`. `margins` are what can't be printed: left, top,
    right, bottom; empty if nobody knows. `face` is the printed side as the sheet is loaded, `turn` the way in which an
    envelope is turned: `cw` lets its left edge enter first. `paper_error` is what the measured sheet was larger than
    its nominal size.
    """

    name: str = ""
    queue: str = ""
    slot: str = ""
    type: str = ""
    scale: tuple[float, float] = (1.0, 1.0)
    skew: float = 0.0
    offset: Point = ORIGIN
    guide: str = "center"
    turned: bool = False
    face: str = "up"
    turn: str = "cw"
    margins: Margins | None = None
    paper_error: Size = Size(ZERO, ZERO)
    envelopes: tuple[tuple[str, EnvelopePath], ...] = ()

    def find_path(self, envelope: str) -> EnvelopePath | None:
        """How that envelope's path differs, if it was tested."""
        return dict(self.envelopes).get(envelope)

    def printed_at(self, size: Size, envelope: str = "") -> Affine:
        """Where the printer puts what stands on a page of that size, as it is fed."""
        reference = reference_of(self.guide, size)
        place = Affine.about(reference, self.scale, self.skew, self.offset)
        if self.turned:
            place = Affine.half_turn(size).then(place)
        path = self.find_path(envelope)
        return place.then(Affine.about(reference, (1.0, 1.0), path.skew, path.offset)) if path else place

    def correction(self, size: Size, envelope: str = "") -> Affine:
        """Where to draw what is to stand at a place on a sheet of that size, as it is fed."""
        return self.printed_at(size, envelope).invert()

    def reach(self, size: Size, envelope: str = "") -> Rect:
        """The part of a sheet, as it is fed, that its ink can reach; all of it where nobody knows the margins."""
        whole = sheet(size)
        if self.margins is None:
            return whole
        left, top, right, bottom = self.margins
        corners = [Point(x, y) for x in (left, size.width - right) for y in (top, size.height - bottom)]
        place = self.printed_at(size, envelope)
        placed = [place.apply(each) for each in corners]
        xs, ys = sorted(each.x for each in placed), sorted(each.y for each in placed)
        x, y = max(xs[1], ZERO), max(ys[1], ZERO)  # a skewed area: what lies in it whole
        return Rect(x, y, min(xs[2], size.width) - x, min(ys[2], size.height) - y)


def reference_of(guide: str, size: Size) -> Point:
    """The place that does not depend on the sheet's size: at the guide, on the edge that enters first."""
    return Point({"left": ZERO, "center": size.width * 0.5, "right": size.width}[guide], ZERO)


@value
class Printers:
    """All printers that were measured, by name, and the name of the default one; empty if there is none."""

    default: str = ""
    printers: tuple[Printer, ...] = ()

    def find(self, name: str | Written) -> Printer:
        """Raises UnknownName, at the Place where the name was written."""
        text, place = (name.text, name.place) if isinstance(name, Written) else (name, None)
        known = {each.name: each for each in self.printers}
        if text in known:
            return known[text]
        hint = did_you_mean(text, known) if known else "set one up with `stationery printer add`"
        raise UnknownName(f"there is no printer {text!r}", place, hint, known)


def _pair(parts: tuple[float, ...]) -> str:
    fine = len(parts) == 2 and all(0.5 < part < 2 for part in parts)
    return "" if fine else "expected two numbers near 1: across and down"


def _read_path(row: Entries) -> EnvelopePath:
    return EnvelopePath(_read_point(row, "offset"), row["skew"])


def _read_point(row: Entries, key: str) -> Point:
    found = row[key] or (ZERO, ZERO)
    if len(found) != 2:
        row.table.fault(f"{key}: expected two lengths: across and down", row.table.where(key))
        return ORIGIN
    return Point(*found)


def _read_printer(row: Entries) -> Printer:
    margins, error = row["margins"], _read_point(row, "paper_error")
    if margins and len(margins) != 4:
        row.table.fault("margins: expected four lengths: left, top, right, bottom", row.table.where("margins"))
        margins = ()
    plain = {key: row[key] for key in ("queue", "slot", "type", "skew", "guide", "turned", "face", "turn")}
    return Printer(
        scale=row["scale"] or (1.0, 1.0),
        offset=_read_point(row, "offset"),
        margins=margins or None,
        paper_error=Size(error.x, error.y),
        envelopes=tuple(row["envelopes"].items()),
        **plain,
    )


def _read_printers(row: Entries) -> Printers:
    printers = tuple(replace(each, name=name) for name, each in row["printers"].items())
    default = row["default"]
    if default and default not in row["printers"]:
        hint = did_you_mean(default, row["printers"])
        row.table.fault(f"default: there is no printer {default!r}", row.table.where("default"), hint)
    return Printers(default, printers)


_SKEW = Key(NUMBER, "Degrees by which it turns clockwise.", 0.0)

_PRINTER = Shape(
    {
        "queue": Key(TEXT, "The print queue."),
        "slot": Key(TEXT, "The slot that envelopes are taken from."),
        "type": Key(TEXT, "The type of paper that envelopes are sent as."),
        "scale": Key(ratios(_pair, (1.0, 1.0)), "The measured scale across and down.", usual="1 and 1"),
        "skew": _SKEW,
        "offset": Key(LENGTHS, "How far it shifts to the right and down."),
        "guide": Key(choice(*GUIDES), "Where the guide is, on the printed side, entering edge at the top.", "center"),
        "turned": Key(FLAG, "Whether the page comes out turned by 180 degrees.", False),
        "face": Key(choice(*FACES), "Which way the printed side faces when you load the sheet.", "up"),
        "turn": Key(choice(*TURNS), "`cw`: an envelope's left edge enters first; `ccw`: its right edge.", "cw"),
        "margins": Key(LENGTHS, "What it can't print: left, top, right, bottom."),
        "paper_error": Key(LENGTHS, "The measured sheet minus its nominal size: width and height."),
        "envelopes": Key(
            Map(
                Nested(Shape({"offset": Key(LENGTHS, "How far it shifts, right and down."), "skew": _SKEW}, _read_path))
            ),
            "How the paths of tested envelopes differ, by their ids.",
        ),
    },
    _read_printer,
)

PRINTERS: Kind[Printers] = Kind(
    FILE,
    "list of printers",
    "Printers: those you have measured with `stationery printer add`.",
    Shape(
        {
            "default": Key(TEXT, "The name of the usual printer."),
            "printers": Key(Map(Nested(_PRINTER)), "The printers, by name.", needed=True),
        },
        _read_printers,
    ),
)


def load_printers(path: str) -> Printers:
    """The printers of a file; none if there is no such file. All faults of the file are raised together."""
    if not os.path.exists(path):
        return Printers()
    table = load_table(path)
    found = PRINTERS.shape.read(table)
    table.finish()
    return found
