"""Letters and interviews that Windows programs saved: what is read, with which remark, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery import Studio
from tests.cli.test_kit import run

LETTER = """\
---
from: Dana Reyes
to: |
  Ms. Zoë Lee
  1 Main Street
  Salem, OR 97301
---
It’s “good” of you.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stranger: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "w.md").write_bytes(LETTER.encode("cp1252"))
    (tmp_path / "u.md").write_bytes(LETTER.replace("\n", "\r\n").encode("utf-16"))
    return tmp_path


def test_windows_1252_is_read_with_a_remark(desk: Path) -> None:
    done = run("letter", "w.md", "--dry-run")
    assert "w.md: the file isn't UTF-8; it was read as Windows-1252: Zoë" in done.stderr
    assert "save it as UTF-8" in done.stderr
    assert "Windows-1252" in run("note", "w.md", "--dry-run").stderr
    result = Studio().letter("w.md")
    assert any("Windows-1252" in remark.message for remark in result.remarks)


def test_utf_16_is_read(desk: Path) -> None:
    assert "UTF" not in run("letter", "u.md", "--dry-run").stderr


def test_an_interview_in_windows_1252(desk: Path) -> None:
    (desk / "i.yaml").write_bytes("organization: Café\n".encode("cp1252"))
    done = run("kit", "i.yaml", "--status")
    assert "Café: not started" in done.stdout and "Windows-1252: Café" in done.stderr
    refused = run("kit", "i.yaml", "--sent", "caf", code=3)
    assert "the file isn't UTF-8, so nothing can be added to it" in refused.stderr


def test_a_profile_stays_refused(desk: Path, stranger: Path) -> None:
    (stranger / "profile.yaml").write_bytes("name: Zoë\n".encode("cp1252"))
    assert "the file is not UTF-8" in run("letter", "u.md", "--dry-run", code=3).stderr
