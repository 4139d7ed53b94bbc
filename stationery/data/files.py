"""The one door for writing: beside its destination, onto the disk, into place, all of it or nothing.

It replaces an existing file only if stationery made that file, and keeps its mode.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from itertools import count
from typing import BinaryIO

from stationery.model.errors import Place, StationeryError
from stationery.model.values import value

_PDF_BEGINS, _MARK_BEFORE = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 stationery\n", b"<pdf:Producer>stationery "
"""How each of our PDFs begins (`pdf/file` writes it), and what earlier versions have in their XMP packet."""

_DRAFT_BEGINS, _DRAFT_MARK = b"X-Unsent: 1\r\n", b"\r\nX-Mailer: stationery\r\n"
"""How our e-mail drafts begin, and a line in their head; a mail program that saves one writes neither."""

_SVG_BEGINS = b'<svg data-made-by="stationery"'
_PNG_BEGINS, _PNG_MARK = b"\x89PNG\r\n\x1a\n", b"tEXtSoftware\0stationery preview"
"""How our pictures of pages begin (`pdf/svg`, `pdf/png` write them); a program that saves one writes it otherwise."""

_HEAD = 100
"""Bytes of a PNG that have its header and our mark in them."""

_BUFFER = 1 << 18
"""Bytes that a stream gathers before it writes them."""

_parts = count(1)
"""Numbers the files beside a destination, so that two threads may write the same one."""


class CannotWrite(StationeryError):
    """The result is made, but can't be written to its destination."""


@value
class Ways:
    """The caller's words for the destination: what follows `choose another …`, and what forces replacement."""

    elsewhere: str = ""
    force: str = "force=True"


IN_PYTHON = Ways()


def is_ours(path: str) -> bool:
    """Whether we made the PDF, the e-mail draft or the picture of a page at `path`."""
    try:
        with open(path, "rb") as stream:
            begun = stream.read(len(_DRAFT_BEGINS))
            if begun == _DRAFT_BEGINS:
                return _DRAFT_MARK in b"\r\n" + stream.read().partition(b"\r\n\r\n")[0] + b"\r\n"
            if _SVG_BEGINS.startswith(begun) or begun.startswith(_PNG_BEGINS):
                begun += stream.read(_HEAD)
                return begun.startswith(_SVG_BEGINS) or (begun.startswith(_PNG_BEGINS) and _PNG_MARK in begun)
            if not begun.startswith(b"%PDF-"):
                return False
            data = begun + stream.read()
            # A second end of file means that another program added something: a signature, or comments.
            return _MARK_BEFORE in data or (data.startswith(_PDF_BEGINS) and data.count(b"%%EOF") == 1)
    except OSError:
        return False


def may_write(path: str, force: bool, made_from: str = "", ways: Ways = IN_PYTHON) -> None:
    """Raise if there is a file at `path` that we didn't make, or that the result is made from, unless `force`."""
    if force or not os.path.exists(path):
        return
    if os.path.isdir(path):
        hint = f"end it with / to write into it, or name a file{ways.elsewhere}" if ways.elsewhere else "name a file"
        raise CannotWrite("this is a folder", Place(path), hint)
    hint = f"choose another name{ways.elsewhere}, or replace it with {ways.force}"
    if made_from and os.path.exists(made_from) and os.path.samefile(path, made_from) and is_ours(path):
        raise CannotWrite("the letter is made from this file and would replace it", Place(path), hint)
    if os.path.isfile(path) and not is_ours(path):
        raise CannotWrite("stationery didn't make this file, so it won't replace it", Place(path), hint)


def write(*results: tuple[str, bytes], ways: Ways = IN_PYTHON, private: bool = False) -> None:
    """Write each next to its path, then move all of them into place; `private` ones can be read by their owner alone.

    Raises CannotWrite in the user's words; then nothing has changed.
    """
    parts: list[str] = []
    into: list[tuple[str, str]] = []
    path = ""
    try:
        for path, data in results:
            into += _beside(path, data, parts, private)
        _sync(parts)
        for part, path in into:
            os.replace(part, path)
    except BrokenPipeError:
        raise
    except OSError as wrong:
        raise refusal(path, wrong, ways) from None
    finally:
        for part in parts:
            with suppress(OSError):
                os.unlink(part)


def move(path: str, to: str) -> None:
    """Give a file another name in its folder; never that of a file that is there. Raises CannotWrite."""
    own = path.casefold() == to.casefold()  # which is the same name on some systems

    def is_taken() -> bool:
        return os.path.lexists(to) and not (own and os.path.samefile(path, to))

    try:
        if is_taken():
            raise FileExistsError(errno.EEXIST, "")
        try:
            os.link(path, to)  # fails where something has the name by now
        except (OSError, NotImplementedError) as wrong:
            if isinstance(wrong, FileExistsError) and is_taken():
                raise
            if own and os.path.lexists(to):
                os.rename(path, to)
                return
            _copy(path, to)  # a disk without links
        os.unlink(path)
    except FileExistsError:
        raise CannotWrite("there is a file of this name already", Place(to), "choose another name") from None
    except OSError as wrong:
        raise refusal(to, wrong) from None


def _copy(path: str, to: str) -> None:
    """The same bytes, mode, and time of change at a path that nothing has, all of it on the disk."""
    with open(path, "rb") as stream:
        data, there = stream.read(), os.fstat(stream.fileno())
    handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), stat.S_IMODE(there.st_mode))
    try:
        _all(handle, data)
        os.fsync(handle)
    except BaseException:
        with suppress(OSError):
            os.unlink(to)
        raise
    finally:
        os.close(handle)
    with suppress(OSError):  # a disk without modes has none to keep
        os.chmod(to, stat.S_IMODE(there.st_mode))
        os.utime(to, ns=(there.st_atime_ns, there.st_mtime_ns))


class Parts:
    """Files that are written piece by piece, each beside its destination, and then moved into place together.

    Left without `place`, by an error or an interrupt, it removes them: a destination has all of its file, or what it
    had before.
    """

    def __init__(self, ways: Ways = IN_PYTHON) -> None:
        self._ways = ways
        self._names: list[str] = []
        self._into: list[tuple[str, str]] = []
        self._streams: list[tuple[BinaryIO, str]] = []

    def __enter__(self) -> Parts:
        return self

    def __exit__(self, *raised: object) -> None:
        for stream, _ in self._streams:
            with suppress(OSError):
                stream.close()
        for part in self._names:
            with suppress(OSError):
                os.unlink(part)

    def begin(self, path: str) -> BinaryIO:
        """The file that will stand at `path`. Raises CannotWrite in the user's words."""
        there = os.stat(path).st_mode if os.path.exists(path) else 0
        whole = os.path.realpath(path)
        try:
            part, handle = _create(os.path.dirname(whole), 0o600 if there else 0o666, self._names)
            if there:
                with suppress(OSError):  # a disk without modes has none to keep
                    os.chmod(part, stat.S_IMODE(there) & 0o7777)
        except OSError as wrong:
            raise refusal(path, wrong, self._ways) from None
        stream = os.fdopen(handle, "wb", _BUFFER)
        self._streams.append((stream, whole))
        self._into.append((part, whole))
        return stream

    def hand_over(self) -> tuple[tuple[str, str], ...]:
        """Have all of them on the disk, for another process to place: each file, and where it will stand. Raises
        CannotWrite."""
        self.settle()
        handed = tuple(self._into)
        self._into.clear()
        self._names.clear()
        return handed

    def take_over(self, handed: Iterable[tuple[str, str]]) -> None:
        """Place these, too, or remove them."""
        for part, path in handed:
            self._names.append(part)
            self._into.append((part, path))

    def place(self) -> None:
        """Have all of them on the disk, and then in their places. Raises CannotWrite; then nothing has changed."""
        self.settle()
        path = ""
        try:
            for part, path in self._into:
                os.replace(part, path)
        except OSError as wrong:
            raise refusal(path, wrong, self._ways) from None
        self._into.clear()
        self._names.clear()

    def settle(self) -> None:
        """Have those that are written on the disk, and close them. Raises CannotWrite."""
        path = ""
        try:
            for stream, whole in self._streams:
                path = whole
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
        except OSError as wrong:
            raise refusal(path, wrong, self._ways) from None
        self._streams.clear()


def make_folder(path: str, ways: Ways = IN_PYTHON, *, private: bool = False) -> None:
    """Make a folder and those above it; a `private` one is for its owner alone. Raises CannotWrite in the user's
    words."""
    try:
        os.makedirs(path, 0o700 if private else 0o777, exist_ok=True)
    except FileExistsError:
        message, hint = "this is a file, and a folder is needed", "choose another name"
        raise CannotWrite(message, Place(path), hint) from None
    except OSError as wrong:
        why, hint = _explain(wrong, ways)
        raise CannotWrite(f"the folder can't be created: {why}", Place(path), hint) from None


def refusal(path: str, wrong: OSError, ways: Ways = IN_PYTHON) -> CannotWrite:
    """The system's error in the user's words."""
    why, hint = _explain(wrong, ways)
    if wrong.errno == errno.ENOENT and os.path.isdir(os.path.dirname(os.path.realpath(path))):
        why, hint = "the system allows no new files in this folder", f"choose another folder{ways.elsewhere}"
    return CannotWrite(f"can't be written: {why}", Place(path), hint or f"choose another place{ways.elsewhere}")


def reason(wrong: OSError) -> str:
    """The system's error in the user's words, without a remedy."""
    return _explain(wrong, IN_PYTHON)[0]


def _explain(wrong: OSError, ways: Ways) -> tuple[str, str]:
    with_ = ways.elsewhere
    match wrong.errno:
        case errno.ENOENT:
            return "the folder doesn't exist", f"create it first, or choose another{with_}"
        case errno.ENOTDIR:
            return "the folder doesn't exist", f"part of this path is a file; choose another{with_}"
        case errno.EACCES | errno.EPERM:
            return "you don't have permission to write here", f"choose another folder{with_}"
        case errno.EROFS:
            return "the disk is read-only", f"choose another folder{with_}"
        case errno.ENOSPC:
            return "the disk is full", f"free some space, or choose another disk{with_}; nothing was written"
        case errno.EBADF:
            return "it is closed", ""
        case errno.ENAMETOOLONG:
            return "the name is too long for this disk", f"choose a shorter one{with_}"
    if wrong.errno is not None and wrong.errno == getattr(errno, "EDQUOT", None):
        return "your disk quota is used up", f"free some space, or choose another disk{with_}"
    return wrong.strerror or str(wrong), ""


def _beside(path: str, data: bytes, parts: list[str], private: bool) -> list[tuple[str, str]]:
    """Write to a file next to `path`, whose name goes to `parts`, and return both names; write to a device or named
    pipe directly."""
    there = os.stat(path).st_mode if os.path.exists(path) else 0
    if there and not stat.S_ISREG(there):
        with open(path, "wb", buffering=0) as stream:
            _all(stream.fileno(), data)
        return []
    path = os.path.realpath(path)
    part, handle = _create(os.path.dirname(path), 0o600 if there or private else 0o666, parts)
    try:
        _all(handle, data)
    finally:
        os.close(handle)
    if there:
        with suppress(OSError):  # a disk without modes has none to keep
            os.chmod(part, stat.S_IMODE(there) & (0o700 if private else 0o7777))
    return [(part, path)]


def _create(folder: str, mode: int, parts: list[str]) -> tuple[str, int]:
    """A new file with a short name, open for writing; one that another run left, or writes, is passed over."""
    while True:
        part = os.path.join(folder, f".stationery-{os.getpid()}-{next(_parts)}.part")
        parts.append(part)  # before it is there, so that no signal can come between
        try:
            return part, os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        except FileExistsError:
            parts.remove(part)


def _sync(parts: list[str]) -> None:
    """Have all of them on the disk before the first takes its place."""
    for part in parts:
        handle = os.open(part, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
