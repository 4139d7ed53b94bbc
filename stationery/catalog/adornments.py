"""Adornments: what a letterhead has beside its words, between them or at their side: rules, ornaments, a monogram."""

from __future__ import annotations

from stationery.catalog.ornaments import Ornament, ornament
from stationery.catalog.qr import CODES
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.errors import Place
from stationery.model.letter import Written
from stationery.model.units import ZERO, Length
from stationery.model.values import value

_PLAIN = "plain"
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
    """Two or three letters, in a frame `across` wide and high or in none; `letters` are the sender's own if empty."""

    size: Length
    frame: Figure | None
    letters: str = ""
    strong: bool = False
    tracking: float = 0.0
    below: Length = ZERO
    color: tuple[float, ...] = _BLACK


@value
class QrRow:
    """The sender's QR code in a row of its own; how large it is, the letterhead says."""

    above: Length = ZERO
    below: Length = ZERO


Adornment = Ruling | Figure | Monogram | QrRow


def read_adornment(store: Store, table: Table, frame: str, letters: str, color: tuple[float, ...]) -> Adornment:
    """A row without words: a rule, an ornament, or the monogram in its `frame`. Faults are noted in the table."""
    if "rule" in table:
        table.only({"rule", "above", "below", "length", "accent"})
        return _ruling(table, color)
    if "ornament" in table:
        table.only({"ornament", "width", "thickness", "above", "below", "accent"})
        width = table.needed_length("width")
        return _figure(store, table, table.text("ornament"), width, color, table.where("ornament"))
    table.only({"show", "size", "across", "thickness", "strong", "tracking", "below", "accent"})
    return _monogram(store, table, frame, letters, color)


def read_code_row(table: Table) -> tuple[str, Length, QrRow]:
    """What the code holds, its edge (nothing if that is left to it), and the row."""
    table.only({"show", "what", "size", "above", "below"})
    what = table.choice("what", CODES, CODES[0])
    row = QrRow(table.length("above", ZERO) or ZERO, table.length("below", ZERO) or ZERO)
    return what, table.length("size", ZERO) or ZERO, row


def read_aside(store: Store, table: Table, frame: str, letters: str, color: tuple[float, ...]) -> Ruling | Monogram:
    """What stands beside the rows: an upright rule, or the monogram."""
    if "rule" in table:
        table.only({"rule", "gap", "accent"})
        return _ruling(table, color)
    table.only({"show", "size", "across", "thickness", "strong", "tracking", "gap", "accent"})
    return _monogram(store, table, frame, letters, color)


def _ruling(table: Table, color: tuple[float, ...]) -> Ruling:
    return Ruling(
        thickness=table.needed_length("rule"),
        above=table.length("above", ZERO) or ZERO,
        below=table.length("below", ZERO) or ZERO,
        length=table.length("length"),
        color=color,
    )


def _figure(
    store: Store, table: Table, name: str, width: Length, color: tuple[float, ...], place: Place | None = None
) -> Figure:
    found = ornament(store, Written(name, place))
    return Figure(
        ornament=found,
        width=width,
        height=width * (found.height / found.width),
        thickness=table.length("thickness", ZERO) or ZERO,
        above=table.length("above", ZERO) or ZERO,
        below=table.length("below", ZERO) or ZERO,
        color=color,
    )


def _monogram(store: Store, table: Table, frame: str, letters: str, color: tuple[float, ...]) -> Monogram:
    framed = frame != _PLAIN
    return Monogram(
        size=table.needed_length("size"),
        frame=_figure(store, table, frame, table.needed_length("across"), color) if framed else None,
        letters=letters,
        strong=bool(table.flag("strong", False)),
        tracking=table.number("tracking", 0.0),
        below=table.length("below", ZERO) or ZERO,
        color=color,
    )
