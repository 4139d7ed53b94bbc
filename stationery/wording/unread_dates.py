"""Finds why words are no date that can be read: a misspelled month or day of the week, or no year."""

from __future__ import annotations

import re

from stationery.catalog.languages import Language

_NEAR, _SHORTEST = 0.75, 4
"""The share of letters that are alike, and the letters of a word that may be a slip."""


def find_slip(text: str, language: Language) -> str:
    """What to do about words that were probably meant as a date; empty if nobody can tell."""
    from difflib import get_close_matches  # 1.5 ms

    dates = language.dates
    names = {name.casefold(): name for name in (*dates.months, *dates.weekdays)}
    known = dates.month_numbers.keys() | dates.weekday_numbers.keys() | set(dates.fillers) | set(dates.ordinals)
    words = re.findall(r"[^\W\d_]+", text)
    odd = [word for word in words if word.casefold() not in known]
    numbers = re.findall(r"\d+", text)
    if len(odd) == 1 and numbers and len(odd[0]) >= _SHORTEST:
        near = get_close_matches(odd[0].casefold(), names, 1, _NEAR)
        return f"{odd[0]!r} seems to be misspelled: did you mean {names[near[0]]!r}?" if near else ""
    month = any(word.casefold() in dates.month_numbers for word in words)
    if not odd and month and len(numbers) == 1 and len(numbers[0]) <= len("31"):
        return "there is no year in it: add it, or leave the date out to use today's"
    return ""
