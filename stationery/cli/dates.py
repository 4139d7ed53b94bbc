"""Days as the commands say them, and as people type them."""

from __future__ import annotations

from datetime import date

from stationery.cli import settings
from stationery.model.errors import Place, SourceError
from stationery.reading.spoken_dates import NoMoment, read_spoken

_MONTH_FIRST = ("US",)
_EITHER = ("", "CA", "PH")
"""Where both orders are usual, or nobody knows."""


def say_day(day: date) -> str:
    """`Tuesday, November 3`, with its year if that isn't this one."""
    year = f", {day.year}" if day.year != settings.today().year else ""
    return f"{day:%A}, {day:%B} {day.day}{year}"


def say_short(day: date) -> str:
    """The same for a table: `Nov 3`."""
    year = f", {day.year}" if day.year != settings.today().year else ""
    return f"{day:%b} {day.day}{year}"


def month_first(home: str = "") -> bool | None:
    """Whether the user writes a date in figures with the month first, by the system, or else by the country where they
    are at `home`; None where that isn't certain."""
    country = settings.country_of_locale()
    if country in _EITHER and home:
        country = home
    return None if country in _EITHER else country in _MONTH_FIRST


def read_past_day(text: str, option: str, what: str, home: str = "") -> date:
    """The day in an option, such as `yesterday`, as people of a country write it. Raises SourceError for none, and for
    one that is still to come; `what` happened on it."""
    place, today = Place(option), settings.today()
    try:
        spoken = read_spoken(text, month_first(home), today)
    except NoMoment as wrong:
        raise SourceError(
            f"{text!r} {wrong.why}", place, wrong.hint or "write the year, the month, and the day, as in 2026-11-21"
        ) from None
    if spoken.day is None or spoken.zone:
        raise SourceError(f"{text!r} is no date", place, "write the year, the month, and the day, as in 2026-11-21")
    if spoken.day > today:
        known = text.strip() == spoken.day.isoformat()
        message = f"{spoken.day} is" if known else f"{text!r} is {say_day(spoken.day)}, which is"
        message += " still to come"
        raise SourceError(message, place, f"give the day on which {what}")
    return spoken.day
