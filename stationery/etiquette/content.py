"""Content: the four goals, what a withdrawal and a note after a rejection leave out, length and voice.

What is found by the words that people use is a guess, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.patterns import Patterns
from stationery.etiquette.findings import CARD, EMAIL, ERROR, LETTER, REMARK, WARNING, Finding
from stationery.etiquette.names import known_words
from stationery.etiquette.note import Note
from stationery.etiquette.text import Sentence, keys_of

_BEFORE = 3
"""Words before a phrase among which a `not` turns its meaning."""
_SYMBOLS = ((0x2600, 0x27BF), (0x1F000, 0x1FAFF), (0xFE0F, 0xFE0F))
"""Where Unicode keeps pictures; a check mark or an arrow in a letter is one too."""
_LONG_CAPITALS = 4
_THANKFUL = ("thank-you", "follow-up")


def content(note: Note) -> Iterator[Finding]:
    patterns = note.patterns
    if patterns is not None:
        goals = {"C1": _thanks, "C2": _learned, "C3": _status, "C4": _help, "C5": _gracious, "C6": _forward}
        for rule, judge in goals.items():
            if note.asks(rule):
                yield from judge(note, patterns)
    if note.asks("C7"):
        yield from _length(note)
    if note.asks("C8"):
        yield from _paragraphs(note)
    if note.asks("C9"):
        yield from _voice(note, patterns)
    if note.asks("C10") and patterns is not None:
        yield from _praise(note, patterns)


def _thanks(note: Note, patterns: Patterns) -> Iterator[Finding]:
    first = [sentence for number in range(_first_words(note) + 1) for sentence in note.text.paragraph(number)]
    if not any(patterns.phrases("thanks").find(sentence.keys) for sentence in first):
        message = "no sentence of the first paragraph seems to give thanks"
        yield note.finding("C1", note.body_place, message, "begin with thanks for their time")


def _first_words(note: Note) -> int:
    """The first paragraph that ends as a sentence does; a typed date or address may stand above it in an e-mail."""
    ended = (number for number, text in enumerate(note.text.texts) if text.rstrip("\"'”’)").endswith((".", "!", "?")))
    return next(ended, 0)


def _learned(note: Note, patterns: Patterns) -> Iterator[Finding]:
    known = note.letter.learned or (note.interview.learned if note.interview else None)
    if not known and not _said("learned", note, patterns):
        message = "no sentence seems to name something specific that was learned"
        yield note.finding("C2", note.body_place, message, "name one thing that you heard there, or fill `learned`")
    elif not note.errors_only and not _said("own", note, patterns):
        message = "no sentence seems to tie what was learned to your own experience"
        yield note.finding("C2", note.body_place, message, "one sentence is enough, where it fits", REMARK)


def _status(note: Note, patterns: Patterns) -> Iterator[Finding]:
    interested, withdrawing = (_affirmed(group, note, patterns) for group in ("interested", "withdrawing"))
    if note.kind in _THANKFUL:
        if withdrawing:
            sentence, begin, end = withdrawing
            message = f"{_quoted(sentence, begin, end)!r} withdraws, and this is a {note.kind} note"
            yield note.finding(
                "C3", note.text.place(sentence, begin), message, "if you withdraw, say so: kind: withdrawal"
            )
        elif not interested and not _willing(note, patterns):
            message = "no sentence seems to say that you are still interested"
            yield note.finding("C3", note.body_place, message, "say where you stand")
    elif not withdrawing:
        message = "no sentence seems to say that you withdraw"
        yield note.finding("C3", note.body_place, message, "say it in so many words: I withdraw my application")
    else:
        wanting = _wanting(note, patterns)
        if wanting:
            sentence, begin, end = wanting
            message = (
                f"{_quoted(sentence, begin, end)!r} is said by somebody who wants the position, and this withdraws"
            )
            yield note.finding("C3", note.text.place(sentence, begin), message, "say one of the two")


def _willing(note: Note, patterns: Patterns) -> bool:
    """Whether a sentence that names the position speaks of the writer's will: `I would start as a Chef on Monday`."""
    position = note.letter.position or (note.interview.position if note.interview else None)
    last = (keys_of(position.text) if position else [])[-1:]
    willing, selves, thanks = patterns.words("willing"), patterns.words("myself"), patterns.phrases("thanks")
    return any(
        set(last) & set(sentence.keys) and willing & set(sentence.keys) and selves & set(sentence.keys)
        for sentence in note.text.sentences
        if not thanks.find(sentence.keys)
    )


def _wanting(note: Note, patterns: Patterns) -> tuple[Sentence, int, int] | None:
    """Words of a withdrawal that still want the position."""
    phrases = patterns.phrases("wanting")
    for sentence in note.text.sentences:
        found = phrases.find(sentence.keys)
        if found and not _denied(sentence, found[0], patterns):
            return sentence, *found
    return None


def _help(note: Note, patterns: Patterns) -> Iterator[Finding]:
    if not _said("help", note, patterns):
        message = "no sentence seems to offer help or further information"
        yield note.finding("C4", note.body_place, message, "offer references, a sample, or an answer", WARNING)


def _gracious(note: Note, patterns: Patterns) -> Iterator[Finding]:
    told = {
        "negative": ("speaks ill of them", "leave it out; it is remembered"),
        "boast": ("compares the offers", "say no more than that you have decided"),
        "apology": ("apologizes", "thank them; a withdrawal needs no excuse"),
    }
    for group, (what, remedy) in told.items():
        for sentence in note.text.sentences:
            found = patterns.phrases(group).find(sentence.keys)
            if found and not (group == "negative" and _denied(sentence, found[0], patterns)):
                message = f"{_quoted(sentence, *found)!r} seems to be a sentence that {what}"
                yield note.finding("C5", note.text.place(sentence, found[0]), message, remedy, WARNING)
                break


def _forward(note: Note, patterns: Patterns) -> Iterator[Finding]:
    if not _said("future", note, patterns):
        message = "no sentence seems to speak of the future"
        yield note.finding("C6", note.body_place, message, "say that you would like to hear of later openings", WARNING)
    for sentence in note.text.sentences:
        found = patterns.phrases("reconsider").find(sentence.keys)
        if found and not _denied(sentence, found[0], patterns):
            message = f"{_quoted(sentence, *found)!r} seems to ask for another decision, or for reasons"
            yield note.finding(
                "C6", note.text.place(sentence, found[0]), message, "ask for nothing; leave the door open", WARNING
            )
            break


def _said(group: str, note: Note, patterns: Patterns) -> bool:
    phrases = patterns.phrases(group)
    return any(phrases.find(sentence.keys) for sentence in note.text.sentences)


def _affirmed(group: str, note: Note, patterns: Patterns) -> tuple[Sentence, int, int] | None:
    """The first phrase of a group that no `not` stands before."""
    phrases = patterns.phrases(group)
    for sentence in note.text.sentences:
        for begin, end in phrases.all(sentence.keys):
            if not _denied(sentence, begin, patterns):
                return sentence, begin, end
    return None


def _denied(sentence: Sentence, begin: int, patterns: Patterns) -> bool:
    negations = patterns.words("negations")
    return any(key in negations for key in sentence.keys[max(begin - _BEFORE, 0) : begin])


def _quoted(sentence: Sentence, begin: int, end: int) -> str:
    return " ".join(word.raw for word in sentence.words[begin:end]).strip(",;:.!?")


def _length(note: Note) -> Iterator[Finding]:
    limits, words, place = note.limits, note.text.words, note.body_place

    def told(message: str, remedy: str, severity: str = WARNING) -> Finding:
        return note.finding("C7", place, message, remedy, severity)

    if note.medium == EMAIL:
        if len(note.text.sentences) < limits.email_sentences:
            yield told(
                f"{len(note.text.sentences)} sentences are few for an e-mail", "3 to 6 sentences: one for each goal"
            )
        if words > limits.email_words:
            yield told(f"{words} words are many for an e-mail; up to {limits.email_words} are read", "3 to 6 sentences")
        return
    least, most = limits.card_words if note.medium == CARD else limits.letter_words
    what = "a card" if note.medium == CARD else "a letter"
    if words < least:
        yield told(f"{words} words are few for {what}; {least} to {most} is usual", "say something specific")
    if words > most:
        yield told(f"{words} words are many for {what}; {least} to {most} is usual", "keep one thought for each goal")
    if note.medium == LETTER:
        paragraphs = len(note.text.texts)
        if paragraphs > limits.letter_paragraphs:
            yield told(
                f"{paragraphs} paragraphs; 3 or {limits.letter_paragraphs} short ones are usual", "join or leave out"
            )
        if len(note.pages) > 1:
            yield told(f"the letter takes {len(note.pages)} pages; a note stands on one", "shorten it", ERROR)


def _paragraphs(note: Note) -> Iterator[Finding]:
    for number, _ in enumerate(note.text.texts):
        sentences = note.text.paragraph(number)
        words = sum(len(sentence.words) for sentence in sentences)
        if words > note.limits.paragraph_words:
            message = f"a paragraph of {words} words; {note.limits.paragraph_words} are about five lines"
            yield note.finding("C8", note.text.places[number], message, "break it in two", WARNING)


def _voice(note: Note, patterns: Patterns | None) -> Iterator[Finding]:
    shouts = [
        (number, at) for number, text in enumerate(note.text.texts) for at, mark in enumerate(text) if mark == "!"
    ]
    if len(shouts) > note.limits.exclamations:
        number, at = shouts[note.limits.exclamations]
        start = note.text.texts[number].rfind(" ", 0, at) + 1
        message = f"{len(shouts)} exclamation marks; {note.limits.exclamations} is the most"
        yield note.finding("C9", note.text.at(number, start), message, "end the sentences with a period", WARNING)
    for number, text in enumerate(note.text.texts):
        for at, mark in enumerate(text):
            if _is_picture(mark):
                yield note.finding(
                    "C9", note.text.at(number, at), f"{mark} is no part of a letter", "say it in words", WARNING
                )
                break
    if patterns is None:
        return
    for number, text in enumerate(note.text.texts):
        for face in patterns.texts("emoticons"):
            at = f" {text} ".find(f" {face}")
            if at >= 0:
                yield note.finding(
                    "C9", note.text.at(number, at), f"{face} is no part of a letter", "say it in words", WARNING
                )
                break
    for sentence in note.text.sentences:
        yield from _tone(note, sentence, patterns)
    yield from _capitals(note, patterns)


def has_pictures(text: str) -> bool:
    """Whether emoji stand in a text: no typeface of ours has them, and C9 speaks of them."""
    return any(map(_is_picture, text))


def _is_picture(mark: str) -> bool:
    return any(first <= ord(mark) <= last for first, last in _SYMBOLS)


def _tone(note: Note, sentence: Sentence, patterns: Patterns) -> Iterator[Finding]:
    for group, what in (("slang", "slang"), ("abbreviations", "a text abbreviation")):
        for begin, end in patterns.phrases(group).all(sentence.keys):
            word = sentence.words[begin]
            if end == begin + 1 and word.text != word.key and not word.first:
                continue  # a name, as Legit Ltd. or R
            said = _quoted(sentence, begin, end)
            yield note.finding(
                "C9", note.text.place(sentence, begin), f"{said!r} is {what}", "say it in plain words", WARNING
            )


def _capitals(note: Note, patterns: Patterns) -> Iterator[Finding]:
    """A word that is shouted, or two words in capitals of which one is long; short names in capitals are names."""
    known = known_words(note)
    shouted = patterns.words("shouted")
    for sentence in note.text.sentences:
        loud = [
            index for index, word in enumerate(sentence.words)
            if len(word.text) > 1 and word.text.isalpha() and word.text.isupper() and word.key not in known
        ]  # fmt: skip
        for number, index in enumerate(loud):
            word = sentence.words[index]
            beside = number + 1 < len(loud) and loud[number + 1] == index + 1
            long = beside and max(len(word.text), len(sentence.words[index + 1].text)) >= _LONG_CAPITALS
            if word.key in shouted or long:
                message = f"{word.text!r} is shouted"
                yield note.finding(
                    "C9", note.text.place(sentence, index), message, "write it in small letters", WARNING
                )
                return


def _praise(note: Note, patterns: Patterns) -> Iterator[Finding]:
    limits, selves = note.limits, patterns.words("self")
    praise = [sentence for sentence in note.text.sentences if patterns.phrases("praise").find(sentence.keys)]
    openings = [sentence for sentence in note.text.sentences if sentence.keys and sentence.keys[0] in selves]
    if len(praise) > limits.praise:
        message = f"{len(praise)} sentences seem to praise yourself"
        place = note.text.place(praise[limits.praise])
    elif len(openings) > limits.self_openings:
        message = f"{len(openings)} of {len(note.text.sentences)} sentences begin with {openings[0].words[0].text!r}"
        place = note.text.place(openings[limits.self_openings])
    else:
        return
    yield note.finding("C10", place, message, "turn one around, so that it begins with them", REMARK)
