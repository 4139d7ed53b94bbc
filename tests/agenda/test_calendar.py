"""The calendar file as a second library (vobject) reads it: the same moments in every zone, and an alarm that rings."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject

from stationery.agenda.calendar import Saying, Sayings, calendar_file, identify
from stationery.agenda.days import WorkingDays
from stationery.agenda.deadlines import Deadlines, deadlines
from stationery.catalog.customs import customs
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.reading.interview import read_interview

NOW = datetime(2026, 11, 18, 9, 0, 30, 5, tzinfo=UTC)
SAYINGS = Sayings(
    Saying("Interview at Größe, Müller; Söhne", "Data Analyst\nWith Ms. Jane Schmoe. " + "Long words " * 20),
    Saying("Note due"),
    Saying("Follow-up"),
    "en-US",
    "1 Main Street, Springfield",
)


def made(at: str, minutes: int = 45) -> tuple[Deadlines, bytes]:
    read = read_interview(f"organization: Acme\nat: {at}\nduration: {minutes} min\npromised: 2 weeks\n", "i")
    found = deadlines(read, customs(Store((folder("layouts"),))), WorkingDays("US"))
    assert found is not None
    return found, calendar_file(found, SAYINGS, identify("Acme", "Analyst"), NOW)


def events(data: bytes) -> list[Any]:
    return list(vobject.readOne(data.decode("utf-8")).vevent_list)


@pytest.mark.parametrize(
    "at",
    [
        "2026-11-20 14:00 America/Chicago",
        "2026-10-31 14:00 America/Chicago",
        "2026-03-07 14:00 America/Chicago",
        "2026-10-24 23:30 Europe/Berlin",
        "2026-11-20 09:00 Asia/Kathmandu",
        "2026-11-20 09:00 Pacific/Auckland",
        "2026-11-20T14:00-06:00",
    ],
)
def test_the_same_moments_in_every_zone(at: str) -> None:
    when, data = made(at)
    interview, note, follow_up = events(data)
    assert (interview.dtstart.value, interview.dtend.value) == (when.begins, when.ends)
    assert note.dtstart.value == when.note_due
    (alarm,) = note.valarm_list
    assert note.dtstart.value + alarm.trigger.value == when.ends.astimezone(UTC) + timedelta(hours=2)
    assert (follow_up.dtstart.value, follow_up.dtend.value) == (when.follow_up, when.follow_up + timedelta(days=1))
    assert follow_up.dtstart.value.__class__ is date
    for event in (interview, note, follow_up):
        assert event.dtstamp.value == NOW.replace(microsecond=0)


def test_words_come_back_whole() -> None:
    interview, note, _ = events(made("2026-11-20 14:00 America/Chicago")[1])
    assert interview.summary.value == SAYINGS.interview.summary
    assert interview.description.value == SAYINGS.interview.description
    assert interview.location.value == SAYINGS.place
    assert note.valarm_list[0].description.value == "Note due"


def test_lines_are_folded_as_the_standard_has_it() -> None:
    data = made("2026-11-20 14:00 America/Chicago")[1]
    assert data.endswith(b"END:VCALENDAR\r\n") and b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_another_day_is_the_same_event_and_another_interview_is_not() -> None:
    def known(data: bytes) -> list[str]:
        return [event.uid.value for event in events(data)]

    first, moved = made("2026-11-20 14:00 America/Chicago"), made("2026-11-23 10:00 America/Chicago")
    assert known(first[1]) == known(moved[1]) and len(set(known(first[1]))) == 3
    other = calendar_file(first[0], SAYINGS, identify("Acme", "Engineer"), NOW)
    assert not set(known(other)) & set(known(first[1]))
    assert first[1] == made("2026-11-20 14:00 America/Chicago")[1]
