"""The second person whom a row names, as a party at the row's own address."""

from __future__ import annotations

from stationery.model.letter import Written
from stationery.model.party import Party, full_name
from stationery.model.values import replace, value
from stationery.resolve.same_address import fold_text


@value
class Named:
    """What to tell of the second person in a row: who `shares` the surname, `why` nobody is named, or what is `odd`."""

    row: int
    shares: str = ""
    why: str = ""
    odd: str = ""


def at_address(partner: Party, party: Party, family: str) -> Party:
    """The second person with the address of the first one, and with their surname `family` if no other is given."""
    alone = is_given_alone(partner)
    if alone and fold_text(partner.given) == fold_text(family):  # the cell has the surname: Mrs. | Weiß
        partner = replace(partner, name=family, given="", family=family)
    elif alone and family:
        partner = replace(partner, name=f"{partner.given} {family}", family=family)
    if party.lines:
        own = Written(full_name(partner), party.lines[0].place)
        return replace(party, lines=(own, *party.lines[1:]), family=partner.family)
    names = {part: getattr(partner, part) for part in ("name", "prefix", "given", "family", "suffix")}
    return replace(party, **names)


def is_given_alone(partner: Party) -> bool:
    return bool(partner.given) and not partner.family
