"""From the words on a page back to the line of the file, for all samples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stationery.desk.origins import Stretch, find_origins, plain
from stationery.products.shown import What
from stationery.studio import Studio
from tests.desk.browser import ROOT

DAY = date(2026, 11, 20)
SAMPLES = sorted((ROOT / "samples").glob("*.md"))


def origins(text: str, what: What = "letter", file: str = "a.md") -> list[list[Stretch]]:
    studio = Studio()
    shown = studio.preview(studio.read_text(text, file), what=what, today=DAY)
    return find_origins(shown.pages, shown.manuscript, text, file)


def line_with(pages: list[list[Stretch]], words: str) -> int:
    return next(each.line for page in pages for each in page if words in each.text)


HEAD = """---
from: |
  Ann Lee
  12 Elm St
  Salem, OR 97301
to: |
  Ms. Rosa Diaz
  1 Main St
  Salem, OR 97301
date: 2026-11-20
subject: The harbor
close: Warmly,
---
"""


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples(path: Path) -> None:
    """Nine of ten stretches of the body begin with a word of their line, and none is in the head or in a blank line."""
    text = path.read_text()
    rows = text.split("\n")
    begins = rows.index("---", 1) + 1
    studio = Studio()
    shown = studio.preview(studio.read_text(text, str(path)), today=DAY)
    found = [
        (each.line, plain(each.text.split()[0]))
        for page in find_origins(shown.pages, shown.manuscript, text, str(path))
        for each in page
        if each.line > begins and plain(each.text.split()[0])
    ]
    assert found
    assert all(rows[line - 1].strip() for line, _ in found)
    there = [word in plain(rows[line - 1]) for line, word in found]
    assert there.count(True) >= 0.9 * len(there)


def test_parts_of_the_head() -> None:
    pages = origins(f"{HEAD}Hello there.\n")
    for words, line in (
        ("November", 10), ("Rosa Diaz", 7), ("1 Main", 8), ("The harbor", 11), ("Warmly", 12), ("Hello", 14),
        ("Ann Lee", 3),
    ):  # fmt: skip
        assert line_with(pages, words) == line


def test_envelope() -> None:
    pages = origins(f"{HEAD}Hello there.\n", "envelope")
    assert [each.line for each in pages[0]] == [3, 4, 5, 7, 8, 9]


def test_what_is_not_in_the_file() -> None:
    assert line_with(origins(HEAD.replace("close: Warmly,\n", "") + "Hello.\n"), "Sincerely") == 0


def test_markdown_and_repeated_words() -> None:
    body = "The *first* and the **second**\nand the [third](https://example.com/the-first).\n\n- one the\n- two the\n"
    pages = origins(f"{HEAD}{body}")
    assert [line_with(pages, words) for words in ("first", "third", "one the", "two the")] == [14, 15, 17, 18]


def test_a_stretch_is_on_the_page() -> None:
    for page in origins(f"{HEAD}Hello there.\n"):
        for each in page:
            assert each.x >= 0 and each.x + each.width <= 215.9 and each.width > 0 and 0 < each.y < 279.4


def test_a_body_without_words() -> None:
    assert all(each.line for page in origins(f"{HEAD}—\n") for each in page if each.text == "—")
