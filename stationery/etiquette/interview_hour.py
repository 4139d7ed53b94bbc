"""The interview's hour as the text tells it: `at 10 a.m.`, `at 14:00`, `at three this afternoon`."""

from __future__ import annotations

from datetime import datetime

from stationery.catalog.patterns import Patterns
from stationery.etiquette.check_context import CheckContext
from stationery.etiquette.days import is_of_the_interview
from stationery.etiquette.findings import ERROR, QUESTION, Finding
from stationery.etiquette.text import Sentence
from stationery.model.late_pattern import late
from stationery.model.values import value

_HOUR = late(r"(\d{1,2})(?:([:.h])(\d{2}))?(am|pm|a\.m|p\.m|h)?")
_HALVES = {"am": 0, "a.m": 0, "a.m.": 0, "pm": 12, "p.m": 12, "p.m.": 12}
_ZONE = late(r"[\s,(]*(?:[A-Z]{1,3}T|GMT|UTC|ME?S?Z|Eastern|Central|Mountain|Pacific|(?:your|my|local) time)\b")
"""Another place's hour may be right: nobody says which."""
_PARTS = ("mornings", "afternoons", "evenings", "todays", "yesterdays")
"""Groups of phrases that show a mere number before them to be an hour: `at three this afternoon`."""
_HALF_DAY, _DAY, _AN_HOUR = 12 * 60, 24 * 60, 60


@value
class _Hour:
    """Minutes since midnight, or since noon as well where it is not said; the index after its last word."""

    minutes: int
    end: int
    whole: bool
    """Whether it is certain which half of the day is meant."""

    def is_off(self, at: datetime) -> int:
        """By how many minutes it is later than a moment of the same day, or earlier; the least, where two may be."""
        off = self.minutes - at.hour * 60 - at.minute
        return off if self.whole else min(off, off + _HALF_DAY, off - _HALF_DAY, key=abs)


def find_wrong_hour(
    note: CheckContext, sentence: Sentence, anchors: list[int], patterns: Patterns, at: datetime
) -> Finding | None:
    """An hour with the interview that is not the recorded one, unless another one of the same sentence is right.

    Certain in a sentence of nothing but thanks for it, by an hour or more; asked about otherwise, and with several
    interviewers, who may each have had an hour of their own. None where the sentence speaks of another meeting, too.
    """
    wrong: tuple[int, _Hour] | None = None
    for index in range(len(sentence.keys)):
        hour = _read_hour(sentence, index, patterns)
        if hour is None:
            continue
        moments = (at, at.astimezone(note.now.tzinfo)) if at.tzinfo else (at,)
        if any(not hour.is_off(moment) for moment in moments):
            return None
        if wrong is None and _is_its_own(note, sentence, anchors, index, hour, patterns):
            wrong = index, hour
    if wrong is None:
        return None
    index, hour = wrong
    others = any(patterns.phrases(group).find(sentence.keys) for group in ("another_meeting", "tours"))
    if others or _has_zone(note, sentence, hour.end):
        return None
    sure = patterns.phrases("thanks").find(sentence.keys) and len(note.interviewers) < 2
    sure = sure and abs(hour.is_off(at)) >= _AN_HOUR and _is_near(sentence, anchors, index, patterns)
    said = " ".join(word.raw for word in sentence.words[index : hour.end]).rstrip(",;:!?)")
    said = said if said.endswith(".m.") else said.rstrip(".")
    message = f"{said!r}, but the interview was at {at:%H:%M}"
    if not sure:
        message = f"Is {said!r} the hour of the interview? It was at {at:%H:%M}."
    place = note.text.place(sentence, index)
    return note.finding("T6", place, message, "correct the hour, or `interview`", ERROR if sure else QUESTION)


def _is_its_own(
    note: CheckContext, sentence: Sentence, anchors: list[int], index: int, hour: _Hour, patterns: Patterns
) -> bool:
    """Whether an hour stands after `at` behind the interview, or as in `the 10:00 a.m. interview`."""
    if hour.end in anchors and not patterns.phrases("thanks").find(sentence.keys[hour.end : hour.end + 2]):
        return index > 0 and sentence.keys[index - 1] in patterns.words("articles")
    after_at = patterns.phrases("at_hours").find(sentence.keys[max(index - 2, 0) : index])
    if not after_at or after_at[1] != min(index, 2):
        return False
    behind = [anchor for anchor in anchors if anchor < index]
    return bool(behind) and is_of_the_interview(sentence, behind, index, note, patterns)


def _is_near(sentence: Sentence, anchors: list[int], index: int, patterns: Patterns) -> bool:
    """Whether nothing but the interview's day, its place in thanks, and names stand before the hour."""
    before = [anchor for anchor in anchors if anchor < index]
    known = patterns.words("around_hours") | patterns.words("articles") | patterns.words("at_hours")
    between = sentence.words[before[-1] + 1 : index] if before else ()
    return all(word.key in known or word.capital or word.key[:1].isdecimal() for word in between)


def _read_hour(sentence: Sentence, index: int, patterns: Patterns) -> _Hour | None:
    """The hour that begins at a word; None for a number that may be something else."""
    keys, words = sentence.keys, sentence.words
    match = _HOUR.fullmatch(keys[index])
    names = patterns.texts("hour_names")
    if match is None and keys[index] not in names:
        return None
    number = int(match[1]) if match else names.index(keys[index]) + 1
    minute = int(match[3] or 0) if match else 0
    half = match[4] if match else None
    end = index + 1
    marked = bool(match and (match[2] in (":", "h") or match[4]))
    if end < len(keys) and not words[index].raw.endswith((",", ";", ":")):
        if half is None and keys[end] in _HALVES:
            half, end = keys[end], end + 1
        elif keys[end] in patterns.words("hour_marks"):
            end, marked = end + 1, True
            if end < len(keys) and not minute and keys[end].isdecimal() and len(keys[end]) == 2:
                minute, end = int(keys[end]), end + 1
    half = half if half in _HALVES else None
    if not (marked or half):
        if end == len(keys) or not any(patterns.phrases(group).at(keys, end) > end for group in _PARTS):
            return None
        if match and match[2]:
            return None
    minutes = (number % 12 * 60 + _HALVES[half] * 60 if half else number * 60) + minute
    if minutes >= _DAY or minute >= _AN_HOUR or (half and not 0 < number <= 12):
        return None
    return _Hour(minutes, end, bool(half) or number > 12 or number == 0)


def _has_zone(note: CheckContext, sentence: Sentence, end: int) -> bool:
    """Whether the hour is told as another place's: `at 3:00 p.m. Eastern`."""
    last = sentence.words[end - 1]
    text = note.text.texts[sentence.paragraph]
    return bool(_ZONE.match(text[last.start + len(last.text) :].lstrip(".")))
