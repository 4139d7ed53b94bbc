"""Changed rows: who got a letter before, and whose row, or whose letter, has changed since; told, or left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from itertools import chain, islice

from stationery.agenda.ledger import Entry
from stationery.agenda.ledger_rows import RowId, changed_columns, column_of, read_name, read_row_id, read_things
from stationery.model.errors import Place, Remark
from stationery.model.party import full_name, written_name
from stationery.model.values import replace, value
from stationery.products.made_before import Past, share
from stationery.products.recipients import Recipient, Roster, Selection
from stationery.products.row_ids import RowIds, fold_name
from stationery.products.row_lists import find_runs, list_runs
from stationery.resolve.same_name import count_shared, name_words

_MOST_ROWS = 10_000
"""So many rows of a list are looked at for one that is no longer in it, if only a range of them is to be made."""

_TOLD = 10
"""Rows that are told one by one."""

_NAMED = 3
_LONGEST = 40


@value
class Candidate:
    """A row of the ledger for somebody who got a letter of the same name before. `row` is what it was made of, `who`
    is the name there."""

    past: Past
    row: RowId
    who: str = ""


class Earlier:
    """Letters of one name that the ledger has, by whom they are to; and of a `letter` with the same words, by all cells
    but those of `names`, too, so that one whose name was corrected is found."""

    def __init__(self, entries: Iterable[Entry], name: str, letter: str, names: Collection[str]) -> None:
        self._letter = letter
        self._names = frozenset(names)
        self._by_who: dict[str, list[Candidate]] = {}
        self._by_rest: dict[frozenset[str], list[Candidate]] = {}
        for entry in entries:
            if not entry.id or read_name(entry.what) != name:
                continue
            row = read_row_id(entry.id)
            past = Past(entry.made, entry.number, share(read_things(entry.what)), entry.file, "", entry.posted)
            found = Candidate(past, row, entry.who)
            self._by_who.setdefault(fold_name(entry.who), []).append(found)
            if row.letter == letter:
                self._by_rest.setdefault(self._rest(row), []).append(found)

    def _rest(self, row: RowId) -> frozenset[str]:
        """The same for a household and one of its people."""
        return frozenset(cell for cell in row.cells if column_of(cell) not in self._names)

    def same_person(self, name: str, things: Collection[str]) -> list[Candidate]:
        """The newest first."""
        return self._sort(self._by_who.get(fold_name(name), ()), things)

    def other_name(self, recipient: Recipient, row: RowId, things: Collection[str]) -> list[Candidate]:
        """Where all but the name is the same, and the name has something of the one before: with another first name
        and another last name, it is somebody else who lives there. The most alike first, then the newest."""
        rest = self._rest(row)
        found = self._sort(self._by_rest.get(rest, ()), things) if rest else []
        if not found:
            return []
        now = _name_words(recipient)
        counts = ((each, _count_alike(name_words(each.who), now)) for each in found)
        return [each for each, count in sorted(counts, key=lambda pair: -pair[1]) if count]

    def is_same_letter(self, candidate: Candidate) -> bool:
        return candidate.row.letter == self._letter

    def _sort(self, found: Iterable[Candidate], things: Collection[str]) -> list[Candidate]:
        made = [each for each in found if any(map(each.past.has, things))]
        return sorted(made, key=lambda each: each.past.order, reverse=True)


def _name_words(recipient: Recipient) -> frozenset[str]:
    """The words of all names that a recipient's rows have, an organization's too; empty without a person's name."""
    parties = [each for contact in recipient.contacts for each in (contact.party, contact.partner) if each]
    named = [full_name(replace(each, suffix=""), prefix=False) or written_name(each).text for each in parties]
    people = frozenset().union(*map(name_words, named))
    return people.union(*(name_words(each.organization) for each in parties)) if people else people


def _count_alike(before: frozenset[str], now: frozenset[str]) -> int:
    """How many words two names share; 1 where either is no name, so that nothing is certain."""
    return count_shared(before, now) if before and now else 1


def is_near(candidate: Candidate, row: RowId) -> bool:
    """Whether a single column differs."""
    return len(changed_columns(candidate.row.cells, row.cells)) <= 1


@value
class _Change:
    """A recipient whose row changed, or the words of whose letter did: what is told of it, or the name; when what was
    made before was mailed."""

    rows: tuple[int, ...]
    told: str
    mailed: date | None


@value
class Skipping:
    """Whether those whose row or letter changed are skipped, and the option that says so."""

    option: str
    asked: bool = False


class ChangedRows:
    """Finds of each recipient of whom nothing was made whether an earlier letter was to the same person, and keeps what
    is to be told of it. `entries` reads the ledger anew. `skipping` says whether such recipients get nothing."""

    def __init__(
        self, entries: Callable[[], Iterable[Entry]], name: str, ids: RowIds, roster: Roster, skipping: Skipping
    ) -> None:
        self.selection = Selection()
        self._skipping = skipping
        self._entries = entries
        self._name = name
        self._ids = ids
        self._roster = roster
        self._earlier: Earlier | None = None
        self._present: frozenset[str] | None = None
        self._looked = False
        self._changes: list[_Change] = []
        self._claimed: set[str] = set()
        self._reworded: dict[tuple[date | None, bool], list[_Change]] = {}
        """By the day, and whether the ledger has what was made from an earlier version of this program."""

    def find_alike(self, recipient: Recipient, things: Collection[str]) -> dict[str, Past]:
        """What somebody got whose row says the same as before under other headings, or spelled in another way."""
        found: dict[str, Past] = {}
        for each in self._read_earlier().same_person(recipient.name, things):
            id = each.row.id
            if not each.row.cells or each.row.letter != self._ids.letter or id in self._claimed:
                continue
            if self._ids.is_alike(each.row, recipient) and self._is_gone(id):
                found = {thing: each.past for thing in things if each.past.has(thing)} | found
        return found

    def _read_earlier(self) -> Earlier:
        if self._earlier is None:
            self._earlier = Earlier(self._entries(), self._name, self._ids.letter, self._ids.name_columns)
        return self._earlier

    def claim(self, ids: Iterable[str]) -> None:
        """Take these rows of the ledger as those of somebody else."""
        self._claimed.update(ids)

    def find(
        self,
        recipient: Recipient,
        row: RowId,
        things: Collection[str],
        *,
        tells: bool,
        household: Recipient | None = None,
    ) -> Candidate | None:
        """The row of the ledger that the new one would take the place of: of the same person, before the row or the
        words of the letter changed. If it `tells`, it is kept to be told.

        Of one of a `household`, whose others are told with it, only the same name counts.
        """
        earlier, in_range = self._read_earlier(), bool(self.selection.rows and not self.selection.single_rows)
        same = earlier.same_person(recipient.name, things)
        near = [each for each in same if earlier.is_same_letter(each)]
        if not near and not in_range and not household:
            near = earlier.other_name(recipient, row, things)
        for each in near:
            if in_range and not is_near(each, row):
                continue
            if each.row.id not in self._claimed and self._is_gone(each.row.id):
                self._claimed.add(each.row.id)
                if tells:
                    told = f"{self._describe(recipient, row, each)}{self._tell_others(recipient, household)}"
                    self._changes.append(_Change(recipient.rows, told, each.past.posted))
                return each
        other = next((each for each in same if self._is_other_wording(each, row)), None)
        if other and not near and tells:
            made = other.past.made, not other.row.letter
            others = self._tell_others(recipient, household).removeprefix(", and it ")
            called = f"{recipient.name} (who {others})" if others else recipient.name
            change = _Change(recipient.rows, called, other.past.posted)
            self._reworded.setdefault(made, []).append(change)
        return other if other and not near else None

    def _tell_others(self, recipient: Recipient, household: Recipient | None) -> str:
        """The other rows of a household, of which one changed, as a message goes on."""
        rows = [row for row in household.rows if row not in recipient.rows] if household else []
        if not rows:
            return ""
        other = f"{self._roster.unit}{'s' * (len(rows) > 1)} {list_runs(find_runs(rows), len(rows))}"
        nothing = f", which {'get' if len(rows) > 1 else 'gets'} nothing either" if self._skipping.asked else ""
        return f", and it shares a household with {other}{nothing}"

    def _is_other_wording(self, candidate: Candidate, row: RowId) -> bool:
        """Whether the same row got the letter with other words, as far as its cells tell; earlier versions of the
        ledger have none."""
        before = candidate.row
        if before.letter == self._ids.letter:
            return False
        common = len(set(before.cells) & set(row.cells))
        return not before.letter or 2 * common > len(row.cells)

    def _is_gone(self, id: str) -> bool:
        """Whether no row of the list has this id any more; not, if that can't be told."""
        if not self._looked:
            self._looked = True
            self._present = self._list_present()
        return self._present is not None and id not in self._present

    def _list_present(self) -> frozenset[str] | None:
        """The ids of all rows of the list; None if they are too many to look at for a few of them."""
        asked = self.selection
        recipients = self._roster.households() if asked.household else self._roster.recipients(Selection())
        if asked.household and asked.is_part:  # who shares a letter depends on which rows are chosen
            recipients = chain(self._roster.recipients(asked), recipients)
        if not asked.rows:
            return frozenset(map(self._ids.id, recipients))
        found = frozenset(map(self._ids.id, islice(recipients, _MOST_ROWS)))
        return found if next(recipients, None) is None else None

    def _describe(self, recipient: Recipient, row: RowId, before: Candidate) -> str:
        """What a changed row is called, and what has changed since when."""
        rows = recipient.rows
        called = f"{self._roster.unit}{'s' * (len(rows) > 1)} {' and '.join(map(str, rows))}"
        if recipient.name:
            called += f" ({recipient.name})"
        known = self._ids.headings(recipient)
        changed = changed_columns(before.row.cells, row.cells)
        cells = [known[each] for each in known if each in changed]
        several = len(rows) > 1
        said = [heading if several else f"{heading} ({_now(text)})" for heading, text in cells]
        what = f"{', '.join(said)} {'have' if len(said) > 1 else 'has'} changed"
        if not said:
            what = "the rows have changed" if several else "the row has changed"
        return f"{called} {'were' if several else 'was'} {say_when(before.past)}; since then {what}"

    def forget(self, rows: frozenset[int]) -> None:
        """Tell nothing of recipients with these rows, for whom nothing could be made."""
        self._changes = [each for each in self._changes if rows.isdisjoint(each.rows)]
        for made, changes in tuple(self._reworded.items()):
            self._reworded[made] = [each for each in changes if rows.isdisjoint(each.rows)]

    def remarks(self) -> Iterator[Remark]:
        """What is told of all of them; the last one of a kind says what one can do."""
        place = Place(self._roster.file)
        then = "so it is left out" if self._skipping.asked else "so it is made again"
        told = [f"{each.told}, {then}" for each in self._changes[:_TOLD]]
        more = len(self._changes) - _TOLD
        if more > 0:
            told.append(f"{more:,} more {self._roster.unit}s have changed since they were made, {then}")
        remedy = self._remedy([each.mailed for each in self._changes])
        yield from (Remark(each, place, remedy * (each is told[-1])) for each in told)
        for (day, is_old), changes in self._reworded.items():
            if not changes:
                continue
            names = [each.told for each in changes]
            who = list_names(names)
            when = f" on {say_day(day)}" if day else ""
            mailed = sum(bool(each.mailed) for each in changes)
            count = (
                "" if not mailed else " (already mailed)" if mailed == len(names) else f" ({mailed:,} already mailed)"
            )
            message = f"{self._name!r} was made{when} with other words or options for {who}{count}, {then}"
            if is_old:
                why = "and a ledger of an earlier version can't tell whether words and options are the same"
                message = f"{self._name!r} was made{when} for {who}{count}, {why}, {then}"
            yield Remark(message, place, self._remedy([each.mailed for each in changes]))

    def _remedy(self, mailed: list[date | None]) -> str:
        """What to do about these, of which some were mailed."""
        option = self._skipping.option
        if self._skipping.asked:
            return f"without {option}, a new one is made"
        days = sorted(filter(None, mailed))
        if not days:
            return f"mail only one of the two; {option} leaves out who got an earlier one"
        if len(days) < len(mailed):
            count = f"{len(days):,} of them {'was' if len(days) == 1 else 'were'} already mailed"
            return f"{count}; {option} leaves out who got an earlier one"
        if len(mailed) == 1:
            return f"the first was already mailed; {option} leaves it out"
        return f"the first ones were already mailed; {option} leaves them out"


def list_names(names: list[str]) -> str:
    """The first of the names, and how many more there are."""
    told = [*names[:_NAMED], *[f"{len(names) - _NAMED:,} more"] * (len(names) > _NAMED)]
    return " and ".join(told) if len(told) < 3 else f"{', '.join(told[:-1])}, and {told[-1]}"


def say_day(day: date) -> str:
    """As `November 3, 2026`."""
    return f"{day:%B} {day.day}, {day.year}"


def say_when(past: Past) -> str:
    """When something was made, and mailed: `made on November 3, 2026`."""
    if past.posted and past.made and past.posted != past.made:
        return f"made on {say_day(past.made)} and mailed on {say_day(past.posted)}"
    if past.posted:
        return f"made and mailed on {say_day(past.posted)}"
    return f"made on {say_day(past.made)}" if past.made else "made before"


def _now(text: str) -> str:
    text = ", ".join(text.split("\n"))
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST].rstrip()} …"
    return f"now {text!r}" if text else "now empty"
