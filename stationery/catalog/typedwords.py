"""TypedWords: how people begin and end letters in a language, by which that is known where it stands in a body."""

from __future__ import annotations

from stationery.data.schema import CITE, WORDS, Entries, Key, Shape
from stationery.model.values import value


@value
class TypedWords:
    """All in small letters, as `fold` makes them, but `small_words`, which only are in small letters.

    A row that begins with one of the `salutations` is a salutation, with one of the `greetings` only if it is short.
    One of the `closes_with_comma` is a close only where a comma follows it.
    """

    salutations: tuple[str, ...] = ()
    greetings: tuple[str, ...] = ()
    closes: frozenset[str] = frozenset()
    closes_with_comma: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()


def fold(words: str) -> str:
    """Words in small letters with plain apostrophes and common spaces; ß, as in Switzerland, is ss."""
    return " ".join(words.replace("’", "'").casefold().split())


def build_typed(row: Entries | None) -> TypedWords:
    if row is None:
        return TypedWords()
    return TypedWords(
        tuple(map(fold, row["salutations"])),
        tuple(map(fold, row["greetings"])),
        frozenset(map(fold, row["closes"])),
        frozenset(map(fold, row["closes_with_comma"])),
        frozenset(word.casefold() for word in row["small_words"]),
    )


TYPED: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "salutations": Key(WORDS, "What a salutation begins with, such as Dear."),
        "greetings": Key(WORDS, "What a short salutation may begin with, such as Hello."),
        "closes": Key(WORDS, "Closes that people type."),
        "closes_with_comma": Key(WORDS, "Words that are a close only if a comma follows them, such as Thank you."),
        "small_words": Key(WORDS, "Frequent small words, by which a body in this language is known."),
    }
)
