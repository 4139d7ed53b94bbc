"""What the tests of wording share: the shelf, its languages, and parties as they are typed."""

from stationery.catalog.languages import Language, language
from stationery.catalog.shelf import Shelf
from stationery.errors import Place
from stationery.letter import Party, Written
from stationery.resources import folder

SHELF = Shelf((folder("layouts"),))
EN: Language = language(SHELF, "en-US")
GB: Language = language(SHELF, "en-GB")
DE: Language = language(SHELF, "de")


def typed(text: str, **more: str) -> Party:
    """A party typed as `Ms. Jane Schmoe; Acme Corporation`, its first line being line 3 of ann.md."""
    lines = tuple(Written(line, Place("ann.md", 3 + number)) for number, line in enumerate(text.split("; ")))
    return Party(place=Place("ann.md", 2), lines=lines, **more)  # type: ignore[arg-type]
