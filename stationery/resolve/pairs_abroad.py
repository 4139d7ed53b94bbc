"""Finds two titles of another language before one name: M. et Mme Luc Bernard, Herr und Frau Weber."""

from __future__ import annotations

from stationery.catalog.languages import Language, may_join
from stationery.catalog.languages import language as read_language
from stationery.catalog.titles import Title, title_key
from stationery.data.store import Store

_LONGEST_TITLE = 4


def find_pair(words: list[str], at: int, language: Language, store: Store) -> tuple[tuple[Title, ...], int] | None:
    """The titles as they are written, and how many words they take with the `and` that stands at `at`; None if they are
    none.

    Such a pair is certain where one title alone isn't: an M. may be an initial. A language is read only if it has the
    word, and only its social titles count.
    """
    own = language.file.partition("-")[0]
    for id in store.names("languages"):
        if "-" in id or id == own or not may_join(store, id, words[at]):
            continue
        other = read_language(store, id)
        first = _look_up(words[:at], other)
        longest = min(_LONGEST_TITLE, len(words) - at - 2)
        for length in range(longest, 0, -1) if first else ():
            second = _look_up(words[at + 1 : at + 1 + length], other)
            if first and second:
                written = (words[:at], words[at + 1 : at + 1 + length])
                found = zip(written, (first, second), strict=True)
                titles = tuple(Title(" ".join(each), True, title.before) for each, title in found)
                return titles, at + 1 + length
    return None


def _look_up(words: list[str], language: Language) -> Title | None:
    written = " ".join(words)
    title = language.titles.get(title_key(written)) or language.titles.get(written.casefold())
    return title if title and title.social else None
