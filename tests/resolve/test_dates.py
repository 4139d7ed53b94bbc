"""A date in figures without a year is the nearest such day, told; a remark on a date shows how the language has it."""

from __future__ import annotations

from datetime import date

import pytest

from stationery.catalog.languages import language
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.letter import Written
from stationery.resolve.dates import doubt_year, read_date
from stationery.wording.dates import remark_on_date

STORE = Store((folder("layouts"),))
TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("id", "text", "day", "told"),
    [
        ("en-US", "11/29", date(2026, 11, 29), "'11/29' names no year; it is read as November 29, 2026"),
        ("en-US", "1/15", date(2027, 1, 15), "'1/15' names no year; it is read as January 15, 2027"),
        ("en-US", "12/4", date(2026, 12, 4), "'12/4' is read as December 4, 2026"),
        ("en-GB", "29/11", date(2026, 11, 29), "'29/11' names no year; it is read as 29 November 2026"),
        ("en-US", "tomorow", None, "cannot read 'tomorow' as a date; it is printed as written"),
    ],
)
def test_figures_without_a_year(id: str, text: str, day: date | None, told: str) -> None:
    spoken = language(STORE, id)
    dated = read_date(Written(text), TODAY, spoken)
    assert dated.day == day
    (remark,) = remark_on_date(dated, spoken)
    assert remark.message == told
    if day is None:
        assert remark.hint == "write the date as 2026-11-20, or November 20, 2026"


@pytest.mark.parametrize(
    ("day", "today", "meant"),
    [
        ("2062-11-29", "2026-11-29", "2026-11-29"),
        ("2027-11-29", "2026-11-29", "2026-11-29"),
        ("2028-02-29", "2026-11-29", "2026-11-29"),
        ("2026-01-05", "2027-01-06", "2027-01-05"),
        ("2027-05-01", "2026-11-29", None),
        ("2026-12-20", "2027-01-06", None),
        ("2020-01-05", "2027-01-06", None),
        ("2025-11-20", "2026-11-29", "2026-11-20"),
        ("2025-12-15", "2026-11-29", "2026-12-15"),
        ("2024-02-29", "2025-03-05", "2025-03-05"),
        ("2025-10-29", "2026-11-29", None),
        ("1912-04-14", "2026-11-29", None),
    ],
)
def test_a_year_that_is_hardly_right(day: str, today: str, meant: str | None) -> None:
    found = doubt_year(date.fromisoformat(day), date.fromisoformat(today))
    assert (found and found.isoformat()) == meant
