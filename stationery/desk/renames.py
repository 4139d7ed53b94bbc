"""Renames: a letter file gets another name in its folder, never that of another file; what has its old name is told."""

from __future__ import annotations

import os
import re

from stationery.desk.sheets import ENDINGS, Sheets
from stationery.desk.vocabulary import vocabulary
from stationery.model.errors import Place, SourceError

_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]|^\.|[. ]$')
"""What some system can't have in a name, and what would hide the file."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_MOST = 200
_TELLING = (".csv", ".yaml", ".yml", *ENDINGS)
_MADE = (".pdf", ".eml", ".ics", ".txt")
_MOST_BYTES = 1_000_000


def rename(sheets: Sheets, id: str, typed: str) -> dict[str, str]:
    """Give the file the name, with its own ending where none is typed. Raises SourceError for what is no name."""
    path = sheets.path(id)
    old = os.path.basename(path)
    name = " ".join(typed.split())
    if name and not name.lower().endswith(ENDINGS):
        name += os.path.splitext(old)[1]
    stem = os.path.splitext(name)[0]
    if not stem or _NO_NAME.search(stem) or _RESERVED.match(name) or len(name.encode()) > _MOST:
        hint = 'write a short name without / \\ : * ? " < > |, such as thank-you-lee'
        message = f"{typed.strip()!r} can't be the name of a file" if stem else "a name is missing"
        raise SourceError(message, Place("name"), hint)
    if name != old:
        sheets.move(id, os.path.join(os.path.dirname(path), name))
    others = _find_named(os.path.dirname(path), os.path.splitext(old)[0]) if name != old else []
    words = vocabulary()["write"]
    told = words["renamed"].replace("{name}", name)
    if others:
        told += " " + words["renamed-but"].replace("{files}", ", ".join(others))
    return {"name": sheets.name(id), "told": told}


def _find_named(folder: str, stem: str) -> list[str]:
    """Files beside that were made of the letter or name it, by its old name."""
    named = re.compile(rf"(?<![\w-]){re.escape(stem)}(?:-[a-z]+)*\.\w+")
    found = []
    for each in sorted(os.listdir(folder)):
        path = os.path.join(folder, each)
        if each.startswith(".") or not os.path.isfile(path):
            continue
        made = each.endswith(_MADE) and named.fullmatch(each)
        if made or (each.lower().endswith(_TELLING) and named.search(_read(path))):
            found.append(each)
    return found


def _read(path: str) -> str:
    try:
        with open(path, "rb") as stream:
            return stream.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
