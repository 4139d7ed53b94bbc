"""Rows of a body, as they are looked at for what is typed there by hand."""

from __future__ import annotations

import pytest

from stationery.catalog.languages import language
from stationery.catalog.patterns import patterns
from stationery.data import resources
from stationery.data.store import Store
from stationery.model.errors import Place
from stationery.model.letter import Written
from stationery.resolve.typed_rows import list_rows, may_have_gaps


@pytest.mark.parametrize("blank", ["", "\\", "**", "____", " \u00a0"])
def test_a_row_without_words_is_none(blank: str) -> None:
    rows = list_rows(Written(f"{blank}\nHi, Ann\\\nthere", Place("a.md", 5)))
    assert [(row.text, row.place.line) for row in rows] == [("Hi, Ann", 6), ("there", 7)]


@pytest.mark.parametrize("tag", ["en", "de", "fr", "es"])
def test_a_glance_finds_every_gap_that_the_check_knows(tag: str) -> None:
    store = Store((resources.folder("layouts"),))
    known = patterns(store, language(store, tag))
    assert known
    for group, manner in {"placeholders": "{}", "x_names": "{}", "blanks": "({})", "blank_starts": "({} …)"}.items():
        texts = known.texts(group)
        assert texts
        for text in texts:
            words = [word.replace("*", "").split("|") for word in text.split()]
            for number in range(max(map(len, words))):
                said = " ".join(word[min(number, len(word) - 1)] for word in words)
                said = said.upper() if said in ("todo", "tbd", "tbc") else said
                assert may_have_gaps(f"So {manner.format(said)}."), said


@pytest.mark.parametrize(
    "text",
    [
        "Call (503) 555-0142 (in the afternoon), or pay $45 or 3 % of it.",
        "He (Tom) said it costs US$ 12 (see page 3), and x-rays are extra; Alex, too.",
        "Todo está en orden, y todos están bien (véase abajo).",
    ],
)
def test_ordinary_words_are_no_gap(text: str) -> None:
    assert not may_have_gaps(text)
