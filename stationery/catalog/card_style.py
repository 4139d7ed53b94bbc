"""CardStyle: how notes are set on any card, cards imposed, and under-sheets ruled; read from layouts/notes.yaml."""

from __future__ import annotations

from stationery.catalog.letters import FlowPart, flow_part
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.units import Length
from stationery.model.values import value


@value
class TypeLimits:
    """Type sizes from which to which a note is fitted; leadings as ratios of the size; `widest` line in em."""

    most: Length
    least: Length
    leading: float
    least_leading: float
    widest: float


@value
class Outside:
    """Where the letterhead stands: its middle as share of a folded card's front, on a flat card `from_top`.

    There the text begins at least so far `below` it.
    """

    middle: float
    from_top: Length
    below: Length


@value
class CropMarkStyle:
    """Crop and fold marks, `away` from the trim; one that would be shorter than `least` is left out."""

    away: Length
    length: Length
    least: Length
    thickness: Length
    gray: float
    fold_gray: float
    fold_dash: tuple[float, ...]


@value
class Ruling:
    """Lines of an address to be written by hand, at the first `spacing` that has room; `width` is a share of the
    envelope's."""

    lines: int
    spacing: tuple[Length, ...]
    width: float


@value
class UndersheetStyle:
    """Ruled lines that show through: `spacing` from one to the next where the card does not say otherwise."""

    spacing: Length
    thickness: Length
    gray: float
    outline: Length
    dash: tuple[float, ...]
    address: Ruling
    sender: Ruling
    label: Length


@value
class CardStyle:
    """`limits` by what a typeface is for. `middle` and `full` are shares of the panel's height and of its text room."""

    punctuation: str
    letterhead: str
    font: str
    limits: dict[str, TypeLimits]
    step: Length
    middle: float
    full: float
    tight_margin: Length
    flow: tuple[FlowPart, ...]
    outside: Outside
    marks: CropMarkStyle
    undersheet: UndersheetStyle


_PURPOSES = ("personal", "body", "envelope")
_KEYS = (
    "name", "cite", "punctuation", "letterhead", "font", "type", "fit", "flow", "outside", "marks", "undersheet",
)  # fmt: skip


def note_style(store: Store) -> CardStyle:
    """The one CardStyle; a user's layouts/notes.yaml replaces the built-in one."""
    path = store.single("notes.yaml")[-1]
    return store.once(path, lambda: _read(load_table(path)))


def _read(table: Table) -> CardStyle:
    table.only(_KEYS)
    table.needed("cite")
    type_, fit = _part(table, "type", {*_PURPOSES, "step"}), _part(table, "fit", {"middle", "full", "tight_margin"})
    outside = _part(table, "outside", {"middle", "from_top", "below"})
    read = CardStyle(
        punctuation=table.choice("punctuation", ("open", "mixed", "friendly"), "friendly"),
        letterhead=table.needed("letterhead"),
        font=table.needed("font"),
        limits={purpose: _limits(type_.needed_table(purpose)) for purpose in _PURPOSES},
        step=type_.needed_length("step"),
        middle=fit.number("middle", 0.5),
        full=fit.number("full", 1.0),
        tight_margin=fit.needed_length("tight_margin"),
        flow=tuple(flow_part(entry) for entry in table.tables("flow")),
        outside=Outside(
            outside.number("middle", 0.5), outside.needed_length("from_top"), outside.needed_length("below")
        ),
        marks=_marks(table),
        undersheet=_undersheet(table),
    )
    table.finish()
    return read


def _part(table: Table, key: str, known: set[str]) -> Table:
    part = table.needed_table(key)
    part.only({"cite", *known})
    part.needed("cite")
    return part


def _limits(table: Table) -> TypeLimits:
    table.only({"most", "least", "leading", "least_leading", "widest"})
    return TypeLimits(
        table.needed_length("most"),
        table.needed_length("least"),
        table.number("leading", 1.35),
        table.number("least_leading", 1.2),
        table.number("widest", 24),
    )


def _marks(table: Table) -> CropMarkStyle:
    part = _part(table, "marks", {"away", "length", "least", "thickness", "gray", "fold_gray", "fold_dash"})
    return CropMarkStyle(
        away=part.needed_length("away"),
        length=part.needed_length("length"),
        least=part.needed_length("least"),
        thickness=part.needed_length("thickness"),
        gray=part.number("gray", 0),
        fold_gray=part.number("fold_gray", 0.5),
        fold_dash=tuple(length.pt for length in part.lengths("fold_dash")),
    )


def _undersheet(table: Table) -> UndersheetStyle:
    known = {"spacing", "thickness", "gray", "outline", "dash", "address", "sender", "label"}
    part = _part(table, "undersheet", known)
    return UndersheetStyle(
        spacing=part.needed_length("spacing"),
        thickness=part.needed_length("thickness"),
        gray=part.number("gray", 0),
        outline=part.needed_length("outline"),
        dash=tuple(length.pt for length in part.lengths("dash")),
        address=_ruling(part.needed_table("address")),
        sender=_ruling(part.needed_table("sender")),
        label=part.needed_length("label"),
    )


def _ruling(table: Table) -> Ruling:
    table.only({"lines", "spacing", "width"})
    if not table.lengths("spacing"):
        table.fault("'spacing' is missing")
    return Ruling(table.whole("lines", 4), table.lengths("spacing"), table.number("width", 0.4))
