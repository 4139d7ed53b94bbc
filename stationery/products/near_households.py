"""Rows that are perhaps one household: the same family name, and addresses that are nearly alike. Never joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from stationery.model.contact import Contact
from stationery.model.party import Party
from stationery.resolve.same_address import fold_text

_MOST_COMPARED = 20
"""Rows of one family name and house number; more are not compared."""

_UNITS = frozenset(("apt", "ste", "unit", "fl", "rm", "bldg", "lot", "spc", "trlr"))


def rough_key(party: Party, key: str) -> str:
    """What all rows of a near household have alike: the family's name and the house number; `key` is the address's."""
    family = _family_of(party)
    number = re.search(r"\d+", key.partition("|")[0])
    return f"{family}|{number[0]}" if family and number else ""


def unnumbered_key(party: Party, address: str) -> str:
    """What people have alike who are perhaps one household at a street without a number: the family's name and the
    `address`. Empty without either, and at work."""
    family = "" if party.organization or party.department or party.title else _family_of(party)
    return f"{family}|{address}" if family and address else ""


def _family_of(party: Party) -> str:
    name = party.name or (party.lines[0].text if party.lines else "")
    return fold_text(party.family or name.rpartition(" ")[2])


def street_of(party: Party) -> str:
    """The street as it is written; of an address that is typed in lines, all of it."""
    return ", ".join(line.text for line in party.lines[1:]) or " ".join(party.street)


def find_near(rows: Iterable[int], found: Mapping[int, Contact], keys: Mapping[int, str]) -> Iterator[tuple[int, ...]]:
    """The rows of one rough key that are perhaps a household, those of the same address counted as one."""
    by_key: dict[str, list[int]] = {}
    for row in rows:
        if row in found:
            by_key.setdefault(keys[row], []).append(row)
    if not 1 < len(by_key) <= _MOST_COMPARED:
        return
    left = list(by_key)
    while left:
        group = [left.pop(0)]
        for each in group:
            near = [other for other in left if are_near(each, other)]
            left = [other for other in left if other not in near]
            group += near
        if len(group) > 1:
            yield tuple(sorted(row for each in group for row in by_key[each]))


def are_near(one: str, other: str) -> bool:
    """Whether two keys of addresses are of one door, but for a slip, a unit left out, or a word less."""
    words, unit, town, code = _take_apart(one)
    words2, unit2, town2, code2 = _take_apart(other)
    if unit and unit2 and unit != unit2:
        return False
    if not (code == code2 or _differ_by_one(code, code2) or town == town2):
        return False
    name = next((word for word in words if word.isalpha() and len(word) > 1), "")
    name2 = next((word for word in words2 if word.isalpha() and len(word) > 1), "")
    return bool(name) and (name == name2 or _differ_by_one(name, name2) or _is_swapped(name, name2))


def _take_apart(key: str) -> tuple[list[str], list[str], str, str]:
    """The words of the street, the unit, the town, and the postal code. In a key of typed lines, the code is the last
    number, and the words before it end with the town."""
    if "|" in key:
        street, town, code, _ = key.split("|")
        return *_part_unit(street.split()), town, code
    words, unit = _part_unit(key.split())
    at = max((number for number, word in enumerate(words) if number and word.isdecimal()), default=len(words))
    return words[:at], unit, " ".join(words[:at][-_OF_TOWN:]), "".join(words[at : at + 1])


_OF_TOWN = 2
"""Words of a typed town, with its state."""


def _part_unit(words: list[str]) -> tuple[list[str], list[str]]:
    at = next((number for number, word in enumerate(words) if word in _UNITS or word == "#"), len(words))
    return words[:at], words[at + 1 :]


def _differ_by_one(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _is_swapped(one: str, other: str) -> bool:
    return len(one) == len(other) and sorted(one) == sorted(other)
