"""A party turned into its lines: typed ones as they stand, parts by the format of their country."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.data.address_metadata import fact
from stationery.data.store import Store
from stationery.model.capitals import capitalize
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.letter import Party, Written
from stationery.model.prose import Line, plain
from stationery.model.values import replace
from stationery.resolve.countries import is_country, locality_line
from stationery.resolve.job import POST, Job
from stationery.wording.address.usage import Usage

_FEWEST_LINES = 3
"""A name, a place and a country."""


def leave_out_country(party: Party, code: str, other: str, store: Store) -> Party:
    """The party without a last line that names the country, for mail that stays within it."""
    lines = party.lines
    if len(lines) < _FEWEST_LINES or not code or code != other or not is_country(lines[-1], code, store):
        return party
    if lines[-1].text.casefold() in fact(code, "fmt").casefold():
        return party  # part of every address there, as ÅLAND
    return replace(party, lines=lines[:-1])


def country_across(job: Job) -> str:
    """The recipient's country, as the sender's address is written for it; the sender's own if an address that names
    none is written as there, so that the letter stays within it. Empty where it is not known."""
    if job.destination or not job.origin or job.letter.recipient is None:
        return job.destination
    return job.origin if locality_line(job.letter.recipient, job.origin, job.store) else ""


def remark_on_country(job: Job, diagnostics: Diagnostics) -> None:
    """Say once that a country which was typed is not printed."""
    across = country_across(job)
    for party in (job.letter.recipient, job.letter.sender):
        if party and leave_out_country(party, job.origin, across, job.store) is not party:
            message = f"{party.lines[-1].text!r} isn't printed, because the letter stays within the country"
            own = party is not job.letter.recipient
            hint = "leave it there if it isn't your profile's country: the post follows it" if own else "leave it out"
            diagnostics.add(Remark(message, party.lines[-1].place, hint, "home" if own else ""))
            return


def set_address(party: Party, code: str, other: str, usage: Usage, diagnostics: Diagnostics) -> tuple[Line, ...]:
    """The lines of a party's address in the country `code`, for a letter that goes between it and the country `other`;
    both are empty where they are not known.

    Typed lines are untouched but in the post's manner; for mail abroad a last one with the country's name is set in
    capitals, as the posts ask. Parts get a country line where the two countries differ; where
    the other's is not known it is supposed to be the language's own. A part for which the country's format has no slot
    stands in a customary place, with a remark.
    """
    if not party.lines:
        from stationery.wording.address.blocks import set_block  # 0.7 ms

        return set_block(party, code, other, usage, diagnostics)
    party = leave_out_country(party, code, other, usage.store)
    if usage.style.manner.text == POST:
        return _set_in_post_manner(party, code, other, usage, diagnostics)
    lines = party.lines
    named = code and other and code != other and len(lines) >= _FEWEST_LINES and not usage.in_full
    if named and is_country(lines[-1], code, usage.store):
        lines = (*lines[:-1], replace(lines[-1], text=capitalize(lines[-1].text, usage.language.tag)))
    return set_typed_lines(lines, code, usage.store)


def _set_in_post_manner(
    party: Party, code: str, other: str, usage: Usage, diagnostics: Diagnostics
) -> tuple[Line, ...]:
    """Typed lines in the post's manner: set anew from their parts where these are certain, else line by line.

    A last line with the country's name keeps its words and its place.
    """
    from stationery.catalog.countries import country  # 0.3 ms
    from stationery.wording.address.parts import read_back  # 0.5 ms
    from stationery.wording.address.postal_format import post_line  # 2.0 ms

    language, store = usage.language, usage.store
    form = country(store, code or other or language.region)
    tongue = form.language or language.tag
    read = read_back(party, code, language, store)
    if read is None:
        if form.post.abbreviations:
            message = "the parts of this address are not certain; it is set in capitals, and nothing is abbreviated"
            diagnostics.remark(message, party.lines[0].place if party.lines else party.place)
        lines = (plain(post_line(line.text, form, tongue), line.place) for line in party.lines)
        return tuple(line for line in lines if line.text)
    from stationery.wording.address.blocks import set_block  # 0.6 ms

    above = tuple(plain(post_line(line.text, form, tongue), line.place) for line in read.above)
    place = set_block(replace(read.place, country=""), "", read.code, usage, diagnostics)
    below = tuple(plain(capitalize(line.text, language.tag), line.place) for line in read.below)
    return (*above, *place, *below)


def set_typed_lines(lines: tuple[Written, ...], code: str, store: Store) -> tuple[Line, ...]:
    """Typed lines as they stand; those in an East Asian script say in what language they are."""
    if all(line.text.isascii() for line in lines):
        return tuple(plain(line.text, line.place) for line in lines)
    from stationery.wording.address.scripts import in_script, language_of_script  # 3.1 ms

    tongue = language_of_script("".join(line.text for line in lines), code, store)
    return tuple(in_script(line.text, line.place, tongue) for line in lines)


def one_line(lines: tuple[Line, ...], language: Language) -> Line | None:
    """An address in one short line, for the top of an address field."""
    if not lines:
        return None
    return plain(language.words["separator"].join(line.text for line in lines), lines[0].place)
