"""Draws the proof of a sheet of labels: the outline of each, its number, and its measures, in actual size."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.labels import LabelSheet, LabelType
from stationery.catalog.typesetting import Typesetting
from stationery.compose.pieces.envelope_remarks import size_words
from stationery.compose.pieces.labels import Label, SheetLook, set_label
from stationery.model.composition import Composition
from stationery.model.geometry import Point, Rect
from stationery.model.page import Drawing, Item, Page, Tag
from stationery.model.prose import plain
from stationery.model.typeface import Typefaces
from stationery.model.units import ZERO, Length

_LANGUAGE = "en-US"
_GRAY = (0.5,)
_BLACK = (0.0,)
_ROUND = 0.5522847498
"""How far the handles of a Bézier curve are from the ends of a quarter of a circle, in radii."""


def labels_proof(look: SheetLook, setting: Typesetting, typefaces: Typefaces) -> Composition:
    """One page: labels in full lines, what is used of each in gray. The first three tell the sheet's measures."""
    sheet, proof = look.sheet, setting.proof
    type_ = LabelType(proof.size, proof.size * 0.5, proof.size * 0.05, (proof.leading / proof.size, 1.0), centered=True)
    told = list(_measures(sheet))
    items: list[Item] = []
    for number in range(1, sheet.count + 1):
        rect, area = sheet.label(number), look.area(number)
        items.append(outline(rect, rect.width * 0.5 if sheet.round else sheet.corner, proof.outline, _BLACK))
        items.append(outline(area, area.width * 0.5 if sheet.round else ZERO, proof.outline, _GRAY))
        words = (str(number), *(told.pop(0) if told else ()))
        label = Label(tuple(plain(each) for each in words), type_, _LANGUAGE, f"label {number}")
        items += set_label(label, look, typefaces, number, (Tag("P", number),))
    paper = look.paper
    return Composition((Page(paper.size, tuple(items), name=paper.id, media=paper.media),))


def _measures(sheet: LabelSheet) -> Iterator[tuple[str, ...]]:
    unit, size = sheet.unit, sheet.size
    if sheet.round:
        yield sheet.name, f"round, {size.width.words(unit)}"
    else:
        yield sheet.name, size_words(size, unit)
    yield f"{sheet.across.words(unit)} across,", f"{sheet.down.words(unit)} down"
    yield f"first: {sheet.left.words(unit)} from left,", f"{sheet.top.words(unit)} from top"


def outline(rect: Rect, radius: Length, thickness: Length, gray: tuple[float, ...]) -> Drawing:
    """A rectangle whose corners are quarters of circles; with half its width as the radius, a circle."""
    left, top, right, bottom, handle = rect.x, rect.y, rect.right, rect.bottom, radius * (1 - _ROUND)
    corners = (
        ((right - radius, top), (right - handle, top), (right, top + handle), (right, top + radius)),
        ((right, bottom - radius), (right, bottom - handle), (right - handle, bottom), (right - radius, bottom)),
        ((left + radius, bottom), (left + handle, bottom), (left, bottom - handle), (left, bottom - radius)),
        ((left, top + radius), (left, top + handle), (left + handle, top), (left + radius, top)),
    )
    steps: list[tuple[str, tuple[Point, ...]]] = [("M", (Point(left + radius, top),))]
    for begin, *curve in corners:
        steps.append(("L", (Point(*begin),)))
        if radius > ZERO:
            steps.append(("C", tuple(Point(*each) for each in curve)))
        else:
            steps.append(("L", (Point(*curve[-1]),)))
    return Drawing((*steps, ("Z", ())), stroke=gray, thickness=thickness)
