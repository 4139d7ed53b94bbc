"""Keeps cards in a folder, a file for each person; one who is there already is never replaced."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from stationery.model.party import Party, full_name
from stationery.model.values import value
from stationery.reading.contacts.book import CARDS, is_readable, read_entries
from stationery.reading.contacts.cards import Card, CardAddress, contact_of_card

_LONGEST = 60
_DEVICES = ("con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)))
"""Names that Windows keeps for itself."""


@value
class Kept:
    """What becomes of one card: the `path` of its file, and whether it is `new` there. `namesake` is the file of
    somebody else with the same name."""

    card: Card
    path: str
    new: bool
    namesake: str = ""


def plan_cards(cards: Iterable[Card], folder: str, key: Callable[[Party], str] | None = None) -> Iterator[Kept]:
    """Where each card is to be kept in a folder of cards. Addresses are one if their `key` is, whatever their spelling;
    of an address that has none, and without it, if their letters are."""
    taken: set[str] = set()
    known: dict[tuple[str, ...], list[tuple[Card, str]]] = {}
    named: dict[str, str] = {}
    if os.path.isdir(folder):
        taken = {name.casefold() for name in os.listdir(folder)}
        if any(name.endswith(CARDS) for name in taken):
            for each in read_entries([folder]):
                if isinstance(each, Card):
                    known.setdefault(_identity(each, key), []).append((each, each.file))
                    named.setdefault(_identity(each, key)[0], each.file)
    for card in cards:
        identity = _identity(card, key)
        there = known.setdefault(identity, [])
        same = next((path for other, path in there if not _are_two(card, other)), "")
        if same:
            yield Kept(card, same, False)
            continue
        name = stem = _slug(_name_of(card))
        number = 2
        while f"{name}.vcf".casefold() in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(f"{name}.vcf".casefold())
        path = os.path.join(folder, f"{name}.vcf")
        namesake = named.get(identity[0], "")
        there.append((card, path))
        named.setdefault(identity[0], path)
        yield Kept(card, path, True, namesake)


def has_name(card: Card) -> bool:
    return is_readable(contact_of_card(card))


def _name_of(card: Card) -> str:
    party = contact_of_card(card).party
    return party.lines[0].text if party.lines else full_name(party, prefix=False) or card.organization


def _identity(card: Card, key: Callable[[Party], str] | None) -> tuple[str, ...]:
    """The name and all addresses, without regard to case, accents, and punctuation."""
    return (_plain(_name_of(card)), *sorted(_identify(each, key) for each in card.addresses))


def _identify(each: CardAddress, key: Callable[[Party], str] | None) -> str:
    parts = {part: getattr(each, part) for part in _OF_ADDRESS}
    known = key(Party(**parts)) if key and not each.label else ""
    return known or _plain("".join((*each.street, *(parts[part] for part in _OF_ADDRESS[1:-1]), *each.label)))


_OF_ADDRESS = ("street", "dependent_locality", "locality", "region", "postal_code", "country")


def _are_two(one: Card, other: Card) -> bool:
    """Whether two cards of one name and address may be of two people: they share no e-mail address, or, where one has
    none, work in two departments or have two job titles."""
    emails = [{each.casefold() for each in card.emails} for card in (one, other)]
    if all(emails):
        return not emails[0] & emails[1]
    pairs = ((one.department, other.department), (one.role, other.role))
    return any(first and second and _plain(first) != _plain(second) for first, second in pairs)


def _plain(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if letter.isalnum())


def _slug(name: str) -> str:
    """A name for a file, legal on every system and within its folder: letters, figures, hyphens."""
    plain = unicodedata.normalize("NFC", name.lower())
    slug = "-".join("".join(letter if letter.isalnum() else " " for letter in plain).split())
    slug = slug.encode()[:_LONGEST].decode("utf-8", "ignore").strip("-")
    return f"{slug}-card" if slug in _DEVICES else slug or "card"
