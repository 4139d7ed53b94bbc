"""Parts ordinal numbers (1er, 2e) into figures and the letters that stand raised, where a language raises them."""

from __future__ import annotations

import re
from functools import lru_cache

from stationery.model.prose import Span


def raise_ordinals(spans: tuple[Span, ...], endings: tuple[str, ...]) -> tuple[Span, ...]:
    """The spans with the ending of each ordinal as a span of its own; links and words with other letters stay."""
    pattern = _compile(endings)
    if not any(pattern.search(span.text) for span in spans):
        return spans
    parted: list[Span] = []
    for span in spans:
        at = 0
        for match in pattern.finditer(span.text) if not span.link else ():
            parted.append(Span(span.text[at : match.start()], span.emphasis, span.strong, "", span.language))
            parted.append(Span(match[0], span.emphasis, span.strong, "", span.language, superior=True))
            at = match.end()
        if rest := span.text[at:]:
            parted.append(Span(rest, span.emphasis, span.strong, span.link, span.language))
    return tuple(parted)


@lru_cache(maxsize=8)
def _compile(endings: tuple[str, ...]) -> re.Pattern[str]:
    """An ending right after figures that nothing else precedes, at the end of a word."""
    longest_first = "|".join(sorted(map(re.escape, endings), key=len, reverse=True))
    return re.compile(rf"(?:(?<=\b\d)|(?<=\b\d\d)|(?<=\b\d\d\d))(?:{longest_first})(?![\w'’-])")
