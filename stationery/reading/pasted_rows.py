"""Tells paragraphs apart that a word processor parts by line ends or indents, and text from a list right above it."""

from __future__ import annotations

from itertools import groupby

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place
from stationery.model.late_pattern import late

_VERY_LONG, _NEVER_WRAPPED, _LONG, _SHORT, _VERY_SHORT = 200, 130, 100, 60, 45
"""Characters of a row that is hardly one sentence of several on lines of their own, as some people (and the drafts)
write; of one that nobody wraps by hand; of one that may end anywhere; and of two that end where the writer wants."""
_MOST_OF_CLOSE, _MOST_SHOWN, _MOST_SIGNED = 4, 5, 3
_INDENT = 2
"""Columns that begin a paragraph; one space is a slip."""
_ITEM = late(r"\s*(?:[-*+]|(\d{1,3})[.)])\s+\S")
_OTHER = late(r"[|>#\t ]|.*(?:\||\\|  )$|.*\]:")
"""Rows that are indented, of tables or quotations, or end in a hard break."""
_MARKED = late(r"\s*[|>#(]|.*(?:\||\\|  )$|.*\]:")
_END = late(r"[.!?:][\"'”’)*_]*$")
_GOES_ON = late(r"[,;–—-]$")
_BEGIN = late(r"[\"'“‘(*_¿¡]*[^\W\d_a-zà-öø-ÿ]")
_SENTENCES = late(r"[a-zà-ÿ)\d][.!?][\"'”’)]* +[\"'“‘(]?[A-ZÀ-Þ]")
_AS_TYPED = "`as_typed: yes` in the head sets them as one"
_BELOW_A_LIST = "leave a blank line below a list; `as_typed: yes` in the head joins it"


def find_breaks(text: str, file: str, first_line: int, diagnostics: Diagnostics) -> list[int]:
    """The numbers of the rows that begin a paragraph or a list though no blank row is above them. Remarks tell."""
    rows = text.split("\n")
    breaks: list[int] = []
    at = 0
    for blank, group in groupby(rows, key=lambda row: not row.strip()):
        count = len(list(group))
        run, begun, at = rows[at : at + count], at, at + count
        if blank or count < 2:
            continue
        place = Place(file, first_line + begun)
        if any(map(_ITEM.match, run)):
            found, run = _part_lists(run, place, diagnostics)
            breaks += [begun + number for number in found]
            begun += count - len(run)
        if len(run) < 2:
            continue
        if found := _find_indented(run):
            _tell_paragraphs(run, found, Place(file, first_line + begun), diagnostics)
            breaks += [begun + number for number in found]
        elif not any(map(_OTHER.match, run)) and (found := _find_paragraphs(run)):
            if all(_SENTENCES.search(row) for row in run if len(row) > _SHORT):
                _tell_paragraphs(run, found, Place(file, first_line + begun), diagnostics)
                breaks += [begun + number for number in found]
            elif any(len(row) > _VERY_LONG for row in run):
                message = f"{_begin(run[found[0]])!r} goes on with the paragraph of the line above it"
                where = Place(file, first_line + begun + found[0])
                diagnostics.remark(message, where, "leave a blank line between paragraphs")
    return breaks


def _tell_paragraphs(run: list[str], found: list[int], place: Place, diagnostics: Diagnostics) -> None:
    message = f"{len(found) + 1} paragraphs begin on lines of their own here, and are set as such"
    hint = f"leave a blank line between paragraphs; {_AS_TYPED}"
    diagnostics.remark(message, Place(place.file, place.line + found[0]), hint)


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


# Paragraphs that are indented.


def _find_indented(run: list[str]) -> list[int]:
    """The rows of a run that begin a paragraph below its first one, as their indents show: either the first row of each
    is indented, or each row is, is a sentence or several, and begins with a capital. None unless that is certain."""
    run = run[: _above_close(run)]
    if len(run) < 2 or any(map(_MARKED.match, run)):
        return []
    indents = [len(row.expandtabs(4)) - len(row.expandtabs(4).lstrip()) for row in run]
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
    above = run[at - 1].rstrip()
    return _END.search(above) is not None or (at == 1 and len(above) <= _SHORT and above.endswith(","))


def _above_close(run: list[str]) -> int:
    """How many rows stand above a close and a name at the end of a run."""
    for at in range(max(len(run) - _MOST_SIGNED - 1, 1), len(run)):
        below = run[at + 1 :]
        if run[at].rstrip().endswith(",") and len(run[at].split()) <= _MOST_OF_CLOSE and all(map(_is_short, below)):
            return at
    return len(run)


# Lists.


def _part_lists(run: list[str], place: Place, diagnostics: Diagnostics) -> tuple[list[int], list[str]]:
    """The rows of a run that begin a list, or a paragraph below one; and the rows below the last list, which may be
    several paragraphs."""
    marks = [_ITEM.match(row) for row in run]
    last = max(at for at, mark in enumerate(marks) if mark)
    # what follows an item and is indented is the item's
    inside = [bool(marks[0])]
    for at in range(1, len(run)):
        inside.append(bool(marks[at]) or (inside[-1] and run[at][:1].isspace()))
    breaks = [at for at in range(1, len(run)) if not any(inside[:at]) and _begins_list(run, at)]
    below = [at for at in range(1, len(run)) if inside[at - 1] and not inside[at]]
    if any(map(_OTHER.match, (run[at] for at in range(len(run)) if not inside[at]))):
        return breaks, []
    apart = [at for at in below if _is_apart(run, at, last)]
    joined = [at for at in below if at not in apart and _seems_apart(run, at, last)]
    if joined and any(at < last for at in joined):
        apart, joined = [at for at in apart if run[at].rstrip().endswith(":")], [*joined, *apart]
    for at in apart:
        message = f"{_begin(run[at])!r} is set apart from the list above it"
        diagnostics.remark(message, Place(place.file, place.line + at), _BELOW_A_LIST)
    if joined:
        first = min(joined)
        message = f"{_begin(run[first])!r} goes on with the list item above it"
        hint = "leave a blank line below a list; in an item, end the line above it with a \\ to keep the two lines"
        diagnostics.remark(message, Place(place.file, place.line + first), hint)
    breaks = sorted({*breaks, *apart})
    return breaks, run[apart[-1] :] if apart and apart[-1] > last else []


def _begins_list(run: list[str], at: int) -> bool:
    """Whether a row is the first of a list of numbers that Markdown takes for text, since it does not begin with 1."""
    number, following = (_number(row) for row in (run[at], run[at + 1] if at + 1 < len(run) else ""))
    return number > 1 and following == number + 1 and not run[at][:1].isspace()


def _number(row: str) -> int:
    match = _ITEM.match(row)
    return int(match[1]) if match and match[1] else -1


def _is_apart(run: list[str], at: int, last: int) -> bool:
    """Whether the rows below a list's item are certainly none of it: below its last one, a row that would have fit into
    the item's, a long row, or a close and a name; between two, a row that ends with a colon."""
    item, first = run[at - 1].rstrip(), run[at].rstrip()
    if not _BEGIN.match(first) or _GOES_ON.search(item):
        return False
    short = len(item) + 1 + len(first.split()[0]) <= _SHORT or (item[:1].isspace() and not _ITEM.match(item))
    if at < last:
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


def _seems_apart(run: list[str], at: int, last: int) -> bool:
    """Whether a row below an item may be none of it, so that its writer should know."""
    item, first = run[at - 1].rstrip(), run[at].rstrip()
    if _GOES_ON.search(item):
        return False
    if _BEGIN.match(first):
        return len(item) <= _VERY_SHORT or (at > last and _END.search(item) is not None)
    return at > last and len(item) <= _VERY_SHORT and len(first.split()) > 1


def _is_short(row: str) -> bool:
    return len(row) <= _SHORT
