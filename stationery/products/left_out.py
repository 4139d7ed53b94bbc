"""Recipients who had got theirs before a run, by the day and by what they had got: how many, and the first names."""

from __future__ import annotations

from datetime import date

from stationery.model.values import replace, value
from stationery.products.made_before import Past
from stationery.products.recipients import Recipient

_NAMED = 3
"""Of so many at most that are left out, the names are told."""

_Key = tuple[date | None, tuple[str, ...], tuple[str, ...]]


@value
class LeftOut:
    """Recipients who had got theirs on a day: how many, the names of the first, and of how many it was `mailed`. If
    `things` are named, they had got these, and get `missing` ones now."""

    day: date | None
    count: int
    names: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    mailed: int = 0

    def add(self, name: str, *, mailed: bool) -> LeftOut:
        """With one more recipient."""
        names = (*self.names, name) if self.count < _NAMED else self.names
        return replace(self, count=self.count + 1, names=names, mailed=self.mailed + mailed)


class LeftOuts:
    """Gathers them. Who gets nothing now is only counted; of the others, for whom something may yet prove wrong, each
    is kept."""

    def __init__(self) -> None:
        self._whole: dict[_Key, LeftOut] = {}
        self._partly: dict[tuple[int, ...], tuple[_Key, str, bool]] = {}

    def add(self, recipient: Recipient, found: dict[str, Past], missing: tuple[str, ...]) -> None:
        """Take up a recipient of whom these things are `found`, and those are `missing`."""
        day = max((past.made for past in found.values() if past.made), default=None)
        key = day, tuple(found) if missing else (), missing
        name = recipient.name or f"row {recipient.rows[0]}"
        mailed = any(past.posted for past in found.values())
        told = self._whole.setdefault(key, LeftOut(day, 0, (), *key[1:]))
        if missing:
            self._partly[recipient.rows] = key, name, mailed
        else:
            self._whole[key] = told.add(name, mailed=mailed)

    def forget(self, rows: frozenset[int]) -> None:
        """Tell nothing of recipients with these rows, for whom nothing could be made."""
        self._partly = {each: told for each, told in self._partly.items() if rows.isdisjoint(each)}

    def list(self) -> tuple[LeftOut, ...]:
        """All of them, in the order in which the first of each kind came up."""
        found = dict(self._whole)
        for key, name, mailed in self._partly.values():
            found[key] = found[key].add(name, mailed=mailed)
        return tuple(each for each in found.values() if each.count)
