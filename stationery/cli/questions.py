"""Asks the questions of `stationery kit --new` and turns the answers into an interview file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timezone
from typing import TYPE_CHECKING

import click

from stationery.cli.terminal import tell
from stationery.model.errors import StationeryError
from stationery.model.late_pattern import late
from stationery.model.values import value
from stationery.reading.profile import quote

if TYPE_CHECKING:
    from stationery.reading.spoken_dates import Spoken

_HEAD = (
    "# An interview. `stationery kit` prepares for it from this file. `stationery guide reference` lists all keys.\n"
)

_NOON = 12
_TIME = late(r"\d{1,2}(?::\d\d)? ?[ap]\.?m\.?|\d{1,2}:\d\d", re.IGNORECASE)

_Answers = dict[str, str]


def ask_interview(today: date) -> str:
    """The text of an interview file. Asks again if an answer cannot be understood; the others are kept."""
    answers: _Answers = {"organization": _require("Organization")}
    address = _ask_lines("Its address without the name, first line (Enter to skip)", "Next line (Enter if done)")
    answers["at"] = _ask_time(today)
    answers["duration"] = _ask("Duration", "60 minutes", _make_check("duration"))
    answers["position"] = _ask("Position (Enter to skip)")
    answers["format"] = _ask("Format: on site, video, or phone (Enter to skip)")
    people = _ask_people()
    answers["promised"] = _ask(
        "When will they get back to you? A date such as Dec 4, or 2 weeks (Enter if unknown)",
        "",
        _make_check("promised", answers["at"]),
    )
    rows = [_HEAD, f"organization: {quote(answers.pop('organization'))}\n"]
    if address:
        rows.append("address: |\n" + "".join(f"  {line}\n" for line in address))
    rows += [f"{key}: {quote(answer)}\n" for key, answer in answers.items() if answer]
    if people:
        rows.append("interviewers:\n" + "".join(people))
    rows.append("# learned: what you learned; fill this in after the interview\n")
    text = "".join(rows)
    _check(text)
    return text


def _ask_time(today: date) -> str:
    """The date, time, and zone, as the file has them; empty if not known yet."""
    from stationery.cli import settings  # 1.2 ms
    from stationery.reading.interview import read_moment  # 1.9 ms
    from stationery.reading.zones import month_first  # 3.2 ms

    here = settings.zone()
    usage = Usage(month_first(here) if here else None, today)
    while True:
        question = "Local date and time, such as 2026-11-20 14:00 or Nov 20 at 2pm (Enter if unknown)"
        answer = _ask(question, "", _make_moment_check(usage))
        if not answer:
            return ""
        found = read_moment(answer)
        moment = found if isinstance(found, datetime) else _complete(usage.read(answer), usage, here)
        if moment is None:
            continue
        tell(f"That is {moment:%A}, {moment:%B} {moment.day}, {moment.year}, {moment:%H:%M} ({moment.tzinfo}).")
        fixed = isinstance(moment.tzinfo, timezone)
        plain = f"{moment:%Y-%m-%d %H:%M}" + (moment.isoformat()[19:] if fixed else f" {moment.tzinfo}")
        return plain if read_moment(plain) == moment else answer


@value
class Usage:
    """How a date is read: whether in figures the month comes first, and from which day a date without a year is
    counted."""

    month_first: bool | None
    today: date

    def read(self, answer: str) -> Spoken:
        """The parts of an answer. Raises NoMoment."""
        from stationery.reading.spoken_dates import read_spoken  # 3.9 ms

        return read_spoken(answer, self.month_first, self.today)


def _complete(spoken: Spoken, usage: Usage, here: str) -> datetime | None:
    """The moment, after asking for the day, the time, and the zone that an answer leaves open.

    None, and the reason told, where no clock shows that time, or one shows it twice.
    """
    from stationery.reading.zones import find_moment, month_first  # 3.2 ms

    check = _make_moment_check(usage)
    day, hour, zone = spoken.day, spoken.time, spoken.zone
    while day is None:
        day = usage.read(_ask("On what day, such as Nov 20", "", check)).day
        if day is None:
            tell("Error: that names no day")
    while hour is None:
        hour = usage.read(_ask("At what time, such as 2pm", "", check)).time
        if hour is None:
            tell("Error: that names no time of day")
    wall = datetime.combine(day, time(*hour))
    while True:
        zone = zone or _ask("Local time zone, such as America/Chicago or EST", here)
        if not zone:
            tell("Error: the time zone is missing; write its name, or the offset, such as -06:00")
            continue
        found = find_moment(wall, zone, american=bool(here and month_first(here)))
        if isinstance(found, datetime):
            return found
        tell(f"Error: {found.message}; {found.hint}")
        if not found.of_zone:
            return None
        zone = ""


def _make_moment_check(usage: Usage) -> Callable[[str], str]:
    """A check that an answer names a day or a time, or a whole moment."""

    def check(answer: str) -> str:
        from stationery.reading.interview import read_moment  # 1.9 ms
        from stationery.reading.spoken_dates import NoMoment  # 3.9 ms

        answer = answer.strip()
        if not answer or isinstance(read_moment(answer), datetime):
            return answer
        try:
            spoken = usage.read(answer)
        except NoMoment as wrong:
            hint = f"; {wrong.hint}" if wrong.hint else ""
            raise click.UsageError(f"{answer!r} {wrong.why}{hint}") from None
        if spoken.time is None and spoken.zone.isdigit() and int(spoken.zone) <= _NOON:
            hour = spoken.zone
            raise click.UsageError(f"{answer!r} can be morning or afternoon; write {hour} am or {hour} pm")
        if spoken.day is None and spoken.time is None:
            raise click.UsageError(f"{answer!r} isn't a date and time; write it as 2026-11-20 14:00, or Nov 20 at 2pm")
        return answer

    return check


def _ask_people() -> list[str]:
    """The interviewers, each as the lines of a list item."""
    from stationery.reading.interviewers import split_people  # 1.0 ms

    people: list[str] = []
    while name := _ask(
        "Interviewer's name, with Mr., Ms., or Dr., such as Ms. Jane Schmoe (Enter if "
        + ("done)" if people else "unknown)"),
        "",
        _make_people_check(people),
    ):
        names = split_people(name)
        if len(names) > 1:
            tell(f"That is {len(names)} people: {'; '.join(names)}.")
        for each in names:
            whose = f"{each}: job title" if len(names) > 1 else "Their job title"
            where = f"{each}: e-mail address" if len(names) > 1 else "Their e-mail address"
            rows = [f"  - name: {quote(each)}\n"]
            for key, question in (("title", whose), ("email", where)):
                answer = _ask(f"{question} (Enter to skip)", "", _make_person_check(key))
                rows += [f"    {key}: {quote(answer)}\n"] if answer else []
            people.append("".join(rows))
    return people


def _require(question: str) -> str:
    answer: str = click.prompt(question, err=True)
    return answer.strip()


def _ask(question: str, proposed: str = "", check: Callable[[str], str] | None = None) -> str:
    """Ask until `check` accepts the answer; it raises click.UsageError if it does not."""
    answer: str = click.prompt(
        question, default=proposed, show_default=bool(proposed), err=True, value_proc=check or str.strip
    )
    return answer


def _ask_lines(question: str, more: str) -> list[str]:
    lines: list[str] = []

    def check(answer: str) -> str:
        if _TIME.fullmatch(answer.strip()):
            raise click.UsageError(f"{answer.strip()!r} is a time, not a line of an address; it is asked for next")
        rows = "".join(f"  {line}\n" for line in (*lines, answer.strip()))
        return _verify(answer, f"organization: x\naddress: |\n{rows}")

    while line := _ask(more if lines else question, "", check):
        lines.append(line)
    return lines


def _make_check(key: str, at: str = "") -> Callable[[str], str]:
    """A check that an interview file with this answer at `key` can be read."""
    before = f"organization: x\nat: {quote(at)}\n" if at else "organization: x\n"
    return lambda answer: _verify(answer, f"{before}{key}: {quote(answer.strip())}\n")


def _make_people_check(people: list[str]) -> Callable[[str], str]:
    """A check that a name can stand below those of the people who are listed already."""
    from stationery.reading.interviewers import Unclear, split_people  # 1.0 ms

    above = "organization: x\ninterviewers:\n" + "".join(people)

    def check(answer: str) -> str:
        if "@" in answer:
            raise click.UsageError(
                f"{answer.strip()!r} is an e-mail address; type the name, such as Ms. Jane Schmoe. The address is asked"
                " for after it"
            )
        try:
            names = split_people(answer.strip())
        except Unclear:
            raise click.UsageError(
                "this seems to be more than one person; type one name, and the next after it"
            ) from None
        return _verify(answer, above + "".join(f"  - name: {quote(name)}\n" for name in names))

    return check


def _make_person_check(key: str) -> Callable[[str], str]:
    return lambda answer: _verify(
        answer, f"organization: x\ninterviewers: [{{name: x, {key}: {quote(answer.strip())}}}]\n"
    )


def _verify(answer: str, text: str) -> str:
    if answer.strip():
        _check(text)
    return answer.strip()


def _check(text: str) -> None:
    from stationery.reading.interview import read_interview  # 1.9 ms

    try:
        read_interview(text, "")
    except StationeryError as fault:
        raise click.UsageError(f"{fault.message}; {fault.hint}" if fault.hint else fault.message) from None
