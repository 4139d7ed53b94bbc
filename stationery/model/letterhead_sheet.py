"""The writer's own paper: a PDF drawn beneath a letter, or a preprinted sheet."""

from __future__ import annotations

import os

from stationery.model.errors import Place
from stationery.model.units import Length
from stationery.model.values import value

PREPRINTED = "preprinted"
PLAIN = "plain"
EDGES = ("top", "bottom", "left", "right")


@value
class Reserve:
    """How much of a sheet to leave free for what is already printed on it, from each edge; None if not stated."""

    top: Length | None = None
    bottom: Length | None = None
    left: Length | None = None
    right: Length | None = None


@value
class LetterheadSheet:
    """`file` is the PDF as it was written at `place`; without one the paper is preprinted.

    `continuation` says what the sheets after the first are: `plain`, `preprinted`, or as usual (empty): the PDF's
    second page where it has one, else plain paper. The reserves are those that are stated.
    """

    place: Place | None
    file: str = ""
    reserve: Reserve | None = None
    continuation: str = ""
    continuation_reserve: Reserve | None = None

    @property
    def path(self) -> str:
        """The path from the current folder: a file's paths are relative to that file, an option's to this folder."""
        beside = os.path.dirname(self.place.file) if self.place else ""
        return os.path.join(beside, os.path.expanduser(self.file))

    @property
    def called(self) -> str:
        return self.file or "preprinted paper"


def is_own(text: str) -> bool:
    """Whether this text, in place of a letterhead's name, means the writer's own paper."""
    return text == PREPRINTED or text.lower().endswith(".pdf")


def own_paper(text: str, place: Place | None) -> LetterheadSheet:
    """The sheet that `paper.pdf` or `preprinted` alone means."""
    return LetterheadSheet(place, "" if text == PREPRINTED else text)
