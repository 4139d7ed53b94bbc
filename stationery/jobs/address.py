"""The trip of an address alone: how it will be set, line by line, and what its writer should know of it."""

from __future__ import annotations

from collections.abc import Iterable

from stationery.catalog.languages import Language
from stationery.catalog.shelf import Shelf
from stationery.errors import Remark, SourceError
from stationery.etiquette.addresses import Wrong, wrong_in, wrong_lines
from stationery.letter import Letter, Party, Written
from stationery.prose import Line
from stationery.values import value
from stationery.wording.addresses import Mailing, address
from stationery.wording.letter import mailing_of
from stationery.wording.territories import code_of, country_of, is_country
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
    return Desk(sender, spoken, shelf, mailing_of(letter.choices, shelf))


def addressed(party: Party, at: Desk) -> Addressed:
    """The lines of one address, and remarks: of parts without a slot, and of what seems wrong in it."""
    block = address(party, at.sender, at.spoken, at.shelf, at.mailing)
    code, home = _countries(party, at)
    remarks = (*block.remarks, *beyond_limits(block.lines, code or home, home, at.shelf), *_wrong(party, at))
    return Addressed(tuple(line.text for line in block.lines), remarks)


def remarks_on(party: Party, sender: Party | None, spoken: Language, shelf: Shelf) -> tuple[Remark, ...]:
    """What seems wrong in an address but for the length of its lines, for a result that is made nevertheless."""
    return _wrong(party, Desk(sender, spoken, shelf, Mailing()))


def beyond_limits(lines: tuple[Line, ...], code: str, home: str, shelf: Shelf) -> tuple[Remark, ...]:
    """What is told of lines that are too long, or too many, for the post of the country `code`, as sent from `home`."""
    return _remarks(wrong_lines(lines, code, home, shelf))


def _wrong(party: Party, at: Desk) -> tuple[Remark, ...]:
    code, home = _countries(party, at)
    return (*_remarks(wrong_in(party, code, home, at.shelf)), *_unnamed(party, code, at))


def _countries(party: Party, at: Desk) -> tuple[str, str]:
    """Where it goes, as far as it says so, and where it comes from."""
    return country_of(party, at.shelf), country_of(at.sender, at.shelf) or at.spoken.region


def _remarks(found: Iterable[Wrong]) -> tuple[Remark, ...]:
    return tuple(Remark(each.message, each.place, each.remedy) for each in found)


def _unnamed(party: Party, code: str, at: Desk) -> tuple[Remark, ...]:
    """That typed lines go abroad and do not say where to: their last line is all that the sender's post reads."""
    here = country_of(at.sender, at.shelf)
    if not party.lines or not code or not here or is_country(party.lines[-1], code, at.shelf):
        return ()
    from stationery.catalog.countries import country
    from stationery.wording.blocks import is_inland
    from stationery.wording.capitals import in_capitals
    from stationery.wording.territories import country_line

    there, sender = country(at.shelf, code), country(at.shelf, here)
    if is_inland(there, sender):
        return ()
    name, tongue = country_line(there, sender, at.spoken.tag, at.shelf, at.mailing.country_line)
    message = "the address is abroad, and its last line does not name the country"
    return (Remark(message, party.lines[-1].place, f"add the line {in_capitals(name, tongue)}"),)
