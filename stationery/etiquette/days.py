"""Days: a date that stands in running text."""

from __future__ import annotations

from datetime import date

from stationery.etiquette.check_context import CheckContext
from stationery.etiquette.text import Sentence

_NEAR = 3
"""Words that may stand between a weekday and its date: `Friday, the 20th of November`."""


def capitalizes_days(note: CheckContext) -> bool:
    """Whether the names of days and months have a capital in the note's language."""
    return note.language.dates.weekdays[0][:1].isupper()


def day_after(note: CheckContext, sentence: Sentence, at: int) -> tuple[date | None, str] | None:
    """The date that stands with a weekday, and how it is written; without a year, that nearest to the letter's day."""
    dates = note.language.dates
    month = number = year = 0
    dated: list[str] = []
    for word in sentence.words[at + 1 : at + 2 + _NEAR + 2]:
        key = word.key
        digits = key
        for ending in dates.ordinals:
            if key.endswith(ending) and key.removesuffix(ending).isdecimal():
                digits = key.removesuffix(ending)
        if key in dates.month_numbers and not month and (word.capital or not capitalizes_days(note)):
            month = dates.month_numbers[key]
        elif digits.isdecimal() and len(digits) <= 2 and not number:
            number = int(digits)
        elif digits.isdecimal() and len(digits) == 4 and month and number:
            year = int(digits)
        elif key not in dates.fillers:
            break
        dated.append(word.text)
        if year or (month and number and word.raw.endswith((".", ";", ":", "?", "!"))):
            break
    if not (month and number):
        return None
    around = note.day or note.now.date()
    candidates = []
    for each in (year,) if year else (around.year - 1, around.year, around.year + 1):
        try:
            candidates.append(date(each, month, number))
        except ValueError:
            continue
    if not candidates:
        return None, " ".join(dated)
    return min(candidates, key=lambda day: abs(day - around)), " ".join(dated)
