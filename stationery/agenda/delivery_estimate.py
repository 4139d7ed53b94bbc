"""Estimates when a letter mailed now arrives, and whether e-mail is the better choice."""

from __future__ import annotations

from datetime import date, datetime

from stationery.agenda.days import WorkingDays
from stationery.catalog.customs import DeliveryEstimate
from stationery.model.interview import working_days_on
from stationery.model.values import value


@value
class Arrival:
    """Always an estimate. `collected` is the day of pickup; `counted_on` a day by which the letter should arrive."""

    collected: date
    first: date
    counted_on: date
    last: date


def estimate_arrival(posted: datetime, mail: DeliveryEstimate, working: WorkingDays) -> Arrival:
    """When a letter mailed at this moment, local time, arrives.

    After the last collection, on weekends and on holidays it waits for the next working day.
    """
    day = posted.date()
    if not working(day) or posted.time() > mail.last_collection:
        day = working_days_on(day, 1, working)
    first, counted_on, last = (working_days_on(day, days, working) for days in (mail.least, mail.counted_on, mail.most))
    return Arrival(day, first, counted_on, last)


def is_too_slow(arrival: Arrival, decision: date | None) -> bool:
    """Whether the decision may come before the letter does: then e-mail is the better choice."""
    return decision is not None and decision < arrival.counted_on
