"""Deadlines and standings across zones and daylight saving; all moments are checked in UTC as well."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from stationery.agenda.days import WorkingDays
from stationery.agenda.deadlines import Deadlines, deadlines
from stationery.agenda.status import find_status
from stationery.catalog.customs import customs
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.reading.interview import read_interview

CUSTOMS = customs(Store((folder("layouts"),)))
US = WorkingDays("US")


def of(at: str, more: str = "", minutes: int = 45) -> Deadlines:
    read = read_interview(f"organization: Acme\nat: {at}\nduration: {minutes} min\n{more}", "i")
    found = deadlines(read, CUSTOMS, US)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("at", "ends", "reminder", "note_due"),
    [
        ("2026-11-20 14:00 America/Chicago", "14:45 -0600", "16:45 -0600", "21 14:45 -0600"),
        # The clocks go back in the night between: 24 hours later they show an hour less.
        ("2026-10-31 14:00 America/Chicago", "14:45 -0500", "16:45 -0500", "01 13:45 -0600"),
        # They go forward: an hour more.
        ("2026-03-07 14:00 America/Chicago", "14:45 -0600", "16:45 -0600", "08 15:45 -0500"),
        ("2026-03-28 14:00 Europe/Berlin", "14:45 +0100", "16:45 +0100", "29 15:45 +0200"),
        # Arizona has no daylight saving.
        ("2026-10-31 14:00 America/Phoenix", "14:45 -0700", "16:45 -0700", "01 14:45 -0700"),
        # The reminder itself falls beyond the change.
        ("2026-11-01 00:00 America/Chicago", "00:45 -0500", "01:45 -0600", "01 23:45 -0600"),
        ("2026-11-20T14:00-06:00", "14:45 -0600", "16:45 -0600", "21 14:45 -0600"),
    ],
)
def test_everything_is_counted_from_the_end_by_the_clock_of_the_world(
    at: str, ends: str, reminder: str, note_due: str
) -> None:
    found = of(at)
    assert f"{found.ends:%H:%M %z}" == ends
    assert f"{found.reminder:%H:%M %z}" == reminder
    assert f"{found.note_due:%d %H:%M %z}" == note_due
    hours = [(moment.astimezone(UTC) - found.ends.astimezone(UTC)).total_seconds() / 3600 for moment in (
        found.reminder, found.note_due, found.note_late)]  # fmt: skip
    assert hours == [2, 24, 48]


@pytest.mark.parametrize(
    ("more", "day", "because"),
    [
        ("promised: 2 weeks\n", "2026-12-04", "promised"),
        ("promised: 2026-12-02\n", "2026-12-02", "promised"),
        ("promised: 2026-11-26\n", "2026-11-27", "promised"),  # Thanksgiving
        ("promised: 3 working days\n", "2026-11-25", "promised"),
        ("promised: 4 working days\n", "2026-11-27", "promised"),
        ("decision_by: 2026-12-01\n", "2026-12-01", "decision_by"),
        ("promised: 2 weeks\ndecision_by: 2026-12-01\n", "2026-12-04", "promised"),
        ("", "2026-11-30", "custom"),  # a week after the note's Saturday, which is a Saturday too
    ],
)
def test_the_first_day_of_a_follow_up(more: str, day: str, because: str) -> None:
    found = of("2026-11-20 14:00 America/Chicago", more)
    assert (found.follow_up.isoformat(), found.because) == (day, because)


def test_without_a_time_there_are_no_deadlines() -> None:
    assert deadlines(read_interview("organization: Acme", "i"), CUSTOMS, US) is None


@pytest.mark.parametrize(
    ("now", "state", "hours", "left", "better"),
    [
        ("2026-11-16T08:45-06:00", "ahead", -6, 30, False),
        ("2026-11-16T14:30-06:00", "going on", -0.25, 24.25, False),
        ("2026-11-16T15:45-06:00", "time to write", 1, 23, False),
        ("2026-11-16T21:45+00:00", "time to write", 1, 23, False),
        ("2026-11-17T15:45-06:00", "overdue", 25, -1, True),
        ("2026-11-18T15:45-06:00", "late", 49, -25, True),
    ],
)
def test_where_things_stand(now: str, state: str, hours: float, left: float, better: bool) -> None:
    when = of("2026-11-16 14:00 America/Chicago")
    found = find_status(when, datetime.fromisoformat(now), CUSTOMS.post("US", "US"), US)
    assert (found.state, found.hours, found.hours_left) == (state, hours, left)
    assert found.email_is_better is better
    assert str(found.now.tzinfo) == "America/Chicago"


def test_in_the_hour_that_comes_twice_the_deadline_is_passed_once() -> None:
    """01:30 is due the second time; at the first one, an hour is left, though the clock shows the same."""
    when = of("2026-10-31 01:45 America/Chicago", minutes=45)
    assert f"{when.note_due:%d %H:%M %z}" == "01 01:30 -0600"
    mail = CUSTOMS.post("US", "US")
    first = find_status(when, datetime(2026, 11, 1, 6, 40, tzinfo=UTC), mail, US)
    second = find_status(when, datetime(2026, 11, 1, 7, 40, tzinfo=UTC), mail, US)
    assert f"{first.now:%H:%M}" == f"{second.now:%H:%M}" == "01:40"
    assert (first.state, first.email_is_better) == ("time to write", False)
    assert (second.state, second.email_is_better) == ("overdue", True)


@pytest.mark.parametrize(
    ("decision", "better"), [("2026-11-18", True), ("2026-11-19", False), ("1 working day", True), ("2 weeks", False)]
)
def test_email_is_better_when_they_decide_before_mail_can_be_counted_on(decision: str, better: bool) -> None:
    when = of("2026-11-16 14:00 America/Chicago", f"decision_by: {decision}\n")
    now = datetime.fromisoformat("2026-11-16T15:45-06:00")
    assert find_status(when, now, CUSTOMS.post("US", "US"), US).email_is_better is better


def test_before_the_interview_the_mail_is_posted_after_it() -> None:
    when = of("2026-11-16 14:00 America/Chicago")
    found = find_status(when, datetime(2026, 11, 2, tzinfo=UTC), CUSTOMS.post("US", "US"), US)
    assert found.mail.collected == date(2026, 11, 16)
