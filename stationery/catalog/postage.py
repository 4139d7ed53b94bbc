"""Postage that is printed: how it stands in the post's zone, and the codes that a post sells to be written by hand."""

from __future__ import annotations

from stationery.data.schema import (
    BASED,
    CITE,
    FLAG,
    LENGTH,
    NUMBER,
    POSITIVE,
    TEXT,
    TEXTS,
    Entries,
    Key,
    Kind,
    Nested,
    Shape,
)  # fmt: skip
from stationery.data.store import Store
from stationery.model.units import Length
from stationery.model.values import value


@value
class PostageLook:
    """How far postage stands from the edges of the envelope, and how the characters of a code are set: `leading` is a
    ratio of the size, `tracking` in em."""

    inset: Length
    font: str
    size: Length
    leading: float
    tracking: float


@value
class PostageCode:
    """A code in place of a stamp. A row is so many characters of the code, or words that always stand there.

    `letters` are the characters that it may have, as `alphabet` says in short; `abroad` is one more row on mail to
    other countries, where the code is not `domestic`. `valid` tells how long, if that is known.
    """

    name: str
    cite: str
    alphabet: str
    letters: frozenset[str]
    rows: tuple[int | str, ...]
    abroad: str = ""
    domestic: bool = False
    valid: str = ""

    @property
    def length(self) -> int:
        """How many characters are bought."""
        return sum(row for row in self.rows if isinstance(row, int))

    @property
    def fixed(self) -> tuple[str, ...]:
        """The rows that are the same on every letter."""
        return tuple(row for row in self.rows if isinstance(row, str))

    def arrange(self, code: str, *, abroad: bool) -> tuple[str, ...]:
        """The rows of one such code."""
        rows, at = [], 0
        for row in self.rows:
            if isinstance(row, str):
                rows.append(row)
                continue
            rows.append(code[at : at + row])
            at += row
        return (*rows, self.abroad) if abroad and self.abroad else tuple(rows)


def _spell_out(alphabet: str) -> frozenset[str]:
    """`A-Z 1-9` as single characters."""
    letters: set[str] = set()
    for part in alphabet.split():
        first, dash, last = part.partition("-")
        if dash and len(first) == len(last) == 1:
            letters.update(map(chr, range(ord(first), ord(last) + 1)))
        else:
            letters.update(part)
    return frozenset(letters)


def _read_code(row: Entries) -> PostageCode:
    rows = tuple(int(each) if each.isdigit() else each for each in row["rows"])
    code = PostageCode(
        row["name"],
        row["cite"],
        row["alphabet"],
        _spell_out(row["alphabet"]),
        rows,
        row["abroad"],
        row["domestic"],
        row["valid"],
    )
    if not code.length and row.table.is_sound("rows"):
        row.table.fault("`rows`: none of them is a number of characters", row.table.where("rows"))
    if code.domestic and code.abroad:
        row.table.fault("`abroad` is for a code that is valid abroad, and this one is `domestic`")
    return code


CODE = Nested(
    Shape(
        {
            "cite": CITE,
            "name": Key(TEXT, "The post's name for it.", needed=True),
            "alphabet": Key(TEXT, "The characters that it may have, such as `A-Z 0-9`.", needed=True),
            "rows": Key(
                TEXTS,
                "How it is written: for each row, the number of its characters, or words that always stand there.",
                needed=True,
            ),
            "abroad": Key(TEXT, "One more row for mail to other countries."),
            "domestic": Key(FLAG, "Whether it is for mail within the country only."),
            "valid": Key(TEXT, "How long it is valid after the purchase, such as `5 days`."),
        },
        _read_code,
    )
)
"""The value of a post's key `postage_code`."""


_PLACE: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "inset": Key(LENGTH, "The distance from the envelope's edges, if there is room.", needed=True),
    }
)
_SET: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "font": Key(TEXT, "The typeface.", needed=True),
        "size": Key(POSITIVE, "The type size.", needed=True),
        "leading": Key(NUMBER, "The leading, as a ratio of the size.", needed=True),
        "tracking": Key(NUMBER, "The space after each character, in em.", 0.0),
    }
)


def _read(row: Entries) -> PostageLook:
    code = row["code"]
    return PostageLook(row["place"]["inset"], code["font"], code["size"], code["leading"], code["tracking"])


POSTAGE_LOOK: Kind[PostageLook] = Kind(
    "engine/postage.yaml",
    "look of postage",
    "Postage that is printed: its place, and how a code is set.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "based_on": BASED,
            "place": Key(Nested(_PLACE), "Where it is in the post's zone.", needed=True),
            "code": Key(Nested(_SET), "How a code is set.", needed=True),
        },
        _read,
    ),
)


def postage_look(store: Store) -> PostageLook:
    """The one look; a user's layouts/engine/postage.yaml replaces the built-in one."""
    return store.only(POSTAGE_LOOK)
