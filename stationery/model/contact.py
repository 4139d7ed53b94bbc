"""Contact: one entry of an address book or one row of a list; and Listing, the rows of a list whatever file it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

from stationery.model.errors import Place, Remark
from stationery.model.party import Party
from stationery.model.values import value


@value
class Row:
    """A row of a list, numbered as the spreadsheet numbers it: the heading is row 1. A cell for each heading.

    `warnings` tell of cells that have no heading, or are missing; `faults` of what makes the row none to be used.
    """

    number: int
    cells: tuple[str, ...]
    warnings: tuple[Remark, ...] = ()
    faults: tuple[Remark, ...] = ()


class Listing(Protocol):
    """The rows of a list. `rows` can be called again; it reads the file anew and keeps no row.

    No two headings are alike. `remarks` are about the list as a whole: its encoding, a heading given twice.
    """

    file: str
    headings: tuple[str, ...]
    remarks: tuple[Remark, ...]

    def rows(self) -> Iterator[Row]: ...


@value
class Contact:
    """Who and where; `party` is given in parts, or in typed lines where the book has only a formatted address.

    `row` is the line in its file where a card begins, or the number of its row in a list. `cells` are a list's own:
    heading and text, in the order of the columns. `warnings` tell what could not be read wholly,
    and `faults` what is certainly wrong, so that nothing should be sent there. `other` is the address that wasn't
    taken, `work` or `home`, of somebody who has both. `partner` is the second person whom the same entry names,
    without an address; somebody with a given name alone shares the surname.
    """

    party: Party
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    file: str = ""
    row: int = 0
    cells: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Remark, ...] = ()
    faults: tuple[Remark, ...] = ()
    other: str = ""
    partner: Party | None = None

    @property
    def place(self) -> Place:
        return Place(self.file, self.row)


def other_kind(taken: str, kinds: Collection[str]) -> str:
    """Of somebody with an address at home and one at work, the one that isn't taken."""
    other = {"home": "work", "work": "home"}.get(taken, "")
    return other if other in kinds else ""


def column_letter(index: int) -> str:
    """What a spreadsheet calls its columns: A for 0, Z for 25, AA for 26."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
