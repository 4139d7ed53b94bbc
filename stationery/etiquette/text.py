"""Text: a note's body as paragraphs, sentences and words, each word with its place in the file."""

from __future__ import annotations

from stationery.catalog.languages import Language
from stationery.model.errors import Place
from stationery.model.prose import Block, paragraphs
from stationery.model.values import singular, value

_EDGES = ".,;:!?¿¡…()[]{}\"'“”„‘’«»‹›<>*_—–-"
_QUOTES = "\"'“”‘’)]»"
_ENDS = (".", "!", "?", "…")
_BEFORE_NAMES = ("St.", "Ste.", "Mt.", "Ft.")
"""Abbreviations with which the name of a place or of a hospital begins."""
_APART = str.maketrans({"—": " ", "–": " ", "\n": " ", "\u00a0": " ", "\u202f": " ", "/": " "})
"""What parts words beside a blank; each is one character for one, so that offsets stay."""


@value
class Word:
    """`raw` as it stands, `text` without the marks around it, `key` in small letters; `start` in its paragraph."""

    raw: str
    text: str
    key: str
    start: int
    first: bool

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def closed(self) -> bool:
        """Whether a mark stands after the word, so that no name goes on beyond it: `&` alone is none."""
        return self.raw != "&" and not self.raw[-1:].isalnum() and not self.raw.endswith(("'", "’"))


@singular
class Sentence:
    """`paragraph` is its number; `keys` the words in small letters, for looking for phrases."""

    paragraph: int
    words: tuple[Word, ...]
    keys: tuple[str, ...]
    text: str


@singular
class Text:
    """`texts` and `places` of the paragraphs; `rows` are the lines of the file, empty where they are not known."""

    texts: tuple[str, ...]
    places: tuple[Place | None, ...]
    sentences: tuple[Sentence, ...]
    rows: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return sum(len(sentence.words) for sentence in self.sentences)

    def paragraph(self, number: int) -> tuple[Sentence, ...]:
        return tuple(sentence for sentence in self.sentences if sentence.paragraph == number)

    def shown(self, sentence: Sentence, begin: int, end: int) -> str:
        """Some words of a sentence as they stand, with the dashes and slashes between them: `3–4 p.m`."""
        last = sentence.words[end - 1]
        return " ".join(
            self.texts[sentence.paragraph][sentence.words[begin].start : last.start + len(last.text)].split()
        )

    def place(self, sentence: Sentence, index: int = 0) -> Place | None:
        """Where a word of a sentence stands; its paragraph's place where the file's lines are not known."""
        if not sentence.words:
            return self.places[sentence.paragraph]
        return self.at(sentence.paragraph, sentence.words[min(index, len(sentence.words) - 1)].start)

    def at(self, number: int, start: int) -> Place | None:
        """The place of what stands at an offset of a paragraph: as often as the piece stands before it there, so
        often it is passed over in the file."""
        place, text = self.places[number], self.texts[number]
        if place is None or not self.rows:
            return place
        end = start
        while end < len(text) and not text[end].isspace():
            end += 1
        piece = text[start:end]
        before = text.count(piece, 0, start) if piece else -1
        column = place.column - 1
        for line in range(place.line - 1, len(self.rows)):
            row = self.rows[line]
            if before < 0 or not row.strip():
                break
            at = row.find(piece, column)
            while at >= 0:
                if not before:
                    return Place(place.file, line + 1, at + 1)
                before -= 1
                at = row.find(piece, at + len(piece))
            column = 0
        return place


def text_of(blocks: tuple[Block, ...], language: Language, rows: tuple[str, ...] = ()) -> Text:
    """A body's text."""
    found = paragraphs(blocks)
    texts = tuple(paragraph.text for paragraph in found)
    sentences: list[Sentence] = []
    for number, text in enumerate(texts):
        sentences += sentences_of(text, language, number)
    return Text(texts, tuple(paragraph.place for paragraph in found), tuple(sentences), rows)


def sentences_of(text: str, language: Language, paragraph: int = 0) -> list[Sentence]:
    """The sentences of one paragraph. A period after a title, an initial or `No.` ends none."""
    sentences: list[Sentence] = []
    words: list[Word] = []
    apart = text.translate(_APART)
    begun = at = 0
    pieces = apart.split()
    for number, raw in enumerate(pieces):
        at = apart.index(raw, at)
        word = raw.strip(_EDGES)
        if word:
            start = at + raw.index(word)
            words.append(Word(raw, word, word.replace("’", "'").casefold(), start, not words))
        at += len(raw)
        following = pieces[number + 1] if number + 1 < len(pieces) else ""
        if not following or (words and _ends(raw, following, language)):
            if words:
                keys = tuple(each.key for each in words)
                sentences.append(Sentence(paragraph, tuple(words), keys, text[begun:at].strip()))
            words, begun = [], at
    return sentences


def keys_of(text: str) -> list[str]:
    """The words of a short text in small letters."""
    words = (raw.strip(_EDGES) for raw in text.translate(_APART).split())
    return [word.replace("’", "'").casefold() for word in words if word]


def bare(key: str, endings: frozenset[str]) -> str:
    """A word without the ending of the genitive, or, by an entry with a star (`l'*`), without what is drawn to it."""
    for ending in endings:
        if ending.endswith("*") and key.startswith(ending[:-1]) and len(key) >= len(ending):
            return key.removeprefix(ending[:-1])
        if key.endswith(ending) and len(key) > len(ending):
            return key.removesuffix("'").removesuffix("’") if ending in ("s'", "s’") else key.removesuffix(ending)
    return key


def quote(sentence: Sentence, begin: int, end: int) -> str:
    """Some words of a sentence as they stand."""
    return " ".join(word.raw for word in sentence.words[begin:end]).strip(",;:.!?")


def apart(one: str, other: str, most: int) -> int:
    """How many letters must be changed, added or removed to make one word of the other; `most` + 1 for any more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for index, mark in enumerate(other, 1):
            before, row[index] = row[index], min(row[index] + 1, row[index - 1] + 1, before + (letter != mark))
        if min(row) > most:
            return most + 1
    return row[-1]


def may_stand_for(short: str, word: str) -> bool:
    """Whether the letters of `short` are in the word, in their order and from its first on: Dir, Director."""
    letters = iter(word)
    return word.startswith(short[:1]) and all(letter in letters for letter in short)


def _ends(raw: str, following: str, language: Language) -> bool:
    closed = raw.rstrip(_QUOTES)
    if not closed.endswith(_ENDS):
        return False
    opening = following.lstrip(_QUOTES + "(„«[")[:1]
    if opening.islower():
        return False
    if not closed.endswith("."):
        return True
    word = closed.lstrip("(\"'“‘„«[")
    known = word in language.title_words or word in _BEFORE_NAMES or word in language.typography.before_number
    if word[:-1].isdecimal() and following.strip(_EDGES).casefold() in language.dates.month_numbers:
        return False
    if _is_short_day(word[:-1].casefold(), following.strip(_EDGES).casefold(), language):
        return False
    return not (known or (len(word) == 2 and word[0].isupper() and word != "I."))


def _is_short_day(word: str, following: str, language: Language) -> bool:
    """Whether an abbreviation is of a date that goes on: `Nov. 29`, `Mon. Nov. 29`; not `We met in May. 20 came.`"""
    dates = language.dates
    months, weekdays = dates.month_numbers, dates.weekday_numbers
    if word not in months and word not in weekdays:
        return False
    if word in {name.casefold() for name in (*dates.months, *dates.weekdays)}:
        return False
    return following[:1].isdecimal() or (word in weekdays and following.rstrip(".") in months)
