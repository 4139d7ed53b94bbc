"""Finds who is named beside the first person of a written name: Judge Thomas Abbott & Ellen; Mr. Fox and family."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.catalog.surnames import is_given_name
from stationery.data.store import Store
from stationery.resolve.name_words import joins

_WHOLE_NAME = len(("given", "family"))


def split_last(bare: list[str], language: Language, store: Store | None) -> tuple[list[str], str]:
    """The words of a name after its title without whom a last `and` adds to it: the family, or somebody who has a
    given name alone, or a usual one and a surname; empty if there is nobody, or nobody can tell."""
    at = next((number for number in range(len(bare) - 2, 0, -1) if joins(bare[number], language)), 0)
    if not at:
        return bare, ""
    head, tail = bare[:at], bare[at + 1 :]
    if len(tail) == _WHOLE_NAME and _is_whole_name(head, tail, language, store):
        return head, " ".join(tail)
    if language.openings.after != "elided":
        return bare, ""
    if family := family_words(" ".join(tail), language):
        return head, family
    alone = at >= _WHOLE_NAME and len(tail) == 1 and not any(joins(word, language) for word in head)
    return (head, tail[0]) if alone and may_be_given(tail[0], language) else (bare, "")


def _is_whole_name(head: list[str], tail: list[str], language: Language, store: Store | None) -> bool:
    """Whether both sides of an `and` are whole names, and the second begins with a usual given name."""
    if len(head) < _WHOLE_NAME or store is None or any(joins(word, language) for word in head):
        return False
    if language.paternal:
        return False  # López y García Sanz
    return all(may_be_given(word, language) for word in tail) and is_given_name(tail[0], language, store)


def left_out(text: str, language: Language) -> str:
    """What stands after a comma of a name and is no part of it: another person, or a role."""
    head, *tails = (part.strip() for part in text.split(","))
    suffixes = language.suffixes | language.generations
    others = [tail for tail in tails if tail and not all(word in suffixes for word in tail.split())]
    return ", ".join(others) if len(head.split()) >= _WHOLE_NAME else ""


def family_words(text: str, language: Language) -> str:
    """The words for somebody's family, in small letters where they are in capitals; empty if they are none."""
    if text.casefold() not in language.relatives.families:
        return ""
    return text.lower() if text.isupper() else text


def may_be_given(word: str, language: Language) -> bool:
    """Whether a word may be a given name: letters, the first one a capital; and no word of firms, and no guest."""
    folded = word.casefold()
    of_organization = {word, f"{word}.", word.capitalize()} & language.organizations
    named = word[:1].isupper() and word[1:].replace("-", "").isalpha()
    return named and not of_organization and folded not in language.relatives.guests | language.relatives.partners
