"""Decides where results go: next to the source, in a folder, or to stdout; `data/files` writes them."""

from __future__ import annotations

import os

from stationery.cli.terminal import say_bytes
from stationery.data import files
from stationery.data.files import CannotWrite as CannotWrite

PIPE = "-"

_PIPES = {PIPE, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}

WAYS = files.Ways(" with -o", "--force")


def beside(source: str, ending: str, stem: str) -> str:
    """The path of a result next to its source: `a/ann.md` and `-envelope.pdf` give `a/ann-envelope.pdf`.

    `stem` is the name without a source file.
    """
    return (os.path.splitext(source)[0] if source and source != PIPE else stem) + ending


def is_pipe(output: str | None) -> bool:
    """Whether `-o` names stdout, by whatever name."""
    return output in _PIPES


def destination(output: str | None, default: str) -> str:
    """The path that `-o` gives: a file, `-` (also by its names as a device), or a folder, where the result keeps its
    default name."""
    if not output:
        return default
    if is_pipe(output):
        return PIPE
    if os.path.isdir(output) or output.endswith(("/", os.sep)):
        return os.path.join(output, os.path.basename(default))
    return output


def companion(path: str, ending: str) -> str:
    """The path of a second result next to the first: `x.pdf` and `-envelope.pdf` give `x-envelope.pdf`."""
    return path.removesuffix(".pdf") + ending


def may_write(path: str, force: bool, made_from: str = "") -> None:
    """Raise if `path` is a file that we did not make, or that the result is made from, unless `force`."""
    if path != PIPE:
        files.may_write(path, force, made_from, WAYS)


def write(*results: tuple[str, bytes], private: bool = False) -> None:
    """Write all results, or raise CannotWrite and change nothing; `-` is stdout. `private` ones are for their owner."""
    for path, data in results:
        if path == PIPE:
            say_bytes(data)
    files.write(*(each for each in results if each[0] != PIPE), ways=WAYS, private=private)


def make_folder(path: str) -> None:
    """Make a folder and its parents. Raises CannotWrite."""
    files.make_folder(path, WAYS)
