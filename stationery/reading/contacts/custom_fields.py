"""Gives the custom fields of a Google list headings of their own: a row says `Gift` beside a value, in any of them."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.model.contact import Listing, Row
from stationery.model.errors import Place, Remark
from stationery.model.values import replace
from stationery.reading.contacts.headings import looks_like_address, read_heading
from stationery.reading.contacts.labeled_columns import find_pairs

_MOST_LABELS = 100


def name_custom_fields(listing: Listing) -> Listing:
    """The list with a column for each label that its rows have; as it is if it has no such columns.

    A label that would be a part of the address, or that is a heading already, gets none: its value stays where it is.
    """
    pairs = find_pairs(listing, "Custom Field")
    return _NamedFields(listing, pairs) if pairs else listing


class _NamedFields:
    """A list whose rows have a cell more for each label."""

    def __init__(self, listing: Listing, pairs: tuple[tuple[int, int], ...]) -> None:
        self._listing, self._pairs = listing, pairs
        self.file = listing.file
        taken = {heading.casefold() for heading in listing.headings}
        spellings: dict[str, str] = {}
        labels: dict[int, dict[str, None]] = {}
        for row in listing.rows():
            for index, _ in pairs:
                label = row.cells[index].strip()
                if label:
                    spelled = spellings.setdefault(label.casefold(), label)
                    labels.setdefault(index, {})[spelled] = None
        self._labels = tuple(key for key, label in spellings.items() if _is_free(label, taken))[:_MOST_LABELS]
        self.headings = (*listing.headings, *(spellings[key] for key in self._labels))
        self.remarks = (*listing.remarks, *self._tell_mixed(labels))

    def rows(self) -> Iterator[Row]:
        for row in self._listing.rows():
            values = {row.cells[label].strip().casefold(): row.cells[value] for label, value in reversed(self._pairs)}
            yield replace(row, cells=(*row.cells, *(values.get(label, "") for label in self._labels)))

    def _tell_mixed(self, labels: dict[int, dict[str, None]]) -> Iterator[Remark]:
        for index, value in self._pairs:
            several = [*labels.get(index, ())]
            if len(several) > 1:
                named = ", ".join(several[:3]) + (", …" if len(several) > len(several[:3]) else "")
                message = f"{self._listing.headings[value]!r} is {named}, from row to row"
                hint = f"in a template, write the label: {{{{{several[0]}}}}}"
                yield Remark(message, Place(self.file, 1), hint)


def _is_free(label: str, taken: set[str]) -> bool:
    return label.casefold() not in taken and not read_heading(label)[1] and not looks_like_address(label)
