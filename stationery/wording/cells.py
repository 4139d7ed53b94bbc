"""A spreadsheet's cell that isn't text, in the words of a letter: a day, a time, an amount."""

from __future__ import annotations

import re

from stationery.catalog.languages import Language
from stationery.model.contact import Look
from stationery.wording.clock_time import clock_time
from stationery.wording.dates import long_date

_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")


def word_look(look: Look, language: Language) -> str:
    """The cell in words; empty where it isn't certain what they would be."""
    match look.kind:
        case "day":
            return long_date(look.moment.date(), language)
        case "moment":
            return f"{long_date(look.moment.date(), language)}, {clock_time(look.moment, language)}"
        case "time":
            return clock_time(look.moment, language)
        case "number":
            whole, point, rest = look.digits.partition(".")
            mark = language.typography.decimal
            if look.grouped and mark == ".":  # elsewhere it is a point, a space, or nothing
                whole = _THOUSANDS.sub(",", whole)
            return f"{look.before}{whole}{point and mark}{rest}{look.after}"
    return ""
