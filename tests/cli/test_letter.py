"""stationery letter, from the outside: files, pipe, options, exit codes."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from stationery.cli import settings
from stationery.cli.main import stationery

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the thank-you letter in it, where we stand, on the evening of its interview."""
    monkeypatch.setattr(settings, "now", lambda: datetime.fromisoformat("2026-11-20T18:00-06:00"))
    shutil.copy(SAMPLES / "thank-you.md", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: bytes | None = None, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments, input=given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def test_the_pdf_stands_beside_its_source(desk: Path) -> None:
    done = run("letter", "thank-you.md")
    assert done.stdout == "thank-you.pdf\n"
    assert (desk / "thank-you.pdf").read_bytes().startswith(b"%PDF-")
    assert [line.startswith("thank-you.pdf: print at 100%") for line in done.stderr.splitlines()[-2:]] == [True, False]


def test_letter_and_envelope_in_one_go_are_what_two_goes_make(desk: Path) -> None:
    done = run("letter", "thank-you.md", "--with-envelope")
    assert done.stdout.split() == ["thank-you.pdf", "thank-you-envelope.pdf"]
    together = [(desk / name).read_bytes() for name in done.stdout.split()]
    run("letter", "thank-you.md")
    run("envelope", "thank-you.md")
    assert [(desk / name).read_bytes() for name in done.stdout.split()] == together


def test_from_the_pipe_and_into_it(desk: Path) -> None:
    source = (desk / "thank-you.md").read_bytes()
    run("letter", "thank-you.md")
    piped = run("letter", "-", "-o", "-", "-q", given=source)
    assert piped.stdout_bytes == (desk / "thank-you.pdf").read_bytes()
    assert piped.stderr == ""
    assert run("letter", "-", given=source).stdout == "letter.pdf\n"


def test_a_dry_run_makes_all_and_writes_nothing(desk: Path) -> None:
    done = run("letter", "thank-you.md", "--with-envelope", "-n")
    assert "thank-you-envelope.pdf would be written" in done.stdout
    assert os.listdir(desk) == ["thank-you.md"]


def test_json_tells_paths_pages_and_sizes(desk: Path) -> None:
    told = json.loads(run("letter", "thank-you.md", "--with-envelope", "--json").stdout)
    letter, envelope = told["files"]
    assert told["written"] is True
    assert (letter["path"], envelope["path"]) == ("thank-you.pdf", "thank-you-envelope.pdf")
    assert letter["pages"] == [{"size": "letter", "width_mm": 215.9, "height_mm": 279.4, "media": "na_letter_8.5x11in"}]
    assert envelope["pages"][0]["media"] == "na_number-10_4.125x9.5in"
    assert letter["warnings"] == []


def test_what_we_made_is_replaced_and_what_we_did_not_make_is_not(desk: Path) -> None:
    run("letter", "thank-you.md")
    run("letter", "thank-you.md", "--style", "modified-block")
    (desk / "thank-you.pdf").write_bytes(b"%PDF-1.7 a year's work")
    run("letter", "thank-you.md", code=1)
    run("letter", "thank-you.md", "--force")
    assert (desk / "thank-you.pdf").stat().st_size > 1000


def test_into_a_folder(desk: Path) -> None:
    (desk / "out").mkdir()
    done = run("letter", "thank-you.md", "--with-envelope", "-o", "out")
    assert done.stdout.split() == ["out/thank-you.pdf", "out/thank-you-envelope.pdf"]


def test_an_empty_gap_of_a_plain_letter_is_told(tmp_path: Path) -> None:
    source = tmp_path / "x.md"
    source.write_text("---\nto: Ann Lee\nfrom: Bo Roe\nsubject: On []\n---\nSee {} [name] at {a: 1}. [x]\n")
    told = run("letter", str(source)).stderr
    assert f"{source}:4:10: N3: '[]' is not filled in" in told and f"{source}:6:5: N3: '{{}}' is not filled in" in told
    source.write_text("---\nto: Ann Lee\nfrom: Bo Roe\n---\nSee [ ] and “[We] agree.”\n")
    assert "N3" not in run("letter", str(source), "-o", str(tmp_path / "y.pdf")).stderr


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "I come again on Monday, December 4, 2026. Thank you.",
            "6:17: T6: Monday, December 4, 2026: that day is a Friday",
        ),
        ("I come again on Friday, December 4, 2026. Thank you.", ""),
        ("We meet on February 30.", "6:12: T6: February 30: there is no such day"),
        ("Come at 13:00 PM.", "6:9: T6: '13:00 PM': there is no such hour"),
        ("Come at 25:00, or at 9:75.", "6:9: T6: '25:00': no clock shows this hour"),
        ("They won 25:20, and it took 9:75.", ""),
        ("I enclose my resume.", "6:1: F5: an enclosure is mentioned ('I enclose'), but none is listed"),
        ("Dear Ann Lee:\n\nDear Ann,\n\nThank you.", "8:1: S14: 'Dear Ann,' is in the body, below 'Dear Ann Lee'"),
        ("Dear Ann Lee:\n\nThank you.", ""),
        ("Thank you for the tour of [Company Name].", "6:27: N3: '[Company Name]' is not filled in"),
        ("We spoke of <insert topic>.", "6:13: N3: '<insert topic>' is not filled in"),
        ("It costs XXXX.", "6:10: N3: 'XXXX' is not filled in"),
        ("As a (company name), TBD.", "6:6: N3: '(company name)' is not filled in"),
        ("He writes that “[we] agree [sic],” and that 2 < 3 and 4 > 3 (the first time).", ""),
    ],
)
@pytest.mark.parametrize("command", ["letter", "email"])
def test_what_is_certainly_wrong_in_a_plain_letter_is_told(command: str, body: str, told: str, tmp_path: Path) -> None:
    source = tmp_path / "x.md"
    source.write_text(f"---\nto: Ann Lee\nfrom: Bo Roe\n---\n\n{body}\n")
    said = run(command, str(source)).stderr
    assert f"{source}:{told}" in said if told else not any(f": {rule}: " in said for rule in ("N3", "T6", "F5", "S14"))


@pytest.mark.parametrize(
    ("to", "salutation", "told"),
    [
        ("Ms. Jane Hall", "Dear Mr. Hall:", "S13: 'Dear Mr. Hall', but the letter goes to Ms. Jane Hall"),
        ("Ms. Jane Hall", "Dear Sir:", "S9: 'Dear Sir' names no one, but the letter goes to Ms. Jane Hall"),
        ("Ms. Jane Hall", "Dear Ms. Hall:", ""),
        ("Ms. Jane Hall", "Dear Mrs. Hall:", ""),
        ("Ms. Jane Hall", "Dear Jane,", ""),
        ("Mrs. Rosa Reyes", "Dear Grandma,", ""),
        ("Mr. and Mrs. John Hart", "Dear Mrs. Hart:", ""),
        ("Dr. Alan Moss", "Dear Professor:", ""),
        ("Jane Hall", "Dear Madam:", ""),
        ("Cascade Paper Company", "Dear Sir or Madam:", ""),
    ],
)
def test_a_salutation_to_another_is_told(to: str, salutation: str, told: str, tmp_path: Path) -> None:
    source = tmp_path / "x.md"
    source.write_text(f"---\nto: {to}; 12 Elm St; Salem, OR 97301\nfrom: Bo Roe\n---\n{salutation}\n\nThank you.\n")
    said = run("letter", str(source)).stderr
    assert f"{source}:5:1: {told}" in said if told else not any(f": {rule}: " in said for rule in ("S9", "S13"))


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("Ann Lee", "there is only a name, and no address: 'Ann Lee'"),
        ("Ann Lee; Salem", "this address has no street and no ZIP code"),
    ],
)
def test_an_envelope_without_an_address_is_told_beside_its_letter_too(to: str, told: str, tmp_path: Path) -> None:
    source = tmp_path / "x.md"
    source.write_text(f"---\nto: {to}\nfrom: Bo Roe\n---\nThank you.\n")
    assert told in run("letter", str(source), "--with-envelope").stderr
    assert told not in run("letter", str(source)).stderr


def test_quiet_gives_no_advice(desk: Path) -> None:
    assert run("letter", "thank-you.md", "-q").stderr == ""


def created(path: str) -> datetime | None:
    """When a PDF says, in its XMP, that it was made."""
    metadata = PdfReader(path).xmp_metadata
    return metadata.xmp_create_date.replace(tzinfo=UTC) if metadata and metadata.xmp_create_date else None


def test_the_same_file_gives_the_same_bytes_and_the_epoch_is_heard(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("letter", "thank-you.md")
    first = (desk / "thank-you.pdf").read_bytes()
    run("letter", "thank-you.md")
    assert (desk / "thank-you.pdf").read_bytes() == first
    assert created("thank-you.pdf") == datetime(2026, 11, 20, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    run("letter", "thank-you.md")
    assert created("thank-you.pdf") == datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC)


def paper(*arguments: str) -> str:
    told = json.loads(run("letter", "thank-you.md", "--json", "-n", *arguments).stdout)
    size: str = told["files"][0]["pages"][0]["size"]
    return size


def test_option_wins_over_environment_over_file_over_profile(
    desk: Path, stranger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paper() == "letter"
    (stranger / "profile.yaml").write_text("name: Ann Lee\npaper: legal\n")
    assert paper() == "legal"
    source = (desk / "thank-you.md").read_text("utf-8")
    (desk / "thank-you.md").write_text(source.replace("kind:", "paper: executive\nkind:", 1), "utf-8")
    assert paper() == "executive"
    monkeypatch.setenv("STATIONERY_LETTER_PAPER", "half-letter")
    assert paper() == "half-letter"
    assert paper("--paper", "a4") == "a4"


def test_the_profile_sends_what_names_no_sender(desk: Path, stranger: Path) -> None:
    (desk / "plain.md").write_text("---\nto: |\n  Mr. Ben Ito\n  1 Oak Road\n  Salem, OR 97301\n---\nThank you.\n")
    run("letter", "plain.md", code=3)
    (stranger / "profile.yaml").write_text("name: Ann Lee\nstreet: 12 Elm Street\nlocality: Salem\n")
    run("letter", "plain.md")
    (stranger / "profiles").mkdir()
    (stranger / "profiles" / "work.yaml").write_text("name: Dr. Ann Lee\n")
    run("letter", "plain.md", "--profile", "work")


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_every_sample_works_for_a_stranger_and_says_nothing_but_advice(sample: Path, desk: Path) -> None:
    done = run("letter", str(sample), "--with-envelope", "-o", "x.pdf", "-q")
    assert done.stdout.split() == ["x.pdf", "x-envelope.pdf"]


def test_lang_is_language_and_recipient_is_the_recipients(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    head = "from: {name: Max Weber, locality: Berlin, country: DE}\nto: {name: Mme Anne Petit, country: FR}\n"
    Path("a.md").write_text(f"---\n{head}---\nOui !\n", "utf-8")
    cases = (("--quiet", "Guten Tag"), ("--lang=recipient", "Madame,"), ("--language=es", "Estimada Sra. Petit:"))
    for option, said in cases:
        done = CliRunner().invoke(stationery, ["email", "a.md", "--text", option])
        assert done.exit_code == 0, done.stderr
        assert done.stdout.startswith(said)


def test_a_missing_character_of_a_name_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    to = "to: |\n  Ms. Ann L\U00013000e\n  1 Elm St\n  Salem, OR 97301\n"
    file.write_text(f"---\n{to}from: |\n  Bo Fox\n  2 Elm St\n  Salem, OR 97301\n---\nThank you.\n", "utf-8")
    done = CliRunner().invoke(stationery, ["letter", str(file), "-o", str(tmp_path / "a.pdf")])
    assert done.exit_code == 1 and done.stderr.count("U+13000") == 1 and "a.md:3:3" in done.stderr
