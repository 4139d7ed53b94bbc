"""Regions of a country (states, provinces, prefectures): how each is written, and how its postal codes begin."""

from __future__ import annotations

import re
from functools import cache

from stationery.data.address_metadata import fact, known
from stationery.model.values import value

_LONGEST_CODE = 3


@value
class Region:
    """`key` is what the post writes (`IL`, `東京都`), `name` it in full, `latin` in Latin letters; equal where there
    is but one. `codes` is the pattern with which its postal codes begin (`6[0-2]`), empty where nobody says."""

    key: str
    name: str
    latin: str
    codes: str

    @property
    def abbreviated(self) -> bool:
        """Whether its key is an abbreviation in capitals, as the posts of some countries have it."""
        return len(self.key) <= _LONGEST_CODE and self.key.isascii() and self.key.isupper()

    def owns(self, postal_code: str) -> bool:
        """Whether a postal code may be one of the region's; where nobody says how they begin, any may."""
        return not self.codes or bool(re.match(f"(?:{self.codes})", postal_code, re.IGNORECASE))


@cache
def regions(code: str) -> tuple[Region, ...]:
    """All regions of a country; none where the metadata lists none."""
    if not known(code):
        return ()
    keys = _list(code, "sub_keys")
    if not keys:
        return ()
    rows = [_list(code, key) for key in ("sub_names", "sub_lnames", "sub_zips")]
    names, latin, codes = (row if len(row) == len(keys) else [""] * len(keys) for row in rows)
    return tuple(
        Region(key, name or key, there or name or key, zips)
        for key, name, there, zips in zip(keys, names, latin, codes, strict=True)
    )


def region(code: str, written: str) -> Region | None:
    """The region of that code or name, in capitals or not; None if the country has none of it, or lists none."""
    return _by_key(code.upper()).get(written) or _by_name(code.upper()).get(_fold(written))


@cache
def _by_key(code: str) -> dict[str, Region]:
    found: dict[str, Region] = {}
    for each in regions(code):
        found.setdefault(each.key, each)
    return found


@cache
def _by_name(code: str) -> dict[str, Region]:
    found: dict[str, Region] = {}
    for each in regions(code):
        for name in (each.key, each.name, each.latin):
            found.setdefault(_fold(name), each)
    return found


def post_form(code: str, written: str) -> str:
    """A region as the post of a country abbreviates it (`OH` for Ohio); as written where it has no such form."""
    found = region(code, written) if written else None
    return found.key if found and _abbreviates(code) else written


@cache
def _abbreviates(code: str) -> bool:
    """Whether all keys of a country's regions are abbreviations."""
    return all(each.abbreviated and len(each.key) > 1 for each in regions(code))


def _fold(name: str) -> str:
    """A name without what people leave out or add: capitals, periods, accents."""
    plain = " ".join(name.replace(".", "").split()).casefold()
    if plain.isascii():
        return plain
    import unicodedata

    bare = "".join(each for each in unicodedata.normalize("NFD", plain) if not unicodedata.combining(each))
    return bare if bare.isascii() else plain


def _list(code: str, key: str) -> list[str]:
    text = fact(code, key)
    return text.split("~") if text else []
