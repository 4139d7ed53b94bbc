"""Dates and times as people type them (`Nov 29, 2026 at 2pm`, `29 November 14:00`, `11/29/2026 2:00 PM`) into parts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from stationery.model.late_pattern import late
from stationery.model.values import value

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RELATIVE = {"today": 0, "tomorrow": 1, "yesterday": -1}

_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?P<rest>[a-z]*)\.?"
_YEAR = r"(?:,? *(?P<year>(?:19|20)\d\d)(?![\d:]))?"
_DATES = tuple(
    late(rf"(?<![\w:+−/-]){pattern}(?![\w/])", re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<first>\d{1,2}) ?(?P<mark>[./-]) ?(?P<second>\d{1,2}) ?(?P=mark) ?(?P<year>\d{4}|\d\d)",
        r"(?P<first>\d{1,2})(?P<mark>/)(?P<second>\d{1,2})",
        rf"{_MONTH} *(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![:.]?\d){_YEAR}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)? *(?:of +)?{_MONTH}{_YEAR}",
    )
)
_TIMES = tuple(
    late(rf"(?<![\w:+−.-]){pattern}(?![\w:])", re.IGNORECASE)
    for pattern in (
        r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::\d\d)?)? ?(?P<half>[ap])\.?m\b\.?",
        r"(?P<hour>\d{1,2})(?::|h)(?P<minute>\d\d)(?::\d\d)?(?: ?(?:uhr|hrs?|hours|h))?",
        r"(?P<hour>\d{1,2})(?:\.(?P<minute>\d\d))? ?(?:uhr|h|o['’]clock)",
        r"(?P<noon>(?:12 )?noon)",
    )
)
_SPAN = late(
    r"(?<![\w:+−/-])\d{1,2}(?:[:.]\d\d)?(?:"
    r"(?: ?[ap]\.?m\b\.?)? ?(?:[-–]|to|until|till) ?\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b"
    r"|(?:(?<=[:.]\d\d)(?: ?– ?| - | to | until | till )\d{1,2}|(?<=:\d\d)-(?:1[3-9]|2[0-3])):\d\d(?![\w:]))",
    re.IGNORECASE,
)
"""Two times of day, from one to the other: `2-3pm`, `14:00 to 15:00`; but `14:00-06:00` has an offset."""
_BARE_HOUR = late(r"[ ,]*(?:at )?(?P<hour>\d{1,2})(?P<rest>(?: .*)?)", re.IGNORECASE)
_EARLY = ("1", "2", "3", "4", "5", "6")
"""Hours at which nobody meets in the morning."""
_WEEKDAY = late(r"\b(?P<day>mon|tue|wed|thu|fri|sat|sun)(?P<rest>[a-z]*)\b\.?,?", re.IGNORECASE)
_FILLERS = late(r"\b(?:at|on|the|local time|from)\b|[,;@]", re.IGNORECASE)


@value
class Spoken:
    """What a text says of a moment. `day` and `time` (hour and minute) are None where it names none; `zone` is all else
    that it says; `half` says that the time is certain to be before noon or after it, `relative` that the day is one
    seen from today."""

    day: date | None = None
    time: tuple[int, int] | None = None
    zone: str = ""
    half: bool = False
    relative: bool = False


class NoMoment(ValueError):
    """Why a text can't be read, in words that go on after the text; and what to write."""

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.why, self.hint = why, hint


def read_spoken(text: str, month_first: bool | None = None, today: date | None = None) -> Spoken:
    """The parts of a moment in any order. Raises NoMoment.

    `month_first` is how figures are read where they can mean two days. A date without a year is the nearest one to
    `today`; without that, it is refused, and so are `tomorrow` and a mere day of the week.
    """
    rest = " ".join(text.split())
    if _SPAN.search(rest):
        raise NoMoment("has a start and an end", "write only the start here")
    day, rest = _take_day(rest, month_first, today)
    relative = day is None
    time, half, rest = _take_time(rest)
    if day and not time and (bare := _BARE_HOUR.fullmatch(rest)):
        time, half, rest = _take_time(f"{bare['hour']}:00{bare['rest']}")
    weekday, rest = _take_weekday(rest)
    if day is None:
        day, rest = _take_relative(rest, weekday, today)
    elif weekday is not None and day.weekday() != weekday:
        named = _WEEKDAYS[day.weekday()].capitalize()
        raise NoMoment(
            f"is a {named}, not a {_WEEKDAYS[weekday].capitalize()}", "correct the day, or leave out its name"
        )
    return Spoken(day, time, " ".join(_FILLERS.sub(" ", rest).split()), half, relative and day is not None)


def _take_day(text: str, month_first: bool | None, today: date | None) -> tuple[date | None, str]:
    for pattern in _DATES:
        found = pattern.search(text)
        if found and _is_month(found):
            return _day(found, month_first, today), f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _is_month(found: re.Match[str]) -> bool:
    """Whether the word of a date in words is a month, whole or cut short."""
    groups = found.groupdict()
    if not groups.get("month"):
        return True
    word = (groups["month"] + groups["rest"]).lower()
    return word == "sept" or any(month.startswith(word) for month in _MONTHS)


def _day(found: re.Match[str], month_first: bool | None, today: date | None) -> date:
    parts = found.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if year is not None and year < 100:
        year += 2000
    if parts.get("first"):
        order = month_first if parts["mark"] != "." else False
        month, number = _order(int(parts["first"]), int(parts["second"]), year, order, today)
    elif parts.get("month"):
        word = parts["month"][:3].lower()
        month = next(place for place, name in enumerate(_MONTHS, 1) if name.startswith(word))
        number = int(parts["day"])
    else:
        month, number = int(parts["number"]), int(parts["day"])
    try:
        return date(year, month, number) if year else _nearest(month, number, today)
    except ValueError as wrong:
        if isinstance(wrong, NoMoment):
            raise
        raise NoMoment("isn't a date: there is no such day") from None


def _order(first: int, second: int, year: int | None, month_first: bool | None, today: date | None) -> tuple[int, int]:
    """Month and day of a date in figures."""
    if first > 12 or second > 12:
        month_first = first <= 12
    if month_first is None and first != second:
        both = [_write(year, month, day, today) for month, day in ((first, second), (second, first))]
        raise NoMoment("can mean two days", f"write {' or '.join(both)}")
    return (first, second) if month_first else (second, first)


def _write(year: int | None, month: int, day: int, today: date | None) -> str:
    """One of two days that a date may be; without a year the nearest one to today."""
    if year or today is None:
        return f"{year or 'YYYY'}-{month:02}-{day:02}"
    return _nearest(month, day, today).isoformat()


def _nearest(month: int, number: int, today: date | None) -> date:
    if today is None:
        raise NoMoment("has no year", "write it with its year")
    days = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            days.append(date(year, month, number))
        except ValueError:
            continue
    if not days:
        raise ValueError
    return min(days, key=lambda day: abs((day - today).days))


def _take_time(text: str) -> tuple[tuple[int, int] | None, bool, str]:
    for pattern in _TIMES:
        found = pattern.search(text)
        if found is None:
            continue
        parts = found.groupdict()
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        if parts.get("noon"):
            return (12, 0), True, rest
        hour, minute, half = int(parts["hour"]), int(parts["minute"] or 0), parts.get("half")
        if half and not 1 <= hour <= 12:
            raise NoMoment("isn't a valid date and time: it is either am or pm up to 12, or 13 and more without them")
        if parts["hour"] in _EARLY and not half and found[0].endswith(tuple("0123456789")):
            shown = f"{hour}:{minute:02}"
            raise NoMoment("can be morning or afternoon", f"write {shown} am or {shown} pm")
        if half:
            hour = hour % 12 + (12 if half in "pP" else 0)
        if hour > 23 or minute > 59:
            raise NoMoment("isn't a valid date and time: a day ends at 23:59")
        return (hour, minute), bool(half), rest
    return None, False, text


def _take_weekday(text: str) -> tuple[int | None, str]:
    found = _WEEKDAY.search(text)
    if found is None:
        return None, text
    word = (found["day"] + found["rest"]).lower().rstrip(".")
    number = next((place for place, name in enumerate(_WEEKDAYS) if name.startswith(word)), None)
    if number is None:
        return None, text
    return number, f"{text[: found.start()]} {text[found.end() :]}"


def _take_relative(text: str, weekday: int | None, today: date | None) -> tuple[date | None, str]:
    """The day that `tomorrow` or a mere `Monday` means today."""
    word = next((word for word in _RELATIVE if re.search(rf"\b{word}\b", text, re.IGNORECASE)), "")
    if not word and weekday is None:
        return None, text
    if today is None:
        raise NoMoment("means another day when the file is read again", "write the date")
    if word:
        return today + timedelta(_RELATIVE[word]), re.sub(rf"\b{word}\b", " ", text, flags=re.IGNORECASE)
    ahead = ((weekday or 0) - today.weekday() - 1) % 7 + 1
    return today + timedelta(ahead), re.sub(r"\b(?:next|this|coming)\b", " ", text, flags=re.IGNORECASE)


def near_day(words: str) -> str:
    """A hint that names the day which a misspelled word may mean, such as `tommorow`; empty if none is near."""
    from difflib import get_close_matches  # 1.5 ms

    for word in words.split():
        if near := get_close_matches(word.lower(), (*_RELATIVE, *_WEEKDAYS), 1, _NEAR):
            return f"did you mean {near[0] if near[0] in _RELATIVE else near[0].capitalize()}?"
    return ""


_NEAR = 0.75
"""The share of letters that are alike."""

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip


def span_in_figures(text: str) -> str:
    """A length of time with its number in figures: `two weeks` as `2 weeks`."""
    words = [str(_NUMBERS.get(word, word)) for word in text.lower().replace("a couple of", "2").split()]
    return " ".join(words)
