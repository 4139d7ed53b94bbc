"""Pipe tables read: cells with their Places, aligned columns, and what is wrong with a table."""

from __future__ import annotations

import pytest

from stationery.model.prose import Listing, Quotation, Span, Tabulation
from stationery.reading.markdown import read_body


def table(text: str) -> Tabulation:
    (block,), faults = read_body(text, "f", 10)
    assert faults == [] and isinstance(block, Tabulation)
    return block


def told(text: str) -> list[str]:
    return [f"{fault.place}: {fault.message}" for fault in read_body(text, "f", 10)[1]]


def test_a_table_has_a_head_rows_and_alignments() -> None:
    read = table("| Item | Hours | Price |\n|:-----|------:|:-----:|\n| *Map* | 3 | |\n| two | 4 | x \\| y |")
    assert [cell.text for cell in read.head] == ["Item", "Hours", "Price"]
    assert [[cell.text for cell in row] for row in read.rows] == [["Map", "3", ""], ["two", "4", "x | y"]]
    assert read.aligns == ("left", "right", "center")
    assert read.rows[0][0].spans == (Span("Map", emphasis=True),)


def test_each_cell_knows_its_place() -> None:
    read = table("|  Item | Hours |\n|---|---|\n| Map |   3 |")
    assert [(cell.place.line, cell.place.column) for cell in read.cells if cell.place] == [
        (10, 4), (10, 11), (12, 3), (12, 11),
    ]  # fmt: skip


def test_rows_without_outer_bars_and_short_rows_are_read() -> None:
    read = table("a | b | c\n--|---|--\n1 | 2\n3")
    assert [[cell.text for cell in row] for row in read.rows] == [["1", "2", ""], ["3", "", ""]]


def test_tables_stand_in_lists_and_quotations() -> None:
    blocks, faults = read_body("> a | b\n> --|--\n> 1 | 2\n\n- x\n\n  c | d\n  --|--\n  3 | 4", "f")
    assert faults == []
    quotation, listing = blocks
    assert isinstance(quotation, Quotation) and isinstance(quotation.blocks[0], Tabulation)
    assert isinstance(listing, Listing) and isinstance(listing.items[0][1], Tabulation)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("|a|b|\n|-|-|\n|1|2|3|", ["f:12:1: this table row has 3 cells, but the head has 2"]),
        ("|a|b|\n|-|-|", ["f:10:1: a table is empty"]),
        ("| | |\n|-|-|\n|1|2|", ["f:10:1: the head of a table is empty"]),
        ("|a|b|\n|-|-|\n|1| x ![p](q.png)|", ["f:12:7: a letter's body can't have a picture among words"]),
        ("|a|b|\n|-|-|\n|1|[x](ftp://y)|", ["f:12:4: a letter can't link to 'ftp://y'"]),
    ],
)
def test_faults(text: str, faults: list[str]) -> None:
    assert told(text) == faults


def test_a_bar_that_makes_no_table_is_printed() -> None:
    blocks, faults = read_body("either | or", "f")
    assert faults == [] and blocks[0].text == "either | or"  # type: ignore[union-attr]
