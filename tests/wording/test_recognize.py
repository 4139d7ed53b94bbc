"""Typed lines into persons, organizations and places: a table of cases."""

import pytest

from stationery.model.letter import Party
from stationery.resolve.countries import country_of
from stationery.resolve.person import recognize_name
from stationery.resolve.recognize import recognize
from stationery.wording.small_names import find_small_name
from tests.wording.spoken import DE, EN, STORE, typed

# written, titles as said, given, family (empty where it is not certain), suffix
NAMES = [
    ("Ms. Jane Schmoe", "Ms.", "Jane", "Schmoe", ""),
    ("Ms Jane Schmoe", "Ms.", "Jane", "Schmoe", ""),
    ("MS. JANE SCHMOE", "Ms.", "Jane", "Schmoe", ""),
    ("Ms. Schmoe", "Ms.", "", "Schmoe", ""),
    ("Dr. J. R. Smith", "Dr.", "J. R.", "Smith", ""),
    ("Mr. John Q. Public", "Mr.", "John Q.", "Public", ""),
    ("Rev. Dr. Ann Lee", "Reverend Dr.", "Ann", "Lee", ""),
    ("Lt. Col. Ann Lee", "Colonel", "Ann", "Lee", ""),
    ("Sgt. 1st Class Ann Lee", "Sergeant", "Ann", "Lee", ""),
    ("Mr. John Lee Jr.", "Mr.", "John", "Lee", "Jr."),
    ("Mr. John Lee, III", "Mr.", "John", "Lee", "III"),
    ("Dr. Ann Lee, Ph.D., CPA", "Dr.", "Ann", "Lee", "Ph.D., CPA"),
    ("Dr. Ann Lee, Director of Research", "Dr.", "Ann", "Lee", ""),
    ("Ms. Ana de la Cruz", "Ms.", "", "", ""),
    ("Ms. Ana García López", "Ms.", "", "", ""),
    ("Mr. Nguyễn Văn An", "Mr.", "", "", ""),
    ("Ms. Łucja Żółć-Dąb", "Ms.", "Łucja", "Żółć-Dąb", ""),
    ("Mr. Jón Þórsson", "Mr.", "Jón", "Þórsson", ""),
    ("Ms. Işıl Çağlar", "Ms.", "Işıl", "Çağlar", ""),
    ("Dr. Ελένη Παπαδοπούλου", "Dr.", "Ελένη", "Παπαδοπούλου", ""),
    ("Mr. Иван Петров", "Mr.", "Иван", "Петров", ""),
    ("Ms. van der Berg", "Ms.", "", "", ""),
    ("Mr. von Braun", "Mr.", "", "von Braun", ""),
    ("Mr. Van Morrison", "Mr.", "", "", ""),
    ("Dean Paul Martin", "Dean", "", "", ""),
    ("Dr. Nagy J.", "Dr.", "", "", ""),
    ("Jane Schmoe", "", "", "", ""),
    ("Jack MA", "", "", "", ""),
    ("Sr. Ana", "Sister", "", "Ana", ""),
    ("Frau Dr. Anna Müller", "Frau Dr.", "Anna", "Müller", ""),
    ("President of Acme", "", "", "", ""),
    ("President", "", "", "", ""),
    ("Dr.", "", "", "", ""),
    ("", "", "", "", ""),
]


@pytest.mark.parametrize(("written", "titles", "given", "family", "suffix"), NAMES)
def test_names(written: str, titles: str, given: str, family: str, suffix: str) -> None:
    found = recognize_name(written, EN, STORE)
    said = " ".join(title.spoken for title in found.titles)
    assert (said, found.given, found.family, found.suffix) == (titles, given, family, suffix)


def test_a_stated_surname_is_taken() -> None:
    found = recognize_name("Ms. Ana de la Cruz", EN, STORE, "de la Cruz")
    assert (found.given, found.family) == ("Ana", "de la Cruz")


# the typed lines, who is addressed
ADDRESSED = [
    ("Ms. Jane Schmoe; Acme Corporation", "Ms. Jane Schmoe"),
    ("Acme Corporation; Ms. Jane Schmoe; 12 Oak St", "Ms. Jane Schmoe"),
    ("Acme Corporation; Dr. Jane Schmoe; 12 Oak St", "Dr. Jane Schmoe"),
    ("Acme Corporation; General Counsel; 12 Oak St", "Acme Corporation"),
    ("Acme Corporation; Attn: Jane Schmoe; 12 Oak St", "Jane Schmoe"),
    ("Attention: Dr. Jane Schmoe; Acme Corporation", "Dr. Jane Schmoe"),
    ("Acme Corporation; Attn: Human Resources; 12 Oak St", "Human Resources"),
    ("Attenborough Ltd.; 12 Oak St", "Attenborough Ltd."),
    ("Jane Schmoe; 12 Oak St", "Jane Schmoe"),
    ("Judge Rotenberg; Court", "Judge Rotenberg"),
]


@pytest.mark.parametrize(("lines", "name"), ADDRESSED)
def test_who_is_addressed(lines: str, name: str) -> None:
    assert recognize(typed(lines), EN, STORE).name == name


# the typed lines; country, locality, region, postal code
PLACED = [
    ("A; 1 Oak St; Springfield, IL 62701", ("US", "Springfield", "IL", "62701")),
    ("A; 1 Oak St; SPRINGFIELD IL  62701-1234", ("US", "SPRINGFIELD", "IL", "62701-1234")),
    ("A; 1 Oak St; Boston, MA 02134; USA", ("US", "Boston", "MA", "02134")),
    ("A; 1 Oak St; Springfield, XX 62701", ("", "", "", "")),
    ("A; Weg 1; 50667 Köln", ("", "", "", "")),
    ("A; Weg 1; 50667 Köln; Deutschland", ("DE", "Köln", "", "50667")),
    ("A; Weg 1; 50667 Köln; GERMANY", ("DE", "Köln", "", "50667")),
    ("A; 5 High St; London SW1A 1AA", ("GB", "London", "", "SW1A 1AA")),
    ("A; 5 High St; London; SW1A 1AA; UK", ("GB", "", "", "SW1A 1AA")),
    ("A; 1 Main St; Ottawa ON  K1A 0B1", ("CA", "Ottawa", "ON", "K1A 0B1")),
    ("A; Rue 1; Bruxelles; Belgique", ("BE", "", "", "")),
    ("Jane Schmoe", ("", "", "", "")),
    ("A; Springfield", ("", "", "", "")),
]


@pytest.mark.parametrize(("lines", "expected"), PLACED)
def test_places(lines: str, expected: tuple[str, ...]) -> None:
    found = recognize(typed(lines), EN, STORE)
    assert (found.country, found.locality, found.region, found.postal_code) == expected


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("US", "US"),
        ("us", "US"),
        ("USA", "US"),
        ("Germany", "DE"),
        ("Österreich", "AT"),
        ("Niemcy", "DE"),
        ("UK", "GB"),
        ("XX", ""),
    ],
)
def test_countries_by_name(country: str, code: str) -> None:
    assert country_of(Party(country=country), STORE) == code


def test_nobody_has_no_country() -> None:
    assert country_of(None, STORE) == ""


def test_parts_are_recognized_as_stated() -> None:
    found = recognize(
        Party(prefix="Prof. Dr.", given="Ana", family="de la Cruz", suffix="Ph.D.", title="Dean"), EN, STORE
    )
    assert found.person is not None
    assert found.person.family == "de la Cruz"
    assert [title.spoken for title in found.person.titles] == ["Professor", "Dr."]
    assert (found.name, found.role) == ("Prof. Dr. Ana de la Cruz, Ph.D.", "Dean")


def test_german_titles() -> None:
    found = recognize_name("Herrn Dipl.-Ing. Max Müller", DE, STORE)
    assert [title.spoken for title in found.titles] == ["Herr", ""]
    assert found.family == "Müller"


@pytest.mark.parametrize(
    ("lines", "family", "role"),
    [
        ("Herrn; Dr. Urs Baumann; Leiter; Weg 1; 3011 Bern", "Baumann", "Leiter"),
        ("Frau; Anna Müller; Weg 1; 10115 Berlin", "Müller", "Weg 1"),
        ("Frau Dr.; Anna Müller; Weg 1; 10115 Berlin", "Müller", "Weg 1"),
    ],
)
def test_a_title_alone_in_the_first_line_is_that_of_the_name_below_it(lines: str, family: str, role: str) -> None:
    """DIN 5008 lets Herrn or Frau stand in a line of its own."""
    found = recognize(typed(lines), DE, STORE)
    assert found.person and found.person.titles[0].social
    assert (found.person.family, found.role) == (family, role)


def test_an_office_alone_in_the_first_line_takes_no_name() -> None:
    found = recognize(typed("Dean; College of Arts; Springfield, IL 62701"), EN, STORE)
    assert not found.person or "College" not in found.person.bare


@pytest.mark.parametrize(
    ("written", "right"),
    [("Estate of John Roe", ""), ("jane doe", "Jane Doe"), ("jane of doe", "Jane of Doe"), ("Ms. Ana de la Cruz", "")],
)
def test_a_name_in_small_letters(written: str, right: str) -> None:
    assert find_small_name(written, EN, STORE) == right
