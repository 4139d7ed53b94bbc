"""Where the cells of a list meet the words of a letter, and what a template still has to be filled in by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery

_FROM = "from: |\n  Jane Doe\n  1 Main Street\n  Portland, OR 97201\n"

Merge = Callable[..., Result]


@pytest.fixture
def merge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Merge:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")

    def run(body: str, *gifts: str, head: str = "", options: tuple[str, ...] = ("--dry-run",), code: int = 0) -> Result:
        Path("x.md").write_text(f"---\nkind: letter\n{_FROM}{head}---\n{body}\n", "utf-8")
        rows = (f'Ms. Ann Lee,{number} Elm St,Salem,OR,97301,"{gift}"' for number, gift in enumerate(gifts, 1))
        Path("l.csv").write_text("\n".join(("Name,Street,City,State,ZIP,Gift", *rows, "")), "utf-8")
        arguments = ("merge", "x.md", "l.csv", "--letters", "--ledger", "none", *options)
        done = CliRunner().invoke(stationery, arguments, env={"STATIONERY_CONFIG": "none-here"})
        assert done.exit_code == code, f"{done.output}{done.stderr}"
        return done

    return run


def test_marks_that_would_stand_twice_are_told_with_row_and_column(merge: Merge) -> None:
    told = merge("Thank you for {{gift}}, which we love.", "the vase.", "a cup", "napkins,", "a box.").stderr
    at = "column F (Gift) ends with"
    assert f"l.csv: rows 2 and 5, {at} '.', and the letter goes on with ',' (x.md:8)\n  take the '.' out of" in told
    assert f"l.csv: row 4 (Ms. Ann Lee), {at} ',', and the letter goes on with ',' (x.md:8)" in told
    assert "row 3" not in told


def test_a_period_in_the_middle_of_a_sentence_is_told(merge: Merge) -> None:
    told = merge("We put {{gift}} on the shelf.", "the vase.", "a cup").stderr
    assert "row 2 (Ms. Ann Lee), column F (Gift) ends with '.', and the sentence goes on (x.md:8)" in told


@pytest.mark.parametrize("gift", ["a share of Acme Inc.", "the books of A. J.", "a trip to the U.S.", "Mr. Potato Jr."])
def test_abbreviations_keep_their_period(gift: str, merge: Merge) -> None:
    assert "column F" not in merge("Thank you for {{gift}}, which we love, {{gift}} and all.", gift).stderr


def test_a_mark_that_takes_the_place_of_the_period_is_not_told(merge: Merge) -> None:
    assert "column F" not in merge("Thank you for {{gift}}. We love “{{gift}}.”", "the vase!", "the vase.").stderr


def test_sentences_that_begin_with_a_small_letter_are_told(merge: Merge) -> None:
    told = merge("We\n{{gift}} like.\n\n{{gift}} is great. {{gift}} too.\n", "vases", "Cups", "iPads").stderr
    assert "row 2 (Ms. Ann Lee), column F (Gift) begins a sentence with a small letter (x.md:11)" in told
    assert "x.md:9" not in told and "row 4" not in told


def test_articles_with_a_capital_within_a_sentence_are_told(merge: Merge) -> None:
    told = merge(
        "Thank you for {{gift}}. {{gift}} is here.", "The bowl", "An ink", "The Beatles", "a cup", "A1 ink"
    ).stderr
    at = "column F (Gift) begins with"
    assert (
        f"row 2 (Ms. Ann Lee), {at} 'The' in the middle of a sentence (x.md:8)\n  write 'the' in the cell, unl" in told
    )
    assert f"row 3 (Ms. Ann Lee), {at} 'An' in the middle of a sentence (x.md:8)" in told
    assert told.count(at) == 2


def test_capitals_and_a_word_before_the_field_are_told(merge: Merge) -> None:
    told = merge("We use the {{gift}} daily.", "THE RED BOWL", "IKEA voucher", "USB cup", "NASA", "bowl").stderr
    assert "row 2 (Ms. Ann Lee), column F (Gift) is in capitals, and is printed so\n" in told
    assert "row 2 (Ms. Ann Lee), column F (Gift) begins with 'the', which the letter has before it (x.md:8)" in told
    assert "row 3" not in told and "row 4" not in told and "row 5" not in told


def test_what_is_to_be_filled_in_is_told_before_letters_are_made(merge: Merge) -> None:
    body = "See you at XXX on ___, [PLACE], <name>, TBD, {{gift}}."
    done = merge(body, "cups", head="subject: For [company]\n", options=("-o", "x.pdf"))
    told = done.stderr
    for what in ("[company]", "XXX", "___", "[PLACE]", "<name>", "TBD"):
        assert told.count(f"{what!r} is not filled in") == 1
    assert "x.md:9: 'XXX' is not filled in" in told, "a line with fields has no column"
    assert told.index("XXX") < told.index("x.pdf: print at 100%")
    assert told.count("put `check: {ignore: [N3]}` in the head of the letter") == 1
    data = json.loads(merge(body, "cups", options=("--dry-run", "--json")).stdout)
    assert any("'XXX' is not filled in" in each["message"] for each in data["warnings"])


def test_what_is_meant_is_not_told(merge: Merge) -> None:
    head = "check: {ignore: [N3]}\n"
    assert "not filled in" not in merge("Name: ______ {{gift}}", "cups", head=head).stderr
    assert "not filled in" not in merge("{{^gift}}No <3 gift{{/gift}} (R.S.V.P. by May 1), $5, {{gift}}", "cups").stderr
