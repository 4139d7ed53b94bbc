"""Other title: people on record who stand in the text behind another title, or by a name that is nearly theirs."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.patterns import Patterns
from stationery.catalog.titles import Title, title_key
from stationery.etiquette.check_context import CheckContext, collect_words, is_other_address, near, party_texts
from stationery.etiquette.findings import QUESTION, WARNING, Finding
from stationery.etiquette.text import Sentence, apart, bare, keys_of
from stationery.model.interview import display_name
from stationery.model.values import value
from stationery.resolve.person import Person

_BEGIN, _FARTHEST = 3, 3
"""Letters that two names begin with, and those by which they may differ, where one is asked about: Ortiz, Ortega."""
_OPENING = "(\"'“‘„«"
_REMEDY = "check the business card; if it is someone else, name that person in the file"


@value
class _Titled:
    """A surname behind a title and nothing else: `Ms. Ortega`; the index of its title, and of its only word."""

    title: str
    meaning: Title
    key: str
    name: str
    at: int


def check_titles_in_body(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    """Told once for each name: another title of a person on record, and a name that is nearly that of one."""
    people = [each for each in (note.addressee.person, *note.interviewers) if each and each.surname and each.titles]
    people = [each for each in people if not (each.companion or each.together)]
    if not people:
        return
    known, pairs = collect_words(note), _recorded_pairs(note)
    senders = {key for text in party_texts(note.letter.sender) for key in keys_of(text)}
    told: set[str] = set()
    for sentence in note.text.sentences:
        for each in _find_titled(sentence, note, patterns):
            if each.name in told or (each.meaning.spoken, each.key) in pairs or each.key in senders:
                continue
            namesakes = [person for person in people if keys_of(person.surname)[-1:] == [each.key]]
            finding = None
            if namesakes:
                finding = _compare(note, sentence, each, namesakes, patterns)
            elif each.key not in known:
                finding = _ask_for_near(note, sentence, each, patterns)
            if finding:
                told.add(each.name)
                yield finding


def _compare(
    note: CheckContext, sentence: Sentence, each: _Titled, namesakes: list[Person], patterns: Patterns
) -> Finding | None:
    if len(namesakes) > 1 and len({person.bare.casefold() for person in namesakes}) > 1:
        return None
    person = namesakes[0]
    ones = {title.spoken for title in person.titles if title.spoken}
    if not ones or each.meaning.spoken in ones:
        return None
    married = patterns.words("confirmed_only")
    clash = is_other_address(each.title, person, note.language)
    social = all(title.social for title in person.titles)
    doctor = each.meaning.spoken in patterns.texts("doctor")
    if not clash and (_joins_titles(note) or not (each.meaning.social or (social and doctor))):
        return None  # Frau Weber is Frau Dr. Weber
    place = note.text.place(sentence, each.at)
    if (clash and title_key(each.title).rstrip(".") in married) or not each.meaning.social:
        message = f"Is {each.name!r} meant to be {person.written!r}? That is the name on record."
        return note.finding("N1", place, message, "use the title on record; if it is someone else, leave it", QUESTION)
    if _is_told_apart(note, person, each.key):
        message = f"Is {each.name!r} meant to be {person.written!r}? The text has both titles."
        return note.finding("N1", place, message, "if it is someone else, leave it", QUESTION)
    message = f"{each.name!r} is {person.written!r} on record: one of the titles is wrong"
    return note.finding("N1", place, message, "use the title that the person uses", WARNING)


def _is_told_apart(note: CheckContext, person: Person, key: str) -> bool:
    """Whether the text has the surname behind the right title, too: `Dr. Marsh’s husband, Mr. Marsh`."""
    patterns = note.patterns
    ones = {title.spoken for title in person.titles if title.spoken}
    return patterns is not None and any(
        other.key == key and other.meaning.spoken in ones
        for sentence in note.text.sentences
        for other in _find_titled(sentence, note, patterns)
    )


def _joins_titles(note: CheckContext) -> bool:
    """Whether the language says a social title before another one: Frau Dr. Weber."""
    social = note.language.for_women | note.language.for_men
    return any(title_key(word) in social for titles in note.language.openings.combined for word in titles)


def _ask_for_near(note: CheckContext, sentence: Sentence, each: _Titled, patterns: Patterns) -> Finding | None:
    """A surname that begins as an interviewer's with the same title does, where nobody on record has it."""
    for person in note.interviewers:
        surname = person.surname.casefold()
        if each.meaning.spoken not in {title.spoken for title in person.titles}:
            continue
        if each.key[:_BEGIN] != surname[:_BEGIN] or near(each.key, surname, note, certain=True):
            continue  # what is nearer, names tells
        if apart(each.key, surname, _FARTHEST) <= _FARTHEST:
            message = f"Is {each.name!r} meant to be {person.written!r}? No such name is on record."
            return note.finding("N1", note.text.place(sentence, each.at), message, _REMEDY, QUESTION)
    return None


def _find_titled(sentence: Sentence, note: CheckContext, patterns: Patterns) -> Iterator[_Titled]:
    """Titles with one surname behind them; no couples (`Mr. and Mrs. Ortega`), and no full names."""
    words, endings = sentence.words, patterns.words("possessives")
    titles, joins = note.language.titles, note.language.and_words
    for at in range(len(words) - 1):
        title, surname = words[at].raw.lstrip(_OPENING), words[at + 1]
        meaning = titles.get(title_key(title))
        if meaning is None or not meaning.spoken or meaning.plural or meaning.kin or meaning.uncertain:
            continue
        if not surname.capital or title_key(surname.raw) in titles:
            continue
        if at + 2 < len(words) and words[at + 2].capital and not surname.closed and surname.raw == surname.text:
            continue  # a full name, or a double one
        before = words[at - 1] if at else None
        couple = before and before.key in joins and at > 1 and title_key(words[at - 2].raw) in titles
        if before and (couple or title_key(before.raw) in titles):
            continue
        key = bare(surname.key, endings)
        yield _Titled(title, meaning, key, f"{title} {surname.text[: len(key)]}", at)


def _recorded_pairs(note: CheckContext) -> set[tuple[str, str]]:
    """The titles, each with the words of the name behind it, that the head and the interview file have anywhere."""
    letter, interview = note.letter, note.interview
    texts = [written.text for written in (letter.attention, letter.subject, *letter.copies, *letter.interviewers)]
    texts += party_texts(letter.recipient)
    if interview:
        texts += [interview.notes.text, interview.learned.text, *(each.text for each in interview.learned_from)]
        texts += [display_name(party) for party in interview.interviewers]
    pairs: set[tuple[str, str]] = set()
    for text in texts:
        words = text.split()
        for at, word in enumerate(words):
            meaning = note.language.titles.get(title_key(word))
            if meaning:
                pairs |= {(meaning.spoken, key) for key in keys_of(" ".join(words[at + 1 : at + 5]))}
    return pairs
