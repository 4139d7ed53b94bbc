"""Spreadsheets are read as the same list in CSV would be; the first visible sheet with rows is the list."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from stationery.model.errors import SourceError
from stationery.reading.contacts.columns import columns_of, contact_of
from stationery.reading.contacts.tables import open_list
from tests.reading.contacts.lists import Cells, write_ods, write_xlsb, write_xlsx

GUESTS: Cells = {
    "B3": "Name", "C3": "Street", "D3": "City", "E3": "State", "F3": "Zip", "G3": "Invited", "H3": "Seats",
    "B4": "Ann Lee", "C4": "1 Main St\nFloor 2", "D4": "Boston", "E4": "MA", "F4": 2134, "G4": (46000, 1), "H4": 2.5,
    "B6": "Bob Roe", "C6": "2 Main St", "D6": "Salem", "E6": "OR", "F6": 97301, "G6": (46000.75, 2), "H6": 3.0,
    "J6": "stray",
}  # fmt: skip


def test_a_workbook(tmp_path: Path) -> None:
    sheets: dict[str, Cells] = {"Empty": {}, "Old": {"A1": "Name"}, "Guests": GUESTS, "Gifts": {"A1": "Gift"}}
    listing = open_list(write_xlsx(tmp_path / "guests.xlsx", sheets, hidden=("Old",)))
    assert listing.headings == ("", "Name", "Street", "City", "State", "Zip", "Invited", "Seats")
    assert [remark.message for remark in listing.remarks] == ["the sheet 'Guests' is the list; not read: 'Gifts'"]
    rows = list(listing.rows())
    assert rows == list(listing.rows())
    assert [(row.number, row.cells[5:]) for row in rows] == [
        (4, ("2134", "2025-12-09", "2.5")),
        (6, ("97301", "2025-12-09 18:00:00", "3")),
    ]
    assert [each.message for each in rows[1].warnings] == [
        "row 6 has more cells than there are headings: 'stray' in column J"
    ]
    contact = contact_of(rows[0], listing, columns_of(listing))
    assert contact.party.street == ("1 Main St", "Floor 2")
    assert contact.party.postal_code == "02134"
    assert [each.message for each in contact.warnings] == ["row 4, column F (Zip): 2134 was read as 02134"]


def test_ods(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [["Our guests"], [], ["Name", "City", "PLZ"], ["Anna Weiß", "Köln", 50667]]
    listing = open_list(write_ods(tmp_path / "guests.ods", rows))
    assert listing.headings == ("Name", "City", "PLZ")
    assert [(row.number, row.cells) for row in listing.rows()] == [(4, ("Anna Weiß", "Köln", "50667"))]


def test_a_workbook_without_rows_is_told(tmp_path: Path) -> None:
    cells: Cells
    for cells, said in (({}, "no visible sheet with rows"), ({"A1": " "}, "the list is empty")):
        with pytest.raises(SourceError, match=said):
            open_list(write_xlsx(tmp_path / "guests.xlsx", {"A": cells}))


def test_a_cell_far_away_is_told(tmp_path: Path) -> None:
    for far in ("XFD1048576", "A9999999"):
        with pytest.raises(SourceError, match="too large for a list"):
            open_list(write_xlsx(tmp_path / "guests.xlsx", {"Guests": {**GUESTS, far: "x"}}))


def test_a_damaged_sheet_is_told(tmp_path: Path) -> None:
    whole = write_xlsx(tmp_path / "guests.xlsx", {"Guests": GUESTS})
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(broken, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data[: len(data) // 2] if "worksheets" in name else data)
    with pytest.raises(SourceError, match="this isn't a spreadsheet, or a damaged one"):
        open_list(str(broken))


def test_the_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(SourceError, match=r"stationery\[sheets\]") as wrong:
        open_list(write_xlsx(tmp_path / "guests.xlsx", {"Guests": GUESTS}))
    assert wrong.value.exit_code == 3


def test_a_binary_workbook(tmp_path: Path) -> None:
    rows: list[list[str | float]] = [["Name", "City", "ZIP", "State"], [], ["Anna Weiß", "Boston", 2134.0, "MA"]]
    listing = open_list(write_xlsb(tmp_path / "guests.xlsb", rows))
    assert listing.headings == ("Name", "City", "ZIP", "State")
    assert [(row.number, row.cells) for row in listing.rows()] == [(3, ("Anna Weiß", "Boston", "2134", "MA"))]


def test_an_old_workbook() -> None:
    """As xlwt 1.3 writes it: a title, an empty row, the headings; a ZIP code that is a number, and a day."""
    listing = open_list(str(Path(__file__).parent / "guests.xls"))
    assert listing.headings == ("Name", "City", "ZIP", "State", "Invited")
    assert [(row.number, row.cells) for row in listing.rows()] == [
        (4, ("Anna Weiß", "Boston", "2134", "MA", "2025-12-09")),
        (5, ("Bob Roe", "Salem", "97301", "OR", "")),
    ]
    contact = contact_of(next(iter(listing.rows())), listing, columns_of(listing))
    assert contact.party.postal_code == "02134"
