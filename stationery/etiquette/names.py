"""Names: the recipient's, and the interviewers', are spelled one way wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stationery.catalog.patterns import Patterns
from stationery.etiquette.check_context import (
    CheckContext,
    collect_words,
    has_clashing_title,
    is_generic,
    is_other_address,
    near,
    says_no_name,
)
from stationery.etiquette.findings import PERSONAL, QUESTION, Finding
from stationery.etiquette.text import apart, bare, keys_of

if TYPE_CHECKING:
    from stationery.resolve.person import Person


def names(note: CheckContext) -> Iterator[Finding]:
    yield from _check_salutation_name(note)
    yield from _check_record(note)
    if note.patterns is not None:
        yield from _check_names_in_body(note, note.patterns)
        yield from _check_given_names(note, note.patterns)
        if note.interviewers or not (note.plain and note.errors_only):
            yield from _check_people_in_body(note, note.patterns)


def _check_people_in_body(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    from stationery.etiquette.spoken_to import check_spoken_to  # 0.6 ms

    told = tuple(check_spoken_to(note, patterns))
    yield from told
    if not note.plain and note.kind != PERSONAL:
        from stationery.etiquette.other_title import check_titles_in_body  # 0.5 ms

        places = {each.place for each in told}
        yield from (each for each in check_titles_in_body(note, patterns) if each.place not in places)


def _check_salutation_name(note: CheckContext) -> Iterator[Finding]:
    greeting, person = note.greeting, note.addressee.person
    if greeting and person and greets_another(note):
        wrong = f"{greeting.text!r}, but the letter goes to {person.written}"
        yield note.finding("N1", greeting.place, wrong, f"write {note.expected!r}, or correct `to`")


def greets_another(note: CheckContext) -> bool:
    """Whether a typed salutation has another name than the recipient's; then N1 alone speaks of it."""
    greeting, person = note.greeting, note.addressee.person
    if greeting is None or person is None or not (greeting.typed and greeting.opening):
        return False
    if greeting.person is None:
        if has_clashing_title(note):
            return False  # which is S13's
        nameless = bool(person.titles) and says_no_name(note.expected, person)
        return nameless and not _ends_alike(greeting.text, note.expected)
    if note.patterns is not None and is_generic(greeting, note.patterns):
        return False
    greeted = greeting.person
    titles = [title for title in greeted.titles if title.spoken]
    if any(title.before != "family" for title in titles) or (note.kind == PERSONAL and not titles):
        return False
    if not titles and len(greeted.bare.split()) < 2:
        return False
    if any(
        greeted.bare.endswith(f" {each}") and person.bare.endswith(each) for each in note.language.openings.nameless
    ):
        return False  # Madam President
    mine = [name.casefold() for name in (greeted.family or greeted.bare).split()]
    theirs = [name.casefold() for name in (person.family or person.bare).split()]
    whole = [name.casefold() for name in person.bare.split()]
    first = whole[:1] if person.family and len(whole) > 1 else []
    return mine not in (theirs, first) and not (mine and mine == whole[-len(mine) :])


def _ends_alike(greeting: str, expected: str) -> bool:
    """Whether a salutation by the title alone is the expected one, or a warmer form of it: `Chère Madame`."""
    return f" {greeting}".casefold().endswith(f" {expected}".casefold())


def _check_record(note: CheckContext) -> Iterator[Finding]:
    """The recipient's name against those of the interview file."""
    for each in _nearly(note):
        written = note.addressee.person.written if note.addressee.person else ""
        message = f"{written!r} is spelled {each.written!r} in the interview file"
        yield note.finding("N1", note.recipient_place, message, "check the business card")


def find_misspelled(note: CheckContext) -> Person | None:
    """The interviewer whose surname is nearly the recipient's; None where it is somebody's, or nearly that of two."""
    close = _nearly(note)
    return close[0] if len(close) == 1 else None


def _nearly(note: CheckContext) -> list[Person]:
    person = note.addressee.person
    surname = person.surname.casefold() if person else ""
    if not surname or surname in [each.surname.casefold() for each in note.interviewers]:
        return []
    return [each for each in note.interviewers if near(surname, each.surname.casefold(), note, certain=True)]


def _check_names_in_body(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    """Surnames in the body that are nearly the recipient's or an interviewer's, and nobody's in the file."""
    surnames = {each.surname.casefold(): each for each in _named(note)}
    if not surnames:
        return
    known = collect_words(note)
    endings = patterns.words("possessives")
    reported: set[str] = set()
    for sentence in note.text.sentences:
        for index, word in enumerate(sentence.words):
            key = bare(word.key, endings)
            if not word.capital or key in known or key in reported:
                continue
            title = sentence.words[index - 1].raw if index else ""
            if word.key in note.language.dates.month_numbers:
                continue  # in March, to Ms. Marsh
            certain = title in note.language.title_words and bool(note.language.titles.get(title.casefold()))
            if not certain and (word.first or note.language.capitalized_nouns):
                continue  # an ordinary word at the start of a sentence, or a noun
            for surname, person in surnames.items():
                called = title.casefold() in person.given.casefold().split()
                if near(key, surname, note, certain=certain) or (called and apart(key, surname, 1) == 1):
                    reported.add(key)
                    where = note.text.place(sentence, index)
                    remedy = "check the business card; if it is someone else, name that person in the file"
                    if certain and is_other_address(title, person, note.language):
                        break  # Mr. Dale is not Ms. Hale
                    long = len(surname) >= note.limits.short_name + 1
                    if (certain and long) or (called and near(key, surname, note, certain=False)):
                        message = f"{word.text!r} is almost {person.surname!r}: one of the two is misspelled"
                        yield note.finding("N1", where, message, remedy)
                    else:
                        message = f"Is {word.text!r} meant to be {person.surname!r}? It is almost the same."
                        yield note.finding("N1", where, message, remedy, QUESTION)
                    break


def _check_given_names(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    """Given names before the right surname that are nearly the recipient's or an interviewer's: `Ms. Catherin Hall`."""
    people = {keys_of(each.surname)[-1]: each for each in _named(note) if keys_of(each.surname) and each.given}
    known, endings = collect_words(note), patterns.words("possessives")
    reported: set[str] = set()
    for sentence in note.text.sentences if people else ():
        for index, word in enumerate(sentence.words[1:], 1):
            person, before = people.get(bare(word.key, endings)), sentence.words[index - 1]
            if person is None or not (before.capital and word.capital) or before.closed:
                continue
            given = person.given.split()[0]
            if (
                before.key in known
                or before.key in reported
                or not near(before.key, given.casefold(), note, certain=False)
            ):
                continue
            title = sentence.words[index - 2].raw if index > 1 else ""
            if is_other_address(title, person, note.language):
                continue  # Mr. Jean Dale is not Ms. Jane Dale
            reported.add(before.key)
            place, one, two = (
                note.text.place(sentence, index - 1),
                f"{before.text} {person.surname}",
                f"{given} {person.surname}",
            )
            remedy = "check the business card; if it is someone else, name that person in the file"
            if title in person.titles_written.split() and min(len(before.key), len(given)) > note.limits.short_name:
                message = f"{one!r} is almost {two!r}: one of the two is misspelled"
                yield note.finding("N1", place, message, remedy)
            else:
                message = f"Is {one!r} meant to be {two!r}? It is almost the same."
                yield note.finding("N1", place, message, remedy, QUESTION)


def _named(note: CheckContext) -> list[Person]:
    """The recipient and the interviewers of whom a surname is known."""
    return [each for each in (note.addressee.person, *note.interviewers) if each and each.surname]
