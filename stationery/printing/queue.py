"""A queue as CUPS and its printer describe it: sizes with their margins, slots, types, what is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from stationery.model.errors import PrinterError
from stationery.model.units import Length, inch, mm
from stationery.model.values import replace, value
from stationery.printing import ipp
from stationery.printing.cups import Target, printer_at, queue_at, queue_names
from stationery.printing.ipp import Attributes, Range, collections_of, number_of, text_of, texts_of

Margins = tuple[int, int, int, int]
"""Left, top, right and bottom in hundredths of a millimeter, as the sheet is fed."""

SAME = 60
"""Hundredths of a millimeter by which a size may differ and still be the one (printing-facts 2)."""

_BORDERLESS = ("oe_", "om_")
_REJECTING = "rejecting jobs"
"""What CUPS says of a queue that rejects them, and nothing more."""
_LEAST, _GREATEST = "custom_min_", "custom_max_"
_GREATEST_SIDE = 100_000
_EDGES = ("left", "top", "right", "bottom")
_SPOILING = ("PageSize-default", "page-ranges-default")
"""Saved defaults of a queue that no option of a job undoes (printing-facts 2)."""

_FEEDING = ("InputSlot-default", "MediaType-default")
"""Saved defaults that a job undoes only if it names a slot and a type of its own."""


@value
class Medium:
    """A size that the queue has: its name there, width and height in hundredths of a millimeter, and its margins."""

    name: str
    width: int
    height: int
    margins: Margins | None = None
    called: str = ""
    """What people call it, if somebody has looked it up."""

    @property
    def words(self) -> str:
        name, size = self.called or self.name, describe_size((self.width, self.height))
        return size if name == size else f"{name} ({size})"

    @property
    def borderless(self) -> bool:
        return self.name.startswith(_BORDERLESS) or "borderless" in self.name.lower() or self.margins == (0, 0, 0, 0)


@value
class Custom:
    """The sizes of its own that a printer takes, in hundredths of a millimeter."""

    widths: Range
    heights: Range
    margins: Margins | None = None

    def takes(self, size: tuple[int, int]) -> bool:
        return self.widths.low <= size[0] <= self.widths.high and self.heights.low <= size[1] <= self.heights.high


Fed = Literal["long-edge-first", "short-edge-first", ""]


@value
class Tray:
    """What lies in a slot, as the printer says: size, type, and how it draws the sheet in, if it tells."""

    source: str
    type: str
    width: int
    height: int
    fed: Fed = ""
    turned: str = ""
    """`portrait`, `landscape`, `reverse-portrait` …, as media-source-feed-orientation has it (PWG 5100.7)."""
    called: str = ""
    """What people call its size, if somebody has looked it up."""

    @property
    def words(self) -> str:
        return self.called or describe_size((self.width, self.height))


@value
class Queue:
    name: str
    accepting: bool
    paused: bool
    words: str
    media: tuple[Medium, ...]
    custom: Custom | None
    sources: tuple[str, ...]
    types: tuple[str, ...]
    sides: tuple[str, ...]
    uri: str
    slot_choices: tuple[str, ...] = ()
    type_choices: tuple[str, ...] = ()
    """What `lp` calls each of the sources and types, in their order; empty where it has no name for them."""
    spoiled: tuple[str, ...] = ()
    """The saved defaults that would spoil any job."""
    feeding: tuple[str, ...] = ()
    """The saved defaults for slot and type, which a job undoes that names its own: `InputSlot-default=Manual`."""
    loaded: tuple[Tray, ...] = ()
    silent: bool = False
    """Whether the printer itself did not answer, though it can be asked."""


def find_queue(server: Target, name: str) -> Queue:
    """The queue of that name, and what its printer says is loaded.

    Raises PrinterError if there is none, or if it takes no jobs.
    """
    attributes = queue_at(server.server, name).attributes(*_SPOILING, *_FEEDING)  # CUPS gives them only by name
    if attributes is None:
        raise no_queue(name, queue_names(server))
    queue = read_queue(name, attributes)
    if not queue.accepting:
        said = f": {queue.words}" if queue.words and queue.words.rstrip(".").lower() != _REJECTING else ""
        raise PrinterError(f"the queue {name} rejects jobs{said}", hint=f"`cupsaccept {name}` lets it take them again")
    printer = printer_at(queue.uri)
    if printer is None:
        return queue
    try:
        own = printer.attributes()
    except PrinterError:
        return replace(queue, silent=True)
    return replace(queue, loaded=read_trays(own or {}))


class NoQueue(PrinterError):
    """A name that no queue has."""


def no_queue(name: str, names: tuple[str, ...]) -> NoQueue:
    hint = f"there are: {', '.join(names)}" if names else "there is none; add your printer to the system first"
    return NoQueue(f"there is no queue {name!r}", hint=hint, candidates=names)


def read_queue(name: str, attributes: Attributes) -> Queue:
    """A queue's attributes as a value; what is missing or of another type counts as not there."""
    return Queue(
        name,
        number_of(attributes, "printer-is-accepting-jobs") != 0,
        number_of(attributes, "printer-state") == 5,
        text_of(attributes, "printer-state-message"),
        tuple(_read_media(attributes)),
        _read_custom(attributes),
        tuple(texts_of(attributes, "media-source-supported")),
        tuple(texts_of(attributes, "media-type-supported")),
        tuple(texts_of(attributes, "sides-supported")),
        text_of(attributes, "device-uri"),
        spoiled=tuple(each for each in _SPOILING if _is_set(attributes, each)),
        feeding=tuple(f"{each}={text_of(attributes, each)}" for each in _FEEDING if _is_set(attributes, each)),
    )


def _is_set(attributes: Attributes, name: str) -> bool:
    return any(each not in (None, "") for each in attributes.get(name, ()))


def _read_media(attributes: Attributes) -> Iterator[Medium]:
    """The named sizes, each with the margins of its own dimensions, if the database has any."""
    margins: dict[tuple[int, int], list[Margins]] = {}
    for each in collections_of(attributes, "media-col-database"):
        size = next(collections_of(each, "media-size"), {})
        width, height = number_of(size, "x-dimension"), number_of(size, "y-dimension")
        found = _read_margins(each)
        if width is not None and height is not None and found:
            margins.setdefault((width, height), []).append(found)
    stated = _read_stated(attributes)
    seen: set[str] = set()
    for name in texts_of(attributes, "media-supported"):
        size_ = dimensions(name)
        if size_ is None or name in seen or name.startswith((_LEAST, _GREATEST)):
            continue
        seen.add(name)
        near = [(own, found) for own, found in margins.items() if is_same(own, size_)]
        if not near:
            yield Medium(name, *size_, stated)
            continue
        own_, several = min(near, key=lambda pair: _distance(pair[0], size_))
        with_borders = [each for each in several if any(each)] or several
        left, top, right, bottom = (max(edge) for edge in zip(*with_borders, strict=True))
        yield Medium(name, *own_, (left, top, right, bottom))


def _read_stated(attributes: Attributes) -> Margins | None:
    """The margins that every size has: those of the printer as a whole, if it has one beside none for each edge."""
    edges = [
        {each for each in attributes.get(f"media-{edge}-margin-supported", ()) if isinstance(each, int) and each > 0}
        for edge in _EDGES
    ]
    if any(len(edge) != 1 for edge in edges):
        return None
    left, top, right, bottom = (edge.pop() for edge in edges)
    return left, top, right, bottom


def _read_margins(attributes: Attributes) -> Margins | None:
    found = [number_of(attributes, f"media-{edge}-margin") for edge in _EDGES]
    left, top, right, bottom = found
    if left is None or top is None or right is None or bottom is None:
        return None
    return left, top, right, bottom


def _read_custom(attributes: Attributes) -> Custom | None:
    """The custom range: among the sizes, in the database, or in two names."""
    for each in collections_of(attributes, "media-col-database"):
        size = next(collections_of(each, "media-size"), {})
        found = _read_range(size)
        if found:
            return Custom(*found, _read_margins(each))
    widest = tuple(
        max((each for each in attributes.get(f"media-{edge}-margin-supported", ()) if isinstance(each, int)), default=0)
        for edge in _EDGES
    )
    margins = (widest[0], widest[1], widest[2], widest[3]) if any(widest) else None
    for size in collections_of(attributes, "media-size-supported"):
        found = _read_range(size)
        if found:
            return Custom(*found, margins)
    names = list(texts_of(attributes, "media-supported"))
    least = next((dimensions(name) for name in names if name.startswith(_LEAST)), None)
    most = next((dimensions(name) for name in names if name.startswith(_GREATEST)), None)
    if least and most:
        return Custom(Range(least[0], most[0]), Range(least[1], most[1]), margins)
    return None


def _read_range(size: Attributes) -> tuple[Range, Range] | None:
    """A size of which one side at least is free."""
    sides: list[Range] = []
    for name in ("x-dimension", "y-dimension"):
        each = next(iter(size.get(name, ())), None)
        if isinstance(each, Range):
            sides.append(each)
        elif isinstance(each, int):
            sides.append(Range(each, each))
    if len(sides) < 2 or all(each.low == each.high for each in sides):
        return None
    return sides[0], sides[1]


def read_trays(attributes: Attributes) -> tuple[Tray, ...]:
    """What is loaded, by the printer's own media-col-ready; trays without a size are left out."""
    found: list[Tray] = []
    for each in collections_of(attributes, "media-col-ready"):
        size = next(collections_of(each, "media-size"), {})
        width, height = number_of(size, "x-dimension"), number_of(size, "y-dimension")
        if width is None or height is None:
            continue
        feed: Mapping[str, tuple[ipp.Value, ...]] = next(collections_of(each, "media-source-properties"), {})
        way = text_of(feed, "media-source-feed-direction")
        fed: Fed = "long-edge-first" if way.startswith("long") else "short-edge-first" if way else ""
        turned = {3: "portrait", 4: "landscape", 5: "reverse-landscape", 6: "reverse-portrait"}
        number = number_of(feed, "media-source-feed-orientation")
        found.append(
            Tray(
                text_of(each, "media-source"),
                text_of(each, "media-type"),
                width,
                height,
                fed,
                turned.get(number or 0, ""),
            )
        )
    return tuple(found)


def dimensions(name: str) -> tuple[int, int] | None:
    """The size in a self-describing name, in hundredths of a millimeter (PWG 5101.1); None if it has none."""
    size = name.rpartition("_")[2]
    unit = size[-2:]
    width, cross, height = size[:-2].partition("x")
    try:
        sides = float(width), float(height)
    except ValueError:
        return None
    if not cross or unit not in ("in", "mm") or not all(0 < each < _GREATEST_SIDE for each in sides):
        return None
    make = inch if unit == "in" else mm
    return hundredths(make(sides[0])), hundredths(make(sides[1]))


def describe_size(size: tuple[int, int]) -> str:
    """A size in the unit that it is round in: `8.5 x 11 in`, `210 x 297 mm`."""
    metric = all(abs(each - round(each, -2)) <= _ROUND for each in size)
    inches = [round(each / 2540 * 16) / 16 for each in size]
    if not metric and all(abs(each - whole * 2540) <= _ROUND for each, whole in zip(size, inches, strict=True)):
        return f"{inches[0]:g} x {inches[1]:g} in"
    return f"{size[0] / 100:g} x {size[1] / 100:g} mm"


_ROUND = 2
"""Hundredths of a millimeter that a printer may cut off."""


def hundredths(length: Length) -> int:
    """A length as IPP has it, in hundredths of a millimeter."""
    return round(length.mm * 100)


def is_same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two sizes are the same sheet, the same way round."""
    return _distance(one, other) <= SAME


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))
