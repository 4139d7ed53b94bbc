"""Decides where results go: next to the source, in a folder, or to stdout; `data/files` writes them."""

from __future__ import annotations

import os
import re

import click

from stationery.cli.terminal import say_bytes, tell
from stationery.data import files
from stationery.data.files import CannotWrite as CannotWrite

PIPE = "-"

_PIPES = {PIPE, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}
OTHER_KINDS = frozenset((
    ".pdf", ".eml", ".ics", ".doc", ".docx", ".docm", ".dot", ".dotx", ".odt", ".ott", ".rtf", ".txt", ".md",
    ".markdown", ".html", ".htm", ".xhtml", ".tex", ".pages", ".epub", ".xps", ".ps", ".eps", ".svg", ".png",
    ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".bmp", ".heic", ".csv", ".xls", ".xlsx", ".ods", ".ppt",
    ".pptx", ".odp", ".json", ".yaml", ".yml", ".xml", ".zip",
))  # fmt: skip
"""Endings that programs know: a result of another kind by such a name could not be opened."""

_INITIAL = 2
"""Characters of an initial with its period."""
_ANDS = frozenset(("and", "&", "und", "et", "y", "e", "en", "och", "og", "i"))
_LONGEST_NAME = 60

_TEXTS = (".md", ".markdown", ".txt")
"""Names that a letter file may have."""

WAYS = files.Ways(" with -o", "--force")


def beside(source: str, ending: str, stem: str) -> str:
    """The path of a result next to its source: `a/ann.md` and `-envelope.pdf` give `a/ann-envelope.pdf`.

    `stem` is the name without a source file.
    """
    return (os.path.splitext(source)[0] if source and source != PIPE else stem) + ending


def holds(path: str, data: bytes) -> bool:
    """Whether a file with these very bytes is there."""
    try:
        if is_pipe(path) or not os.path.isfile(path) or os.path.getsize(path) != len(data):
            return False
        with open(path, "rb") as stream:
            return stream.read() == data
    except OSError:
        return False


def is_pipe(output: str | None) -> bool:
    """Whether `-o` names stdout, by whatever name."""
    return output in _PIPES


def card_beside(source: str) -> str:
    """The path of a note's card next to its source: `a/ann.md` gives `a/ann-card.pdf`, beside the letter's ann.pdf.

    A source that is called a card already, as the kit's are, gives its own name: `card-lee.pdf`.
    """
    if not source or source == PIPE:
        return "note.pdf"
    name = os.path.basename(os.path.splitext(source)[0]).lower()
    return beside(source, ".pdf" if "card" in re.split(r"[\W_]+", name) else "-card.pdf", "")


def envelope_for(name: str) -> str:
    """The name of an envelope made for an address alone: `Ms. Jane Lee` gives `jane-lee-envelope.pdf`.

    So the next recipient's envelope doesn't replace it. Titles with a period are left out; initials, and the titles of
    two people (`Mr. and Mrs. Juan Roe`), are not.
    """
    words = name.split()
    while len(words) > 1 and words[0].endswith(".") and len(words[0]) > _INITIAL and words[1] not in _ANDS:
        del words[0]
    plain = "".join(letter if letter.isalnum() else " " for letter in " ".join(words).lower())
    slug = "-".join(plain.split())[:_LONGEST_NAME].strip("-")
    return f"{slug}-envelope.pdf" if slug else "envelope.pdf"


def destination(output: str | None, default: str) -> str:
    """The path that `-o` gives: a file, `-` (also by its names as a device), or a folder, where the result keeps its
    default name. A name without an ending gets the result's, so that programs know the file; this is told.

    Raises UsageError for a name that says it is another kind of file.
    """
    if not output:
        return default
    if is_pipe(output):
        return PIPE
    if os.path.isdir(output) or output.endswith(("/", os.sep)):
        return os.path.join(output, os.path.basename(default))
    stem, ending = os.path.splitext(output)
    kind = os.path.splitext(default)[1]
    named = ending.lower()
    if named in OTHER_KINDS and named != kind and not (kind in _TEXTS and named in _TEXTS):
        raise click.UsageError(f"the result is a {kind} file, not a {ending} file: use -o {stem}{kind}")
    if not ending and kind in OTHER_KINDS and kind not in _TEXTS and not _is_device(output):
        tell(f"{output} has no ending, so the file is called {output}{kind}.")
        return output + kind
    return output


def _is_device(path: str) -> bool:
    """Whether it is there and no file, as /dev/null or a pipe."""
    return os.path.exists(path) and not os.path.isfile(path)


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


def make_folder(path: str, *, private: bool = False) -> None:
    """Make a folder and its parents; a `private` one is for its owner alone. Raises CannotWrite."""
    files.make_folder(path, WAYS, private=private)
