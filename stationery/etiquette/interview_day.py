"""The interview's day as the text tells it: its weekday, its date, `this morning`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from stationery.catalog.patterns import Patterns
from stationery.etiquette.check_context import CheckContext
from stationery.etiquette.days import (
    capitalizes_days,
    day_after,
    days_in_figures,
    ends_clause,
    is_of_the_interview,
    may_be_a_date,
)
from stationery.etiquette.findings import ERROR, QUESTION, Finding
from stationery.etiquette.interview_hour import find_wrong_hour
from stationery.etiquette.text import Sentence, bare

_NEAREST = 5
"""Words between the interview and a day that is certainly its own, if it is told by weeks or by a count of days."""
_HOURS = {"mornings": (0, 12), "afternoons": (10, 24), "evenings": (14, 24)}
"""When an interview may have begun that is said to have been in a part of the day; the afternoon's may begin early."""

_AGO = ("todays", "yesterdays", "two_days_ago", "three_days_ago", "four_days_ago", "five_days_ago")
"""Groups of phrases by the days that they go back."""
_TOLD_BY_COUNT = 2
"""The days from which on a count is told."""
_FIRST_DAYS = (0, 1)
"""A week begins on Sunday or on Monday: `last week` is wrong only where it is by both."""
_DAYS_OF_A_WEEK = 7


def check_interview_day(note: CheckContext, patterns: Patterns, at: datetime) -> Iterator[Finding]:
    """What disagrees with the recorded day and hour, once for each sentence."""
    for sentence in note.text.sentences:
        anchors = [begin for begin, _ in patterns.phrases("meetings").all(sentence.keys)]
        if anchors:
            found = (
                _find_wrong_day(note, sentence, anchors, patterns, at.date())
                or _find_wrong_part(note, sentence, anchors, patterns, at)
                or (find_wrong_hour(note, sentence, anchors, patterns, at) if note.clocked else None)
            )
            if found:
                yield found


def _find_wrong_day(
    note: CheckContext, sentence: Sentence, anchors: list[int], patterns: Patterns, right: date
) -> Finding | None:
    """A weekday or a date, unless another one of the same sentence is right."""
    endings = patterns.words("possessives")
    wrong: tuple[int, str] | None = None
    for index, word in enumerate(sentence.words):
        number = note.language.dates.weekday_numbers.get(bare(word.key, endings))
        bare_day = _find_bare_day(note, sentence, index, patterns)
        figures = days_in_figures(note, sentence, index, patterns)
        if capitalizes_days(note) and not word.capital and not (bare_day or figures):
            continue
        dated = day_after(note, sentence, index - 1) if may_be_a_date(note, sentence, index) else None
        if figures:
            if right in figures[0]:
                return None
            said = figures[1]
        elif dated and dated[0]:
            if dated[0] == right:
                return None
            said = dated[1]
        elif number:
            if number == right.isoweekday():
                return None
            said = word.text
        elif bare_day:
            if bare_day == right.day:
                return None
            said = f"{sentence.words[index - 1].text} {word.text}"
        else:
            continue
        if wrong is None and is_of_the_interview(sentence, anchors, index, note, patterns):
            wrong = index, said
    if wrong is None:
        return None
    weekday = note.language.dates.weekdays[right.weekday()]
    message = f"{wrong[1]!r}, but the interview was on {weekday}, {note.write_day(right)}"
    return note.finding("T6", note.text.place(sentence, wrong[0]), message, "correct the day, or `interview`")


def _find_bare_day(note: CheckContext, sentence: Sentence, index: int, patterns: Patterns) -> int:
    """The number of a day without its month: `on the 29th`; 0 for anything else, as `on the 29th floor`."""
    dates, words = note.language.dates, sentence.words
    key = words[index].key
    ending = next((each for each in dates.ordinals if key.endswith(each) and key.removesuffix(each).isdecimal()), "")
    if not ending or index < 2 or words[index - 1].key not in patterns.words("articles"):
        return 0
    if words[index - 2].key not in dates.coming:
        return 0
    return int(key.removesuffix(ending)) if ends_clause(note, sentence, index, patterns) else 0


def _find_wrong_part(
    note: CheckContext, sentence: Sentence, anchors: list[int], patterns: Patterns, at: datetime
) -> Finding | None:
    """`This morning`, `today`, `yesterday`, seen from the letter's day; without a date it is sent today."""
    if note.clocked:
        for group, (first, last) in _HOURS.items():
            match = patterns.phrases(group).find(sentence.keys)
            if not match or first <= at.hour < last:
                continue
            if is_of_the_interview(sentence, anchors, match[0], note, patterns):
                said = " ".join(word.text for word in sentence.words[match[0] : match[1]])
                message = f"{said!r}, but the interview was at {at:%H:%M}"
                place = note.text.place(sentence, match[0])
                return note.finding("T6", place, message, "correct the time of day, or `interview`")
    typed = bool(note.letter.date)
    if note.day is None or note.day < at.date() or (note.day > note.now.date() and not typed):
        return None  # a date before the interview is T4's
    found = [(patterns.phrases(group).find(sentence.keys), ago) for ago, group in enumerate(_AGO)]
    # "yesterday" within "the day before yesterday" is no day of its own
    spans = [match for match, ago in found if match and ago > 1]
    for match, ago in found:
        if match is None or (ago == 1 and any(begin <= match[0] < end for begin, end in spans)):
            continue
        day = note.day - timedelta(days=ago)
        if day != at.date() and is_of_the_interview(sentence, anchors, match[0], note, patterns):
            sure = ago < _TOLD_BY_COUNT or _is_sure(sentence, anchors, match[0], patterns)
            return _tell_other_day(note, sentence, match, at, ERROR if sure else QUESTION)
    match = patterns.phrases("last_weeks").find(sentence.keys)
    weeks = {
        (note.day.toordinal() - first) // _DAYS_OF_A_WEEK - (at.toordinal() - first) // _DAYS_OF_A_WEEK
        for first in _FIRST_DAYS
    }
    if match and 1 not in weeks and is_of_the_interview(sentence, anchors, match[0], note, patterns):
        sure = weeks == {0} and _is_sure(sentence, anchors, match[0], patterns)
        return _tell_other_day(note, sentence, match, at, ERROR if sure else QUESTION)
    return None


def _is_sure(sentence: Sentence, anchors: list[int], index: int, patterns: Patterns) -> bool:
    """Whether a day stands so near the interview that it is no other's: no `job that I applied for last week`."""
    before = [anchor for anchor in anchors if anchor < index]
    between = sentence.keys[before[-1] : index] if before else ()
    return len(between) <= _NEAREST and not set(between) & (patterns.words("self") | patterns.words("positions"))


def _tell_other_day(
    note: CheckContext, sentence: Sentence, match: tuple[int, int], at: datetime, severity: str
) -> Finding:
    said = " ".join(word.text for word in sentence.words[match[0] : match[1]])
    assert note.day, "days are counted from it"
    dated = "is dated" if note.letter.date else "will be dated"
    days = f"The interview was on {note.write_day(at.date())}, and the letter {dated} {note.write_day(note.day)}"
    message = f"{said!r}, but t{days[1:]}"
    remedy = "correct the day, the letter's date, or `interview`"
    if severity == QUESTION:
        message = f"Is {said!r} right? {days}."
    return note.finding("T6", note.text.place(sentence, match[0]), message, remedy, severity)
