"""Lays a file's table over the one that it is based on: key by key, down to one key of one row."""

from __future__ import annotations

from typing import Any, Protocol

from stationery.data.schema import Kind, Map, Nested, Rows, Shape, Type
from stationery.data.tables import Node, Table
from stationery.data.yaml import load_table
from stationery.model.errors import Place, SourceError, UnknownName, did_you_mean

BASED_ON = "based_on"

DEEPEST = 3
"""So many files may stand below one, each based on the next."""


class Files(Protocol):
    """The files of one kind, by their ids."""

    def names(self) -> tuple[str, ...]: ...

    def paths(self, name: str) -> list[str]:
        """Those of one id, ours first."""


def lay_over(mine: Table, base: Table, shape: Shape[Any], stated: bool = False) -> Table:
    """A table in which `mine` states what differs from `base`. What `shape` calls a file's own stays behind; with
    `stated` also what is tied to a key that `mine` states, whether it differs or not."""
    nodes: dict[str, Node] = {}
    for key, node in base.nodes.items():
        known = shape.keys.get(key)
        left = (known and known.own) or any(
            each in mine if stated else _differs(mine, base, each) for each in shape.tied.get(key, ())
        )
        if key in mine.nodes or not left:
            nodes[key] = node
    for key in mine.nodes:
        known = shape.keys.get(key)
        nodes[key] = _lay(key, mine, base, known.type) if known and key in base.nodes else mine.nodes[key]
    return mine.restate(nodes, base)


def _differs(mine: Table, base: Table, key: str) -> bool:
    """Whether a text that stands here is another than the base's."""
    return key in mine and key in base and mine.text(key) != base.text(key)


def _lay(key: str, mine: Table, base: Table, type_: Type) -> Node:
    """What holds at a key that both state."""
    node, below = mine.nodes[key], base.nodes[key]
    if isinstance(type_, Rows):
        return mine.list_rows(key, _rows(mine.tables(key), base.tables(key), type_)) if type_.by else node
    if isinstance(node, Table) and isinstance(below, Table):
        if isinstance(type_, Nested):
            return lay_over(node, below, type_.shape)
        if isinstance(type_, Map):
            nodes = {name: _lay(name, node, below, type_.of) if name in below else node.nodes[name] for name in node}
            if type_.ordered:
                return node.restate({**below.nodes, **nodes}, below)
            return node.restate({**nodes, **{name: below.nodes[name] for name in below if name not in nodes}}, below)
    return node


def _rows(mine: tuple[Table, ...], base: tuple[Table, ...], type_: Rows) -> list[Table]:
    """The base's rows, with those changed that `mine` names; after them those that it adds."""
    rows, left = [], list(mine)
    for row in base:
        names = _names(row, type_)
        change = next((each for each in left if names and names == _names(each, type_)), None)
        if change:
            left.remove(change)
            rows.append(lay_over(change, row, type_.shape))
        elif type_.parts:
            rows += _parts(row, left, type_)
        else:
            rows.append(row)
    return [*rows, *left]


def _parts(row: Table, changes: list[Table], type_: Rows) -> list[Table]:
    """A row for several names, as papers, parted where a change is for some of them. A change that is used up goes."""
    names, parts = _names(row, type_), []
    for change in tuple(changes):
        some = _names(change, type_)
        if some & names:
            parts.append(lay_over(change.keep_texts(type_.by, some & names), row, type_.shape))
            changes.remove(change)
            if some - names:
                changes.append(change.keep_texts(type_.by, some - names))
            names -= some
    if names:
        parts.append(row.keep_texts(type_.by, names) if parts else row)
    return parts


def _names(row: Table, type_: Rows) -> set[str]:
    """What a row is called: what stands at the list's key, or holds where that is absent."""
    usual = type_.shape.keys[type_.by].default
    return {each.text.strip() for each in row.scalars(type_.by)} or ({usual} if isinstance(usual, str) else set())


def load_whole(kind: Kind[Any], name: str, files: Files, place: Place | None = None) -> Table:
    """The table of one file with all that it takes over from the one that it is based on.

    A file based on its own id is based on the one whose place it takes. Raises UnknownName, at `place`, where no file
    has that id, and SourceError where files are based on each other in a ring, or too many on one another.
    """
    return _load(kind, name, files, place, ())


def _load(kind: Kind[Any], name: str, files: Files, place: Place | None, above: tuple[str, ...]) -> Table:
    paths = files.paths(name)
    if not paths:
        raise UnknownName(f"no {kind.noun} is called {name!r}", place, did_you_mean(name, files.names()), files.names())
    chain = (*above, name)
    steps = " → ".join(chain)
    if above.count(name) >= len(paths):
        raise SourceError(
            f"the files are based on each other in a circle: {steps}",
            place,
            "base one of them on a different file, or leave out its `based_on`",
        )
    if len(above) > DEEPEST:
        hint = f"base {chain[0]!r} on {chain[2]!r}"
        raise SourceError(f"based_on goes {DEEPEST} steps down at most: {steps}", place, hint)
    mine = load_table(paths[-1 - above.count(name)])
    base = mine.text(BASED_ON)
    if not base and kind.differs and above.count(name) + 1 < len(paths):
        return lay_over(mine, _load(kind, name, files, place, chain), kind.shape, stated=True)
    if not base:
        return mine
    return lay_over(mine, _load(kind, base, files, mine.where(BASED_ON), chain), kind.shape)
