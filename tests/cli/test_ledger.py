"""stationery ledger, and the ledger of a merge: who is left out, what an interrupted run leaves, and runs together."""

from __future__ import annotations

import csv
import json
import os
import random
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli import settings
from stationery.cli.main import stationery
from tests.scale import KILLED_ROWS, KILLS

ROOT = Path(__file__).resolve().parents[2]

NOTE = """\
---
kind: thank-you
occasion: wedding
from: |
  Jane Doe
  1 Main Street
  Portland, OR 97201
---
Thank you so much for {{gift}}. We think of you whenever we use it.
"""
HEAD = "Prefix,First Name,Last Name,Street,City,State,ZIP,Gift,Status\n"
ANN = "Ms.,Ann,Lee,1 Elm St,Salem,OR,97301,a vase,\n"
BOB = "Mr.,Bob,Ray,2 Elm St,Salem,OR,97301,a book,\n"
EVA = "Dr.,Eva,Stone,3 Elm St,Salem,OR,97301,a lamp,\n"


@pytest.fixture(autouse=True)
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stranger: Path) -> Callable[[str], None]:
    (tmp_path / "note.md").write_text(NOTE, "utf-8")
    (tmp_path / "guests.csv").write_text(HEAD + ANN + BOB + EVA, "utf-8")
    monkeypatch.chdir(tmp_path)

    def go(day: str) -> None:
        monkeypatch.setattr(settings, "now", lambda: datetime.fromisoformat(f"{day}T18:00-06:00"))

    go("2026-11-03")
    return go


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done


def merge(*more: str, code: int = 0) -> Result:
    return run("merge", "note.md", "guests.csv", "-q", *more, code=code)


def rows(path: str = "made.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(Path(path).read_text("utf-8-sig").splitlines()))


def pages(path: str) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def test_a_row_for_each_letter_and_nobody_else_reads_it() -> None:
    merge("-o", "all.pdf")
    assert [(row["date"], row["who"], row["what"], row["file"]) for row in rows()] == [
        ("2026-11-03", who, "note: letter, envelope", "all.pdf; all-envelopes.pdf")
        for who in ("Ms. Ann Lee", "Mr. Bob Ray", "Dr. Eva Stone")
    ]
    if os.name == "posix":
        assert stat.S_IMODE(os.stat("made.csv").st_mode) == 0o600


def test_a_second_run_leaves_out_who_has_got_one_wherever_the_row_stands(at: Callable[[str], None]) -> None:
    merge("--letters", "-o", "all.pdf")
    before = Path("all.pdf").read_bytes()
    at("2026-11-10")
    done = merge("--letters", "-o", "all.pdf")
    assert "Left out Ms. Ann Lee, Mr. Bob Ray, and Dr. Eva Stone: already made on Tuesday, November 3." in done.stderr
    assert done.stdout == "" and Path("all.pdf").read_bytes() == before
    new = "Mr.,New,Man,4 Elm St,Salem,OR,97301,a cup,\n"
    Path("guests.csv").write_text(HEAD.replace("Status", "Status,Sent") + EVA + new + ANN + BOB.replace("\n", ",x\n"))
    done = merge("--letters", "-o", "more.pdf")
    assert len(pages("more.pdf")) == 1 and "New Man" in pages("more.pdf")[0]
    assert "November 10, 2026" in pages("more.pdf")[0]
    assert [row["who"] for row in rows()][3:] == ["Mr. New Man"]
    assert len(pages(merge("--letters", "--again").stdout.strip())) == 4
    assert len(rows()) == 8


@pytest.mark.parametrize(
    "change",
    [
        lambda: Path("note.md").write_text(NOTE.replace("so much", "very much")),
        lambda: Path("guests.csv").write_text(HEAD + ANN.replace("a vase", "a cup") + BOB + EVA),
        lambda: Path("guests.csv").write_text(HEAD + ANN.replace("1 Elm", "9 Elm") + BOB + EVA),
        lambda: ("--style", "semi-block"),
        lambda: ("--date", "2026-11-01"),
        lambda: ("--envelopes",),
    ],
)
def test_what_changes_the_print_is_new(change: Callable[[], object]) -> None:
    merge("--letters")
    changed = change()
    more = changed if isinstance(changed, tuple) else ()
    assert merge("--letters", *more).stdout


@pytest.mark.parametrize("more", [("--preview", "2"), ("--draft",), ("--dry-run",), ("--ledger", "none")])
def test_what_is_not_sent_is_not_written_down(more: tuple[str, ...]) -> None:
    merge(*more)
    assert not os.path.exists("made.csv")


def test_two_rows_alike_get_two_letters() -> None:
    Path("guests.csv").write_text(HEAD + ANN + ANN)
    assert len(pages(merge("--letters", "--row", "2", "-o", "a.pdf").stdout.strip())) == 1
    assert len(pages(merge("--letters", "-o", "b.pdf").stdout.strip())) == 1
    assert merge("--letters", "-o", "b.pdf").stdout == ""


def test_which_file_of_a_split_has_whom() -> None:
    merge("--cards", "--split", "2", "--ledger", "sub.csv")
    assert [row["file"] for row in rows("sub.csv")] == ["note-guests-cards-001.pdf"] * 2 + ["note-guests-cards-002.pdf"]


def test_single_files_keep_their_names_if_others_were_made() -> None:
    Path("guests.csv").write_text(HEAD + ANN)
    merge("--letters", "--each", "out")
    Path("guests.csv").write_text(HEAD + ANN.replace("1 Elm", "5 Elm") + ANN)
    before = Path("out/Ms. Ann Lee.pdf").read_bytes()
    assert "already made" in merge("--letters", "--each", "out", "--skip", "1").stderr
    Path("guests.csv").write_text(HEAD + ANN + ANN.replace("1 Elm", "5 Elm"))
    merge("--letters", "--each", "out")
    assert Path("out/Ms. Ann Lee.pdf").read_bytes() == before
    assert rows()[1]["file"] == "out/Ms. Ann Lee-2.pdf" and os.path.exists("out/Ms. Ann Lee-2.pdf")


def test_what_people_do_to_the_table_is_kept() -> None:
    merge("--letters", "--row", "2")
    row = rows()[0]
    Path("made.csv").write_text(
        "who;phone;date;row id;what;file;posted;answered\n"
        f"{row['who']};'+1 503;3.11.2026;{row['row id']};{row['what']};;;\n"
        "Aunt May;;;;by hand;;2.11.2026;\n",
        "cp1252",
    )
    assert merge("--letters", "--each", "out").stdout.count("\n") == 2
    run("ledger", "posted", "Bob", "Ann")
    text = Path("made.csv").read_text("utf-8-sig").splitlines()
    assert text[1] == f"{row['who']};'+1 503;3.11.2026;{row['row id']};{row['what']};;2026-11-03;"
    assert text[2] == "Aunt May;;;;by hand;;2.11.2026;" and text[3].startswith("Mr. Bob Ray;;2026-11-03;")


@pytest.mark.parametrize("broken", ["date,who\n", 'date,who,what,file,row id,posted,answered\nx,"Ann\n'])
def test_a_broken_ledger_is_told_before_anything_is_made_and_stays(broken: str) -> None:
    Path("made.csv").write_text(broken)
    assert "made.csv" in merge("-o", "all.pdf", code=3).stderr
    assert Path("made.csv").read_text() == broken and not os.path.exists("all.pdf")


def test_the_list_is_no_ledger() -> None:
    assert "the list can't be the ledger" in merge("--ledger", "guests.csv", code=3).stderr


def _start(*arguments: str, day: str = "2026-11-03") -> subprocess.Popen[bytes]:
    program = (
        "from datetime import datetime; from stationery.cli import settings;"
        f"settings.now = lambda: datetime.fromisoformat('{day}T18:00-06:00');"
        "from stationery.cli.startup import main; main()"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def _many(count: int) -> None:
    made = (f"Ms.,Ann{n % 7},Lee,{n // 3} Elm St,Salem,OR,97301,a vase,\n" for n in range(count))
    Path("guests.csv").write_text(HEAD + "".join(made))


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_single_files_killed_many_times_and_run_again_are_those_of_an_undisturbed_run(tmp_path: Path) -> None:
    """With SIGKILL, as soon as so many files are there, and each run again on the next day: files, names, ledger."""
    _many(KILLED_ROWS)
    arguments = ("merge", "note.md", "guests.csv", "--each", "out", "--name", "{{last name}}", "--ledger")
    assert _start(*arguments, "whole.csv").wait() == 0
    whole = _files(tmp_path / "out")
    assert len(whole) == 2 * KILLED_ROWS and {name.partition(".")[2] for name in whole} == {"pdf"}
    chance = random.Random(13)
    killed = number = 0
    while killed < KILLS:
        number += 1
        for path in (tmp_path / "out").iterdir():
            path.unlink()
        day = 3
        while True:
            started = _start(*arguments, f"ledger-{number}.csv", day=f"2026-11-{day:02}")
            if killed < KILLS and _killed(started, tmp_path / "out", after=chance.randrange(2 * KILLED_ROWS)):
                killed += 1
                begun = list((tmp_path / "out").glob(".stationery-unfinished*"))
                day = min(day + 1, 29) if begun else day
            if started.wait() == 0:
                break
        assert _files(tmp_path / "out") == whole
        ledger = Path(f"ledger-{number}.csv").read_bytes()
        assert ledger == Path("whole.csv").read_bytes()


def _killed(started: subprocess.Popen[bytes], folder: Path, *, after: int) -> bool:
    """Kill the run when its folder holds so many more files (0: when it has begun); false if it had ended by then."""
    before = set(os.listdir(folder))
    while started.poll() is None:
        new = set(os.listdir(folder)) - before
        if (new or before) and sum(name.endswith(".pdf") for name in new) >= after:
            started.kill()
            return started.wait() != 0
        time.sleep(0.002)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupted_run_of_single_files_goes_on_with_its_date(at: Callable[[str], None], tmp_path: Path) -> None:
    _many(40)
    started = _start("merge", "note.md", "guests.csv", "--letters", "--each", "out", "-q")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and len(list((tmp_path / "out").glob("*.pdf"))) < 3:
        time.sleep(0.01)
    started.kill()
    started.wait()
    at("2026-11-05")
    done = merge("--letters", "--each", "out")
    assert "This goes on with the merge of Tuesday, November 3" in done.stderr
    assert {row["date"] for row in rows()} == {"2026-11-03"} and len(rows()) == 40
    assert all("November 3, 2026" in pages(str(path))[0] for path in (tmp_path / "out").iterdir())
    assert "This goes on" not in merge("--letters", "--each", "out", "--again").stderr
    assert "November 5, 2026" in pages("out/Ms. Ann0 Lee.pdf")[0]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_combined_file_that_is_killed_is_in_no_ledger(tmp_path: Path) -> None:
    _many(300)
    started = _start("merge", "note.md", "guests.csv", "-q", "-o", "all.pdf")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not list(tmp_path.glob(".stationery-*")):
        time.sleep(0.01)
    started.kill()
    started.wait()
    assert not os.path.exists("all.pdf") and not os.path.exists("made.csv")


def test_runs_side_by_side_lose_no_row() -> None:
    _many(40)
    runs = [
        _start("merge", "note.md", "guests.csv", "--letters", "--each", f"out{n}", "--rows", f"{n}2-{n + 1}1")
        for n in range(4)
    ]
    runs.append(_start("merge", "note.md", "guests.csv", "--envelopes", "-o", "all.pdf"))
    assert [each.wait() for each in runs] == [0] * 5
    assert len(rows()) == 80 and len({(row["row id"], row["what"]) for row in rows()}) == 80
    assert not os.path.exists(".made.csv.lock")


INTERVIEW = """\
organization: Acme Corporation
at: 2026-11-02 14:00 America/Chicago
interviewers: [Ms. Jane Schmoe, Mr. Bob Ray]
"""


def test_who_has_got_one_and_who_has_not() -> None:
    merge("--row", "2")
    Path("interview.yaml").write_text(INTERVIEW)
    run("kit", "interview.yaml", "--sent", "Schmoe")
    done = run("ledger", "--list", "guests.csv")
    assert [" ".join(line.split()) for line in done.stdout.splitlines()] == [
        "Ms. Ann Lee note: letter, envelope made Nov 3 not mailed row 2 of guests.csv",
        "Ms. Jane Schmoe note after the interview mailed Nov 3 reply due Nov 10",
        "Mr. Bob Ray note after the interview not mailed row 3 of guests.csv",
        "Dr. Eva Stone nothing made row 4 of guests.csv",
    ]
    data = json.loads(run("ledger", "made.csv", "--json").stdout)
    assert data[0] | {"row": 2, "made": "2026-11-03", "posted": None, "ledger": "made.csv"} == data[0]


def test_everybody_is_found_in_a_list_that_was_sorted_anew() -> None:
    """By the cells of the letter, though the name was written in another way there; of two Bob Rays, by their cells."""
    merge()
    other = BOB.replace("2 Elm St", "9 Oak Ave")
    Path("guests.csv").write_text(HEAD + EVA + other + BOB + ANN, "utf-8")
    Path("made.csv").write_bytes(Path("made.csv").read_bytes().replace(b"Ms. Ann Lee", b"Ann"))
    data = json.loads(run("ledger", "--list", "guests.csv", "--json").stdout)
    assert [(each["who"], each["list_rows"]) for each in data] == [
        ("Ann", [5]), ("Mr. Bob Ray", [4]), ("Dr. Eva Stone", [2]),
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "name"), [("en", "The Buchan Family"), ("de", "Familie Buchan")])
def test_who_shared_a_letter_has_got_one(language: str, name: str) -> None:
    people = [f",{given},Buchan,5 Oak Avenue,Salem,OR,97302,a kite" for given in ("Tim", "Zoe", "Eve")]
    Path("guests.csv").write_text(
        "\n".join(["Prefix,First Name,Last Name,Street,City,State,ZIP,Gift", *people]) + "\n", "utf-8"
    )
    Path("more.csv").write_text(Path("guests.csv").read_text() + ",Al,Buchan,7 Oak Avenue,Salem,OR,97302,a kite\n")
    merge("--household", "--language", language)
    assert [row["who"] for row in rows()] == [name]
    told = run("ledger", "--list", "more.csv").stdout
    assert "rows 2, 3, and 4 of more.csv" in told
    assert "Al Buchan" in told and not any(given in told for given in ("Tim", "Zoe", "Eve"))


def test_posted_writes_into_the_ledger_or_the_interview_file_alone(at: Callable[[str], None]) -> None:
    merge("--rows", "2-3")
    Path("interview.yaml").write_text(INTERVIEW)
    at("2026-11-05")
    run("ledger", "posted", "lee", "schmoe", "--on", "yesterday")
    assert [row["posted"] for row in rows()] == ["2026-11-04", ""]
    assert Path("interview.yaml").read_text() == INTERVIEW + "sent:\n  Ms. Jane Schmoe: 2026-11-04\n"
    done = run("ledger", "posted", "Ray", code=3)
    assert "Mr. Bob Ray got more than one letter, so nothing was recorded; say which" in done.stderr
    assert (
        "  choose from:\n    row 3: Mr. Bob Ray, note: letter, envelope, made on 2026-11-03, in "
        "note-guests-rows-2-3.pdf; note-guests-rows-2-3-envelopes.pdf\n"
        "    interview.yaml: Mr. Bob Ray, note after the interview\n"
    ) in done.stderr
    run("ledger", "posted", "Ray", "--what", "letter")
    assert "already says" in run("ledger", "posted", "Lee").stderr
    assert "mailed on 2026-11-04, not 2026-11-05" in run("ledger", "posted", "Lee", "--on", "today", code=3).stderr
    run("ledger", "posted", "--all", "--ledger", "interview.yaml")
    assert "Mr. Bob Ray: 2026-11-05" in Path("interview.yaml").read_text()
    assert "All are mailed already." in run("ledger", "posted", "--all").stderr


def test_a_row_chooses_among_letters_to_one_name_and_a_name_needs_no_quotation_marks() -> None:
    Path("guests.csv").write_text(HEAD + ANN + ANN.replace("1 Elm", "5 Elm") + BOB)
    merge("--letters")
    done = run("ledger", "posted", "Ann", "Lee", code=3)
    assert (
        "more than one person is called 'Ms. Ann Lee', or got several letters, so nothing was recorded\n"
        "  choose from:\n"
        "    row 2: Ms. Ann Lee, note: letter, made on 2026-11-03, in note-guests.pdf\n"
        "    row 3: Ms. Ann Lee, note: letter, made on 2026-11-03, in note-guests.pdf\n"
        "  Say which with --row 3; `stationery ledger --list LIST` shows which row of the list each is\n"
    ) in done.stderr
    run("ledger", "posted", "Bob")
    told = run("ledger", "unposted", "Ann", "--row", "3", code=3).stderr
    assert "made.csv: row 3: Ms. Ann Lee isn't marked as mailed, so nothing is taken back" in told
    assert "the ledger has no 'Cara'" in run("ledger", "unposted", "Cara", code=3).stderr
    run("ledger", "unposted", "Bob")
    run("ledger", "posted", "Ann", "--row", "3")
    run("ledger", "posted", "--row", "4", "--on", "today")
    assert [row["posted"] for row in rows()] == ["", "2026-11-03", "2026-11-03"]
    run("ledger", "answered", "--row", "3", "--row", "4")
    assert [row["answered"] for row in rows()] == ["no reply expected", "2026-11-03", "2026-11-03"]
    run("ledger", "posted", "Ann", "Lee")  # the other one is posted
    assert rows()[0]["posted"] == "2026-11-03"


def test_whose_reply_is_due(at: Callable[[str], None]) -> None:
    Path("note.md").write_text(NOTE.replace("kind: thank-you\noccasion: wedding\n", ""))
    merge()
    run("ledger", "posted", "--all")
    run("ledger", "answered", "Ann")
    assert "No reply is due before Tuesday, November 10 (2 are due then)." in run("ledger", "due").stderr
    at("2026-11-12")
    done = run("ledger", "due")
    assert [line.split()[2] for line in done.stdout.splitlines()] == ["Ray", "Stone"]
    run("ledger", "answered", "Ray", "Stone", "--on", "yesterday")
    assert "No reply is due." in run("ledger", "due").stderr


def test_one_letter_on_paper_and_by_email_waits_for_one_reply(at: Callable[[str], None]) -> None:
    row = "2026-11-03,{},ty: {},x.pdf,bbnjoccdefincpllaidn-bbnjoc,2026-11-03,{}\n"
    texts = [row.format(*each) for each in (
        ("Ann Lee", "letter", "2026-11-05"), ("Ann Lee", "e-mail", ""),
        ("Bob Ray", "letter", ""), ("Bob Ray", "e-mail", ""),
    )]  # fmt: skip
    Path("made.csv").write_text("date,who,what,file,row id,posted,answered\n" + "".join(texts))
    at("2026-11-20")
    assert run("ledger", "due").stdout.split("  ")[:2] == ["Bob Ray", "ty: letter"]
    assert run("ledger", "due").stdout.count("\n") == 1


def test_an_answer_is_to_the_letter_that_was_mailed(at: Callable[[str], None]) -> None:
    """Not to the one that was made again for a new address, and is still to be mailed."""
    merge()
    run("ledger", "mailed", "--all")
    Path("guests.csv").write_text(HEAD + ANN.replace("1 Elm", "9 Oak"), "utf-8")
    at("2026-11-05")
    merge()
    run("ledger", "answered", "Ann")
    assert [(row["who"], row["posted"], row["answered"]) for row in rows() if "Ann" in row["who"]] == [
        ("Ms. Ann Lee", "2026-11-03", "2026-11-05"), ("Ms. Ann Lee", "", "no reply expected"),
    ]  # fmt: skip


def test_a_day_to_come_and_an_open_ledger_are_told(at: Callable[[str], None]) -> None:
    merge()
    Path("made.csv").write_text(Path("made.csv").read_text().replace(",,no reply", ",2027-11-03,no reply", 1))
    told = run("ledger").stderr
    assert "row 2 (Ms. Ann Lee): mailed on Wednesday, November 3, 2027, which is still to come" in told
    assert "check the year" in told
    Path(".~lock.made.csv#").touch()
    told = run("ledger", "mailed", "Bob").stderr
    assert "made.csv: this file is open in LibreOffice\n  close it there without saving" in told
    assert "this file is open in LibreOffice" in merge("--again").stderr
    assert "this file is open" not in merge("--again", "--dry-run").stderr


def test_what_cannot_be_read_is_told_by_a_command_that_only_reads() -> None:
    merge()
    Path("made.csv").write_text(Path("made.csv").read_text("utf-8").replace("2026-11-03,", "soon,"), "utf-8")
    for command in (("ledger",), ("ledger", "due")):
        assert run(*command, code=3).stderr.endswith("\n3 errors.\n")
    assert run("ledger", "mailed", "--all", code=3).stderr.endswith("\n3 errors; nothing was written.\n")


@pytest.mark.parametrize(
    ("command", "code", "message"),
    [
        ("ledger", 3, "there is no ledger in this folder"),
        ("ledger nix.csv", 3, "there is no such file"),
        ("ledger maild Ann", 2, "did you mean 'mailed'?"),
        ("ledger guests.csv", 3, "this isn't a ledger"),
        ("ledger posted", 2, "name who got a letter"),
        ("ledger posted Ann --all", 2, "name who got a letter"),
        ("ledger answered", 2, "name who answered"),
        ("ledger posted Ann", 3, "there is no ledger"),
    ],
)
def test_what_cannot_be_told(command: str, code: int, message: str) -> None:
    assert message in run(*command.split(), code=code).stderr


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("posted Anne", "choose from: Dr. Eva Stone, Mr. Bob Ray, Ms. Ann Lee"),
        (
            "posted Ann --on 2026-11-01",
            "is before the letter to Ms. Ann Lee was made, on 2026-11-03\n  give the day on",
        ),
        ("mailed Ann --on 2025-11-03", "is before the letter to Ms. Ann Lee was made, on 2026-11-03\n  check the year"),
        ("posted Ann --on 2026-12-01", "is still to come"),
        ("posted Ann --on someday", "is no date"),
        ("posted Ann --on 2026-02-30", "'2026-02-30' isn't a date: there is no such day\n  write the year, the month"),
        ("posted --row 9", "--row: the ledger has no letter in row 9\n  the letters are in rows 2 to 4"),
        ("posted --row two", "'two' isn't the number of a row"),
        ("posted Bob --row 2", "the ledger has no 'Bob'"),
        ("posted Ann --what invitation", "the ledger has no 'Ann' for 'invitation'"),
    ],
)
def test_a_day_or_a_name_that_cannot_be_is_told_and_nothing_is_written(command: str, message: str) -> None:
    merge()
    before = Path("made.csv").read_bytes()
    assert message in run("ledger", *command.split(), code=3).stderr
    assert Path("made.csv").read_bytes() == before


def test_a_ledger_in_python_is_kept_if_it_is_named() -> None:
    from stationery import Studio

    studio = Studio()
    assert studio.merge("note.md", "guests.csv", "a.pdf", media="letters").recipients == 3
    assert not os.path.exists("made.csv")
    assert (
        studio.merge("note.md", "guests.csv", "a.pdf", media="letters", rows="2-3", ledger="made.csv").recipients == 2
    )
    assert studio.merge("note.md", "guests.csv", "c.pdf", media="letters", ledger="none").recipients == 3
    assert not Path("none").exists()
    made = studio.merge("note.md", "guests.csv", "b.pdf", media="letters", ledger="made.csv")
    assert (made.recipients, made.made_before, len(rows())) == (1, 2, 3)
    assert (
        studio.merge("note.md", "guests.csv", "b.pdf", media="letters", ledger="made.csv", again=True).recipients == 3
    )


def test_letters_that_are_not_made_now_are_never_replaced() -> None:
    Path("guests.csv").write_text(HEAD + ANN + BOB.replace("a book", "") + EVA)
    merge("--letters", "--skip-bad", code=1)
    first = Path("note-guests.pdf").read_bytes()
    Path("guests.csv").write_text(HEAD + ANN + BOB + EVA)
    done = merge("--letters")
    assert done.stdout == "note-guests-2.pdf\n" and len(pages("note-guests-2.pdf")) == 1
    assert "note-guests.pdf: this file has 2 earlier letters and is kept; the new ones are" in done.stderr
    assert Path("note-guests.pdf").read_bytes() == first
    assert [row["file"] for row in rows()] == ["note-guests.pdf"] * 2 + ["note-guests-2.pdf"]
    assert merge("--letters", "--again").stdout == "note-guests.pdf\n"
    assert len(pages("note-guests.pdf")) == 3


def test_what_a_replaced_file_no_longer_has_is_told_and_what_is_skipped_is_kept() -> None:
    Path("guests.csv").write_text(HEAD + ANN + BOB)
    merge("--letters", "--envelopes")
    changed = ANN.replace("a vase", "a cup")
    for people, code in ((changed, 0), (changed + BOB.replace("97301", "9730"), 1)):
        Path("guests.csv").write_text(HEAD + people)
        told = merge("--letters", "--envelopes", "--skip-bad", "-n", code=code).stderr
        lost = (
            "note-guests.pdf: this file would be replaced, without what was made for Mr. Bob Ray, which wasn't mailed"
        )
        assert told.count("what was made for Mr. Bob Ray") == 1 and lost in told
    Path("guests.csv").write_text(HEAD + changed + BOB.replace("a book", "a cup"))
    assert "without what" not in merge("--letters", "--envelopes", "-n").stderr
    Path("guests.csv").write_text(HEAD + changed + BOB.replace("a book", "a cup") + EVA)
    assert merge("--letters", "--skip-changed").stdout == "note-guests-2.pdf\n"
    assert len(pages("note-guests.pdf")) == 2
    run("ledger", "mailed", "--all")
    Path("guests.csv").write_text(HEAD + changed)
    assert "without what" not in merge("--letters", "-n").stderr


def test_a_named_file_with_letters_that_are_not_made_now_is_refused_without_force() -> None:
    merge("--letters", "--row", "2", "-o", "all.pdf")
    merge("--letters", "--row", "2", "--again", "-o", "all.pdf")
    done = merge("--letters", "-o", "all.pdf", code=1)
    assert "all.pdf: this file has a letter that isn't made now" in done.stderr and "--force" in done.stderr
    merge("--letters", "-o", "all.pdf", "--force")
    assert len(pages("all.pdf")) == 2


def test_a_part_of_the_list_has_a_name_of_its_own() -> None:
    assert merge("--letters").stdout == "note-guests.pdf\n"
    assert merge("--letters", "--again", "--row", "3").stdout == "note-guests-row-3.pdf\n"
    assert merge("--letters", "--again", "--where", "Gift!=a vase").stdout == "note-guests-gift-not-a-vase.pdf\n"
    sender = "Jane Doe; 1 Main St; Portland, OR 97201"
    done = run("envelope", "guests.csv", "--rows", "3-4", "--from", sender, "-q")
    assert done.stdout == "guests-rows-3-4-envelopes.pdf\n"


def test_a_file_that_is_gone_is_told_with_the_way_to_make_it_again() -> None:
    merge("--letters", "--each", "out")
    Path("out/Mr. Bob Ray.pdf").unlink()
    done = merge("--letters", "--each", "out")
    assert "out/Mr. Bob Ray.pdf is not there any more.\nTo make it again: --again --row 3" in done.stderr
