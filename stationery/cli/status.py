"""Prints where things stand after an interview: the note, the mail, the follow-up, the drafts."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from stationery.agenda.status import AHEAD, GOING_ON, LATE
from stationery.cli import settings
from stationery.cli.output import tell_json
from stationery.cli.terminal import say
from stationery.model.interview import display_name
from stationery.model.values import value
from stationery.products.clock import clock, stands
from stationery.products.draft import ONE_EACH, file_names, people
from stationery.reading.files import read_text
from stationery.wording.drafts import find_placeholders

if TYPE_CHECKING:
    from stationery.agenda.deadlines import Deadlines
    from stationery.agenda.status import InterviewStatus
    from stationery.model.interview import Interview
    from stationery.model.letter import Party
    from stationery.products.clock import Clock


@value
class NoteStatus:
    """A letter file to one of the interviewers; `marks` are the lines with placeholders."""

    name: str
    path: str
    marks: tuple[int, ...] = ()
    sent: date | None = None

    def __str__(self) -> str:
        if self.sent:
            return f"{self.name}: sent on {_day(self.sent)}" + (f" ({self.path})" if self.path else "")
        if not self.path:
            return f"{self.name}: not started"
        if not self.marks:
            return f"{self.name}: finished ({self.path})"
        lines = ", ".join(str(line) for line in dict.fromkeys(self.marks))
        return f"{self.name}: unfinished ({self.path}, {'line' if len(set(self.marks)) == 1 else 'lines'} {lines})"


def tell_status(interview: Interview, sender: Party | None, now: datetime, folder: str, *, as_json: bool) -> None:
    """Print where things stand; drafts are expected in the kit's folder or next to the interview file."""
    times = clock(interview, sender, settings.stock(now.date()))
    notes = _notes(interview, folder)
    standing = stands(times, now)
    if as_json:
        tell_json(_data(times, standing, notes))
        return
    rows = [("Interview", "not scheduled yet; when you know the date and time, write `at:` in the interview file")]
    if times.deadlines and standing:
        rows = _rows(times, times.deadlines, standing)
    rows += [("Notes" if number == 0 else "", str(note)) for number, note in enumerate(notes)]
    for label, words in rows:
        say(f"{label:<11}{words}".rstrip())


def _rows(times: Clock, when: Deadlines, standing: InterviewStatus) -> list[tuple[str, str]]:
    over = standing.state not in (AHEAD, GOING_ON)
    rows = [
        ("Interview", f"{_day(when.begins)}, {_hour(when.begins)} to {_hour(when.ends)} ({when.begins.tzinfo})"),
        ("Now", f"{_day(standing.now)}, {_hour(standing.now)}: {_since(when, standing)}"),
        ("Note", f"due {_day(when.note_due)}, {_hour(when.note_due)}: {_left(standing)}"),
    ]
    if when.all_sent:
        return [*rows[:2], _follow_up(when, standing)]
    mail = standing.mail
    posted = "mailed now" if over else "mailed after the interview"
    taken = f"; it is collected on {_day(mail.collected)}" if over and mail.collected != standing.now.date() else ""
    estimate = f"{_day(mail.first)} to {_day(mail.last)}, by estimate ({times.mail.name}){taken}"
    rows.append(("Mail", f"a letter {posted} arrives {estimate}"))
    if standing.email_is_better:
        decision = f"they decide by {_day(when.decision)}" if when.decision else "the note is overdue"
        rows.append(("E-mail", f"is the better choice: {decision}; a letter may come as late as {_day(mail.last)}"))
    return [*rows, _follow_up(when, standing)]


def _follow_up(when: Deadlines, standing: InterviewStatus) -> tuple[str, str]:
    reason = {
        "promised": "the day they promised",
        "decision_by": "the day they decide",
        "sent": "a week after the note was sent",
        "custom": "a week after the note",
    }[when.because]
    proper = "appropriate since" if standing.follow_up_is_proper else "not before"
    return "Follow-up", f"{proper} {_day(when.follow_up)} ({reason})"


def _since(when: Deadlines, standing: InterviewStatus) -> str:
    if standing.state == AHEAD:
        ahead = when.begins.astimezone(UTC) - standing.now.astimezone(UTC)
        return f"the interview starts in {_span(ahead.total_seconds() / 3600)}"
    if standing.state == GOING_ON:
        return "the interview is in progress"
    return f"{_span(standing.hours)} after the interview"


def _left(standing: InterviewStatus) -> str:
    if standing.hours_left >= 0:
        return f"{_span(standing.hours_left)} left"
    late = f"{_span(-standing.hours_left)} overdue"
    return f"{late}; send it anyway" if standing.state == LATE else f"{late}; send it now"


def _span(hours: float) -> str:
    """Hours in words: minutes below two hours, days from three days on."""
    if hours < 2:
        return f"{round(hours * 60)} minutes"
    if hours < 72:
        return f"{hours:.0f} hours"
    return f"{hours / 24:.0f} days"


def _day(day: date) -> str:
    return f"{day:%A}, {day:%B} {day.day}"


def _hour(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"


def _notes(interview: Interview, folder: str) -> list[NoteStatus]:
    """The thank-you letter or note to each interviewer, wherever it is."""
    persons = people(interview)
    found = []
    sent = {each.name: each.day for each in interview.sent}
    for number, person in enumerate(persons):
        name = display_name(person) or interview.organization.text
        names = [file_names(kind, persons, named=True)[number] for kind in ONE_EACH]
        names += [f"{kind}.md" for kind in ONE_EACH] if len(persons) == 1 else []
        places = dict.fromkeys((folder, os.path.dirname(interview.file), ""))
        paths = [path for place in places for each in names if os.path.isfile(path := os.path.join(place, each))]
        notes = [
            NoteStatus(name, path, tuple(line for line, _ in find_placeholders(read_text(path))), sent.get(name))
            for path in paths
        ]
        found.append(min(notes, key=lambda note: len(note.marks), default=NoteStatus(name, "", sent=sent.get(name))))
    return found


def _data(times: Clock, standing: InterviewStatus | None, notes: list[NoteStatus]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "notes": [
            {"to": note.name, "file": note.path, "marks": list(note.marks)}
            | ({"sent": note.sent.isoformat()} if note.sent else {})
            for note in notes
        ]
    }
    if times.deadlines is None or standing is None:
        return data
    when, mail = times.deadlines, standing.mail
    return data | {
        "state": standing.state,
        "now": standing.now.isoformat(),
        "begins": when.begins.isoformat(),
        "ends": when.ends.isoformat(),
        "note_due": when.note_due.isoformat(),
        "hours_since": round(standing.hours, 2),
        "hours_left": round(standing.hours_left, 2),
        "follow_up": when.follow_up.isoformat(),
        "follow_up_is_proper": standing.follow_up_is_proper,
        "email_is_better": standing.email_is_better,
        "mail_estimate": {
            "collected": mail.collected.isoformat(),
            "first": mail.first.isoformat(),
            "counted_on": mail.counted_on.isoformat(),
            "last": mail.last.isoformat(),
        },
    }
