"""Turns what a Python caller passes for a letter, a path, a text or a time into one, or says what is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date, datetime

from stationery.model.errors import Place, SourceError

NONE = ""
"""What stands for a letter that a caller leaves out, so that we can say what is missing."""

_MOST = 80
"""A value whose representation is longer is told by its type alone."""


def take_letter(given: object, verb: str) -> str:
    """The path of the letter file that a verb is given. Raises SourceError at `letter`."""
    words = f"pass the words: {verb}(read(to=…, body=…))" if verb else "pass the words: read(to=…, body=…)"
    path = take_path(given, "letter", "the path of a letter file", "" if given is None else words)
    if not path:
        raise SourceError("no letter was given", Place("letter"), f"pass the path of its file, or {words[5:]}")
    if "\n" in path:
        raise SourceError("this is text, not the path of a file", Place("letter"), f"write it to a file, or {words}")
    return path


def take_path(given: object, name: str, expected: str, hint: str = "") -> str:
    """The path that the argument `name` gives. Raises SourceError."""
    if isinstance(given, str | bytes | os.PathLike):
        return os.fsdecode(given)
    opened = getattr(given, "name", None)
    if hasattr(given, "read") and isinstance(opened, str):
        raise SourceError(f"expected {expected}, not an open file", Place(name), f"pass its path: {opened!r}")
    raise _unlike(name, given, expected, hint if isinstance(given, dict) else "")


def take_folders(given: object) -> tuple[str, ...]:
    """The folders of a Studio's `data`. Raises SourceError."""
    if isinstance(given, str | bytes | os.PathLike) or not isinstance(given, Iterable):
        raise _unlike("data", given, "a list of folders")
    folders = tuple(given)
    if not all(isinstance(each, str | os.PathLike) for each in folders):
        raise _unlike("data", list(folders), "a list of folders")
    return tuple(os.fsdecode(each) for each in folders)


def take_text(given: object, name: str) -> str:
    """The text that the argument `name` gives. Raises SourceError."""
    if not isinstance(given, str):
        raise _unlike(name, given, "text")
    return given


def take_day(given: object) -> date | None:
    """The day of a Studio, or None if it is given none. Raises SourceError at `today`."""
    if isinstance(given, datetime):
        return given.date()
    if given is None or isinstance(given, date):
        return given
    raise _unlike("today", given, "a date")


def take_moment(given: object) -> datetime:
    """The time of a check, in the computer's zone if it states none. Raises SourceError at `now`."""
    if given is None:
        raise SourceError("a check needs to know what time it is", Place("now"), "pass now=datetime.now()")
    if not isinstance(given, datetime):
        raise _unlike("now", given, "a date and time")
    return given if given.tzinfo else given.astimezone()


def _unlike(name: str, given: object, expected: str, hint: str = "") -> SourceError:
    shown = repr(given)
    if len(shown) > _MOST or isinstance(given, dict):
        shown = f"a {type(given).__name__}"
    return SourceError(f"expected {expected}, not {shown}", Place(name), hint)
