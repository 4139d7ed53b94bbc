"""Sets a typeface's specimen: a letter's words, its figures and capitals, names of many languages, its alphabets."""

from __future__ import annotations

from collections.abc import Sequence

from stationery.catalog.papers import Paper
from stationery.catalog.specimen import Sample, Specimen
from stationery.catalog.typesetting import Typesetting
from stationery.compose.type.compositor import ADDRESS, SENTENCE, Compositor
from stationery.compose.type.flow_block import add_space, place_items
from stationery.compose.type.line_breaking import SetLine
from stationery.compose.type.type_scale import ratio
from stationery.model.composition import Composition
from stationery.model.geometry import Point
from stationery.model.page import Item, Page, Rule, Tag
from stationery.model.prose import Span, plain
from stationery.model.typeface import Typefaces
from stationery.model.units import ZERO, Length, pt
from stationery.model.values import value

_LANGUAGE = "en-US"
_WIDE = 100.0
"""So many times its size: a measure at which a name is never broken."""


@value
class Shown:
    """A typeface as its sheet shows it. `names` and `alphabets` are those that it has all letters of."""

    family: str
    name: str
    kind: str
    about: str
    cite: str
    features: tuple[str, ...]
    coverage: tuple[str, ...]
    names: tuple[Sample, ...]
    alphabets: tuple[Sample, ...]


def specimen_sheets(
    shown: Sequence[Shown], look: Specimen, paper: Paper, setting: Typesetting, typefaces: Typefaces, label_family: str
) -> Composition:
    """A sheet for each typeface; what has no room on it goes on to another. Labels are in `label_family`."""
    pages: list[Page] = []
    for number, one in enumerate(shown):
        pages += _Sheet(one, number, look, paper, setting, typefaces, label_family).pages()
    return Composition(tuple(pages))


@value
class _Block:
    """Lines that stand one below the other in one element, `x` from the sheet's left edge."""

    compositor: Compositor
    lines: tuple[SetLine, ...]
    size: Length
    x: Length
    tracking: float = 0.0


class _Sheet:
    def __init__(
        self,
        shown: Shown,
        number: int,
        look: Specimen,
        paper: Paper,
        setting: Typesetting,
        typefaces: Typefaces,
        label_family: str,
    ) -> None:
        self.shown, self.look, self.paper, self.setting, self.typefaces = shown, look, paper, setting, typefaces
        self.part = Tag("Sect", number)
        self.words = self._compositor(_LANGUAGE)
        self.labels = Compositor(typefaces, setting, label_family, _LANGUAGE)
        measures = typefaces.measures(self.words.face(False, False, SENTENCE))
        self.size, self.leading, self.least = pt(measures.body_size), pt(measures.body_leading), pt(measures.least_size)
        self.measure = paper.size.width - look.sheet.left - look.sheet.right
        self.sheets: list[list[Item]] = [[]]
        self.y = look.sheet.top
        self.elements = 0

    def pages(self) -> list[Page]:
        shown, look = self.shown, self.look
        self._title()
        label = (shown.kind, f"{self.size.words('pt')} on {self.leading.words('pt')}")
        self._row(label, [self._block(Span(text)) for text in look.letter], self.leading, apart=self.leading * 0.5)
        tight = self.leading * (self.least / self.size)
        self._row((f"least: {self.least.words('pt')}",), [self._block(Span(look.least), size=self.least)], tight)
        italic = any("italic" in feature for feature in shown.features)
        self._row(("emphasis",), [self._block(*(look.emphasis if italic else look.strong))], self.leading)
        self._figures()
        if "small capitals" in shown.features:
            capitals = self._block(
                Span(look.small_capitals), small_capitals=True, tracking=look.small_capitals_tracking
            )
            self._row(("small capitals",), [capitals], self.leading)
        self._names()
        tracking = 0.0 if shown.kind == "script" else look.alphabet_tracking  # letters that join aren't spaced
        alphabets = [
            self._block(Span(each.text), figures=ADDRESS, language=each.language, tracking=tracking, size=self.least)
            for each in shown.alphabets
        ]
        self._row(("alphabet",), alphabets, tight)
        self._describe()
        media = self.paper.media
        return [Page(self.paper.size, tuple(items), name=self.paper.id, media=media) for items in self.sheets]

    def _title(self) -> None:
        """The name over a rule as wide as the sheet's text, and what the typeface is for."""
        look, shown = self.look.sheet, self.shown
        by = ratio(self.typefaces, self.setting.written_for, shown.family)
        size, leading = look.title_size * by.size, look.title_leading * by.leading
        name = self._block(Span(shown.name), size=size, figures=ADDRESS, x=look.labels)
        self._row((), [name], leading, role="H1", after=ZERO)
        right = self.paper.size.width - look.right
        self.sheets[-1].append(Rule(Point(look.labels, self.y), Point(right, self.y), look.rule))
        self.y += look.between
        self._row((shown.family,), [self._block(Span(shown.about, emphasis=True))], self.leading)

    def _figures(self) -> None:
        shown, look = self.shown, self.look
        for feature, text, figures in (
            ("lining figures", look.lining, ADDRESS),
            ("old-style figures", look.old_style, SENTENCE),
        ):
            if feature in shown.features:
                self._row((feature,), [self._block(Span(text), figures=figures)], self.leading)

    def _names(self) -> None:
        """Names at the least size, in as many columns as have room, read line by line."""
        look, size = self.look.sheet, self.least
        names = []
        for sample in self.shown.names:
            compositor = self._compositor(sample.language)
            (line,) = compositor.lines(plain(sample.text).spans, size * _WIDE, size, figures=ADDRESS)
            names.append((compositor, line))
        if not names:
            return
        widest = max(compositor.width(line, size) for compositor, line in names) + look.column
        columns = max(1, min(look.columns, int((self.measure + look.column) / widest)))
        step = (self.measure + look.column) * (1 / columns)
        rows = -(-len(names) // columns)
        leading = self.leading * (size / self.size)
        for row in range(rows):
            # Down one column, then down the next, as one looks for a name.
            blocks = [
                _Block(compositor, (line,), size, look.left + step * column)
                for column, (compositor, line) in enumerate(names[row::rows])
            ]
            last = row == rows - 1
            self._beside(("names",) if row == 0 else (), blocks, leading, look.between if last else ZERO)

    def _describe(self) -> None:
        """What the table says of the typeface, in the labels' type."""
        look, shown = self.look.sheet, self.shown
        for label, text in (
            ("letters", ", ".join(shown.coverage)),
            ("features", ", ".join(shown.features)),
            ("source", shown.cite),
        ):
            if text:
                lines = self.labels.lines(plain(text).spans, self.measure, look.label_size, figures=ADDRESS)
                block = _Block(self.labels, tuple(lines), look.label_size, look.left)
                self._row((label,), [block], look.label_leading, after=look.label_leading * 0.25)

    def _compositor(self, language: str) -> Compositor:
        return Compositor(self.typefaces, self.setting, self.shown.family, language)

    def _block(
        self,
        *spans: Span,
        size: Length | None = None,
        figures: str = SENTENCE,
        small_capitals: bool = False,
        tracking: float = 0.0,
        language: str = _LANGUAGE,
        x: Length | None = None,
    ) -> _Block:
        size, x = size or self.size, self.look.sheet.left if x is None else x
        compositor = self.words if language == _LANGUAGE else self._compositor(language)
        measure = self.paper.size.width - self.look.sheet.right - x
        # Tracking is added to each letter afterward; about two letters make an em.
        narrower = measure * (1 / (1 + 2 * tracking))
        lines = compositor.lines(spans, narrower, size, figures=figures, small_capitals=small_capitals)
        return _Block(compositor, tuple(lines), size, x, tracking)

    def _row(
        self,
        label: tuple[str, ...],
        blocks: Sequence[_Block],
        leading: Length,
        *,
        apart: Length = ZERO,
        after: Length | None = None,
        role: str = "P",
    ) -> None:
        """Blocks one below the other, `apart` from each other, with a label beside the first."""
        for number, block in enumerate(blocks):
            last = number == len(blocks) - 1
            air = (self.look.sheet.between if after is None else after) if last else apart
            self._beside(label if number == 0 else (), [block], leading, air, role)

    def _beside(
        self, label: tuple[str, ...], blocks: Sequence[_Block], leading: Length, after: Length, role: str = "P"
    ) -> None:
        """Blocks side by side, the first lines and the label's on one baseline; on the next sheet if need be."""
        height = leading * max((len(block.lines) for block in blocks), default=0)
        if self.y + height > self.paper.size.height - self.look.sheet.bottom and self.sheets[-1]:
            self.sheets.append([])
            self.y = self.look.sheet.top
        baseline = self.y + self.words.above_baseline(blocks[0].size, leading)
        if label:
            look = self.look.sheet
            lines = [
                self.labels.lines(plain(text).spans, look.left - look.labels, look.label_size, figures=ADDRESS)[0]
                for text in label
            ]
            self._set(
                _Block(self.labels, tuple(lines), look.label_size, look.labels), baseline, look.label_leading, "H2"
            )
        for block in blocks:
            self._set(block, baseline, leading, role)
        self.y += height + after

    def _set(self, block: _Block, baseline: Length, leading: Length, role: str) -> None:
        self.elements += 1
        path = (self.part, Tag(role, self.elements))
        rows = block.compositor.texts(block.lines, block.size, path, block.x, tracking=block.tracking)
        for number, texts in enumerate(rows):
            texts = texts if number == len(rows) - 1 else add_space(texts)
            self.sheets[-1] += place_items(texts, baseline + leading * number)
