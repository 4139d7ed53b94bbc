"""The list that a Python caller passes, and which of its rows the options choose."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from stationery.model.contact import Listing
from stationery.model.errors import Place, Remark, SourceError
from stationery.products.recipients import Roster, Selection, read_condition, read_rows, read_sort
from stationery.products.rosters import book_roster, is_book, make_roster, name_columns
from stationery.reading.arguments import take_path
from stationery.reading.contacts.columns import Columns, columns_of, propose_columns
from stationery.reading.contacts.tables import open_list
from stationery.reading.mappings import MappingList
from stationery.reading.options import Keywords


def open_people(
    people: object, address: str, *, partners: bool = False
) -> tuple[Roster, Columns | None, tuple[Remark, ...]]:
    """A list in a file or of mappings, what its columns are, and what is remarked of it; vCards have no columns. With
    `partners`, a spouse or partner whom an address book knows is written to, too."""
    listing: Listing
    if isinstance(people, str | os.PathLike):
        path = take_path(people, "list", "the path of a list")
        if is_book(path):
            return book_roster(path, address, partners=partners), None, ()
        listing = open_list(path)
        columns = columns_of(listing)
    else:
        listing = MappingList(_rows(people))
        columns = propose_columns(listing.headings)
    if columns.unmapped:
        message = f"{name_columns(listing, columns.unmapped)}: looks like part of an address, but it isn't clear which"
        hint = "name it as addresses do, such as `street` or `zip`; for a file, in NAME.columns.yaml beside it"
        raise SourceError(message, Place(listing.file), hint)
    return make_roster(listing, columns, address, partners=partners), columns, listing.remarks


def _rows(people: object) -> Iterable[Mapping[str, object]]:
    if isinstance(people, Iterable):
        return people
    raise SourceError(f"expected the path of a list, or a list of mappings, not {people!r}", Place("list"))


def select_rows(keywords: Keywords) -> Selection:
    """Which rows the options choose."""
    rows, sort = keywords.get("rows", str), keywords.get("sort", str)
    return Selection(
        tuple(read_condition(each, "where") for each in keywords.texts("where")),
        read_sort(sort, "sort") if sort else None,
        keywords.get("first", int),
        keywords.get("skip", int) or 0,
        read_rows(rows, "rows") if rows else None,
        keywords.flag("household"),
    )
