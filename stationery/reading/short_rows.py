"""Tells of short rows in a body that were meant as lines or columns, and print as one paragraph."""

from __future__ import annotations

import re
from itertools import pairwise

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark
from stationery.model.late_pattern import late
from stationery.model.values import replace

_FEWEST, _LONGEST, _PROSE = 3, 45, 60
"""Neighboring rows that may be lines, the characters of each, and those of a row that is certainly prose."""
_FEWEST_OF_ADDRESS, _NEAR = 2, 8
"""Rows that may be an address: a street and a town, each with a number; and characters below a width that are near."""
_FEWEST_QUOTED, _SOURCE = 2, ("—", "–", "-")
"""Lines of a verse in a quotation; the dash before whose words they are."""
_OPENING, _CLOSING = "\"'“‘(*_¿¡", "\"'”’)*_"
_MARKED = late(r"\s*(?:[-*+>|#]|\d+[.)]|\()|.*(?:\\|  )$")
_COLUMNS = late(r"[^\s.)](?:\t+| {3,})\S")
_TABBED = late(r"(?!\s*(?:o|\W|\(?\w{1,3}[.)])\s*\t).*[\w.,;:!?%)\"'”’] *\t[ \t]*\S")
_BAR = late(r" [|·•] ?")
"""What stands between contact details."""
_LETTERED = late(r"\s*\(?([A-Za-z]|[ivxIVX]{1,4}|\d{1,4})([.)])\s+\S")
_LETTERED_ALONE = late(r"\s*\(?([A-Za-z]|[ivxIVX]{1,4})([.)])\s+\S")
_LABELED = late(r"\s*(?:\*\*)?[A-Z][\w .’'/&-]{0,19}:(?:\*\*)?\s+\S")
_LABEL_ENDS = 40
_SPOKEN = late(r"\s*(?:\*\*)?[A-Z]:(?:\*\*)?\s+\S")
_QUOTED = late(r"\s*>(?:\s*>)*\s?")
_SYMBOL = late(r"\s*([^\w\s\"'“‘«„(\[<*_>|#+\\-])\s+\S")
"""(a), b., 12) in their order; `When: noon`; and who speaks, `Q: …`, whatever the length of the row; and
a symbol such as ✓ that several rows have."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_FIRST = ("a", "A", "i", "I")
"""Letters that begin a list; others may be initials."""
_BROKEN = ("\\", "  ")


def tell_short_rows(text: str, file: str, first_line: int, diagnostics: Diagnostics) -> None:
    """Remark once on lines between rows of prose, and once on columns made with spaces or tabs."""
    rows = text.split("\n")
    long = [at for at, row in enumerate(rows) if len(row) > _PROSE and not ("@" in row and _BAR.search(row))]
    begun = 0
    for at in range(len(rows) + 1):
        row = rows[at] if at < len(rows) else ""
        if row.strip() and len(row) <= _LONGEST and not _MARKED.match(row):
            continue
        alone = not row.strip() and (begun == 0 or not rows[begun - 1].strip())
        if at - begun >= _FEWEST and alone:
            columns = sum(1 for each in rows[begun:at] if _COLUMNS.search(each.strip())) > 1
            if columns or (long and long[0] < begun and at <= long[-1]):
                diagnostics.add(_remark(rows[begun], at - begun, columns, Place(file, first_line + begun)))
                return
        begun = at + 1


def find_lines(rows: list[str], wrapped: int, place: Place, begins: frozenset[int] = frozenset()) -> Remark | None:
    """A remark on the first paragraph of `rows` that is an address, a verse, or the like: short rows that each begin
    with a capital or a number; not all of them sentences, but below a colon. It names the lines of the others. `place`
    is that of the first row; at `wrapped` characters the other paragraphs are wrapped (0 if none is), and lines near
    that width are no lines of their own. Rows that `begins` has, numbered from 0, begin a paragraph. Those of a
    quotation (`>`) are lines from two on, whose source may stand below them.
    """
    found: list[Remark] = []
    begun = 0
    for at in range(len(rows) + 1):
        if at < len(rows) and rows[at].strip(" \t>") and at not in begins:
            continue
        above = next((each for each in range(at - 1, begun - 1, -1) if rows[each].rstrip().endswith(":")), begun - 1)
        begun, first = at + (at not in begins), above + 1 if at - above > _FEWEST_OF_ADDRESS else begun
        run = [row.strip() for row in rows[first:at]]
        if _are_lines(run, wrapped, introduced=first > 0 and rows[first - 1].rstrip().endswith(":")):
            where = Place(place.file, place.line + first, len(rows[first]) - len(rows[first].lstrip()) + 1)
            found.append(_remark(_QUOTED.sub("", run[0], count=1), len(run), False, where))
    return _join(found)


def find_columns(rows: list[str], place: Place) -> Remark | None:
    """A remark on the first neighboring rows that are columns made with tabs, and print as a paragraph. `place` is that
    of the first row."""
    begun = 0
    for at in range(len(rows) + 1):
        row = rows[at] if at < len(rows) else ""
        if _TABBED.match(row) and not _MARKED.match(row):
            continue
        if at - begun >= _FEWEST_OF_ADDRESS:
            return _remark(rows[begun], at - begun, True, Place(place.file, place.line + begun))
        begun = at + 1
    return None


def find_labeled(rows: list[str], listed: frozenset[int], place: Place) -> Remark | None:
    """A remark on the first paragraph of `rows` whose rows begin with labels: letters or numbers of a list one after
    the other, who speaks, or a word and a colon in each. `place` is that of the first row; rows are numbered from 0,
    and those `listed` begin a list, which keeps its rows apart. It names the lines of the others.
    """
    found: list[Remark] = []
    begun = 0
    for at in range(len(rows) + 1):
        if at < len(rows) and rows[at].strip():
            continue
        run, first = rows[begun:at], begun
        begun = at + 1
        if len(run) < _FEWEST_OF_ADDRESS or sum(map(_may_begin, run)) < len(("one", "another")):
            continue
        kinds = (_LETTERED, _SPOKEN, _SYMBOL, _LABELED) if listed.isdisjoint(range(first, at)) else (_LETTERED_ALONE,)
        begins = next(filter(None, (_labels(run, kind) for kind in kinds)), [])
        if len(begins) > 1 and any(not run[each - 1].endswith(_BROKEN) for each in begins[1:]):
            where = Place(place.file, place.line + first + begins[0])
            ends = begins[-1] + 1 if kinds[0] is _LETTERED_ALONE else len(run)
            found.append(_remark(run[begins[0]], ends - begins[0], False, where))
    return _join(found)


def _may_begin(row: str) -> bool:
    """Whether a row may begin with a label, at a glance: most text is prose, and the patterns are dear."""
    head = row.split(maxsplit=1)[0].strip("*")
    return len(head) < len("ab") or head[-1] in ".):" or ":" in row[:_LABEL_ENDS]


def _labels(run: list[str], kind: re.Pattern[str]) -> list[int]:
    """The rows that begin with labels of a kind; none if they are none: letters and numbers that don't follow one
    another, or a row without a label among `When: noon`."""
    found = {at: match for at, row in enumerate(run) if (match := kind.match(row))}
    if kind is _LABELED:
        return list(found) if len(found) == len(run) and all(len(row) <= _PROSE for row in run) else []
    if kind in (_LETTERED, _LETTERED_ALONE):
        begun = next(iter(found.values()))[1] if found else ""
        marks = [(_order(match[1], begun), match[2]) for match in found.values()]
        follow = all(below == (above[0] + 1, above[1]) for above, below in pairwise(marks))
        return list(found) if follow and (begun.isdigit() or begun in _FIRST) else []
    if kind is _SYMBOL:
        return list(found) if len({match[1] for match in found.values()}) == 1 else []
    return list(found)


def _order(mark: str, first: str) -> int:
    """The place of a mark in a list whose first one is `first`; far off where it has none."""
    if first in ("i", "I"):
        roman = mark.lower() if mark.isupper() == first.isupper() else ""
        return _ROMAN.index(roman) if roman in _ROMAN else -9
    return int(mark) if mark.isdigit() else ord(mark) if len(mark) == 1 else -9


def find_width(rows: list[str]) -> int:
    """The characters of the longest row that goes on in the middle of a sentence; 0 if there is none."""
    return max(
        (len(row.rstrip()) for row, below in pairwise(rows) if row.strip() and below.lstrip()[:1].islower()), default=0
    )


def _are_lines(run: list[str], wrapped: int, *, introduced: bool) -> bool:
    fewest = _FEWEST
    if run and all(row.startswith(">") for row in run):
        run, fewest, introduced = [_QUOTED.sub("", row, count=1) for row in run], _FEWEST_QUOTED, False
        run = run[:-1] if run[-1].startswith(_SOURCE) else run
    if len(run) < _FEWEST_OF_ADDRESS or any(len(row) > _LONGEST or _MARKED.match(row) for row in run):
        return False
    if not all(row.lstrip(_OPENING)[:1].isupper() or row[0].isdigit() for row in run):
        return False
    if wrapped and any(len(row) > wrapped - _NEAR for row in run[:-1]):
        return False
    sentences = sum(row.rstrip(_CLOSING)[-1:] in ".!?" for row in run)
    if len(run) < fewest:
        return not sentences and all(any(map(str.isdigit, row)) for row in run)
    return sentences < len(run) or introduced


def _remark(row: str, count: int, columns: bool, place: Place) -> Remark:
    begins = " ".join(row.split())[:30]
    hint = "end each line but the last with a \\ to keep them apart"
    if columns:
        hint = "for columns, write a table: | Rent | $1,200 |, with |---|---:| below its first row; or " + hint
    message = f"these {count} lines, from {begins!r} on, print as one paragraph"
    return Remark(message, place, hint, "columns" if columns else "lines")


def _join(found: list[Remark]) -> Remark | None:
    """The first remark, with the lines of the others."""
    if len(found) < 2:
        return found[0] if found else None
    lines = [str(each.place.line) for each in found[1:] if each.place]
    listed = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(lines[:-1])} and {lines[-1]}"
    return replace(found[0], message=f"{found[0].message}; so do those from {listed} on")
