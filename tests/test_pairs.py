"""The generator of pairs: none is missing, none but valid rows, few of them, always the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, product
from typing import Any

import pytest

from tests.pairs import pairs

Rule = Callable[..., bool]
LISTS: list[tuple[list[Sequence[Any]], Rule]] = [
    ([range(3), range(3), range(3)], lambda *row: True),
    ([range(20), range(12), range(5), range(3)], lambda *row: True),
    ([range(2)] * 10, lambda *row: True),
    ([range(7), "abc", [True, False], [None, 1]], lambda a, b, c, d: not (a == 3 and b == "b") and (c or d is None)),
    ([range(9), range(9), range(4)], lambda a, b, c: a <= b and a + b + c != 7),
    ([range(6), range(4)], lambda *row: True),
    ([range(4), (), range(4)], lambda *row: True),
]
AS = pytest.mark.parametrize(("lists", "valid"), LISTS, ids=range(len(LISTS)))


def meetings(rows: Sequence[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    return {(one, row[one], other, row[other]) for row in rows for one, other in combinations(range(len(row)), 2)} | {
        (index, value) for row in rows for index, value in enumerate(row)
    }


@AS
def test_every_pair_that_can_meet_does(lists: list[Sequence[Any]], valid: Rule) -> None:
    whole = [row for row in product(*lists) if valid(*row)]
    assert meetings(pairs(*lists, valid=valid)) == meetings(whole)


@AS
def test_rows_are_valid_stand_once_and_in_the_order_of_the_product(lists: list[Sequence[Any]], valid: Rule) -> None:
    found = pairs(*lists, valid=valid)
    assert found == [row for row in product(*lists) if row in set(found) and valid(*row)]
    assert len(set(found)) == len(found)
    assert found == pairs(*lists, valid=valid)


@pytest.mark.parametrize(
    ("lists", "most"), [([range(20), range(12), range(5), range(3)], 250), ([range(2)] * 10, 12), ([range(6)] * 4, 60)]
)
def test_there_are_not_many_more_rows_than_the_two_longest_lists_have_pairs(
    lists: list[Sequence[Any]], most: int
) -> None:
    assert len(pairs(*lists)) <= most


def test_equal_values_are_told_apart_and_unhashable_ones_taken() -> None:
    assert pairs([[1], [1]], [{}, {}]) == [([1], {})] * 4


def test_what_is_always_wanted_is_there_and_counts() -> None:
    lists = [range(4), range(4), range(4)]
    found = pairs(*lists, valid=lambda a, b, c: a != 2, always=lambda a, b, c: c == 0)
    assert {(a, b, 0) for a in (0, 1, 3) for b in range(4)} <= set(found)
    assert not any(row[0] == 2 for row in found)
    assert len(found) < len(pairs(*lists)) + 12
