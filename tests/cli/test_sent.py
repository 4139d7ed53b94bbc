"""stationery kit --sent: the line in the interview file, every other byte, and what is counted from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stationery.reading.interview import read_interview
from tests.cli.test_kit import run

FILE = """\
# My interview.
organization: Acme Corporation
at: 2026-11-20 14:00 America/Chicago
interviewers:
  - name: Ms. Jane Schmoe   # met twice
    learned: that you measure the light in every room
  - Mr. Bob Lee
  - Dr. Ann Leeds
notes: |
  Ask about parking.
"""
AFTER = ("--now", "2026-11-21T10:00-06:00")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stranger: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "i.yaml"
    path.write_bytes(FILE.encode())
    return path


def test_a_line_is_inserted_and_every_other_byte_stays(file: Path) -> None:
    done = run("kit", "i.yaml", "--sent", "schmoe", *AFTER)
    assert "you sent Ms. Jane Schmoe a note on Saturday, November 21" in done.stderr
    assert file.read_bytes() == FILE.encode() + b"sent:\n  Ms. Jane Schmoe: 2026-11-21\n"
    run("kit", "i.yaml", "--sent", "lee", "--on", "yesterday", *AFTER)
    assert file.read_bytes() == FILE.encode() + b"sent:\n  Mr. Bob Lee: 2026-11-20\n  Ms. Jane Schmoe: 2026-11-21\n"
    assert not list(file.parent.glob(".stationery*"))


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("organization: Acme\r\n", "organization: Acme\r\nsent:\r\n  Acme: 2026-11-21\r\n"),
        ("organization: Acme", "organization: Acme\nsent:\n  Acme: 2026-11-21"),
        ("\ufefforganization: Acme\n\n", "\ufefforganization: Acme\n\nsent:\n  Acme: 2026-11-21\n"),
        ("Sent:  # to whom\norganization: Acme\n", "Sent:  # to whom\n  Acme: 2026-11-21\norganization: Acme\n"),
        ("organization: Acme\nsent:", "organization: Acme\nsent:\n  Acme: 2026-11-21"),
        (
            "organization: Acme\ninterviewers: ['A: b', B. Cc]\nsent:\n    B. Cc: Nov 20, 2026\n",
            "organization: Acme\ninterviewers: ['A: b', B. Cc]\nsent:\n"
            '    "A: b": 2026-11-21\n    B. Cc: Nov 20, 2026\n',
        ),
    ],
)
def test_line_ends_marks_and_comments_stay(file: Path, text: str, after: str) -> None:
    file.write_bytes(text.encode())
    run("kit", "i.yaml", "--sent", "a" if "A: b" not in text else "a: b", *AFTER)
    assert file.read_bytes().decode() == after


@pytest.mark.parametrize(
    "text", ["{organization: Acme}\n", "organization: Acme\n...\n", "organization: Acme\nsent: {}\n"]
)
def test_where_there_is_no_place_for_a_line_it_is_told_and_nothing_changes(file: Path, text: str) -> None:
    file.write_text(text)
    done = run("kit", "i.yaml", "--sent", "acme", *AFTER, code=3)
    assert "there is no place for a line" in done.stderr and "`Acme: 2026-11-21`" in done.stderr
    assert file.read_text() == text


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--sent", "nobody"), 3, "no interviewer is called 'nobody' in i.yaml"),
        (("--sent", "nobody"), 3, "choose from: Ms. Jane Schmoe, Mr. Bob Lee, Dr. Ann Leeds"),
        (("--sent", "m"), 3, "more than one interviewer is called 'm'"),
        (("--sent", ""), 3, "no interviewer is called ''"),
        (("--sent", "lee", "--on", "2026-11-25"), 3, "2026-11-25 is still to come"),
        (("--sent", "lee", "--on", "2026-11-19"), 3, "is before the interview, which is on 2026-11-20"),
        (("--sent", "lee", "--sent", "nobody"), 3, "no interviewer is called 'nobody'"),
        (("--sent", "lee", "--on", "soon"), 3, "'soon' is no date"),
        (("--on", "2026-11-20"), 2, "also give --sent NAME"),
        (("--no-kit",), 2, "--no-kit goes with --new"),
    ],
)
def test_what_is_not_certain_is_told_and_nothing_is_written(
    file: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    assert told in run("kit", "i.yaml", *arguments, *AFTER, code=code).stderr
    assert file.read_bytes() == FILE.encode()


def test_the_same_note_again(file: Path) -> None:
    run("kit", "i.yaml", "--sent", "Jane", *AFTER)
    before = file.read_bytes()
    again = run("kit", "i.yaml", "--sent", "JANE", "--now", "2026-11-23T10:00-06:00")
    assert "already says that you sent Ms. Jane Schmoe a note on Saturday, November 21" in again.stderr
    other = run("kit", "i.yaml", "--sent", "Jane", "--on", "2026-11-20", *AFTER, code=3)
    assert "i.yaml:12:3: the note to Ms. Jane Schmoe is recorded as sent on 2026-11-21" in other.stderr
    assert "if it was 2026-11-20, change this line" in other.stderr
    assert file.read_bytes() == before


def test_status_counts_the_follow_up_from_the_last_note(file: Path) -> None:
    assert "November 30 (a week after the note)" in run("kit", "i.yaml", "--status", *AFTER).stdout
    run("kit", "i.yaml", "--sent", "schmoe", "--on", "11/20", *AFTER)
    said = run("kit", "i.yaml", "--status", *AFTER).stdout
    assert "Ms. Jane Schmoe: sent on Friday, November 20" in said and "Mr. Bob Lee: not started" in said
    assert "Note       due" in said and "November 27 (a week after the note was sent)" in said
    run("kit", "i.yaml", "--sent", "lee", *AFTER)
    done = run("kit", "i.yaml", "--sent", "ann", "--status", "--now", "2026-11-24T10:00-06:00")
    assert "not before Tuesday, December 1 (a week after the note was sent)" in done.stdout
    assert not any(word in done.stdout for word in ("Note  ", "Mail", "E-mail", "overdue"))
    told = json.loads(run("kit", "i.yaml", "--status", "--json", "--now", "2026-11-24T10:00-06:00").stdout)
    assert told["state"] == "sent" and not told["email_is_better"] and told["follow_up"] == "2026-12-01"
    assert [note["sent"] for note in told["notes"]] == ["2026-11-20", "2026-11-21", "2026-11-24"]


def test_the_calendar_follows_and_no_longer_rings(file: Path) -> None:
    run("kit", "i.yaml", "--no-cards", *AFTER)
    calendar = file.parent / "i-kit" / "interview.ics"
    assert "BEGIN:VALARM" in calendar.read_text() and "DTSTART;VALUE=DATE:20261130" in calendar.read_text()
    for name in ("schmoe", "lee", "ann"):
        run("kit", "i.yaml", "--sent", name, "--on", "2026-11-23", "--now", "2026-11-24T10:00-06:00")
    run("kit", "i.yaml", "--no-cards", *AFTER)
    assert "BEGIN:VALARM" not in calendar.read_text() and "DTSTART;VALUE=DATE:20261130" in calendar.read_text()


def test_a_promise_still_decides(file: Path) -> None:
    file.write_text(FILE + "promised: 2 weeks\nsent:\n  jane: 2026-11-20\n")
    assert "December 4 (the day they promised)" in run("kit", "i.yaml", "--status", *AFTER).stdout


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("Somebody: 2026-11-20", "13:1: sent: no interviewer is called 'Somebody'"),
        ("Jane: last week", "sent: 'last week' is no date"),
        ("Jane: 2026-11-20\n  Schmoe: 2026-11-20", "sent: Ms. Jane Schmoe is listed twice"),
    ],
)
def test_entries_that_are_wrong(file: Path, entry: str, told: str) -> None:
    file.write_text(FILE + f"sent:\n  {entry}\n")
    assert told.removeprefix("13:1: ") in run("kit", "i.yaml", "--status", code=3).stderr


def test_what_was_learned_from_each_goes_into_their_draft(file: Path) -> None:
    file.write_text(FILE.replace("notes: |", "learned: how you plan your routes\nnotes: |"))
    run("kit", "i.yaml", "--no-cards", *AFTER)
    drafts = {path.name: path.read_text() for path in (file.parent / "i-kit").glob("*.md")}
    assert "you measure the light in every room" in drafts["thank-you-schmoe.md"]
    assert "how you plan your routes" not in drafts["thank-you-schmoe.md"]
    assert "how you plan your routes" in drafts["thank-you-lee.md"]
    found = read_interview(file.read_text(), "i.yaml")
    assert [str(each.text) for each in found.learned_from][1:] == ["", ""]


def test_new_says_which_letters_say_the_same(file: Path) -> None:
    file.write_text(FILE.replace("notes: |", "learned: how you plan your routes\nnotes: |"))
    (file.parent / "drafts").mkdir()
    done = run("new", "thank-you", "--interview", "i.yaml", "-o", "drafts/")
    assert "what you learned is the same in 2 letters" in done.stderr
    assert "write `learned:` for each interviewer" in done.stderr


def test_the_check_knows_what_was_learned_from_the_addressee(file: Path) -> None:
    letter = (
        "---\nkind: thank-you\nto: {}\nfrom: Dana Reyes\ninterview: i.yaml\n---\nThank you for your time yesterday.\n"
    )
    asked = []
    for name in ("Ms. Jane Schmoe", "Mr. Bob Lee"):
        (file.parent / "t.md").write_text(letter.format(name))
        done = run("check", "t.md", *AFTER, code=1)
        asked.append("Does it name something that you learned" in done.stdout)
    assert asked == [False, True]


def test_several_names_are_recorded_at_once(file: Path) -> None:
    """Only the last one was."""
    done = run("kit", "i.yaml", "--sent", "schmoe", "--sent", "lee", "--on", "2026-11-20", *AFTER)
    assert "you sent Ms. Jane Schmoe" in done.stderr and "you sent Mr. Bob Lee" in done.stderr
    found = read_interview(file.read_text(), "i.yaml")
    assert {each.name for each in found.sent} == {"Ms. Jane Schmoe", "Mr. Bob Lee"}


def test_today_before_the_interview_is_refused_like_such_a_day(file: Path) -> None:
    done = run("kit", "i.yaml", "--sent", "lee", "--now", "2026-11-19T10:00-06:00", code=3)
    assert "2026-11-19 is before the interview" in done.stderr and file.read_text() == FILE
