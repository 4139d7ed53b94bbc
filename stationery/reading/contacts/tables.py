"""Opens a list, CSV or spreadsheet, whatever its encoding and separator: its headings, and its rows one at a time."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO

from stationery.model.contact import Listing, Row
from stationery.model.errors import Place, Remark, SourceError
from stationery.reading.contacts.list_encoding import EXPORT, find_encoding
from stationery.reading.contacts.rows import SEARCHED, count_known, find_headings, make_row, name_headings, refuse_data
from stationery.reading.files import read_bytes

_HEAD = 65_536
"""Bytes of a file by which we tell its kind, separator, and row of headings."""

_MOST_LINES = 100
"""No cell has more lines: there, a quotation mark that nobody closed has taken in the rows below it."""

_SEPARATORS = ",;\t|"


class CsvList:
    """A text file with a separator. `rows` reads it anew each time and keeps nothing of it."""

    def __init__(self, file: str, open_bytes: Callable[[], IO[bytes]], head: bytes) -> None:
        self.file = file
        self._open = open_bytes
        self._encoding, remarks = find_encoding(file, head, open_bytes)
        sample, whole = self._sample()
        named = re.match(r"sep=(.)\r?\n", sample, re.IGNORECASE)
        self._skipped = 1 if named else 0
        sample = sample[named.end() :] if named else sample
        separators = named[1] if named else _SEPARATORS
        self._separator, self._begins, cells = _find_separator(file, sample, whole, separators)
        self._width = len(cells)
        self.headings, found = name_headings(cells, Place(file, self._begins + 1))
        refuse_data(self.headings, Place(file, self._begins + 1))
        self.remarks: tuple[Remark, ...] = (*remarks, *found)

    def rows(self) -> Iterator[Row]:
        count = len(self.headings)
        for number, record in self._records():
            if number > self._begins + 1 and (row := make_row(self.file, number, record, count, self._width)):
                yield row

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Each record and its number, as a spreadsheet counts rows."""
        number = 0
        with _telling_encoding(self.file), self._open() as stream:
            text = io.TextIOWrapper(stream, self._encoding, newline="")
            lines = _Lines(itertools.islice(text, self._skipped, None))
            records = csv.reader(lines, delimiter=self._separator)
            while True:
                lines.taken.clear()
                number += 1
                try:
                    record = next(records, None)
                except csv.Error:
                    raise _never_closed(self.file, number) from None
                if record is None:
                    return
                if (lines.ended or len(lines.taken) > 1) and not _is_closed(lines.taken, self._separator):
                    raise _never_closed(self.file, number)
                yield number, record

    def _sample(self) -> tuple[str, bool]:
        """The text at the beginning, and whether it is all."""
        with self._open() as stream:
            data = stream.read(_HEAD)
            whole = len(data) < _HEAD
        text = codecs.getincrementaldecoder(self._encoding)("replace").decode(data)
        return text, whole


class _Lines:
    """Lines handed on, of which those of the record at hand are kept. Too many of them are an error of csv's."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.taken: list[str] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self.taken.append(line)
        if len(self.taken) > _MOST_LINES:
            raise csv.Error("too many lines")
        return line


def _is_closed(lines: list[str], separator: str) -> bool:
    """Whether each cell of a record that ends where the file does, or has several lines, is closed where it ends.

    csv says that in its strict manner alone. There a quotation mark within a cell of one line is wrong, too, but not
    worth an error.
    """
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error as wrong:
        return len(lines) == 1 and "unexpected end" not in str(wrong)
    return True


def _never_closed(file: str, number: int) -> SourceError:
    hint = 'close it; a quotation mark within a quoted cell is written twice: "Ann ""Annie"" Lee"'
    return SourceError(f"row {number}: a quotation mark opens a cell and is never closed", Place(file, number), hint)


@contextmanager
def _telling_encoding(file: str) -> Iterator[None]:
    try:
        yield
    except UnicodeError:
        raise SourceError("the file changed while it was read, or its text is damaged", Place(file)) from None


def open_list(path: str, data: bytes | None = None) -> Listing:
    """The list in a file, `-` for standard input: CSV, TSV, XLSX, ODS, XLS. Raises SourceError, which names what else
    the file is. `data` are what came through a pipe, where somebody has read it already."""
    head = read_bytes(path, _HEAD) if data is None else data
    if path == "-" and data is None:
        head += sys.stdin.buffer.read()
    opened: Callable[[], IO[bytes]] = partial(_open, path, head) if data is None else partial(io.BytesIO, data)
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        from stationery.reading.contacts.sheets import open_sheets  # 4 ms

        return open_sheets(path, opened())
    _refuse_other_files(path, head)
    listing: Listing = CsvList(path, opened, head)
    if any(heading.startswith("Relation 1 ") for heading in listing.headings):
        from stationery.reading.contacts.relations import name_spouse  # 0.3 ms

        listing = name_spouse(listing)
    if any(heading.startswith("Custom Field ") for heading in listing.headings):
        from stationery.reading.contacts.custom_fields import name_custom_fields  # 0.6 ms

        return name_custom_fields(listing)
    return listing


def _open(path: str, data: bytes) -> IO[bytes]:
    """The file from its beginning; what came through a pipe is kept."""
    return io.BytesIO(data) if path == "-" else open(path, "rb")


_OTHER_FILES = (
    (rb"%PDF-", "a PDF"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|RIFF....WEBP|.{4}ftyphei", "a picture"),
    (rb"\{\\rtf", "an RTF document"),
    (rb"(?i:\s*<(?:!doctype html|html|table|head|meta))", "a web page"),
    (rb"\s*<\?xml|\s*<\w+ xmlns", "an XML file"),
    (rb"(?i:\s*begin:vcard)", "a vCard file"),
    (rb"(?i:\s*begin:vcalendar)", "a calendar"),
    (rb"\s*[\[{]\s*(?:[\"\]}\[{]|$)", "a JSON file"),
    (rb"---[ \t]*\r?\n", "a letter file"),
    (rb"!BDN", "an Outlook data file (.pst)"),
    (rb"SQLite format", "a database"),
)
"""How files begin that people name by mistake, and what they are."""


def _refuse_other_files(path: str, head: bytes) -> None:
    place = Place(path)
    if re.search(r"(?:^|[/\\])(?:~\$[^/\\]*\.\w+|\.~lock\.[^/\\]*#)$", path):
        message = "this isn't a list but the lock file that an office program keeps beside one that is open"
        raise SourceError(message, place, "close the program, and name the list itself")
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n,;|"):
        raise SourceError("the list is empty", place, "export it again, with its headings")
    for begins, what in _OTHER_FILES:
        if re.match(begins, head.removeprefix(codecs.BOM_UTF8), re.DOTALL):
            hint = "save the workbook as XLSX or CSV" if what in ("a web page", "an XML file") else EXPORT
            if what == "a vCard file":
                hint = "name it where an address book is expected: `--book FILE`"
            raise SourceError(f"this is {what}, not a list", place, hint)


def _sample_records(sample: str, separator: str, whole: bool) -> Iterator[list[str]]:
    """The first records of a text, without the last one where the text was cut."""
    found: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            found.append(record)
            if len(found) > SEARCHED:
                break
    except csv.Error:
        pass
    yield from found if whole or len(found) < 2 else found[:-1]


def _find_separator(file: str, sample: str, whole: bool, separators: str) -> tuple[str, int, list[str]]:
    """The separator by which most headings are ones that we know, then most rows of one width; which record has the
    headings, and these."""
    best: tuple[float, int, int] = (-1, 0, 0)
    found: tuple[str, int, list[str]] = (",", 0, [])
    for separator in separators:
        records = list(_sample_records(sample, separator, whole))
        if not any(cell.strip() for record in records for cell in record):
            continue
        index = find_headings(file, records)
        width = len(records[index])
        alike = sum(1 for record in records[index:] if len(record) == width > 1)
        merit = (count_known(records[index]) ** 2 / width, alike, width)
        if merit > best:
            best, found = merit, (separator, index, records[index])
    if not found[2]:
        raise SourceError("the list is empty", Place(file), "export it again, with its headings")
    return found
