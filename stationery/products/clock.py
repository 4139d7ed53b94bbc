"""Clock: an interview's deadlines, the delivery estimate for its letter, and their status at a moment."""

from __future__ import annotations

from datetime import datetime

from stationery.agenda.days import WorkingDays
from stationery.agenda.deadlines import Deadlines, deadlines
from stationery.agenda.status import InterviewStatus, find_status
from stationery.catalog.customs import DeliveryEstimate, customs
from stationery.catalog.languages import language
from stationery.data.stock import Stock
from stationery.model.interview import Interview, address_to
from stationery.model.party import Party
from stationery.model.values import value
from stationery.resolve.countries import country_of

_UNKNOWN = "US"


@value
class Clock:
    """`deadlines` are None while nobody knows when the interview is."""

    working: WorkingDays
    mail: DeliveryEstimate
    deadlines: Deadlines | None


def clock(interview: Interview, sender: Party | None, stock: Stock) -> Clock:
    """The clock of an interview, between the sender's country and the first recipient's.

    Where neither is known, the interview's language tells the sender's, as it does for a letter's paper; else both are
    taken to be in the United States.
    """
    first = address_to(interview, interview.interviewers[0] if interview.interviewers else Party())
    origin = country_of(interview.sender or sender, stock.store)
    destination = country_of(first, stock.store)
    if not origin and not destination and interview.language:
        origin = language(stock.store, interview.language).region
    working = WorkingDays(origin or destination or _UNKNOWN)
    rules = customs(stock.store)
    return Clock(working, rules.post(origin, destination), deadlines(interview, rules, working))


def stands(clock: Clock, now: datetime) -> InterviewStatus | None:
    """Where things stand at a moment; None while nobody knows when the interview is."""
    return find_status(clock.deadlines, now, clock.mail, clock.working) if clock.deadlines else None
