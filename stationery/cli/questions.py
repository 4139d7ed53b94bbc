"""What `stationery kit --new` asks at the terminal, and the interview file that the answers make."""

from __future__ import annotations

from collections.abc import Callable

import click

from stationery.reading.profile import quote

_HEAD = "# What is known of an interview; `stationery kit` makes the rest of it. All keys stand in the README.\n"

_Answers = dict[str, str]


def asked() -> str:
    """The text of an interview file; what would not be understood is asked again."""
    answers: _Answers = {"organization": _needed("Which organization?")}
    address = _several("Its address, a line at a time, without the name (Enter to go on)", "And below that")
    answers["at"] = _at()
    answers["duration"] = _answer("How long?", "60 minutes", _reads("duration"))
    answers["position"] = _answer("For which position? (Enter to leave it out)")
    answers["format"] = _answer("In what form: on site, video, telephone? (Enter to leave it out)")
    people = _people()
    answers["promised"] = _answer(
        "By when will they tell you? A day as 2026-12-04, or 2 weeks (Enter if not known)", "", _reads("promised")
    )
    rows = [_HEAD, f"organization: {quote(answers.pop('organization'))}\n"]
    if address:
        rows.append("address: |\n" + "".join(f"  {line}\n" for line in address))
    rows += [f"{key}: {quote(answer)}\n" for key, answer in answers.items() if answer]
    if people:
        rows.append("interviewers:\n" + "".join(people))
    rows.append("# learned: what you learned, once you have been there\n")
    text = "".join(rows)
    _check(text)
    return text


def _at() -> str:
    """Day, time and zone, as the file has them; empty if not known yet."""
    from stationery.cli import settings

    while True:
        wall = _answer("Day and time there, as 2026-11-20 14:00 (Enter if not known yet)", "", _day_and_time)
        if not wall:
            return ""
        zone = _answer("The time zone there, as America/Chicago", settings.zone())
        moment = f"{wall} {zone}".strip()
        try:
            _reads("at")(moment)
        except click.UsageError as wrong:
            click.echo(f"Error: {wrong.message}", err=True)
        else:
            return moment


def _people() -> list[str]:
    """Who will ask: each as the rows of a list's item."""
    found: list[str] = []
    while name := _answer(
        "An interviewer's name with title, as Ms. Jane Schmoe (Enter if "
        + ("that is all)" if found else "nobody is known yet)")
    ):
        rows = [f"  - name: {quote(name)}\n"]
        for key, question in (("title", "What is the position held?"), ("email", "And the e-mail address?")):
            answer = _answer(f"{question} (Enter to leave it out)", "", _reads_person(key))
            rows += [f"    {key}: {quote(answer)}\n"] if answer else []
        found.append("".join(rows))
    return found


def _needed(question: str) -> str:
    answer: str = click.prompt(question, err=True)
    return answer.strip()


def _answer(question: str, proposed: str = "", check: Callable[[str], str] | None = None) -> str:
    """An answer that `check` lets pass; it is asked again as long as it raises click.UsageError."""
    answer: str = click.prompt(
        question, default=proposed, show_default=bool(proposed), err=True, value_proc=check or str.strip
    )
    return answer


def _several(question: str, more: str) -> list[str]:
    lines: list[str] = []
    while line := _answer(more if lines else question):
        lines.append(line)
    return lines


def _reads(key: str) -> Callable[[str], str]:
    """A check that the interview file would be understood with this answer at `key`."""
    return lambda answer: _understood(answer, f"organization: x\n{key}: {quote(answer.strip())}\n")


def _reads_person(key: str) -> Callable[[str], str]:
    return lambda answer: _understood(
        answer, f"organization: x\ninterviewers: [{{name: x, {key}: {quote(answer.strip())}}}]\n"
    )


def _day_and_time(answer: str) -> str:
    """A day and time are understood together with some zone."""
    return _understood(answer, f"organization: x\nat: {quote(answer.strip() + ' UTC')}\n")


def _understood(answer: str, text: str) -> str:
    if answer.strip():
        _check(text)
    return answer.strip()


def _check(text: str) -> None:
    from stationery.model.errors import StationeryError
    from stationery.reading.interview import read_interview

    try:
        read_interview(text, "")
    except StationeryError as fault:
        raise click.UsageError(f"{fault.message}; {fault.hint}" if fault.hint else fault.message) from None
