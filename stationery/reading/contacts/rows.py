"""Finds the headings among the first records of a list, and makes rows of the others; what doesn't fit is told."""

from __future__ import annotations

import re

from stationery.model.contact import Row, column_letter
from stationery.model.errors import Place, Remark, SourceError
from stationery.reading.contacts.headings import read_heading

SEARCHED = 30
"""Records among which we look for the headings: above them people write a title."""


def count_known(cells: list[str]) -> int:
    return len({read_heading(cell.strip()) for cell in cells if len(cell) < _LONGEST_HEADING} - {("", "")})


_LONGEST_HEADING = 80


def find_headings(file: str, records: list[list[str]]) -> int:
    """Which of the first records has the headings: the one with most that we know; else the first with two cells."""
    filled = [index for index, record in enumerate(records[:SEARCHED]) if any(cell.strip() for cell in record)]
    if not filled:
        raise SourceError("the list is empty", Place(file), "export it again, with its headings")
    best = max(filled, key=lambda index: (count_known(records[index]), -index))
    if count_known(records[best]) > 1:
        return best
    several = (index for index in filled if sum(1 for cell in records[index] if cell.strip()) > 1)
    return next(several, filled[0])


def name_headings(cells: list[str], place: Place) -> tuple[tuple[str, ...], list[Remark]]:
    """The headings, each but once: one that is given again has its column's letter added, and is told."""
    names = [" ".join(cell.split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    first: dict[str, int] = {}
    remarks = []
    for index, name in enumerate(names):
        if name and name in first:
            letter, before = column_letter(index), column_letter(first[name])
            names[index] = f"{name} ({letter})"
            message = f"columns {before} and {letter} have the same heading, {name!r}; the second is {names[index]!r}"
            remarks.append(Remark(message, place, "give each column a heading of its own"))
        first.setdefault(names[index], index)
    return tuple(names), remarks


def refuse_data(headings: tuple[str, ...], place: Place) -> None:
    """Raise SourceError if what should be headings is somebody's address."""
    if any(read_heading(heading) != ("", "") for heading in headings):
        return
    shown = next((each for each in headings if re.search(r"\S@\S|\b\d{4,}\b|\d+ \w+ (?:St|Ave|Rd|Street)", each)), "")
    if shown:
        hint = "write a row of headings above it: Name, Street, City, State, ZIP"
        raise SourceError(f"this row has no headings but an entry: {shown!r}", place, hint)


def make_row(file: str, number: int, record: list[str], count: int, width: int = 1 << 20) -> Row | None:
    """A record as a row with a cell for each heading; None if it is blank. What doesn't fit is told in the row.

    A text file's record that is wider than its record of headings, `width`, is a fault: a separator in a cell that has
    no quotation marks has moved the others.
    """
    cells = [cell.strip() for cell in record]
    if not any(cells):
        return None
    told: tuple[Remark, ...] = ()
    faults: tuple[Remark, ...] = ()
    if len(cells) != count:
        told = _fit_cells(Place(file, number), cells, count)
        if told and len(record) > width:
            told, faults = (), told
    quoted = 0
    for index, cell in enumerate(cells):
        if cell[:1] == "“" and cell[-1] == "”":
            quoted += 1
        if cell[:1] == "'" and _AS_TEXT.fullmatch(cell):
            cells[index] = cell[1:]
            message = f"row {number}, column {column_letter(index)}: {cell} was read as {cell[1:]}"
            told += (Remark(message, Place(file, number), "the apostrophe is a spreadsheet's mark for text"),)
        if not cell.isprintable():
            cells[index], strange = _mend_controls(cell)
            if strange:
                message = f"row {number}, column {column_letter(index)}: the control character U+{ord(strange):04X} "
                told += (Remark(message + "was left out", Place(file, number)),)
    if quoted > 1:
        faults += (Remark(f"row {number}: {_CURLY}", Place(file, number), _STRAIGHTEN),)
    return Row(number, tuple(cells), told, faults)


_CURLY = "its cells are in typographic quotation marks (“ ”), which would be printed"
_STRAIGHTEN = 'replace “ and ” with " in the whole file'


_AS_TEXT = re.compile(r"'(?:\d[\d -]{3,}|[=+@-].*)", re.DOTALL)
"""A spreadsheet's mark before what is a text and looks like a number or a formula."""


def _fit_cells(place: Place, cells: list[str], count: int) -> tuple[Remark, ...]:
    """Cut or fill the cells to as many as there are headings, and tell what is lost or missing."""
    had = len(cells)
    if had < count:
        cells += [""] * (count - had)
        message = f"row {place.line} ends before column {column_letter(had)}; the rest of it is taken as empty"
        return (Remark(message, place, "a cell with a line end in it must be in quotation marks"),)
    beyond = [
        f"{cell!r} in column {column_letter(index)}" for index, cell in enumerate(cells) if index >= count and cell
    ]
    del cells[count:]
    if not beyond:
        return ()
    message = f"row {place.line} has more cells than there are headings: {', '.join(beyond)}"
    return (
        Remark(message, place, "give the column a heading, or put a cell with a separator in it in quotation marks"),
    )


_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def _mend_controls(cell: str) -> tuple[str, str]:
    """The cell with its line ends made one kind, and without control characters; and the first of these."""
    cell = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", cell)
    found = _CONTROLS.search(cell)
    return (_CONTROLS.sub("", cell).strip(), found[0]) if found else (cell.strip(), "")
