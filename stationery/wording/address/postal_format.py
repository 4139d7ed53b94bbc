"""Lines and parts of an address as the post's machines read them best: capitals, no punctuation, its abbreviations."""

from __future__ import annotations

import re
from functools import lru_cache

from stationery.catalog.abbreviations import abbreviations
from stationery.catalog.countries import Country
from stationery.catalog.regions import region
from stationery.data.store import Store
from stationery.model.capitals import capitalize
from stationery.model.letter import Party
from stationery.model.values import replace
from stationery.wording.address.streets import standardize_street

_APOSTROPHES = "'’‘ʼ`´"
_INSTEAD = {"keep": "'", "drop": "", "space": " "}
_DASHES = re.compile("[‐‑‒–—]")
_PERIOD = re.compile(r"(?<!\d)\.|\.(?!\d)")
_MARKS = re.compile(r"[,;:!?¡¿\"“”„‟«»‹›()\[\]{}|*…]")
_LOOSE = re.compile("(?<!\\S)[‒–—]+(?!\\S)")
"""A dash between words is punctuation; a hyphen may be the post's own (`DHAKA - 1205`)."""


def postal_pattern(pattern: str, form: Country) -> str:
    """The format as the post wants it: its own where it states one, else without the commas of the usual one."""
    return _drop_commas(form.post.format or pattern)


@lru_cache(maxsize=512)
def _drop_commas(pattern: str) -> str:
    return re.sub(", ?", " ", pattern)


def abbreviate_party(party: Party, form: Country, store: Store) -> Party:
    """The party with its street and its region as the post abbreviates them, where it publishes how."""
    if not form.post.abbreviations:
        return party
    table = abbreviations(store, form.post.abbreviations)
    tongue = form.language or "en"
    clean = tuple(tuple(post_line(piece, form, tongue) for piece in line.split(",")) for line in party.street)
    known = region(form.code, party.region) if party.region else None
    return replace(party, street=standardize_street(clean, table), region=known.key if known else party.region)


def postal_values(values: dict[str, tuple[str, ...]], form: Country, tongue: str) -> dict[str, tuple[str, ...]]:
    """What stands in the slots, in the post's manner; what is nothing but punctuation is gone."""
    posted: dict[str, tuple[str, ...]] = {}
    for slot, texts in values.items():
        kept = tuple(filter(None, (post_line(text, form, tongue) for text in texts)))
        if kept:
            posted[slot] = kept
    return posted


def post_line(text: str, form: Country, tongue: str) -> str:
    """A line in capitals, without punctuation. What joins stays: a hyphen, a slash, the point in a number."""
    for mark in _APOSTROPHES:
        if mark in text:
            text = text.replace(mark, _INSTEAD[form.post.apostrophe])
    text = _DASHES.sub("-", _LOOSE.sub(" ", text))
    text = _MARKS.sub(" ", text)
    text = _PERIOD.sub(_drop_period, text)
    return capitalize(" ".join(text.split()), tongue)


def _drop_period(match: re.Match[str]) -> str:
    """Nothing for a period between initials (`P.O.`, `Ph.D.`); a space between two words that it alone parts."""
    text, at = match.string, match.start()
    after = text[at + 1 : at + 3]
    before = text[max(at - 2, 0) : at]
    return " " if len(before) == 2 and before.isalpha() and len(after) == 2 and after.isalpha() else ""
