"""Numbers at a row's beginning: which begin a list."""

from __future__ import annotations

import pytest

from stationery.reading.markdown import read_body

CASES = [
    ("1986. What a season that was.\n\nNext.", "Paragraph Paragraph"),
    ("3. Third\n4. Fourth", "Listing"),
    ("1. One\n\nText.\n\n2. Two", "Listing Paragraph Listing"),
    ("1986. What\n\n1987. More", "Paragraph Paragraph"),
    ("2. Two", "Paragraph"),
    ("1. Only", "Listing"),
]


@pytest.mark.parametrize(("text", "kinds"), CASES)
def test_what_begins_a_list(text: str, kinds: str) -> None:
    blocks, faults = read_body(text, "t.md")
    assert not faults
    assert " ".join(type(block).__name__ for block in blocks) == kinds
