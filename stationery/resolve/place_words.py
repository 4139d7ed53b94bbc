"""What the parts of an address are called where it goes: a ZIP code and a state in the US, a county in Ireland."""

from __future__ import annotations

from stationery.catalog.country_names import country_names
from stationery.data.address_metadata import fact, known
from stationery.data.store import Store

_TYPES = {
    "region": "state_name_type",
    "locality": "locality_name_type",
    "dependent_locality": "sublocality_name_type",
    "postal_code": "zip_name_type",
}
_USUAL = {
    "region": "province",
    "locality": "city",
    "dependent_locality": "suburb",
    "postal_code": "postal code",
    "sorting_code": "sorting code",
}
"""What the address metadata means where it names none."""

_WORDS = {
    "zip": "ZIP code",
    "postal": "postal code",
    "eircode": "Eircode",
    "pin": "PIN code",
    "do_si": "province",
    "oblast": "region",
    "area": "region",
}


_OWN = {("GB", "region"): "county", ("JP", "region"): "prefecture"}
"""What the address metadata doesn't say."""

_WITH_ARTICLE = ("United", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives", "Comoros", "Seychelles")


def country_in_words(code: str, store: Store) -> str:
    """A country's name as it follows `in`: Germany, the United Kingdom; its code where it has no name."""
    names = country_names(store, "en")
    name = names.printed.get(code, code) if names else code
    the = name.startswith(_WITH_ARTICLE) or name.endswith((" Republic", " Islands"))
    return f"the {name}" if the else name


def place_word(code: str, part: str) -> str:
    """How people in the country call a part, with the address metadata's words; `code` may be empty."""
    if own := _OWN.get((code, part)):
        return own
    stated = fact(code, _TYPES[part]) if part in _TYPES and known(code) else ""
    usual = _USUAL.get(part) or part.replace("_", " ")
    return _WORDS.get(stated) or stated.replace("_", " ") or usual
