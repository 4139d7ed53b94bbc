"""How an ODS file shows its numbers: their texts stand beside the values, as whoever saved it saw them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from typing import IO

from stationery.model.contact import ODD, Look

_CHUNK = 1_000_000
_MOST_REPEATED = 10_000
"""Rows or cells that are written once and repeated; what is repeated more often is the empty rest of a sheet."""

_ATTRIBUTE = re.compile(rb"([\w:-]+)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")
_TAG = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^<>]*)>(?:\s*<text:p>([^<]*)</text:p>)?"
)
_NUMBERS = ("float", "currency", "percentage")
_BEGINS = b"<table:table"

Shown = dict[tuple[int, int], str]


def read_attributes(of: bytes) -> dict[str, str]:
    """The attributes of an XML tag."""
    return {
        name.decode("utf-8", "replace"): unescape((one or two).decode("utf-8", "replace"))
        for name, one, two in _ATTRIBUTE.findall(of)
    }


def read_ods(content: IO[bytes], sheet: str) -> tuple[frozenset[int], dict[tuple[int, int], str], Shown]:
    """The hidden rows of a sheet, no formats, and the texts of its numbers by row and column, from 1 and from 0."""
    hidden: set[int] = set()
    shown: Shown = {}
    row, rows, column, inside = 0, 1, 0, False
    for piece in _pieces(content):
        for kind, of, text in _TAG.findall(piece):
            if kind == b"table":
                inside, row, rows = read_attributes(of).get("table:name") == sheet, 0, 1
            elif not inside:
                continue
            elif kind == b"table-row":
                found = read_attributes(of)
                row, column = row + (rows if row else 1), 0
                rows = int(found.get("table:number-rows-repeated", 1))
                if found.get("table:visibility") in ("collapse", "filter") and rows < _MOST_REPEATED:
                    hidden.update(range(row, row + rows))
            else:
                count = 1
                if b"-repeated" in of or b"value-type" in of:
                    found = read_attributes(of)
                    count = int(found.get("table:number-columns-repeated", 1))
                    kind_of_value = found.get("office:value-type")
                    words = unescape(text.decode("utf-8", "replace"))
                    if kind_of_value == "float" and not words:
                        pass  # another program wrote it, without what it shows
                    elif kind_of_value in _NUMBERS and max(count, rows) < _MOST_REPEATED:
                        for each in range(row, row + rows):
                            shown.update(((each, at), words) for at in range(column, column + count))
                column += count
    return frozenset(hidden), {}, shown


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """A file in pieces that end before a tag of a table, so that each cell is in one with its text."""
    rest = b""
    while data := stream.read(_CHUNK):
        rest += data
        cut = rest.rfind(_BEGINS)
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


_SHOWN = re.compile(r"(?P<before>\D*)(?P<digits>\d(?:[\d.,'’\s]*\d)?)(?P<after>\D*)")
_ZIP_CODE = re.compile(r"\d{5}-\d{4}")
_MARKS = re.compile(r"[^\d]+")
_MINUS = ("-", "−", "(")


def read_shown(number: float, text: str) -> Look | None:
    """How a number is shown, from the text of its cell; `ODD` where that isn't certain, None where it is shown
    plain."""
    if _ZIP_CODE.fullmatch(text) and int(text.replace("-", "")) == number:
        return Look("number", text)
    found = _SHOWN.fullmatch(text.strip())
    if not found:
        return ODD
    before, after = found["before"], found["after"]
    if (number < 0) != before.startswith(_MINUS):
        return ODD
    exact = abs(Decimal(repr(number))) * (100 if "%" in before + after else 1)
    whole, last, rest = _split(found["digits"])
    for places in dict.fromkeys((len(rest), 0)):
        digits = _MARKS.sub("", whole if places else whole + last + rest)
        digits += f".{rest}" if places else ""
        if Decimal(digits) == exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):
            grouped = bool(_MARKS.search(whole) or (last and not places))
            is_plain = not (before.strip("-−") or after or grouped) and Decimal(digits) == abs(Decimal(repr(number)))
            if is_plain and digits == str(Decimal(digits).normalize() if places else int(digits)):
                return None
            return Look("number", digits, before=before.replace("−", "-").lstrip(), after=after, grouped=grouped)
    return ODD


def _split(digits: str) -> tuple[str, str, str]:
    """What stands before the last mark, the mark, and what stands after it; all of it before it if there is none."""
    marks = list(_MARKS.finditer(digits))
    if not marks:
        return digits, "", ""
    last = marks[-1]
    return digits[: last.start()], last[0], digits[last.end() :]
