"""Memory: what one preview of a letter keeps for the next, so that a key costs little more than what it changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

_MOST, _LATEST = 1_000, 4


class Memory:
    """Values that depend on nothing but the keys they are kept under. They are shared, so nobody changes them.

    A shelf that is full is emptied. Only one trip at a time may use a Memory; what its data files say may not change.
    """

    def __init__(self) -> None:
        self._shelves: dict[str, dict[Hashable, Any]] = {}
        self._latest: dict[str, list[tuple[object, Any]]] = {}

    def recall(self, shelf: str, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under this key; what can't be made is not kept."""
        kept = self._shelves.setdefault(shelf, {})
        if key in kept:
            found: T = kept[key]
            return found
        made = make()
        if len(kept) >= _MOST:
            kept.clear()
        kept[key] = made
        return made

    def recall_latest(self, shelf: str, key: object, make: Callable[[], T], most: int = _LATEST) -> T:
        """The same for a few keys of many parts, which are quicker to compare than to hash, or have no hash."""
        kept = self._latest.setdefault(shelf, [])
        for before, found in kept:
            if before == key:
                same: T = found
                return same
        made = make()
        kept.insert(0, (key, made))
        del kept[most:]
        return made
