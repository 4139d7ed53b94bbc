"""Writes the ampersand between names of people as the word, for the salutation: Dear Gino and Maria Ferrari."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.catalog.surnames import is_listed_name, is_place_or_firm
from stationery.data.store import Store
from stationery.model.party import Party
from stationery.model.values import replace
from stationery.resolve.name_words import join_names
from stationery.resolve.person import Person, is_organization
from stationery.resolve.recognize import Recognized

_AND = "&"
_PAIR = 2
_SINGLE = (2, 1)
"""How many words stand on both sides of the sign in a firm's name that begins as a person's: Tom Jones & Associates."""


def speak_ands(addressed: Recognized, party: Party | None, language: Language, store: Store) -> Recognized:
    """Who is addressed, with the word for each sign between people; a firm keeps its own (Smith & Wesson, Mr. Tom Jones
    & Associates). First and last names of the `party` in columns of their own are people's."""
    if addressed.person is None or not language.and_word:
        return addressed
    certain = bool(party and party.given and party.family and not party.organization)
    return replace(addressed, person=_speak(addressed.person, certain, language, store))


def _speak(person: Person, certain: bool, language: Language, store: Store) -> Person:
    companion = person.companion and _speak(person.companion, certain, language, store)
    words = person.bare.split()
    whole = [*person.titles_written.split()[-1:], *words] if words[:1] == [_AND] else words  # Grandma & Grandpa
    if _AND in words[:-1] and (certain or _are_people(whole, language, store)):
        return replace(
            person,
            bare=_write(words, language),
            given=_write(person.given.split(), language),
            family=_write(person.family.split(), language),
            companion=companion,
        )
    return replace(person, companion=companion) if companion else person


def _write(words: list[str], language: Language) -> str:
    """The words with the language's own for each sign: in Spanish, `e` before Inés."""
    found = [
        join_names((_AND, words[at + 1]), language).split()[1] if word == _AND and at < len(words) - 1 else word
        for at, word in enumerate(words)
    ]
    return " ".join(found)


def _are_people(words: list[str], language: Language, store: Store) -> bool:
    """Whether words with the sign are names of people: one of them is a usual given name, or a relative."""
    sides: list[list[str]] = [[]]
    for word in words:
        if word == _AND:
            sides.append([])
        else:
            sides[-1].append(word)
    text = " ".join(words)
    if not all(sides) or is_organization(text, language) or is_place_or_firm(text, store):
        return False
    *_, last = sides
    is_family = " ".join(last).casefold() in language.relatives.families
    names = [word for side in (sides[:-1] if is_family else sides) for word in side]
    if not all(_may_be_name(word, language) for word in names):
        return False
    given = [side[0] in language.relatives.titles or is_listed_name(side, store) for side in sides]
    if is_family or len(sides) > _PAIR or tuple(map(len, sides)) == _SINGLE:
        return any(given) and (is_family or given[-1])
    return any(given)


def _may_be_name(word: str, language: Language) -> bool:
    """Whether a word may be part of a person's name: Ann, J., O'Neil, van; no possessive, no single letter."""
    bare = word.rstrip(".,").replace("-", "").replace("'", "").replace("’", "")
    if not bare.isalpha() or word.endswith(("'s", "’s")) or (len(bare) == 1 and "." not in word):
        return False
    return bare[0].isupper() or word in language.particles or word in language.surname_particles
