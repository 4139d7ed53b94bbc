"""Recognizes the row below a list that counts or sums up the rows: nobody is written to there."""

from __future__ import annotations

import re

_WORDS = "total totals subtotal sum count summe gesamt gesamtsumme anzahl somme suma totale totaal"
_TOTALS = frozenset((*_WORDS.split(), "grand total", "total guests", "total cards", "total people", "number of guests"))
_AMOUNT = re.compile(r"[$€£]?\s*[\d.,'\u00a0 ]+\s*[%€£$]?|=.*")
_WITH_AMOUNT = re.compile(r"(?P<word>\D*?[^\W\d_])\s*[:=–-]?\s*[$€£]?\d[\d.,' ]*[%€£$]?")
"""`Total guests: 2` in one cell."""


def is_total(cells: tuple[str, ...]) -> bool:
    """Whether a row has nothing but a word such as Total, and numbers behind it, or nothing."""
    filled = [cell for cell in cells if cell]
    if not filled or len(filled) > _MOST:
        return False
    within = _WITH_AMOUNT.fullmatch(filled[0])
    word = (within["word"] if within else filled[0]).casefold().rstrip(" :")
    return word in _TOTALS and all(map(_AMOUNT.fullmatch, filled[1:]))


_MOST = 6
"""Cells; a person has more."""


TOTAL = "row {} appears to count or sum up the others, and is left out"
NO_TOTAL = "if it is a person, fill in the address"
