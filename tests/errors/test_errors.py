"""Bad input beside the exact words that stderr says of it: NAME.txt, and NAME.md or NAME.yaml where it has a file.

`pytest --renew-errors` writes the transcripts anew; they are to be read before they are committed.
"""

from __future__ import annotations

import errno
import os
import shlex
import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from stationery.cli import files
from stationery.cli.main import stationery

HERE = Path(__file__).parent

COMMANDS = {
    "missing-recipient": "letter missing-recipient.md",
    "unknown-keys": "letter unknown-keys.md",
    "bad-date": "letter bad-date.md",
    "bad-date-option": "letter good.md --date 2026-02-30",
    "unknown-style": "letter unknown-style.md",
    "unknown-style-option": "letter good.md --style full-blok",
    "unknown-envelope": "envelope good.md --envelope us-11",
    "window-empty": "envelope good.md --envelope us-9-double-window",
    "fit-no-window": "fit good.md --proof fit.pdf",
    "fit-weight": "fit good.md --paper-weight heavy",
    "fit-two-down-a-pipe": "fit good.md --json --proof -",
    "unknown-font": "letter unknown-font.md",
    "font-not-installed": "letter good.md --font nobody",
    "font-misspelled": "catalog fonts eb-garamont --proof",
    "fonts-no-proof": "catalog fonts -o fonts.pdf",
    "unknown-paper": "letter good.md --paper foolscap",
    "unknown-letterhead": "letter good.md --letterhead baroque",
    "unknown-language": "letter good.md --language tlh",
    "tab": "letter tab.md",
    "colon": "letter colon.md",
    "not-utf-8": "letter not-utf-8.md",
    "too-large": "letter too-large.md",
    "no-such-file": "letter no-such-file.md",
    "folder": "letter letters",
    "empty": "letter empty.md",
    "markup": "letter markup.md",
    "several": "letter several.md",
    "marks": "letter marks.md",
    "marks-and-more": "letter marks-and-more.md",
    "marks-unquoted": "letter marks-unquoted.md",
    "email-marks": "email marks.md",
    "email-link-too-long": "email long.md --mailto --subject Long",
    "email-not-ours": "email good.md",
    "email-no-address": "email good.md --to jane",
    "picture-missing": "letter picture-missing.md",
    "picture-is-none": "letter picture-is-none.md",
    "picture-too-wide": "letter picture-too-wide.md",
    "no-glyph": "letter no-glyph.md",
    "no-sender": "letter no-sender.md",
    "address-too-wide": "envelope address-too-wide.md --envelope us-6-3-4",
    "address-too-long": "envelope address-too-long.md --envelope us-6-3-4",
    "note-too-long": "note note-too-long.md",
    "note-of-nothing": "note",
    "unknown-card": "note good.md --card us-a3",
    "too-many-up": "note good.md --up 4 --fold top",
    "folder-missing": "letter good.md -o nowhere/letter.pdf",
    "folder-read-only": "letter good.md",
    "disk-full": "letter good.md --with-envelope",
    "device-full": "letter good.md -o /dev/full",
    "not-ours": "letter good.md -o thesis.pdf",
    "not-a-pdf": "letter good.md -o good.md",
    "profile-unknown": "letter good.md --profile work",
    "profile-exists": "init --no-input --name Anyone",
    "init-without-name": "init --no-input",
    "command-misspelled": "leter good.md",
    "catalog-misspelled": "catalog show us-01",
    "proof-misspelled": "catalog proof din5008-x",
    "envelope-of-nothing": "envelope",
    "two-down-a-pipe": "letter good.md --with-envelope -o -",
    "epoch": "letter good.md",
    "interview-several": "kit interview-several.yaml",
    "interview-skipped": "kit interview-skipped.yaml",
    "interview-twice": "new note --interview interview-twice.yaml",
    "kit-of-nothing": "kit",
    "kit-nobody-to-ask": "kit --new --no-input",
    "draft-misspelled": "new thankyou",
    "draft-exists": "new thank-you -o good.md",
    "draft-language": "new thank-you --language de",
    "check-no-such-rule": "check --explain S77",
    "check-no-moment": "check good.md --now noon",
    "check-nothing": "check",
}


def picture(width: int, height: int) -> bytes:
    """A gray PNG of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder, and what is in it."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refuse(code: int) -> Callable[[pytest.MonkeyPatch], None]:
    """A system that refuses to write with that error."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        def write(handle: int, data: bytes) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(files, "_all", write)

    return patch


def a_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(os.environ["STATIONERY_CONFIG"], "profile.yaml").write_text("name: Someone Else\n")


def a_typeface(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Path(os.environ["STATIONERY_CONFIG"], "fonts", "nobody.yaml")
    table.parent.mkdir()
    table.write_text("name: Nobody\ncite: house style\npackage: fontpkg_nobody\nfiles: {upright: Nobody.ttf}\n")


PREPARED: dict[str, Callable[[pytest.MonkeyPatch], object]] = {
    "not-utf-8": lambda _: Path("not-utf-8.md").write_bytes(
        Path("good.md").read_text("utf-8").replace("—", "é").encode("latin-1", "replace")
    ),
    "too-large": lambda _: Path("too-large.md").write_bytes(b"A letter. " * 500_000),
    "folder": lambda _: Path("letters").mkdir(),
    "picture-is-none": lambda _: Path("scan.png").write_bytes(b"<html>Not found</html>"),
    "picture-too-wide": lambda _: Path("wide.png").write_bytes(picture(20_000, 2)),
    "folder-read-only": refuse(errno.EROFS),
    "disk-full": refuse(errno.ENOSPC),
    "email-link-too-long": lambda _: Path("long.md").write_bytes(Path("good.md").read_bytes() + b"\nOnce more." * 200),
    "email-not-ours": lambda _: Path("good.eml").write_bytes(b"From: ann@example.org\r\n\r\nA year's work.\r\n"),
    "not-ours": lambda _: Path("thesis.pdf").write_bytes(b"%PDF-1.7\n% a year's work\n"),
    "profile-exists": a_profile,
    "font-not-installed": a_typeface,
    "epoch": lambda monkeypatch: monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_words_on_stderr(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    for file in (*HERE.glob("*.md"), *HERE.glob("*.yaml")):
        shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    PREPARED.get(name, lambda _: None)(monkeypatch)
    before = contents(tmp_path)
    done = CliRunner().invoke(stationery, shlex.split(COMMANDS[name]))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    said = done.stderr.replace(os.environ["STATIONERY_CONFIG"], "CONFIG")
    transcript = f"$ stationery {COMMANDS[name]}\n{said}exit {done.exit_code}\n"
    golden = HERE / f"{name}.txt"
    if request.config.getoption("--renew-errors"):
        golden.write_text(transcript, "utf-8")
    assert transcript == golden.read_text("utf-8")
    assert done.exit_code != 0
    assert done.stdout == ""
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before, (
        "something was written"
    )


def test_every_case_has_a_transcript_and_the_other_way_round() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == set(COMMANDS)


def test_every_bad_file_is_used() -> None:
    used = {word for command in COMMANDS.values() for word in command.split() if word.endswith((".md", ".yaml"))}
    assert {path.name for path in (*HERE.glob("*.md"), *HERE.glob("*.yaml"))} <= used
