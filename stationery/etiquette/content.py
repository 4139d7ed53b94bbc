"""Content: the four goals, and what a withdrawal and a note after a rejection leave out.

All of it is inferred from common phrases: so everything here is asked, and nothing is an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.patterns import Patterns
from stationery.etiquette.check_context import CheckContext
from stationery.etiquette.findings import QUESTION, REMARK, Finding
from stationery.etiquette.text import Sentence, keys_of, quote
from stationery.model.interview import display_name, learned_of
from stationery.model.party import Party

_BEFORE = 3
"""Words before a phrase among which a `not` turns its meaning."""
_THANKFUL = ("thank-you", "follow-up")
_THANKS_FIRST = ("thank-you", "note")
"""The kinds that begin with their thanks; a withdrawal and a note after a rejection may end with them."""


def content(note: CheckContext) -> Iterator[Finding]:
    if note.patterns is None:
        return
    goals = {
        "C1": _check_thanks,
        "C2": _check_learned,
        "C3": _check_status,
        "C4": _check_help,
        "C5": _check_gracious,
        "C6": _check_forward,
    }
    for rule, judge in goals.items():
        if note.asks(rule):
            yield from judge(note, note.patterns)


def _check_thanks(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    if note.kind in _THANKS_FIRST:
        where = "in the first paragraph"
        read = [sentence for number in range(_first_words(note) + 1) for sentence in note.text.paragraph(number)]
    else:
        where, read = "in the letter", list(note.text.sentences)
    if not any(patterns.phrases("thanks").find(sentence.keys) for sentence in read):
        message = f"Does it thank them {where}? No sentence there seems to."
        yield note.finding("C1", note.body_place, message, "thank them for their time", QUESTION)


def _first_words(note: CheckContext) -> int:
    """The first paragraph that ends as a sentence does; above it an e-mail may have a date or an address."""
    ended = (number for number, text in enumerate(note.text.texts) if text.rstrip("\"'”’)").endswith((".", "!", "?")))
    return next(ended, 0)


def _check_learned(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    known = note.letter.learned or (learned_of(note.interview, _interviewer(note)) if note.interview else None)
    if not known and not _says("learned", note, patterns):
        message = "Does it name something that you learned in this interview? Nothing here seems to."
        yield note.finding(
            "C2", note.body_place, message, "mention one thing that you heard there, or fill in `learned`", QUESTION
        )
    elif not note.errors_only and not _says("own", note, patterns):
        message = "no sentence seems to connect what you learned to your own experience"
        yield note.finding("C2", note.body_place, message, "one sentence is enough, where it fits", REMARK)


def _interviewer(note: CheckContext) -> Party | None:
    """Which of the interview file's people the letter goes to."""
    letter, interview = note.letter, note.interview
    if interview is None or letter.recipient is None:
        return None
    return next((each for each in interview.interviewers if _is_named(each, letter.recipient)), None)


def _is_named(person: Party, recipient: Party) -> bool:
    """Whether a recipient's name is a person's, or their lines have it."""
    name = display_name(person)
    return any(name == text for text in (display_name(recipient), *(line.text for line in recipient.lines)))


def _check_status(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    interested, withdrawing = (_find_affirmed(group, note, patterns) for group in ("interested", "withdrawing"))
    if note.kind in _THANKFUL:
        if withdrawing and not _is_the_trade(note, *withdrawing):
            sentence, begin, end = withdrawing
            message = (
                f"Do you withdraw? {quote(sentence, begin, end)!r} sounds like it, but this is a {note.kind} note."
            )
            remedy = "if you do, write kind: withdrawal; if not, reword it"
            yield note.finding("C3", note.text.place(sentence, begin), message, remedy, QUESTION)
        elif not interested and not _willing(note, patterns):
            message = "Does it say that you are still interested? Nothing here seems to."
            yield note.finding("C3", note.body_place, message, "say where you stand", QUESTION)
    elif not withdrawing:
        message = "Does it say that you withdraw? Nothing here seems to."
        remedy = "say it outright: I withdraw my application"
        yield note.finding("C3", note.body_place, message, remedy, QUESTION)
    else:
        wanting = _find_wish(note, patterns)
        if wanting:
            sentence, begin, end = wanting
            phrase = quote(sentence, begin, end)
            message = f"Do you still want the position? {phrase!r} sounds like it, but this letter withdraws."
            yield note.finding("C3", note.text.place(sentence, begin), message, "decide on one or the other", QUESTION)


def _is_the_trade(note: CheckContext, sentence: Sentence, begin: int, end: int) -> bool:
    """Whether words that sound like a withdrawal are the position's: a Withdrawal Nurse."""
    position = note.letter.position or (note.interview.position if note.interview else None)
    return bool(position) and bool(set(sentence.keys[begin:end]) & set(keys_of(position.text if position else "")))


def _willing(note: CheckContext, patterns: Patterns) -> bool:
    """Whether a sentence that names the position speaks of the writer's will: `I would start as a Chef on Monday`."""
    position = note.letter.position or (note.interview.position if note.interview else None)
    last = (keys_of(position.text) if position else [])[-1:]
    willing, selves, thanks = patterns.words("willing"), patterns.words("myself"), patterns.phrases("thanks")
    return any(
        set(last) & set(sentence.keys) and willing & set(sentence.keys) and selves & set(sentence.keys)
        for sentence in note.text.sentences
        if not thanks.find(sentence.keys)
    )


def _find_wish(note: CheckContext, patterns: Patterns) -> tuple[Sentence, int, int] | None:
    """Words of a withdrawal that still want the position."""
    phrases = patterns.phrases("wanting")
    for sentence in note.text.sentences:
        match = phrases.find(sentence.keys)
        if match and not _is_denied(sentence, match[0], patterns):
            return sentence, *match
    return None


def _check_help(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    if not _says("help", note, patterns):
        message = "Does it offer help or further information? Nothing here seems to."
        yield note.finding("C4", note.body_place, message, "offer references, a sample, or an answer", QUESTION)


def _check_gracious(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    phrases_to_avoid = {
        "negative": ("criticize them", "leave it out; people remember"),
        "boast": ("compare the offers", "say only that you have decided"),
        "apology": ("apologize", "thank them; a withdrawal needs no excuse"),
    }
    for group, (what, remedy) in phrases_to_avoid.items():
        for sentence in note.text.sentences:
            match = patterns.phrases(group).find(sentence.keys)
            if match and not (group == "negative" and _is_denied(sentence, match[0], patterns)):
                message = f"Does {quote(sentence, *match)!r} {what}?"
                yield note.finding("C5", note.text.place(sentence, match[0]), message, remedy, QUESTION)
                break


def _check_forward(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    if not _says("future", note, patterns):
        message = "Does it look ahead? Nothing here seems to."
        remedy = "say that you would like to hear about future openings"
        yield note.finding("C6", note.body_place, message, remedy, QUESTION)
    for sentence in note.text.sentences:
        match = patterns.phrases("reconsider").find(sentence.keys)
        if match and not _is_denied(sentence, match[0], patterns):
            message = f"Does {quote(sentence, *match)!r} ask them to reconsider, or to explain?"
            yield note.finding(
                "C6", note.text.place(sentence, match[0]), message, "ask for nothing; leave the door open", QUESTION
            )
            break


def _says(group: str, note: CheckContext, patterns: Patterns) -> bool:
    phrases = patterns.phrases(group)
    return any(phrases.find(sentence.keys) for sentence in note.text.sentences)


def _find_affirmed(group: str, note: CheckContext, patterns: Patterns) -> tuple[Sentence, int, int] | None:
    """The first phrase of a group that no `not` stands before."""
    phrases = patterns.phrases(group)
    for sentence in note.text.sentences:
        for begin, end in phrases.all(sentence.keys):
            if not _is_denied(sentence, begin, patterns):
                return sentence, begin, end
    return None


def _is_denied(sentence: Sentence, begin: int, patterns: Patterns) -> bool:
    negations = patterns.words("negations")
    return any(key in negations for key in sentence.keys[max(begin - _BEFORE, 0) : begin])
