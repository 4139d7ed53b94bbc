"""What a printer says of itself over IPP before anybody is asked: its margins, and how its slots feed."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.model.geometry import Size
from stationery.model.units import Length, mm
from stationery.model.values import value
from stationery.printing.choose import ENVELOPE_SLOTS, ENVELOPE_TYPE, Feed, Sheet, choose_medium, pick
from stationery.printing.cups import cups
from stationery.printing.plan import choose_queue
from stationery.printing.queue import Queue, Tray, hundredths, is_same

_TURNS = {"landscape": "ccw", "reverse-landscape": "cw"}
"""The way an envelope is turned in a slot, by its media-source-feed-orientation (PWG 5100.7): the values are those of
orientation-requested, of which landscape is counterclockwise (RFC 8011, 5.2.10)."""

_LONG, _SHORT = "long-edge-first", "short-edge-first"


@value
class Said:
    """The queue, and the unprintable margins of the paper: left, top, right, bottom, as it is fed."""

    queue: str
    margins: tuple[Length, Length, Length, Length] | None = None


def ask_printer(queue: str) -> Queue:
    """The queue of that name, else the default one, with what its printer says. Raises PrinterError without one."""
    return choose_queue(cups(), Feed(queue))


def ask_margins(queue: str, size: Size, called: str) -> Said:
    """Asks the queue of that name, else the default one. Raises PrinterError where there is none, or not that size."""
    return read_margins_of(ask_printer(queue), size, called)


def read_margins_of(queue: Queue, size: Size, called: str) -> Said:
    """What a queue that was asked can't print of that size. Raises PrinterError if it doesn't have it."""
    margins = choose_medium(queue, Sheet(size, called)).margins
    if margins is None or not any(margins):
        return Said(queue.name)
    left, top, right, bottom = (mm(each / 100) for each in margins)
    return Said(queue.name, (left, top, right, bottom))


def choose_feed(queue: Queue, slot: str, type_: str) -> Feed:
    """Where the printer takes envelopes from, and as what: what is written, in its own keywords; else the slot in which
    it says that envelopes lie, else one that is made for them. Empty is what it doesn't tell.

    Raises PrinterError for a slot or a type that it doesn't have.
    """
    if slot and queue.sources:
        slot = pick(slot, (queue.sources, queue.slot_choices), f"the printer {queue.name} has no slot", "--slot")
    if type_ and queue.types:
        type_ = pick(type_, (queue.types, queue.type_choices), f"the printer {queue.name} has no type", "--type")
    tray = _find_envelopes(queue, slot)
    if tray and tray.source in queue.sources:
        slot = slot or tray.source
    slot = slot or next((each for each in ENVELOPE_SLOTS if each in queue.sources), "")
    loaded = tray.type if tray and tray.type in queue.types else ""
    return Feed(queue.name, slot, type_ or loaded or (ENVELOPE_TYPE if ENVELOPE_TYPE in queue.types else ""))


def choose_turn(queue: Queue, slot: str) -> str:
    """How the printer says that envelopes are turned in that slot, `cw` or `ccw`; empty if it doesn't tell."""
    tray = _find_envelopes(queue, slot)
    if tray is None or tray.fed != _SHORT or tray.width > tray.height:
        return ""
    return _TURNS.get(tray.turned, "")


def _find_envelopes(queue: Queue, slot: str) -> Tray | None:
    return next(
        (each for each in queue.loaded if each.type.startswith(ENVELOPE_TYPE) and slot in ("", each.source)), None
    )


def open_slots(queue: Queue) -> tuple[str, ...]:
    """The slots among which somebody has to choose for envelopes, as the printer doesn't tell; none if it has one."""
    slots = tuple(each for each in queue.sources if each != "auto")
    return slots if len(slots) > 1 else ()


def describe_tray(tray: Tray) -> str:
    edge = {_LONG: ", fed by its long edge", _SHORT: ", fed by its short edge"}.get(tray.fed, "")
    type_ = f", {tray.type}" if tray.type not in ("", "auto") else ""
    return f"{tray.words}{type_}{edge}"


def warn_of_long_edges(queue: Queue, paper: Size, slot: str) -> Iterator[str]:
    """In sentences: which slots draw their sheets in the other way than a calibration sheet or an envelope is made."""
    size = hundredths(paper.width), hundredths(paper.height)
    there = [each for each in queue.loaded if is_same((each.width, each.height), size)]
    across = sorted({each.source for each in there if each.fed == _LONG})
    along = sorted({each.source for each in there if each.fed == _SHORT})
    if across:
        other = f"print the sheet from {along[0]}" if along else "put the sheet in with its short edge first"
        draw = "draws" if len(across) == 1 else "draw"
        yield f"{' and '.join(across)} {draw} paper in by its long edge: {other}, or its readings mean nothing."
    tray = _find_envelopes(queue, slot)
    if tray and tray.fed == _LONG:
        yield f"{tray.source} draws envelopes in by their long edge: make them with `stationery envelope --upright`."
