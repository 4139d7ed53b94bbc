"""Rows that are perhaps one household are told and stay apart; how the rows of a message are listed."""

from __future__ import annotations

import pytest

from stationery import Studio
from stationery.products.row_lists import find_runs, list_runs

HEADINGS = ("given", "family", "street", "city", "state", "zip")
ROWS = (
    ("Ann", "Lee", "18 Elm St #2", "97301"), ("Bob", "Lee", "18 Elm St", "97301"), ("Sue", "Roe", "12 Oak", "97301"),
    ("Kim", "Roe", "12 Oka Ave", "97301"), ("Pat", "Fox", "7 Pine Rd", "97301"), ("Max", "Fox", "7 Pine Rd", "97302"),
    ("Eva", "Ray", "7 Pine Rd Apt 1", "97302"), ("Leo", "Ray", "7 Pine Rd Apt 2", "97302"),
    ("Jim", "Ash", "3 Birch Ln", "97301"), ("Meg", "Ash", "3 Cedar Ln", "97301"),
    *[("Zoe", "Zoe", "1 A St", "97301")] * 5,
)  # fmt: skip
PEOPLE = [
    dict(zip(HEADINGS, (given, family, street, "Salem", "OR", code), strict=True))
    for given, family, street, code in ROWS
]


def test_near_households_are_told_and_not_joined() -> None:
    made = Studio(data=[]).labels(PEOPLE, sheet="avery-5160", household=True)
    assert [each.message.partition(":")[0] for each in made.remarks if "perhaps one household" in each.message] == [
        "rows 2 and 3 are perhaps one household", "rows 4 and 5 are perhaps one household",
        "rows 6 and 7 are perhaps one household",
    ]  # fmt: skip
    assert made.finish[-1].endswith("--start 12.")


def test_near_households_among_typed_lines_are_told() -> None:
    typed = [
        {"name": f"{given} {family}", "address": f"{street}, Salem, OR {code}"} for given, family, street, code in ROWS
    ]
    made = Studio(data=[]).labels(typed, sheet="avery-5160", household=True)
    assert [each.message for each in made.remarks if "perhaps one household" in each.message] == [
        "rows 2 and 3 are perhaps one household: their addresses differ (18 Elm St #2, Salem, OR 97301; 18 Elm St,"
        " Salem, OR 97301)",
        "rows 4 and 5 are perhaps one household: their addresses differ (12 Oak, Salem, OR 97301; 12 Oka Ave, Salem, OR"
        " 97301)",
        "rows 6 and 7 are perhaps one household: their addresses differ (7 Pine Rd, Salem, OR 97301; 7 Pine Rd, Salem,"
        " OR 97302)",
    ]


@pytest.mark.parametrize("typed", [False, True])
def test_a_couple_at_a_street_without_a_number_is_told(typed: bool) -> None:
    people = [
        {"name": f"{given} {family}", "address": f"{street}\n{town}, OR 97302"}
        if typed
        else {"given": given, "family": family, "street": street, "city": town, "state": "OR", "zip": "97302"}
        for given, family, street, town in (
            ("Cy", "Dunn", "Hilltop Farm", "Salem"), ("Al", "Orr", "Hilltop Farm", "Salem"),
            ("Di", "Dunn", "Hilltop Farm", "Salem"), ("Bo", "Dunn", "Hilltop Farm", "Albany"),
        )
    ]  # fmt: skip
    made = Studio(data=[]).labels(people, sheet="avery-5160", household=True)
    told = "rows 2 and 4 are perhaps one household, and aren't joined: the street has no number"
    assert [each.message for each in made.remarks] == [told]
    assert not Studio(data=[]).labels(people, sheet="avery-5160").remarks


def test_identical_rows_are_told_once() -> None:
    made = Studio(data=[]).labels(PEOPLE, sheet="avery-5160")
    (told,) = (each for each in made.remarks if "perhaps the same person" in each.message)
    assert told.message.startswith("rows 12–16 have the same name and address (Zoe Zoe)")
    assert told.hint.startswith("if so, delete all but one of them")


@pytest.mark.parametrize(
    ("rows", "count", "most", "text"),
    [
        ((4,), 1, 5, "4"),
        ((4, 9), 2, 5, "4 and 9"),
        ((4, 5, 6), 3, 5, "4, 5, and 6"),
        ((4, 5, 6, 7, 8, 9), 6, 5, "4–9"),
        ((2, 4, 5, 6, 7, 9), 6, 5, "2, 4–7, and 9"),
        ((2, 4, 6, 8, 10, 12), 30, 5, "2, 4, 6, 8, 10, and 25 more"),
    ],
)
def test_how_rows_are_listed(rows: tuple[int, ...], count: int, most: int, text: str) -> None:
    assert list_runs(find_runs(rows), count, most) == text
