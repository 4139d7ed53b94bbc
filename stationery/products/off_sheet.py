"""Looks for what a printer's correction moves off the page, where the file itself would cut it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stationery.catalog.printers import Printer
from stationery.model.errors import DoesNotFit, Place
from stationery.model.geometry import Point, Rect, sheet
from stationery.model.page import Page, Text
from stationery.model.units import ZERO, Length, mm
from stationery.pdf.glyph_bounds import with_ink

if TYPE_CHECKING:
    from stationery.model.diagnostics import Diagnostics
    from stationery.pdf.fonts import Library

_CALLED = {
    "DeliveryAddress": "the delivery address",
    "InsideAddress": "the recipient's address",
    "ReturnAddress": "the return address",
    "ReturnLine": "the return line",
    "Letterhead": "the letterhead",
    "Sender": "the sender's address",
}
_SEEN = mm(0.1)
_BLEED = mm(1)
"""What reaches so near to the edge is meant to be cut there."""


def look_for_cuts(page: Page, number: int, printer: Printer, library: Library, diagnostics: Diagnostics) -> None:
    """Remark on strokes and pictures that the correction moves off the page. Raises DoesNotFit for words."""
    words, others = dict[str, Length](), ZERO
    for role, over in _find_cuts(page, library):
        if role is None:
            others = max(others, over)
        else:
            words[role] = max(words.get(role, ZERO), over)
    whose = f"the correction for the printer {printer.name}"
    if words:
        role, over = max(words.items(), key=lambda pair: pair[1].emu)
        what = _CALLED.get(role, f"text on page {number}")
        x, y = printer.offset.x.mm, printer.offset.y.mm
        path = printer.find_path(page.name)
        tested = f", and with {page.name} {path.offset.x.mm:+.1f} and {path.offset.y.mm:+.1f} mm" if path else ""
        raise DoesNotFit(
            f"{whose} would cut {what}: it moves it {over.mm:.1f} mm off the edge",
            Place("--printer"),
            f"it prints {x:+.1f} mm across and {y:+.1f} mm down{tested}, as it was measured; if that can't be, measure"
            f" it again (`stationery printer {f'test {page.name}' if path else 'add'}`)",
        )
    if others:
        diagnostics.remark(f"{whose} moves a stroke or a picture {others.mm:.1f} mm off the edge of page {number}")


def _find_cuts(page: Page, library: Library) -> Iterator[tuple[str | None, Length]]:
    """How far each item lies off the page once corrected, with the role of words."""
    assert page.correction
    whole = sheet(page.size)
    for item, rect in with_ink(page.items, library):
        text = item.__class__ is Text
        if (not text and _least(rect, whole) < _BLEED) or (isinstance(item, Text) and item.turn and not item.pieces):
            continue
        corners = [
            page.correction.apply(_as_fed(page, x, y)) for x in (rect.x, rect.right) for y in (rect.y, rect.bottom)
        ]
        over = max(max(-at.x, -at.y, at.x - page.fed.width, at.y - page.fed.height) for at in corners)
        if over > _SEEN:
            role = (item.path[0].role if item.path else "") if isinstance(item, Text) else None
            yield role, over


def _least(rect: Rect, whole: Rect) -> Length:
    return min(rect.x, rect.y, whole.right - rect.right, whole.bottom - rect.bottom)


def _as_fed(page: Page, x: Length, y: Length) -> Point:
    if page.turn == "clockwise":
        return Point(page.size.height - y, x)
    if page.turn == "counterclockwise":
        return Point(y, page.size.width - x)
    return Point(x, y)
