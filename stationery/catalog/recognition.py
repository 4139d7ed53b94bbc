"""Recognition: what tells that typed lines are an address of a country: its names, and the form of its last line."""

from __future__ import annotations

import re
from functools import cache

from stationery.catalog.country_files import COUNTRIES
from stationery.data.address_metadata import facts, known
from stationery.data.schema import Entries
from stationery.data.store import Store
from stationery.model.values import value


@value
class Recognition:
    """`names` are the country's names as people write them, in small letters. `line` finds the parts in the line of
    the locality; `alone` is true where such a line can only be this country's.
    """

    code: str
    names: frozenset[str]
    line: re.Pattern[str] | None
    alone: bool


def recognition(store: Store, code: str) -> Recognition | None:
    """What a country's file says of recognizing it; None when it has no file."""
    id_ = code.lower()
    if id_ not in store.files(COUNTRIES.folder):
        return None

    def read() -> Recognition:
        row = store.kept(COUNTRIES, id_, COUNTRIES.shape.read)
        found = _recognition(row, code.upper())
        store.finish(COUNTRIES, row.table)
        return found

    return store.once(f"recognition {id_}", read)


def _recognition(row: Entries, code: str) -> Recognition:
    recognized, line = row["recognized"], None
    if recognized and recognized["line"]:
        try:
            line = re.compile(recognized["line"])
        except re.error as wrong:
            recognized.table.fault(
                f"line: this isn't a valid regular expression: {wrong}", recognized.table.where("line")
            )
    names = {row["name"], *(recognized["names"] if recognized else ())}
    return Recognition(
        code, frozenset(name.casefold() for name in names), line, bool(recognized and recognized["alone"])
    )


@cache
def line_of(code: str) -> re.Pattern[str] | None:
    """What finds the parts in a line of the locality, out of the metadata, for a country whose file says nothing.

    Only a line of the format that has both the town and the postal code tells anything with certainty; None if there
    is none.
    """
    if not known(code):
        return None
    stated = facts(code)
    pattern, codes = stated.get("lfmt") or stated.get("fmt") or "", stated.get("zip")
    row = next((row for row in pattern.split("%n") if "%Z" in row and "%C" in row and "%A" not in row), "")
    if not row or not codes:
        return None
    prefix = stated.get("postprefix", "")
    if prefix:
        row = row.replace(f"{prefix}%Z", "%Z").replace(f"{prefix.strip()}%Z", "%Z")
    lead = f"(?:{re.escape(prefix.strip(' -'))}[ -]?)?" if prefix else ""
    plain = re.sub(r"\((?!\?)", "(?:", codes)
    slots = {
        "Z": f"{lead}(?P<postal_code>(?:{plain}))",
        "C": r"(?P<locality>[^\d,/]+?)",
        "S": r"(?P<region>[^\d,/]+?)",
        "D": r"(?P<dependent_locality>[^\d,/]+?)",
        "X": r"(?P<sorting_code>CEDEX(?: \d+)?)",
    }
    line = ""
    for number, token in enumerate(re.split("%(.)", row)):
        if number % 2 == 0:
            mark = token.strip()
            line += f" *{re.escape(mark)} *" if mark else " +" if token else ""
        elif token not in slots:
            return None
        elif token in "SX":
            line = _optional(line, slots[token])
        else:
            line += slots[token]
    return re.compile(line, re.IGNORECASE)


def _optional(before: str, slot: str) -> str:
    """A pattern with a slot that may be absent, and then its separator with it."""
    for mark in (" +", *(f" *{re.escape(each)} *" for each in ("-", ",", "/"))):
        if before.endswith(mark):
            return f"{before[: -len(mark)]}(?:{mark}{slot})?"
    return f"{before}(?:{slot})?"
