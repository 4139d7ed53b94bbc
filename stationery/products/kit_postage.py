"""Gives each envelope of a kit a stamp of its own, and keeps a record beside the stamps, so that none is used twice."""

from __future__ import annotations

import os

from stationery.agenda.ledger import disarm, join_cells, key_of
from stationery.model.errors import Remark, SourceError
from stationery.model.interview import Interview, display_name
from stationery.model.letter import Letter
from stationery.model.party import Party
from stationery.model.postage import choose_postage
from stationery.model.values import replace, value
from stationery.products.stamps import StampOfRow, list_each_once
from stationery.reading.postage import USED_COLUMNS, read_used

_ENDING = ".used.csv"


@value
class KitPostage:
    """The letters with their stamps, and the record that is to be written: its path and content."""

    letters: tuple[Letter, ...]
    record: tuple[str, bytes] | None
    remarks: tuple[Remark, ...]


def give_postage(interview: Interview, letters: list[Letter], people: tuple[Party, ...]) -> KitPostage:
    """A stamp for the envelope of each of the `people`; whoever had one in an earlier run of the kit has it again.

    Raises SourceError where there are too few, and for a code where there are several envelopes.
    """
    written, count = interview.postage, len(letters)
    if choose_postage(written).code:
        if count > 1:
            message = f"a code is valid for one envelope, and this kit has {count}"
            hint = "name a text file with a code in each line, a folder of stamps, or a PDF with one on each page"
            raise SourceError(message, written.place, hint)
        return KitPostage((replace(letters[0], postage=written),), None, ())
    record = _record_path(choose_postage(written).path)
    text, rows = read_used(record)
    used = {key: (to, file) for cell, to, file in rows if (key := key_of(cell))}
    wanted = [(display_name(person), _name_interview(interview, record)) for person in people]
    remarks = list[Remark]()
    again, free = dict[str, StampOfRow](), list[StampOfRow]()
    for stamp in list_each_once(written, remarks, used):
        if stamp.key in used:
            again[stamp.key] = stamp
        else:
            free.append(stamp)
    given, added, repeated = list[Letter](), list[str](), 0
    for letter, who in zip(letters, wanted, strict=True):
        had = next((key for key, owner in used.items() if owner == who), "")
        if had in again:
            stamp = again[had]
            repeated += 1
        elif free:
            stamp = free.pop(0)
            added.append(join_cells((stamp.cell, disarm(who[0]), disarm(who[1])), ",") + "\r\n")
        else:
            _refuse_too_few(interview, count, len(given), record if used else "")
        given.append(replace(letter, postage=stamp.written))
    if repeated:
        has = "envelope has" if repeated == 1 else "envelopes have"
        message = f"{repeated} {has} the postage of an earlier run again"
        remarks.append(Remark(message, written.place, "mail only one of the two: the same postage is valid only once"))
    kept = None
    if added:
        kept = record, ((text or ",".join(USED_COLUMNS) + "\r\n") + "".join(added)).encode("utf-8")
        remarks.append(Remark(f"which postage is used is kept in {record}", written.place, ""))
    return KitPostage(tuple(given), kept, tuple(remarks))


def _refuse_too_few(interview: Interview, need: int, have: int, record: str) -> None:
    written = interview.postage
    needs = "envelope needs" if need == 1 else "envelopes need"
    hint = f"buy {need - have} more"
    if record:
        hint += f"; if an envelope was never mailed, delete its row in {record}"
    raise SourceError(f"{need} {needs} postage, and {written.text} has {have} for them", written.place, hint)


def _record_path(path: str) -> str:
    """Beside the stamps: `stamps.pdf` and the folder `stamps` have `stamps.used.csv`."""
    path = path.rstrip("/" + os.sep)
    return (path if os.path.isdir(path) else os.path.splitext(path)[0]) + _ENDING


def _name_interview(interview: Interview, record: str) -> str:
    """The interview's file as seen from the record, so that both may move together."""
    try:
        return os.path.relpath(interview.file, os.path.dirname(record) or ".").replace(os.sep, "/")
    except ValueError:  # on another drive
        return os.path.abspath(interview.file)
