"""A letter into the manuscript of a card; and monograms."""

import pytest

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place
from stationery.model.letter import Letter, Party, Written
from stationery.model.prose import Paragraph, Span
from stationery.wording.card import word_cards, word_note
from tests.jobs import spoken_job
from tests.wording.spoken import DE, EN, STORE, sending, typed

ME = typed("Ann Lee; 12 Oak Street; Springfield, IL 62704")
TO = typed("Ms. Jane Schmoe; Acme Corporation; 1200 Main Street; Springfield, IL 62701")
BODY = (Paragraph((Span("Thank you."),)),)


def test_a_note_has_no_addresses() -> None:
    letter = Letter("ann.md", recipient=TO, sender=ME, body=BODY, subject=Written("Thanks", Place("ann.md", 3)))
    diagnostics = Diagnostics()
    found = word_note(spoken_job(letter, EN, "card"), diagnostics)
    assert [(part.name, part.lines[0].text.replace("\u00a0", " ")) for part in found.parts] == [
        ("date", "November 20, 2026"),
        ("salutation", "Dear Ms. Schmoe,"),
        ("close", "Sincerely,"),
    ]
    assert found.title == "Note to Ms. Jane Schmoe"
    assert [str(remark) for remark in diagnostics.remarks] == ["ann.md:3: subject: a card has no place for it"]


def test_a_note_to_somebody_without_an_address_needs_only_a_salutation() -> None:
    letter = Letter("ann.md", sender=ME, salutation=Written("Dear Nora"), body=BODY)
    found = word_note(spoken_job(letter, EN, "card"), Diagnostics())
    assert found.part("salutation")[0].text == "Dear Nora," and found.title == "Note"


@pytest.mark.parametrize(
    ("sender", "initials"),
    [
        (typed("Ann Lee; 12 Oak Street"), "AL"),
        (typed("Ann Marie Lee; 12 Oak Street"), "AML"),
        (typed("Dr. Ann Marie Jane Lee, Ph.D.; 12 Oak Street"), "AML"),
        (typed("Ludwig van Beethoven; Wien"), "LB"),
        (typed("Acme Corporation; 1200 Main Street"), ""),
        (typed("Zoë; 1 Kai"), "Z"),
        (Party(given="Øyvind", family="Ås"), "ØÅ"),
        (Party(given="Ana", family="de la Cruz"), "AC"),
        (Party(prefix="Dr.", name="Ann Lee", suffix="Jr."), "AL"),
        (Party(organization="Acme Corporation"), ""),
        (Party(name="李 明"), "李明"),
        (typed("Ana García López; Calle Mayor 5; 28013 Madrid; Spain"), "AG"),
        (typed("Ana María García de la Torre; Calle Mayor 5; 28013 Madrid; Spain"), "AMG"),
        (typed("Ana García; Calle Mayor 5; 28013 Madrid; Spain"), "AG"),
        (Party(given="Ana", family="García López", country="ES"), "AG"),
        (Party(given="Ana", family="García López", country="US"), "AL"),
        (typed("João Silva dos Santos; Rua Augusta 1; 1100-048 Lisboa; Portugal"), "JS"),
        (Party(given="João", family="Silva Santos", country="PT"), "JS"),
        (Party(given="João", family="Silva Pereira", country="BR"), "JP"),
        (typed("Emma and Paul Novak; 1 Main Street"), "EP"),
        (typed("Emma Roe & Paul Novak; 1 Main Street"), "EP"),
        (typed("Emma, Paul, and Zoe Novak; 1 Main Street"), "EPZ"),
        (typed("Mr. and Mrs. Paul Novak; 1 Main Street"), "N"),
        (Party(given="Emma and Paul", family="Novak"), "EP"),
        (Party(name="Emma and Paul Novak"), "EP"),
    ],
)
def test_monograms(sender: Party, initials: str) -> None:
    found = sending(sender, EN, STORE).masthead.monogram
    assert (found.text if found else "") == initials


def test_blank_cards() -> None:
    found = word_cards(spoken_job(Letter("cards", sender=ME), DE, "blank card"))
    assert found.title == "Karten" and found.masthead and found.masthead.monogram and found.author == "Ann Lee"
    assert word_cards(spoken_job(Letter("cards"), EN, "blank card")).masthead is None
