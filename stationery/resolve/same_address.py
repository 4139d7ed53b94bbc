"""Turns an address into a key by which two of them are compared: without case, punctuation, accents, and long forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import combining, normalize

from stationery.catalog.abbreviations import abbreviations
from stationery.data.store import Store
from stationery.model.party import Party
from stationery.model.values import singular

_LISTS = ("spellings", "usps-publication-28")
"""The abbreviations that are looked up, the first before the second."""

_ZIP = re.compile(r"\b(\d{5})-?\d{4}\b")
_SEAM = re.compile(r"(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)")
_DROPPED = str.maketrans("", "", ".'’`´‘")
_WORD = re.compile(r"#|[^\W_]+")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "a", "œ": "o", "ı": "i"})
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_NUMBER_WORDS = frozenset(("no", "nr", "number", "num"))
_BOX = "po box"
_UNIT = "apt"


def fold_text(text: str) -> str:
    """Small letters without accents, `Straße` as `strasse`, `Müller` and `Mueller` as `muller`."""
    plain = text.casefold().translate(_DROPPED)
    if not plain.isascii():
        plain = "".join(each for each in normalize("NFKD", plain) if not combining(each)).translate(_LETTERS)
    for long, short in _UMLAUTS:
        plain = plain.replace(long, short)
    return plain


@singular
class Spellings:
    """What words of an address are written as, `words` where they stand alone, `endings` at the end of longer ones;
    `units` are followed by their number."""

    words: dict[str, str]
    units: dict[str, str]
    endings: tuple[tuple[str, str], ...]


def spellings(store: Store) -> Spellings:
    """The abbreviations of all lists, in the letters of `fold_text`."""

    def read() -> Spellings:
        words: dict[str, str] = {}
        units: dict[str, str] = {}
        endings: dict[str, str] = {}
        for name in _LISTS:
            table = abbreviations(store, name)
            for kind in (table.suffixes, table.directions, table.alone):
                for long, short in kind.items():
                    words.setdefault(fold_text(long), fold_text(short))
            for long, short in table.units.items():
                units.setdefault(fold_text(long), fold_text(short))
            for long, short in table.endings.items():
                endings.setdefault(fold_text(long), fold_text(short))
        return Spellings(words, units, tuple(endings.items()))

    return store.once("spellings of addresses", read)


class AddressKeys:
    """Makes the keys of addresses. Two that are alike are written for the same door."""

    def __init__(self, store: Store) -> None:
        self._spellings = spellings(store)
        self._line = lru_cache(maxsize=4096)(self._make_line)

    def key(self, party: Party) -> str:
        """Empty for an address that has no street and town, or that many people share, as General Delivery does."""
        return self._make_key(party, numbered=True)

    def unnumbered(self, party: Party) -> str:
        """The key of an address whose street has no number, as a farm's or General Delivery; empty for all others."""
        return self._make_key(party, numbered=False)

    def _make_key(self, party: Party, *, numbered: bool) -> str:
        if party.lines:
            texts = [line.text for line in party.lines[1:]]
            if len(texts) < _LEAST_LINES or any(map(str.isdigit, " ".join(texts[:-1]))) is not numbered:
                return ""
            return self._line(_ZIP.sub(r"\1", " ".join(texts)))
        street = self._line(" ".join(party.street))
        if not street or not (party.locality or party.postal_code) or any(map(str.isdigit, street)) is not numbered:
            return ""
        code = _ZIP.sub(r"\1", party.postal_code)
        place = party.country if not code else ""
        region = party.region if not code else ""
        town = self._line(f"{party.dependent_locality} {party.locality} {region}")
        return "|".join((street, town, fold_text(code).replace(" ", "").replace("-", ""), fold_text(place)))

    def _make_line(self, text: str) -> str:
        words: list[str] = []
        for word in _WORD.findall(fold_text(text)):
            words += _SEAM.sub(" ", word).split() if not word.isalpha() else (word,)
        return " ".join(self._move_units(words))

    def _move_units(self, words: list[str]) -> list[str]:
        """The words in their short forms, units with their numbers at the end."""
        kept: list[str] = []
        units: list[str] = []
        number = 0
        while number < len(words):
            word, following = words[number], words[number + 1] if number + 1 < len(words) else ""
            countable = following[:1].isdigit() or (len(following) == 1 and following.isalpha())
            if word in _NUMBER_WORDS and following[:1].isdigit():
                number += 1
                continue
            unit = self._spellings.units.get(word, "")
            if unit and following in (*_NUMBER_WORDS, "#") and number + 2 < len(words):
                number, following, countable = number + 1, words[number + 2], True
            if unit and countable:
                last = number + 2
                while last < len(words) and len(words[last]) == 1 and words[last].isalpha() and following.isdigit():
                    following, last = following + words[last], last + 1  # Apt 4 B
                units.append(f"{unit} {following}")
                number = last
                continue
            kept.append(self._shorten(word))
            number += 1
        line = " ".join(kept)
        for box in ("p o box", "post ofc box", "post office box", "po box"):
            line = line.replace(box, _BOX)
        return [*line.split(), *sorted(units)]

    def _shorten(self, word: str) -> str:
        found = self._spellings.words.get(word)
        if found is not None:
            return found
        for long, short in self._spellings.endings:
            if word.endswith(long) and len(word) > len(long):
                return word.removesuffix(long) + short
        return word


_LEAST_LINES = 2
"""Below the name: a street and a town."""


def respell(text: str, store: Store) -> Iterator[str]:
    """A line of an address with one of its words written in each other way: `12 Elm St` for `12 Elm Street`."""
    words, known = text.split(), spellings(store).words
    for number, word in enumerate(words):
        bare = word.rstrip(".,")
        short = known.get(fold_text(bare), fold_text(bare))
        others = [each for each, canonical in known.items() if short in (each, canonical)]
        if not others or any(map(str.isdigit, bare)):
            continue
        for other in (*others, short, bare):
            for written in (other.capitalize(), other.upper(), f"{other.capitalize()}."):
                yield " ".join((*words[:number], written + word[len(word.rstrip(",")) :], *words[number + 1 :]))
