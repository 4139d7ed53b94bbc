"""CountryNames: what countries are called in a language, for the country line and for recognizing a typed one."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.values import value

_KIND = "engine/countries"
_KEYS = ("name", "cite", "names", "also")


@value
class CountryNames:
    """`printed` is by code; `codes` is by every name that people write, folded."""

    printed: dict[str, str]
    codes: dict[str, str]


def country_names(store: Store, tongue: str) -> CountryNames | None:
    """The names in a language by its tag: `pt-pt` has its own, `de-at` those of `de`; None for one without a file."""
    files = store.files(_KIND)
    while tongue and tongue not in files:
        tongue = tongue.rpartition("-")[0]
    return store.kept(_KIND, tongue, _names) if tongue else None


def code_by_name(store: Store, name: str, tongue: str) -> str:
    """The code of the country that is called so in a language; empty if none is. A file without it is not parsed."""
    folded = _fold(name)
    if tongue not in store.files(_KIND) or folded not in _folded_source(store, tongue):
        return ""
    found = country_names(store, tongue)
    return found.codes.get(folded, "") if found else ""


def _names(table: Table) -> CountryNames:
    table.only(_KEYS)
    table.needed("name")
    table.needed("cite")
    names, others = table.needed_table("names"), table.table("also")
    printed = {code: names.text(code) for code in names}
    codes = {_fold(other): code for code in others for other in others.texts(code)} if others else {}
    return CountryNames(printed, {**codes, **{_fold(name): code for code, name in printed.items()}})


def _folded_source(store: Store, tongue: str) -> str:
    return store.once(f"folded {_KIND} {tongue}", lambda: _fold(store.source(_KIND, tongue)))


def _fold(name: str) -> str:
    """Capitals and the kind of apostrophe tell no countries apart."""
    return name.casefold().replace("’", "'")
