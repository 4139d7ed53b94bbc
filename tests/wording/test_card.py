"""A letter into the manuscript of a card; and monograms."""

import pytest

from stationery.catalog.languages import language
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
        (Party(name="Maximiliana-Josephine Freifrau von Hohenstein-Wittelsbach"), "MH"),
        (Party(given="Karl Theodor", family="Freiherr von und zu Guttenberg"), "KTG"),
        (Party(name="Sacha Baron Cohen"), "SBC"),
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
        (typed("José Ortega y Gasset; Calle Mayor 5; 28013 Madrid; Spain"), "JO"),
        (typed("Dr. Santiago Ramón y Cajal; Calle Mayor 5; 28013 Madrid; Spain"), "SR"),
        (typed("Juan Ramón Jiménez y Mantecón; Calle Mayor 5; 28013 Madrid; Spain"), "JRJ"),
        (typed("Federico García Lorca; Calle Mayor 5; 28013 Madrid; Spain"), "FG"),
        (typed("Enric Prat i Sarrà; Calle Mayor 5; 28013 Madrid; Spain"), "EP"),
        (typed("Ana y José García; Calle Mayor 5; 28013 Madrid; Spain"), "AJ"),
        (typed("Ana García y José López; Calle Mayor 5; 28013 Madrid; Spain"), "AJ"),
        (Party(given="José", family="Ortega y Gasset", country="ES"), "JO"),
        (Party(given="Ana y José", family="García", country="ES"), "AJ"),
        (Party(name="José Ortega y Gasset", country="ES"), "JO"),
        (typed("José Ortega y Gasset; 1 Main Street; Salem, OR 97301"), "JOG"),
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


@pytest.mark.parametrize(
    ("sender", "initials"),
    [
        (typed("José Ortega y Gasset; Calle Mayor 5; 28013 Madrid"), "JO"),
        (typed("Sr. D. José Ortega y Gasset; Calle Mayor 5; 28013 Madrid"), "JO"),
        (typed("Ana y José; Calle Mayor 5; 28013 Madrid"), "AJ"),
        (typed("Ana y José García López; Calle Mayor 5; 28013 Madrid"), "AJ"),
        (typed("Ana García y José López; Calle Mayor 5; 28013 Madrid"), "AJ"),
        (typed("Ana, José y Eva; Calle Mayor 5; 28013 Madrid"), "AJE"),
        (Party(given="José", family="Ortega y Gasset"), "JO"),
        (Party(given="Ana y José", family="García"), "AJ"),
    ],
)
def test_monograms_in_spanish_keep_the_fathers_surname(sender: Party, initials: str) -> None:
    found = sending(sender, language(STORE, "es"), STORE).masthead.monogram
    assert (found.text if found else "") == initials


def test_blank_cards() -> None:
    found = word_cards(spoken_job(Letter("cards", sender=ME), DE, "blank card"), Diagnostics())
    assert found.title == "Karten" and found.masthead and found.masthead.monogram and found.author == "Ann Lee"
    assert word_cards(spoken_job(Letter("cards"), EN, "blank card"), Diagnostics()).masthead is None
