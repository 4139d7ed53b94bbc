"""Which lines name a family, and how it is greeted."""

from __future__ import annotations

import pytest

from stationery.catalog.languages import language
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.resolve.family_names import find_household

_ENGLISH = language(Store((folder("layouts"),)), "en-US")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Smiths", "Smith"),
        ("The Smith Family", "Smith"),
        ("Smith Family", "Smith"),
        ("The Smith's", "Smith"),
        ("The Joneses", "Jones"),
        ("The Lopezes", "Lopez"),
        ("The Foxes", "Fox"),
        ("The McDonalds", "McDonald"),
        ("The van Burens", "van Buren"),
        ("The Smith-Joneses", "Smith-Jones"),
        ("The Woods", ""),
        ("The Jones", ""),
        ("The Jones'", ""),
        ("The Weiss", ""),
        ("The Chases", ""),
        ("The Kennedies", ""),
        ("The Rolling Stones", None),
        ("The Hague", None),
        ("THE SMITHS", None),
        ("John Smith and Family", None),
        ("Smiths", None),
    ],
)
def test_a_surname_is_taken_from_a_plural_only_where_it_is_certain(line: str, name: str | None) -> None:
    found = find_household(line, _ENGLISH)
    assert (found and found[1]) == name
    if found:
        assert ("{family}" in found[0].opening) == bool(name)


def test_a_surname_that_is_known_decides() -> None:
    found = find_household("The Woods", _ENGLISH, "Woods")
    assert found and found[1] == "Woods" and found[0].opening == "Dear {family} Family"
