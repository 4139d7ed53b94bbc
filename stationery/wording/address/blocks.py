"""The parts of a party set as the block of an address: the destination's format, its capitals, the country line."""

from __future__ import annotations

from stationery.catalog.countries import Country, country
from stationery.data.store import Store
from stationery.model.capitals import capitalize
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.letter import Party
from stationery.model.party import full_name
from stationery.model.prose import Line, plain
from stationery.model.values import replace
from stationery.resolve.countries import country_line
from stationery.resolve.job import POST
from stationery.wording.address.formats import Row, drop_prefix, fill_format, slots_of
from stationery.wording.address.usage import Usage

_OWN_CASE = frozenset(("locality", "dependent_locality"))
"""Parts that have capitals for the post alone: not in a letterhead, and not in the inside address of a plain letter."""

_CASED = ("dependent_locality", "locality", "region", "postal_code", "sorting_code")


def set_block(
    party: Party, code: str, other: str, usage: Usage, diagnostics: Diagnostics, *, home: bool = False
) -> tuple[Line, ...]:
    """The block of a party in parts, as written from the country `other`; `home` is how it is written in its own."""
    language, store = usage.language, usage.store
    there = other or language.region
    form = country(store, code or there)
    from_country = country(store, there or code)
    abroad = bool(code) and not home and not is_inland(form, from_country)
    in_post_manner = usage.style.manner.text == POST
    tongue = form.language or language.tag
    name = full_name(party)
    pattern = drop_prefix(form.latin if _is_latin(party) else form.format, form.prefix)
    if in_post_manner:
        from stationery.wording.address.postal_format import abbreviate_party, postal_pattern, postal_values  # 2.6 ms

        pattern = postal_pattern(pattern, form)
        party = abbreviate_party(party, form, store)
    elif not usage.in_full:
        party = _abbreviate_region(party, form)
        capitals = form.capitals | (from_country.abroad_capitals if abroad else frozenset())
        party = _capitalize(party, capitals - (frozenset() if usage.for_post else _OWN_CASE), tongue)
    values = slots_of(party, form, pattern, name, abroad)
    if in_post_manner:
        values = postal_values(values, form, tongue)
    rows, unslotted = fill_format(pattern, values)
    if abroad:
        rows.append(_country_row(form, from_country, usage))
    for part in unslotted:
        _remark_on_slot(party, form, part, store, diagnostics)
    if all(text.isascii() for _, text in rows):
        return tuple(plain(text, party.where(part)) for part, text in rows)
    from stationery.wording.address.scripts import in_script, language_of_script  # 2.5 ms

    script = language_of_script("".join(text for _, text in rows), code, store)
    return tuple(in_script(text, party.where(part), script) for part, text in rows)


def is_inland(one: Country, other: Country) -> bool:
    """Whether a letter between two countries is no letter abroad: they are one, or one post serves both as its own."""
    return one.code == other.code or one.code in other.inland or other.code in one.inland


def _country_row(form: Country, sender: Country, usage: Usage) -> Row:
    name, tongue = country_line(form, sender, usage.language.tag, usage.store, usage.style.country_line)
    return "country", name if usage.in_full else capitalize(name, tongue)


def _remark_on_slot(party: Party, form: Country, part: str, store: Store, diagnostics: Diagnostics) -> None:
    from stationery.resolve.place_words import country_in_words, place_word  # 0.3 ms

    message = (
        f"addresses in {country_in_words(form.code, store)} have no line for the {place_word(form.code, part)} "
        f"{getattr(party, part)!r}; it is set where most countries have it"
    )
    hint = "leave it out if the address is right without it"
    diagnostics.add(Remark(message, party.where(part), hint, part=part))


def _abbreviate_region(party: Party, form: Country) -> Party:
    """The party with its region as the post has it (`OH` for Ohio); a name that is no region of the country stays."""
    if not party.region:
        return party
    from stationery.catalog.regions import post_form  # 0.3 ms

    region = post_form(form.code, party.region)
    return party if region == party.region else replace(party, region=region)


def _capitalize(party: Party, parts: frozenset[str], tongue: str) -> Party:
    """The party with those of its parts in capitals, as its country's language has them."""
    changes: dict[str, str] = {}
    for part in _CASED:
        text = getattr(party, part) if part in parts else ""
        if text and (capitals := capitalize(text, tongue)) != text:
            changes[part] = capitals
    return replace(party, **changes) if changes else party


def _is_latin(party: Party) -> bool:
    """Whether the place is written in Latin letters, so that the format for those is wanted."""
    place = "".join((*party.street, party.dependent_locality, party.locality, party.region))
    if place.isascii():
        return True
    import unicodedata

    return all(ord(letter) < 0x250 or "LATIN" in unicodedata.name(letter, "") for letter in place if letter.isalpha())
