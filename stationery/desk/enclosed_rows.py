"""Rows of "Enclosures" that may mean more than they say: several things in one, or a file by its name alone.

Each is asked about, with a button that writes it so.
"""

from __future__ import annotations

import os
import re
from typing import Any

from stationery.desk.beside import list_beside
from stationery.desk.edits import ENCLOSURES, edit
from stationery.desk.forms import read_form
from stationery.desk.vocabulary import vocabulary
from stationery.model.errors import StationeryError

_FILE = re.compile(r"(?:(?P<name>[^:()]*?) *\()?(?P<file>[^:()]+\.pdf)\)?", re.IGNORECASE)
"""`handover.pdf`, or `Handover notes (handover.pdf)`."""
_BETWEEN = re.compile(r", (?![^()]*\))")

Rows = list[dict[str, Any]]


def find_rows(text: str, path: str) -> Rows:
    """What is asked about enclosures, as the check's findings are told."""
    form = read_form(text)
    rows, line = form["values"].get(ENCLOSURES) or [], form["lines"].get(ENCLOSURES, 0)
    if not rows or not line:
        return []
    there = {name.casefold(): name for name in list_beside(path, (".pdf",))}
    words, found = vocabulary()["enclosed"], []
    for at, row in enumerate(rows):
        parts = _BETWEEN.split(row)
        several = len(parts) > 1 and all(part[:1].isupper() or _FILE.fullmatch(part) for part in parts)
        named = [_name_file(part, there) for part in (parts if several else [row])]
        files = [each for part, each in zip(parts if several else [row], named, strict=True) if each != part]
        if not (several or files):
            continue
        key = "several" if several else "file"
        message = words[key].replace("{row}", row).replace("{count}", str(len(named)))
        try:
            new = edit(text, {ENCLOSURES: [*rows[:at], *named, *rows[at + 1 :]]})
        except StationeryError:
            continue  # it is written in a way that is changed in the file alone
        label = words[f"{key}-fix"].replace("{count}", str(len(named)))
        asked = {"rule": "", "level": "question", "message": message, "remedy": "", "line": line, "column": 1}
        found.append({**asked, "fixes": [{"label": label, "text": new}]})
    return found


def _name_file(row: str, there: dict[str, str]) -> str:
    """The row as `Name: file.pdf`, where it names a file that is in the folder."""
    match = _FILE.fullmatch(row.strip())
    file = there.get(match["file"].strip().casefold()) if match else None
    if match is None or file is None:
        return row
    stem = re.sub(r"[-_]+", " ", os.path.splitext(file)[0]).strip()
    return f"{match['name'] or stem[:1].upper() + stem[1:]}: {file}"
