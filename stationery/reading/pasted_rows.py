"""Tells paragraphs apart that a word processor parts by one line end, and text from the list right above it."""

from __future__ import annotations

from itertools import groupby

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place
from stationery.model.late_pattern import late

_VERY_LONG, _NEVER_WRAPPED, _LONG, _SHORT = 200, 130, 100, 60
"""Characters of a row that is hardly one sentence of several on lines of their own, as some people (and the drafts)
write; of one that nobody wraps by hand; and of one that may end anywhere."""
_MOST_OF_CLOSE, _MOST_SHOWN = 4, 5
_ITEM = late(r" {0,3}(?:[-*+]|\d{1,3}[.)])\s+\S")
_OTHER = late(r"[|>#\t ]|.*(?:\||\\|  )$|.*\]:")
"""Rows that are indented, of tables or quotations, or end in a hard break."""
_END = late(r"[.!?:][\"'”’)*_]*$")
_BEGIN = late(r"[\"'“‘(*_¿¡]*[^\W\d_a-zà-öø-ÿ]")
_SENTENCES = late(r"[a-zà-ÿ)\d][.!?][\"'”’)]* +[\"'“‘(]?[A-ZÀ-Þ]")
_AS_TYPED = "`as_typed: yes` in the head sets them as one"


def find_breaks(text: str, file: str, first_line: int, diagnostics: Diagnostics) -> list[int]:
    """The numbers of the rows that begin a paragraph though no blank row is above them. Remarks tell."""
    rows = text.split("\n")
    breaks: list[int] = []
    at = 0
    for blank, group in groupby(rows, key=lambda row: not row.strip()):
        count = len(list(group))
        run, begun, at = rows[at : at + count], at, at + count
        if blank or count < 2 or any(_OTHER.match(row) for row in run if not _ITEM.match(row)):
            continue
        listed = next((number for number in range(count - 1, -1, -1) if _ITEM.match(run[number])), -1)
        if listed >= 0:
            below = run[listed + 1 :]
            if not below or not _is_apart(run[listed], below):
                continue
            place = Place(file, first_line + begun + listed + 1)
            message = f"{_begin(below[0])!r} is set apart from the list above it"
            diagnostics.remark(message, place, "leave a blank line below a list; `as_typed: yes` in the head joins it")
            breaks.append(begun + listed + 1)
            run, begun = below, begun + listed + 1
        found = _find_paragraphs(run)
        if not found:
            continue
        place = Place(file, first_line + begun + found[0])
        if all(_SENTENCES.search(row) for row in run if len(row) > _SHORT):
            message = f"{len(found) + 1} paragraphs begin on lines of their own here, and are set as such"
            diagnostics.remark(message, place, f"leave a blank line between paragraphs; {_AS_TYPED}")
            breaks += [begun + number for number in found]
        elif any(len(row) > _VERY_LONG for row in run):
            message = f"{_begin(run[found[0]])!r} goes on with the paragraph of the line above it"
            diagnostics.remark(message, place, "leave a blank line between paragraphs")
    return breaks


def _begin(row: str) -> str:
    return " ".join(row.split()[:_MOST_SHOWN])


def _find_paragraphs(run: list[str]) -> list[int]:
    """The rows of a run that begin a paragraph below its first one; none unless each long row ends a sentence and each
    row begins one."""
    if not any(len(row) > _NEVER_WRAPPED for row in run) or not all(_BEGIN.match(row) for row in run):
        return []
    if any(len(row) > _SHORT and not _END.search(row.rstrip()) for row in run):
        return []
    pairs = range(1, len(run))
    return [at for at in pairs if len(run[at - 1]) > _SHORT or len(run[at]) > _SHORT]


def _is_apart(item: str, below: list[str]) -> bool:
    """Whether the rows below a list's last item are none of it: a long row, or a close and a name."""
    first = below[0].rstrip()
    if not _BEGIN.match(first) or (len(item) > _SHORT and not _END.search(item.rstrip())):
        return False
    if len(first) > _LONG:
        return True
    closes = first.endswith(",") and len(first.split()) <= _MOST_OF_CLOSE
    return closes and len(below) > 1 and all(len(row) <= _SHORT and _BEGIN.match(row) for row in below)
