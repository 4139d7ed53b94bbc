"""What the tests of wording share: the store, its languages, and parties as they are typed."""

from stationery.catalog.languages import Language, language
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import Place
from stationery.model.letter import Party, Written

STORE = Store((folder("layouts"),))
EN: Language = language(STORE, "en-US")
GB: Language = language(STORE, "en-GB")
DE: Language = language(STORE, "de")


def typed(text: str, **more: str) -> Party:
    """A party typed as `Ms. Jane Schmoe; Acme Corporation`, its first line being line 3 of ann.md."""
    lines = tuple(Written(line, Place("ann.md", 3 + number)) for number, line in enumerate(text.split("; ")))
    return Party(place=Place("ann.md", 2), lines=lines, **more)  # type: ignore[arg-type]
