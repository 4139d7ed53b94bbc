"""Rows of a body, as they are looked at for what is typed there by hand."""

from __future__ import annotations

import pytest

from stationery.catalog.languages import language
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import Place
from stationery.model.letter import Written
from stationery.resolve.typed_rows import find_opening, list_rows


@pytest.mark.parametrize("blank", ["", "\\", "**", "____", " \u00a0"])
def test_a_row_without_words_is_none(blank: str) -> None:
    rows = list_rows(Written(f"{blank}\nHi, Ann\\\nthere", Place("a.md", 5)))
    assert [(row.text, row.place.line) for row in rows] == [("Hi, Ann", 6), ("there", 7)]


@pytest.mark.parametrize(
    ("row", "opening"),
    [
        ("Hello there, Ann.", "Hello there, Ann."),
        ("Good morning, sunshine. The soup was great.", "Good morning, sunshine."),
        ("Good morning, Mr. J. Smith. The soup was great.", "Good morning, Mr. J. Smith."),
        ("Good evening, my dear friend! The soup was great.", "Good evening, my dear friend!"),
        ("Good morning, Ann, the soup was great.", "Good morning, Ann,"),
        ("Good morning, it was nice. And more.", "Good morning,"),
        ("Hi there, many thanks. And more.", "Hi there,"),
        ("Good morning, the soup was great", "Good morning,"),
        ("Hello, yes. And more.", ""),
    ],
)
def test_a_greeting_takes_whom_it_calls_along(row: str, opening: str) -> None:
    assert (
        find_opening(list_rows(Written(row, Place("a.md", 1)))[0], language(Store((folder("layouts"),)), "en-US"))
        == opening
    )
