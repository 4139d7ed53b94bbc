"""A list and the meaning of its columns into the Roster of a merge."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stationery.model.contact import Contact, Listing, column_letter
from stationery.model.errors import Place, SourceError
from stationery.products.merge_pieces import ADDRESSED, Medium
from stationery.products.recipients import Roster
from stationery.reading.contacts.book import PIPE, decode_cards, is_card_file, read_book
from stationery.reading.contacts.cards import contact_of_card, parse_cards
from stationery.reading.contacts.columns import Columns, columns_path, contact_of
from stationery.reading.contacts.headings import is_second_person
from stationery.reading.contacts.vcard import has_card

if TYPE_CHECKING:
    from stationery.reading.fields import Template

_NOT_PRINTED = ("email", "phone", "label")


def make_roster(listing: Listing, columns: Columns, address: str = "") -> Roster:
    """`address` is `home` or `work`, the one to use of several."""

    def contacts() -> Iterator[Contact]:
        usual = roster.usual_address()
        return (contact_of(row, listing, columns, address, usual) for row in listing.rows())

    feeds: dict[str, int] = {}
    for index, feed in columns.feeds:
        feeds.setdefault(feed.rpartition(" ")[2], index)
    addressed = (index for index, feed in columns.feeds if feed.rpartition(" ")[2] not in _NOT_PRINTED)
    roster = Roster(listing.file, listing.headings, contacts, feeds, addressed)
    roster.chooses_address = not address and len({feed.rpartition(" ")[0] for _, feed in columns.feeds}) > 1
    return roster


def is_book(path: str) -> bool:
    """Whether these are vCards, a file or a folder, and not a list with headings."""
    return path != PIPE and (os.path.isdir(path) or is_card_file(path))


def piped_book(data: bytes, address: str = "") -> Roster | None:
    """The vCards that came through a pipe; None for anything else."""
    text = decode_cards(data)
    if not has_card(text):
        return None
    cards = tuple(parse_cards(text, "stdin"))

    def contacts() -> Iterator[Contact]:
        usual = roster.usual_address()
        return (contact_of_card(card, address or usual) for card in cards)

    roster = Roster("stdin", (), contacts)
    roster.chooses_address = not address
    return roster


def book_roster(path: str, address: str = "") -> Roster:
    """An address book of vCards as a list: its fields are the parts of a contact."""
    roster = Roster(path, (), lambda: read_book((path,), address or roster.usual_address()))
    roster.chooses_address = not address
    return roster


def name_columns(listing: Listing, indexes: tuple[int, ...]) -> str:
    """`column F (ZIP), column G (State)`."""
    return ", ".join(f"column {column_letter(index)} ({listing.headings[index]})" for index in indexes)


def tell_second_person(listing: Listing, indexes: tuple[int, ...]) -> str:
    """What can be done about the columns of somebody's partner; nothing if there are none."""
    if not any(is_second_person(listing.headings[index]) for index in indexes):
        return ""
    return "a row is one person: give the partner a row with the same address, and make one letter with --household"


def ensure_address(roster: Roster, columns: Columns | None, template: Template, media: tuple[Medium, ...]) -> None:
    """Raise SourceError for a list without addresses where letters or envelopes need one."""
    if columns is None or columns.has_address or template.addresses or not ADDRESSED.intersection(media):
        return
    raise SourceError(
        "no column of this list has an address, and the letter has no `to:`", Place(roster.file), _headings_of(roster)
    )


def ensure_addresses(roster: Roster, columns: Columns | None) -> None:
    """Raise SourceError for a list without addresses."""
    if columns and not columns.has_address:
        raise SourceError("no column of this list has an address", Place(roster.file), _headings_of(roster))


def _headings_of(roster: Roster) -> str:
    names = ", ".join(filter(None, roster.headings))
    return f"its headings are {names}; say which is which in {columns_path(roster.file)}"
