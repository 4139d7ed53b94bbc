"""Opens the files of stamps that are printed on envelopes, and lists those of a folder."""

from __future__ import annotations

import csv
import os
import re
from io import StringIO

from stationery.model.errors import Place, SourceError
from stationery.model.postage import PostageChoice
from stationery.reading.files import is_file, read_bytes, read_text

STAMPS = (".pdf", ".png")
_RUNS = re.compile(r"([0-9]+)")
MOST_STAMP_BYTES = 5_000_000
"""A stamp for print takes a hundredth of this."""


def read_stamp_file(choice: PostageChoice) -> bytes:
    """The file's bytes. Raises SourceError where it is named, if it can't be read or is too large."""
    place = choice.written.place or Place(choice.path)
    data = read_bytes(choice.path, MOST_STAMP_BYTES + 1, place)
    if not data:
        raise SourceError(f"{choice.file}: the file is empty", place, "save the postage again")
    if len(data) > MOST_STAMP_BYTES:
        hint = "name the PDF or PNG file that the post gave you"
        raise SourceError(f"{choice.file} is larger than {MOST_STAMP_BYTES // 1_000_000} MB", place, hint)
    return data


def list_stamps(folder: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the stamps in a folder, `stamp-2` before `stamp-10`; and of what else is there and not hidden."""
    names = sorted((name for name in os.listdir(folder) if not name.startswith(".")), key=_in_order)
    stamps = tuple(name for name in names if name.lower().endswith(STAMPS))
    return stamps, tuple(name for name in names if name not in stamps)


def read_stamp_list(path: str, place: Place | None) -> tuple[str, ...]:
    """The lines of a text file that names a stamp or a code in each."""
    rows = (" ".join(row.strip().strip('"').split()) for row in read_text(path, place).split("\n"))
    return tuple(filter(None, rows))


USED_COLUMNS = ("postage", "to", "interview")


def read_used(path: str) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """The text of a record of used postage, its lines ended by CRLF, and its rows; nothing where there is none.

    Raises SourceError for a file that is no such record.
    """
    if not is_file(path):
        return "", ()
    text = read_text(path)
    head, *rows = list(csv.reader(StringIO(text))) or [[]]
    if tuple(head) != USED_COLUMNS:
        hint = f"its first line is {','.join(USED_COLUMNS)}; if it is another file, rename it"
        raise SourceError("this isn't a record of used postage", Place(path), hint)
    ended = text if text.endswith("\n") else text + "\n"
    cells = (tuple((*row, "", "", "")[:3]) for row in rows)
    return ended.replace("\n", "\r\n"), tuple((each[0], each[1], each[2]) for each in cells)


def _in_order(name: str) -> list[tuple[int, str]]:
    """Runs of digits count as numbers."""
    return [(int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in _RUNS.split(name)]
