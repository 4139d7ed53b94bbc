"""The mail clock: when a letter that is posted now arrives, by estimate, and whether e-mail is the better way."""

from __future__ import annotations

from datetime import date, datetime

from stationery.agenda.days import WorkingDays
from stationery.catalog.customs import DeliveryEstimate
from stationery.model.interview import working_days_on
from stationery.model.values import value


@value
class Arrival:
    """An estimate, always. `collected` is the day the post takes it; `counted_on` a day by which it should be there."""

    collected: date
    first: date
    counted_on: date
    last: date


def arrives(posted: datetime, mail: DeliveryEstimate, working: WorkingDays) -> Arrival:
    """When a letter arrives that is posted at this moment, on the clock of the place where it is posted.

    After the last collection, on weekends and on holidays it waits for the next working day.
    """
    day = posted.date()
    if not working(day) or posted.time() > mail.last_collection:
        day = working_days_on(day, 1, working)
    first, counted_on, last = (working_days_on(day, days, working) for days in (mail.least, mail.counted_on, mail.most))
    return Arrival(day, first, counted_on, last)


def too_slow(arrival: Arrival, decision: date | None) -> bool:
    """Whether the decision may fall before the letter can be counted on: then e-mail is the better way."""
    return decision is not None and decision < arrival.counted_on
