"""Draws what measures a printer: the calibration sheet, the crosses of a test envelope, the card that shows loading."""

from __future__ import annotations

from collections.abc import Sequence

from stationery.catalog.calibration import CalibrationLook, Reading
from stationery.catalog.papers import Paper
from stationery.compose.pieces.imposition import move
from stationery.compose.type.compositor import ADDRESS, Compositor
from stationery.compose.type.flow_block import add_space, place_items
from stationery.model.geometry import Point, Rect, Size
from stationery.model.page import Box, Drawing, Item, Page, Rule, Tag
from stationery.model.prose import plain
from stationery.model.units import ZERO, Length, mm
from stationery.model.values import replace, value

_MARGIN = mm(6)
"""What most printers can't print at a sheet's edges."""
_GAP = mm(1.5)
"""Between a mark and its label."""
_ARROW = mm(12)
_HEAD = mm(4)
_GUIDE_WIDTH = mm(2)
_GRAY = 0.6
_SHAPE = 0.45
"""Of the envelope in a picture, width by height: its short edge goes in first."""


@value
class Loading:
    """How a sheet lies before it is drawn in, seen from above, the edge that enters first at the top.

    `guide` is the side of the fixed guide, `flap` that of an envelope's flap: left, right, or top; empty without one.
    `first` is the end of an envelope, `sender` or `stamp`, that enters first where its front is seen; else empty.
    `shown` says on which side the printed side is, and in words what the picture shows.
    """

    guide: str
    flap: str
    flap_below: bool
    lines: tuple[str, ...]
    shown: str
    first: str = ""


class _Sheet:
    """A page that is being drawn: its items, and the number of the next paragraph."""

    def __init__(self, look: CalibrationLook, compositor: Compositor, size: Size) -> None:
        self.look, self.compositor, self.size = look, compositor, size
        self.items: list[Item] = []
        self.count = 0

    def stroke(self, start: Point, end: Point, thickness: Length) -> None:
        self.items.append(Rule(start, end, thickness))

    def cross(self, at: Point) -> None:
        arm, thickness = self.look.marks.arm, self.look.marks.thickness
        self.stroke(Point(at.x - arm, at.y), Point(at.x + arm, at.y), thickness)
        self.stroke(Point(at.x, at.y - arm), Point(at.x, at.y + arm), thickness)

    def arrow(self, tip: Point) -> None:
        """An arrow that points up."""
        thickness = self.look.bars.thickness * 3
        self.stroke(Point(tip.x, tip.y), Point(tip.x, tip.y + _ARROW), thickness)
        for side in (-1, 1):
            self.stroke(tip, Point(tip.x + _HEAD * 0.5 * side, tip.y + _HEAD), thickness)

    def say(self, text: str, at: Point, measure: Length, size: Length, role: str = "P") -> Length:
        """A paragraph whose first baseline is at `at`; gives the baseline below its last line."""
        words, leading = self.look.words, self.look.words.leading
        lines = self.compositor.lines(plain(text).spans, measure, size, figures=ADDRESS, strong=role != "P")
        path = (Tag(role, self.count),)
        self.count += 1
        y = at.y
        for number, row in enumerate(self.compositor.texts(lines, size, path, at.x), 1):
            self.items += place_items(add_space(row) if number < len(lines) else row, y)
            y += leading * (size / words.size)
        return y

    def label(self, text: str, at: Point, align: str = "left") -> None:
        """One line of a label; `at` is its left end, its middle or its right end on the baseline."""
        size = self.look.words.label
        lines = self.compositor.lines(plain(text).spans, self.size.width, size, figures=ADDRESS)
        width = self.compositor.width(lines[0], size)
        back = {"left": ZERO, "center": width * 0.5, "right": width}[align]
        self.say(text, Point(at.x - back, at.y), self.size.width, size)

    def label_edge(self, reading: Reading) -> None:
        """A cross's label: to the side of it, or above or below where a top or bottom edge is measured."""
        assert reading.at
        at, size, arm = reading.at, self.look.words.label, self.look.marks.arm
        on_left = at.x * 2 < self.size.width
        text = f"{reading.number}: to the {reading.edge} edge"
        inward = 1 if on_left else -1
        x = at.x + (arm + _GAP) * inward
        if reading.edge in ("left", "right"):
            self.label(text, Point(x, at.y + size * 0.35), "left" if on_left else "right")
            return
        up = at.y * 2 < self.size.height
        y = at.y + (arm + _GAP + size * 0.7 if up else -(arm + _GAP))
        self.label(text, Point(at.x - arm * inward, y), "left" if on_left else "right")

    def bar(self, reading: Reading) -> None:
        """A long thin bar with a stroke across at each end, and its label."""
        assert reading.at and reading.to
        start, end, bars, size = reading.at, reading.to, self.look.bars, self.look.words.label
        self.stroke(start, end, bars.thickness)
        half = bars.tick * 0.5
        for at in (start, end):
            if start.y == end.y:
                self.stroke(Point(at.x, at.y - half), Point(at.x, at.y + half), bars.thickness)
            else:
                self.stroke(Point(at.x - half, at.y), Point(at.x + half, at.y), bars.thickness)
        text = f"{reading.number}: from end to end"
        if start.y == end.y:
            self.label(text, Point(start.x + half, start.y - _GAP))
        else:
            self.label(text, Point(start.x + _GAP, (start.y + end.y) * 0.5 + size))


_TITLE = "Calibration sheet"
_WORDS = (
    "Before you print: pencil an X on the face that lies up in the printer, near the edge that enters first. Print on"
    " one side, at 100% (“actual size”).",
    "A. Find the X. Is it on the printed side or on the blank side? Is it near the top edge, where the arrow points,"
    " or near the bottom edge?",
    "B. Turn the printed side to you, with the edge that entered first at the top. Which edge ran along the fixed guide"
    " of the slot: the left or the right one? If two guides move together, answer center.",
    "C. Measure 1 and 2, from the cross to the left edge of the paper.",
    "D. Measure 3 and 4, to the right edge.",
    "E. Measure 5 and 6, to the top edge; 7 and 8, to the bottom edge.",
    "F. Measure the two long bars, 9 and 10.",
    "Hold the sheet with these words upright. Read to a quarter of a millimeter, at a right angle to the edge. Then"
    " {then}",
)
_ENTERS = "This edge goes in first."


def calibration_sheet(
    readings: Sequence[Reading], look: CalibrationLook, compositor: Compositor, paper: Paper, then: str
) -> Page:
    """The sheet that measures a printer: crosses, bars, what to answer, and what to do `then`."""
    size = paper.size
    sheet, words = _Sheet(look, compositor, size), look.words
    y = sheet.say(_TITLE, Point(words.left, words.top), size.width, words.title, "H1")
    for text in _WORDS:
        said = text.replace("{then}", then)
        y = sheet.say(said, Point(words.left, y), size.width - words.left - words.right, words.size) + words.size * 0.4
    top = look.bars.ends
    sheet.arrow(Point(size.width * 0.5, top))
    sheet.label(_ENTERS, Point(size.width * 0.5, top + _ARROW + _GAP + words.label), "center")
    _draw_readings(readings, sheet)
    return Page(size, tuple(sheet.items), "", paper.id, paper.media)


def envelope_crosses(
    readings: Sequence[Reading],
    look: CalibrationLook,
    compositor: Compositor,
    page: Page,
    outline: Rect | None,
    lines: Sequence[str],
) -> Page:
    """The crosses of a test envelope, on `page` as it is fed; or, with an `outline`, on a sheet at its guide."""
    inside = Size(outline.width, outline.height) if outline else page.size
    sheet, words, arm = _Sheet(look, compositor, inside), look.words, look.marks.arm
    tip = Point(inside.width * 0.5, look.marks.inset + arm * 3)
    sheet.arrow(tip)
    sheet.label(_ENTERS, Point(tip.x, tip.y + _ARROW + _GAP + words.label), "center")
    y = tip.y + _ARROW + arm * 3
    left = look.marks.inset - arm
    for text in lines:
        y = sheet.say(text, Point(left, y), inside.width - left * 2, words.size) + words.size * 0.4
    _draw_readings(readings, sheet)
    items: list[Item] = sheet.items
    if outline:
        items = [
            *_draw_outline(outline, page.size, look.marks.thickness),
            *(move(each, outline.x, outline.y) for each in items),
        ]
    return replace(page, items=tuple(items))


def _draw_outline(outline: Rect, size: Size, thickness: Length) -> list[Item]:
    """The edges of an envelope on a sheet, without those that are the sheet's own: no printer reaches them."""
    top, left, right = max(outline.y, _MARGIN), max(outline.x, _MARGIN), min(outline.right, size.width - _MARGIN)
    down = [each for each in (outline.x, outline.right) if _MARGIN <= each <= size.width - _MARGIN]
    across = [each for each in (outline.y, outline.bottom) if each >= _MARGIN]
    edges = [(Point(x, top), Point(x, outline.bottom)) for x in down]
    edges += [(Point(left, y), Point(right, y)) for y in across]
    return [Rule(start, end, thickness, (_GRAY,)) for start, end in edges]


def loading_card(loading: Loading, look: CalibrationLook, compositor: Compositor, page: Page, title: str) -> Page:
    """A card to cut out and tape to the printer: how the sheet lies, and the sentence."""
    card, size = look.card, page.size
    sheet = _Sheet(look, compositor, size)
    frame = Rect((size.width - card.width) * 0.5, (size.height - card.height) * 0.5, card.width, card.height)
    sheet.items.append(Box(frame, (_GRAY,), look.marks.thickness, dash=(3.0, 3.0)))
    x, words = frame.x + card.inset, look.words
    y = sheet.say(title, Point(x, frame.y + card.inset + words.title), card.width - card.inset * 2, words.title, "H1")
    height = card.height * 0.5
    width = (height - _ARROW) * _SHAPE
    picture = Rect(frame.x + (card.width - width) * 0.5, y, width, height)
    sheet.items += _draw_loading(loading, picture, look)
    y = picture.bottom + words.leading * 2
    for text in loading.lines:
        y = sheet.say(text, Point(x, y), card.width - card.inset * 2, words.size) + words.size * 0.4
    return replace(page, items=tuple(sheet.items))


def _draw_loading(loading: Loading, at: Rect, look: CalibrationLook) -> list[Item]:
    """The sheet seen from above, an arrow into the printer, the guide as a bar, the flap as a triangle."""
    thickness = look.bars.thickness * 2
    top, middle = at.y + _ARROW, at.x + at.width * 0.5
    body = Rect(at.x, top, at.width, at.height - _ARROW)

    def line(*points: Point) -> tuple[tuple[str, tuple[Point, ...]], ...]:
        return (("M", points[:1]), *(("L", (each,)) for each in points[1:]))

    corners = [
        Point(body.x, body.y),
        Point(body.right, body.y),
        Point(body.right, body.bottom),
        Point(body.x, body.bottom),
    ]
    steps = (*line(*corners), ("Z", ()))
    arrow = (
        *line(Point(middle, at.y + _ARROW * 0.8), Point(middle, at.y)),
        *line(
            Point(middle - _HEAD * 0.5, at.y + _HEAD), Point(middle, at.y), Point(middle + _HEAD * 0.5, at.y + _HEAD)
        ),
    )
    depth = body.width * 0.3
    flaps = {
        "left": (corners[0], Point(body.x + depth, body.y + body.height * 0.5), corners[3]),
        "right": (corners[1], Point(body.right - depth, body.y + body.height * 0.5), corners[2]),
        "top": (corners[0], Point(middle, body.y + depth), corners[1]),
    }
    flap = line(*flaps[loading.flap]) if loading.flap and not loading.flap_below else ()
    items: list[Item] = [Drawing((*steps, *arrow, *flap), (0.0,), thickness, path=(Tag("Figure"),), alt=loading.shown)]
    if loading.first:
        items += _draw_front(body, loading.first, thickness)
    guides = {"left": ("left",), "right": ("right",), "center": ("left", "right")}[loading.guide]
    for side in guides:
        x = body.x - _GUIDE_WIDTH * 1.5 if side == "left" else body.right + _GUIDE_WIDTH * 0.5
        items.append(Box(Rect(x, body.y, _GUIDE_WIDTH, body.height * 0.5), fill=(_GRAY,)))
    return items


def _draw_front(body: Rect, first: str, thickness: Length) -> list[Item]:
    """The lines of the return address and of the address, and the stamp, as they lie on an envelope fed by one end."""

    def place(along: float, across: float) -> Point:
        """From the left and from the top of the envelope as it is read."""
        if first == "sender":
            return Point(body.right - body.width * across, body.y + body.height * along)
        return Point(body.x + body.width * across, body.bottom - body.height * along)

    def line(start: float, end: float, across: float) -> Item:
        return Rule(place(start, across), place(end, across), thickness, (_GRAY,))

    one, other = place(0.84, 0.1), place(0.95, 0.34)
    x, y = min(one.x, other.x), min(one.y, other.y)
    stamp = Rect(x, y, max(one.x, other.x) - x, max(one.y, other.y) - y)
    return [
        *(line(0.05, 0.25, across) for across in (0.1, 0.17, 0.24)),
        *(line(0.45, 0.75, across) for across in (0.5, 0.58, 0.66)),
        Box(stamp, (_GRAY,), thickness),
    ]


def _draw_readings(readings: Sequence[Reading], sheet: _Sheet) -> None:
    crossed: set[Point] = set()
    for reading in readings:
        if reading.kind == "bar":
            sheet.bar(reading)
        elif reading.kind == "edge" and reading.at:
            if reading.at not in crossed:
                sheet.cross(reading.at)
            crossed.add(reading.at)
            sheet.label_edge(reading)
