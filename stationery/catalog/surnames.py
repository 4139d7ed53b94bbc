"""Which of a person's names is the surname: lists of surnames that come first, and where the father's stands."""

from __future__ import annotations

from stationery.catalog.languages import LANGUAGES, Language, regions_of
from stationery.data.schema import BASED, OWN_CITE, TEXT, WORDS, Entries, Key, Kind, Shape, read_words
from stationery.data.store import Store
from stationery.model.values import value


def first_surnames(language: Language, store: Store | None) -> frozenset[str]:
    """The surnames that come first: the language's, else those that the English file lists for all of them."""
    if language.surnames_first or store is None:
        return language.surnames_first

    def read() -> frozenset[str]:
        words = read_words(store.glance(LANGUAGES, _LISTS_SURNAMES, "surnames_first"), "surnames_first", ())
        return frozenset(name.casefold() for name in words)

    return store.once("surnames that come first", read)


_LISTS_SURNAMES = "en"


@value
class GivenNames:
    """Given names, in small letters, and what else begins with one: `firms`, and the last words (`endings`) of places,
    firms, and roles (Rose Cottage), in small letters too. In letters in one of `languages`, a word behind a title that
    is in `names` is read as a given name."""

    languages: frozenset[str]
    names: frozenset[str]
    firms: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()


def _read_given_names(row: Entries) -> GivenNames:
    names, firms, endings = (frozenset(name.casefold() for name in row[key]) for key in ("names", "firms", "endings"))
    return GivenNames(frozenset(row["languages"]), names, firms, endings)


GIVEN_NAMES: Kind[GivenNames] = Kind(
    "engine/given-names.yaml",
    "given names",
    "Given names by which one word behind a title is read so; any other is a surname. People beside a recipient are"
    " known by them, too.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "cite": OWN_CITE,
            "based_on": BASED,
            "languages": Key(WORDS, "The languages of letters in which names are read so.", needed=True),
            "names": Key(WORDS, "Given names that are no usual surnames.", needed=True),
            "firms": Key(WORDS, "Firms that are called as a person is, such as Edward Jones."),
            "endings": Key(WORDS, "Last words of places, firms, and roles, by which they are no name, as Cottage."),
        },
        _read_given_names,
    ),
)


def is_given_name(word: str, language: Language, store: Store) -> bool:
    """Whether one word behind a title, which may be either, is rather a given name; without a list for the language,
    all are."""
    known = store.only(GIVEN_NAMES)
    return language.tag.partition("-")[0] not in known.languages or word.casefold() in known.names


def is_listed_name(words: list[str], store: Store | None) -> bool:
    """Whether words are a given name that is listed, alone or before a surname, and no place or firm that is called so.
    Without a store, nothing is listed."""
    if store is None or not words or words[0].casefold() not in store.only(GIVEN_NAMES).names:
        return False
    return not is_place_or_firm(" ".join(words), store)


def is_place_or_firm(text: str, store: Store) -> bool:
    """Whether words that might be a name are a place, a firm, or a role: Rose Cottage, Edward Jones, Owner."""
    known = store.only(GIVEN_NAMES)
    return text.rpartition(" ")[2].casefold() in known.endings or text.casefold() in known.firms


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
