"""Diagnostics: what the user should know of a result, gathered along its trip in the order in which it is told."""

from __future__ import annotations

from stationery.model.errors import Place, Remark


class Diagnostics:
    """Handed along from room to room; whoever sees something to be told puts it in."""

    def __init__(self) -> None:
        self._remarks: list[Remark] = []

    def remark(self, message: str, place: Place | None = None, hint: str = "") -> None:
        self._remarks.append(Remark(message, place, hint))

    def add(self, *remarks: Remark) -> None:
        self._remarks += remarks

    @property
    def remarks(self) -> tuple[Remark, ...]:
        return tuple(self._remarks)
