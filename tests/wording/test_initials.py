"""What is told of a monogram's initials, where a name may have two surnames, or two given names."""

from __future__ import annotations

import pytest

from stationery.model.diagnostics import Diagnostics
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.products.blank import word_sender_alone
from stationery.resolve.resolve import resolve
from tests.products.made import stock

MADRID, LISBON, SALEM = ("Calle Mayor 5", "28013 Madrid", "Spain"), ("Rua Augusta 1", "1100-048 Lisboa", "Portugal"), ()


def told(sender: Party, letterhead: str = "monogram", letters: str = "") -> list[tuple[str, str]]:
    choices = Choices(letterhead=Written(letterhead), letters=Written(letters))
    job, found = resolve(Letter("cards", sender=sender, choices=choices), stock(), "blank"), Diagnostics()
    word_sender_alone(job, found)
    return [(each.message, each.hint) for each in found.remarks if "monogram" in each.message]


def typed(name: str, lines: tuple[str, ...] = SALEM) -> Party:
    return Party(lines=tuple(map(Written, (name, *lines))))


@pytest.mark.parametrize(
    ("sender", "used", "why"),
    [
        (typed("Ana García López"), "Ana García López is AGL", "García and López may be two surnames"),
        (typed("José Ortega y Gasset"), "José Ortega y Gasset is JOG", "Ortega and Gasset may be two surnames"),
        (Party(given="Ana", family="Garcia Lopez"), "Ana Garcia Lopez is AL", "may be two surnames"),
        (typed("María José García", MADRID), "María José García is MJ", "José is read as a surname"),
        (typed("João Pedro Santos", LISBON), "João Pedro Santos is JS", "Pedro is read as a surname"),
    ],
)
def test_initials_that_may_be_others_are_told(sender: Party, used: str, why: str) -> None:
    ((message, hint),) = told(sender)
    assert message.startswith(f"the monogram of {used}: ") and why in message
    other = {"AGL": "AG", "JOG": "JO", "AL": "AG", "MJ": "MJG", "JS": "JPS"}[used.rpartition(" ")[2]]
    assert hint == f"for {other}, write --letters {other}, or in the file `letterhead: {{letters: {other}}}`"


@pytest.mark.parametrize(
    "sender",
    [
        typed("Federico García Lorca", MADRID),
        typed("João Silva Santos", LISBON),
        typed("Enric Prat i Sarrà", MADRID),
        Party(given="María José", family="García", country="ES"),
        typed("Mary Ann Smith"),
        typed("José Luis García"),
        typed("Ana García & José López"),
        typed("Mr. and Mrs. José García López"),
        typed("García López GmbH"),
    ],
)
def test_initials_that_are_certain_are_not_told(sender: Party) -> None:
    assert told(sender) == []


def test_nothing_is_told_of_letters_that_were_chosen_or_that_show_nowhere() -> None:
    ana = typed("Ana García López")
    assert told(ana, letters="AG") == [] and told(ana, "plain-block") == [] and told(ana, "centered") == []
