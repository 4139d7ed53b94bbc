"""ColumnStyle: how a post's addresses are set in columns, from right to left, and what their lines are told by."""

from __future__ import annotations

import re

from stationery.catalog.postcode import BOXES, PostcodeBoxes
from stationery.data.schema import (
    CITE,
    LENGTH,
    NUMBER,
    POSITIVE,
    TEXT,
    WORDS,
    Entries,
    Key,
    Nested,
    Shape,
    notation,
)  # fmt: skip
from stationery.model.typeface import is_east_asian
from stationery.model.units import ZERO, Length
from stationery.model.values import value

_HANGUL = range(0xAC00, 0xD7B0)


@value
class ColumnGaps:
    """Shares of an em: of a `space`, and of what stands `beside` Latin words; then of the address's size: `leading` is
    from column to column, `indent` how far the second column and all after it begin lower, `apart` the least between
    the recipient's columns and others."""

    space: float
    beside: float
    leading: float
    indent: float
    apart: float


@value
class NameStyle:
    """The recipient's name, in the middle. `size` and `lower` are ratios of the address's size: how large it is, and
    how much lower it begins; `organization` that of the columns beside it. Its letters are set apart by a share of an
    em between the two in `spread`, so that it ends below the address. `honorific` is the least before that."""

    size: float
    lower: float
    organization: float
    least_spread: float
    most_spread: float
    honorific: float


@value
class SenderStyle:
    """The sender, at the lower left: `name` is a ratio of the size; `left` and `bottom` are from the face's edges.

    On the pieces called in `on` there are `boxes` for the postcode; the columns end `above` them. On others the
    postcode stands across, `above` the columns.
    """

    size: Length
    least: Length
    name: float
    left: Length
    bottom: Length
    above: Length
    on: tuple[str, ...]
    boxes: PostcodeBoxes | None


@value
class ColumnStyle:
    """`typeface` is used where the writer chose none. `honorifics` end a recipient's name; `organization` finds the
    lines of one, `place` those that can't be a name."""

    typeface: str
    size: Length
    least: Length
    step: Length
    gaps: ColumnGaps
    name: NameStyle
    sender: SenderStyle
    honorifics: tuple[str, ...]
    organization: re.Pattern[str]
    place: re.Pattern[str]


def is_written_in_columns(text: str) -> bool:
    """Whether a text has kanji or kana, and no hangul."""
    return any(map(is_east_asian, text)) and not any(ord(letter) in _HANGUL for letter in text)


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as wrong:
        raise ValueError(str(wrong)) from None


_PATTERN = notation(_pattern, "regular expression", re.compile(""))

_GAPS = Shape(
    {
        "cite": CITE,
        "space": Key(NUMBER, "A space, in em.", needed=True),
        "beside": Key(NUMBER, "The gap beside Latin words, in em.", needed=True),
        "leading": Key(NUMBER, "From column to column, as a ratio of the size.", needed=True),
        "indent": Key(NUMBER, "How much lower the second column begins, as a ratio of the size.", needed=True),
        "apart": Key(NUMBER, "The least gap between two groups of columns, as a ratio of the size.", needed=True),
    },
    into=ColumnGaps,
)
_NAME = Shape(
    {
        "cite": CITE,
        "size": Key(NUMBER, "The size of the name, as a ratio of the address's.", needed=True),
        "lower": Key(NUMBER, "How much lower it begins, as a ratio of the address's size.", needed=True),
        "organization": Key(NUMBER, "The size of an organization, as a ratio of the address's.", needed=True),
        "least_spread": Key(NUMBER, "The least gap between its letters, in em.", needed=True),
        "most_spread": Key(NUMBER, "The greatest gap between its letters, in em.", needed=True),
        "honorific": Key(NUMBER, "The least gap before an honorific, in em.", needed=True),
    },
    into=NameStyle,
)
_SENDER = Shape(
    {
        "cite": CITE,
        "size": Key(POSITIVE, "The usual type size.", needed=True),
        "least": Key(POSITIVE, "The minimum type size.", needed=True),
        "name": Key(NUMBER, "The size of the name, as a ratio.", needed=True),
        "left": Key(LENGTH, "How far it is from the left edge.", needed=True),
        "bottom": Key(LENGTH, "How far it is from the bottom edge.", needed=True),
        "above": Key(LENGTH, "The gap between the columns and the postcode.", needed=True),
        "on": Key(WORDS, "The ids of cards with boxes for the sender's postcode."),
        "boxes": Key(Nested(BOXES), "These boxes.", usual="none"),
    },
    into=SenderStyle,
)


def _read(row: Entries) -> ColumnStyle:
    return ColumnStyle(
        row["typeface"],
        row["size"],
        row["least"],
        row["step"],
        row["gaps"],
        row["name"],
        row["sender"],
        row["honorifics"],
        row["organization"],
        row["place"],
    )


COLUMNS: Shape[ColumnStyle] = Shape(
    {
        "cite": CITE,
        "typeface": Key(TEXT, "The typeface, where the writer chose none.", needed=True),
        "size": Key(POSITIVE, "The usual type size of the recipient's address.", needed=True),
        "least": Key(POSITIVE, "Its minimum type size.", ZERO),
        "step": Key(POSITIVE, "The step by which the size is reduced.", needed=True),
        "gaps": Key(Nested(_GAPS), "The gaps in the columns and between them.", needed=True),
        "name": Key(Nested(_NAME), "The recipient's name.", needed=True),
        "sender": Key(Nested(_SENDER), "The sender.", needed=True),
        "honorifics": Key(WORDS, "The words that end a recipient's name."),
        "organization": Key(_PATTERN, "A regular expression that finds the lines of an organization.", needed=True),
        "place": Key(_PATTERN, "A regular expression that finds the lines of a place.", needed=True),
    },
    _read,
)
"""The value of the key `columns` of a post's table."""
