"""Finds a family in a line of its own: The Buchan Family, Familie von Weiß, The Smiths."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.catalog.titles import Title
from stationery.resolve.name_words import recase

_FAMILY, _FAMILIES = "{family}", "{families}"
_APOSTROPHES = ("'s", "’s", "s'", "s’")
_TWO_ENDINGS = ("ses", "zes", "ches", "ies", "ves")
"""Plurals that two surnames may have: the Roches are a Roch or a Roche family, the Chases a Chas or a Chase one."""


def find_household(text: str, language: Language, family: str = "") -> tuple[Title, str] | None:
    """The opening for a family, and its name, where a line is one: `The Buchan Family`, `Familie von Weiß`.

    The name is empty for a plural that says only that it is a family: The Woods are named Wood, or Woods. `family` is
    the surname if it is known; a list may also have the whole line there, or the plural.
    """
    folded = text.casefold()
    for form, opening in language.households.items():
        if _FAMILIES in form:
            plural = _find_plural(text, form, language)
            if plural is not None:
                named, unnamed = (each.strip() for each in opening.split("|"))
                name = plural or ("" if family == text else family)
                return Title("Family", True, "family", named if name else unnamed), name
            continue
        before, _, after = form.casefold().partition(_FAMILY)
        if len(text) > len(before + after) and folded.startswith(before) and folded.endswith(after):
            name = text[len(before) : len(text) - len(after)].strip()
            if _is_surname(name, language):
                name = family if family and name.endswith(family) else name
                return Title("Family", True, "family", opening), " ".join(recase(name.split(), language)[0])
    return None


def _is_surname(name: str, language: Language) -> bool:
    words = name.split()
    particles = language.particles | language.surname_particles
    return bool(words) and (name[0].isupper() or words[0] in particles) and words[-1] not in language.and_words


def _find_plural(text: str, form: str, language: Language) -> str | None:
    """The surname in a family's plural, which may have particles before it; empty if it isn't certain."""
    before, _, after = form.partition(_FAMILIES)
    words = text.removeprefix(before).removesuffix(after).split()
    if not (text.startswith(before) and text.endswith(after)) or not words:
        return None
    *particles, plural = words
    if any(each not in language.particles for each in particles):
        return None
    surname = _singular(plural, language)
    return " ".join((*particles, surname)) if surname else surname


def _singular(plural: str, language: Language) -> str | None:
    """The surname in a plural; empty where it may be one of two, and None if the word is no plural of a surname."""
    bare = plural.replace("-", "").replace("'", "").replace("’", "")
    if not bare.isalpha() or not plural[0].isupper() or plural.isupper() or len(bare) < _LEAST:
        return None
    if plural.endswith(_APOSTROPHES):
        return plural[:-2] if plural[-1] == "s" else ""
    if not plural.endswith("s"):
        return None
    head = plural.rpartition("-")[2]
    if head.endswith("es") and head[:-2] in language.surnames_in_s:
        return plural[:-2]
    if head in language.surnames_in_s or head.endswith(("ss", "us")):
        return ""
    if head.endswith(("xes", "shes", "ezes")):
        return plural[:-2]
    return "" if head.endswith(_TWO_ENDINGS) else plural[:-1]


_LEAST = 4
"""Letters: the Lees."""
