"""Finds whom `--to NAME` means in the address book: the one of --book, or the folder that `contacts import` fills."""

from __future__ import annotations

import os
from shlex import quote
from typing import TYPE_CHECKING

import click

from stationery.cli import settings
from stationery.cli.output import tell_remarks
from stationery.cli.terminal import tell
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, SourceError, StationeryError, UnknownName
from stationery.model.party import full_name
from stationery.model.values import replace
from stationery.reading.contacts.book import (
    CARDS,
    PIPE,
    NotOnly,
    describe,
    find_contact,
    is_readable,
    name_of,
    read_book,
)
from stationery.reading.contacts.cards import ADDRESSES
from stationery.reading.contacts.written_names import turn_name
from stationery.reading.parties import is_name, party_from_lines

if TYPE_CHECKING:
    from stationery.model.contact import Contact
    from stationery.model.letter import Party

TO, BOOK = Place("--to"), Place("--book")


def folder() -> str:
    """Where `contacts import` keeps its cards: the address book where none is named."""
    return os.path.join(settings.folder(), "contacts")


def usual_book() -> str:
    """That folder, if there is any card in it; else empty."""
    there = folder()
    if os.path.isdir(there) and any(name.lower().endswith(CARDS) for _, _, names in os.walk(there) for name in names):
        return there
    return ""


def find_recipient(to: str, book: str | None, which: str = "") -> Party | None:
    """The contact that --to names, with the address `which`, home or work, if there are several; None where it gives an
    address, or where there is no address book. Which of several is taken is told, unless the user said it.

    Raises UnknownName for a name that is not in the book, or that several have, unless the user says which.
    """
    if not is_name(to):
        if book:
            if any(map(str.isdigit, to)) or ";" in to or "\n" in to:
                raise click.UsageError("--book looks up a name, and --to has a whole address; leave out one of them.")
            turned = turn_name(to)  # Hall, Dana
            name = f"{turned.given} {turned.family}" if turned else to.partition(",")[0].strip()
            raise click.UsageError(f"--book looks up a name, without a comma: --to {name!r}")
        return None
    where = book or usual_book()
    if not where:
        return None
    contact = _look_up(to, where, which, named=bool(book))
    tell_remarks([each for each in (_tell_taken(contact, which), tell_partner(contact)) if each])
    return contact.party


def tell_partner(contact: Contact) -> Remark | None:
    """That the address book knows a second person, whom a letter to this contact doesn't name; None if it doesn't."""
    if not contact.partner:
        return None
    options = f"--row {contact.row} --with-partners"
    hint = "" if contact.file in (PIPE, "stdin") else f"for both: stationery envelope {quote(contact.file)} {options}"
    message = f"a spouse or partner of {name_of(contact)} is known ({full_name(contact.partner)}), who isn't written to"
    return Remark(message, contact.place, hint)


def _tell_taken(contact: Contact, which: str) -> Remark | None:
    """Which of several addresses was taken, and what takes another; None if there is one, or it was asked for."""
    kinds = dict(contact.cells).get(ADDRESSES, "") or ("home, work" if contact.other else "")
    taken = {"home": "work", "work": "home"}.get(contact.other, "")
    party = contact.party
    lines = [line.text for line in party.lines[1:]] or [*party.street, party.locality]
    shown = ", ".join(filter(None, lines[:2]))
    if which and (which == taken or which in kinds.split(", ")):
        return None
    if which:
        message = f"no address of {name_of(contact)} is marked as the one at {which}; {shown} was taken"
        return Remark(message, contact.place, "look at them with `stationery contacts show`") if shown else None
    if not kinds:
        return None
    of_kind = f"the one at {taken}, " if taken else ""
    hint = f"--which-address {contact.other} takes the other" if taken else "give another one with --to in full"
    return Remark(
        f"{name_of(contact)} has several addresses ({kinds}); {of_kind}{shown}, was taken", contact.place, hint
    )


def find_email(to: str, book: str | None) -> str:
    """The e-mail address of the contact that --to names; the text itself where it is an address already."""
    where = book or usual_book()
    if "@" in to or not is_name(to) or not where:
        return to
    contact = _look_up(to, where, named=bool(book))
    if not contact.emails:
        hint = "give the e-mail address: --to NAME@EXAMPLE.COM"
        raise SourceError(f"{name_of(contact)} has no e-mail address in the address book", contact.place, hint)
    if len(contact.emails) > 1:
        others = ", ".join(contact.emails[1:])
        message = f"{name_of(contact)} has several e-mail addresses; {contact.emails[0]} was taken, not {others}"
        tell_remarks([Remark(message, contact.place)])
    return contact.emails[0]


def _look_up(name: str, where: str, which: str = "", *, named: bool) -> Contact:
    """The contact of that name, asked for once; what is unsure in it is told."""
    context = click.get_current_context(silent=True)
    kept: dict[tuple[str, str, str], Contact] = (
        context.find_root().meta.setdefault("stationery.contacts", {}) if context else {}
    )
    if (name, where, which) not in kept:
        diagnostics = Diagnostics()
        contacts = tuple(read_book([where], which, diagnostics))
        contact = _choose(name, contacts, where, named=named)
        tell_remarks((*of_whole(diagnostics), *contact.warnings))
        kept[name, where, which] = contact
    return kept[name, where, which]


def of_whole(diagnostics: Diagnostics) -> list[Remark]:
    """What is remarked of a list as a whole, and not of a row that isn't the one in question."""
    return [each for each in diagnostics.remarks if not each.place or each.place.line <= 1]


def _choose(name: str, contacts: tuple[Contact, ...], where: str, *, named: bool) -> Contact:
    try:
        return find_contact(name, contacts)
    except NotOnly as several:
        if settings.at_terminal():
            return ask_which(several)
        several.place = TO
        raise
    except UnknownName as fault:
        if not named:
            party_from_lines(name)  # what looks like an address is told as that
            fault.message = f"nobody in your contacts is called {name!r}"
            fault.hint += f"{' Or' if fault.hint.endswith('?') else '; or'} give the whole address, with semicolons"
        unread = sum(1 for each in contacts if not is_readable(each))
        if unread:
            what = "one entry of it" if unread == 1 else f"{unread} of its entries"
            fault.hint += f"\n  {what} can't be read: stationery contacts list {where}"
        fault.place = TO
        raise


def ask_which(several: NotOnly) -> Contact:
    """The one of several contacts that the user picks."""
    tell(f"{several.message}:")
    for number, each in enumerate(several.contacts, 1):
        tell(f"  {number}. {describe(each)}")
    which = click.prompt("Which one? (0 for none)", type=click.IntRange(0, len(several.contacts)), err=True)
    if not which:
        raise StationeryError("nobody was chosen; nothing was written", TO)
    return several.contacts[which - 1]


def ensure_address(party: Party, name: str) -> None:
    """Raise SourceError for a contact, found by `name`, without an address: no envelope goes out with a name alone."""
    if party.lines[1:] or party.street or party.locality or party.postal_code:
        return
    hint = f"add it there, or give it with --to; to print only the name, end it with a semicolon: --to {name + ';'!r}"
    raise SourceError(f"{full_name(party) or name} has no address in the address book", party.place, hint)


def without_contact_details(party: Party) -> Party:
    """The party without its e-mail address and phone number, which no envelope shows."""
    return replace(party, email="", phone="", fax="", website="")
