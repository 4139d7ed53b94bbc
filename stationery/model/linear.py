"""Solves linear equations by elimination with pivots: a few unknowns, so that no library is needed."""

from __future__ import annotations

from collections.abc import Sequence


def solve_linear(rows: Sequence[Sequence[float]]) -> list[float]:
    """The unknowns of as many equations; each row has their factors, and at its end what they add up to.

    Raises ZeroDivisionError where they don't determine all unknowns.
    """
    matrix, count = [list(row) for row in rows], len(rows)
    for i in range(count):
        pivot = max(range(i, count), key=lambda row: abs(matrix[row][i]))
        matrix[i], matrix[pivot] = matrix[pivot], matrix[i]
        for row in range(i + 1, count):
            factor = matrix[row][i] / matrix[i][i]
            if factor:
                matrix[row] = [each - factor * above for each, above in zip(matrix[row], matrix[i], strict=True)]
    found = [0.0] * count
    for i in reversed(range(count)):
        found[i] = (matrix[i][count] - sum(matrix[i][j] * found[j] for j in range(i + 1, count))) / matrix[i][i]
    return found
