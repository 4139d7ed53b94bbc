"""Working days of a country: Monday to Friday, without its public holidays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from stationery.model.interview import weekday, working_days_on


class WorkingDays:
    """Called with a day, says whether it is a working day in the country.

    In the United States they are the federal ones. If a country's holidays aren't known, only weekends are days off.
    """

    def __init__(self, country: str) -> None:
        self.country = country

    @property
    def known(self) -> bool:
        """Whether the country's holidays are known."""
        return _holidays(self.country) is not None

    def __call__(self, day: date) -> bool:
        return weekday(day) and not self.holiday(day)

    def holiday(self, day: date) -> str:
        """The holiday on a day; empty for none."""
        holidays = _holidays(self.country)
        return holidays.get(day) or "" if holidays is not None else ""

    def from_on(self, day: date) -> date:
        """The day itself if it is a working day, else the next one."""
        return day if self(day) else working_days_on(day, 1, self)


@lru_cache(maxsize=8)
def _holidays(country: str) -> Mapping[date, str] | None:
    """The holidays of a country, loaded year by year as needed; None if they aren't known."""
    from holidays import country_holidays

    try:
        holidays: Mapping[date, str] = country_holidays(country)
    except NotImplementedError:
        return None
    return holidays
