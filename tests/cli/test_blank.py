"""stationery blank: files, pages, the sender from an option or the profile, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery

ANN = "Ann Lee; 12 Elm Street; Salem, OR 97301"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ["blank", *arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def test_one_sheet_is_the_least(desk: Path) -> None:
    assert run("--from", ANN).stdout == "blank.pdf\n"
    assert [path.name for path in desk.iterdir()] == ["blank.pdf"]


def test_all_three_in_copies() -> None:
    told = json.loads(run("--from", ANN, "-n", "3", "--continuation", "--envelopes", "--json").stdout)
    assert [(each["path"], [page["size"] for page in each["pages"]]) for each in told["files"]] == [
        ("blank.pdf", ["letter"] * 3),
        ("blank-continuation.pdf", ["letter"] * 3),
        ("blank-envelopes.pdf", ["us-10"] * 3),
    ]


def test_backs_have_one_way_to_go_in() -> None:
    """It was said that their left edge has the return address, which is on the flap."""
    told = run("--from", ANN, "--envelopes", "--return", "flap").stderr
    assert "The back, with the flap at its top: feed its left edge first; test on plain paper" in told
    assert "with the return address, first" not in told and "with that side up" not in told


def test_the_profile_is_the_sender_and_its_country_says_the_paper(stranger: Path) -> None:
    (stranger / "profile.yaml").write_text(
        "name: Eva Muster\nstreet: Hauptstraße 1\npostal_code: '10115'\nlocality: Berlin\ncountry: DE\n"
        "letterhead: {name: monogram, letters: EMB, monogram: plain}\n",
        "utf-8",
    )
    told = json.loads(run("--envelopes", "--json").stdout)
    assert [each["pages"][0]["size"] for each in told["files"]] == ["a4", "dl"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 3, "there is no sender to print on the paper"),
        (
            ("--from", ANN, "--letterhead", "none"),
            3,
            "--letterhead: there is no letterhead to print, so the paper would stay blank",
        ),
        (("--from", ANN, "--letterhead", "ruler"), 3, "did you mean 'ruled'?"),
        (("--from", ANN, "-n", "0"), 2, "0 is not in the range"),
        (("--from", ANN, "--return", "flap"), 2, "--return is for the envelopes; also give --envelopes."),
        (("--from", ANN, "--envelopes", "-o", "-"), 2, "two files cannot both go to stdout"),
        (("--from", "Li \U0001f600; 12 Elm Street; Salem, OR 97301"), 1, "can't be printed"),
        (("--from", ANN, "--style", "din5008-b", "--paper", "letter"), 1, "is not made for the paper"),
    ],
)
def test_what_it_refuses(arguments: tuple[str, ...], code: int, words: str, desk: Path) -> None:
    assert words in run(*arguments, code=code).stderr
    assert list(desk.iterdir()) == []
