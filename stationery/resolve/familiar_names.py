"""Tells whether who signs in a body may be the sender by another name: Danny, Uncle Danny, Mom and Dad."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.model.letter import Letter
from stationery.model.party import full_name
from stationery.resolve.typed_rows import MARKS, name_words, names_of, seems_name, split_at

_ENDINGS = ("y", "ie", "i", "ey")
"""Of a short form, below a doubled letter: Danny, Robbie."""
_LEAST, _MOST_BESIDE = 2, 3
"""Letters of a short form; and words for whom else signs."""


def may_be_sender(text: str, close: str, letter: Letter, language: Language) -> bool:
    """Whether a row below a close may name the sender, by a short form of the name (Dan, Danny, Dan Roe), also beside
    others; below the close of a private letter also as a relative or by one word of any kind, which may be a nickname,
    but for the recipient's name. Not where the letter's head says who signs."""
    names = names_of(letter)
    if letter.signers or not names:
        return False
    joined = {fold(word) for word in language.and_words}
    parts = [name_words(part) for part in split_at(fold(text.replace(",", " & ")).split(), {*joined, "&"})]
    parts = [part for part in parts if part]
    known = name_words(names[0].text)
    short = [_is_short(part, known) for part in parts]
    if any(short):
        return all(len(part) <= _MOST_BESIDE for part in parts)
    if not parts or not _is_private(close, language):
        return False
    return all(_is_relative(part, language) for part in parts) or (
        parts == [[fold(text).strip(MARKS)]] and seems_name(text) and not _is_other(parts[0][0], letter, language)
    )


def _is_private(close: str, language: Language) -> bool:
    words = fold(close).strip(MARKS).split()
    return any(" ".join(words[: at + 1]) in language.typed.private_closes for at in range(len(words)))


def _is_short(words: list[str], known: list[str]) -> bool:
    """Whether words are a short form of a name's first words, alone or with its last: Dan, Danny Roe."""
    if len(words) > 1 and (len(words) > len(("Dan", "Roe")) or words[1] != known[-1]):
        return False
    return bool(words) and any(_shortens(words[0], name) for name in (known[:-1] or known))


def _shortens(word: str, name: str) -> bool:
    stems = [word[: -len(each)] for each in _ENDINGS if word.endswith(each)]
    doubled = [stem[:-1] for stem in stems if stem[-2:-1] == stem[-1:]]
    return any(len(each) >= _LEAST and name.startswith(each) for each in (word, *doubled))


def _is_relative(words: list[str], language: Language) -> bool:
    """Whether words are what a relative is called, alone or before a name: Mom, Uncle Danny."""
    called = language.relatives.alone | {fold(title) for title in language.relatives.titles}
    return words[0] in called and len(words) <= len(("Uncle", "Danny"))


def _is_other(word: str, letter: Letter, language: Language) -> bool:
    """Whether a word is a close, or a name of the recipient's, which the letter can't be signed with."""
    recipient = letter.recipient
    lines = [line.text for line in recipient.lines[:1]] if recipient else []
    names = [*lines, full_name(recipient, prefix=True)] if recipient else []
    closes = language.typed.closes | language.typed.closes_with_comma
    return word in closes or any(word in name_words(name) for name in names)
