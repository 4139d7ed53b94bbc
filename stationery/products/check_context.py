"""Gathers a letter, its words and its neighboring files into the CheckContext that the rules read."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING

from stationery.catalog.etiquette import limits
from stationery.catalog.languages import language as read_language
from stationery.catalog.patterns import Patterns, patterns
from stationery.data.stock import Stock
from stationery.etiquette.check_context import Beside, CheckContext, Greeting
from stationery.etiquette.text import text_of
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import SourceError, StationeryError
from stationery.model.letter import Letter, Written
from stationery.model.manuscript import Manuscript
from stationery.model.values import replace, value
from stationery.resolve.dates import read_date
from stationery.resolve.job import Job
from stationery.resolve.person import Person, is_organization, recognize_name
from stationery.resolve.recognize import recognize
from stationery.resolve.resolve import resolve
from stationery.wording.notations import closing_paragraph
from stationery.wording.salutations import ENDINGS, salutation

if TYPE_CHECKING:
    from stationery.catalog.languages import Language
    from stationery.model.interview import Interview


@value
class Given:
    """What is to be checked: a letter, and what the shell found beside it.

    `rows` are the lines of its file, for exact places; `beside` other letters of the same folder or interview;
    `emailed` says that an e-mail draft of it is there already, `looked` that nothing else stands beside the file.
    """

    letter: Letter
    rows: tuple[str, ...] = ()
    interview: Interview | None = None
    beside: tuple[Letter, ...] = ()
    emailed: bool = False
    looked: bool = True


def names_a_file(letter: Letter) -> bool:
    """Whether `interview:` names an interview's file, and no day."""
    return letter.interview.text.lower().endswith((".yaml", ".yml"))


def note_of(
    given: Given, others: tuple[Beside, ...], job: Job, manuscript: Manuscript, now: datetime, medium: str
) -> CheckContext:
    letter, interview, store, language = given.letter, given.interview, job.store, job.language
    phrases = patterns(store, language)
    at, clocked = _find_interview(letter, interview, now)
    start = at.date() if at else now.date()
    close = manuscript.part("close")
    return CheckContext(
        letter=letter,
        job=job,
        text=text_of(letter.body, language, given.rows),
        medium=medium,
        now=now,
        patterns=phrases,
        limits=limits(store),
        greeting=_greeting(letter, manuscript, job, phrases),
        expected=salutation(job.addressee, language, "", Diagnostics()).text if letter.recipient else "",
        close=_split_mark(close[0].text)[0] if close else closing_paragraph(letter, language),
        at=at,
        clocked=clocked,
        promised=_day(interview.promised if interview else Written(""), start, language),
        decision=_day(letter.decision_by or (interview.decision_by if interview else Written("")), start, language),
        interview=interview,
        interviewers=_interviewers(letter, interview, job),
        others=others,
        looked=given.looked,
        emailed=given.emailed,
        delivery=manuscript.delivery_address,
    )


def _greeting(letter: Letter, manuscript: Manuscript, job: Job, phrases: Patterns | None) -> Greeting | None:
    """The salutation as it stands in the manuscript, taken apart; None where the style has none."""
    lines = manuscript.part("salutation")
    if not lines or (letter.recipient is None and not letter.salutation):
        return None
    text, mark = _split_mark(lines[0].text)
    opening = (
        next(
            (
                form
                for form in phrases.texts("formal_openings")
                if f"{text} ".casefold().startswith((f"{form} ", f"{form}, "))
            ),
            "",
        )
        if phrases
        else ""
    )
    opening, rest = text[: len(opening)], text[len(opening) :].lstrip(" ,")
    person = None
    if rest and not is_organization(rest, job.language):
        person = recognize_name(rest, job.language, job.store, _family(letter, rest), lines[0].place)
    typed = _split_mark(letter.salutation.text)[1] if letter.salutation else ""
    typed = "" if typed == "." and text.endswith(".") else typed  # the period of Bell & Sons Inc.
    return Greeting(
        text, lines[0].place, opening, person, bool(letter.salutation), typed or (mark if not letter.salutation else "")
    )


def _family(letter: Letter, rest: str) -> str:
    """The surname that the recipient states, where the salutation ends with it."""
    family = letter.recipient.family if letter.recipient else ""
    return family if family and rest.endswith(f" {family}") else ""


def _split_mark(text: str) -> tuple[str, str]:
    text = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
    ending = text[-1:] if text.endswith(tuple(ENDINGS)) else ""
    return (text[:-1].rstrip() if ending else text), ending


def _interviewers(letter: Letter, interview: Interview | None, job: Job) -> tuple[Person, ...]:
    """Those of the letter's own head, or those of the interview file."""
    texts = [(written.text, written.place, "") for written in letter.interviewers]
    if not texts and interview:
        from stationery.model.interview import display_name  # 0.6 ms

        texts = [(display_name(person), person.place, person.family) for person in interview.interviewers]
    return tuple(recognize_name(text, job.language, job.store, family, place) for text, place, family in texts)


def _find_interview(letter: Letter, interview: Interview | None, now: datetime) -> tuple[datetime | None, bool]:
    """When the interview began. A time without a zone is one of `now`'s; a day without a time ends at midnight."""
    if interview and interview.at:
        return interview.at, True
    text = letter.interview.text
    if not text or names_a_file(letter):
        return None, False
    moment, _, zone = text.replace("T", " ").partition(" ")
    clock, _, name = zone.partition(" ")
    try:
        if not clock:
            return datetime.combine(date.fromisoformat(moment), time(23, 59), now.tzinfo), False
        at = datetime.fromisoformat(f"{moment} {clock if ':' in clock else f'{clock}:00'}")
    except ValueError:
        hint = "write it as 2026-11-20 14:00, or name an interview file"
        raise SourceError(f"interview: {text!r} is not a date and time", letter.interview.place, hint) from None
    if at.tzinfo is None:
        at = at.replace(tzinfo=_zone(name, letter.interview) if name else now.tzinfo)
    return at, True


def _zone(name: str, where: Written) -> tzinfo:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name.strip("[]"))
    except (ValueError, OSError, KeyError):
        hint = "write it as America/Chicago, or as an offset such as -06:00"
        raise SourceError(f"interview: no time zone is called {name!r}", where.place, hint) from None


def _day(written: Written, start: date, language: Language) -> date | None:
    """The day of a promise: ISO, a span, or as the language writes it; words that are none are None."""
    if not written:
        return None
    from stationery.model.interview import due  # 0.7 ms

    day = due(written.text, start)
    if day:
        return day
    try:
        return read_date(written, start, language).day
    except StationeryError:
        return None


def beside(letter: Letter, checked: bool, stock: Stock, today: date) -> Beside:
    """Another letter as the rules compare it; one that cannot be understood in full is compared by what can be."""
    undated = replace(letter, date=Written(""))
    try:
        language = resolve(undated, stock, "blank").language
    except StationeryError:
        language = read_language(stock.store, "en")
    try:
        day = read_date(letter.date, today, language).day if letter.date else None
    except StationeryError:
        day = None
    person = recognize(letter.recipient, language, stock.store).person if letter.recipient else None
    keys = tuple(key for sentence in text_of(letter.body, language).sentences for key in sentence.keys)
    return Beside(letter, day, person, keys, checked)
