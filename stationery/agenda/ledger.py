"""Ledger: what was made for whom, posted, answered; a CSV table that people change in their spreadsheets, too.

Read by its headings, in whatever order and with whatever other columns. What is written changes nothing else in it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from stationery.agenda.days import WorkingDays
from stationery.data.encodings import BYTE_ORDER_MARKS, decode_utf16, decode_windows
from stationery.model.errors import Place, SourceError, StationeryError, raise_faults
from stationery.model.values import replace, value
from stationery.reading.spoken_dates import NoMoment, read_spoken

DATE, WHO, WHAT, FILE, ID, POSTED, ANSWERED = COLUMNS = (
    "date", "who", "what", "file", "row id", "posted", "answered",
)  # fmt: skip

POSTAGE = "postage"
"""One more column, where postage was printed: which stamp or code it was."""

NO_REPLY = "no reply expected"
"""What stands in place of the day on which a letter was answered, for one such as a thank-you note."""

_NO_REPLY = (NO_REPLY, "no reply", "not expected", "none expected", "none", "no", "-")
"""And how people write it."""

_MARK = b"\xef\xbb\xbf"
"""Without it, a spreadsheet takes UTF-8 for something else."""

_ACTIVE = "=+-@\uff1d\uff0b\uff0d\uff20"
"""How a cell begins that a spreadsheet computes (OWASP: CSV injection); an apostrophe before it makes it text."""

_SEPARATORS = ",;\t|"
_QUOTED = re.compile(r'[,;\t|"\r\n]|^\s|\s$')
"""What any of a spreadsheet's separators would cut is quoted, whichever of them ours is."""

_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
_ID_LENGTH = 20
_POSTAGE = re.compile(r".*\(([a-p]{20})\)|(code \S+)")
_MOST_LINES = 100
"""No cell has more lines: there, a quotation mark that nobody closed has taken in the rows below it."""

_IN_FIGURES = re.compile(r"(?<![\d/-])(\d{1,2}) ?[/-] ?(\d{1,2}) ?[/-] ?\d{2,4}(?!\d)")
_AS_DATE = "write it as 2026-11-03"


@value
class Entry:
    """What one letter is in the ledger; `number` is its row as a spreadsheet numbers it. Some have no reply `awaited`.

    A person may have written it: then it has no `id`, and perhaps no date.
    """

    number: int
    made: date | None
    who: str
    what: str = ""
    file: str = ""
    id: str = ""
    posted: date | None = None
    answered: date | None = None
    postage: str = ""
    awaited: bool = True


@value
class Layout:
    """How a table is written: its separator, where each of our columns is, how many there are, and how lines end; and
    where the column of postage is, if it has one."""

    separator: str = ","
    columns: tuple[int, ...] = tuple(range(len(COLUMNS)))
    width: int = len(COLUMNS)
    ends: str = "\r\n"
    postage: int | None = None

    def write_row(self, texts: Mapping[str, str]) -> str:
        """A row with these texts in our columns, its line end with it."""
        cells = [""] * self.width
        for column, index in zip(COLUMNS, self.columns, strict=True):
            cells[index] = disarm(texts.get(column, ""))
        if self.postage is not None:
            cells[self.postage] = disarm(texts.get(POSTAGE, ""))
        return join_cells(cells, self.separator) + self.ends

    def lay_out(self, rows: str, written: Layout | None = None) -> str:
        """Rows of a new table, as they stand in this one; they are `written` as usual, or with postage."""
        written = written or Layout()
        if self == written:
            return rows
        found = csv.reader(io.StringIO(rows, newline=""))
        columns = (*COLUMNS, POSTAGE)[: written.width]
        return "".join(self.write_row(dict(zip(columns, cells, strict=True))) for cells in found)


WITH_POSTAGE = Layout(width=len(COLUMNS) + 1, postage=len(COLUMNS))
"""How a new table is written, if it has the column of postage."""


HEAD = ",".join(COLUMNS) + "\r\n"
"""The headings of a new table."""


def identify(*words: str) -> str:
    """The id of what is told apart by these words: letters only, which no spreadsheet takes for a number or a day."""
    text = "\x1d".join(words)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH].translate(_LETTERS)


def name_postage(name: str, key: str) -> str:
    """The cell of a stamp that is told apart by such an id; a code is its own name."""
    return f"{name} ({key})"


def key_of(cell: str) -> str:
    """By what the postage in a cell is told apart; empty for what we did not write."""
    found = _POSTAGE.fullmatch(cell)
    return (found[1] or found[2]) if found else ""


def disarm(text: str) -> str:
    """A text on one line, as a cell that no spreadsheet computes."""
    if not text.isprintable():
        text = "".join(each if each.isprintable() else " " for each in text)
    text = " ".join(text.split())
    return f"'{text}" if text[:1] in _ACTIVE and text else text


def _arm(cell: str) -> str:
    """What `disarm` was given."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in _ACTIVE else cell


def join_cells(cells: Iterable[str], separator: str) -> str:
    return separator.join('"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell for cell in cells)


class Ledger:
    """A table as it was read. `entries` reads them one at a time. Raises SourceError for what is no such table."""

    def __init__(self, data: bytes, file: str, month_first: bool | None = None) -> None:
        self.file = file
        self.utf8 = True
        self._text = self._decode(data)
        self.is_new = not self._text.strip()
        self.layout = Layout()
        self._heading = 1
        self._month_first = month_first
        if not self.is_new:
            self.layout = self._read_layout()
            self._month_first = _order_of(self._text, month_first)

    def entries(self) -> Iterator[Entry]:
        """Those with anything in our columns. Raises SourceError, or Several, for all that can't be read."""
        faults: list[StationeryError] = []
        for number, _, cells in self._records():
            texts = self._texts(cells)
            if number <= self._heading or not any(texts.values()):
                continue
            days: dict[str, date | None] = {}
            awaited = texts[ANSWERED].casefold() not in _NO_REPLY
            if not awaited:
                texts[ANSWERED] = ""
            for column in (DATE, POSTED, ANSWERED):
                try:
                    days[column] = self._read_day(texts[column], column, number)
                except SourceError as fault:
                    faults.append(fault)
                    days[column] = None
            made, posted, answered = days.values()
            words = (texts[WHO], texts[WHAT], texts[FILE], texts[ID])
            yield Entry(number, made, *words, posted, answered, texts[POSTAGE], awaited)
        raise_faults(faults)

    def mark(self, column: str, days: Mapping[int, date | None]) -> bytes:
        """The table with a day, or none, in this column of some rows, by their numbers; every other row as it was."""
        found = []
        for number, raw, cells in self._records():
            if number in days:
                index = self.layout.columns[COLUMNS.index(column)]
                cells = [*cells, *[""] * (self.layout.width - len(cells))]
                day = days[number]
                cells[index] = day.isoformat() if day else ""
                ends = raw[len(raw.rstrip("\r\n")) :]
                raw = join_cells(cells, self.layout.separator) + ends
            found.append(raw)
        return self._encode("".join(found))

    def open_postage(self) -> None:
        """Add the column of postage at the right, unless there is one."""
        if self.layout.postage is not None:
            return
        if self.is_new:
            self.layout = WITH_POSTAGE
            return
        found = []
        for number, raw, _ in self._records():
            if number == self._heading:
                row = raw.rstrip("\r\n")
                raw = f"{row}{self.layout.separator}{POSTAGE}{raw[len(row) :]}"
            found.append(raw)
        self._text = "".join(found)
        self.layout = replace(self.layout, postage=self.layout.width, width=self.layout.width + 1)

    def add(self, rows: str) -> bytes:
        """The table with rows, in its layout, at its end."""
        if self.is_new:
            head = HEAD if self.layout.postage is None else HEAD.replace("\r\n", f",{POSTAGE}\r\n")
            return self._encode(head + rows)
        ends = "" if self._text.endswith(("\n", "\r")) else self.layout.ends
        return self._encode(self._text + ends + rows)

    def _encode(self, text: str) -> bytes:
        return (_MARK if self._marked else b"") + text.encode("utf-8", "replace")

    def _decode(self, data: bytes) -> str:
        self._marked = data.startswith(_MARK) or not data.strip()
        if data.startswith(BYTE_ORDER_MARKS):
            self.utf8, self._marked = False, True
            return decode_utf16(data, self.file)
        if b"\0" in data:
            hint = "save it as `CSV UTF-8` (Excel: File, Save As)"
            raise SourceError("this is no CSV table", Place(self.file), hint)
        try:
            return data.removeprefix(_MARK).decode("utf-8")
        except UnicodeDecodeError:
            self.utf8, self._marked = False, True
            known = decode_windows(data)
            if known:
                return known[0]
        message = "the file isn't UTF-8, and perhaps not Windows-1252; its accented letters can't be read for certain"
        raise SourceError(message, Place(self.file), "save it as `CSV UTF-8` (Excel: File, Save As)")

    def _read_layout(self) -> Layout:
        begun = self._text.lstrip("\r\n")
        self._heading += self._text[: len(self._text) - len(begun)].count("\n")
        first = begun.partition("\n")[0]
        best: tuple[int, str, list[str]] = (-1, ",", [])
        for separator in _SEPARATORS:
            cells = [" ".join(cell.casefold().split()) for cell in next(csv.reader([first], delimiter=separator), [])]
            known = sum(cell in COLUMNS for cell in cells)
            if known > best[0]:
                best = (known, separator, cells)
        _, separator, cells = best
        missing = [column for column in COLUMNS if column not in cells]
        if missing:
            names = ", ".join(map(repr, missing))
            message = f"row 1: there is no heading {names}" if len(missing) < len(COLUMNS) else "this isn't a ledger"
            hint = f"the headings of a ledger are {', '.join(COLUMNS)}; there may be others, in any order"
            raise SourceError(message, Place(self.file, 1), hint)
        ends = "\r\n" if "\r\n" in self._text else "\n"
        postage = cells.index(POSTAGE) if POSTAGE in cells else None
        return Layout(separator, tuple(cells.index(column) for column in COLUMNS), len(cells), ends, postage)

    def _records(self) -> Iterator[tuple[int, str, list[str]]]:
        """Number, text and cells of each record, blank ones too. Raises SourceError for a quotation mark that is not
        closed."""
        if self.is_new:
            return
        taken: list[str] = []
        lines = _take(self._text, taken)
        number, line = 1, 1
        records = csv.reader(lines, delimiter=self.layout.separator, strict=True)
        while True:
            taken.clear()
            try:
                cells = next(records, None)
                wrong = len(taken) > _MOST_LINES
            except csv.Error:
                wrong = True
            if wrong:
                hint = 'write "" for one within a cell, and one at its end; or delete the row'
                raise SourceError(f"row {number}: the quotation marks don't match", Place(self.file, line), hint)
            if cells is None:
                return
            yield number, "".join(taken), cells
            number, line = number + 1, line + len(taken)

    def _texts(self, cells: list[str]) -> dict[str, str]:
        count = len(cells)
        places = zip(COLUMNS, self.layout.columns, strict=True)
        texts = {column: _arm(cells[index]) if index < count else "" for column, index in places}
        last = self.layout.postage
        texts[POSTAGE] = _arm(cells[last]) if last is not None and last < count else ""
        return texts

    def _read_day(self, text: str, column: str, number: int) -> date | None:
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
        try:
            found = read_spoken(text, self._month_first).day
            why, hint = "is no date", _AS_DATE
        except NoMoment as wrong:
            found, why, hint = None, wrong.why, wrong.hint or _AS_DATE
        if found is None:
            raise SourceError(f"row {number}, {column}: {text!r} {why}", Place(self.file), hint)
        return found


def _take(text: str, taken: list[str]) -> Iterator[str]:
    """The lines of a text, each kept in `taken` as it is handed on."""
    at = 0
    while at < len(text):
        ends = text.find("\n", at) + 1 or len(text)
        taken.append(text[at:ends])
        yield taken[-1]
        at = ends


def _order_of(text: str, usual: bool | None) -> bool | None:
    """Whether the month comes first in a table's dates in figures: a spreadsheet writes all of them alike."""
    for match in _IN_FIGURES.finditer(text):
        first, second = int(match[1]), int(match[2])
        if (first > 12) != (second > 12):
            return second > 12
    return usual


def reply_due(posted: date | None, answered: date | None, days: int, working: WorkingDays) -> date | None:
    """The working day from which one may ask for a reply; None if none is expected, or it has come."""
    return None if posted is None or answered else working.from_on(posted + timedelta(days=days))
