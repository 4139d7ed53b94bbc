"""Which address of somebody with several a merge takes, told."""

from __future__ import annotations

from collections import Counter

from stationery.model.errors import Place, Remark
from stationery.products.recipients import Roster, Selection


def tell_addresses(roster: Roster, selection: Selection) -> tuple[Remark, ...]:
    """How many people of a list have an address at home and one at work, and which one is used."""
    if not roster.chooses_address:
        return ()
    told = []
    for other, count in sorted(Counter(each.other for each in roster.contacts(selection) if each.other).items()):
        used = "home" if other == "work" else "work"
        people = "1 person has" if count == 1 else f"{count:,} people have"
        message = f"{people} a home and a work address; the one at {used} is used"
        told.append(Remark(message, Place(roster.file), f"--address {other} takes the other"))
    return tuple(told)
