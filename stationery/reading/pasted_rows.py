"""Tells paragraphs apart that a word processor parts by line ends or indents, and text from a list right above it."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping
from itertools import groupby, pairwise

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place
from stationery.model.late_pattern import late
from stationery.model.values import replace, value

_VERY_LONG, _NEVER_WRAPPED, _LONG, _SHORT, _VERY_SHORT = 200, 130, 100, 60, 45
"""Characters of a row that is hardly one sentence of several on lines of their own, as some people (and the drafts)
write; of one that nobody wraps by hand; of one that may end anywhere; and of two that end where the writer wants."""
_MOST_OF_CLOSE, _MOST_SHOWN, _MOST_SIGNED = 4, 5, 3
_MOST_OF_HEAD, _MOST_OF_SALUTATION = 24, 8
"""Rows of two addresses, a date, and a salutation; words of the last."""
_INDENT, _TAB = 2, 4
"""Columns that begin a paragraph; one space is a slip. Those from one tab stop to the next."""
_ITEM = late(r"\s*(?:[-*+]|(\d{1,3})[.)])\s+\S")
_BLOCK = late(r" {0,3}[>|#]|.*\|")
"""Rows of quotations, tables, and headings."""
_OTHER = late(r"[|>#\t ]|.*(?:\||\\|  )$|.*\]:")
"""Rows that are indented, of tables or quotations, or end in a hard break."""
_MARKED = late(r"\s*[|>#]|.*(?:\||\\|  )$|.*\]:")
_END = late(r"[.!?:][\"'”’)*_]*$")
_GOES_ON = late(r"[,;–—-]$")
_BEGIN = late(r"[\"'“‘(*_¿¡]*[^\W\d_a-zà-öø-ÿ]")
_SENTENCES = late(r"[a-zà-ÿ)\d][.!?][\"'”’)]* +[\"'“‘(]?[A-ZÀ-Þ]")
_AS_TYPED = "`as_typed: yes` in the head sets them as one"
_BELOW_A_LIST = "leave a blank line below a list; `as_typed: yes` in the head joins it"


def find_breaks(
    text: str, leveled: Mapping[int, str], begun: Place, diagnostics: Diagnostics, *, pasted: bool = False
) -> list[int]:
    """The numbers of the rows that begin a paragraph or a list though no blank row is above them. Remarks tell.

    `leveled` are rows as they were typed, where the text has others; `begun` is the place of the first row. A letter
    that is `pasted` has no head.
    """
    rows = text.split("\n")
    typed = [leveled.get(at, row) for at, row in enumerate(rows)]
    breaks: list[int] = []
    wrapped = (len(row) for row, below in pairwise(typed) if below.strip() and _is_wrapped(row))
    width = max(wrapped, default=0)
    unwrapped = pasted and not width and any(len(row) > _NEVER_WRAPPED for row in typed)
    several = unwrapped and any(len(row) > _SHORT and _SENTENCES.search(row) for row in typed)
    manner = _Manner(width, unwrapped and several)
    at = 0
    for blank, group in groupby(rows, key=lambda row: not row.strip()):
        count = len(list(group))
        first, at = at, at + count
        if blank or count < 2:
            continue
        parts = [(0, count)]
        if any(map(_BLOCK.match, rows[first:at])):
            from stationery.reading.pasted_blocks import part_blocks  # 0.3 ms

            place = replace(begun, line=begun.line + first)
            found, parts = part_blocks(rows[first:at], place, diagnostics, pasted=pasted)
            breaks += [first + number for number in found]
        for begins, ends in parts:
            within = slice(first + begins, first + ends)
            place = replace(begun, line=begun.line + first + begins)
            breaks += [
                first + begins + number for number in _part(rows[within], typed[within], place, manner, diagnostics)
            ]
    return sorted(breaks)


@value
class _Manner:
    """How a body is typed: its wrapped rows are `width` characters long at most (0 if none is), and it is `unwrapped`
    where each row of a pasted letter is a paragraph of its own: long ones show it, and one of several sentences."""

    width: int
    unwrapped: bool


def _part(rows: list[str], run: list[str], place: Place, manner: _Manner, diagnostics: Diagnostics) -> list[int]:
    """The rows of a run that begin a paragraph or a list. `rows` have Markdown's marks, the `run` is as typed."""
    found: list[int] = []
    texts = [(0, len(run))]
    if any(map(_ITEM.match, rows)):
        found, texts = _part_lists(rows, run, place, diagnostics, unwrapped=manner.unwrapped)
    for begins, ends in texts:
        where = replace(place, line=place.line + begins)
        found += [begins + number for number in _part_text(run[begins:ends], where, manner, diagnostics)]
    return found


def _part_text(run: list[str], place: Place, manner: _Manner, diagnostics: Diagnostics) -> list[int]:
    """The rows of a run without a list that begin a paragraph below its first one."""
    if len(run) < 2:
        return []
    if found := _find_indented(run):
        _tell_paragraphs(len(found) + (not _is_salutation(run[0])), found[0], place, diagnostics)
        return found
    top = _below_head(run[: _above_close(run)] if manner.unwrapped else run)
    text = [row.strip() for row in run[top:]] if manner.unwrapped else run[top:]
    if any(map(_OTHER.match, text)):
        return []
    found = [top + at for at in _find_paragraphs(text, unwrapped=manner.unwrapped)]
    if found and (manner.unwrapped or all(_SENTENCES.search(row) for row in text if len(row) > _SHORT)):
        above = sum(at < top + _above_close(text) for at in found)
        greeted = manner.unwrapped and not top and found[0] == 1 and _is_salutation(run[0])
        _tell_paragraphs(max(above - greeted, 1) + 1, found[0] + greeted, place, diagnostics)
        return found
    goes_on = found[0] if found and any(len(row) > _VERY_LONG for row in text) else _seems_paragraph(text, manner.width)
    if goes_on:
        at = goes_on if found and goes_on == found[0] else top + goes_on
        message = f"{_begin(run[at])!r} goes on with the paragraph of the line above it"
        diagnostics.remark(message, Place(place.file, place.line + at), "leave a blank line between paragraphs")
    return []


def _is_wrapped(row: str) -> bool:
    return len(row) > _SHORT and not _END.search(row.rstrip()) and not ("@" in row or _BLOCK.match(row))


def _below_head(run: list[str]) -> int:
    """The row below the addresses and the salutation of a whole letter without blank rows; 0 if there is none."""
    top = 0
    for at, row in enumerate(run[:_MOST_OF_HEAD]):
        if len(row) > _SHORT:
            break
        words = row.split()
        if at and _is_salutation(row) and len(words) <= _MOST_OF_SALUTATION and not any(map(str.isdigit, row)):
            top = at + 1
    return top if top < len(run) else 0


def _seems_paragraph(run: list[str], width: int) -> int:
    """The row that may begin a paragraph below the first one's, so that its writer should know; 0 if there is none.
    Each row ends a sentence where no row is wrapped, and one long row or several ones have more sentences than one."""
    closes = (
        at for at, row in enumerate(run) if at and row.rstrip()[-1:] == "," and len(row.split()) <= _MOST_OF_CLOSE
    )
    run = run[: next(closes, len(run))]
    if len(run) < 2 or not all(_BEGIN.match(row) and _END.search(row.rstrip()) for row in run):
        return 0
    if any(len(row) + 1 + len(below.split()[0]) > width > 0 for row, below in pairwise(run)):
        return 0
    several = [row for row in run if _SENTENCES.search(row)]
    return int(any(len(row) > _LONG for row in several) or (len(run) > 2 and len(several) > 1))


def _tell_paragraphs(count: int, at: int, place: Place, diagnostics: Diagnostics) -> None:
    message = f"{count} paragraphs begin on lines of their own here, and are set as such"
    hint = f"leave a blank line between paragraphs; {_AS_TYPED}"
    diagnostics.remark(message, Place(place.file, place.line + at), hint)


def _begin(row: str) -> str:
    return " ".join(row.split()[:_MOST_SHOWN])


def _find_paragraphs(run: list[str], *, unwrapped: bool) -> list[int]:
    """The rows of a run that begin a paragraph below its first one; none unless each long row ends a sentence and each
    row begins one."""
    if not (unwrapped or any(len(row) > _NEVER_WRAPPED for row in run)) or not all(_BEGIN.match(row) for row in run):
        return []
    if any(len(row) > _SHORT and not _END.search(row.rstrip()) for row in run):
        return []
    pairs = range(1, len(run))
    ended = (unwrapped and _END.search(run[at - 1]) and _END.search(run[at]) for at in pairs)
    return [
        at for at, parted in zip(pairs, ended, strict=True) if parted or max(map(len, run[at - 1 : at + 1])) > _SHORT
    ]


# Paragraphs that are indented.


def _find_indented(run: list[str]) -> list[int]:
    """The rows of a run that begin a paragraph below its first one, as their indents show: either the first row of each
    is indented, or each row is, is a sentence or several, and begins with a capital. None unless that is certain."""
    run = run[: _above_close(run)]
    if len(run) < 2 or any(_MARKED.match(row) or row.lstrip()[:1] == "(" for row in run):
        return []
    indents = list(map(_indent, run))
    least = min(indents)
    begins = [at for at, indent in enumerate(indents) if indent >= least + _INDENT]
    if not begins and least >= _INDENT:
        begins = list(range(len(run)))
        if not all(_END.search(row.rstrip()) for row in run):
            return []
    starts = [at for at in begins if at]
    if not starts or (0 not in begins and len(starts) < 2):
        return []
    return starts if all(_BEGIN.match(run[at].lstrip()) and _is_ended(run, at) for at in starts) else []


def _is_ended(run: list[str], at: int) -> bool:
    """Whether the row above ends a sentence, or is a salutation above the first paragraph."""
    return _END.search(run[at - 1].rstrip()) is not None or (at == 1 and _is_salutation(run[0]))


def _is_salutation(row: str) -> bool:
    return len(row) <= _SHORT and row.rstrip()[-1:] in (",", ":") and not row[:1].isspace()


def _above_close(run: list[str]) -> int:
    """How many rows stand above a close and a name at the end of a run."""
    for at in range(max(len(run) - _MOST_SIGNED - 1, 1), len(run)):
        below = run[at + 1 :]
        if run[at].rstrip().endswith(",") and len(run[at].split()) <= _MOST_OF_CLOSE and all(map(_is_short, below)):
            return at
    return len(run)


# Lists.


def _part_lists(
    rows: list[str], run: list[str], place: Place, diagnostics: Diagnostics, *, unwrapped: bool
) -> tuple[list[int], list[tuple[int, int]]]:
    """The rows of a run that begin a list, or a paragraph below one; and where its text begins and ends that is in no
    list. `rows` have Markdown's marks; the `run` is as it was typed."""
    marks = [_ITEM.match(row) for row in rows]
    first = next(at for at, mark in enumerate(marks) if mark)
    inside: list[bool] = []
    indent = 0
    for at, row in enumerate(run):
        indent = _indent(row) if marks[at] else indent
        inside.append(bool(marks[at]) or (at > 0 and inside[-1] and _indent(row) > indent))
    breaks = [first] if first and _begins_list(rows, first) else []
    outside = [row for at, row in enumerate(rows) if not inside[at]]
    if any(map(_MARKED.match, outside)):
        return breaks, []
    below = [at for at in range(1, len(run)) if inside[at - 1] and not inside[at]]
    items = [*(at for at, mark in enumerate(marks) if mark), len(run)]
    marks.append(None)
    following = {at: items[bisect(items, at)] for at in below}
    ended = {at: unwrapped or _ends_list(marks[items[bisect(items, at) - 1]], marks[following[at]]) for at in below}
    apart = [at for at in below if _is_apart(run, at, ended=ended[at])]
    joined = sorted(at for at in {*below}.difference(apart) if _seems_apart(run, at, ended=ended[at]))
    if not all(ended[at] for at in joined):
        apart, joined = [at for at in apart if run[at].rstrip().endswith(":")], [*joined, *apart]
    for at in apart:
        message = f"{_begin(run[at])!r} is set apart from the list above it"
        diagnostics.remark(message, Place(place.file, place.line + at), _BELOW_A_LIST)
    if joined:
        message = f"{_begin(run[min(joined)])!r} goes on with the list item above it"
        hint = "leave a blank line below a list; in an item, end the line above it with a \\ to keep the two lines"
        diagnostics.remark(message, Place(place.file, place.line + min(joined)), hint)
    texts = [(0, first), *((at, following[at]) for at in apart)]
    return sorted({*breaks, *apart}), texts


def _indent(row: str) -> int:
    return len(row.expandtabs(_TAB)) - len(row.expandtabs(_TAB).lstrip())


def _ends_list(above: re.Match[str] | None, below: re.Match[str] | None) -> bool:
    """Whether no item follows the one above, or one of another list: with another mark, or the number 1."""
    return above is None or below is None or below[1] == "1" or bool(below[1]) != bool(above[1])


def _begins_list(run: list[str], at: int) -> bool:
    """Whether a row is the first of a list of numbers that Markdown takes for text, since it does not begin with 1."""
    number, following = (_number(row) for row in (run[at], run[at + 1] if at + 1 < len(run) else ""))
    return number > 1 and following == number + 1 and not run[at][:1].isspace()


def _number(row: str) -> int:
    match = _ITEM.match(row)
    return int(match[1]) if match and match[1] else -1


def _is_apart(run: list[str], at: int, *, ended: bool) -> bool:
    """Whether the rows below a list's item are certainly none of it: where the list has `ended`, a row that would have
    fit into the item's, a long row, or a close and a name; elsewhere, a row that ends with a colon."""
    item, first = run[at - 1].rstrip(), run[at].strip()
    if not _BEGIN.match(first) or _GOES_ON.search(item):
        return False
    short = len(item) + 1 + len(first.split()[0]) <= _SHORT or _indent(item) > _indent(run[at])
    if not ended:
        return short and first.endswith(":")
    if short:
        return True
    if len(item) > _SHORT and not _END.search(item):
        return False
    if len(first) > _LONG:
        return True
    closes = first.endswith(",") and len(first.split()) <= _MOST_OF_CLOSE
    below = run[at:]
    return closes and len(below) > 1 and all(_is_short(row) and _BEGIN.match(row) for row in below)


def _seems_apart(run: list[str], at: int, *, ended: bool) -> bool:
    """Whether a row below an item may be none of it, so that its writer should know."""
    item, first = run[at - 1].rstrip(), run[at].strip()
    if _GOES_ON.search(item):
        return False
    if _BEGIN.match(first):
        return len(item) <= _VERY_SHORT or (ended and _END.search(item) is not None)
    return ended and len(item) <= _VERY_SHORT and len(first.split()) > 1


def _is_short(row: str) -> bool:
    return len(row) <= _SHORT
