"""Rows that no post can deliver, and cells that say n/a, are errors of their row: in letters and on labels alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery import StationeryError, Studio
from stationery.model.errors import each_fault
from stationery.model.party import Party, full_name
from stationery.reading.contacts.columns import columns_of, contact_of
from stationery.reading.contacts.odd_cells import find_oddities, is_nothing
from stationery.reading.contacts.tables import open_list
from stationery.resolve.place_words import country_in_words, place_word
from tests.jobs import STORE

LETTER = "---\nfrom: Pat Doe; 1 Elm St; Salem, OR 97301\n---\nThank you for {{gift}}{{#note}}, and {{note}}{{/note}}.\n"
HEADINGS = ("Name", "Street", "City", "State", "ZIP", "Gift", "Note")
ROWS = (
    ("Ann Lee", "1 Main St", "Salem", "OR", "97301", "the vase", ""),
    ("NEIGHBORS", "", "", "", "", "the vase", ""),
    ("Eve Roe", "", "", "", "97301", "the vase", ""),
    ("Bob Roe", "2 Main St", "", "OR", "", "the vase", ""),
    ("Sue Roe", "12 Elm St, Salem, OR 97301", "", "", "", "the vase", ""),
    ("Nan Ash", "3 Main St", "Salem", "OR", "97301", "n/a", "x"),
    ("Jim Ash", "4 Main St", "Salem", "OR", "97301", "none", "-"),
    ("Zoe Ash", "Box 5", "Salem", "OR", "", "0", ""),
)
NO_ADDRESS = [
    "row 3 (NEIGHBORS): there is no address",
    "row 4 (Eve Roe): there is no street and no city",
    "row 5 (Bob Roe): there is no city and no ZIP code",
    "row 6 (Sue Roe), column B (Street): the city is in the cell of the street",
]
NO_ZIP = "row 9 (Zoe Ash): there is no ZIP code"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("list") / "guests.csv"
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in (HEADINGS, *ROWS)))
    return path


def test_what_can_not_arrive_and_what_says_nothing_is_an_error(people: Path) -> None:
    letter = people.parent / "gift.md"
    letter.write_text(LETTER)
    with pytest.raises(StationeryError) as told:
        Studio(data=[]).merge(letter, people, people.parent / "a.pdf")
    faults = each_fault(told.value)
    assert [each.message for each in faults] == [
        *NO_ADDRESS,
        "row 7 (Nan Ash), column F (Gift): 'n/a' would be printed",
        "row 8 (Jim Ash), column F (Gift): 'none' would be printed",
        "row 8 (Jim Ash), column G (Note): '-' would be printed",
        NO_ZIP,
    ]
    assert "fill in column C (City) and column E (ZIP)" in faults[2].hint
    assert "leave the cell empty, and write {{#gift}} … {{/gift}}" in faults[5].hint


def test_labels_have_the_same_errors_of_addresses(people: Path) -> None:
    with pytest.raises(StationeryError) as told:
        Studio(data=[]).labels(people, sheet="avery-5160")
    assert [each.message for each in each_fault(told.value)] == [*NO_ADDRESS, NO_ZIP]


def test_a_letter_alone_is_not_held_back_for_a_zip_code(people: Path) -> None:
    letter = people.parent / "hello.md"
    letter.write_text(LETTER.replace("{{gift}}{{#note}}, and {{note}}{{/note}}", "all"))
    made = Studio(data=[]).merge(letter, people, people.parent / "b.pdf", media="letters", rows="9")
    assert any("needs a ZIP code" in each.message for each in made.remarks)


def test_what_says_that_there_is_nothing() -> None:
    nothings = ("n/a", "N/A", "none", "TBD", "?", "-", "NaN", "nan", "XXX", "xxxx", "no gift", "No Gifts", "«Gift»")
    blanks = ("[gift]", "[[mug]]", "{{gift}}", "{gift}", "<<Gift>>", "<your gift>")
    printed = (
        "Nan",
        "0",
        "x",
        "XX",
        "a vase",
        "",
        "Test",
        "no end",
        "[a] vase",
        "a [[big]] vase",
        "«un vase»",
        "1 < 2 and 3 > 2",
    )
    assert [is_nothing(each, "gift") for each in (*nothings, *blanks)] == [True] * 19
    assert [is_nothing(each, "gift") for each in printed] == [False] * len(printed)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("US", ("state", "city", "ZIP code")),
        ("IE", ("county", "city", "Eircode")),
        ("IN", ("state", "city", "PIN code")),
        ("GB", ("county", "post town", "postal code")),
        ("", ("province", "city", "postal code")),
    ],
)
def test_what_the_parts_of_an_address_are_called(code: str, words: tuple[str, ...]) -> None:
    assert tuple(place_word(code, part) for part in ("region", "locality", "postal_code")) == words


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("Bob O'NEILL-MCDONALD", ["capitals"]),
        ("Kim & kids", []),
        ("Ann Lee (moved?)", ["parentheses", "'?'"]),
        ("ann Lee", ["small letter"]),
        ("JP Ray III", []),
    ],
)
def test_names_that_look_odd_on_an_envelope(name: str, odd: list[str]) -> None:
    told = [message for message, _ in find_oddities(name)]
    assert [piece in message for piece, message in zip(odd, told, strict=True)] == [True] * len(odd)


def test_countries_in_words() -> None:
    codes = ("GB", "US", "DE", "NL", "ZZ")
    words = [country_in_words(code, STORE) for code in codes]
    assert words == ["the United Kingdom", "the United States", "Germany", "the Netherlands", "ZZ"]


def test_a_generation_has_no_comma_and_a_state_none_after_it(tmp_path: Path) -> None:
    path = tmp_path / "guests.csv"
    path.write_text(
        "First Name,Last Name,Suffix,Address,City-State-ZIP\n"
        'William,Foster,III,1 Main St,"Salem, OR, 97301"\nAnn,Lee,Ph.D.,1 Main St,"Salem, XX, 97301"\n'
    )
    listing = open_list(str(path))
    one, other = (contact_of(row, listing, columns_of(listing)) for row in listing.rows())
    assert [line.text for line in one.party.lines] == ["William Foster III", "1 Main St", "Salem, OR 97301"]
    assert [line.text for line in other.party.lines] == ["Ann Lee, Ph.D.", "1 Main St", "Salem, XX, 97301"]
    assert "there is a comma between state and ZIP code; it is left out" in one.warnings[0].message
    assert full_name(Party(given="William", family="Foster", suffix="III")) == "William Foster III"


def test_an_email_address_without_an_ending_is_an_error(tmp_path: Path) -> None:
    rows = [{"name": "Ann Lee", "email": "ann@acme"}, {"name": "Bob Roe", "email": "bob@acme.example; b@c"}]
    (tmp_path / "a.md").write_text("---\nfrom: Pat Doe <pat@acme.example>\nsubject: Hello\n---\nHello.\n")
    with pytest.raises(StationeryError, match="'ann@acme' isn't a complete e-mail address") as told:
        Studio(data=[]).merge(tmp_path / "a.md", rows, media="emails", each=str(tmp_path / "out"))
    assert len(each_fault(told.value)) == 1
