"""Words with the points at which their language divides them (U+00AD)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from stationery.catalog.languages import Language
from stationery.model.prose import SOFT_HYPHEN, Span

LEAST_LETTERS = 6
LEFT, RIGHT = 2, 3
"""No word is divided before its second letter or after its third from the end."""

_WORD = rf"[^\W\d_]{{{LEAST_LETTERS},}}"
_UNTOUCHED = r"(?:https?://|www\.)\S+|\S+@\S+|\S*[\d/_\\]\S*"
_SENTENCE_ENDS = ".!?:"


def hyphenate(spans: tuple[Span, ...], language: Language, names: frozenset[str]) -> tuple[Span, ...]:
    """Spans with hyphenation points, but in links, numbers, `names`, and capitalized words inside a sentence.

    A language that writes its nouns with a capital has points in those too. No dictionary, no points.
    """
    divide = _divider(language.hyphenation)
    if divide is None:
        return spans
    divided = []
    before = ""
    for number, span in enumerate(spans):
        following = spans[number + 1].text[:1] if number + 1 < len(spans) else ""
        text = span.text if span.link else _hyphenate_text(span.text, before, following, language, names, divide)
        divided.append(Span(text, span.emphasis, span.strong, span.link))
        before = (before + span.text)[-8:]
    return tuple(divided)


def _hyphenate_text(
    text: str, before: str, following: str, language: Language, names: frozenset[str], divide: Callable[[str], str]
) -> str:
    untouched = [match.span() for match in re.finditer(_UNTOUCHED, text)]

    def point(match: re.Match[str]) -> str:
        word, start, end = match[0], match.start(), match.end()
        left = text[start - 1] if start else before[-1:]
        right = text[end] if end < len(text) else following
        if left.isalnum() or right.isalnum() or left == SOFT_HYPHEN or right == SOFT_HYPHEN:
            return word
        if word in names or word.isupper() or any(begin <= start < stop for begin, stop in untouched):
            return word
        if word[0].isupper() and not language.capitalized_nouns and not _begins(before + text[:start]):
            return word
        return divide(word)

    return re.sub(_WORD, point, text)


def _begins(before: str) -> bool:
    """Whether a sentence begins after these words."""
    left = before.rstrip(" \n\u00a0\"'“‘„‚«»(¿¡")
    return not left or left[-1] in _SENTENCE_ENDS


@lru_cache(maxsize=8)
def _divider(dictionary: str) -> Callable[[str], str] | None:
    """What puts the points into a word, each word looked up once."""
    if not dictionary:
        return None
    import pyphen

    known = pyphen.language_fallback(dictionary)
    if not known:
        return None
    words = pyphen.Pyphen(lang=known, left=LEFT, right=RIGHT)

    @lru_cache(maxsize=20_000)
    def divide(word: str) -> str:
        pointed: str = words.inserted(word, SOFT_HYPHEN)
        return pointed if pointed.replace(SOFT_HYPHEN, "") == word else word

    return divide
