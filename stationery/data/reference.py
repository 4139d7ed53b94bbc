"""Turns the declaration of a kind into its reference, in Markdown, and into a scaffold for a file of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stationery.data.based import BASED_ON
from stationery.data.json_schema import write_length
from stationery.data.schema import Either, Key, Kind, Map, Nested, OneOf, Rows, Shape, Type
from stationery.data.tables import Table
from stationery.model.units import Length


def reference(name: str, kind: Kind[Any]) -> str:
    """A section of a kind: each key with its type, its default and its sentence; the keys of tables below them."""
    return "\n".join((f"## {name}", "", kind.says, "", *table_of(kind.shape), *_lists(kind.shape)))


def _lists(shape: Shape[Any]) -> tuple[str, ...]:
    """What a based file can do to the lists of its base."""
    found = {path: each.by for path, key, _ in _keys(shape, "", set(), {}) if isinstance(each := key.type, Rows)}
    if BASED_ON not in shape.keys or not found:
        return ()
    told = [
        f"`{path}`: a row changes the base's row with the same `{by}`, and a new one is added; no row can be left out."
        if by
        else f"`{path}`: the list takes the place of the base's."
        for path, by in found.items()
    ]
    return ("", "In a file with `based_on`:", "", *(f"- {each}" for each in told))


def table_of(shape: Shape[Any]) -> Iterator[str]:
    """Rows of a table in Markdown, the heading first."""
    yield "| key | type | default | |"
    yield "|---|---|---|---|"
    for path, key, also in _keys(shape, "", set(), {}):
        cells = (f"`{path}`", key.type.description, _default(key), key.says + also)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _keys(shape: Shape[Any], path: str, seen: set[str], told: dict[str, str]) -> Iterator[tuple[str, Key, str]]:
    """Path and key, and what else to say of it: its other names, and where the keys below it stand already.

    Keys that are other names of one have no row. `told` has the keys below each path, as text, and the first such path.
    """
    shapes = shape.shapes.values() if isinstance(shape, OneOf) else (shape,)
    for each in shapes:
        for name, key in (*each.keys.items(), *((("NAME", each.free),) if each.free else ())):
            if key.same_as or f"{path}{name}" in seen:
                continue
            seen.add(f"{path}{name}")
            others = [f"`{other}`" for other, same in each.keys.items() if same.same_as == name]
            also = f" Also: {', '.join(others)}." if others else ""
            below = _inner(key.type, f"{path}{name}.")
            rows = list(_keys(*below, seen, told)) if below else []
            inner = "".join(f"{row[len(path) + len(name) :]} {key.says}{also}\n" for row, key, also in rows)
            first = told.setdefault(inner, f"{path}{name}") if len(rows) > _FEW else f"{path}{name}"
            if first != f"{path}{name}":
                rows, also = [], f" Its keys are those of `{first}`.{also}"
            yield f"{path}{name}", key, also
            yield from rows


_FEW = 3
"""Keys that may be said twice."""


def _inner(type_: Type, path: str) -> tuple[Shape[Any], str] | None:
    while isinstance(type_, Map | Either):
        if isinstance(type_, Map):
            type_, path = type_.of, f"{path}NAME."
        else:
            type_ = type_.types[-1]
    return (type_.shape, path) if isinstance(type_, Nested) else None


def _default(key: Key) -> str:
    if key.needed:
        return "required"
    if key.usual:
        return key.usual
    if isinstance(key.default, bool):
        return "yes" if key.default else "no"
    if isinstance(key.default, Length):
        return f"`{write_length(key.default)}`" if key.default else ""
    return f"`{key.default}`" if isinstance(key.default, str | int | float) and key.default != "" else ""


def scaffold(kind: Kind[Any], name: str, start: str | Table, schema: str) -> str:
    """A file of a user's own: what must be in it, and each other key as a comment. It is based on the entry of an id,
    or stands alone with the texts that it needs, as a table has them.

    `schema` is the path of the JSON Schema, for editors.
    """
    rows = [f"# yaml-language-server: $schema={schema}"]
    own = {"name": name, "cite": "house style"}
    if isinstance(start, str):
        own[BASED_ON] = start
        below = "# State only the differences. You can change single keys of a table or of a row:"
    else:
        own |= {key: start.text(key) for key, each in kind.shape.keys.items() if each.needed and key not in own}
        below = "# Write your own measures and names above. You can add:"
    rows += [f"{key}: {text}" for key, text in own.items() if key in kind.shape.keys and text]
    rows += ["", below]
    for path, key in kind.shape.keys.items():
        if path not in own:
            rows.append(f"# {path}:  {key.says}")
    return "\n".join(rows) + "\n"
