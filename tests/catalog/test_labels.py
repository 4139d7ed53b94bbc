"""Sheets of labels read into values: every file by a ruler, their names, and what their reader refuses."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from stationery.catalog.labels import (
    LabelSheet,
    ensure_label,
    label_sheet,
    label_sheets,
    label_style,
    match_label_sheet,
)
from stationery.catalog.names import fold_name
from stationery.catalog.papers import paper
from stationery.data.store import Store
from stationery.model.errors import Place, SourceError, StationeryError, UnknownName
from stationery.model.geometry import Rect, Size, sheet
from stationery.model.letter import Written
from stationery.model.units import Length, inch, mm
from tests.jobs import LAYOUTS

STORE = Store((LAYOUTS[0],))
SHEETS = label_sheets(STORE)
ASKED = ("5160", "8160", "5161", "5163", "5167", "5195", "L7160", "L7163", "L7651")


def test_the_sheets_that_people_ask_for_are_there_and_two_round_ones() -> None:
    assert {label_sheet(STORE, name).count for name in ASKED} == {30, 20, 10, 80, 60, 21, 14, 65}
    assert sum(found.round for found in SHEETS.values()) >= 2


def test_a_sheet_as_its_file_says() -> None:
    found = label_sheet(STORE, "avery-5160")
    assert (found.size, found.columns, found.rows, found.unit) == (Size(inch(2.625), inch(1)), 3, 10, "in")
    assert found.label(1) == Rect(inch(0.1875), inch(0.5), inch(2.625), inch(1))
    assert found.label(2).x - found.label(1).x == inch(2.75) and found.label(4).y == inch(1.5)
    assert found.label(30) == Rect(inch(5.6875), inch(9.5), inch(2.625), inch(1))


@pytest.mark.parametrize("name", SHEETS)
def test_every_label_is_on_the_paper_and_over_no_other(name: str) -> None:
    found = SHEETS[name]
    labels = [found.label(number) for number in range(1, found.count + 1)]
    whole = sheet(paper(STORE, found.paper).size)
    assert all(whole.contains(label) for label in labels)
    assert not any(one.overlaps(other) for one, other in combinations(labels, 2))


@pytest.mark.parametrize("name", SHEETS)
def test_every_grid_is_symmetrical_and_its_pitch_the_label_and_a_gap(name: str) -> None:
    """Margins, labels and gaps add up to the paper: whoever mistypes a digit is caught by it."""
    found = SHEETS[name]
    whole, size = paper(STORE, found.paper).size, found.size
    gap, rest = found.across - size.width, found.down - size.height
    across = found.left * 2 + size.width * found.columns + gap * (found.columns - 1)
    down = found.top * 2 + size.height * found.rows + rest * (found.rows - 1)
    assert abs(across - whole.width) <= mm(0.05) and abs(down - whole.height) <= mm(0.05)
    assert found.cite and gap >= mm(0) and rest >= mm(0)


@pytest.mark.parametrize("name", SHEETS)
def test_every_corner_is_smaller_than_what_is_kept_clear_of_it(name: str) -> None:
    """A line in the corner of the area for words stays on the label."""
    found, style = SHEETS[name], label_style(STORE)
    cut = found.corner.mm * (1 - 0.5**0.5)
    assert found.round or (cut < style.side.mm and cut < style.foot.mm)


def test_no_name_means_two_sheets() -> None:
    names = [*SHEETS, *(other for found in SHEETS.values() for other in found.also)]
    folded = [fold_name(name) for name in names]
    assert sorted(folded) == sorted(set(folded))


@pytest.mark.parametrize(
    ("name", "id_"),
    [("8160", "avery-5160"), ("Avery 5160", "avery-5160"), ("avery 8167", "avery-5167"), ("l7160", "avery-l7160"),
     ("J8160", "avery-l7160"), ("AVERY-L7651", "avery-l7651")],
)  # fmt: skip
def test_a_number_is_enough_and_other_numbers_of_the_same_grid_count(name: str, id_: str) -> None:
    place = Place("--sheet")
    assert match_label_sheet(STORE, Written(name, place)) == Written(id_, place)


@pytest.mark.parametrize(("name", "hint"), [("avery-516", "catalog labels"), ("herma", "catalog labels")])
def test_an_unknown_sheet_is_told(name: str, hint: str) -> None:
    with pytest.raises(UnknownName) as told:
        label_sheet(STORE, Written(name, Place("--sheet")))
    assert hint in told.value.hint


def test_labels_are_counted_row_by_row() -> None:
    found = label_sheet(STORE, "avery-5160")
    assert [ensure_label(found, Written(each)) for each in ("1", "7", "30")] == [1, 7, 30]
    assert (found.label(7).x, found.label(7).y) == (found.label(1).x, inch(2.5))


@pytest.mark.parametrize("number", ["0", "31", "-1", "x", "1.5", ""])
def test_a_label_that_is_not_there_is_told(number: str) -> None:
    with pytest.raises(SourceError) as told:
        ensure_label(label_sheet(STORE, "avery-5160"), Written(number, Place("--start")))
    counted = number.lstrip("-").isdigit()
    assert ("Avery 5160 has 30 labels, 3 in a row" if counted else "write it in digits") in str(told.value)
    assert "1 to 30" in told.value.hint


GOOD = "name: Mine\ncite: measured\npaper: a4\nwidth: 50mm\nheight: 25mm\ncolumns: 4\nrows: 11\nleft: 5mm\ntop: 10mm\n"


def own(folder: Path, text: str) -> LabelSheet:
    (folder / "labels").mkdir()
    (folder / "labels" / "mine.yaml").write_text(text)
    return label_sheet(Store((*STORE.folders, str(folder))), "mine")


def test_labels_without_gaps_need_no_pitch(tmp_path: Path) -> None:
    found = own(tmp_path, GOOD)
    assert found.label(44) == Rect(mm(155), mm(260), mm(50), mm(25)) and found.unit == "mm"


def test_one_sheet_is_based_on_another(tmp_path: Path) -> None:
    found = own(tmp_path, "name: Mine\ncite: measured\nbased_on: avery-l7160\ntop: 16mm\n")
    assert (found.top, found.across, found.also) == (mm(16), Length.parse("66.04mm"), ())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("columns: 4", "columns: 5", "the labels run 45 mm over the right edge of the paper"),
        ("rows: 11", "rows: 12", "the labels run 13 mm over the bottom edge of the paper"),
        ("rows: 11", "rows: 0", "rows: must be at least 1"),
        ("top: 10mm", "top: 10mm\nacross: 45mm", "across is 45 mm, less than the width of a label"),
        ("height: 25mm\n", "", "'height' is missing; only a round label has none"),
        ("height: 25mm", "height: 25mm\nshape: round", "a round label is as high as it is wide"),
        ("paper: a4", "paper: b9", "no paper is called 'b9'"),
        ("cite: measured\n", "", "'cite' is missing"),
    ],
)
def test_a_grid_that_cannot_be_is_told_with_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(StationeryError) as told:
        own(tmp_path, GOOD.replace(old, new))
    assert message in str(told.value) and "mine.yaml:" in str(told.value)
