"""Refuses a second column with the same heading if it has names or parts of an address: they would be lost."""

from __future__ import annotations

from stationery.model.contact import Listing, column_letter
from stationery.model.errors import Place, SourceError
from stationery.reading.contacts.headings import OF_ADDRESS, read_heading

_OF_NAME = ("name", "given", "middle", "family", "suffix", "organization")
_ONCE = {*_OF_NAME, *OF_ADDRESS} - {"street", "more_street", "unit", "house_number"}
"""Parts that one column feeds; a street may have several lines."""

_HINTS = {
    "name": "rename them, such as First Name and Last Name; name a column Spouse or Partner if it has a second person",
    "given": "rename it: Spouse First Name for a second person, Middle Name for a second name",
    "family": "rename it: Spouse Last Name for a second person",
}


def refuse_twins(listing: Listing, fed: frozenset[int], settled: str) -> None:
    """Raise SourceError for such columns if a row has different cells in them. `fed` columns are no twins, and nor are
    those whose heading is in the `settled` words of a file of columns."""
    twins: list[tuple[int, int]] = []
    for index, heading in enumerate(listing.headings):
        mark = f" ({column_letter(index)})"
        first = heading.removesuffix(mark)
        if first == heading or index in fed or first not in listing.headings or heading in settled:
            continue
        if read_heading(first)[1] in _ONCE:
            twins.append((listing.headings.index(first), index))
    if not twins:
        return
    for row in listing.rows():
        for first_at, second_at in twins:
            one, other = row.cells[first_at].strip(), row.cells[second_at].strip()
            if one and other and one != other:
                heading = listing.headings[first_at]
                message = f"column {column_letter(second_at)} is a second {heading!r}, and would be lost"
                hint = _HINTS.get(read_heading(heading)[1], "rename one of them, or delete it")
                raise SourceError(message, Place(listing.file), hint)
