"""Spoken to: an interviewer whom the text thanks by name, though the letter goes to another one."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.patterns import Patterns
from stationery.catalog.titles import title_key
from stationery.etiquette.check_context import CheckContext, party_texts
from stationery.etiquette.findings import QUESTION, Finding
from stationery.etiquette.text import Sentence, keys_of
from stationery.model.errors import Place
from stationery.model.values import value
from stationery.resolve.person import Person

_SHORT = 4
"""Words before a name that can be nothing but thanks: `Thank you very much, Ms. Okoye.`"""


@value
class SpokenTo:
    """Whom the text speaks to, how, and where; `certain` where the words can mean nothing else."""

    person: Person
    name: str
    place: Place | None
    certain: bool


def check_spoken_to(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    person = note.addressee.person
    for each in find_spoken_to(note, patterns):
        to = person.written if person else "nobody"
        remedy = "this text was written for somebody else; correct the name, or `to`"
        if each.certain:
            message = f"the text speaks to {each.name!r}, but the letter goes to {to}"
            yield note.finding("N1", each.place, message, remedy)
        else:
            message = f"Does this sentence speak to {each.name!r}? The letter goes to {to}."
            yield note.finding("N1", each.place, message, remedy, QUESTION)


def find_spoken_to(note: CheckContext, patterns: Patterns) -> Iterator[SpokenTo]:
    """`Ms. Okoye, thank you for …` at a sentence's start, `Thank you again, Ms. Okoye` at its end."""
    recipients = {key for text in party_texts(note.letter.recipient) for key in keys_of(text)}
    others = {keys_of(each.surname)[-1]: each for each in note.interviewers if keys_of(each.surname)}
    others = {surname: each for surname, each in others.items() if surname not in recipients}
    if not others or note.addressee.person is None:
        return
    thanking = patterns.phrases("thanking")
    for sentence in note.text.sentences:
        for index, word in enumerate(sentence.words):
            person = others.get(word.key)
            start = _begin_name(sentence, index, person, note) if person and word.capital else -1
            if person is None or start < 0:
                continue
            name = " ".join((*(each.raw for each in sentence.words[start:index]), word.text))
            place = note.text.place(sentence, start)
            last = index + 1 == len(sentence.words)
            if not start and not last and word.raw.endswith(","):
                if thanking.at(sentence.keys, index + 1) > index + 1:
                    yield SpokenTo(person, name, place, certain=True)
            elif start and last and sentence.words[start - 1].raw.endswith(",") and thanking.at(sentence.keys, 0):
                before = set(sentence.keys[:start])
                joined = before & (patterns.words("before_position") | patterns.words("within_names"))
                certain = start <= _SHORT and not joined and not before & set(note.language.and_words)
                yield SpokenTo(person, name, place, certain)


def _begin_name(sentence: Sentence, index: int, person: Person | None, note: CheckContext) -> int:
    """Where the name begins that ends at a word: at its title or given name; -1 without either."""
    given = person.given.casefold().split() if person else []
    start = index
    while start and (_is_title(sentence, start - 1, note) or sentence.words[start - 1].key in given):
        start -= 1
    return start if start < index else -1


def _is_title(sentence: Sentence, at: int, note: CheckContext) -> bool:
    word = sentence.words[at]
    return title_key(word.raw) in note.language.titles and not word.raw.endswith(",")
