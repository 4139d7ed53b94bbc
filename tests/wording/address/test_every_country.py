"""Every territory of the metadata: no part is lost or doubled, nothing stray is left over, and twice is as once."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest

from stationery.catalog.countries import SLOTS, country
from stationery.data.address_metadata import codes
from stationery.model.letter import Party, Written
from stationery.model.values import replace
from stationery.resolve.job import POST, AddressStyle
from tests.wording.spoken import EN, STORE, address

CODES = codes()
BY_POST = AddressStyle(Written(POST))

LATIN = {
    "name": "Aniela Quixworth",
    "title": "Keeper",
    "organization": "Brumfield Works",
    "department": "Archive",
    "street": ("Grovelane 17",),
    "dependent_locality": "Hazelmoor",
    "locality": "Kestrelby",
    "region": "Larkshire",
    "postal_code": "90417",
    "sorting_code": "Cedex 63",
}
LOCAL = {
    **LATIN,
    "name": "林 花子",
    "title": "部長",
    "organization": "例社",
    "department": "庶務課",
    "street": ("坂下一丁目",),
    "dependent_locality": "田端",
    "locality": "板橋区",
    "region": "千葉県",
}
LETTERS = {part: letter for letter, part in SLOTS.items()}
"""Ivory Coast has the sorting code twice, before the box and after the town; no other format doubles a part."""


def choices(code: str) -> Iterator[tuple[set[str], bool, bool, bool]]:
    """Some parts of an address, and three things that are so or not: a dozen times, of each territory others."""
    chance = random.Random(code)
    for _ in range(12):
        chosen = {part for part in LATIN if chance.random() < 0.5} or {chance.choice(tuple(LATIN))}
        yield chosen, chance.random() < 0.5, chance.random() < 0.5, chance.random() < 0.5


def party(code: str, chosen: set[str], texts: dict[str, Any]) -> Party:
    return Party(country=code, **{part: texts[part] for part in chosen})


def lines(of: Party, sender: str, mailing: AddressStyle = BY_POST) -> list[str]:
    return [line.text for line in address(of, Party(country=sender), EN, STORE, mailing).lines]


def test_there_are_all_territories() -> None:
    assert len(CODES) > 240


def test_only_one_format_has_a_part_twice() -> None:
    assert [code for code in CODES for letter in SLOTS if country(STORE, code).format.count(f"%{letter}") > 1] == ["CI"]


@pytest.mark.parametrize("code", CODES)
def test_every_part_stands_exactly_once(code: str) -> None:
    form = country(STORE, code)
    for chosen, abroad, local, posted in choices(code):
        sender = ("US" if code != "US" else "DE") if abroad else code
        texts = LOCAL if local else LATIN
        mailing = BY_POST if posted else AddressStyle()
        found = address(party(code, chosen, texts), Party(country=sender), EN, STORE, mailing)
        whole = "\n".join(line.text for line in found.lines)
        folded = _folded(whole)
        pattern = form.latin if not local or chosen.isdisjoint(_OF_PLACE) else form.format
        for part in chosen:
            text = texts[part][0] if part == "street" else texts[part]
            wanted = max(1, pattern.count(f"%{LETTERS[part]}")) if part in LETTERS else 1
            assert folded.count(_folded(text)) == wanted, (part, whole)
        absent = {part for letter, part in SLOTS.items() if f"%{letter}" not in pattern}
        told = {remark.part for remark in found.remarks if "have no line for the " in remark.message} & absent
        assert told == absent & chosen, "a part without a slot is told of, and no other"


_OF_PLACE = {"street", "dependent_locality", "locality", "region"}


def _folded(text: str) -> str:
    """Capitals of all languages made alike: the Turkish ones have their dots."""
    return text.replace("İ", "i").replace("I", "i").replace("ı", "i").casefold()


@pytest.mark.parametrize("code", CODES)
def test_nothing_stray_is_left_over(code: str) -> None:
    form = country(STORE, code)
    own = re.findall("%[A-Z](  )%[A-Z]", f"{form.format} {form.latin}")
    for chosen, abroad, _, posted in choices(code):
        found = lines(party(code, chosen, LATIN), "DE" if abroad else code, BY_POST if posted else AddressStyle())
        for line in found:
            assert line and line == line.strip(" ,-/–"), found
            assert "  " not in line or own, found
            assert not re.search(r"[,/-]\s*[,/-]|\s,", line), found
            if posted:
                assert "," not in line


@pytest.mark.parametrize("code", CODES)
def test_the_posts_manner_twice_is_as_once(code: str) -> None:
    once = lines(party(code, set(LATIN), LATIN), code)
    typed = Party(lines=tuple(Written(line) for line in once), country="")
    again = address(typed, Party(country=code), EN, STORE, BY_POST)
    assert [" ".join(line.text.split()) for line in again.lines] == [" ".join(line.split()) for line in once]


@pytest.mark.parametrize("code", CODES)
def test_a_prefix_that_is_there_is_not_put_there_again(code: str) -> None:
    form = country(STORE, code)
    bare = party(code, {"locality", "postal_code"}, LATIN)
    prefixed = replace(bare, postal_code=f"{form.prefix}{bare.postal_code}")
    assert lines(bare, "DE") == lines(prefixed, "DE")
    assert lines(bare, code) == lines(prefixed, code)
