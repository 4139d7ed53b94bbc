"""Sets parts into fixed fields of a sheet: a line too wide or one too many takes the type down, then is an error."""

from __future__ import annotations

from collections.abc import Sequence

from stationery.catalog.letters import Field, SheetMark
from stationery.compose.type.compositor import ADDRESS, SENTENCE, Compositor
from stationery.compose.type.flow_block import RowItem, place_items
from stationery.compose.type.line_breaking import SetLine
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size
from stationery.model.manuscript import Entry
from stationery.model.page import Drawing, Imported, Path, Picture, Rule, Tag, Text
from stationery.model.prose import Line, plain
from stationery.model.units import ZERO, Length, pt
from stationery.model.values import replace

_SIZE_STEP = pt(0.25)
_WIDE = Length(10**9)
_LABEL_GAP = 0.5
"""Em between the widest label of an information block and the values, where it must be close."""
GRAY = (0.5,)
_SHORTER = "remove a line, or join two"
_SHORTER_SENDER = (
    "it is made of your name and address; write them shorter in `from`, or choose a style without a return line, such "
    "as full-block"
)
_ROOMIER = "; a style without an address field, such as full-block, has room for more"


def set_field(
    field: Field,
    groups: Sequence[tuple[Path, Sequence[Line]]],
    compositor: Compositor,
    sheet: Size,
    unit: str,
    within: Rect | None = None,
) -> list[RowItem]:
    """The lines of one or more parts, one below the other in the field, each part in its own element.

    They stand `within` a part of the field where not all of it is theirs. Lines that are drawn together are made
    smaller where that alone, within the field's least size, keeps them at 1.2 of it.

    Raises DoesNotFit, naming the line, when one is too wide at the field's least size or there are too many.
    """
    rect = within or field.area.on(sheet)
    lines = [(path, line) for path, part in groups for line in part]
    leading = field.leading
    if lines and leading * len(lines) > rect.height:
        leading = max(rect.height * (1 / len(lines)), field.least_leading or leading)
        open_size = Length(leading.emu * 5 // 6 // _SIZE_STEP.emu * _SIZE_STEP.emu)
        if field.least_size <= open_size < field.size:
            field = replace(field, size=open_size)
    most = int(rect.height / leading + 1e-3)  # a leading is a whole number of EMU, and may be rounded up
    if len(lines) > most:
        extra = lines[most][1]
        raise DoesNotFit(
            f"{_name_of(field)}: {len(lines)} lines; the field holds {most}",
            extra.place,
            _SHORTER + (_ROOMIER if "inside_address" in field.parts else ""),
        )
    size, broken = _take_down(field, [line for _, line in lines], compositor, rect, unit)
    spare = rect.height - leading * len(lines)
    y = rect.y + spare * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[field.upright]
    y += compositor.above_baseline(size, leading)
    items: list[RowItem] = []
    for number, ((path, _), line) in enumerate(zip(lines, broken, strict=True)):
        (texts,) = compositor.texts([_add_space(line)], size, (*path, Tag("P")), rect.x)
        items += place_items(texts, y + leading * number)
    return items


def set_information(
    field: Field, entries: Sequence[Entry], compositor: Compositor, sheet: Size, path: Path, unit: str
) -> list[RowItem]:
    """An information block: labels at the field's left edge, their values one tab further in.

    Where a value is too wide for the rest, the tab gives: it then comes right after the widest label.
    """
    rect = field.area.on(sheet)
    labels = [compositor.lines(plain(f"{entry.label} ").spans, _WIDE, field.size, figures=ADDRESS) for entry in entries]
    lines = [entry.line for entry in entries]
    values = _after(field.tab, rect)
    try:
        size, broken = _take_down(field, lines, compositor, values, unit)
    except DoesNotFit:
        widest = max(compositor.width(label, field.size) for (label,) in labels) + field.size * _LABEL_GAP
        values = _after(min(widest, field.tab), rect)
        size, broken = _take_down(field, lines, compositor, values, unit)
    y = rect.y + compositor.above_baseline(size, field.leading)
    items: list[RowItem] = []
    for number, ((label,), line) in enumerate(zip(labels, broken, strict=True)):
        inner = (*path, Tag("P", number))
        for set_line, x in ((_add_space(label), rect.x), (line, values.x)):
            (texts,) = compositor.texts([set_line], size, inner, x)
            items += place_items(texts, y + field.leading * number)
    return items


def _after(tab: Length, rect: Rect) -> Rect:
    return Rect(rect.x + tab, rect.y, rect.width - tab, rect.height)


def set_marks(mark: SheetMark | None) -> list[Rule]:
    """Fold or punch marks: short gray rules at the sheet's left edge."""
    if mark is None:
        return []
    return [
        Rule(Point(mark.from_left, y), Point(mark.from_left + mark.length, y), mark.thickness, GRAY)
        for y in mark.from_top
    ]


def _take_down(
    field: Field, lines: list[Line], compositor: Compositor, rect: Rect, unit: str
) -> tuple[Length, list[SetLine]]:
    """The largest size from the field's own down to its least at which every line holds.

    A date alone has the figures of running text, as it has above the text in other styles.
    """
    figures = SENTENCE if field.parts == ("date",) else ADDRESS
    broken = [compositor.lines(line.spans, _WIDE, field.size, figures=figures)[0] for line in lines]
    widest = max(range(len(broken)), key=lambda number: broken[number].width, default=-1)
    size = field.size
    while widest >= 0 and compositor.width(broken[widest], size) > rect.width and size > field.least_size:
        size = max(size - _SIZE_STEP, field.least_size)
    if widest >= 0 and compositor.width(broken[widest], size) > rect.width:
        wide = f"{compositor.width(broken[widest], size).words(unit)} wide at {size.pt:g} pt"
        raise DoesNotFit(
            f"{_name_of(field)}: line {widest + 1} is {wide}; the field is {rect.width.words(unit)}",
            lines[widest].place,
            _SHORTER_SENDER if field.parts == ("return_line",) else "shorten the line, or break it in two",
        )
    return size, broken


def _add_space(line: SetLine) -> SetLine:
    """The line with a space at its end, which keeps its last word apart from the next line's first for readers."""
    last = line.runs[-1]
    return line._replace(runs=(*line.runs[:-1], last._replace(text=last.text + " ")))


def _name_of(field: Field) -> str:
    return field.id.replace("_", " ")


def lowest(items: Sequence[RowItem]) -> Length:
    """The lowest baseline or edge among items; nothing is at zero."""
    return max((item.at.y if isinstance(item, Text) else _edge(item) for item in items), default=ZERO)


def _edge(item: Picture | Rule | Drawing | Imported) -> Length:
    return max(item.start.y, item.end.y) if isinstance(item, Rule) else item.rect.bottom
