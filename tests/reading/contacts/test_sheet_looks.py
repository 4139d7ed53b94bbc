"""Rows that a spreadsheet hides are told; its numbers are shown as it shows them, or it is said that nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.model.contact import ODD, Look
from stationery.reading.contacts.sheet_looks import show_number
from stationery.reading.contacts.shown_numbers import read_shown
from stationery.reading.contacts.tables import open_list
from tests.reading.contacts.lists import Cells, style_formats, write_ods, write_xlsx

XLS = Path(__file__).with_name("guests.xls")
HIDDEN = "2 hidden rows are part of the list (rows 2, 4)"


def test_hidden_rows_are_told(tmp_path: Path) -> None:
    cells: Cells = {"A1": "Name", "B1": "ZIP", **{f"A{row}": f"Ann {row}" for row in range(2, 6)}}
    for path in (
        write_xlsx(tmp_path / "a.xlsx", {"Old": {}, "A & B": cells}, rows=(2, 4, 9)),
        write_ods(tmp_path / "a.ods", [["Name", "ZIP"], *([f"Ann {row}", 97301] for row in range(2, 6))], (2, 4)),
    ):
        listing = open_list(path)
        assert [each.message for each in listing.remarks] == [HIDDEN]
        assert [row.number for row in listing.rows() if row.hidden] == [2, 4]


@pytest.mark.parametrize(
    ("number", "code", "look"),
    [
        (50, '"$"#,##0.00', Look("number", "50.00", before="$", grouped=True)),
        (-50.5, "[$$-409]#,##0.00", Look("number", "50.50", before="-$", grouped=True)),
        (0.15, "0%", Look("number", "15", after="%")),
        (0.125, "0%", Look("number", "13", after="%")),
        (1.005, "0.00", Look("number", "1.01")),
        (12, '#,##0.00" €"', Look("number", "12.00", after=" €", grouped=True)),
        (50, '_("$"* 0.00_);_("$"* \\(0.00\\);_("$"* "-"??_);_(@_)', Look("number", "50.00", before="$")),
        (-50, '"$"#,##0;[Red]\\("$"#,##0\\)', ODD),
        (0.5, "# ?/?", ODD),
        (1234.5, "0.00E+00", ODD),
        (50, "?", ODD),
        (602013344, "00000\\-0000", Look("number", "60201-3344")),
        (21341234, "[<=99999]00000;00000-0000", Look("number", "02134-1234")),
        (2134, "[<=99999]00000;00000\\-0000", Look("number", "02134")),
    ],
)
def test_how_a_number_is_shown(number: float, code: str, look: Look) -> None:
    assert show_number(number, code) == look


def test_formats_of_a_workbook(tmp_path: Path) -> None:
    """A ZIP code in the format 00000 is the text that the cell shows; an amount stays a number, for conditions."""
    cells: Cells = {
        "A1": "Name", "B1": "ZIP", "C1": "Amount",
        "B2": (2134, 1), "C2": (50, 2), "A2": "Ann Lee", "A3": "Bob Roe", "B3": 97301, "C3": 7,
    }  # fmt: skip
    cells |= {"A4": "Al Poe", "B4": (21341234, 3)}
    styles = style_formats("00000", '"$"0.00', "00000\\-0000")
    listing = open_list(write_xlsx(tmp_path / "a.xlsx", {"A": cells}, styles=styles))
    assert [(row.cells, row.looks) for row in listing.rows()] == [
        (("Ann Lee", "02134", "50"), ((2, Look("number", "50.00", before="$")),)),
        (("Bob Roe", "97301", "7"), ()),
        (("Al Poe", "02134-1234", ""), ()),
    ]


def test_what_a_formula_gave_instead_of_a_value(tmp_path: Path) -> None:
    """calamine has an empty cell there."""
    cells: Cells = {"A1": "Name", "B1": "Gift", "A2": "Ann Lee", "B2": "#N/A", "A3": "Bob Roe"}
    listing = open_list(write_xlsx(tmp_path / "a.xlsx", {"A": cells}))
    assert [row.cells for row in listing.rows()] == [("Ann Lee", "#N/A"), ("Bob Roe", "")]


@pytest.mark.parametrize(
    ("number", "text", "look"),
    [
        (1250.5, "$1,250.50", Look("number", "1250.50", before="$", grouped=True)),
        (1250.5, "1.250,50 €", Look("number", "1250.50", after=" €", grouped=True)),
        (1250, "$1,250", Look("number", "1250", before="$", grouped=True)),
        (-50, "-$50.00", Look("number", "50.00", before="-$")),
        (0.15, "15%", Look("number", "15", after="%")),
        (0.3333, "0.33", Look("number", "0.33")),
        (2134, "02134", Look("number", "02134")),
        (21341234, "02134-1234", Look("number", "02134-1234")),
        (12.25, "12.25", None),
        (12.25, "12,25", None),
        (7, "7", None),
        (-50, "$50.00", ODD),
        (0.5, "1/2", ODD),
        (12345, "1.23E+04", ODD),
        (7, "###", ODD),
    ],
)
def test_how_the_text_of_a_cell_shows_a_number(number: float, text: str, look: Look | None) -> None:
    assert read_shown(number, text) == look


def test_ods_shows_its_numbers_as_the_spreadsheet_does(tmp_path: Path) -> None:
    rows = [
        ["Name", "ZIP", "Amount", "Share"],
        ["Ann Lee", (2134, "float", "02134"), (50, "currency", "$50.00"), (0.15, "percentage", "15%")],
        ["Bob Roe", 97301, 7, 0.5],
    ]
    listing = open_list(write_ods(tmp_path / "a.ods", rows))
    amount, share = Look("number", "50.00", before="$"), Look("number", "15", after="%")
    assert [(row.cells, row.looks) for row in listing.rows()] == [
        (("Ann Lee", "02134", "50", "0.15"), ((2, amount), (3, share))),
        (("Bob Roe", "97301", "7", "0.5"), ()),
    ]


def test_nobody_knows_how_an_xls_shows_its_numbers() -> None:
    looks = [look for row in open_list(str(XLS)).rows() for _, look in row.looks]
    assert ODD in looks and {look.kind for look in looks} == {"odd", "day"}
