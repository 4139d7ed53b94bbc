"""Relatives and guests: what people call them in private letters, in the words of a language."""

from __future__ import annotations

from collections.abc import Mapping

from stationery.catalog.titles import Title, title_key
from stationery.data.schema import CITE, WORDS, Entries, Key, Map, Shape
from stationery.model.values import value


@value
class Relatives:
    """`titles` are said with a given name (Aunt May), after the language's salutation with a title; those of `openings`
    after one of their own (Liebe Tante Anna). `guests`, in small letters, are words for somebody who comes along and
    isn't named (and Guest), the first of which is `guest`, with a capital; `families` for those who belong to somebody
    (and family); `partners` for somebody's partner, where no name is said (and Partner); `alone` what people are called
    without any name (Mom)."""

    titles: tuple[str, ...] = ()
    openings: tuple[tuple[str, str], ...] = ()
    guests: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    guest: str = ""
    partners: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()


def _build(row: Entries) -> Relatives:
    openings = tuple((title, first) for first, titles in row["openings"].items() for title in titles)
    guests, families, partners, alone = (
        frozenset(word.casefold() for word in row[key]) for key in ("guests", "families", "partners", "alone")
    )
    guest = next(iter(row["guests"]), "")
    return Relatives(tuple(row["titles"]), openings, guests, families, guest[:1].upper() + guest[1:], partners, alone)


RELATIVES: Shape[Relatives] = Shape(
    {
        "cite": CITE,
        "titles": Key(WORDS, "What a relative is called before the given name, such as Aunt."),
        "openings": Key(
            Map(WORDS), "The first word of a salutation, and whom it goes with, such as `Liebe: Tante, Oma`."
        ),
        "guests": Key(WORDS, "What stands for a guest who isn't named, such as Guest."),
        "families": Key(WORDS, "What stands for somebody's family after an and, such as family and kids."),
        "partners": Key(WORDS, "What stands for somebody's partner after an and, such as partner and spouse."),
        "alone": Key(WORDS, "What members of a family are called without any name, such as Mom."),
    },
    _build,
)


def add_relatives(titles: Mapping[str, Title], relatives: Relatives) -> Mapping[str, Title]:
    """The titles of a language with those of relatives, which are said before a given name."""
    own = {title_key(title): Title(title, before="given", kin=True) for title in relatives.titles}
    for title, first in relatives.openings:
        own[title_key(title)] = Title(title, before="given", opening=f"{first} {{title}} {{family}}", kin=True)
    return {**own, **titles}
