"""Turns the Markdown library's tokens of a table (GitHub's pipe tables) into a Tabulation, each cell with its Place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from stationery.model.prose import Line, Span, Tabulation
from stationery.reading.tokens import Tokens

_ALIGN = "text-align:"
_HEAD = "write the head right above it, a cell for each column; put a \\ before a | to print it"


def read_tabulation(reading: Tokens, opening: Any, spans: Callable[[Any], tuple[Span, ...]]) -> Tabulation | None:
    """The table whose first token has just been read; reads the tokens up to its end.

    `spans` reads the words of a cell.

    Notes a fault for a row with more cells than the head, because the Markdown library would drop their words. For a
    table without rows, or with an empty head, it notes a fault and returns None.
    """
    head: tuple[Line, ...] = ()
    aligns: list[str] = []
    rows: list[tuple[Line, ...]] = []
    cells: list[Line] = []
    places: Iterator[int] = iter(())
    while (token := reading.tokens[reading.at]).type != "table_close":
        line = token.map[0] if token.map else 0
        reading.at += 1
        if token.type == "tr_open":
            columns = _columns(reading.rows[line])
            places, cells = iter(columns), []
            if head and len(columns) > len(head):
                message = f"this table row has {len(columns)} cells, but the head has {len(head)}"
                hint = "remove a cell, or add a column to the head; put a \\ before a | to print it"
                reading.fault(message, reading.row_place(token), hint)
        elif token.type == "th_open":
            aligns.append(str(token.attrs.get("style", "")).removeprefix(_ALIGN))
        elif token.type == "inline":
            token.meta["column"] = next(places, 1)
            cells.append(Line(spans(token), reading.place_in(token, 0)))
        elif token.type == "tr_close":
            if head:
                rows.append(tuple(cells))
            else:
                head = tuple(cells)
    reading.at += 1
    if not any(cell.spans for cell in head):
        reading.refuse_empty("the head of a table", opening)
        return None
    if not rows:
        reading.refuse_empty("a table", opening)
        return None
    return Tabulation(head, tuple(rows), tuple(aligns), reading.row_place(opening))


_DASHES = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_ROW = re.compile(r"\|.*[^\\]\|.*")


def is_broken_table(reading: Tokens, inline: Any) -> bool:
    """Whether a paragraph is meant as a table that Markdown does not take for one; notes a fault then.

    Its second row has more or fewer columns than its head, or stands apart from it, or is missing.
    """
    rows = [row.strip() for row in inline.content.split("\n")]
    starts = [0]
    for row in inline.content.split("\n"):
        starts.append(starts[-1] + len(row) + 1)
    for number, row in enumerate(rows):
        if "|" not in row or "-" not in row or not _DASHES.fullmatch(row):
            continue
        place = reading.place_in(inline, starts[number])
        if not number:
            reading.fault(f"the table's row {row} has no head above it", place, _HEAD)
            return True
        head, dashes = len(_columns(rows[number - 1])), len(_columns(row))
        if head != dashes:
            short = f"{dashes} column{'' if dashes == 1 else 's'}"
            hint = f"write it as |{'---|' * head}; put a \\ before a | to print it"
            reading.fault(f"the table's row {row} has {short}, but its head has {head}", place, hint)
            return True
    barred = [bool(_ROW.fullmatch(row)) for row in rows]
    for number in range(1, len(rows)):
        if barred[number - 1] and barred[number]:
            place = reading.place_in(inline, starts[number - 1])
            columns = len(_columns(rows[number - 1]))
            hint = f"write |{'---|' * columns} below its head; put a \\ before a | to print it"
            reading.fault("this table has no row of dashes", place, hint)
            return True
    return False


def _columns(row: str) -> list[int]:
    """The column where the words of each cell begin, counted from 1."""
    begins, cells, begun = [], [], 0
    for at, character in enumerate([*row, "|"]):
        if character == "|" and row[at - 1 : at] != "\\":
            cells.append(row[begun:at])
            begins.append(begun)
            begun = at + 1
    if cells and _bare(cells[0]):
        del cells[0], begins[0]
    if len(cells) > 1 and not cells[-1].strip():
        del cells[-1], begins[-1]
    return [begin + len(cell) - len(cell.lstrip()) + 1 for begin, cell in zip(begins, cells, strict=True)]


def _bare(cell: str) -> bool:
    """Whether the text before a row's first bar is empty, or only the markers of a surrounding quotation or list."""
    return not cell.strip(" \t>-*+")
