"""What a printer says of itself over IPP before anybody is asked: which queue it is, and what it can't print."""

from __future__ import annotations

from stationery.model.geometry import Size
from stationery.model.units import Length, mm
from stationery.model.values import value
from stationery.printing.choose import Feed, Sheet, choose_medium
from stationery.printing.cups import cups
from stationery.printing.plan import choose_queue


@value
class Said:
    """The queue, and the unprintable margins of the paper: left, top, right, bottom, as it is fed."""

    queue: str
    margins: tuple[Length, Length, Length, Length] | None = None


def ask_margins(queue: str, size: Size, called: str) -> Said:
    """Asks the queue of that name, else the default one. Raises PrinterError where there is none, or not that size."""
    found = choose_queue(cups(), Feed(queue))
    margins = choose_medium(found, Sheet(size, called)).margins
    if margins is None or not any(margins):
        return Said(found.name)
    left, top, right, bottom = (mm(each / 100) for each in margins)
    return Said(found.name, (left, top, right, bottom))
