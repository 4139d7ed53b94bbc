"""Where those of whom a ledger tells are in a list: by the cells of which their letters were made, or by their name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from stationery.agenda.ledger_rows import column_of, write_short
from stationery.model.contact import Contact
from stationery.model.field import field_key
from stationery.model.party import full_name
from stationery.model.values import replace
from stationery.products.households import list_rows
from stationery.products.ledger import LedgerLine
from stationery.products.recipients import Roster
from stationery.products.row_ids import EMAIL_COLUMN

_MOST_ALIKE = 50
"""Rows that have a cell alike, as those of one household have; a town may be in thousands of them."""


def place_in_list(lines: Iterable[LedgerLine], roster: Roster, called: str) -> Iterator[LedgerLine]:
    """The lines with the rows of the list, which is `called` so, in which they still are found."""
    cells_of: dict[int, frozenset[str]] = {}
    by_cell: dict[str, set[int]] = {}
    names: dict[int, frozenset[str]] = {}
    titled: dict[frozenset[str], list[int]] = {}
    for contact in roster.contacts():
        cells_of[contact.row] = frozenset(_cells(contact))
        for cell in cells_of[contact.row]:
            by_cell.setdefault(cell, set()).add(contact.row)
        names[contact.row] = _words(full_name(contact.party, prefix=False) or _first_words(contact))
        for words in {names[contact.row], _words(full_name(contact.party))}:
            titled.setdefault(words, []).append(contact.row)
    known = Counter(names.values())
    for line in lines:
        found = _find_by_cells(line, by_cell, names) or _find_household(line, by_cell, cells_of)
        rows = found or _find_by_name(line, names, known, titled)
        yield replace(line, list_rows=rows, list_place=f"{list_rows(rows, roster.unit)} of {called}" if rows else "")


def _cells(contact: Contact) -> Iterator[str]:
    for heading, text in contact.cells:
        if text.strip():
            yield write_short(field_key(heading)) + write_short(text.strip())


def _find_by_cells(line: LedgerLine, by_cell: dict[str, set[int]], names: dict[int, frozenset[str]]) -> tuple[int, ...]:
    """The row that has all cells of a line; of several, that of its name."""
    cells = [cell for cell in line.cells if column_of(cell) != EMAIL_COLUMN]
    found = [by_cell.get(cell, set()) for cell in cells]
    rows = set.intersection(*found) if found else set()
    if len(rows) > 1:
        who = _words(line.who)
        rows = {row for row in rows if names[row] and names[row] <= who}
    return tuple(rows) if len(rows) == 1 else ()


def _find_household(
    line: LedgerLine, by_cell: dict[str, set[int]], cells_of: dict[int, frozenset[str]]
) -> tuple[int, ...]:
    """The rows whose cells are all in a line that was made of several; none, if one of its cells is in no such row."""
    cells = {cell for cell in line.cells if column_of(cell) != EMAIL_COLUMN}
    columns = set(map(column_of, cells))
    near = {row for cell in cells if len(rows := by_cell.get(cell, set())) <= _MOST_ALIKE for row in rows}
    used = {row: {cell for cell in cells_of[row] if column_of(cell) in columns} for row in near}
    found = {row: own for row, own in used.items() if len(own) > 1 and own <= cells}
    whole = set[str]().union(*found.values()) == cells
    return tuple(sorted(found)) if whole and all(own != cells for own in found.values()) else ()


def _find_by_name(
    line: LedgerLine,
    names: dict[int, frozenset[str]],
    known: Counter[frozenset[str]],
    titled: dict[frozenset[str], list[int]],
) -> tuple[int, ...]:
    """The rows of the people whom a line names, unless others of the list are called so, too."""
    who = _words(line.who)
    if whole := titled.get(who):
        return tuple(whole) if len(whole) == 1 else ()
    rows = tuple(row for row, name in names.items() if name and name <= who)
    return rows if all(known[names[row]] == 1 for row in rows) else ()


def _first_words(contact: Contact) -> str:
    party = contact.party
    return party.organization or (party.lines[0].text if party.lines else "")


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().replace(",", " ").split())
