"""SharedFile: a file that several runs add to at once: under a lock, each addition whole, and none lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from stationery.data.files import IN_PYTHON, CannotWrite, Ways, reason, refusal, write
from stationery.model.errors import Place

_BEGINS = 4096
"""Bytes at the beginning by which a file is known again."""

_FAR = 1 << 30
"""Where Windows locks a byte: beyond what anybody reads."""


class SharedFile:
    """A small file, readable by its owner alone, that is read whole and added to.

    Who writes holds an advisory lock on it (flock), and begins again if meanwhile another file took its place. On
    Windows, the lock is given up right before a file takes the place of the old one, for an open one can't be replaced.
    """

    def __init__(self, path: str, ways: Ways = IN_PYTHON) -> None:
        self.path = path
        self._ways = ways

    def read(self) -> bytes:
        """All of it; nothing if it isn't there. Raises CannotWrite for one that can't be read or written."""
        try:
            with open(self.path, "rb") as stream:
                data = stream.read()
        except FileNotFoundError:
            self._refuse_folder()
            return b""
        except OSError as wrong:
            raise CannotWrite(f"can't be read: {reason(wrong)}", Place(self.path)) from None
        if not os.access(self.path, os.W_OK):
            raise CannotWrite("can't be written: it is read-only", Place(self.path))
        return data

    @property
    def state(self) -> tuple[int, int, int] | None:
        """By which one tells whether somebody wrote it: its number on the disk, size, time; None if it isn't there."""
        try:
            known = os.stat(self.path)
        except OSError:
            return None
        return known.st_ino, known.st_size, known.st_mtime_ns

    @property
    def opened_by(self) -> str:
        """The spreadsheet program that has the file open and would overwrite it, by the mark that it leaves beside it;
        empty if there is none."""
        folder, name = os.path.split(self.path)
        marks = {f".~lock.{name}#": "LibreOffice", f"~${name}": "Excel"}
        found = (by for mark, by in marks.items() if os.path.lexists(os.path.join(folder, mark)))
        return next(found, "")

    def _refuse_folder(self) -> None:
        """Raise CannotWrite where no file can be made."""
        folder = os.path.dirname(os.path.realpath(self.path))
        if not os.path.isdir(folder):
            raise CannotWrite("can't be written: its folder does not exist", Place(self.path))
        if not os.access(folder, os.W_OK):
            raise CannotWrite("can't be written: you may not write in this folder", Place(self.path))

    @contextmanager
    def lock(self) -> Iterator[LockedFile]:
        """The file, made if it isn't there, for as long as nobody else changes it. Raises CannotWrite."""
        try:
            handle = self._open_locked()
        except OSError as wrong:
            raise refusal(self.path, wrong, self._ways) from None
        locked = LockedFile(self.path, handle, self._ways)
        try:
            yield locked
        finally:
            locked.close()

    def _open_locked(self) -> int:
        while True:
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            handle = os.open(self.path, flags, 0o600)
            try:
                _lock(handle)
                with suppress(FileNotFoundError):
                    if os.path.samestat(os.fstat(handle), os.stat(self.path)):
                        return handle
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)


class LockedFile:
    """A file while its lock is held."""

    def __init__(self, path: str, handle: int, ways: Ways) -> None:
        self._path = path
        self._handle = handle
        self._ways = ways
        self._open = True

    @property
    def state(self) -> tuple[int, int, bytes]:
        """By which one tells whether it only grew: its number on the disk, its size, and how it begins."""
        known = os.fstat(self._handle)
        return known.st_ino, known.st_size, self._read(min(_BEGINS, known.st_size), 0)

    @property
    def size(self) -> int:
        return os.fstat(self._handle).st_size

    def read(self) -> bytes:
        return self._read(os.fstat(self._handle).st_size, 0)

    def ends(self, with_: bytes) -> bool:
        size = os.fstat(self._handle).st_size
        return self._read(len(with_), max(0, size - len(with_))) == with_

    def append(self, data: bytes) -> None:
        """Raises CannotWrite. What outlives the end of this program isn't yet on the disk if the power fails."""
        try:
            while data:
                data = data[os.write(self._handle, data) :]
        except OSError as wrong:
            raise refusal(self._path, wrong, self._ways) from None

    def replace(self, data: bytes) -> None:
        """Put another content in its place, all of it or nothing. Raises CannotWrite."""
        if sys.platform == "win32":
            self.close()
        write((self._path, data), ways=self._ways, private=True)

    def close(self) -> None:
        if self._open:
            self._open = False
            os.close(self._handle)

    def _read(self, count: int, at: int) -> bytes:
        os.lseek(self._handle, at, os.SEEK_SET)
        found = b""
        while count > len(found) and (data := os.read(self._handle, count - len(found))):
            found += data
        return found


def _lock(handle: int) -> None:
    """Wait for the lock; a disk that knows no locks goes without."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        with suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
