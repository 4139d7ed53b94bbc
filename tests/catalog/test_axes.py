"""The three spellings of an axis, on a sheet that can be measured, and what is said of wrong ones."""

from __future__ import annotations

import pytest

from stationery.catalog.axes import read_area, read_axis
from stationery.data.yaml import read_table
from stationery.model.errors import StationeryError
from stationery.model.geometry import Rect, Size
from stationery.model.units import inch, mm

NUMBER_10 = Size(inch(9.5), inch(4.125))


@pytest.mark.parametrize(
    ("spelled", "near", "size"),
    [
        ("{from_left: 20mm, width: 85mm}", mm(20), mm(85)),
        ("{from_right: 20mm, width: 85mm}", inch(9.5) - mm(105), mm(85)),
        ("{from_left: 0.5in, from_right: 0.5in}", inch(0.5), inch(8.5)),
        ("{from_left: [1in, 3in]}", inch(1), inch(2)),
        ("{from_right: [0in, 4.75in]}", inch(4.75), inch(4.75)),
        ("{from_left: 0in, width: 1/2 of the sheet}", inch(0), inch(4.75)),
        ("{from_right: 1in, width: 1/2 of the sheet}", inch(3.75), inch(4.75)),
    ],
)
def test_an_axis_has_three_spellings(spelled: str, near: object, size: object) -> None:
    table = read_table(f"x: {spelled}", "a.yaml")
    axis = read_axis(table, "x")
    table.finish()
    assert axis.on(NUMBER_10.width) == (near, size)


def test_y_speaks_of_top_bottom_and_height() -> None:
    table = read_table("x: {from_left: 0.5in, from_right: 0.5in}\ny: {from_bottom: [0.625in, 2.75in]}", "a.yaml")
    area = read_area(table)
    table.finish()
    assert area.on(NUMBER_10) == Rect(inch(0.5), inch(1.375), inch(8.5), inch(2.125))


@pytest.mark.parametrize(
    ("spelled", "told"),
    [
        ("y: {from_top: 1mm, height: 1mm}", "a.yaml:1:1: 'x' is missing\n  as x: {from_left: 20mm, width: 85mm}"),
        ("x:", "a.yaml:1:3: 'x' is missing\n  as x: {from_left: 20mm, width: 85mm}"),
        ("x: 3mm", "a.yaml:1:4: x: expected a table (indented keys)"),
        (
            "x: {}",
            "a.yaml:1:4: x: expected two of from_left, from_right and width; given: none\n"
            "  as x: {from_left: 20mm, width: 85mm}",
        ),
        (
            "x: {width: 3mm}",
            "a.yaml:1:4: x: expected two of from_left, from_right and width; given: only width\n"
            "  as x: {from_left: 20mm, width: 85mm}",
        ),
        (
            "x: {from_left: 1mm, from_right: 1mm, width: 3mm}",
            "a.yaml:1:4: x: expected two of from_left, from_right and width; given: all three\n"
            "  as x: {from_left: 20mm, width: 85mm}",
        ),
        (
            "x: {from_left: 3mm}",
            "a.yaml:1:16: from_left: used alone, it needs a list of two distances\n"
            "  as from_left: [0.625in, 2.75in]; or give a second edge or a size",
        ),
        (
            "x: {from_left: [2in, 1in]}",
            "a.yaml:1:16: from_left: the smaller distance must come first, and neither can be negative\n"
            "  as from_left: [0.625in, 2.75in]; or give a second edge or a size",
        ),
        (
            "x: {from_left: [2in, 3]}",
            "a.yaml:1:22: from_left: '3' isn't a length; write a number and its unit, such as 4.125in, 85mm or 12pt",
        ),
        (
            "x: {from_left: 20, width: 85mm}",
            "a.yaml:1:16: from_left: '20' isn't a length; write a number and its unit, such as 4.125in, 85mm or 12pt",
        ),
        ("x: {from_left: -2mm, width: 85mm}", "a.yaml:1:16: from_left: a distance can't be negative"),
        ("x: {from_left: 2mm, width: 3/2 of the sheet}", "a.yaml:1:28: width: larger than the sheet"),
    ],
)
def test_a_wrong_axis_is_told_with_its_place(spelled: str, told: str) -> None:
    table = read_table(spelled, "a.yaml")
    read_axis(table, "x")
    with pytest.raises(StationeryError) as raised:
        table.finish()
    assert str(raised.value) == told


def test_a_foreign_edge_is_unknown() -> None:
    table = read_table("x: {from_top: 1mm, from_left: 1mm, width: 1mm}", "a.yaml")
    read_axis(table, "x")
    with pytest.raises(StationeryError, match=r"a\.yaml:1:5: unknown key 'from_top'"):
        table.finish()
