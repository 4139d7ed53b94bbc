"""People that the desk knows: imported contacts, the profile's sender, and whom an address being typed names."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from threading import Lock
from typing import Any

from stationery.catalog.languages import Language
from stationery.data.files import make_folder, write
from stationery.data.resources import configuration, profile_path
from stationery.data.store import Store
from stationery.desk.forms import find_defaults
from stationery.desk.pages import describe
from stationery.desk.questions import words_of_asking
from stationery.desk.signature_rows import Pasted, take_signature
from stationery.model.contact import Contact, other_kind
from stationery.model.errors import CannotSet, Place, Remark, SourceError, StationeryError, each_fault
from stationery.model.letter import Letter
from stationery.model.party import Party, Written, written_name
from stationery.model.values import replace
from stationery.products.address import address_party, desk
from stationery.products.contacts import as_recipient, show_contact
from stationery.reading.contacts.book import CARDS, is_readable, name_of, read_entries, town_of
from stationery.reading.contacts.cards import KINDS, Card, contact_of_card
from stationery.reading.interviewers import is_role
from stationery.reading.parties import CONTACT, contact_in, party_from_lines
from stationery.reading.profile import Profile, find_profile, quote, read_profile
from stationery.resolve.countries import country_of
from stationery.resolve.job import Product
from stationery.resolve.person import is_organization
from stationery.resolve.recognize import recognize
from stationery.studio import Studio

_MOST = 12
"""Contacts that are shown at once."""

_WITH_ROLE = 5
"""Lines of an address: name, job title, organization, street, and town."""

_RARE = re.compile(r"[^\x00-\u024f\u2010-\u2026\u20ac]")
"""Characters that a typeface may lack."""

ONLY_A_NAME = "this is a name without an address: add the street and the town, each on a line of its own"

_PROFILE_HEAD = "# The sender of every letter and envelope that does not name another."


class Contacts:
    """The address book that `stationery contacts import` fills, read again where it has changed."""

    def __init__(self) -> None:
        self._seen: tuple[tuple[str, float], ...] | None = None
        self._contacts: tuple[Contact, ...] = ()
        self._lock = Lock()

    def find(self, sought: str) -> tuple[tuple[Contact, ...], bool]:
        """Those of whom each word sought begins a word (name, organization, town), the first few; and whether there
        are more."""
        words = _fold(sought).split()
        found = [each for each in self._read() if all(any(w.startswith(s) for w in _words(each)) for s in words)]
        found.sort(key=lambda each: (not _words(each)[0].startswith(words[0]) if words else False, name_of(each)))
        return tuple(found[:_MOST]), len(found) > _MOST

    @property
    def any(self) -> bool:
        return bool(self._read())

    def _read(self) -> tuple[Contact, ...]:
        folder = os.path.join(configuration(), "contacts")
        with self._lock:
            seen = tuple(
                (os.path.join(where, name), os.stat(os.path.join(where, name)).st_mtime)
                for where, _, names in os.walk(folder)
                for name in sorted(names)
                if name.lower().endswith(CARDS)
            )
            if seen != self._seen:
                self._contacts = tuple(each for each in _read_all(folder) if is_readable(each)) if seen else ()
                self._seen = seen
            return self._contacts


def _read_all(folder: str) -> Iterator[Contact]:
    """The contacts of a folder; who has an address at home and one at work is there with each."""
    for each in read_entries([folder]):
        contact = contact_of_card(each, "") if isinstance(each, Card) else each
        yield contact
        if isinstance(each, Card) and contact.other:
            yield contact_of_card(each, contact.other)


def list_contacts(studio: Studio, contacts: Contacts, sought: str, today: date) -> dict[str, Any]:
    """Contacts as their addresses will be printed."""
    found, more = contacts.find(sought)
    rows, words = [], words_of_asking()
    with studio.trip(Letter("contacts"), today=today) as (stock, laid):
        at = desk(laid, stock, Written(""))
        for each in found:
            try:
                lines = list(show_contact(each, at).lines)
            except StationeryError:  # a country that nobody knows; it is told where the address is used
                lines = [line.text for line in as_recipient(each).lines] or [name_of(each)]
            email = each.emails[0] if each.emails else ""
            where = words.get(f"contacts-{other_kind(each.other, KINDS)}", "")
            about = ", ".join(filter(None, (town_of(each.party), where)))
            rows.append({"name": name_of(each), "about": about, "lines": lines, "email": email})
    return {"contacts": rows, "more": more, "any": contacts.any}


def show_address(
    studio: Studio, text: str, today: date, *, sender: bool = False, product: Product = "letter"
) -> dict[str, Any]:
    """An address that was typed or pasted: its parts as far as they are certain, its lines as they will be printed,
    and what is to be told of it. A `sender`'s e-mail address, phone and website are none of its lines. The salutation
    is that of the `product`."""
    empty: dict[str, Any] = {"parts": {}, "lines": [], "contact": {}, "salutation": "", "remarks": [], "left_out": []}
    if not text.strip():
        return empty
    pasted = Pasted(text) if sender else take_signature(text)
    text = pasted.text
    try:
        party = read_profile(write_sender(text), "from").sender if sender else party_from_lines(text, "to")
        with studio.trip(Letter("to", recipient=party), today=today) as (stock, laid):
            at = desk(laid, stock, Written(""))
            result = address_party(party, at)
            country = country_of(party, stock.store)
            known = recognize(party, at.usage.language, stock.store, country)
            organization = find_organization(party, at.usage.language, stock.store)
        greeted = replace(laid, sender=laid.sender or Party(name="—"))
    except StationeryError as fault:
        return {**empty, "remarks": [describe(each, "error") for each in each_fault(fault)]}
    parts = {
        "name": known.person.written if known.person else "",
        "role": known.role,
        "organization": organization.text,
        "locality": known.locality,
        "region": known.region,
        "postal_code": known.postal_code,
        "country": country,
    }
    faults = _find_unprintable(studio, replace(greeted, recipient=party), today) if _RARE.search(text) else []
    salutation = "" if sender else find_defaults(studio, greeted, today, product).get("salutation", "")
    remarks = [describe(each, "remark") for each in result.remarks]
    if len(result.lines) == 1:
        remarks = [describe(Remark(ONLY_A_NAME, Place("from" if sender else "to", 1)), "remark")]
    remarks += [describe(each, "error") for each in faults]
    return {
        "parts": {name: words for name, words in parts.items() if words},
        "lines": list(result.lines),
        "contact": {key: words for key in CONTACT if sender and (words := getattr(party, key))},
        "salutation": salutation,
        "remarks": remarks,
        "left_out": list(pasted.left_out),
    }


def _find_unprintable(studio: Studio, letter: Letter, today: date) -> list[StationeryError]:
    """What keeps an envelope from being printed, such as a character that no typeface has."""
    try:
        studio.preview(letter, what="envelope", today=today)
    except StationeryError as fault:
        return [each for each in each_fault(fault) if isinstance(each, CannotSet)]
    return []


def find_organization(party: Party, language: Language, store: Store) -> Written:
    """The organization of a party, where it is certain: the one addressed, a line below a person's that is one, or what
    stands between a job title and the street."""
    known = recognize(party, language, store)
    below = [line for line in party.lines[1:] if is_organization(line.text, language)]
    if not below and len(party.lines) >= _WITH_ROLE:
        _, role, between, street, *_ = party.lines
        named = not re.search(r"[\d,@]", between.text) and not is_role(between.text)
        below = [between] if is_role(role.text) and named and re.search(r"\d", street.text) else []
    return known.organization or Written(party.organization) or next(iter(below), Written(""))


def find_sender() -> Profile | None:
    """The profile, if there is one. Raises StationeryError for one that can't be read."""
    return find_profile(profile_path(configuration()), "", None)


def describe_sender() -> dict[str, Any] | None:
    """Name and lines of the profile's sender, for the page."""
    try:
        profile = find_sender()
    except StationeryError as fault:
        return {"name": "", "error": describe(each_fault(fault)[0], "error")}
    return {"name": written_name(profile.sender).text} if profile else None


def remember_sender(text: str) -> Profile:
    """Write the profile as `stationery init` does, for the next letters. Raises where there is one already."""
    path = profile_path(configuration())
    if os.path.lexists(path):
        raise SourceError("your profile exists already", Place(path), "change it with `stationery init`")
    written = write_sender(text)
    profile = read_profile(written, path)
    make_folder(os.path.dirname(path))
    write((path, written.encode()), private=True)
    return profile


def write_sender(text: str) -> str:
    """The text of a profile with these typed lines. Raises SourceError at `from` where they are no sender."""
    rows = [row.text for row in party_from_lines(text, "from").lines]
    rows = rows or [row.strip() for row in text.splitlines() if row.strip()]
    if all(map(contact_in, rows)):
        hint = "write it on the first line, and your address below it"
        raise SourceError("your name is missing", Place("from"), hint)
    written = "\n".join((_PROFILE_HEAD, "lines:", *(f"  - {quote(row)}" for row in rows), ""))
    try:
        read_profile(written, "from")
    except StationeryError as fault:
        first = each_fault(fault)[0]
        raise SourceError(first.message, Place("from"), first.hint) from None
    return written


def _words(contact: Contact) -> list[str]:
    party, cells = contact.party, dict(contact.cells)
    organization = party.organization or cells.get("organization", "")
    return _fold(f"{name_of(contact)} {organization} {town_of(party)} {' '.join(contact.emails)}").split() or [""]


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(
        letter if letter.isalnum() or letter in "@." else " " for letter in plain if not unicodedata.combining(letter)
    )
