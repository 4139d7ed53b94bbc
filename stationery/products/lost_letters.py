"""Finds letters of the ledger that aren't mailed, and that a file no longer has once it is replaced."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator

from stationery.agenda.ledger import Entry
from stationery.agenda.ledger_rows import find_newer, id_of, is_mailed
from stationery.model.errors import Place, Remark
from stationery.products.changed_rows import list_names
from stationery.products.row_ids import fold_name

_NO_ROW = "the row is gone from the list, or has a fault; once it is right, a run makes it again"
_NO_ROWS = "their rows are gone from the list, or have a fault; once a row is right, a run makes it again"


def find_lost(
    entries: Iterable[Entry], paths: Iterable[str], folder: str, made: Container[str], *, dry_run: bool
) -> Iterator[Remark]:
    """What is told of these files that had, by the ledger in this `folder`, unmailed letters other than those `made`
    now, by their ids and by the names that they are to. Earlier copies don't count; each letter is told once."""
    known = tuple(entries)
    newer = find_newer(known)
    left = [
        each
        for each in known
        if each.id and not each.posted and is_mailed(each.what) and each.number not in newer
        if id_of(each.id) not in made and fold_name(each.who) not in made
    ]
    for path in paths:
        whole = os.path.abspath(path)
        lost = [each for each in left if whole in _list_paths(each, folder)]
        left = [each for each in left if each not in lost]
        if lost:
            who = list_names([each.who for each in lost])
            not_mailed = "which wasn't mailed" if len(lost) == 1 else "none of it mailed"
            done = "would be replaced, without" if dry_run else "was replaced, and no longer has"
            hint = _NO_ROW if len(lost) == 1 else _NO_ROWS
            yield Remark(f"this file {done} what was made for {who}, {not_mailed}", Place(path), hint)


def _list_paths(entry: Entry, folder: str) -> list[str]:
    return [os.path.normpath(os.path.join(folder, path)) for path in entry.file.split("; ") if path]
