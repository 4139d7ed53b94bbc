"""CountryNames: what countries are called in a language, for the country line and for recognizing a typed one."""

from __future__ import annotations

from stationery.data.schema import BASED, NAME, OWN_CITE, TEXT, TEXTS, Entries, Key, Kind, Map, Shape
from stationery.data.store import Store
from stationery.model.values import value


@value
class CountryNames:
    """`printed` is by code; `codes` is by every name that people write, folded."""

    printed: dict[str, str]
    codes: dict[str, str]


def _read_names(row: Entries) -> CountryNames:
    printed, others = row["names"], row["also"]
    codes = {_fold(other): code for code, names in others.items() for other in names}
    return CountryNames(printed, {**codes, **{_fold(name): code for code, name in printed.items()}})


COUNTRY_NAMES: Kind[CountryNames] = Kind(
    "engine/countries",
    "language of the names of countries",
    "The names of countries in one language, for the country line.",
    Shape(
        {
            "name": NAME,
            "cite": OWN_CITE,
            "based_on": BASED,
            "names": Key(Map(TEXT), "By code (ISO 3166), the name to print.", needed=True),
            "also": Key(Map(TEXTS), "By code, other names that people write."),
        },
        _read_names,
    ),
)


def country_names(store: Store, tongue: str) -> CountryNames | None:
    """The names in a language by its tag: `pt-pt` has its own, `de-at` those of `de`; None for one without a file."""
    files = store.files(COUNTRY_NAMES.folder)
    while tongue and tongue not in files:
        tongue = tongue.rpartition("-")[0]
    return store.kept(COUNTRY_NAMES, tongue, COUNTRY_NAMES.shape.read) if tongue else None


def code_by_name(store: Store, name: str, tongue: str) -> str:
    """The code of the country that is called so in a language; empty if none is. A file without it is not parsed."""
    folded = _fold(name)
    # The one look at a file's text: 0.2 ms, where parsing takes 9 ms a language, and most last lines name no country.
    if tongue not in store.files(COUNTRY_NAMES.folder) or folded not in _fold_source(store, tongue):
        return ""
    names = country_names(store, tongue)
    return names.codes.get(folded, "") if names else ""


def _fold_source(store: Store, tongue: str) -> str:
    return store.once(f"folded {tongue}", lambda: _fold(store.source(COUNTRY_NAMES, tongue)))


def _fold(name: str) -> str:
    """Capitals and the kind of apostrophe tell no countries apart."""
    return name.casefold().replace("’", "'")
