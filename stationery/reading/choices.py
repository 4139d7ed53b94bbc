"""Reads what a letter or a profile chooses from the catalog; whether the catalog has it is found out later."""

from __future__ import annotations

from stationery.errors import did_you_mean
from stationery.letter import Choices, Written
from stationery.tables import Table

NAMES = (
    "style", "letterhead", "paper", "envelope", "card", "font", "language", "punctuation",
    "address_manner", "country_line",
)  # fmt: skip
FLAGS = ("justify", "one_page", "smart")
LETTERHEAD = "letterhead"
TOLD = ("accent", "letters", "monogram")
"""What a letterhead may be told beside its name."""

KEYS = (*NAMES, *FLAGS)
PUNCTUATION = ("open", "mixed")
MANNERS = ("typed", "post")


def read_choices(table: Table) -> Choices:
    names = {key: written(table, key) for key in NAMES if key in table and key != LETTERHEAD}
    names |= _letterhead(table)
    punctuation = names.get("punctuation")
    if punctuation and punctuation.text not in PUNCTUATION:
        hint = did_you_mean(punctuation.text, PUNCTUATION)
        table.fault(f"punctuation: {punctuation.text!r} is no choice here", punctuation.place, hint)
    manner = names.get("address_manner")
    if manner and manner.text not in MANNERS:
        hint = did_you_mean(manner.text, MANNERS)
        table.fault(f"address_manner: {manner.text!r} is no choice here", manner.place, hint)
    flags = {key: table.flag(key) for key in FLAGS if key in table}
    return Choices(**names, **flags)  # type: ignore[arg-type]


def _letterhead(table: Table) -> dict[str, Written]:
    """A letterhead's name; or a table of its name and what it is told, as `{name: monogram, letters: AB}`."""
    if LETTERHEAD not in table:
        return {}
    if not isinstance(table.node(LETTERHEAD), Table):
        return {LETTERHEAD: written(table, LETTERHEAD)}
    told = table.needed_table(LETTERHEAD)
    told.only(("name", *TOLD))
    found = {key: written(told, key) for key in TOLD if key in told}
    return {**found, LETTERHEAD: written(told, "name")}


def written(table: Table, key: str, *, lines: bool = False) -> Written:
    """The text at a key and its place; line ends in it are kept only if it may have `lines`, else they are blanks."""
    found = table.scalar(key)
    if found is None:
        return Written("")
    text = found.text.strip()
    if "\n" in text:
        text = ("\n" if lines else " ").join(row for row, _ in found.lines())
    return Written(text, found.lines()[0][1] if found.style == "|" else found.place)
