"""Finds ledgers and interview files, reads their lines, and writes into them when a letter was posted or answered."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Iterator
from datetime import date

from stationery.agenda.ledger import ANSWERED, POSTED, Ledger
from stationery.agenda.ledger_rows import CARD_ENVELOPE, ENVELOPE, LABEL, PLAIN_ENVELOPE, read_things
from stationery.cli import files, lists, settings
from stationery.cli.dates import month_first, read_past_day, say_day
from stationery.cli.options import Request
from stationery.cli.sent import refuse_too_early
from stationery.cli.terminal import say, tell
from stationery.data.shared import SharedFile
from stationery.data.yaml import MOST_BYTES
from stationery.model.errors import Place, Remark, Several, SourceError, StationeryError
from stationery.model.values import value
from stationery.products.chosen_rows import read_rows, write_rows
from stationery.products.ledger import (
    LedgerLine,
    Reckoning,
    Wanted,
    find_lines,
    find_missing,
    is_called,
    join_names,
    without_companions,
)
from stationery.products.ledger_list import place_in_list
from stationery.products.merge_ledger import BESIDE, word_open
from stationery.reading.files import read_bytes, read_text
from stationery.reading.interview import read_interview
from stationery.reading.sent import record_sent
from stationery.resolve.countries import country_of

_MOST = 1 << 28
"""Bytes of a ledger: a million letters."""

_TOLD = 10
"""Letters that are told one by one."""

_COPIES = 5
"""Earlier copies that are told one by one."""

_OF_INTERVIEWS = (".yaml", ".yml")
_IS_INTERVIEW = re.compile(r"^\ufeff?(?:organization|company)[ ]*:", re.IGNORECASE | re.MULTILINE)


_ON = Place("--on")

_CALLED = {POSTED: "mailed"}
"""How messages call what a column records."""


@value
class _Day:
    """What is recorded: a column of the ledger, the day, and whether somebody named it."""

    column: str
    day: date
    named: bool

    @property
    def called(self) -> str:
        return _CALLED.get(self.column, self.column)


def read_only(request: Request, list_: str = "") -> tuple[LedgerLine, ...]:
    """What `read_lines` gives to a command that writes nothing; so no error says that nothing was written."""
    try:
        return read_lines(request, list_)
    except Several as fault:
        raise Several(fault.faults, "") from None


def read_lines(request: Request, list_: str = "") -> tuple[LedgerLine, ...]:
    """The lines of the files that are named, or else of those in this folder, or in that of a list. Raises SourceError
    if there are none."""
    named = (*request.texts("ledgers"), *request.texts_if("named"))
    places = named or (os.path.dirname(list_) or ".",)
    profile = settings.profile(request.require("profile"))
    reckoning = Reckoning(profile.sender if profile else None, settings.stock())
    lines: list[LedgerLine] = []
    found = False
    for path in places:
        for file in _files_in(path) if os.path.isdir(path) else (path,):
            read = tuple(_read_file(file, reckoning))
            if not read and not file.lower().endswith(_OF_INTERVIEWS):
                tell(f"{file}: this ledger has no letter yet.")
            _tell_future(file, read)
            lines += read
            found = True
    if not found and not list_:
        hint = f"`stationery merge` writes {BESIDE} beside its list; name another file, or go to its folder"
        raise SourceError(
            "there is no ledger in this folder", Place(os.path.normpath(os.path.join(places[0], BESIDE))), hint
        )
    return tuple(lines)


def _tell_future(file: str, lines: tuple[LedgerLine, ...]) -> None:
    """Days that are still to come, such as of a wrong year, typed in a spreadsheet."""
    today = settings.today()
    late = [
        f"row {line.row} ({line.who}): {what} on {say_day(day)}, which is still to come"
        for line in lines
        for what, day in (("mailed", line.posted), ("answered", line.answered))
        if line.row and day and day > today
    ]
    for number, message in enumerate(late[:_COPIES]):
        tell(str(Remark(message, Place(file), "check the year" * (number + 1 == len(late[:_COPIES])))))
    if len(late) > _COPIES:
        tell(f"{file}: and {len(late) - _COPIES:,} more such days")


def _files_in(folder: str) -> Iterator[str]:
    """The ledger and the interview files of a folder; an interview file that can't be read is told and left out."""
    folder = "" if folder == "." else folder
    ledger = os.path.join(folder, BESIDE)
    if os.path.isfile(ledger):
        yield ledger
    for name in sorted(os.listdir(folder or ".")):
        path = os.path.join(folder, name)
        if not name.lower().endswith(_OF_INTERVIEWS) or not os.path.isfile(path):
            continue
        try:
            text = read_text(path)
            if _IS_INTERVIEW.search(text):
                read_interview(text, path)
                yield path
        except StationeryError as fault:
            tell(str(fault))


def _read_file(path: str, reckoning: Reckoning) -> Iterator[LedgerLine]:
    if path.lower().endswith(_OF_INTERVIEWS):
        yield from reckoning.lines_of(read_interview(read_text(path), path))
        return
    yield from reckoning.lines(Ledger(read_bytes(path, _MOST), path, month_first(reckoning.home)).entries(), path)


def beside_list(list_: str, lines: tuple[LedgerLine, ...]) -> tuple[LedgerLine, ...]:
    """The lines, and one for each of a list who has nothing, with the rows of the list in which they are."""
    roster, _ = lists.open_roster(list_, asks=False, dry_run=True)
    if next(roster.recipients(), None) is None:
        tell(str(Remark("the list has headings and no rows", Place(list_), "add a row below the headings")))
    missing = (LedgerLine(name) for name in find_missing(roster, lines, settings.stock()))
    placed = tuple(place_in_list((*lines, *missing), roster, os.path.basename(list_)))
    told, others = placed[: len(lines)], placed[len(lines) :]
    rows = {row for line in told for row in line.list_rows}  # somebody else may have written the name there
    return (*told, *(line for line in others if not line.list_rows or not rows.issuperset(line.list_rows)))


def record(request: Request, column: str, *, everybody: bool = False) -> None:
    """Write a day into the ledger or the interview file that tells of each of these letters.

    Raises UnknownName for a name that means nobody or more than one, and SourceError for a day that can't be; then
    nothing is written.
    """
    lines = read_lines(request)
    on, what = request.text("on"), request.text("what") or ""
    named_day = (
        read_past_day(on, "--on", f"it was {_CALLED.get(column, column)}", home_of(request)) if on else settings.today()
    )
    day = _Day(column, named_day, on is not None)
    if everybody:
        chosen = _choose_posted(lines, what, with_notes=request.texts("ledgers") != ())
    else:
        chosen = choose_named(request, lines, column)
    news = tuple(line for line in chosen if _is_news(line, day))
    written = [_change(path, [line for line in news if line.source == path], day) for path in _sources(news)]
    for path, data in written:
        if path.lower().endswith(_OF_INTERVIEWS):
            files.write((path, data))
        else:
            rows_ = [line for line in news if line.source == path]
            change_ledger(path, rows_, day.column, day.day, home_of(request))
        say(path)
    if len(news) > _TOLD:
        tell(f"Recorded: {_count(len(news), _call(news))}, {day.called} on {say_day(day.day)}.")
    for line in news if len(news) <= _TOLD else ():
        verb = day.called if line.is_mailed or column == ANSWERED else "sent"
        tell(f"Recorded: {line.who} ({line.what}), {verb} on {say_day(day.day)}.")
    if everybody:
        for path in _sources(tuple(line for line in news if line.row)):
            rows = write_rows(line.row for line in news if line.source == path)
            file = "" if path == BESIDE else f" --ledger {shlex.quote(path)}"
            tell(f"To take it back: stationery ledger unmailed --row {rows}{file}")


def home_of(request: Request) -> str:
    """The sender's country."""
    profile, stock = settings.profile(request.require("profile")), settings.stock()
    return country_of(profile.sender, stock.store) if profile else ""


def choose_named(request: Request, lines: tuple[LedgerLine, ...], column: str) -> tuple[LedgerLine, ...]:
    """The lines that names and --row mean. One reply answers all that somebody got of one letter."""
    rows, what = request.texts("rows"), request.text("what") or ""
    if rows:
        lines = tuple(dict.fromkeys(line for row in rows for line in _find_rows(row, lines)))
    among = lines if rows else _open_first(lines, column, what)
    names = join_names(request.texts("names"), among)
    sources = _sources(lines)
    wanted = Wanted(what, column, together=column == ANSWERED)
    named = (find_lines(name, wanted, among, Place(sources[0] if len(sources) == 1 else repr(name))) for name in names)
    return tuple(dict.fromkeys(line for each in named for line in each)) if names else lines


def _choose_posted(lines: tuple[LedgerLine, ...], what: str, *, with_notes: bool) -> tuple[LedgerLine, ...]:
    """All that is mailed and isn't posted yet; what else isn't is told. Notes after an interview only `with_notes`."""
    called = tuple(line for line in lines if is_called(line, what))
    open_ = tuple(line for line in without_companions(called) if not line.posted)
    only_emails = bool(what) and not any(line.is_mailed for line in called)
    mailed = tuple(line for line in open_ if (line.is_mailed or only_emails) and not line.newer)
    emails = [line for line in open_ if not line.is_mailed and not only_emails]
    copies = [line for line in open_ if line.is_mailed and line.newer]
    notes = [line for line in mailed if not line.row and not with_notes]
    chosen = tuple(line for line in mailed if line.row or with_notes)
    if lines and not chosen:
        tell("All are mailed already." if called or not what else f"The ledger has no letter called {what!r}.")
    if emails:
        told = ", ".join(f"row {line.row} ({line.who})" for line in emails[:_COPIES])
        more = f", and {len(emails) - _COPIES:,} more" if len(emails) > _COPIES else ""
        tell(f"Left out {_count(len(emails), 'e-mail')}: {told}{more}. --all --what e-mail marks them as sent.")
    if copies:
        told = "; ".join(f"row {line.row} ({line.who}), made again in row {line.newer}" for line in copies[:_COPIES])
        more = f"; and {len(copies) - _COPIES:,} more" if len(copies) > _COPIES else ""
        tell(f"Left out earlier copies: {told}{more}. --row marks one as mailed.")
    if notes:
        files_ = ", ".join(_sources(tuple(notes)))
        tell(f"Left out {_count(len(notes), 'note')} after an interview ({files_}); name the file with --ledger.")
    return chosen


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _call(lines: Iterable[LedgerLine]) -> str:
    """What they all are: cards, e-mails; letters where they are several things."""
    kinds = {kind for line in lines for kind in read_things(line.what) or ("letter",)}
    alone = kinds - {ENVELOPE, CARD_ENVELOPE, LABEL, PLAIN_ENVELOPE} or {min(kinds)}
    (kind, *others) = alone
    return "letter" if others else "envelope" if kind == CARD_ENVELOPE else kind


def _find_rows(text: str, lines: tuple[LedgerLine, ...]) -> Iterator[LedgerLine]:
    """The lines in rows of a ledger: `17`, or `2-5,9`. Raises SourceError if there is none, and where several ledgers
    have such a row."""
    place = Place("--row")
    try:
        ranges = read_rows((text,), "--row")
    except SourceError:
        raise SourceError(f"{text!r} isn't the number of a row", place, "write --row 17") from None
    known = sorted({line.row for line in lines if line.row})
    for first, last in ranges:
        among = [row for row in known if first <= row <= last] if first < last else []
        for row in among or [first]:
            yield _find_row(str(row), lines, place)


def _find_row(text: str, lines: tuple[LedgerLine, ...], place: Place) -> LedgerLine:
    found = [line for line in lines if line.row == int(text)]
    if not found:
        numbers = [line.row for line in lines if line.row]
        hint = f"the letters are in rows {min(numbers)} to {max(numbers)}" if numbers else "there is no letter in it"
        raise SourceError(f"the ledger has no letter in row {text.strip()}", place, hint)
    if len(found) > 1:
        files_ = ", ".join(line.source for line in found)
        raise SourceError(f"more than one ledger has a row {text.strip()}: {files_}", place, "name one with --ledger")
    return found[0]


def _open_first(lines: tuple[LedgerLine, ...], column: str, what: str) -> tuple[LedgerLine, ...]:
    """Without those that are done, of people who got several letters called `what` and for whom something is left to
    record; all of them for no column. A label is nothing that is left where its letter is there, too."""
    if not column:
        return lines
    called = [line for line in lines if is_called(line, what)]
    open_ = {line.who for line in without_companions(called) if not getattr(line, column)}
    return tuple(line for line in lines if not getattr(line, column) or line.who not in open_)


def _is_news(line: LedgerLine, day: _Day) -> bool:
    """Whether a day is to be recorded. Raises SourceError for another one than is recorded, or one that can't be."""
    known: date | None = getattr(line, day.column)
    where = Place(line.source)
    if known:
        if day.named and day.day != known:
            row = f"row {line.row}: " if line.row else ""
            message = f"{row}{line.who}: {day.called} on {known}, not {day.day}"
            raise SourceError(message, where, f"if it was {day.day}, change it there")
        tell(f"{line.source} already says: {line.who} ({line.what}), {day.called} on {say_day(known)}.")
        return False
    before = ("mailed", line.posted) if day.column == ANSWERED and line.posted else ("made", line.made)
    if before[1] and day.day < before[1]:
        message = f"{day.day} is before the letter to {line.who} was {before[0]}, on {before[1]}"
        near = day.day.year == before[1].year
        hint = f"give the day on which it was {day.called}{'' if day.named else ', with --on'}"
        hint = "check the year" if day.named and not near else hint
        raise SourceError(message, _ON, hint)
    if day.column == ANSWERED and not line.row:
        raise SourceError("an interview file doesn't record answers", where, "write it in its `notes:`")
    return True


def _sources(lines: tuple[LedgerLine, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.source for line in lines))


def _change(path: str, lines: list[LedgerLine], day: _Day) -> tuple[str, bytes]:
    """An interview file with the day in it; a ledger is changed only under its lock."""
    if not path.lower().endswith(_OF_INTERVIEWS):
        return path, b""
    refuse_too_early(day.day, read_interview(read_text(path), path), _ON)
    data = read_bytes(path, MOST_BYTES + 1)
    for line in lines:
        data = record_sent(data, path, line.who, day.day)
    return path, data


def change_ledger(path: str, lines: Iterable[LedgerLine], column: str, day: date | None, home: str) -> None:
    """Write a day, or none, into the rows of these lines, unless somebody changed the ledger meanwhile."""
    shared = SharedFile(path, files.WAYS)
    if program := shared.opened_by:
        message, hint = word_open(program)
        tell(str(Remark(message, Place(path), hint)))
    with shared.lock() as locked:
        ledger = Ledger(locked.read(), path, month_first(home))
        now = {(entry.number, entry.who, entry.what) for entry in ledger.entries()}
        if any((line.row, line.who, line.what) not in now for line in lines):
            raise SourceError("the ledger was changed meanwhile", Place(path), "try again")
        locked.replace(ledger.mark(column, {line.row: day for line in lines}))
