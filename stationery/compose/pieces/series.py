"""Composes the letters of a series after the first: what they share is set once, and only moved to its height."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import cast

from stationery.catalog.gaps import NO_GAP
from stationery.catalog.letters import Field, FlowPart
from stationery.compose.parts.artwork import NO_ARTWORK
from stationery.compose.parts.body import BodyType, set_body, set_rows
from stationery.compose.pieces.letter import LINED, LetterInWork, leaf_of, list_lines
from stationery.compose.pieces.letter_flow import flow_of, margins_of
from stationery.compose.type.compositor import ADDRESS, SENTENCE, ensure_settable
from stationery.compose.type.fitting import OPEN, fit
from stationery.compose.type.flow_block import Column, FlowBlock, LineBox, RowItem, place_items
from stationery.model.diagnostics import Diagnostics
from stationery.model.geometry import Point
from stationery.model.manuscript import Manuscript
from stationery.model.page import Box, Drawing, Group, Item, Layout, Page, Path, Rule, SeriesPage, Text, Words
from stationery.model.prose import Block, Line, Paragraph, paragraphs
from stationery.model.tuples import NamedTuple
from stationery.model.typeface import Face, Typefaces
from stationery.model.units import ZERO, Length
from stationery.resolve.job import Job

_MOST_SHAPES = 1_000
"""Arrangements to keep: a series has as many as its letters differ in their numbers of lines."""

_MOST_LAYOUTS = 200
"""Each about 10 KiB."""

_SURE, _MOST_SHARED = 2, 200
"""How often a strip was the same in a row that is certainly one of all letters; and how many may be thought so: a list
that is sorted has neighbors of one name."""

Heights = tuple[Length, ...]
"""Where the baseline of each strip's first line is, from the top of the sheet."""

Groups = tuple[Group, ...]

LayoutKey = tuple[object, ...]


class Strip(NamedTuple):
    """A strip that is set, the `rows` of a FlowBlock; or the words of one that is not, all of one face."""

    rows: tuple[LineBox, ...] | None
    face: Face | None = None
    words: Sequence[Words] = ()


Strips = list[Strip]


class ComposedSeries(LetterInWork):
    """Letters whose manuscripts differ from the `first` in the recipient's lines and in words of the flow.

    They have no picture of a signature, no paper of their own, no barcode and no table.
    """

    def __init__(self, job: Job, first: Manuscript, typefaces: Typefaces) -> None:
        super().__init__(first, job, typefaces, NO_ARTWORK, Diagnostics())
        self._typefaces = typefaces
        self._usual_sheet = self.style.sheet(job.paper.id)
        head, bottom = self.set_letterhead()
        self._head = share(head)
        drawn = all(isinstance(item, Text | Rule | Box | Drawing) for item in head)
        self._plain = drawn and not (self.foot.items or self.later_foot.items)  # no logo, and nothing at the foot
        self._room = self.find_room(bottom if head else None)
        self._marks = share(self.set_marks())
        ensure_settable(list_lines(first), typefaces, job.fonts.body)
        self._first = first  # keeps the numbers below alive
        self._same = {*map(id, first.body), *(id(part.lines) for part in first.parts)}
        self._known = set("".join([line.text for line in list_lines(first)]))
        self._flow: tuple[tuple[Line, ...], tuple[FlowPart, ...]] | None = None
        self._subject_flows = any(entry.part == "subject" for entry in self.style.flow)
        self._looks: dict[int, BodyType] = {}
        self._bodies: dict[int, tuple[Block, list[FlowBlock]]] = {}
        self._parts: dict[int, tuple[tuple[Line, ...], list[FlowBlock]]] = {}
        self._columns: dict[str, tuple[Column, Path, str]] = {}
        self._points: dict[tuple[int, int], Point] = {}
        self._fields: dict[str, tuple[object, list[RowItem]]] = {}
        self._signed: list[FlowBlock] | None = None
        self._strips: dict[int, tuple[tuple[LineBox, ...], int, Groups]] = {}
        self._sharing = 0
        self._shapes: dict[tuple[int, ...], Heights | None] = {}
        self._layouts: dict[LayoutKey, tuple[Layout, Strips]] = {}
        """With the strips of one letter, which keep the numbers in the key alive."""

    def compose_next(self, manuscript: Manuscript) -> SeriesPage | None:
        """The page of another letter, as `compose_letter` gives it; None for one that is drawn together to fit, takes
        several sheets, has other margins, a logo or a foot: those are not so simple."""
        if not self._plain:
            return None
        self.manuscript = manuscript
        self._ensure_settable()
        if self._usual_sheet.short_words and margins_of(self._usual_sheet, manuscript) != self.sheet:
            return None
        fields = tuple(self.set_fields())
        strips = self._list_strips()
        key = None if strips is None else self._key_of(strips, fields)
        known = self._layouts.get(key) if key else None
        if known is None or strips is None:
            return self._compose_anew(fields, strips, key)
        words = [(item.text, item.width / item.size) for item in fields if isinstance(item, Text)] if fields else []
        for strip in strips:
            words += strip.words
        return self._page((), known[0], tuple(words))

    def _page(self, groups: Groups, layout: Layout | None = None, words: tuple[Words, ...] = ()) -> SeriesPage:
        return SeriesPage(self.size, groups, "", self.job.paper.id, self.job.paper.media, None, layout, words)

    def _compose_anew(
        self, fields: tuple[Item, ...], listed: Strips | None, key: LayoutKey | None
    ) -> SeriesPage | None:
        """A page that is set whole; its layout is kept if all that is not shared is words."""
        strips = tuple(self.set_strips(self.sheet.size, OPEN))
        shape = tuple([len(strip.rows) for strip in strips])
        if shape in self._shapes:
            heights = self._shapes[shape]
        else:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            heights = self._shapes[shape] = self._arrange(strips)
        if heights is None:
            return None
        groups, slots = [*self._head], list[tuple[int, int]]()
        if fields:
            slots += [(len(groups), place) for place in range(len(fields))]
            groups.append(Group(fields))
        alike = key is not None
        for number, (strip, y) in enumerate(zip(strips, heights, strict=True)):
            placed = self._place(number, strip.rows, y)
            if listed and alike and listed[number].rows is None:
                alike = len(placed) == 1 and _texts_of(placed[0]) == [text for text, _ in listed[number].words]
                slots += [(len(groups), place) for place in range(len(strip.rows))]
            groups += placed
        groups += self._marks
        if key and listed and alike:
            if len(self._layouts) >= _MOST_LAYOUTS:
                self._layouts.clear()
            self._layouts[key] = Layout(tuple(groups), tuple(slots)), listed
        return self._page(tuple(groups))

    def _key_of(self, strips: Strips, fields: tuple[Item, ...]) -> LayoutKey | None:
        """What letters of one layout have alike; None for a letter that has none."""
        shared: list[object] = []
        for number, strip in enumerate(strips):
            if strip.rows is None:
                shared.append((len(strip.words), id(strip.face)))
                continue
            before = self._strips.get(number)
            if before is None or before[0] is not strip.rows or not before[2]:
                return None
            shared.append(id(strip.rows))
        for item in fields:
            if not isinstance(item, Text) or item.link or item.pieces:
                return None
            shared.append((*item[:1], *item[2:10]))
        return tuple(shared)

    def _list_strips(self) -> Strips | None:
        """The strips of a letter, without setting those in which only words are others; None where it has to be set
        whole."""
        if self._flow is None:
            return None
        parts = {part.name: part.lines for part in self.manuscript.parts}
        if self._flow[0] != parts.get("close", ()):
            return None
        strips: list[Strip] = []
        for number, entry in enumerate(self._flow[1]):
            if entry.part == "body":
                more = self._list_body(entry, parts)
                if more is None:
                    return None
                strips += more
                continue
            if entry.part == "signature":
                strips += [Strip(strip.rows) for strip in self._signed or ()]
                continue
            lines = self.part_lines(entry) if entry.part == "sender" else parts.get(entry.part, ())
            before = self._parts.get(number)
            if before and (before[0] is lines or before[0] == lines):
                strips += [Strip(strip.rows) for strip in before[1]]
            elif lines:
                free = self._list_rows(entry, lines)
                if free is None:
                    return None
                strips.append(free)
        return strips

    def _list_body(self, entry: FlowPart, parts: dict[str, tuple[Line, ...]]) -> list[Strip] | None:
        look = self._looks.get(2 if self._subject_flows and parts.get("subject") else 1)
        if look is None or look.flow.heads != NO_GAP:
            return None
        strips: list[Strip] = []
        indent = look.flow.indent
        for number, block in enumerate(self.manuscript.body):
            before = self._bodies.get(number)
            if before and before[0] is block:
                strips += [Strip(strip.rows) for strip in before[1]]
                continue
            if block.__class__ is not Paragraph or look.flow.ruled:
                return None
            found = self.compositor.plain_paragraph(
                block.spans, look.measure, look.size, justify=look.justify, indent=indent
            )
            if found is None:
                return None
            strips.append(Strip(None, *found))
        return strips

    def _list_rows(self, entry: FlowPart, lines: tuple[Line, ...]) -> Strip | None:
        """A part whose lines are certainly a row each."""
        if entry.part not in self._columns or entry.run_in or entry.at == "right" or entry.capitals:
            return None
        column, _, figures = self._columns[entry.part]
        words: list[Words] = []
        face: Face | None = None
        for line in lines:
            row = self._one_row(line, column, figures, strong=entry.strong)
            if row is None or (face and row[1] is not face):
                return None
            text, face, width = row
            words.append((f"{text} ", width))
        words[-1] = (text, width)
        return Strip(None, face, words)

    def _one_row(self, line: Line, column: Column, figures: str, *, strong: bool) -> tuple[str, Face, float] | None:
        """The words of a line, their face and their width, if they are a row of one face."""
        size, measure = column.size, column.measure
        row = self.compositor.row(line.spans, measure, size, figures=figures, strong=strong)
        if row is not None:
            return row
        broken = self.compositor.lines(line.spans, measure, size, figures=figures, strong=strong)
        if len(broken) != 1 or len(broken[0].runs) != 1 or broken[0].width > measure / size:
            return None
        text, face, link, _, width = broken[0].runs[0]
        return None if link or text.endswith((" ", "\u00ad")) else (text, face, width)

    def set_strips(self, size: Length, means: int) -> list[FlowBlock]:
        """As for any letter; all are of one size, and set by the same means."""
        parts = {part.name: part.lines for part in self.manuscript.parts}
        close = parts.get("close", ())
        if self._flow is None or self._flow[0] is not close:
            self._flow = (close, flow_of(self.style, self.manuscript))
        strips: list[FlowBlock] = []
        for number, entry in enumerate(self._flow[1]):
            if entry.part == "body":
                level = 2 if self._subject_flows and parts.get("subject") else 1
                look = self._looks.get(level)
                if look is None:
                    look = self._looks[level] = self.look_of_body(entry, size, means)
                strips += self.set_body(look)
                continue
            if entry.part == "signature":
                strips += self.set_signers(entry, size, means)
                continue
            lines = self.part_lines(entry) if entry.part == "sender" else parts.get(entry.part, ())
            before = self._parts.get(number)
            if before is None or not (before[0] is lines or before[0] == lines):
                before = self._parts[number] = (lines, self.set_part(entry, lines, size, means))
            strips += before[1]
        return strips

    def set_body(self, look: BodyType) -> list[FlowBlock]:
        return set_body(self.manuscript.body, self.compositor, look, self._bodies)

    def set_rows(self, entry: FlowPart, lines: tuple[Line, ...], size: Length, path: Path) -> tuple[LineBox, ...]:
        found = self._columns.get(entry.part)
        if found is None:
            figures = ADDRESS if entry.part in LINED else SENTENCE
            found = self._columns[entry.part] = (self.column_of(entry, size), (*path, leaf_of(entry)), figures)
        column, path, figures = found
        rows = set_rows(lines, self.compositor, entry, column, path, figures)
        return super().set_rows(entry, lines, size, path[:-1]) if rows is None else rows

    def set_signers(self, entry: FlowPart, size: Length, means: int) -> list[FlowBlock]:
        if self._signed is None:
            self._signed = super().set_signers(entry, size, means)
        return self._signed

    def set_one(self, field: Field) -> list[RowItem]:
        words: object = self.gather_groups(field)
        before = self._fields.get(field.id)
        if before and before[0] == words:
            return before[1]
        items = super().set_one(field)
        self._fields[field.id] = (words, items)
        return items

    def _arrange(self, strips: tuple[FlowBlock, ...]) -> Heights | None:
        """Where each strip stands on the one sheet, if they are set there as the style has them."""
        squeeze = self.job.letter.choices.one_page is not False
        fitted = fit(lambda size, means: list(strips), self.style, self.sheet, self._room, squeeze=squeeze)
        usual = fitted.size == self.sheet.size and fitted.leading == self.sheet.leading
        if not usual or fitted.over or fitted.changes or len(self.stack(fitted, self._room.bottom)) > 1:
            return None
        heights: list[Length] = []
        y = fitted.top + self.compositor.above_baseline(fitted.size, fitted.leading)
        for number, (strip, gap) in enumerate(zip(fitted.strips, fitted.gaps, strict=True)):
            if number:
                y += fitted.leading * (1.0 + gap)
            heights.append(y)
            for row in strip.rows[1:]:
                y += fitted.leading * row.above
        return tuple(heights)

    def _place(self, number: int, rows: tuple[LineBox, ...], y: Length) -> list[Group]:
        """A strip at its height; it is shared if the letters before had the very same at its place, and will be."""
        before = self._strips.get(number)
        times, groups = (before[1] + 1, before[2]) if before and before[0] is rows else (0, ())
        if groups:
            return [Group(group.items, y, group.shared) for group in groups]
        items = self._hang(rows)
        if times >= _SURE and self._sharing < _MOST_SHARED:
            groups = share(items)
            self._sharing += 1
        self._strips[number] = (rows, times, groups)
        return [Group(group.items, y, group.shared) for group in groups] or [Group(tuple(items), y)]

    def _ensure_settable(self) -> None:
        """Raise for a character that no typeface has; those of the letters before need no second look."""
        manuscript, same = self.manuscript, self._same
        texts = [line.text for part in manuscript.parts if id(part.lines) not in same for line in part.lines]
        texts += [each.text for each in paragraphs(tuple([each for each in manuscript.body if id(each) not in same]))]
        texts += [line.text for line in manuscript.continuation]
        letters = set("".join(texts))
        if not letters <= self._known:
            ensure_settable(list_lines(manuscript), self._typefaces, self.job.fonts.body)
            self._known |= letters

    def _hang(self, rows: tuple[LineBox, ...]) -> list[RowItem]:
        """The items of a strip whose first line has its baseline at y = 0."""
        items: list[RowItem] = []
        y = ZERO
        for number, row in enumerate(rows):
            y += self.sheet.leading * row.above if number else ZERO
            for item in row.items:
                if item.__class__ is Text and item.at.y is ZERO:
                    x = item.at.x
                    at = self._points.get((x.emu, y.emu))
                    if at is None:
                        at = self._points[x.emu, y.emu] = Point(x, y)
                    items.append(Text(at, *item[1:]))
                else:
                    items += place_items((item,), y)
        return items


def _texts_of(group: Group) -> list[str]:
    """The words of a group that is nothing but texts that each letter has its own of."""
    return [] if group.shared else [item.text for item in group.items if isinstance(item, Text)]


def flatten(page: SeriesPage) -> Page:
    """A page of a series by itself, as `compose_letter` gives it."""
    items: list[Item] = []
    for group in page.groups:  # what is moved is of the flow
        items += place_items(cast("tuple[RowItem, ...]", group.items), group.down) if group.down else group.items
    return Page(page.size, tuple(items), page.turn, page.name, page.media, page.correction)


def share(items: Iterable[Item]) -> Groups:
    """Items that come again in every letter, in groups of one element; links and pictures are not shared."""
    groups: list[Group] = []
    for (_, shared), found in groupby(items, lambda item: (getattr(item, "path", ()), _canshare(item))):
        groups.append(Group(tuple(found), shared=shared))
    return tuple(groups)


def _canshare(item: Item) -> bool:
    return isinstance(item, Rule) or (isinstance(item, Text) and not item.link)
