"""Writes a card as the text of a vCard 3.0 (RFC 2426), which all address books read; and makes a card of a contact."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.model.contact import Contact
from stationery.model.party import full_name
from stationery.reading.contacts.cards import HOME, WORK, Card, CardAddress

_FOLD = 75
"""Bytes in a line (RFC 2426, section 2.6)."""
_BEFORE_DISTRICT = 8
"""Components of ADR between the country and the district (RFC 9554); other programs pass over what they don't know."""


def write_card(card: Card) -> str:
    """The text of one card; `parse_cards` gives back the same card."""
    composed = " ".join(filter(None, (card.given, card.additional, card.family)))
    full = card.full or " ".join(filter(None, (card.prefix, composed))) or card.organization
    parts = (card.family, card.given, card.additional, card.prefix, card.suffix)
    rows = ["BEGIN:VCARD", "VERSION:3.0", f"N:{';'.join(map(_escape, parts))}", f"FN:{_escape(full)}"]
    if card.units:
        rows.append(f"ORG:{';'.join(map(_escape, card.units))}")
    if card.role:
        rows.append(f"TITLE:{_escape(card.role)}")
    several = len({each.prefer for each in card.addresses}) > 1
    for number, address in enumerate(
        sorted(card.addresses, key=lambda each: each.prefer) if several else card.addresses, 1
    ):
        rows += _write_address(address, number, preferred=several and number == 1)
    rows += [f"EMAIL:{_escape(text)}" for text in card.emails]
    rows += [f"TEL:{_escape(text)}" for text in card.phones]
    if card.website:
        rows.append(f"URL:{_escape(card.website)}")
    if card.spouse:  # as Apple has it: vCard 3.0 knows no relations
        rows += [f"spouse.X-ABRELATEDNAMES:{_escape(card.spouse)}", "spouse.X-ABLABEL:_$!<Spouse>!$_"]
    return "".join(f"{folded}\r\n" for row in (*rows, "END:VCARD") for folded in _fold(row))


def _address_of(contact: Contact) -> CardAddress:
    party, cells = contact.party, dict(contact.cells)
    at_home = HOME if party.street and "organization" in cells and not party.organization else ""
    return CardAddress(
        contact.row,
        {HOME: WORK, WORK: HOME}.get(contact.other, at_home),
        0,
        party.street,
        party.dependent_locality,
        " ".join(filter(None, (party.locality, party.sorting_code))),
        party.region,
        party.postal_code,
        party.country,
        tuple(line.text for line in party.lines)[1:],
    )


def card_of_contact(contact: Contact, second: Contact | None = None) -> Card:
    """A card of a contact that is a row of a list; the `second` is the same row with the other one of two addresses."""
    party, lines = contact.party, tuple(line.text for line in contact.party.lines)
    addresses = tuple(_address_of(each) for each in (contact, second) if each)
    firm = second.party if second and not party.organization else party
    named = party.name or " ".join(filter(None, (party.given, party.family)))
    full = " ".join(filter(None, (party.prefix, named))) if named else lines[0] if lines else ""
    return Card(
        contact.file,
        contact.row,
        full,
        party.family,
        party.given,
        "",
        party.prefix,
        party.suffix,
        tuple(filter(None, (firm.organization, firm.department))),
        firm.title,
        tuple(each for each in addresses if each.label or each.street or each.locality or each.postal_code),
        contact.emails or tuple(filter(None, (party.email,))),
        contact.phones or tuple(filter(None, (party.phone,))),
        party.website,
        (),
        contact.warnings,
        full_name(contact.partner) if contact.partner else "",
    )


def _write_address(address: CardAddress, number: int, *, preferred: bool) -> Iterator[str]:
    marks = [mark for mark in (address.kind, "pref" if preferred else "") if mark]
    head = f"ADR{''.join(f';TYPE={mark}' for mark in marks)}"
    parts = ["", "", "\n".join(address.street), address.locality, address.region, address.postal_code, address.country]
    if address.dependent_locality:
        parts += [*[""] * _BEFORE_DISTRICT, address.dependent_locality]
    group = f"item{number}." if address.label else ""
    yield f"{group}{head}:{';'.join(map(_escape, parts))}"
    if address.label:
        yield f"{group}LABEL{head[3:]}:" + _escape("\n".join(address.label))


def _escape(text: str) -> str:
    for letter in ("\\", ";", ","):
        text = text.replace(letter, f"\\{letter}")
    return text.replace("\n", "\\n")


def _fold(row: str) -> Iterator[str]:
    """Lines of at most 75 bytes; each but the first begins with a blank. No character is cut."""
    begin, size = 0, 0
    for at, letter in enumerate(row):
        width = len(letter.encode("utf-8", "replace"))
        if size + width > _FOLD:
            yield row[begin:at] if not begin else f" {row[begin:at]}"
            begin, size = at, 1
        size += width
    yield row[begin:] if not begin else f" {row[begin:]}"
