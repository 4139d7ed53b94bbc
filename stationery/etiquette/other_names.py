"""Other names: an organization's as it stands in a text or a subject, and the recipient's, almost as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stationery.catalog.patterns import Patterns
from stationery.etiquette.check_context import CheckContext, collect_words, near
from stationery.etiquette.findings import QUESTION, Finding
from stationery.etiquette.text import Sentence, Word, bare, keys_of
from stationery.model.letter import Written

_AND = frozenset(("&",))
_LONGEST_ABBREVIATION = 4
"""Letters of a legal form that keeps its period: Inc., Corp."""
_FEWEST = 2
"""Words of a name that may be told by all but one of them."""
_LEAST, _ENDING = 4, 2
"""Letters of a word that has another form, and those by which that is longer: Papers for Paper."""


def has_capital(word: Word) -> bool:
    """Whether a word begins with a capital, an elided article left aside: `l'Hôpital`."""
    article, mark, rest = word.text.replace("’", "'").partition("'")
    return word.capital or bool(mark and len(article) == 1 and rest[:1].isupper())


def run_from(sentence: Sentence, at: int, patterns: Patterns, within: frozenset[str]) -> list[int]:
    """The words of a name that begins at a word with a capital; small words of `within` may stand between others."""
    words, legal, selves = sentence.words, patterns.words("legal_forms"), patterns.words("self")
    run = [at]
    while True:
        last, following = run[-1], run[-1] + 1
        if following >= len(words):
            return run
        if words[following].key.rstrip(".") in legal and words[following].capital:
            run.append(following)
            continue
        if words[last].closed and not words[last].raw.endswith("."):
            return run
        if words[following].key in selves:
            return run  # At Deloitte I closed
        if words[following].capital:
            run.append(following)
            continue
        beyond = following
        while beyond < len(words) and words[beyond].key in within and not words[beyond].closed:
            beyond += 1
        if beyond == following or beyond >= len(words) or not words[beyond].capital:
            return run
        if words[beyond].key in selves:
            return run
        run += range(following, beyond + 1)


def quote_name(sentence: Sentence, run: Sequence[int], patterns: Patterns) -> str:
    """A name as it stands, without the mark after it: `Baker Tools, Inc.`"""
    last = sentence.words[run[-1]]
    name = " ".join(sentence.words[at].raw for at in run).lstrip("\"'“‘(").rstrip(",;:!?\"'”’)")
    short = last.key.rstrip(".") in patterns.words("legal_forms") and len(last.key) <= _LONGEST_ABBREVIATION
    return name if short else name.rstrip(".…")


def find_in_subject(
    subject: Sequence[Sentence], note: CheckContext, patterns: Patterns
) -> Iterator[tuple[Sentence, list[int]]]:
    """What is certainly an organization in a subject, whose other words may have capitals, too. A plain letter's is
    looked at only where it is about a position."""
    applying = patterns.phrases("applying")
    legal, kinds = patterns.words("legal_forms"), patterns.words("firm_words")
    for sentence in subject:
        if note.plain and not applying.find(sentence.keys):
            continue
        at = 0
        while at < len(sentence.words):
            if not has_capital(sentence.words[at]):
                at += 1
                continue
            run = run_from(sentence, at, patterns, _AND)
            at = run[-1] + 1
            while run and (
                sentence.keys[run[0]] in patterns.words("no_firms") or applying.at(sentence.keys, run[0]) > run[0]
            ):
                run = run[1:]
            if not run:
                continue
            keys = [sentence.keys[each].rstrip(".") for each in run]
            named = len(run) > 1 and (not legal.isdisjoint(keys) or keys[-1] in kinds)
            joined = run[0] > 0 and sentence.keys[run[0] - 1] in patterns.words("joins")
            if named or joined:
                yield sentence, run


def find_almost_named(
    note: CheckContext, patterns: Patterns, firm: Written, generic: frozenset[str] | set[str], reported: set[str]
) -> Iterator[Finding]:
    """The firm's name with one word that is almost the right one: Cascade Papers for Cascade Paper Company. Such words
    are added to those `reported`."""
    endings = patterns.words("possessives")
    right = [bare(key, endings).rstrip(".") for key in keys_of(firm.text)]
    while len(right) > _FEWEST and right[-1] in generic:
        right.pop()
    if len(right) < _FEWEST:
        return
    known = collect_words(note)
    for sentence in note.text.sentences:
        keys = [bare(key, endings).rstrip(".") for key in sentence.keys]
        for at in range(len(keys) - len(right) + 1):
            other = [number for number, word in enumerate(right) if keys[at + number] != word]
            if len(other) != 1 or not set(right) - {right[other[0]]} - generic - patterns.words("within_names"):
                continue
            index, meant = at + other[0], right[other[0]]
            word = keys[index]
            if word in known or word in reported or not sentence.words[index].capital:
                continue
            if _is_form(word, meant) or near(word, meant, note, certain=False):
                reported.add(word)
                name = quote_name(sentence, range(at, at + len(right)), patterns)
                message = f"Is {name!r} the right name here? It is almost the same as {firm.text!r}."
                yield note.finding("N2", note.text.place(sentence, at), message, "spell it as they do", QUESTION)


def _is_form(one: str, other: str) -> bool:
    """Whether one word is the other with an ending."""
    alike = one.startswith(other) or other.startswith(one)
    return alike and min(len(one), len(other)) >= _LEAST and abs(len(one) - len(other)) <= _ENDING
