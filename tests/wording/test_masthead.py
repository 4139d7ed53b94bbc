"""What a monogram takes from a name."""

from __future__ import annotations

import pytest

from stationery.wording.masthead import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ann Lee", "AL"),
        ("Josephine A. Lindqvist", "JAL"),
        ("J.R.R. Tolkien", "JT"),
        ("Ludwig van Beethoven", "LB"),
        ("Maria del Carmen García López", "ML"),
        ("Élodie Étienne", "ÉÉ"),
        ("Jean-Luc Picard", "JP"),
        ("bell hooks", "BH"),
        ("Prince", "P"),
        ("Łukasz Żak", "ŁŻ"),
        ("O’Brien & Sons", "OS"),
        ("3M", ""),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
