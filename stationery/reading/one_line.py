"""Turns an address typed in one line into its lines: at semicolons, tabs, line breaks, or commas that are certain.

A comma is certain where a name comes first, then a street, then a town with its postal code (and a country after it).
Anything else that looks like an address is refused, because nobody can tell where its lines end.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from stationery.model.errors import Place
from stationery.model.late_pattern import late
from stationery.model.letter import Written

Fault = Callable[[str, Place | None, str], None]

_EXAMPLE = "Ms. Ann Lee; 1 Main Street; Salem, OR 97301"
_REMEDY = f'separate the lines with semicolons: "{_EXAMPLE}"'

_BIDI = late("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_MAILBOX = late(r"(?P<name>[^<>@]*[^<>@\s])\s*<(?P<email>[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,})>")
_BLANK = late(r"\n[^\S\n]*\n")
_BREAK = late(r"\\[rn]")
_CODE = late(r"\d{4}|\d{3} \d\d|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d[A-Z]{2}$")
_FEWEST_LINES_OF_TWO = 2

_REGION_CODE = r"[A-Z]{2,3} (?:\d{4,5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)"
"""A region and its code: `OH 45402`, `ON K1A 0B1`, `NSW 2000`."""

_STATE_ZIP = r"[A-Z][a-z]+(?: [A-Z][a-z]+)? \d{5}(?:-\d{4})?"
"""`Oregon 97301`, after a piece that can only be the town."""

_CODE_ALONE = r"\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"
_CODE_TOWN = r"(?:[A-Z]{1,3}-)?(?:\d{4,5}|\d{3} \d\d|\d\d-\d{3}|\d{4}-\d{3}|\d{4} [A-Z]{2}) [^\W\d][^\d]*"
_TOWN_CODE = rf"[^\d]*[^\W\d]\.? (?:{_REGION_CODE}|[A-Z]{{1,2}}\d[A-Z\d]? \d[A-Z]{{2}})"
_STREET = late(
    r"(?:\d+[A-Za-z]?(?:[-/]\d+)?(?: \d/\d)? [^\W\d].*"
    r"|[^\W\d].*(?:str\.|stra(?:ß|ss)e|weg|platz|gasse|allee|ring|damm|ufer|laan|straat|plein|gatan|vägen|vej|gade)"
    r" \d+ ?[a-zA-Z]?(?:[-/]\d+)?"
    r"|(?:P\.? ?O\.? ?Box|Post Office Box|Postfach|Postbus|Boîte postale|B\.?P\.|C\.?P\.|Apartado) ?\d+)",
    re.IGNORECASE,
)
_NUMBER_LAST = late(r"[^\W\d][^\d]* \d+ ?[a-zA-Z]?(?:[-/]\d+)?")
"""A street as in Germany or Italy, its number last: certain before a town with its code first, and there alone."""

_LETTER_IN_ZIP = late(r"(?<=\b[A-Z]{2} )(?=\d*[Oo])[\dOo]{5}$")

_UNIT = late(
    r"(?:Suite|Ste\.?|Apt\.?|Apartment|Unit|Room|Rm\.?|Floor|Fl\.?|Bldg\.?|Building|Flat|No\.?) ?[\w-]+|# ?[\w-]+"
    r"|\d+(?:st|nd|rd|th) (?:Floor|Fl\.?)",
    re.IGNORECASE,
)
_STREET_WORD = late(r"(?:street|st\.?|road|rd\.?|avenue|ave\.?|lane|ln\.?|drive|dr\.?|blvd\.?|way|court|ct\.?)$", re.I)
_STREET_INSIDE = late(
    r"[^\W\d][^\d]*\s\d+[A-Za-z]?(?:[-/]\d+)? (?:[^\W\d][\w.'’-]* |\d+(?:st|nd|rd|th) ){1,4}"
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|court|ct|place|terrace|square)\b.*"
    r"|[^\W\d][^\d]*\s(?:[^\W\d][\w-]*(?:str\.|stra(?:ß|ss)e|weg|gasse|straat|gatan|vägen|gade))"
    r" \d+ ?[a-z]?\b.*"
    r"|[^\W\d][^\d]*\s\d+,? (?:rue|avenue|boulevard|place|chemin|quai) .*"
    r"|[^\W\d][^\d]*\s(?:calle|via|viale|rua|ulica|ul\.) [^\d]*\d+.*"
    r"|[^\W\d][^\d]*\s(?:P\.? ?O\.? ?Box|Postfach|Postbus|Boîte postale) \d+\b.*",
    re.IGNORECASE,
)
"""A name, and a street after it without any mark between: `Ann Lee 12 Elm Street Salem`."""
_AFTER_NAME = late(
    r"(?:Jr|Sr|II|III|IV|Esq|Esquire|M\.?D|Ph\.?D|J\.?D|D\.?D\.?S|R\.?N|CPA|MBA|Inc|LLC|L\.L\.C|LLP|Ltd|PLC|P\.?C|GmbH|Co)\.?"
)


def refuse_controls(row: Written, fault: Fault) -> None:
    """Note characters that turn text around, or that no keyboard writes: on paper nobody would see why."""
    for found in (*_BIDI.finditer(row.text), *_CONTROL.finditer(row.text)):
        kind = (
            "an invisible character that changes the direction of text"
            if _BIDI.match(found[0])
            else "a control character"
        )
        fault(
            f"there is {kind} (U+{ord(found[0]):04X}) in {_show(row.text)!r}",
            row.place,
            "delete it, or type the line again",
        )
        return


def refuse_two(text: str, place: Place | None, fault: Fault) -> None:
    """Note two addresses with a blank line between them. One blank line within an address does no harm."""
    groups = [[row for row in group.split("\n") if row.strip()] for group in _BLANK.split(text.strip())]
    whole = [group for group in groups if len(group) >= _FEWEST_LINES_OF_TWO and any(map(_CODE.search, group[1:]))]
    if len(whole) > 1:
        fault(
            f"these are {len(whole)} addresses, with a blank line between them",
            place,
            "make one at a time: one --to, or one letter file, for each",
        )


def take_mailbox(rows: list[Written]) -> tuple[list[Written], Written]:
    """The rows with the e-mail address taken out of a first one such as `Ann Lee <ann@x.com>`, and that address."""
    found = _MAILBOX.fullmatch(rows[0].text.strip()) if rows else None
    if not found:
        return rows, Written("")
    return [Written(found["name"].strip("\"' "), rows[0].place), *rows[1:]], Written(found["email"], rows[0].place)


def part_rows(rows: list[Written], fault: Fault) -> list[Written]:
    """The lines that were meant. One row alone may have several in it; in more rows only tabs part lines."""
    parted = [each for row in rows for each in (_at_tabs(row, fault) if "\t" in row.text else (row,))]
    if len(parted) != 1:
        return parted
    row = parted[0]
    texts = [text for piece in row.text.replace("；", ";").split(";") for text in _BREAK.split(piece)]
    texts = [text.strip() for text in texts if text.strip()]
    if len(texts) == 1:
        texts = _at_bars(texts[0]) or _at_commas(texts[0], row.place, fault)
    return [Written(text, row.place) for text in texts]


def _at_tabs(row: Written, fault: Fault) -> list[Written]:
    """The cells of a spreadsheet's row as lines, town, region and ZIP code on one line."""
    cells = [cell for text in row.text.split("\t") if (cell := text.strip())]
    if len(cells) > 2 and re.fullmatch(_CODE_ALONE, cells[-1]) and re.fullmatch("[A-Z]{2}", cells[-2]):
        cells[-3:] = [f"{cells[-3]}, {cells[-2]} {cells[-1]}"]
    elif len(cells) > 2 and re.fullmatch(r"[\d -]+", cells[-1]):
        fault(f"it is not certain which of these cells are one line: {' | '.join(cells)}", row.place, _REMEDY)
    return [Written(cell, row.place) for cell in cells]


def _at_bars(text: str) -> list[str]:
    """The lines of `Ann Lee | 1 Main Street | Salem, OR 97301`, where they would be certain with commas, too."""
    for mark in (" | ", " / ", " · ", " • "):
        lines = [line for each in text.split(mark) if (line := each.strip())]
        if len(lines) > 2 and _certain_lines([piece.strip() for line in lines for piece in line.split(",")]):
            return lines
    return []


def _at_commas(text: str, place: Place | None, fault: Fault) -> list[str]:
    pieces = [piece for each in text.split(",") if (piece := each.strip())]
    lines = _certain_lines(pieces)
    if lines:
        return lines
    if _is_address(text, pieces):
        fault(
            f"this looks like a whole address in one line, but not all of its lines are certain: {text!r}",
            place,
            _with_figures(text) or _REMEDY,
        )
    return [text]


def _with_figures(text: str) -> str:
    """What to write where the ZIP code has an O for a zero."""
    found = _LETTER_IN_ZIP.search(text)
    return f"write the ZIP code with figures: {found[0].replace('O', '0').replace('o', '0')}" if found else ""


def _certain_lines(pieces: list[str]) -> list[str]:
    """Name, street, town and country; nothing where any piece could be something else."""
    country = pieces[-1:] if len(pieces) > 3 and not any(map(str.isdigit, pieces[-1])) else []
    rest, town = _split_town(pieces[: len(pieces) - len(country)])
    if not town:
        return []
    street: list[str] = []
    if len(rest) > 1 and re.fullmatch(_CODE_TOWN, town[0]) and _NUMBER_LAST.fullmatch(rest[-1]):
        street = [rest.pop()]
    while rest and (_UNIT.fullmatch(rest[-1]) or (_STREET.fullmatch(rest[-1]) and not any(map(_is_street, street)))):
        street.insert(0, rest.pop())
    if not any(_is_street(piece) or _NUMBER_LAST.fullmatch(piece) for piece in street):
        return []
    above = _join_suffixes(rest)
    if not above or any(any(map(str.isdigit, line)) for line in above):
        return []
    if any(len(line.split()) < 2 for line in above[1:]):
        return []
    return [*above, ", ".join(street), *town, *country]


def split_street(text: str) -> list[str]:
    """The lines of `12 Elm St, Salem, OR 97301`, as it stands below a name; none where any could be another."""
    _, *lines = _certain_lines(["—", *(piece for each in text.split(",") if (piece := each.strip()))]) or [""]
    return lines if len(lines) > 1 else []


def _split_town(pieces: list[str]) -> tuple[list[str], list[str]]:
    """The pieces before the town, and its line or lines; no line where it is not certain."""
    if len(pieces) < 3:
        return pieces, []
    *rest, before, last = pieces
    named = not any(map(str.isdigit, before))
    if named and re.fullmatch(rf"{_REGION_CODE}|{_STATE_ZIP}", last):
        return rest, [f"{before}, {last}"]
    if named and re.fullmatch(_CODE_ALONE, last):
        if re.fullmatch("[A-Z]{2}", before):
            return rest[:-1], [f"{rest[-1]}, {before} {last}"]
        return (rest, [before, last]) if not last[0].isdigit() and " " in last else (pieces, [])
    if re.fullmatch(_TOWN_CODE, last) or (re.fullmatch(_CODE_TOWN, last) and not _STREET_WORD.search(last)):
        return [*rest, before], [last]
    return pieces, []


def is_street_line(text: str) -> bool:
    """Whether a line is a street with its number first, and ends in a word that only streets have."""
    return text[:1].isdigit() and _is_street(text) and _STREET_WORD.search(text) is not None


def _is_street(piece: str) -> bool:
    return bool(_STREET.fullmatch(piece)) and not _UNIT.fullmatch(piece)


def _join_suffixes(pieces: list[str]) -> list[str]:
    """The lines above the street; what follows a name (`Ph.D.`, `Inc.`) stays on its line."""
    lines: list[str] = []
    for piece in pieces:
        if lines and _AFTER_NAME.fullmatch(piece):
            lines[-1] = f"{lines[-1]}, {piece}"
        else:
            lines.append(piece)
    return lines


def _is_address(text: str, pieces: list[str]) -> bool:
    if re.search(r"\b[A-Z]{2} \d{5}(?:-\d{4})?$", text) or _LETTER_IN_ZIP.search(text):
        return True
    if _STREET_INSIDE.fullmatch(text):
        return True
    later = pieces[1:]
    return any(_is_street(piece) or re.fullmatch(f"{_REGION_CODE}|{_TOWN_CODE}|{_CODE_TOWN}", piece) for piece in later)


def _show(text: str) -> str:
    """A text with what cannot be seen in it written out."""
    return "".join(letter if letter.isprintable() else f"<U+{ord(letter):04X}>" for letter in text)
