"""How many characters a line of text has, in every style on each of its sheets: 66 to 88 are read with ease."""

from __future__ import annotations

from statistics import mean

import pytest

from stationery.catalog.letters import letter_style
from stationery.model.letter import Choices, Written
from stationery.model.page import Text
from stationery.model.values import replace
from stationery.products.letter import letter_pdf
from stationery.reading.letters import read_letter
from tests.products.made import stock

MOST = 88.5
OF_DIN = 101.0
"""DIN 5008 puts the right edge 20 mm from the sheet's: at 12 pt a line is long, and the edge is ragged."""

WORDS = (
    "I enjoyed learning how your team turned a store of paper surveys into a map that the whole county reads, and it "
    "set me thinking about the two years I spent with the river trust, where the hardest part was never the numbers "
    "but the people who had to trust them. "
)
LETTER = read_letter(
    "---\nto: |\n  Ms. Ann Lee\n  1 Main St\n  Salem, OR 97301\nfrom: |\n  Dana Reyes\n  5 Elm St\n  Salem, OR 97301\n"
    f"date: 2026-11-20\n---\n{WORDS * 3}\n",
    "set.md",
)
STYLES = [id for id in stock().store.names("letters") if id != "checklist"]
SHEETS = [
    (id, paper) for id in STYLES for sheet in letter_style(stock().store, id).sheets for paper in sheet.papers
]  # fmt: skip


@pytest.mark.parametrize(("style", "paper"), SHEETS)
def test_a_line_has_no_more_characters_than_are_read_with_ease(style: str, paper: str) -> None:
    letter = replace(LETTER, choices=Choices(style=Written(style), paper=Written(paper)))
    rows: dict[int, str] = {}
    for item in letter_pdf(letter, stock()).pages[0].items:
        if isinstance(item, Text) and item.path and item.path[0].role == "Body":
            rows[item.at.y.emu] = rows.get(item.at.y.emu, "") + item.text
    lengths = [len(row.rstrip()) for row in rows.values()][:-1]
    assert len(lengths) > 5
    assert mean(lengths) <= (OF_DIN if style.startswith("din5008") else MOST)
