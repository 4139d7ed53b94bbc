"""Promise: the day or the time by which the text expects an answer, against what is on record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from stationery.catalog.patterns import Patterns
from stationery.etiquette.check_context import CheckContext
from stationery.etiquette.days import capitalizes_days, day_after, days_in_figures, may_be_a_date
from stationery.etiquette.findings import QUESTION, WARNING, Finding
from stationery.etiquette.text import Sentence
from stationery.model.interview import working_days_on
from stationery.model.values import value

_FARTHEST, _NEAREST = 8, 4
"""Words between `hear from you` and its day behind it, and before it."""
_ASKS = ("thank-you", "note")
"""Kinds in which a day without their words is asked about; a follow-up may wish for another."""
_BEFORE = 2
"""Words before a date that may make it a week: `the week of December 7`."""
_WEEK, _HALF_A_WEEK, _SLACK = 7, 3, 2
"""Days of a week, and those by which a count of weeks or of days may be rounded."""
_FIRST_DAYS = (0, 1)
"""A week begins on Sunday or on Monday: `next week` is wrong only where it is by both."""


@value
class _Said:
    """A day or a time that the text names, from `begin` to before `end`: the days that it may be; `early` and `late`
    are by how many days the promise may be before or after, and `weekday` stands alone where no date does."""

    begin: int
    end: int
    days: tuple[date, ...]
    early: int = 0
    late: int = 0
    weekday: int = 0

    def agrees(self, day: date) -> bool:
        if self.weekday:
            return day.isoweekday() == self.weekday
        return any(-self.early <= (day - each).days <= self.late for each in self.days)


def check_promises(note: CheckContext, patterns: Patterns, met: date) -> Iterator[Finding]:
    """`You said that I would hear from you by December 4`, once for each sentence; `met` is the interview's day.

    A warning where the sentence tells of their words, and else a question.
    """
    for sentence in note.text.sentences:
        anchors = list(patterns.phrases("promises").all(sentence.keys))
        if not anchors or patterns.phrases("no_promises").find(sentence.keys):
            continue
        said = list(_find_said(note, sentence, patterns, met))
        if not said or any(_is_on_record(note, each, sentence, anchors, patterns) for each in said):
            continue
        wrong = next((each for each in said if _is_its_own(note, sentence, anchors, each, patterns)), None)
        told = bool(patterns.phrases("promised_by_them").find(sentence.keys)) and len(said) == 1
        if wrong and (told or _is_wished(note, sentence, anchors, wrong, patterns)):
            yield _tell(note, sentence, wrong, patterns, told=told)


def _tell(note: CheckContext, sentence: Sentence, said: _Said, patterns: Patterns, *, told: bool) -> Finding:
    before = sentence.keys[said.begin - 1] if said.begin else ""
    shown = patterns.words("by_days") | patterns.words("in_spans")
    begin = said.begin - (before in shown - {*note.language.dates.fillers})
    words = note.text.shown(sentence, begin, said.end)
    known = [f"you hear from them by {note.write_day(note.promised)}"] if note.promised else []
    known += [f"they decide by {note.write_day(note.decision)}"] if note.decision else []
    record = ", and ".join(known)
    keys = " or ".join(key for key, day in (("`promised`", note.promised), ("`decision_by`", note.decision)) if day)
    place, remedy = note.text.place(sentence, begin), f"correct it, or {keys}"
    if told and not said.weekday:
        return note.finding("T6", place, f"{words!r}, but on record {record}", remedy, WARNING)
    return note.finding("T6", place, f"Is {words!r} right? On record, {record}.", remedy, QUESTION)


def _is_wished(
    note: CheckContext, sentence: Sentence, anchors: list[tuple[int, int]], said: _Said, patterns: Patterns
) -> bool:
    """Whether the writer looks forward to an answer by a day that is still to come."""
    if note.kind not in _ASKS or not any(sentence.keys[begin] in patterns.words("heard") for begin, _ in anchors):
        return False
    return all(day >= (note.day or note.now.date()) for day in said.days)


def _is_on_record(
    note: CheckContext, said: _Said, sentence: Sentence, anchors: list[tuple[int, int]], patterns: Patterns
) -> bool:
    """Whether it is a recorded day; an answer may follow the decision, and the decision precede the answer."""
    if any(day and said.agrees(day) for day in (note.promised, note.decision)):
        return True
    if said.weekday:
        return False
    if note.promised is None and note.decision:
        return _is_heard(sentence, anchors, patterns) and any(day >= note.decision for day in said.days)
    if note.decision is None and note.promised:
        return not _is_heard(sentence, anchors, patterns) and any(day <= note.promised for day in said.days)
    return False


def _is_heard(sentence: Sentence, anchors: list[tuple[int, int]], patterns: Patterns) -> bool:
    """Whether the sentence speaks of hearing from them, rather than of their decision."""
    return not any(patterns.phrases("decided").find(sentence.keys[begin:end]) for begin, end in anchors)


def _is_its_own(
    note: CheckContext, sentence: Sentence, anchors: list[tuple[int, int]], said: _Said, patterns: Patterns
) -> bool:
    """Whether a day stands with the promise: behind it or before it, and nothing of another matter between."""
    if said.begin <= 1:
        return True
    words, ands = sentence.words, note.language.and_words
    ends = patterns.words("by_days") | patterns.words("in_spans")
    closing = sentence.keys[said.begin - 1] in ends - {*note.language.dates.coming}
    for begin, end in anchors:
        behind = begin < said.begin <= end + _FARTHEST
        if behind:
            between = words[min(end, said.begin) : said.begin]
            other = any(
                word.key in ands | patterns.words("myself") or word.raw.endswith((";", ":")) for word in between
            )
            other = other or bool(patterns.phrases("meetings").find([word.key for word in between]))
        elif closing and said.end <= begin <= said.end + _NEAREST:
            other = any(word.key in ands or "," in word.raw for word in words[said.end - 1 : begin])
        else:
            continue
        if not other:
            return True
    return False


def _find_said(note: CheckContext, sentence: Sentence, patterns: Patterns, met: date) -> Iterator[_Said]:
    """The days and times that a sentence names; those up to the interview are no promise."""
    letter = note.day or note.now.date()
    by, words = patterns.words("by_days"), sentence.words
    end = 0
    for index, word in enumerate(words):
        if index < end:
            continue
        found = _read_span(note, sentence, index, patterns, (met, letter))
        weekday = note.language.dates.weekday_numbers.get(word.key, 0)
        dated = figures = None
        if found is None and weekday and (word.capital or not capitalizes_days(note)):
            dated = day_after(note, sentence, index)
            if dated is None and index and words[index - 1].key in (*by, *note.language.dates.coming):
                found = _Said(index, index + 1, (), weekday=weekday)
        elif found is None and may_be_a_date(note, sentence, index):
            dated = day_after(note, sentence, index - 1)
        elif found is None:
            figures = days_in_figures(note, sentence, index, patterns)
        days = (dated[0],) if dated and dated[0] else figures[0] if figures else ()
        if days:
            shown = (dated or figures or ((), ""))[1]
            end = index + len(shown.replace("/", " ").split()) + bool(weekday)
            if _goes_on(note, sentence, end, patterns):
                return
            if all(day > met for day in days):
                week = _WEEK - 1 if set(sentence.keys[max(index - _BEFORE, 0) : index]) & patterns.words("weeks") else 0
                found = _Said(index, end, days, week, week)
        if found:
            end = found.end
            yield found


def _goes_on(note: CheckContext, sentence: Sentence, end: int, patterns: Patterns) -> bool:
    """Whether a second day stands behind one, so that neither is the day: `December 7–11`, `December 7 to 11`."""
    words = sentence.words
    if end >= len(words):
        return False
    last = words[end - 1]
    between = note.text.texts[sentence.paragraph][last.start + len(last.text) : words[end].start].strip()
    joined = words[end].key in patterns.words("to_hours") | note.language.and_words and end + 1 < len(words)
    follows = words[end + 1].key if joined else words[end].key if between in ("–", "—") else ""
    return follows[:1].isdecimal() or follows in note.language.dates.month_numbers


def _read_span(
    note: CheckContext, sentence: Sentence, index: int, patterns: Patterns, since: tuple[date, ...]
) -> _Said | None:
    """`within two weeks`, `in 10 working days`, `next week`: the days that it may end on, seen from each of some."""
    keys = sentence.keys
    coming = patterns.phrases("next_weeks").at(keys, index)
    spans = patterns.words("in_spans")
    if coming > index and not (index and keys[index - 1] in spans | patterns.words("articles")):
        if keys[coming : coming + 1] and keys[coming] in patterns.words("to_hours"):
            return None
        days = [
            day + timedelta(days=_WEEK - (day.isoweekday() - first) % _WEEK) for day in since for first in _FIRST_DAYS
        ]
        every = tuple(day + timedelta(days=number) for day in days for number in range(_WEEK))
        return _Said(index, coming, every)
    if not index or keys[index - 1] not in spans:
        return None
    small = {*patterns.words("articles"), *note.language.dates.coming}
    at = index
    while at + 1 < len(keys) and keys[at] in small:
        at += 1
    names = patterns.texts("hour_names")
    number = int(keys[at]) if keys[at].isdecimal() else names.index(keys[at]) + 1 if keys[at] in names else 0
    if number:
        at += 1
    elif at == index:
        return None
    working = at < len(keys) and keys[at] in patterns.words("working_days")
    at += working
    if at >= len(keys) or (at + 1 < len(keys) and keys[at + 1] in patterns.words("to_hours")):
        return None
    weeks, days_ = (keys[at] in patterns.words(group) for group in ("weeks", "days"))
    count = number or 1
    if not number and keys[at] not in (*patterns.texts("weeks")[:1], *patterns.texts("days")[:1]):
        return None  # in the coming weeks
    if weeks and not working:
        return _Said(
            index, at + 1, tuple(day + timedelta(days=_WEEK * count) for day in since), _WEEK - 1, _HALF_A_WEEK
        )
    if not days_:
        return None
    ends = tuple(working_days_on(day, count) if working else day + timedelta(days=count) for day in since)
    return _Said(index, at + 1, ends, _SLACK, _SLACK)
