"""TypedWords: how people begin and end letters in a language, by which that is known where it stands in a body."""

from __future__ import annotations

from stationery.data.schema import CITE, FLAG, WORDS, Entries, Key, Shape
from stationery.model.values import value


@value
class TypedWords:
    """All in small letters, as `fold` makes them, but `small_words`, which only are in small letters.

    A row that begins with one of the `salutations` is a salutation, with one of the `greetings` only if it is short.
    One of the `closes_with_comma` is a close only where a comma follows it; `private_closes` are those of private
    letters, and are among the `closes`. What stands below a name begins with one of
    the `enclosures` or `copies`, the longest first; what stands above a salutation with one of the `subjects` or
    `deliveries`, or is one or two of the `arrivals`; with `bare_subject`, it may be the subject without such a word.
    """

    salutations: tuple[str, ...] = ()
    greetings: tuple[str, ...] = ()
    closes: frozenset[str] = frozenset()
    private_closes: frozenset[str] = frozenset()
    closes_with_comma: frozenset[str] = frozenset()
    small_words: frozenset[str] = frozenset()
    bare_subject: bool = False
    enclosures: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    deliveries: tuple[str, ...] = ()
    arrivals: tuple[str, ...] = ()


def fold(words: str) -> str:
    """Words in small letters with plain apostrophes and common spaces; ß, as in Switzerland, is ss."""
    return " ".join(words.replace("’", "'").casefold().split())


def is_bare(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text is one of these words alone, as `Encls.`: it says that there is something, and not what."""
    return fold(text).rstrip(". ") in words


_LONGEST_FIRST = ("enclosures", "copies", "subjects", "deliveries", "arrivals")


def build_typed(row: Entries | None) -> TypedWords:
    if row is None:
        return TypedWords()
    private = frozenset(map(fold, row["private_closes"]))
    return TypedWords(
        tuple(map(fold, row["salutations"])),
        tuple(map(fold, row["greetings"])),
        frozenset(map(fold, row["closes"])) | private,
        private,
        frozenset(map(fold, row["closes_with_comma"])),
        frozenset(word.casefold() for word in row["small_words"]),
        row["bare_subject"],
        *(tuple(sorted(map(fold, row[key]), key=len, reverse=True)) for key in _LONGEST_FIRST),
    )


TYPED: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "salutations": Key(WORDS, "What a salutation begins with, such as Dear."),
        "greetings": Key(WORDS, "What a short salutation may begin with, such as Hello."),
        "closes": Key(WORDS, "Closes that people type."),
        "private_closes": Key(WORDS, "Closes of private letters, which people sign with a nickname, such as Love."),
        "closes_with_comma": Key(WORDS, "Words that are a close only if a comma follows them, such as Thank you."),
        "enclosures": Key(WORDS, "What a row below a typed name begins with if it lists enclosures, such as Encl."),
        "copies": Key(WORDS, "What a row below a typed name begins with if it lists who gets a copy, such as cc."),
        "subjects": Key(WORDS, "What a row above a typed salutation begins with if it is the subject, such as Re."),
        "deliveries": Key(WORDS, "What a row above a typed salutation begins with if it says how the letter travels."),
        "arrivals": Key(
            WORDS, "What a row above a typed salutation is if it says who may open the letter; two may be joined."
        ),
        "bare_subject": Key(FLAG, "Whether a row of its own above a typed salutation is the subject.", False),
        "small_words": Key(WORDS, "Frequent small words, by which a body in this language is known."),
    }
)
