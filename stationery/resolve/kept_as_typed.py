"""Tells of a salutation and a close in a body that is taken as typed: the letter prints its own as well."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.model.errors import Place, Remark
from stationery.model.letter import Letter
from stationery.model.prose import Block, Paragraph
from stationery.model.values import replace
from stationery.resolve.typed_rows import (
    MARKS,
    MOST_AT_END,
    Row,
    is_postscript,
    is_salutation,
    list_rows,
    may_sign,
    seems_name,
)

_MOST_ABOVE, _LONGEST, _MOST_NAMED = 24, 60, 3
"""Rows above a salutation; characters of one, and of one below a close, but in a postscript; and words of a name."""


def keep_typed(letter: Letter, language: Language, shown: frozenset[str]) -> Letter:
    """The letter with the rows of a typed salutation, close, and postscript kept apart, and those of addresses above
    the salutation; with remarks on salutation and close where the letter's own are `shown` beside them."""
    rows = list_rows(letter.typed)
    if not rows or not letter.body:
        return letter
    above = _find_salutation(rows, language)
    opening = rows[above] if above is not None else None
    at = next((at for at in range(len(rows) - 1, 0, -1) if _is_close(rows, at, language)), len(rows))
    parted = rows[at : at + 1 + _MOST_NAMED] + (rows[: above + 2] if above is not None else [])
    breaks = {row.place for row in parted}
    breaks |= {row.place for row in rows[-MOST_AT_END:] if is_postscript(row.text, language.postscript_marks)}
    remarks: list[Remark] = []
    if opening and "salutation" in shown:
        message = f"{opening.text!r} prints in the text, below the letter's own salutation"
        hint = f"for one salutation, write `salutation: {opening.text}` in the head, and remove it from the body"
        remarks.append(Remark(message, opening.place, f"{hint}; or remove `as_typed: yes`"))
    if at < len(rows) and "close" in shown:
        close, _, name = (part.strip() for part in rows[at].text.partition(","))
        name = name or next((row.text for row in rows[at + 1 :]), "")
        message = f"{rows[at].text!r} prints in the text, above the letter's own close"
        written = f"`close: {close},` and `signers: {name}`" if name else f"`close: {close},`"
        hint = f"for one close, write {written} in the head, and remove it from the body; or remove `as_typed: yes`"
        remarks.append(Remark(message, rows[at].place, hint))
    body = tuple(_part_rows(block, rows, breaks) for block in letter.body) if breaks else letter.body
    return replace(letter, body=body, remarks=(*letter.remarks, *remarks))


def _find_salutation(rows: list[Row], language: Language) -> int | None:
    """The row that is one, with nothing above it but short rows, such as addresses and a date."""
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        if is_salutation(row, language):
            return at
        if len(row.text) > _LONGEST or row.text[-1] in ":.!?":
            return None
    return None


def _is_close(rows: list[Row], at: int, language: Language) -> bool:
    """Whether a row is a close that has nothing below it but who signs, and a postscript."""
    typed, row, below = language.typed, rows[at], rows[at + 1 :]
    closes = typed.closes | {fold(each) for each in language.closes.values()}
    close, comma, name = row.text.partition(",")
    if not row.text[0].isalpha():
        return False  # an item of a list, a quotation
    if name.strip():
        if fold(close) not in closes or not seems_name(name) or len(name.split()) > _MOST_NAMED:
            return False
    elif below:
        known = closes | typed.closes_with_comma if comma else closes
        if fold(row.text).strip(MARKS) not in known or not (seems_name(below[0].text) and may_sign(below[0].text)):
            return False
    elif fold(row.text).strip(MARKS) not in closes or not comma or not row.begins:
        return False
    end = next((n for n, each in enumerate(below) if is_postscript(each.text, language.postscript_marks)), len(below))
    return all(len(each.text) <= _LONGEST for each in below[:end])


def _part_rows(block: Block, rows: list[Row], breaks: set[Place]) -> Block:
    """A paragraph without markup, with a hard break before each of its rows that `breaks` has."""
    if not isinstance(block, Paragraph) or len(block.spans) != 1 or not block.place:
        return block
    line, words = block.place.line, block.spans[0].text
    text = ""
    for row in (each for each in rows if each.place.line >= line):
        text += row.text if not text else f"\n{row.text}" if row.place in breaks else f" {row.text}"
        if len(text) >= len(words):
            break
    if text.replace("\n", " ") != words:
        return block
    return replace(block, spans=(replace(block.spans[0], text=text),))
