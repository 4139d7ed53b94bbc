"""Recognizes the row below a list that counts or sums up the rows: nobody is written to there."""

from __future__ import annotations

import re

_WORDS = "total totals subtotal sum count summe gesamt gesamtsumme anzahl somme suma totale totaal"
_TOTALS = frozenset((*_WORDS.split(), "grand total", "total guests", "total cards", "number of guests"))
_AMOUNT = re.compile(r"[$€£]?\s*[\d.,'\u00a0 ]+\s*[%€£$]?|=.*")


def is_total(cells: tuple[str, ...]) -> bool:
    """Whether a row has nothing but a word such as Total, and numbers behind it, or nothing."""
    filled = [cell for cell in cells if cell]
    if not filled or len(filled) > _MOST:
        return False
    word = filled[0].casefold().rstrip(" :")
    return word in _TOTALS and all(map(_AMOUNT.fullmatch, filled[1:]))


_MOST = 6
"""Cells; a person has more."""
