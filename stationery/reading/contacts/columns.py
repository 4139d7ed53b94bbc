"""Which column of a list feeds which part of a contact: proposed from the headings, and kept beside the list."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from stationery.data.files import write
from stationery.data.tables import Scalar, Table
from stationery.data.yaml import read_table
from stationery.model.contact import Contact, Listing, Row
from stationery.model.errors import Place, Remark, did_you_mean
from stationery.model.values import replace, value
from stationery.reading.contacts.headings import (
    KIND_OF,
    OF_ADDRESS,
    OF_PERSON,
    PART_OF,
    looks_like_address,
    looks_like_name,
    nearest_heading,
    plain_words,
    read_heading,
)
from stationery.reading.contacts.partner_headings import (
    PARTNER,
    PARTNER_PARTS,
    TITLED,
    is_export,
    is_husband,
    pair_numbers,
    pair_titles,
)
from stationery.reading.contacts.row_contacts import read_contact
from stationery.reading.contacts.twins import refuse_twins
from stationery.reading.files import read_text
from stationery.reading.profile import quote

IGNORED = "ignore"
"""In a file of columns: this column is no part of the address, and we know it."""


@value
class Columns:
    """Which column feeds which part: pairs of a column's index and a part, in the order of the columns.

    A part of one of several addresses has that one's name before it: `work street`, `1 locality`; so has a part of a
    second person: `partner given`. `unmapped` are the columns that look as if they belonged on the envelope and feed
    nothing. `offered` would feed a second person, whom an address book knows, but nobody has said is written to.
    """

    feeds: tuple[tuple[int, str], ...] = ()
    unmapped: tuple[int, ...] = ()
    offered: tuple[tuple[int, str], ...] = ()

    @property
    def has_address(self) -> bool:
        """Whether any column feeds a street, a town, or a whole address."""
        telling = {"street", "locality", "last_line", "address", "box"}
        return any(part in telling or part.partition(" ")[2] in telling for _, part in self.feeds)

    @property
    def has_name(self) -> bool:
        """Whether any column feeds a name of a person or an organization."""
        return any(part.rpartition(" ")[2] in _NAMES for _, part in self.feeds)

    @property
    def has_partner(self) -> bool:
        """Whether any column feeds a second person."""
        return any(is_of_partner(part) for _, part in self.feeds)

    def with_offered(self) -> Columns:
        """The same with what is offered."""
        return replace(self, feeds=tuple(sorted((*self.feeds, *self.offered))), offered=())


def is_of_partner(feed: str) -> bool:
    return feed.startswith(f"{PARTNER} ")


SEVERAL = {"prefix", "street", "unit", "email", "phone", "house_number"}
"""Parts that more than one column may feed."""


_NAMES = {"name", "given", "family", "organization"}


def propose_columns(headings: tuple[str, ...]) -> Columns:
    """What the headings say, whatever their order."""
    found = [read_heading(heading) for heading in headings]
    for at, numbered in pair_numbers([plain_words(heading) for heading in headings]).items():
        found[at] = numbered
    if not {"name", "given"} & {part for whose, part in found if whose != PARTNER}:
        _settle_titles(found, headings)
        _settle_couple(found, headings)
    _join_split_address(found)
    for whose in {whose for whose, _ in found}:
        _settle_address(found, whose)
    _settle_name(found)
    feeds: list[tuple[int, str]] = []
    taken: set[str] = set()
    unmapped = []
    own = {part for whose, part in found if whose != PARTNER}
    nameless = not own & _NAMES
    for index, (whose, part) in enumerate(found):
        feed = f"{whose} {part}".strip()
        if not part:
            slip = PART_OF.get(nearest_heading(headings[index]), "")
            if (
                looks_like_address(headings[index])
                or (nameless and looks_like_name(headings[index]))
                or (slip and slip not in own)
                or (not own & {"name", "given"} and plain_words(headings[index]) in TITLED)
            ):
                unmapped.append(index)
        elif part == IGNORED or (feed in taken and part not in SEVERAL):
            if part in OF_ADDRESS or whose == PARTNER:
                unmapped.append(index)
        else:
            taken.add(feed)
            feeds.append((index, feed))
    if any(map(is_of_partner, taken)) and is_export(list(map(plain_words, headings))):
        offered = tuple(each for each in feeds if is_of_partner(each[1]))
        return Columns(tuple(each for each in feeds if each not in offered), tuple(unmapped), offered)
    return Columns(tuple(feeds), tuple(unmapped))


def _settle_titles(found: list[tuple[str, str]], headings: tuple[str, ...]) -> None:
    """Take `Mr` beside `Mrs`, or `Him` beside `Her`, for the names of two people, in the order of the columns."""
    pair = pair_titles([plain_words(heading) for heading in headings])
    if pair and not any(whose == PARTNER for whose, _ in found):
        first, second = pair
        found[first], found[second] = ("", "name"), (PARTNER, "name")


def _settle_couple(found: list[tuple[str, str]], headings: tuple[str, ...]) -> None:
    """Take `Husband` beside `Wife` for the row's first person, where no column is of another one."""
    first = {
        index for index, each in enumerate(found) if each[0] == PARTNER and is_husband(plain_words(headings[index]))
    }
    if any(whose == PARTNER and index not in first for index, (whose, _) in enumerate(found)):
        found[:] = [("", part) if index in first else (whose, part) for index, (whose, part) in enumerate(found)]


def _join_split_address(found: list[tuple[str, str]]) -> None:
    """Take `Home Address, City, State, Zip` for one address, where no other has a street."""
    with_street = {whose for whose, part in found if part in _STREETS}
    with_town = {whose for whose, part in found if part in _TOWNS}
    if with_town == {""} and len(with_street) == 1:
        found[:] = [(PARTNER if whose == PARTNER else "", part) for whose, part in found]


_STREETS = {"address", "street", "more_street", "box"}
_TOWNS = {"locality", "postal_code", "last_line"}


def _settle_address(found: list[tuple[str, str]], whose: str) -> None:
    """What a heading means by its neighbors: `Address` beside a town is a street, alone the whole address."""
    parts = {part for its, part in found if its == whose}
    meaning = {"more_street": "street"}
    if parts & _TOWNS and "street" not in parts:
        meaning["address"] = "street"
    meaning["county"] = IGNORED if "region" in parts else "region"
    meaning["country_code"] = IGNORED if "country" in parts else "country"
    for index, (its, part) in enumerate(found):
        if its == whose:
            found[index] = (its, meaning.get(part, part))


def _settle_name(found: list[tuple[str, str]]) -> None:
    """What a heading means by the others: `Name` beside a first name is the last one, `Title` beside a job title that
    of address. The parts of a second person are settled among themselves."""
    for of_partner in {its == PARTNER for its, _ in found}:
        parts = {part for its, part in found if (its == PARTNER) == of_partner}
        meaning = {"any_title": "prefix" if "title" in parts else "title"}
        meaning["occupation"] = IGNORED if parts & {"title", "any_title"} else "title"
        if "given" in parts and "family" not in parts:
            meaning["name"] = "family"
        elif "family" in parts and "given" not in parts:
            meaning["name"] = "given"
        for index, (its, part) in enumerate(found):
            if (its == PARTNER) == of_partner:
                found[index] = (its, meaning.get(part, part))


def contact_of(row: Row, listing: Listing, columns: Columns, address: str = "", usual: str = "") -> Contact:
    """The contact in a row. Of several addresses, the one for `address` (`home`, `work`) is taken, or the `usual` one,
    or else the one that is marked as preferred, or that for work. What is mended or unsure is in its warnings: that it
    has no `address` of that kind, too.

    A second row of headings, as two lists pasted together have, is nobody's.
    """
    cell = row.cells[0] if row.cells else ""
    if cell == listing.headings[0] and _repeats(row.cells, listing.headings):
        fault = Remark(f"row {row.number} repeats the headings", Place(listing.file, row.number), "delete the row")
        row = replace(row, faults=(*row.faults, fault))
    return read_contact(row, listing, columns.feeds, address, usual)


def _repeats(cells: tuple[str, ...], headings: tuple[str, ...]) -> bool:
    """Whether each cell that has anything, and there are several, has its heading."""
    filled = [(cell, heading) for cell, heading in zip(cells, headings, strict=False) if cell]
    return len(filled) > 1 and all(cell.casefold() == heading.casefold() for cell, heading in filled)


def columns_path(path: str) -> str:
    """Where the columns of a list are kept: `guests.columns.yaml` beside `guests.csv`."""
    return f"{os.path.splitext(path)[0]}.columns.yaml"


def columns_of(listing: Listing) -> Columns:
    """The columns that are kept beside a list, or else those that its headings propose. Raises SourceError where a
    column would be lost that has the heading of another, and as `read_columns`."""
    path = columns_path(listing.file)
    kept = os.path.isfile(path)
    columns = read_columns(path, listing.headings) if kept else propose_columns(listing.headings)
    fed = frozenset(index for index, _ in columns.feeds)
    refuse_twins(listing, fed.union(columns.unmapped), read_text(path) if kept else "")
    return columns


PARTS = (*OF_PERSON, *OF_ADDRESS, "email", "phone", "label")
_PROPOSED_ONLY = {"more_street", "any_title", "county", "country_code"}
"""Words of headings that become another part."""

_KNOWN = tuple(part for part in PARTS if part not in _PROPOSED_ONLY)
_OF_ONE = (*(part for part in OF_ADDRESS if part in _KNOWN), "label")


def known_feeds() -> Iterator[tuple[str, str]]:
    """All that a column may be, as a file of columns has it: whose it is, of several addresses, and the part."""
    yield from (("", part) for part in _KNOWN)
    yield from ((whose, part) for part in _OF_ONE for whose in dict.fromkeys(KIND_OF.values()))
    yield from ((PARTNER, part) for part in PARTNER_PARTS)


def read_columns(path: str, headings: tuple[str, ...]) -> Columns:
    """The columns that a file maps, and what the other headings propose for parts that it doesn't.

    Raises SourceError, one or several, for a heading that the list hasn't, an unknown part, and a part that is given
    twice.
    """
    table = read_table(read_text(path), path)
    feeds: list[tuple[int, str]] = []
    taken: dict[str, str] = {}
    for heading in table:
        part = _read_part(table, heading)
        if heading not in headings:
            hint = did_you_mean(heading, headings)
            table.fault(f"the list has no heading {heading!r}", table.key_place(heading), hint)
        elif part and part != IGNORED:
            if part in taken and part.rpartition(" ")[2] not in SEVERAL:
                message = f"{taken[part]!r} and {heading!r} both feed {part!r}; only one can"
                table.fault(message, table.key_place(heading))
            taken[part] = heading
            feeds.append((headings.index(heading), part))
    table.finish()
    proposed = propose_columns(headings)
    rest = [(index, feed) for index, feed in proposed.feeds if headings[index] not in table]
    feeds += [(index, feed) for index, feed in rest if feed not in taken or feed.rpartition(" ")[2] in SEVERAL]
    free = [(index, feed) for index, feed in proposed.offered if headings[index] not in table and feed not in taken]
    unmapped = (index for index in proposed.unmapped if headings[index] not in table)
    return Columns(tuple(sorted(feeds)), tuple(unmapped), tuple(free))


def _read_part(table: Table, heading: str) -> str:
    """The part at a heading, as it is spelled here; nothing, with a fault, for one that isn't known."""
    written = table.scalar(heading)
    if written is None:
        if isinstance(table.nodes[heading], Scalar):
            table.fault(f"{heading!r} has no part", table.key_place(heading), f"write `{IGNORED}` if it has none")
        return ""
    words = written.text.casefold().replace("-", "_").split()
    if feed := read_partner_feed(written.text):
        return feed
    whose = words[0] if len(words) > 1 and (words[0] in KIND_OF.values() or words[0].isdecimal()) else ""
    part = "_".join(words[1:] if whose else words)
    if part in _KNOWN and not (whose and part not in _OF_ONE):
        return f"{whose} {part}".strip()
    if part != IGNORED:
        second = [f"{PARTNER} {each}" for each in PARTNER_PARTS] if part.startswith(PARTNER) else []
        hint = did_you_mean(part.replace("_", " "), second) if second else did_you_mean(part, (*_KNOWN, IGNORED))
        table.fault(f"{heading}: {written.text!r} isn't part of an address", written.place, hint)
    return part


def read_partner_feed(text: str) -> str:
    """What a column feeds that is of a second person, as people write it: `partner`, `partner first name`."""
    words = " ".join(re.split(r"[\s_-]+", text.strip().casefold()))
    part = _SPOKEN.get(words.removeprefix(PARTNER).strip(), "") if words.startswith(PARTNER) else ""
    return f"{PARTNER} {part}" if part else ""


_SPOKEN = {
    "": "name", "full name": "name", "title": "prefix", "given name": "given", "first name": "given",
    "family name": "family", "last name": "family", "surname": "family", **{part: part for part in PARTNER_PARTS},
}  # fmt: skip


def write_columns(path: str, headings: tuple[str, ...], columns: Columns) -> None:
    """Keep the columns in a file, which a person may change. Raises CannotWrite."""
    feeds = dict(columns.feeds)
    rows = [f"{quote(heading)}: {feeds[index]}" for index, heading in enumerate(headings) if index in feeds]
    rows += [f"# {quote(headings[index])}: which part?" for index in columns.unmapped if index not in feeds]
    rows += [f"# {quote(headings[index])}: {feed}" for index, feed in columns.offered]
    write((path, "\n".join((*_ABOVE, *rows, "")).encode()))


_ABOVE = (
    "# Which column of the list is which part of the address: heading: part. Change what is wrong.",
    f"# Parts: {', '.join(_KNOWN[:9])},",
    f"# {', '.join(_KNOWN[9:])}, {IGNORED}.",
    "# One of several addresses: `home street`, `work street`, `other street`.",
    f"# Of a second person in the row: `{PARTNER} {f'`, `{PARTNER} '.join(PARTNER_PARTS)}`.",
)
