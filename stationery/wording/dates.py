"""A day turned into the date line of a language, and what the writer should know of the date that he wrote."""

from __future__ import annotations

from datetime import date, datetime

from stationery.catalog.languages import Language
from stationery.model.errors import Remark
from stationery.resolve.dates import EXAMPLE, REMEDY, LetterDate

_NOON, _EVENING = 12, 18
_WEEK = 7
"""Days after which the name of a weekday says another day."""


def word_date(dated: LetterDate, language: Language) -> str:
    """The date in words; those of the writer stay where they are no date, or name a wrong day of the week."""
    text = " ".join(dated.written.text.split())
    if dated.day is None or dated.weekday_wrong:
        return text
    line = long_date(dated.day, language)
    if not dated.weekday:
        return line
    return language.dates.weekday.replace("{weekday}", dated.weekday).replace("{date}", line)


def remark_on_date(dated: LetterDate, language: Language) -> tuple[Remark, ...]:
    """That the writer's words could not be read, or in two ways, or that the day of the week is another."""
    text, place = " ".join(dated.written.text.split()), dated.written.place
    if dated.day is None:
        from stationery.wording.unread_dates import find_slip  # 0.3 ms

        if hint := find_slip(text, language):
            return (Remark(f"cannot read {text!r} as a date; it is printed as written", place, hint, "date"),)
        hint = REMEDY.replace("the way the letter's language writes dates", long_date(EXAMPLE, language))
        return (Remark(f"cannot read {text!r} as a date; it is printed as written", place, hint, "date"),)
    if dated.day and dated.other:
        message = f"{text!r} is read as {long_date(dated.day, language)}"
        hint = f"if you mean {long_date(dated.other, language)}, write {dated.other.isoformat()}"
        return (Remark(message, place, hint),)
    if dated.day and dated.yearless:
        message = f"{text!r} names no year; it is read as {long_date(dated.day, language)}"
        return (Remark(message, place, f"write {dated.day.isoformat()} to keep it so in another year"),)
    if dated.weekday_wrong:
        message = f"{text!r}: that day is a {dated.weekday_wrong}; it is printed as written"
        return (Remark(message, place, "correct the weekday or the date"),)
    if dated.meant:
        message = f"the letter is dated {long_date(dated.day, language)}; is the year right?"
        return (
            Remark(message, place, f"if not, write {dated.meant.isoformat()}, or leave the date out to use today's"),
        )
    return ()


def long_date(day: date, language: Language) -> str:
    """A day as the language writes it in full."""
    return language.dates.write(day)


def weekday_name(day: date, language: Language) -> str:
    """What the language calls the day of the week."""
    return language.dates.weekdays[day.weekday()]


def say_when(at: datetime, today: date, language: Language) -> str:
    """When something was, as a letter of `today` says it: `this morning`, `yesterday`, `on Friday`.

    What is yet to come is said as on its day. Empty where the language has no words for it.
    """
    day = at.date()
    past = (today - day).days
    if past <= 0:
        key = "morning" if at.hour < _NOON else "afternoon" if at.hour < _EVENING else "evening"
    else:
        key = "yesterday" if past == 1 else "weekday" if past < _WEEK else "date"
    said = language.dates.ago.get(key, "")
    return said.replace("{weekday}", weekday_name(day, language)).replace("{date}", long_date(day, language))
