"""Parts of an address into lines: the cases of tests/addresses/, one file a country."""

import os

import pytest

from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import SourceError
from stationery.model.letter import Party, Written
from stationery.resolve.job import AddressStyle
from stationery.wording.address.blocks import set_block
from stationery.wording.address.usage import Usage
from tests.wording.spoken import DE, EN, STORE, address, typed

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "addresses")
FILES = sorted(name for name in os.listdir(FOLDER) if name.endswith(".yaml"))


def _party(table: Table) -> Party:
    texts = {key: table.text(key) for key in table if key != "street"}
    return Party(street=table.texts("street"), **texts)  # type: ignore[arg-type]


CASES = [(name, case) for name in FILES for case in load_table(os.path.join(FOLDER, name)).tables("cases")]


def test_there_are_cases_of_many_countries() -> None:
    assert len([name for name in FILES if len(name) == len("us.yaml")]) >= 40
    assert len(CASES) >= len(FILES)
    assert all(load_table(os.path.join(FOLDER, name)).text("cite") for name in FILES)


@pytest.mark.parametrize(("name", "case"), CASES)
def test_lines(name: str, case: Table) -> None:
    """`warned` are the parts for which the format has no slot; the rest is told of nothing."""
    case.only({"from", "manner", "country_line", "warned", "parts", "lines"})
    case.finish()
    mailing = AddressStyle(Written(case.text("manner", "typed")), Written(case.text("country_line")))
    found = address(_party(case.require_table("parts")), Party(country=case.text("from")), EN, STORE, mailing)
    assert [line.text for line in found.lines] == case.text("lines").split("\n")
    told = [remark.part for remark in found.remarks]
    assert sorted(told) == sorted(case.texts("warned"))


def test_a_file_of_layouts_has_its_cases() -> None:
    assert {f"{id}.yaml" for id in STORE.names("countries")} <= set(FILES)


def test_typed_lines_stand_as_typed() -> None:
    lines = "ms jane  o'neill; 12 -- Oak St.; springfield il 62701"
    assert "; ".join(line.text for line in address(typed(lines), None, EN, STORE).lines) == lines


def test_a_part_without_a_slot_is_printed_and_remarked() -> None:
    party = Party(
        name="Anna Müller", street=("Weg 1",), locality="München", region="Bayern", postal_code="80331", country="DE"
    )
    found = address(party, Party(country="DE"), EN, STORE)
    assert [line.text for line in found.lines] == ["Anna Müller", "Weg 1", "80331 München", "Bayern"]
    assert "in Germany have no line for the province 'Bayern'" in found.remarks[0].message


@pytest.mark.parametrize("code", ["AO", "HK", "AE", "IE", "CI", "GI", "MO", "ZW", "CN", "KR", "TH", "KY", "VE"])
def test_no_part_is_lost_and_no_mark_is_left_over(code: str) -> None:
    parts = {
        "dependent_locality": "Dep",
        "locality": "Loc",
        "region": "Reg",
        "postal_code": "12345",
        "sorting_code": "Sort",
    }
    party = Party(name="Ann", organization="Org", street=("One", "Two"), country=code, **parts)  # type: ignore[arg-type]
    text = "\n".join(line.text for line in address(party, None, EN, STORE).lines).casefold()
    assert all(part.casefold() in text for part in ("Ann", "Org", "One", "Two", *parts.values()))
    for part in parts:
        alone = Party(name="Ann", street=("One",), country=code, **{part: "Xyz"})  # type: ignore[arg-type]
        for line in address(alone, None, EN, STORE).lines:
            assert line.text == line.text.strip(" ,-/") and "  " not in line.text and line.text


def test_country_line_in_the_language_the_senders_post_reads() -> None:
    party = Party(name="Anna", street=("Weg 1",), locality="Wien", postal_code="1010", country="AT")
    assert address(party, Party(country="US"), DE, STORE).lines[-1].text == "AUSTRIA"
    assert address(party, Party(country="DE"), DE, STORE).lines[-1].text == "ÖSTERREICH"
    assert address(party, Party(country="AT"), DE, STORE).lines[-1].text == "1010 Wien"
    assert address(party, typed("Ann Lee; 1 Oak St; Boston, MA 02134"), EN, STORE).lines[-1].text == "AUSTRIA"
    assert address(party, None, EN, STORE).lines[-1].text == "AUSTRIA"
    assert set_block(party, "AT", "", Usage(EN, STORE), Diagnostics(), home=True)[-1].text == "1010 Wien"


def test_an_unknown_country_is_an_error_with_its_remedy() -> None:
    with pytest.raises(SourceError, match="no country is called 'Atlantis'"):
        address(Party(name="Ann", country="Atlantis"), None, EN, STORE)
