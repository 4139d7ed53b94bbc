"""Where there is no letter file yet: what each command says, and a recipient given by --to."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery

TO = "Ms. Ann Lee; 1 Main Street; Salem, OR 97301"
FROM = ("--from", "Dana Reyes; 12 Elm Street; Salem, OR 97301")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done


@pytest.mark.parametrize(
    ("command", "kind"),
    [("letter", "letter"), ("note", "note"), ("email", "letter"), ("envelope", "letter"), ("check", "thank-you")],
)
def test_without_a_file_the_next_step_is_shown(command: str, kind: str) -> None:
    said = run(command, code=2).stderr
    assert f"name a letter file: stationery {command} FILE" in said
    assert f'To start one: stationery new {kind} --to "NAME; STREET; CITY STATE ZIP"\n' in said
    said = run(command, "thank-you.md", code=3).stderr
    hint = f'to start it: stationery new {kind} --to "NAME; STREET; CITY STATE ZIP" -o thank-you.md'
    assert said == f"thank-you.md: there is no such file\n  {hint}\n"


def test_the_next_step_keeps_what_was_typed() -> None:
    assert f"stationery new letter --to '{TO}'\n" in run("letter", "--to", TO, code=2).stderr


def test_a_misspelled_name_and_a_pattern_are_answered_otherwise(desk: Path) -> None:
    (desk / "thank-you.md").write_text("x", "utf-8")
    said = run("letter", "thankyou.md", code=3).stderr
    assert "did you mean 'thank-you.md'?" in said and "stationery new" not in said
    assert "no file matches this pattern" in run("letter", "*.mdx", code=3).stderr


@pytest.mark.parametrize("command", ["letter", "note"])
def test_a_text_without_a_head_is_the_body_if_the_recipient_is_given(desk: Path, command: str) -> None:
    (desk / "plain.txt").write_text("\nThank you for the *lovely* evening.\n", "utf-8")
    run(command, "plain.txt", "--to", TO, *FROM)
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(next(desk.glob("*.pdf"))).pages)
    assert "Dear Ms.\xa0Lee" in words and "Thank you for the lovely evening." in words
    assert "the letter has no head" in run(command, "plain.txt", *FROM, code=3).stderr


def test_a_head_that_never_ends_is_still_an_error(desk: Path) -> None:
    (desk / "x.md").write_text("---\nsubject: x\n\nHello.\n", "utf-8")
    assert "the head that starts here has no end" in run("letter", "x.md", "--to", TO, *FROM, code=3).stderr


@pytest.mark.parametrize("command", ["letter", "note", "envelope"])
def test_to_replaces_the_files_address_and_says_so(desk: Path, command: str) -> None:
    head = 'to: "Mr. Bo Chu; 9 Oak Avenue; Salem, OR 97301"\nsalutation: "Dear Bo,"'
    (desk / "x.md").write_text(f"---\n{head}\n---\nThank you.\n", "utf-8")
    said = run(command, "x.md", "--to", TO, *FROM).stderr
    assert "--to: this address is used instead of the one in x.md (Mr. Bo Chu)\n" in said
    assert "the salutation of the file stays" in said
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(next(desk.glob("*.pdf"))).pages)
    assert "Oak Avenue" not in words
    same = run(command, "x.md", "--to", "Mr. Bo Chu, 9 Oak Avenue, Salem, OR 97301", *FROM)
    assert "instead of" not in same.stderr
