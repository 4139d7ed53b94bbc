"""Tables in finished files: their tags, their reading order, and the text that readers take out of them."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader

from stationery.products.letter import letter_pdf
from tests.products.made import letter, long_table, stock


def kids(element: Any) -> list[Any]:
    found = element.get("/K", [])
    return [
        each.get_object() for each in (found if isinstance(found, list) else [found]) if hasattr(each, "get_object")
    ]


def elements(element: Any, kind: str) -> list[Any]:
    inner = [each for kid in kids(element) if hasattr(kid, "get") for each in elements(kid, kind)]
    return [element, *inner] if element.get("/S") == kind else inner


def shape(table: Any) -> list[tuple[str, list[list[str]]]]:
    """Each part of a table with the kinds of its rows' cells."""
    return [
        (part["/S"], [[cell["/S"] for cell in kids(row) if "/S" in cell] for row in kids(part)]) for part in kids(table)
    ]


def test_a_table_has_a_head_and_a_body_of_whole_rows() -> None:
    reader = PdfReader(io.BytesIO(letter_pdf(letter("invoice"), stock()).pdf))
    (table,) = elements(reader.trailer["/Root"]["/StructTreeRoot"], "/Table")
    assert shape(table) == [("/THead", [["/TH"] * 5]), ("/TBody", [["/TD"] * 5] * 5)]
    for head in elements(table, "/TH"):
        assert head["/A"]["/O"] == "/Table" and head["/A"]["/Scope"] == "/Column"


def test_a_table_over_several_sheets_is_one_and_has_one_head() -> None:
    reader = PdfReader(io.BytesIO(letter_pdf(long_table(), stock()).pdf))
    assert len(reader.pages) > 1
    (table,) = elements(reader.trailer["/Root"]["/StructTreeRoot"], "/Table")
    assert shape(table) == [("/THead", [["/TH"] * 4]), ("/TBody", [["/TD"] * 4] * 60)]


def test_readers_take_the_words_row_by_row() -> None:
    text = PdfReader(io.BytesIO(letter_pdf(letter("invoice"), stock()).pdf)).pages[0].extract_text()
    words = " ".join(text.split())
    assert (
        "Work Notes Hours Rate Amount "
        "Proofreading, first pass chapters 1 to 9, with the map legends and the index of rivers 31.5 $48.00 $1,512.00 "
        "Fact checking gauge heights and flood years, against the survey’s own tables 12 $55.00 $660.00 "
    ) in words
    assert "Total 49.75 $2,513.17 The “second pass”" in words
