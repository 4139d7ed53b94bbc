"""Compares the names of two people at one address: the same, or so alike that it may be one person."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Literal

from stationery.model.party import Party, written_name
from stationery.resolve.same_address import fold_text

Likeness = Literal["same", "alike", ""]

_LONG_NAME = 5
"""From so many letters on, one that is changed is a slip; Tim and Tom are two people."""

_UNSAID = frozenset(("and", "the"))

_NO_NAMES = frozenset((
    "and", "the", "family", "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "reverend", "hon", "sir",
    "dame", "herr", "herrn", "frau", "mme", "mlle", "sr", "sra", "srta", "dra", "jr", "ii", "iii", "iv", "guest",
))  # fmt: skip
"""What names of two people may share: titles and generations, folded."""


def name_key(party: Party) -> str:
    """The name as it is compared, its title first."""
    if party.lines:
        return _fold(party.lines[0].text)
    name = party.name or f"{party.given} {party.family}".strip()
    whole = " ".join(filter(None, (party.prefix, name, party.suffix)))
    return _fold(whole or party.organization)


def bare_key(party: Party) -> str:
    """The name as it is compared, without a title that has a column of its own."""
    if party.lines or not party.prefix:
        return name_key(party)
    return name_key(_without_prefix(party))


def compare_names(one: Party, other: Party) -> Likeness:
    """`same` for one name, whose title may be missing once; `alike` where a letter, the title, or what stands for an
    initial differs."""
    if written_name(one).text == written_name(other).text or name_key(one) == name_key(other):
        return "same"
    if bare_key(one) == bare_key(other):
        return "alike" if one.prefix and other.prefix else "same"
    first, second = bare_key(one).split(), bare_key(other).split()
    if not first or not second or first[-1] != second[-1]:
        return "alike" if len(first) == len(second) > 1 and _differ_once(first, second) else ""
    if len(first) != len(second):
        shorter, longer = sorted((first, second), key=len)
        is_part = shorter == [each for each in longer if each in shorter]
        return "alike" if is_part and len(shorter) > 1 else ""
    return "alike" if _differ_once(first, second) else ""


@lru_cache(4096)
def name_words(text: str) -> frozenset[str]:
    """The words of a written name by which somebody is known again: no title, initial, particle, or generation."""
    words = _fold(text).split() if text.islower() else _fold(" ".join(_without_particles(text))).split()
    return frozenset(word for word in words if len(word) > 1 and word not in _NO_NAMES)


def _without_particles(text: str) -> Iterator[str]:
    return (word for word in text.split() if not word.islower())


def count_shared(one: Collection[str], other: Collection[str]) -> int:
    """How many words of a name another one has, too, or nearly: 1 for `Ann Lee` and `Ann Ray`, 2 for `Jon Smyth` and
    `John Smith`, none for `Ann Lee` and `Zoe Ray`."""
    return sum(word in other or any(_is_near(word, each) for each in other) for word in one)


def _differ_once(first: list[str], second: list[str]) -> bool:
    """Whether one word differs, and is nearly the same."""
    pairs = [(one, other) for one, other in zip(first, second, strict=True) if one != other]
    return len(pairs) == 1 and _is_near(*pairs[0])


def _is_near(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return long.startswith(short)
    if len(long) - len(short) == 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    if len(long) != len(short) or len(short) < _LONG_NAME:
        return False
    wrong = [at for at in range(len(short)) if short[at] != long[at]]
    if len(wrong) == 1:
        return True
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return swapped and short[wrong[0]] == long[wrong[1]] and short[wrong[1]] == long[wrong[0]]


def _without_prefix(party: Party) -> Party:
    return Party(name=party.name, given=party.given, family=party.family, suffix=party.suffix)


def _fold(text: str) -> str:
    marks = str.maketrans(dict.fromkeys(',;:-&()"“”', " "))
    return " ".join(word for word in fold_text(text).translate(marks).split() if word not in _UNSAID)
