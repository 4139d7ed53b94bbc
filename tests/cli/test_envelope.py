"""stationery envelope, from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery

TO = "Ms. Jane Schmoe; Acme Corporation; 1200 Main Street; Springfield, IL 62701"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ("envelope", *arguments))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def test_an_address_is_enough_and_a_missing_sender_is_told() -> None:
    done = run("--to", TO)
    assert done.stdout == "jane-schmoe-envelope.pdf\n"
    assert "no return address" in done.stderr


def test_semicolons_and_line_ends_are_the_same(desk: Path) -> None:
    run("--to", TO)
    first = (desk / "jane-schmoe-envelope.pdf").read_bytes()
    run("--to", TO.replace("; ", "\n"))
    assert (desk / "jane-schmoe-envelope.pdf").read_bytes() == first


def test_the_profile_is_the_sender_and_from_wins(desk: Path, stranger: Path) -> None:
    (stranger / "profile.yaml").write_text("name: Ann Lee\nstreet: 12 Elm Street\nlocality: Salem\nregion: OR\n")
    assert "no return address" not in run("--to", TO).stderr
    mine = (desk / "jane-schmoe-envelope.pdf").read_bytes()
    run("--to", TO, "--from", "Ben Ito; 1 Oak Road; Salem, OR 97301")
    assert (desk / "jane-schmoe-envelope.pdf").read_bytes() != mine


def test_a_letter_file_without_recipient_takes_one_from_the_option(desk: Path) -> None:
    (desk / "x.md").write_text("---\nsubject: Apples\n---\nThank you.\n")
    run("x.md", code=3)
    assert run("x.md", "--to", TO).stdout == "x-envelope.pdf\n"


def size(*arguments: str) -> tuple[float, float]:
    told = json.loads(run("--to", TO, "--json", "-n", *arguments).stdout)
    page = told["files"][0]["pages"][0]
    return page["width_mm"], page["height_mm"]


@pytest.mark.parametrize(
    ("name", "width", "height"), [("us-10", 241.3, 104.775), ("dl", 220.0, 110.0), ("us-a2", 146.05, 111.125)]
)
def test_the_envelope_is_the_one_asked_for(name: str, width: float, height: float) -> None:
    assert size("--envelope", name) == (width, height)


def test_the_style_of_a_letter_file_brings_its_envelope(desk: Path) -> None:
    (desk / "a.md").write_text(f'---\nto: "{TO}"\nfrom: "Ben Ito; 1 Oak Road; Salem, OR 97301"\n---\nThank you.\n')
    assert "No. 10, window: the window shows" in run("a.md", "--style", "us-window-10").stderr
    assert "window" not in run("a.md", "--style", "us-window-10", "--envelope", "us-10").stderr


def test_advice_names_the_edge_that_goes_in_first() -> None:
    assert "left edge" in run("--to", TO).stderr
    assert "without --upright" in run("--to", TO, "--upright").stderr


def test_a_carrier_is_a_sheet_of_paper_and_says_how_the_envelope_gets_there() -> None:
    assert size("--carrier") == (279.4, 215.9)
    assert size("--carrier", "--paper", "a4") == (297.0, 210.0)
    told = run("--to", TO, "--carrier").stderr
    assert "on US Letter" in told and "removable tape" in told and "laser" in told
    assert "--paper is for --carrier" in run("--to", TO, "--paper", "a4", code=2).stderr
    assert "has no room on US Letter" in run("--to", TO, "--carrier", "--envelope", "us-9x12", code=1).stderr


def test_return_address_on_the_flap_is_a_second_page() -> None:
    told = json.loads(run("--to", TO, "--from", TO, "--return", "flap", "--json", "-n").stdout)
    assert len(told["files"][0]["pages"]) == 2
    told = run("--to", TO, "--from", TO, "--return", "flap", "-n").stderr
    assert "Page 1, the face: feed its left edge first." in told
    assert "Page 2. The back, with the flap at its top: feed its left edge first" in told
    assert "Feed the left edge first;" in run("--to", TO, "--from", TO, "--return", "none", "-n").stderr


def test_faces_and_flaps_of_a_list_are_told_apart(desk: Path) -> None:
    rows = "Name,Street,City,State,ZIP\nMs. Jo Li,1 Elm St,Salem,OR,97301\nMr. Bo Ek,2 Elm St,Salem,OR,97301\n"
    (desk / "guests.csv").write_text(rows)
    told = run("guests.csv", "--invitation", "script", "--return", "flap", "--from", TO, "--envelope", "us-a7").stderr
    assert "The odd pages (1, 3, 5 …) are the faces, the even pages the backs with the flap." in told
    assert "Each face: feed its left edge first." in told and "The back, with the flap at its top: feed its" in told


def test_an_inner_envelope_is_asked_for_its_size_and_has_no_flap() -> None:
    assert "which envelope is the inner one? Name it with --envelope" in run("--to", TO, "--inner", code=2).stderr
    told = run("--to", TO, "--inner", "--envelope", "us-a6", "--return", "flap", code=2).stderr
    assert "--return flap is for the outer envelope; leave it out with --inner." in told
