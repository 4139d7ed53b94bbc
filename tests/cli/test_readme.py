"""The README is a page that takes a minute; its pictures, and those of the gallery and the guide, are all there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stationery.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")
GALLERY = ROOT / "samples" / "pictures" / "README.md"
GUIDE = ROOT / "stationery" / "guide"


def test_the_readme_is_short_and_begins_with_a_picture() -> None:
    assert len(README.encode()) <= 9_500
    assert any(row.startswith("<img ") for row in README.splitlines()[:40])


@pytest.mark.parametrize("marker", ["first", "test"])
def test_the_two_commands_are_one_line_each(marker: str) -> None:
    found = re.search(rf"^<!-- {marker} -->\n```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert found and found[1].count("\n") == 1


def test_what_people_want_is_in_a_table_of_ten_rows() -> None:
    table = README.partition("| I want to … | Command | Read |\n")[2].partition("\n\n")[0].splitlines()[1:]
    assert len(table) >= 10
    assert all("](stationery/guide/" in row for row in table)


def test_every_picture_is_shown_and_every_picture_that_is_shown_exists() -> None:
    pages = [ROOT / "README.md", GALLERY, *GUIDE.glob("*.md")]
    shown = {
        (page.parent / source).resolve()
        for page in pages
        for source in re.findall(r'<img src="([^"]+)"', page.read_text("utf-8"))
    }
    kept = {*GALLERY.parent.glob("*.png"), *(GUIDE / "pictures").glob("*.png")}
    assert shown == kept and len(kept) >= 20


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_guide(name: str) -> None:
    assert any(f"stationery {name}" in page.read_text("utf-8") for page in GUIDE.glob("*.md"))
