"""Turns lists as word processors paste them, indented or of several levels, into Markdown's at the margin."""

from __future__ import annotations

import re

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place
from stationery.model.values import value

_TAB = 4
"""Columns from one tab stop to the next, and those from which Markdown begins no list."""
_FEWEST = 2
_ROUND = "•◦▪●‣·■□❖➢\uf0b7\uf0a7\uf0d8"
"""Bullets, with a word processor's in its symbol fonts; a lone `o` before a tab or several spaces is one of them."""
_ITEM = re.compile(
    rf"([ \t\u00a0]*)(?:([{_ROUND}])[ \t\u00a0\u202f]*|(o)(?:\t|[ \u00a0]{{2,}})[ \t\u00a0]*"
    r"|([-*+–])[ \t\u00a0]+|(\d{1,2}[.)])[ \t\u00a0]+|\((\d{1,2})\)[ \t\u00a0]+)(?=\S)"
)
_AS_TYPED = "`as_typed: yes` in the head prints them as typed"


@value
class _Item:
    """A row of a list: its columns of indent and above its words, what kind of mark it has, Markdown's mark, and its
    words."""

    indent: int
    above: int
    kind: str
    mark: str
    words: str


@value
class _Level:
    """A list that is open: its first item's indent and kind, and the columns of its marks and words as set."""

    indent: int
    kind: str
    begins: int
    words: int


def level_lists(text: str, file: str, first_line: int, diagnostics: Diagnostics) -> tuple[str, dict[int, str]]:
    """The body with such lists set from the margin, row for row, and the rows as they were typed that it has in another
    form, by their number from 0; lists that Markdown reads stay as they are.

    A list of at least two rows is set anew where its first level is indented by four columns or more, or where it has
    bullets of several kinds, which are its levels. A remark tells of each that has other bullets than Markdown's.
    """
    rows = text.split("\n")
    typed = list(rows)
    at = 0
    while at < len(rows):
        if not _item(rows[at]):
            at += 1
            continue
        end = _end_of(rows, at)
        items = {row: item for row in range(at, end) if (item := _item(rows[row]))}
        if len(items) >= _FEWEST and _is_pasted(list(items.values())):
            _set(rows, at, end, items)
            _tell(typed, items, Place(file, first_line), diagnostics)
            below = next((row for row in range(end, len(rows)) if rows[row].strip()), end)
            if below < len(rows) and not _item(rows[below]):
                rows[below] = rows[below].lstrip()  # what begins where the list does isn't in it
        at = end
    return "\n".join(rows), {at: row for at, row in enumerate(typed) if row != rows[at]}


def _item(row: str) -> _Item | None:
    match = _ITEM.match(row)
    if not match:
        return None
    indent, above = (len(row[:at].expandtabs(_TAB)) for at in (match.end(1), match.end()))
    if bullet := match[2] or match[3]:
        return _Item(indent, above, bullet, "-", row[match.end() :])
    if match[4]:
        return _Item(indent, above, match[4], "-" if match[4] == "–" else match[4], row[match.end() :])
    number = match[5] or f"{match[6]})"
    return _Item(indent, above, f"1{match[5][-1]}" if match[5] else "(1)", number, row[match.end() :])


def _end_of(rows: list[str], begun: int) -> int:
    """The row after the last one of a list: its items, what is indented, and what stands right below an item."""
    end, parted, least = begun, False, _indent(rows[begun])
    for at in range(begun, len(rows)):
        row = rows[at]
        if not row.strip():
            parted = True
            continue
        item = _item(row)
        if not item and parted and _indent(row) <= least:
            break
        if item or _indent(row) > least:
            end = at + 1
        parted = False
    return end


def _is_pasted(items: list[_Item]) -> bool:
    kinds = {item.kind for item in items}
    bulleted = any(kind in _ROUND or kind == "o" for kind in kinds)
    return "o" in kinds or (bulleted and len(kinds) > 1) or not _is_read(items)


def _is_read(items: list[_Item]) -> bool:
    """Whether Markdown takes each row for an item: none is indented by four columns from where it may begin."""
    words: list[int] = []
    for item in items:
        while words and item.indent < words[-1]:
            words.pop()
        if item.indent - (words[-1] if words else 0) >= _TAB:
            return False
        begins = item.indent + len(item.mark)
        words.append(item.above if item.above - begins <= _TAB else begins + 1)
    return True


def _indent(row: str) -> int:
    return len(row.expandtabs(_TAB)) - len(row.expandtabs(_TAB).lstrip())


def _set(rows: list[str], begun: int, end: int, items: dict[int, _Item]) -> None:
    levels: list[_Level] = []
    for at in range(begun, end):
        item = items.get(at)
        if item is None:
            if rows[at].strip() and _indent(rows[at]) > levels[-1].indent:
                rows[at] = " " * levels[-1].words + rows[at].strip()
            continue
        same = [(level.indent, level.kind) == (item.indent, item.kind) for level in levels]
        while levels and (levels[-1].indent > item.indent or (any(same) and not same[len(levels) - 1])):
            levels.pop()
        top = levels[-1] if levels else None
        if top is None:
            begins = 0
        elif top.indent == item.indent and (top.kind == item.kind or _is_beside(item, rows[at - 1])):
            begins = top.begins
            levels.pop()
        else:
            begins = top.words
        levels.append(_Level(item.indent, item.kind, begins, begins + len(item.mark) + 1))
        rows[at] = f"{' ' * begins}{item.mark} {item.words}"


def _is_beside(item: _Item, above: str) -> bool:
    """Whether an item with another mark, in the same column, begins a list beside the one above it, and none in it."""
    return item.mark[0].isdigit() or (item.kind not in _ROUND + "o" and not above.strip())


def _tell(typed: list[str], items: dict[int, _Item], begun: Place, diagnostics: Diagnostics) -> None:
    """Remark on the items whose marks are not Markdown's; the place is that of the body's first row."""
    told = {at: f"({item.mark[:-1]})" if item.kind == "(1)" else item.kind for at, item in items.items()}
    told = {at: mark for at, mark in told.items() if mark not in "-*+1.1)"}
    if not told:
        return
    shown = list(dict.fromkeys("(1)" if mark[0] == "(" else mark for mark in told.values()))
    marks = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
    message = f"the {len(told)} lines that begin with {marks} are set as a list"
    if len(told) == 1:
        message = f"the line that begins with {marks} is set as an item of a list"
    at = min(told)
    column = len(typed[at]) - len(typed[at].lstrip()) + 1
    diagnostics.remark(message, Place(begun.file, begun.line + at, column), _AS_TYPED)
