"""IBANs (ISO 13616): where they stand in a text, whether they are right, and the groups of four that they print in."""

from __future__ import annotations

import re

_SHAPE = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_FEWEST_DIGITS = 8
"""Fewer have words that happen to begin as an IBAN does."""
_BEGINNING = re.compile(r"(?<![^\W_])([A-Z]{2})\d{2}(?=[ \u00a0\u202f-]?[A-Z0-9])", re.IGNORECASE | re.ASCII)
_GROUP = re.compile(r"[ \u00a0\u202f-]?([A-Z0-9]+)", re.IGNORECASE | re.ASCII)
_NAMED = re.compile(r"\biban\b", re.IGNORECASE)
_LEAST = 15
"""Characters of the shortest IBAN."""
_CREDITOR = "ZZZ"
"""What stands after the check digits of most SEPA creditor identifiers, which begin as an IBAN does."""

_LENGTHS = {
    "AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24,
    "FI": 18, "FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19,
    "SK": 24, "SM": 27,
}  # fmt: skip
"""Of the countries of SEPA, as IBAN registries are quoted (rosettacode.org/wiki/IBAN; a secondary source)."""


def group_iban(text: str) -> str:
    """The IBAN in groups of four. ValueError, in words, for one whose length or check digits are wrong."""
    bare = re.sub(r"[\s\u00a0\u202f-]", "", text).upper()
    if not _SHAPE.fullmatch(bare):
        raise ValueError(f"{text!r} isn't an IBAN: two letters, two check digits, then 11 to 30 letters or digits")
    length = _LENGTHS.get(bare[:2])
    if length and len(bare) != length:
        raise ValueError(f"the IBAN {text!r} has {len(bare)} characters; one of {bare[:2]} has {length}")
    number = "".join(str(int(each, 36)) for each in bare[4:] + bare[:4])
    if int(number) % 97 != 1:
        raise ValueError(f"the IBAN {text!r} has a typing mistake: its check digits don't match")
    return " ".join(bare[at : at + 4] for at in range(0, len(bare), 4))


def group_ibans(text: str, label: str = "") -> str:
    """The text with each IBAN in it in groups of four. ValueError, in words, for a wrong one, or if the label `IBAN`
    says that one stands here, for none."""
    found, done = "", 0
    named = bool(_NAMED.search(text) or _NAMED.search(label))
    for begin in _BEGINNING.finditer(text):
        if begin.start() < done:
            continue
        end = _end(text, begin.start(), begin[1].upper(), named)
        if end:
            found += text[done : begin.start()] + group_iban(text[begin.start() : end])
            done = end
    if not done and label.strip().upper() == "IBAN":
        return group_iban(text)
    return found + text[done:]


def _end(text: str, start: int, country: str, named: bool) -> int:
    """Where the IBAN that begins at `start` ends; 0 if none does."""
    length, at, bare, least = _LENGTHS.get(country, 0), start, "", 0
    while (group := _GROUP.match(text, at)) and len(bare) < (length or 34):
        if bare and group[1].isalpha() and len(bare) + len(group[1]) != length and len(bare) >= _LEAST - 2:
            break  # a word after it, such as BIC
        bare, at = bare + group[1].upper(), group.end()
        least = least or len(group[1])
    if sum(map(str.isdigit, bare)) < _FEWEST_DIGITS:
        return 0
    if length and len(bare) == length:
        return at
    whole = len(bare) == least
    likely = _SHAPE.fullmatch(bare) and (bool(length) or named) and bare[4:7] != _CREDITOR
    return at if likely and (named or (whole and len(bare) >= _LEAST + 5)) else 0
