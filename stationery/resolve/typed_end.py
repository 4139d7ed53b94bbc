"""Tells enclosures, copies, and postscripts apart where they stand below a typed name, or end a body."""

from __future__ import annotations

import re
from typing import Literal

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.model.letter import Written
from stationery.model.values import value
from stationery.resolve.listed import split_items
from stationery.resolve.typed_rows import Row, is_postscript

Kind = Literal["enclosures", "copies", "postscript", "initials"]

_COUNT = re.compile(r"\(?(\d{1,2})\)?\.?$")
_COUNT_FIRST = re.compile(r"\((\d{1,2})\)\s*[:.]?\s*")
_INITIALS = re.compile(r"[A-Z]{2,3}[:/][A-Za-z]{2,3}")
_BULLET = re.compile(r"(?:[-*+•–·]|\(?\d{1,2}[.)])\s+")
_MOST_WORDS = 14
"""Of an item below its heading."""


@value
class Section:
    """Rows of one kind that belong together; `texts` are the items, or the postscript's rows."""

    kind: Kind
    row: Row
    texts: tuple[Written, ...]


def kind_of(row: Row, language: Language, *, alone: bool = False) -> Kind | None:
    """What a row begins; if it stands `alone`, without a close above it, only with a colon after its first word."""
    typed, folded = language.typed, fold(row.text)
    if is_postscript(row.text, language.postscript_marks):
        return "postscript"
    if _INITIALS.fullmatch(row.text):
        return None if alone else "initials"
    for mark in typed.enclosures:
        if folded.startswith(mark):
            rest = folded[len(mark) :]
            colon = rest.lstrip(".)( 0123456789")[:1] == ":"
            if colon if alone else colon or not rest or rest[0] in ".(–-" or _COUNT.match(rest.strip()):
                return "enclosures"
    for mark in typed.copies:
        rest = folded[len(mark) :]
        if folded.startswith(mark) and (rest[:1] == ":" or (rest[:1] in (" ", "") and not alone)):
            return "copies"
    return None


def read_sections(rows: list[Row], language: Language) -> list[Section] | Row:
    """The sections in rows, the first of which begins one; or the first row that belongs to none of them."""
    sections: list[Section] = []
    for row in rows:
        kind = kind_of(row, language)
        last = sections[-1] if sections else None
        if kind:
            sections.append(Section(kind, row, _first_items(kind, row, language)))
        elif last is None or not _goes_on(last, row):
            return row
        else:
            item = Written(_BULLET.sub("", row.text, count=1) if last.kind != "postscript" else row.text, row.place)
            if last.kind == "enclosures" and len(last.texts) == 1 and last.texts[0].text.isdecimal():
                last = Section(last.kind, last.row, ())
            sections[-1] = Section(last.kind, last.row, (*last.texts, item))
    return sections


def _goes_on(section: Section, row: Row) -> bool:
    if section.kind == "postscript":
        return True
    if section.kind == "initials" or row.text.split()[0].endswith(":") or len(row.text.split()) > _MOST_WORDS:
        return False
    heading = section.row.text
    bare = not section.texts or heading.rstrip().endswith((":", ")")) or _COUNT.search(heading) is not None
    return bare or not row.begins


def _first_items(kind: Kind, row: Row, language: Language) -> tuple[Written, ...]:
    if kind in ("postscript", "initials"):
        return (row.written,)
    marks = language.typed.enclosures if kind == "enclosures" else language.typed.copies
    mark = next(each for each in marks if fold(row.text).startswith(each))
    rest = row.text[len(mark) :].lstrip(" .:–-")
    counted = _COUNT_FIRST.match(rest)
    if counted and rest[counted.end() :].strip():
        rest = rest[counted.end() :].strip()
    count = _COUNT.match(rest)
    if kind == "enclosures" and (count or not rest):
        bare = not rest and row.text.rstrip().endswith(":")
        return () if bare else (Written(count[1] if count else "1", row.place),)
    if not rest:
        return ()
    texts = split_items(rest, language) if kind == "enclosures" else [part.strip() for part in rest.split(";")]
    return tuple(Written(text, row.place) for text in texts if text)
