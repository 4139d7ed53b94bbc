"""Turns: runs that would do the same work wait for one another; a system gives up what a killed one holds."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from threading import Lock

from stationery.data.unfinished import is_alive
from stationery.model.values import value

Waits = Callable[[datetime | None], None]
"""Is told once that another run has to end first, and when that one began, if it is known."""

MOST = 1 << 31
"""The end of a Span: more rows than any list has."""

_FAR = 1 << 40
"""Where locked bytes begin: beyond what is written, which Windows lets nobody read while it is locked."""

_WIDTH = 32
"""Bits for the bytes of one kind of work."""

_MOST_KINDS = 1 << 24
_MOST_LINES = 1 << 16


@value
class Span:
    """Work that only one run does at a time: `first` to `last` of a `kind`, a number below 2²⁴."""

    kind: int
    first: int = 0
    last: int = MOST - 1

    @property
    def begins(self) -> int:
        return _FAR + (self.kind % _MOST_KINDS << _WIDTH) + self.first

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    def overlaps(self, begins: int, length: int) -> bool:
        return self.begins < begins + length and begins < self.begins + self.length


class Turns:
    """A file whose bytes stand for work, and are locked by the run that does it.

    Each run writes a line into it: its process, when it began, and its bytes. The last one to leave removes the file.
    Threads of one process wait for one another, whatever they do: a system doesn't tell their locks apart.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._handle = -1
        self._thread: Lock | None = None

    def take(self, spans: Iterable[Span], waits: Waits | None = None) -> None:
        """Wait until nobody else does any of it."""
        ordered = sorted(spans, key=lambda span: span.begins)  # nobody waits for one who waits for him
        with _GUARD:
            thread = _THREADS.setdefault(os.path.realpath(self._path), Lock())
        if not thread.acquire(blocking=False):
            if waits:
                waits(None)
                waits = None
            thread.acquire()
        self._thread = thread
        try:
            self._open(ordered, waits)
        except OSError:  # a folder where no file can be made goes without
            self._close()
        except BaseException:
            self.release()
            raise

    def _open(self, spans: list[Span], waits: Waits | None) -> None:
        while True:
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._handle = os.open(self._path, flags, 0o600)
            for span in spans:
                if _try_lock(self._handle, span.begins, span.length):
                    continue
                if waits:
                    waits(self._find_holder(span))
                    waits = None
                _lock(self._handle, span.begins, span.length)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(self._handle), os.stat(self._path)):
                    break
            self._close()  # the one we waited for has removed it
        os.utime(self._handle if os.utime in os.supports_fd else self._path)
        began = os.fstat(self._handle).st_mtime
        held = ",".join(f"{span.begins}+{span.length}" for span in spans)
        os.write(self._handle, f"{os.getpid()} {began:.3f} {held}\n".encode())

    def _find_holder(self, span: Span) -> datetime | None:
        """When the run began that has this to do; None if that isn't known."""
        os.lseek(self._handle, 0, os.SEEK_SET)
        for line in os.read(self._handle, _MOST_LINES).decode("ascii", "replace").splitlines():
            with suppress(ValueError, OverflowError):
                process, began, held = line.split()
                if not is_alive(int(process)):
                    continue
                for each in held.split(","):
                    begins, length = map(int, each.split("+"))
                    if span.overlaps(begins, length):
                        return datetime.fromtimestamp(float(began))
        return None

    def release(self) -> None:
        """Let others do it."""
        if self._handle >= 0:
            if _try_lock(self._handle, _FAR, _MOST_KINDS << _WIDTH):  # then nobody else is here
                with suppress(OSError):
                    os.unlink(self._path)
            self._close()
        if self._thread:
            self._thread.release()
            self._thread = None

    def _close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


_GUARD = Lock()
_THREADS: dict[str, Lock] = {}


def _try_lock(handle: int, begins: int, length: int) -> bool:
    """Whether the bytes are ours now. A disk that knows no locks goes without."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, begins, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, min(length, MOST - 1))
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, length, begins)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def _lock(handle: int, begins: int, length: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        while not _try_lock(handle, begins, length):
            os.lseek(handle, begins, os.SEEK_SET)
            with suppress(OSError):  # it gives up after ten seconds
                msvcrt.locking(handle, msvcrt.LK_LOCK, min(length, MOST - 1))
                return
    else:
        import fcntl

        with suppress(OSError):
            fcntl.lockf(handle, fcntl.LOCK_EX, length, begins)
