"""Who got theirs: the ledger that Many keeps, `made.csv` in the folder of the letters, as `stationery merge` does.

Here a letter is only somebody's once its file was saved or printed.
"""

from __future__ import annotations

import os
from datetime import date
from typing import Any

from stationery.agenda.ledger_rows import ENVELOPE
from stationery.data.files import Ways
from stationery.products.left_out import LeftOut
from stationery.products.merge_ledger import BESIDE, THINGS, Got, Keeping, MergeLedger
from stationery.products.merge_pieces import Medium
from stationery.products.recipients import Recipient


class WhoGot(MergeLedger):
    """A ledger without files' names: what is made here is handed over, and nobody knows where it is kept. What was made
    is kept by its kind until `record` says that it was handed over."""

    def __init__(self, *about: Any) -> None:
        super().__init__(*about)
        self._handed: dict[str, list[tuple[Recipient, Got, date]]] = {}

    def add(self, recipient: Recipient, got: Got, day: date) -> None:
        for number, kind in enumerate(got.kinds):
            postage = got.postage if kind == ENVELOPE else None
            one = Got((kind,), (), postage, got.is_plain and not number, got.awaited)
            self._handed.setdefault(kind, []).append((recipient, one, day))

    hold = add

    def write_held(self) -> None:
        """Nothing yet."""

    def record(self, medium: Medium) -> None:
        """Write down who got what is in a file that was saved or printed; once. Raises CannotWrite."""
        for each in self._handed.pop(THINGS[medium], ()):
            super().hold(*each)
        super().write_held()


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
