"""Reads `signature:` of a letter or a profile: a picture's path, or a table of the path and what is told beside it."""

from __future__ import annotations

from collections.abc import Callable

from stationery.data.tables import Table
from stationery.model.letter import Signature
from stationery.model.units import Length, mm
from stationery.reading.choices import written

KEY = "signature"
TOLD = {
    "file": "The picture's file.",
    "alt": "What is said of it to those who do not see it.",
    "height": "How high it stands on paper.",
}
USE = {"use": "When the signature is used: always, or where a letter asks for it."}
USES = ("always", "asked")
LOWEST, HIGHEST = mm(4), mm(50)
"""Between these a signature's height on paper lies."""


def read_signature(table: Table, *, profile: bool = False) -> Signature:
    """What is said of the signature; an empty one if nothing is. Only a `profile` says when it is used."""
    if KEY not in table:
        return Signature()
    if not isinstance(table.node(KEY), Table):
        return Signature(written(table, KEY))
    told = table.needed_table(KEY)
    told.only({**TOLD, **USE} if profile else TOLD)
    found = {key: written(told, key) for key in TOLD if key in told}
    if "file" not in found:
        told.needed("file")
    height = found.get("height")
    if height:
        try:
            parsed_height(height.text)
        except ValueError as wrong:
            told.fault(f"height: {wrong}", height.place)
    asked = profile and told.choice("use", USES, USES[0]) == "asked"
    return Signature(**found, asked=asked)


def parsed_height(text: str) -> Length:
    """The height of a signature on paper. ValueError if it is no length, or none that a signature has."""
    height = Length.parse(text)
    if not LOWEST <= height <= HIGHEST:
        raise ValueError(f"{text} is no height of a signature; between {LOWEST.mm:g} and {HIGHEST.mm:g} mm is")
    return height


def write_signature(said: Signature, quoted: Callable[[str], str]) -> list[str]:
    """The rows of a profile that say it; `read_signature` gives back the same."""
    if not said.file:
        return []
    beside = {key: getattr(said, key).text for key in tuple(TOLD)[1:] if getattr(said, key)}
    if said.asked:
        beside["use"] = "asked"
    if not beside:
        return [f"{KEY}: {quoted(said.file.text)}"]
    return [
        f"{KEY}:",
        f"  file: {quoted(said.file.text)}",
        *(f"  {key}: {quoted(text)}" for key, text in beside.items()),
    ]


def with_signature(text: str, said: Signature, table: Table, quoted: Callable[[str], str]) -> str:
    """A profile's text with that signature in place of the one it has; all its other rows stay as they are."""
    rows = text.split("\n")
    new = write_signature(said, quoted)
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
