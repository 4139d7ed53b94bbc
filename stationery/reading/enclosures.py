"""Reads enclosures that name their files, `enclosures: [{Résumé: cv.pdf}, Writing sample]`; and opens such a file."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from stationery.data.tables import Node, Scalar, Sequence, Table
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.letter import ONE_SIDED, TWO_SIDED, EnclosedFile, Letter, Written
from stationery.reading.files import MOST_PDF_BYTES, PDF_BEGINS, is_file, read_bytes

FILE = {
    "file": "The PDF file.",
    "sides": "On how many sides its sheets are printed: 1 or 2.",
}
"""The keys of an enclosure's table."""

SIDES = (ONE_SIDED, TWO_SIDED)
_WRITE = "write the name and the file: `enclosures: [{Résumé: resume.pdf}]`"
_ADDRESS = re.compile(r"(https?|ftps?):|www\.", re.IGNORECASE)
_TEXTS = (".doc", ".docx", ".docm", ".odt", ".rtf", ".pages", ".txt", ".md", ".html", ".htm", ".tex")
_SHEETS = (".xls", ".xlsx", ".ods", ".numbers", ".csv", ".ppt", ".pptx", ".odp", ".key")
_PICTURES = (".png", ".jpg", ".jpeg", ".heic", ".gif", ".tif", ".tiff", ".webp", ".bmp", ".svg")
_ZIPPED = b"PK\x03\x04"
_HEADER_WITHIN = 1024
"""As `incoming/pdf_reader` tolerates it."""


def read_enclosures(table: Table, node: Node) -> tuple[tuple[Written, ...], tuple[EnclosedFile, ...]]:
    """The names, in their order, and the files of those that have one. Notes faults in the table."""
    names: list[Written] = []
    files: list[EnclosedFile] = []
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Table):
            if not item.nodes:
                table.fault("enclosures: this table is empty", item.place, _WRITE)
            for key in item:
                name = Written(" ".join(key.split()), item.key_place(key))
                names.append(name)
                file = _read_file(item, key, name)
                if file:
                    files.append(file)
        elif isinstance(item, Scalar):
            names += [Written(text, place) for text, place in item.lines()]
        else:
            table.fault(
                "enclosures: expected text, or a table of a name and its file, not a list in a list", item.place, _WRITE
            )
    return tuple(names), tuple(files)


def _read_file(table: Table, key: str, name: Written) -> EnclosedFile | None:
    """The file at a name; None where it has none, so that only the name is listed."""
    node, sides = table.node(key), ONE_SIDED
    if not name:
        table.fault("enclosures: this file has no name", table.key_place(key), _WRITE)
    if isinstance(node, Table):
        settings = node.spell_keys(FILE)
        settings.only(FILE)
        if settings.key_places.keys() <= FILE.keys():
            settings.require("file")
        sides = settings.choice("sides", SIDES, ONE_SIDED)
        scalar = settings.scalar("file")
    elif isinstance(node, Sequence):
        message = f"enclosures: {name.text!r} has a list in place of a file"
        table.fault(message, node.place, "give each file a name of its own")
        return None
    else:
        scalar = table.scalar(key)
    if scalar is None:
        return None
    file = Written(" ".join(scalar.text.split()), scalar.place)
    if _ADDRESS.match(file.text):
        message = f"enclosures: {file.text!r} is a web address, not a file"
        table.fault(message, file.place, "download it, and write the name of the file")
        return None
    return EnclosedFile(name, file, sides)


def read_enclosed(enclosed: EnclosedFile) -> bytes:
    """The bytes of a PDF. Raises SourceError where the letter names it, if it can't be read or isn't a PDF."""
    place, called, path = enclosed.file.place or Place(enclosed.path), enclosed.file.text, enclosed.path
    if not os.path.exists(path) and not _ending(path):
        hint = f"if {called!r} is part of the name, put the whole in quotation marks: "
        hint += f'"{enclosed.name.text}: {called}"; a file needs its ending, such as {called}.pdf'
        raise SourceError(f"{path}: there is no such file", place, hint)
    try:
        seen = os.stat(path)
        data = _read(path, (seen.st_mtime_ns, seen.st_size, seen.st_ino)) if os.path.isfile(path) else b""
    except (OSError, ValueError):
        data = b""
    data = data or read_bytes(path, MOST_PDF_BYTES + 1, place)  # says what is wrong
    if PDF_BEGINS not in data[:_HEADER_WITHIN]:
        _refuse_other(data, called, place)
    return data


def read_any(enclosed: EnclosedFile, most: int) -> bytes:
    """At most so many bytes of a file of any kind. Raises SourceError where the letter names it, if it can't be read
    or is empty."""
    place = enclosed.file.place or Place(enclosed.path)
    data = read_bytes(enclosed.path, most, place)
    if not data:
        raise SourceError(f"{enclosed.file.text} is empty", place, "save it again")
    return data


def remark_on_missing(letter: Letter) -> tuple[Remark, ...]:
    """Files that aren't there, to be attached to an e-mail, which takes any kind."""
    missing = (each for each in letter.enclosed if not is_file(each.path))
    return tuple(Remark(f"{each.path}: there is no such file", each.file.place) for each in missing)


@lru_cache(maxsize=8)  # a merge encloses the same file with each letter
def _read(path: str, _: tuple[int, ...]) -> bytes:
    with open(path, "rb") as stream:
        return stream.read(MOST_PDF_BYTES + 1)


def _refuse_other(data: bytes, called: str, place: Place) -> None:
    """Raise for what is no PDF; say how to make one of it."""
    ending = _ending(called)
    if not data:
        raise SourceError(f"{called} is empty", place, "save it again")
    if ending in _TEXTS or ending in _SHEETS or (data.startswith(_ZIPPED) and ending != ".zip"):
        hint = "open it in the program that made it, and export it as a PDF; then name that file"
    elif ending in _PICTURES:
        hint = "open the picture, and print it to a PDF of the letter's paper; then name that file"
    else:
        hint = "save it as a PDF from the program that made it, and name that file"
    raise SourceError(f"{called} isn't a PDF, and only a PDF's pages can be enclosed", place, hint)


def _ending(path: str) -> str:
    return os.path.splitext(path)[1].lower()
