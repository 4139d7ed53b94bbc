"""Tells of short rows in a body that were meant as lines or columns, and flow together as one paragraph."""

from __future__ import annotations

import re

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place

_FEWEST, _LONGEST, _PROSE = 3, 45, 60
"""Neighboring rows that may be lines, the characters of each, and those of a row that is certainly prose."""
_MARKED = re.compile(r"\s*(?:[-*+>|#]|\d+[.)]|\()|.*(?:\\|  )$")
_COLUMNS = re.compile(r"\S(?:\t+| {3,})\S")


def tell_short_rows(text: str, file: str, first_line: int, diagnostics: Diagnostics) -> None:
    """Remark once on lines between rows of prose, and once on columns made with spaces or tabs."""
    rows = text.split("\n")
    long = [at for at, row in enumerate(rows) if len(row) > _PROSE]
    begun = 0
    for at in range(len(rows) + 1):
        row = rows[at] if at < len(rows) else ""
        if row.strip() and len(row) <= _LONGEST and not _MARKED.match(row):
            continue
        alone = not row.strip() and (begun == 0 or not rows[begun - 1].strip())
        if at - begun >= _FEWEST and alone:
            columns = sum(1 for each in rows[begun:at] if _COLUMNS.search(each.strip())) > 1
            if columns or (long and long[0] < begun and at <= long[-1]):
                _remark(rows[begun], columns, Place(file, first_line + begun), diagnostics)
                return
        begun = at + 1


def _remark(row: str, columns: bool, place: Place, diagnostics: Diagnostics) -> None:
    begins = " ".join(row.split())[:30]
    hint = "end each line but the last with a \\ to keep them apart"
    if columns:
        hint = "for columns, write a table: | Rent | $1,200 |, with |---|---:| below its first row; or " + hint
    diagnostics.remark(f"the short lines from {begins!r} on flow together as one paragraph", place, hint)
