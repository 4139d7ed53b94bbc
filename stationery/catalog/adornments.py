"""Adornments: what a letterhead has beside its words, between them or at their side: rules, ornaments, a monogram."""

from __future__ import annotations

from typing import Any

from stationery.catalog.monograms import PLAIN, ROW
from stationery.catalog.ornaments import Ornament, ornament
from stationery.data.schema import (
    FLAG,
    LENGTH,
    NUMBER,
    TEXT,
    TEXTS,
    Entries,
    Key,
    OneOf,
    Rows,
    Shape,
    Type,
    choice,
    ratios,
)
from stationery.data.store import Store
from stationery.model.letter import Written
from stationery.model.prose import CODES
from stationery.model.units import ZERO, Length
from stationery.model.values import value

_BLACK = (0.0,)


@value
class Ruling:
    """A straight rule between rows, or beside them; without a `length` as long as what it belongs to."""

    thickness: Length
    above: Length = ZERO
    below: Length = ZERO
    length: Length | None = None
    color: tuple[float, ...] = _BLACK


@value
class Figure:
    """An ornament drawn so wide and high, filled, or stroked with a pen of that thickness."""

    ornament: Ornament
    width: Length
    height: Length
    thickness: Length
    above: Length = ZERO
    below: Length = ZERO
    color: tuple[float, ...] = _BLACK


@value
class Monogram:
    """Two or three letters, in a frame `across` wide and high or in none; `letters` are the sender's own if empty.

    `shares` are what `across` is on a card, as a fraction of the front's shorter edge: on a folded card, on a flat one.
    """

    size: Length
    frame: Figure | None
    letters: str = ""
    strong: bool = False
    tracking: float = 0.0
    below: Length = ZERO
    color: tuple[float, ...] = _BLACK
    arrangement: str = ROW
    font: str = ""
    across: Length = ZERO
    shares: tuple[float, ...] = ()


@value
class QrRow:
    """The sender's QR code in a row of its own; how large it is, the letterhead says."""

    above: Length = ZERO
    below: Length = ZERO


@value
class LogoRow:
    """The sender's logo in a row of its own, `share` of its height on the first sheet.

    One that `shrinks` is made narrower where it is wider than its room.
    """

    share: float = 1.0
    above: Length = ZERO
    below: Length = ZERO
    shrinks: bool = False


@value
class LogoAside:
    """The sender's logo beside the rows."""

    share: float = 1.0
    shrinks: bool = False


@value
class Cell:
    """One of the columns of a row: its own rows, within its `share` of the width."""

    align: str
    rows: tuple[Any, ...]
    share: float = 1.0


@value
class Columns:
    """Cells side by side, `gap` apart, their tops on one line."""

    cells: tuple[Cell, ...]
    gap: Length
    above: Length = ZERO
    below: Length = ZERO


Adornment = Ruling | Figure | Monogram | QrRow | LogoRow | LogoAside | Columns


def _check_shares(shares: tuple[float, ...]) -> str:
    return (
        "" if not shares or (len(shares) == len(("folded", "flat")) and min(shares) > 0) else "expected two fractions"
    )


_ABOVE = Key(LENGTH, "The space above it.", ZERO)
_BELOW = Key(LENGTH, "The space below it.", ZERO)
_ACCENT = Key(FLAG, "Whether it is in the letterhead's accent.")
_GAP = Key(LENGTH, "The distance from the words.", needed=True)
_THICKNESS = Key(LENGTH, "The thickness of the pen that draws it.", ZERO)
_RULE = Key(LENGTH, "The thickness of a rule.", needed=True)
_MONOGRAM = {
    "show": Key(TEXTS, "`monogram`: the sender's letters."),
    "size": Key(LENGTH, "The type size of the letters.", needed=True),
    "across": Key(LENGTH, "The width and height of the frame; required if there is a frame."),
    "thickness": _THICKNESS,
    "strong": Key(FLAG, "Whether the letters are bold."),
    "tracking": Key(NUMBER, "How far the letters are set apart, in em.", 0.0),
    "below": _BELOW,
    "accent": _ACCENT,
    "share": Key(
        ratios(_check_shares),
        "On a card, `across` as a fraction of the front's shorter edge: on a folded card, and on a flat one.",
    ),
}

RULE: Shape[Entries] = Shape(
    {
        "rule": _RULE,
        "above": _ABOVE,
        "below": _BELOW,
        "length": Key(LENGTH, "How long it is.", usual="as long as the text it belongs to"),
        "accent": _ACCENT,
    }
)
ORNAMENT: Shape[Entries] = Shape(
    {
        "ornament": Key(TEXT, "The id of an ornament."),
        "width": Key(LENGTH, "Its width on paper.", needed=True),
        "thickness": _THICKNESS,
        "above": _ABOVE,
        "below": _BELOW,
        "accent": _ACCENT,
    }
)
MONOGRAM: Shape[Entries] = Shape(_MONOGRAM)
LOGO: Shape[Entries] = Shape(
    {
        "show": Key(TEXTS, "`logo`: the sender's logo."),
        "share": Key(NUMBER, "Its height, as a share of its height on the first sheet.", 1.0),
        "above": _ABOVE,
        "below": _BELOW,
    }
)
CODE: Shape[Entries] = Shape(
    {
        "show": Key(TEXTS, "`qr`: the sender's QR code."),
        "what": Key(choice(*CODES), "What it holds.", CODES[0]),
        "size": Key(LENGTH, "Its edge.", ZERO, usual="the width the code needs"),
        "above": _ABOVE,
        "below": _BELOW,
    }
)
ASIDE: Shape[Entries] = OneOf(
    {
        "rule": Shape({"rule": _RULE, "gap": _GAP, "accent": _ACCENT}),
        "monogram": Shape(
            {**{key: each for key, each in _MONOGRAM.items() if key not in ("below", "share")}, "gap": _GAP}
        ),
        "logo": Shape({**{key: each for key, each in LOGO.keys.items() if key in ("show", "share")}, "gap": _GAP}),
    },
    lambda table: "rule" if "rule" in table else "logo" if table.texts("show") == ("logo",) else "monogram",
)
"""What appears beside the rows: a vertical rule, the monogram, or the logo."""


def columns_shape(cell_rows: Shape[Entries], align: Type) -> Shape[Entries]:
    """A row of columns, each with rows of words, rules, or the logo."""
    cell = Shape[Entries](
        {
            "align": Key(align, "The alignment of its lines.", "left"),
            "share": Key(NUMBER, "Its share of the width, beside those of the others.", 1.0),
            "rows": Key(Rows(cell_rows), "What it shows, from the top."),
        }
    )
    return Shape(
        {
            "columns": Key(Rows(cell), "Columns side by side."),
            "gap": Key(LENGTH, "The distance between two columns.", needed=True),
            "above": _ABOVE,
            "below": _BELOW,
        }
    )


def build_adornment(store: Store, row: Entries, frame: str, letters: str, color: tuple[float, ...]) -> Adornment:
    """A row without words, or what stands beside the rows: a rule, an ornament, or the monogram in its `frame`."""
    if "rule" in row:
        return Ruling(row["rule"], row.get("above", ZERO), row.get("below", ZERO), row.get("length"), color)
    if "ornament" in row:
        return _figure(store, row, Written(row["ornament"], row.table.where("ornament")), row["width"], color)
    if "size" not in row:
        if "gap" in row:
            return LogoAside(row["share"], shrinks=True)
        return LogoRow(row["share"], row["above"], row["below"], shrinks=True)
    framed, across = frame != PLAIN, row["across"]
    if framed and across is None:
        row.table.fault("'across' is missing")
    return Monogram(
        size=row["size"],
        frame=_figure(store, row, Written(frame), across or ZERO, color) if framed else None,
        letters=letters,
        strong=row["strong"],
        tracking=row["tracking"],
        below=row.get("below", ZERO),
        color=color,
        across=across or ZERO,
        shares=row.get("share") or (),
    )


def _figure(store: Store, row: Entries, name: Written, width: Length, color: tuple[float, ...]) -> Figure:
    found = ornament(store, name)
    return Figure(
        ornament=found,
        width=width,
        height=width * (found.height / found.width),
        thickness=row["thickness"],
        above=row.get("above", ZERO),
        below=row.get("below", ZERO),
        color=color,
    )
