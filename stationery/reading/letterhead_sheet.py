"""Reads a letter's or profile's settings for the user's own paper: `{file: paper.pdf, reserve: {top: 50mm}}`."""

from __future__ import annotations

import os
from collections.abc import Callable

from stationery.data.tables import Scalar, Table
from stationery.model.errors import Place
from stationery.model.letterhead_sheet import EDGES, PLAIN, PREPRINTED, LetterheadSheet, Reserve, is_own, own_paper
from stationery.model.units import ZERO, Length
from stationery.reading.files import read_bytes

KEYS = {
    "file": "The PDF to draw beneath the letter.",
    PREPRINTED: "Whether the paper is already printed with a letterhead; or the space it takes at the top.",
    "reserve": "The space to leave free: a length from the top, or a table of edges.",
    "continuation": "The paper for later sheets: plain, preprinted, or the space to leave free there.",
}
"""The keys that only the user's own paper takes."""

_YES = ("", "yes", "true", "on")


def tells_of_paper(table: Table) -> bool:
    return any(key in table for key in KEYS) or is_own(table.text("name"))


def read_paper(table: Table) -> LetterheadSheet:
    """The paper that the table describes; next to `file` or `preprinted`, `name` is the letterhead of other pieces.

    Notes faults in the table.
    """
    place, file, reserve = table.place, table.text("file"), _reserve(table, "reserve")
    name = table.text("name")
    preprinted = PREPRINTED in table
    if is_own(name):
        place = table.where("name")
        named = own_paper(name, place)
        if (named.file and (file or preprinted)) or (file and not named.file):
            table.fault("the paper is given twice; give either a file or preprinted", place)
        file, preprinted = file or named.file, preprinted or not named.file
    elif file:
        place = table.where("file")
        if preprinted:
            table.fault("the paper can't be both a file and preprinted; give one of them", table.where(PREPRINTED))
    elif preprinted:
        place = table.where(PREPRINTED)
    else:
        hint = "add file: paper.pdf, or preprinted: yes"
        table.fault("reserve and continuation describe paper of your own, but no paper is given", table.place, hint)
    if preprinted and (stated := _top(table)) is not None:
        if reserve and reserve.top is not None:
            table.fault("the top reserve is given twice", table.where(PREPRINTED))
        reserve = Reserve(
            stated,
            reserve.bottom if reserve else None,
            reserve.left if reserve else None,
            reserve.right if reserve else None,
        )
    kind, later = _continuation(table, bool(file))
    return LetterheadSheet(place, file, reserve, kind, later)


def write_paper(own: LetterheadSheet, quoted: Callable[[str], str]) -> list[str]:
    """The rows of a letterhead's table that describe the paper. The path becomes absolute: the profile may move."""
    rows = [f"  file: {quoted(os.path.abspath(own.path))}" if own.file else "  preprinted: yes"]
    if own.reserve:
        rows.append(f"  reserve: {_edges(own.reserve)}")
    if own.continuation_reserve:
        rows.append(f"  continuation: {_edges(own.continuation_reserve)}")
    elif own.continuation:
        rows.append(f"  continuation: {own.continuation}")
    return rows


def _edges(reserve: Reserve) -> str:
    edges = {edge: length for edge in EDGES if (length := getattr(reserve, edge)) is not None}
    return f"{{{', '.join(f'{edge}: {length.mm:.6f}mm' for edge, length in edges.items())}}}"


def read_file(path: str, most: int, place: Place) -> bytes:
    """At most `most` bytes of the PDF. `path` is already resolved; `place` is where it is named."""
    return read_bytes(path, most, place)


def _top(table: Table) -> Length | None:
    """`preprinted: 55mm` states the reserve at the top."""
    return None if table.text(PREPRINTED).lower() in _YES else _length(table, PREPRINTED)


def _continuation(table: Table, file: bool) -> tuple[str, Reserve | None]:
    """A word, or a table of the reserves on a sheet that isn't plain."""
    if "continuation" not in table:
        return "", None
    node = table.node("continuation")
    choices = (PLAIN,) if file else (PLAIN, PREPRINTED)
    if isinstance(node, Scalar) and not node.text.strip()[:1].isdigit():
        return table.choice("continuation", choices, PLAIN), None
    return "" if file else PREPRINTED, _reserve(table, "continuation")


def _reserve(table: Table, key: str) -> Reserve | None:
    """A length from the top, or a table of edges."""
    if key not in table:
        return None
    if isinstance(table.node(key), Scalar):
        return Reserve(_length(table, key))
    edges = table.require_table(key).spell_keys(EDGES)
    edges.only(EDGES)
    return Reserve(*(_length(edges, edge) for edge in EDGES))


def _length(table: Table, key: str) -> Length | None:
    length = table.length(key)
    if length is not None and length < ZERO:
        table.fault(f"{table.typed(key)}: the length can't be negative", table.where(key))
    return length
