"""Notices a body in another language than its letter's, by the small words that every text has."""

from __future__ import annotations

from stationery.catalog.languages import Language, language
from stationery.data.store import Store
from stationery.model.errors import Remark
from stationery.model.letter import Letter
from stationery.model.prose import paragraphs
from stationery.resolve.countries import country_of

_LEAST_WORDS = 20
"""A shorter body may be of names alone."""
_OWN = 0.12
"""The part of a text that is small words of its language: a third, and even in lists more than this."""
_OTHERS = 0.15
_AHEAD = 3
"""How many times more small words of another language than of its own there have to be."""


def remark_on_language(letter: Letter, own: Language, store: Store) -> tuple[Remark, ...]:
    """The remark that the body seems to be in another language; nothing is changed for it."""
    small = own.typed.small_words
    if not small or not letter.body:
        return ()
    words = [
        word.strip(".,;:!?()[]«»“”„\"'’").casefold()
        for paragraph in paragraphs(letter.body)
        for word in paragraph.text.split()
    ]
    if len(words) < _LEAST_WORDS or sum(word in small for word in words) >= len(words) * _OWN:
        return ()
    best: tuple[int, Language] | None = None
    for id in store.names("languages"):
        if "-" in id or id == own.tag.partition("-")[0]:
            continue
        other = language(store, id)
        theirs = sum(word in other.typed.small_words and word not in small for word in words)
        ours = sum(word in small and word not in other.typed.small_words for word in words)
        if theirs >= len(words) * _OTHERS and theirs > ours * _AHEAD and (best is None or theirs > best[0]):
            best = theirs, other
    if best is None:
        return ()
    tag = tag_for(best[1], letter, store)
    message = f"the text seems to be in another language ({best[1].name}) than the letter ({own.name})"
    hint = f"write `language: {tag}` in the head, or use --language {tag}; salutation, close, and date are set in it"
    return (Remark(message, letter.typed.place, hint),)


def tag_for(found: Language, letter: Letter, store: Store) -> str:
    """The language as the sender's country writes it, if it does."""
    base = found.tag.partition("-")[0]
    country = country_of(letter.sender, store)
    regions = {region for id in store.names("languages") if id.partition("-")[0] == base
               for region in language(store, id).regions}  # fmt: skip
    return f"{base}-{country}" if country in regions else base
