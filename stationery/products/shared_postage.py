"""Refuses one stamp or code for the envelopes of several letter files."""

from __future__ import annotations

from stationery.model.errors import SourceError
from stationery.model.letter import Letter
from stationery.products.stamps import SeenStamps, identify_page


class SharedPostage:
    """Knows the postage of the letters of one run."""

    def __init__(self) -> None:
        self._seen = SeenStamps()
        self._files: dict[str, str] = {}

    def claim(self, letter: Letter) -> None:
        """Raise SourceError if the letter's postage is that of a letter before."""
        if not letter.postage:
            return
        stamp = identify_page(letter.postage)
        if same := self._seen.find(stamp):
            message = f"the postage {letter.postage.text} is that of {self._files[same]}, too, and is valid only once"
            raise SourceError(message, letter.postage.place, "give each letter postage of its own")
        self._seen.add(stamp)
        self._files.setdefault(letter.postage.text, letter.file)
