"""Chosen: a choice of a Job, and who made it."""

from __future__ import annotations

from typing import Literal

from stationery.model.errors import Place
from stationery.model.values import value

Source = Literal[
    "option",
    "environment",
    "file",
    "profile",
    "style",
    "card",
    "letterhead",
    "pairing",
    "paper",
    "country",
    "language",
    "typeface",
    "house",
]
"""Where the choice was written: an option, a variable, the letter or the profile. Otherwise what it follows from:
another choice, the sender's country, the language; or the house default (layouts/defaults.yaml)."""

_ASKED = ("option", "environment", "file", "profile")
_VARIABLE = "STATIONERY_"


@value
class Chosen:
    """`text` is the choice in words. `place` is where it was written, be it in the user's own defaults; `cause` names
    what it follows from, where it was not written: the style's id, the country's code."""

    name: str
    text: str
    source: Source
    place: Place | None = None
    cause: str = ""

    @property
    def who(self) -> str:
        """`--style`, `ann.md:4`, `profile.yaml:9 (your profile)`, `the style full-block`, `house default`."""
        if self.place and self.source in _ASKED:
            return f"{self.place} (your profile)" if self.source == "profile" else str(self.place)
        if self.place:
            return f"{self.place} (your defaults)"
        if self.source == "house":
            return f"house default for {self.cause}" if self.cause else "house default"
        if self.source == "country":
            return f"the sender's country, {self.cause}"
        return f"the {self.source} {self.cause}" if self.cause else f"the {self.source}"


def source_at(place: Place, file: str) -> Source:
    """Who wrote at a place: an option and a variable have no lines; what is not the letter's `file` is a profile's."""
    if place.file.startswith("--"):
        return "option"
    if place.file.startswith(_VARIABLE) and not place.line:
        return "environment"
    return "file" if place.file == file else "profile"
