"""People who are called without a name: somebody's guest (Lou Nye and Guest), Mom and Dad."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.resolve.name_words import joins


def split_guest(name: str, language: Language, *, titled: bool = False) -> tuple[str, str]:
    """A name without the guest who is added to it, and the words for that one; empty if there is none. Behind a name
    that is `titled`, and so no firm (Lang & Partner), a partner is a guest, too."""
    words = name.split()
    at = next((number for number, word in enumerate(words) if word in language.and_words or word[0] == "+"), 0)
    guest = " ".join(words[at:] if at and words[at][0] == "+" else words[at + 1 :])
    is_one = is_guest(guest, language) or (titled and guest.casefold() in language.relatives.partners)
    if not at or not is_one:
        return name, ""
    return " ".join(words[:at]), guest


def is_guest(text: str, language: Language) -> bool:
    """Whether words stand for a guest without a name: Guest, plus one, + 1."""
    return text.casefold().strip(".") in language.relatives.guests or is_plus_one(text)


def is_at_home(name: str, language: Language) -> bool:
    """Whether a name is what a family says, which takes no title: Mom and Dad; Mom, Dad, and Tim."""
    rows: list[list[str]] = [[]]
    for word in name.replace(",", " , ").split():
        if word == "," or joins(word, language):
            rows.append([])
        else:
            rows[-1].append(word)
    found = [row for row in rows if row]
    known = any(row[0].casefold() in language.relatives.alone for row in found)
    return known and all(len(row) == 1 for row in found)


def is_plus_one(text: str) -> bool:
    """Whether a guest is written as a number: + 1."""
    return text.replace(" ", "") in _PLUS_ONE


_PLUS_ONE = ("1", "+1")
