"""Reads attributes in the form that ipptool prints, as people publish what their printers answer."""

from __future__ import annotations

import re
from pathlib import Path

from stationery.printing.ipp import Attributes, Range, Value

FOLDER = Path(__file__).parent / "dumps"
_ROW = re.compile(r"\s+([\w-]+) \((?:1setOf )?(\w+)\) = (.*)")
_MEMBER = re.compile(r"\s*([\w-]+)=")


def dump(name: str) -> Attributes:
    """The attributes in `dumps/NAME.txt`."""
    found: dict[str, tuple[Value, ...]] = {}
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        row = _ROW.fullmatch(line)
        if row:
            found[row[1]] = _values(row[2], row[3])
    assert found, name
    return found


def _values(kind: str, text: str) -> tuple[Value, ...]:
    if kind == "collection":
        values, at = [], 0
        while at < len(text):
            each, at = _collection(text, at + (text[at] == ","))
            values.append(each)
        return tuple(values)
    if kind in ("unknown", "no"):
        return (None,)
    return tuple(_value(each, kind) for each in text.split(","))


def _value(text: str, kind: str = "") -> Value:
    if kind == "boolean" or text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    low_high = re.fullmatch(r"(\d+)-(\d+)", text)
    return Range(int(low_high[1]), int(low_high[2])) if low_high else text


def _collection(text: str, at: int) -> tuple[Attributes, int]:
    assert text[at] == "{", text[at:]
    at += 1
    found: dict[str, tuple[Value, ...]] = {}
    while text[at] != "}":
        member = _MEMBER.match(text, at)
        assert member, text[at:]
        at = member.end()
        if text[at] == "{":
            inner, at = _collection(text, at)
            found[member[1]] = (inner,)
        else:
            end = re.compile(r"[ }]").search(text, at)
            assert end
            found[member[1]] = (_value(text[at : end.start()]),)
            at = end.start()
    return found, at + 1
