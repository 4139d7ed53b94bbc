"""Fills the slots of a country's format with the parts of an address: its lines, and nothing that an absent part left.

As libaddressinput does, whatever stood between two parts stands only where both are there. A part for which the format
has no slot gets one where most countries have it, and is told of.
"""

from __future__ import annotations

import re
from functools import lru_cache

from stationery.catalog.countries import Country
from stationery.catalog.country_files import SLOTS
from stationery.model.party import Party

Row = tuple[str, str]
"""The part that a line begins with, and the line."""

_TOKEN = "%(.)"
_ADDED = "DCSZX"
"""Slots that a format may lack, in the order in which they are looked for a place."""


def fill_format(pattern: str, values: dict[str, tuple[str, ...]]) -> tuple[list[Row], list[str]]:
    """Lines, each with the part it begins with; and the parts for which the format has no slot.

    `values` are by the metadata's letters; an absent part is not among them. What the format itself says of a place
    (`SINGAPORE`) is not said twice.
    """
    slots = "".join(slot for slot in _ADDED if slot in values)
    lines, absent, stated = _prepare(pattern, slots)
    redundant = [slot for slot in absent if " ".join(values[slot]).casefold() in stated]
    if redundant:
        values = {slot: texts for slot, texts in values.items() if slot not in redundant}
    rows: list[Row] = []
    for line in lines:
        rows += _row(line, values)
    return rows, [SLOTS[slot] for slot in absent if slot not in redundant]


@lru_cache(maxsize=4096)
def _prepare(pattern: str, given: str) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...], tuple[str, ...]]:
    """A format's lines as tokens (between two slots what parts them), with a slot for each given part; those that were
    added; and the words that the format itself has, in small letters."""
    lines = [re.split(_TOKEN, line) for line in pattern.split("%n")]
    absent = [slot for slot in given if f"%{slot}" not in pattern]
    words = (token for line in lines for token in line[::2])
    stated = tuple(" ".join(token.split()).casefold() for token in words if any(map(str.isalpha, token)))
    largest_first = is_largest_first(pattern)
    for slot in absent:
        _add(lines, slot, largest_first)
    return tuple(map(tuple, lines)), tuple(absent), stated


def is_largest_first(pattern: str) -> bool:
    """Whether a format goes from the country down to the person, as in East Asia."""
    return -1 < pattern.find("%A") < pattern.find("%N")


def _add(lines: list[list[str]], slot: str, largest_first: bool) -> None:
    """Put a slot where most countries have it: a place beside the next one in size, a code beside the town."""
    at = {token: (number, place) for number, line in enumerate(lines) for place, token in enumerate(line) if place % 2}
    town = at.get("C") or at.get("S")
    if slot in "XZ" and town and "A" not in lines[town[0]]:
        line = lines[town[0]]
        if slot == "Z":
            line[:1] = ["", "Z", f" {line[0]}" if line[0].strip() else " "]
        else:
            line[town[1] + 1 : town[1] + 1] = [" ", "X"]
        return
    if slot in "XZ":
        lines.insert((town or at["A"])[0] + 1 if town or "A" in at else len(lines), ["", slot, ""])
        return
    order = "SCDA" if largest_first else "ADCS"
    near = next((at[each] for each in reversed(order[: order.find(slot)]) if each in at), None)
    if near is None:
        lines.append(["", slot, ""])
        return
    number, place = near
    line = lines[number]
    if slot in "DC" and len(line) > place + 2 and line[place + 1].strip() == ",":
        line[place + 1 : place + 1] = [", ", slot]
    else:
        lines.insert(number + 1, ["", slot, ""])


def _row(tokens: tuple[str, ...], values: dict[str, tuple[str, ...]]) -> list[Row]:
    """The lines that one line of a format gives: none if all its parts are absent, several for a street's lines.

    Words in the format stand if any part does, or alone in their line.
    """
    rows: list[Row] = []
    text = first = ""
    parted: list[str] = []
    stated = False
    for number, token in enumerate(tokens):
        if number % 2 == 0:
            if any(map(str.isalnum, token)):
                stated = True
                text = f"{text}{' ' if text else ''}{token.strip()}"
                parted = [" "] if token.endswith(" ") else []
            else:
                parted.append(token)
                mark = token.strip()
                if mark and not mark.isascii() and not text and tokens[number + 1 :] and values.get(tokens[number + 1]):
                    text, parted = mark, []
            continue
        texts = values.get(token, ())
        if not texts:
            continue
        first = first or SLOTS[token]
        text = f"{text}{_separator(parted) if text else ''}{texts[0]}"
        for more in texts[1:]:
            rows.append((first, text))
            text = more
        parted = []
    if text and (first or stated):
        rows.append((first or "locality", text))
    return rows


def _separator(parted: list[str]) -> str:
    """What parts two neighbors that were none, because the part between them is absent: a blank if either had one."""
    if len(parted) > 1 and " " in parted:
        return " "
    return parted[-1] if parted else ""


def slots_of(party: Party, form: Country, pattern: str, name: str, abroad: bool) -> dict[str, tuple[str, ...]]:
    """The parts by the metadata's letters, several lines to a slot where that is so; absent ones are left out.

    A region that the postal code's prefix says already (`PR 00901`) is not said twice.
    """
    firm: tuple[str, ...] = (party.department, party.organization)
    if pattern.find("%O") < pattern.find("%N"):
        firm = (party.organization, party.department)
    names = (name, *party.others)
    person = (party.title, *names) if is_largest_first(pattern) else (*names, party.title)
    code = _add_prefix(party.postal_code, form, abroad)
    redundant = bool(form.prefix and party.region) and code.split()[:1] == [party.region]
    values = {
        "N": person,
        "O": firm,
        "A": party.street,
        "D": (party.dependent_locality,),
        "C": (party.locality,),
        "S": ("" if redundant else party.region,),
        "Z": (code,),
        "X": (party.sorting_code,),
    }
    return {slot: tuple(filter(None, texts)) for slot, texts in values.items() if any(texts)}


def _add_prefix(code: str, form: Country, abroad: bool) -> str:
    """The postal code with its prefix where the country wants one, and never with two."""
    if not form.prefix or not code:
        return code
    bare = re.sub(rf"^{re.escape(form.prefix.strip(' -'))}[ -]?(?=\d)", "", code, flags=re.IGNORECASE)
    required = form.prefixed == "always" or (form.prefixed == "abroad" and abroad)
    return form.prefix + bare if required else bare


@lru_cache(maxsize=512)
def drop_prefix(pattern: str, prefix: str) -> str:
    """A format whose own prefix before the postal code is taken out: the code brings it where it is wanted."""
    if not prefix:
        return pattern
    return pattern.replace(f"{prefix}%Z", "%Z").replace(f"{prefix.strip()}%Z", "%Z")
