"""Draws a card's proof: for each way to fold it, both sides of its sheet with panels, margins and the fold labeled."""

from __future__ import annotations

from stationery.catalog.borders import Border
from stationery.catalog.cards import WRITTEN_ON, Card, Fold
from stationery.catalog.typesetting import Typesetting
from stationery.compose.parts.border import draw_border
from stationery.compose.parts.panels import INSIDE, OUTSIDE, Panel, unfold
from stationery.compose.type.compositor import ADDRESS, Compositor
from stationery.compose.type.flow_block import place_items
from stationery.model.composition import Composition
from stationery.model.geometry import Point, Rect
from stationery.model.page import Box, Item, Page, Rule, Tag
from stationery.model.prose import plain
from stationery.model.typeface import Typefaces
from stationery.model.units import Length

_DASHES = (3.0, 2.0)
_LANGUAGE = "en-US"
_GRAY = (0.5,)


def card_proof(
    card: Card, setting: Typesetting, typefaces: Typefaces, family: str, border: Border | None = None
) -> Composition:
    """Two pages for each fold, outside and inside, in the size of the unfolded card: panels in full lines, the text
    area of each that may carry the note dashed, the fold as a dashed rule; on the front, the card's own border."""
    proof = _Proof(card, setting, Compositor(typefaces, setting, family, _LANGUAGE), border)
    return Composition(tuple(proof.page(fold, side) for fold in card.folds for side in (OUTSIDE, INSIDE)))


class _Proof:
    def __init__(self, card: Card, setting: Typesetting, compositor: Compositor, border: Border | None) -> None:
        self.card, self.look, self.compositor, self.border = card, setting.proof, compositor, border
        self.labels = 0

    def page(self, fold: Fold, side: str) -> Page:
        unfolded = unfold(self.card, fold.id, fold.orientation)
        items: list[Item] = []
        for panel in unfolded.panels:
            if panel.side == side:
                items += self._panel(panel, fold)
        if unfolded.crease:
            items.append(Rule(*unfolded.crease, self.look.outline, _GRAY, _DASHES))
        return Page(unfolded.size, tuple(items), "", self.card.id, fold.media)

    def _panel(self, panel: Panel, fold: Fold) -> list[Item]:
        card, rect = self.card, panel.rect
        inner = rect.inset(self.look.outline)
        items: list[Item] = [Box(inner, stroke=(0.0,), thickness=self.look.outline)]
        if self.border and panel.name == "front":
            items += draw_border(self.border, rect, _GRAY)
        labels = [
            f"{card.name}: {panel.name}",
            f"{self._words(rect.width)} x {self._words(rect.height)}; behind it {panel.behind}",
        ]
        if panel.name in WRITTEN_ON[fold.id]:
            area, margins = panel.text_area(card.margins), card.margins
            items.append(Box(area, stroke=_GRAY, thickness=self.look.outline, dash=_DASHES))
            labels.append(f"margins: sides {self._words(margins.side)}, top {self._words(margins.top)}")
            labels.append(f"foot {self._words(margins.foot)}")
        if fold.id != "none":
            labels.append("fold at the top" if fold.id == "top" else "fold at the side")
        area = panel.text_area(card.margins)
        for number, words in enumerate(labels):
            items += self._label(words, area, number)
        return items

    def _label(self, words: str, area: Rect, number: int) -> list[Item]:
        """A line of the panel's label, a paragraph of its own."""
        look = self.look
        (line,) = self.compositor.lines(plain(words).spans, area.width * 4, look.size, figures=ADDRESS)[:1]
        self.labels += 1
        at = Point(area.x, area.y).move(look.inset * 2)
        (texts,) = self.compositor.texts([line], look.size, (Tag("P", self.labels),), at.x)
        y = at.y + look.leading * number + self.compositor.above_baseline(look.size, look.leading)
        return list(place_items(texts, y))

    def _words(self, length: Length) -> str:
        return length.words(self.card.unit)
