"""Draws a letter style's proof: its sheet with every field, margin and mark outlined and labeled with its measures."""

from __future__ import annotations

from stationery.catalog.letters import LetterStyle, SheetMark
from stationery.catalog.papers import Paper
from stationery.catalog.typesetting import Typesetting
from stationery.compose.parts.fields import set_marks
from stationery.compose.type.compositor import ADDRESS, Compositor
from stationery.compose.type.flow_block import place_items
from stationery.model.composition import Composition
from stationery.model.geometry import Point, Rect
from stationery.model.page import Box, Item, Page, Rule, Tag
from stationery.model.prose import plain
from stationery.model.typeface import Typefaces
from stationery.model.units import Length
from stationery.model.values import value

_DASHES = (3.0, 2.0)
_PALE = (0.7,)
_LANGUAGE = "en-US"


@value
class Shown:
    """What of a sheet a window shows: `always`, wherever it has slid, and `ever`, at one extreme or another."""

    words: tuple[str, ...]
    always: Rect
    ever: Rect


def letter_proof(
    style: LetterStyle,
    paper: Paper,
    setting: Typesetting,
    typefaces: Typefaces,
    family: str,
    shown: tuple[Shown, ...] = (),
) -> Composition:
    """One sheet of the paper: fields in full lines, the text area dashed, the start of the text as a rule.

    Labels stand inside what they name and give its place and size in the paper's unit. Raises DoesNotFit when the
    style is not made for the paper. For each of `shown` there is one sheet more: what its window shows always, in a
    full line, and what it can show at all, dashed, with the fields.
    """
    proof = _Proof(style, paper, setting, Compositor(typefaces, setting, family, _LANGUAGE))
    whole = proof.compose()
    return Composition((*whole.pages, *(proof.behind(each) for each in shown)))


class _Proof:
    def __init__(self, style: LetterStyle, paper: Paper, setting: Typesetting, compositor: Compositor) -> None:
        self.style, self.paper, self.look, self.compositor = style, paper, setting.proof, compositor
        self.sheet = style.sheet(paper.id)
        self.items: list[Item] = []
        self.labels = 0

    def compose(self) -> Composition:
        sheet, size, unit = self.sheet, self.paper.size, self.paper.unit
        area = Rect(
            sheet.left, sheet.top, size.width - sheet.left - sheet.right, size.height - sheet.top - sheet.bottom
        )
        self.items.append(Box(area, stroke=(0.5,), thickness=self.look.outline, dash=_DASHES))
        for field in self.style.fields:
            rect = field.area.on(size)
            self.items.append(Box(rect, stroke=(0.0,), thickness=self.look.outline))
            self._labels(rect, field.id.replace("_", " "), *self._measures(rect))
        start = self.style.start_from_top
        self.items.append(Rule(Point(area.x, start), Point(area.right, start), self.look.outline, (0.5,)))
        self._label(f"text begins {start.words(unit)} from top", Point(area.x, start).move(self.look.inset))
        size_words = f"{size.width.words(unit)} x {size.height.words(unit)}"
        lines = (
            f"{self.style.name} on {self.paper.name}, {size_words}",
            f"margins: left {sheet.left.words(unit)}, right {sheet.right.words(unit)}, top {sheet.top.words(unit)}, "
            f"bottom {sheet.bottom.words(unit)}",
            f"type {sheet.size.words('pt')} on {sheet.leading.words('pt')}, down to {sheet.least_size.words('pt')}",
        )
        for number, line in enumerate(lines):
            down = size.height * self.look.middle + self.look.leading * number
            self._label(line, Point(area.x + self.look.inset, down))
        for name, mark in (("fold mark", self.style.folds), ("punch mark", self.style.punch)):
            self._marks(name, mark)
        return Composition((self._page(),))

    def behind(self, shown: Shown) -> Page:
        """A sheet with the fields in gray, what a window shows of it, and how it is folded."""
        self.items = []
        for field in self.style.fields:
            self.items.append(Box(field.area.on(self.paper.size), stroke=_PALE, thickness=self.look.outline))
        self.items.append(Box(shown.ever, stroke=(0.5,), thickness=self.look.outline, dash=_DASHES))
        self.items.append(Box(shown.always, stroke=(0.0,), thickness=self.look.outline))
        fields = [field.area.on(self.paper.size).bottom for field in self.style.fields]
        below = max(shown.ever.bottom, *fields) + self.look.inset
        labels = (
            *shown.words,
            f"full line: always visible, {', '.join(self._measures(shown.always))}",
            f"dashed: can come into the window, {', '.join(self._measures(shown.ever))}",
        )
        for number, line in enumerate(labels):
            self._label(line, Point(max(shown.ever.x, self.sheet.left), below + self.look.leading * number))
        self._marks("fold mark", self.style.folds)
        return self._page()

    def _page(self) -> Page:
        return Page(self.paper.size, tuple(self.items), name=self.paper.id, media=self.paper.media)

    def _marks(self, name: str, mark: SheetMark | None) -> None:
        if mark is None:
            return
        self.items += set_marks(mark)
        for y in mark.from_top:
            right = mark.from_left + mark.length + self.look.inset
            for number, words in enumerate((name, f"{y.words(self.paper.unit)} from top")):
                self._label(words, Point(right, y + self.look.leading * (number - 1)))

    def _measures(self, rect: Rect) -> tuple[str, str]:
        def words(length: Length) -> str:
            return length.words(self.paper.unit)

        return f"{words(rect.x)} from left, {words(rect.y)} from top", f"{words(rect.width)} x {words(rect.height)}"

    def _labels(self, rect: Rect, *texts: str) -> None:
        """What is told of a rectangle, inside it: in one line where that is wide enough, else one below the other."""
        look = self.look
        at = Point(rect.x, rect.y).move(look.inset)
        whole = ", ".join(texts)
        (line,) = self.compositor.lines(plain(whole).spans, self.paper.size.width * 2, look.size, figures=ADDRESS)
        if self.compositor.width(line, look.size) + look.inset * 2 <= rect.width:
            texts = (whole,)
        for number, words in enumerate(texts):
            self._label(words, Point(at.x, at.y + look.leading * number))

    def _label(self, words: str, at: Point) -> None:
        """A label whose line box has its upper left corner at `at`; a paragraph of its own."""
        look = self.look
        (line,) = self.compositor.lines(plain(words).spans, self.paper.size.width * 2, look.size, figures=ADDRESS)
        self.labels += 1
        (texts,) = self.compositor.texts([line], look.size, (Tag("P", self.labels),), at.x)
        self.items += place_items(texts, at.y + self.compositor.above_baseline(look.size, look.leading))
