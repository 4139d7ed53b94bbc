"""Gives a heading to the spouse or partner whom a Google list knows: a row says `Spouse` beside a name."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.model.contact import Listing, Row
from stationery.model.errors import Remark
from stationery.model.values import replace
from stationery.reading.contacts.headings import plain_words
from stationery.reading.contacts.labeled_columns import find_pairs
from stationery.reading.contacts.partner_headings import RELATIONS

SPOUSE = "Spouse"


def name_spouse(listing: Listing) -> Listing:
    """The list with a column Spouse, if any row names one; as it is if none does, or if it has such a column."""
    pairs = find_pairs(listing, "Relation")
    named = _WithSpouse(listing, pairs)
    if SPOUSE in listing.headings or not any(named.spouse(row) for row in listing.rows()):
        return listing
    return named


class _WithSpouse:
    """A list whose rows have a cell more."""

    def __init__(self, listing: Listing, pairs: tuple[tuple[int, int], ...]) -> None:
        self._listing, self._pairs = listing, pairs
        self.file = listing.file
        self.headings = (*listing.headings, SPOUSE)
        self.remarks: tuple[Remark, ...] = listing.remarks

    def rows(self) -> Iterator[Row]:
        for row in self._listing.rows():
            yield replace(row, cells=(*row.cells, self.spouse(row)))

    def spouse(self, row: Row) -> str:
        """The first whom a row names."""
        cells = row.cells
        named = (cells[value] for label, value in self._pairs if plain_words(cells[label]) in RELATIONS)
        return next(filter(None, named), "")
