"""A list and the meaning of its columns into the Roster of a merge."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stationery.model.contact import Contact, Listing, column_letter
from stationery.model.errors import Place, SourceError
from stationery.products.merge_pieces import Medium
from stationery.products.recipients import Roster
from stationery.reading.contacts.book import CARDS, read_book
from stationery.reading.contacts.columns import Columns, contact_of

if TYPE_CHECKING:
    from stationery.reading.fields import Template

_NOT_PRINTED = ("email", "phone", "label")


def make_roster(listing: Listing, columns: Columns, address: str = "") -> Roster:
    """`address` is `home` or `work`, the one to use of several."""

    def contacts() -> Iterator[Contact]:
        return (contact_of(row, listing, columns, address) for row in listing.rows())

    feeds: dict[str, int] = {}
    for index, feed in columns.feeds:
        feeds.setdefault(feed.rpartition(" ")[2], index)
    addressed = (index for index, feed in columns.feeds if feed.rpartition(" ")[2] not in _NOT_PRINTED)
    return Roster(listing.file, listing.headings, contacts, feeds, addressed)


def is_book(path: str) -> bool:
    """Whether the name is that of vCards, a file or a folder, and not of a list with headings."""
    return path.lower().endswith(CARDS) or (path != "-" and os.path.isdir(path))


def book_roster(path: str, address: str = "") -> Roster:
    """An address book of vCards as a list: its fields are the parts of a contact."""
    return Roster(path, (), lambda: read_book((path,), address))


def name_columns(listing: Listing, indexes: tuple[int, ...]) -> str:
    """`column F (ZIP), column G (State)`."""
    return ", ".join(f"column {column_letter(index)} ({listing.headings[index]})" for index in indexes)


def ensure_address(roster: Roster, columns: Columns | None, template: Template, media: tuple[Medium, ...]) -> None:
    """Raise SourceError for a list without addresses where letters or envelopes need one."""
    if columns is None or columns.has_address or template.addresses or not ("letters" in media or "envelopes" in media):
        return
    hint = f"its headings are {', '.join(filter(None, roster.headings))}"
    raise SourceError("no column of this list has an address, and the letter has no `to:`", Place(roster.file), hint)
