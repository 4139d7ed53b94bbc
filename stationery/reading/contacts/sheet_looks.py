"""What a workbook's file says beyond the cells' values: hidden rows, errors, how XLSX and ODS show numbers."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import IO

from stationery.model.contact import ODD, Look
from stationery.model.values import value
from stationery.reading.contacts.shown_numbers import read_attributes, read_ods, read_shown

_CHUNK = 1_000_000
_MOST_STYLES = 20_000_000
"""Bytes of the parts that are read whole; a workbook's styles have some ten thousand."""

_TAG = re.compile(rb"<(?:\w+:)?(row|c)\b([^<>]*)>")
_ROW = re.compile(rb"<(?:\w+:)?(row)\b([^<>]*)>")


_NONE: Mapping[tuple[int, int], str] = MappingProxyType({})


@value
class SheetLooks:
    """The numbers of a sheet's hidden rows, and the formats of its numbers, or how they are `shown`, by row and column,
    from 1 and from 0; `errors` are what formulas gave instead of a value (#N/A). Of some kinds of workbooks, nothing is
    `known` of that."""

    hidden: frozenset[int] = frozenset()
    formats: Mapping[tuple[int, int], str] = _NONE
    shown: Mapping[tuple[int, int], str] = _NONE
    known: bool = True
    errors: Mapping[tuple[int, int], str] = _NONE

    def look(self, row: int, column: int, number: float) -> Look | None:
        if not self.known:
            return ODD
        text = self.shown.get((row, column))
        if text is not None:
            return read_shown(number, text)
        code = self.formats.get((row, column))
        return show_number(number, code) if code else None


def read_looks(stream: IO[bytes], sheet: str) -> SheetLooks:
    """What is known of a sheet; nothing of a kind of workbook whose file can't be looked into."""
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            if "content.xml" in names:
                with archive.open("content.xml") as content:
                    return SheetLooks(*read_ods(content, sheet))
            part = _find_part(archive, sheet) if "xl/workbook.xml" in names else ""
            if part in names:
                return _read_xlsx(archive, part, _number_formats(archive) if "xl/styles.xml" in names else {})
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError):
        pass  # what can't be read is told by calamine
    return SheetLooks(known=False)


def _read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as stream:
        return stream.read(_MOST_STYLES)


def _find_part(archive: zipfile.ZipFile, sheet: str) -> str:
    """The file of a sheet, by its name."""
    wanted = ""
    for tag in re.findall(rb"<(?:\w+:)?sheet\s([^<>]*)>", _read_part(archive, "xl/workbook.xml")):
        found = read_attributes(tag)
        if found.get("name") == sheet:
            wanted = next((each for name, each in found.items() if name.endswith(":id")), "")
    for tag in re.findall(rb"<(?:\w+:)?Relationship\s([^<>]*)>", _read_part(archive, "xl/_rels/workbook.xml.rels")):
        found = read_attributes(tag)
        if wanted and found.get("Id") == wanted:
            target = found.get("Target", "")
            return target[1:] if target.startswith("/") else f"xl/{target}"
    return ""


def _number_formats(archive: zipfile.ZipFile) -> dict[str, str]:
    """The format of each style that isn't a plain number, by the style's number."""
    styles = _read_part(archive, "xl/styles.xml")
    codes = dict(_BUILT_IN)
    for tag in re.findall(rb"<(?:\w+:)?numFmt\s([^<>]*)>", styles):
        found = read_attributes(tag)
        codes[found.get("numFmtId", "")] = found.get("formatCode", "")
    part = re.search(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    tags = re.findall(rb"<(?:\w+:)?xf\b([^<>]*)>", part[0]) if part else []
    found_codes = (codes.get(read_attributes(tag).get("numFmtId", "0"), "") for tag in tags)
    return {str(number): code for number, code in enumerate(found_codes) if code and code not in _PLAIN}


_UNKNOWN = "?"
_BUILT_IN = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "11": "0.00E+00", "12": "# ?/?",
    "13": "# ??/??", "37": "#,##0", "38": "#,##0", "39": "#,##0.00", "40": "#,##0.00", "48": "##0.0E+0", "49": "@",
    **dict.fromkeys(("5", "6", "7", "8", "41", "42", "43", "44"), _UNKNOWN),
}  # fmt: skip
"""Formats that a workbook needn't spell out (ECMA-376, 18.8.30); those of money have the sign of whoever looks."""

_PLAIN = ("General", "@", "")


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """A file in pieces that end between two tags, and where a piece has a row, before the last one."""
    rest = b""
    while data := stream.read(_CHUNK):
        data = rest + data
        row = data.rfind(b"row ")
        cut = max(data.rfind(b"<", 0, row), 0) or max(data.rfind(b"<"), 0)
        yield data[:cut]
        rest = data[cut:]
    yield rest


def _read_xlsx(archive: zipfile.ZipFile, part: str, codes: Mapping[str, str]) -> SheetLooks:
    hidden: set[int] = set()
    formats: dict[tuple[int, int], str] = {}
    errors: dict[tuple[int, int], str] = {}
    row, column = 0, -1
    with archive.open(part) as stream:
        for piece in _pieces(stream):
            for kind, inside in (_TAG if codes else _ROW).findall(piece):
                if kind == b"row":
                    found = read_attributes(inside)
                    row, column = int(found.get("r", row + 1)), -1
                    if found.get("hidden") in ("1", "true"):
                        hidden.add(row)
                    continue
                found = read_attributes(inside)
                column = _column(found["r"]) if "r" in found else column + 1
                if (code := codes.get(found.get("s", ""))) and found.get("t", "n") == "n":
                    formats[row, column] = code
            for inside, text in _ERROR.findall(piece) if b't="e"' in piece else ():
                if place := _PLACE.fullmatch(read_attributes(inside).get("r", "")):
                    errors[int(place[2]), _column(place[1])] = text.decode("ascii", "replace")
    return SheetLooks(frozenset(hidden), formats, errors=errors)


_ERROR = re.compile(
    rb'<(?:\w+:)?c\b([^<>]*\bt="e"[^<>]*)>(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?<(?:\w+:)?v>(#[^<]*)<'
)
"""A cell whose formula gave an error (ECMA-376, 18.18.11), which it has as its value."""

_PLACE = re.compile(r"([A-Z]+)(\d+)")


def _column(reference: str) -> int:
    count = 0
    for letter in reference.rstrip("0123456789"):
        count = count * 26 + ord(letter) - 64
    return count - 1


_LITERAL = re.compile(r'\[\$(?P<sign>[^\]-]*)(?:-[^\]]*)?\]|"(?P<quoted>[^"]*)"|\\(?P<plain>.)|[_*].|\[[A-Za-z]+\d*\]')
_NUMBER = re.compile(r"(?P<whole>#,##0|#,###|#|0+)(?P<places>\.0+)?")


def show_number(number: float, code: str) -> Look | None:
    """How a number is shown in a format; `ODD` where that isn't certain, None where it is shown plain."""
    if (zip_code := _ZIP_CODE.fullmatch(code)) and number >= 0 and float(number).is_integer():
        if zip_code["short"] and number <= _LARGEST_SHORT:
            return Look("number", f"{number:05.0f}")
        digits = f"{number:09.0f}"
        return Look("number", f"{digits[:-4]}-{digits[-4:]}")
    sections = re.split(r";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", code)
    if len(sections) > 1 and number <= 0:
        return None if number == 0 and len(sections) == 2 and _NUMBER.fullmatch(sections[0]) else ODD
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match["sign"] or match["quoted"] or match["plain"] or "")
        return chr(_PRIVATE + len(literals) - 1)

    bare = _LITERAL.sub(keep, sections[0])
    found = _NUMBER.search(bare)
    if not found:
        return ODD
    before, after = bare[: found.start()], bare[found.end() :]
    if not (_AROUND.fullmatch(before) and _AROUND.fullmatch(after)):
        return ODD
    exact = Decimal(repr(number)) * (100 if "%" in before + after else 1)
    places = len(found["places"] or ".") - 1
    digits = str(abs(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)))
    zeros = len(found["whole"]) if found["whole"].startswith("0") else 1
    if zeros > 1:
        whole, point, rest = digits.partition(".")
        digits = whole.zfill(zeros) + point + rest
    sign = "-" if number < 0 else ""
    before, after = _words(before, literals).lstrip(), _words(after, literals).rstrip()
    return Look("number", digits, before=sign + before, after=after, grouped="," in found["whole"])


_ZIP_CODE = re.compile(r'(?P<short>\[<=99999\]0{5};)?0{5}(?:-|\\-|"-")0{4}')
"""How Excel shows a ZIP code of nine digits, by its own format Zip Code + 4, or either kind (house style: the condition
that people write for both)."""

_LARGEST_SHORT = 99_999


def _words(text: str, literals: list[str]) -> str:
    return "".join(literals[ord(each) - _PRIVATE] if ord(each) >= _PRIVATE else each for each in text)


_PRIVATE = 0xE000
_AROUND = re.compile("[\ue000-\uf8ff$€£¥% ()+-]*")
"""What stands before and after the digits: what is quoted, signs of money, and the percent sign."""
