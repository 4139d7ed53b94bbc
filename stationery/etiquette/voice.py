"""Voice: length, paragraphs, and a calm tone with little self-praise."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.patterns import Patterns
from stationery.etiquette.check_context import CheckContext, collect_words
from stationery.etiquette.findings import CARD, EMAIL, ERROR, LETTER, REMARK, WARNING, Finding
from stationery.etiquette.text import Sentence, quote

_SYMBOLS = ((0x2600, 0x27BF), (0x1F000, 0x1FAFF), (0xFE0F, 0xFE0F))
"""Where Unicode keeps pictures; a check mark or an arrow in a letter is one too."""
_LONG_CAPITALS = 4


def voice(note: CheckContext) -> Iterator[Finding]:
    if note.asks("C7"):
        yield from _check_length(note)
    if note.asks("C8"):
        yield from _check_paragraphs(note)
    if note.asks("C9"):
        yield from _check_tone(note, note.patterns)
    if note.asks("C10") and note.patterns is not None:
        yield from _check_praise(note, note.patterns)


def _check_length(note: CheckContext) -> Iterator[Finding]:
    limits, words, place = note.limits, note.text.words, note.body_place

    def report(message: str, remedy: str, severity: str = WARNING) -> Finding:
        return note.finding("C7", place, message, remedy, severity)

    if note.medium == EMAIL:
        if len(note.text.sentences) < limits.email_sentences:
            yield report(
                f"{len(note.text.sentences)} sentences is short for an e-mail", "3 to 6 sentences: one for each goal"
            )
        if words > limits.email_words:
            yield report(
                f"{words} words is long for an e-mail; up to {limits.email_words} is usual", "3 to 6 sentences"
            )
        return
    least, most = limits.card_words if note.medium == CARD else limits.letter_words
    what = "a card" if note.medium == CARD else "a letter"
    if words < least:
        yield report(f"{words} words is short for {what}; {least} to {most} is usual", "say something specific")
    if words > most:
        yield report(f"{words} words is long for {what}; {least} to {most} is usual", "keep one thought for each goal")
    if note.medium == LETTER:
        paragraphs = len(note.text.texts)
        if paragraphs > limits.letter_paragraphs:
            yield report(
                f"{paragraphs} paragraphs; 3 or {limits.letter_paragraphs} short ones are usual",
                "combine some, or leave some out",
            )
        if len(note.pages) > 1:
            yield report(f"the letter takes {len(note.pages)} pages; a note fits on one", "shorten it", ERROR)


def _check_paragraphs(note: CheckContext) -> Iterator[Finding]:
    for number, _ in enumerate(note.text.texts):
        sentences = note.text.paragraph(number)
        words = sum(len(sentence.words) for sentence in sentences)
        if words > note.limits.paragraph_words:
            message = f"a paragraph has {words} words; {note.limits.paragraph_words} fill about five lines"
            yield note.finding("C8", note.text.places[number], message, "break it in two", WARNING)


def _check_tone(note: CheckContext, patterns: Patterns | None) -> Iterator[Finding]:
    shouts = [
        (number, at) for number, text in enumerate(note.text.texts) for at, mark in enumerate(text) if mark == "!"
    ]
    if len(shouts) > note.limits.exclamations:
        number, at = shouts[note.limits.exclamations]
        start = note.text.texts[number].rfind(" ", 0, at) + 1
        message = f"{len(shouts)} exclamation marks; use at most {note.limits.exclamations}"
        yield note.finding("C9", note.text.at(number, start), message, "end the sentences with a period", WARNING)
    for number, text in enumerate(note.text.texts):
        for at, mark in enumerate(text):
            if _is_picture(mark):
                yield note.finding(
                    "C9", note.text.at(number, at), f"{mark} does not belong in a letter", "say it in words", WARNING
                )
                break
    if patterns is None:
        return
    for number, text in enumerate(note.text.texts):
        for face in patterns.texts("emoticons"):
            at = f" {text} ".find(f" {face}")
            if at >= 0:
                yield note.finding(
                    "C9", note.text.at(number, at), f"{face} does not belong in a letter", "say it in words", WARNING
                )
                break
    for sentence in note.text.sentences:
        yield from _check_words(note, sentence, patterns)
    yield from _check_capitals(note, patterns)


def has_pictures(text: str) -> bool:
    """Whether emoji stand in a text: no typeface of ours has them, and C9 speaks of them."""
    return any(map(_is_picture, text))


def _is_picture(mark: str) -> bool:
    return any(first <= ord(mark) <= last for first, last in _SYMBOLS)


def _check_words(note: CheckContext, sentence: Sentence, patterns: Patterns) -> Iterator[Finding]:
    for group, what in (("slang", "slang"), ("abbreviations", "a text abbreviation")):
        for begin, end in patterns.phrases(group).all(sentence.keys):
            word = sentence.words[begin]
            if end == begin + 1 and word.text != word.key and not word.first:
                continue  # a name, as Legit Ltd. or R
            phrase = quote(sentence, begin, end)
            yield note.finding(
                "C9", note.text.place(sentence, begin), f"{phrase!r} is {what}", "say it in plain words", WARNING
            )


def _check_capitals(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    """A word that is shouted, or two words in capitals of which one is long; short names in capitals are names."""
    known = collect_words(note)
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
                message = f"{word.text!r} is in capitals"
                yield note.finding("C9", note.text.place(sentence, index), message, "write it in lowercase", WARNING)
                return


def _check_praise(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    limits, selves = note.limits, patterns.words("self")
    praise = [sentence for sentence in note.text.sentences if patterns.phrases("praise").find(sentence.keys)]
    openings = [sentence for sentence in note.text.sentences if sentence.keys and sentence.keys[0] in selves]
    if len(praise) > limits.praise:
        message = f"{len(praise)} sentences seem to praise you"
        place = note.text.place(praise[limits.praise])
    elif len(openings) > limits.self_openings:
        message = f"{len(openings)} of {len(note.text.sentences)} sentences begin with {openings[0].words[0].text!r}"
        place = note.text.place(openings[limits.self_openings])
    else:
        return
    yield note.finding("C10", place, message, "rephrase one so that it begins with them", REMARK)
