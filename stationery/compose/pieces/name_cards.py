"""Sets names on sheets of calling cards, place cards and gift tags, all in one size, with marks to cut and to fold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, product

from stationery.catalog.card_style import CropMarkStyle
from stationery.catalog.fronts import Front
from stationery.catalog.labels import LabelSheet, LabelStyle
from stationery.catalog.papers import Paper
from stationery.catalog.typesetting import Typesetting
from stationery.compose.parts.front import PATH, Panel, balance, set_front
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
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
"""A tag, a tent, or a label is filled more than the front of a note, but not more than that share of its width. A flat
card isn't: it is read in the hand, as a calling card is."""
_HELD = "\u00a0"
_LARGE = 0.55
"""Words are broken further only where that is needed to set them in this part of their largest size."""
_SHORT = len(("given", "family"))
"""Words of a name that stay on one line, unless it would be smaller than the front has it."""
_MOST_LINES = 3
_MUCH_SMALLER = 0.65
"""Of the size that most cards could have: a name that makes all smaller than that is told."""
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
    words: Sequence[tuple[Line, ...]],
    front: Front,
    look: CardSheet,
    typefaces: Typefaces,
    start: int = 1,
    diagnostics: Diagnostics | None = None,
) -> Composition:
    """A page for each sheet, the first card at the `start`th place of the first one. All are set in one size: the one
    in which the longest has room, which is remarked where others could be much larger. Raises CannotSet and DoesNotFit,
    for all cards together."""
    fill = front.fill if look.sheet.flat else min(front.fill * _WIDER, _WIDEST)
    readable = front.least
    front = replace(front, middle=_MIDDLE, least=min(front.least, look.style.text.least), fill=fill)
    faults: list[StationeryError] = []
    sizes: dict[tuple[Line, ...], Length] = {}
    broken: dict[tuple[Line, ...], tuple[Line, ...]] = {}
    for card in dict.fromkeys(words):
        try:
            sizes[card], broken[card] = _keep_whole(card, front, look, typefaces, readable) or _largest(
                card, front, look, typefaces
            )
        except StationeryError as fault:
            hint = "shorten it, or choose larger cards (`stationery catalog labels`) or another --front"
            faults += (DoesNotFit(each.message, each.place, hint) if isinstance(each, DoesNotFit) else each
                       for each in each_fault(fault))  # fmt: skip
    raise_faults(faults)
    if diagnostics:
        _tell_long(sizes, front.most * _LARGE, diagnostics)
    front = replace(front, most=min(sizes.values()), least=min(front.least, *sizes.values()))
    for card in (card for card, size in sizes.items() if size > front.most):  # it may need fewer lines now
        largest, lines = _largest(card, front, look, typefaces, enough=1.0)
        broken[card] = lines if largest >= front.most else broken[card]
    count = look.sheet.count
    pages: list[list[Item]] = [[] for _ in range(-(-(start - 1 + len(words)) // count))]
    for order, card in enumerate(words):
        page, at = divmod(start - 1 + order, count)
        placed = set_front(broken[card], front, _panel(look, at + 1), typefaces, None)
        path = (Tag("Sect", order), Tag("P"))
        pages[page] += [
            replace(item, path=path) if isinstance(item, Text) and item.path == PATH else item for item in placed.items
        ]
    drawn = tuple(mark_cards(look))
    size, paper = look.paper.size, look.paper
    return Composition(tuple(Page(size, (*items, *drawn), name=paper.id, media=paper.media) for items in pages))


def _keep_whole(
    card: tuple[Line, ...], front: Front, look: CardSheet, typefaces: Typefaces, readable: Length
) -> tuple[Length, tuple[Line, ...]] | None:
    """The size of a name of two words on one line; None for any other, and where that is too small to be `readable`."""
    if len(card) > 1 or len(card[0].text.split()) > _SHORT:
        return None
    try:
        items = set_front(card, front, replace(_panel(look, 1), stays=True), typefaces, None).items
    except DoesNotFit:
        return None
    size = next(item.size for item in items if isinstance(item, Text) and item.path)
    return (size, card) if size >= readable else None


def _largest(
    card: tuple[Line, ...], front: Front, look: CardSheet, typefaces: Typefaces, *, enough: float = _LARGE
) -> tuple[Length, tuple[Line, ...]]:
    """The size in which a card's words have room, and their lines, which may be broken further until they have `enough`
    of the largest size.

    Words that are held together are parted only where they have no room otherwise.
    """
    best: tuple[Length, tuple[Line, ...]] | None = None
    missed: DoesNotFit | None = None
    loose = tuple(plain(line.text.replace(_HELD, " "), line.place) for line in card)
    for lines in chain(_broken(card), _broken(loose) if loose != card else ()):
        if best and lines == loose:
            break
        try:
            items = set_front(lines, front, _panel(look, 1), typefaces, None).items
        except DoesNotFit as fault:
            missed = fault
            continue
        shown = [item for item in items if isinstance(item, Text) and item.path]
        size = min(item.size for item in shown)
        if best is None or size > best[0]:
            best = size, tuple(plain(item.text.strip(), card[0].place) for item in shown)
        if size >= front.most * enough:
            break
    if best is None:
        assert missed
        raise missed
    return best


def _broken(card: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """The lines; those of a tag, also broken themselves, into the fewest lines first. (One line is broken as it is
    set.)"""
    yield card
    parts = [line.text.split(" ") for line in card]
    most = [range(1, min(len(each), _MOST_LINES) + 1) for each in parts]
    for counts in sorted(product(*most), key=sum)[1:] if len(card) > 1 else ():
        yield tuple(
            plain(text, line.place)
            for line, each, count in zip(card, parts, counts, strict=True)
            for text in balance(each, count)
        )


def _tell_long(sizes: dict[tuple[Line, ...], Length], large: Length, diagnostics: Diagnostics) -> None:
    """That a few long names make all cards much smaller than they could be."""
    usual = sorted(sizes.values())[len(sizes) // 2]
    long = [card for card, size in sizes.items() if size < min(large, usual * _MUCH_SMALLER)]
    if not long:
        return
    least, other = min(sizes.values()), min(size for card, size in sizes.items() if card not in long)
    first = min(long, key=lambda card: sizes[card])
    more = f" and {len(long) - 1} more" * (len(long) > 1)
    told = " / ".join(line.text.replace(_HELD, " ") for line in first)
    it, itself, these = ("them", "themselves", "these") if more else ("it", "itself", "this one")
    diagnostics.remark(
        f"{told!r}{more} can't be set larger than {least.pt:.0f} pt; all are set in one size, which would be"
        f" {other.pt:.0f} pt without {these}",
        first[0].place,
        f"shorten {it}, or print {it} by {itself}",
    )


def _panel(look: CardSheet, number: int) -> Panel:
    return Panel(look.area(number), look.setting, look.language, look.color)


def mark_cards(look: CardSheet) -> Iterator[Item]:
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
