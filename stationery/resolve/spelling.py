"""Names of the catalog as people write them: in any case, with spaces for hyphens (`Full Block`, `US #10`)."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.model.letter import Choices, Written
from stationery.model.values import replace

_FOLDERS = {
    "style": "letters", "letterhead": "letterheads", "envelope": "envelopes", "card": "cards", "front": "fronts",
    "border": "borders",
}  # fmt: skip


def spell_names(choices: Choices, store: Store, typefaces: tuple[str, ...]) -> Choices:
    """The choices, each name that is an id but for its spelling replaced by the id; others stay, to be told.

    A name that is an id as it stands is never replaced: a user's own file may be called `Full_Block`.
    """
    changes = {}
    for key in (*_FOLDERS, "font"):
        written: Written = getattr(choices, key)
        plain = "-".join(written.text.casefold().replace("#", " ").replace("_", " ").split())
        known = store.names(_FOLDERS[key]) if key in _FOLDERS else (*store.names("pairings"), *typefaces)
        if plain in known and written.text not in known:
            changes[key] = Written(plain, written.place)
    return replace(choices, **changes) if changes else choices
