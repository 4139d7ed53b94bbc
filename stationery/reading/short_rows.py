"""Tells of short rows in a body that were meant as lines or columns, and print as one paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark

_FEWEST, _LONGEST, _PROSE = 3, 45, 60
"""Neighboring rows that may be lines, the characters of each, and those of a row that is certainly prose."""
_FEWEST_OF_ADDRESS, _NEAR = 2, 8
"""Rows that may be an address: a street and a town, each with a number; and characters below a width that are near."""
_OPENING, _CLOSING = "\"'“‘(*_¿¡", "\"'”’)*_"
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
                diagnostics.add(_remark(rows[begun], at - begun, columns, Place(file, first_line + begun)))
                return
        begun = at + 1


def find_lines(rows: list[str], wrapped: int, place: Place) -> Remark | None:
    """A remark on the first paragraph of `rows` that is an address, a verse, or the like: short rows that each begin
    with a capital or a number, not all of them sentences. `place` is that of the first row; at `wrapped` characters
    the other paragraphs are wrapped (0 if none is), and lines near that width are no lines of their own.
    """
    begun = 0
    for at in range(len(rows) + 1):
        if at < len(rows) and rows[at].strip():
            continue
        above = next((each for each in range(at - 1, begun - 1, -1) if rows[each].rstrip().endswith(":")), begun - 1)
        begun, first = at + 1, above + 1 if at - above > _FEWEST_OF_ADDRESS else begun
        run = [row.strip() for row in rows[first:at]]
        if _are_lines(run, wrapped):
            place = Place(place.file, place.line + first, len(rows[first]) - len(rows[first].lstrip()) + 1)
            return _remark(run[0], len(run), False, place)
    return None


def find_width(rows: list[str]) -> int:
    """The characters of the longest row that goes on in the middle of a sentence; 0 if there is none."""
    return max(
        (len(row.rstrip()) for row, below in pairwise(rows) if row.strip() and below.lstrip()[:1].islower()), default=0
    )


def _are_lines(run: list[str], wrapped: int) -> bool:
    if len(run) < _FEWEST_OF_ADDRESS or any(len(row) > _LONGEST or _MARKED.match(row) for row in run):
        return False
    if not all(row.lstrip(_OPENING)[:1].isupper() or row[0].isdigit() for row in run):
        return False
    if wrapped and any(len(row) > wrapped - _NEAR for row in run[:-1]):
        return False
    sentences = sum(row.rstrip(_CLOSING)[-1:] in ".!?" for row in run)
    if len(run) < _FEWEST:
        return not sentences and all(any(map(str.isdigit, row)) for row in run)
    return sentences < len(run)


def _remark(row: str, count: int, columns: bool, place: Place) -> Remark:
    begins = " ".join(row.split())[:30]
    hint = "end each line but the last with a \\ to keep them apart"
    if columns:
        hint = "for columns, write a table: | Rent | $1,200 |, with |---|---:| below its first row; or " + hint
    message = f"these {count} lines, from {begins!r} on, print as one paragraph"
    return Remark(message, place, hint, "columns" if columns else "lines")
