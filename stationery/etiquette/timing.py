"""Timing: the note within a day, the letter before the decision, no follow-up too early; dates that agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from stationery.etiquette.check_context import Beside, CheckContext, find_firm
from stationery.etiquette.days import capitalizes_days, day_after, day_in_figures
from stationery.etiquette.findings import QUESTION, REMARK, WARNING, Finding
from stationery.etiquette.text import Sentence, Word, keys_of, sentences_of
from stationery.model.errors import Place
from stationery.model.late_pattern import late
from stationery.model.letter import Letter, Written
from stationery.model.values import replace

_ABOUT_AN_INTERVIEW = ("thank-you", "note", "withdrawal", "follow-up")
_AFTER_AN_INTERVIEW = ("thank-you", "note", "follow-up", "after-rejection")
"""Kinds of which none can be dated before the interview; who withdraws or can't come may write before it."""

_MONTHS = 180
"""Days after which a wrong year is more likely than a note so late."""


def timing(note: CheckContext) -> Iterator[Finding]:
    if note.asks("T1"):
        yield from _check_within_a_day(note)
    if note.asks("T2"):
        yield from _check_before_the_decision(note)
    if note.asks("T3"):
        yield from _check_not_too_early(note)
    if note.asks("T4"):
        yield from _check_date(note)
    if note.asks("T5"):
        yield from _check_after_thanks(note)
    if note.asks("T6"):
        yield from _once(_disagreements(note))


def _disagreements(note: CheckContext) -> Iterator[Finding]:
    yield from _check_weekdays(note)
    yield from _check_impossible(note)
    if note.at is not None and note.patterns is not None and note.kind in _ABOUT_AN_INTERVIEW:
        from stationery.etiquette.interview_day import check_interview_day  # 0.7 ms

        yield from check_interview_day(note, note.patterns, note.at)
        if note.promised or note.decision:
            from stationery.etiquette.promise import check_promises  # 0.6 ms

            yield from check_promises(note, note.patterns, note.at.date())


def _once(findings: Iterator[Finding]) -> Iterator[Finding]:
    """One finding for each place: two signs of one wrong date are one mistake."""
    told: set[Place | None] = set()
    for finding in findings:
        if finding.place is None or finding.place not in told:
            yield finding
        told.add(finding.place)


def _check_within_a_day(note: CheckContext) -> Iterator[Finding]:
    if note.at is None:
        return
    since = note.now - note.at
    limits = note.limits
    if since <= timedelta(hours=limits.note_hours):
        return
    place = note.letter.interview.place
    days = (note.now.astimezone(note.at.tzinfo).date() - note.at.date()).days  # as a person counts them
    if since > timedelta(hours=limits.note_late):
        if days > _MONTHS:
            message = f"the interview was {days} days ago; is the year right?"
            yield note.finding("T1", place, message, f"write {note.now.year} if it was this year", WARNING)
            return
        message = f"the interview was {days} days ago, so the note is late; send it today anyway"
        yield note.finding(
            "T1", place, message, "do not explain the delay at length; a late note is better than none", WARNING
        )
        return
    ago = f"{int(since.total_seconds() // 3600)} hours" if note.clocked else "1 day" if days == 1 else f"{days} days"
    message = f"the interview was {ago} ago; the note is due within {limits.note_hours} hours"
    yield note.finding("T1", place, message, "send it now, by e-mail if the mail has been collected", WARNING)


def _check_before_the_decision(note: CheckContext) -> Iterator[Finding]:
    """Where no other notes stand beside the file, nobody can tell whether an e-mail was made: silence."""
    if note.decision is None or note.emailed or not note.others or not note.paper_mail:
        return
    from stationery.model.interview import working_days_on  # 0.9 ms

    posted = max(note.day or note.now.date(), note.now.date())
    arrival = working_days_on(posted, note.limits.mail_days)
    if note.decision >= arrival:
        return
    place = note.letter.decision_by.place or note.letter.interview.place
    decided, mailed, arrives = map(note.write_day, (note.decision, posted, arrival))
    message = f"they decide by {decided}, but a letter mailed on {mailed} arrives around {arrives}"
    yield note.finding("T2", place, message, "send the note by e-mail today; a card can follow by mail", WARNING)


def _check_not_too_early(note: CheckContext) -> Iterator[Finding]:
    day = note.day or note.now.date()
    place = note.letter.date.place or note.whole
    due = note.promised or note.decision
    if due is not None:
        if day < due:
            message = f"a follow-up dated {note.write_day(day)} comes before the day they named, {note.write_day(due)}"
            yield note.finding("T3", place, message, "wait for that day")
        return
    since, what = _last_word(note)
    if since is None:
        return
    first = since + timedelta(days=note.limits.follow_up_days)
    if day < first:
        after = f"{note.limits.follow_up_days} days after {what} of {note.write_day(since)}"
        message = f"a follow-up dated {note.write_day(day)} comes less than {after}"
        yield note.finding("T3", place, message, f"wait until {note.write_day(first)}")


def _last_word(note: CheckContext) -> tuple[date | None, str]:
    """The day from which a week is counted: the thank-you note's, else the interview's."""
    days = [other.day for other in note.others if _is_thanks(other.letter) and same_matter(note, other) and other.day]
    if days:
        return max(days), "the thank-you note"
    return (note.at.date(), "the interview") if note.at else (None, "")


def _check_date(note: CheckContext) -> Iterator[Finding]:
    """A date that is left out is today, and wrong only before an interview that is thanked for."""
    if note.day is None:
        return
    place = note.letter.date.place or note.letter.interview.place
    early = note.at is not None and note.day < note.at.date() and note.kind in _AFTER_AN_INTERVIEW
    if not note.letter.date:
        if early and note.at:
            days = note.write_day(note.day), note.write_day(note.at.date())
            message = f"the letter would be dated {days[0]}, today, before the interview of {days[1]}"
            yield note.finding("T4", place, message, "write it after the interview, and date it then")
    elif note.day > note.now.date():
        message = f"the letter is dated {note.write_day(note.day)}, but today is {note.write_day(note.now.date())}"
        yield note.finding("T4", place, message, "correct the date, or leave it out to use today's")
    elif early and note.at:
        days = note.write_day(note.day), note.write_day(note.at.date())
        message = f"the letter is dated {days[0]}, before the interview of {days[1]}"
        yield note.finding("T4", place, message, "correct the date, or leave it out to use today's")


def _check_after_thanks(note: CheckContext) -> Iterator[Finding]:
    if not note.others or any(_is_thanks(other.letter) and same_matter(note, other) for other in note.others):
        return
    message = "no thank-you note to them is next to this file, but this letter should be the second one"
    yield note.finding("T5", None, message, "if you sent the first note, put it next to this file", REMARK)


def _is_thanks(letter: Letter) -> bool:
    return letter.kind in ("thank-you", "note") and not letter.personal


def same_matter(note: CheckContext, other: Beside) -> bool:
    """Whether another note belongs to the same interview: it says so, or it goes to the same person or firm."""
    mine, theirs = note.letter, other.letter
    if mine.interview and mine.interview.text == theirs.interview.text:
        return True
    one, two = note.addressee.person, other.person
    if one and two and one.bare.casefold() == two.bare.casefold():
        return True
    firms = [
        (letter.organization or find_firm(letter.recipient, note.language)).text.casefold() for letter in (mine, theirs)
    ]
    return bool(firms[0]) and firms[0] == firms[1]


def _check_weekdays(note: CheckContext) -> Iterator[Finding]:
    if weekday := note.job.date.weekday_wrong:
        message = f"{note.letter.date.text!r}: that day is a {weekday}"
        yield note.finding("T6", note.letter.date.place, message, "correct the weekday or the date")
    elif (meant := note.job.date.meant) and note.day and not (note.asks("T4") and note.day > note.now.date()):
        message = f"the letter is dated {note.write_day(note.day)}; is the year right?"
        remedy = f"if not, write {meant.isoformat()}, or leave the date out to use today's"
        yield replace(note.finding("T6", note.letter.date.place, message, remedy, QUESTION), reasoned=False)
    for written in (note.letter.subject, note.letter.postscript):
        for sentence in sentences_of(written.text, note.language):
            yield from _check_weekday_in(note, sentence, written)
    for sentence in note.text.sentences:
        yield from _check_weekday_in(note, sentence, None)


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CLOCK = late(r"(?<![\w:.,/-])(\d{1,2}):(\d{2})(?!\d|[:.,]\d|-)\s?([ap]m\b|[ap]\.m\.)?", re.IGNORECASE)
_HOURS_OF_HALF, _HOURS, _MINUTES = 12, 24, 60
_FEBRUARY = 2


def _check_impossible(note: CheckContext) -> Iterator[Finding]:
    """`February 30`, `13:00 PM`: what is on no calendar and no clock. Certain only where nothing else can be meant."""
    months = note.language.dates.month_numbers
    for sentence in note.text.sentences:
        words = sentence.words
        for index, word in enumerate(words):
            month = months.get(word.key)
            if not month or (capitalizes_days(note) and not word.capital):
                continue
            before = words[index - 1].key.rstrip(".") if index else ""
            after = words[index + 1] if index + 1 < len(words) else None
            number = _day_number(before, note) if not note.language.dates.month_first else 0
            if after and not number and (_ends_date(words, index + 1) or _is_on(before, words, index + 2, note)):
                number = _day_number(after.key, note)
            year = _year_without(words, index, month, number)
            if year or _DAYS[month - 1] < number <= max(_DAYS):
                shown = f"{word.text} {number}{f', {year}' if year else ''}"
                place = note.text.place(sentence, index)
                yield note.finding("T6", place, f"{shown}: there is no such day", "correct the date")
    for number, text in enumerate(note.text.texts) if any(":" in text for text in note.text.texts) else ():
        for found in _CLOCK.finditer(text):
            hour, minute = int(found[1]), int(found[2])
            if found[3] and (hour > _HOURS_OF_HALF or minute >= _MINUTES):
                message = f"{found[0].strip()!r}: there is no such hour"
                yield note.finding("T6", note.text.at(number, found.start()), message, "correct the hour")
            elif not found[3] and (hour >= _HOURS or minute >= _MINUTES):
                yield from _doubt_hour(
                    note, found[0].strip(), text[: found.start()], note.text.at(number, found.start())
                )


def _doubt_hour(note: CheckContext, shown: str, before: str, place: Place | None) -> Iterator[Finding]:
    """`at 25:00`; alone, it may be a score or a length: `it took 25:00`."""
    hour, minute = map(int, shown.split(":"))
    if (hour, minute) == (_HOURS, 0) or (hour == 1 and minute >= _MINUTES):
        return  # at 1:87 scale
    if note.patterns is not None and note.patterns.phrases("at_hours").find(keys_of(before)[-2:]):
        message = f"{shown!r}: no clock shows this hour"
        yield note.finding("T6", place, message, "correct the hour, if it is one", WARNING)
    elif _HOURS < hour < _MINUTES and minute < _MINUTES:
        message = f"Is {shown!r} a time of day? No clock shows it."
        yield note.finding("T6", place, message, "correct the hour, if it is one", QUESTION)


def _year_without(words: tuple[Word, ...], index: int, month: int, number: int) -> int:
    """The year of `February 29, 2027` or `29 February 2027`, which has no such day; 0 for anything else."""
    if (month, number) != (_FEBRUARY, _DAYS[1]):
        return 0
    years = [word.key for word in words[index + 1 : index + 3] if len(word.key) == 4 and word.key.isdecimal()]
    year = int(years[0]) if years else 0
    return 0 if not year or _is_leap(year) else year


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _ends_date(words: tuple[Word, ...], at: int) -> bool:
    return words[at].closed or words[at].raw != words[at].text or at + 1 == len(words)


def _is_on(before: str, words: tuple[Word, ...], at: int, note: CheckContext) -> bool:
    """Whether a month stands after `on`, and a small word after its number: `on February 30 at noon`."""
    return before in note.language.dates.coming and words[at].key in note.language.typed.small_words


def _day_number(key: str, note: CheckContext) -> int:
    for ending in ("", *note.language.dates.ordinals):
        digits = key.removesuffix(ending)
        if digits.isdecimal() and len(digits) <= len("31"):
            return int(digits)
    return 0


_YEAR = late(r"(?<![\w$€£.,/-])(1[5-9]\d\d|20\d\d)(?![\w/-]|[.,]\d)")


def _named_years(note: CheckContext, sentence: Sentence, text: str) -> list[int]:
    """Years that the same paragraph names, and so may be the day's: `In 2019, we met on Friday, May 3`."""
    years = [int(found[1]) for found in _YEAR.finditer(text)]
    if note.patterns is not None and note.patterns.phrases("last_years").find(sentence.keys):
        years.append((note.day or note.now.date()).year - 1)
    return years


def _is_weekday(year: int, day: date, number: int) -> bool:
    """Whether a day of the calendar was this weekday in a year."""
    try:
        return day.replace(year=year).isoweekday() == number
    except ValueError:
        return False


def _check_weekday_in(note: CheckContext, sentence: Sentence, written: Written | None) -> Iterator[Finding]:
    names = note.language.dates.weekday_numbers
    words = sentence.words
    for index, word in enumerate(words):
        number = names.get(word.key)
        if not number or (capitalizes_days(note) and not word.capital):
            continue
        text = written.text if written else note.text.texts[sentence.paragraph]
        dated = day_after(note, sentence, index)
        found = dated or day_in_figures(note, text[word.start + len(word.text) :], number)
        if found is None:
            continue
        day, words_of_day = found
        years = _named_years(note, sentence, text) if dated and not words_of_day[-4:].isdecimal() else []
        if day is None and any(map(_is_leap, years)) and "29" in words_of_day:
            continue
        if day and any(_is_weekday(year, day, number) for year in years):
            continue
        if day is None:
            message = f"{word.text} {words_of_day}: there is no such day"
        elif day.isoweekday() != number:
            message = f"{word.text}, {words_of_day}: that day is a {note.language.dates.weekdays[day.weekday()]}"
            if set(years) - {day.year}:
                message += f" in {day.year}"
        else:
            continue
        place: Place | None = written.place if written else note.text.place(sentence, index)
        yield note.finding("T6", place, message, "correct the weekday or the date")
