"""Where a field stands in a letter file, and how its value must be written there to mean nothing but itself.

In the head a text with fields is put in quotation marks, but for one in a block of lines; so nothing in a value is
YAML. In the body what Markdown would take for markup gets a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from stationery.model.field import Field
from stationery.model.late_pattern import late
from stationery.model.values import value

Manner = Literal["quoted", "whole", "single", "block", "body", "begins", "cell", "address"]
"""Where: in double quotes, being all of them, or in single ones; in a block of lines of the head; in the body, at the
beginning of its row, in a table's row, in a link's address."""


@value
class Slot:
    """A field where it stands; `indent` goes before each further line of its value."""

    field: Field
    manner: Manner
    indent: str = ""


@value
class Row:
    """A line of the letter file: `text` if it has no slots, else its pieces in order.

    One whose slots are `alone` on it goes if all of them are empty.
    """

    line: int
    text: str
    pieces: tuple[str | Slot, ...] = ()
    slots: tuple[Slot, ...] = ()
    alone: bool = False

    def fill(self, values: Mapping[str, str], empty: list[Field], left_out: list[Field]) -> str | None:
        """The line with the values in it; None if it goes. Notes which fields were empty, and which left out."""
        lacking = [slot.field for slot in self.slots if not values.get(slot.field.key, "").strip()]
        if lacking:
            bare = [field for field in lacking if field.words is None]
            if any(field.optional for field in bare) or (self.alone and len(bare) == len(self.slots)):
                left_out += bare
                return None
            empty += bare
        pieces = []
        ends = False
        for each in self.pieces:
            if isinstance(each, str):
                pieces.append(each[1:] if ends and each.startswith(".") and not each.startswith("..") else each)
                ends = False
            else:
                text = values.get(each.field.key, "").strip() or each.field.words
                ends = text is not None and text.endswith(_ENDS)
                pieces.append(_write(each, text, self.alone))
        return "".join(pieces)


_ENDS = (".", "!", "?", "…")
"""A value that ends a sentence takes no period after it."""


def make_rows(rows: Iterable[tuple[int, list[str | Field]]], body_line: int) -> tuple[Row, ...]:
    """Rows with their slots, from the pieces of each; those before the body's first line are the head's."""
    head, body = list[tuple[int, list[str | Field]]](), list[tuple[int, list[str | Field]]]()
    for line, pieces in rows:
        (head if line < body_line else body).append((line, pieces))
    return (*_Head().read(head), *(_in_body(line, pieces) for line, pieces in body))


def _plain(line: int, pieces: list[str | Field]) -> Row:
    return Row(line, "".join(each for each in pieces if isinstance(each, str)))


def _row(line: int, pieces: Iterable[str | Slot], alone: bool) -> Row:
    whole = tuple(each for each in pieces if each != "")
    return Row(line, "", whole, tuple(each for each in whole if not isinstance(each, str)), alone)


_FIRST_SIGN = 0xF0000
"""While a row is looked at, its fields stand in it as characters of a private area that no file has."""

_KEY = re.compile(r"(?P<indent>[ ]*(?:- +)*)(?P<key>[^\s:#\"'\[{|>-][^:]*:(?:[ ]+|$)|\"[^\"]*\":[ ]+|'[^']*':[ ]+)?")
_BLOCK = late(r"[|>][-+0-9]*[ ]*(?:#.*)?")
_COMMENT = late(r"[ \t]#.*")


class _Head:
    """Reads the rows of a head, each as what YAML takes it for. Block and quotation go on from row to row."""

    def __init__(self) -> None:
        self._block: int | None = None
        self._last: tuple[int, str, str] | None = None
        self._signs: list[Field] = []

    def read(self, rows: list[tuple[int, list[str | Field]]]) -> Iterator[Row]:
        made: list[Row] = []
        for line, pieces in rows:
            self._add(line, pieces, made)
        return iter(made)

    def _add(self, line: int, pieces: list[str | Field], made: list[Row]) -> None:
        has_slot = any(not isinstance(each, str) for each in pieces)
        text = self._as_text(pieces)
        indent = len(text) - len(text.lstrip(" "))
        if self._block is not None:
            if not text.strip() or indent > self._block:
                made.append(self._in_block(line, text, indent) if has_slot else _plain(line, pieces))
                return
            self._block = None
        match = _KEY.match(text)
        assert match
        prefix, rest = match[0], text[match.end() :]
        goes_on = self._last and indent and text.strip() and not (match["key"] or match["indent"].strip())
        if self._last and goes_on and (has_slot or self._has_sign(self._last[2])):
            self._go_on(line, text.strip(), made)
            return
        if _BLOCK.fullmatch(rest):
            self._block = len(match["indent"])
            self._last = None
            made.append(_plain(line, pieces))
            return
        self._last = None if rest[:1] in ("[", "{", '"', "'", "#") or not rest.strip() else (len(made), prefix, rest)
        made.append(self._in_value(line, prefix, rest) if has_slot else _plain(line, pieces))

    def _go_on(self, line: int, text: str, made: list[Row]) -> None:
        """A text that goes on from the row above becomes one row; this one stays blank, so that lines keep their
        numbers."""
        assert self._last
        at, prefix, rest = self._last
        rest = f"{_COMMENT.sub('', rest).rstrip()} {text}"
        made[at] = self._in_value(made[at].line, prefix, rest)
        made.append(Row(line, ""))
        self._last = (at, prefix, rest)

    def _in_block(self, line: int, text: str, indent: int) -> Row:
        pieces = [
            each if isinstance(each, str) else Slot(each, "block", " " * indent) for each in self._as_pieces(text)
        ]
        return _row(line, pieces, _are_alone(pieces))

    def _in_value(self, line: int, prefix: str, rest: str) -> Row:
        if rest[:1] in ("[", "{"):
            return _row(line, [prefix, *self._in_flow(rest)], False)
        if rest[:1] in ('"', "'"):
            manner: Manner = "quoted" if rest[0] == '"' else "single"
            kept = [prefix, *(each if isinstance(each, str) else Slot(each, manner) for each in self._as_pieces(rest))]
            fields = [each for each in self._as_pieces(rest.strip()[1:-1]) if each]
            return _row(line, kept, len(fields) == 1 and not isinstance(fields[0], str))
        shown = _COMMENT.sub("", rest).strip()
        pieces = self._as_pieces(shown)
        alone = len(pieces) == 1
        quoted = [
            _quote(each) if isinstance(each, str) else Slot(each, "whole" if alone else "quoted") for each in pieces
        ]
        return _row(line, [f'{prefix}"', *quoted, '"'], alone)

    def _in_flow(self, text: str) -> Iterator[str | Slot]:
        """A list or a table in brackets: each text with a field gets quotation marks."""
        at = 0
        for match in _FLOW_TEXT.finditer(text):
            if not self._has_sign(match[0]):
                continue
            yield text[at : match.start()]
            at = match.end()
            quote = match[0][0] if match[0][0] in "\"'" else ""
            manner: Manner = "single" if quote == "'" else "quoted"
            yield "" if quote else '"'
            for each in self._as_pieces(match[0]):
                yield Slot(each, manner) if not isinstance(each, str) else each if quote else _quote(each)
            yield "" if quote else '"'
        yield text[at:]

    def _as_text(self, pieces: list[str | Field]) -> str:
        texts = []
        for each in pieces:
            if isinstance(each, str):
                texts.append(each)
            else:
                texts.append(chr(_FIRST_SIGN + len(self._signs)))
                self._signs.append(each)
        return "".join(texts)

    def _as_pieces(self, text: str) -> list[str | Field]:
        pieces: list[str | Field] = []
        for each in _SIGNS.split(text):
            if len(each) == 1 and ord(each) >= _FIRST_SIGN:
                pieces.append(self._signs[ord(each) - _FIRST_SIGN])
            elif each:
                pieces.append(each)
        return pieces

    def _has_sign(self, text: str) -> bool:
        return _SIGNS.search(text) is not None


_SIGNS = late("([\U000f0000-\U000ffffd])")
_FLOW_TEXT = late(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s,\[\]{}\"'](?:[^,\[\]{}:]|:(?! ))*(?<!\s)")


def _are_alone(pieces: Iterable[str | Slot]) -> bool:
    return all(not isinstance(each, str) or not each.strip() for each in pieces)


_BEFORE = late(r"\s*(?:>\s*|[-+*]\s+|\d{1,9}[.)]\s+)*")
_IN_ADDRESS = late(r".*(?:\]\([^()\s]*|<[a-z]+:[^<>\s]*)")


def _in_body(line: int, pieces: list[str | Field]) -> Row:
    if all(isinstance(each, str) for each in pieces):
        return _plain(line, pieces)
    before = ""
    made: list[str | Slot] = []
    for each in pieces:
        if isinstance(each, str):
            before += each
            made.append(each)
            continue
        manner: Manner = "body"
        if _IN_ADDRESS.fullmatch(before):
            manner = "address"
        elif before.lstrip().startswith("|"):
            manner = "cell"
        elif _BEFORE.fullmatch(before):
            manner = "begins"
        made.append(Slot(each, manner))
        before += "x"
    return _row(line, made, _are_alone(made))


_MARKUP = late(r"[\\`*_\[\]|~]|&(?=[#A-Za-z])|<(?=\S)")
_LEADING = late(r"(?:[#>+=-]|\d{1,9}[.)])")
_UNSAFE = {ord(each): f"%{ord(each):02X}" for each in ' ()<>\\"`{}|^'}


def _quote(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _write(slot: Slot, text: str | None, alone: bool = True) -> str:
    """The value as it must stand there. In the body, one among words has no line ends of its own."""
    if not text:
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    lines = [each.strip() for each in text.split("\n") if each.strip()] if "\n" in text else [text]
    match slot.manner:
        case "whole":
            return "\\n".join(map(_quote, lines))
        case "quoted":
            return _quote(" ".join(lines))
        case "single":
            return " ".join(lines).replace("'", "''")
        case "block":
            return f"\n{slot.indent}".join(lines)
        case "address":
            return "".join(lines).translate(_UNSAFE)
        case "cell":
            return _escape(" ".join(lines))
        case "body" | "begins" if not alone:
            lines = [" ".join(lines)]
    first = _escape(lines[0])
    first = _escape_beginning(first) if slot.manner == "begins" else first
    return "\\\n".join([first, *(_escape_beginning(_escape(each)) for each in lines[1:])])


def _escape(text: str) -> str:
    """Words that are no Markdown."""
    return _MARKUP.sub(lambda match: f"\\{match[0]}", text)


def _escape_beginning(text: str) -> str:
    """Words at the beginning of a row that make it neither a heading, a quotation, nor a list."""
    match = _LEADING.match(text)
    return f"{text[: match.end() - 1]}\\{text[match.end() - 1 :]}" if match else text
