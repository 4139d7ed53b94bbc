"""Records in an interview file that a note was sent: stationery kit --sent."""

from __future__ import annotations

from datetime import date, datetime

import click

from stationery.cli import files
from stationery.cli.options import Request
from stationery.cli.terminal import say, tell
from stationery.data.yaml import MOST_BYTES
from stationery.model.errors import Place, SourceError, UnknownName
from stationery.model.interview import Interview, match_names, names_of
from stationery.reading.files import read_bytes
from stationery.reading.interview import explain_whom
from stationery.reading.sent import record_sent
from stationery.reading.spoken_dates import NoMoment, read_spoken
from stationery.reading.zones import month_first


def record(interview: Interview, request: Request, now: datetime) -> None:
    """Write who was sent a note, and when; nothing if the file says so already.

    Raises UnknownName for nobody or more than one, and SourceError if the file says another day.
    """
    name, on = _find_name(interview, request.require("sent")), request.text("on")
    day = _read_day(on, interview, now) if on is not None else now.date()
    known = next((each for each in interview.sent if each.name == name), None)
    if known:
        if on is not None and day != known.day:
            message = f"the note to {name} is recorded as sent on {known.day}, not {day}"
            raise SourceError(message, known.place, f"if it was {day}, change this line")
        tell(f"{interview.file} already says that you sent {name} a note on {_words(known.day)}.")
        return
    if interview.file == files.PIPE:
        raise click.UsageError("--sent writes into the interview file; name a file, not -.")
    data = record_sent(read_bytes(interview.file, MOST_BYTES + 1), interview.file, name, day)
    files.write((interview.file, data))
    say(interview.file)
    tell(f"Recorded: you sent {name} a note on {_words(day)}.")


def _find_name(interview: Interview, text: str) -> str:
    names = match_names(text, names_of(interview))
    if len(names) == 1:
        return names[0]
    message, hint = explain_whom(text, names, interview)
    raise UnknownName(f"{message} in {interview.file}", Place("--sent"), hint)


def _read_day(text: str, interview: Interview, now: datetime) -> date:
    """The day in --on. Raises SourceError for one that is none, or that no note can have been sent on."""
    place, hint = Place("--on"), "write it as 2026-11-21"
    try:
        usage = month_first(str(interview.at.tzinfo)) if interview.at else None
        spoken = read_spoken(text, usage, now.date())
    except NoMoment as wrong:
        raise SourceError(f"{text!r} {wrong.why}", place, wrong.hint or hint) from None
    if spoken.day is None or spoken.zone:
        raise SourceError(f"{text!r} is no date", place, hint)
    if spoken.day > now.date():
        raise SourceError(f"{spoken.day} is still to come", place, "give the day on which you sent the note")
    if interview.at and spoken.day < interview.at.date():
        message = f"{spoken.day} is before the interview, which is on {interview.at.date()}"
        raise SourceError(message, place, "give the day on which you sent the note")
    return spoken.day


def _words(day: date) -> str:
    return f"{day:%A}, {day:%B} {day.day}"
