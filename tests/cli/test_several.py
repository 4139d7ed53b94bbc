"""letter, note, email and envelope with several files: the good ones are made, and nothing replaces anything."""

from __future__ import annotations

import json
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery

LETTER = """\
---
from: "Dana Reyes; 12 Elm Street; Salem, OR 97301"
to: "Ms. {name}; 1 Main Street; Salem, OR 97301"
---
Thank you for your time.
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two letters and a broken one, and another letter by the name of the first in a folder."""
    (tmp_path / "more").mkdir()
    for file, name in (("ann.md", "Ann Abbott"), ("lee.md", "Lee Park"), ("more/ann.md", "Ann Other")):
        (tmp_path / file).write_text(LETTER.replace("{name}", name), "utf-8")
    (tmp_path / "bad.md").write_text(LETTER.replace("to:", "two:"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done


def made(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.*") if path.suffix in (".pdf", ".eml"))


@pytest.mark.parametrize(
    ("command", "results"),
    [
        (["letter"], ["ann.pdf", "lee.pdf"]),
        (["letter", "--with-envelope"], ["ann.pdf", "ann-envelope.pdf", "lee.pdf", "lee-envelope.pdf"]),
        (["note"], ["ann-card.pdf", "lee-card.pdf"]),
        (["email"], ["ann.eml", "lee.eml"]),
        (["envelope"], ["ann-envelope.pdf", "lee-envelope.pdf"]),
    ],
)
def test_each_result_stands_beside_its_file_and_one_sentence_sums_up(
    desk: Path, command: list[str], results: list[str]
) -> None:
    done = run(*command, "ann.md", "lee.md")
    assert done.stdout.split() == results and made(desk) == sorted(results)
    assert done.stderr.splitlines()[-1] == f"{len(results)} files made from 2 letter files."


def test_advice_on_printing_is_told_once_for_all_of_a_kind() -> None:
    said = run("letter", "ann.md", "lee.md", "--with-envelope").stderr
    assert said.count("actual size") == 2
    assert 'ann-envelope.pdf and 1 more: print at 100% ("actual size") on No. 10' in said
    assert run("letter", "ann.md", "lee.md", "-q").stderr == ""


def test_what_is_remarked_of_an_option_is_told_once_with_the_files() -> None:
    told = run("letter", "ann.md", "lee.md", "--date", "2099-11-20").stderr
    assert told.count("--date: ") == 1
    assert "ann.md, lee.md: --date: the letter is dated November 20, 2099; is the year right?\n  if not, write" in told


def test_into_a_folder_that_is_made(desk: Path) -> None:
    assert run("letter", "ann.md", "lee.md", "-o", "out/new/").stdout.split() == ["out/new/ann.pdf", "out/new/lee.pdf"]
    run("letter", "ann.md", "lee.md", "-o", "dry/", "-n")
    assert not (desk / "dry").exists()
    assert run("email", "ann.md", "-o", "mail/").stdout == "mail/ann.eml\n"


def test_a_bad_file_stops_no_other_and_its_code_is_the_exit_code(desk: Path) -> None:
    done = run("letter", "bad.md", "ann.md", "nothere.md", "lee.md", code=3)
    assert made(desk) == ["ann.pdf", "lee.pdf"]
    assert "bad.md:3:1: unknown key 'two'" in done.stderr and "nothere.md: there is no such file" in done.stderr
    assert done.stderr.endswith("2 files made from 2 of 4 letter files; nothing from: bad.md, nothere.md.\n")
    assert "Nothing was made" in run("letter", "bad.md", "nothere.md", code=3).stderr


def test_a_result_of_another_program_is_kept_and_the_others_are_made(desk: Path) -> None:
    (desk / "ann.pdf").write_bytes(b"%PDF-1.4\n% of another program\n")
    done = run("letter", "ann.md", "lee.md", code=1)
    assert "ann.pdf: stationery didn't make this file" in done.stderr and "nothing from: ann.md." in done.stderr
    assert (desk / "ann.pdf").stat().st_size < 100 and (desk / "lee.pdf").exists()


def test_one_that_cannot_be_written_does_not_take_the_others_with_it(desk: Path) -> None:
    (desk / "ann.pdf").symlink_to("nowhere/ann.pdf")
    done = run("letter", "ann.md", "lee.md", "--with-envelope", code=1)
    assert "ann.pdf: can't be written: the folder doesn't exist" in done.stderr
    assert done.stdout.split() == ["lee.pdf", "lee-envelope.pdf"] and (desk / "lee.pdf").exists()


def test_no_result_replaces_another_of_the_same_run(desk: Path) -> None:
    said = run("letter", "ann.md", "more/ann.md", "-o", "out/", code=2).stderr
    assert "ann.md and more/ann.md would both make out/ann.pdf; nothing was written" in said
    assert made(desk) == []
    (desk / "ann-envelope.md").write_text((desk / "lee.md").read_text("utf-8"), "utf-8")
    said = run("letter", "ann.md", "ann-envelope.md", "--with-envelope", code=2).stderr
    assert "would both make ann-envelope.pdf" in said and made(desk) == []
    assert run("letter", "ann.md", "more/ann.md").stdout.split() == ["ann.pdf", "more/ann.pdf"]


def test_a_file_named_twice_is_made_once() -> None:
    assert run("letter", "ann.md", "./ann.md", "lee.md").stdout.split() == ["ann.pdf", "lee.pdf"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["letter", "ann.md", "lee.md", "-o", "x.pdf"], "name a folder, such as -o x/"),
        (["letter", "ann.md", "lee.md", "-o", "-"], "name a folder with -o folder/"),
        (["letter", "ann.md", "-"], "- reads one letter from stdin"),
        (["letter", "ann.md", "lee.md", "--to", "Bo Chu; 1 Main St; Salem, OR 97301"], "--to names one recipient"),
        (["letter", "ann.md", "lee.md", "--endorsement", "return-service"], "also give --with-envelope"),
        (["note", "ann.md", "lee.md", "--blank", "2"], "--blank and --undersheet take one file"),
        (["email", "ann.md", "lee.md", "--text"], "--text and --mailto print one message"),
    ],
)
def test_what_suits_one_file_only_is_wrong_usage(desk: Path, arguments: list[str], words: str) -> None:
    said = run(*arguments, code=2).stderr
    assert said.count(words) == 1 and made(desk) == []


def test_as_data(desk: Path) -> None:
    data = json.loads(run("letter", "ann.md", "lee.md", "--with-envelope", "--json").stdout)
    assert data["written"] and [file["path"] for file in data["files"]][2:] == ["lee.pdf", "lee-envelope.pdf"]
    words = pypdf.PdfReader(desk / "lee.pdf").pages[0].extract_text()
    assert "Lee Park" in words and "Ann" not in words
