"""Lists: the ones that were dropped on the page, what their columns mean, and the people in them.

A list is kept in memory until others come or the desk ends; nothing of it is written, and no file beside it is read.
"""

from __future__ import annotations

import itertools
import os
import secrets
import tempfile
from collections.abc import Callable, Iterable, Mapping
from threading import RLock
from typing import Any

from stationery.desk.pages import describe
from stationery.model.contact import Contact, Listing, column_letter
from stationery.model.errors import Place, Remark, SourceError, StationeryError, UnknownName, did_you_mean, raise_faults
from stationery.model.values import replace
from stationery.products.recipients import Recipient, Roster
from stationery.products.rosters import card_roster, is_book, make_roster, name_columns, tell_second_person
from stationery.reading.contacts.book import decode_cards
from stationery.reading.contacts.cards import read_cards
from stationery.reading.contacts.columns import IGNORED, SEVERAL, Columns, known_feeds, propose_columns
from stationery.reading.contacts.honorifics import HONORIFIC
from stationery.reading.contacts.tables import open_list

_KEPT, _SAMPLES, _MOST_LISTED, _LONGEST_NAME, _SEARCHED = 4, 3, 20_000, 200, 100
"""Lists that are kept, cells shown of a column, people that are named on the page, characters of a file's name, and
rows among which somebody with an address is looked for."""

_WHOSE: dict[str, list[str]] = {}
"""Each part that a column may be, and whose: of one of several addresses, or of somebody else."""
for _whose, _part in known_feeds():
    _WHOSE.setdefault(_part, []).append(_whose)
_OFFERED = (*(f"{whose} {part}".strip() for part, among in _WHOSE.items() for whose in among), IGNORED, "")


class Dropped:
    """A list: its bytes, and what each column is. `folder` is where what is made from it goes, until it is dropped.
    When a file of it was `handed_over`, by its number, somebody may want to know."""

    def __init__(self, name: str, data: bytes, time: str) -> None:
        """Raises SourceError for what is no list."""
        self.name = name
        self.time = time
        self.stopped = False
        self.files: list[tuple[str, str]] = []
        self.handed_over: dict[int, Callable[[], None]] = {}
        self._data = data
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._first: Recipient | None = None
        self._count = -1
        self.listing: Listing | None = None
        self.columns = Columns()
        if is_book(name):
            raise_faults([] if any(True for _ in self._cards()) else [SourceError("there are no cards", Place(name))])
        else:
            self.listing = open_list(name, data)
            self.columns = propose_columns(self.listing.headings)

    @property
    def folder(self) -> str:
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="stationery-")
        return self._folder.name

    def first(self) -> Recipient | None:
        """The first of the people who has an address, once the columns are settled."""
        if self._first is None and not self.columns.unmapped:
            among = itertools.islice(self.roster().recipients(), _SEARCHED)
            self._first = next((each for each in among if not each.contacts[0].faults and _is_whole(each)), None)
        return self._first

    @property
    def count(self) -> int:
        """How many people are in it."""
        if self._count < 0:
            self._count = sum(1 for _ in self.roster().recipients())
        return self._count

    def close(self) -> None:
        self.stopped = True
        if self._folder:
            self._folder.cleanup()

    def roster(self) -> Roster:
        """The list as a merge sees it. Raises SourceError while a column of its addresses is unsettled."""
        if self.listing is None:
            return card_roster(self.name, self._cards, chooses=True)
        if self.columns.unmapped:
            message = f"{name_columns(self.listing, self.columns.unmapped)}: which part of the address is it?"
            raise SourceError(message, Place(self.name), f"choose a part, or `{IGNORED}`")
        return make_roster(self.listing, self.columns)

    def map_columns(self, parts: Mapping[str, object]) -> None:
        """Take each column, by its heading, for a part; another one that was that part is asked about then.

        Raises UnknownName for what is no part or heading.
        """
        listing = self.listing
        if listing is None:
            raise SourceError("vCards have no columns", Place(self.name))
        faults: list[StationeryError] = []
        feeds: list[tuple[int, str]] = []
        for heading, part in parts.items():
            if heading not in listing.headings:
                hint = did_you_mean(heading, listing.headings)
                faults.append(UnknownName(f"the list has no heading {heading!r}", Place(self.name), hint))
            elif not isinstance(part, str) or not can_be(part):
                hint = did_you_mean(str(part), _OFFERED)
                faults.append(UnknownName(f"{part!r} isn't part of an address", Place(self.name), hint))
            elif part not in ("", IGNORED):
                feeds.append((listing.headings.index(heading), part))
        raise_faults(faults)
        rest = [(index, part) for index, part in self.columns.feeds if listing.headings[index] not in parts]
        taken = {part for _, part in feeds if part.rpartition(" ")[2] not in SEVERAL}
        displaced = {index for index, part in rest if part in taken}
        kept = [(index, part) for index, part in rest if index not in displaced]
        unmapped = {index for index in self.columns.unmapped if listing.headings[index] not in parts} | displaced
        self._first = None
        self.columns = replace(self.columns, feeds=tuple(sorted([*kept, *feeds])), unmapped=tuple(sorted(unmapped)))

    def describe(self) -> dict[str, Any]:
        """The list as the page has it; its people only when the columns are settled."""
        found: dict[str, Any] = {"name": self.name, "parts": [*_WHOSE, IGNORED], "columns": [], "remarks": []}
        if self.listing:
            found["columns"] = self._describe_columns(self.listing)
            second = tell_second_person(self.listing, self.columns.unmapped)
            told = (*self.listing.remarks, *((Remark(second),) if second else ()))
            found["remarks"] = [describe(each, "remark") for each in told]
        settled = not self.columns.unmapped
        people = self.roster().recipients() if settled else iter(())
        rows = [{"row": each.rows[0], "name": each.name} for each in itertools.islice(people, _MOST_LISTED)]
        self._count = count = len(rows) + sum(1 for _ in people)
        has_address = self.listing is None or self.columns.has_address
        return {**found, "settled": settled, "rows": rows, "count": count, "has_address": has_address}

    def _describe_columns(self, listing: Listing) -> list[dict[str, Any]]:
        feeds = dict(self.columns.feeds)
        addresses = {feed.rpartition(" ")[0] for feed in feeds.values()}
        numbered = sorted(each for each in addresses if each.isdigit())
        samples: list[list[str]] = [[] for _ in listing.headings]
        for row in itertools.islice(listing.rows(), 50):
            for cells, cell in zip(samples, row.cells, strict=False):
                if cell and len(cells) < _SAMPLES:
                    cells.append(cell)
        return [
            {
                "heading": heading,
                "letter": column_letter(index),
                "part": _as_read(feeds.get(index, ""), samples[index]),
                "whose": _among(feeds.get(index, "").rpartition(" ")[2], numbered),
                "unsettled": index in self.columns.unmapped,
                "samples": samples[index],
            }
            for index, heading in enumerate(listing.headings)
        ]

    def _cards(self, address: str = "") -> Iterable[Contact]:
        return read_cards(decode_cards(self._data), self.name, address)


def _as_read(feed: str, samples: list[str]) -> str:
    """What a column is: of one that is called a title, Ms. and Mr. are read as what stands before a name."""
    return "prefix" if feed == "title" and samples and all(map(HONORIFIC.fullmatch, samples)) else feed


def can_be(feed: str) -> bool:
    """Whether a column may be that, of one of several addresses or none; those of an address book have numbers."""
    whose, _, part = feed.rpartition(" ")
    return feed in _OFFERED or (whose.isdigit() and "work" in _WHOSE.get(part, ()))


def _among(part: str, numbered: list[str]) -> list[str]:
    """Whose a part may be, if there is a choice."""
    among = _WHOSE.get(part, [])
    return [*among, *(numbered if len(among) > 1 and "work" in among else ())] if len(among) > 1 else []


def _is_whole(recipient: Recipient) -> bool:
    party = recipient.party
    return len(party.lines) > 1 or bool(party.street and (party.locality or party.postal_code))


class Lists:
    """The lists that are kept, by opaque ids; the oldest goes when there are too many."""

    def __init__(self) -> None:
        self._lists: dict[str, Dropped] = {}
        self._lock = RLock()

    def add(self, name: str, data: bytes, time: str) -> tuple[str, Dropped]:
        """Take a list in, and give its id. Raises SourceError for what is none."""
        name = os.path.basename(name.replace("\\", "/"))[-_LONGEST_NAME:] or "list.csv"
        dropped = Dropped("".join(each for each in name if each.isprintable()), data, time)
        id = secrets.token_urlsafe(9)
        with self._lock:
            self._lists[id] = dropped
            while len(self._lists) > _KEPT:
                self._lists.pop(next(iter(self._lists))).close()
        return id, dropped

    @property
    def latest_id(self) -> str:
        """The id of the one that was dropped last; empty if there is none."""
        with self._lock:
            return next(reversed(self._lists), "")

    @property
    def latest(self) -> Dropped | None:
        with self._lock:
            return next(reversed(self._lists.values()), None)

    def find(self, id: str) -> Dropped:
        with self._lock:
            found = self._lists.get(id)
        if found is None:
            raise SourceError("the desk has this list no more", Place(""), "drop it on the page again")
        return found
