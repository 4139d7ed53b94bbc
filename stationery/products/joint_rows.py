"""Finds who got a letter together with others, or alone, before a run that joins rows otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date

from stationery.agenda.ledger import Entry
from stationery.agenda.ledger_rows import column_of, read_row_id, read_things
from stationery.model.contact import Contact
from stationery.model.errors import Place, Remark
from stationery.model.values import value
from stationery.products.changed_rows import Candidate, Skipping, say_day, say_when
from stationery.products.made_before import Past, share
from stationery.products.recipients import Recipient, Roster
from stationery.products.row_ids import RowIds
from stationery.products.row_lists import find_runs, list_runs

_TOLD = 10
"""Households that are told one by one."""

_PAIR = 2


@value
class Parts:
    """What some of a household got: the ids of the ledger's rows whose place a letter to all takes, whether any was
    `mailed`, and which rows of the list had got theirs. A row that is for somebody else, too, keeps its place."""

    replaced: tuple[str, ...] = ()
    mailed: bool = False
    rows: frozenset[int] = frozenset()


@value
class _Grown:
    """A household of whose rows some got theirs before: the message without its end, and when that was mailed."""

    rows: tuple[int, ...]
    message: str
    mailed: date | None


class JointRows:
    """Finds what the ledger has for somebody's household, for a part of it, or for each of its people alone. `entries`
    reads the ledger anew, `household` is the option that joins rows, `again` the one that makes all again."""

    def __init__(
        self,
        entries: Callable[[], Iterable[Entry]],
        ids: RowIds,
        roster: Roster,
        household: str,
        again: str,
        skipping: Skipping,
    ) -> None:
        self._entries = entries
        self._ids = ids
        self._roster = roster
        self._household, self._again, self._skipping = household, again, skipping
        self._by_id: dict[str, list[Candidate]] = {}
        self._by_cell: dict[str, list[Candidate]] | None = None
        self._together: dict[tuple[str, date | None], list[int]] = {}
        self._apart: list[tuple[Recipient, Past]] = []
        self._same: list[tuple[tuple[int, ...], Candidate]] = []
        self._grown: list[_Grown] = []
        self._split: list[tuple[Recipient, Candidate]] = []
        self._by_names: dict[frozenset[str], list[frozenset[str]]] | None = None

    def find(self, recipient: Recipient, things: Collection[str]) -> dict[str, Past]:
        """What a recipient got in another company; empty if the ledger has none."""
        if len(recipient.contacts) > 1:
            return self._find_apart(recipient, things) or self._find_same(recipient, things)
        return self._find_together(recipient, things)

    def _find_apart(self, recipient: Recipient, things: Collection[str]) -> dict[str, Past]:
        """What each one of a household got, alone or with some of the others."""
        each_has = [self._list_alone(contact, things) for contact in recipient.contacts]
        found: dict[str, Past] = {}
        mailed: date | None = None
        for thing in things:
            pasts = [next((each.past for each in has if each.past.has(thing)), None) for has in each_has]
            if pasts[0] and all(pasts):
                found[thing] = pasts[0]
                mailed = mailed or next((past.posted for past in pasts if past and past.posted), None)
        if found:
            past = next(iter(found.values()))
            self._apart.append((recipient, past if past.posted or not mailed else _as_mailed(past, mailed)))
        return found

    def _find_same(self, recipient: Recipient, things: Collection[str]) -> dict[str, Past]:
        """What some of a household's rows got, if it would be the same for all of them: the other rows name the same
        people."""
        found: dict[str, Past] = {}
        gather = self._roster.gather
        cells = self._cells_of(recipient)
        for each, rows in self._list_parts(recipient, things):
            if not gather or not cells.issuperset(each.row.cells):
                continue
            if self._ids.prints_alike(gather.part(recipient, rows), recipient):
                found |= {thing: each.past for thing in things if each.past.has(thing) and thing not in found}
                self._same.append((recipient.rows, each))
        return found

    def find_parts(self, recipient: Recipient, things: Collection[str], *, tells: bool) -> Parts | None:
        """What some rows of a household got, alone or with others, before a letter to all of them. If it `tells`, it is
        kept to be told."""
        if len(recipient.contacts) < _PAIR or not (parts := self._list_parts(recipient, things)):
            return None
        if tells:
            self._grown.append(self._describe(recipient, parts))
        cells = self._cells_of(recipient)
        replaced = tuple(each.row.id for each, _ in parts if cells.issuperset(each.row.cells))
        rows = frozenset().union(*(rows for _, rows in parts))
        return Parts(replaced, any(each.past.posted for each, _ in parts), rows)

    def find_split(self, recipient: Recipient, things: Collection[str], *, tells: bool) -> Parts | None:
        """What somebody got with others before their own row changed: the names are the same, and more than half of the
        cells. It keeps its place, for the others may have got it."""
        cells = frozenset(self._ids.row(recipient).cells)
        names = self._names_in(cells)
        for each in self._find_joint(names):
            alike = 2 * len(cells.intersection(each.row.cells)) > len(cells)
            if alike and any(map(each.past.has, things)) and not self._is_there(names, each):
                if tells:
                    self._split.append((recipient, each))
                return Parts((), each.past.posted is not None, frozenset(recipient.rows))
        return None

    def _names_in(self, cells: frozenset[str]) -> frozenset[str]:
        return frozenset(cell for cell in cells if column_of(cell) in self._ids.name_columns)

    def _is_there(self, names: frozenset[str], joint: Candidate) -> bool:
        """Whether the row of these names that was made with others is still in the list as it was."""
        if self._by_names is None:
            self._by_names = {}
            for contact in self._roster.contacts():
                cells = frozenset(self._ids.alone(contact).cells)
                self._by_names.setdefault(self._names_in(cells), []).append(cells)
        return any(cells.issubset(joint.row.cells) for cells in self._by_names.get(names, ()))

    def _cells_of(self, recipient: Recipient) -> frozenset[str]:
        return frozenset(cell for contact in recipient.contacts for cell in self._ids.alone(contact).cells)

    def _list_parts(self, recipient: Recipient, things: Collection[str]) -> list[tuple[Candidate, frozenset[int]]]:
        """What the ledger has for rows of a household, each with these rows; the one with the most of them first."""
        rows: dict[str, set[int]] = {}
        known: dict[str, Candidate] = {}
        for contact in recipient.contacts:
            for each in self._list_alone(contact, things):
                known.setdefault(each.row.id, each)
                rows.setdefault(each.row.id, set()).add(contact.row)
        return sorted(((known[id], frozenset(rows[id])) for id in known), key=lambda part: -len(part[1]))

    def _list_alone(self, contact: Contact, things: Collection[str]) -> list[Candidate]:
        """What the ledger has for a row of a household, alone or with others; the newest first of each kind."""
        row = self._ids.alone(contact)
        joint = self._find_joint(frozenset(row.cells))
        found = (*self._by_id.get(row.id, ()), *(each for each in joint if each.row.id != row.id))
        return [each for each in found if any(map(each.past.has, things))]

    def _find_joint(self, cells: frozenset[str]) -> list[Candidate]:
        """The rows of the ledger for several rows of the list that have all of these cells."""
        if self._by_cell is None:
            self._by_cell = self._read()
        if not self._by_cell or not cells or self._ids.name_columns.isdisjoint(map(column_of, cells)):
            return []
        candidates = min((self._by_cell.get(cell, []) for cell in cells), key=len)
        return [each for each in candidates if cells.issubset(each.row.cells)]

    def _find_together(self, recipient: Recipient, things: Collection[str]) -> dict[str, Past]:
        """What somebody got in one letter with others."""
        found: dict[str, Past] = {}
        for joint in self._find_joint(frozenset(self._ids.row(recipient).cells)):
            if has := {thing: joint.past for thing in things if joint.past.has(thing)}:
                day = joint.past.posted or joint.past.made
                self._together.setdefault((joint.who, day), []).extend(recipient.rows)
                found = has | found
        return found

    def _read(self) -> dict[str, list[Candidate]]:
        """Take up the ledger: all of it by its ids, and by each cell what is for several rows. What another row took
        the place of, with all of its things, counts no more."""
        found: dict[str, list[Candidate]] = {}
        known: list[Candidate] = []
        later: dict[str, list[Past]] = {}
        for entry in self._entries():
            row = read_row_id(entry.id) if entry.id else None
            if row is None or row.letter != self._ids.letter:
                continue
            past = Past(entry.made, entry.number, share(read_things(entry.what)), entry.file, "", entry.posted)
            known.append(Candidate(past, row, entry.who))
            for id in row.replaced:
                later.setdefault(id, []).append(past)
        for each in sorted(known, key=lambda each: each.past.order, reverse=True):
            newer = later.get(each.row.id, ())
            if any(past.order > each.past.order and all(map(past.has, each.past.things)) for past in newer):
                continue
            self._by_id.setdefault(each.row.id, []).append(each)
            columns = Counter(map(column_of, each.row.cells))
            if max(columns.values(), default=0) >= _PAIR:
                for cell in frozenset(each.row.cells):
                    found.setdefault(cell, []).append(each)
        return found

    def _describe(self, recipient: Recipient, parts: list[tuple[Candidate, frozenset[int]]]) -> _Grown:
        """What is told of a household of which the ledger has `parts`."""
        had = sorted(frozenset().union(*(rows for _, rows in parts)))
        new = [row for row in recipient.rows if row not in had]
        pasts = [each.past for each, _ in parts]
        past = next((each for each in pasts if each.posted), pasts[0])
        who = " and ".join(dict.fromkeys(each.who for each, _ in parts if each.who))
        called = f"{self._rows(had)}{f' ({who})' if who else ''}"
        verb, share = ("was", "it shares") if len(had) == 1 else ("were", "they share")
        message = f"{called} {verb} {say_when(past)}; now {share} a household"
        message += f" with {self._rows(new)}" if new else ""
        return _Grown(recipient.rows, message, past.posted)

    def forget(self, rows: frozenset[int]) -> None:
        """Tell nothing of recipients with these rows, for whom nothing could be made."""
        self._grown = [each for each in self._grown if rows.isdisjoint(each.rows)]
        self._split = [each for each in self._split if rows.isdisjoint(each[0].rows)]

    def remarks(self) -> Iterator[Remark]:
        """What is told of them, and what to do, with the last one."""
        told = [
            *self._tell_together(),
            *self._tell_same(),
            *self._tell_apart(),
            *self._tell_grown(),
            *self._tell_split(),
        ]
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
            verb = "share" if len(rows) > 1 else "shares"
            yield f"{self._rows(rows)} {verb} what was made for {who}{_on(day)}, so nothing is made now", hint

    def _tell_same(self) -> Iterator[tuple[str, str]]:
        hint = f"{self._again} makes it again"
        for rows, each in self._same:
            what = "already mailed" if each.past.posted else "made"
            when = _on(each.past.posted or each.past.made)
            yield f"{self._rows(rows)} ({each.who}): the same was {what}{when}, so nothing is made now", hint

    def _tell_apart(self) -> Iterator[tuple[str, str]]:
        hint = f"{self._again} makes one for them together"
        for recipient, past in self._apart:
            called = f"{self._rows(recipient.rows)} ({recipient.name})"
            what = "already mailed" if past.posted else "made"
            yield f"{called}: one for each was {what}{_on(past.posted or past.made)}, so nothing is made now", hint

    def _tell_grown(self) -> Iterator[tuple[str, str]]:
        option, household = self._skipping.option, self._household
        apart = f"without {household}, only those get one who have none"
        for each in self._grown:
            all_, none = ("both", "either") if len(each.rows) == _PAIR else (f"all {len(each.rows)}", "any of them")
            if self._skipping.asked:
                yield f"{each.message}, so nothing is made for {none}", f"without {option}, one is made; {apart}"
                continue
            first = "the first was already mailed" if each.mailed else "mail only one of the two"
            yield f"{each.message}, so one is made for {all_} together", f"{first}; {option} leaves them out; {apart}"

    def _tell_split(self) -> Iterator[tuple[str, str]]:
        option = self._skipping.option
        for recipient, each in self._split:
            called = f"{self._rows(recipient.rows)} ({recipient.name})"
            message = f"{called} shares what was {say_when(each.past)} for {each.who}; since then the row has changed"
            if self._skipping.asked:
                yield f"{message}, so nothing is made now", f"without {option}, one is made"
            else:
                yield f"{message}, so one is made", f"{option} leaves out who got an earlier one"

    def _rows(self, rows: Collection[int]) -> str:
        return f"{self._roster.unit}{'s' * (len(rows) > 1)} {list_runs(find_runs(list(rows)), len(rows))}"


def _as_mailed(past: Past, day: date) -> Past:
    return Past(past.made, past.number, past.things, past.file, past.address, day)


def _on(day: date | None) -> str:
    return f" on {say_day(day)}" if day else ""
