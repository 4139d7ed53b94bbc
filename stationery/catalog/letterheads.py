"""Letterhead: the sender's printed heading on first sheet, continuation sheet and envelope (layouts/letterheads/)."""

from __future__ import annotations

from stationery.catalog.shelf import Shelf
from stationery.letter import Written
from stationery.tables import Table
from stationery.units import ZERO, Length
from stationery.values import value

SHOWN = ("name", "address", "particulars", "all", "monogram")
"""What a row may show; `all` is the address and the particulars one after the other."""


@value
class Row:
    """Words of the masthead in one type. With `join` they stand in one line (or as few as hold them), else stacked."""

    show: str
    size: Length
    leading: Length
    join: str = ""
    strong: bool = False
    small_capitals: bool = False
    tracking: float = 0.0


@value
class Heading:
    """The rows of a letterhead in one place. `from_top` is the first row's upper edge; on an envelope the post says."""

    align: str
    rows: tuple[Row, ...]
    from_top: Length = ZERO


@value
class Letterhead:
    """`card` is what stands outside a note card: where a letterhead does not say, the continuation sheet's heading."""

    id: str
    name: str
    first: Heading
    continuation: Heading
    envelope: Heading
    card: Heading
    table: Table


def letterhead(shelf: Shelf, name: str | Written) -> Letterhead:
    """The letterhead of that id. Raises UnknownName at the place where the name was written."""
    return shelf.kept("letterheads", name, lambda table: _read(table, name if isinstance(name, str) else name.text))


def _read(table: Table, name: str) -> Letterhead:
    table.only({"name", "cite", "first", "continuation", "envelope", "card"})
    table.needed("cite")
    return Letterhead(
        id=name,
        name=table.needed("name"),
        first=_heading(table.needed_table("first"), placed=True),
        continuation=_heading(table.needed_table("continuation"), placed=True),
        envelope=_heading(table.needed_table("envelope"), placed=False),
        card=_heading(table.needed_table("card" if "card" in table else "continuation"), placed="card" not in table),
        table=table,
    )


def _heading(table: Table, placed: bool) -> Heading:
    table.only({"cite", "align", "rows", "from_top"} if placed else {"cite", "align", "rows"})
    table.needed("cite")
    return Heading(
        align=table.choice("align", ("left", "center", "right"), "left"),
        rows=tuple(_row(row) for row in table.tables("rows")),
        from_top=table.needed_length("from_top") if placed else ZERO,
    )


def _row(table: Table) -> Row:
    table.only({"show", "size", "leading", "join", "strong", "small_capitals", "tracking"})
    node = table.scalar("join")
    return Row(
        show=table.choice("show", SHOWN, "name"),
        size=table.needed_length("size"),
        leading=table.needed_length("leading"),
        join=node.text if node else "",
        strong=bool(table.flag("strong", False)),
        small_capitals=bool(table.flag("small_capitals", False)),
        tracking=table.number("tracking", 0.0),
    )
