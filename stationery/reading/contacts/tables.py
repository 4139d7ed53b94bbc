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

from stationery.data.encodings import BYTE_ORDER_MARKS, decode_windows
from stationery.model.contact import Listing, Row
from stationery.model.errors import Place, Remark, SourceError
from stationery.reading.contacts.rows import SEARCHED, count_known, find_headings, make_row, name_headings, refuse_data
from stationery.reading.files import read_bytes

_HEAD = 65_536
"""Bytes of a file by which we tell its kind, separator, and row of headings."""

_MOST_LINES = 100
"""No cell has more lines: there, a quotation mark that nobody closed has taken in the rows below it."""

_LONGEST_CELL = 131_072
"""Characters; csv's own limit, and twice what a spreadsheet allows."""

_SEPARATORS = ",;\t|"


class CsvList:
    """A text file with a separator. `rows` reads it anew each time and keeps nothing of it."""

    def __init__(self, file: str, open_bytes: Callable[[], IO[bytes]], head: bytes) -> None:
        self.file = file
        self._open = open_bytes
        self._encoding, remarks = _find_encoding(file, head, open_bytes)
        sample, whole = self._sample()
        self._skipped = 1 if re.match(r"sep=.\r?\n", sample, re.IGNORECASE) else 0
        sample = sample.partition("\n")[2] if self._skipped else sample
        self._separator, self._begins = _find_separator(sample, whole)
        records = list(_sample_records(sample, self._separator, whole))
        if not any(any(cell.strip() for cell in record) for record in records):
            raise SourceError("the list is empty", Place(file), "export it again, with its headings")
        self.headings, found = name_headings(records[self._begins], Place(file, self._begins + 1))
        refuse_data(self.headings, Place(file, self._begins + 1))
        self.remarks: tuple[Remark, ...] = (*remarks, *found)

    def rows(self) -> Iterator[Row]:
        count = len(self.headings)
        for number, record in self._records():
            if number > self._begins + 1 and (row := make_row(self.file, number, record, count)):
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
                if len(lines.taken) > 1 and not _is_closed(lines.taken, self._separator):
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

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.taken.append(line)
        if len(self.taken) > _MOST_LINES:
            raise csv.Error("too many lines")
        return line


def _is_closed(lines: list[str], separator: str) -> bool:
    """Whether the record ends, and not only the file. csv says that in its strict manner alone."""
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error as wrong:
        return "unexpected end" not in str(wrong)
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


def open_list(path: str) -> Listing:
    """The list in a file, `-` for standard input: CSV, TSV, XLSX, ODS, XLS. Raises SourceError, which names what else
    the file is."""
    head = read_bytes(path, _HEAD)
    if path == "-":
        head += sys.stdin.buffer.read()
    opened = partial(_open, path, head)
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        from stationery.reading.contacts.sheets import open_sheets  # 4 ms

        return open_sheets(path, opened())
    _refuse_other_files(path, head)
    return CsvList(path, opened, head)


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

EXPORT = "export the list as CSV (UTF-8) or XLSX, with its headings in the first row"


def _refuse_other_files(path: str, head: bytes) -> None:
    place = Place(path)
    if re.search(r"(?:^|[/\\])(?:~\$[^/\\]*\.\w+|\.~lock\.[^/\\]*#)$", path):
        message = "this is no list, but the lock file that an office program keeps beside one that is open"
        raise SourceError(message, place, "close the program, and name the list itself")
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n,;"):
        raise SourceError("the list is empty", place, "export it again, with its headings")
    for begins, what in _OTHER_FILES:
        if re.match(begins, head.removeprefix(codecs.BOM_UTF8), re.DOTALL):
            hint = "save the workbook as XLSX or CSV" if what in ("a web page", "an XML file") else EXPORT
            if what == "a vCard file":
                hint = "name it where an address book is expected: `--book FILE`"
            raise SourceError(f"this is {what}, not a list", place, hint)


def _find_encoding(file: str, head: bytes, open_bytes: Callable[[], IO[bytes]]) -> tuple[str, tuple[Remark, ...]]:
    """The encoding of a whole file: UTF-8, with or without its mark, UTF-16, or what can only be Windows-1252."""
    if head.startswith(BYTE_ORDER_MARKS):
        _decode_all(file, "utf-16", open_bytes)
        return "utf-16", ()
    zeros = head.count(0)
    if zeros and zeros * 5 > len(head) * 2:
        name = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
        _decode_all(file, name, open_bytes)
        return name, ()
    if zeros:
        raise SourceError("this is neither a text file nor a spreadsheet", Place(file), EXPORT)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        with open_bytes() as stream:
            while data := stream.read(_HEAD):
                decoder.decode(data)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252", (_judge_windows(file, open_bytes),)
    return "utf-8-sig", ()


def _decode_all(file: str, encoding: str, open_bytes: Callable[[], IO[bytes]]) -> None:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with open_bytes() as stream:
            while data := stream.read(_HEAD):
                decoder.decode(data)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        message = "the file begins as UTF-16 does, and goes on as something else"
        raise SourceError(message, Place(file), EXPORT) from None


def _judge_windows(file: str, open_bytes: Callable[[], IO[bytes]]) -> Remark:
    """A remark that the file was read as Windows-1252. Raises SourceError where that isn't certain."""
    found: bytearray = bytearray()
    with open_bytes() as stream:
        for number, line in enumerate(stream, 1):
            if line.isascii() or len(found) > _HEAD:
                continue
            if _is_utf8(line):  # a broken byte among UTF-8 is no Windows-1252
                found += b"\xc3\x80"
            found += line
            first = number if len(found) == len(line) else 0
            if first:
                place = Place(file, first)
    known = decode_windows(bytes(found))
    if known is None:
        message = "the file isn't UTF-8, nor certainly Windows-1252; its accented letters can't be told"
        raise SourceError(message, Place(file), "save it as `CSV UTF-8` (Excel: File, Save As)")
    hint = "save it as `CSV UTF-8` (Excel: File, Save As), so that every program reads it alike"
    return Remark(f"the file isn't UTF-8; it was read as Windows-1252: {known[1]}", place, hint)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _sample_records(sample: str, separator: str, whole: bool) -> Iterator[list[str]]:
    """The first records of a text, without the last one where the text was cut."""
    found: list[list[str]] = []
    try:
        for record in csv.reader(sample.splitlines(keepends=True), delimiter=separator):
            found.append(record)
            if len(found) > SEARCHED:
                break
    except csv.Error:
        pass
    yield from found if whole or len(found) < 2 else found[:-1]


def _find_separator(sample: str, whole: bool) -> tuple[str, int]:
    """The separator by which the text has most headings that we know, then most rows of one width; and which record
    has the headings."""
    best, found = (0, 0, 0), (",", 0)
    for separator in _SEPARATORS:
        records = list(_sample_records(sample, separator, whole))
        index = find_headings(records)
        if index is None:
            continue
        width = len(records[index])
        alike = sum(1 for record in records[index:] if len(record) == width > 1)
        merit = (count_known(records[index]), alike, width)
        if merit > best:
            best, found = merit, (separator, index)
    return found
