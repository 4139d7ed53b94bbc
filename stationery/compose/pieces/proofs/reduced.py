"""Draws items smaller, as a picture of a sheet: whatever stands on it, its places and sizes times a share."""

from __future__ import annotations

from collections.abc import Iterable

from stationery.model.geometry import Point, Rect
from stationery.model.page import Box, Drawing, Imported, Item, Picture, Rule, Text
from stationery.model.values import replace


def reduce_items(items: Iterable[Item], share: float, corner: Point) -> list[Item]:
    """The items of a sheet whose upper left corner comes to stand at `corner`; each `share` of its size."""

    def place(point: Point) -> Point:
        return Point(corner.x + point.x * share, corner.y + point.y * share)

    def box(rect: Rect) -> Rect:
        at = place(Point(rect.x, rect.y))
        return Rect(at.x, at.y, rect.width * share, rect.height * share)

    def reduce_item(item: Item) -> Item:
        match item:
            case Text():
                return item._replace(at=place(item.at), size=item.size * share, width=item.width * share)
            case Rule():
                start, end = place(item.start), place(item.end)
                return replace(item, start=start, end=end, thickness=item.thickness * share)
            case Box():
                return replace(item, rect=box(item.rect), thickness=item.thickness * share)
            case Drawing():
                steps = tuple((letter, tuple(map(place, points))) for letter, points in item.steps)
                return replace(item, steps=steps, thickness=item.thickness * share)
            case Picture() | Imported():
                return replace(item, rect=box(item.rect))

    return [reduce_item(item) for item in items]
