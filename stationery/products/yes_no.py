"""Columns of yes and no: a cell that says no counts as empty where a letter asks whether there is anything in it.

House style: the words are those that people tick lists with (yes, y, true, 1, x; no, n, false, 0).
"""

from __future__ import annotations

from collections.abc import Iterator

from stationery.model.errors import Place, Remark
from stationery.model.field import Field
from stationery.products.recipients import Recipient, Roster
from stationery.reading.contacts.odd_cells import is_nothing
from stationery.reading.fields import Template

_NO = frozenset(("no", "n", "false", "0"))
_WORDS = _NO.union(("yes", "y", "true", "1", "x"))


class YesNo:
    """The columns of a list that have nothing but yes and no, of those that sections of the template ask for. The list
    is read for them when the first cell says no."""

    def __init__(self, template: Template, roster: Roster) -> None:
        self._roster = roster
        self._template = template
        self._asked = {each.key: each for each in template.conditions if roster.column_of_key(each.key) is not None}
        self._found: dict[str, Field] | None = None

    def says_no(self, key: str, text: str) -> bool:
        return text.strip().casefold() in _NO and key in self._asked and key in self._columns

    @property
    def _columns(self) -> dict[str, Field]:
        if self._found is None:
            self._found = self._find()
        return self._found

    def _find(self) -> dict[str, Field]:
        left = {key: index for key in self._asked if (index := self._roster.column_of_key(key)) is not None}
        denied: set[str] = set()
        for contact in self._roster.contacts() if left else ():
            for key, index in tuple(left.items()):
                text = contact.cells[index][1].strip().casefold() if index < len(contact.cells) else ""
                if text in _NO:
                    denied.add(key)
                elif text and text not in _WORDS:
                    del left[key]
            if not left:
                break
        return {key: self._asked[key] for key in left if key in denied}

    def doubt(self, recipient: Recipient) -> Iterator[Remark]:
        """What is told of a cell that says no and counts as something, since its column has other words, too."""
        for key, field in self._asked.items():
            text = recipient.values.get(key, "").strip()
            is_no = text.casefold() in _NO
            if text and (is_no or (key not in self._template.printed and is_nothing(text, key))):
                if is_no and key in self._columns:
                    continue
                said = "no" if is_no else repr(text)
                message = f"{self._roster.where(field)} says {said}, which counts as filled in for {_tag(field)}"
                yield Remark(message, Place(self._roster.file), "clear the cell, so that it counts as empty")

    def remarks(self) -> Iterator[Remark]:
        """What is told of the columns, once."""
        for field in self._columns.values():
            message = f"{self._roster.where(field)} has only yes and no, so for {_tag(field)} a no counts as empty"
            yield Remark(message, Place(self._roster.file), "so do n, false, and 0")


def _tag(field: Field) -> str:
    return f"{{{{#{field.name}}}}}"
