"""Finds the declaration of each kind of file, for its JSON Schema: what people write, and the data files."""

from __future__ import annotations

from typing import Any

from stationery.catalog.kinds import KINDS, kind_of
from stationery.data.schema import Kind
from stationery.model.errors import Place, UnknownName, did_you_mean

PRINTERS = "printers"
"""The list of printers that `stationery printer add` writes."""

WRITTEN = ("letter", "profile", "interview", PRINTERS)
"""What people write other than data files, or have written."""

SENDER = "proof-sender"
"""A data file that is read as a profile is."""


def kind_names() -> tuple[str, ...]:
    """The kinds: what people write first, then the data files."""
    return (*WRITTEN, *KINDS, SENDER)


def find_kind(name: str, place: Place | None = None) -> Kind[Any]:
    """The kind of that name. Raises UnknownName, at `place`."""
    if name == PRINTERS:
        from stationery.catalog import printers  # 2.0 ms

        return printers.PRINTERS
    if name in (*WRITTEN, SENDER):
        from stationery.reading.heads import HEADS  # 9.9 ms

        return HEADS[name]
    if name not in KINDS:
        message, hint = f"there is no kind of file {name!r}", did_you_mean(name, kind_names())
        raise UnknownName(message, place, hint, kind_names())
    return kind_of(name)


def describe_kind(name: str, place: Place | None = None) -> dict[str, object]:
    """The JSON Schema of a kind of file (draft 2020-12), made anew at each call. Raises UnknownName, at `place`."""
    from stationery.data.json_schema import schema_of  # 3.2 ms

    return schema_of(find_kind(name, place))
