"""Columns of a Google list that belong together in twos: one says what the other one's value is."""

from __future__ import annotations

import re

from stationery.model.contact import Listing


def find_pairs(listing: Listing, kind: str) -> tuple[tuple[int, int], ...]:
    """The indices of label and value of each `Relation 1 - Label` (in older lists, `Type`) and `Relation 1 - Value`."""
    label = re.compile(rf"{re.escape(kind)} (\d{{1,2}}) - (?:Label|Type)")
    pairs = []
    for index, heading in enumerate(listing.headings):
        match = label.fullmatch(heading)
        value = f"{kind} {match[1]} - Value" if match else ""
        if value in listing.headings:
            pairs.append((index, listing.headings.index(value)))
    return tuple(pairs)
