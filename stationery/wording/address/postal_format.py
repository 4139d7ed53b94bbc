"""An address in the manner the post's machines like best: capitals, no punctuation, the abbreviations it publishes."""

from __future__ import annotations

import re
from functools import lru_cache

from stationery.catalog.abbreviations import abbreviations
from stationery.catalog.countries import Country, country
from stationery.catalog.regions import region
from stationery.data.store import Store
from stationery.model.diagnostics import Diagnostics
from stationery.model.letter import Party
from stationery.model.prose import Line, plain
from stationery.model.values import replace
from stationery.wording.address.lines import Usage
from stationery.wording.address.streets import standard_street
from stationery.wording.capitals import in_capitals

_APOSTROPHES = "'’‘ʼ`´"
_INSTEAD = {"keep": "'", "drop": "", "space": " "}
_DASHES = re.compile("[‐‑‒–—]")
_PERIOD = re.compile(r"(?<!\d)\.|\.(?!\d)")
_MARKS = re.compile(r"[,;:!?¡¿\"“”„‟«»‹›()\[\]{}|*…]")
_LOOSE = re.compile("(?<!\\S)[‒–—]+(?!\\S)")
"""A dash between words is punctuation; a hyphen may be the post's own (`DHAKA - 1205`)."""


def set_in_post_manner(party: Party, code: str, other: str, usage: Usage, diagnostics: Diagnostics) -> tuple[Line, ...]:
    """Typed lines in the post's manner: set anew from their parts where these are certain, else line by line.

    A last line with the country's name keeps its words and its place.
    """
    from stationery.wording.address.parts import read_back

    spoken, store = usage.spoken, usage.store
    form = country(store, code or other or spoken.region)
    tongue = form.language or spoken.tag
    read = read_back(party, code, spoken, store)
    if read is None:
        if form.post.abbreviations:
            message = "this address cannot be read with certainty: it is set in capitals, and nothing is abbreviated"
            diagnostics.remark(message, party.lines[0].place if party.lines else party.place)
        found = (plain(post_line(line.text, form, tongue), line.place) for line in party.lines)
        return tuple(line for line in found if line.text)
    from stationery.wording.address.blocks import set_block

    above = tuple(plain(post_line(line.text, form, tongue), line.place) for line in read.above)
    place = set_block(replace(read.place, country=""), "", read.code, usage, diagnostics)
    below = tuple(plain(in_capitals(line.text, spoken.tag), line.place) for line in read.below)
    return (*above, *place, *below)


def pattern_of(pattern: str, form: Country) -> str:
    """The format as the post wants it: its own where it states one, else without the commas of the usual one."""
    return _without_commas(form.post.format or pattern)


@lru_cache(maxsize=512)
def _without_commas(pattern: str) -> str:
    return re.sub(", ?", " ", pattern)


def as_posted(party: Party, form: Country, store: Store) -> Party:
    """The party with its street and its region as the post abbreviates them, where it publishes how."""
    if not form.post.abbreviations:
        return party
    table = abbreviations(store, form.post.abbreviations)
    tongue = form.language or "en"
    clean = tuple(tuple(post_line(piece, form, tongue) for piece in line.split(",")) for line in party.street)
    known = region(form.code, party.region) if party.region else None
    return replace(party, street=standard_street(clean, table), region=known.key if known else party.region)


def values_in_post_manner(values: dict[str, tuple[str, ...]], form: Country, tongue: str) -> dict[str, tuple[str, ...]]:
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
    text = _PERIOD.sub(_without_period, text)
    return in_capitals(" ".join(text.split()), tongue)


def _without_period(found: re.Match[str]) -> str:
    """Nothing for a period between initials (`P.O.`, `Ph.D.`); a space between two words that it alone parts."""
    text, at = found.string, found.start()
    after = text[at + 1 : at + 3]
    before = text[max(at - 2, 0) : at]
    return " " if len(before) == 2 and before.isalpha() and len(after) == 2 and after.isalpha() else ""
