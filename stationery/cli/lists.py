"""Opens a list of recipients for a command, and settles which of its columns make up the address."""

from __future__ import annotations

import os

import click

from stationery.cli import settings
from stationery.cli.output import tell_remarks
from stationery.cli.terminal import tell
from stationery.model.contact import Listing, column_letter
from stationery.model.errors import Place, SourceError, UnknownName, did_you_mean
from stationery.model.values import replace
from stationery.products.recipients import Roster
from stationery.products.rosters import (
    book_roster,
    is_book,
    make_roster,
    name_columns,
    piped_book,
    tell_second_person,
)
from stationery.reading.contacts.book import MOST_BYTES, PIPE
from stationery.reading.contacts.columns import (
    IGNORED,
    PARTS,
    Columns,
    columns_of,
    columns_path,
    known_feeds,
    read_partner_feed,
    write_columns,
)
from stationery.reading.contacts.headings import PART_OF, looks_like_name, nearest_heading, read_heading
from stationery.reading.contacts.partner_headings import PARTNER
from stationery.reading.contacts.tables import open_list
from stationery.reading.files import read_bytes
from stationery.reading.profile import quote


def open_roster(
    path: str,
    address: str = "",
    *,
    asks: bool,
    dry_run: bool = False,
    addressed: bool = True,
    partners: bool = False,
) -> tuple[Roster, Columns | None]:
    """The list as a merge sees it, and the columns of its addresses.

    At a terminal it asks what an unknown column that looks like part of an address is, and keeps the answers beside
    the list. Otherwise such a column is a SourceError, unless nothing is `addressed`. vCards have no columns. With
    `partners`, a spouse or partner whom an address book knows is written to, too.
    """
    if is_book(path):
        return book_roster(path, address, partners=partners), None
    data = read_bytes(path, MOST_BYTES + 1) if path == PIPE else None
    if data is not None and (piped := piped_book(data, address, partners=partners)):
        return piped, None
    listing = open_list(path, data)
    tell_remarks(listing.remarks)
    columns = columns_of(listing)
    if columns.unmapped:
        columns = replace(columns, unmapped=_filled(listing, columns.unmapped))
    if columns.unmapped and addressed:
        columns = _settle(listing, columns, asks=asks, dry_run=dry_run)
    if partners and not (columns.offered or columns.has_partner):
        hint = "name the column Spouse or Partner, or leave out --with-partners"
        raise SourceError("no column of this list has a spouse or partner", Place(listing.file), hint)
    return make_roster(listing, columns, address, partners=partners), columns


def _filled(listing: Listing, indexes: tuple[int, ...]) -> tuple[int, ...]:
    """The columns that have anything in them."""
    left = list(indexes)
    for row in listing.rows():
        if not left:
            break
        left = [index for index in left if not row.cells[index].strip()]
    return tuple(index for index in indexes if index not in left)


def _settle(listing: Listing, columns: Columns, *, asks: bool, dry_run: bool) -> Columns:
    """The columns with those that were unknown; what was asked or is to be asked is kept beside the list."""
    path = columns_path(listing.file)
    kept = listing.file != "-" and not dry_run
    if not asks:
        heading = listing.headings[columns.unmapped[0]]
        near = nearest_heading(heading)
        second = tell_second_person(listing, columns.unmapped)
        usual = "name" if looks_like_name(heading) else "street"
        hint = f"say which part in {path}, as `{quote(heading)}: {PART_OF.get(near, usual)}`, or `{IGNORED}`"
        if read_heading(heading)[1] in {feed.rpartition(" ")[2] for _, feed in columns.feeds}:
            hint = f"if it isn't part of the address, say so in {path}: `{quote(heading)}: {IGNORED}`"
        if second:
            hint = f"or say in {path} whose name it is, `{quote(heading)}: {PARTNER} name`, or `{IGNORED}`"
        if near:
            hint = f"did you mean {near!r}? Rename the heading, or {hint}"
        if kept and not os.path.exists(path):
            write_columns(path, listing.headings, columns)
            hint += "; the columns that are known are in it"
        hint = f"{second}; {hint}" if second else hint
        what = "looks like part of an address, but it isn't clear which"
        if len(columns.unmapped) > 1:
            what = "look like parts of an address, but it isn't clear which"
        raise SourceError(f"{name_columns(listing, columns.unmapped)} {what}", Place(listing.file), hint)
    feeds = list(columns.feeds)
    for index in columns.unmapped:
        part = _ask(listing, index)
        feeds.append((index, part))
    settled = replace(columns, feeds=tuple(sorted(feeds)), unmapped=())
    if kept:
        write_columns(path, listing.headings, settled)
        tell(f"The columns are kept in {path}.")
    return replace(settled, feeds=tuple(each for each in settled.feeds if each[1] != IGNORED))


def _ask(listing: Listing, index: int) -> str:
    second = tuple(f"{whose} {part}" for whose, part in known_feeds() if whose == PARTNER)
    own = (part for part in PARTS if part not in ("more_street", "any_title", "county", "country_code"))
    known = (*own, *second, IGNORED)
    sample = next((row.cells[index] for row in listing.rows() if row.cells[index]), "")
    shown = f", such as {sample!r}" if sample else ""
    tell(f"Column {column_letter(index)} ({listing.headings[index]}{shown}) looks like part of an address.")
    names = {_PART_NAMES.get(part, part.replace("_", " ")): part for part in known}
    tell(f"Parts: {', '.join(names)}.")
    while True:
        typed: str = click.prompt("Which part is it", IGNORED, err=True)
        answer = " ".join(typed.casefold().split())
        part = read_partner_feed(typed) or names.get(answer, answer.replace(" ", "_"))
        if part in known:
            return part
        tell(str(UnknownName(f"{answer!r} isn't part of an address", None, did_you_mean(answer, list(names)))))


_PART_NAMES = {
    "given": "first name",
    "middle": "middle name",
    "family": "last name",
    "title": "job title",
    "address": "whole address",
    "box": "box number",
    "dependent_locality": "neighborhood",
    "locality": "city",
    "region": "state",
    "postal_code": "zip code",
    "last_line": "city with state and zip",
    "label": "what the address is for",
}
"""The plain names of parts; a part's own name can be answered, too."""


def at_terminal(no_input: bool) -> bool:
    """Whether questions can be asked."""
    return settings.at_terminal() and not no_input
