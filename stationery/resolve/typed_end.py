"""Takes what stands below a typed close, or ends a body: tells enclosures, copies, and postscripts apart."""

from __future__ import annotations

import re
from typing import Literal, Protocol

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold, is_bare
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.letter import Letter, Written
from stationery.model.prose import Block
from stationery.model.values import value
from stationery.resolve.listed import split_items
from stationery.resolve.typed_rows import MOST_AT_END, MOST_BELOW, Row, is_postscript

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


class TypedBody(Protocol):
    """What `resolve/typed` has taken of a letter's body so far, and how it takes more."""

    letter: Letter
    language: Language
    faults: list[StationeryError]
    rows: list[Row]
    body: tuple[Block, ...]
    as_typed: str
    used: list[tuple[str, Place]]
    fields: dict[str, object]

    def take_postscript(self) -> None: ...
    def take_close(self) -> bool: ...
    def is_close(self, row: Row, below: list[Row]) -> bool: ...
    def read_below(self, below: list[Row]) -> dict[str, object] | None: ...
    def say(self, key: str, row: Written, words: str) -> None: ...
    def use_name(self, below: list[Row]) -> None: ...
    def refuse_within(self, row: Row) -> None: ...
    def join_postscripts(self, texts: list[str]) -> str: ...


def take_end(typed: TypedBody) -> None:
    """The close with all that stands below it; without a close, what can only be a notation."""
    rows, language = typed.rows, typed.language
    begins = first = len(rows)
    closed = False
    for at in range(len(rows) - 1, max(len(rows) - MOST_AT_END, 0) - 1, -1):
        notations = (number for number in range(at + 1, len(rows)) if kind_of(rows[number], language))
        first = next(notations, len(rows))
        if first - at <= MOST_BELOW + 1 and typed.is_close(rows[at], rows[at + 1 : first]):
            begins, closed = at, True
            break
    if not closed:
        typed.take_postscript()
        alone = [at for at, row in enumerate(typed.rows) if row.begins and kind_of(row, language, alone=True)]
        alone = [at for at in alone if at >= len(typed.rows) - MOST_AT_END]
        if not alone or not typed.body:
            typed.take_close()
            return
        rows, begins = typed.rows, alone[0]
        first = begins
    elif first == len(rows):
        typed.take_close()
        return
    sections = read_sections(rows[first:], language)
    if isinstance(sections, Row):
        if closed:
            from stationery.resolve.typed_below import refuse_below  # 0.2 ms

            refuse_below(sections, typed.letter, typed.faults)
        return
    from stationery.resolve.typed_cuts import cut_from  # 0.2 ms

    body = cut_from(typed.body, rows[begins])
    signed = typed.read_below(rows[begins + 1 : first]) if closed else {}
    if body is None:
        typed.refuse_within(rows[begins])
    if body is None or signed is None:
        return
    typed.body, typed.rows = body, rows[:begins]
    typed.fields |= signed
    if closed:
        typed.say("close", rows[begins].written, rows[begins].text)
        if first > begins + 1:
            typed.use_name(rows[begins + 1 : first])
    postscripts = [section for section in sections if section.kind == "postscript"]
    if postscripts:
        texts = [text.text for section in postscripts for text in section.texts]
        typed.say("postscript", postscripts[0].row.written, typed.join_postscripts(texts))
    for section in sections:
        if section.kind == "initials":
            typed.say("initials", section.row.written, section.row.text)
    for key in ("enclosures", "copies"):
        listed = [section for section in sections if section.kind == key]
        if listed:
            _say_listed(typed, key, listed[0].row, tuple(text for section in listed for text in section.texts))
    if not closed and typed.rows and typed.body:
        typed.take_close()


def _say_listed(typed: TypedBody, key: str, row: Row, items: tuple[Written, ...]) -> None:
    """Take items for what the head lists at `key`, unless it lists others."""
    stated: tuple[Written, ...] = getattr(typed.letter, key)
    count = items[0].text if len(items) == 1 and items[0].text.isdecimal() else ""
    same = {fold(each.text) for each in stated} == {fold(each.text) for each in items}
    noted = key == "enclosures" and len(items) == 1 and is_bare(items[0].text, typed.language.typed.enclosures)
    if stated and not (same or noted or count == str(len(stated))):
        place = stated[0].place
        where = f" ({place})" if place else ""
        message = f"the {key} in the head{where} are not those in the body: {row.text!r}"
        typed.faults.append(SourceError(message, row.place, f"remove one of them; {typed.as_typed}"))
    elif not stated:
        typed.fields[key] = items
    typed.used.append((key, row.place))


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
            if last.kind == "enclosures" and len(last.texts) == 1 and _says_no_name(last.texts[0].text, language):
                last = Section(last.kind, last.row, ())
            sections[-1] = Section(last.kind, last.row, (*last.texts, item))
    return sections


def _says_no_name(text: str, language: Language) -> bool:
    """Whether an item is a mere number of enclosures, or the word for them."""
    return text.isdecimal() or is_bare(text, language.typed.enclosures)


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
        if not rest and row.text.rstrip().endswith(":"):
            return ()
        one = fold(language.words["enclosure"])
        text = count[1] if count else "1" if fold(row.text).strip(".") == one else row.text.rstrip(" –-")
        return (Written(text, row.place),)
    if not rest:
        return ()
    texts = split_items(rest, language) if kind == "enclosures" else [part.strip() for part in rest.split(";")]
    return tuple(Written(text, row.place) for text in texts if text)
