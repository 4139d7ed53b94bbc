"""Interview: who talked with whom, when, where, and what was promised; and how people say by when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from stationery.model.errors import Place, Remark
from stationery.model.late_pattern import late
from stationery.model.party import Party, Written
from stationery.model.values import replace, value

USUAL_MINUTES = 60


@value
class Sent:
    """A note that was sent: to whom, as `display_name` names them, and on which day."""

    name: str
    day: date
    place: Place | None = None


@value
class Interview:
    """The contents of one interview file.

    `address` is the organization's, without a person; each interviewer may have their own instead. `at`
    knows its zone; `duration` is in minutes. `promised` and `decision_by` are a day, or a span counted from the
    interview's day: `due` reads both. `learned_from` is what each interviewer taught, in their order; where it is
    empty, `learned` stands for it. `remarks` say what was read otherwise than it is written.
    """

    file: str
    organization: Written = Written("")
    address: Party | None = None
    at: datetime | None = None
    duration: int = USUAL_MINUTES
    position: Written = Written("")
    format: str = ""
    interviewers: tuple[Party, ...] = ()
    promised: Written = Written("")
    decision_by: Written = Written("")
    learned: Written = Written("")
    learned_from: tuple[Written, ...] = ()
    sent: tuple[Sent, ...] = ()
    notes: Written = Written("")
    sender: Party | None = None
    language: Written = Written("")
    remarks: tuple[Remark, ...] = ()
    at_place: Place | None = None
    postage: Written = Written("")


def learned_of(interview: Interview, person: Party | None) -> Written:
    """What was learned from a person; in general, where nothing is told of them."""
    for each, learned in zip(interview.interviewers, interview.learned_from, strict=False):
        if person and learned and display_name(each) == display_name(person):
            return learned
    return interview.learned


def names_of(interview: Interview) -> tuple[str, ...]:
    """Whom a note goes to, by name: the interviewers; while nobody is named, the organization."""
    return tuple(map(display_name, interview.interviewers)) or (interview.organization.text,)


_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters whose accents are part of them."""


def match_names(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that a text means, in any case: the one that it is, else those that have it as a word, else any; and
    where there is none, the same without accents."""
    known = tuple(names)
    return _match(text, known, str.casefold) or _match(text, known, fold_accents)


def _match(text: str, known: tuple[str, ...], fold: Callable[[str], str]) -> tuple[str, ...]:
    part = " ".join(fold(text).split())
    if not part:
        return ()
    whole = [name for name in known if fold(name) == part]
    words = [name for name in known if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", fold(name))]
    return tuple(whole or words or [name for name in known if part in fold(name)])


def fold_accents(text: str) -> str:
    """A text as it is compared without case and accents."""
    text = text.casefold()
    if text.isascii():
        return text
    import unicodedata  # 0.3 ms

    bare = "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    return bare.translate(_PLAIN)


def last_sent(interview: Interview) -> date | None:
    """The day of the last note that was sent."""
    return max((sent.day for sent in interview.sent), default=None)


def is_all_sent(interview: Interview) -> bool:
    """Whether everybody has been sent a note."""
    return {sent.name for sent in interview.sent} >= set(names_of(interview))


def ends(interview: Interview) -> datetime | None:
    """When the interview is over, in its own zone; None if its time is not known.

    Counted in elapsed time, so that an hour is an hour even if daylight saving time starts during it.
    """
    if interview.at is None:
        return None
    over = interview.at.astimezone(UTC) + timedelta(minutes=interview.duration)
    return over.astimezone(interview.at.tzinfo)


def weekday(day: date) -> bool:
    """Whether a day is one from Monday to Friday."""
    return day.weekday() < 5


def due(text: str, start: date, working: Callable[[date], bool] = weekday) -> date | None:
    """The day that a text means: an ISO date (ignoring its time), or a time after `start` such as `2 weeks`.

    `working` says which days are working days, for `5 working days`; the default knows weekends but not holidays.
    None for anything else, or for a day beyond the calendar.
    """
    try:
        if _DAY.match(text):
            return datetime.fromisoformat(text).date() if len(text) > 10 else date.fromisoformat(text)
        span = _SPAN.fullmatch(" ".join(text.lower().split()))
        if span is None:
            return None
        number, unit = int(span["number"]), span["unit"]
        if span["working"] and unit != "day":
            return None
        if unit == "month":
            return _months_on(start, number)
        if not span["working"]:
            return start + timedelta(days=number * (7 if unit == "week" else 1))
        return working_days_on(start, number, working)
    except (ValueError, OverflowError):
        return None


def working_days_on(start: date, number: int, working: Callable[[date], bool] = weekday) -> date:
    """The `number`th working day after `start`, which itself is not counted; 0 gives `start`."""
    day = start
    while number > 0:
        day += timedelta(days=1)
        number -= working(day)
    return day


def display_name(person: Party) -> str:
    """A person's name with title of address, as it stands on an envelope; of typed lines, the first."""
    if person.lines:
        return person.lines[0].text
    name = person.name or " ".join(filter(None, (person.given, person.family)))
    full = " ".join(filter(None, (person.prefix, name)))
    if not person.suffix:
        return full
    return f"{full}{' ' if _NUMERAL.fullmatch(person.suffix) else ', '}{person.suffix}"


def address_to(interview: Interview, person: Party) -> Party:
    """The interviewer as a letter's recipient: at their own address if they have one, else at the organization's.

    Where the organization's address is typed lines, person, title and organization go above them as lines.
    """
    address, organization = interview.address, interview.organization
    if person.lines or person.street or person.locality or person.postal_code:
        if person.lines or person.organization or not organization:
            return person
        return replace(person, organization=organization.text)
    if address is None or not address.lines:
        changes = {"organization": person.organization or organization.text}
        for part in ADDRESS if address else ():
            changes[part] = getattr(person, part) or getattr(address, part)
        changes["department"] = person.department or (address.department if address else "")
        return replace(person, **changes)
    above = [
        Written(display_name(person), person.place),
        Written(person.title, person.where("title")),
        Written(person.department, person.where("department")),
        Written(person.organization) if person.organization else organization,
    ]
    below = list(address.lines)
    if below and below[0].text == above[-1].text:
        below = below[1:]
    lines = tuple(line for line in (*above, *below) if line)
    details = {part: getattr(person, part) for part in ("family", "email", "phone", "fax", "website")}
    return Party(person.place, lines=lines, places=person.places, **details)


ADDRESS = ("street", "dependent_locality", "locality", "region", "postal_code", "sorting_code", "country")

_DAY = late(r"\d{4}-\d\d-\d\d")
_SPAN = late(r"(?:in |within |after )?(?P<number>\d{1,3}) ?(?P<working>working |business )?(?P<unit>day|week|month)s?")
_NUMERAL = late(r"[IVX]+")


def _months_on(start: date, number: int) -> date:
    """The same day of a later month, or that month's last where it has no such day."""
    months = start.year * 12 + start.month - 1 + number
    year, month = divmod(months, 12)
    for day in range(start.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, start.day)
