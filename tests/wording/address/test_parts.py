"""Typed lines read back into parts: where each line is certain, and only there."""

from __future__ import annotations

import pytest

from stationery.model.letter import Party, Written
from stationery.model.values import replace
from stationery.resolve.countries import country_of
from stationery.resolve.job import POST, AddressStyle
from stationery.wording.address.parts import Place, parts_of, place_of, read_back
from tests.wording.spoken import EN, STORE, address, typed

PARTS = ("name", "title", "organization", "street", "locality", "region", "postal_code", "sorting_code", "country")


def _place_of(party: Party) -> Place | None:
    return place_of(party, country_of(party, STORE), STORE)


def told(lines: str) -> dict[str, object] | None:
    found = parts_of(typed(lines), country_of(typed(lines), STORE), EN, STORE)
    return found and {part: text for part in PARTS if (text := getattr(found, part))}


READ = {
    "Ms. Jane Schmoe; Director of Recruiting; Acme Corporation; 1200 Main Street, Suite 400; Springfield, IL 62701": {
        "name": "Ms. Jane Schmoe",
        "title": "Director of Recruiting",
        "organization": "Acme Corporation",
        "street": ("1200 Main Street, Suite 400",),
        "locality": "Springfield",
        "region": "IL",
        "postal_code": "62701",
        "country": "US",
    },
    "Ann Lee; 12 Oak Street; Apt. 3; Boston MA 02134-1000": {
        "name": "Ann Lee",
        "street": ("12 Oak Street", "Apt. 3"),
        "locality": "Boston",
        "region": "MA",
        "postal_code": "02134-1000",
        "country": "US",
    },
    "Jan Kowalski; ul. Długa 5; 00-950 Warszawa; POLAND": {
        "name": "Jan Kowalski",
        "street": ("ul. Długa 5",),
        "locality": "Warszawa",
        "postal_code": "00-950",
        "country": "PL",
    },
    "Ayşe Yılmaz; İstiklal Caddesi 12; 34435 Beyoğlu/İstanbul; TURKEY": {
        "name": "Ayşe Yılmaz",
        "street": ("İstiklal Caddesi 12",),
        "locality": "Beyoğlu",
        "region": "İstanbul",
        "postal_code": "34435",
        "country": "TR",
    },
}


@pytest.mark.parametrize("lines", READ)
def test_what_is_certain_is_read(lines: str) -> None:
    assert told(lines) == READ[lines]


@pytest.mark.parametrize(
    "lines",
    [
        "Ann Lee; The Old Mill; Boston, MA 02134",  # a street without a number
        "Ann Lee; Somebody Else; 12 Oak Street; Boston, MA 02134",  # a person, or a firm?
        "Ann Lee; 12 Oak Street; 14 Elm Street; Boston, MA 02134",  # which of the two?
        "Ann Lee; 12 Oak Street; Boston",  # no postal code
        "Ann Lee; 12 Oak Street; Boston, MA 02134; second floor",  # something below the town
        "12 Oak Street; Boston, MA 02134",  # nobody
        "Max Muster; Weg 1; 80331 München",  # German, or of any other country with five digits
        "Ann Lee",
    ],
)
def test_what_is_uncertain_stays_lines(lines: str) -> None:
    assert told(lines) is None


def test_parts_are_left_as_they_are() -> None:
    party = Party(name="Ann Lee", country="US")
    assert parts_of(party, country_of(party, STORE), EN, STORE) is party


def test_the_place_knows_its_line() -> None:
    found = place_of(
        typed("Ann Lee; anything; Boston, MA 02134-1000; USA"),
        country_of(typed("Ann Lee; anything; Boston, MA 02134-1000; USA"), STORE),
        STORE,
    )
    assert found and (found.number, found.code, found.postal_code) == (2, "US", "02134-1000")
    assert _place_of(typed("Ann Lee; anything; Boston")) is None
    assert _place_of(Party(name="Ann")) is None


def test_places_travel_with_the_parts() -> None:
    party = typed("Ms. Ann Lee; 12 Oak Street; Boston, MA 02134")
    found = parts_of(party, country_of(party, STORE), EN, STORE)
    assert found
    assert [found.where(part) for part in ("name", "street", "region")] == [line.place for line in party.lines]


@pytest.mark.parametrize("lines", READ)
def test_read_back_and_written_again_it_is_the_same(lines: str) -> None:
    read = read_back(typed(lines), country_of(typed(lines), STORE), EN, STORE)
    assert read
    again = [line.text for line in address(read.place, Party(country=read.code), EN, STORE).lines]
    typed_again = typed(lines).lines
    wanted = [line.text for line in typed_again[len(read.above) : len(typed_again) - len(read.below)]]
    assert [line.replace(",", "") for line in again] == [line.replace(",", "") for line in wanted]


def posted(lines: str, sender: str = "US") -> tuple[list[str], int]:
    found = address(typed(lines), Party(country=sender), EN, STORE, AddressStyle(Written(POST)))
    return [line.text for line in found.lines], len(found.remarks)


def test_a_typed_block_in_the_posts_manner() -> None:
    lines = "Ms. Jane Schmoe; Acme Corp.; Suite 400; 1200 North Main Street; St. Louis, Missouri 63101"
    assert posted(lines.replace("Missouri", "MO")) == (
        ["MS JANE SCHMOE", "ACME CORP", "1200 N MAIN ST STE 400", "ST LOUIS MO 63101"], 0,
    )  # fmt: skip
    assert posted(lines) == (
        ["MS JANE SCHMOE", "ACME CORP", "SUITE 400", "1200 NORTH MAIN STREET", "ST LOUIS MISSOURI 63101"], 1,
    )  # fmt: skip
    assert posted("Frau Anna Groß; Weg 1; 35390 Gießen; GERMANY") == (
        ["FRAU ANNA GROSS", "WEG 1", "35390 GIESSEN", "GERMANY"], 0,
    )  # fmt: skip


def test_typed_lines_keep_their_places_in_the_posts_manner() -> None:
    party = typed("Ms. Ann Lee; 12 Oak Street; Boston, MA 02134")
    found = address(party, Party(country="US"), EN, STORE, AddressStyle(Written(POST)))
    assert [line.place for line in found.lines] == [line.place for line in party.lines]
    assert replace(party) == party
