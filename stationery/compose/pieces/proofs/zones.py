"""What is laid over a composed page to check it: the outlines and names of a post's zones, or of a style's fields."""

from __future__ import annotations

from stationery.catalog.addressing import BoxStyle
from stationery.compose.parts.address_block import measure_lines
from stationery.compose.parts.zones import FreeArea
from stationery.compose.pieces.envelope import outline
from stationery.model.geometry import Point, Rect, Size, sheet
from stationery.model.page import Color, Item
from stationery.model.prose import plain
from stationery.model.typeface import Face, Typefaces
from stationery.model.units import Length
from stationery.model.values import replace, value

_LANGUAGE = "en"
_INK: Color = (0.0, 0.35, 0.8)
"""Blue, so that nobody takes it for what will be printed."""


@value
class Labels:
    """How areas are outlined and named: the outline, the face, size and leading of a name, and its distance from the
    outline."""

    outline: BoxStyle
    face: Face
    size: Length
    leading: float
    gap: Length


def overlay(
    areas: tuple[tuple[str, Rect, bool], ...], size: Size, taken: tuple[Rect, ...], labels: Labels, typefaces: Typefaces
) -> tuple[Item, ...]:
    """Artifacts: each area, with whether its outline is dashed, and its name in it where nothing is `taken`.

    A name for which the whole sheet has no room stands at the corner of its area, over what is there.
    """
    outlines = (outline(rect, labels.outline, dashed=dashed) for _, rect, dashed in areas)
    items: list[Item] = [replace(each, stroke=_INK) for each in outlines]
    used = [*taken, *(edge for _, rect, _ in areas for edge in _edges(rect, labels.gap))]
    for name, rect, dashed in areas:
        block = measure_lines((plain(name),), labels.face, typefaces, _LANGUAGE)
        width, height = block.width(labels.size), block.height(labels.size, labels.leading)
        top = rect.bottom - height - labels.gap if dashed else rect.y + labels.gap  # not both in one corner
        wished = Point(rect.x + labels.gap, top)
        rooms = (FreeArea(each, tuple(used)) for each in (rect, sheet(size)))
        found = (place for room in rooms if (place := room.place(width, height, wished)))
        place = next(found, Rect(wished.x, wished.y, width, height))
        items += (replace(text, color=_INK) for text in block.items(place, labels.size, labels.leading, ()))
        used.append(place)
    return tuple(items)


def _edges(rect: Rect, gap: Length) -> tuple[Rect, ...]:
    """The strokes of an outline with the room about them that no name takes."""
    return (
        *(Rect(rect.x - gap, y - gap, rect.width + gap * 2, gap * 2) for y in (rect.y, rect.bottom)),
        *(Rect(x - gap, rect.y - gap, gap * 2, rect.height + gap * 2) for x in (rect.x, rect.right)),
    )
