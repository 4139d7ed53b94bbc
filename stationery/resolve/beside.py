"""Finds who is named beside the first person of a written name: Judge Thomas Abbott & Ellen; Mr. Fox and family."""

from __future__ import annotations

from collections.abc import Callable

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
    if family := _family_words(" ".join(tail), language):
        return head, family
    alone = at >= _WHOLE_NAME and len(tail) == 1 and not any(joins(word, language) for word in head)
    return (head, tail[0]) if alone and _is_given(tail[0], language) else (bare, "")


def _is_whole_name(head: list[str], tail: list[str], language: Language, store: Store | None) -> bool:
    """Whether both sides of an `and` are whole names, and the second begins with a usual given name."""
    if len(head) < _WHOLE_NAME or store is None or any(joins(word, language) for word in head):
        return False
    if language.paternal:
        return False  # López y García Sanz
    return all(_is_given(word, language) for word in tail) and is_given_name(tail[0], language, store)


def split_commas(text: str, language: Language, is_titled: Callable[[list[str]], bool]) -> tuple[str, tuple[str, ...]]:
    """A written name without those whom commas add to it where that is certain: all have a social title, or a word for
    the family stands last. `is_titled` says of words whether they are a title and a name."""
    head, *tails = (part.strip() for part in text.split(","))
    if len(head.split()) < _WHOLE_NAME or language.openings.after != "elided":
        return text, ()
    people: list[str] = []
    suffixes = language.suffixes | language.generations
    after_suffix = False
    pieces = [piece for tail in tails for piece in _split_family(tail, language)]
    ends_in_family = bool(pieces) and bool(_family_words(pieces[-1], language))
    for piece in pieces:
        words = piece.split()
        if words and all(word in suffixes for word in words):
            if people:
                people[-1] += f", {piece}"
            else:
                head += f", {piece}"
            after_suffix = True
            continue
        if after_suffix and piece == pieces[-1] and _joins_last(tails[-1], piece, language):
            people.append(piece)  # Ann Lee, Ph.D., and Bo Ray
        elif is_titled(words) or (ends_in_family and len(words) == 1 and _is_given(words[0], language)):
            people.append(piece)
        elif family := _family_words(piece, language):
            people.append(family)
        else:
            return text, ()
        after_suffix = False
    return head, tuple(people)


def _joins_last(tail: str, piece: str, language: Language) -> bool:
    """Whether a name stands behind the last and of a row of names: words with capitals, none of them a firm's."""
    before = tail.removesuffix(piece).split()
    words = piece.split()
    return bool(before) and joins(before[-1], language) and all(_is_given(word, language) for word in words)


def left_out(text: str, language: Language) -> str:
    """What stands after a comma of a name and is no part of it: another person, or a role."""
    head, *tails = (part.strip() for part in text.split(","))
    suffixes = language.suffixes | language.generations
    others = [tail for tail in tails if tail and not all(word in suffixes for word in tail.split())]
    return ", ".join(others) if len(head.split()) >= _WHOLE_NAME else ""


def _split_family(tail: str, language: Language) -> list[str]:
    """`Jane and kids`, and `Ph.D. and Mr. Bo Ray`, as two pieces; any other without an `and` before it."""
    words = tail.split()
    if words and joins(words[0], language):
        words = words[1:]
    at = next((number for number, word in enumerate(words) if number and joins(word, language)), 0)
    suffixes = language.suffixes | language.generations
    if at and (_family_words(" ".join(words[at + 1 :]), language) or all(word in suffixes for word in words[:at])):
        return [" ".join(words[:at]), " ".join(words[at + 1 :])]
    return [" ".join(words)] if words else []


def _family_words(text: str, language: Language) -> str:
    """The words for somebody's family, in small letters where they are in capitals; empty if they are none."""
    if text.casefold() not in language.relatives.families:
        return ""
    return text.lower() if text.isupper() else text


def _is_given(word: str, language: Language) -> bool:
    folded = word.casefold()
    of_organization = {word, f"{word}.", word.capitalize()} & language.organizations
    named = word[:1].isupper() and word[1:].replace("-", "").isalpha()
    return named and not of_organization and folded not in language.relatives.guests
