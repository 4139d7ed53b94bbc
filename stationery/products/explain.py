"""What is made of a letter, fact by fact and choice by choice, each with who said so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from stationery.data.stock import Stock
from stationery.model.errors import Place
from stationery.model.letter import Letter
from stationery.model.values import value
from stationery.resolve.chosen import Source
from stationery.resolve.job import Job, Product
from stationery.resolve.resolve import resolve

Kind = Literal["fact", "choice"]


@value
class Explained:
    """One line: a fact or a choice. `who` says in words where it comes from."""

    kind: Kind
    name: str
    text: str
    who: str
    source: Source | None = None
    place: Place | None = None


def explain(letter: Letter, stock: Stock, product: Product) -> tuple[Explained, ...]:
    """The letter's Job, a line for each. Raises what `resolve` raises."""
    job = resolve(letter, stock, product)
    choices = (Explained("choice", each.name, each.text, each.who, each.source, each.place) for each in job.choices)
    return (*_facts(job), *choices)


def _facts(job: Job) -> Iterator[Explained]:
    letter, unknown = job.letter, "not certain"
    sender = letter.sender.place if letter.sender else None
    recipient = letter.recipient.place if letter.recipient else None
    yield _fact("made as", job.product, None)
    yield _fact("sender's country", job.origin or unknown, sender)
    yield _fact("recipient's country", job.destination or unknown, recipient)
    yield _fact("addressee", job.addressee.name or unknown, recipient)
    person = job.greeted.person
    if person:
        yield _fact("surname", person.family or unknown, person.place)
    yield _fact("post", job.post.name, None)


def _fact(name: str, text: str, place: Place | None) -> Explained:
    return Explained("fact", name, text, str(place) if place else "", None, place)
