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
    """Write who were sent notes, and when; nothing for those of whom the file says so already.

    Raises UnknownName for nobody or more than one, and SourceError if the file says another day, or for a day before
    the interview; then nothing is written.
    """
    if interview.file == files.PIPE:
        raise click.UsageError("--sent writes into the interview file; name a file, not -.")
    names = tuple(dict.fromkeys(_find_name(interview, text) for text in request.texts("sent")))
    on = request.text("on")
    known = {each.name: each for each in interview.sent}
    day = now.date()
    if on is not None:
        day = _read_day(on, interview, now)
    elif any(name not in known for name in names):
        refuse_too_early(day, interview, Place("--sent"))
    data, added = b"", False
    for name in names:
        if name not in known:
            data = record_sent(data or read_bytes(interview.file, MOST_BYTES + 1), interview.file, name, day)
            added = True
        elif on is not None and day != known[name].day:
            message = f"the note to {name} is recorded as sent on {known[name].day}, not {day}"
            raise SourceError(message, known[name].place, f"if it was {day}, change this line")
    if added:
        files.write((interview.file, data))
        say(interview.file)
    for name in names:
        if name in known:
            tell(f"{interview.file} already says that you sent {name} a note on {_words(known[name].day)}.")
        else:
            tell(f"Recorded: you sent {name} a note on {_words(day)}.")


def _find_name(interview: Interview, text: str) -> str:
    names = match_names(text, names_of(interview))
    if len(names) == 1:
        return names[0]
    message, hint = explain_whom(text, names, interview)
    raise UnknownName(f"{message} in {interview.file}", Place("--sent"), hint)


def _read_day(text: str, interview: Interview, now: datetime) -> date:
    """The day in --on. Raises SourceError for one that is none, or that no note can have been sent on."""
    place, hint = Place("--on"), "write the year, the month, and the day, as in 2026-11-21"
    try:
        usage = month_first(str(interview.at.tzinfo)) if interview.at else None
        spoken = read_spoken(text, usage, now.date())
    except NoMoment as wrong:
        raise SourceError(f"{text!r} {wrong.why}", place, wrong.hint or hint) from None
    if spoken.day is None or spoken.zone:
        raise SourceError(f"{text!r} is no date", place, hint)
    if spoken.day > now.date():
        raise SourceError(f"{spoken.day} is still to come", place, "give the day on which you sent the note")
    refuse_too_early(spoken.day, interview, place)
    return spoken.day


def refuse_too_early(day: date, interview: Interview, place: Place) -> None:
    if interview.at and day < interview.at.date():
        message = f"{day} is before the interview, which is on {interview.at.date()}"
        raise SourceError(message, place, "give the day on which you sent the note with --on, or correct `at:`")


def _words(day: date) -> str:
    return f"{day:%A}, {day:%B} {day.day}"
