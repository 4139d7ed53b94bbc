"""Inviting: how the envelopes of invitations are addressed, centered; read from layouts/engine/inviting.yaml."""

from __future__ import annotations

from stationery.data.schema import BASED, FLAG, NUMBER, OWN_CITE, POSITIVE, TEXT, Entries, Key, Kind, Map, Nested, Shape
from stationery.data.store import Store
from stationery.model.units import Length
from stationery.model.values import value

SCRIPT, ROMAN = HANDS = ("script", "roman")
"""A script, and roman capitals."""


@value
class Hand:
    """A typeface for addresses, from `size` down to `least`; `leading` is a ratio of the size, `tracking` in em."""

    font: str
    size: Length
    least: Length
    leading: float
    tracking: float
    capitals: bool


@value
class Inviting:
    """`in_full` are abbreviated words of a street, with these in full. `middle` is where an address is centered, as a
    fraction of the outer envelope's height; the names on the inner one are `larger` by that ratio, and centered at
    `inner_middle`."""

    hands: dict[str, Hand]
    in_full: dict[str, str]
    step: Length
    middle: float
    larger: float
    inner_middle: float


_HAND = Nested(
    Shape(
        {
            "font": Key(TEXT, "The id of its typeface.", needed=True),
            "size": Key(POSITIVE, "The largest type size.", needed=True),
            "least": Key(POSITIVE, "The minimum type size, or the post's if that is more.", needed=True),
            "leading": Key(NUMBER, "The leading, as a ratio of the size.", 1.25),
            "tracking": Key(NUMBER, "How far the letters are set apart, in em.", 0.0),
            "capitals": Key(FLAG, "Whether all letters are capitals."),
        },
        into=Hand,
    )
)
_INNER: Shape[Entries] = Shape(
    {
        "larger": Key(NUMBER, "How much larger its names are, as a ratio.", 1.0),
        "middle": Key(NUMBER, "Where they are centered, as a fraction of its height.", 0.5),
    }
)


def _read(row: Entries) -> Inviting:
    inner = row["inner"]
    hands = {hand: row[hand] for hand in HANDS}
    return Inviting(hands, row["in_full"], row["step"], row["middle"], inner["larger"], inner["middle"])


INVITING: Kind[Inviting] = Kind(
    "engine/inviting.yaml",
    "addressing of invitations",
    "Inviting: how the envelopes of invitations are addressed.",
    Shape(
        {
            "cite": OWN_CITE,
            "based_on": BASED,
            SCRIPT: Key(_HAND, "In script.", needed=True),
            ROMAN: Key(_HAND, "In roman capitals.", needed=True),
            "in_full": Key(Map(TEXT), "Abbreviations in a street, and the words in full, as `St: Street`."),
            "step": Key(POSITIVE, "The step by which the size is reduced.", needed=True),
            "middle": Key(NUMBER, "Where an address is centered, as a fraction of the height.", 0.6),
            "inner": Key(Nested(_INNER), "The inner envelope, with names alone.", needed=True),
        },
        _read,
    ),
)


def inviting(store: Store) -> Inviting:
    """The one Inviting; a user's inviting.yaml replaces the built-in one."""
    return store.only(INVITING)
