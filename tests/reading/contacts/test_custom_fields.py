"""Custom fields of a Google list: columns by their labels, wherever a row has them."""

from __future__ import annotations

from pathlib import Path

from stationery.reading.contacts.columns import propose_columns
from stationery.reading.contacts.tables import open_list

HEAD = (
    "First Name,Last Name,Custom Field 1 - Label,Custom Field 1 - Value,Custom Field 2 - Label,Custom Field 2 - Value\n"
)


def test_a_label_is_a_heading_wherever_a_row_has_it(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text(HEAD + "Ann,Lee,Gift,a vase,Allergy,nuts\nBob,Ray,Allergy,eggs,gift,a lamp\nCy,Day,,,,\n")
    listing = open_list(str(path))
    assert listing.headings[-2:] == ("Gift", "Allergy")
    assert [row.cells[-2:] for row in listing.rows()] == [("a vase", "nuts"), ("a lamp", "eggs"), ("", "")]
    told = [remark.message for remark in listing.remarks]
    assert told == [
        "'Custom Field 1 - Value' is Gift, Allergy, from row to row",
        "'Custom Field 2 - Value' is Allergy, Gift, from row to row",
    ]


def test_a_label_that_is_a_part_of_the_address_or_a_heading_is_no_column(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text(HEAD + "Ann,Lee,City,Paris,last name,Roe\nBob,Ray,City,Rome,Gift,a lamp\n")
    listing = open_list(str(path))
    assert listing.headings[-1] == "Gift" and len(listing.headings) == 7
    assert propose_columns(listing.headings).feeds == ((0, "given"), (1, "family"))


def test_a_list_without_labels_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text("Name,Custom Field 1 - Value\nAnn Lee,a vase\n")
    assert open_list(str(path)).headings == ("Name", "Custom Field 1 - Value")
