"""What the shell says of a slip: the nearest word first, the key at hand, where things are listed, nothing ignored."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from stationery.cli.main import stationery

SAMPLE = str(Path(__file__).resolve().parents[2] / "samples" / "thank-you.md")


def run(*arguments: str, code: int) -> str:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done.output


def test_the_help_of_new_says_kind_as_its_texts_do() -> None:
    assert "stationery new [OPTIONS] KIND" in run("new", "--help", code=0)


@pytest.mark.parametrize(
    ("slip", "hint"),
    [
        ("envelopes", "`stationery catalog` lists all envelopes"),
        ("us-10", "`stationery catalog show us-10`"),
        ("shwo", "did you mean 'show'?"),
    ],
)
def test_what_is_no_command_of_the_catalog_has_a_hint(slip: str, hint: str) -> None:
    assert hint in run("catalog", slip, code=2)


def test_an_unknown_style_is_told_where_it_would_not_be_used() -> None:
    told = run("envelope", SAMPLE, "--style", "foo", "--dry-run", code=3)
    assert "--style: no letter style is called 'foo'" in told
    run("envelope", SAMPLE, "--style", "full-block", "--dry-run", code=0)


@pytest.mark.parametrize(
    ("row", "hint"),
    [
        ("enclosures: Resume: two pages", 'enclosures: "Resume: two pages"'),
        ("subject: Re: your letter", 'subject: "Re: your letter"'),
        ("close: [[word]] and", 'close: "[[word]] and"'),
    ],
)
def test_the_hint_for_quotation_marks_has_the_key_at_hand(row: str, hint: str, tmp_path: Path) -> None:
    path = tmp_path / "ann.md"
    path.write_text(f"---\nto: Ann\n{row}\n---\nHello.\n", "utf-8")
    assert f"in quotation marks: {hint}\n" in run("letter", str(path), "--dry-run", code=3)


def test_options_are_suggested_in_the_order_of_closeness() -> None:
    told = run("letter", SAMPLE, "--stlye", "nf", code=2)
    assert told.rstrip().splitlines()[-1].startswith("Error: No such option '--stlye'. Did you mean '--style'")
    assert "Did you mean" not in run("letter", SAMPLE, "--qqqqq", code=2)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("envelope", "--list", "g.csv"), "Name the list itself: `stationery envelope guests.csv`"),
        (("note", "--blank", "2", "--color", "navy"), "Did you mean '--accent'?"),
        (("labels", "g.csv", "--as", "names"), "place-cards-letter for place cards, or avery-5371 for calling cards"),
    ],
)
def test_what_belongs_elsewhere_is_told_with_its_place(arguments: tuple[str, ...], hint: str) -> None:
    assert hint in run(*arguments, code=2)


def test_a_color_may_be_named_and_a_wrong_one_is_told_once(tmp_path: Path) -> None:
    blank = ("note", "--blank", "1", "--card", "us-correspondence", "--from", "Ann Lee", "--dry-run", "--accent")
    run(*blank, "Navy", code=0)
    told = run(*blank, "nvy", code=3)
    assert told.count("no color is called 'nvy'") == 1 and "or black, charcoal, navy, " in told
    told = run(*blank, "gold", code=3)
    assert "gold has a contrast of 1.4 : 1 on white, and small type needs 7 : 1; choose black, charcoal, navy," in told


@pytest.mark.parametrize(
    ("key", "hint"), [("foot", "`letterhead: {name: firm, "), ("color", "`letterhead: {accent: navy")]
)
def test_a_key_of_the_letterhead_is_told_where_it_goes(key: str, hint: str, tmp_path: Path) -> None:
    path = tmp_path / "ann.md"
    path.write_text(f"---\nto: Ann\n{key}: x\n---\nHello.\n", "utf-8")
    assert hint in run("letter", str(path), "--dry-run", code=3)
