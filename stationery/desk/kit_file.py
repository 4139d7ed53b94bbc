"""A kit's answers as the interview file has them, and the answer of which each of its lines is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timezone
from functools import partial
from typing import TypeVar

from stationery.desk.begin import Answers, Several, When, read_day, read_recipient
from stationery.desk.kit_people import write_people
from stationery.desk.kits import HEAD, LEARNED
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.interview import Interview, due
from stationery.model.party import Party, written_name
from stationery.reading.interview import read_interview, read_moment
from stationery.reading.profile import quote
from stationery.reading.spoken_dates import NoMoment, read_spoken
from stationery.reading.zones import Unreadable, find_moment, month_first

_ANY_DAY, _SOME_DAY = date(2000, 1, 1), "2000-01-03 12:00 UTC"
_Read = TypeVar("_Read")

_ANSWERS = {"organization": "where", "address": "where"}
"""Keys of the interview file, and whose answers they hold; all others are called alike."""
_KEY = re.compile(r"([a-z_]+):")


def find_answer(text: str, place: Place | None) -> str:
    """The answer that stands at a place of the interview file."""
    for row in reversed(text.split("\n")[: place.line if place else 0]):
        if found := _KEY.match(row):
            return _ANSWERS.get(found[1], found[1])
    return ""


@contextmanager
def told_at_answers(text: str, file: str) -> Iterator[None]:
    """What is wrong with the file is told at the answer that it comes from."""
    try:
        yield
    except SourceError as fault:
        key = find_answer(text, fault.place) if fault.place and fault.place.file == file else ""
        if not key:
            raise
        raise SourceError(fault.message.removeprefix(f"{key}: "), Place(key), fault.hint) from None


def write_interview(answers: Answers, sender: Party | None, when: When) -> str:
    """The text of the interview file. Raises SourceError with the answer's name as its place, Several for more."""
    faults: list[SourceError] = []

    def read(work: Callable[[], _Read], otherwise: _Read) -> _Read:
        try:
            return work()
        except SourceError as fault:
            faults.append(fault)
            return otherwise

    where = read(lambda: read_recipient(answers, "where"), Party(name="X"))
    lines = [line.text for line in where.lines]
    rows = [HEAD, f"organization: {quote(lines[0] if lines else written_name(where).text)}"]
    if lines[1:]:
        rows += ["address: |", *(f"  {line}" for line in lines[1:])]
    rows.append(f"at: {quote(read(lambda: _moment(answers, when), _SOME_DAY))}")
    for key in ("position", "promised"):
        if words := " ".join(answers.get(key, "").split()):
            rows.append(f"{key}: {quote(words)}")
    said_of_people = answers.get("interviewers", "").splitlines()
    none: list[dict[str, str]] = []
    people = [person for row in said_of_people for person in read(partial(write_people, row), none)]
    if people:
        rows.append("interviewers:")
    for person in people:
        said = [f"{key}: {quote(words)}" for key, words in person.items() if words]
        rows += [f"{'    ' if at else '  - '}{row}" for at, row in enumerate(said)]
    if sender and answers.get("remember") != "yes":
        rows += ["from: |", *(f"  {row.strip()}" for row in answers["from"].splitlines() if row.strip())]
    rows.append(LEARNED)
    text = "\n".join(rows) + "\n"
    if faults:
        try:
            with told_at_answers(text, "interview"):
                read_interview(text, "interview")
        except SourceError as fault:
            faults += [fault] if fault.place and fault.place.file == "promised" else []
        raise Several(faults) if faults[1:] else faults[0]
    return text


def read_promised(answers: Answers, when: When) -> tuple[Answers, tuple[Remark, ...]]:
    """The answers with the day of a decision that is given from today on, such as “next Friday”; and what it is."""
    words = " ".join(answers.get("promised", "").split())
    if not words or due(words, _ANY_DAY):
        return answers, ()
    try:
        spoken = read_spoken(words, month_first(when.zone) if when.zone else None, when.now.date())
    except NoMoment:
        return answers, ()
    if spoken.day is None or not spoken.relative or spoken.zone:
        return answers, ()
    said = f"“{words}” is read as {spoken.day:%A, %B} {spoken.day.day}"
    return {**answers, "promised": spoken.day.isoformat()}, (Remark(said),)


def has_no_zone(answers: Answers) -> bool:
    """Whether the time is given without a time zone, or an offset."""
    text = answers.get("at", "").strip()
    if isinstance(read_moment(text), datetime):
        return False
    try:
        return not read_spoken(text, month_first=True, today=_ANY_DAY).zone
    except NoMoment:
        return False


def zone_of(interview: Interview, when: When) -> str:
    return when.zone or (f"{interview.at:UTC%z}" if interview.at else "")


def _moment(answers: Answers, when: When) -> str:
    """Day, time and zone, as the file has them."""
    text = answers.get("at", "").strip()
    found = read_moment(text) if text else None
    if not isinstance(found, datetime):
        spoken = read_day(answers, "at", when)
        if spoken is None or spoken.day is None:
            raise SourceError("this answer is missing", Place("at"), "write it as tomorrow at 2pm")
        if spoken.time is None:
            raise SourceError(f"{text!r} names no time of day", Place("at"), "write it as tomorrow at 2pm")
        wall = datetime(spoken.day.year, spoken.day.month, spoken.day.day, *spoken.time)
        zone = spoken.zone or when.zone
        if not zone:
            found = wall.astimezone()  # the computer's, at that hour
            found = found.replace(tzinfo=timezone(found.utcoffset() or UTC.utcoffset(None)))
        else:
            known = find_moment(wall, zone)
            if isinstance(known, Unreadable):
                raise SourceError(known.message, Place("at"), known.hint)
            found = known
    fixed = isinstance(found.tzinfo, timezone)
    return f"{found:%Y-%m-%d %H:%M}" + (found.isoformat()[19:] if fixed else f" {found.tzinfo}")
