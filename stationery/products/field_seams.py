"""Where a cell meets the words of a letter: marks that stand twice, a sentence that begins small.

A cell is printed as it is; what is told here is what nobody would have typed in a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from stationery.model.errors import Place, Remark
from stationery.model.field import Field
from stationery.model.late_pattern import late
from stationery.model.values import value
from stationery.products.recipients import Recipient, Roster
from stationery.reading.field_places import Row
from stationery.reading.fields import Template

_MARKS = ".,;:!?…"
_BEGUN = late(r"(?:^|[.!?…][\"'”’»)\]]?\s+)[\"'“‘«(¿¡]*$")
"""What stands before the first word of a sentence."""
_LAST_WORD = late(r"(?:^|\s)([^\s]+)$")
_SHORT_WORDS = (
    "inc ltd co corp bros jr sr st ste mt ft ave blvd rd dr mr mrs ms mme prof esq hon rev dept est etc no nr vs approx"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun str usw bzw ca cie apt fl vol ed al"
    " lb oz hr min tel ext gen col sgt lt capt assn intl mfg"
)
_SHORT = frozenset(_SHORT_WORDS.split())
"""Words that have a period of their own, in small letters."""
_ARTICLE = late(r"(The|An?) [^\W\d_A-Z]")
"""With a capital before a word in small letters: `The bowl`; The Hague is a name."""
_MOST_FORMS = 64

_LEAST_LOUD = 6
"""Letters of a single word in capitals that is hardly an abbreviation."""

_OF_NAMES = ("name", "prefix", "given", "middle", "family", "suffix", "organization", "department")


@value
class Seam:
    """A field in its row: what stands before and after it there, and whether it begins a sentence."""

    field: Field
    line: int
    before: str
    after: str
    begins: bool


class FieldSeams:
    """Looks at the cells of each recipient where the template has their fields."""

    def __init__(self, template: Template, roster: Roster) -> None:
        self._template = template
        self._roster = roster
        self._names = frozenset(key for part in _OF_NAMES for key in roster.keys_of(part))
        self._forms: dict[int, tuple[tuple[Row, ...], tuple[Seam, ...]]] = {}

    def find(self, recipient: Recipient) -> list[Remark]:
        """What is to be told of a recipient's cells, each once."""
        values = recipient.values
        found = [remark for seam in self._seams(values) for remark in self._look(seam, values)]
        return list(dict.fromkeys(found)) if len(found) > 1 else found

    def _seams(self, values: Mapping[str, str]) -> tuple[Seam, ...]:
        form = self._template.form(values)
        known = self._forms.get(id(form))
        if known is None or known[0] is not form:
            if len(self._forms) >= _MOST_FORMS:
                self._forms.clear()
            known = self._forms[id(form)] = form, tuple(_find_seams(form, self._template.body_line))
        return known[1]

    def _look(self, seam: Seam, values: Mapping[str, str]) -> Iterator[Remark]:
        text = values.get(seam.field.key, "").strip()
        if not text:
            return
        last, first = text[-1], text[0]
        if last in _MARKS and (told := _find_marks(text, seam.after)):
            yield self._remark(seam, told, f"take the {last!r} out of the cell")
        if seam.begins and first.islower() and not (text[1:2].isupper() or seam.field.key in self._names):
            hint = "write the cell with a capital, or let other words begin the sentence"
            yield self._remark(seam, "begins a sentence with a small letter", hint)
        in_sentence = seam.before and seam.line >= self._template.body_line and not seam.begins
        if in_sentence and (article := _ARTICLE.match(text)) and article[1].casefold() != seam.before:
            hint = f"write {article[1].lower()!r} in the cell, unless it is part of a name"
            yield self._remark(seam, f"begins with {article[1]!r} in the middle of a sentence", hint)
        if text.isupper() and seam.field.key not in self._names and _is_loud(text):
            yield self._remark(
                seam, "is in capitals, and is printed so", "type it as it should stand in the letter", ""
            )
        if seam.before and text.split()[0].casefold() == seam.before:
            hint = f"take {seam.before!r} out of the cell, or out of the letter"
            yield self._remark(seam, f"begins with {seam.before!r}, which the letter has before it", hint)

    def _remark(self, seam: Seam, told: str, hint: str, at: str | None = None) -> Remark:
        at = f" ({self._template.file}:{seam.line})" if at is None else at
        return Remark(f"{self._roster.where(seam.field)} {told}{at}", Place(self._roster.file), hint)


def _find_marks(text: str, after: str) -> str:
    """What is wrong with the mark at a text's end before these words of the letter; empty if nothing is."""
    last, follows = text[-1], after[:1]
    if follows in ("", ".") and last in ".!?…":
        return ""  # such a mark takes the place of the letter's period
    if last == "." and _is_short(text):
        return ""
    if follows and follows in _MARKS:
        return f"ends with {last!r}, and the letter goes on with {follows!r}"
    if last == "." and after[1:2].islower():
        return "ends with '.', and the sentence goes on"
    return ""


def _is_short(text: str) -> bool:
    """Whether the last word has a period of its own: Inc., U.S., J."""
    found = _LAST_WORD.search(text)
    word = found[1].rstrip(".").lstrip("(\"'“‘") if found else ""
    return "." in word or len(word) < 2 or word.casefold() in _SHORT


def _is_loud(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]
    return len(words) > 1 or any(len(word) >= _LEAST_LOUD for word in words)


def _find_seams(form: tuple[Row, ...], body_line: int) -> Iterator[Seam]:
    starts = True
    for row in form:
        if row.line < body_line:
            starts, begins = True, False
        else:
            begins = starts
            starts = not (row.text.strip() or row.slots)
        before = ""
        for number, piece in enumerate(row.pieces):
            if isinstance(piece, str):
                before += piece
                continue
            after = row.pieces[number + 1] if number + 1 < len(row.pieces) else ""
            after = after if isinstance(after, str) else ""
            is_first = row.line >= body_line and bool(_BEGUN.search(before)) and (begins or bool(before.strip()))
            word = re.search(r"([^\W\d_]+) $", before)
            yield Seam(piece.field, row.line, word[1].casefold() if word else "", after, is_first)
            before += "x"
