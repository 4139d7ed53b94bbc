"""Ornaments: drawings made of straight lines and Bézier curves, read from layouts/ornaments.yaml."""

from __future__ import annotations

import re
from contextlib import suppress

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.errors import UnknownName, did_you_mean
from stationery.model.letter import Written
from stationery.model.values import value

_FILE = "ornaments.yaml"
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
    for path in store.single(_FILE):
        known |= store.once(path, lambda path=path: _read(load_table(path)))  # type: ignore[misc]
    if name.text not in known:
        raise UnknownName(f"no ornament is called {name.text!r}", name.place, did_you_mean(name.text, known))
    return known[name.text]


def _read(table: Table) -> dict[str, Ornament]:
    found = {}
    for id_ in table:
        entry = table.table(id_)
        if entry:
            found[id_] = _ornament(id_, entry)
    table.finish()
    return found


def _ornament(id_: str, table: Table) -> Ornament:
    table.only({"cite", "box", "path", "filled", "room"})
    table.needed("cite")
    sides: tuple[float, ...] = ()
    with suppress(ValueError):
        sides = tuple(map(float, table.texts("box")))
    if len(sides) != 2 or min(sides) <= 0:
        table.fault("box: two numbers above 0 are wanted, width and height", table.where("box"))
        sides = (1.0, 1.0)
    steps: Steps = ()
    try:
        steps = read_steps(table.needed("path"))
    except ValueError as wrong:
        table.fault(f"path: {wrong}", table.where("path"))
    return Ornament(id_, sides[0], sides[1], steps, bool(table.flag("filled", False)), table.number("room", 1.0))


def read_steps(text: str) -> Steps:
    """The steps that `M 0 0 L 10 0 Z` names. ValueError if it begins without an M, or numbers are too many or few."""
    steps: list[tuple[str, tuple[float, ...]]] = []
    tokens = _TOKENS.findall(text)
    at = 0
    while at < len(tokens):
        letter = tokens[at]
        if letter not in _COUNTS or (not steps and letter != "M"):
            raise ValueError(f"M, L, C or Z is wanted where {letter!r} stands, and M at the beginning")
        numbers = tokens[at + 1 : at + 1 + _COUNTS[letter]]
        if len(numbers) != _COUNTS[letter] or any(number in _COUNTS for number in numbers):
            raise ValueError(f"{letter} wants {_COUNTS[letter]} numbers")
        try:
            steps.append((letter, tuple(map(float, numbers))))
        except ValueError:
            raise ValueError(f"{letter} wants numbers, not {' '.join(numbers)}") from None
        at += 1 + len(numbers)
    return tuple(steps)
