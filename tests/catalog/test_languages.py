"""Languages: every file is whole, and a new one is a file only."""

from pathlib import Path

import pytest

from stationery.catalog.languages import Language, language
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import Place, StationeryError, UnknownName
from stationery.model.letter import Written

BUILT_IN = folder("layouts")
STORE = Store((BUILT_IN,))


@pytest.mark.parametrize("id", STORE.names("languages"))
def test_every_language_is_whole(id: str) -> None:
    found = language(STORE, id)
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
        ("en-CA", "en-CA", "en-ca"),
        ("en-JM", "en-JM", "en"),
        ("de", "de-DE", "de"),
        ("de-AT", "de-AT", "de-at"),
        ("de-CH", "de-CH", "de-ch"),
        ("de-LI", "de-LI", "de-ch"),
        ("de-Latn-AT", "de-Latn-AT", "de-at"),
        ("de-LU", "de-LU", "de"),
        ("fr", "fr-FR", "fr"),
        ("fr-BE", "fr-BE", "fr"),
        ("fr-CA", "fr-CA", "fr-ca"),
        ("fr-CH", "fr-CH", "fr-ch"),
        ("es", "es-ES", "es"),
        ("es-AR", "es-AR", "es-mx"),
        ("it-CH", "it-CH", "it"),
        ("nl-BE", "nl-BE", "nl"),
        ("pt", "pt-BR", "pt"),
        ("pt-BR", "pt-BR", "pt"),
        ("pt-PT", "pt-PT", "pt-pt"),
        ("pl", "pl-PL", "pl"),
        ("sv", "sv-SE", "sv"),
        ("da", "da-DK", "da"),
    ],
)
def test_tags(tag: str, whole: str, file: str) -> None:
    found = language(STORE, tag)
    assert (found.tag, found.file) == (whole, file)


def test_a_variant_states_only_what_differs() -> None:
    british, american = language(STORE, "en-GB"), language(STORE, "en-US")
    assert british.titles["ms."].spoken == "Ms"
    assert american.titles["ms"].spoken == "Ms."
    assert british.words == american.words
    assert (british.punctuations["mixed"].salutation, american.punctuations["mixed"].salutation) == (",", ":")


def test_a_variants_table_adds_to_its_bases() -> None:
    austrian, german = language(STORE, "de-AT"), language(STORE, "de")
    assert austrian.titles["mag."].spoken == "Mag." and not german.titles["mag."].spoken
    assert set(german.titles) - {"mag."} <= set(austrian.titles)
    assert austrian.dates.month_numbers["januar"] == austrian.dates.month_numbers["jänner"] == 1


def test_an_unknown_language_names_its_place() -> None:
    with pytest.raises(UnknownName, match="no language is called 'xx'") as caught:
        language(STORE, Written("xx", Place("ann.md", 5, 11)))
    assert caught.value.place == Place("ann.md", 5, 11)


def _added(tmp_path: Path, name: str, text: str) -> Store:
    inside = tmp_path / "languages"
    inside.mkdir()
    (inside / name).write_text(text, encoding="utf-8")
    return Store((BUILT_IN, str(tmp_path)))


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
        ("January, ", "", "12 names are required, not 11"),
        ("  page: Page {page}", "  page: Page", "{page} is missing"),
        ('quotes: ["“", "”"]', 'quotes: ["“"]', "expected two marks"),
        ("  default: Sincerely", "  note: Sincerely", "'default' is missing"),
        ("  letter: A letter from", "  brief: A letter from", "'letter' is missing"),
        ("subjects: |", "subject: |", "unknown key 'subject'"),
        ("regions: US, PR, CA\nhyph", "hyph", "'regions' is missing"),
        ("short_months: Jan,", "short_months: Xan, Jan,", "'Xan' doesn't begin any of the names"),
        ("then: elided", "then: elide", "then: 'elide' isn't one of the choices"),
        (
            "    Duke: Dear Duke",
            "    Baron: Dear Baron",
            "'Baron' isn't one of the titles",
        ),
        ("subjects: |", "subject_line: {cite: x, label: Re}\nsubjects: |", "{subject} is missing"),
        ("subjects: |", "subject_line: {cite: x, place: below}\nsubjects: |", "'below' isn't one of the choices"),
        ('with_place: "{place}, {date}"', 'with_place: "{place}"', "{date} is missing"),
        ("  apostrophe:", '  spaced: {wide: "?"}\n  apostrophe:', "unknown key 'wide'"),
    ],
)
def test_what_is_wrong_in_a_file_is_told(tmp_path: Path, old: str, new: str, why: str) -> None:
    text = (Path(BUILT_IN) / "languages" / "en.yaml").read_text(encoding="utf-8")
    assert old in text
    store = _added(tmp_path, "en.yaml", text.replace(old, new))
    with pytest.raises(StationeryError) as caught:
        language(store, "en-US")
    assert why in str(caught.value)
    assert "en.yaml" in str(caught.value)
