"""The rows that got nothing, as a list of their own: which file it is, so that a second run makes no second one."""

from __future__ import annotations

import csv
import io
import os
import re

from stationery.data.files import Parts
from stationery.model.errors import StationeryError
from stationery.model.values import value
from stationery.products.merge_report import Report
from stationery.products.recipients import Roster
from stationery.reading.contacts.tables import open_list


@value
class Rest:
    """A file of rows, and its bytes; none where it is there already as it should be."""

    path: str = ""
    data: bytes = b""


def rest_path(path: str) -> str:
    """Where rows that are skipped go: `guests-rest.csv` for `guests.xlsx`; for those of a rest, beside it."""
    return f"{_OF_REST.sub('', os.path.splitext(path)[0])}-rest.csv"


_OF_REST = re.compile(r"-rest(?:-\d+)?$")


def earlier_rests(path: str, but: str = "") -> tuple[str, ...]:
    """Files of earlier runs beside the file of a rest: those with a lower number, `but` for the list itself."""
    stem, ending = os.path.splitext(path)
    found = _NUMBERED.fullmatch(stem)
    if not found:
        return ()
    paths = [f"{found[1]}{ending}", *(f"{found[1]}-{number}{ending}" for number in range(2, int(found[2])))]
    return tuple(each for each in paths if os.path.exists(each) and each != but)


_NUMBERED = re.compile(r"(.*-rest)-(\d+)", re.DOTALL)


def write_rest(roster: Roster, report: Report, path: str, parts: Parts, *, force: bool) -> str:
    """The path of the file with the rows that got nothing, if there are any."""
    rest = choose_rest(roster, report, path, force=force)
    if rest.data:
        parts.begin(rest.path).write(rest.data)
    return rest.path


def choose_rest(roster: Roster, report: Report, path: str, *, force: bool) -> Rest:
    """The file for the rows that got nothing, at the path or, with a number, beside it. A file that somebody may be
    mending stays; one that has the same rows is the one; and one is replaced that has only rows of the list as they
    are."""
    if not (path and report.bad and roster.headings):
        return Rest()
    rows = [tuple(text for _, text in contact.cells) for contacts in report.bad for contact in contacts]
    stem, ending = os.path.splitext(path)
    number, free = 1, path
    while os.path.exists(free):
        if not _is_list(free, roster):
            there = None if force else _read_rows(free, roster)
            if there == rows:
                return Rest(free)
            if force or (there is not None and _are_all_in(there, roster)):
                break
        number += 1
        free = f"{stem}-{number}{ending}"
    return Rest(free, _write_rows(roster.headings, rows))


def _is_list(path: str, roster: Roster) -> bool:
    """Whether the path is that of the list itself, which is never written."""
    return os.path.exists(path) and os.path.exists(roster.file) and os.path.samefile(path, roster.file)


def _read_rows(path: str, roster: Roster) -> list[tuple[str, ...]] | None:
    """The rows of a list with the same headings; None for any other file."""
    try:
        listing = open_list(path)
        return [row.cells for row in listing.rows()] if listing.headings == roster.headings else None
    except StationeryError:
        return None


def _are_all_in(rows: list[tuple[str, ...]], roster: Roster) -> bool:
    """Whether the list has each of the rows just so."""
    strange = set(rows)
    for contact in roster.contacts():
        if not strange:
            break
        strange.discard(tuple(text for _, text in contact.cells))
    return not strange


def _write_rows(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(headings)
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "surrogatepass")
