"""Looks at the queues of the print server: what each has of the sizes we know, its trays and borders, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.envelopes import envelopes
from stationery.catalog.papers import papers
from stationery.catalog.printers import Printers
from stationery.data.store import Store
from stationery.model.errors import PrinterError
from stationery.model.geometry import Size
from stationery.model.values import replace
from stationery.printing.cups import cups, default_queue, queue_names
from stationery.printing.queue import Queue, describe_size, find_queue, hundredths, is_same
from stationery.products.doctor import BROKEN, MISSING, OK, Condition, read_condition

PRINTERS = "printers"


def examine_printers(store: Store, known: Printers | None = None) -> Iterator[Condition]:
    """Each queue, with the `known` printer that it was measured as; only what is missing where there is no print
    server, or no queue."""
    measured = known or Printers()
    server = cups()
    try:
        names, usual = queue_names(server), default_queue(server)
    except PrinterError as fault:
        yield Condition(PRINTERS, MISSING, fault.message, fault.hint)
        return
    if not names:
        yield Condition(PRINTERS, MISSING, "the system has no printer", "add yours in the system's settings")
    for name in names:
        try:
            queue = find_queue(server, name)
        except PrinterError as fault:
            yield from read_condition(PRINTERS, fault)
        else:
            yield from _describe(queue, name == usual, [p.name for p in measured.printers if p.queue == name], store)
    if names and not usual:
        remedy = f"name one each time with --queue, or choose it with: lpoptions -d {names[0]}"
        yield Condition(PRINTERS, MISSING, "no printer is the default one", remedy)


def _describe(queue: Queue, usual: bool, measured: list[str], store: Store) -> Iterator[Condition]:
    sizes = name_sizes(queue, store)
    trays = ", ".join(queue.slot_choices or queue.sources)
    widest = max((max(each.margins) for each in queue.media if each.margins and not each.borderless), default=0)
    parts = [
        f"{queue.name}{' (default)' if usual else ''}",
        f"measured as {' and '.join(measured)}" if measured else "",
        f"sizes: {', '.join(sizes)}" if sizes else "none of the sizes we know",
        _doubt_return_address(queue),
        f"trays: {trays}" if trays else "",
        f"prints to within {widest / 100:g} mm of the edges" if widest else "",
    ]
    described = "; ".join(filter(None, parts))
    if queue.silent:
        remedy = "is it switched on, and on the network?"
        yield Condition(PRINTERS, MISSING, f"{described}; the printer itself doesn't answer", remedy)
    else:
        yield Condition(PRINTERS, OK, described)
    if queue.paused:
        said = f": {queue.words}" if queue.words else ""
        yield Condition(PRINTERS, MISSING, f"{queue.name} is paused{said}", f"resume it with: cupsenable {queue.name}")
    for each in queue.spoiled:
        remedy = f"remove it with: lpadmin -p {queue.name} -R {each}"
        yield Condition(PRINTERS, BROKEN, f"{queue.name}: the saved default {each} would spoil any job", remedy)


def name_media(queue: Queue, store: Store) -> Queue:
    """The queue with what people call the sizes that it has and that lie in its trays."""
    sheets = [(each.name, each.size.upright) for each in papers(store).values()]
    plain = [each for each in envelopes(store).values() if not each.windows.windows]
    sheets += [(each.name, each.size.upright) for each in plain]
    known = [(name, (hundredths(size.width), hundredths(size.height))) for name, size in sheets]

    def called(width: int, height: int) -> str:
        upright = (min(width, height), max(width, height))
        return next((name for name, size in known if is_same(size, upright)), describe_size((width, height)))

    return replace(
        queue,
        media=tuple(replace(each, called=called(each.width, each.height)) for each in queue.media),
        loaded=tuple(replace(each, called=called(each.width, each.height)) for each in queue.loaded),
    )


def name_sizes(queue: Queue, store: Store) -> list[str]:
    """What we call the papers and envelopes that the queue has: the usual ones by their names, and how many more."""
    plain = [each for each in envelopes(store).values() if not each.windows.windows]
    sheets = [(each.id, each.size.upright) for each in papers(store).values()]
    sheets += [(each.id, each.size.upright) for each in plain]
    found = [id_ for id_, size in sheets if _has(queue, size)]
    shown = [each for each in found if each in _USUAL]
    others = len(found) - len(shown)
    return [*shown, f"{others} more"] if others else shown


_USUAL = (
    "letter",
    "legal",
    "a4",
    "a5",
    "us-10",
    "us-9",
    "us-a2",
    "us-a7",
    "us-6-3-4",
    "us-monarch",
    "dl",
    "c5",
    "c6",
    "chou-3",
)
_SENDER = 1750
"""Hundredths of a millimeter from an envelope's left edge to the usual return address (printing-facts 1.3)."""


def _doubt_return_address(queue: Queue) -> str:
    """A printer may need more of an envelope's ends than we leave clear."""
    ends = [
        max(each.margins[1], each.margins[3])
        for each in queue.media
        if each.margins and not each.borderless and each.width < 17000 and each.height > 15000
    ]
    if not ends or max(ends) <= _SENDER:
        return ""
    return "clips the return address at its usual place on an envelope, which --fix moves"


def _has(queue: Queue, size: Size) -> bool:
    """Whether the queue has it by name, or takes it as a size of its own."""
    sides = hundredths(size.width), hundredths(size.height)
    if any(is_same((each.width, each.height), way) for each in queue.media for way in (sides, sides[::-1])):
        return True
    return queue.custom is not None and queue.custom.takes(sides)
