"""Diagnostics: collects remarks about a result along its trip, in the order they are shown."""

from __future__ import annotations

from stationery.model.errors import Place, Remark


class Diagnostics:
    """Passed from verb to verb; each one adds its remarks."""

    def __init__(self) -> None:
        self._remarks: list[Remark] = []

    def remark(self, message: str, place: Place | None = None, hint: str = "") -> None:
        self._remarks.append(Remark(message, place, hint))

    def add(self, *remarks: Remark) -> None:
        self._remarks += remarks

    @property
    def remarks(self) -> tuple[Remark, ...]:
        return tuple(self._remarks)
