"""Days: a date that stands in running text, and whether it is the interview's."""

from __future__ import annotations

from datetime import date

from stationery.catalog.patterns import Patterns
from stationery.etiquette.check_context import CheckContext
from stationery.etiquette.text import Sentence, keys_of
from stationery.model.late_pattern import late

_NEAR = 3
"""Words that may stand between a weekday and its date: `Friday, the 20th of November`."""
_FIGURES = late(r"\.?,?\s+((\d{1,2})([./-])(\d{1,2})\3(\d{4}|\d{2}))(?![\d/-]|\.\d)")
_SHORT_FIGURES = late(r"(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d{2})|(?<=/\d\d)|(?<=/\d)|\.)(?![\w/-]|\.\d)")
_CENTURY, _HUNDRED = 2000, 100
"""Of a year that is written with two figures."""
_FARTHEST = 16
"""Words between `interview` and its day."""
_RIGHT_BEFORE = 2
"""Words between a day and the `interview` that follows it: `Monday's interview`, `on Monday we spoke`."""

_NEAR_BEFORE = 4
"""Words before the interview that may show it to be another one: `I look forward to our meeting`."""


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
        dated.append(word.raw)
        if year or (month and number and word.raw.endswith((".", ";", ":", "?", "!"))):
            break
    if not (month and number):
        return None
    shown = " ".join(dated).strip("\"'“”‘’()[],.;:!?…*_")
    around = note.day or note.now.date()
    candidates = []
    for each in (year,) if year else (around.year - 1, around.year, around.year + 1):
        try:
            candidates.append(date(each, month, number))
        except ValueError:
            continue
    if not candidates:
        return None, shown
    return min(candidates, key=lambda day: abs(day - around)), shown


def day_in_figures(note: CheckContext, text: str, weekday: int) -> tuple[date, str] | None:
    """The date in figures that stands right behind a weekday: `, 11/29/2026`. Where day and month may stand in either
    order, the one that fits the weekday; None for what is no date, or no day of any calendar."""
    match = _FIGURES.match(text)
    if match is None:
        return None
    one, other, year = int(match[2]), int(match[4]), int(match[5])
    orders = [(one, other), (other, one)] if note.language.dates.month_first else [(other, one), (one, other)]
    days = []
    for month, number in orders:
        try:
            days.append(date(year + (_CENTURY if year < _HUNDRED else 0), month, number))
        except ValueError:
            continue
    if not days:
        return None
    return next((day for day in days if day.isoweekday() == weekday), days[0]), match[1]


def days_in_figures(
    note: CheckContext, sentence: Sentence, at: int, patterns: Patterns
) -> tuple[tuple[date, ...], str] | None:
    """The days that a date in figures may mean which begins at a word behind a small one, and how it is written: `on
    11/26`, `am 26.11.`; without a year, those nearest to the letter's day. None for what is no date: `on 1/2 acre`."""
    words, dates = sentence.words, note.language.dates
    if not at or not words[at].key[:1].isdecimal():
        return None
    before = {*dates.coming, *dates.fillers, *patterns.words("by_days"), *patterns.words("articles")}
    if words[at - 1].key not in before:
        return None
    text = note.text.texts[sentence.paragraph]
    match = _SHORT_FIGURES.match(text, words[at].start)
    beyond = [number for number in range(at, len(words)) if match and words[number].start < match.end()]
    if match is None or not ends_clause(note, sentence, beyond[-1], patterns):
        return None
    around = note.day or note.now.date()
    year = int(match[4] or 0)
    years = [year + (_CENTURY if year < _HUNDRED else 0)] if year else [around.year - 1, around.year, around.year + 1]
    days = []
    for month, number in ((int(match[1]), int(match[3])), (int(match[3]), int(match[1]))):
        found = [day for each in years if (day := _day_of(each, month, number))]
        days += [min(found, key=lambda day: abs(day - around))] if found else []
    return (tuple(days), match[0]) if days else None


def may_be_a_date(note: CheckContext, sentence: Sentence, index: int) -> bool:
    """Whether a date without a weekday begins at a word: a month, or a day's number before one."""
    months, words = note.language.dates.month_numbers, sentence.words
    if words[index].key in months:
        return not (index and words[index - 1].key[:1].isdecimal())
    near = [word.key for word in words[index + 1 : index + 3]]
    return words[index].key[:1].isdecimal() and any(key in months for key in near)


def ends_clause(note: CheckContext, sentence: Sentence, at: int, patterns: Patterns) -> bool:
    """Whether nothing stands behind a number that it may count: `on the 29th`, and not `on the 29th floor`."""
    words = sentence.words
    if words[at].closed or at + 1 == len(words):
        return True
    return words[at + 1].key in note.language.typed.small_words | patterns.words("about")


def _day_of(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def is_of_the_interview(
    sentence: Sentence, anchors: list[int], index: int, note: CheckContext, patterns: Patterns
) -> bool:
    """Whether a day stands behind the interview, or right before it, and nothing between speaks of something else."""
    behind = [anchor for anchor in anchors if index < anchor <= index + _RIGHT_BEFORE + 1]
    if behind:
        return not patterns.phrases("other_days").find(sentence.keys[max(index - 2, 0) : behind[0]])
    before = [anchor for anchor in anchors if index - _FARTHEST <= anchor < index]
    if not before:
        return False
    if patterns.phrases("another_meeting").find(sentence.keys[max(before[-1] - _NEAR_BEFORE, 0) : before[-1]]):
        return False
    between = sentence.keys[max(before[-1] - 1, 0) : index]  # with the word before it: a phone conversation
    abouts = patterns.words("about")
    if abouts & set(between):
        place = max(number for number, key in enumerate(between) if key in abouts)
        matter = set(keys_of(note.letter.position.text)) | patterns.words("positions")
        matter |= set(keys_of(note.interview.position.text)) if note.interview else set()
        if not matter & set(between[place:]):
            return False
        between = between[:place]
    return not patterns.phrases("other_days").find(between)
