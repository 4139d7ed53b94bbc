"""Finds who got a letter together with others, or alone, before a run that joins rows otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from stationery.agenda.ledger import Entry
from stationery.agenda.ledger_rows import column_of, read_row_id, read_things
from stationery.model.errors import Place, Remark
from stationery.model.values import value
from stationery.products.made_before import MadeBefore, Past, share
from stationery.products.recipients import Recipient, Roster
from stationery.products.row_ids import RowIds
from stationery.products.row_lists import find_runs, list_runs

_TOLD = 10
"""Households that are told one by one."""


@value
class _Joint:
    """A row of the ledger for several rows of the list: who it is to, and its cells."""

    who: str
    past: Past
    cells: frozenset[str]


class JointRows:
    """Finds what the ledger has for somebody's household, or for each of its people alone. `entries` reads the ledger
    anew, `household` is the option that joins rows, `again` the one that makes all again."""

    def __init__(
        self, entries: Callable[[], Iterable[Entry]], ids: RowIds, roster: Roster, household: str, again: str
    ) -> None:
        self._entries = entries
        self._ids = ids
        self._roster = roster
        self._household, self._again = household, again
        self._by_cell: dict[str, list[_Joint]] | None = None
        self._together: dict[tuple[str, date | None], list[int]] = {}
        self._apart: list[tuple[Recipient, Past]] = []

    def find(self, recipient: Recipient, things: Collection[str], made: MadeBefore) -> dict[str, Past]:
        """What a recipient got in another company; empty if the ledger has none."""
        if len(recipient.contacts) > 1:
            return self._find_apart(recipient, things, made)
        return self._find_together(recipient, things)

    def _find_apart(self, recipient: Recipient, things: Collection[str], made: MadeBefore) -> dict[str, Past]:
        """What each one of a household got alone."""
        each_has = [made.find(id, "", things, Counter()) for id in self._ids.ids_alone(recipient)]
        found = {thing: each_has[0][thing] for thing in things if all(thing in has for has in each_has)}
        if found:
            past = next(iter(found.values()))
            mailed = next((has[thing].posted for has in each_has for thing in found if has[thing].posted), None)
            self._apart.append((recipient, past if past.posted or not mailed else _as_mailed(past, mailed)))
        return found

    def _find_together(self, recipient: Recipient, things: Collection[str]) -> dict[str, Past]:
        """What somebody got in one letter with others."""
        if self._by_cell is None:
            self._by_cell = self._read()
        if not self._by_cell:
            return {}
        cells = frozenset(self._ids.row(recipient).cells)
        if not cells or self._ids.name_columns.isdisjoint(map(column_of, cells)):
            return {}
        candidates = min((self._by_cell.get(cell, []) for cell in cells), key=len)
        found: dict[str, Past] = {}
        for joint in candidates:
            has = {thing: joint.past for thing in things if joint.past.has(thing)}
            if has and cells <= joint.cells:
                self._together.setdefault((joint.who, joint.past.posted or joint.past.made), []).extend(recipient.rows)
                found |= has
        return found

    def _read(self) -> dict[str, list[_Joint]]:
        found: dict[str, list[_Joint]] = {}
        for entry in self._entries():
            row = read_row_id(entry.id) if entry.id else None
            if row is None or row.letter != self._ids.letter:
                continue
            columns = Counter(map(column_of, row.cells))
            if max(columns.values(), default=0) < len(("one", "other")):
                continue
            past = Past(entry.made, entry.number, share(read_things(entry.what)), entry.file, "", entry.posted)
            joint = _Joint(entry.who, past, frozenset(row.cells))
            for cell in joint.cells:
                found.setdefault(cell, []).append(joint)
        return found

    def remarks(self) -> Iterator[Remark]:
        """What is told of them, and what to do, with the last one."""
        told = [*self._tell_together(), *self._tell_apart()]
        place = Place(self._roster.file)
        more = len(told) - _TOLD
        for number, (message, hint) in enumerate(told[:_TOLD]):
            last = number + 1 == len(told) or told[number + 1][1] != hint
            yield Remark(message, place, hint * last)
        if more > 0:
            yield Remark(f"and {more:,} more likewise", place, told[_TOLD][1])

    def _tell_together(self) -> Iterator[tuple[str, str]]:
        hint = f"{self._household} makes one for such rows; {self._again} makes another for each"
        for (who, day), rows in self._together.items():
            several = len(rows) > 1
            called = f"{self._roster.unit}{'s' * several} {_list(rows)}"
            verb = "share" if several else "shares"
            yield f"{called} {verb} what was made for {who}{_on(day)}, so nothing is made now", hint

    def _tell_apart(self) -> Iterator[tuple[str, str]]:
        hint = f"{self._again} makes one for them together"
        for recipient, past in self._apart:
            called = f"{self._roster.unit}s {_list(list(recipient.rows))} ({recipient.name})"
            what = "already mailed" if past.posted else "made"
            yield f"{called}: one for each was {what}{_on(past.posted or past.made)}, so nothing is made now", hint


def _as_mailed(past: Past, day: date) -> Past:
    return Past(past.made, past.number, past.things, past.file, past.address, day)


def _on(day: date | None) -> str:
    return f" on {day:%B} {day.day}, {day.year}" if day else ""


def _list(rows: list[int]) -> str:
    return list_runs(find_runs(rows), len(rows))
