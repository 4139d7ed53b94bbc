"""Turns an interview file (all YAML) into an Interview; raises all its faults together."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from stationery.data.tables import Scalar, Sequence, Table
from stationery.data.yaml import read_table
from stationery.model.errors import Place, did_you_mean
from stationery.model.interview import USUAL_MINUTES, Interview, display_name, due
from stationery.model.letter import Letter, Party, Written
from stationery.reading.choices import read_written
from stationery.reading.files import read_text
from stationery.reading.parties import party_from_table, read_party, read_rows

KEYS = {
    "organization": "Who invited you.",
    "address": "The organization's address: lines as on an envelope, or parts.",
    "at": "The date, time and time zone, such as 2026-11-20 14:00 America/Chicago.",
    "duration": "How long it takes, such as 45 minutes.",
    "position": "The position.",
    "format": "Where or how you meet: in person, by phone, by video.",
    "interviewers": "Who takes part: names, or tables of name, title and email.",
    "promised": "When they promised to get back to you: a date, or a time after the interview.",
    "decision_by": "When they decide: a date, or a time after the interview.",
    "learned": "What you learned and want to mention.",
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

_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:(?:[ T]+|, *)(?P<hour>\d{1,2})(?::(?P<minute>\d\d)(?::\d\d)?)? ?(?P<half>[ap]\.?m\b\.?)?)?"
    r" ?(?P<offset>(?:Z|UTC|GMT)\b|[+−-]\d\d(?::?\d\d)?)?"
    r" ?(?P<zone>\[?[A-Za-z][A-Za-z0-9_+/-]*\]?)?",
    re.IGNORECASE,
)
"""ISO 8601, with a space for the T and with the zone's name behind it, in brackets (RFC 9557) or without."""

_DURATION = re.compile(
    r"(?:(?P<hours>\d{1,2}(?:\.\d{1,2})?) ?(?:h|hours?|hrs?)\.?)?"
    r" ?(?:and )?(?:(?P<minutes>\d{1,4}) ?(?:m|min|mins|minutes?)?\.?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<hours>\d{1,2}):(?P<minutes>[0-5]\d)")

_LONGEST = 24 * 60


def interview_of(letter: Letter) -> Interview | None:
    """The interview whose file the letter names, beside the letter's own; None if it names none."""
    if not letter.interview.text.lower().endswith((".yaml", ".yml")):
        return None
    path = os.path.join(os.path.dirname(letter.file), os.path.expanduser(letter.interview.text))
    return read_interview(read_text(path, letter.interview.place), path)


def read_interview(text: str, file: str) -> Interview:
    """Read an interview from YAML. Raises SourceError, or Several with every fault, in the order of lines."""
    table = read_table(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), file)
    names = {key: key.replace("-", "_") for key in table if key.replace("-", "_") in (*KEYS, *ALIASES)}
    table = table.rename_keys(names).rename_keys(ALIASES)
    for key, place in table.key_places.items():
        if key not in KEYS:
            otherwise = f"the keys of an interview are {', '.join(KEYS)}"
            table.fault_unknown(key, place, (*KEYS, *ALIASES), otherwise=otherwise)
    table.require("organization")
    at = _at(table)
    interview = Interview(
        file=file,
        organization=read_written(table, "organization"),
        address=_address(table),
        at=at,
        duration=_duration(table),
        position=read_written(table, "position"),
        format=read_written(table, "format").text,
        interviewers=_interviewers(table),
        promised=_due(table, "promised", at),
        decision_by=_due(table, "decision_by", at),
        learned=read_written(table, "learned"),
        notes=read_written(table, "notes", lines=True),
        sender=read_party(table, "from", sender=True),
        language=read_written(table, "language"),
    )
    table.finish()
    return interview


def _address(table: Table) -> Party | None:
    """The organization's address: lines as on an envelope, or parts; people are named elsewhere."""
    node = table.node("address")
    if isinstance(node, Table):
        node = node.rename_keys({key: key.replace("-", "_") for key in node})
        for key in NOT_OF_AN_ADDRESS:
            if key in node:
                hint = "write `organization` and `interviewers` next to `address`, not inside it"
                node.fault(f"{key!r} does not belong to the organization's address", node.key_place(key), hint)
                return None
        return party_from_table(node)
    rows = read_rows(table, "address")
    return Party(rows[0].place, lines=tuple(rows)) if rows else None


def _interviewers(table: Table) -> tuple[Party, ...]:
    """Tables of parts, names, and whole typed addresses, in a list or alone; no two may have the same name."""
    node = table.node("interviewers")
    people: list[Party] = []
    for item in node.items if isinstance(node, Sequence) else () if node is None else (node,):
        if isinstance(item, Table):
            person = party_from_table(item)
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
                people += [Party(row.place, name=row.text, places=_at_name(row.place)) for row in rows]
        else:
            table.fault("interviewers: expected a name, or a table of name, title and email", item.place)
    for number, person in enumerate(people):
        if any(display_name(person) == display_name(other) for other in people[:number]):
            table.fault(f"interviewers: {display_name(person)} is listed twice", person.place)
    return tuple(people)


def _at_name(place: Place | None) -> tuple[tuple[str, Place], ...]:
    return (("name", place),) if place else ()


def _due(table: Table, key: str, at: datetime | None) -> Written:
    """A date or a length of time, checked here; the agenda works out which day it means."""
    found = read_written(table, key)
    if found and due(found.text, at.date() if at else date(2000, 1, 1)) is None:
        table.fault(f"{key}: {found.text!r} is neither a date nor a length of time", found.place, _AS_DAY_OR_SPAN)
    return found


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
    table.fault(f"duration: {duration.text!r} isn't a possible length for an interview", duration.place, hint)
    return USUAL_MINUTES


def _at(table: Table) -> datetime | None:
    """The moment of the interview, in its zone; None if it is missing or wrong."""
    moment = read_written(table, "at")
    if not moment:
        return None
    hint = "write the date, time and time zone: 2026-11-20 14:00 America/Chicago, or 2026-11-20T14:00-06:00"
    read = _MOMENT.fullmatch(moment.text)
    if read is None or not read["hour"]:
        table.fault(f"at: {moment.text!r} isn't a date and time", moment.place, hint)
        return None
    try:
        wall = datetime.combine(date.fromisoformat(read["day"]), datetime.min.time())
        wall = wall.replace(hour=_hour(read), minute=int(read["minute"] or 0))
    except ValueError:
        table.fault(f"at: {moment.text!r} isn't a valid date and time", moment.place, hint)
        return None
    offset = _offset(read["offset"])
    if read["zone"] is None and offset is None:
        table.fault("at: the time zone is missing", moment.place, hint)
        return None
    if read["zone"] is None:
        return wall.replace(tzinfo=offset)
    zone = _zone(read["zone"].strip("[]"), table, moment.place)
    return _in_zone(wall, zone, offset, table, moment.place) if zone else None


def _hour(read: re.Match[str]) -> int:
    """The hour from 0 to 23. Raises ValueError for 0 or 13 with am or pm."""
    hour = int(read["hour"])
    if not read["half"]:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError
    return hour % 12 + (12 if read["half"][0] in "pP" else 0)


def _offset(text: str | None) -> timezone | None:
    """A fixed distance from UTC; None if there is none, or if it is a day or more."""
    if text is None:
        return None
    if text[0] not in "+-−":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    distance = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(distance if text[0] == "+" else -distance) if distance < timedelta(hours=24) else None


def _zone(name: str, table: Table, place: Place | None) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

    known = available_timezones()
    if (name in known and "/" in name) or name == "UTC":
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError):
            pass
    hint = did_you_mean(name, (each for each in known if "/" in each))
    if not hint:
        towns = sorted(each for each in known if each.rpartition("/")[2].lower() == name.lower() and "/" in each)
        hint = (
            f"did you mean {towns[0]!r}?"
            if towns
            else "write its name, such as America/Chicago, or the offset, such as -06:00"
        )
    table.fault(f"at: there is no time zone named {name!r}", place, hint)
    return None


def _in_zone(
    wall: datetime, zone: tzinfo, offset: timezone | None, table: Table, place: Place | None
) -> datetime | None:
    """The moment when the zone's clocks show this time. Clocks skip some times and show others twice; then the offset
    decides."""
    readings = [wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
    real = [each for each in readings if each.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall]
    if not real:
        later = readings[0].astimezone(UTC).astimezone(zone)
        hint = f"daylight saving time starts then, and clocks skip this hour; did you mean {later:%H:%M}?"
        table.fault(f"at: there is no {wall:%H:%M} in {zone} on {wall:%Y-%m-%d}", place, hint)
        return None
    offsets = list(dict.fromkeys(each.utcoffset() for each in real))
    if offset is not None:
        for each in real:
            if each.utcoffset() == offset.utcoffset(None):
                return each
        hint = f"write {' or '.join(dict.fromkeys(map(_format_offset, real)))}"
        table.fault(
            f"at: the offset {_format_offset(wall.replace(tzinfo=offset))} doesn't match {zone} then",
            place,
            hint,
        )
        return None
    if len(offsets) > 1:
        both = " or ".join(f"{wall:%Y-%m-%dT%H:%M}{_format_offset(each)}[{zone}]" for each in real)
        hint = f"daylight saving time ends then; write {both}"
        table.fault(f"at: clocks in {zone} show {wall:%H:%M} twice on {wall:%Y-%m-%d}", place, hint)
        return None
    return real[0]


def _format_offset(moment: datetime) -> str:
    """The offset in the usual form: `-06:00`."""
    text = f"{moment:%z}"
    return f"{text[:3]}:{text[3:5]}"
