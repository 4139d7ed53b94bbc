"""Vocabulary: the words of the page itself, as words.yaml has them, by the area of the page that says them."""

from __future__ import annotations

import os
from functools import cache

from stationery.data.tables import Scalar, Table
from stationery.data.yaml import load_table

FILE = os.path.join(os.path.dirname(__file__), "words.yaml")


@cache
def vocabulary() -> dict[str, dict[str, str]]:
    """Area to key to words. A slot `{name}` in them is filled by the page."""
    found: dict[str, dict[str, str]] = {}
    for area, rows in load_table(FILE).nodes.items():
        assert isinstance(rows, Table), f"{area} is no area of the page"
        found[area] = {key: row.text.strip() for key, row in rows.nodes.items() if isinstance(row, Scalar)}
    return found
