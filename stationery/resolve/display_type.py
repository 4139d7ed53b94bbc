"""A typeface that is chosen for display: the words of a front, names on cards, the address of an invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.model.typeface import PERSONAL, Face
from stationery.model.values import replace

if TYPE_CHECKING:
    from stationery.catalog.fronts import Front
    from stationery.model.typeface import KnownTypefaces, Typefaces


def scale_display(family: str, instead_of: str, typefaces: Typefaces, *, capitals: bool) -> float:
    """By how much words are set larger in a typeface than in the one that their sizes are written for, so that they
    look as large: by the heights of capitals, or by the sizes in which each is usually set."""
    new, old = typefaces.measures(Face(family)), typefaces.measures(Face(instead_of))
    return old.capital_height / new.capital_height if capitals else new.body_size / old.body_size


def reads_in(front: Front, family: str, typefaces: KnownTypefaces) -> bool:
    """Whether a typeface can be read on that front: no script in capitals, or with its letters set apart."""
    plain = not (front.capitals or front.small_capitals or front.tracking > 0)
    return plain or typefaces.purpose(family) != PERSONAL


def set_front_in(front: Front, family: str, typefaces: KnownTypefaces) -> Front:
    """The front in another typeface, as large as it looks in its own."""
    if family == front.font:
        return front
    by = scale_display(family, front.font, typefaces, capitals=front.capitals)
    return replace(front, font=family, most=front.most * by, least=front.least * by)
