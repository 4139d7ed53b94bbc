"""Which of a person's names is the surname: lists of surnames that come first, and where the father's stands."""

from __future__ import annotations

from stationery.catalog.languages import LANGUAGES, Language, regions_of
from stationery.data.schema import BASED, OWN_CITE, TEXT, WORDS, Entries, Key, Kind, Shape, read_words
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


def _read_given_names(row: Entries) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(row["languages"]), frozenset(name.casefold() for name in row["names"])


GIVEN_NAMES: Kind[tuple[frozenset[str], frozenset[str]]] = Kind(
    "engine/given-names.yaml",
    "given names",
    "Given names by which one word behind a title is read so; any other is a surname.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "cite": OWN_CITE,
            "based_on": BASED,
            "languages": Key(WORDS, "The languages of letters in which names are read so.", needed=True),
            "names": Key(WORDS, "Given names that are no usual surnames.", needed=True),
        },
        _read_given_names,
    ),
)


def is_given_name(word: str, language: Language, store: Store) -> bool:
    """Whether one word behind a title, which may be either, is rather a given name; without a list for the language,
    all are."""
    languages, names = store.only(GIVEN_NAMES)
    return language.tag.partition("-")[0] not in languages or word.casefold() in names


def is_usual_given_name(word: str, store: Store) -> bool:
    """Whether a word is in the list of given names, whatever the language."""
    return word.casefold() in store.only(GIVEN_NAMES)[1]


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
