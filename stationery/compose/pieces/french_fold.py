"""Imposes a card that is printed on one side of one sheet and folded twice: a French fold."""

from __future__ import annotations

from stationery.catalog.card_style import CropMarkStyle
from stationery.catalog.papers import Paper
from stationery.compose.parts.panels import ACROSS
from stationery.compose.pieces.card import SetCard
from stationery.compose.pieces.imposition import LONG, Imposition, Plan, find_unmarked, mark_edges, move, untag
from stationery.model.composition import Composition
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size
from stationery.model.page import Box, Drawing, Image, Imported, Item, Page, Picture, Rule, Text
from stationery.model.values import replace


def fold_french(card: SetCard, paper: Paper, marks: CropMarkStyle, *, count: int = 1) -> Imposition:
    """One card on a sheet: its outside upright on one half, its inside upside down on the other.

    Seen from the printed side, a card that opens like a book has its front at the lower right, its back at the lower
    left, and the inside above; one that opens like a tent has its front at the lower right, its back above that, and
    the inside at the left. Folded in half with the print outside, and once more, all panels stand the right way up.
    Raises DoesNotFit for a flat card, or a paper that is too small.
    """
    if card.unfolded.crease is None:
        raise DoesNotFit("a flat card has no French fold", None, "choose --fold side or --fold top")
    half = card.unfolded.size
    aside = card.unfolded.turned == ACROSS
    whole = Size(half.width, half.height * 2) if aside else Size(half.width * 2, half.height)
    sheet = _lay(paper, whole)
    left, top = (sheet.width - whole.width) * 0.5, (sheet.height - whole.height) * 0.5
    upper_left = Rect(left, top, half.width, half.height)
    lower_right = Rect(left + whole.width - half.width, top + whole.height - half.height, half.width, half.height)
    inside = [move(turn_half(item, half), upper_left.x, upper_left.y) for item in card.inside]
    outside = [move(item, lower_right.x, lower_right.y) for item in card.outside]
    around = Rect(left, top, whole.width, whole.height)
    plan = Plan(sheet, (lower_right,), (upper_left,), around, LONG)
    middle = Point(around.x + around.width * 0.5, around.y + around.height * 0.5)
    drawn = mark_edges(around, sheet, marks, cuts=(around.x, around.right, around.y, around.bottom), fold=middle)
    items = (*outside, *inside)
    pages = tuple(
        Page(sheet, (*(map(untag, items) if number else items), *drawn), "", paper.id, paper.media)
        for number in range(count)
    )
    across, down = find_unmarked(Plan(sheet, (around,), (around,), around, LONG), marks)
    return Imposition(
        Composition(pages), plan, "", across, down, any(isinstance(i, Rule) and not i.dash for i in drawn)
    )


def _lay(paper: Paper, whole: Size) -> Size:
    """The sheet as it must lie. Raises DoesNotFit."""
    upright = paper.size.upright
    for sheet in (upright, Size(upright.height, upright.width)):
        if whole.width <= sheet.width and whole.height <= sheet.height:
            return sheet
    unit = paper.unit
    size = f"{whole.width.words(unit).removesuffix(unit)}x {whole.height.words(unit)}"
    hint = "choose a smaller card: us-a2 fits on US Letter, iso-a6 on A4"
    raise DoesNotFit(f"folded twice, the card takes a sheet of {size}, more than {paper.name}", None, hint)


def turn_half(item: Item, size: Size) -> Item:
    """The item upside down, within a sheet of that size."""

    def point(at: Point) -> Point:
        return Point(size.width - at.x, size.height - at.y)

    def area(rect: Rect) -> Rect:
        return Rect(size.width - rect.right, size.height - rect.bottom, rect.width, rect.height)

    match item:
        case Text():
            return replace(item, at=point(item.at), turn=item.turn + 180, link="")
        case Rule():
            return replace(item, start=point(item.start), end=point(item.end))
        case Box():
            return replace(item, rect=area(item.rect))
        case Drawing():
            return replace(item, steps=tuple((step, tuple(map(point, each))) for step, each in item.steps))
        case Picture():
            return replace(item, rect=area(item.rect), image=_turn_image(item.image))
        case Imported():
            raise AssertionError("no page of somebody else's stands inside a card")


def _turn_image(image: Image) -> Image:
    count = image.components
    samples = bytearray(len(image.samples))
    for part in range(count):  # pixels from the last to the first, the components of each in their order
        samples[part::count] = image.samples[part::count][::-1]
    return replace(image, samples=bytes(samples), alpha=image.alpha[::-1])
