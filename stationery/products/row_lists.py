"""Numbers of rows as a sentence lists them: `4, 7, and 9`, and where many follow each other `4–9`."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST = 4
"""Rows one after the other that are written as a range."""


def list_runs(runs: Sequence[tuple[int, int]], count: int, most: int = 1 << 20) -> str:
    """The first and the last rows of runs, in order; `count` are all rows, of which `most` places are shown."""
    items: list[tuple[str, int]] = []
    for first, last in runs:
        if last - first + 1 >= _LEAST:
            items.append((f"{first}–{last}", last - first + 1))
        else:
            items += ((str(number), 1) for number in range(first, last + 1))
    items = items[:most]
    more = count - sum(rows for _, rows in items)
    *others, last_item = [text for text, _ in items] + [f"{more} more"] * (more > 0)
    return f"{', '.join(others)}{',' * (len(others) > 1)} and {last_item}" if others else last_item


def find_runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in their order as runs of those that follow each other."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
