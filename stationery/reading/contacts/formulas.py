"""Cells that have a spreadsheet's formula, or the error that one gave, where words are meant."""

from __future__ import annotations

import re

from stationery.model.late_pattern import late

_FORMULA = late(
    r"#(?:REF!|N/?A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|WERT!|BEZUG!|NV|ZAHL!)"
    r"|#{2,}|=\s*[+-]?(?:[A-Z][A-Z.]*\(.*|\$?[A-Z]{1,3}\$?\d+.*)",
    re.IGNORECASE | re.DOTALL,
)

NO_RESULT = "has {}, which is a spreadsheet's formula or its error"
TYPE_IT = "type what is meant, or copy the column and paste it as values; then save the list again"


def is_formula(text: str) -> bool:
    """Whether a cell has `#REF!`, `#####`, or `=VLOOKUP(…)`."""
    return text[:1] in ("#", "=") and _FORMULA.fullmatch(text.strip()) is not None
