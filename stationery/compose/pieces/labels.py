"""Sets labels: each block of lines in the middle of its label, as large as it may be, sheet after sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stationery.catalog.labels import LabelSheet, LabelStyle, LabelType
from stationery.catalog.papers import Paper
from stationery.catalog.posts import clip
from stationery.compose.parts.address_block import Block, measure_block, sizes
from stationery.model.composition import Composition
from stationery.model.errors import DoesNotFit, Place, StationeryError, each_fault, raise_faults
from stationery.model.geometry import Rect
from stationery.model.page import Item, Page, Path, Tag, Text
from stationery.model.prose import Line
from stationery.model.typeface import Face, Typefaces
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

_HINT = "shorten it, or choose a sheet with larger labels (`stationery catalog labels`)"


@value
class Label:
    """The lines on a label and how they are set; `name` is what messages call it, `place` where it was written.

    `reader` is the post that reads nothing smaller, if that is why there is a minimum.
    """

    lines: tuple[Line, ...]
    type: LabelType
    language: str
    name: str
    place: Place | None = None
    reader: str = ""


@value
class SheetLook:
    """What labels are set on and how: `reach` is what the printer reaches of the sheet, if it is known."""

    sheet: LabelSheet
    style: LabelStyle
    paper: Paper
    face: Face
    reach: Rect | None = None

    def area(self, number: int) -> Rect:
        """Where words may stand on a label: clear of its edges, and within the printer's reach."""
        label, style = self.sheet.label(number), self.style
        if self.sheet.round:
            return label.inset(style.rim)
        area = Rect(
            label.x + style.side, label.y + style.foot, label.width - style.side * 2, label.height - style.foot * 2
        )
        return clip(area, self.reach) if self.reach else area


@value
class Fit:
    """A block's size, its leading as a ratio of that, and its place."""

    rect: Rect
    size: Length
    leading: float


class LabelSheets:
    """Sets labels one after the other; the first is the `start`th of its sheet, counted from 1.

    `next` is the place that the next one would have.
    """

    def __init__(self, look: SheetLook, typefaces: Typefaces, start: int = 1) -> None:
        self._look = look
        self._typefaces = typefaces
        self._items: list[Item] = []
        self._order = 0
        self.next = start

    def add(self, label: Label, copies: int = 1) -> tuple[Page, ...]:
        """The sheets that it fills. Raises CannotSet and DoesNotFit; then none of its copies has a place."""
        count = self._look.sheet.count
        made = [
            set_label(
                label,
                self._look,
                self._typefaces,
                (self.next - 1 + copy) % count + 1,
                (Tag("Sect", self._order + copy), Tag("P")),
            )
            for copy in range(copies)
        ]
        full: list[Page] = []
        for items in made:
            self._items += items
            self._order += 1
            self.next = self.next % count + 1
            if self.next == 1:
                full += self.finish()
        return tuple(full)

    def finish(self) -> tuple[Page, ...]:
        """The sheet that is begun, if there is one; the last, as what follows still has the `next` place."""
        items, self._items = tuple(self._items), []
        paper = self._look.paper
        return (Page(paper.size, items, name=paper.id, media=paper.media),) if items else ()


def compose_labels(labels: Iterable[Label], sheets: LabelSheets) -> Composition:
    """A page for each sheet.

    Raises, all together, CannotSet for each character that no typeface has, and DoesNotFit for each line that has no
    room; at the line's Place, or the label's.
    """
    pages: list[Page] = []
    faults: list[StationeryError] = []
    told: set[Label] = set()
    for label in labels:
        if label in told:  # copies fail alike
            continue
        try:
            pages += sheets.add(label)
        except StationeryError as fault:
            faults += (_at(each, label.place) for each in each_fault(fault))
            told.add(label)
    raise_faults(faults)
    return Composition((*pages, *sheets.finish()))


def ensure_room(label: Label, look: SheetLook, typefaces: Typefaces) -> None:
    """Raise CannotSet and DoesNotFit for a label that can't stand anywhere on the sheet; where the printer reaches less
    than the sheet, those in the corners have the least room."""
    across, count = look.sheet.columns, look.sheet.count
    for number in dict.fromkeys((1, across, count - across + 1, count)) if look.reach else (1,):
        set_label(label, look, typefaces, number, (Tag("P"),))


def _at(fault: StationeryError, place: Place | None) -> StationeryError:
    """The fault, at the label's Place if it has none of its own."""
    return fault if fault.place or place is None else type(fault)(fault.message, place, fault.hint)


def set_label(label: Label, look: SheetLook, typefaces: Typefaces, number: int, path: Path) -> tuple[Text, ...]:
    """The lines of a label at its place on the sheet. Raises CannotSet and DoesNotFit."""
    block = measure_block(label.lines, look.face, typefaces, label.language, label.name)
    if label.type.first != 1.0:
        block = block.head(label.type.first, label.type.apart)
    area, rounded = look.area(number), look.sheet.round
    fit = fit_block(block, area, label.type, rounded=rounded)
    if fit is None:
        raise_faults(list(_find_faults(block, area, label, look)))
        raise AssertionError("a label that has no room has a reason")
    centered, rect = rounded or label.type.centered, fit.rect
    if not centered:  # as far in as it looks best, if the longest line has room there
        indent = min(look.style.left - look.style.side, rect.width - block.width(fit.size))
        rect = replace(rect, x=rect.x + max(indent, ZERO), width=rect.width - max(indent, ZERO))
    return block.items(rect, fit.size, fit.leading, path, centered=centered)


def fit_block(block: Block, area: Rect, type_: LabelType, *, rounded: bool) -> Fit | None:
    """The largest type with which the block has room, in the middle of its area; None if it has none at the least."""
    for size in sizes(type_.size, type_.least, type_.step):
        for leading in type_.leading:
            height = block.height(size, leading)
            if height > area.height:
                continue
            limits = _limits(block, area, size, leading) if rounded else (area.width,) * len(block.lines)
            if all(size * width <= limit for width, limit in zip(block.widths, limits, strict=True)):
                return Fit(Rect(area.x, area.y + (area.height - height) * 0.5, area.width, height), size, leading)
    return None


def _limits(block: Block, area: Rect, size: Length, leading: float) -> tuple[Length, ...]:
    """How wide each line may be in a circle: the shorter chord, at its ascenders or its descenders."""
    radius = area.height * 0.5
    first = block.height(size, leading) * -0.5
    high, low = size * block.measures.ascender, size * block.measures.descender
    limits = []
    for number in range(len(block.lines)):
        baseline = first + high + size * (leading * number)
        away = max(abs((baseline - high) / radius), abs((baseline - low) / radius))
        limits.append(area.width * (1 - away * away) ** 0.5 if away < 1 else ZERO)
    return tuple(limits)


def _find_faults(block: Block, area: Rect, label: Label, look: SheetLook) -> Iterator[DoesNotFit]:
    """What has no room at the least size."""
    least, leading, unit = label.type.least, label.type.leading[-1], look.sheet.unit
    at, hint = f"at {least.words('pt')}", _HINT
    if label.reader:
        hint = f"the post can't read smaller type ({label.reader}); {_HINT}"
    height, first = block.height(least, leading), label.lines[0]
    if height > area.height:
        words = f"{len(block.lines)} lines are {height.words(unit)} high {at}; the label has room for"
        yield DoesNotFit(f"{label.name}: {words} {area.height.words(unit)}", first.place, hint)
        return
    rounded = look.sheet.round
    limits = _limits(block, area, least, leading) if rounded else (area.width,) * len(block.lines)
    for number, (line, width, limit) in enumerate(zip(block.lines, block.widths, limits, strict=True), 1):
        if least * width > limit:
            words = f"line {number} is {(least * width).words(unit)} wide {at}; the label has room for"
            yield DoesNotFit(f"{label.name}: {words} {limit.words(unit)}", line.place, hint)


def raise_least(type_: LabelType, least: Length) -> LabelType:
    """The type with a minimum that is at least that, and a size that is not less."""
    least = max(type_.least, least)
    return replace(type_, least=least, size=max(type_.size, least))
