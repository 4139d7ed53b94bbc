"""Reads a written date, in the words of the letter's language, into a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from stationery.catalog.languages import Language
from stationery.model.errors import Place, SourceError
from stationery.model.letter import Written
from stationery.model.values import replace, value

_FIGURES = r"(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})\.?"
_NO_YEAR = r"(\d{1,2})/(\d{1,2})"
_CENTURY, _HUNDRED = 2000, 100
"""Of a year that is written with two figures."""
_LEAP_YEAR = 2000
_WORD = r"[^\W\d_ºª]+(?:-[^\W\d_]+)*|\d+|[ºª]|[^\s\w]"
_MONTHS = 12
_AHEAD = 300
_NEW_YEAR = 2
"""The months in which last year's number comes to people's pens."""
_DAYS_OF_A_YEAR, _NEAR_A_YEAR = 365, 21
"""When last year's number is more likely a slip of the pen than a letter made again on nearly the same day."""
EXAMPLE = date(2026, 11, 20)
REMEDY = "write the date as 2026-11-20, or the way the letter's language writes dates"


@value
class LetterDate:
    """The date of a letter. `written` are the writer's words, empty for today's date; `day` is None where they are no
    date that could be read, and then they are kept.

    In figures, day and month may stand in another order than they are read: `other` is the day that they then mean.
    `weekday` is the name of the day of the week where the writer named it rightly; `weekday_wrong` what it is in truth
    where he did not.
    """

    written: Written
    day: date | None
    weekday: str = ""
    weekday_wrong: str = ""
    other: date | None = None
    yearless: bool = False
    """Whether no year was written, so that the nearest one is meant."""
    meant: date | None = None
    """The same day of this year, where the year that was written is hardly right."""


def doubt_year(day: date, today: date, *, of_an_interview: bool = False) -> date | None:
    """The same day of this year, for a letter of ten months ahead or more, for one of January or February that has
    last year's date, and for one of about a year ago, within three weeks of today's day and month; else None. Letters
    of other days are made again, with their own date, and what agrees with an interview's day is no slip."""
    new_year = today.month <= _NEW_YEAR and day.month <= _NEW_YEAR and day.year == today.year - 1
    a_year_ago = not of_an_interview and abs((today - day).days - _DAYS_OF_A_YEAR) <= _NEAR_A_YEAR
    if not (new_year or a_year_ago) and (day - today).days <= _AHEAD:
        return None
    with suppress(ValueError):
        return day.replace(year=day.year + 1 if a_year_ago else today.year)
    return today


def read_date(written: Written, today: date, language: Language) -> LetterDate:
    """The date of a letter. Raises SourceError, where it was written, for a day that no calendar has, and for words
    that mean another day tomorrow."""
    text = " ".join(written.text.split())
    if not text:
        return LetterDate(written, today)
    if year_first := _year_first(text):
        return LetterDate(written, _day(*year_first, written))
    parts = _parts(text, language)
    if parts is None and (figures := re.fullmatch(_FIGURES, text)):
        return _read_figures((int(figures[1]), int(figures[3])), int(figures[4]), written, language)
    if parts is None and (figures := re.fullmatch(_NO_YEAR, text)):
        pair = int(figures[1]), int(figures[2])
        nearest = min(_days_of(pair, language, today), key=lambda day: abs(day - today), default=today)
        return replace(_read_figures(pair, nearest.year, written, language), yearless=True)
    if parts is None:
        _refuse_relative(text, today, written, language)
        _refuse_yearless(text, written, language)
        return LetterDate(written, None)
    weekday, year, month, number = parts
    day = _day(year, month, number, written)
    if not weekday:
        return LetterDate(written, day)
    names = language.dates.weekdays
    if weekday == day.isoweekday():
        return LetterDate(written, day, weekday=names[weekday - 1])
    return LetterDate(written, day, weekday_wrong=names[day.weekday()])


def _year_first(text: str) -> tuple[int, int, int] | None:
    """Year, month, and day of `2026-11-20`, with periods or slashes, too."""
    for mark in "-./":
        parts = text.split(mark)
        if (
            len(parts) == 3
            and all(map(str.isdecimal, parts))
            and len(parts[0]) == 4
            and len(max(parts[1:], key=len)) <= 2
        ):
            return int(parts[0]), int(parts[1]), int(parts[2])
    return None


def _days_of(pair: tuple[int, int], language: Language, today: date) -> Iterator[date]:
    """The days of last year, this one, and the next that a date without a year may be."""
    for order in _orders(pair, language):
        for year in (today.year - 1, today.year, today.year + 1):
            with suppress(ValueError):
                yield date(year, *order)
        if order[0] <= _MONTHS:
            return


def _orders(pair: tuple[int, int], language: Language) -> list[tuple[int, int]]:
    """Month and day, the usual order first."""
    orders = [pair, pair[::-1]]
    return orders if language.dates.month_first else orders[::-1]


def _read_figures(pair: tuple[int, int], year: int, written: Written, language: Language) -> LetterDate:
    """A date in figures, in the order of the letter's usage; where only the other order gives a day, in that."""
    year += _CENTURY if year < _HUNDRED else 0
    orders = _orders(pair, language)
    days = []
    for month, number in orders:
        try:
            days.append(date(year, month, number))
        except ValueError:
            continue
    if not days:
        usual = orders[0] if orders[0][0] <= _MONTHS or orders[1][0] > _MONTHS else orders[1]
        raise _impossible(year, *usual, written.text, written.place)
    return LetterDate(written, days[0], other=days[1] if len(days) > 1 and days[0] != days[1] else None)


def _refuse_relative(text: str, today: date, written: Written, language: Language) -> None:
    """Raise SourceError for `tomorrow`, `next Monday`, or a mere `Monday`, with the day that they mean today."""
    dates = language.dates
    folded = text.replace("’", "'").casefold().strip(" .,")
    day: date | None = None
    if folded in dates.relative:
        day = today + timedelta(dates.relative[folded])
    else:
        words = [word for word in re.split(r"[\s,]+", folded) if word]
        named = [word for word in words if word.strip(".") in dates.weekday_numbers]
        others = [word for word in words if word not in named]
        if len(named) == 1 and all(word in dates.coming or word in dates.past for word in others):
            number = dates.weekday_numbers[named[0].strip(".")]
            ahead = (number - today.isoweekday() - 1) % 7 + 1
            gone = any(word in dates.past and word not in dates.coming for word in others)
            day = today + timedelta(ahead - 7 if gone and ahead < 7 else -7 if gone else ahead)
    if day:
        why = (
            "is a different day each time the file is read" if written.place and written.place.line else "is not a date"
        )
        message = f"date: {written.text!r} {why}"
        left_out = "; or leave `date:` out, for the day on which the letter is made" if day == today else ""
        raise SourceError(message, written.place, f"write {day.isoformat()}{left_out}")


def _refuse_yearless(text: str, written: Written, language: Language) -> None:
    """Raise SourceError for a day and month in words that no year has: `Nov 31`."""
    _, _, month, number = _parts(f"{text} {_LEAP_YEAR}", language) or (0, 0, 1, 1)
    try:
        date(_LEAP_YEAR, month, number)
    except ValueError:
        raise _impossible(_LEAP_YEAR, month, number, written.text, written.place, yearless=True) from None


def _parts(text: str, language: Language) -> tuple[int, int, int, int] | None:
    """Weekday (0 if none), year, month and day of a date in words, whatever their order; None if it is no date."""
    dates = language.dates
    if dates.numeric:
        pattern = re.escape(dates.numeric)
        for slot, digits in (("year", r"\d{4}"), ("month", r"\d{1,2}"), ("day", r"\d{1,2}")):
            pattern = pattern.replace(re.escape(f"{{{slot}}}"), f"(?P<{slot}>{digits})")
        match = re.fullmatch(pattern, text.replace(" ", ""))
        if match:
            return 0, int(match["year"]), int(match["month"]), int(match["day"])
    weekday = year = month = day = 0
    previous = ""
    for word in re.findall(_WORD, text):
        folded = word.casefold()
        if word.isdecimal() and len(word) == 4 and not year:
            year = int(word)
        elif word.isdecimal() and len(word) <= 2 and not day:
            day = int(word)
            if not day:
                return None
        elif folded in dates.month_numbers and not month:
            month = dates.month_numbers[folded]
        elif folded in dates.weekday_numbers and not (weekday or year or month or day):
            weekday = dates.weekday_numbers[folded]
        elif not (word in (",", ".") or folded in dates.fillers or (folded in dates.ordinals and previous.isdecimal())):
            return None
        if word != ".":
            previous = word
    return (weekday, year, month, day) if year and month and day else None


def _day(year: int, month: int, number: int, written: Written) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        raise _impossible(year, month, number, written.text, written.place) from None


def _impossible(
    year: int, month: int, number: int, text: str, place: Place | None, *, yearless: bool = False
) -> SourceError:
    from calendar import month_name, monthrange

    if not 1 <= month <= 12:
        why = f"there is no month {month}"
    elif year < 1:
        why = "there is no year 0"
    else:
        named = month_name[month] if yearless else f"{month_name[month]} {year}"
        why = f"{named} has {monthrange(year, month)[1]} days"
    return SourceError(f"date: {text!r} doesn't exist: {why}", place, REMEDY)
