"""Sets names on sheets of calling cards, place cards and gift tags, all in one size, with marks to cut and to fold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stationery.catalog.card_style import CropMarkStyle
from stationery.catalog.fronts import Front
from stationery.catalog.labels import LabelSheet, LabelStyle
from stationery.catalog.papers import Paper
from stationery.catalog.typesetting import Typesetting
from stationery.compose.parts.front import PATH, Panel, set_front
from stationery.model.composition import Composition
from stationery.model.errors import DoesNotFit, StationeryError, each_fault, raise_faults
from stationery.model.geometry import Point, Rect
from stationery.model.page import BLACK, Color, Drawing, Item, Page, Rule, Tag, Text
from stationery.model.prose import Line, plain
from stationery.model.typeface import Typefaces
from stationery.model.units import ZERO, Length, mm
from stationery.model.values import replace, value

_KAPPA = 0.5523
_HOLE_GRAY: Color = (0.6,)
_HOLE_FROM_TOP = mm(6)
"""From the upper edge of a tag to the middle of its hole."""
_WIDER, _WIDEST = 1.25, 0.8
"""A small card is filled more than the front of a note, but not more than that share of its width."""
_MIDDLE = 0.5
"""Of a card: it is held, and not looked at on a table, so its words stand in its very middle."""


@value
class CardSheet:
    """What cards are set on, and how: `marks` are those to cut and to fold along."""

    sheet: LabelSheet
    style: LabelStyle
    paper: Paper
    setting: Typesetting
    language: str
    marks: CropMarkStyle
    color: Color = BLACK

    def area(self, number: int) -> Rect:
        """Where the words of a card stand: of a tent on its lower half, of a tag below its hole."""
        card = self.sheet.label(number)
        if self.sheet.tent:
            return Rect(card.x, card.y + card.height * 0.5, card.width, card.height * 0.5)
        below = _HOLE_FROM_TOP + self.sheet.hole * 0.5 if self.sheet.hole else ZERO
        return Rect(card.x, card.y + below, card.width, card.height - below)


def compose_cards(
    words: Sequence[tuple[Line, ...]], front: Front, look: CardSheet, typefaces: Typefaces, start: int = 1
) -> Composition:
    """A page for each sheet, the first card at the `start`th place of the first one. All are set in one size: the one
    in which the longest has room. Raises CannotSet and DoesNotFit, for all cards together."""
    front = replace(
        front,
        middle=_MIDDLE,
        least=min(front.least, look.style.text.least),
        fill=min(front.fill * _WIDER, _WIDEST),
    )
    faults: list[StationeryError] = []
    sizes: list[Length] = []
    broken: dict[tuple[Line, ...], tuple[Line, ...]] = {}
    for card in dict.fromkeys(words):
        try:
            items = set_front(card, front, _panel(look, 1), typefaces, None).items
            shown = [item for item in items if isinstance(item, Text) and item.path]
            sizes += [item.size for item in shown]
            broken[card] = tuple(plain(item.text.strip(), card[0].place) for item in shown)
        except StationeryError as fault:
            hint = "shorten it, or choose larger cards (`stationery catalog labels`) or another --front"
            faults += (DoesNotFit(each.message, each.place, hint) if isinstance(each, DoesNotFit) else each
                       for each in each_fault(fault))  # fmt: skip
    raise_faults(faults)
    front = replace(front, most=min(sizes), least=min(front.least, *sizes))
    count = look.sheet.count
    pages: list[list[Item]] = [[] for _ in range(-(-(start - 1 + len(words)) // count))]
    for order, card in enumerate(words):
        page, at = divmod(start - 1 + order, count)
        placed = set_front(broken[card], front, _panel(look, at + 1), typefaces, None)
        path = (Tag("Sect", order), Tag("P"))
        pages[page] += [
            replace(item, path=path) if isinstance(item, Text) and item.path == PATH else item for item in placed.items
        ]
    drawn = tuple(_mark_sheet(look))
    size, paper = look.paper.size, look.paper
    return Composition(tuple(Page(size, (*items, *drawn), name=paper.id, media=paper.media) for items in pages))


def _panel(look: CardSheet, number: int) -> Panel:
    return Panel(look.area(number), look.setting, look.language, look.color)


def _mark_sheet(look: CardSheet) -> Iterator[Item]:
    """Holes to punch, and in the margins of the sheet, where to cut and where to fold."""
    sheet, size, style = look.sheet, look.paper.size, look.marks
    cards = [sheet.label(number) for number in range(1, sheet.count + 1)]
    if sheet.hole:
        for card in cards:
            yield _circle(Point(card.x + card.width * 0.5, card.y + _HOLE_FROM_TOP), sheet.hole * 0.5, style.thickness)
    if not (sheet.cut or sheet.tent):
        return
    left, top, right, bottom = cards[0].x, cards[0].y, cards[-1].right, cards[-1].bottom
    if sheet.cut:
        for x in sorted({edge for card in cards for edge in (card.x, card.right)}):
            for begin, end in _margins(top, bottom, size.height, style):
                yield Rule(Point(x, begin), Point(x, end), style.thickness, (style.gray,))
        for y in sorted({edge for card in cards for edge in (card.y, card.bottom)}):
            for begin, end in _margins(left, right, size.width, style):
                yield Rule(Point(begin, y), Point(end, y), style.thickness, (style.gray,))
    if sheet.tent:
        for y in sorted({card.y + card.height * 0.5 for card in cards}):
            for begin, end in _margins(left, right, size.width, style):
                yield Rule(Point(begin, y), Point(end, y), style.thickness, (style.fold_gray,), style.fold_dash)


def _margins(near: Length, far: Length, whole: Length, style: CropMarkStyle) -> Iterator[tuple[Length, Length]]:
    """From where to where marks go in the two margins; none in a margin without room for them."""
    before, after = (min(style.length, room - style.away) for room in (near, whole - far))
    if before >= style.least:
        yield near - style.away - before, near - style.away
    if after >= style.least:
        yield far + style.away, far + style.away + after


def _circle(middle: Point, radius: Length, thickness: Length) -> Drawing:
    x, y, r, k = middle.x, middle.y, radius, radius * _KAPPA
    return Drawing(
        (
            ("M", (Point(x + r, y),)),
            ("C", (Point(x + r, y + k), Point(x + k, y + r), Point(x, y + r))),
            ("C", (Point(x - k, y + r), Point(x - r, y + k), Point(x - r, y))),
            ("C", (Point(x - r, y - k), Point(x - k, y - r), Point(x, y - r))),
            ("C", (Point(x + k, y - r), Point(x + r, y - k), Point(x + r, y))),
            ("Z", ()),
        ),
        stroke=_HOLE_GRAY,
        thickness=thickness,
    )
