"""stationery letter --draft: marks on a ground of color, a word across, and a file that is as good as any."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from tests.pdf.made import elements, reader
from tests.verapdf import judge, reason_to_skip

LETTER = """\
---
from: |
  Ann Lee
  12 Elm Street
  Salem, OR 97301
to: |
  Ms. Jane Schmoe
  [[her title]]
  Acme Corporation
  Springfield, IL 62701
position: "[[the position]]"
date: 2026-11-20
---
Thank you for [[what you are thankful for, in a sentence that is long enough to go over the end of its line, and of the
next one too, wherever the page may break it]].

- *[[one thing]]*
- a [link to [[another]]](https://example.org)
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(LETTER)
    (tmp_path / "done.md").write_text(LETTER.replace("[[", "").replace("]]", ""))
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def test_without_it_marks_stop_the_letter_and_with_it_they_do_not(desk: Path) -> None:
    said = run("letter", "a.md", code=3).stderr
    assert [line.split(" ")[0] for line in said.splitlines() if line.startswith("a.md")] == [
        "a.md:8:3:",
        "a.md:14:15:",
        "a.md:17:4:",
        "a.md:18:14:",
    ]
    assert not Path("a.pdf").exists()
    run("letter", "a.md", "--draft")
    assert Path("a.pdf").exists()


def test_the_words_are_those_of_the_letter_and_the_rest_is_no_content(desk: Path) -> None:
    run("letter", "a.md", "--draft")
    data = Path("a.pdf").read_bytes()
    assert reader(data).metadata.title == "DRAFT: Letter to Ms. Jane Schmoe, November 20, 2026"
    words = reader(data).pages[0].extract_text()
    assert "[[what you are thankful for" in words
    plain = run_and_read(desk, "done.md", "--no-justify")
    drafted = run_and_read(desk, "done.md", "--draft")
    assert [name for name, _ in elements(plain)] == [name for name, _ in elements(drafted)]


def run_and_read(desk: Path, *arguments: str) -> bytes:
    run("letter", *arguments, "-o", "x.pdf", "-f")
    return (desk / "x.pdf").read_bytes()


def test_german_says_it_in_german(desk: Path) -> None:
    run("letter", "a.md", "--draft", "--language", "de")
    assert reader(Path("a.pdf").read_bytes()).metadata.title.startswith("ENTWURF: ")


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_a_draft_meets_both_standards(desk: Path) -> None:
    run("letter", "a.md", "--draft", "--with-envelope")
    run("letter", "a.md", "--draft", "--style", "din5008-b", "--justify", "-o", "din.pdf")
    assert judge(sorted(desk.glob("*.pdf"))) == []


def test_a_letter_that_is_no_draft_is_what_it_was(desk: Path) -> None:
    assert b"DRAFT" not in run_and_read(desk, "done.md")


def test_a_mark_that_stands_on_no_paper_stops_no_letter(desk: Path) -> None:
    Path("b.md").write_text(LETTER.replace("[[", "").replace("]]", "").replace("the position", "[[the position]]"))
    run("letter", "b.md")
    assert "[[the position]] is not filled in" in run("email", "b.md", code=3).stderr
    run("email", "b.md", "--subject", "Thank you")
