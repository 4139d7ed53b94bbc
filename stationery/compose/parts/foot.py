"""Sets the foot of a sheet: the letterhead's heading there, and below it the particulars in columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from stationery.catalog.foot import FootLook, foot_look
from stationery.compose.parts.masthead import SetFoot, set_masthead
from stationery.compose.type.compositor import ADDRESS, Compositor, ensure_settable
from stationery.compose.type.flow_block import add_space, place_items
from stationery.compose.type.line_breaking import SetLine
from stationery.model.errors import DoesNotFit
from stationery.model.foot import Foot
from stationery.model.geometry import Point, Size
from stationery.model.manuscript import Masthead
from stationery.model.page import Item, Path, Tag
from stationery.model.party import Written
from stationery.model.prose import Line, Span
from stationery.model.units import ZERO, Length, pt
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.catalog.letterheads import Letterhead
    from stationery.resolve.job import Job

_STEP = pt(0.25)
_NEARLY = pt(0.05)
_PATH: Path = (Tag("LetterFoot"),)
_LABEL_END = ": "
_INDENT = 1.0
"""How far the rest of a line is set in below it, in em, so that it isn't read as a line of its own."""


@value
class _Row:
    """A line of a column; one that goes `on` from the line above it is set in."""

    line: SetLine
    on: bool


@value
class _Columns:
    columns: tuple[tuple[_Row, ...], ...]
    lefts: tuple[Length, ...]
    widths: tuple[Length, ...]
    size: Length


class SheetFoot:
    """The foot of one job's sheets, to be set for the first and for later ones."""

    def __init__(
        self,
        job: Job,
        masthead: Masthead | None,
        letterhead: Letterhead | None,
        compositors: tuple[Compositor, Compositor],
        place: tuple[Length, Length],
    ) -> None:
        """`compositors` are the letterhead's and that of particulars; `place` is the left edge and the width."""
        self.foot = job.letter.choices.foot
        self.look = foot_look(job.store)
        self.masthead, self.letterhead = masthead, letterhead
        self.head, self.compositor = compositors
        self.left, self.measure = place
        self.sheet: Size = job.paper.size
        if self.foot:
            lines = [_word(line.label, line.text) for column in self.foot.columns for line in column]
            ensure_settable(lines, self.compositor.typefaces, self.compositor.family)

    def first(self) -> SetFoot:
        """The foot of the first sheet. Raises DoesNotFit for a line too wide for its column."""
        items, top = self._particulars(_PATH)
        heading = self.letterhead.foot if self.letterhead else None
        if heading and self.letterhead and self.masthead:
            floor = min(self.sheet.height - self.letterhead.foot_from, top - self.look.above * 0.5 if items else top)
            tried = set_masthead(
                self.masthead, heading, self.head, at=Point(self.left, ZERO), measure=self.measure, path=()
            )
            top = floor - tried.bottom
            path = _PATH
            at = Point(self.left, top)
            set_ = set_masthead(self.masthead, heading, self.head, at=at, measure=self.measure, path=path)
            items = [*set_.items, *items]
        return self._set(items, top)

    def later(self) -> SetFoot:
        """That of later sheets, where it is an artifact; nothing unless the writer wants it on all."""
        if self.foot is None or self.foot.sheets != "all":
            return SetFoot((), ZERO)
        return self._set(*self._particulars(()))

    def _set(self, items: list[Item], top: Length) -> SetFoot:
        return SetFoot(tuple(items), self.sheet.height - top + self.look.above if items else ZERO)

    def _particulars(self, path: Path) -> tuple[list[Item], Length]:
        """The columns, and their upper edge; without any, the foot of the sheet."""
        if self.foot is None:
            return [], self.sheet.height
        look, found = self.look, _arrange(self.foot, self.look, self.compositor, self.measure)
        leading = look.leading * (found.size / look.size)
        top = self.sheet.height - look.from_bottom - leading * max(map(len, found.columns))
        rise = self.compositor.above_baseline(found.size, leading)
        items: list[Item] = []
        heading = self.letterhead.foot if self.letterhead else None
        centered = heading is not None and heading.align == "center"
        lefts = _center(found.widths, self.measure) if centered else found.lefts
        for number, (column, left) in enumerate(zip(found.columns, lefts or found.lefts, strict=True)):
            for index, row in enumerate(column):
                leaf = (*path, Tag("Div", number), Tag("P", index)) if path else ()
                indent = found.size * _INDENT if row.on else ZERO
                if centered:  # as the name above them
                    indent = (found.widths[number] - self.compositor.width(row.line, found.size)) * 0.5
                (texts,) = self.compositor.texts([row.line], found.size, leaf, self.left + left + indent)
                items += place_items(add_space(texts), top + rise + leading * index)
        return items, top


def _arrange(foot: Foot, look: FootLook, compositor: Compositor, measure: Length) -> _Columns:
    """The columns side by side as evenly as they may be, in the usual size or a smaller one; where that doesn't do, in
    columns of one width, their lines broken."""
    columns = tuple(tuple(_word(line.label, line.text) for line in column) for column in foot.columns)
    size = look.size
    while size >= look.least:
        lines = _break(columns, compositor, measure * 2, size)
        widths = [max(compositor.width(row.line, size) for row in column) for column in lines]
        spare = measure - sum(widths, ZERO)
        gaps = len(widths) - 1
        if spare >= look.gap * gaps:
            return _Columns(lines, _lefts(widths, spare * (1 / gaps) if gaps else ZERO), tuple(widths), size)
        size -= _STEP
    size = look.least
    held = tuple(tuple(_hold(line) for line in column) for column in columns)
    room = measure - look.gap * (len(columns) - 1)
    even = room * (1 / len(columns))
    lines = _break(held, compositor, even, size)
    evenly = (even,) * len(columns)
    if all(compositor.width(row.line, size) <= even + _NEARLY for column in lines for row in column):
        return _Columns(lines, _lefts(evenly, look.gap), evenly, size)
    if shared := _share(held, compositor, room, size):
        lines = tuple(_break((column,), compositor, width, size)[0] for column, width in zip(held, shared, strict=True))
        return _Columns(lines, _lefts(shared, look.gap), shared, size)
    width = even
    lines = _break(columns, compositor, width, size)
    for column, written in zip(lines, foot.columns, strict=True):
        for row in column:
            wide = compositor.width(row.line, size)
            if wide > width + pt(0.05):
                words = row.line.text.strip()
                message = f"foot: {words!r} is {wide.words('mm')} wide; its column is"
                hint = "shorten it, or use fewer columns"
                raise DoesNotFit(f"{message} {width.words('mm')}", written[0].text.place, hint)
    return _Columns(lines, _lefts(evenly, look.gap), evenly, size)


_VALUE = re.compile(r"\b[A-Z]{2}\d{2}(?: [A-Z0-9]{1,4})+\b|(?:\b[A-Z]{2} )?[+(]?\d[\d()/.–-]*(?: [\d()/.–-]+)+")
"""An IBAN in groups, or a number with spaces in it: a telephone number, a tax id."""


def _hold(line: Line) -> Line:
    """The line with its values whole: none is divided at its spaces or hyphens."""

    def hold(span: Span) -> Span:
        return replace(span, text=_VALUE.sub(lambda found: found[0].replace(" ", "\u00a0"), span.text), whole=True)

    return replace(line, spans=tuple(map(hold, line.spans)))


def _share(
    columns: tuple[tuple[Line, ...], ...], compositor: Compositor, room: Length, size: Length
) -> tuple[Length, ...]:
    """How wide each column is, so that no value is divided, and short lines stay whole; nothing where there is no
    such way."""
    extents = [[compositor.extent(line.spans, figures=ADDRESS) for line in column] for column in columns]
    least = [size * max(narrow for narrow, _ in column) + _NEARLY for column in extents]
    spare = room - sum(least, ZERO)
    if spare < ZERO:
        return ()
    widest = [size * max(wide for _, wide in column) for column in extents]
    wishes = [max(wide - own, ZERO) for wide, own in zip(widest, least, strict=True)]
    widths, left = least, len(least)
    for wish, number in sorted((wish, number) for number, wish in enumerate(wishes)):  # short lines stay unbroken
        given = min(wish + _NEARLY, spare * (1 / left))
        widths[number] += given
        spare, left = spare - given, left - 1
    return tuple(widths)


def _lefts(widths: Sequence[Length], gap: Length) -> tuple[Length, ...]:
    return tuple(sum(widths[:number], ZERO) + gap * number for number in range(len(widths)))


def _center(widths: Sequence[Length], measure: Length) -> tuple[Length, ...]:
    """Each column in the middle of its equal part of the measure; nothing where one is wider than that."""
    part = measure * (1 / len(widths))
    if any(width > part for width in widths):
        return ()
    return tuple(part * number + (part - width) * 0.5 for number, width in enumerate(widths))


def _word(label: str, text: Written) -> Line:
    spans = (Span(f"{label}{_LABEL_END}"), Span(text.text)) if label else (Span(text.text),)
    return Line(spans, text.place)


def _break(
    columns: tuple[tuple[Line, ...], ...], compositor: Compositor, width: Length, size: Length
) -> tuple[tuple[_Row, ...], ...]:
    """The lines of each column; what of one goes on below it is narrower, since it is set in."""

    def rows(line: Line) -> tuple[_Row, ...]:
        broken = compositor.lines(line.spans, width, size, figures=ADDRESS)
        if len(broken) > 1:
            broken = compositor.lines(line.spans, width - size * _INDENT, size, figures=ADDRESS)
        return tuple(_Row(each, on=number > 0) for number, each in enumerate(broken))

    return tuple(tuple(row for line in column for row in rows(line)) for column in columns)
