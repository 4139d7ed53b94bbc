"""A user's data file with a fault: told once, in our words, with its line, and nothing that only follows from it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stationery.catalog.envelopes import envelope
from stationery.cli.main import stationery
from stationery.cli.settings import store

SAMPLE = str(Path(__file__).resolve().parents[2] / "samples" / "thank-you.md")


def write(kind: str, text: str) -> Path:
    path = Path(os.environ["STATIONERY_CONFIG"]) / "layouts" / kind / "mine.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"name: Mine\ncite: house style\n{text}", "utf-8")
    return path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done


def test_a_gap_in_words_is_told_in_our_words() -> None:
    write("letters", "based_on: full-block\nchange:\n  - {part: body, before: four lines}\n")
    told = run("letter", SAMPLE, "--style", "mine", "--dry-run", code=3).stderr
    assert "mine.yaml:5:26: before: 'four' isn't a number of lines; write 2 lines, or a length such as 8mm" in told
    assert "float" not in told


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("envelopes", "width: 9.5\nheight: 4in\n", "width: '9.5' isn't a length"),
        ("envelopes", "based_on: us-10\nwidth: 9.5\n", "width: '9.5' isn't a length"),
        ("envelopes", "height: 4in\n", "'width' is missing"),
        (
            "envelopes",
            "based_on: us-10\nwindow: {cite: x, x: {from_left: 1, width: 4in}, y: {from_top: 20in, height: 1in}}\n",
            "from_left: '1' isn't a length",
        ),
        (
            "envelopes",
            "based_on: us-10\nheight: 4\n"
            "window: {cite: x, x: {from_left: 1in, width: 4in}, y: {from_top: 2in, height: 1in}}\n",
            "height: '4' isn't a length",
        ),
        ("cards", "based_on: us-a2\nheight: 4\n", "height: '4' isn't a length"),
    ],
)
def test_what_follows_from_an_unread_measure_is_not_told(kind: str, text: str, message: str) -> None:
    write(kind, text)
    told = run("catalog", "show", "mine", code=3).stderr
    assert message in told and told.count("mine.yaml") == 1, told


def test_an_upright_envelope_is_still_told() -> None:
    write("envelopes", "width: 4in\nheight: 9in\n")
    assert "width is the long edge of an envelope" in run("catalog", "show", "mine", code=3).stderr
    write("envelopes", "width: 0in\nheight: 9in\n")
    assert "width is the long edge of an envelope" in run("catalog", "show", "mine", code=3).stderr


def test_an_unknown_name_in_a_style_has_its_line() -> None:
    write("letters", "based_on: full-block\nletterhead: nome15\n")
    told = run("letter", SAMPLE, "--style", "mine", "--dry-run", code=3).stderr
    assert "mine.yaml:4:13: no letterhead is called 'nome15'" in told
    told = run("letter", SAMPLE, "--style", "mine", "--letterhead", "rulde", "--dry-run", code=3).stderr
    assert "mine.yaml:4:13" in told and "--letterhead: no letterhead is called 'rulde'" in told


def test_an_envelope_of_another_size_has_not_the_printers_name_of_its_base() -> None:
    write("envelopes", "based_on: us-10\nheight: 4.25in\n")
    assert envelope(store(), "mine").media == ""
    shown = run("catalog", "show", "mine").stdout
    rows = [row for row in shown.splitlines() if row.split()[0] == "media"]
    assert rows and "none" in rows[0] and "na_number-10" not in shown
    assert rows[0].endswith("the size is not that of us-10")


@pytest.mark.parametrize("more", ["height: 4.125in\n", "", "height: 4in\nmedia: custom_mine_4x9.5in\n"])
def test_an_envelope_of_the_same_size_or_with_a_name_of_its_own_keeps_it(more: str) -> None:
    write("envelopes", f"based_on: us-10\n{more}")
    expected = "custom_mine_4x9.5in" if "custom" in more else envelope(store(), "us-10").media
    assert expected and envelope(store(), "mine").media == expected
    assert expected in run("catalog", "show", "mine").stdout


def test_a_row_that_would_overprint_itself_is_a_fault() -> None:
    write("letterheads", "based_on: ruled\nfirst:\n  rows:\n    - {show: name, size: 150pt}\n")
    told = run("letter", SAMPLE, "--letterhead", "mine", "--dry-run", code=3).stderr
    assert "mine.yaml:6:26: size: lines of 150pt would overlap with a leading of 20pt" in told
    assert "leading: 180pt" in told
