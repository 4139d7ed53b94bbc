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
from difflib import SequenceMatcher
from threading import RLock

from stationery.data.files import make_folder, move, write
from stationery.data.resources import state_folder
from stationery.data.yaml import decode
from stationery.desk.line_ends import restore_line_ends
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.values import value

ENDINGS = (".md", ".markdown")
_MOST_BYTES = 1_000_000
_DEPTH, _MOST_FILES, _MOST_ENTRIES = 3, 500, 20_000
"""Folders below the opened one that are looked into, letter files that are listed, and names that are looked at."""
_UTF8, _UTF16 = b"\xef\xbb\xbf", (b"\xff\xfe", b"\xfe\xff")
_PLAIN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""No link that took the file's place is followed, and no pipe is waited for."""

GONE = ""
"""The hash of a file that is not there any more."""


@value
class Listed:
    """A letter file of the folder: its id, its name from the folder on, and the seconds of its last change."""

    id: str
    name: str
    changed: float


@value
class Read:
    """The text of a letter file, the hash of its bytes, and what is to be told of it."""

    text: str
    hash: str
    remarks: tuple[str, ...] = ()


@value
class Saved:
    """The hash of the bytes that were written, and what is to be told of them."""

    hash: str
    remarks: tuple[str, ...] = ()


@value
class Theirs:
    """What somebody else wrote in the meantime: nothing was written over it. No text where the file is gone."""

    text: str | None
    hash: str


class _Sheet:
    """A file that was listed: its path, and how its bytes were when they were read or written last."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.opened = False  # by a person, here; or begun here
        self.hash = ""
        self.told = ""  # the hash of which the pages were told last
        self.kept = False  # whether a copy from before the first change stands in the state folder


class Sheets:
    """The letter files in `folder`, or the one `file` alone. Several threads may ask at once."""

    def __init__(self, folder: str, file: str = "") -> None:
        self.folder = os.path.realpath(folder)
        self._only = os.path.realpath(file) if file else ""
        self._by_id: dict[str, _Sheet] = {}
        self._ids: dict[str, str] = {}
        self._begun: list[str] = []
        self._lock = RLock()

    @property
    def alone(self) -> bool:
        """Whether one file was opened, and no folder."""
        return bool(self._only)

    def list_files(self) -> tuple[tuple[Listed, ...], bool]:
        """The letter files, the latest first; and whether there are more than are listed."""
        search = _Search()
        paths = [self._only, *self._begun] if self._only else list(search.find(self.folder, _DEPTH))
        rows: list[Listed] = []
        for path in paths:
            try:
                changed = os.stat(path).st_mtime
            except OSError:  # deleted since
                continue
            rows.append(Listed(self.id_of(path), _shown(self._name(path)), changed))
        return tuple(sorted(rows, key=lambda row: -row.changed)), search.more

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
        return _shown(self._name(self._sheet(id).path))

    def read(self, id: str) -> Read:
        """Read a file. Raises StationeryError for one that is gone, too large or no text."""
        sheet = self._sheet(id)
        data = self._bytes(sheet)
        diagnostics = Diagnostics()
        text = decode(data, self._name(sheet.path), diagnostics)
        with self._lock:
            sheet.opened = True
            sheet.hash = sheet.told = _hash(data)
        return Read(text, sheet.hash, (*(each.message for each in diagnostics.remarks), *_tell_encoding(data)))

    def save(self, id: str, text: str, hash: str, moment: datetime) -> Saved | Theirs:
        """Write the text, unless the file isn't the one that has this `hash`: with GONE, it is one that is gone.

        Before the first change since the desk was opened, a copy of the file goes to the state folder. A text that
        says the same as the file leaves its bytes alone.
        """
        sheet = self._sheet(id)
        if not sheet.opened:
            raise SourceError("this letter hasn't been opened here", Place(self.name(id)), "open it first")
        with self._lock:
            data = self._bytes(sheet) if os.path.lexists(sheet.path) else None
            there = GONE if data is None else _hash(data)
            remarks: tuple[str, ...] = ()
            if there != hash:
                theirs = None if data is None else decode(data, self._name(sheet.path), Diagnostics())
                return Theirs(theirs, there)
            if data is None:
                new = text.encode()
            else:
                if decode(data, self._name(sheet.path), Diagnostics()) == text:
                    sheet.hash = sheet.told = there
                    return Saved(there)
                new, remarks = _encode(text, data)
                if not sheet.kept:
                    self._keep_copy(sheet, data, moment)
            if len(new) > _MOST_BYTES:
                raise SourceError("this is far too long for a letter", Place(self.name(id)), "shorten it")
            write((sheet.path, new))
            sheet.hash = sheet.told = _hash(new)
            return Saved(sheet.hash, remarks)

    def create(self, name: str, text: str) -> str:
        """Write a new letter file into the folder, and give its id. Never replaces a file."""
        with self._lock:
            path = os.path.join(self.folder, self.find_free(os.path.basename(name)))
            write((path, text.encode()))
            return self.adopt(path)

    def find_free(self, name: str, *others: str) -> str:
        """A name in the folder that nothing has, with the same number before each of the `others`' endings as well:
        `interview-2.yaml` where there is an interview.yaml, or an interview-kit."""
        stem, ending = os.path.splitext(name)
        number = 1
        while True:
            free = stem if number == 1 else f"{stem}-{number}"
            if not any(os.path.lexists(os.path.join(self.folder, free + each)) for each in (ending, *others)):
                return free + ending
            number += 1

    def move(self, id: str, path: str) -> None:
        """Give a file another path, under the same id. Raises CannotWrite where something is there."""
        sheet = self._sheet(id)
        with self._lock:
            self._bytes(sheet)
            move(sheet.path, path)
            del self._ids[sheet.path]
            self._begun = [path if each == sheet.path else each for each in self._begun]
            self._only = path if sheet.path == self._only else self._only
            self._ids[path], sheet.path = id, path

    def adopt(self, path: str) -> str:
        """The id of a letter file that was begun here just now."""
        with self._lock:
            id = self.id_of(path)
            sheet = self._sheet(id)
            self._begun.append(sheet.path)
            sheet.opened = sheet.kept = True
            sheet.hash = sheet.told = _hash(self._bytes(sheet))
            return id

    def changed(self) -> tuple[tuple[str, str], ...]:
        """Id and hash of each opened file that somebody else has changed since this was asked last; GONE for one
        that isn't there."""
        found: list[tuple[str, str]] = []
        with self._lock:
            opened = [(id, sheet) for id, sheet in self._by_id.items() if sheet.opened]
        for id, sheet in opened:
            with self._lock:  # not while it is being written
                try:
                    there = _hash(self._bytes(sheet))
                except StationeryError:
                    there = GONE
                if there != sheet.told:
                    sheet.told = there
                    found.append((id, there))
        return tuple(found)

    def saved_bytes(self, id: str) -> bytes:
        """The file as it is on the disk."""
        return self._bytes(self._sheet(id))

    def _keep_copy(self, sheet: _Sheet, data: bytes, moment: datetime) -> None:
        folder = os.path.join(state_folder(), "before")
        make_folder(folder, private=True)
        stem, ending = os.path.splitext(os.path.basename(sheet.path))
        where = hashlib.sha256(os.fsencode(sheet.path)).hexdigest()[:8]
        copy = os.path.join(folder, f"{stem}-{where}-{moment:%Y%m%d-%H%M%S}{ending}")
        write((copy, data), private=True)
        sheet.kept = True

    def _sheet(self, id: str) -> _Sheet:
        with self._lock:
            found = self._by_id.get(id)
        if found is None:
            raise SourceError("the desk has no such letter", None, "choose one of the list")
        return found

    def _bytes(self, sheet: _Sheet) -> bytes:
        """A file's bytes, if it is still a plain file where it was, below the folder."""
        place = Place(_shown(self._name(sheet.path)))
        elsewhere = SourceError("this file is not in the folder any more", place, "open it where it is now")
        if os.path.realpath(sheet.path) != sheet.path or not self._is_below(sheet.path):
            raise elsewhere
        try:
            handle = os.open(sheet.path, _PLAIN)
            with open(handle, "rb") as stream:
                there = os.fstat(handle)
                if not stat.S_ISREG(there.st_mode):
                    raise SourceError("this is no file", place, "open it where it is now")
                # A folder above it may have been replaced by a link between the two questions.
                if os.path.realpath(sheet.path) != sheet.path or not os.path.samestat(os.lstat(sheet.path), there):
                    raise elsewhere
                data = stream.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            raise SourceError("this file is gone", place, "it was moved or deleted outside the desk") from None
        except OSError as wrong:
            raise SourceError(f"can't be read: {wrong.strerror}", place) from None
        if len(data) > _MOST_BYTES:
            raise SourceError("this file is far too large for a letter", place, "is it the right file?")
        return data

    def _is_below(self, path: str) -> bool:
        return path == self._only or os.path.dirname(path) == self.folder or path.startswith(self._inside)

    @property
    def _inside(self) -> str:
        return os.path.join(self.folder, "")

    def _name(self, path: str) -> str:
        return path[len(self._inside) :] if path.startswith(self._inside) else os.path.basename(path)


def compare(one: str, other: str) -> tuple[list[int], list[int]]:
    """The lines, from 0, of each text that the other doesn't have at that place."""
    rows, others = one.split("\n"), other.split("\n")
    least = min(len(rows), len(others))  # what is alike at either end costs nothing
    first = next((at for at in range(least) if rows[at] != others[at]), least)
    last = next((at for at in range(least - first) if rows[-1 - at] != others[-1 - at]), least - first)
    matcher = SequenceMatcher(None, rows[first : len(rows) - last], others[first : len(others) - last])
    changed = [each for each in matcher.get_opcodes() if each[0] != "equal"]
    mine = [first + at for _, begin, end, _, _ in changed for at in range(begin, end)]
    return mine, [first + at for _, _, _, begin, end in changed for at in range(begin, end)]


class _Search:
    """Letter files in a folder and a few below it; nothing that is hidden, and no links."""

    def __init__(self) -> None:
        self.more = False
        self._entries = 0
        self._files = 0

    def find(self, folder: str, depth: int) -> Iterator[str]:
        try:
            with os.scandir(folder) as inside:
                entries = sorted(inside, key=lambda entry: entry.name)
        except OSError:
            return
        below: list[str] = []
        for entry in entries:
            self._entries += 1
            if self._entries > _MOST_ENTRIES or self._files >= _MOST_FILES:
                self.more = True
                return
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            if entry.is_dir():
                below.append(entry.path)
            elif entry.is_file() and entry.name.lower().endswith(ENDINGS) and _has_head(entry.path):
                self._files += 1
                yield os.path.realpath(entry.path)
        for path in below if depth > 1 else ():  # after all files of the folder itself, where most people's are
            yield from self.find(path, depth - 1)


def _has_head(path: str) -> bool:
    """Whether a Markdown file begins as a letter file does; a README is no letter."""
    try:
        with open(path, "rb") as stream:
            begun = stream.read(16)
    except OSError:
        return False
    if begun.startswith(_UTF16):
        begun = begun.decode("utf-16", "ignore").encode()
    return begun.removeprefix(_UTF8).startswith((b"---\n", b"---\r"))


def _tell_encoding(data: bytes) -> tuple[str, ...]:
    """That a file will be written otherwise than it is now."""
    if data.startswith(_UTF16):
        return ("The file is UTF-16. It stays so until you change something; then it is saved as UTF-8.",)
    if not _is_utf8(data):
        return ("The file isn't UTF-8. It stays so until you change something; then it is saved as UTF-8.",)
    return ()


def _encode(text: str, before: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The text in the file's own manner: its byte order mark, and each line's own end. It is UTF-8 from now on."""
    if _is_utf8(before):
        mark = _UTF8 if before.startswith(_UTF8) else b""
        return mark + restore_line_ends(text, before.removeprefix(_UTF8).decode()).encode(), ()
    wide = before.startswith(_UTF16)
    old = before.decode("utf-16" if wide else "cp1252")
    what = "UTF-16" if wide else "Windows-1252"
    said = f"The file was {what}; it is saved as UTF-8 now. A copy from before is kept."
    return restore_line_ends(text, old).encode(), (said,)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _shown(name: str) -> str:
    """A name that can be sent; a file may be called by bytes that are no text."""
    return name.encode("utf-8", "replace").decode()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
