"""Draws all letterheads with one sender's name on a sheet: the top of each first sheet, reduced, in a labeled box."""

from __future__ import annotations

from stationery.compose.parts.masthead import set_masthead, without_double
from stationery.compose.pieces.proofs.reduced import reduce_items
from stationery.compose.type.compositor import ADDRESS, Compositor, ensure_settable
from stationery.compose.type.flow_block import place_items
from stationery.compose.type.type_scale import scale_letterhead, scale_style
from stationery.model.geometry import Point, Rect, Size
from stationery.model.manuscript import Masthead
from stationery.model.page import Box, Item, Page, Tag
from stationery.model.prose import plain
from stationery.model.typeface import Typefaces
from stationery.model.units import Length, inch
from stationery.model.values import value
from stationery.resolve.job import Job

_ACROSS, _MOST_DOWN = 2, 8
_MARGIN, _GAP, _LABEL = inch(0.6), inch(0.25), inch(0.24)
_GRAY = (0.6,)
_HAIRLINE = inch(0.005)
_BELOW = inch(0.3)
"""On the sheet itself, what stays free below a heading, and above what stands at the foot."""


@value
class OnShelf:
    """One letterhead set in its true size on its sheet: its heading, and close below that what stands at the foot of
    the sheet. `height` is what of the sheet must be shown."""

    id: str
    name: str
    heading: tuple[Item, ...]
    foot: tuple[Item, ...]
    height: Length
    job: Job


def set_on_shelf(masthead: Masthead, job: Job, typefaces: Typefaces, number: int) -> OnShelf:
    """The heading as it stands on a first sheet. Raises CannotSet, and DoesNotFit, with the measures of the sheet."""
    letterhead, style = scale_letterhead(job, typefaces), scale_style(job, typefaces)
    assert letterhead, "only letterheads are on the shelf"
    compositor = Compositor(typefaces, job.setting, job.fonts.heading, job.language.tag)
    ensure_settable((masthead.name, *masthead.address, *masthead.particulars), typefaces, compositor.family)
    margins = style.sheet(job.paper.id)
    left, measure = margins.left, job.paper.size.width - margins.left - min(margins.left, margins.right)
    at = Point(left, letterhead.first.from_top)
    path = (Tag("Letterhead", number * 2),)
    first = without_double(letterhead.first, letterhead, masthead)
    head = set_masthead(masthead, first, compositor, at=at, measure=measure, path=path)
    foot: tuple[Item, ...] = ()
    height = head.bottom + _BELOW
    if letterhead.foot:
        path = (Tag("Letterhead", number * 2 + 1),)
        at = Point(left, height)
        placed = set_masthead(masthead, letterhead.foot, compositor, at=at, measure=measure, path=path)
        foot, height = placed.items, placed.bottom + letterhead.foot_from
    return OnShelf(letterhead.id, letterhead.name, head.items, foot, height, job)


def shelf_pages(shown: tuple[OnShelf, ...], typefaces: Typefaces, label_family: str) -> tuple[Page, ...]:
    """All on one sheet of the jobs' paper, up to sixteen. Raises CannotSet."""
    paper = shown[0].job.paper
    labels = Compositor(typefaces, shown[0].job.setting, label_family, "en")
    pages = []
    sheets = -(-len(shown) // (_ACROSS * _MOST_DOWN))
    down = -(-len(shown) // (_ACROSS * sheets))
    for begin in range(0, len(shown), _ACROSS * down):
        items: list[Item] = []
        for number, each in enumerate(shown[begin : begin + _ACROSS * down]):
            items += _draw(each, labels, _cell(paper.size, number, down), begin + number)
        pages.append(Page(paper.size, tuple(items), name=paper.id, media=paper.media))
    return tuple(pages)


def reduction(shown: tuple[OnShelf, ...]) -> float:
    """How large they are shown, as a share of their true size, but for those that are shown smaller."""
    size = shown[0].job.paper.size
    return _cell(size, 0, 1).width / size.width


def _cell(size: Size, number: int, down: int) -> Rect:
    width = (size.width - _MARGIN * 2 - _GAP * (_ACROSS - 1)) * (1 / _ACROSS)
    height = (size.height - _MARGIN * 2 - _GAP * (down - 1)) * (1 / down)
    column, row = number % _ACROSS, number // _ACROSS
    return Rect(_MARGIN + (width + _GAP) * column, _MARGIN + (height + _GAP) * row, width, height)


def _draw(shown: OnShelf, labels: Compositor, cell: Rect, number: int) -> list[Item]:
    """The sheet's top in a box as wide as the cell, or a narrower one where the heading is too high for that."""
    sheet = shown.job.paper.size
    height = cell.height - _LABEL
    share = min(cell.width / sheet.width, height / shown.height)
    box = Rect(cell.x, cell.y, sheet.width * share, height)
    look = labels.setting.proof
    (line,) = labels.lines(plain(f"{shown.id}: {shown.name}").spans, cell.width * 2, look.size, figures=ADDRESS)
    (texts,) = labels.texts([line], look.size, (Tag("P", number),), cell.x)
    at_foot = box.bottom - shown.height * share
    return [
        Box(box, _GRAY, _HAIRLINE),
        *place_items(texts, cell.bottom - _LABEL * 0.3),
        *reduce_items(shown.heading, share, Point(box.x, box.y)),
        *reduce_items(shown.foot, share, Point(box.x, at_foot)),
    ]
