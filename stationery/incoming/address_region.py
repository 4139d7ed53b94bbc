"""Finds the address in somebody else's letter: the lines in a region of the first page, or the reason why not.

It refuses whatever it can't read with certainty: a scan, hidden words, a font without a map to text, words that the
region cuts in two. It never guesses.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from stationery.incoming.glyphs import Glyph, read_page
from stationery.incoming.text_lines import RIGHTWARD, Row, is_along, rows
from stationery.model.errors import Place, SourceError
from stationery.model.geometry import Rect, Size
from stationery.model.units import Length, pt
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from pypdf import PdfReader

_NEAR = 1.0
"""Points by which a line may overhang a region: side bearings, and measures that were rounded."""

_APART = 1.4
"""A gap between two blocks, as a multiple of the usual distance between baselines."""

_TURN = "rotate the page in a PDF viewer and save it, or give the address with --to"
BY_HAND = "name another region with --region X,Y,W,H, or give the address with --to"
BY_OTHER_STYLE = "name another --style, the address's place with --region X,Y,W,H, or the address itself with --to"
BY_STYLE = (
    "name the letter's style with --style (`stationery catalog letters` lists them), the address's place with --region"
    " X,Y,W,H, or the address itself with --to"
)
"""What to do where the address isn't in the region, where the style that was named has it, where it usually is."""


@value
class Line:
    """A line of words: its left edge and baseline from the top left of the sheet, its right edge, its type's size."""

    text: str
    x: Length
    y: Length
    right: Length
    size: Length


class FirstPage:
    """The first page of a letter, as a reader sees it; `remedy` is what to do where the address isn't found."""

    def __init__(self, reader: PdfReader, place: Place, remedy: str = BY_HAND) -> None:
        _refuse_scripts(reader, place)
        self.place = place
        self._remedy = remedy
        self._sheet = read_page(reader, 0, place)
        self.size = Size(pt(self._sheet.width), pt(self._sheet.height))
        seen = [glyph for glyph in self._sheet.glyphs if not glyph.hidden]
        self._rows = rows(seen)
        self._turned = [glyph for glyph in seen if not is_along(glyph, RIGHTWARD) and _has_ink(glyph)]
        self._hidden = [glyph for glyph in self._sheet.glyphs if glyph.hidden and _has_ink(glyph)]

    def lines(self, region: Rect, called: str) -> tuple[Line, ...]:
        """The lines whose baselines are in the region, from the top. `called` is what messages call it.

        Raises SourceError if there are none, or if one can't be read with certainty.
        """
        box = _Box(region)
        self._ensure_seen(box, called)
        inside = [
            row for row in self._rows if box.holds(row.baseline) and row.right > box.left and row.left < box.right
        ]
        if not inside:
            self._refuse(f"there is no text in {called}", self._remedy)
        for row in inside:
            if row.left < box.left - _NEAR or row.right > box.right + _NEAR:
                self._refuse(f"the line {row.text!r} extends beyond {called}", self._remedy)
        return tuple(map(_make_line, _join(self._keep_sound(inside, called))))

    def blocks(self, region: Rect, called: str, fewest: int, most: int) -> tuple[tuple[Line, ...], ...]:
        """The blocks of `fewest` to `most` lines that are wholly in the region with nothing next to them, from the top.

        Raises SourceError if there is none, or if one can't be read with certainty.
        """
        box = _Box(region)
        self._ensure_seen(box, called)
        across = [row for row in self._rows if row.right > box.left and row.left < box.right]
        blocks = []
        for block in _split_blocks(_join([row for row in across if row.left < box.right])):
            whole = all(
                box.holds(row.baseline) and row.left >= box.left - _NEAR and row.right <= box.right + _NEAR
                for row in block
            )
            if whole and fewest <= len(block) <= most:
                blocks.append(tuple(map(_make_line, self._keep_sound(block, called))))
        if not blocks:
            self._refuse(f"there is no block of {fewest} to {most} lines in {called}", self._remedy)
        return tuple(blocks)

    def _ensure_seen(self, box: _Box, called: str) -> None:
        """Raise unless all text in the region is visible text of the page itself."""
        sheet = self._sheet
        if not sheet.glyphs:
            fault = "is a picture without text, such as a scan" if sheet.pictures else "has no text"
            self._refuse(f"page 1 {fault}", "give the address with --to")
        if self._turned and not self._rows:
            self._refuse("the text on page 1 doesn't run from left to right", _TURN)
        if any(box.meets(*each) for each in sheet.above):
            hint = "print the letter to a new PDF and use that, or give the address with --to"
            self._refuse(f"a form field or comment in {called} may show different text", hint)
        if any(box.has(glyph) for glyph in self._hidden):
            message = f"there is hidden or white text in {called}"
            if sheet.pictures:
                message = f"the text in {called} is behind a picture, as a scanner recognized it, and may be wrong"
            self._refuse(message, "give the address with --to")
        if any(box.has(glyph) for glyph in self._turned):
            self._refuse(f"the text in {called} doesn't run from left to right", _TURN)

    def _keep_sound(self, found: Iterable[Row], called: str) -> list[Row]:
        """Return the rows, or raise if one can't be read with certainty."""
        found = list(found)
        for row in found:
            if row.fault:
                shown = row.text.replace("\ufffd", "?")
                self._refuse(f"{called}: the line {shown!r} can't be read: {row.fault}", "give the address with --to")
        return found

    def _refuse(self, message: str, hint: str) -> None:
        raise SourceError(message, self.place, hint)


class _Box:
    """A region in points."""

    def __init__(self, region: Rect) -> None:
        self.left, self.right = region.x.pt, region.right.pt
        self.top, self.bottom = region.y.pt, region.bottom.pt

    def holds(self, baseline: float) -> bool:
        return self.top < baseline <= self.bottom + _NEAR

    def has(self, glyph: Glyph) -> bool:
        return self.left <= glyph.x <= self.right and self.holds(glyph.y)

    def meets(self, left: float, top: float, right: float, bottom: float) -> bool:
        return left < self.right and right > self.left and top < self.bottom and bottom > self.top


def _has_ink(glyph: Glyph) -> bool:
    return glyph.text is None or bool(glyph.text.strip())


def _make_line(row: Row) -> Line:
    return Line(row.text, pt(row.left), pt(row.baseline), pt(row.right), pt(row.size))


def _join(rows: list[Row]) -> list[Row]:
    """Rows on one baseline as one line: an address may have wide gaps, as before a postal code."""
    lines: list[Row] = []
    for row in rows:
        if lines and lines[-1].baseline == row.baseline:
            last = lines.pop()
            row = replace(row, text=f"{last.text} {row.text}", left=last.left, fault=last.fault or row.fault)
        lines.append(row)
    return lines


def _split_blocks(rows: list[Row]) -> list[list[Row]]:
    """Split lines where the distance between baselines is larger than usual."""
    steps = [below.baseline - above.baseline for above, below in pairwise(rows)]
    blocks: list[list[Row]] = [[row] for row in rows[:1]]
    for row, step in zip(rows[1:], steps, strict=True):
        usual = max(min(steps), row.size)
        if step > _APART * usual:
            blocks.append([row])
        else:
            blocks[-1].append(row)
    return blocks


def _refuse_scripts(reader: PdfReader, place: Place) -> None:
    """Raise for a file that runs an action when opened: it may then show something other than what it contains."""
    catalog: Any = reader.trailer["/Root"].get_object()
    names = catalog.get("/Names")
    opened = catalog.get("/OpenAction")
    opened = opened.get_object() if opened is not None else {}
    acts = hasattr(opened, "get") and opened.get("/S") in ("/JavaScript", "/Launch")
    if acts or "/AA" in catalog or (names is not None and "/JavaScript" in names.get_object()):
        raise SourceError("the file contains scripts", place, "print it to a new PDF and use that")
