"""Languages: every file is whole, and a new one is a file only."""

from pathlib import Path

import pytest

from stationery.catalog.languages import Language, language
from stationery.catalog.shelf import Shelf
from stationery.errors import Place, StationeryError, UnknownName
from stationery.letter import Written
from stationery.resources import folder

BUILT_IN = folder("layouts")
SHELF = Shelf((BUILT_IN,))


@pytest.mark.parametrize("id", SHELF.names("languages"))
def test_every_language_is_whole(id: str) -> None:
    found = language(SHELF, id)
    assert found.region in found.regions
    assert all(found.words.values())
    assert found.titles and found.openings.named and found.closes["default"]
    assert found.tag.partition("-")[0] == id.partition("-")[0]


@pytest.mark.parametrize(
    ("tag", "whole", "file"),
    [
        ("en", "en-US", "en"),
        ("en-US", "en-US", "en"),
        ("EN_us", "en-US", "en"),
        ("en-gb", "en-GB", "en-gb"),
        ("en-AU", "en-AU", "en-gb"),
        ("en-CA", "en-CA", "en"),
        ("en-JM", "en-JM", "en"),
        ("de", "de-DE", "de"),
        ("de-AT", "de-AT", "de"),
        ("de-CH", "de-CH", "de-ch"),
        ("de-LI", "de-LI", "de-ch"),
        ("de-Latn-AT", "de-Latn-AT", "de"),
    ],
)
def test_tags(tag: str, whole: str, file: str) -> None:
    found = language(SHELF, tag)
    assert (found.tag, found.file) == (whole, file)


def test_a_variant_states_only_what_differs() -> None:
    british, american = language(SHELF, "en-GB"), language(SHELF, "en-US")
    assert british.titles["ms."].spoken == "Ms"
    assert american.titles["ms"].spoken == "Ms."
    assert british.words == american.words
    assert (british.punctuations["mixed"].salutation, american.punctuations["mixed"].salutation) == (",", ":")


def test_an_unknown_language_names_its_place() -> None:
    with pytest.raises(UnknownName, match="no language is called 'xx'") as caught:
        language(SHELF, Written("xx", Place("ann.md", 5, 11)))
    assert caught.value.place == Place("ann.md", 5, 11)


def _added(tmp_path: Path, name: str, text: str) -> Shelf:
    inside = tmp_path / "languages"
    inside.mkdir()
    (inside / name).write_text(text, encoding="utf-8")
    return Shelf((BUILT_IN, str(tmp_path)))


def test_a_language_is_added_by_a_file(tmp_path: Path) -> None:
    text = (Path(BUILT_IN) / "languages" / "en.yaml").read_text(encoding="utf-8")
    text = text.replace("named: Dear {name}", "named: Kära {name}").replace("regions: US, PR, CA", "regions: SE")
    found: Language = language(_added(tmp_path, "sv.yaml", text), "sv")
    assert (found.tag, found.openings.named) == ("sv-SE", "Kära {name}")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("name: English", "naem: English", "unknown key 'naem'"),
        ("cite: house style; formats", "# cite: house style; formats", "'cite' is missing"),
        ("  long: ", "  lnog: ", "'long' is missing"),
        ("January, ", "", "12 names are wanted, not 11"),
        ("  page: Page {page}", "  page: Page", "{page} must stand in it"),
        ('quotes: ["“", "”"]', 'quotes: ["“"]', "two marks are wanted"),
        ("  default: Sincerely", "  note: Sincerely", "'default' is missing"),
        ("  letter: A letter from", "  brief: A letter from", "'letter' is missing"),
        ("subjects: |", "subject: |", "unknown key 'subject'"),
        ("regions: US, PR, CA\nhyph", "hyph", "'regions' is missing"),
    ],
)
def test_what_is_wrong_in_a_file_is_told(tmp_path: Path, old: str, new: str, why: str) -> None:
    text = (Path(BUILT_IN) / "languages" / "en.yaml").read_text(encoding="utf-8")
    assert old in text
    shelf = _added(tmp_path, "en.yaml", text.replace(old, new))
    with pytest.raises(StationeryError) as caught:
        language(shelf, "en-US")
    assert why in str(caught.value)
    assert "en.yaml" in str(caught.value)
