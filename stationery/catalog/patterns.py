"""Patterns: what people of one language say for a purpose, read from layouts/engine/patterns/.

A phrase is a row of words, so looking for it takes one walk through a text, however long: there is no regular
expression in these files that could be slow or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from stationery.catalog.languages import Language
from stationery.data.schema import BASED, CITE, NAME, OWN_CITE, TEXTS, Key, Kind, Nested, Shape
from stationery.data.store import Store

NEEDED = (
    "formal_openings", "generic", "informal_closes", "thanks", "learned", "own", "interested", "willing", "withdrawing",
    "wanting", "help", "apology", "negative", "boast", "future", "reconsider", "enclosing", "slang", "abbreviations",
    "emoticons", "shouted", "praise", "self", "myself", "placeholders", "negations", "vague", "positions", "at_firm",
    "of_position", "articles", "elsewhere", "possessives", "unnamed",
)  # fmt: skip
"""What every language's file says."""

OPTIONAL = (
    "honorable", "abbreviable", "confirmed_only", "recorded_only", "doctorates", "doctor", "doubles",
    "before_position", "legal_forms", "firm_words", "joins", "within_names", "units", "no_firms", "own_past",
    "communication", "meetings", "about", "other_days", "mornings", "afternoons", "evenings", "todays",
    "yesterdays", "blanks", "blank_starts", "bracketed", "x_names", "thanking", "left_open", "two_days_ago",
    "three_days_ago", "four_days_ago", "five_days_ago", "last_weeks", "last_years", "at_hours", "hour_names",
    "hour_marks", "another_meeting", "tours", "around_hours", "applying", "vocatives", "spoken_you", "from_hours",
    "to_hours", "promises", "promised_by_them", "no_promises", "heard", "decided", "by_days", "in_spans", "weeks",
    "days", "working_days", "next_weeks", "handing", "own_deeds",
)  # fmt: skip
"""What a language may have no custom for."""

GAP, ANY = "…", "_"
MOST_SKIPPED = 5
"""Words that a gap may stand for."""

Element = tuple[frozenset[str], tuple[str, ...]] | str
"""Whole words and beginnings of words that fit; or GAP, or ANY."""


class Phrases:
    """The phrases of one purpose, found in words in small letters.

    They are kept by their first words; what follows is taken apart only once a text has that word.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        self._by_letter: dict[str, list[tuple[str, str]]] = {}
        for text in texts:
            first, _, rest = text.partition(" ")
            for form in first.split("|"):
                if form.endswith("*"):
                    self._by_letter.setdefault(form[0], []).append((form[:-1], rest))
                else:
                    self._by_word.setdefault(form, []).append(rest)

    def find(self, words: Sequence[str], begin: int = 0) -> tuple[int, int] | None:
        """Where the first phrase stands that begins at `begin` or later: its first word, and the one after its last."""
        for at in range(begin, len(words)):
            end = self.at(words, at)
            if end > at:
                return at, end
        return None

    def at(self, words: Sequence[str], at: int) -> int:
        """The index after the longest phrase that begins at a word; `at` itself if there is none."""
        word = words[at]
        longest = at
        for rest in self._by_word.get(word, ()):
            longest = max(longest, _end(_elements(rest), 0, words, at + 1))
        for start, rest in self._by_letter.get(word[:1], ()):
            if word.startswith(start):
                longest = max(longest, _end(_elements(rest), 0, words, at + 1))
        return longest

    def all(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Every phrase, none within another."""
        at = 0
        while (found := self.find(words, at)) is not None:
            yield found
            at = found[1]

    def whole(self, words: Sequence[str]) -> bool:
        """Whether all the words are one phrase."""
        return bool(words) and self.at(words, 0) == len(words)


class Patterns:
    """The groups of one language; a group's items are parted, and its phrases made, when they are first asked for."""

    def __init__(self, id_: str, groups: Mapping[str, tuple[str, ...]]) -> None:
        self.id = id_
        self._groups = groups
        self._phrases: dict[str, Phrases] = {}
        self._words: dict[str, frozenset[str]] = {}

    def phrases(self, group: str) -> Phrases:
        found = self._phrases.get(group)
        if found is None:
            found = self._phrases[group] = Phrases(self.texts(group))
        return found

    def words(self, group: str) -> frozenset[str]:
        """The texts of a group, as they stand."""
        found = self._words.get(group)
        if found is None:
            found = self._words[group] = frozenset(self.texts(group))
        return found

    def texts(self, group: str) -> tuple[str, ...]:
        """The texts of a group, in the order of the file."""
        return _part(self._groups.get(group, ()))


def patterns(store: Store, language: Language) -> Patterns | None:
    """The patterns of a language, those of `en` for `en-GB`; None if nobody has written them down yet."""
    files = store.files(PATTERNS.folder)
    for id_ in (language.file, language.file.partition("-")[0]):
        if id_ in files:
            return store.kept(PATTERNS, id_, PATTERNS.shape.read)
    return None


def _part(items: Sequence[str]) -> tuple[str, ...]:
    texts = (text for item in items for text in item.replace("’", "'").split(","))
    return tuple(" ".join(text.split()) for text in texts if text.strip())


_GROUP = Nested(Shape({"cite": CITE, "says": Key(TEXTS, "Phrases, separated by commas.")}, lambda row: row["says"]))


def _declare() -> Shape[Patterns]:
    groups = {
        key: Key(_GROUP, f"Phrases of the purpose `{key}`.", needed=key in NEEDED) for key in (*NEEDED, *OPTIONAL)
    }
    return Shape(
        {"name": NAME, "cite": OWN_CITE, "based_on": BASED, **groups},
        lambda row: Patterns(row.table.id, {key: row[key] for key in groups if row[key] is not None}),
    )


PATTERNS: Kind[Patterns] = Kind(
    "engine/patterns",
    "list of phrases",
    "Phrases of one language for checking a note.",
    _declare,
)


@cache
def _elements(rest: str) -> tuple[Element, ...]:
    return tuple(_element(word) for word in rest.split())


def _element(word: str) -> Element:
    if word in (GAP, ANY):
        return word
    forms = word.split("|")
    whole = frozenset(form for form in forms if not form.endswith("*"))
    return whole, tuple(form[:-1] for form in forms if form.endswith("*"))


def _end(elements: tuple[Element, ...], number: int, words: Sequence[str], at: int) -> int:
    """The index after the last word of what the elements from `number` on fit at `at`; 0 if they do not."""
    if number == len(elements):
        return at
    element = elements[number]
    if element == GAP:
        for skipped in range(MOST_SKIPPED + 1):
            end = _end(elements, number + 1, words, at + skipped)
            if end:
                return end
        return 0
    if at >= len(words):
        return 0
    if not isinstance(element, str):
        whole, begun = element
        word = words[at]
        if word not in whole and not (begun and word.startswith(begun)):
            return 0
    return _end(elements, number + 1, words, at + 1)
