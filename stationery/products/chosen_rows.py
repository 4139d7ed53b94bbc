"""Chosen rows of a list: which an option names by the spreadsheet's numbers, and which of those the list hasn't."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from stationery.model.errors import Place, SourceError

Ranges = tuple[tuple[int, int], ...]
"""The first and the last row of each."""

_LAST = 10**9
_RANGE = re.compile(r"(\d{1,9})\s*(?:-\s*(\d{1,9})?)?")
_HINT = "write rows and ranges of rows: 2,4,6-9; 5- is row 5 and all below"


def read_rows(texts: Iterable[str], option: str) -> Ranges:
    """The ranges in an option: `2,4,6-9`, or `20001-40000`, in order, each row in one of them. Raises SourceError."""
    found: list[tuple[int, int]] = []
    for text in texts:
        for each in text.split(","):
            match = _RANGE.fullmatch(each.strip())
            first = int(match[1]) if match else 0
            last = first if "-" not in each else int(match[2]) if match and match[2] else _LAST
            if not first or first > last:
                raise SourceError(f"{text!r} isn't a choice of rows", Place(option), _HINT)
            found.append((first, last))
    return join_ranges(found)


def join_ranges(found: Iterable[tuple[int, int]]) -> Ranges:
    """In order, those that meet as one."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def write_rows(rows: Iterable[int]) -> str:
    """Numbers of rows as `read_rows` reads them."""
    joined = join_ranges((row, row) for row in rows)
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in joined)


class Missing:
    """The rows that are asked for by themselves, until they are `seen`; of a range, whether any row was."""

    def __init__(self, ranges: Ranges, unit: str, file: str) -> None:
        self._alone = {first for first, last in ranges if first == last}
        self._ranges = ranges
        self._unit, self._file = unit, file
        self._some = False
        self._first = self._last = 0

    def pass_by(self, row: int) -> None:
        """A row that the list has."""
        self._first = self._first or row
        self._last = row

    def see(self, row: int) -> None:
        """One of the rows that are asked for."""
        self._some = True
        self._alone.discard(row)

    def refuse(self, *, is_end: bool) -> None:
        """Raise SourceError for rows that weren't seen; `is_end` says that the list has no more."""
        if not self._ranges or (self._some and not self._alone):
            return
        asked = min(self._alone, default=self._ranges[0][0])
        hint = f"the first entry is in {self._unit} {self._first}"
        if is_end and asked > self._last:
            hint = f"the list ends at {self._unit} {self._last}" if self._last else "the list has no entries"
        elif asked > self._first:
            hint = "it is empty, or no entry"
        message = f"{self._unit} {asked} isn't a {self._unit} with an entry"
        if asked not in self._alone:
            last = self._ranges[0][1]
            rows = f"from {self._unit} {asked} on" if last == _LAST else f"in {self._unit}s {asked} to {last}"
            message = f"there is no entry {rows}"
        raise SourceError(message, Place(self._file), hint)


def holds(ranges: Collection[tuple[int, int]], row: int) -> bool:
    return any(first <= row <= last for first, last in ranges)
