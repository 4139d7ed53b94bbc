"""Finds names of people that are typed in small letters, and how they should be written."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.data.store import Store
from stationery.model.party import with_suffix
from stationery.resolve.person import is_organization, recognize_name


def find_small_name(text: str, language: Language, store: Store) -> str:
    """A name with the capitals of one, where a word that needs a capital has none; empty for any other text."""
    small = {*language.particles, *language.surname_particles, *language.and_words, "family"}
    inner = {word for word in language.typed.small_words if f" {word} " in text}  # Estate of John Roe
    small |= inner
    words = [word.strip(".,()'’-") for word in text.split()]
    person = recognize_name(text, language, store)
    bare_words = [word.strip(".,()'’-") for word in (person.bare or text).split()]  # a title may be small: pani dr
    needing = [word for word in (words[0], *bare_words) if word.islower() and word not in small]
    if not needing or len(words) < 2 or is_organization(text.title(), language) or not person.bare:
        return ""
    if person.companion or person.together or any(map(str.isdigit, text)) or len(words) > _MOST_WORDS:
        return ""
    bare = " ".join(word.lower() if word.lower() in inner else _raise(word, small) for word in person.bare.split())
    titles = " ".join(word[:1].upper() + word[1:] for word in person.titles_written.split())
    return with_suffix(f"{titles} {bare}".strip(), person.suffix)


_MOST_WORDS = 5


def _raise(word: str, small: set[str]) -> str:
    return word[:1].upper() + word[1:] if word.islower() and word not in small else word
