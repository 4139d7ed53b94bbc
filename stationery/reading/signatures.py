"""Reads `signature:` of a letter or a profile: a picture's path, or a table of the path and its settings."""

from __future__ import annotations

from collections.abc import Callable

from stationery.data.tables import Table
from stationery.model.letter import Signature
from stationery.model.units import Length, mm
from stationery.reading.choices import read_written

KEY = "signature"
SETTINGS = {
    "file": "The picture's file.",
    "alt": "A description for people who can't see it.",
    "height": "Its height on paper.",
}
USE = {"use": "When to use the signature: always, or only if a letter asks for it."}
USES = ("always", "asked")
LOWEST, HIGHEST = mm(4), mm(50)
"""The limits of a signature's height on paper."""


def read_signature(table: Table, *, profile: bool = False) -> Signature:
    """Read the signature; empty if there is none. Only a `profile` says when to use it."""
    if KEY not in table:
        return Signature()
    if not isinstance(table.node(KEY), Table):
        return Signature(read_written(table, KEY))
    settings = table.require_table(KEY).spell_keys({**SETTINGS, **USE})
    settings.only({**SETTINGS, **USE} if profile else SETTINGS)
    parts = {key: read_written(settings, key) for key in SETTINGS if key in settings}
    if "file" not in parts:
        settings.require("file")
    height = parts.get("height")
    if height:
        try:
            parse_height(height.text)
        except ValueError as wrong:
            settings.fault(f"height: {wrong}", height.place)
    only_if_asked = profile and settings.choice("use", USES, USES[0]) == "asked"
    return Signature(**parts, asked=only_if_asked)


def parse_height(text: str) -> Length:
    """The height of a signature on paper. ValueError if it isn't a length, or is out of range."""
    height = Length.parse(text)
    if not LOWEST <= height <= HIGHEST:
        raise ValueError(f"a signature can't be {text} high; choose a height from {LOWEST.mm:g} to {HIGHEST.mm:g} mm")
    return height


def write_signature(signature: Signature, quote: Callable[[str], str]) -> list[str]:
    """The rows of a profile for a signature; `read_signature` reads the same back."""
    if not signature.file:
        return []
    beside = {key: getattr(signature, key).text for key in tuple(SETTINGS)[1:] if getattr(signature, key)}
    if signature.asked:
        beside["use"] = "asked"
    if not beside:
        return [f"{KEY}: {quote(signature.file.text)}"]
    return [
        f"{KEY}:",
        f"  file: {quote(signature.file.text)}",
        *(f"  {key}: {quote(text)}" for key, text in beside.items()),
    ]


def replace_signature(text: str, signature: Signature, table: Table, quote: Callable[[str], str]) -> str:
    """A profile's text with its signature replaced; all other rows stay the same."""
    rows = text.split("\n")
    new = write_signature(signature, quote)
    at = next((place.line - 1 for key, place in table.key_places.items() if key == KEY), None)
    if at is None:
        while rows and not rows[-1].strip():
            rows.pop()
        return "\n".join([*rows, *new, ""])
    end = at + 1
    while end < len(rows) and (rows[end][:1] in (" ", "\t") or (not rows[end].strip() and end + 1 < len(rows))):
        end += 1
    while end > at + 1 and not rows[end - 1].strip():
        end -= 1
    return "\n".join([*rows[:at], *new, *rows[end:]])
