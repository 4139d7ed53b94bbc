"""Turns the first card of a vCard file (the sender's own) into a profile.

If a card has several addresses, e-mail addresses or numbers, the preferred one wins, then the home one; with a home
address, the organization and title are left out.
"""

from __future__ import annotations

from typing import Any

from stationery.model.errors import Place, SourceError
from stationery.model.letter import Party, Written
from stationery.reading.contacts.cards import HOME, CardAddress, parse_cards
from stationery.reading.parties import WEBSITE_HINT, is_website
from stationery.reading.profile import Profile


def read_card(text: str, file: str) -> Profile:
    card = next(parse_cards(text, file))
    name = card.name() or (card.full if not card.given and not card.family else "")
    if not name:
        raise SourceError(
            "the card has no name (FN or N)", Place(file), "add one, or run `stationery init` without the card"
        )
    if card.website and not is_website(card.website):
        raise SourceError(f"URL: {card.website!r} isn't a website address", Place(file), WEBSITE_HINT)
    address = min(card.addresses, key=_rank, default=CardAddress())
    contact: dict[str, Any] = {"email": (*card.emails, "")[0], "phone": (*card.phones, "")[0], "website": card.website}
    if address.label:
        titled = f"{card.prefix} {name}".strip()
        lines = (titled, *(line for line in address.label if line != titled))
        return Profile(Party(Place(file), tuple(Written(line, Place(file)) for line in lines), **contact))
    parts: dict[str, Any] = {
        "name": name,
        "prefix": card.prefix,
        "suffix": card.suffix_beside(),
        "family": card.family,
        "street": address.street,
        "dependent_locality": address.dependent_locality,
        "locality": address.locality,
        "region": address.region,
        "postal_code": address.postal_code,
        "country": address.country,
    }
    if address.kind != HOME:
        parts |= {"organization": card.organization, "department": card.department, "title": card.role}
    return Profile(Party(Place(file), **parts, **contact))


def _rank(address: CardAddress) -> tuple[int, int]:
    """Lower is better: preferred, home, unmarked, work."""
    return address.prefer, 0 if address.kind == HOME else 2 if address.kind else 1
