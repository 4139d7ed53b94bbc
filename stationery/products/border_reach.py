"""Looks whether a printer reaches the border of a card: a known one by its margins, else what many can't print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.printable_area import safe_area
from stationery.compose.parts.border import draw_border
from stationery.compose.parts.panels import unfold
from stationery.compose.pieces.imposition import UPS, move, plan_sheet
from stationery.etiquette.findings import ERROR, WARNING, Finding
from stationery.model.errors import DoesNotFit, Remark
from stationery.model.geometry import Rect, Size
from stationery.model.page import BLACK, Drawing, Page
from stationery.model.units import ZERO, Length
from stationery.model.values import replace
from stationery.products.envelope_preflight import find_printer

if TYPE_CHECKING:
    from stationery.data.stock import Stock
    from stationery.resolve.job import Job


def find_border(pages: tuple[Page, ...], job: Job, stock: Stock) -> list[Finding]:
    """The same as a finding: an error where the printer is known, else a warning."""
    found = find_near_border(pages, job, stock)
    if found is None:
        return []
    printer = job.printer or find_printer(stock)
    severity = ERROR if printer and printer.margins else WARNING
    return [Finding("M5", severity, found.place, found.message, found.hint)]


def find_near_border(pages: tuple[Page, ...], job: Job, stock: Stock) -> Remark | None:
    """What to tell of a border near the edge of the sheet; None where any printer reaches it, and without one."""
    unit, reach = job.paper.unit, _Reach(job, stock)
    worst = reach.find_worst(pages)
    if worst is None:
        return None
    _, away, least = worst
    hint, place = _remedy(job, reach), job.letter.choices.border.place or job.letter.choices.card.place
    message = f"the border is {_say(away, unit)} from the edge of the sheet"
    if reach.printer and reach.margins:
        return Remark(
            f"{message}, where the printer {reach.printer.name} leaves {_say(least, unit)} blank", place, hint
        )
    hint = f"try it on plain paper; if the border is cut off, {hint}"
    return Remark(f"{message}, and some printers leave up to {_say(least, unit)} blank there", place, hint)


class _Reach:
    """What of a sheet is printed: all within the margins of a known printer, else what most reach."""

    def __init__(self, job: Job, stock: Stock) -> None:
        self.printer = job.printer or find_printer(stock)
        self.margins = self.printer.margins if self.printer else None
        self._usual = safe_area(stock.store)
        self._known = replace(self._usual, long_edges=ZERO, short_edges=ZERO, printer=self.printer)

    def find_worst(self, pages: tuple[Page, ...]) -> tuple[Length, Length, Length] | None:
        """Of the rule that is farthest outside: how far, its distance from the edge, and what is blank there."""
        worst: tuple[Length, Length, Length] | None = None
        for page in pages:
            width, height = page.size.width, page.size.height
            blank = self._blank(page.size)
            for item in page.items:
                if not isinstance(item, Drawing) or item.fill or item.path or not item.stroke:
                    continue
                rect = item.rect.inset(item.thickness * -0.5)
                found = (rect.x, rect.y, width - rect.right, height - rect.bottom)
                for away, least in zip(found, blank, strict=True):
                    if away < least and (worst is None or least - away > worst[0]):
                        worst = least - away, away, least
        return worst

    def _blank(self, size: Size) -> tuple[Length, ...]:
        clear = self._usual.long_edges
        whole = Rect(clear, clear, size.width - clear * 2, size.height - clear * 2)
        reach = self._known.on(size) if self.margins else whole
        return reach.x, reach.y, size.width - reach.right, size.height - reach.bottom


def _say(length: Length, unit: str) -> str:
    """As closely as matters to an edge that is cut."""
    return f"{length.inch:.2f} in" if unit == "in" else f"{length.mm:.1f} mm"


def _remedy(job: Job, reach: _Reach) -> str:
    if job.options.card.french:
        return _WITHOUT
    up = next((each for each in UPS if _clears(job, reach, each)), 0)
    if not up:
        return _WITHOUT
    if job.options.card.single:
        return f"print it on a larger sheet and cut it (--up {up} in place of --single)"
    return f"use --up {up}, which keeps the card{'s' * (up > 1)} away from the edges"


_WITHOUT = "leave out the border (--border none)"


def _clears(job: Job, reach: _Reach, up: int) -> bool:
    """Whether the borders of so many cards on a sheet are within reach."""
    border, style = job.card.border, job.card.style
    assert border
    unfolded = unfold(job.card.card, job.card.fold.id, job.card.orientation)
    try:
        planned = plan_sheet(unfolded, job.paper, style.marks, up)
    except DoesNotFit:
        return False
    drawn = draw_border(border, unfolded.panel("front").rect, BLACK)
    items = tuple(move(item, rect.x, rect.y) for rect in planned.outside for item in drawn)
    return reach.find_worst((Page(planned.sheet, items),)) is None
