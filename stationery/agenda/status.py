"""Works out how an interview's note stands against its deadlines."""

from __future__ import annotations

from datetime import UTC, datetime

from stationery.agenda.days import WorkingDays
from stationery.agenda.deadlines import Deadlines
from stationery.agenda.delivery_estimate import Arrival, estimate_arrival, is_too_slow
from stationery.catalog.customs import DeliveryEstimate
from stationery.model.values import value

AHEAD, GOING_ON, TIME_TO_WRITE, OVERDUE, LATE = STATES = ("ahead", "going on", "time to write", "overdue", "late")
"""Before the interview, in it, in the hours after it, past the note's deadline, and long past it."""
SENT = "sent"
"""After the interview, when everybody has been sent a note."""


@value
class InterviewStatus:
    """`hours` count from the interview's end: negative before it. `mail` is the estimate for a letter mailed now.

    `email_is_better` means that a letter may come after the decision, or that the note is already overdue.
    """

    now: datetime
    state: str
    hours: float
    hours_left: float
    mail: Arrival
    email_is_better: bool
    follow_up_is_proper: bool


def find_status(deadlines: Deadlines, now: datetime, mail: DeliveryEstimate, working: WorkingDays) -> InterviewStatus:
    """The status at a moment, shown in the interview's time zone."""
    now = now.astimezone(deadlines.begins.tzinfo)
    over = _hours(deadlines.ends, now)
    arrival = estimate_arrival(now if over > 0 else deadlines.ends, mail, working)
    left = _hours(now, deadlines.note_due)
    return InterviewStatus(
        now=now,
        state=_state(deadlines, now),
        hours=over,
        hours_left=left,
        mail=arrival,
        email_is_better=not deadlines.all_sent and (is_too_slow(arrival, deadlines.decision) or left < 0),
        follow_up_is_proper=now.date() >= deadlines.follow_up,
    )


def _state(deadlines: Deadlines, now: datetime) -> str:
    if deadlines.all_sent and now.astimezone(UTC) > deadlines.ends.astimezone(UTC):
        return SENT
    moments = (deadlines.begins, deadlines.ends, deadlines.note_due, deadlines.note_late)
    return STATES[sum(now.astimezone(UTC) > moment.astimezone(UTC) for moment in moments)]


def _hours(since: datetime, until: datetime) -> float:
    """Elapsed hours between two moments."""
    return (until.astimezone(UTC) - since.astimezone(UTC)).total_seconds() / 3600
