"""Somebody's guest who isn't named: Lou Nye and Guest."""

from __future__ import annotations

from stationery.catalog.languages import Language


def split_guest(name: str, language: Language) -> tuple[str, str]:
    """A name without the guest who is added to it, and the words for that one; empty if there is none."""
    words = name.split()
    at = next((number for number, word in enumerate(words) if word in language.and_words or word[0] == "+"), 0)
    guest = " ".join(words[at:] if at and words[at][0] == "+" else words[at + 1 :])
    if not at or not is_guest(guest, language):
        return name, ""
    return " ".join(words[:at]), guest


def is_guest(text: str, language: Language) -> bool:
    """Whether words stand for a guest without a name: Guest, plus one, + 1."""
    return text.casefold().strip(".") in language.relatives.guests or is_plus_one(text)


def is_plus_one(text: str) -> bool:
    """Whether a guest is written as a number: + 1."""
    return text.replace(" ", "") in _PLUS_ONE


_PLUS_ONE = ("1", "+1")
