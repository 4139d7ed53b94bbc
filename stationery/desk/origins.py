"""Origins: from the words on a composed page back to the line of the letter file where they were written.

The trip goes one way, and the page has no places. But the manuscript has, and the words come in the same order; so
they are found again by reading both side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from stationery.model.manuscript import Manuscript
from stationery.model.page import Page, Text
from stationery.model.prose import SEAM, SOFT_HYPHEN, Line
from stationery.model.values import value

_AHEAD = 8
"""Words that the file may have between two that are on the page: marks of Markdown, a link's address."""
_MARKS = re.compile(r"[^\w]+")
_PARTS = {
    "Date": "date",
    "DeliveryNotation": "delivery_notation",
    "ArrivalNotation": "arrival_notation",
    "Reference": "reference",
    "InsideAddress": "inside_address",
    "Attention": "attention",
    "Salutation": "salutation",
    "Subject": "subject",
    "Close": "close",
    "Initials": "initials",
    "Enclosures": "enclosures",
    "Copies": "copies",
    "Postscript": "postscript",
}


@value
class Stretch:
    """Words of one line on the page that come from one line of the file; 0 for words that are not in it. In mm."""

    line: int
    x: float
    y: float
    width: float
    height: float
    text: str

    def row(self) -> list[object]:
        return [
            self.line, round(self.x, 2), round(self.y, 2), round(self.width, 2), round(self.height, 2), self.text
        ]  # fmt: skip


def find_origins(pages: tuple[Page, ...], manuscript: Manuscript | None, source: str, file: str) -> list[list[Stretch]]:
    """The stretches of each page, of a letter whose file has the text `source`."""
    rows = source.split("\n")
    placed = _Lines(manuscript, rows, file) if manuscript else None
    body: _Body | None = None
    found: list[list[Stretch]] = []
    for page in pages:
        stretches: list[Stretch] = []
        for item in page.items:
            if not isinstance(item, Text) or not item.path or not item.text.strip():
                continue
            role = item.path[0].role
            if role == "Body":
                body = body or _Body(rows)
                lines = body.follow(item.text)
            else:
                lines = [(placed.line_of(role, item.text) if placed else 0, item.text)]
            stretches += _split(item, lines)
        found.append(stretches)
    return found


def _split(item: Text, lines: list[tuple[int, str]]) -> Iterator[Stretch]:
    """The line on the page as stretches, each as wide as its share of the letters."""
    count = sum(len(text) for _, text in lines) or 1
    size = item.size.mm
    at, width = item.at.x.mm, item.width.mm
    for line, text in lines:
        share = width * len(text) / count
        yield Stretch(line, at, item.at.y.mm - size * 0.8, share, size * 1.1, text.strip())
        at += share


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Letters and figures alone, so that typographic marks and those of Markdown make no difference."""
    return _MARKS.sub("", text.replace(SOFT_HYPHEN, "").replace(SEAM, "")).casefold()


class _Body:
    """Reads the body's words on the page and those in the file side by side."""

    def __init__(self, rows: list[str]) -> None:
        first = _body_begins(rows)
        self._words = [
            (written, number)
            for number, row in enumerate(rows[first:], first + 1)
            for word in row.split()
            if (written := plain(word))
        ]
        self._first = next((number for number, row in enumerate(rows[first:], first + 1) if row.strip()), 0)
        self._next = 0
        self._rest = ""  # what is left of a word that was divided

    def follow(self, text: str) -> list[tuple[int, str]]:
        """The words in stretches, each with its line in the file."""
        stretches: list[tuple[int, str]] = []
        for word in re.findall(r"\S+\s*", text):
            line = self._step(word)
            if stretches and (line == stretches[-1][0] or not line):
                stretches[-1] = (stretches[-1][0], stretches[-1][1] + word)
            else:
                stretches.append((line, word))
        return stretches

    def _step(self, word: str) -> int:
        key, divided = plain(word), word.rstrip().endswith((SOFT_HYPHEN, "-", "\u2010"))
        if not key:
            return self._line()
        if self._rest and self._rest.startswith(key):
            self._rest = self._rest[len(key) :] if divided else ""
            return self._line(-1)
        for ahead in (range(_AHEAD), range(_AHEAD, len(self._words))):
            for at in ahead:
                if self._next + at >= len(self._words):
                    break
                written, line = self._words[self._next + at]
                begins = divided and written.startswith(key)
                if written == key or begins:
                    self._next += at + 1
                    self._rest = written[len(key) :] if begins else ""
                    return line
            if len(key) < 5:  # a short word far away is another one
                break
        return self._line()

    def _line(self, by: int = 0) -> int:
        at = min(max(self._next + by, 0), len(self._words) - 1)
        return self._words[at][1] if self._words else self._first


class _Lines:
    """The lines of the parts above and below the body, with their places."""

    def __init__(self, manuscript: Manuscript, rows: list[str], file: str) -> None:
        self._manuscript = manuscript
        self._file = file
        self._head = [plain(row) for row in rows[: _body_begins(rows)]]

    def line_of(self, role: str, text: str) -> int:
        key = plain(text)
        if not key:
            return 0
        lines = list(self._lines(role))
        for line in lines:
            if line.place and line.place.file == self._file and line.place.line and key in plain(line.text):
                return line.place.line
        at = next((number for number, row in enumerate(self._head, 1) if key in row), 0)
        if at or not lines:
            return at
        first = next((line.place for line in lines if line.place and line.place.file == self._file), None)
        return first.line if first else 0

    def _lines(self, role: str) -> Iterable[Line]:
        manuscript = self._manuscript
        if role in _PARTS:
            return (*manuscript.part(_PARTS[role]), *manuscript.run_in_part(_PARTS[role]))
        if role == "DeliveryAddress":
            return manuscript.delivery_address
        if role == "ReturnAddress":
            return manuscript.return_address
        if role == "ReturnLine":
            return (manuscript.return_line,) if manuscript.return_line else ()
        if role in ("InformationBlock", "Information"):
            return tuple(entry.line for entry in manuscript.information)
        if role == "Signature":
            return tuple(
                line for signer in manuscript.signers for line in (signer.name, signer.title) if line is not None
            )
        masthead = manuscript.masthead
        return (masthead.name, *masthead.address, *masthead.particulars) if masthead else ()


def _body_begins(rows: list[str]) -> int:
    """How many rows the head takes, its two lines of dashes among them."""
    if not rows or rows[0].lstrip("\ufeff").rstrip() != "---":
        return 0
    return next((number for number, row in enumerate(rows[1:], 2) if row.rstrip() == "---"), 0)
