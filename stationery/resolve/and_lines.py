"""Parts the typed lines of people whom an `and` at the end, or at the beginning, of a line joins."""

from __future__ import annotations

from collections.abc import Callable

from stationery.catalog.languages import Language
from stationery.model.letter import Written
from stationery.resolve.name_words import ANDS_ABROAD, joins

_WHOLE_NAME = len(("given", "family"))

_NAME_LINES = 6
"""Lines at the head of an address in which people may stand."""


def part_lines(
    lines: tuple[Written, ...], language: Language, is_titled: Callable[[str], bool], is_firm: Callable[[str], bool]
) -> tuple[Written, ...]:
    """The lines with an `and` before each person whom one adds to somebody with a title: `Mr. David Cole`, `and Mrs.
    Ellen Cole`. `is_titled` says of words whether they are a title and a name, `is_firm` whether a firm has them.

    Whatever else an `and` joins is one line: `Smith`, `& Sons`; `Mr. and`, `Mrs. Ann Cole`; `David and`, `Ellen Cole`.
    Words with a digit are a street, and never joined.
    """
    rows: list[Written] = []
    titled = False
    left = title = ""
    for number, line in enumerate(lines):
        word, words, left = left, [*title.split(), *line.text.split()], ""
        title = ""
        if not words or number >= _NAME_LINES:
            rows.append(line)
            continue
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        added = " ".join(words[1:]) or below
        if number and not word and added and _is_and(words[0], line.text, added, language, is_titled):
            word, *words = words
            if not words:  # an `and` that has a line to itself
                left = word
                continue
        if len(words) > 1 and below and _is_and(words[-1], line.text, below, language, is_titled):
            *words, left = words
        text = " ".join(words)
        if not number:
            titled = is_titled(text.rstrip(","))
        if not word:
            rows.append(Written(text, line.place) if left else line)
            continue
        if (
            len(words) == 1
            and below
            and not _has_digit(below)
            and not is_titled(below)
            and is_titled(f"{text} {below}")
        ):
            left, title = word, text  # `und Herrn` above the name
            continue
        above = rows[-1].text.rstrip(",")
        beside = titled and (len(rows) == 1 or is_titled(above.removeprefix(f"{language.and_word} ")))
        if (titled and is_titled(text)) or (beside and _is_whole_name(text) and not is_firm(text)):
            rows.append(Written(f"{language.and_word} {text}", line.place))
        else:
            rows[-1] = Written(f"{above} {word} {text}", rows[-1].place)
    return tuple(rows)


def _is_and(word: str, line: str, added: str, language: Language, is_titled: Callable[[str], bool]) -> bool:
    """Whether a word at the end of a line is an `and` that adds words to it. One in capitals is one only in a line of
    them (no Y Combinator), one of another language only before a title."""
    if _has_digit(added):
        return False
    if joins(word, language):
        return word in language.and_words or line.isupper()
    return word in ANDS_ABROAD and is_titled(added)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_whole_name(text: str) -> bool:
    words = text.split()
    return _WHOLE_NAME <= len(words) <= _WHOLE_NAME + 1 and all(word[:1].isupper() for word in words)
