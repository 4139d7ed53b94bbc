"""Finds the titles that stand before a written name, in any language that knows them."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.languages import Language, may_be_titled
from stationery.catalog.languages import language as read_language
from stationery.catalog.titles import Title, title_key
from stationery.data.store import Store
from stationery.resolve.name_words import ANDS_ABROAD, joins

_LONGEST_TITLE = 4


def find_titles(words: list[str], language: Language, store: Store | None) -> tuple[tuple[Title, ...], int, bool]:
    """The titles before a name, how many words they take, and whether two persons are named (`Mr. and Mrs.`)."""
    at = next((at for at in range(1, min(_LONGEST_TITLE, len(words) - 2)) if words[at] in ANDS_ABROAD), 0)
    if at and store and not joins(words[at], language):
        from stationery.resolve.pairs_abroad import find_pair  # 0.3 ms

        if pair := find_pair(words, at, language, store):
            return *pair, True
    titles: list[Title] = []
    taken = 0
    together = False
    while taken < len(words) - 1:
        # A name has its titles in one language: after a Ms. nobody looks for a Frau.
        title, length = find_title(words[taken:], language, None if titles else store)
        if title is None or (title.uncertain and titles and taken + length == len(words) - 1):
            break  # a dean is Dean Martin; Mr. Dean Martin is called so
        titles.append(title)
        taken += length
        if (
            taken < len(words) - 2
            and joins(words[taken], language)
            and find_title(words[taken + 1 :], language, store)[0]
        ):
            together = True
            taken += 1
    following = words[taken] if taken < len(words) else ""
    if titles and following[:1].islower() and words[0][:1].isupper() and following not in language.particles:
        named = language.capitalized_offices and titles[0].social and len(words) - taken > 1
        if not named or any(not word.islower() or word in language.typed.small_words for word in words[taken:]):
            return (), 0, False
    return tuple(titles), taken, together


def find_title(words: list[str], language: Language, store: Store | None) -> tuple[Title | None, int]:
    """The longest title at the beginning of some words, and how many of them it takes; at least one word is left."""
    for length in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1):
        written = " ".join(words[:length])
        title = look_up(written, language)
        if title:
            return title, length
    for length in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1) if store else ():
        written = " ".join(words[:length])
        for other in _others(written, language, store):
            title = look_up(written, other) if written.casefold() in other.abroad else None
            if title:
                return Title(written if title.spoken else "", title.social, title.before), length
    return None, 0


def look_up(written: str, language: Language) -> Title | None:
    return language.titles.get(title_key(written)) or language.titles.get(written.casefold())


def _others(written: str, language: Language, store: Store | None) -> Iterator[Language]:
    """The store's other languages that may have such a title, for a Herr in an English letter; variants (`en-gb`)
    have no titles of their own. A language is read only where its file has the words at all."""
    if store is None:
        return
    for id in store.names("languages"):
        if "-" not in id and id != language.file.partition("-")[0] and may_be_titled(store, id, written):
            yield read_language(store, id)


def add_degree(titles: tuple[Title, ...], suffix: str, language: Language) -> tuple[Title, ...]:
    """The titles with the one that a degree after the name gives, where only a social one stands before it, or none."""
    if not language.degrees or not suffix or any(not title.social for title in titles):
        return titles
    words = suffix.replace(",", " ").split()
    given = next((language.degrees[word] for word in words if word in language.degrees), "")
    title = language.titles.get(title_key(given)) if given else None
    return (*titles, title) if title else titles


def is_firm(titles: tuple[Title, ...], words: list[str], count: int, text: str, language: Language) -> bool:
    """Whether words that begin as a title does are a firm's name: General Dynamics Corporation."""
    if any(title.social for title in titles) or any("." in word for word in words[:count]):
        return False
    tail = text.rpartition(",")[2].split() if "," in text else words[-1:]
    return all(word in language.organizations for word in tail)
