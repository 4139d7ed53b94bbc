"""Turns a mapping of Python values into the table that a YAML file of them would be; each Place names its key.

Text is text, a list a list, a mapping a table. True is `yes`, a number its digits, a date or a time as ISO writes it.
None is as if the key were not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from stationery.data.tables import Mark, Node, Scalar, Sequence, Source, Table
from stationery.data.yaml import decode, strange_characters
from stationery.model.errors import Place, SourceError

_WANTED = "expected text, a number, True or False, a date, or a list or mapping of these"
_DEEPEST = 20
"""As deep as a YAML file may be."""


_WHOLE = Mark(0, -1)
"""A Place without line and column: the key alone says where."""


def table_of(values: Mapping[str, object], name: str) -> Table:
    """The table of some values; `name` is what a fault of the whole is placed at. Faults are noted for `finish`."""
    return _table(values, name, Source(name, 0, []), depth=0)


def _table(values: Mapping[str, object], at: str, faults: Source, depth: int) -> Table:
    nodes: dict[str, Node] = {}
    places: dict[str, Place | Mark] = {}
    for key, each in values.items():
        path = f"{at}.{key}" if depth else str(key)
        node = _node(each, path, faults, depth + 1) if isinstance(key, str) else None
        if not isinstance(key, str):
            faults.faults.append(SourceError(f"{key!r} can't be a key; keys are text", Place(at)))
        elif node is not None:
            nodes[key], places[key] = node, Place(path)
    return Table(nodes, dict(places), Place(at), faults)


def _node(given: object, at: str, faults: Source, depth: int) -> Node | None:
    """The node of one value; None for None, and for what is no value of a letter, with a fault."""
    if given is None:
        return None
    if depth > _DEEPEST:
        faults.faults.append(SourceError("lists and mappings are nested too deeply", Place(at)))
        return None
    match given:
        case str():
            return _scalar(given, at, faults)
        case bool():
            return _scalar("yes" if given else "no", at, faults)
        case int() | float():
            return _scalar(str(given), at, faults)
        case datetime():
            return _scalar(given.isoformat(" ", "minutes"), at, faults)
        case date():
            return _scalar(given.isoformat(), at, faults)
        case Mapping():
            return _table(given, at, faults, depth)
        case list() | tuple():
            each = (_node(item, at, faults, depth + 1) for item in given)
            return Sequence(tuple(node for node in each if node is not None), False, _WHOLE, Source(at, 0, []))
    faults.faults.append(SourceError(f"{type(given).__name__} {given!r}: {_WANTED}", Place(at)))
    return None


def _scalar(text: str, at: str, faults: Source) -> Scalar | None:
    """Text as a block with a `|` has it, so that each of its lines is one, and has its own number."""
    try:
        text = decode(text.encode("utf-8", "surrogatepass"), at).replace("\r", "\n")
    except SourceError as fault:
        faults.faults.append(fault)
        return None
    strange = strange_characters(text, at)
    faults.faults += strange
    if strange:
        return None
    rows = text.split("\n")
    if len(rows) == 1:
        return Scalar(text, "", 1, _WHOLE, Source(at, 0, rows))
    return Scalar(text, "|", len(rows) + 1, _WHOLE, Source(at, 0, ["", *rows]))
