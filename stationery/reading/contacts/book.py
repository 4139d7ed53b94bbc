"""Reads an address book, whatever file or folder it is, into contacts; and finds one of them by name."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from stationery.model.contact import Contact, column_letter
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, SourceError, StationeryError, UnknownName, did_you_mean
from stationery.model.late_pattern import late
from stationery.model.party import Party, full_name
from stationery.model.values import replace
from stationery.reading.contacts.cards import Card, contact_of_card, parse_cards
from stationery.reading.contacts.vcard import has_card
from stationery.reading.files import is_file, read_bytes

CARDS = (".vcf", ".vcard")
PIPE = "-"
MOST_BYTES = 400_000_000
"""Address books of phones have everybody's picture in them."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BEGINS = 4096
_NO_WORD = late(r"[\W_]+")
_MOST_CANDIDATES = 20
_MOST_ALIKE = 3
_LEAST = 3
"""Letters of a text that is sought within names."""


class NotOnly(UnknownName):
    """Several contacts have the name; `contacts` are all of them."""

    contacts: tuple[Contact, ...] = ()


def read_book(paths: Iterable[str], address: str = "", diagnostics: Diagnostics | None = None) -> Iterator[Contact]:
    """The contacts of files and folders (and of `-`, standard input), in their order, with the work or home address.

    What can't be read as a contact gives one that has no name (`is_readable`); its warnings tell why. What is remarked
    on a list as a whole goes to `diagnostics`, or else with its first contact. Raises SourceError for a path that is no
    address book.
    """
    for each in read_entries(paths, address, diagnostics):
        yield contact_of_card(each, address) if isinstance(each, Card) else each


def read_entries(
    paths: Iterable[str], address: str = "", diagnostics: Diagnostics | None = None
) -> Iterator[Card | Contact]:
    """The same, with each card whole."""
    for path in paths:
        if path != PIPE and os.path.isdir(path):
            yield from _read_folder(path)
        else:
            yield from _read_file(path, address, diagnostics)


def is_readable(contact: Contact) -> bool:
    """Whether there is anybody to write to."""
    party = contact.party
    return bool(party.lines or party.name or party.given or party.family or party.organization)


def find_contact(name: str, contacts: Iterable[Contact]) -> Contact:
    """The contact of that name: the name as it is printed, without title and suffix, or an e-mail address; else all
    words of it in the name, the organization, and the town.

    Raises NotOnly where there are several, UnknownName where there is none.
    """
    known = [each for each in contacts if is_readable(each)]
    sought = _fold(name)
    mail, words = name.strip().casefold(), set(sought.split())
    ways: tuple[Callable[[Contact], bool], ...] = (
        lambda each: sought in _names(each) or mail in map(str.casefold, each.emails),
        lambda each: words <= _words(each, town=False),
        lambda each: words <= _words(each, town=True),
        lambda each: _begins(words, _words(each, town=True)),
    )
    for way in ways:
        found = [each for each in known if way(each)]
        found = list({_identity(each): each for each in reversed(found)}.values())[::-1] if sought else []
        if len(found) == 1:
            return found[0]
        if found:
            raise _refuse_several(name, found)
    named = list(dict.fromkeys(name_of(each) for each in known))
    alike = list(dict.fromkeys(_find_alike(name, known)))[:_MOST_ALIKE]
    hint = f"did you mean {' or '.join(map(repr, alike))}?" if alike else did_you_mean(name, named)
    if not hint.startswith("did you mean"):
        hint = "`stationery contacts list` shows all names" if named else "the address book is empty"
    raise UnknownName(f"nobody in the address book is called {name!r}", None, hint, named)


def _find_alike(name: str, known: list[Contact]) -> list[str]:
    """Names with what is sought but for apostrophes, spaces, and hyphens (Oneil, Mc Lean, Annmarie); or, of one word,
    with a word that is nearly the same."""
    sought = _squeeze(name)
    found = [name_of(each) for each in known if sought in _squeeze(name_of(each))] if len(sought) >= _LEAST else []
    if not found and " " not in name.strip():
        words = {
            word.strip(",.").casefold(): name_of(each) for each in reversed(known) for word in name_of(each).split()
        }
        near = did_you_mean(name.strip().casefold(), words, strict=True)
        found = [text for word, text in words.items() if near == f"did you mean {word!r}?"]
    return found


def _squeeze(text: str) -> str:
    return _fold(text).replace(" ", "")


def name_of(contact: Contact) -> str:
    """The line that names a contact: the person's, or else the organization's."""
    party = contact.party
    return party.lines[0].text if party.lines else full_name(party) or party.organization


def describe(contact: Contact) -> str:
    """A contact in one line, so that two of the same name differ: `Ann Lee, Acme (Salem)`."""
    party = contact.party
    firm = party.organization or dict(contact.cells).get("organization", "")
    names = ", ".join(dict.fromkeys(filter(None, (name_of(contact), firm))))
    town = town_of(party)
    if town:
        return f"{names} ({town})"
    return f"{names} ({contact.emails[0]})" if contact.emails else names


def town_of(party: Party) -> str:
    if party.lines:
        return party.lines[-1].text if len(party.lines) > 1 else ""
    return ", ".join(filter(None, (party.locality, party.region)))


def _refuse_several(name: str, found: list[Contact]) -> NotOnly:
    described = [describe(each) for each in found]
    shown = [
        f"{text}{_tell_apart(each) if described.count(text) > 1 else ''}, {each.place}"
        for text, each in zip(described[:_MOST_CANDIDATES], found, strict=False)
    ]
    if len(found) > _MOST_CANDIDATES:
        shown.append(f"and {len(found) - _MOST_CANDIDATES} more")
    hint = "add a word that only one of them has (first name, organization, town):\n    " + "\n    ".join(shown)
    several = NotOnly(f"{len(found)} contacts are called {name!r}", None, hint, [describe(each) for each in found])
    several.contacts = tuple(found)
    return several


def _tell_apart(contact: Contact) -> str:
    """What namesakes of one organization and town differ in."""
    party = contact.party
    street = next(iter(party.street), "") or next((line.text for line in party.lines[1:2]), "")
    return "".join(f", {text}" for text in (party.title, party.department, street, *contact.emails[:1]) if text)


def _identity(contact: Contact) -> tuple[object, ...]:
    """Two entries are one contact if everything that is printed is the same."""
    party = contact.party
    return (
        tuple(line.text for line in party.lines), full_name(party), party.title, party.department, party.organization,
        party.street, party.locality, party.region, party.postal_code, party.country,
    )  # fmt: skip


def _names(contact: Contact) -> set[str]:
    party = contact.party
    texts = (
        name_of(contact), full_name(party, prefix=False), party.name, f"{party.given} {party.family}",
        f"{party.family} {party.given}", party.organization,
    )  # fmt: skip
    return {_fold(text) for text in texts if text.strip()}


def _words(contact: Contact, *, town: bool) -> set[str]:
    party = contact.party
    texts = [
        name_of(contact),
        party.given,
        party.family,
        party.organization,
        dict(contact.cells).get("organization", ""),
    ]
    if town:
        texts += [party.title, party.department, party.locality, party.region, *(line.text for line in party.lines)]
    return set(_fold(" ".join(texts)).split())


def _begins(sought: set[str], words: set[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in sought)


def _fold(text: str) -> str:
    """A text without case, accents, and punctuation, so that `Jorg` finds Jörg."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each))
    return " ".join(_NO_WORD.sub(" ", plain).split())


def _read_folder(folder: str) -> Iterator[Card | Contact]:
    """The cards in a folder and those below it, as vdirsyncer and khard keep them. One bad file stops nothing."""
    none = True
    for above, inside, names in os.walk(folder):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        for name in sorted(names):
            if not name.lower().endswith(CARDS) or name.startswith("."):
                continue
            none = False
            path = os.path.join(above, name)
            try:
                yield from _read_cards(path, read_bytes(path, MOST_BYTES + 1, Place(path)))
            except StationeryError as fault:
                remark = Remark(fault.message, fault.place or Place(path), fault.hint)
                yield Contact(Party(Place(path)), file=path, warnings=(remark,))
    if none:
        raise SourceError("there is no vCard (.vcf) in this folder", Place(folder), "name the file of the address book")


def _read_file(path: str, address: str, diagnostics: Diagnostics | None) -> Iterator[Card | Contact]:
    data = None
    if path == PIPE or not is_file(path):  # a pipe is read once
        data = read_bytes(path, MOST_BYTES + 1)
        if has_card(decode_cards(data)):
            yield from _read_cards(path, data)
            return
    elif is_card_file(path):
        yield from _read_cards(path, read_bytes(path, MOST_BYTES + 1))
        return
    yield from _read_table(path, data, address, diagnostics)


def is_card_file(path: str) -> bool:
    """Whether a file has vCards, by its name or by how it begins."""
    if path.lower().endswith(CARDS):
        return True
    return is_file(path) and has_card(decode_cards(read_bytes(path, _BEGINS)))


def _read_cards(path: str, data: bytes) -> Iterator[Card]:
    if len(data) > MOST_BYTES:
        raise SourceError(f"the file is larger than {MOST_BYTES // 1_000_000} MB", Place(path), "is it the right file?")
    yield from parse_cards(decode_cards(data), "stdin" if path == PIPE else path)


def decode_cards(data: bytes) -> str:
    """The text in a file of cards. Bytes that aren't UTF-8 stay in it as surrogates: each card may name its own
    encoding."""
    if data.startswith(_UTF_16):
        return data.decode("utf-16", "replace")
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")


def _read_table(path: str, data: bytes | None, address: str, diagnostics: Diagnostics | None) -> Iterator[Contact]:
    from stationery.reading.contacts.columns import columns_of, columns_path, contact_of  # 15 ms
    from stationery.reading.contacts.tables import open_list  # 8 ms
    from stationery.reading.contacts.totals import NO_TOTAL, TOTAL, is_total  # 0.5 ms

    try:
        listing = open_list(path, data)
    except SourceError as fault:
        if fault.hint:
            fault.hint += "; an address book can also be a vCard file (.vcf), or a folder of them"
        raise
    columns = columns_of(listing)
    parts = {part for _, part in columns.feeds}
    if not parts & {"name", "given", "family", "organization"}:
        hint = f"its headings are: {', '.join(listing.headings[:_MOST_CANDIDATES])}"
        raise SourceError("this isn't an address book: no column has names", Place(path, 1), hint)
    remarks = [*getattr(listing, "remarks", ())]
    if columns.unmapped:
        named = ", ".join(f"{listing.headings[each]!r} ({column_letter(each)})" for each in columns.unmapped)
        hint = f"map {'it' if len(columns.unmapped) == 1 else 'them'} in {columns_path(listing.file)}"
        remarks.append(Remark(f"not read, though it looks like part of an address: {named}", Place(path, 1), hint))
    for row in listing.rows():
        if is_total(row.cells):
            total = Remark(TOTAL.format(row.number), Place(listing.file, row.number), NO_TOTAL)
            if diagnostics:
                diagnostics.add(total)
            else:
                yield Contact(Party(total.place), file=listing.file, row=row.number, warnings=(total,))
            continue
        contact = contact_of(row, listing, columns.with_offered(), address)
        if contact.faults:
            contact = replace(contact, warnings=(*contact.faults, *contact.warnings))
        if not is_readable(contact) and not contact.warnings:
            contact = replace(contact, warnings=(Remark("the row has no name", contact.place),))
        if remarks and diagnostics:
            diagnostics.add(*remarks)
        elif remarks:
            contact = replace(contact, warnings=(*remarks, *contact.warnings))
        remarks = []
        yield contact
