"""Working days with holidays, and the mail clock, as tables that a wall calendar checks."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from stationery.agenda.days import WorkingDays
from stationery.agenda.delivery_estimate import estimate_arrival, is_too_slow
from stationery.catalog.customs import DeliveryEstimate, customs
from stationery.data.resources import folder
from stationery.data.store import Store

US = WorkingDays("US")
MAIL = DeliveryEstimate("First-Class Mail", 1, 5, 3, time(17), "test")


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-20", True),
        ("2026-11-21", False),
        ("2026-11-22", False),
        ("2026-11-26", False),  # Thanksgiving
        ("2026-11-27", True),
        ("2026-12-25", False),
        ("2026-07-03", False),  # Independence Day, which is a Saturday, observed
        ("2026-06-19", False),
        ("2027-01-01", False),
        ("2026-10-12", False),
    ],
)
def test_federal_holidays(day: str, works: bool) -> None:
    assert US(date.fromisoformat(day)) is works


def test_other_countries_have_their_own_and_unknown_ones_none() -> None:
    assert not WorkingDays("DE")(date(2026, 5, 1)) and US(date(2026, 5, 1))
    assert US.known and not WorkingDays("XX").known
    assert WorkingDays("XX")(date(2026, 12, 25)) and not WorkingDays("XX")(date(2026, 12, 26))


@pytest.mark.parametrize(
    ("posted", "collected", "first", "counted_on", "last"),
    [
        ("2026-11-16T12:00", "2026-11-16", "2026-11-17", "2026-11-19", "2026-11-23"),
        ("2026-11-16T17:00", "2026-11-16", "2026-11-17", "2026-11-19", "2026-11-23"),
        ("2026-11-16T17:01", "2026-11-17", "2026-11-18", "2026-11-20", "2026-11-24"),
        ("2026-11-20T12:00", "2026-11-20", "2026-11-23", "2026-11-25", "2026-11-30"),  # over Thanksgiving
        ("2026-11-21T12:00", "2026-11-23", "2026-11-24", "2026-11-27", "2026-12-01"),
        ("2026-11-25T18:00", "2026-11-27", "2026-11-30", "2026-12-02", "2026-12-04"),
        ("2026-12-31T12:00", "2026-12-31", "2027-01-04", "2027-01-06", "2027-01-08"),
    ],
)
def test_when_a_letter_arrives_by_estimate(posted: str, collected: str, first: str, counted_on: str, last: str) -> None:
    found = estimate_arrival(datetime.fromisoformat(posted), MAIL, US)
    days = [found.collected, found.first, found.counted_on, found.last]
    assert [day.isoformat() for day in days] == [collected, first, counted_on, last]


@pytest.mark.parametrize(
    ("decision", "slow"), [(None, False), ("2026-11-18", True), ("2026-11-19", False), ("2026-11-30", False)]
)
def test_a_decision_before_the_letter_can_be_counted_on(decision: str | None, slow: bool) -> None:
    arrival = estimate_arrival(datetime(2026, 11, 16, 12), MAIL, US)
    assert is_too_slow(arrival, date.fromisoformat(decision) if decision else None) is slow


@pytest.mark.parametrize(
    ("origin", "destination", "name"),
    [
        ("US", "US", "First-Class Mail"),
        ("US", "", "First-Class Mail"),
        ("", "DE", "Brief"),
        ("", "", "First-Class Mail"),
        ("JP", "JP", "letter post"),
        ("US", "DE", "letter post to another country"),
    ],
)
def test_the_post_of_a_way(origin: str, destination: str, name: str) -> None:
    assert customs(Store((folder("layouts"),))).post(origin, destination).name == name


def test_every_mail_has_its_source() -> None:
    found = customs(Store((folder("layouts"),)))
    assert {"US", "other", "abroad"} <= found.mail.keys()
    for mail in found.mail.values():
        assert mail.cite and 0 < mail.least <= mail.counted_on <= mail.most
