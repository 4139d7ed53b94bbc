"""Splits enclosures that are listed in one row where its commas part nothing but short names of things."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.model.errors import Remark
from stationery.model.letter import Letter, Written
from stationery.model.values import replace

_MOST_WORDS = 4
_LONGEST_CODE = 2


def split_enclosures(letter: Letter, language: Language) -> Letter:
    """The letter with its enclosures split where they stand in one row, and a remark."""
    alone = letter.enclosures[0] if len(letter.enclosures) == 1 else None
    if alone is None or not ("," in alone.text or ";" in alone.text):
        return letter
    items = split_items(alone.text, language)
    if len(items) > 1:
        message = f"enclosures: {alone.text!r} is taken for {len(items)} items: {'; '.join(items)}"
        hint = "write each on a line of its own, with `- ` before it"
    else:
        message = f"enclosures: {alone.text!r} is taken for one item"
        hint = "if it is several, write each on a line of its own, with `- ` before it"
    remark = Remark(message, alone.place, hint)
    found = tuple(Written(item, alone.place) for item in items)
    return replace(letter, enclosures=found, remarks=(*letter.remarks, remark))


def split_items(text: str, language: Language) -> list[str]:
    """The items of `Résumé, references; photo`: at semicolons always, at commas if all are short noun phrases."""
    if ";" in text:
        return [piece for each in text.split(";") if (piece := each.strip())]
    pieces = [piece for each in text.split(",") if (piece := each.strip())]
    if len(pieces) < 2:
        return [text.strip()]
    first, _, rest = pieces[-1].partition(" ")
    if rest and first in language.and_words:
        pieces[-1] = rest
    first, *others = pieces
    certain = _is_item(first, language) and all(
        _is_item(each, language) and not (each.isupper() and len(each) <= _LONGEST_CODE) for each in others
    )
    return pieces if certain else [text.strip()]


def _is_item(piece: str, language: Language) -> bool:
    """A piece is none that begins with a number (a year) or with a small word, which goes on about the one before."""
    words = piece.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and words[0].casefold() not in language.typed.small_words
        and not piece[0].isdigit()
        and piece.count("(") == piece.count(")")
        and not any(mark in piece for mark in ".?!:")
    )
