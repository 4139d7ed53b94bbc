"""The trip of an address book: each contact as it will be printed."""

from __future__ import annotations

from stationery.data.stock import Stock
from stationery.data.store import Store
from stationery.model.contact import Contact
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.letter import Letter, Party, Written
from stationery.model.party import full_name
from stationery.model.values import replace, value
from stationery.products.address import AddressResult, Desk, address_party, desk
from stationery.resolve.countries import code_of, country_of, ensure_country, is_country
from stationery.wording.address.lines import set_address

_OF_PERSON = dict.fromkeys(("name", "prefix", "given", "family", "suffix", "title", "organization", "department"), "")


@value
class Listed:
    """A contact as it is listed: the line of the name as it is printed, with title and suffix; `title` is the role.
    `lines` are those of the address, without name, organization, and country, which is a two-letter code, empty where
    it is not known."""

    name: str
    organization: str
    department: str
    title: str
    lines: tuple[str, ...]
    country: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    source_line: int
    warnings: tuple[str, ...]


def sending_desk(letter: Letter, stock: Stock) -> Desk:
    """The desk of who sends: country and language."""
    return desk(letter, stock, Written(""))


def list_contact(contact: Contact, at: Desk) -> Listed:
    party, cells, store = contact.party, dict(contact.cells), at.usage.store
    firm = {part: getattr(party, part) or cells.get(part, "") for part in ("organization", "department", "title")}
    code = country_of(party, store) or code_of(cells.get("country", ""), store)
    if party.lines:
        name = party.lines[0].text
        rest = [line for line in party.lines[1:] if line.text not in firm.values()]
        if rest and code and is_country(rest[-1], code, store):
            rest = rest[:-1]
        lines = tuple(line.text for line in rest)
    else:
        name = full_name(party)
        place = replace(party, **_OF_PERSON)
        lines = (
            tuple(line.text for line in set_address(place, code, code, at.usage, Diagnostics()))
            if _has_place(party)
            else ()
        )
    return Listed(
        name,
        firm["organization"],
        firm["department"],
        firm["title"],
        lines,
        code,
        contact.emails,
        contact.phones,
        contact.row,
        tuple(_say(remark, contact.place) for remark in contact.warnings),
    )


def doubt_country(contact: Contact, store: Store) -> Contact:
    """The contact, with a warning of a country that nobody knows: it can't be sent anything."""
    try:
        ensure_country(contact.party, store)
    except SourceError as fault:
        return replace(contact, warnings=(*contact.warnings, Remark(fault.message, fault.place, fault.hint)))
    return contact


def show_contact(contact: Contact, at: Desk) -> AddressResult:
    """The address as it will appear on an envelope. Raises SourceError for a country that nobody knows."""
    return address_party(as_recipient(contact), at)


def as_recipient(contact: Contact) -> Party:
    """The party without what is not printed in an address."""
    return replace(contact.party, email="", phone="", fax="", website="")


def _has_place(party: Party) -> bool:
    return bool(party.street or party.dependent_locality or party.locality or party.region or party.postal_code)


def _say(remark: Remark, place: Place) -> str:
    line = remark.place.line if remark.place else 0
    where = f"line {line}: " if line and line != place.line else ""
    return f"{where}{remark.message}; {remark.hint}" if remark.hint else f"{where}{remark.message}"
