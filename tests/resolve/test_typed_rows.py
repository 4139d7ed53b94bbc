"""Rows of a body, as they are looked at for what is typed there by hand."""

from __future__ import annotations

import pytest

from stationery.model.errors import Place
from stationery.model.letter import Written
from stationery.resolve.typed_rows import list_rows


@pytest.mark.parametrize("blank", ["", "\\", "**", "____", " \u00a0"])
def test_a_row_without_words_is_none(blank: str) -> None:
    rows = list_rows(Written(f"{blank}\nHi, Ann\\\nthere", Place("a.md", 5)))
    assert [(row.text, row.place.line) for row in rows] == [("Hi, Ann", 6), ("there", 7)]
