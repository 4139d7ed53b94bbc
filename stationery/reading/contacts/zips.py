"""Mends the ZIP codes that a spreadsheet took for numbers: `2134` is 02134 where that is a code of the state."""

from __future__ import annotations

import re
from functools import cache

from stationery.data.address_metadata import facts

_SHORT = re.compile(r"(\d{3,4})((?:-\d{4})?)")
_UNITED_STATES = {"us", "usa", "united states", "united states of america", "estados unidos", "vereinigte staaten"}


def mend_zip(code: str, region: str, country: str, is_zip: bool) -> str:
    """The code as it was before a spreadsheet took it for a number; the same where that is not certain.

    `is_zip` says that the list's own heading calls it a ZIP code, which only the United States have.
    """
    if re.fullmatch(r"\d+\.0", code):
        code = code[:-2]
    short = _SHORT.fullmatch(code)
    if not short:
        return code
    nation = country.replace(".", "").strip().casefold()
    begins = _states().get(region.replace(".", "").strip().casefold())
    if nation and nation not in _UNITED_STATES:
        return code
    whole = short[1].zfill(5) + short[2]
    if begins is None:
        return whole if nation or is_zip else code
    return whole if re.match(begins, whole) else code


def is_state(region: str) -> bool:
    """Whether a text is a state of the United States, or its code."""
    return region.casefold() in _states()


@cache
def _states() -> dict[str, str]:
    """How the codes of each state begin, by its code and its name, from the address metadata."""
    found = facts("US")
    begins = found["sub_zips"].split("~")
    return {
        name.casefold(): pattern
        for key in ("sub_keys", "sub_names")
        for name, pattern in zip(found[key].split("~"), begins, strict=True)
    }
