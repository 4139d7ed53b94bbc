"""Opens a text file and returns its text, or explains why it can't."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stationery.data.yaml import MOST_BYTES, decode
from stationery.model.errors import Place, SourceError, did_you_mean

if TYPE_CHECKING:
    from stationery.model.diagnostics import Diagnostics

PDF_BEGINS = b"%PDF-"
MOST_PDF_BYTES = 20_000_000
"""`incoming/pdf_reader` refuses anything larger."""


class NoSuchFile(SourceError):
    """There is no file by that name."""


def read_text(path: str, named: Place | None = None, diagnostics: Diagnostics | None = None) -> str:
    """The text of a file, `-` for standard input: UTF-8, lines ending in `\n`, without a byte order mark.

    One that is `named` somewhere must be a file proper. `diagnostics` take what `decode` remarks.
    """
    if named:
        _refuse_pipe(path, named)
    return decode(read_bytes(path, MOST_BYTES + 1), path, diagnostics)


def byte_lines(path: str) -> Iterator[bytes]:
    """The lines of a file, `-` for standard input, one at a time as they arrive. Raises SourceError."""
    try:
        if path == "-":
            yield from sys.stdin.buffer
            return
        with open(path, "rb") as stream:
            yield from stream
    except (OSError, ValueError) as wrong:
        message, hint = _what_is_wrong(path, wrong)
        raise SourceError(message, Place(path), hint) from None


def is_file(path: str) -> bool:
    """Whether it is a file proper, and not a pipe or a device, which may keep us waiting, or never end."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def looks_like_interview(text: str) -> bool:
    """Whether a text has the keys of an interview file, at the beginning of lines."""
    keys = {row.partition(":")[0].strip().lower() for row in text.split("\n") if ":" in row and row[:1].isalpha()}
    return bool(keys & {"organization", "company"}) and bool(keys & {"interviewers", "interviewer", "at", "position"})


def _refuse_pipe(path: str, place: Place) -> None:
    if not is_file(path) and os.path.exists(path) and not os.path.isdir(path):
        message = "this isn't a file but a pipe or a device"
        raise SourceError(message if place.file == path else f"{path}: {message}", place, "name a file")


def read_bytes(path: str, most: int, place: Place | None = None) -> bytes:
    """At most `most` bytes of a file. A SourceError points to `place`, where the name was written, or to the file.

    What is named in a file has a place, and must be a file proper; a command may be given a pipe, too.
    """
    if place:
        _refuse_pipe(path, place)
    try:
        if path == "-" and not place:
            return sys.stdin.buffer.read(most)
        with open(path, "rb") as stream:
            return stream.read(most)
    except (OSError, ValueError) as wrong:
        message, hint = _what_is_wrong(path, wrong)
        if place:
            message = f"{path}: {message}"
        kind = NoSuchFile if isinstance(wrong, FileNotFoundError) else SourceError
        raise kind(message, place or Place(path), hint) from None


def read_text_or_pdf(path: str) -> bytes:
    """The bytes of a letter file, or of a finished letter's PDF, which may be larger; cut one byte over the limit."""
    data = read_bytes(path, MOST_BYTES + 1)
    if len(data) <= MOST_BYTES or not data.startswith(PDF_BEGINS):
        return data
    rest = MOST_PDF_BYTES + 1 - len(data)
    return data + sys.stdin.buffer.read(rest) if path == "-" else read_bytes(path, MOST_PDF_BYTES + 1)


def _what_is_wrong(path: str, wrong: OSError | ValueError) -> tuple[str, str]:
    folder, name = os.path.split(path)
    match wrong:
        case FileNotFoundError() if not os.path.isdir(folder or "."):
            return "there is no such file", f"the folder {folder!r} doesn't exist"
        case FileNotFoundError():
            near = did_you_mean(name, os.listdir(folder or ".")) if os.access(folder or ".", os.R_OK) else ""
            return "there is no such file", near if near.startswith("did you mean") else ""
        case IsADirectoryError():
            return "this is a folder", "name a file in it"
        case PermissionError():
            return "you don't have permission to read this file", "change its permissions"
        case OSError() if path == "-" and wrong.errno == errno.EBADF:
            return "standard input is closed", ""
        case OSError():
            return f"the file can't be read: {wrong.strerror}", ""
        case _:
            return "this isn't a valid file name", ""
