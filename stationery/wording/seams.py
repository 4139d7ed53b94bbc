"""Marks the seams of compounds at which no letters may join (Auf|lage), for a language that has ligatures elsewhere."""

from __future__ import annotations

from bisect import bisect_right

from stationery.catalog.typemarks import Seams
from stationery.model.late_pattern import late
from stationery.model.prose import SEAM, SOFT_HYPHEN, Span

_JOINED = ("ff", "fi", "fl")
_PAIR = late(f"f{SOFT_HYPHEN}?(?=[fil])")
_WORD = late(rf"[^\W\d_](?:[^\W\d_]|{SOFT_HYPHEN})*")
_LONG = frozenset(["au", "äu", "eu", "ei", "ai", "ie", "ee", "oo", "aa"])
_VOWELS = frozenset("aeiouyäöü")
_NO_END = "pf"
"""Where -lich cannot be told from Pflicht, unless the part before it is known."""
_LEAST = 3
"""Letters of a word's second part: in Wolff, Hauff and Orff there is none."""


def mark_seams(spans: tuple[Span, ...], seams: Seams) -> tuple[Span, ...]:
    """The spans with a sign that parts the letters at each seam. Soft hyphens may stand in them already."""
    if not any(pair in span.text.replace(SOFT_HYPHEN, "") for span in spans for pair in _JOINED):
        return spans
    return tuple(
        span if span.link else Span(_mark(span.text, seams), span.emphasis, span.strong, span.link, span.language)
        for span in spans
    )


def _mark(text: str, seams: Seams) -> str:
    pairs = [match.start() for match in _PAIR.finditer(text)]
    if not pairs:
        return text
    words = [match.span() for match in _WORD.finditer(text)]
    begins = [begin for begin, _ in words]
    marked, at = [], 0
    for place in pairs:
        begin, end = words[bisect_right(begins, place) - 1]
        left = text[begin : place + 1].replace(SOFT_HYPHEN, "").casefold()
        right = text[place + 1 : end].replace(SOFT_HYPHEN, "").casefold()
        if is_seam(left, right, seams):
            marked += [text[at : place + 1], SEAM]
            at = place + 1
    return "".join([*marked, text[at:]])


def is_seam(left: str, right: str, seams: Seams) -> bool:
    """Whether a word in small letters has a seam between these parts of it, the first of which ends in an f."""
    if len(right) < _LEAST or not _VOWELS & {*left} or not _VOWELS & {*right}:
        return False
    if right[0] == "f":  # a doubled letter of one root stands after a short vowel only: hoffen, but Kauf|frau
        return left[-2:-1] not in _VOWELS or left[-3:-1] in _LONG
    if left.endswith(seams.before):
        return not right.startswith(seams.endings)
    return right.startswith(seams.after) and not left.endswith(_NO_END)
