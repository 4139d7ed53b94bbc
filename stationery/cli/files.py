"""Where the shell's results go: the name beside the source, a folder, the pipe; the writing itself is `data/files`."""

from __future__ import annotations

import os
import sys

from stationery.data import files
from stationery.data.files import CannotWrite as CannotWrite

PIPE = "-"

WAYS = files.Ways(" with -o", "--force")


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


def may_write(path: str, force: bool, made_from: str = "") -> None:
    """Raise if a file stands at `path` that we did not make, or that the result is made from, unless `force`."""
    if path != PIPE:
        files.may_write(path, force, made_from, WAYS)


def write(*results: tuple[str, bytes]) -> None:
    """Write all of them, or raise CannotWrite and change nothing; `-` is stdout."""
    for path, data in results:
        if path == PIPE:
            _pipe(data)
    files.write(*(each for each in results if each[0] != PIPE), ways=WAYS)


def make_folder(path: str) -> None:
    """Make a folder and those above it. Raises CannotWrite in the user's words."""
    files.make_folder(path, WAYS)


def _pipe(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as wrong:
        raise files.refusal(PIPE, wrong, WAYS) from None
