"""Templates: letters with fields `{{…}}`, for a list, as the page shows them before anybody is chosen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from stationery.model.errors import Place, StationeryError, each_fault
from stationery.model.letter import Letter, Party, Written
from stationery.model.values import replace, value
from stationery.products.recipients import SALUTATION
from stationery.reading.fields import Filled, Template, read_template, refuse_fields
from stationery.reading.letters import read_letter

_ADDRESS = ("{{name}}", "{{street}}", "{{city}}, {{state}} {{zip}}")
_FIELD = re.compile(r"\{\{.*?\}\}")


@value
class Stood:
    """A template as a letter: `filled` with its own fields, or for the first one of a list, whose `name` is told with
    the `row` and the list's file. The fields themselves are not faults, nor what seems wrong because of them; those
    that the list has no column for are `lacking`. `faults` are of the letter itself, with their places in the filled
    text."""

    letter: Letter
    filled: Filled
    name: str = ""
    row: int = 0
    list: str = ""
    lacking: tuple[StationeryError, ...] = ()
    faults: tuple[StationeryError, ...] = ()

    def describe(self) -> dict[str, Any]:
        return {"name": self.name, "row": self.row, "list": self.list}

    def matters(self, about: str, message: str) -> bool:
        """Whether a remark tells of more than of fields that are still empty."""
        return bool(self.name) or not (about not in ("", "fit") or _FIELD.search(message))

    def line(self, line: int) -> int:
        """The template's line of a line of the filled text."""
        return self.filled.place(Place(self.filled.file, line)).line


Stand = Callable[[Template], Stood | None]
"""Gives a template as a letter to somebody on a list, or with its fields; None where there is no list for it."""


def template_in(text: str, file: str) -> Template | None:
    """The template in a text; None for a letter without fields. Raises what is wrong with fields."""
    if "{{" not in text:
        return None
    try:
        refuse_fields(text, file)
    except StationeryError:
        return read_template(text, file)
    return None


def stand_alone(template: Template) -> Stood:
    """The template with its fields as they are written. Raises what is wrong with the letter."""
    names = {field.key: f"{{{{{field.name}}}}}" for field in reversed(template.names)}
    filled = template.fill_in({**names, **({SALUTATION: "{{salutation}}"} if SALUTATION in names else {})})
    faults: tuple[StationeryError, ...] = ()
    try:
        letter = read_letter(filled.text, filled.file, headless=True, filled=True)
    except StationeryError as fault:
        if not isinstance(fault.understood, Letter):
            raise
        letter = fault.understood
        faults = tuple(each for each in each_fault(fault) if _is_of_words(each, template, filled))
    if letter.recipient is None:
        lines = tuple(Written(each, Place(template.file)) for each in _ADDRESS)
        letter = replace(letter, recipient=Party(Place(template.file), lines=lines, email="{{email}}"))
    return Stood(letter, filled, faults=faults)


def _is_of_words(fault: StationeryError, template: Template, filled: Filled) -> bool:
    """Whether a fault is of what is written for everybody: not of the head's fields, which no date or style is."""
    line = fault.place.line if fault.place else 0
    of_field = 0 < line <= len(filled.lines) and filled.lines[line - 1][1]
    in_head = 0 < line <= len(filled.lines) and filled.lines[line - 1][0] < template.body_line
    return bool(line) and not (of_field and in_head) and not _FIELD.search(fault.message)
