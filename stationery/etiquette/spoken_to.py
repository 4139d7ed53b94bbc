"""Spoken to: somebody whom the text thanks or addresses by name, though the letter goes to another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stationery.catalog.patterns import Patterns
from stationery.catalog.titles import title_key
from stationery.etiquette.check_context import CheckContext, collect_words, is_other_address, near, party_texts
from stationery.etiquette.findings import ERROR, QUESTION, WARNING, Finding
from stationery.etiquette.text import Sentence, Word, apart, keys_of
from stationery.model.errors import Place
from stationery.model.values import value
from stationery.resolve.person import Person

_SHORT = 4
"""Words before a name that can be nothing but thanks: `Thank you very much, Ms. Okoye.`"""
_LONGEST = 4
"""Words of a name with its title."""
_ASIDE = 6
"""Words behind a name among which a comma shows it to be no address: `Ms. Okoye, I hear, built it.`"""
_QUOTES = frozenset('"“”„«»‹›')


@value
class SpokenTo:
    """Whom the text speaks to, how, and where; `certain` where the words can mean nothing else. `person` is the
    interviewer whose surname is said; None for somebody who is not on record, or by a given name or a wrong title."""

    person: Person | None
    name: str
    place: Place | None
    certain: bool
    severity: str = ERROR
    meant: str = ""
    """The recipient's name, where it is almost the one that is spoken to."""


@value
class _Call:
    """The words of a name that a sentence speaks to, from `start` to `last`; `thanked` where thanks stand with it."""

    start: int
    last: int
    certain: bool
    thanked: bool


def check_spoken_to(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    person = note.addressee.person
    for each in find_spoken_to(note, patterns):
        to = person.written if person else "nobody"
        remedy = "this text was written for somebody else; correct the name, or `to`"
        if each.meant:
            message = f"the text speaks to {each.name!r}, which is almost {each.meant!r}; the letter goes to {to}"
            yield note.finding("N1", each.place, message, "correct the name, or `to`", each.severity)
        elif each.certain:
            message = f"the text speaks to {each.name!r}, but the letter goes to {to}"
            yield note.finding("N1", each.place, message, remedy, each.severity)
        else:
            message = f"Does this sentence speak to {each.name!r}? The letter goes to {to}."
            yield note.finding("N1", each.place, message, remedy, QUESTION)


def find_spoken_to(note: CheckContext, patterns: Patterns) -> Iterator[SpokenTo]:
    """`Ms. Okoye, thank you for …` at a sentence's start, `Thank you again, Ms. Okoye` at its end."""
    person = note.addressee.person
    if person is None or person.companion or person.together:
        return
    recipients = {key for text in party_texts(note.letter.recipient) for key in keys_of(text)}
    others = {keys_of(each.surname)[-1]: each for each in note.interviewers if keys_of(each.surname)}
    others = {surname: each for surname, each in others.items() if surname not in recipients}
    called = {keys_of(each.given)[0] for each in others.values() if keys_of(each.given)}
    known = collect_words(note)
    own = {key for text in party_texts(note.letter.sender) for key in keys_of(text)} | recipients
    for sentence in note.text.sentences:
        for call in _find_calls(sentence, note, patterns):
            words = sentence.words[call.start : call.last + 1]
            titles = _titles_of(words, note)
            if len(titles) == len(words) or any(_is_uncertain(title, note) for title in titles):
                continue
            key = words[-1].key
            name = " ".join((*(each.raw for each in words[:-1]), words[-1].text))
            place = note.text.place(sentence, call.start)
            if key in others:
                if titles or (len(words) > 1 and words[0].key in keys_of(others[key].given)):
                    yield SpokenTo(others[key], name, place, call.certain)
            elif not call.certain:
                continue
            elif titles and key in keys_of(person.surname)[-1:]:
                if person.titles and is_other_address(titles[-1], person, note.language):
                    yield SpokenTo(None, name, place, certain=True)
            elif titles and key not in known and not _is_misspelled(key, titles[-1], note):
                yield SpokenTo(None, name, place, certain=True, severity=WARNING)
            elif not titles and len(words) == 1 and call.thanked and key not in own:
                if key in called:
                    yield SpokenTo(None, name, place, certain=True)
                elif key not in known and _is_almost_given(key, person) and not _stands_alone(sentence, call, note):
                    meant = person.given.split()[0]
                    yield SpokenTo(None, name, place, certain=True, severity=WARNING, meant=meant)


def _find_calls(sentence: Sentence, note: CheckContext, patterns: Patterns) -> Iterator[_Call]:
    """The names that a sentence begins or ends with, and that are parted from it by a comma."""
    words, keys = sentence.words, sentence.keys
    if len(words) < 2 or _QUOTES & set(sentence.text):
        return
    thanking = patterns.phrases("thanking")
    last = 0
    while last < min(_LONGEST, len(words)) and words[last].capital and not words[last].raw.endswith(","):
        last += 1
    follows = last + 1
    if last < _LONGEST and follows < len(words) and words[last].capital and words[last].raw.endswith(","):
        if thanking.at(keys, follows) > follows:
            yield _Call(0, last, certain=True, thanked=True)
        elif patterns.phrases("vocatives").at(keys, follows) > follows and not any(
            "," in word.raw for word in words[follows : follows + _ASIDE]
        ):
            yield _Call(0, last, certain=True, thanked=False)
    start = len(words) - 1
    if not words[start].capital:
        return
    while start and words[start - 1].capital and not words[start - 1].raw.endswith(","):
        start -= 1
    if not start or len(words) - start > _LONGEST or not words[start - 1].raw.endswith(","):
        return
    if thanking.at(keys, 0):
        before = set(keys[:start])
        joined = before & (patterns.words("before_position") | patterns.words("within_names"))
        certain = start <= _SHORT and not joined and not before & set(note.language.and_words)
        yield _Call(start, len(words) - 1, certain, thanked=True)
    elif keys[start - 1] in patterns.words("spoken_you"):
        commas = sum(word.raw.endswith(",") for word in words)
        yield _Call(start, len(words) - 1, certain=commas == 1, thanked=False)


def _titles_of(words: Sequence[Word], note: CheckContext) -> list[str]:
    """The titles that a name begins with."""
    titles = []
    for word in words:
        if title_key(word.raw) not in note.language.titles:
            break
        titles.append(word.raw)
    return titles


def _is_uncertain(title: str, note: CheckContext) -> bool:
    """Whether a title may be a given name, or is a relative's or several persons'."""
    found = note.language.titles[title_key(title)]
    return found.uncertain or found.kin or found.plural


def _is_misspelled(key: str, title: str, note: CheckContext) -> bool:
    """Whether a surname is almost one on record, which is told of it as a name."""
    people = [each for each in (note.addressee.person, *note.interviewers) if each and each.surname]
    return any(
        near(key, each.surname.casefold(), note, certain=True) and not is_other_address(title, each, note.language)
        for each in people
    )


def _is_almost_given(key: str, person: Person) -> bool:
    """Whether a name is the recipient's given name but for a letter or two, and no short form of it: `Dan`."""
    given = (keys_of(person.given) or [""])[0].rstrip(".")
    if min(len(key), len(given)) < _SHORT - 1 or given.startswith(key) or key.startswith(given):
        return False
    most = 1 if min(len(key), len(given)) < _SHORT else 2
    return 0 < apart(key, given, most) <= most


def _stands_alone(sentence: Sentence, call: _Call, note: CheckContext) -> bool:
    """Whether the name stands on a line of its own, as the writer's below the text does."""
    text = note.text.texts[sentence.paragraph]
    return (
        "\n" in text[sentence.words[call.start - 1].start : sentence.words[call.start].start] if call.start else False
    )
