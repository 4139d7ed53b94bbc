"""Where results go: the name beside the source, what may be replaced, and writing that leaves nothing half done."""

from __future__ import annotations

import errno
import os
import stat
import sys

from stationery.model.errors import Place, StationeryError

PIPE = "-"

_MARK = b"<pdf:Producer>stationery "
"""In the XMP packet of every PDF that we make; it is not compressed, so that any program may look."""

_DRAFT_BEGINS, _DRAFT_MARK = b"X-Unsent: 1\r\n", b"\r\nX-Mailer: stationery\r\n"
"""How an e-mail's draft of ours begins, and what stands in its head; a mail program that saves it writes neither."""

_REFUSED = {
    errno.ENOENT: ("the folder does not exist", "make it first, or choose another with -o"),
    errno.ENOTDIR: ("the folder does not exist", "a part of this path is a file; choose another with -o"),
    errno.EACCES: ("there is no permission to write here", "choose another folder with -o"),
    errno.EPERM: ("there is no permission to write here", "choose another folder with -o"),
    errno.EROFS: ("the disk is read-only", "choose another folder with -o"),
    errno.ENOSPC: ("the disk is full", "make room, or choose another disk with -o; nothing was written"),
    getattr(errno, "EDQUOT", -1): ("your quota of the disk is used up", "make room, or choose another disk with -o"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "choose a shorter one with -o"),
}


class CannotWrite(StationeryError):
    """The result is made, but there is no writing it where it should go."""


def beside(source: str, ending: str, stem: str) -> str:
    """The result's name beside its source: `a/ann.md` and `-envelope.pdf` give `a/ann-envelope.pdf`.

    `stem` names what came through the pipe or an option.
    """
    return (os.path.splitext(source)[0] if source and source != PIPE else stem) + ending


def destination(output: str | None, default: str) -> str:
    """Where `-o` says: a file, `-`, or a folder, in which the result keeps its default name."""
    if not output:
        return default
    if os.path.isdir(output) or output.endswith(("/", os.sep)):
        return os.path.join(output, os.path.basename(default))
    return output


def companion(path: str, ending: str) -> str:
    """The name of a second result beside the first: `x.pdf` and `-envelope.pdf` give `x-envelope.pdf`."""
    return path.removesuffix(".pdf") + ending


def ours(path: str) -> bool:
    """Whether we made the PDF, or the e-mail's draft, that stands at `path`."""
    try:
        with open(path, "rb") as stream:
            begun = stream.read(len(_DRAFT_BEGINS))
            if begun == _DRAFT_BEGINS:
                return _DRAFT_MARK in b"\r\n" + stream.read().partition(b"\r\n\r\n")[0] + b"\r\n"
            return begun.startswith(b"%PDF-") and _MARK in stream.read()
    except OSError:
        return False


def may_write(path: str, force: bool, made_from: str = "") -> None:
    """Raise if a file stands at `path` that we did not make, or that the result is made from, unless `force`."""
    if force or path == PIPE or not os.path.exists(path):
        return
    if os.path.isdir(path):
        raise CannotWrite("this is a folder", Place(path), "end it with / to write into it, or name a file with -o")
    if made_from and os.path.exists(made_from) and os.path.samefile(path, made_from) and ours(path):
        raise CannotWrite(
            "the letter is made from this file, and would replace it",
            Place(path),
            "choose another name with -o, or replace it with --force",
        )
    if os.path.isfile(path) and not ours(path):
        raise CannotWrite(
            "a file of this name exists, and stationery did not make it",
            Place(path),
            "choose another name with -o, or replace it with --force",
        )


def write(*results: tuple[str, bytes]) -> None:
    """Write each beside its path (`-` is stdout), and when all are written move them into place.

    Raises CannotWrite in the user's words; then nothing has changed.
    """
    parts: list[tuple[str, str]] = []
    path = ""
    try:
        for path, data in results:
            if path == PIPE:
                sys.stdout.buffer.write(data)
                sys.stdout.buffer.flush()
            else:
                parts += _written(os.path.realpath(path), data)
        for part, path in parts:
            os.replace(part, path)
    except BrokenPipeError:
        raise
    except OSError as wrong:
        said, hint = _REFUSED.get(wrong.errno or 0, (wrong.strerror or str(wrong), "choose another place with -o"))
        raise CannotWrite(f"cannot be written: {said}", Place(path), hint) from None
    finally:
        for part, _ in parts:
            if os.path.exists(part):
                os.unlink(part)


def make_folder(path: str) -> None:
    """Make a folder and those above it. Raises CannotWrite in the user's words."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as wrong:
        said, hint = _REFUSED.get(wrong.errno or 0, (wrong.strerror or str(wrong), ""))
        raise CannotWrite(f"the folder cannot be made: {said}", Place(path), hint) from None


def _written(path: str, data: bytes) -> list[tuple[str, str]]:
    """Write to a file beside `path` and give both names; a device or a named pipe is written at once."""
    if os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
        with open(path, "wb", buffering=0) as stream:
            _all(stream.fileno(), data)
        return []
    folder, name = os.path.split(path)
    part = os.path.join(folder, f".{name}.{os.getpid()}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        try:
            _all(handle, data)
        finally:
            os.close(handle)
    except BaseException:
        os.unlink(part)
        raise
    return [(part, path)]


def _all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
