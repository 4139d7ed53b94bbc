"""Turns an interview file (all YAML) into an Interview; raises all its faults together."""

from __future__ import annotations

import os
import re
from datetime import date, datetime, timedelta, timezone

from stationery.data.tables import Scalar, Sequence, Table
from stationery.data.yaml import read_table
from stationery.model.errors import Place, Remark
from stationery.model.interview import USUAL_MINUTES, Interview, Sent, display_name, due, match_names, names_of
from stationery.model.late_pattern import late
from stationery.model.letter import Letter, Party, Written
from stationery.model.values import replace
from stationery.reading.choices import read_written
from stationery.reading.files import read_text
from stationery.reading.interviewers import Unclear, split_people, split_role
from stationery.reading.parties import party_from_table, read_party, read_rows
from stationery.reading.zones import Unreadable, find_moment, month_first, read_offset

KEYS = {
    "organization": "Who invited you.",
    "address": "The organization's address: lines as on an envelope, or parts.",
    "at": "The date, time and time zone, such as 2026-11-20 14:00 America/Chicago, or Nov 20, 2026 at 2pm EST.",
    "duration": "How long it takes, such as 45 minutes.",
    "position": "The position.",
    "format": "Where or how you meet: in person, by phone, by video.",
    "interviewers": "Who takes part: names, or tables of name, title, email, and what you learned from them.",
    "promised": "When they promised to get back to you: a date, or a time after the interview.",
    "decision_by": "When they decide: a date, or a time after the interview.",
    "learned": "What you learned and want to mention.",
    "sent": "To whom you sent a note, and when: names, each with a day. `stationery kit --sent` writes it.",
    "postage": "Stamps for the kit's envelopes: a folder, a PDF with one on each page, a list, or one stamp or code.",
    "notes": "Anything else you want to remember.",
    "from": "The sender; the profile's if left out.",
    "language": "The language of the letters about the interview.",
}
"""Every key of an interview, with the sentence of its JSON Schema."""

ALIASES = {
    "interviewer": "interviewers",
    "company": "organization",
    "author": "from",
    "return_address": "from",
    "lang": "language",
}

NOT_OF_AN_ADDRESS = (
    "organization",
    "name",
    "prefix",
    "given",
    "family",
    "suffix",
    "title",
    "email",
    "phone",
)
"""What is written next to an interview's address, and not in it."""

_AS_DAY_OR_SPAN = (
    "write a date, such as 2026-12-04, or a time after the interview: 2 weeks, 10 days, 5 working days, 1 month"
)

_MOMENT = late(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:(?:[ T]+|, *)(?P<hour>\d{1,2})(?::(?P<minute>\d\d)(?::\d\d)?)? ?(?P<half>[ap]\.?m\b\.?)?)?"
    r" ?(?P<offset>(?:Z|UTC|GMT)\b|[+−-]\d\d(?::?\d\d)?)?"
    r" ?(?P<zone>\[?[A-Za-z][A-Za-z0-9_+/-]*\]?)?",
    re.IGNORECASE,
)
"""ISO 8601, with a space for the T and with the zone's name behind it, in brackets (RFC 9557) or without."""

_DURATION = late(
    r"(?:(?P<hours>\d{1,2}(?:\.\d{1,2})?) ?(?:h|hours?|hrs?)\.?)?"
    r" ?(?:and )?(?:(?P<minutes>\d{1,4}) ?(?:m|min|mins|minutes?)?\.?)?",
    re.IGNORECASE,
)
_LATER_HOUR = late(r"[−-](?:1[3-9]|2)")
"""An hour where an offset stands, but west of all: 14:00-15:00."""
_CLOCK = late(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)")

_IN_FIGURES = late(r"(?<![\d/-])(?P<first>\d{1,2}) ?([/-]) ?(?P<second>\d{1,2}) ?\2 ?\d{2,4}(?!\d)")
_STATE_AND_ZIP = late(r"\b[A-Z]{2},? \d{5}(?:-\d{4})?$")
_AMERICA = late(r"USA?|U\.S\.(?:A\.)?|United States(?: of America)?", re.IGNORECASE)
_LONGEST = 24 * 60
_LONGEST_PROMISE_DAYS = 300
_MONTHS = 12
_ANY_DAY = date(2000, 1, 1)
_IS_DAY = late(r"\d{4}-\d\d-\d\d")
_EXAMPLE = "2026-11-20 14:00 America/Chicago"
_AS_MOMENT = f"write the date, time and time zone: {_EXAMPLE}, or 2026-11-20T14:00-06:00"


def interview_of(letter: Letter) -> Interview | None:
    """The interview whose file the letter names, beside the letter's own; None if it names none."""
    if not letter.interview.text.lower().endswith((".yaml", ".yml")):
        return None
    path = os.path.join(os.path.dirname(letter.file), os.path.expanduser(letter.interview.text))
    return read_interview(read_text(path, letter.interview.place), path)


def read_interview(text: str, file: str) -> Interview:
    """Read an interview from YAML. Raises SourceError, or Several with every fault, in the order of lines."""
    table = read_table(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), file)
    table = table.spell_keys((*KEYS, *ALIASES)).rename_keys(ALIASES)
    for key, place in table.key_places.items():
        if key not in KEYS:
            otherwise = f"the keys of an interview are {', '.join(KEYS)}"
            table.fault_unknown(key, place, (*KEYS, *ALIASES), otherwise=otherwise)
    table.require("organization")
    remarks: list[Remark] = []
    address, sender = _address(table), read_party(table, "from", sender=True)
    at = _at(table, remarks, american=_is_american(address or sender))
    interviewers, learned = _interviewers(table, remarks)
    interview = Interview(
        file=file,
        organization=read_written(table, "organization"),
        address=address,
        at=at,
        at_place=read_written(table, "at").place,
        duration=_duration(table),
        position=read_written(table, "position"),
        format=read_written(table, "format").text,
        interviewers=interviewers,
        promised=_due(table, "promised", at),
        decision_by=_due(table, "decision_by", at),
        learned=read_written(table, "learned"),
        learned_from=learned,
        notes=read_written(table, "notes", lines=True),
        sender=sender,
        language=read_written(table, "language"),
        postage=read_written(table, "postage"),
    )
    interview = replace(interview, sent=_sent(table, interview), remarks=tuple(remarks))
    table.finish()
    return interview


def _address(table: Table) -> Party | None:
    """The organization's address: lines as on an envelope, with semicolons where they are on one line; or parts. People
    are named elsewhere."""
    node = table.node("address")
    if isinstance(node, Table):
        node = node.spell_keys(NOT_OF_AN_ADDRESS)
        for key in NOT_OF_AN_ADDRESS:
            if key in node:
                hint = "write `organization` and `interviewers` next to `address`, not inside it"
                node.fault(
                    f"{node.typed(key)!r} does not belong to the organization's address", node.key_place(key), hint
                )
                return None
        return party_from_table(node)
    rows = read_rows(table, "address")
    if len(rows) == 1:
        rows = [Written(line, rows[0].place) for each in re.split("[;；]", rows[0].text) if (line := each.strip())]
    return Party(rows[0].place, lines=tuple(rows)) if rows else None


def _is_american(party: Party | None) -> bool:
    """Whether an address ends as those in the United States do: with a state and a ZIP code, or the country."""
    if party is None:
        return False
    if party.country:
        return _AMERICA.fullmatch(party.country) is not None
    last = party.lines[-1].text if party.lines else f"{party.region} {party.postal_code}"
    return (_STATE_AND_ZIP.search(last) or _AMERICA.fullmatch(last)) is not None


def _interviewers(table: Table, remarks: list[Remark]) -> tuple[tuple[Party, ...], tuple[Written, ...]]:
    """Tables of parts, names, and whole typed addresses, in a list or alone; no two may have the same name. Also what
    was learned from each."""
    node = table.node("interviewers")
    people: list[Party] = []
    learned: dict[int, Written] = {}
    for item in node.items if isinstance(node, Sequence) else () if node is None else (node,):
        if isinstance(item, Table):
            item = item.spell_keys(("learned",))
            learned[len(people)] = read_written(item, "learned")
            person = party_from_table(item, passing=("learned",))
            if person and not person.lines and person.name:
                _refuse_several(person, item)
            if person and (person.lines or display_name(person)):
                people.append(person)
            else:
                hint = "write `name: Ms. Jane Schmoe`, or `prefix`, `given` and `family`"
                item.fault("this interviewer has no name", item.place, hint)
        elif isinstance(item, Scalar):
            rows = [Written(text, place) for text, place in item.lines()]
            if item is not node and len(rows) > 1:
                people.append(Party(rows[0].place, lines=tuple(rows)))
            else:
                people += [_person(name, row, remarks) for row in rows for name in _split(row, table, remarks)]
        else:
            table.fault("interviewers: expected a name, or a table of name, title and email", item.place)
    for number, person in enumerate(people):
        if any(display_name(person) == display_name(other) for other in people[:number]):
            table.fault(f"interviewers: {display_name(person)} is listed twice", person.place)
    return tuple(people), tuple(learned.get(number, Written("")) for number in range(len(people)))


def _person(text: str, row: Written, remarks: list[Remark]) -> Party:
    """Whoever a line names, without the job title behind a dash or in parentheses, told."""
    name, title = split_role(text)
    if title:
        message = f"{text!r} is read as {name}, with the job title {title}"
        remarks.append(Remark(message, row.place, f"write it as `- {{name: {name}, title: {title}}}`"))
    elif " - " in text or " – " in text:
        hint = "write a job title as `title:`, in a table with `name:`"
        remarks.append(Remark(f"{text!r} is read as the whole name of a person", row.place, hint))
    return Party(row.place, name=name, title=title, places=_at_name(row.place))


_ONE_EACH = "write each interviewer on a line of their own, with a hyphen in front, as `- Ms. Jane Schmoe`"


def _split(row: Written, table: Table, remarks: list[Remark]) -> tuple[str, ...]:
    """The people that a line names; it is remarked that they are several."""
    try:
        names = split_people(row.text)
    except Unclear:
        table.fault(f"interviewers: {row.text!r} seems to be more than one person", row.place, _ONE_EACH)
        return (row.text,)
    if len(names) > 1:
        message = f"{row.text!r} is read as {len(names)} interviewers: {'; '.join(names)}"
        hint = f"{_ONE_EACH}; a job title goes into `title:`"
        remarks.append(Remark(message, row.place, hint))
    return names


def _refuse_several(person: Party, item: Table) -> None:
    """Fault a table that has several people for one name: they cannot share a title and an e-mail address."""
    try:
        several = len(split_people(person.name)) > 1
    except Unclear:
        several = True
    if several:
        message = f"interviewers: {person.name!r} seems to be more than one person"
        item.fault(message, person.where("name") or item.place, "write an entry for each, with its own `name:`")


def _at_name(place: Place | None) -> tuple[tuple[str, Place], ...]:
    return (("name", place),) if place else ()


def _sent(table: Table, interview: Interview) -> tuple[Sent, ...]:
    """Who was sent a note, each with the day."""
    entries = table.table("sent")
    found: list[Sent] = []
    for name in entries or ():
        assert entries is not None
        place, names = entries.key_place(name), match_names(name, names_of(interview))
        day = read_written(entries, name)
        spoken, why = (day.text, "") if due(day.text, _ANY_DAY) else _spoken_day(day.text, interview.at)
        if len(names) != 1:
            message, hint = explain_whom(name, names, interview)
            table.fault(f"sent: {message}", place, hint)
        elif any(names[0] == each.name for each in found):
            table.fault(f"sent: {names[0]} is listed twice", place)
        elif not _IS_DAY.match(spoken):
            table.fault(
                f"sent: {why or f'{day.text!r} is no date'}",
                day.place or place,
                "write the year, the month, and the day, as in 2026-11-21",
            )
        else:
            found.append(Sent(names[0], date.fromisoformat(spoken[:10]), place))
    return tuple(found)


def explain_whom(text: str, names: tuple[str, ...], interview: Interview) -> tuple[str, str]:
    """What is wrong with a name that is nobody's, or more than one's, and which there are."""
    who = "more than one interviewer" if names else "no interviewer"
    return f"{who} is called {text!r}", f"choose from: {', '.join(names or names_of(interview))}"


def _due(table: Table, key: str, at: datetime | None) -> Written:
    """A date or a length of time, checked here; the agenda works out which day it means."""
    found = read_written(table, key)
    if not found or due(found.text, at.date() if at else _ANY_DAY) is not None:
        return found
    spoken, why = _spoken_due(found.text, at)
    if not spoken:
        why = why or f"{found.text!r} is neither a date nor a length of time"
        table.fault(f"{table.typed(key)}: {why}", found.place, _AS_DAY_OR_SPAN)
        return found
    asked, day = at.date() if at else _ANY_DAY, due(spoken, at.date() if at else _ANY_DAY)
    if at and day and (day - asked).days > _LONGEST_PROMISE_DAYS and str(day.year) not in found.text:
        message = f"{table.typed(key)}: {found.text!r} is before the interview, which is on {asked}, or a year after it"
        table.fault(message, found.place, "correct the day, or write it with its year")
    return Written(spoken, found.place)


def _spoken_due(text: str, at: datetime | None) -> tuple[str, str]:
    """A day that isn't in ISO form, or a span in words, in the form that `due` reads; or what is wrong with it.

    A day without a year is the first one after the interview; without its time, nobody can tell.
    """
    from stationery.reading.spoken_dates import span_in_figures  # 3.9 ms

    span = span_in_figures(text)
    return (span, "") if due(span, _ANY_DAY) else _spoken_day(text, at)


def _spoken_day(text: str, at: datetime | None) -> tuple[str, str]:
    """A day in ISO form, or what is wrong with it."""
    from stationery.reading.spoken_dates import NoMoment, read_spoken  # 3.9 ms

    try:
        half_a_year_on = at.date() + timedelta(days=180) if at else None
        spoken = read_spoken(text, month_first(str(at.tzinfo)) if at else None, half_a_year_on)
    except NoMoment as wrong:
        return "", f"{text!r} {wrong.why}"
    if spoken.day is None or spoken.zone or (at and spoken.relative):
        return "", ""
    return spoken.day.isoformat(), ""


def _duration(table: Table) -> int:
    """Minutes."""
    duration = read_written(table, "duration")
    if not duration:
        return USUAL_MINUTES
    read = _CLOCK.fullmatch(duration.text) or _DURATION.fullmatch(duration.text)
    if read and (read["hours"] or read["minutes"]):
        minutes = round(float(read["hours"] or 0) * 60) + int(read["minutes"] or 0)
        if 0 < minutes <= _LONGEST:
            return minutes
    hint = "write it as 45 minutes, 1 h or 1 h 30 min"
    table.fault(
        f"{table.typed('duration')}: {duration.text!r} isn't a possible length for an interview", duration.place, hint
    )
    return USUAL_MINUTES


def _at(table: Table, remarks: list[Remark], *, american: bool) -> datetime | None:
    """The moment of the interview, in its zone; None if it is missing or wrong."""
    moment = read_written(table, "at")
    if not moment:
        return None
    found = read_moment(moment.text, american=american)
    if isinstance(found, datetime):
        if _means_two_days(moment.text):
            message = f"{moment.text!r} is read as {found:%B} {found.day}, {found.year}"
            remarks.append(Remark(message, moment.place, f"to be certain, write {found:%Y-%m-%d}"))
        return found
    message, hint = found
    table.fault(f"{table.typed('at')}: {message}", moment.place, hint)
    return None


def _means_two_days(text: str) -> bool:
    """Whether a date in figures means another day with the month and the day exchanged."""
    found = _IN_FIGURES.search(text)
    return (
        found is not None and found["first"] != found["second"] and max(int(found["first"]), int(found["second"])) <= 12
    )


def read_moment(text: str, *, american: bool = False) -> datetime | tuple[str, str]:
    """The moment that a text means, in its zone; or what is wrong with it, and what to write.

    `american` says that it is one in the United States.
    """
    read = _MOMENT.fullmatch(text)
    if read is None or not read["hour"] or _LATER_HOUR.match(read["offset"] or ""):
        return _read_spoken_moment(text, american=american)
    try:
        wall = datetime.combine(date.fromisoformat(read["day"]), datetime.min.time())
        wall = wall.replace(hour=_hour(read), minute=int(read["minute"] or 0))
    except ValueError:
        return f"{text!r} isn't a valid date and time", _AS_MOMENT
    offset = read_offset(read["offset"])
    if read["zone"] is None:
        return wall.replace(tzinfo=offset) if offset else ("the time zone is missing", _AS_MOMENT)
    return _find_moment(wall, read["zone"].strip("[]"), offset, american=american)


def _read_spoken_moment(text: str, *, american: bool) -> datetime | tuple[str, str]:
    """The same of a moment that isn't in ISO form: `Nov 29, 2026 at 2pm EST`."""
    from stationery.reading.spoken_dates import NoMoment, read_spoken  # 3.9 ms

    try:
        zone = read_spoken(text, month_first=True, today=_ANY_DAY).zone
        spoken = read_spoken(text, month_first(zone))
    except NoMoment as wrong:
        return f"{text!r} {wrong.why}", f"{wrong.hint}: {_EXAMPLE}" if wrong.hint else _AS_MOMENT
    if spoken.day is None or spoken.time is None:
        missing = (
            "" if not (spoken.day or spoken.time) else f": the {'time of day' if spoken.day else 'day'} is missing"
        )
        return f"{text!r} isn't a date and time{missing}", _AS_MOMENT
    wall = datetime(spoken.day.year, spoken.day.month, spoken.day.day, *spoken.time)
    if not spoken.zone:
        return "the time zone is missing", _AS_MOMENT
    return _find_moment(wall, spoken.zone, None, american=american)


def _find_moment(wall: datetime, zone: str, offset: timezone | None, *, american: bool) -> datetime | tuple[str, str]:
    found = find_moment(wall, zone, offset, american=american)
    return (found.message, found.hint) if isinstance(found, Unreadable) else found


def _hour(read: re.Match[str]) -> int:
    """The hour from 0 to 23. Raises ValueError for 0 or 13 with am or pm."""
    hour = int(read["hour"])
    if not read["half"]:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError
    return hour % 12 + (12 if read["half"][0] in "pP" else 0)
