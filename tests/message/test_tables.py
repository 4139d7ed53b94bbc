"""Tables in an e-mail: columns of text, `label: value` where they are too wide, and a real table in HTML."""

from __future__ import annotations

from stationery.message.html import as_html, needs_html
from stationery.message.text import as_text
from stationery.reading.markdown import read_body

SMALL = "| Item | Hours |\n|---|---|\n| Map | 3 |\n| *Survey* | 12.5 |"


def test_a_narrow_table_stands_in_columns() -> None:
    blocks, _ = read_body(SMALL, "f")
    assert as_text(blocks) == "Item       Hours\n--------   -----\nMap            3\n*Survey*    12.5\n"


def test_a_wide_table_stands_as_labels_and_values_without_empty_ones() -> None:
    words = "a good many words that go on for a while"
    blocks, _ = read_body(f"| What | Why | |\n|---|---|---|\n| {words} | {words} | z |\n| x | | y |", "f")
    assert as_text(blocks) == f"What: {words}\nWhy: {words}\nz\n\nWhat: x\ny\n"


def test_html_has_a_table_whose_heads_say_their_scope() -> None:
    blocks, _ = read_body("| Item | [a](https://e.org) |\n|---|--:|\n| A < B | |", "f")
    assert needs_html(blocks)
    assert (
        "<table>\n<thead>\n"
        '<tr><th scope="col">Item</th>'
        '<th scope="col" style="text-align: right"><a href="https://e.org">a</a></th></tr>\n'
        "</thead>\n<tbody>\n"
        '<tr><td>A &lt; B</td><td style="text-align: right"></td></tr>\n'
        "</tbody>\n</table>\n"
    ) in as_html(blocks, "t", "en")
