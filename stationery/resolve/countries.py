"""A country's name into its code, and a code into the name its line shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stationery.catalog.recognition import line_of, recognition
from stationery.data.address_metadata import known
from stationery.data.store import Store
from stationery.model.errors import SourceError, UnknownName, did_you_mean
from stationery.model.late_pattern import late
from stationery.model.letter import Party, Written

if TYPE_CHECKING:
    from stationery.catalog.countries import Country

NOTHING = Written("")

_TONGUES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "el", "tr", "ru", "ja")
"""Languages in whose names of countries a country line is looked for, one after the other."""

_ABBREVIATED = ("us", "usa", "uk", "uae")
"""Countries that people write with periods, as they like."""

_EVERYWHERE = ("en", "fr")
"""In one of these a country line is read everywhere: French is the language of the Universal Postal Union."""

_MILITARY = ("APO", "FPO", "DPO")
_MILITARY_LINE = late(r"[AFD]PO,? A[AEP],? \d{5}(?:-\d{4})?", re.IGNORECASE)

_FEWEST_LINES = 3
"""An address with a country line has at least a name, a place and the country."""


def country_of(party: Party | None, store: Store) -> str:
    """The ISO code of a party's country: as given, or recognized with certainty in typed lines or in the parts; else
    empty."""
    if party is None:
        return ""
    if party.country:
        named = code_of(party.country, store)
        return "US" if named and is_military(f"{party.locality} {party.region} {party.postal_code}") else named
    if party.locality and party.postal_code:
        key = f"parts {party.locality}\n{party.region}\n{party.postal_code}"
        return store.lately(key, lambda: _by_parts(party, store))
    lines = [line.text for line in party.lines]
    if len(lines) >= _FEWEST_LINES and not any(letter.isdigit() for letter in lines[-1]):
        named = code_of(lines[-1], store)
        if named:
            return "US" if named != "US" and is_military(lines[-2]) else named
    return next((code for line in reversed(lines[1:]) if (code := _by_line(line, store))), "")


def is_military(line: str) -> bool:
    """Whether a line is the last one of a military or diplomatic address, which the post of the United States carries
    as its own wherever it is; below it, no country is written (USPS Publication 28)."""
    return line.lstrip()[:3].upper() in _MILITARY and _MILITARY_LINE.fullmatch(line.strip()) is not None


def ensure_country(party: Party, store: Store) -> None:
    """Raise SourceError where a party states a country that nobody knows."""
    if party.country and not code_of(party.country, store):
        hint = (
            _near_country(party.country, store) or "write its English name or its two-letter code, such as US, DE or GB"
        )
        fault = SourceError(f"no country is called {party.country!r}", party.where("country"), hint)
        fault.part = "country"
        raise fault


def _near_country(name: str, store: Store) -> str:
    from stationery.catalog.country_names import country_names  # 0.3 ms

    names = country_names(store, "en")
    hint = did_you_mean(name.title(), names.printed.values(), strict=True) if names else ""
    return hint if hint.startswith("did you mean") else ""


def code_of(name: str, store: Store) -> str:
    """The code of a country written as a code (`DE`) or by its name, in one of many languages; empty if it is none."""
    return store.lately(f"code {name}", lambda: _code_of(name.strip(), store))


def _code_of(name: str, store: Store) -> str:
    if len(name) == 2 and known(name):
        return name.upper()
    folded = name.casefold()
    if "." in name and (plain := folded.replace(".", "")) in _ABBREVIATED:
        folded = plain
    for code in _order(store):
        recognized = recognition(store, code)
        if recognized and folded in recognized.names:
            return code
    if not any(letter.isalpha() for letter in name):
        return ""
    from stationery.catalog.country_names import code_by_name  # 0.3 ms

    return next((code for tongue in _TONGUES if (code := code_by_name(store, name, tongue))), "")


def country_line(
    country: Country, sender: Country, language: str, store: Store, wished: Written = NOTHING
) -> tuple[str, str]:
    """The country's name, and the language it is in.

    That is the `wished` one; else the letter's, if the sender's post reads it: one of those it names, or of the
    country's own, or English or French, which posts read everywhere; else the first of these that we have names in.
    Raises UnknownName for a wished language that we have none in.
    """
    from stationery.catalog.country_names import country_names  # 0.3 ms

    if wished:
        tongue, names = line_language(wished, store)
        return _line_name(country, tongue, names), tongue
    tongue = language.partition("-")[0]
    own = tuple(each.partition("-")[0] for each in sender.languages)
    readable = sender.abroad_languages or ((*own, *_EVERYWHERE) if own else ())
    if readable and tongue not in readable:
        tongue = readable[0]
    for each in (tongue, *readable, *_EVERYWHERE):
        found = country_names(store, each)
        if found:
            return _line_name(country, each, found.printed), each
    return country.code, tongue


def line_language(wished: Written, store: Store) -> tuple[str, dict[str, str]]:
    """A language by its tag, and the names of all countries in it. Raises UnknownName where we have none in it."""
    from stationery.catalog.country_names import country_names  # 0.3 ms

    tongue = wished.text.replace("_", "-").strip().lower()
    names = country_names(store, tongue)
    if names is None:
        hint = "write a code such as en, fr, de or es"
        raise UnknownName(f"country line: no language is called {wished.text!r}", wished.place, hint)
    return tongue, names.printed


def _line_name(country: Country, tongue: str, names: dict[str, str]) -> str:
    return dict(country.line_names).get(tongue) or names.get(country.code, country.code)


def locality_line(party: Party, code: str, store: Store) -> re.Match[str] | None:
    """What a country's file finds in the last typed line that has its locality."""
    recognized = recognition(store, code) if code else None
    pattern = recognized.line if recognized and recognized.line else line_of(code) if code else None
    if pattern is None:
        return None
    for line in reversed(party.lines):
        match = pattern.fullmatch(line.text.strip())
        if match:
            return match
    return None


def is_country(line: Written, code: str, store: Store) -> bool:
    """Whether a typed line is nothing but the country's name."""
    return bool(code) and not any(letter.isdigit() for letter in line.text) and code_of(line.text, store) == code


def _by_line(line: str, store: Store) -> str:
    """The country that alone writes such a line."""
    if not any(letter.isdigit() for letter in line):
        return ""
    for code in _order(store):
        recognized = recognition(store, code)
        if recognized and recognized.alone and recognized.line and recognized.line.fullmatch(line.strip()):
            return code
    return ""


def _by_parts(party: Party, store: Store) -> str:
    """The country that alone writes such a line of town, state, and postal code, with that state's postal codes."""
    from stationery.catalog.regions import post_form, region  # 0.3 ms

    for code in _order(store):
        recognized = recognition(store, code)
        if not recognized or not recognized.alone or not recognized.line:
            continue
        state = region(code, party.region) if party.region else None
        if party.region and (state is None or not state.owns(party.postal_code)):
            continue
        line = f"{party.locality}, {post_form(code, party.region)}".rstrip(", ") + f" {party.postal_code.strip()}"
        if recognized.line.fullmatch(line):
            return code
    return ""


def _order(store: Store) -> tuple[str, ...]:
    """The countries with a file; the United States first, so that the most usual letter opens one file only."""
    return store.once("countries in order", lambda: _list_codes(store))


def _list_codes(store: Store) -> tuple[str, ...]:
    codes = tuple(id.upper() for id in store.names("countries"))
    return ("US", *(code for code in codes if code != "US")) if "US" in codes else codes
