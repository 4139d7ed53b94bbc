"""Some rows of a product, in which each value still meets each other value: what a fault of two values together needs.

A full product of three lists or more mostly repeats itself: a fault lies in one value, or in two that meet. One that
takes three together is found only by a row that is asked for: that is what `always` is for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product
from typing import Any


def pairs(
    one: Sequence[Any],
    other: Sequence[Any],
    *more: Sequence[Any],
    valid: Callable[..., bool] = lambda *row: True,
    always: Callable[..., bool] = lambda *row: False,
) -> list[tuple[Any, ...]]:
    """Rows of one value of each list, in the order of the full product, the same at each call.

    Two values of two lists stand together in at least one row, if they do in any that is valid. Whatever is `always`
    is among the rows, if it is valid. There are not many more rows than the two longest lists have pairs.
    """
    lists = (one, other, *more)
    rows = [indices for indices in product(*map(range, map(len, lists))) if valid(*_values(lists, indices))]
    having: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for row in rows:
        for pair in _pairs_of(row):
            having.setdefault(pair, []).append(row)
    chosen = {row for row in rows if always(*_values(lists, row))}
    missing = dict.fromkeys(having)  # a set that keeps its order
    for row in chosen:
        _strike(missing, row)
    # Those with the fewest rows to choose from come first, and each takes the row that brings most of the others.
    for pair in sorted(having, key=lambda pair: len(having[pair])):
        if pair in missing:
            best = max(having[pair], key=lambda row: sum(each in missing for each in _pairs_of(row)))
            chosen.add(best)
            _strike(missing, best)
    return [_values(lists, row) for row in rows if row in chosen]


def label(value: Any) -> str:
    """A value in the name of a case; one of several words has them joined."""
    return "-".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _values(lists: Sequence[Sequence[Any]], row: Sequence[int]) -> tuple[Any, ...]:
    return tuple(values[index] for values, index in zip(lists, row, strict=True))


def _pairs_of(row: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Two lists and the value of each, all by number."""
    return ((one, row[one], other, row[other]) for one, other in combinations(range(len(row)), 2))


def _strike(missing: dict[tuple[int, ...], None], row: Sequence[int]) -> None:
    for pair in _pairs_of(row):
        missing.pop(pair, None)
