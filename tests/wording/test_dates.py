"""Dates as people write them into days, and days into each language's long form."""

from datetime import date, datetime
from pathlib import Path

import pytest

from stationery.catalog.languages import Language, language
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import Place, SourceError
from stationery.model.letter import Written
from stationery.wording.clock_time import clock_time
from stationery.wording.dates import long_date, weekday_name
from tests.wording.regional import regional_tags
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
        (EN, "Nov 31", "November has 30 days"),
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
    assert found.remarks[0].hint == "correct the weekday or the date"


@pytest.mark.parametrize("tag", regional_tags())
def test_dates_equal_babels(tag: str) -> None:
    """In every region that CLDR knows, but for the first of a month: the cite of 1er says whose custom it is."""
    from babel.dates import format_date, get_day_names

    spoken = language(STORE, tag)
    for day in (date(2026, month, number) for month in range(1, 13) for number in (1, 9, 28)):
        said = format_date(day, "long", spoken.locale)
        if day.day == 1 and spoken.dates.first_day:
            said = said.replace("1", spoken.dates.first_day, 1)
        assert long_date(day, spoken) == said
        assert weekday_name(day, spoken) == get_day_names("wide", "format", spoken.locale)[day.weekday()]


@pytest.mark.parametrize("tag", regional_tags())
def test_a_regions_names_of_months_are_understood(tag: str) -> None:
    from babel.dates import get_month_names

    spoken = language(STORE, tag)
    for width in ("wide", "abbreviated"):
        for month, name in get_month_names(width, "format", spoken.locale).items():
            assert dated(Written(f"9 {name} 2026"), TODAY, spoken).day == date(2026, month, 9)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en-ZA", "09 January 2026"),
        ("en-SG", "9 January 2026"),
        ("en-PH", "January 9, 2026"),
        ("en-UK", "9 January 2026"),
        ("en-KR", "January 9, 2026"),  # CLDR knows no English of Korea
        ("de-IT", "9. Jänner 2026"),
        ("de-FR", "9. Januar 2026"),
        ("es-HN", "09 de enero de 2026"),
    ],
)
def test_a_region_with_a_usage_of_its_own_or_none(tag: str, text: str) -> None:
    assert long_date(date(2026, 1, 9), language(STORE, tag)) == text


def test_a_files_own_manner_goes_before_a_usage_of_its_base(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    text = "based_on: en\nname: Singlish\ncite: mine\nregions: SG\n"
    (tmp_path / "languages" / "en-sg.yaml").write_text(text, "utf-8")
    plain = Store((folder("layouts"), str(tmp_path)))
    assert long_date(TODAY, language(plain, "en-SG")) == "23 November 2026"
    text += 'dates: {cite: mine, regions: SG, long: "{year}, {month} {day}"}\n'
    text += 'clock: {cite: mine, regions: SG, time: "{hour} h {minute}"}\n'
    (tmp_path / "languages" / "en-sg.yaml").write_text(text, "utf-8")
    stated = language(Store((folder("layouts"), str(tmp_path))), "en-SG")
    assert long_date(TODAY, stated) == "2026, November 23"
    assert clock_time(datetime(2026, 11, 23, 7, 5), stated) == "7 h 05"


@pytest.mark.parametrize(
    ("spoken", "written", "day", "remarks"),
    [
        (EN, "11/20/2026", date(2026, 11, 20), 0),
        (EN, "20/11/2026", date(2026, 11, 20), 0),
        (EN, "03/04/2026", date(2026, 3, 4), 1),
        (EN, "3-4-26", date(2026, 3, 4), 1),
        (EN, "3/3/2026", date(2026, 3, 3), 0),
        (EN, "2026/11/20", date(2026, 11, 20), 0),
        (EN, "20. 11. 2026", date(2026, 11, 20), 0),
        (DE, "3/4/2026", date(2026, 4, 3), 1),
        (DE, "03.04.2026", date(2026, 4, 3), 0),
    ],
)
def test_figures_are_read_in_the_order_of_the_usage(spoken: Language, written: str, day: date, remarks: int) -> None:
    found = dated(Written(written, PLACE), TODAY, spoken)
    assert (found.day, len(found.remarks)) == (day, remarks)


@pytest.mark.parametrize(
    ("spoken", "written", "iso"),
    [
        (EN, "tomorrow", "2026-11-21"),
        (EN, "Today", "2026-11-20"),
        (EN, "next Monday", "2026-11-23"),
        (EN, "last friday", "2026-11-13"),
        (EN, "Friday", "2026-11-27"),
        (DE, "am kommenden Montag", "2026-11-23"),
        (DE, "morgen", "2026-11-21"),
    ],
)
def test_words_for_a_day_seen_from_today_are_refused(spoken: Language, written: str, iso: str) -> None:
    with pytest.raises(SourceError, match=f"write {iso}"):
        dated(Written(written, PLACE), date(2026, 11, 20), spoken)


def test_every_language_has_words_for_a_day_seen_from_today() -> None:
    for id in STORE.names("languages"):
        dates = language(STORE, id).dates
        assert {0, 1, -1, 2} <= set(dates.relative.values()) and dates.coming and dates.past, id
