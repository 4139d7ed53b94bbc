"""A list of recipients given as Python values: a mapping for each row, its keys the headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from stationery.model.contact import Row
from stationery.model.errors import Place, Remark, SourceError

NAME = "list"
"""What messages call such a list."""


class MappingList:
    """Rows by their keys, numbered as if they stood in a spreadsheet below their headings."""

    file = NAME
    remarks: tuple[Remark, ...] = ()

    def __init__(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Raises SourceError for what is no mapping of texts."""
        if isinstance(rows, Mapping) or not isinstance(rows, Iterable):
            raise SourceError(f"expected the path of a list, or a list of mappings, not {rows!r}", Place(NAME))
        self._rows = tuple(rows)
        headings: dict[str, None] = {}
        for number, row in enumerate(self._rows, 2):
            if not isinstance(row, Mapping):
                raise SourceError(f"row {number}: expected a mapping, not {row!r}", Place(NAME))
            headings |= dict.fromkeys(map(str, row))
        self.headings = tuple(headings)

    def rows(self) -> Iterator[Row]:
        for number, row in enumerate(self._rows, 2):
            yield Row(number, tuple(_text(row.get(heading)) for heading in self.headings))


def _text(given: object) -> str:
    if given is None:
        return ""
    return given.isoformat() if isinstance(given, date) else str(given).strip()
