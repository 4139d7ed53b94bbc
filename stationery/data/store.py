"""Store: the data folders, listed; nothing is registered, a file's name is its id."""

from __future__ import annotations

import os
from _thread import RLock
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from stationery.data import resources
from stationery.data.based import load_whole
from stationery.data.schema import Kind
from stationery.data.tables import Table
from stationery.data.yaml import glance, load_text
from stationery.model.errors import Place, SourceError, StationeryError, each_fault
from stationery.model.letter import Written

T = TypeVar("T")

_BEFORE = {"engine": "", "engine/abbreviations": "abbreviations", "engine/patterns": "languages/patterns"}
"""Where files stood that are no user's choice; a user's own still counts there."""


_MOST_LATELY = 1_000


class Store:
    """The layouts folders, the built-in one first; a file of a later folder replaces an earlier one of the same id.

    Values read from it are kept, so a second look costs nothing; where a file has changed, a new Store is made. Several
    threads may read at once. A broken file of a user's is set aside where nobody asked for just that one, and `tell`
    hears of it, once.
    """

    def __init__(self, folders: tuple[str, ...], tell: Callable[[StationeryError], None] | None = None) -> None:
        self.folders = folders
        self.tell = tell
        self._told: set[str] = set()
        self._kept: dict[tuple[str, str], Any] = {}
        self._lately: dict[str, Any] = {}
        self._listed: dict[str, dict[str, list[str]]] = {}
        self._lock = RLock()

    def names(self, kind: str) -> tuple[str, ...]:
        return tuple(self._files(kind))

    def files(self, kind: str) -> dict[str, str]:
        """Id to path of every file of a kind (`letters`, `envelopes`, …), in the order of the ids."""
        return self.once(f"files {kind}", lambda: {id_: paths[-1] for id_, paths in self._files(kind).items()})

    def paths(self, kind: str, name: str) -> list[str]:
        """The paths of all files of one id, ours first."""
        return self._files(kind).get(name, [])

    def _files(self, kind: str) -> dict[str, list[str]]:
        paths = self._listed.get(kind)
        if paths is None:
            inside, _, only = kind.rpartition("/") if kind.endswith(".yaml") else (kind, "", "")
            paths = {}
            for folder in self._places(inside, only):
                for name in [only] if only else self._list(folder):
                    path = os.path.join(folder, name)
                    if name.endswith(".yaml") and (not only or os.path.exists(path)):
                        paths.setdefault(name.removesuffix(".yaml"), []).append(path)
            paths = self._listed[kind] = dict(sorted(paths.items()))
        return paths

    def _places(self, inside: str, only: str) -> Iterator[str]:
        """The folders where a kind's files stand; of a user's, also that where they stood before `engine/`."""
        yield os.path.join(self.folders[0], inside)
        for folder in self.folders[1:]:
            if inside in _BEFORE:
                before = os.path.join(folder, _BEFORE[inside])
                for name in self._list(before):
                    if name == only or (not only and name.endswith(".yaml")):
                        hint = f"move it to {os.path.join(folder, inside, name)}"
                        there = Place(os.path.join(before, name))
                        self.remark(SourceError("files of this kind are now read from another folder", there, hint))
                yield before
            yield os.path.join(folder, inside)

    def _list(self, folder: str) -> list[str]:
        return os.listdir(folder) if os.path.isdir(folder) else []

    def single(self, kind: str) -> list[str]:
        """The paths of a file that stands once in each folder, as `papers.yaml`, ours first."""
        return self.paths(kind, kind.rpartition("/")[2].removesuffix(".yaml"))

    def table(self, kind: Kind[Any], name: str, place: Place | None = None) -> Table:
        """The table of one file, with what it takes over from the one it is based on; read once.

        Raises UnknownName, at `place`, when there is none of that id.
        """
        return self.once(f"table {kind.folder} {name}", lambda: load_whole(kind, name, _Files(self, kind), place))

    def glance(self, kind: Kind[Any], name: str, key: str) -> Table:
        """A table that states one key of a file, which is found without reading the rest, or the whole table."""

        def look() -> Table:
            return glance(self.paths(kind.folder, name)[-1], key) or self.table(kind, name)

        return self.once(f"glance {key} {kind.folder} {name}", look)

    def source(self, kind: Kind[Any], name: str) -> str:
        """A file's text as it stands, read once: to see whether it has a word at all, which is quicker."""
        return self.once(f"source {kind.folder} {name}", lambda: load_text(self.files(kind.folder)[name]))

    def once(self, name: str, read: Callable[[], T]) -> T:
        """What `read` gives; asked once for each `name`, then kept."""
        return self._keep(("", name), read)

    def lately(self, name: str, read: Callable[[], T]) -> T:
        """The same, for what there is no end of in a long run of letters: only the last ones are kept."""
        kept = self._lately
        found: T | None = kept.get(name)
        if found is None:
            found = read()
            with self._lock:
                if len(kept) >= _MOST_LATELY:
                    kept.clear()
                kept[name] = found
        return found

    def kept(self, kind: Kind[Any], name: str | Written, read: Callable[[Table], T]) -> T:
        """What `read` makes of a file's table; made once, then kept. All faults of the file are raised together."""
        text, place = (name.text, name.place) if isinstance(name, Written) else (name, None)

        def make() -> T:
            table = self.table(kind, text, place)
            content = read(table)
            self.finish(kind, table)
            return content

        return self._keep((kind.folder, text), make)

    def finish(self, kind: Kind[Any], table: Table) -> None:
        """Raise all faults of a file's table; it is then read anew next time."""
        try:
            table.finish()
        except StationeryError:
            self._kept.pop(("", f"table {kind.folder} {table.id}"), None)
            raise

    def _keep(self, key: tuple[str, str], read: Callable[[], T]) -> T:
        kept = self._kept
        if key not in kept:
            with self._lock:
                if key not in kept:
                    kept[key] = read()
        found: T = kept[key]
        return found

    def only(self, kind: Kind[T]) -> T:
        """The value of a kind that has one file: the user's own, or ours; a broken one of the user's is set aside."""
        return self.once(f"only {kind.folder}", lambda: next(self._singles(kind)))

    def every(self, kind: Kind[T]) -> tuple[T, ...]:
        """The values of the files of a kind that has one in each folder, ours first."""
        return self.once(f"every {kind.folder}", lambda: tuple(self._singles(kind))[::-1])

    def _singles(self, kind: Kind[T]) -> Iterator[T]:
        """The last folder's first."""
        name = kind.folder.rpartition("/")[2].removesuffix(".yaml")
        paths = self.paths(kind.folder, name)
        for count in range(len(paths), 0, -1):
            try:
                table = load_whole(kind, name, _Files(self, kind, count))
                content = kind.shape.read(table)
                table.finish()
            except StationeryError as wrong:
                self.set_aside(wrong, paths[count - 1])
            else:
                yield content

    def each(
        self, kind: Kind[Any], get: Callable[[str], T], where: Callable[[str], bool] | None = None
    ) -> dict[str, T]:
        """What `get` gives for each id of a kind, in their order; a broken file of the user's is set aside.

        `where` picks some of the ids.
        """
        values = {}
        for id_ in self.names(kind.folder):
            try:
                if where is None or where(id_):
                    values[id_] = get(id_)
            except StationeryError as wrong:
                self.set_aside(wrong, self.paths(kind.folder, id_)[-1])
        return values

    def is_ours(self, path: str) -> bool:
        """Whether a file is built in, and not a user's."""
        ours = (self.folders[0], resources.folder("fonts"))
        return path.startswith(tuple(os.path.join(folder, "") for folder in ours))

    def set_aside(self, wrong: StationeryError, path: str) -> None:
        """Tell of a user's file that is broken and does not count; what is wrong with one of ours is raised."""
        if self.is_ours(path):
            raise wrong
        first, *others = each_fault(wrong)
        aside = SourceError(f"{first.message}; the file is ignored", first.place or Place(path), first.hint)
        for fault in (aside, *others):
            self.remark(fault)

    def set_aside_name(self, wrong: SourceError, path: str) -> None:
        """Tell of a name in a user's file that doesn't count; one in ours is raised."""
        if self.is_ours(path):
            raise wrong
        self.remark(SourceError(f"{wrong.message}; the name is ignored", wrong.place, wrong.hint))

    def remark(self, fault: StationeryError) -> None:
        """Tell of a fault that stops nobody, once."""
        if str(fault) not in self._told:
            self._told.add(str(fault))
            if self.tell:
                self.tell(fault)


class _Files:
    """The files of one kind, for the way down from a file to its base; of an only file those of the first folders."""

    def __init__(self, store: Store, kind: Kind[Any], count: int | None = None) -> None:
        self._store, self._kind, self._count = store, kind, count

    def names(self) -> tuple[str, ...]:
        return self._store.names(self._kind.folder)

    def paths(self, name: str) -> list[str]:
        return self._store.paths(self._kind.folder, name)[: self._count]
