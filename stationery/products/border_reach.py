"""Looks whether a printer reaches the border of a card: a known one by its margins, else what many can't print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.printable_area import safe_area
from stationery.etiquette.findings import ERROR, WARNING, Finding
from stationery.model.errors import Remark
from stationery.model.geometry import Rect
from stationery.model.page import Drawing, Page
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
    usual, unit = safe_area(stock.store), job.paper.unit
    printer = job.printer or find_printer(stock)
    margins = printer.margins if printer else None
    known = replace(usual, long_edges=ZERO, short_edges=ZERO, printer=printer)
    worst: tuple[Length, Length, Length] | None = None
    for page in pages:
        width, height = page.size.width, page.size.height
        clear = usual.long_edges
        reach = known.on(page.size) if margins else Rect(clear, clear, width - clear * 2, height - clear * 2)
        blank = (reach.x, reach.y, width - reach.right, height - reach.bottom)
        for item in page.items:
            if not isinstance(item, Drawing) or item.fill or item.path or not item.stroke:
                continue
            rect = item.rect.inset(item.thickness * -0.5)
            found = (rect.x, rect.y, width - rect.right, height - rect.bottom)
            for away, least in zip(found, blank, strict=True):
                if away < least and (worst is None or least - away > worst[0]):
                    worst = least - away, away, least
    if worst is None:
        return None
    _, away, least = worst
    hint, place = _remedy(job), job.letter.choices.border.place or job.letter.choices.card.place
    message = f"the border is {_say(away, unit)} from the edge of the sheet"
    if printer and margins:
        return Remark(f"{message}, where the printer {printer.name} leaves {_say(least, unit)} blank", place, hint)
    hint = f"try it on plain paper; if the border is cut off, {hint}"
    return Remark(f"{message}, and some printers leave up to {_say(least, unit)} blank there", place, hint)


def _say(length: Length, unit: str) -> str:
    """As closely as matters to an edge that is cut."""
    return f"{length.inch:.2f} in" if unit == "in" else f"{length.mm:.1f} mm"


def _remedy(job: Job) -> str:
    if job.options.card.single:
        return "print it on a larger sheet and cut it (--up 2 in place of --single)"
    if job.options.card.french:
        return "leave out the border (--border none)"
    return "use --up 2 or --up 1, which keeps the cards away from the edges"
