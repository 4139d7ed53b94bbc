"""Endorsements and barcodes asked for at the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from stationery.cli.main import stationery

LETTER = """---
from: |
  Nora Feldman
  18 Birch Road
  Amherst, MA 01002
to: |
  Mr. Daniel Ortiz
  240 River Street
  Northampton, MA 01060-1234
date: 2026-12-03
---
Words.
"""
TRACKING = "01 234 567094 987654321"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STATIONERY_CONFIG", str(tmp_path / "config"))
    (tmp_path / "a.md").write_text(LETTER, "utf-8")
    (tmp_path / "abroad.md").write_text(LETTER.replace("MA 01060-1234", "MA 01060\n  GERMANY"), "utf-8")
    german = LETTER.replace("18 Birch Road\n  Amherst, MA 01002", "Birkenweg 18\n  10115 Berlin\n  Germany")
    (tmp_path / "german.md").write_text(german, "utf-8")
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(stationery, list(words))
    return done.exit_code, done.output


def words_of(path: Path) -> str:
    from pypdf import PdfReader

    return PdfReader(path).pages[0].extract_text()


def test_an_envelope_with_both(desk: Path) -> None:
    code, told = run("envelope", "a.md", "--imb", TRACKING, "--endorsement", "return-service")
    assert code == 0, told
    assert "RETURN SERVICE REQUESTED" in words_of(desk / "a-envelope.pdf")


@pytest.mark.parametrize("said", ["return-service", "RETURN SERVICE REQUESTED", "return service requested"])
def test_an_endorsement_by_name_or_in_words(desk: Path, said: str) -> None:
    assert run("envelope", "a.md", "--endorsement", said)[0] == 0


def test_a_letter_gives_them_to_its_envelope(desk: Path) -> None:
    code, told = run("letter", "a.md", "--with-envelope", "--imb", TRACKING, "--endorsement", "address-service")
    assert code == 0, told
    assert "ADDRESS SERVICE REQUESTED" in words_of(desk / "a-envelope.pdf")
    assert "SERVICE" not in words_of(desk / "a.pdf")


def test_the_routing_is_the_recipients_own_or_as_stated(desk: Path) -> None:
    found = []
    for routing in ([], ["--imb-routing", "01060-1234"], ["--imb-routing", "01060"]):
        assert run("envelope", "a.md", "--imb", TRACKING, *routing, "-f")[0] == 0
        found.append((desk / "a-envelope.pdf").read_bytes())
    assert found[0] == found[1] != found[2]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("a.md", "--imb", "05234567094987654321"), 3, "--imb: the tracking code's second digit is 5"),
        (("a.md", "--imb", "123"), 3, "--imb: the tracking code has 3 digits, but it needs 20"),
        (("a.md", "--imb", TRACKING, "--imb-routing", "1234"), 3, "--imb-routing: the routing code has 4 digits"),
        (("a.md", "--imb-routing", "12345"), 3, "--imb-routing: the routing has no tracking code"),
        (("german.md", "--imb", TRACKING), 1, "the sender's post is Deutsche Post"),
        (("abroad.md", "--imb", TRACKING), 1, "this recipient is abroad"),
        (
            ("german.md", "--endorsement", "return-service"),
            3,
            "no endorsements are known for Deutsche Post",
        ),
        (("a.md", "--endorsement", "retrun-service"), 3, "did you mean 'return-service'?"),
        (("a.md", "--endorsement", "return-service", "--return", "flap"), 3, "needs a return address beside it"),
        (("a.md", "--endorsement", "return-service", "--return", "none"), 3, "needs a return address beside it"),
    ],
)
def test_what_is_refused(desk: Path, words: tuple[str, ...], code: int, told: str) -> None:
    found, output = run("envelope", *words)
    assert told in output and found == code
    assert not (desk / "a-envelope.pdf").exists()


def test_a_barcode_without_routing_is_remarked(desk: Path) -> None:
    (desk / "town.md").write_text(LETTER.replace(", MA 01060-1234", ""), "utf-8")
    code, told = run("envelope", "town.md", "--imb", TRACKING)
    assert code == 0 and "the barcode has no routing, because the address has no ZIP Code" in told
    assert "no routing" not in run("envelope", "a.md", "--imb", TRACKING)[1]


def test_a_letter_without_window_and_envelope_takes_none(desk: Path) -> None:
    code, told = run("letter", "a.md", "--imb", TRACKING)
    assert code == 2 and "also give --with-envelope, or use a window style" in told
    assert "(--style us-window-10, or --style us-window-9)" in told
    told = run("letter", "a.md", "--style", "us-window-10", "--envelope", "us-10", "--imb", TRACKING)[1]
    assert "(--envelope us-10-window, or --envelope us-10-window-usps)" in told
    assert run("letter", "a.md", "--style", "us-window-10", "--endorsement", "return-service")[0] == 2
    assert not list(desk.glob("*.pdf"))


def test_a_letter_for_a_window_has_the_barcode_itself(desk: Path) -> None:
    code, told = run("letter", "a.md", "--style", "us-window-10", "--imb", TRACKING)
    assert code == 0, told
    barred = (desk / "a.pdf").read_bytes()
    assert [path.name for path in desk.glob("*.pdf")] == ["a.pdf"]
    both = ("--with-envelope", "--endorsement", "return-service", "-f")
    assert run("letter", "a.md", "--style", "us-window-10", "--imb", TRACKING, *both)[0] == 0
    assert (desk / "a.pdf").read_bytes() == barred
    words = words_of(desk / "a-envelope.pdf")
    assert "RETURN SERVICE REQUESTED" in words and "Ortiz" not in words


def test_fit_judges_the_barcode(desk: Path) -> None:
    asked = ("fit", "a.md", "--style", "us-window-10", "--envelope", "us-10-window", "--imb", TRACKING)
    code, told = run(*asked)
    assert code == 0 and "required), and so does the barcode, as far as required" in told
    data = json.loads(run(*asked, "--json")[1])
    assert data["envelopes"][0]["barcode"] and data["envelopes"][0]["holds"]
    code, told = run("fit", "a.md", "--imb", TRACKING)
    assert code == 2 and "use a window style (--style us-window-10" in told
    code, told = run("fit", "a.md", "--style", "us-window-9", "--imb", TRACKING)
    assert "the barcode comes within 1.7 mm of the window's left edge, 1.4 mm too close" in told
    assert "name it (`envelope: us-9-window`, or --envelope)" in told


def test_a_barcode_s_faults_are_told_of_a_letter_as_of_an_envelope(desk: Path) -> None:
    code, told = run("letter", "a.md", "--style", "us-window-10", "--imb", "05234567094987654321")
    assert code == 3 and "--imb: the tracking code's second digit is 5" in told
    code, told = run("letter", "abroad.md", "--style", "us-window-10", "--imb", TRACKING)
    assert code == 1 and "this recipient is abroad" in told
    code, told = run("letter", "a.md", "--style", "us-window-01", "--imb", TRACKING)
    assert code == 3 and "did you mean 'us-window-10'" in told
    assert not list(desk.glob("*.pdf"))


def test_notations_of_the_letter_stand_on_its_envelope_in_capitals(desk: Path) -> None:
    noted = LETTER.replace("date:", "delivery_notation: Registered\narrival_notation: Personal\ndate:")
    (desk / "noted.md").write_text(noted, "utf-8")
    assert run("envelope", "noted.md")[0] == 0
    words = words_of(desk / "noted-envelope.pdf")
    assert "REGISTERED" in words and "PERSONAL" in words
