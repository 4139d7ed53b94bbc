"""stationery contacts: lists an address book, shows an address as it is printed, and keeps your contacts."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import click

from stationery.cli.option_groups import OPTIONS, ExamplesFirstGroup
from stationery.cli.options import Option, Request, argument, command, option, under
from stationery.cli.terminal import prints_to_terminal, say, tell
from stationery.model.errors import Place, Remark, StationeryError
from stationery.model.values import names

if TYPE_CHECKING:
    from stationery.model.contact import Contact
    from stationery.products.address import Desk
    from stationery.products.contacts import Listed
    from stationery.reading.contacts.cards import Card

_ADDRESS = option(
    "address",
    Option("--address", "The address to take of contacts that have several.", among=("work", "home")),
)
_BOOKS = argument("books", nargs=-1, metavar="[FILE]…")
_WIDEST_NAME, _WIDEST_FIRM = 32, 28


@click.group(cls=ExamplesFirstGroup)
def contacts() -> None:
    """Look at an address book, and keep contacts for --to NAME.

    An address book is a vCard file (.vcf), a folder of them, a CSV file, or a spreadsheet: what your phone, mail
    program, or online address book exports. - reads stdin.

    \b
      stationery contacts list contacts.vcf             everybody in it
      stationery contacts show "Jane Schmoe" contacts.vcf
      stationery contacts import contacts.csv           keep them: stationery envelope --to "Jane Schmoe"
    """


@command(
    _BOOKS,
    option("as_json", heading=OPTIONS, help="Print a JSON object on a line for each contact."),
    _ADDRESS,
    *under(OPTIONS, "profile"),
    name="list",
    short_help="List the contacts in an address book.",
    of=contacts,
)
def list_(request: Request) -> int:
    """List the contacts in each FILE; without FILE, those you have imported.

    \b
      stationery contacts list contacts.vcf
      stationery contacts list --json google.csv > contacts.jsonl
      khard show --format vcard schmoe | stationery contacts list -

    With --json, each line has name, organization, department, title, lines (of the address), country, emails, phones,
    source_line, and warnings. The exit code is 1 if an entry couldn't be read wholly, 3 if a FILE is no address book.
    """
    from stationery.cli.output import tell_remarks  # 1.2 ms
    from stationery.model.diagnostics import Diagnostics  # 0.3 ms
    from stationery.products.contacts import doubt_country, list_contact  # 50 ms
    from stationery.reading.contacts.book import is_readable, read_book  # 15 ms

    at, diagnostics = _desk(request), Diagnostics()
    unread, doubtful, partners = 0, 0, 0
    rows: list[tuple[str, ...]] = []
    for contact in read_book(_books(request), request.text("address") or "", diagnostics):
        contact = doubt_country(contact, at.usage.store)
        tell_remarks(contact.warnings)
        doubtful += _is_unsure(contact)
        if not is_readable(contact):
            unread += 1
            continue
        partners += contact.partner is not None
        listed = list_contact(contact, at)
        if request.flag("as_json"):
            say(json.dumps({name: getattr(listed, name) for name in names(listed)}, ensure_ascii=False))
        else:
            rows.append(_row(listed))
    tell_remarks(diagnostics.remarks)
    if not request.flag("as_json"):
        _say_table(rows)
        count = f"{len(rows)} contact{'' if len(rows) == 1 else 's'}"
        tell(f"{count}; {unread} could not be read." if unread else f"{count}.")
    if partners:
        told = "One of them names a spouse" if partners == 1 else f"{partners} of them name a spouse"
        tell(f"{told} or partner, who isn't listed; `contacts show` tells whom.")
    return 1 if doubtful else 0


@command(
    argument("name"),
    _BOOKS,
    option("as_json", heading=OPTIONS, help="Print the contact as a JSON object."),
    _ADDRESS,
    *under(OPTIONS, "profile"),
    short_help="Show an address as it will appear on an envelope.",
    of=contacts,
)
def show(request: Request) -> None:
    """Show the address of NAME as it will appear on an envelope, from each FILE or the contacts you have imported.

    NAME is the whole name, or some words of it; of the organization and the town, too. If several contacts match, they
    are listed.

    \b
      stationery contacts show "Jane Schmoe"
      stationery contacts show "schmoe springfield" contacts.vcf
    """
    from stationery.cli import address_book, settings  # 15 ms
    from stationery.cli.output import tell_remarks  # 1.2 ms
    from stationery.model.diagnostics import Diagnostics  # 0.3 ms
    from stationery.products.contacts import list_contact, show_contact  # 50 ms
    from stationery.reading.contacts.book import NotOnly, find_contact, read_book  # 15 ms
    from stationery.reading.contacts.cards import ADDRESSES  # 8 ms

    diagnostics = Diagnostics()
    known = tuple(read_book(_books(request), request.text("address") or "", diagnostics))
    try:
        contact = find_contact(request.require("name"), known)
    except NotOnly as several:
        if not settings.at_terminal():
            raise
        contact = address_book.ask_which(several)
    at = _desk(request)
    kinds, told = dict(contact.cells).get(ADDRESSES), address_book.of_whole(diagnostics)
    if kinds and not request.text("address"):
        told.append(Remark(f"there are several addresses: {kinds}", contact.place, "choose one with --address"))
    tell_remarks((*told, *contact.warnings))
    shown = show_contact(contact, at)
    if request.flag("as_json"):
        listed = list_contact(contact, at)
        say(json.dumps({name: getattr(listed, name) for name in names(listed)}, ensure_ascii=False))
    else:
        for line in shown.lines:
            say(line)
    tell_remarks((*shown.remarks, *filter(None, (address_book.tell_partner(contact),))))


@command(
    argument("books", nargs=-1, required=True, metavar="FILE…"),
    option("as_json", heading=OPTIONS, help="Print what became of each contact as JSON, one object per line."),
    _ADDRESS,
    option("dry_run", heading=OPTIONS),
    name="import",
    short_help="Keep contacts, so that --to NAME finds them.",
    of=contacts,
)
def import_(request: Request) -> int:
    """Keep the contacts in each FILE in your configuration folder, one vCard for each person, readable only by you.

    They are the address book of --to NAME where --book names none. Names, addresses, e-mail addresses, and phone
    numbers are kept. Somebody with the same name and address is there already, and stays as they are; somebody with the
    same name and another address, e-mail address, department, or job title is kept beside them.

    \b
      stationery contacts import contacts.vcf
      stationery contacts import guests.csv --dry-run
    """
    from stationery.cli import address_book, files, settings  # 15 ms
    from stationery.cli.output import tell_remarks  # 1.2 ms
    from stationery.model.diagnostics import Diagnostics  # 0.3 ms
    from stationery.products.merge_report import tell_once  # 20 ms
    from stationery.reading.contacts.book import PIPE, is_readable, read_entries  # 15 ms
    from stationery.reading.contacts.cards import Card  # 8 ms
    from stationery.reading.contacts.keep import has_name, plan_cards  # 10 ms
    from stationery.reading.contacts.write import card_of_contact, write_card  # 8 ms
    from stationery.resolve.same_address import AddressKeys  # 2 ms

    diagnostics, cards, doubtful, partners = Diagnostics(), [], False, 0
    asked = request.text("address") or ""
    seconds: dict[str, dict[tuple[str, int], Contact]] = {}
    for entry in read_entries(request.texts("books"), asked, diagnostics):
        diagnostics.add(*entry.warnings)
        doubtful = doubtful or _is_unsure(entry)
        if isinstance(entry, Card):
            cards += [entry] if has_name(entry) else []
        elif is_readable(entry):
            partners += entry.partner is not None
            second = None
            if entry.other and not asked and entry.file != PIPE:
                if entry.other not in seconds:
                    again = read_entries(request.texts("books"), entry.other, Diagnostics())
                    rows = (each for each in again if not isinstance(each, Card))
                    seconds[entry.other] = {(each.file, each.row): each for each in rows}
                second = seconds[entry.other].get((entry.file, entry.row))
            cards.append(card_of_contact(entry, second))
    kept = tuple(plan_cards(cards, address_book.folder(), AddressKeys(settings.stock().store).key))
    tell_remarks(tell_once(diagnostics.remarks))
    new = [each for each in kept if each.new]
    if new and not request.flag("dry_run"):
        files.make_folder(address_book.folder(), private=True)
        files.write(*((each.path, write_card(each.card).encode()) for each in new), private=True)
    for each in kept:
        if request.flag("as_json"):
            say(json.dumps({"name": each.card.full, "path": each.path, "new": each.new}, ensure_ascii=False))
        elif each.new:
            say(f"{each.path} would be written" if request.flag("dry_run") else each.path)
        else:
            tell(f"{Place(each.card.file, each.card.line)}: there already, with the same address: {each.path}")
        if each.namesake:
            message = f"somebody with the same name and other details is in {each.namesake}; both are kept"
            hint = "delete the older file if they are one person"
            tell_remarks([Remark(message, Place(each.card.file, each.card.line), hint)])
    if not request.flag("as_json"):
        would = " would be" if request.flag("dry_run") else ""
        tell(f"{len(new)} of {len(kept)} contacts{would} imported.")
    if partners:
        told = "One of them names a spouse" if partners == 1 else f"{partners} of them name a spouse"
        tell(f"{told} or partner, who isn't kept; write to both from the list itself.")
    return 1 if doubtful else 0


def _is_unsure(entry: Contact | Card) -> bool:
    """Whether something of an entry couldn't be read; what was read in another way than it is written is only told."""
    return any(each.about not in _READ for each in entry.warnings)


_READ = ("zeros", "turned", "spaced", "joined", "before", "spouse", "couple", "shared")


def _books(request: Request) -> tuple[str, ...]:
    """The files that are named, or else the contacts that were imported. Raises StationeryError for none."""
    from stationery.cli import address_book  # 15 ms

    named = request.texts("books")
    usual = "" if named else address_book.usual_book()
    if not named and not usual:
        hint = "name a file: stationery contacts list FILE; or import one: stationery contacts import FILE"
        raise StationeryError("you have no contacts yet", Place(address_book.folder()), hint)
    return named or (usual,)


def _desk(request: Request) -> Desk:
    """The country that letters are sent from, and the language, by the profile."""
    from stationery.cli import settings, source  # 11.8 ms
    from stationery.model.letter import Choices, Letter, Written  # 2.7 ms
    from stationery.products.address import desk  # 20.0 ms

    laid = source.lay_options(Letter("contacts"), source.Requested(Choices(), profile=request.require("profile")))
    return desk(laid, settings.stock(), Written(""))


def _row(listed: Listed) -> tuple[str, ...]:
    """A contact's line in the table: name, organization, address, e-mail address."""
    address = ", ".join(filter(None, (*listed.lines, listed.country)))
    return listed.name or listed.organization, listed.organization if listed.name else "", address, *listed.emails[:1]


def _say_table(rows: list[tuple[str, ...]]) -> None:
    """Print the rows with names and organizations below each other; in a terminal each is cut to its width."""
    name = min(_WIDEST_NAME, max((len(row[0]) for row in rows), default=0))
    firm = min(_WIDEST_FIRM, max((len(row[1]) for row in rows), default=0))
    width = shutil.get_terminal_size().columns if prints_to_terminal() else 0
    for row in rows:
        cells = [f"{row[0]:<{name}}", *([f"{row[1]:<{firm}}"] if firm else []), *filter(None, row[2:])]
        line = "  ".join(cells).rstrip()
        say(f"{line[: width - 1]}…" if width and len(line) > width else line)
