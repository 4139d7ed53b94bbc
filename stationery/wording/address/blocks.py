"""The parts of a party set as the block of an address: the destination's format, its capitals, the country line."""

from __future__ import annotations

from stationery.catalog.countries import Country, country
from stationery.catalog.languages import Language
from stationery.data.store import Store
from stationery.model.errors import Remark, SourceError
from stationery.model.letter import Party
from stationery.model.prose import plain
from stationery.model.values import replace
from stationery.wording.address.formats import Row, filled, slots_of, without_prefix
from stationery.wording.address.lines import AS_TYPED, POST, AddressStyle, Block, full_name
from stationery.wording.address.territories import code_of, country_line, country_of
from stationery.wording.capitals import in_capitals

_CASED = ("dependent_locality", "locality", "region", "postal_code", "sorting_code")


def formatted(
    party: Party,
    other: Party | None,
    spoken: Language,
    store: Store,
    mailing: AddressStyle = AS_TYPED,
    home: bool = False,
) -> Block:
    """The block of a party in parts; `home` is how it is written in its own country."""
    code = stated_code(party, store)
    there = (code_of(other.country, store) if other and other.country else country_of(other, store)) or spoken.region
    form = country(store, code or there)
    from_country = country(store, there or code)
    abroad = bool(code) and not home and not is_inland(form, from_country)
    in_post_manner = mailing.manner.text == POST
    tongue = form.language or spoken.tag
    name = full_name(party)
    pattern = without_prefix(form.latin if _is_latin(party) else form.format, form.prefix)
    if in_post_manner:
        from stationery.wording.address.postal_format import as_posted, pattern_of, values_in_post_manner

        pattern = pattern_of(pattern, form)
        party = as_posted(party, form, store)
    else:
        party = _capitalized(party, form.capitals | (from_country.abroad_capitals if abroad else frozenset()), tongue)
    values = slots_of(party, form, pattern, name, abroad)
    if in_post_manner:
        values = values_in_post_manner(values, form, tongue)
    rows, unslotted = filled(pattern, values)
    if abroad:
        rows.append(_country_row(form, from_country, spoken, mailing, store))
    remarks = tuple(_unslotted(party, form, part) for part in unslotted)
    if all(text.isascii() for _, text in rows):
        return Block(tuple(plain(text, party.where(part)) for part, text in rows), remarks)
    from stationery.wording.address.scripts import in_script, language_of_script

    script = language_of_script("".join(text for _, text in rows), party, store)
    return Block(tuple(in_script(text, party.where(part), script) for part, text in rows), remarks)


def stated_code(party: Party, store: Store) -> str:
    """The code of the country that a party states; empty if it states none. Raises SourceError for one unknown."""
    if not party.country:
        return ""
    code = code_of(party.country, store)
    if not code:
        hint = "write its English name, or two letters, as US, DE or GB"
        raise SourceError(f"no country is called {party.country!r}", party.where("country"), hint)
    return code


def is_inland(one: Country, other: Country) -> bool:
    """Whether a letter between two countries is no letter abroad: they are one, or one post serves both as its own."""
    return one.code == other.code or one.code in other.inland or other.code in one.inland


def _country_row(form: Country, sender: Country, spoken: Language, mailing: AddressStyle, store: Store) -> Row:
    name, tongue = country_line(form, sender, spoken.tag, store, mailing.country_line)
    return "country", in_capitals(name, tongue)


def _unslotted(party: Party, form: Country, part: str) -> Remark:
    return Remark(
        f"addresses in {form.code} have no place for {part.replace('_', ' ')} {getattr(party, part)!r}; "
        "it stands where it is customary elsewhere",
        party.where(part),
    )


def _capitalized(party: Party, parts: frozenset[str], tongue: str) -> Party:
    """The party with those of its parts in capitals, as its country's language has them."""
    changes = {part: in_capitals(text, tongue) for part in _CASED if part in parts and (text := getattr(party, part))}
    return replace(party, **changes) if changes else party


def _is_latin(party: Party) -> bool:
    """Whether the place is written in Latin letters, so that the format for those is wanted."""
    place = "".join((*party.street, party.dependent_locality, party.locality, party.region))
    if place.isascii():
        return True
    import unicodedata

    return all(ord(letter) < 0x250 or "LATIN" in unicodedata.name(letter, "") for letter in place if letter.isalpha())
