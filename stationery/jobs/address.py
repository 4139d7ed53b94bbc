"""The trip of an address alone: how it will be set, line by line, and what its writer should know of it."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.catalog.shelf import Shelf
from stationery.errors import Remark, SourceError
from stationery.etiquette.addresses import wrong_in, wrong_lines
from stationery.letter import Letter, Party, Written
from stationery.prose import Line
from stationery.values import value
from stationery.wording.addresses import Mailing, address
from stationery.wording.letter import mailing_of
from stationery.wording.territories import code_of, country_of
from stationery.workshop import Workshop, default


@value
class Desk:
    """What is the same for a whole stack of addresses: who sends, in what language, and how they are set."""

    sender: Party | None
    spoken: Language
    shelf: Shelf
    mailing: Mailing


@value
class Addressed:
    lines: tuple[str, ...]
    remarks: tuple[Remark, ...]


def desk(letter: Letter, workshop: Workshop, from_country: Written) -> Desk:
    """The desk of a letter's sender and choices; `from_country`, if given, is where it is sent from.

    Raises UnknownName, SourceError for a language or country that there is not.
    """
    from stationery.catalog.languages import language

    shelf, sender = workshop.shelf, letter.sender
    if from_country:
        if not code_of(from_country.text, shelf):
            hint = "write its English name, or two letters, as US, DE or GB"
            raise SourceError(f"no country is called {from_country.text!r}", from_country.place, hint)
        sender = Party(country=from_country.text)
    country = country_of(sender, shelf)
    spoken = language(shelf, letter.choices.language or Written(default(workshop, "language", country)))
    return Desk(sender, spoken, shelf, mailing_of(letter.choices))


def addressed(party: Party, at: Desk) -> Addressed:
    """The lines of one address, and remarks: of parts without a slot, and of what seems wrong in it."""
    block = address(party, at.sender, at.spoken, at.shelf, at.mailing)
    return Addressed(tuple(line.text for line in block.lines), (*block.remarks, *_wrong(party, block.lines, at)))


def remarks_on(party: Party, sender: Party | None, spoken: Language, shelf: Shelf) -> tuple[Remark, ...]:
    """What seems wrong in an address, for a result that is made nevertheless."""
    at = Desk(sender, spoken, shelf, Mailing())
    return _wrong(party, address(party, sender, spoken, shelf).lines, at)


def _wrong(party: Party, lines: tuple[Line, ...], at: Desk) -> tuple[Remark, ...]:
    code = country_of(party, at.shelf)
    home = country_of(at.sender, at.shelf) or at.spoken.region
    found = (*wrong_in(party, code, home, at.shelf), *wrong_lines(lines, code or home, home, at.shelf))
    return tuple(Remark(each.message, each.place, each.remedy) for each in found)
