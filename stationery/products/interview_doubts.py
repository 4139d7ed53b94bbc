"""What in an interview file seems wrong, or will make poor letters, as remarks for the kit and its drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from stationery.catalog.languages import Language
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.interview import Interview, display_name, due, ends
from stationery.model.letter import Letter
from stationery.model.party import Party
from stationery.products.address import remark_on_parties
from stationery.resolve.job import Job
from stationery.resolve.recognize import recognize
from stationery.resolve.resolve import readdress

_LONG_PAST_DAYS = 14
"""As long as somebody may still answer, or correct the file."""
_EARLIEST_HOUR, _LATEST_HOUR = 6, 21
_LONGEST_PROMISE_DAYS = 200


def doubt_interview(interview: Interview, language: Language, stock: Stock, now: datetime) -> tuple[Remark, ...]:
    """What seems wrong with the time of an interview and with the names of its people."""
    return (*_doubt_time(interview, now), *_doubt_promises(interview), *_doubt_names(interview, language, stock))


def doubt_addresses(first: Job, letters: list[Letter]) -> tuple[Remark, ...]:
    """What seems wrong in the addresses of the envelopes, each told once."""
    diagnostics = Diagnostics()
    for letter in letters:
        remark_on_parties(readdress(first, letter), diagnostics)
    return tuple(dict.fromkeys(diagnostics.remarks))


def _doubt_time(interview: Interview, now: datetime) -> Iterator[Remark]:
    over = ends(interview)
    if interview.at is None or over is None:
        return
    past = (now - over).days
    if past > _LONG_PAST_DAYS:
        message = f"the interview was {past} days ago, on {interview.at:%Y-%m-%d}"
        yield Remark(message, interview.at_place, "if the year or the month is wrong, correct `at:`")
    if not _EARLIEST_HOUR <= interview.at.hour <= _LATEST_HOUR:
        message = f"the interview is at {interview.at:%H:%M}, at night"
        other = f"{(interview.at.hour + 12) % 24}:{interview.at:%M}"
        yield Remark(message, interview.at_place, f"if it is at {other} or in another time zone, correct `at:`")


def _doubt_promises(interview: Interview) -> Iterator[Remark]:
    if interview.at is None:
        return
    asked = interview.at.date()
    for key, written in (("promised", interview.promised), ("decision_by", interview.decision_by)):
        day = due(written.text, asked)
        if day and day < asked:
            yield Remark(f"{key}: {day} is before the interview, which is on {asked}", written.place, "correct the day")
        elif day and (day - asked).days > _LONGEST_PROMISE_DAYS:
            message = f"{key}: {day} is {(day - asked).days} days after the interview"
            yield Remark(message, written.place, "if that is too late, correct the day or its year")


def _doubt_names(interview: Interview, language: Language, stock: Stock) -> Iterator[Remark]:
    for person in interview.interviewers:
        name = display_name(person)
        place = person.where("name") or person.place
        if name == name.lower() and name != name.upper():
            yield Remark(f"{name!r} has no capitals, and is printed so", place, f"write {name.title()!r}")
    untitled = [person for person in interview.interviewers if not _has_title(person, language, stock)]
    if untitled:
        names = ", ".join(display_name(person) for person in untitled)
        message = f"there is no title before {names}; envelope and salutation will have none"
        place = untitled[0].where("name") or untitled[0].place
        yield Remark(message, place, "if you know it, write it: `Ms. Jane Schmoe`, `Dr. Tom Bell`")


def _has_title(person: Party, language: Language, stock: Stock) -> bool:
    if person.prefix:
        return True
    found = recognize(person, language, stock.store).person
    return found is None or bool(found.titles)
