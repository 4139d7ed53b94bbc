"""The lines of ledgers and of interview files as one table: who has what, and when a reply is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from stationery.agenda.days import WorkingDays
from stationery.agenda.ledger import Entry, reply_due
from stationery.agenda.ledger_rows import (
    find_companions,
    find_newer,
    id_of,
    is_mailed,
    read_name,
    read_row_id,
    read_things,
)
from stationery.catalog.customs import customs
from stationery.catalog.languages import language
from stationery.data.stock import Stock
from stationery.model.errors import Place, UnknownName, did_you_mean
from stationery.model.interview import Interview, fold_accents, match_names, names_of
from stationery.model.party import Party, full_name
from stationery.model.values import value
from stationery.products.clock import clock
from stationery.products.households import Households
from stationery.products.recipients import Recipient, Roster, Selection
from stationery.resolve.countries import country_of
from stationery.resolve.defaults import default
from stationery.resolve.households import join

_UNKNOWN = "US"

NOTE = "note after the interview"


@value
class LedgerLine:
    """What one person got, or is to get: `source` is the file that says so, and `row` its row, 0 in an interview file.

    `file` is the letter's. `due` is the day from which one may ask for a reply. If the letter was `made_again` later,
    that is in the `newer` row. Not everything `is_mailed`; a label or envelope `goes_with` the letter in another row.
    Of what `cells` of a list it was made, the ledger's ids have the letters; `list_rows` and `list_place` say in which
    rows of the list they are.
    """

    who: str
    what: str = ""
    file: str = ""
    made: date | None = None
    posted: date | None = None
    answered: date | None = None
    due: date | None = None
    source: str = ""
    row: int = 0
    made_again: date | None = None
    newer: int = 0
    is_mailed: bool = True
    goes_with: int = 0
    cells: tuple[str, ...] = ()
    list_rows: tuple[int, ...] = ()
    list_place: str = ""


class Reckoning:
    """When replies are due, counted from the day of posting: on a working day of the sender's country."""

    def __init__(self, sender: Party | None, stock: Stock) -> None:
        self._sender = sender
        self._stock = stock
        self._days = customs(stock.store).follow_up_days
        self.home = country_of(sender, stock.store)
        self._working = WorkingDays(self.home or _UNKNOWN)

    def lines(self, entries: Iterable[Entry], source: str) -> Iterator[LedgerLine]:
        """A line for each entry of a ledger."""
        known = tuple(entries)
        newer, companions = find_newer(known), find_companions(known)
        waiting = self._find_due(known)
        for entry in known:
            due = waiting.get(entry.number)
            words = (entry.who, entry.what, entry.file, entry.made, entry.posted, entry.answered, due)
            later = newer.get(entry.number)
            again, row = (later.made or entry.made, later.number) if later else (None, 0)
            yield LedgerLine(
                *words,
                source,
                entry.number,
                again,
                row,
                is_mailed(entry.what),
                companions.get(entry.number, 0),
                read_row_id(entry.id).cells,
            )

    def _find_due(self, entries: tuple[Entry, ...]) -> dict[int, date]:
        """When a reply to a row is due. Of one letter that went out as paper and as an e-mail, the first one waits, and
        an answer to either answers both."""
        answered = {_key(entry) for entry in entries if entry.answered}
        found: dict[int, date] = {}
        firsts: dict[tuple[str, str, str], tuple[date, int]] = {}
        for entry in entries:
            due = reply_due(entry.posted, entry.answered, self._days, self._working) if entry.awaited else None
            key = _key(entry)
            if due is None or (entry.id and key in answered):
                continue
            if entry.id and (first := firsts.get(key)):
                if first <= (due, entry.number):
                    continue
                del found[first[1]]
            firsts[key] = due, entry.number
            found[entry.number] = due
        return found

    def lines_of(self, interview: Interview) -> Iterator[LedgerLine]:
        """A line for each interviewer. They are followed up as the interview's own deadlines say."""
        deadlines = clock(interview, self._sender, self._stock).deadlines
        sent = {each.name: each.day for each in interview.sent}
        for name in names_of(interview):
            posted = sent.get(name)
            due = reply_due(posted, None, self._days, self._working)
            if posted and deadlines:
                due = deadlines.follow_up
            yield LedgerLine(name, NOTE, "", None, posted, None, due, interview.file)


def _key(entry: Entry) -> tuple[str, str, str]:
    return entry.who.casefold(), read_name(entry.what), id_of(entry.id)


def find_missing(roster: Roster, lines: Iterable[LedgerLine], stock: Stock) -> Iterator[str]:
    """The names of those of a list of whom no line tells. Who shared a letter is in its line, by name or as one of a
    household that it names in any of the languages."""
    told = [_words(line.who) for line in lines]
    whole = set(map(frozenset, told))
    usual = language(stock.store, default(stock, "language"))
    roster.gather = Households(roster, lambda contact: usual, stock.store)
    for recipient in roster.recipients(Selection(household=True)):
        missing = [contact.party for contact in recipient.contacts if not _is_told(contact.party, told, whole)]
        together = bool(recipient.joined)
        if missing and together and any(frozenset(_words(name)) in whole for name in _joint_names(recipient, stock)):
            continue
        for party in missing:
            yield full_name(party) or party.organization or (party.lines[0].text if party.lines else "")


def _is_told(party: Party, told: list[set[str]], whole: set[frozenset[str]]) -> bool:
    name = _words(full_name(party, prefix=False) or party.organization)
    return frozenset(name) in whole or any(name <= each for each in told)


def _joint_names(recipient: Recipient, stock: Stock) -> Iterator[str]:
    """What all of a household are called together, in each language: The Buchan Family, Familie Buchan."""
    for id in stock.store.names("languages"):
        for each in join(recipient.contacts, language(stock.store, id), stock.store):
            if each.contacts == recipient.contacts:
                yield each.name


def _words(name: str) -> set[str]:
    return set(name.casefold().replace(",", " ").split())


def is_called(line: LedgerLine, what: str) -> bool:
    """Whether a letter is called so, or that is a part of it: `email` of `thanks: e-mail`."""
    return fold_accents(what).replace("-", "") in fold_accents(line.what).replace("-", "")


def without_companions(lines: Iterable[LedgerLine]) -> list[LedgerLine]:
    """Without what goes with a letter that is there, too."""
    known = tuple(lines)
    rows = {(line.source, line.row) for line in known}
    return [line for line in known if not line.goes_with or (line.source, line.goes_with) not in rows]


def _is_one_letter(lines: tuple[LedgerLine, ...]) -> bool:
    """Whether they are one letter in several ways, as paper and as an e-mail, or copies of it."""
    things = [read_things(line.what) for line in lines if not line.newer]
    if len({(line.who, read_name(line.what)) for line in lines}) != 1 or not all(things):
        return False
    return sum(map(len, things)) == len(frozenset().union(*things))


@value
class Wanted:
    """What is recorded of a letter called `what`: the day in a `column`, which is there for what is done; and whether
    all of one letter to one person are taken `together`."""

    what: str = ""
    column: str = ""
    together: bool = False


def find_lines(text: str, wanted: Wanted, lines: tuple[LedgerLine, ...], place: Place) -> tuple[LedgerLine, ...]:
    """The line that a name means; several of one letter, if they are taken together, or of one person, if all are done.
    What goes with a letter isn't meant if the letter is there. Raises UnknownName for nobody, and for more than one."""
    what = wanted.what
    called = [line for line in lines if is_called(line, what)]
    chosen = without_companions(called)
    names = match_names(text, dict.fromkeys(line.who for line in chosen))
    found = tuple(line for line in chosen if line.who in names)
    if wanted.together and _is_one_letter(found):
        mailed = tuple(line for line in found if line.posted)  # one that is made again may not be mailed yet
        return mailed or tuple(line for line in found if not line.newer) or found
    if len(found) == 1:
        return found
    if len(names) == 1 and wanted.column and all(getattr(line, wanted.column) for line in found):
        return found
    if not found:
        message = f"the ledger has no {text!r}" + (f" for {what!r}" if what else "")
        everybody = tuple(dict.fromkeys(line.who for line in chosen))
        raise UnknownName(message, place, did_you_mean(text, everybody), everybody)
    told = dict.fromkeys(map(_describe, found))
    hint = "choose from:\n    " + "\n    ".join(told)
    if all(line.row for line in found):
        newest = max(found, key=lambda line: (line.made or date.min, line.row))
        hint += f"\n  Say which with --row {newest.row}"
        if _may_be_several(found):
            message = f"more than one person is called {names[0]!r}, or got several letters, so nothing was recorded"
            hint += "; `stationery ledger --list LIST` shows which row of the list each is"
            raise UnknownName(message, place, hint, tuple(names))
    elif len(names) == 1:
        hint += "\n  Say which with --what"
    if len(names) > 1:
        raise UnknownName(
            f"more than one person is called {text!r}, so nothing was recorded; say which", place, hint, tuple(names)
        )
    raise UnknownName(
        f"{names[0]} got more than one letter, so nothing was recorded; say which", place, hint, tuple(names)
    )


def _may_be_several(lines: tuple[LedgerLine, ...]) -> bool:
    """Whether lines of one name have the same letter, made of different rows, neither of which replaced the other."""
    alike = len({(line.who, line.what) for line in lines}) == 1
    return alike and not any(line.newer for line in lines) and len({line.cells for line in lines}) == len(lines)


def join_names(names: tuple[str, ...], lines: tuple[LedgerLine, ...]) -> tuple[str, ...]:
    """The names, or all of them as one where that is somebody's: a name that was typed without quotation marks."""
    joined = " ".join(names)
    if len(names) > 1 and match_names(joined, dict.fromkeys(line.who for line in lines)):
        return (joined,)
    return names


def _describe(line: LedgerLine) -> str:
    """A line among others that it could be taken for: where it is, whose, what it is, of which day, and its file."""
    where = f"row {line.row}" if line.row else line.source
    made = f", made on {line.made}" if line.made else ""
    posted = f", mailed on {line.posted}" if line.posted else ""
    file = f", in {line.file}" if line.file else ""
    return f"{where}: {line.who}, {line.what}{made}{posted}{file}"
