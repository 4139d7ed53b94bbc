"""Typography: the quotes of a language, the spaces before its marks, and the words that hold to their neighbor."""

from __future__ import annotations

from collections.abc import Mapping

from stationery.data.schema import CITE, SPACED, TEXT, WORDS, Entries, Key, Nested, Shape, Type
from stationery.data.tables import Table
from stationery.model.values import singular

SPACES = {"narrow": "\u202f", "full": "\u00a0"}
"""The spaces at which no line breaks, by the names that data files give them."""


@singular
class Seams:
    """Where no letters join: after `before`, the first parts of compounds, unless one of the `endings` follows; and
    before `after`, endings that begin with a consonant. All in small letters."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    endings: tuple[str, ...]


@singular
class Typography:
    """Quotes as opening and closing mark, each with the space inside it, if the language has one there.

    `spaced` maps a mark to the space before it. `holding` are words, in small letters, after which no line ends.
    `inverted` maps a mark that ends a sentence to the one that must begin it. `thin_pairs` maps the first half of an
    abbreviation (`z.`) to the halves that may follow it (`B.`). `dash` is what two hyphens between words become,
    with the spaces around it; empty where it is an en dash, spaced as typed. `ordinals` are endings that are raised.
    """

    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    apostrophe: str
    dash: str
    elisions: frozenset[str]
    units: frozenset[str]
    before_number: frozenset[str]
    thin_pairs: Mapping[str, frozenset[str]]
    spaced: Mapping[str, str]
    holding: frozenset[str]
    inverted: Mapping[str, str]
    seams: Seams | None
    ordinals: tuple[str, ...]
    decimal: str


def _read_typography(row: Entries) -> Typography:
    pairs: dict[str, set[str]] = {}
    for pair in row["thin_pairs"]:
        first, _, second = pair.partition(" ")
        pairs.setdefault(first, set()).add(second.partition(" ")[0])
    return Typography(
        quotes=row["quotes"],
        inner_quotes=row["inner_quotes"],
        apostrophe=row["apostrophe"],
        dash=row["dash"],
        elisions=frozenset(row["elisions"]),
        units=frozenset(row["units"]),
        before_number=frozenset(row["before_number"]),
        thin_pairs={first: frozenset(seconds) for first, seconds in pairs.items()},
        spaced=row["spaced"] or {},
        holding=frozenset(word.casefold() for word in row["holding"]),
        inverted={pair[-1]: pair[0] for pair in row["inverted"].split()},
        seams=row["seams"],
        ordinals=tuple(row["ordinals"]),
        decimal=row["decimal"],
    )


def _read_pair(table: Table, key: str, default: object) -> tuple[str, str]:
    """An opening and a closing mark; a space in one (French guillemets) is kept."""
    marks = [mark.text for mark in table.scalars(key)]
    if len(marks) != 2:
        table.fault(f"{key}: expected two marks, the opening and the closing one", table.where(key))
        return ('"', '"')
    return (marks[0], marks[1])


_PAIR = Type("texts", "list of two marks", _read_pair, ('"', '"'))

TYPOGRAPHY = Shape(
    {
        "cite": CITE,
        "quotes": Key(_PAIR, "The opening and the closing quotation mark, each with the space inside it.", needed=True),
        "inner_quotes": Key(_PAIR, "The quotation marks within others.", needed=True),
        "apostrophe": Key(TEXT, "The apostrophe.", needed=True),
        "dash": Key(
            SPACED,
            "What two hyphens between words become, with the spaces around it.",
            usual="an en dash, spaced as typed",
        ),
        "elisions": Key(WORDS, "What may precede an apostrophe without a space, such as `l`."),
        "units": Key(WORDS, "Words that stay on a line with the number before them."),
        "before_number": Key(WORDS, "Words that stay on a line with the number after them."),
        "thin_pairs": Key(WORDS, "Abbreviations in two parts with a thin space between them, such as `z. B.`"),
        "spaced": Key(
            Nested(
                Shape(
                    {name: Key(TEXT, f"The marks with a {name} space before them.") for name in SPACES},
                    lambda row: {mark: space for name, space in SPACES.items() for mark in row[name].split()},
                )
            ),
            "The punctuation marks with a space before them.",
            usual="none has",
        ),
        "holding": Key(WORDS, "Words after which no line ends."),
        "decimal": Key(TEXT, "The decimal mark, at which numbers in tables are aligned.", ","),
        "ordinals": Key(WORDS, "Endings of ordinal numbers that are raised, such as `er` in 1er.", usual="none"),
        "seams": Key(
            Nested(
                Shape(
                    {
                        "cite": CITE,
                        "before": Key(WORDS, "First parts of compounds, after which no letters join."),
                        "endings": Key(WORDS, "Endings that join what precedes them all the same."),
                        "after": Key(WORDS, "Endings before which no letters join."),
                    },
                    lambda row: Seams(*(tuple(row[key]) for key in ("before", "after", "endings"))),
                )
            ),
            "Where ligatures such as fl are parted, in a language that has compounds.",
            usual="nowhere",
        ),
        "inverted": Key(
            TEXT,
            "Pairs of punctuation marks; a sentence that ends with the second begins with the first, as in `¿? ¡!`.",
        ),
    },
    _read_typography,
)
