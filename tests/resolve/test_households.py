"""Rows of one address into the names of a household and its salutation, in each language; never a guess."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stationery.catalog.languages import language
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.contact import Contact
from stationery.model.diagnostics import Diagnostics
from stationery.model.letter import Party, Written
from stationery.model.values import replace
from stationery.resolve.households import Household, join
from stationery.resolve.recognize import recognize
from stationery.wording.salutations import salutation

STORE = Store((folder("layouts"),))


def contact(row: int, text: str, **parts: str) -> Contact:
    """A contact of `prefix given family`, without a prefix `- given family`; a + is a space within one of them."""
    prefix, given, family = (word.replace("+", " ").strip("-") for word in text.split(" ", 2))
    party = Party(
        prefix=prefix, given=given, family=family, name=f"{given} {family}".strip(), street=("12 Elm Street",),
        locality="Salem", postal_code="97301", **parts,
    )  # fmt: skip
    return Contact(party, file="guests.csv", row=row)


def join_all(tag: str, people: str) -> tuple[Household, ...]:
    spoken = language(STORE, tag)
    rows = enumerate((each.strip() for each in people.split(";")), 2)
    return join(tuple(contact(row, text) for row, text in rows), spoken, STORE)


def greet(household: Household, tag: str) -> str:
    spoken = language(STORE, tag)
    return salutation(recognize(household.party, spoken, STORE, ""), spoken, "", Diagnostics()).text


# the language | the rows | the lines of the names | the salutation
CASES = """
en-US | Mr. Karl Weiß; Mrs. Anna Weiß | Mr. and Mrs. Karl Weiß | Dear Mr. and Mrs. Weiß
en-US | Mrs. Anna Weiß; Mr. Karl Weiss | Mr. and Mrs. Karl Weiss | Dear Mr. and Mrs. Weiss
en-US | Ms. Anna Weiß; Mr. Karl Weiß | Ms. Anna and Mr. Karl Weiß | Dear Ms. Weiß and Mr. Weiß
en-US | - Anna Weiß; - Karl Weiß | Anna and Karl Weiß | Dear Anna and Karl Weiß
en-US | Ms. Anna Weiß; - Karl Weiß | Ms. Anna and Karl Weiß | Dear Ms. Weiß and Karl Weiß
en-US | Mrs. Anna Weiß; Mrs. Eva Weiß | Mrs. Anna and Mrs. Eva Weiß | Dear Mrs. Anna Weiß and Mrs. Eva Weiß
en-US | Dr. Karl Weiß; Mrs. Anna Weiß | Dr. Karl and Mrs. Anna Weiß | Dear Dr. Weiß and Mrs. Weiß
en-US | Mr. Karl Weiß; Mrs. Anna Lee | Mr. Karl Weiß / Mrs. Anna Lee | Dear Mr. Weiß and Mrs. Lee
en-US | Ms. Ann Lee; Dr. Bob Ray | Ms. Ann Lee / Dr. Bob Ray | Dear Ms. Lee and Dr. Ray
en-US | - Ann Lee; - Bob Ray | Ann Lee / Bob Ray | Dear Ann Lee and Bob Ray
en-US | - Ann Buchan; Mr. Bob Buchan; - Tim Buchan | The Buchan Family | Dear Buchan Family
en-US | Ms. Eva de la Cruz; Mr. Al Lee | Ms. Eva de la Cruz / Mr. Al Lee | Dear Ms. de la Cruz and Mr. Lee
en-US | Ms. Ann Lee; Mr. Al Lee; Mr. Tom Ray | Ms. Ann and Mr. Al Lee / Mr. Tom Ray | Dear Ms. Lee, Mr. Lee, and Mr. Ray
en-US | - Ann van Berg; - Bob van Berg; - Tim van Berg | The van Berg Family | Dear van Berg Family
en-GB | Mr Karl Weiß; Mrs Anna Weiß | Mr and Mrs Karl Weiß | Dear Mr and Mrs Weiß
en-GB | Ms Ann Lee; Mr Bob Lee; Mr Tom Ray | Ms Ann and Mr Bob Lee / Mr Tom Ray | Dear Ms Lee, Mr Lee and Mr Ray
de-DE | Frau Anna Weiß; Herr Karl Weiß | Frau Anna und Herr Karl Weiß | Sehr geehrte Frau Weiß, sehr geehrter Herr Weiß
de-DE | - Anna Weiß; - Karl Weiß | Anna und Karl Weiß | Guten Tag Anna und Karl Weiß
de-DE | - Ann Lee; - Bob Ray | Ann Lee / Bob Ray | Guten Tag Ann Lee und Bob Ray
de-DE | - Anna Buchan; - Karl Buchan; - Tim Buchan | Familie Buchan | Sehr geehrte Familie Buchan
de-DE | Frau Anna von Weiß; Herr Karl von Weiß; - Tim von Weiß | Familie von Weiß | Sehr geehrte Familie von Weiß
de-AT | Frau Anna Weiß; Herr Karl Lee | Frau Anna Weiß / Herr Karl Lee | Sehr geehrte Frau Weiß, sehr geehrter Herr Lee
fr-FR | Madame Anne Petit; Monsieur Luc Petit | Madame Anne et Monsieur Luc Petit | Madame, Monsieur
fr-FR | Mme Anne Petit; Mme Lucie Roux | Mme Anne Petit / Mme Lucie Roux | Mesdames
fr-FR | - Anne Petit; - Luc Roux | Anne Petit / Luc Roux | Madame, Monsieur
fr-FR | Madame Anne Petit; - Luc Petit | Madame Anne et Luc Petit | Madame, Monsieur
fr-FR | - Anne Petit; - Luc Petit; - Zoé Petit | Famille Petit | Chère famille Petit
es-ES | Sra. Ana Ruiz; Sr. Juan Ruiz | Sra. Ana y Sr. Juan Ruiz | Estimada Sra. Ruiz, estimado Sr. Ruiz
es-ES | - Ana Ruiz; - Inés Ruiz | Ana e Inés Ruiz | Buenos días, Ana e Inés Ruiz
es-MX | - Ana Ruiz; - Juan Gil | Ana Ruiz / Juan Gil | Buenos días, Ana Ruiz y Juan Gil
es-ES | - Ana Ruiz; - Juan Ruiz; - Pía Ruiz | Familia Ruiz | Estimada familia Ruiz
it-IT | Sig.ra Anna Bruni; Sig. Carlo Bruni | Sig.ra Anna e sig. Carlo Bruni | Gentile sig.ra Bruni, gentile sig. Bruni
it-IT | - Anna Bruni; - Carlo Bruni; - Pia Bruni | Famiglia Bruni | Gentile famiglia Bruni
nl-NL | Mw. An de Vries; Dhr. Jan Smit | Mw. An de Vries / Dhr. Jan Smit | Geachte mevrouw De Vries, geachte heer Smit
nl-NL | Mevrouw An Smit; De+heer Jan Smit | Mevrouw An en de heer Jan Smit | Geachte mevrouw Smit, geachte heer Smit
nl-NL | - Anna de Vries; - Karl de Vries; - Tim de Vries | Familie De Vries | Geachte familie De Vries
da-DK | Fru Anna Holm; Hr. Karl Holm | Fru Anna og hr. Karl Holm | Kære fru Holm og hr. Holm
da-DK | - Anna Holm; - Karl Holm; - Tim Holm | Familien Holm | Kære familien Holm
sv-SE | - Anna Holm; - Karl Holm | Anna och Karl Holm | Bästa Anna och Karl Holm
sv-SE | - Anna Holm; - Karl Holm; - Tim Holm | Familjen Holm | Bästa familjen Holm
pt-BR | Sra. Ana Lima; Sr. João Lima | Sra. Ana e Sr. João Lima | Prezada Senhora Lima, prezado Senhor Lima
pt-BR | - Ana Lima; - João Lima; - Rui Lima | Família Lima | Prezada família Lima
pt-PT | - Ana Lima; - João Gil | Ana Lima / João Gil | Bom dia, Ana Lima e João Gil
pl-PL | Pani Anna Nowak; Pan Jan Nowak | Pani Anna i Pan Jan Nowak | Szanowni Państwo
pl-PL | - Anna Nowak; - Jan Nowak; - Ewa Nowak | Anna Nowak / Jan Nowak / Ewa Nowak | Szanowni Państwo
"""


@pytest.mark.parametrize("case", CASES.strip().split("\n"))
def test_a_household(case: str) -> None:
    tag, people, lines, greeting = (part.strip() for part in case.split(" | "))
    (found,) = join_all(tag, people)
    assert " / ".join(found.names) == lines
    assert greet(found, tag) == greeting


def test_what_fields_stand_for() -> None:
    (found,) = join_all("en-US", "Ms. Ann Lee; Mr. Bob Lee; Mr. Tom Ray")
    assert (found.name, found.given, found.family) == (
        "Ms. Ann and Mr. Bob Lee and Mr. Tom Ray", "Ann, Bob, and Tom", "Lee and Ray",
    )  # fmt: skip


def test_surnames_that_are_not_certain_are_not_shared() -> None:
    """Of three words nobody can tell which are the surname, if there is no column for it."""
    first, second = (replace_name(contact(row, "- x y"), name)
                     for row, name in ((2, "Ana María García López"), (3, "Juan García López")))  # fmt: skip
    (found,) = join((first, second), language(STORE, "en"), STORE)
    assert found.names == ("Ana María García López", "Juan García López")
    assert found.family == ""


def replace_name(found: Contact, name: str) -> Contact:
    party = Party(name=name, street=found.party.street, locality="Salem", postal_code="97301")
    return Contact(party, file="guests.csv", row=found.row)


def test_a_row_that_names_a_couple() -> None:
    couple = replace_name(contact(2, "- x y"), "Mr. and Mrs. Karl Weiß")
    (family,) = join((couple, contact(3, "- Tim Weiß")), language(STORE, "en"), STORE)
    assert family.names == ("The Weiß Family",)
    (two,) = join((couple, contact(3, "- Tim Lee")), language(STORE, "en"), STORE)
    assert two.names == ("Mr. and Mrs. Karl Weiß", "Tim Lee")


def test_suffixes_keep_names_whole() -> None:
    (found,) = join(
        (contact(2, "Mr. Karl Weiß", suffix="Jr."), contact(3, "Ms. Anna Weiß")), language(STORE, "en"), STORE
    )
    assert found.names == ("Mr. Karl Weiß Jr.", "Ms. Anna Weiß")
    (found,) = join(
        (contact(2, "Mr. Karl Weiß", suffix="Jr."), contact(3, "Mrs. Anna Weiß")), language(STORE, "en"), STORE
    )
    assert found.names == ("Mr. and Mrs. Karl Weiß Jr.",)


@pytest.mark.parametrize("parts", [{"organization": "Acme"}, {"department": "Sales"}, {"title": "Director"}])
def test_colleagues_are_no_household(parts: dict[str, str]) -> None:
    found = join((contact(2, "Ms. Ann Lee", **parts), contact(3, "Mr. Bob Ray")), language(STORE, "en"), STORE)
    assert [len(each.contacts) for each in found] == [1, 1]
    assert found[0].apart


def test_typed_lines() -> None:
    def typed(row: int, *lines: str) -> Contact:
        return Contact(Party(lines=tuple(map(Written, lines))), file="guests.csv", row=row)

    place = ("12 Elm Street", "Salem, OR 97301")
    (found,) = join((typed(2, "Ms. Ann Lee", *place), typed(3, "Mr. Bob Ray", *place)), language(STORE, "en"), STORE)
    assert [line.text for line in found.party.lines] == ["Ms. Ann Lee", "Mr. Bob Ray", *place]
    assert greet(found, "en") == "Dear Ms. Lee and Mr. Ray"
    firm = ("Acme", *place)
    apart = join((typed(2, "Ms. Ann Lee", *firm), typed(3, "Mr. Bob Ray", *firm)), language(STORE, "en"), STORE)
    assert [each.apart for each in apart] == ["'Acme' may be an organization"] * 2


def test_names_that_do_not_fit_stay_apart() -> None:
    found = join_all("en-US", "- Ann Lee; - Bob Ray; - Eva Fox; - Tim Orr; - Zoe Poe")
    assert [len(each.contacts) for each in found] == [1] * 5
    assert found[0].apart == "their 5 names don't fit above the address"


def test_one_person_twice_is_named_once() -> None:
    (found,) = join_all("en-US", "- Ann Lee; Ms. Ann Lee")
    assert greet(found, "en") == "Dear Ms. Lee"
    assert [len(double) for double in found.doubles] == [2]
    (found,) = join_all("en-US", "Ms. Ann Lee; Mr. Bob Lee; Ms. Ann Lee")
    assert found.names == ("Ms. Ann and Mr. Bob Lee",)


PEOPLE = ("Mr. Karl Weiß", "Mrs. Anna Weiß", "- Tim Weiß", "Ms. Ann Lee", "- Bob Ray", "Dr. Ann Lee", "- ann lee")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=8), st.sampled_from(["en", "de", "fr", "nl", "pl"]))
def test_nobody_is_lost(people: list[str], tag: str) -> None:
    contacts = tuple(contact(row, text) for row, text in enumerate(people, 2))
    found = join(contacts, language(STORE, tag), STORE)
    assert sorted(each.row for household in found for each in household.contacts) == list(range(2, len(people) + 2))


@pytest.mark.parametrize(
    "people", [PEOPLE[:2], PEOPLE[:3], PEOPLE[1:4], (PEOPLE[0], PEOPLE[3], PEOPLE[4]), PEOPLE[2:5]]
)
@pytest.mark.parametrize("tag", ["en", "de"])
def test_the_order_of_rows_changes_only_the_order_of_names(people: tuple[str, ...], tag: str) -> None:
    forms = {
        frozenset(
            frozenset(" ".join(household.names).replace("/", " ").split()) for household in
            join(tuple(contact(row, text) for row, text in enumerate(order, 2)), language(STORE, tag), STORE)
        )
        for order in permutations(people)
    }  # fmt: skip
    assert len(forms) == 1


# the language | the row | the second person in it, by part | the lines of the names | the salutation
SECONDS = """
en-US | Mr. Karl Weiß | prefix=Mrs. given=Anna | Mr. and Mrs. Karl Weiß | Dear Mr. and Mrs. Weiß
en-US | Mrs. Anna Weiß | prefix=Mr. given=Karl | Mr. and Mrs. Karl Weiß | Dear Mr. and Mrs. Weiß
en-US | Mr. Karl Weiß | prefix=Mrs. given=Weiß | Mr. and Mrs. Karl Weiß | Dear Mr. and Mrs. Weiß
en-US | Ms. Ann Lee | name=Dr.+Bob+Ray | Ms. Ann Lee / Dr. Bob Ray | Dear Ms. Lee and Dr. Ray
en-US | - Ann Lee | given=Bob | Ann and Bob Lee | Dear Ann and Bob Lee
en-US | Ms. Eva de+Cruz | given=Al prefix=Mr. | Ms. Eva and Mr. Al de Cruz | Dear Ms. de Cruz and Mr. de Cruz
de-DE | Herr Jan Ott | prefix=Frau given=Eva | Herr Jan und Frau Eva Ott | Sehr geehrter Herr Ott, sehr geehrte Frau Ott
fr-FR | Mme Anne Petit | prefix=M. name=Luc+Roux | Mme Anne Petit / M. Luc Roux | Madame, Monsieur
es-ES | - Ana Ruiz | given=Inés | Ana e Inés Ruiz | Buenos días, Ana e Inés Ruiz
nl-NL | Mw. An Vos | name=Jan+Smit prefix=Dhr. | Mw. An Vos / Dhr. Jan Smit | Geachte mevrouw Vos, geachte heer Smit
"""


@pytest.mark.parametrize("case", SECONDS.strip().split("\n"))
def test_two_people_of_a_row_are_named_as_those_of_two_rows(case: str) -> None:
    tag, first, second, names, greeting = (each.strip() for each in case.split(" | "))
    parts = dict(each.replace("+", " ").split("=") for each in second.split())
    parts.setdefault("name", parts.get("given", ""))
    (household,) = join((replace(contact(2, first), partner=Party(**parts)),), language(STORE, tag), STORE)
    assert (" / ".join(household.names), greet(household, tag)) == (names, greeting)
    assert [each.row for each in household.contacts] == [2] and not household.doubles
    assert bool(household.seconds[0].shares) == ("given" in parts and parts["given"] != "Weiß")


def test_a_second_person_without_a_certain_surname_is_written_as_they_stand() -> None:
    whole = Contact(
        Party(name="Karl Heinz Weiß", street=("12 Elm Street",)), row=2, partner=Party(name="Anna", given="Anna")
    )
    (household,) = join((whole,), language(STORE, "en-US"), STORE)
    assert household.names == ("Karl Heinz Weiß", "Anna")
    assert household.seconds[0].odd == "'Anna' has no surname, and that of 'Karl Heinz Weiß' isn't certain"
