"""Turns the declaration of a kind into a JSON Schema, with which an editor completes and checks a file.

An editor's YAML reader gives scalars types, where ours takes each as text: so numbers and flags pass where text does.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from stationery.data.based import BASED_ON
from stationery.data.schema import Either, Key, Kind, Many, Map, Nested, OneOf, Rows, Shape, Type
from stationery.model.units import Length

JSON = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_NUMBER: JSON = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$"}]}
_WHOLE: JSON = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^\s*\d+\s*$"}]}
_LENGTH: JSON = {
    "type": "string",
    "pattern": r"^\s*([+-]?(\d+(\.\d*)?|\.\d+|\d+/0*[1-9]\d*))\s*(mm|cm|in|pt)\s*$",
}
_TEXT: JSON = {"type": ["string", "number", "boolean", "null"]}
_EMPTY: JSON = {"type": "null"}
_SHARE = r"[1-9]\d*/[1-9]\d* of the sheet"


def schema_of(kind: Kind[Any]) -> JSON:
    """The schema of a kind of file: what must be there is asked of files that are based on no other."""
    schema = file_schema(kind.shape, kind.noun.capitalize(), kind.says)
    if kind.differs:  # whatever a user's file leaves out, the built-in one says
        for key in ("if", "then", "required"):
            schema.pop(key, None)
    return schema


def file_schema(shape: Shape[Any], title: str, says: str) -> JSON:
    schema: JSON = {"$schema": DIALECT, "title": title, "description": says, **_table(shape)}
    own = [name for name, key in shape.keys.items() if key.needed and key.own]
    if own:
        schema["required"] = own
    needed = _require(shape)
    if needed:
        alone = {"if": {"not": {"required": [BASED_ON]}}, "then": needed}
        schema |= alone if BASED_ON in shape.keys else {"allOf": [needed]}
    return _share(schema)


_LEAST_SHARED = 160
"""A part shorter than this, written as JSON, is repeated where it is needed."""


def _share(schema: JSON) -> JSON:
    """The same schema, in which a part that is needed more than once stands among the definitions."""
    counted: Counter[str] = Counter()
    names: dict[str, str] = {}

    def count(part: Any, name: str) -> None:
        for key, inner in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
            count(inner, key if isinstance(key, str) and key not in _WORDS else name)
        if isinstance(part, dict) and ("properties" in part or "anyOf" in part or "items" in part):
            text = json.dumps(part, sort_keys=True)
            counted[text] += 1
            if len(text) >= _LEAST_SHARED and text not in names:
                names[text] = name if name not in names.values() else f"{name}-{len(names)}"

    def place(part: Any) -> Any:
        if isinstance(part, list):
            return [place(each) for each in part]
        if not isinstance(part, dict):
            return part
        text = json.dumps(part, sort_keys=True)
        if part is not schema and counted[text] > 1 and text in names:
            defined.setdefault(names[text], None)
            if defined[names[text]] is None:
                defined[names[text]] = {key: place(each) for key, each in part.items()}
            return {"$ref": f"#/$defs/{names[text]}"}
        return {key: place(each) for key, each in part.items()}

    defined: dict[str, JSON | None] = {}
    count(schema, "file")
    placed = place(schema)
    return {**placed, "$defs": defined} if defined else placed


_WORDS = {"properties", "anyOf", "allOf", "items", "additionalProperties", "if", "then", "else"}


def _table(shape: Shape[Any]) -> JSON:
    if isinstance(shape, OneOf):
        return {"anyOf": [_table(each) for each in shape.shapes.values()]}
    schema: JSON = {"type": "object", "properties": {name: _key(key) for name, key in shape.keys.items()}}
    return {**schema, "additionalProperties": _key(shape.free) if shape.free else False}


def _require(shape: Shape[Any]) -> JSON:
    """What must be there, in the tables of a table too: the skeleton of a schema, without its words."""
    if isinstance(shape, OneOf):
        return {}
    required = [name for name, key in shape.keys.items() if key.needed]
    below = {name: inner for name, key in shape.keys.items() if (inner := _require_in(key.type))}
    return {**({"required": required} if required else {}), **({"properties": below} if below else {})}


def _require_in(type_: Type) -> JSON:
    if isinstance(type_, Rows):
        inner = _require(type_.shape)
        return {"if": {"type": "array"}, "then": {"items": inner}, "else": inner} if inner else {}
    if isinstance(type_, Nested):
        return _require(type_.shape)
    if isinstance(type_, Map):
        inner = _require_in(type_.of)
        return {"additionalProperties": inner, "properties": {"cite": True}} if inner else {}
    return {}


def _key(key: Key) -> JSON:
    inner = _type(key.type)
    schema: JSON = {"description": key.says, **({"allOf": [inner]} if "anyOf" in inner else inner)}
    if key.usual:
        schema["description"] += f" If absent: {key.usual}."
    elif isinstance(key.default, str | int | float) and key.default != "" and not key.needed:
        schema["default"] = key.default
    elif isinstance(key.default, Length) and key.default:
        schema["default"] = write_length(key.default)
    return schema


def write_length(length: Length) -> str:
    """A length as a file would have it, in the unit that gives the fewest figures."""
    forms = (f"{length.pt:.6g}pt", f"{length.mm:.6g}mm", f"{length.inch:.6g}in")
    exact = [form for form in forms if Length.parse(form) == length]
    return min(exact or forms[:1], key=len)


def _type(type_: Type) -> JSON:
    """What may stand at a key. ValueError for a form that is not known here."""
    if isinstance(type_, Rows):
        row = _table(type_.shape)
        return {"anyOf": [{"type": "array", "items": row}, row, _EMPTY]}
    if isinstance(type_, Nested):
        return {"anyOf": [_table(type_.shape), _EMPTY]}
    if isinstance(type_, Map):
        cite = {"properties": {"cite": _TEXT}} if type_.cited else {}
        return {"anyOf": [{"type": "object", **cite, "additionalProperties": _type(type_.of)}, _EMPTY]}
    if isinstance(type_, Either):
        each = {"anyOf": [_type(each) for each in type_.types]}
        return _some(each) if isinstance(type_, Many) else each
    form = type_.form
    if form in ("x", "y"):
        return _axis(form)
    if form == "choice":
        return {"enum": [*type_.choices]}
    if form == "choices":
        return _some({"enum": [*type_.choices]})
    if form == "text" and type_.pattern:
        return {"type": "string", "pattern": type_.pattern}
    found = {
        "text": _TEXT,
        "texts": _some(_TEXT),
        "length": _LENGTH,
        "lengths": _some(_LENGTH),
        "number": _NUMBER,
        "numbers": _some(_NUMBER),
        "whole": _WHOLE,
        "flag": {"enum": [True, False, "yes", "no", "on", "off", "true", "false"]},
        "gap": _gap(),
        "any": {},
    }.get(form)
    if found is None:
        raise ValueError(f"no JSON Schema is known for {form!r}")
    return found


def _some(each: JSON) -> JSON:
    return {"anyOf": [each, {"type": "array", "items": each}]}


def _gap() -> JSON:
    lines = {"type": "string", "pattern": r"^\s*[+-]?(\d+(\.\d*)?|\.\d+) +lines?\s*$"}
    measure: JSON = {"anyOf": [lines, _LENGTH, {"enum": [0, "0"]}]}
    keys = dict.fromkeys(("natural", "least", "most"), measure)
    table = {"type": "object", "properties": keys, "required": ["natural"], "additionalProperties": False}
    return {"anyOf": [*measure["anyOf"], table]}


def _axis(key: str) -> JSON:
    near, far, size = ("from_left", "from_right", "width") if key == "x" else ("from_top", "from_bottom", "height")
    share = {"anyOf": [_LENGTH, {"type": "string", "pattern": rf"^\s*{_SHARE}\s*$"}]}
    two = {"type": "array", "items": _LENGTH, "minItems": 2, "maxItems": 2}
    keys = {near: {"anyOf": [_LENGTH, two]}, far: {"anyOf": [_LENGTH, two]}, size: share}
    return {"type": "object", "properties": keys, "additionalProperties": False, "minProperties": 1, "maxProperties": 2}
