"""Words with the points at which their language divides them (U+00AD)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache

from stationery.catalog.languages import Language
from stationery.model.prose import SOFT_HYPHEN, Span

LEAST_LETTERS = 6
LEFT, RIGHT = 2, 3
"""No word is divided before its second letter or after its third from the end."""

_WORD = rf"[^\W\d_]{{{LEAST_LETTERS},}}"
_TOKEN = r"\S+"
_UNTOUCHED = r"[\d/_\\]|.@."
_NEAR = 64
"""How far back the end of a sentence is looked for, in characters."""
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
    untouched = [span for token in re.finditer(_TOKEN, text) if (span := _untouched(token))]
    begins = [begin for begin, _ in untouched]

    def is_untouched(at: int) -> bool:
        number = bisect_right(begins, at) - 1
        return number >= 0 and at < untouched[number][1]

    def point(match: re.Match[str]) -> str:
        word, start, end = match[0], match.start(), match.end()
        left = text[start - 1] if start else before[-1:]
        right = text[end] if end < len(text) else following
        if left.isalnum() or right.isalnum() or left == SOFT_HYPHEN or right == SOFT_HYPHEN:
            return word
        if word in names or word.isupper() or is_untouched(start):
            return word
        if (
            word[0].isupper()
            and not language.capitalized_nouns
            and not _begins(before + text[:start] if start < _NEAR else text[start - _NEAR : start])
        ):
            return word
        return divide(word)

    return re.sub(_WORD, point, text)


def _untouched(token: re.Match[str]) -> tuple[int, int] | None:
    """The part of a run between spaces that is never divided: an address of the web or of e-mail, or a number."""
    if re.search(_UNTOUCHED, token[0]):
        return token.span()
    web = token[0].find("www.")
    return (token.start() + web, token.end()) if web >= 0 else None


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
