"""Draws a letterhead's proof: the whole set on one sheet, each heading in its true size in a labeled box."""

from __future__ import annotations

from stationery.catalog.letterheads import Heading, Letterhead
from stationery.catalog.letters import LetterStyle
from stationery.catalog.papers import Paper
from stationery.compose.parts.masthead import PlacedMasthead, set_masthead
from stationery.compose.type.compositor import ADDRESS, Compositor, ensure_settable
from stationery.compose.type.flow_block import place_items
from stationery.compose.type.type_scale import scale_letterhead, scale_style
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.geometry import Point, Rect
from stationery.model.manuscript import Masthead
from stationery.model.page import Box, Item, Page, Tag
from stationery.model.prose import plain
from stationery.model.typeface import Typefaces
from stationery.model.units import ZERO, Length
from stationery.model.values import value
from stationery.resolve.job import Job

_GRAY = (0.5,)
_AIR = 3.5
"""Leadings of a label above and below what stands in a box, together; between two boxes half as much."""


@value
class _Shown:
    """A heading and the name of its box; a `close` one is as wide as its words, as on an envelope."""

    name: str
    heading: Heading
    close: bool = False


def letterhead_proof(
    masthead: Masthead, job: Job, typefaces: Typefaces, label_family: str, diagnostics: Diagnostics
) -> Composition:
    """Every heading of the letterhead, as wide as the style sets it on that paper; on a second page what has no room.

    Raises CannotSet, and DoesNotFit when the style is not made for the paper.
    """
    style, letterhead = scale_style(job, typefaces), scale_letterhead(job, typefaces)
    assert letterhead, "the proof of a letterhead has one"
    head = Compositor(typefaces, job.setting, job.fonts.heading, job.language.tag)
    ensure_settable((masthead.name, *masthead.address, *masthead.particulars), typefaces, head.family)
    labels = Compositor(typefaces, job.setting, label_family, "en")
    return _Proof(masthead, letterhead, style, job.paper, head, labels).compose(diagnostics)


class _Proof:
    def __init__(
        self,
        masthead: Masthead,
        letterhead: Letterhead,
        style: LetterStyle,
        paper: Paper,
        head: Compositor,
        labels: Compositor,
    ) -> None:
        self.masthead, self.letterhead, self.paper, self.head, self.labels = masthead, letterhead, paper, head, labels
        self.look = labels.setting.proof
        self.margins = style.sheet(paper.id)
        self.left, self.measure = self.margins.left, paper.size.width - self.margins.left - self.margins.right
        self.air = self.look.leading * _AIR
        self.number = 0
        self.pages: list[list[Item]] = [[]]

    def compose(self, diagnostics: Diagnostics) -> Composition:
        letterhead = self.letterhead
        y = self._label(
            f"{letterhead.name} on {self.paper.name}, true size",
            Point(self.left - self.look.leading + self.look.inset, self.margins.top * 0.5),
        )
        shown = [_Shown("First sheet", letterhead.first)]
        shown += [_Shown("First sheet, where there is little height", letterhead.low)] if letterhead.low else []
        shown.append(_Shown("Continuation sheet", letterhead.continuation))
        for each in shown:
            y = self._boxes([each], y)
        face, flap = letterhead.envelope, letterhead.flap
        y = self._boxes([_Shown("Envelope, face", face, True), _Shown("Envelope, flap", flap, True)], y)
        self._boxes([_Shown("Note card", letterhead.card)], y)
        pages = tuple(
            Page(self.paper.size, tuple(items), name=self.paper.id, media=self.paper.media) for items in self.pages
        )
        if len(pages) > 1:
            diagnostics.remark(f"the set does not fit on one sheet of {self.paper.name}; it takes {len(pages)}")
        return Composition(pages)

    def _boxes(self, shown: list[_Shown], y: Length) -> Length:
        """Headings in boxes side by side, or one below the other where one is wider than its share."""
        between = self.air * 0.5
        share = (self.measure - between * (len(shown) - 1)) * (1 / len(shown))
        tried = [self._set(each, ZERO, ZERO, share) for each in shown]
        if len(shown) > 1 and any(each.width > share for each in tried):
            for each in shown:
                y = self._boxes([each], y)
            return y
        height = max(each.bottom for each in tried) + self.look.leading + self.air
        if y + height > self.paper.size.height - self.margins.bottom * 0.5 and self.pages[-1]:
            self.pages.append([])
            y = self.margins.top * 0.5
        for number, each in enumerate(shown):
            x = self.left + (share + between) * number
            out = self.look.leading if number == 0 else ZERO
            more = self.look.leading if number == len(shown) - 1 else ZERO
            rect = Rect(x - out, y, share + out + more, height)
            self.pages[-1].append(Box(rect, _GRAY, self.look.outline))
            below = self._label(each.name, Point(rect.x, rect.y).move(self.look.inset))
            inside = below + (rect.bottom - below - tried[number].bottom) * 0.5
            left, measure = (rect.x, rect.width) if each.close else (x, share)
            self.pages[-1] += self._set(each, left, inside, measure).items
        return y + height + between

    def _set(self, shown: _Shown, x: Length, y: Length, measure: Length) -> PlacedMasthead:
        """The heading in its box; what is close stands at the box's middle."""
        path = (Tag("Letterhead", self.number),)

        def set_at(left: Length) -> PlacedMasthead:
            at = Point(left, y)
            return set_masthead(
                self.masthead, shown.heading, self.head, at=at, measure=measure, path=path, close=shown.close
            )

        return set_at(x + (measure - set_at(x).width) * 0.5) if shown.close else set_at(x)

    def _label(self, words: str, at: Point) -> Length:
        """A label whose line box has its upper left corner at `at`, a paragraph of its own; where it ends below."""
        look, labels = self.look, self.labels
        (line,) = labels.lines(plain(words).spans, self.paper.size.width * 2, look.size, figures=ADDRESS)
        self.number += 1
        (texts,) = labels.texts([line], look.size, (Tag("P", self.number),), at.x)
        self.pages[-1] += place_items(texts, at.y + labels.above_baseline(look.size, look.leading))
        return at.y + look.leading
