"""Times of day as each language and region writes them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from stationery.catalog.languages import language
from stationery.model.errors import StationeryError
from stationery.wording.clock_time import clock_time
from tests.catalog.test_languages import _added
from tests.wording.regional import regional_tags
from tests.wording.spoken import STORE


@pytest.mark.parametrize(
    ("tag", "morning", "noon", "afternoon"),
    [
        ("en-US", "9:05\u00a0AM", "12:00\u00a0PM", "4:30\u00a0PM"),
        ("en-CA", "9:05\u00a0a.m.", "12:00\u00a0p.m.", "4:30\u00a0p.m."),
        ("en-GB", "09:05", "12:00", "16:30"),
        ("en-AU", "9:05\u00a0am", "12:00\u00a0pm", "4:30\u00a0pm"),
        ("en-NZ", "9:05\u00a0am", "12:00\u00a0pm", "4:30\u00a0pm"),
        ("en-IN", "9:05\u00a0AM", "12:00\u00a0PM", "4:30\u00a0PM"),
        ("en-FI", "9.05", "12.00", "16.30"),
        ("en-KR", "9:05\u00a0AM", "12:00\u00a0PM", "4:30\u00a0PM"),  # CLDR knows no English of Korea
        ("es-ES", "9:05", "12:00", "16:30"),
        ("es-CO", "9:05\u00a0a.\u00a0m.", "12:00\u00a0p.\u00a0m.", "4:30\u00a0p.\u00a0m."),
        ("fr-FR", "09:05", "12:00", "16:30"),
        ("fr-CA", "09 h 05", "12 h 00", "16 h 30"),
        ("da-DK", "09.05", "12.00", "16.30"),
        ("sv-FI", "9.05", "12.00", "16.30"),
        ("sv-SE", "09:05", "12:00", "16:30"),
    ],
)
def test_an_hour_and_its_minute(tag: str, morning: str, noon: str, afternoon: str) -> None:
    spoken = language(STORE, tag)
    moments = (datetime(2026, 11, 20, hour, minute) for hour, minute in ((9, 5), (12, 0), (16, 30)))
    assert [clock_time(moment, spoken) for moment in moments] == [morning, noon, afternoon]


def test_midnight_is_twelve_on_a_clock_of_twelve_hours() -> None:
    assert clock_time(datetime(2026, 11, 20, 0, 15), language(STORE, "en-US")) == "12:15\u00a0AM"


@pytest.mark.parametrize("tag", regional_tags())
def test_times_equal_babels(tag: str) -> None:
    """In every region that CLDR knows; its narrow no-break space is a no-break space here."""
    from babel.dates import format_time

    spoken = language(STORE, tag)
    for hour in range(24):
        for minute in (0, 5, 30):
            moment = datetime(2026, 11, 20, hour, minute, tzinfo=UTC)
            said = format_time(moment, "short", tzinfo=moment.tzinfo, locale=spoken.locale)
            assert clock_time(moment, spoken) == said.replace("\u202f", "\u00a0")


def test_a_language_that_says_nothing_of_the_clock_has_iso_8601(tmp_path: Path) -> None:
    text = Path(STORE.files("languages")["sv"]).read_text("utf-8")
    begun = text.index("clock:")
    store = _added(tmp_path, "sv.yaml", text[:begun] + text[text.index("\n# People", begun) :])
    assert clock_time(datetime(2026, 11, 20, 9, 5), language(store, "sv-FI")) == "09:05"


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('time: "{hour}.{minute}"', 'time: "{hours}.{minute}"', "unknown slot {hours}"),
        ('time: "{hour}.{minute}"', 'time: "{hour}"', "{minute} is missing"),
        ('time: "{hour}.{minute}"', 'time: "{hour_of_12}.{minute}"', "use {hour_of_12} and {half} together"),
        ('time: "{hour}.{minute}"', 'time: "{hour_of_12}.{minute} {half}"', "expected 2 words, not 0"),
        ("      regions: FI\n", "", "'regions' is missing"),
        ("      regions: FI\n", "      reigons: FI\n", "unknown key 'reigons'"),
    ],
)
def test_what_is_wrong_with_a_usage_is_told(tmp_path: Path, old: str, new: str, why: str) -> None:
    text = Path(STORE.files("languages")["sv"]).read_text("utf-8")
    assert old in text
    with pytest.raises(StationeryError) as caught:
        language(_added(tmp_path, "sv.yaml", text.replace(old, new)), "sv-SE")
    assert why in str(caught.value)
    assert "sv.yaml" in str(caught.value)
