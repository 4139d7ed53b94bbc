"""Tells of rows left in a body that may be meant as lines of their own, or as a second close."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.model.errors import Remark
from stationery.model.letter import Letter
from stationery.model.party import full_name
from stationery.model.prose import Listing
from stationery.model.values import replace
from stationery.reading.short_rows import find_columns, find_labeled, find_lines, find_width
from stationery.resolve.typed_rows import MARKS, Row, name_words, seems_name

_FEWEST, _MOST_OF_CLOSE, _MOST_NAMED = 2, 7, 3
"""Rows of a body that may end with a close; words of the close, and of a name after it in its row."""


def notice_rows_left(rows: list[Row], letter: Letter, language: Language, *, closed: bool) -> tuple[Remark, ...]:
    """Remarks on the rows of a body without its head and end; it has no close of its own unless it is `closed`."""
    lines = None if any(each.about in ("lines", "columns") for each in letter.remarks) else _notice_lines(rows, letter)
    close = None if closed or len(rows) < _FEWEST else _notice_close(rows, letter, language)
    return tuple(each for each in (lines, close) if each)


def _notice_lines(rows: list[Row], letter: Letter) -> Remark | None:
    typed = letter.typed
    if not typed.place:
        return None
    texts = typed.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    width = find_width(texts)
    first, last = (row.place.line - typed.place.line for row in (rows[0], rows[-1]))
    begins = max(rows[0].place.column - 1, 0)
    texts[first] = " " * begins + texts[first][begins:]  # without its salutation
    texts, place = texts[first : last + 1], replace(rows[0].place, column=0)
    blocks = [(block.place.line - place.line, block) for block in letter.body if block.place]
    starts = frozenset(at for at, _ in blocks)
    listed = frozenset(at for at, block in blocks if isinstance(block, Listing))
    columns = find_columns(texts, place) if "\t" in typed.text else None
    return columns or find_lines(texts, width, place, starts) or find_labeled(texts, listed, place)


def _notice_close(rows: list[Row], letter: Letter, language: Language) -> Remark | None:
    """A remark on last rows such as `Big hugs,` and `Grandma`, of a letter that somebody else signs."""
    last = rows[-1]
    if "," not in (last if last.begins else rows[-2]).text:
        return None
    if last.begins:
        close, _, name = (part.strip() for part in last.text.rpartition(","))
        first = last
        known = language.typed.closes | language.typed.closes_with_comma
        words = fold(close).strip(MARKS).split()
        likely = any(" ".join(words[:count]) in known for count in range(1, len(words) + 1))
        likely = likely and len(name.split()) <= _MOST_NAMED and all(word[0].isupper() for word in name.split())
    else:
        first, close, name = rows[-2], rows[-2].text.rstrip(","), last.text
        likely = first.begins and first.text.endswith(",")
    likely = likely and bool(name) and seems_name(name) and len(close.split()) <= _MOST_OF_CLOSE
    if not likely or _is_addressed(name, letter):
        return None
    message = f"{f'{close}, {name}'!r} prints in the body, above the letter's own close and name"
    hint = f"if it is the close, write `close: {close},` and `signers: {name}` in the head, and remove it from the body"
    return Remark(message, first.place, hint)


def _is_addressed(name: str, letter: Letter) -> bool:
    """Whether words at the end speak to the recipient: `Thanks again, Jane`."""
    recipient = letter.recipient
    if recipient is None:
        return False
    known = name_words(full_name(recipient, prefix=True)) + [
        word for line in recipient.lines[:1] for word in name_words(line.text)
    ]
    return all(word in known for word in name_words(name))
