"""Every country has a name in each language that we have names in, as an envelope may show it."""

from __future__ import annotations

import os
import re
import unicodedata

import pytest

from stationery.catalog.country_names import CountryNames, code_by_name, country_names
from stationery.catalog.languages import Language, language
from stationery.data.address_metadata import codes
from stationery.data.store import Store
from stationery.model.errors import StationeryError
from stationery.model.letter import Party, Written
from stationery.resolve.countries import code_of
from stationery.resolve.job import POST, AddressStyle
from tests.data.country_names import ALSO, RECOGNIZED, text_of
from tests.wording.spoken import EN, STORE, address

FR = language(STORE, "fr")
LANGUAGES = STORE.names("engine/countries")
FORMAL = re.compile(r"\b(kingdom of|republic of|state of|federation|royaume de|république (?!du Congo)|état)\b", re.I)
ADJECTIVE = {"CD", "CF", "CG", "DO"}
"""Countries whose short name has the word; a republic is what people call them."""


def names_in(tongue: str) -> CountryNames:
    found = country_names(STORE, tongue)
    assert found
    return found


def test_there_are_names_in_every_language_of_letters() -> None:
    assert {id for id in STORE.names("languages") if "-" not in id} <= set(LANGUAGES)
    assert set(RECOGNIZED) <= set(LANGUAGES)


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_each_country_has_one_name_of_its_own(tongue: str) -> None:
    found = names_in(tongue).printed
    assert set(found) == set(codes())
    assert len(set(found.values())) == len(found)
    for code, name in found.items():
        assert name == " ".join(name.split()) and not re.search(r"[&.,;/()（）\[\]\d\"]|S:t", name), (code, name)


@pytest.mark.parametrize("tongue", ["en", "fr"])
def test_the_names_that_posts_read_everywhere_are_short_and_plain(tongue: str) -> None:
    for code, name in names_in(tongue).printed.items():
        assert all(letter in " -’'" or unicodedata.category(letter)[0] == "L" for letter in name), name
        assert code in ADJECTIVE or not FORMAL.search(name), name
    assert names_in("en").printed["GB"] == "United Kingdom"


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("spoken", [EN, FR], ids=["en", "fr"])
def test_the_country_line_in_the_posts_manner(code: str, spoken: Language) -> None:
    sender = Party(country="US" if spoken is EN else "FR")
    party = Party(name="Ann Lee", locality="Kestrelby", country=code)
    found = address(party, sender, spoken, STORE, AddressStyle(Written(POST))).lines[-1].text
    assert re.fullmatch(r"[^\W\d_]+(?:[ '’-]+[^\W\d_]+)*", found) and found == found.upper()


def test_what_the_posts_print() -> None:
    printed = names_in("en").printed
    assert [printed[code] for code in ("BA", "SH", "PM", "NO", "KN")] == [
        "Bosnia and Herzegovina", "Saint Helena", "Saint Pierre and Miquelon", "Norway", "Saint Kitts and Nevis",
    ]  # fmt: skip


@pytest.mark.parametrize("tongue", RECOGNIZED)
def test_every_name_that_was_ever_printed_is_recognized(tongue: str) -> None:
    found = names_in(tongue)
    for name, code in found.codes.items():
        assert code_by_name(STORE, name.upper() if name.isascii() else name, tongue) == code
    for code, others in ALSO.get(tongue, {}).items():
        assert {code_by_name(STORE, other, tongue) for other in others} == {code}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("St. Helena, Ascension & Tristan da Cunha", "SH"),
        ("SAINT HELENA", "SH"),
        ("Bosnia & Herzegovina", "BA"),
        ("Hong Kong SAR China", "HK"),
        ("Côte d'Ivoire", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Sonderverwaltungsregion Hongkong", "HK"),
        ("Deutschland", "DE"),
        ("日本", "JP"),
        ("Atlantis", ""),
        ("cite", ""),
        ("Fictional", ""),
    ],
)
def test_a_typed_name(name: str, code: str) -> None:
    assert code_of(name, STORE) == code


def test_a_region_without_names_of_its_own_has_its_languages() -> None:
    assert names_in("de-at") == names_in("de")
    assert names_in("pt-pt").printed["PL"] == "Polónia" != names_in("pt").printed["PL"]
    assert country_names(STORE, "klingon") is None


def test_faults_are_told(tmp_path: object) -> None:
    folder = os.path.join(str(tmp_path), "engine", "countries")
    os.makedirs(folder)
    with open(os.path.join(folder, "en.yaml"), "w", encoding="utf-8") as stream:
        stream.write("name: English\nmore: x\nnames: {NO: Norway}\n")
    with pytest.raises(StationeryError) as told:
        country_names(Store((str(tmp_path),)), "en")
    assert "'cite' is missing" in str(told.value) and "unknown key 'more'" in str(told.value)


def test_the_files_are_what_their_command_writes() -> None:
    """Where Babel has the CLDR that they name; another's names are no fault."""
    path = STORE.files("engine/countries")["en"]
    with open(path, encoding="utf-8") as stream:
        written = stream.read()
    now = text_of("en")
    if re.findall(r"CLDR \S+ through Babel \S+;", now) == re.findall(r"CLDR \S+ through Babel \S+;", written):
        assert now == written


def test_a_letter_abroad_asks_no_babel_for_the_country() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from tests.wording.spoken import EN, STORE, address; from stationery.model.letter import Party;"
        "address(Party(name='A', locality='B', country='Bosnien und Herzegowina'), Party(country='US'), EN, STORE);"
        "print([name for name in sys.modules if name.startswith('babel')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
