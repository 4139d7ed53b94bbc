"""The foot of a sheet: a business's particulars in columns of labeled lines."""

from __future__ import annotations

from typing import Literal

from stationery.model.errors import Place
from stationery.model.party import Written
from stationery.model.values import value

FootSheets = Literal["first", "all"]
"""The sheets that have it."""

MOST_COLUMNS = 4


@value
class FootLine:
    """`IBAN` and its number; a line without a label is its text."""

    text: Written
    label: str = ""


@value
class Foot:
    columns: tuple[tuple[FootLine, ...], ...]
    sheets: FootSheets = "first"
    place: Place | None = None
