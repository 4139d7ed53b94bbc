"""The trip of an address alone: how it will be set, line by line, and what its writer should know of it."""

from __future__ import annotations

from collections.abc import Iterable

from stationery.catalog.languages import Language
from stationery.data.store import Store
from stationery.etiquette.addresses import Wrong, wrong_in, wrong_lines
from stationery.model.errors import Remark, SourceError
from stationery.model.letter import Letter, Party, Written
from stationery.model.prose import Line
from stationery.model.values import value
from stationery.resolve.choose import Stock, default
from stationery.wording.address.lines import AddressStyle, address
from stationery.wording.address.territories import code_of, country_of, is_country
from stationery.wording.letter import mailing_of


@value
class Desk:
    """What is the same for a whole stack of addresses: who sends, in what language, and how they are set."""

    sender: Party | None
    spoken: Language
    store: Store
    mailing: AddressStyle


@value
class Addressed:
    lines: tuple[str, ...]
    remarks: tuple[Remark, ...]


def desk(letter: Letter, stock: Stock, from_country: Written) -> Desk:
    """The desk of a letter's sender and choices; `from_country`, if given, is where it is sent from.

    Raises UnknownName, SourceError for a language or country that there is not.
    """
    from stationery.catalog.languages import language

    store, sender = stock.store, letter.sender
    if from_country:
        if not code_of(from_country.text, store):
            hint = "write its English name, or two letters, as US, DE or GB"
            raise SourceError(f"no country is called {from_country.text!r}", from_country.place, hint)
        sender = Party(country=from_country.text)
    country = country_of(sender, store)
    spoken = language(store, letter.choices.language or Written(default(stock, "language", country)))
    return Desk(sender, spoken, store, mailing_of(letter.choices, store))


def addressed(party: Party, at: Desk) -> Addressed:
    """The lines of one address, and remarks: of parts without a slot, and of what seems wrong in it."""
    block = address(party, at.sender, at.spoken, at.store, at.mailing)
    code, home = _countries(party, at)
    remarks = (*block.remarks, *beyond_limits(block.lines, code or home, home, at.store), *_wrong(party, at))
    return Addressed(tuple(line.text for line in block.lines), remarks)


def remarks_on(party: Party, sender: Party | None, spoken: Language, store: Store) -> tuple[Remark, ...]:
    """What seems wrong in an address but for the length of its lines, for a result that is made nevertheless."""
    return _wrong(party, Desk(sender, spoken, store, AddressStyle()))


def beyond_limits(lines: tuple[Line, ...], code: str, home: str, store: Store) -> tuple[Remark, ...]:
    """What is told of lines that are too long, or too many, for the post of the country `code`, as sent from `home`."""
    return _remarks(wrong_lines(lines, code, home, store))


def _wrong(party: Party, at: Desk) -> tuple[Remark, ...]:
    code, home = _countries(party, at)
    return (*_remarks(wrong_in(party, code, home, at.store)), *_unnamed(party, code, at))


def _countries(party: Party, at: Desk) -> tuple[str, str]:
    """Where it goes, as far as it says so, and where it comes from."""
    return country_of(party, at.store), country_of(at.sender, at.store) or at.spoken.region


def _remarks(found: Iterable[Wrong]) -> tuple[Remark, ...]:
    return tuple(Remark(each.message, each.place, each.remedy) for each in found)


def _unnamed(party: Party, code: str, at: Desk) -> tuple[Remark, ...]:
    """That typed lines go abroad and do not say where to: their last line is all that the sender's post reads."""
    here = country_of(at.sender, at.store)
    if not party.lines or not code or not here or is_country(party.lines[-1], code, at.store):
        return ()
    from stationery.catalog.countries import country
    from stationery.wording.address.blocks import is_inland
    from stationery.wording.address.territories import country_line
    from stationery.wording.capitals import in_capitals

    there, sender = country(at.store, code), country(at.store, here)
    if is_inland(there, sender):
        return ()
    name, tongue = country_line(there, sender, at.spoken.tag, at.store, at.mailing.country_line)
    message = "the address is abroad, and its last line does not name the country"
    return (Remark(message, party.lines[-1].place, f"add the line {in_capitals(name, tongue)}"),)
