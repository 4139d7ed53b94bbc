"""A logo: what a writer says of it, and the drawing or picture itself, as large as it stands on a letter."""

from __future__ import annotations

import os

from stationery.model.errors import Place
from stationery.model.page import Form, Image
from stationery.model.party import Written
from stationery.model.units import ZERO, Length
from stationery.model.values import value

NO_ALT = "none"
"""In place of a description: the logo is decoration."""


@value
class LogoChoice:
    """A logo's file, its height on a letter's first sheet, and what is said of it to those who can't see it."""

    file: Written
    height: Length | None = None
    alt: Written = Written("")
    gray: bool = False

    @property
    def path(self) -> str:
        """The path from the current folder: a file's paths are relative to that file."""
        place = self.file.place
        beside = os.path.dirname(place.file) if place else ""
        return os.path.join(beside, os.path.expanduser(self.file.text))


def words_of(length: Length, unit: str) -> str:
    """A measure of a logo in `unit`, `in` to a hundredth."""
    return f"{length.inch:.2f}".rstrip("0").rstrip(".") + " in" if unit == "in" else length.words(unit)


@value
class Logo:
    """A drawing or a picture, `width` by `height` on the first sheet, and how high it must be at `least`; `alt` is
    empty where it is decoration. Messages have its measures in `unit`, the paper's. `chosen` says that its height is
    the writer's choice, which a low heading follows, too, where it can."""

    shown: Form | Image
    width: Length
    height: Length
    name: str
    place: Place | None
    alt: str = ""
    least: Length = ZERO
    unit: str = "mm"
    chosen: bool = False
