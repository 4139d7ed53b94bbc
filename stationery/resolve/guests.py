"""Somebody's guest who isn't named: Lou Nye and Guest."""

from __future__ import annotations

from stationery.catalog.languages import Language


def split_guest(name: str, language: Language) -> tuple[str, str]:
    """A name without the guest who is added to it, and the words for that one; empty if there is none."""
    words = name.split()
    at = next((number for number, word in enumerate(words) if word in language.and_words), 0)
    guest = " ".join(words[at + 1 :])
    if not at or guest.casefold().strip(".") not in language.relatives.guests:
        return name, ""
    return " ".join(words[:at]), guest
