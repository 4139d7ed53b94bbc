"""A party turned into its lines: typed ones as they stand, parts by the format of their country."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.data.store import Store
from stationery.model.errors import Remark
from stationery.model.letter import Party, Written
from stationery.model.prose import Line, plain
from stationery.model.values import value

TYPED, POST = "typed", "post"
MANNERS = (TYPED, POST)
"""As written; or as the post's machines like it best: capitals, no punctuation, its own abbreviations."""


@value
class Block:
    """An address, line by line, and what the writer should know of it."""

    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = ()


@value
class AddressStyle:
    """How addresses are set: the manner, and the language of the country line where the writer chose it."""

    manner: Written = Written(TYPED)
    country_line: Written = Written("")


AS_TYPED = AddressStyle()


def full_name(party: Party, *, prefix: bool = True) -> str:
    """The name of a party that is given in parts: `Dr. Ann Lee, Ph.D.`"""
    titled = party.prefix if prefix else ""
    name = party.name or f"{party.given} {party.family}".strip()
    whole = f"{titled} {name}".strip() if name else ""
    return f"{whole}, {party.suffix}" if whole and party.suffix else whole


def address(
    party: Party, other: Party | None, spoken: Language, store: Store, mailing: AddressStyle = AS_TYPED
) -> Block:
    """The lines of a party's address, for a letter that goes between it and `other`.

    Typed lines are untouched but in the post's manner. Parts get a country line where the two countries differ; where
    the other's is not known it is supposed to be the language's own. A part for which the country's format has no slot
    stands in a customary place, with a remark.
    """
    if not party.lines:
        from stationery.wording.address.blocks import formatted

        return formatted(party, other, spoken, store, mailing)
    if mailing.manner.text == POST:
        from stationery.wording.address.postal_format import typed_in_post_manner

        return typed_in_post_manner(party, other, spoken, store, mailing)
    return Block(typed_lines(party.lines, party, store))


def typed_lines(lines: tuple[Written, ...], party: Party, store: Store) -> tuple[Line, ...]:
    """Typed lines as they stand; those in an East Asian script say in what language they are."""
    if all(line.text.isascii() for line in lines):
        return tuple(plain(line.text, line.place) for line in lines)
    from stationery.wording.address.scripts import in_script, language_of_script

    tongue = language_of_script("".join(line.text for line in lines), party, store)
    return tuple(in_script(line.text, line.place, tongue) for line in lines)


def one_line(lines: tuple[Line, ...], spoken: Language) -> Line | None:
    """An address in one short line, for the top of an address field."""
    if not lines:
        return None
    return plain(spoken.words["separator"].join(line.text for line in lines), lines[0].place)


def written_name(party: Party) -> Written:
    """The name of a party, as it stands in its first line."""
    if party.lines:
        return party.lines[0]
    return Written(full_name(party) or party.organization or party.department, party.place)
