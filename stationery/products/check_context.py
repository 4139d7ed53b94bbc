"""Noting: a letter, its words and what stands beside it, gathered into the Note that the rules are handed."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from stationery.catalog.etiquette import limits
from stationery.catalog.patterns import Patterns, patterns
from stationery.etiquette.check_context import Addressee, Beside, CheckContext, Greeting, Person
from stationery.etiquette.text import text_of
from stationery.model.errors import SourceError, StationeryError
from stationery.model.letter import Letter, Written
from stationery.model.manuscript import Manuscript
from stationery.model.values import value
from stationery.resolve.choose import Job, Stock, choose
from stationery.wording.dates import dated
from stationery.wording.letter import country_of
from stationery.wording.notations import closing_paragraph
from stationery.wording.recognize import is_organization, named, recognize
from stationery.wording.salutations import ENDINGS
from stationery.wording.salutations import salutation as built_salutation

if TYPE_CHECKING:
    from stationery.catalog.languages import Language
    from stationery.model.interview import Interview


@value
class Given:
    """What is to be checked: a letter, and what the shell found beside it.

    `rows` are the lines of its file, for exact places; `beside` other letters of the same folder or interview;
    `emailed` says that an e-mail draft of it is there already.
    """

    letter: Letter
    rows: tuple[str, ...] = ()
    interview: Interview | None = None
    beside: tuple[Letter, ...] = ()
    emailed: bool = False


def names_a_file(letter: Letter) -> bool:
    """Whether `interview:` names an interview's file, and no day."""
    return letter.interview.text.lower().endswith((".yaml", ".yml"))


def note_of(
    given: Given,
    others: tuple[Beside, ...],
    stock: Stock,
    now: datetime,
    medium: str,
    chosen: Job,
    manuscript: Manuscript,
) -> CheckContext:
    letter, interview, store, spoken = given.letter, given.interview, stock.store, chosen.language
    said = patterns(store, spoken)
    addressee = _addressee(letter, spoken, stock)
    when = dated(letter.date, now.date(), spoken)
    wrong = next((remark.message for remark in when.remarks if "that day is a " in remark.message), "")
    expected, _ = (
        built_salutation(recognize(letter.recipient, spoken, store), spoken, "")
        if letter.recipient
        else (Written(""), ())
    )
    at, clocked = _interviewed(letter, interview, now)
    start = at.date() if at else now.date()
    marks = spoken.punctuations.get(letter.choices.punctuation.text or chosen.style.punctuation)
    close = manuscript.part("close")
    return CheckContext(
        letter=letter,
        text=text_of(letter.body, spoken, given.rows),
        medium=medium,
        now=now,
        spoken=spoken,
        patterns=said,
        limits=limits(store),
        store=store,
        addressee=addressee,
        greeting=_greeting(letter, manuscript, spoken, stock, said),
        expected=expected.text,
        marks=marks or spoken.punctuations["mixed"],
        close=_unmarked(close[0].text)[0] if close else closing_paragraph(letter, spoken),
        day=when.day,
        weekday_wrong=wrong.partition("that day is a ")[2].partition(";")[0],
        at=at,
        clocked=clocked,
        promised=_day(interview.promised if interview else Written(""), start, spoken),
        decision=_day(letter.decision_by or (interview.decision_by if interview else Written("")), start, spoken),
        interview=interview,
        interviewers=_interviewers(letter, interview, spoken, stock),
        others=others,
        emailed=given.emailed,
        country=chosen.country,
        delivery=manuscript.delivery_address,
    )


def _addressee(letter: Letter, spoken: Language, stock: Stock) -> Addressee:
    if letter.recipient is None:
        return Addressee()
    found = recognize(letter.recipient, spoken, stock.store)
    person = _person(found.person) if found.person else None
    return Addressee(
        person, found.organization.text, found.role, found.region, found.postal_code,
        found.country or country_of(letter.recipient, stock.store),
    )  # fmt: skip


def _person(found: Any) -> Person:
    return Person(
        found.written,
        found.place,
        found.titles,
        found.titles_written,
        found.bare,
        found.given,
        found.family,
        found.suffix,
    )


def _greeting(
    letter: Letter, manuscript: Manuscript, spoken: Language, stock: Stock, said: Patterns | None
) -> Greeting | None:
    """The salutation as it stands in the manuscript, taken apart; None where the style has none."""
    lines = manuscript.part("salutation")
    if not lines or (letter.recipient is None and not letter.salutation):
        return None
    text, mark = _unmarked(lines[0].text)
    opening = (
        next(
            (
                form
                for form in said.texts("formal_openings")
                if f"{text} ".casefold().startswith((f"{form} ", f"{form}, "))
            ),
            "",
        )
        if said
        else ""
    )
    opening, rest = text[: len(opening)], text[len(opening) :].lstrip(" ,")
    person = None
    if rest and not is_organization(rest, spoken):
        person = _person(named(rest, spoken, stock.store, _family(letter, rest), lines[0].place))
    typed = _unmarked(letter.salutation.text)[1] if letter.salutation else ""
    return Greeting(
        text, lines[0].place, opening, person, bool(letter.salutation), typed or (mark if not letter.salutation else "")
    )


def _family(letter: Letter, rest: str) -> str:
    """The surname that the recipient states, where the salutation ends with it."""
    family = letter.recipient.family if letter.recipient else ""
    return family if family and rest.endswith(f" {family}") else ""


def _unmarked(text: str) -> tuple[str, str]:
    text = text.replace("\u00a0", " ").replace("\u202f", " ").strip()
    ending = text[-1:] if text.endswith(tuple(ENDINGS)) else ""
    return (text[:-1].rstrip() if ending else text), ending


def _interviewers(letter: Letter, interview: Interview | None, spoken: Language, stock: Stock) -> tuple[Person, ...]:
    """Those of the letter's own head, or those of the interview file."""
    texts = [(written.text, written.place, "") for written in letter.interviewers]
    if not texts and interview:
        from stationery.model.interview import called

        texts = [(called(person), person.place, person.family) for person in interview.interviewers]
    return tuple(_person(named(text, spoken, stock.store, family, place)) for text, place, family in texts)


def _interviewed(letter: Letter, interview: Interview | None, now: datetime) -> tuple[datetime | None, bool]:
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
        hint = "write day and time as 2026-11-20 14:00, or the name of an interview file"
        raise SourceError(f"interview: {text!r} is no day and time", letter.interview.place, hint) from None
    if at.tzinfo is None:
        at = at.replace(tzinfo=_zone(name, letter.interview) if name else now.tzinfo)
    return at, True


def _zone(name: str, where: Written) -> Any:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name.strip("[]"))
    except (ValueError, OSError, KeyError):
        hint = "write its name as America/Chicago, or the offset as -06:00"
        raise SourceError(f"interview: no time zone is called {name!r}", where.place, hint) from None


def _day(written: Written, start: date, spoken: Language) -> date | None:
    """The day of a promise: ISO, a span, or as the language writes it; words that are none are None."""
    if not written:
        return None
    from stationery.model.interview import due

    found = due(written.text, start)
    if found:
        return found
    try:
        return dated(written, start, spoken).day
    except StationeryError:
        return None


def beside(letter: Letter, checked: bool, stock: Stock, today: date) -> Beside:
    """Another letter as the rules compare it; one that cannot be understood in full is compared by what can be."""
    from stationery.catalog.languages import language

    try:
        spoken = choose(letter, stock).language
    except StationeryError:
        spoken = language(stock.store, "en")
    try:
        day = dated(letter.date, today, spoken).day if letter.date else None
    except StationeryError:
        day = None
    person = _addressee(letter, spoken, stock).person
    keys = tuple(key for sentence in text_of(letter.body, spoken).sentences for key in sentence.keys)
    return Beside(letter, day, person, keys, checked)
