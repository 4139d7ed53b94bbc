"""Turns sections as other template languages have them, {{#if kids}} and {{else}}, into errors with what to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stationery.model.errors import SourceError
from stationery.model.field import Field

_OPENING = ("if", "unless", "each", "with", "ifnot")
_ENDING = ("endif", "end", "fi", "endunless", "endeach")
_OTHERWISE = ("else", "otherwise")
_NEGATED = ("unless", "ifnot")


def find_foreign_sections(tags: Iterable[tuple[str, Field]]) -> Iterator[SourceError]:
    """A SourceError for each sign of such a section; none if the tags have no end or middle of one, for then a column
    may be called so."""
    known = list(tags)
    ended = {field.key for sign, field in known if sign == "/"}
    begins_so = any(sign != "/" and _opens(field) and field.key not in ended for sign, field in known)
    sections = begins_so or any(sign in ("#", "^") for sign, _ in known)
    if not any((begins_so or sign) and _closes(sign, field) for sign, field in known) and not (
        sections and any(_divides(sign, field) for sign, field in known)
    ):
        return
    open_ = ""
    for sign, field in known:
        word, _, column = field.name.partition(" ")
        column = column.strip()
        if sign != "/" and _opens(field) and field.key not in ended:
            open_ = column
            begins = "^" if word.casefold() in _NEGATED else "#"
            hint = f"write {{{{{begins}{column}}}}} … {{{{/{column}}}}} around what is printed "
            hint += "only where the cell is empty" if begins == "^" else "only where the cell has something"
            yield SourceError(f"{{{{{sign}{field.name}}}}} isn't how a section begins", field.place, hint)
        elif _divides(sign, field):
            hint = f"end the section before it with {{{{/{open_}}}}}, and write {{{{^{open_}}}}} … {{{{/{open_}}}}}"
            hint += " around what is printed where the cell is empty"
            yield SourceError(f"{{{{{sign}{field.name}}}}} isn't understood", field.place, hint)
        elif _closes(sign, field):
            hint = f"write {{{{/{open_ or 'column'}}}}}"
            yield SourceError(f"{{{{{sign}{field.name}}}}} isn't how a section ends", field.place, hint)
        elif sign in ("#", "^"):
            open_ = field.name


def _opens(field: Field) -> bool:
    word, _, column = field.name.partition(" ")
    return bool(column.strip()) and word.casefold() in _OPENING


def _closes(sign: str, field: Field) -> bool:
    name = field.name.casefold()
    return name in _OPENING if sign == "/" else not sign and name in _ENDING


def _divides(sign: str, field: Field) -> bool:
    return sign in ("", "^") and field.name.casefold() in _OTHERWISE
