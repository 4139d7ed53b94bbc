"""The interview's hour as the text tells it: `at 10 a.m.`, `at 14:00`, `at three this afternoon`."""

from __future__ import annotations

from datetime import datetime

from stationery.catalog.patterns import Patterns
from stationery.etiquette.check_context import CheckContext
from stationery.etiquette.days import ends_clause, is_of_the_interview
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
_FIGURES = 4
"""Of an hour with its minutes and nothing between: 1400."""
_DASHES = ("–", "—")
_HALF_DAY, _DAY, _AN_HOUR = 12 * 60, 24 * 60, 60


@value
class _Hour:
    """Minutes since midnight, or since noon as well where it is not said; the index after its last word."""

    minutes: int
    end: int
    whole: bool
    """Whether it is certain which half of the day is meant."""
    until: int = 0
    """The minutes at which it ends, where it is the first of two: `from 3 to 4 p.m.`"""

    def is_off(self, at: datetime) -> int:
        """By how many minutes it is later than a moment of the same day, or earlier; the least, where two may be."""
        off = self.minutes - at.hour * 60 - at.minute
        return off if self.whole else min(off, off + _HALF_DAY, off - _HALF_DAY, key=abs)

    def holds(self, at: datetime) -> bool:
        """Whether a moment is between the first and the second of two hours."""
        return 0 < -self.is_off(at) < self.until - self.minutes


def find_wrong_hour(
    note: CheckContext, sentence: Sentence, anchors: list[int], patterns: Patterns, at: datetime
) -> Finding | None:
    """An hour with the interview that is not the recorded one, unless another one of the same sentence is right.

    Certain in a sentence of nothing but thanks for it, by an hour or more; asked about otherwise, and with several
    interviewers, who may each have had an hour of their own. None where the sentence speaks of another meeting, too.
    """
    wrong: tuple[int, _Hour] | None = None
    for index in range(len(sentence.keys)):
        hour = (
            _read_range(note, sentence, index, patterns)
            or _read_hour(sentence, index, patterns)
            or _read_bare_hour(note, sentence, index, patterns)
        )
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
    sure = (
        sure
        and abs(hour.is_off(at)) >= _AN_HOUR
        and not hour.holds(at)
        and _is_near(sentence, anchors, index, patterns)
    )
    said = note.text.shown(sentence, index, hour.end)
    said += "." if said.endswith(".m") else ""
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
    if _begin_at(sentence, index, patterns) < 0 and not (hour.until and _is_from(sentence, index, patterns)):
        return False
    behind = [anchor for anchor in anchors if anchor < index]
    return bool(behind) and is_of_the_interview(sentence, behind, index, note, patterns)


def _is_near(sentence: Sentence, anchors: list[int], index: int, patterns: Patterns) -> bool:
    """Whether nothing but the interview's day, its place in thanks, and names stand before the hour."""
    before = [anchor for anchor in anchors if anchor < index]
    known = patterns.words("around_hours") | patterns.words("articles") | patterns.words("at_hours")
    known |= patterns.words("from_hours")
    between = sentence.words[before[-1] + 1 : index] if before else ()
    return all(word.key in known or word.capital or word.key[:1].isdecimal() for word in between)


def _begin_at(sentence: Sentence, index: int, patterns: Patterns) -> int:
    """Where `at` begins that stands right before a word; -1 without it."""
    at_hours = patterns.phrases("at_hours")
    return next((at for at in range(max(index - 2, 0), index) if at_hours.at(sentence.keys, at) == index), -1)


def _is_from(sentence: Sentence, index: int, patterns: Patterns) -> bool:
    return index > 0 and sentence.keys[index - 1] in patterns.words("from_hours")


def _is_day(note: CheckContext, sentence: Sentence, at: int, patterns: Patterns) -> bool:
    """Whether a day or a part of one ends with a word: `Friday`, `November 27`, `yesterday morning`."""
    if at < 0 or sentence.words[at].raw.endswith((";", ":")):
        return False
    key = sentence.keys[at]
    months = note.language.dates.month_numbers
    dated = key[:1].isdecimal() and any(
        word in months or word.isdecimal() for word in sentence.keys[max(at - 2, 0) : at]
    )
    if key in note.language.dates.weekday_numbers or key in months or dated:
        return True
    return any(patterns.phrases(group).at(sentence.keys, start) == at + 1 for group in _PARTS for start in (at, at - 1))


def _read_bare_hour(note: CheckContext, sentence: Sentence, index: int, patterns: Patterns) -> _Hour | None:
    """A mere number behind a day and `at`: `Friday at 10`, `November 27 at 1400`; not `at 10 plants`."""
    start = _begin_at(sentence, index, patterns)
    if (
        start < 1
        or not _is_day(note, sentence, start - 1, patterns)
        or not ends_clause(note, sentence, index, patterns)
    ):
        return None
    return _read_number(sentence.keys[index], index, patterns)


def _read_number(key: str, index: int, patterns: Patterns) -> _Hour | None:
    names = patterns.texts("hour_names")
    if key in names:
        return _Hour((names.index(key) + 1) * 60, index + 1, whole=False)
    if not key.isdecimal() or len(key) not in (1, 2, _FIGURES):
        return None
    hour, minute = (int(key[:2]), int(key[2:])) if len(key) == _FIGURES else (int(key), 0)
    if hour * 60 >= _DAY or minute >= _AN_HOUR:
        return None
    return _Hour(hour * 60 + minute, index + 1, whole=len(key) == _FIGURES or hour > 12 or hour == 0)


def _read_range(note: CheckContext, sentence: Sentence, index: int, patterns: Patterns) -> _Hour | None:
    """The first of two hours, of which the second may tell the half of the day: `from 11:30 to 1 p.m.`"""
    words = sentence.words
    if not _is_from(sentence, index, patterns):
        return None
    first = _read_hour(sentence, index, patterns) or _read_number(sentence.keys[index], index, patterns)
    if first is None or first.end >= len(words):
        return None
    text = note.text.texts[sentence.paragraph]
    last = first.end
    dash = text[words[last - 1].start + len(words[last - 1].text) : words[last].start].strip(" .") in _DASHES
    last += sentence.keys[last] in patterns.words("to_hours") and not dash
    if last >= len(words) or not (dash or last > first.end):
        return None
    second = _read_hour(sentence, last, patterns)
    if second is None:
        days = _is_day(note, sentence, index - 2, patterns) and ends_clause(note, sentence, last, patterns)
        second = _read_number(sentence.keys[last], last, patterns) if days else None
    if second is None:
        return None
    begin, until = first.minutes, second.minutes
    if second.whole and not first.whole:
        begin += _HALF_DAY * (begin + _HALF_DAY <= until)
        begin -= _HALF_DAY * (begin >= _HALF_DAY and begin > until)
    return _Hour(begin, second.end, first.whole or second.whole, max(until, begin + 1))


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
