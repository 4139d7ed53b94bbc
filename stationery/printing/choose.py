"""What a queue takes a sheet by: the medium, slot and type for it, or the refusal that says what the printer has."""

from __future__ import annotations

from stationery.model.errors import PrinterError
from stationery.model.geometry import Size
from stationery.model.values import value
from stationery.printing.queue import Margins, Medium, Queue, Tray, describe_size, hundredths, is_same

ENVELOPE_TYPE = "envelope"
ENVELOPE_SLOTS = ("envelope", "by-pass-tray", "manual", "rear")
"""The slots that take envelopes, the best first (the keywords of PWG 5100.7); taken only where nothing else is said."""


@value
class Feed:
    """Where the sheets come from: the queue, the slot and the type, as options or a printer's profile have them.

    Each is empty if it isn't said. Slot and type are IPP's keywords, the queue's own choices, or their labels.
    """

    queue: str = ""
    slot: str = ""
    type: str = ""


@value
class Sheet:
    """Sheets of one size to print: what people call it, whether it is an envelope, and on which pages of the file.

    `turned_over` is the edge over which it is turned for its other side, `long` or `short`; empty for one side.
    """

    size: Size
    called: str
    envelope: bool = False
    pages: tuple[int, ...] = ()
    of: int = 0
    """How many pages the whole file has."""
    turned_over: str = ""

    @property
    def whole(self) -> bool:
        return len(self.pages) == self.of

    @property
    def hundredths(self) -> tuple[int, int]:
        return hundredths(self.size.width), hundredths(self.size.height)


def choose_medium(queue: Queue, sheet: Sheet) -> Medium:
    """The queue's own size with these dimensions, else a custom one within its range; never one without borders.

    Raises PrinterError if the printer has neither; it says what the printer has that is near.
    """
    size = sheet.hundredths
    same = [each for each in queue.media if is_same((each.width, each.height), size) and not each.borderless]
    if same:
        return min(same, key=lambda each: (abs(each.width - size[0]) + abs(each.height - size[1]), each.name))
    custom = queue.custom
    if custom and custom.takes(size):
        return Medium(f"Custom.{size[0] / 100:g}x{size[1] / 100:g}mm", *size, custom.margins)
    raise NoSize(queue, sheet, _near(queue, size))


class NoSize(PrinterError):
    """A size that the printer doesn't have; `has` tells what it has."""

    def __init__(self, queue: Queue, sheet: Sheet, has: str) -> None:
        message = f"the printer {queue.name} doesn't have the size of {sheet.called}"
        offer = "; or, with an inkjet printer, tape it onto a sheet of plain paper: --carrier" if sheet.envelope else ""
        super().__init__(f"{message} ({describe_size(sheet.hundredths)})", hint=f"{has}{offer}")
        self.has = has


_NEAR = 1500
"""Hundredths of a millimeter up to which another size is worth a mention."""
_MOST_NEAR = 3


def _near(queue: Queue, size: tuple[int, int]) -> str:
    def distance(each: Medium) -> int:
        return max(abs(each.width - size[0]), abs(each.height - size[1]))

    near = sorted((each for each in queue.media if distance(each) <= _NEAR and not each.borderless), key=distance)
    if near:
        return f"nearest it has: {', '.join(each.words for each in near[:_MOST_NEAR])}"
    names = [each.called or each.name for each in queue.media if not each.borderless]
    return f"it has: {', '.join(names[:12])}{' …' if len(names) > 12 else ''}" if names else "it names no sizes"


def choose_tray(queue: Queue, feed: Feed, sheet: Sheet) -> tuple[str, str, tuple[str, ...]]:
    """Slot and type as IPP's keywords, empty if nothing needs to be said; and what the user should know about them.

    What is said wins; then the slot where the size is loaded, as the printer says; then, for an envelope, a slot and
    a type for envelopes. Raises PrinterError for a slot or a type that the printer doesn't have.
    """
    remarks: list[str] = []
    slot, type_ = feed.slot, feed.type
    if slot:
        slot = pick(slot, (queue.sources, queue.slot_choices), f"the printer {queue.name} has no slot", "--slot")
    if type_:
        type_ = pick(type_, (queue.types, queue.type_choices), f"the printer {queue.name} has no type", "--type")
    tray = find_tray(queue, sheet, slot, type_)
    if tray:
        slot = slot or (tray.source if tray.source in queue.sources else "")
        type_ = type_ or (tray.type if tray.type in queue.types else "")
    if sheet.envelope:
        if not type_ and ENVELOPE_TYPE in queue.types:
            type_ = ENVELOPE_TYPE
        if not slot:
            slot = next((each for each in ENVELOPE_SLOTS if each in queue.sources), "")
            if slot:
                remarks.append(f"{sheet.called} is taken from the slot {slot}; --slot takes another")
    elif tray is None and not slot and queue.loaded:
        loaded = ", ".join(dict.fromkeys(each.words for each in queue.loaded))
        remarks.append(f"{sheet.called} isn't loaded in any tray (loaded: {loaded}); the printer will ask for it")
    return slot, type_, tuple(remarks)


def find_other(queue: Queue, sheet: Sheet, slot: str) -> str:
    """What lies in that slot instead of the sheet, as the printer says; empty if it doesn't tell, or nothing does."""
    there = [each for each in queue.loaded if slot and each.source == slot]
    if any(is_same((each.width, each.height), sheet.hundredths) for each in there):
        return ""
    return ", ".join(dict.fromkeys(each.words for each in there))


def find_tray(queue: Queue, sheet: Sheet, slot: str, type_: str) -> Tray | None:
    """Where sheets of this size lie; of several the one of the named slot or type, or for envelopes, of theirs."""
    own = ENVELOPE_TYPE if sheet.envelope else ""
    there = [
        each
        for each in queue.loaded
        if is_same((each.width, each.height), sheet.hundredths)
        and slot in ("", each.source)
        and type_ in ("", each.type)
    ]
    return next((each for each in there if own and each.type.startswith(own)), there[0] if there else None)


def pick(written: str, among: tuple[tuple[str, ...], tuple[str, ...]], refusal: str, option: str) -> str:
    """The keyword that is written so, or as `lp` calls it: `ByPassTray` is by-pass-tray.

    Raises PrinterError, with those there are.
    """
    keywords, choices = among
    called = {fold(choice): keyword for keyword, choice in zip(keywords, choices, strict=False) if choice}
    called |= {fold(keyword): keyword for keyword in keywords}
    found = called.get(fold(written))
    if found:
        return found
    hint = f"{option} takes: {', '.join(keywords)}" if keywords else f"it has none to choose from; leave out {option}"
    raise PrinterError(f"{refusal} {written!r}", hint=hint, candidates=keywords)


def fold(name: str) -> str:
    """A name without what its spellings differ in: capitals, hyphens, spaces."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def margins_in_mm(margins: Margins | None) -> list[float] | None:
    return [each / 100 for each in margins] if margins else None
