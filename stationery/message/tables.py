"""Writes a table as plain text: aligned columns, or where they are too wide each row as lines of `label: value`."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import combining, east_asian_width

from stationery.model.prose import Span, Tabulation, is_figures

WIDEST = 72
"""Characters that a line of mail keeps whole in every program (RFC 5322, 2.1.1, asks for less than 78)."""

_GAP = "   "


def table_rows(table: Tabulation, written: Callable[[tuple[Span, ...]], str]) -> list[str]:
    """The lines of the table; `written` turns the words of a cell into text."""
    head = [written(cell.spans).strip() for cell in table.head]
    rows = [[written(cell.spans).strip() for cell in row] for row in table.rows]
    widths = [max(measure_text(row[column]) for row in (head, *rows)) for column in range(len(head))]
    if sum(widths) + len(_GAP) * (len(widths) - 1) > WIDEST:
        return _label(head, rows)
    aligns = [
        align or ("right" if is_figures(row[column] for row in rows) else "left")
        for column, align in enumerate(table.aligns)
    ]
    lines = [head, ["-" * width for width in widths], *rows]
    return [_GAP.join(map(_align, cells, widths, aligns)).rstrip() for cells in lines]


def _label(head: list[str], rows: list[list[str]]) -> list[str]:
    """Each row as a few lines, a blank one between two rows; a cell without words is left out."""
    words: list[str] = []
    for number, row in enumerate(rows):
        if number:
            words.append("")
        words += [f"{label}: {cell}" if label else cell for label, cell in zip(head, row, strict=True) if cell]
    return words


def _align(text: str, width: int, align: str) -> str:
    spare = width - measure_text(text)
    left = {"right": spare, "center": spare // 2}.get(align, 0)
    return " " * left + text + " " * (spare - left)


def measure_text(text: str) -> int:
    """The text's width in monospaced columns."""
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)
