"""Sets a picture within a letter, with its caption below, as strips that no page parts."""

from __future__ import annotations

from math import ceil

from stationery.catalog.gaps import Gap, Measure
from stationery.compose.type.compositor import SENTENCE, Compositor, ensure_narrow
from stationery.compose.type.flow_block import Column, FlowBlock, LineBox, RowItem, SheetRoom
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect
from stationery.model.page import Image, Imported, Path, Picture, Tag, Text
from stationery.model.prose import Figure
from stationery.model.units import ZERO, Length, inch
from stationery.model.values import replace

_ASCENT = 0.75
"""Em from a baseline up to the top of tall letters."""
_ABOVE = 0.6
"""The part of the air to whole lines that is above a picture: below it, small letters make the gap look larger."""
_LEAST = 0.5
"""Lines of air above and below that a picture keeps where a letter is drawn together."""
_NEAR = 1e-6


def set_figure(
    figure: Figure, compositor: Compositor, column: Column, room: SheetRoom, align: str, path: Path, before: Gap
) -> list[FlowBlock]:
    """The picture hung from the tall letters' height of a line, and its caption, or where it has none its foot, so far
    below as the picture is high, whatever becomes of the leading. With the air around it, it takes whole lines.

    `room` is what a sheet has. Raises DoesNotFit for a picture wider than the column or higher than that.
    """
    look, size, leading = compositor.setting.figure, column.size, column.leading
    small = size * look.caption
    width = _find_width(figure, compositor, column, room)
    height = width * (1 / figure.aspect)
    spare = column.measure - width
    left = column.left + (spare * 0.5 if align == "center" else ZERO)
    rows = _set_caption(figure, compositor, column, (left, width), align, path) if figure.caption else [()]
    foot = height - size * _ASCENT
    down = foot + small * (look.caption_gap + _ASCENT) if figure.caption else foot
    air = max(look.around - before.natural.lines, 0.0)
    taken = down / leading + look.caption_leading * (len(rows) - 1) + air * 2
    rest = ceil(taken - _NEAR) - taken
    if leading * (taken + 1) > room.height:
        high = height.words(figure.unit(room.unit))
        raise DoesNotFit(
            f"the picture {figure.file} would be {high} high, more than a sheet has room for",
            figure.place,
            "make it narrower",
        )
    rect = Rect(left, size * -_ASCENT, width, height)
    item: RowItem
    assert figure.shown, "the picture was read before it is composed"
    if isinstance(figure.shown, Image):
        item = Picture(rect, figure.shown, figure.alt, path)
    else:
        item = Imported(rect, figure.shown, path, figure.alt)
    hung, below = Measure(-1.0, down), air + rest * (1 - _ABOVE)
    boxes = [LineBox(texts, look.caption_leading if number else 1.0, body=True) for number, texts in enumerate(rows)]
    end = Gap(Measure(below - 1.0), Measure(min(below, max(_LEAST - before.least.lines, 0.0)) - 1.0))
    return [
        FlowBlock("body", (LineBox((item,), body=True),), _widen(before, air + rest * _ABOVE), kept=False),
        FlowBlock("body", tuple(boxes), Gap(hung, hung, hung)),
        FlowBlock("body", (LineBox((), body=True),), replace(end, most=end.natural)),
    ]


def _find_width(figure: Figure, compositor: Compositor, column: Column, room: SheetRoom) -> Length:
    """As stated; else as wide as the text, or less where it would be too high or too coarse."""
    look, measure = compositor.setting.figure, column.measure
    if figure.width > measure:
        unit = figure.unit(room.unit)
        wide, text = figure.width.words(unit), measure.words(unit)
        raise DoesNotFit(
            f"the picture {figure.file} is to be {wide} wide, but the text is {text} wide",
            figure.place,
            "make it narrower: {width=100%} is the text's width",
        )
    if figure.width or figure.share:
        return figure.width or measure * figure.share
    width = min(measure, min(look.most_height, room.height * 0.5) * figure.aspect)
    if isinstance(figure.shown, Image):
        width = min(width, inch(1) * (figure.shown.width / look.usual))
    return width


def _widen(gap: Gap, lines: float) -> Gap:
    """The gap with more air; where a letter is drawn together, it gives as much as a paragraph's does."""

    def widen(measure: Measure) -> Measure:
        return Measure(measure.lines + lines, measure.fixed)

    least = Measure(min(max(gap.least.lines, _LEAST), gap.natural.lines + lines), gap.least.fixed)
    return Gap(widen(gap.natural), least, widen(gap.most))


def _set_caption(
    figure: Figure, compositor: Compositor, column: Column, place: tuple[Length, Length], align: str, path: Path
) -> list[tuple[Text, ...]]:
    """The caption's lines below the picture, whose left edge and width are its `place`."""
    look = compositor.setting.figure
    left, width = place
    size = column.size * look.caption
    measure = min(max(width, size * look.least_caption), column.measure)
    spans = tuple(replace(span, emphasis=span.emphasis != look.emphasis) for span in figure.caption)
    lines = compositor.lines(spans, measure, size, figures=SENTENCE)
    ensure_narrow(lines, measure, size, figure.place)
    rows = compositor.texts(lines, size, (*path, Tag("Caption")), left)
    if align != "center":
        return rows
    centered = []
    for line, texts in zip(lines, rows, strict=True):
        shift = (width - compositor.width(line, size)) * 0.5
        centered.append(tuple(replace(text, at=Point(text.at.x + shift, ZERO)) for text in texts))
    return centered
