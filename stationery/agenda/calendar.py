"""The calendar file of an interview (.ics, RFC 5545): the interview, the note's deadline and alarm, the follow-up."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from stationery.agenda.deadlines import Deadlines
from stationery.model.late_pattern import late
from stationery.model.values import value

if TYPE_CHECKING:
    from icalendar import Event

MAKER = "-//stationery//interview//EN"
"""The calendar's maker: a file with this line is ours, and we may replace it."""


@value
class Saying:
    """The words of one event."""

    summary: str
    description: str = ""


@value
class Sayings:
    """The words of the events, in the writer's language; `place` is where the interview is."""

    interview: Saying
    note: Saying
    follow_up: Saying
    language: str
    place: str = ""


_UID = late(r"^UID:(?P<known>[0-9a-f]{24})-interview@stationery\.invalid\r?$", re.MULTILINE)


def identify(*words: str) -> str:
    """The identity of an interview that is told apart by these words."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:24]


def identity_in(calendar: str) -> str:
    """The identity of the interview in a calendar that was made here; empty for another calendar."""
    found = _UID.search(calendar)
    return found["known"] if found and f"PRODID:{MAKER}" in calendar else ""


def calendar_file(deadlines: Deadlines, sayings: Sayings, known: str, now: datetime) -> bytes:
    """The calendar as a file. The same identity, `known`, gives the same events, so that a calendar updates them.

    Times are in UTC, which every calendar converts to local time. The alarm, which is left out once all
    notes are sent, is relative to the deadline, because more calendars obey that than an absolute time.
    """
    from icalendar import Alarm, Calendar

    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    begins, ends, due = (moment.astimezone(UTC) for moment in (deadlines.begins, deadlines.ends, deadlines.note_due))

    interview = _event(sayings.interview, f"{known}-interview", now)
    interview.add("dtstart", begins)
    interview.add("dtend", ends)
    if sayings.place:
        interview.add("location", sayings.place)
    calendar.add_component(interview)

    note = _event(sayings.note, f"{known}-note", now)
    note.add("dtstart", due)
    note.add("transp", "TRANSPARENT")
    if not deadlines.all_sent:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", sayings.note.summary)
        alarm.add("trigger", deadlines.reminder.astimezone(UTC) - due)
        note.add_component(alarm)
    calendar.add_component(note)

    follow_up = _event(sayings.follow_up, f"{known}-follow-up", now)
    follow_up.add("dtstart", deadlines.follow_up)
    follow_up.add("dtend", deadlines.follow_up + timedelta(days=1))
    follow_up.add("transp", "TRANSPARENT")
    calendar.add_component(follow_up)

    for event in calendar.walk("VEVENT"):
        for key in ("summary", "description", "location"):
            if key in event:
                event[key].params["LANGUAGE"] = sayings.language
    written: bytes = calendar.to_ical()
    return written


def _event(saying: Saying, known: str, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{known}@stationery.invalid")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("summary", saying.summary)
    if saying.description:
        event.add("description", saying.description)
    return event
