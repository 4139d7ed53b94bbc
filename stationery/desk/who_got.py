"""Who got theirs: the ledger that Many keeps, `made.csv` in the folder of the letters, as `stationery merge` does."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

from stationery.data.files import Ways
from stationery.model.values import replace
from stationery.products.merge_ledger import BESIDE, Got, Keeping, LeftOut, MergeLedger
from stationery.products.merge_pieces import Medium
from stationery.products.recipients import Recipient


class WhoGot(MergeLedger):
    """A ledger without files' names: what is made here is handed over, and nobody knows where it is kept."""

    def add(self, recipient: Recipient, got: Got, day: date) -> None:
        super().add(recipient, replace(got, paths=()), day)

    def hold(self, recipient: Recipient, got: Got, day: date) -> None:
        super().hold(recipient, replace(got, paths=()), day)


def keep_in(folder: str, words: str, letter: str, media: tuple[Medium, ...], *, again: bool) -> Keeping:
    """The ledger of a folder, for letters of these words."""
    return Keeping(os.path.join(folder, BESIDE), words, letter, media, again, ways=Ways("", "--force"))


def describe_before(left_out: tuple[LeftOut, ...]) -> list[dict[str, Any]]:
    """Those who had got theirs: how many, on which day, and whose names are told."""
    return [
        {
            "count": each.count,
            "day": _say_day(each.day),
            "names": list(each.names),
            "things": ", ".join(each.things),
            "missing": ", ".join(each.missing),
        }
        for each in left_out
    ]


def _say_day(day: date | None) -> str:
    return f"{day:%B} {day.day}, {day.year}" if day else ""
