"""What a row of the ledger says: which things were made of which letter, and by what its recipient is told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import product
from zlib import crc32

from stationery.agenda.ledger import Entry
from stationery.model.values import value

LETTER, CARD, ENVELOPE, LABEL, EMAIL = THINGS = ("letter", "card", "envelope", "label", "e-mail")

CARD_ENVELOPE = "card envelope"
"""An envelope of a card's size. Beside its card, the ledger calls it an envelope."""

_LETTER_ENVELOPE = "letter envelope"
"""How the ledger calls one that is made with a card, and isn't the card's."""

PLAIN_ENVELOPE = "plain envelope"
"""One with a window on which nothing had to be printed."""

_KNOWN = {each: each for each in (*THINGS, CARD_ENVELOPE)} | {_LETTER_ENVELOPE: ENVELOPE, PLAIN_ENVELOPE: ENVELOPE}

_CHUNK = 3
_CHUNKS = tuple(map("".join, product("abcdefghijklmnop", repeat=_CHUNK)))
_PAIR = 2 * _CHUNK
_ROW_ID = re.compile(rf"([a-p]{{20}})-([a-p]{{{_PAIR}}})((?:[a-p]{{{_PAIR}}})*)((?:-[a-p]{{20}})*)")


@value
class RowId:
    """What is in the cell `row id`: the `id` of the letter's words and the row's cells.

    After it, letters only, too: by what the `letter` is told apart from others, and each of the row's `cells`; and the
    ids of the rows that were made before this one took their place, because a cell has changed, or because they are one
    household now.
    """

    id: str
    letter: str = ""
    cells: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.letter:
            return self.id
        return "-".join((self.id, f"{self.letter}{''.join(self.cells)}", *self.replaced))


def read_row_id(text: str) -> RowId:
    """What is no such cell is an id as a whole."""
    found = _ROW_ID.fullmatch(text)
    if not found:
        return RowId(text)
    cells = found[3]
    return RowId(
        found[1],
        found[2],
        tuple(cells[at : at + _PAIR] for at in range(0, len(cells), _PAIR)),
        tuple(filter(None, found[4].split("-"))),
    )


def id_of(text: str) -> str:
    """The id alone."""
    return text[:20] if text[20:21] == "-" else text


def write_short(text: str) -> str:
    """Letters by which one of a few texts is told apart."""
    return _CHUNKS[crc32(text.encode("utf-8", "surrogatepass")) & 4095]


def column_of(cell: str) -> str:
    """The letters of a cell's column, as `write_short` makes them of its key."""
    return cell[:_CHUNK]


def changed_columns(before: Iterable[str], now: Iterable[str]) -> frozenset[str]:
    """The columns whose cells differ."""
    return frozenset(map(column_of, frozenset(before) ^ frozenset(now)))


def read_things(what: str) -> frozenset[str]:
    """The things that were made, by the words after the last colon; empty for what somebody else wrote there."""
    found = [_KNOWN.get(each.strip().casefold(), "") for each in what.rpartition(":")[2].split(",")]
    if not all(found):
        return frozenset()
    things = frozenset(found)
    if CARD in things and ENVELOPE in things and LETTER not in things and _LETTER_ENVELOPE not in what:
        things = things - {ENVELOPE} | {CARD_ENVELOPE}
    return things


def read_name(what: str) -> str:
    """What the letter is called."""
    return what.rpartition(":")[0].strip() if read_things(what) else what.strip()


def write_things(name: str, things: Iterable[str]) -> str:
    """A letter's name and the things that were made, in words."""
    made = tuple(things)
    if CARD in made:
        others = {CARD_ENVELOPE: ENVELOPE} if LETTER not in made else {}
        others |= {ENVELOPE: _LETTER_ENVELOPE} if LETTER not in made else {}
        made = tuple(others.get(each, each) for each in made)
    return f"{name}: {', '.join(made)}"


def is_mailed(what: str) -> bool:
    """Whether a thing of it is mailed; what a person wrote may be."""
    return read_things(what) != {EMAIL}


def find_companions(entries: Iterable[Entry]) -> dict[int, int]:
    """For the number of each row that is no mail by itself that of the row it goes with: a label with the envelope, and
    both with the letter or card of the same name to the same person."""
    main: dict[tuple[str, str], int] = {}
    covers: dict[tuple[str, str], int] = {}
    without: list[tuple[int, tuple[str, str], bool]] = []
    for entry in entries:
        things = read_things(entry.what)
        key = (" ".join(entry.who.casefold().split()), read_name(entry.what))
        if not things.isdisjoint((LETTER, CARD)):
            main[key] = entry.number
        elif things and things <= {LABEL, ENVELOPE, CARD_ENVELOPE}:
            is_label = things == {LABEL}
            without.append((entry.number, key, is_label))
            if not is_label:
                covers[key] = entry.number
    found = {}
    for number, key, is_label in without:
        other = main.get(key) or (covers.get(key) if is_label else None)
        if other:
            found[number] = other
    return found


def find_newer(entries: Iterable[Entry]) -> dict[int, Entry]:
    """For the number of each row whose letter was made again later the row of the newest one: of the same cells, or of
    those that took their place."""
    newest: dict[tuple[str, str], Entry] = {}
    replaced: dict[str, str] = {}
    made: list[tuple[Entry, str, frozenset[str]]] = []
    for entry in sorted(entries, key=lambda entry: (entry.made or date.min, entry.number)):
        row = read_row_id(entry.id)
        if not row.id:
            continue
        things = read_things(entry.what) or frozenset(("",))
        made.append((entry, row.id, things))
        replaced |= dict.fromkeys(row.replaced, row.id)
        replaced.pop(row.id, None)
        for thing in things:
            newest[row.id, thing] = entry
    found: dict[int, Entry] = {}
    for entry, id, things in made:
        seen = {id}
        while (id := replaced.get(id, "")) and id not in seen:
            seen.add(id)
        later = [newest[each, thing] for each in seen for thing in things if (each, thing) in newest]
        latest = max(later, key=lambda each: (each.made or date.min, each.number))
        if latest is not entry:
            found[entry.number] = latest
    return found
