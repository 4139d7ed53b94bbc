"""Ornaments: drawings made of straight lines and Bézier curves, read from layouts/ornaments.yaml."""

from __future__ import annotations

import re

from stationery.data.schema import CITE, FLAG, NUMBER, Entries, Key, Kind, Nested, Shape, notation, ratios
from stationery.data.store import Store
from stationery.model.errors import UnknownName, did_you_mean
from stationery.model.letter import Written
from stationery.model.values import replace, value

_TOKENS = re.compile(r"[MLCZ]|-?\d+(?:\.\d+)?|\S")
_COUNTS = {"M": 2, "L": 2, "C": 6, "Z": 0}

Steps = tuple[tuple[str, tuple[float, ...]], ...]
"""`M` and `L` with x and y, `C` with two control points and its end, `Z` alone: as in SVG, absolute, y downward."""


@value
class Ornament:
    """A drawing in a box of `width` by `height`, in units of its own.

    It is drawn with a pen, or `filled`. `room` is the part of a frame's half width within which letters must stay.
    """

    id: str
    width: float
    height: float
    steps: Steps
    filled: bool = False
    room: float = 1.0


def ornament(store: Store, name: Written) -> Ornament:
    """The ornament of that name; one of a user's own file takes the place of a built-in one. Raises UnknownName."""
    known: dict[str, Ornament] = {}
    for found in store.every(ORNAMENTS):
        known |= found
    if name.text not in known:
        raise UnknownName(f"no ornament is called {name.text!r}", name.place, did_you_mean(name.text, known))
    return known[name.text]


def read_steps(text: str) -> Steps:
    """The steps that `M 0 0 L 10 0 Z` names. ValueError if it begins without an M, or numbers are too many or few."""
    steps: list[tuple[str, tuple[float, ...]]] = []
    tokens = _TOKENS.findall(text)
    at = 0
    while at < len(tokens):
        letter = tokens[at]
        if letter not in _COUNTS or (not steps and letter != "M"):
            raise ValueError(f"expected M, L, C or Z instead of {letter!r}; a path starts with M")
        numbers = tokens[at + 1 : at + 1 + _COUNTS[letter]]
        if len(numbers) != _COUNTS[letter] or any(number in _COUNTS for number in numbers):
            raise ValueError(f"{letter} takes {_COUNTS[letter]} numbers")
        try:
            steps.append((letter, tuple(map(float, numbers))))
        except ValueError:
            raise ValueError(f"{letter} takes numbers, not {' '.join(numbers)}") from None
        at += 1 + len(numbers)
    return tuple(steps)


def _check_box(sides: tuple[float, ...]) -> str:
    return "" if len(sides) == 2 and min(sides) > 0 else "expected two numbers above 0: width and height"


def _read_ornament(row: Entries) -> Ornament:
    width, height = row["box"]
    return Ornament("", width, height, row["path"], row["filled"], row["room"])


_ORNAMENT = Shape(
    {
        "cite": CITE,
        "box": Key(ratios(_check_box, (1.0, 1.0)), "The width and height of its box.", needed=True),
        "path": Key(
            notation(read_steps, "steps of M, L, C and Z, as in SVG", ()),
            "Its lines and curves.",
            needed=True,
        ),
        "filled": Key(FLAG, "Whether it is filled, rather than drawn with a pen."),
        "room": Key(NUMBER, "The room for letters, as a fraction of half the frame's width.", 1.0),
    },
    _read_ornament,
)


ORNAMENTS: Kind[dict[str, Ornament]] = Kind(
    "ornaments.yaml",
    "list of ornaments",
    "Ornaments: drawings for letterheads, made of lines and curves; yours are added to the built-in ones.",
    Shape(
        {},
        lambda row: {id_: replace(found, id=id_) for id_, found in row.items() if found},
        free=Key(Nested(_ORNAMENT), "An ornament, by its id."),
    ),
)
