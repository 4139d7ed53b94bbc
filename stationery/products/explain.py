"""What is made of a letter, fact by fact and choice by choice, each with who said so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from stationery.data.stock import Stock
from stationery.model.errors import Place
from stationery.model.letter import Letter
from stationery.model.values import value
from stationery.resolve.chosen import Source
from stationery.resolve.greeted import name_addressed
from stationery.resolve.job import Job, Product
from stationery.resolve.resolve import resolve

Kind = Literal["fact", "choice"]

_HOUSE = "house default"


@value
class Explained:
    """One line: a fact or a choice. `who` says in words where it comes from; `cause` is the id of what it follows
    from."""

    kind: Kind
    name: str
    text: str
    who: str
    source: Source | None = None
    place: Place | None = None
    cause: str = ""


def explain(letter: Letter, stock: Stock, product: Product) -> tuple[Explained, ...]:
    """The letter's Job, a line for each. Raises what `resolve` raises."""
    job = resolve(letter, stock, product)
    choices = (
        Explained("choice", each.name, each.text, each.who, each.source, each.place, each.cause) for each in job.choices
    )
    return (*_facts(job), *choices)


def _facts(job: Job) -> Iterator[Explained]:
    letter, unknown = job.letter, "not certain"
    usual = "card" if letter.kind == "note" else "letter"
    sender = letter.sender.place if letter.sender else None
    recipient = letter.recipient.place if letter.recipient else None
    yield _fact("kind", letter.kind, None, _HOUSE if letter.kind == "letter" else letter.file)
    yield _fact("made as", job.product, None, f"the kind {letter.kind}" if job.product == usual else "--as")
    yield _fact("sender's country", job.origin or unknown, sender)
    yield _fact("recipient's country", job.destination or unknown, recipient)
    yield _fact("addressee", name_addressed(job.addressee, job.language) or unknown, recipient)
    person = job.greeted.person
    if person:
        yield _fact("surname", person.family or unknown, person.place)
    for name, written in (("salutation", letter.salutation), ("close", letter.close)):
        if written:  # others are worded later
            yield _fact(name, " ".join(written.text.split()), written.place)
    yield _fact("post", job.post.name, None, _post_from(job))


def _post_from(job: Job) -> str:
    """What the post follows from."""
    if not job.country:
        return _HOUSE
    return f"the sender's country, {job.country}" if job.origin else f"the language {job.language.tag}"


def _fact(name: str, text: str, place: Place | None, who: str = "") -> Explained:
    return Explained("fact", name, text, str(place) if place else who, None, place)
