"""Deadlines: when the note is due, and when a follow-up is appropriate; counted from the interview's end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from stationery.agenda.days import WorkingDays
from stationery.catalog.customs import Customs
from stationery.model.interview import Interview, due, ends, is_all_sent, last_sent
from stationery.model.values import value

PROMISED, DECISION, SENT, CUSTOM = "promised", "decision_by", "sent", "custom"


@value
class Deadlines:
    """The moments are in the interview's zone. `follow_up` is the first day on which to follow up.

    `because` says what that day follows from: what was `promised`, the day of the decision, the day on which the last
    note was sent, or custom. `all_sent` says that everybody has been sent one.
    """

    begins: datetime
    ends: datetime
    reminder: datetime
    note_due: datetime
    note_late: datetime
    follow_up: date
    because: str
    decision: date | None = None
    all_sent: bool = False


def deadlines(interview: Interview, customs: Customs, working: WorkingDays) -> Deadlines | None:
    """The deadlines of an interview; None if its time isn't known.

    The 24 hours after the interview count from its end, in elapsed time. A follow-up falls on the promised day, else on
    the day of the decision, else one week after the last note that was sent, or after the note's
    deadline; if that isn't a working day, on the next one.
    """
    over = ends(interview)
    if interview.at is None or over is None:
        return None
    note_due = _later(over, hours=customs.note_hours)
    asked = interview.at.date()
    promised = due(interview.promised.text, asked, working)
    decision = due(interview.decision_by.text, asked, working)
    day, because = note_due.date() + timedelta(days=customs.follow_up_days), CUSTOM
    if promised:
        day, because = promised, PROMISED
    elif decision:
        day, because = decision, DECISION
    elif sent := last_sent(interview):
        day, because = sent + timedelta(days=customs.follow_up_days), SENT
    return Deadlines(
        begins=interview.at,
        ends=over,
        reminder=_later(over, minutes=customs.reminder_minutes),
        note_due=note_due,
        note_late=_later(over, hours=customs.late_hours),
        follow_up=working.from_on(day),
        because=because,
        decision=decision,
        all_sent=is_all_sent(interview),
    )


def _later(moment: datetime, *, hours: int = 0, minutes: int = 0) -> datetime:
    """Later by this much elapsed time, in the same zone."""
    return (moment.astimezone(UTC) + timedelta(hours=hours, minutes=minutes)).astimezone(moment.tzinfo)
