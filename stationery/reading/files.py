"""Opens a text file and returns its text, or explains why it can't."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stationery.data.yaml import MOST_BYTES, decode
from stationery.model.errors import Place, SourceError

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


NO_BETTER = "correct its name, or put the file where it says"
"""What to do about a file that a letter names, where no name is near."""


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
        missing = isinstance(wrong, FileNotFoundError)
        if place:
            message = f"{path}: {message}"
            hint = hint or (NO_BETTER if missing else "")
        kind = NoSuchFile if missing else SourceError
        raise kind(message, place or Place(path), hint) from None


def read_text_or_pdf(path: str) -> bytes:
    """The bytes of a letter file, or of a finished letter's PDF, which may be larger; cut one byte over the limit."""
    data = read_bytes(path, MOST_BYTES + 1)
    if len(data) <= MOST_BYTES or not data.startswith(PDF_BEGINS):
        return data
    rest = MOST_PDF_BYTES + 1 - len(data)
    return data + sys.stdin.buffer.read(rest) if path == "-" else read_bytes(path, MOST_PDF_BYTES + 1)


_NEAR = 0.65
_TEXTS = (".md", ".txt", ".markdown", ".yaml", ".csv")


def near_file(name: str, folder: str) -> str:
    """A hint with the file there whose name is nearest, of those of the same kind; empty if none is near. No letter is
    meant for a picture."""
    from difflib import get_close_matches

    stem, ending = os.path.splitext(name)
    there = sorted(os.listdir(folder)) if os.access(folder, os.R_OK) else []
    for each in there:
        own, kind = os.path.splitext(each)
        written = kind.lower() in _TEXTS and ending and ending.lower() not in _TEXTS
        if own.casefold() == stem.casefold() and not written:
            return f"did you mean {each!r}?"
    alike = {os.path.splitext(each)[0]: each for each in there if each.lower().endswith(ending.lower())}
    near = get_close_matches(stem, alike, n=1, cutoff=_NEAR)
    return f"did you mean {alike[near[0]]!r}?" if near else ""


def _what_is_wrong(path: str, wrong: OSError | ValueError) -> tuple[str, str]:
    folder, name = os.path.split(path)
    match wrong:
        case FileNotFoundError() if not os.path.isdir(folder or "."):
            return "there is no such file", f"the folder {folder!r} doesn't exist"
        case FileNotFoundError():
            return "there is no such file", near_file(name, folder or ".")
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
