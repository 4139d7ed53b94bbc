"""Sheets: the letter files below the opened folder, by opaque ids; read, watched, and written while nobody else wrote.

The file is the truth. A text is written only over the very bytes that were read last; otherwise both are told.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from datetime import datetime
from threading import RLock

from stationery.data.files import make_folder, may_write, write
from stationery.data.resources import state_folder
from stationery.data.yaml import decode
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.values import value

ENDINGS = (".md", ".markdown")
_MOST_BYTES = 1_000_000
_DEPTH, _MOST_FILES = 3, 500
"""Folders below the opened one that are looked into, and letter files that are listed."""
_BOM = b"\xef\xbb\xbf"


@value
class Read:
    """The text of a letter file, the hash of its bytes, and what is to be told of it."""

    text: str
    hash: str
    remarks: tuple[str, ...] = ()


@value
class Theirs:
    """What somebody else wrote in the meantime: nothing was written over it."""

    text: str
    hash: str


class _Sheet:
    """A file that was listed: its path, and how its bytes were when they were read or written last."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.hash = ""
        self.ends = "\n"
        self.bom = False
        self.kept = False  # whether a copy from before the first change stands in the state folder


class Sheets:
    """The letter files in `folder`, or the one `file` alone. Several threads may ask at once."""

    def __init__(self, folder: str, file: str = "") -> None:
        self.folder = os.path.realpath(folder)
        self._only = os.path.realpath(file) if file else ""
        self._by_id: dict[str, _Sheet] = {}
        self._ids: dict[str, str] = {}
        self._lock = RLock()

    @property
    def alone(self) -> bool:
        """Whether one file was opened, and no folder."""
        return bool(self._only)

    def list_files(self) -> tuple[tuple[str, str, float], ...]:
        """Id, name from the folder on, and time of the last change of each letter file; the latest first."""
        paths = [self._only] if self._only else list(self._find(self.folder, _DEPTH))[:_MOST_FILES]
        with self._lock:
            rows = [(self.id_of(path), self._name(path), os.stat(path).st_mtime) for path in paths]
        return tuple(sorted(rows, key=lambda row: -row[2]))

    def id_of(self, path: str) -> str:
        """The id of a file below the folder, which tells nothing of it."""
        path = os.path.realpath(path)
        with self._lock:
            if path not in self._ids:
                self._ids[path] = secrets.token_urlsafe(9)
                self._by_id[self._ids[path]] = _Sheet(path)
            return self._ids[path]

    def path(self, id: str) -> str:
        return self._sheet(id).path

    def name(self, id: str) -> str:
        return self._name(self._sheet(id).path)

    def read(self, id: str) -> Read:
        """Read a file. Raises StationeryError for one that is gone, too large or no text."""
        sheet = self._sheet(id)
        data = self._bytes(sheet)
        diagnostics = Diagnostics()
        text = decode(data, self._name(sheet.path), diagnostics)
        with self._lock:
            sheet.hash = _hash(data)
            sheet.ends = "\r\n" if "\r\n" in text else "\n"
            sheet.bom = data.startswith(_BOM)
        return Read(text.replace("\r\n", "\n"), sheet.hash, tuple(each.message for each in diagnostics.remarks))

    def save(self, id: str, text: str, hash: str, moment: datetime) -> str | Theirs:
        """Write the text and give the new hash, unless the file isn't the one that has this `hash`.

        Before the first change since the desk was opened, a copy of the file goes to the state folder.
        """
        sheet = self._sheet(id)
        with self._lock:
            data = self._bytes(sheet)
            there = _hash(data)
            if there != hash:
                return Theirs(decode(data, self._name(sheet.path), Diagnostics()).replace("\r\n", "\n"), there)
            new = text.replace("\n", sheet.ends).encode("utf-8", "surrogatepass")
            new = _BOM + new if sheet.bom else new
            if new == data:
                return there
            if not sheet.kept:
                self._keep_copy(sheet, data, moment)
            write((sheet.path, new))
            sheet.hash = _hash(new)
            return sheet.hash

    def create(self, name: str, text: str) -> str:
        """Write a new letter file into the folder, and give its id. Never replaces a file."""
        stem, ending = os.path.splitext(os.path.basename(name))
        number = 1
        path = os.path.join(self.folder, f"{stem}{ending}")
        while os.path.exists(path):
            number += 1
            path = os.path.join(self.folder, f"{stem}-{number}{ending}")
        may_write(path, False)
        write((path, text.encode()))
        return self.id_of(path)

    def changed(self) -> tuple[tuple[str, str], ...]:
        """Id and hash of each opened file that somebody else has changed since it was read; no hash if it is gone."""
        found: list[tuple[str, str]] = []
        with self._lock:
            for id, sheet in self._by_id.items():
                if not sheet.hash:
                    continue
                try:
                    there = _hash(self._bytes(sheet))
                except StationeryError:
                    there = ""
                if there != sheet.hash:
                    found.append((id, there))
        return tuple(found)

    def _keep_copy(self, sheet: _Sheet, data: bytes, moment: datetime) -> None:
        folder = os.path.join(state_folder(), "before")
        make_folder(folder)
        stem, ending = os.path.splitext(os.path.basename(sheet.path))
        where = hashlib.sha256(sheet.path.encode("utf-8", "surrogateescape")).hexdigest()[:8]
        copy = os.path.join(folder, f"{stem}-{where}-{moment:%Y%m%d-%H%M%S}{ending}")
        write((copy, data), private=True)
        sheet.kept = True

    def _sheet(self, id: str) -> _Sheet:
        with self._lock:
            found = self._by_id.get(id)
        if found is None:
            raise SourceError("the desk has no such letter", Place(""), "choose one of the list")
        return found

    def _bytes(self, sheet: _Sheet) -> bytes:
        """A file's bytes, if it is still a plain file where it was, below the folder."""
        place = Place(self._name(sheet.path))
        if os.path.realpath(sheet.path) != sheet.path or not self._is_below(sheet.path):
            raise SourceError("this file is not in the folder any more", place, "open it where it is now")
        try:
            with open(sheet.path, "rb") as stream:
                if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                    raise SourceError("this is no file", place)
                data = stream.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            raise SourceError("this file is gone", place, "it was moved or deleted outside the desk") from None
        except OSError as wrong:
            raise SourceError(f"can't be read: {wrong.strerror}", place) from None
        if len(data) > _MOST_BYTES:
            raise SourceError("this file is far too large for a letter", place)
        return data

    def _is_below(self, path: str) -> bool:
        return path == self._only or os.path.commonpath((path, self.folder)) == self.folder

    def _name(self, path: str) -> str:
        return os.path.relpath(path, self.folder) if self._is_below(path) else os.path.basename(path)

    def _find(self, folder: str, depth: int) -> Iterator[str]:
        """Letter files in a folder and a few below it; nothing that is hidden, and no links."""
        try:
            with os.scandir(folder) as inside:
                entries = sorted(inside, key=lambda entry: entry.name)
        except OSError:
            return
        for entry in entries:
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            if entry.is_dir() and depth > 1:
                yield from self._find(entry.path, depth - 1)
            elif entry.is_file() and entry.name.lower().endswith(ENDINGS) and _has_head(entry.path):
                yield os.path.realpath(entry.path)


def _has_head(path: str) -> bool:
    """Whether a Markdown file begins as a letter file does; a README is no letter."""
    try:
        with open(path, "rb") as stream:
            return stream.read(8).removeprefix(_BOM).startswith((b"---\n", b"---\r\n"))
    except OSError:
        return False


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
