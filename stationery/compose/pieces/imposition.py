"""Imposes cards on sheets: one, two or four of them edge to edge, with crop and fold marks, inside behind outside."""

from __future__ import annotations

from stationery.catalog.card_style import CropMarkStyle
from stationery.catalog.papers import Paper
from stationery.compose.parts.panels import ACROSS, Unfolded, mirror
from stationery.compose.pieces.card import SetCard
from stationery.model.composition import Composition
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size
from stationery.model.page import Box, Drawing, Imported, Item, Page, Picture, Rule, Text
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

UPS = (4, 2, 1)
"""How many cards a sheet may carry, the most first."""

LONG, SHORT = "long", "short"
"""The edge of the sheet over which it is turned for its other side."""


@value
class Plan:
    """Cards on a sheet: where each stands as seen from outside, and, in the same order, from inside.

    `whole` is the rectangle that they fill together. `edge` is the one over which the sheet is turned, LONG or SHORT.
    """

    sheet: Size
    outside: tuple[Rect, ...]
    inside: tuple[Rect, ...]
    whole: Rect
    edge: str


@value
class Imposition:
    """The pages; `duplex` is empty where one side is printed. `cuts` are distances from the left and the top edges of
    the sheet's first page at which no mark could be printed; `marked` tells whether there are marks for others."""

    composed: Composition
    plan: Plan
    duplex: str
    cuts_across: tuple[Length, ...] = ()
    cuts_down: tuple[Length, ...] = ()
    marked: bool = False


def plan_sheet(unfolded: Unfolded, paper: Paper, marks: CropMarkStyle, up: int = 0) -> Plan:
    """So many cards on a sheet of the paper, or with 0 the most that it holds, in the middle of it.

    The sheet lies as it must to hold them; if both ways will do, so that there is room for all marks around them, or
    else so that it is turned over its long edge.
    Raises DoesNotFit, telling how many it does hold.
    """
    plans = [each for count in UPS for each in _plans(unfolded, paper, marks, count) if not up or up == count]
    if plans:
        return plans[0]
    most = next((count for count in UPS if _plans(unfolded, paper, marks, count)), 0)
    cards = f"{most} card{'s' if most > 1 else ''}" if most else "none"
    size = _size(unfolded.size, paper.unit)
    requested, do = (f"{up} cards", "do") if up > 1 else ("the card", "does")
    raise DoesNotFit(
        f"{requested} of {size} (unfolded) {do} not fit on {paper.name}, which holds {cards}",
        None,
        "choose another paper, fold, or card, or print on a sheet of the card's own size (--single)"
        if most == 0
        else f"print {most} per sheet (--up {most}), or choose another paper",
    )


def _plans(unfolded: Unfolded, paper: Paper, marks: CropMarkStyle, count: int) -> list[Plan]:
    """Each way to put so many cards on the sheet, the best first."""
    upright = paper.size.upright
    card, plans = unfolded.size, []
    for sheet in (upright, Size(upright.height, upright.width)):
        for columns in range(1, count + 1):
            rows, rest = divmod(count, columns)
            whole = Size(card.width * columns, card.height * rows)
            if rest or whole.width > sheet.width or whole.height > sheet.height:
                continue
            plans.append(_lay_out(unfolded, sheet, columns, rows))

    def worse(each: Plan) -> tuple[bool, bool]:
        return any(find_unmarked(each, marks)), each.edge != LONG

    return sorted(plans, key=worse)


def _lay_out(unfolded: Unfolded, sheet: Size, columns: int, rows: int) -> Plan:
    card = unfolded.size
    width, height = card.width * columns, card.height * rows
    left, top = (sheet.width - width) * 0.5, (sheet.height - height) * 0.5
    outside = tuple(
        Rect(left + card.width * column, top + card.height * row, card.width, card.height)
        for row in range(rows)
        for column in range(columns)
    )
    inside = tuple(mirror(rect, sheet, unfolded.turned) for rect in outside)
    whole = Rect(left, top, width, height)
    return Plan(sheet, outside, inside, whole, turning_edge(sheet, unfolded.turned))


def turning_edge(sheet: Size, turned: str) -> str:
    """The edge along which a sheet is turned over: left to right it is the upright one."""
    upright_is_long = sheet.height >= sheet.width
    return LONG if (turned == ACROSS) == upright_is_long else SHORT


def impose(card: SetCard, paper: Paper, marks: CropMarkStyle, *, count: int = 0, up: int = 0) -> Imposition:
    """Sheets with `count` copies of a card, or with 0 one full sheet. A side on which nothing stands is no page.

    The words of the first copy are tagged; the further copies are artifacts, so that a reader hears the note once.
    """
    planned = plan_sheet(card.unfolded, paper, marks, up)
    return _fill((card,) * (count or len(planned.outside)), planned, paper, marks)


def impose_together(cards: tuple[SetCard, ...], paper: Paper, marks: CropMarkStyle, *, up: int = 0) -> Imposition:
    """Sheets with one of each of these cards, whose unfolded sizes and folds are equal; the last places may be blank.

    Unless their paths differ, the words of two cards are in the same elements.
    """
    return _fill(cards, plan_sheet(cards[0].unfolded, paper, marks, up), paper, marks)


def _fill(cards: tuple[SetCard, ...], planned: Plan, paper: Paper, marks: CropMarkStyle) -> Imposition:
    """Sheets with a card at each place; a card that comes again is untagged."""
    unfolded, on_each = cards[0].unfolded, len(planned.outside)
    pages: list[Page] = []
    outside, inside = any(card.outside for card in cards), any(card.inside for card in cards)
    both = outside and inside
    for begin in range(0, len(cards), on_each):
        here = cards[begin : begin + on_each]
        for places, turned in ((planned.outside, False), (planned.inside, True)):
            sides = [card.inside if turned else card.outside for card in here]
            if not any(sides) and (turned or inside):
                continue
            whole = mirror(planned.whole, planned.sheet, unfolded.turned) if turned else planned.whole
            placed: list[Item] = []
            for number, (items, rect) in enumerate(zip(sides, places, strict=False)):
                copies = [move(item, rect.x, rect.y) for item in items]
                again = any(here[number] is before for before in cards[: begin + number])
                placed += [untag(item) for item in copies] if again else copies
            placed += _marks(unfolded, planned, places, whole, marks)
            pages.append(Page(planned.sheet, tuple(placed), "", paper.id, paper.media))
    across, down = find_unmarked(planned, marks)
    marked = any(isinstance(item, Rule) and not item.dash for page in pages for item in page.items)
    return Imposition(Composition(tuple(pages)), planned, planned.edge if both else "", across, down, marked)


def place_alone(card: SetCard, name: str, media: str, *, count: int = 1) -> Imposition:
    """The card on a sheet of its own unfolded size, without marks; a wide one is drawn turned, as printers feed it."""
    size = card.unfolded.size
    turn = "clockwise" if size.width > size.height else ""
    pages = []
    for number in range(count):
        for items in (card.outside, card.inside):
            if items or not (card.inside or items is card.inside):
                copy = tuple(untag(item) for item in items) if number else items
                pages.append(Page(size, copy, turn, name, media))
    whole = Rect(ZERO, ZERO, size.width, size.height)
    edge = turning_edge(size, card.unfolded.turned)
    planned = Plan(size, (whole,), (whole,), whole, edge)
    return Imposition(Composition(tuple(pages)), planned, edge if card.outside and card.inside else "")


def move(item: Item, x: Length, y: Length) -> Item:
    """The item so far to the right and down."""

    def point(at: Point) -> Point:
        return Point(at.x + x, at.y + y)

    def area(rect: Rect) -> Rect:
        return Rect(rect.x + x, rect.y + y, rect.width, rect.height)

    match item:
        case Text():
            return replace(item, at=point(item.at))
        case Rule():
            return replace(item, start=point(item.start), end=point(item.end))
        case Box():
            return replace(item, rect=area(item.rect))
        case Drawing():
            return replace(item, steps=tuple((step, tuple(map(point, each))) for step, each in item.steps))
        case Picture() | Imported():
            return replace(item, rect=area(item.rect))


def untag(item: Item) -> Item:
    """The item as an artifact."""
    match item:
        case Text():
            return replace(item, path=(), link="")
        case Picture() | Imported() | Drawing():
            return replace(item, path=())
        case _:
            return item


def _marks(
    unfolded: Unfolded, planned: Plan, places: tuple[Rect, ...], whole: Rect, style: CropMarkStyle
) -> list[Item]:
    """Marks in the four margins of the sheet: solid ones where it is cut, dashed ones where a card is folded."""
    crease = unfolded.crease
    cuts_x = {edge for rect in places for edge in (rect.x, rect.right)}
    cuts_y = {edge for rect in places for edge in (rect.y, rect.bottom)}
    folds_x = {rect.x + crease[0].x for rect in places} if crease and crease[0].x == crease[1].x else set()
    folds_y = {rect.y + crease[0].y for rect in places} if crease and crease[0].y == crease[1].y else set()
    sheet = planned.sheet
    cuts_x = {x for x in cuts_x if style.away <= x <= sheet.width - style.away}
    cuts_y = {y for y in cuts_y if style.away <= y <= sheet.height - style.away}
    items: list[Item] = []
    for lines, fold in ((cuts_x, False), (folds_x, True)):
        for x in sorted(lines):
            for begin, end in _spans(whole.y, whole.bottom, sheet.height, style):
                items.append(_mark(Point(x, begin), Point(x, end), style, fold))
    for lines, fold in ((cuts_y, False), (folds_y, True)):
        for y in sorted(lines):
            for begin, end in _spans(whole.x, whole.right, sheet.width, style):
                items.append(_mark(Point(begin, y), Point(end, y), style, fold))
    return items


def mark_edges(
    whole: Rect, sheet: Size, style: CropMarkStyle, *, cuts: tuple[Length, Length, Length, Length], fold: Point
) -> list[Item]:
    """Marks around what is folded twice, at the point `fold` across and down: dashed ones outside it, with solid ones
    where it is cut (left, right, top, bottom); or, where it fills the sheet, short ones at the sheet's very edge, which
    lie in the crease."""
    left, right, top, bottom = cuts
    upright, level = ((whole.y, whole.bottom, sheet.height), (whole.x, whole.right, sheet.width))
    items: list[Item] = []
    for begin, end in _spans(*upright, style):
        items += [
            _mark(Point(x, begin), Point(x, end), style, False) for x in _cut_lines((left, right), sheet.width, style)
        ]
        items.append(_mark(Point(fold.x, begin), Point(fold.x, end), style, True))
    for begin, end in _spans(*level, style):
        items += [
            _mark(Point(begin, y), Point(end, y), style, False) for y in _cut_lines((top, bottom), sheet.height, style)
        ]
        items.append(_mark(Point(begin, fold.y), Point(end, fold.y), style, True))
    if not _spans(*upright, style):
        for begin, end in ((ZERO, style.length), (sheet.height - style.length, sheet.height)):
            items.append(_mark(Point(fold.x, begin), Point(fold.x, end), style, True))
    if not _spans(*level, style):
        for begin, end in ((ZERO, style.length), (sheet.width - style.length, sheet.width)):
            items.append(_mark(Point(begin, fold.y), Point(end, fold.y), style, True))
    return items


def _cut_lines(edges: tuple[Length, Length], whole: Length, style: CropMarkStyle) -> list[Length]:
    """Those of two edges that are far enough from the sheet's own to be cut."""
    return [edge for edge in edges if style.away <= edge <= whole - style.away]


def _spans(near: Length, far: Length, whole: Length, style: CropMarkStyle) -> list[tuple[Length, Length]]:
    """From where to where marks go before `near` and after `far`; none where there is no room for them."""
    spans = []
    before = min(style.length, near - style.away)
    if before >= style.least:
        spans.append((near - style.away - before, near - style.away))
    after = min(style.length, whole - far - style.away)
    if after >= style.least:
        spans.append((far + style.away, far + style.away + after))
    return spans


def _mark(start: Point, end: Point, style: CropMarkStyle, fold: bool) -> Rule:
    gray, dash = ((style.fold_gray,), style.fold_dash) if fold else ((style.gray,), ())
    return Rule(start, end, style.thickness, gray, dash)


def find_unmarked(planned: Plan, style: CropMarkStyle) -> tuple[tuple[Length, ...], tuple[Length, ...]]:
    """Where to cut, from the left and from the top, if no mark says so; one along the sheet's own edge is not told."""

    def cuts(edges: set[Length], whole: Length) -> tuple[Length, ...]:
        return tuple(sorted(edge for edge in edges if style.away <= edge <= whole - style.away))

    sheet, whole = planned.sheet, planned.whole
    across: tuple[Length, ...] = ()
    down: tuple[Length, ...] = ()
    if not _spans(whole.y, whole.bottom, sheet.height, style):
        across = cuts({edge for rect in planned.outside for edge in (rect.x, rect.right)}, sheet.width)
    if not _spans(whole.x, whole.right, sheet.width, style):
        down = cuts({edge for rect in planned.outside for edge in (rect.y, rect.bottom)}, sheet.height)
    return across, down


def _size(size: Size, unit: str) -> str:
    return f"{size.width.words(unit).removesuffix(unit)}x {size.height.words(unit)}"
