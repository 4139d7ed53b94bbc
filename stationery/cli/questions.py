"""Asks the questions of `stationery kit --new` and turns the answers into an interview file."""

from __future__ import annotations

from collections.abc import Callable

import click

from stationery.cli.terminal import tell
from stationery.model.errors import StationeryError
from stationery.reading.profile import quote

_HEAD = "# An interview. `stationery kit` prepares for it from this file. The README lists all keys.\n"

_Answers = dict[str, str]


def ask_interview() -> str:
    """The text of an interview file. Asks again if an answer cannot be understood."""
    answers: _Answers = {"organization": _require("Organization")}
    address = _ask_lines("Its address without the name, first line (Enter to skip)", "Next line (Enter if done)")
    answers["at"] = _ask_time()
    answers["duration"] = _ask("Duration", "60 minutes", _make_check("duration"))
    answers["position"] = _ask("Position (Enter to skip)")
    answers["format"] = _ask("Format: on site, video, or phone (Enter to skip)")
    people = _ask_people()
    answers["promised"] = _ask(
        "When will they get back to you? A date such as 2026-12-04, or 2 weeks (Enter if unknown)",
        "",
        _make_check("promised"),
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


def _ask_time() -> str:
    """The date, time, and zone, as the file has them; empty if not known yet."""
    from stationery.cli import settings  # 1.2 ms

    while True:
        wall = _ask("Local date and time, such as 2026-11-20 14:00 (Enter if unknown)", "", _check_time)
        if not wall:
            return ""
        zone = _ask("Local time zone, such as America/Chicago", settings.zone())
        moment = f"{wall} {zone}".strip()
        try:
            _make_check("at")(moment)
        except click.UsageError as wrong:
            tell(f"Error: {wrong.message}")
        else:
            return moment


def _ask_people() -> list[str]:
    """The interviewers, each as the lines of a list item."""
    people: list[str] = []
    while name := _ask(
        "Interviewer's title and name, such as Ms. Jane Schmoe (Enter if " + ("done)" if people else "unknown)")
    ):
        rows = [f"  - name: {quote(name)}\n"]
        for key, question in (("title", "Their job title"), ("email", "Their e-mail address")):
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
    while line := _ask(more if lines else question):
        lines.append(line)
    return lines


def _make_check(key: str) -> Callable[[str], str]:
    """A check that an interview file with this answer at `key` can be read."""
    return lambda answer: _verify(answer, f"organization: x\n{key}: {quote(answer.strip())}\n")


def _make_person_check(key: str) -> Callable[[str], str]:
    return lambda answer: _verify(
        answer, f"organization: x\ninterviewers: [{{name: x, {key}: {quote(answer.strip())}}}]\n"
    )


def _check_time(answer: str) -> str:
    """Check a date and time: they can be read together with some zone."""
    return _verify(answer, f"organization: x\nat: {quote(answer.strip() + ' UTC')}\n")


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
