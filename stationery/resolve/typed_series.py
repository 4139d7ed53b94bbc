"""Whether a row's values leave the body of a template to be taken for what it was with the values of another row.

Rows of text are looked at for what people type there: salutations, closes, names, notations, lists. It is enough to
know that a value begins no such row, and that a row which has one is a sentence by its own words.
"""

from __future__ import annotations

from collections.abc import Mapping

from stationery.catalog.languages import Language
from stationery.catalog.typedwords import fold
from stationery.model.errors import Place
from stationery.model.letter import Letter
from stationery.reading.field_places import Row as FormRow
from stationery.reading.field_places import Slot
from stationery.reading.markdown import may_be_rearranged
from stationery.resolve.typed_rows import Row, begins_with, is_postscript, is_salutation

_FEWEST_WORDS = 8
"""Of its own in a paragraph's first row: more than any salutation, name, or close with a value in it has."""
_LONGEST_HEAD = 60
"""Characters of a first row that may belong to an address above a salutation (`resolve/typed`)."""
_MOST_KEPT = 3_000

_MANNERS = ("body", "begins")


class Unlike(Exception):
    """A value might change more than words."""


class VaryingBody:
    """The rows of a body that have fields. `letter` is one that was made of them, resolved, with some values.

    Raises Unlike for a template whose values may make something else of a row than words.
    """

    def __init__(self, rows: tuple[FormRow, ...], letter: Letter, language: Language) -> None:
        self._language = language
        typed = language.typed
        self._opens = (*typed.salutations, *typed.greetings, *typed.enclosures, *typed.copies)
        self._begins = (*self._opens, *typed.closes, *typed.closes_with_comma)
        self._rows = rows
        self._opening: FormRow | None = None
        self._firsts: tuple[str, ...] = ()
        self._wraps = False
        self._judged: dict[str, bool] = {}
        self._greets: dict[str, bool] = {}
        shown = [bool(row.slots or row.text.strip()) for row in rows]
        first = shown.index(True) if True in shown else -1
        for number, row in enumerate(rows):
            if not row.slots:
                continue
            begins = not number or not shown[number - 1]
            ends = number + 1 == len(rows) or not shown[number + 1]
            salutation = letter.salutation.place
            if number == first and salutation and salutation.line == row.line and begins and ends:
                self._opening = row
                continue
            self._wraps = self._wraps or not (begins and ends)
            self._ensure_sentence(row, begins, number == first)
        self._file = letter.file

    def holds(self, values: Mapping[str, str]) -> bool:
        """Whether these values are as good as any."""
        for key in self._firsts:
            if (text := values.get(key)) and not self._may_begin(text):
                return False
        if self._opening and not self._is_greeting(self._opening, values):
            return False
        return not (self._wraps and may_be_rearranged(_fill(self._rows, values)))

    def _ensure_sentence(self, row: FormRow, begins: bool, first: bool) -> None:
        before = row.pieces[0] if isinstance(row.pieces[0], str) else ""
        own = [piece for piece in row.pieces if isinstance(piece, str)]
        if any(slot.manner not in _MANNERS for slot in row.slots) or row.alone:
            raise Unlike
        if before.strip():
            if not before[0].isalpha() or begins_with(fold(before), self._opens):
                raise Unlike
            if is_postscript(before, self._language.postscript_marks):
                raise Unlike
        elif before:
            raise Unlike
        else:
            slot = row.pieces[0]
            assert isinstance(slot, Slot)
            self._firsts = (*self._firsts, slot.field.key)
        if begins and sum(len(piece.split()) for piece in own) < _FEWEST_WORDS:
            raise Unlike
        if first and sum(map(len, own)) <= _LONGEST_HEAD:
            raise Unlike

    def _may_begin(self, text: str) -> bool:
        found = self._judged.get(text)
        if found is None:
            _bound(self._judged)
            marks = self._language.postscript_marks
            odd = text[0].isdigit() or begins_with(fold(text), self._begins) or is_postscript(text, marks)
            found = self._judged[text] = not odd
        return found

    def _is_greeting(self, opening: FormRow, values: Mapping[str, str]) -> bool:
        text = (opening.fill(values, [], []) or "").strip()
        found = self._greets.get(text)
        if found is None:
            _bound(self._greets)
            row = Row(text, Place(self._file, opening.line), True, True)
            found = self._greets[text] = bool(text) and is_salutation(row, self._language)
        return found


def _fill(rows: tuple[FormRow, ...], values: Mapping[str, str]) -> str:
    filled = (row.fill(values, [], []) if row.slots else row.text for row in rows)
    return "\n".join(text for text in filled if text is not None)


def _bound(kept: dict[str, bool]) -> None:
    if len(kept) >= _MOST_KEPT:
        kept.clear()
