"""Dates as people write them into days, and days into each language's long form."""

from datetime import date, timedelta

import pytest

from stationery.catalog.languages import Language, language
from stationery.model.errors import Place, SourceError
from stationery.model.letter import Written
from stationery.wording.dates import long_date
from tests.wording.spoken import DE, EN, GB, STORE, dated

TODAY = date(2026, 11, 23)
PLACE = Place("ann.md", 4, 7)

READ = [
    (EN, "", "November 23, 2026"),
    (EN, "2026-11-20", "November 20, 2026"),
    (EN, "2026-1-5", "January 5, 2026"),
    (EN, "2024-02-29", "February 29, 2024"),
    (EN, "November 20, 2026", "November 20, 2026"),
    (EN, "november 20 2026", "November 20, 2026"),
    (EN, "Nov 20, 2026", "November 20, 2026"),
    (EN, "Nov. 20, 2026", "November 20, 2026"),
    (EN, "Sept. 9, 2026", "September 9, 2026"),
    (EN, "20 November 2026", "November 20, 2026"),
    (EN, "20th of November, 2026", "November 20, 2026"),
    (EN, "the 20th of November 2026", "November 20, 2026"),
    (EN, "May 5, 2026", "May 5, 2026"),
    (EN, "Friday, November 20, 2026", "Friday, November 20, 2026"),
    (EN, "Fri, Nov 20, 2026", "Friday, November 20, 2026"),
    (GB, "20 November 2026", "20 November 2026"),
    (GB, "November 20, 2026", "20 November 2026"),
    (GB, "Friday 20 November 2026", "Friday 20 November 2026"),
    (GB, "2026-11-20", "20 November 2026"),
    (DE, "20. November 2026", "20. November 2026"),
    (DE, "20.11.2026", "20. November 2026"),
    (DE, "2026-11-20", "20. November 2026"),
    (DE, "den 20. Nov. 2026", "20. November 2026"),
    (DE, "Freitag, 20. November 2026", "Freitag, 20. November 2026"),
    (DE, "1. März 2026", "1. März 2026"),
    (language(STORE, "de-AT"), "2026-01-02", "2. Jänner 2026"),
    (language(STORE, "de-AT"), "2. Jänner 2026", "2. Jänner 2026"),
    (language(STORE, "de-AT"), "2. Januar 2026", "2. Jänner 2026"),
    (language(STORE, "en-AU"), "2026-11-20", "20 November 2026"),
]


@pytest.mark.parametrize(("spoken", "written", "text"), READ)
def test_read_and_printed(spoken: Language, written: str, text: str) -> None:
    found = dated(Written(written, PLACE), TODAY, spoken)
    assert (found.text, found.remarks) == (text, ())
    assert found.day is not None


@pytest.mark.parametrize(
    ("spoken", "written", "why"),
    [
        (EN, "2026-02-30", "has 28 days"),
        (EN, "2026-02-29", "has 28 days"),
        (EN, "2024-02-30", "has 29 days"),
        (EN, "1900-02-29", "has 28 days"),
        (EN, "2026-13-01", "no month 13"),
        (EN, "2026-00-10", "no month 0"),
        (EN, "2026-11-00", "has 30 days"),
        (EN, "2026-11-31", "has 30 days"),
        (EN, "0000-01-01", "no year 0"),
        (EN, "November 31, 2026", "has 30 days"),
        (EN, "February 29, 2025", "has 28 days"),
        (EN, "31st of April 2026", "has 30 days"),
        (EN, "32 January 2026", "has 31 days"),
        (DE, "31. November 2026", "has 30 days"),
        (DE, "30.02.2026", "has 28 days"),
        (DE, "1.13.2026", "no month 13"),
    ],
)
def test_a_day_that_no_calendar_has(spoken: Language, written: str, why: str) -> None:
    with pytest.raises(SourceError, match=why) as caught:
        dated(Written(written, PLACE), TODAY, spoken)
    assert caught.value.place == PLACE
    assert repr(written) in caught.value.message


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        (EN, "Holy Thursday"),
        (EN, "November 2026"),
        (EN, "Nov 20"),
        (EN, "11/20/2026"),
        (EN, "03/04/2026"),
        (EN, "November 20, 26"),
        (EN, "November 20 21, 2026"),
        (EN, "about November 20, 2026"),
        (EN, "20. Dezember 2026"),
        (DE, "November 2026"),
    ],
)
def test_words_that_are_no_date_stand_as_they_are(spoken: Language, written: str) -> None:
    found = dated(Written(written, PLACE), TODAY, spoken)
    assert (found.text, found.day) == (written, None)
    assert found.remarks[0].place == PLACE


def test_a_wrong_weekday_is_kept_and_told() -> None:
    found = dated(Written("Monday, November 20, 2026", PLACE), TODAY, EN)
    assert found.text == "Monday, November 20, 2026"
    assert "that day is a Friday" in found.remarks[0].message


def test_stated_dates_equal_babels() -> None:
    from babel.dates import format_date

    days = [date(2024, 1, 1) + timedelta(number) for number in range(366)]
    checked = 0
    for id in STORE.names("languages"):
        stated = language(STORE, id).dates
        for region in stated.regions:
            spoken = language(STORE, f"{id.partition('-')[0]}-{region}")
            assert spoken.region in spoken.dates.regions
            for day in days:
                said = format_date(day, "long", spoken.locale)
                if day.day == 1 and spoken.dates.first_day:
                    said = said.replace("1", spoken.dates.first_day, 1)  # 1er: its cite says whose custom it is
                assert long_date(day, spoken) == said
                checked += 1
    assert checked >= 10 * 366
