"""The lines of ledgers and of interview files as one table: who has got what, and when a reply is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from stationery.agenda.days import WorkingDays
from stationery.agenda.ledger import Entry, reply_due
from stationery.agenda.ledger_rows import find_newer, is_mailed
from stationery.catalog.customs import customs
from stationery.catalog.languages import language
from stationery.data.stock import Stock
from stationery.model.errors import Place, UnknownName, did_you_mean
from stationery.model.interview import Interview, match_names, names_of
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
    that is in the `newer` row. Not everything `is_mailed`.
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


class Reckoning:
    """When replies are due, counted from the day of posting: on a working day of the sender's country."""

    def __init__(self, sender: Party | None, stock: Stock) -> None:
        self._sender = sender
        self._stock = stock
        self._days = customs(stock.store).follow_up_days
        self._working = WorkingDays(country_of(sender, stock.store) or _UNKNOWN)

    def lines(self, entries: Iterable[Entry], source: str) -> Iterator[LedgerLine]:
        """A line for each entry of a ledger."""
        known = tuple(entries)
        newer = find_newer(known)
        for entry in known:
            due = None
            if entry.awaited:
                due = reply_due(entry.posted, entry.answered, self._days, self._working)
            words = (entry.who, entry.what, entry.file, entry.made, entry.posted, entry.answered, due)
            later = newer.get(entry.number)
            again, row = (later.made or entry.made, later.number) if later else (None, 0)
            yield LedgerLine(*words, source, entry.number, again, row, is_mailed(entry.what))

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


def find_lines(text: str, what: str, lines: tuple[LedgerLine, ...], place: Place) -> tuple[LedgerLine, ...]:
    """The line that a name means, or all lines of one letter file `what`. Raises UnknownName for nobody, and for more
    than one."""
    chosen = [line for line in lines if what.casefold() in line.what.casefold()]
    names = match_names(text, dict.fromkeys(line.who for line in chosen))
    found = tuple(line for line in chosen if line.who in names)
    if len(found) == 1:
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
    elif len(names) == 1:
        hint += "\n  Say which with --what"
    raise UnknownName(f"more than one letter is to {text!r}", place, hint, tuple(names))


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
    posted = f", posted on {line.posted}" if line.posted else ""
    file = f", in {line.file}" if line.file else ""
    return f"{where}: {line.who}, {line.what}{made}{posted}{file}"
