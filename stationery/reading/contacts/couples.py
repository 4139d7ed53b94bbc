"""Settles the two people whom one row names in columns of their own: their titles, and who is there at all."""

from __future__ import annotations

from collections.abc import Mapping

from stationery.model.party import Party
from stationery.model.values import replace
from stationery.reading.contacts.headings import plain_words
from stationery.reading.contacts.partner_headings import TITLED
from stationery.reading.contacts.partners import is_titled

_Feeds = Mapping[str, tuple[int, ...]]


def settle_couple(
    headings: tuple[str, ...], feeds: tuple[_Feeds, _Feeds], found: dict[str, str], partner: Party | None
) -> Party | None:
    """The second person, with the title that heads the column (`Mrs`); nobody, where the cell of the first is empty:
    then `found`, the first one by parts, is made the second. Of the first the title is set there as well."""
    own, other = (_find_title(headings, each) for each in feeds)
    if partner and other and not partner.prefix and not is_titled(partner.name):
        partner = replace(partner, prefix=other)
    nameless = not found["given"] and found["name"] in ("", found["family"])
    if partner and nameless and feeds[0].keys() & {"given", "name"}:
        found["family"] = partner.family or found["family"]
        found["prefix"], found["given"], found["suffix"] = partner.prefix, partner.given, partner.suffix
        found["name"] = f"{partner.given} {found['family']}".strip() if partner.given else partner.name
        return None
    if own and not nameless and not is_titled(found["name"]):
        found["prefix"] = own
    return partner


def _find_title(headings: tuple[str, ...], feeds: _Feeds) -> str:
    """The title that heads the column of a person's name."""
    indexes = (index for part in ("given", "name") for index in feeds.get(part, ()))
    return next((TITLED.get(plain_words(headings[index]), "") for index in indexes), "")
