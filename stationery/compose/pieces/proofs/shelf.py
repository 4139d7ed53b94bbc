"""Draws all letterheads with one sender's name on a sheet: the top of each first sheet, reduced, in a labeled box."""

from __future__ import annotations

from stationery.catalog.letterheads import Letterhead
from stationery.compose.parts.masthead import set_masthead
from stationery.compose.parts.return_address import scale
from stationery.compose.type.compositor import ADDRESS, Compositor, ensure_settable
from stationery.compose.type.flow_block import place_items
from stationery.compose.type.type_scale import scale_letterhead, scale_style
from stationery.model.geometry import Point, Rect, Size
from stationery.model.manuscript import Masthead
from stationery.model.page import Box, Item, Page, Tag
from stationery.model.prose import plain
from stationery.model.typeface import Typefaces
from stationery.model.units import ZERO, Length, inch
from stationery.model.values import value
from stationery.resolve.job import Job

_ACROSS, _MOST_DOWN = 2, 8
_MARGIN, _GAP, _LABEL = inch(0.6), inch(0.25), inch(0.24)
_GRAY = (0.6,)
_HAIRLINE = inch(0.005)


@value
class OnShelf:
    """One letterhead with the words that it shows."""

    masthead: Masthead
    job: Job


def shelf_pages(shown: tuple[OnShelf, ...], typefaces: Typefaces, label_family: str) -> tuple[Page, ...]:
    """All on one sheet of the jobs' paper, up to sixteen. Raises CannotSet, and DoesNotFit for a line without room."""
    paper = shown[0].job.paper
    labels = Compositor(typefaces, shown[0].job.setting, label_family, "en")
    pages = []
    sheets = -(-len(shown) // (_ACROSS * _MOST_DOWN))
    down = -(-len(shown) // (_ACROSS * sheets))
    for begin in range(0, len(shown), _ACROSS * down):
        items: list[Item] = []
        for number, each in enumerate(shown[begin : begin + _ACROSS * down]):
            items += _draw(each, typefaces, labels, _cell(paper.size, number, down), begin + number)
        pages.append(Page(paper.size, tuple(items), name=paper.id, media=paper.media))
    return tuple(pages)


def _cell(size: Size, number: int, down: int) -> Rect:
    width = (size.width - _MARGIN * 2 - _GAP * (_ACROSS - 1)) * (1 / _ACROSS)
    height = (size.height - _MARGIN * 2 - _GAP * (down - 1)) * (1 / down)
    column, row = number % _ACROSS, number // _ACROSS
    return Rect(_MARGIN + (width + _GAP) * column, _MARGIN + (height + _GAP) * row, width, height)


def _draw(shown: OnShelf, typefaces: Typefaces, labels: Compositor, cell: Rect, number: int) -> list[Item]:
    job, masthead = shown.job, shown.masthead
    letterhead, style = scale_letterhead(job, typefaces), scale_style(job, typefaces)
    assert letterhead, "only letterheads are on the shelf"
    compositor = Compositor(typefaces, job.setting, job.fonts.heading, job.language.tag)
    ensure_settable((masthead.name, *masthead.address, *masthead.particulars), typefaces, compositor.family)
    share = cell.width / job.paper.size.width
    margins = style.sheet(job.paper.id)
    side = margins.left * share
    box = Rect(cell.x, cell.y, cell.width, cell.height - _LABEL)
    look = labels.setting.proof
    (line,) = labels.lines(
        plain(f"{letterhead.id}: {letterhead.name}").spans, cell.width * 2, look.size, figures=ADDRESS
    )
    (texts,) = labels.texts([line], look.size, (Tag("P", number),), cell.x)
    items: list[Item] = [Box(box, _GRAY, _HAIRLINE), *place_items(texts, cell.bottom - _LABEL * 0.3)]
    at = Point(cell.x + side, cell.y)
    return items + _set(letterhead, masthead, compositor, (at, cell.width - side * 2, box.bottom, share), number)


def _set(
    letterhead: Letterhead,
    masthead: Masthead,
    compositor: Compositor,
    where: tuple[Point, Length, Length, float],
    number: int,
) -> list[Item]:
    """The heading at the top, and what the letterhead has at the foot, at the foot of the box."""
    at, measure, bottom, share = where
    heading = scale(letterhead.first, share, pens=True)
    top = at.y + letterhead.first.from_top * share
    path = (Tag("Letterhead", number * 2),)
    items = [*set_masthead(masthead, heading, compositor, at=Point(at.x, top), measure=measure, path=path).items]
    if letterhead.foot:
        foot = scale(letterhead.foot, share, pens=True)
        own = set_masthead(masthead, foot, compositor, at=Point(at.x, ZERO), measure=measure, path=()).bottom
        corner = Point(at.x, bottom - letterhead.foot_from * share - own)
        path = (Tag("Letterhead", number * 2 + 1),)
        items += set_masthead(masthead, foot, compositor, at=corner, measure=measure, path=path).items
    return items
