"""The letter's own faults among what is told of rows: each once, and as the letter's, not as one of every row."""

from __future__ import annotations

import os
from typing import Any

from stationery.desk.vocabulary import in_our_terms, message_in_our_terms
from stationery.model.errors import Place
from stationery.model.field import FIELD
from stationery.model.values import replace
from stationery.products.merge_report import OF_SEVERAL, Note, Report
from stationery.products.recipients import Recipient
from stationery.reading.fields import Template


class LettersOwn:
    """What is wrong with, or to be told of, the letter itself, in the order in which it first came up."""

    def __init__(self, template: Template, list_: str) -> None:
        self._template = template
        self._list = list_
        self._rows = template.text.split("\n")
        self._found: dict[tuple[str, int], dict[str, Any]] = {}

    def take(self, note: Note) -> Note:
        """The note with what is the row's own."""
        kept = []
        for said, code in note.sentences:
            if said.about == "typed" or self._is_own(said.place):
                message = OF_SEVERAL["typed"] if said.about == "typed" else said.message
                self._keep(message, said.place, said.hint, "error" if note.is_fault else "remark")
            else:
                kept.append((said, code))
        return replace(note, sentences=tuple(kept))

    def describe(self) -> list[dict[str, Any]]:
        return sorted(self._found.values(), key=lambda each: each["kind"] != "error")

    def _is_own(self, place: Place | None) -> bool:
        """Whether it is at a line that is the same for all rows: one without fields, or of another file."""
        if place is None or place.file == self._list:
            return False
        if place.file != self._template.file or not 0 < place.line <= len(self._rows):
            return True
        return not FIELD.search(self._rows[place.line - 1])

    def _keep(self, message: str, place: Place | None, hint: str, kind: str) -> None:
        at_home = place is not None and place.file == self._template.file
        named = place is not None and not (at_home or place.file.startswith("--"))
        name = f"{os.path.basename(place.file)}: " if place and named else ""
        line = place.line if place and at_home else 0
        row = {"message": f"{name}{message_in_our_terms(message)}", "hint": in_our_terms(hint), "line": line}
        self._found.setdefault((message, line), {**row, "kind": kind})


class RowReport(Report):
    """A report of one row, without what is the letter's own."""

    def __init__(self, file: str, unit: str, own: LettersOwn) -> None:
        super().__init__(file, unit)
        self._own = own

    def take(self, recipient: Recipient, note: Note) -> None:
        rest = self._own.take(note)
        if rest.sentences:
            super().take(recipient, rest)
