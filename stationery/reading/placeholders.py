"""Finds the placeholders `[[still to be written]]` in a letter's file, each with its exact Place.

In the head it looks only at values, so that a comment may mention them. In the body it follows the Markdown reader: a
backslash before `[[` makes it plain brackets, and a placeholder ends in the paragraph where it begins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from stationery.model.errors import Place
from stationery.model.letter import Letter, Party, Placeholder, Signer, Written
from stationery.model.values import names
from stationery.reading.parties import PARTS
from stationery.reading.tokens import PLACEHOLDER_REACH

_BESIDE = ("file", "kind", "body", "choices", "ignored_rules", "marks", "as_typed", "typed", "remarks")
"""Fields of a Letter that don't come from text in its head."""

_KEYS = {"recipient": "to", "sender": "from"}
_OPENS_IN_HEAD = re.compile(r"\[\[")
_OPENS = re.compile(r"(?<!\\)(?:\\\\)*\[\[")
_PARAGRAPH_ENDS = re.compile(r"\n[ \t>]*(?:\n|(?:[-+*]|1[.)])[ \t])")
"""A blank row, or one that starts a list."""


def find_marks(letter: Letter, text: str, first_line: int) -> tuple[Placeholder, ...]:
    """Every placeholder in a letter file's `text`, in order; `first_line` is the number of the body's first line.

    `text` has a `\\n` at the end of each line. The letter is what was read from it.
    """
    starts = [0]
    for row in text.split("\n"):
        starts.append(starts[-1] + len(row) + 1)
    marks = [*_in_head(letter, text, starts), *_in_body(letter.file, text, starts[first_line - 1], first_line)]
    return tuple(sorted(marks, key=lambda mark: (mark.place.line, mark.place.column)))


def find_marks_in_words(letter: Letter, body: str) -> tuple[Placeholder, ...]:
    """Every placeholder of a letter that didn't come from a file; one in the head has the Place of its words."""
    marks = []
    for name in names(letter):
        for words, place in () if name in _BESIDE else _words(getattr(letter, name)):
            for begun, ended, closed in _spans(words, _OPENS_IN_HEAD):
                key = _KEYS.get(name, name)
                marks.append(Placeholder(" ".join(words[begun:ended].split()), place or Place(key), key, closed))
    return (*marks, *_in_body("body", body, 0, 1))


def _in_head(letter: Letter, text: str, starts: list[int]) -> Iterator[Placeholder]:
    for name in names(letter):
        if name in _BESIDE:
            continue
        for words, place in _words(getattr(letter, name)):
            if "[[" not in words or place is None or not place.line:
                continue
            at = starts[place.line - 1] + max(place.column - 1, 0)
            for begun, ended, closed in _spans(words, _OPENS_IN_HEAD):
                at = text.find("[[", at)
                if at < 0:
                    break
                line = bisect_right(starts, at)
                mark = " ".join(words[begun:ended].split())
                yield Placeholder(
                    mark, Place(letter.file, line, at - starts[line - 1] + 1), _KEYS.get(name, name), closed
                )
                at += 2
                while not closed and text.startswith("[", at):
                    at += 1


def _words(value: object) -> Iterator[tuple[str, Place | None]]:
    """Every text of a field of the head, and where it begins."""
    match value:
        case Written():
            yield value.text, value.place
        case Signer():
            yield from _words(value.name)
            yield from _words(value.title)
        case Party():
            for line in value.lines:
                yield line.text, line.place
            for part in PARTS:
                words = getattr(value, part)
                yield ("\n".join(words) if isinstance(words, tuple) else words), value.where(part)
        case tuple():
            for item in value:
                yield from _words(item)


def _in_body(file: str, text: str, start: int, first_line: int) -> Iterator[Placeholder]:
    line, counted, row = first_line, start, start
    for begun, ended, closed in _spans(text, _OPENS, start):
        passed = text.count("\n", counted, begun)
        if passed:
            line, row = line + passed, text.rfind("\n", counted, begun) + 1
        counted = begun
        column = begun - row + 1
        words = re.sub(r"\n[ \t>]*", " ", text[begun:ended])
        yield Placeholder(" ".join(words.split()), Place(file, line, column), closed=closed)


def _spans(text: str, opens: re.Pattern[str], at: int = 0) -> Iterator[tuple[int, int, bool]]:
    """Begin and end of each mark, and whether it is closed; one that is not ends with its line, at the next mark, or at
    the reach of a mark. So the work grows with the text, whatever is in it."""
    while found := opens.search(text, at):
        begun = found.end() - 2
        paragraph = _PARAGRAPH_ENDS.search(text, begun, begun + PLACEHOLDER_REACH)
        last = paragraph.start() if paragraph else begun + PLACEHOLDER_REACH
        ended = text.find("]]", begun + 2, last)
        if ended >= 0:
            at = ended + 2
            yield begun, at, True
        else:
            at = found.end()
            while text.startswith("[", at):
                at += 1
            reach = min(begun + PLACEHOLDER_REACH, len(text))
            ends = [end for what in ("\n", "[[") if (end := text.find(what, at, reach)) >= 0]
            yield begun, min(ends, default=reach), False
