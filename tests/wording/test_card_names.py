"""Who a written name stands for: a card for each person, a tag for all of them."""

from __future__ import annotations

import pytest

from stationery.catalog.languages import language
from stationery.model.party import Party
from stationery.wording.card_names import (
    GUEST,
    SHARED,
    SPOUSE,
    UNNAMED,
    card_names,
    find_recased,
    hold_name,
    hold_words,
    left_out,
    name_together,
)
from tests.products.made import stock
from tests.wording.spoken import typed

STORE = stock().store
EN = language(STORE, "en")


@pytest.mark.parametrize(
    ("written", "cards", "together"),
    [
        ("Ms. Ann Franks & Mr. Tom Jones", "Ann Franks|Tom Jones", "Ann and Tom"),
        ("Mr. and Mrs. William Smith", "William Smith|*Mrs. William Smith", "Mr. and Mrs. William Smith"),
        ("Dr. and Mr. Ann Lee", "*Dr. Ann Lee|*Mr. Ann Lee", "Dr. and Mr. Ann Lee"),
        ("Mr. & Mrs. Smith", "Mr. Smith|Mrs. Smith", "Mr. Smith and Mrs. Smith"),
        ("Mr. and Mrs. William and Ann Smith", "William Smith|Ann Smith", "William and Ann"),
        ("Mr. William Smith and Mrs. Ann Smith", "William Smith|Ann Smith", "William and Ann"),
        ("The Smith Family", "The Smith Family", "the Smith Family"),
        ("Ms. Ann Lee and Guest", "Ann Lee|*Guest", "Ann and Guest"),
        ("Ann Lee +1", "Ann Lee|+Guest", "Ann and Guest"),
        ("Ann Lee + 1", "Ann Lee|+Guest", "Ann and Guest"),
        ("Mr. Bo Ek [allergy: nuts]", "Bo Ek", "Bo"),
        ("Table 4", "Table 4", "Table 4"),
        ("M. et Mme Luc Bernard", "*M. et Mme Luc Bernard", "M. et Mme Luc Bernard"),
        ("Mr. and Mrs. William Smith and Family", "William Smith|*Mrs. William Smith|*Family", None),
        ("Drs. Ann and Bo Kim", "Ann Kim|Bo Kim", "Ann and Bo"),
        ("Ann & Tom van der Berg", "Ann van der Berg|Tom van der Berg", None),
        ("Ann Lee, Bo Ek, and Tom Ray", "Ann Lee|Bo Ek|Tom Ray", "Ann, Bo, and Tom"),
        ("Mr. Tom Lee and Mr. Tom Ray", "Tom Lee|Tom Ray", "Tom Lee and Tom Ray"),
        ("Dr. Luis Ortega Jr.", "Luis Ortega Jr.", "Luis"),
        ("Dr. Ann Lee, Ph.D.", "Ann Lee, Ph.D.", "Ann"),
        ("Mrs. Charles Whitcomb", "~Mrs. Charles Whitcomb", "Mrs. Charles Whitcomb"),
        ("Mr. Smith", "Mr. Smith", "Mr. Smith"),
        ("Mr. Tom & Ms. Ann Ng", "?Tom Ng|Ann Ng", "Tom and Ann"),
        ("Mr. Tom and Ms. Ann van der Berg", "?Mr. Tom|Ann van der Berg", "Mr. Tom and Ann van der Berg"),
        ("Senator Warren and Mr. Bob Ng", "?Senator Warren|Bob Ng", "Senator Warren and Bob"),
        ("Miss Lily Smith and Master Ben Smith", "Lily Smith|Ben Smith", "Lily and Ben"),
        ("Miss Lily and Master Ben Smith", "?Lily Smith|Ben Smith", "Lily and Ben"),
        ("Wang Xiaoming", "Wang Xiaoming", "Wang Xiaoming"),
        ("山田 花子", "山田 花子", "山田 花子"),
        ("Smith & Sons, Inc.", "Smith & Sons, Inc.", "Smith & Sons, Inc."),
        ("José Ortega y Gasset", "José Ortega y Gasset", None),
    ],
)
def test_nobody_who_is_named_is_left_out(written: str, cards: str, together: str | None) -> None:
    marks = {UNNAMED: "*", SPOUSE: "~", SHARED: "?", GUEST: "+"}
    for party in (typed(f"{written}; 1 Main St; Salem, OR 97301"), Party(name=written)):
        names = card_names(party, EN, STORE)
        assert "|".join(marks.get(name.why, "") + name.name for name in names) == cards
        assert together is None or name_together(party, names, EN) == together


@pytest.mark.parametrize(
    ("written", "outside", "recased"),
    [
        ("Mr. Bo Ek (vegan)", ("(vegan)",), ""),
        ("Mr. Bo Ek [allergy: nuts]", ("[allergy: nuts]",), ""),
        ("ANN LEE", (), "Ann Lee"),
        ("maria del carmen", (), "Maria del Carmen"),
        ("Dr. Ann Lee, Ph.D.", (), ""),
        ("Mr. and Mrs. William Smith Jr.", (), ""),
        ("Ann & Tom van der Berg", (), ""),
        ("Ann Lee and Guest", (), ""),
        ("Smith & Sons (Reno), Inc.", (), ""),
        ("The Smith Family", (), ""),
    ],
)
def test_what_a_card_changes_is_known(written: str, outside: tuple[str, ...], recased: str) -> None:
    names = card_names(Party(name=written), EN, STORE)
    found = find_recased(written, names)
    assert left_out(written, names) == outside and (found.name if found else "") == recased


def test_columns_say_what_is_whose() -> None:
    (name,) = card_names(Party(prefix="Mrs.", given="Ann", family="García López", name="Ann García López"), EN, STORE)
    assert (name.name, name.given) == ("Ann García López", "Ann")
    assert hold_name(name, EN) == "Ann García\u00a0López"
    couple = Party(prefix="Mr. and Mrs.", given="William", family="Smith", name="William Smith")
    assert [each.name for each in card_names(couple, EN, STORE)] == ["William Smith", "Mrs. William Smith"]
    two = Party(people=(Party(given="Ann", family="Lee"), Party(given="Bo", family="Ek")))
    assert name_together(two, card_names(two, EN, STORE), EN) == "Ann and Bo"


def test_no_line_ends_within_a_title_or_a_surname() -> None:
    named, other = card_names(typed("Mr. and Mrs. William Smith Jr.; x"), EN, STORE)
    assert (
        hold_name(other, EN) == "Mrs.\u00a0William Smith\u00a0Jr." and hold_name(named, EN) == "William Smith\u00a0Jr."
    )
    assert hold_words("For Mr. and Mrs. William Smith", EN) == "For Mr.\u00a0and\u00a0Mrs. William Smith"
    assert hold_words("For Ann and Bo", EN) == "For Ann and\u00a0Bo"
