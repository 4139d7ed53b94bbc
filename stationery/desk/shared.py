"""Shared: what all requests to the desk have in common, and what a request must have."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from threading import Lock
from typing import Any

from stationery.desk.glance import Faults
from stationery.desk.known_people import Contacts
from stationery.desk.lists import Lists
from stationery.desk.merges import Merging
from stationery.desk.pages_open import PagesOpen
from stationery.desk.patches import Patches
from stationery.desk.send import Outbox
from stationery.desk.sheets import Sheets
from stationery.desk.templates import Stood
from stationery.model.errors import Place, SourceError
from stationery.reading.fields import Template
from stationery.studio import Studio

_REMEMBERED = 100
"""Answers that are given again to the same request."""


class Once:
    """What is done once, however often it is asked for with the same name; of those without, each is done."""

    def __init__(self) -> None:
        self._given: dict[str, dict[str, Any]] = {}
        self._lock = Lock()

    def give(self, name: str, do: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """The answer of that name, made now unless it was before. What raises is not remembered."""
        with self._lock:
            if name in self._given:
                return self._given[name]
            found = do()
            if name:
                self._given[name] = found
            while len(self._given) > _REMEMBERED:
                self._given.pop(next(iter(self._given)))
            return found


class Desk:
    """What all requests share: the letter files, one Studio, the pages that are open, the clock and its zone's name."""

    def __init__(
        self, sheets: Sheets, studio: Studio, pages: PagesOpen, now: Callable[[], datetime], zone: str = ""
    ) -> None:
        self.sheets = sheets
        self.studio = studio
        self.pages = pages
        self.now = now
        self.zone = zone
        self.faults = Faults(studio)
        self.contacts = Contacts()
        self.patches = Patches()
        self.outbox = Outbox(studio, pages.tell_soon)
        self.once = Once()
        self.lists = Lists()
        self.merging = Merging(studio, sheets.folder, pages.tell_soon)

    def stand(self, template: Template) -> Stood | None:
        """The template as the letter to the first one of the list that was dropped last, if it has all fields."""
        listed = self.lists.latest
        return self.merging.stand(listed, template, self.today) if listed else None

    def shorten(self, told: object) -> object:
        """What is told, with the names of files from the opened folder on."""
        if isinstance(told, str):
            return told.replace(self.sheets.folder + os.sep, "")
        if isinstance(told, dict):
            return {key: self.shorten(each) for key, each in told.items()}
        return [self.shorten(each) for each in told] if isinstance(told, list) else told

    def look(self) -> None:
        """Tell the pages of each opened file that somebody else changed."""
        for id, hash in self.sheets.changed():
            self.pages.tell_soon({"type": "changed", "id": id, "hash": hash})

    @property
    def minute(self) -> str:
        """The time of day, for people: `9:05 AM`."""
        return f"{self.now():%I:%M %p}".lstrip("0")

    @property
    def today(self) -> date:
        return self.now().date()


def text_of(asked: dict[str, Any], key: str) -> str:
    """A text of a request. Raises SourceError where it is none."""
    found = asked.get(key)
    if not isinstance(found, str):
        raise SourceError(f"the request lacks {key!r}", Place(key))
    try:
        found.encode()
    except UnicodeEncodeError:
        raise SourceError("there is half a character in the text", Place(key), "delete it, and type it again") from None
    return found
