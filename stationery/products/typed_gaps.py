"""What a US address that is typed in lines, or in one, certainly has or lacks: its street, its city, its ZIP code."""

from __future__ import annotations

import re

from stationery.catalog.regions import region

_ZIP = re.compile(r"(?P<before>.*?)[\s,]*\b\d{5}(?:-\d{4})?")
_CODE_ABROAD = re.compile(r"\d{4}")
_COUNTRY = re.compile(r"U\.?S\.?A?\.?|United States(?: of America)?", re.IGNORECASE)
_MOST_WORDS = 3
"""Of a state's name."""

_NO_TOWN = re.compile(
    r"\d+\w* .*\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|court|ct|place|pl|circle)\.?"
    r"|(?:P\.? ?O\.? ?)?Box \d+|(?:Suite|Ste\.?|Apt\.?|Apartment|Unit|Room|Rm\.?|Floor|Fl\.?) ?#?[\w-]+|#\s?[\w-]+",
    re.IGNORECASE,
)
"""A piece that is a street, a box, or a unit, and nothing besides."""


def missing_parts(lines: list[str]) -> tuple[str, ...]:
    """Those of street, city and ZIP code that are certainly not in the lines below a name; the parts' names."""
    pieces = [piece for line in lines for each in line.split(",") if (piece := each.strip())]
    if pieces and _COUNTRY.fullmatch(pieces[-1]):
        pieces.pop()
    if not pieces:
        return ()
    match = _ZIP.fullmatch(pieces[-1])
    if match:
        pieces[-1:] = [match["before"]] if match["before"] else []
    rest, has_state = _without_state(pieces)
    if not (match or has_state) or (not match and any(map(_CODE_ABROAD.search, pieces[1:]))):
        return ()
    missing = []
    if not rest or _NO_TOWN.fullmatch(rest[-1]):
        missing.append("locality")
    elif len(rest) == 1 and not any(map(str.isdigit, rest[0])):
        missing.append("street")
    return (*([] if rest else ["street"]), *missing, *([] if match else ["postal_code"]))


def _without_state(pieces: list[str]) -> tuple[list[str], bool]:
    """The pieces without the state that the last one ends with or is. A name may be the town's own (`New York`)."""
    if not pieces:
        return [], False
    *rest, last = pieces
    words = last.split()
    if len(words) == 1 and len(last) == 2 and region("US", last):
        return rest, True
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if region("US", " ".join(words[-count:])):
            return [*rest, " ".join(words[:-count])], True
    if rest and region("US", last):
        return (rest if not _NO_TOWN.fullmatch(rest[-1]) else pieces), True
    return pieces, False


_LAST_LINE = re.compile(
    r"(?P<locality>[^,\d]+?)(?:(?:, *| +)(?P<code>[A-Z]{2})|, *(?P<name>[^\W\d][^,\d]*?)),? +(?P<zip>\d{5}(?:-\d{4})?)"
)


def split_last_line(lines: list[str]) -> dict[str, str]:
    """City, state, and ZIP code by their parts, of the last line below a name, or of the one above a country; nothing
    of an address that isn't American."""
    for line in lines[:0:-1][:2]:
        match = _LAST_LINE.fullmatch(line)
        if match and region("US", state := match["code"] or match["name"]):
            return {"locality": match["locality"], "region": state, "postal_code": match["zip"]}
    return {}
