"""What would hang, grow without bound, or break on odd bytes: each ends early, with a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from stationery.cli.main import stationery
from stationery.model.errors import Place, Several, SourceError, StationeryError
from stationery.reading.addresses import party_from_json
from stationery.reading.interview import read_interview
from stationery.reading.letters import read_letter
from stationery.reading.parties import is_website
from stationery.reading.profile import read_profile
from stationery.reading.vcard import read_card

HEAD = "---\nto: |\n  Ms. Ann Lee\n  1 Main Street\n  Salem, OR 97301\n"
posix = pytest.mark.skipif(os.name != "posix", reason="named pipes of Unix")


def json_twice(keys: int) -> str:
    return "{" + ", ".join(f'"k{number % keys}": 1' for number in range(keys + 1)) + "}"


def calls(run: Callable[[], object]) -> int:
    """How many functions a call calls, Python's own too: a measure of work that no other process disturbs."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        run()
    except StationeryError:
        pass
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "make",
    [
        lambda n: lambda: read_letter(f"{HEAD}---\n" + "[[a " * n, "t.md"),
        lambda n: lambda: read_letter(f"{HEAD}---\n" + "[" * n, "t.md"),
        lambda n: lambda: read_letter(f'{HEAD}subject: "' + "[[a " * n + '"\n---\nHi.\n', "t.md"),
        lambda n: lambda: read_letter(HEAD + "".join(f"abcd{i}: x\n" for i in range(n)) + "---\nHi.\n", "t.md"),
        lambda n: lambda: read_profile("name: A\n" + "".join(f"abcd{i}: x\n" for i in range(n)), "p.yaml"),
        lambda n: lambda: read_interview("organization: A\n" + "".join(f"ab{i}: x\n" for i in range(n)), "i.yaml"),
        lambda n: lambda: party_from_json(json_twice(n), Place("x")),
    ],
    ids=["marks", "brackets", "marks in the head", "keys", "keys of a profile", "keys of an interview", "JSON keys"],
)  # fmt: skip
def test_reading_takes_work_in_proportion_to_the_text(make: Callable[[int], Callable[[], object]]) -> None:
    calls(make(100))
    some, more = calls(make(1_000)), calls(make(4_000))
    assert more < 6 * some


def test_marks_without_an_end_are_short() -> None:
    letter = read_letter(f"{HEAD}---\n" + "[[the project " * 2_000, "t.md")
    assert len(letter.marks) == 2_000 and not any(mark.closed for mark in letter.marks)
    assert max(len(mark.words) for mark in letter.marks) < 20
    one = read_letter(f"{HEAD}---\nSee [[the {'very ' * 400}end\nof it", "t.md").marks
    assert [len(mark.words) for mark in one] == [500]
    run = read_letter(f"{HEAD}---\n" + "[" * 4_000 + "\n[[b", "t.md").marks
    assert [(mark.words[:3], mark.place.line) for mark in run] == [("[[[", 7), ("[[b", 8)]


def test_more_brackets_than_a_letter_has_are_refused() -> None:
    with pytest.raises(SourceError, match="more than 5,000 opening brackets"):
        read_letter(f"{HEAD}---\n" + "[" * 5_001, "t.md")


def test_the_first_unknown_keys_have_a_hint() -> None:
    with pytest.raises(Several) as caught:
        read_letter(HEAD + "".join(f"subjec{i}: x\n" for i in range(60)) + "---\nHi.\n", "t.md")
    hints = [fault.hint for fault in caught.value.faults]
    assert all("subject" in hint for hint in hints[:50]) and not any(hints[50:])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("www.example.com", True), ("example.com/ann?to=http://x.org", True), ("HTTPS://example.com", True),
        ("example.com:8080/ann", True), ("htp://example.com", False), ("ftp://example.com", False),
        ("mailto:ann@example.com", False), ("https:example.com", False), ("http//example.com", False),
        ("javascript:alert.x", False), ("https://", False), ("//example.com", False),
    ],
)  # fmt: skip
def test_a_website_is_one_that_a_letter_can_link_to(text: str, right: bool) -> None:
    assert is_website(text) is right


@pytest.mark.parametrize("charset", ["\0", "utf-8\0", "hex", "", "no-such", "punycode", "idna"])
def test_an_encoding_of_a_vcard_that_is_none(charset: str) -> None:
    row = f"FN;ENCODING=QUOTED-PRINTABLE;CHARSET={charset}:Zo=EB=FF"
    profile = read_card(f"BEGIN:VCARD\n{row}\nEND:VCARD\n", "card.vcf")
    assert profile.sender.name.startswith("Zo")


def test_messages_have_no_places_in_memory() -> None:
    said = str(SourceError("cannot identify image file <_io.BytesIO object at 0x7f838f3c57d0>"))
    assert said == "cannot identify image file <_io.BytesIO object>"


@posix
@pytest.mark.parametrize("key", ["signature", "interview", "letterhead"])
def test_a_pipe_that_a_letter_names_is_not_waited_for(
    key: str, tmp_path: Path, stranger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (stranger / "profile.yaml").write_text("name: Bo Chan\nstreet: 1 Oak Street\nlocality: Salem\n")
    os.mkfifo("pipe.pdf")
    os.mkfifo("pipe.yaml")
    Path("t.md").write_text(f"{HEAD}{key}: {'pipe.yaml' if key == 'interview' else 'pipe.pdf'}\n---\nThank you.\n")
    command = ["check", "t.md", "--now", "2026-11-20T16:00"] if key == "interview" else ["letter", "t.md"]
    done = CliRunner().invoke(stationery, command)
    assert done.exit_code == 3 and "isn't a file but a pipe or a device" in done.output, done.output


@posix
def test_pipes_and_huge_files_beside_a_letter_do_not_hold_up_the_check(
    tmp_path: Path, stranger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (stranger / "profile.yaml").write_text("name: Bo Chan\nstreet: 1 Oak Street\nlocality: Salem\n")
    (stranger / "layouts" / "papers").mkdir(parents=True)
    os.mkfifo("pipe.md")
    Path("huge.md").write_text(f"{HEAD}kind: thank-you\n---\n" + "[" * 900_000)
    Path("t.md").write_text(f"{HEAD}kind: thank-you\n---\nThank you for your time.\n")
    done = CliRunner().invoke(stationery, ["check", "t.md", "--now", "2026-11-20T16:00"])
    assert done.exit_code in (0, 1), done.output


@posix
def test_pipes_among_our_own_files_are_told(tmp_path: Path, stranger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo(stranger / "profile.yaml")
    Path("t.md").write_text(f"{HEAD}---\nThank you.\n")
    done = CliRunner().invoke(stationery, ["letter", "t.md"])
    assert done.exit_code == 3 and "isn't a file" in done.output
    (stranger / "profile.yaml").unlink()
    (stranger / "profile.yaml").write_text("name: Bo Chan\nstreet: 1 Oak Street\nlocality: Salem\n")
    (stranger / "layouts" / "letterheads").mkdir(parents=True)
    os.mkfifo(stranger / "layouts" / "letterheads" / "mine.yaml")
    done = CliRunner().invoke(stationery, ["letter", "t.md", "--letterhead", "mine"])
    assert done.exit_code == 3 and "isn't a file" in done.output


@posix
def test_a_file_name_that_is_no_utf_8_can_be_attached(
    tmp_path: Path, stranger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (stranger / "profile.yaml").write_text("name: Bo Chan\nstreet: 1 Oak Street\nlocality: Salem\n")
    name = os.fsdecode(b"caf\xe9.md")
    try:
        Path(name).write_text(f"{HEAD}---\nThank you.\n")
    except OSError:
        pytest.skip("this disk has no such names")
    done = CliRunner().invoke(stationery, ["letter", name, "--attach-source", "-o", "out.pdf"])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0 and Path("out.pdf").exists()
    assert CliRunner().invoke(stationery, ["letter", name]).exit_code == 0


def test_a_calendar_heeds_the_epoch(tmp_path: Path, stranger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    Path("i.yaml").write_text("organization: Acme\nat: 2026-11-20 14:00 America/Chicago\nlanguage: en\nfrom: Bo Chan\n")
    done = CliRunner().invoke(stationery, ["kit", "i.yaml", "--no-cards", "-o", "kit"])
    assert done.exit_code == 0, done.output
    assert "DTSTAMP:20010909T014640Z" in Path("kit/interview.ics").read_text()
