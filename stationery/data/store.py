"""Store: the data folders, listed; nothing is registered, a file's name is its id."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.errors import Place, UnknownName, did_you_mean
from stationery.model.letter import Written

T = TypeVar("T")

_ONE = {
    "letters": "letter style",
    "envelopes": "envelope",
    "posts": "post",
    "cards": "card",
    "letterheads": "letterhead",
    "pairings": "pairing of typefaces",
    "countries": "country",
    "engine/countries": "language of the names of countries",
    "languages": "language",
}


class Store:
    """The layouts folders, the built-in one first; a file of a later folder replaces an earlier one of the same id.

    Values read from it are kept, so a second look costs nothing.
    """

    def __init__(self, folders: tuple[str, ...]) -> None:
        self.folders = folders
        self._kept: dict[tuple[str, str], object] = {}
        self._listed: dict[str, dict[str, str]] = {}

    def files(self, kind: str) -> dict[str, str]:
        """Id to path of every file of a kind (`letters`, `envelopes`, …), in the order of the ids."""
        if kind not in self._listed:
            found = {}
            for folder in self.folders:
                inside = os.path.join(folder, kind)
                for name in os.listdir(inside) if os.path.isdir(inside) else ():
                    if name.endswith(".yaml"):
                        found[name.removesuffix(".yaml")] = os.path.join(inside, name)
            self._listed[kind] = dict(sorted(found.items()))
        return self._listed[kind]

    def names(self, kind: str) -> tuple[str, ...]:
        return tuple(self.files(kind))

    def single(self, name: str) -> list[str]:
        """The paths of a file that stands once in each folder, as `papers.yaml`."""
        paths = (os.path.join(folder, name) for folder in self.folders)
        return [path for path in paths if os.path.isfile(path)]

    def table(self, kind: str, name: str, place: Place | None = None) -> Table:
        """The table of one file. Raises UnknownName, at `place`, when there is none of that id."""
        path = self.files(kind).get(name)
        if path is None:
            names = self.files(kind)
            message = f"no {_ONE.get(kind, kind)} is called {name!r}"
            raise UnknownName(message, place, did_you_mean(name, names), names)
        return load_table(path)

    def source(self, kind: str, name: str) -> str:
        """A file's text as it stands, read once: to see whether it has a word at all, which is quicker."""
        return self.once(f"source {kind} {name}", lambda: _text(self.files(kind)[name]))

    def once(self, name: str, read: Callable[[], T]) -> T:
        """What `read` gives; asked once for each `name`, then kept."""
        if ("", name) not in self._kept:
            self._kept["", name] = read()
        return self._kept["", name]  # type: ignore[return-value]

    def kept(self, kind: str, name: str | Written, read: Callable[[Table], T]) -> T:
        """What `read` makes of a file's table; made once, then kept. All faults of the file are raised together."""
        text, place = (name.text, name.place) if isinstance(name, Written) else (name, None)
        if (kind, text) not in self._kept:
            table = self.table(kind, text, place)
            value = read(table)
            table.finish()
            self._kept[kind, text] = value
        return self._kept[kind, text]  # type: ignore[return-value]


def _text(path: str) -> str:
    with open(path, encoding="utf-8", errors="replace") as stream:
        return stream.read()
