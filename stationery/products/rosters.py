"""A list and the meaning of its columns into the Roster of a merge."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from stationery.model.contact import Contact, Listing, column_letter
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.party import Party, full_name
from stationery.model.values import replace
from stationery.products.merge_pieces import ADDRESSED, Medium
from stationery.products.recipients import Roster
from stationery.reading.contacts.book import PIPE, decode_cards, is_card_file, read_book
from stationery.reading.contacts.cards import contact_of_card, parse_cards
from stationery.reading.contacts.columns import Columns, columns_path, contact_of, is_of_partner
from stationery.reading.contacts.headings import is_second_person
from stationery.reading.contacts.partner_headings import PARTNER
from stationery.reading.contacts.partners import read_partner
from stationery.reading.contacts.totals import is_total
from stationery.reading.contacts.vcard import has_card
from stationery.reading.profile import quote

if TYPE_CHECKING:
    from stationery.reading.fields import Template

_NOT_PRINTED = ("email", "phone", "label")


def make_roster(listing: Listing, columns: Columns, address: str = "", *, partners: bool = False) -> Roster:
    """`address` is `home` or `work`, the one to use of several. With `partners`, a spouse or partner whom an address
    book knows is written to, too; without, that there is one is told."""
    if partners:
        columns = columns.with_offered()
    known = next((index for index, feed in columns.offered if feed == f"{PARTNER} name"), None)

    def contacts() -> Iterator[Contact]:
        usual = roster.usual_address()
        rows = (row for row in listing.rows() if not (is_total(row.cells) and roster.note_total(row.number)))
        read = (contact_of(row, listing, columns, address, usual) for row in rows)
        return read if known is None else (_tell_known(contact, known) for contact in read)

    feeds: dict[str, int] = {}
    for index, feed in columns.feeds:
        feeds.setdefault(feed if is_of_partner(feed) else feed.rpartition(" ")[2], index)
    addressed = (index for index, feed in columns.feeds if feed.rpartition(" ")[2] not in _NOT_PRINTED)
    roster = Roster(listing.file, listing.headings, contacts, feeds, addressed, partners=columns.has_partner)
    roster.chooses_address = not address and len({feed.rpartition(" ")[0] for _, feed in columns.feeds}) > 1
    return roster


def _tell_known(contact: Contact, index: int) -> Contact:
    """The contact with a remark that its list knows a spouse or partner, in this column."""
    heading, text = contact.cells[index]
    partner = read_partner({"name": text}, contact.place)[0]
    path = columns_path(contact.file)
    return _tell_spouse(contact, partner, f", or write `{quote(heading)}: {PARTNER} name` in {path}")


def _tell_spouse(contact: Contact, partner: Party | None, or_else: str = "") -> Contact:
    if partner is None:
        return contact
    message = f"a spouse or partner is known ({full_name(partner)}), who isn't written to"
    remark = Remark(message, contact.place, f"to write to both, use --with-partners{or_else}", "spouse")
    return replace(contact, partner=None, warnings=(*contact.warnings, remark))


def is_book(path: str) -> bool:
    """Whether these are vCards, a file or a folder, and not a list with headings."""
    return path != PIPE and (os.path.isdir(path) or is_card_file(path))


def piped_book(data: bytes, address: str = "", *, partners: bool = False) -> Roster | None:
    """The vCards that came through a pipe; None for anything else."""
    text = decode_cards(data)
    if not has_card(text):
        return None
    cards = tuple(parse_cards(text, "stdin"))

    def contacts(usual: str) -> Iterator[Contact]:
        return (contact_of_card(card, address or usual) for card in cards)

    return card_roster("stdin", contacts, chooses=not address, partners=partners)


def book_roster(path: str, address: str = "", *, partners: bool = False) -> Roster:
    """An address book of vCards as a list: its fields are the parts of a contact. Raises SourceError for a folder that
    has none."""
    if os.path.isdir(path):
        next(iter(read_book((path,))), None)  # or it would be the letter's fields that it lacks
    return card_roster(path, lambda usual: read_book((path,), address or usual), chooses=not address, partners=partners)


def card_roster(
    file: str, contacts: Callable[[str], Iterable[Contact]], *, chooses: bool = False, partners: bool = False
) -> Roster:
    """`contacts` is given the usual address, `work` or `home`, if the roster `chooses` one. With `partners`, those whom
    cards name as spouses are written to, too."""

    def people() -> Iterable[Contact]:
        found = contacts(roster.usual_address())
        return found if partners else (_tell_spouse(each, each.partner) if each.partner else each for each in found)

    roster = Roster(file, (), people, partners=partners)
    roster.chooses_address = chooses
    return roster


def name_columns(listing: Listing, indexes: tuple[int, ...]) -> str:
    """`column F (ZIP), column G (State)`."""
    return ", ".join(f"column {column_letter(index)} ({listing.headings[index]})" for index in indexes)


def tell_second_person(listing: Listing, indexes: tuple[int, ...]) -> str:
    """What can be done about the columns of somebody's partner; nothing if there are none."""
    if not any(is_second_person(listing.headings[index]) for index in indexes):
        return ""
    return "give the second person a row with the same address, and make one letter with --household"


def ensure_address(roster: Roster, columns: Columns | None, template: Template, media: tuple[Medium, ...]) -> None:
    """Raise SourceError for a list without addresses where letters or envelopes need one."""
    if columns is None or columns.has_address or template.addresses or not ADDRESSED.intersection(media):
        return
    raise SourceError(
        "no column of this list has an address, and the letter has no `to:`", Place(roster.file), _headings_of(roster)
    )


def ensure_emails(roster: Roster, media: tuple[Medium, ...]) -> None:
    """Raise SourceError for a list without e-mail addresses where drafts need them."""
    if "emails" in media and roster.headings and "email" not in roster.heading_keys and not roster.column_of("email"):
        message = "no column of this list has e-mail addresses"
        raise SourceError(message, Place(roster.file), f"add a column E-mail; {_headings_of(roster)}")


def ensure_addresses(roster: Roster, columns: Columns | None) -> None:
    """Raise SourceError for a list without addresses."""
    if columns and not columns.has_address:
        raise SourceError("no column of this list has an address", Place(roster.file), _headings_of(roster))


def ensure_names(roster: Roster, columns: Columns | None) -> None:
    """Raise SourceError for a list without names, which may have no row of headings."""
    if columns and not columns.has_name:
        names = ", ".join(filter(None, roster.headings))
        hint = f"write headings above the rows, such as Name, or say which is which in {columns_path(roster.file)}"
        message = f"no column of this list has names; its first row was taken for the headings ({names})"
        raise SourceError(message, Place(roster.file), hint)


def _headings_of(roster: Roster) -> str:
    names = ", ".join(filter(None, roster.headings))
    return f"its headings are {names}; say which is which in {columns_path(roster.file)}"
