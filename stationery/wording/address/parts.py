"""Typed lines read back into the parts of an address, where that can be done with certainty; else they stay lines."""

from __future__ import annotations

import re

from stationery.catalog.languages import Language
from stationery.catalog.recognition import line_of, recognition
from stationery.data.store import Store
from stationery.model.letter import Party, Written
from stationery.model.values import replace, value
from stationery.resolve.countries import is_country
from stationery.resolve.person import is_organization, recognize_name

_PLACES = ("locality", "region", "postal_code", "dependent_locality", "sorting_code")
_LEAST_ABOVE = 1
"""Somebody is addressed above the street."""

_HOUSE = re.compile(r"(?:.*\S )?\d+ ?[A-Za-z]?(?:[-/ ]\d+ ?[A-Za-z]?)?|\d+[A-Za-z]?(?:[-/]\d+)?,? \S.*")
"""A street has its number at its end (`Weg 1`, `Weg 12 a`) or at its beginning (`12 rue Haute`)."""


@value
class Place:
    """The line of a typed block that has the town: its number, the country's code and what it says."""

    number: int
    code: str
    locality: str = ""
    region: str = ""
    postal_code: str = ""
    dependent_locality: str = ""
    sorting_code: str = ""


@value
class Read:
    """A typed block taken apart: lines above the street as they stand, street and town in parts, lines below."""

    code: str
    above: tuple[Written, ...]
    place: Party
    below: tuple[Written, ...]


def place_of(party: Party, code: str, store: Store) -> Place | None:
    """Town, region and postal code of a typed block; None where its country or that line is not certain.

    The ZIP+4 of an American address is its `postal_code`.
    """
    if not party.lines or not code:
        return None
    known = recognition(store, code)
    pattern = known.line if known and known.line else line_of(code)
    if pattern is None:
        return None
    for number in range(len(party.lines) - 1, 0, -1):
        match = pattern.fullmatch(party.lines[number].text.strip())
        if match:
            parts = match.groupdict()
            return Place(number, code, *(" ".join((parts.get(key) or "").split()) for key in _PLACES))
    return None


def read_back(party: Party, code: str, language: Language, store: Store) -> Read | None:
    """A typed block with its street and town in parts; None where any line between them could be either."""
    place = place_of(party, code, store)
    if place is None:
        return None
    lines, below = party.lines[: place.number], party.lines[place.number + 1 :]
    if not all(is_country(line, place.code, store) for line in below):
        return None
    count = _street_lines(lines, place.code, language, store)
    if not count or len(lines) - count < _LEAST_ABOVE:
        return None
    above, street = lines[: len(lines) - count], lines[len(lines) - count :]
    town = party.lines[place.number]
    texts = {key: text for key in _PLACES if (text := getattr(place, key))}
    keys = {"street": street[0].place, **dict.fromkeys(texts, town.place)}
    read = Party(
        place=street[0].place,
        street=tuple(line.text for line in street),
        country=place.code,
        places=tuple((key, where) for key, where in keys.items() if where),
        **texts,
    )
    return Read(place.code, above, read, below)


def parts_of(party: Party, code: str, language: Language, store: Store) -> Party | None:
    """A party in parts: as it is, or read from typed lines where each of them is certain; else None.

    Certain are a person with a title, a role in the line below, and whatever has an organization's word in its name.
    """
    if not party.lines:
        return party
    read = read_back(party, code, language, store)
    if read is None:
        return None
    addressee = _addressee(read.above, language, store)
    if addressee is None:
        return None

    places = {key: written.place for key, written in addressee.items() if written.place}
    texts = {key: written.text for key, written in addressee.items()}
    return replace(
        read.place,
        place=party.place,
        family=party.family,
        email=party.email,
        phone=party.phone,
        fax=party.fax,
        website=party.website,
        places=(*places.items(), *read.place.places),
        **texts,
    )


def _addressee(lines: tuple[Written, ...], language: Language, store: Store) -> dict[str, Written] | None:
    """What each line above the street is; None where one could be several things."""
    first, *rest = lines
    parts: dict[str, Written] = {}
    if recognize_name(first.text, language, store).titles:
        parts["name"] = first
    elif is_organization(first.text, language):
        parts["organization"] = first
    elif not rest and len(first.text.split()) in _WORDS_OF_A_NAME:
        parts["name"] = first
    else:
        return None
    firms = [line for line in rest if is_organization(line.text, language)]
    if len(firms) + ("organization" in parts) > 1:
        return None
    for number, line in enumerate(rest):
        if line in firms:
            parts["organization"] = line
        elif number == 0 and "name" in parts and len(rest) == _ROLE_AND_FIRM and firms:
            parts["title"] = line
        else:
            return None
    return parts


_ROLE_AND_FIRM = 2
_WORDS_OF_A_NAME = range(2, 4)


def _street_lines(lines: tuple[Written, ...], code: str, language: Language, store: Store) -> int:
    """How many of the last lines are the street's, beyond doubt; 0 where that is not certain."""
    from stationery.catalog.countries import country  # 0.3 ms

    form = country(store, code)
    if not form.post.abbreviations:
        last = lines[-1].text
        return int(bool(_HOUSE.fullmatch(last)) and not is_organization(last, language))
    from stationery.catalog.abbreviations import abbreviations  # 0.3 ms
    from stationery.wording.address.postal_format import post_line  # 2.1 ms
    from stationery.wording.address.streets import is_street  # 0.8 ms

    table = abbreviations(store, form.post.abbreviations)
    count = numbered = 0
    for line in reversed(lines):
        pieces = [post_line(piece, form, "en") for piece in line.text.split(",")]
        if is_organization(line.text, language) or not all(is_street(piece, table) for piece in pieces):
            break
        numbered += sum(piece[:1].isdigit() for piece in pieces)
        count += 1
    return count if numbered <= 1 else 0
