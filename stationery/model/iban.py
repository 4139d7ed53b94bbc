"""IBANs (ISO 13616): whether the check digits are right, and the groups of four that they are printed in."""

from __future__ import annotations

import re

_SHAPE = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_FEWEST_DIGITS = 8
"""Fewer have words that happen to begin as an IBAN does."""

_LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19,
    "SK": 24, "SM": 27,
}  # fmt: skip
"""Of the countries of SEPA, as IBAN registries are quoted (rosettacode.org/wiki/IBAN; a secondary source)."""


def looks_like_iban(text: str) -> bool:
    bare = text.replace(" ", "").upper()
    return bool(_SHAPE.fullmatch(bare)) and sum(map(str.isdigit, bare)) >= _FEWEST_DIGITS


def group_iban(text: str) -> str:
    """The IBAN in groups of four. ValueError, in words, for one whose length or check digits are wrong."""
    bare = re.sub(r"[\s\u00a0\u202f-]", "", text).upper()
    if not _SHAPE.fullmatch(bare):
        raise ValueError(f"{text!r} isn't an IBAN: two letters, two check digits, then 11 to 30 letters or digits")
    length = _LENGTHS.get(bare[:2])
    if length and len(bare) != length:
        raise ValueError(f"{text!r} has {len(bare)} characters; an IBAN of {bare[:2]} has {length}")
    number = "".join(str(int(each, 36)) for each in bare[4:] + bare[:4])
    if int(number) % 97 != 1:
        raise ValueError(f"{text!r}: the check digits are wrong, so at least one character is")
    return " ".join(bare[at : at + 4] for at in range(0, len(bare), 4))
