"""What the parts of an address are called where it goes: a ZIP code and a state in the US, a county in Ireland."""

from __future__ import annotations

from stationery.data.address_metadata import fact, known

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


def place_word(code: str, part: str) -> str:
    """How people in the country call a part, with the address metadata's words; `code` may be empty."""
    stated = fact(code, _TYPES[part]) if part in _TYPES and known(code) else ""
    usual = _USUAL.get(part) or part.replace("_", " ")
    return _WORDS.get(stated) or stated.replace("_", " ") or usual
