"""Parts the text in rows without blank ones between from the quotations and tables that it stands right below."""

from __future__ import annotations

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place
from stationery.model.late_pattern import late
from stationery.model.values import replace

_QUOTED = late(r" ?>")
_BARRED = late(r" {0,3}\|.*\|\s*$")
_HEADED = late(r" {0,3}#{1,6}\s")
_RULED = late(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
"""The row of dashes below the head of a table."""
_END = late(r"[.!?:][\"'”’)*_]*$")
_NAMED = late(r"[*_~–—-]*\s*[A-ZÀ-Þ]")
_WRAPPED, _MOST_OF_CLOSE, _MOST_SIGNED, _MOST_OF_NAME, _MOST_SHOWN = 60, 4, 3, 5, 5
"""Characters from which a row may be wrapped; words of a close; rows below it; words of a name, and of what is
quoted."""

QUOTED, BARRED, HEADED, TEXT = "quotation", "table", "heading", ""


def part_blocks(
    run: list[str], place: Place, diagnostics: Diagnostics, *, pasted: bool
) -> tuple[list[int], list[tuple[int, int]]]:
    """The rows of a run that begin text right below a quotation or a table, though Markdown takes them for a part of
    it; and where text begins and ends that is neither. `place` is that of the first row; remarks tell.

    A table ends where a row has no bar. In a text that is `pasted`, a quotation ends where a row has no `>`, unless
    that may be the rest of a long one; elsewhere, Markdown's writers leave the sign out, and only a close with a name
    below it, at the end of the run, is parted from it.
    """
    kinds = _kinds_of(run)
    breaks: list[int] = []
    texts: list[tuple[int, int]] = []
    at = 0
    while at < len(run):
        kind, begun = kinds[at], at
        while at < len(run) and kinds[at] == kind:
            at += 1
        if kind != TEXT:
            continue
        above = kinds[begun - 1] if begun else TEXT
        first = begun
        if above == QUOTED:
            first = _find_end(run, begun, at) if pasted else _find_close(run, begun, at)
            if pasted and first > begun:
                message = f"{_begin(run[begun])!r} goes on with the quotation of the line above it"
                hint = "leave a blank line below a quotation, or begin each of its lines with >"
                diagnostics.remark(message, replace(place, line=place.line + begun), hint)
        if above in (QUOTED, BARRED) and first < at:
            breaks.append(first)
            message = f"{_begin(run[first])!r} is set apart from the {above} above it"
            hint = f"leave a blank line below a {above}; `as_typed: yes` in the head joins it"
            diagnostics.remark(message, replace(place, line=place.line + first), hint)
        if first < at:
            texts.append((first, at))
    return breaks, texts


def _kinds_of(run: list[str]) -> list[str]:
    kinds = [QUOTED if _QUOTED.match(row) else HEADED if _HEADED.match(row) else TEXT for row in run]
    for at, row in enumerate(run):
        if kinds[at] != TEXT or "|" not in row:
            continue
        ruled = at + 1 < len(run) and "-" in run[at + 1] and "|" in run[at + 1] and _RULED.match(run[at + 1])
        if ruled or _BARRED.match(row) or (at and kinds[at - 1] == BARRED):
            kinds[at] = BARRED
    return kinds


def _find_end(run: list[str], begun: int, ends: int) -> int:
    """The row where a quotation ends that goes on without its sign; `ends` if it doesn't before."""
    for at in range(begun, ends):
        above, row = run[at - 1].lstrip(" >").rstrip(), run[at].strip()
        small, ended = row[:1].islower(), not above or _END.search(above) is not None
        if ended or (not small and (len(above) <= _WRAPPED or _is_close(run[at:ends]))):
            return at
    return ends


def _find_close(run: list[str], begun: int, ends: int) -> int:
    """The row of a close above a name that ends a run; `ends` if there is none."""
    if ends < len(run):
        return ends
    return next((at for at in range(begun, ends) if _is_close(run[at:ends])), ends)


def _is_close(rows: list[str]) -> bool:
    """Whether rows are a close, which ends with a comma, and a name in capitals below it."""
    close, *below = (row.strip() for row in rows)
    if not below or close[-1] != "," or len(close.split()) > _MOST_OF_CLOSE or not close[0].isupper():
        return False
    name = below[0]
    words = name.split()
    small = sum(word[0].islower() for word in words)
    return (
        len(words) <= _MOST_OF_NAME
        and _NAMED.match(name) is not None
        and name[-1] not in ",;:!?"
        and small * 2 < len(words)
        and len(below) <= _MOST_SIGNED + _MOST_SIGNED
        and all(len(row) <= _WRAPPED for row in below)
    )


def _begin(row: str) -> str:
    return " ".join(row.split()[:_MOST_SHOWN])
