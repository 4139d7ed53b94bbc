"""Which of a person's names is the surname: lists of surnames that come first, and where the father's stands."""

from __future__ import annotations

from stationery.catalog.languages import LANGUAGES, Language, regions_of
from stationery.data.schema import read_words
from stationery.data.store import Store


def first_surnames(language: Language, store: Store | None) -> frozenset[str]:
    """The surnames that come first: the language's, else those that the English file lists for all of them."""
    if language.surnames_first or store is None:
        return language.surnames_first

    def read() -> frozenset[str]:
        words = read_words(store.glance(LANGUAGES, _LISTS_SURNAMES, "surnames_first"), "surnames_first", ())
        return frozenset(name.casefold() for name in words)

    return store.once("surnames that come first", read)


_LISTS_SURNAMES = "en"


def paternal_surname(store: Store, language: Language, country: str) -> str:
    """Which of two surnames is the father's, for a person in that country: `first`, `last`, or nothing.

    The letter's own language says so where it is spoken there; else the language of the country.
    """
    if language.paternal or not country or country in language.regions:
        return language.paternal

    def find() -> str:
        for id in store.names("languages"):
            if country in regions_of(store, id):
                table = store.glance(LANGUAGES, id, "paternal_surname")
                return table.text("paternal_surname") or store.table(LANGUAGES, id).text("paternal_surname")
        return ""

    return store.once(f"paternal surname {country}", find)
