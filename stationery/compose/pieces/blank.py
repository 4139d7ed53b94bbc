"""Composes paper to write on by hand: sheets with their letterhead and nothing else, envelopes with their sender."""

from __future__ import annotations

from collections.abc import Sequence

from stationery.catalog.envelopes import Envelope
from stationery.catalog.letterheads import Letterhead
from stationery.catalog.letters import LetterStyle
from stationery.catalog.papers import Paper
from stationery.catalog.posts import Post
from stationery.catalog.printable_area import PrintableArea
from stationery.compose.parts.masthead import set_first, set_masthead
from stationery.compose.parts.return_address import Design
from stationery.compose.pieces.envelope import FLAP, set_return
from stationery.compose.type.compositor import Compositor, ensure_settable
from stationery.model.composition import Composition
from stationery.model.errors import Remark
from stationery.model.manuscript import Manuscript, Masthead
from stationery.model.page import Item, Page, Tag, Text
from stationery.model.typeface import Typefaces
from stationery.model.values import replace


def blank_sheets(
    masthead: Masthead,
    letterhead: Letterhead,
    style: LetterStyle,
    paper: Paper,
    compositor: Compositor,
    copies: int,
    *,
    continuation: bool = False,
) -> Composition:
    """So many sheets with the letterhead where the style's letters have it; or as many continuation sheets.

    Raises CannotSet for characters without a glyph, and DoesNotFit for a paper that the style is not made for.
    """
    margins = style.sheet(paper.id)
    lines = (masthead.name, *masthead.address, *masthead.particulars)
    ensure_settable(lines, compositor.typefaces, compositor.family)
    left, measure = margins.left, paper.size.width - margins.left - margins.right
    if continuation:
        heading = letterhead.continuation
        found = set_masthead(
            masthead, heading, compositor, x=left, y=heading.from_top, measure=measure, path=(Tag("Letterhead"),)
        )
    else:
        found = set_first(masthead, letterhead, style, compositor, x=left, measure=measure, sheet=paper.size)
    return Composition(_copied(Page(paper.size, found.items, name=paper.id, media=paper.media), copies))


def blank_envelopes(
    manuscript: Manuscript,
    envelope: Envelope,
    post: Post,
    safe: PrintableArea,
    typefaces: Typefaces,
    copies: int,
    *,
    face: str,
    return_to: str,
    design: Design | None,
) -> Composition:
    """So many envelopes with the return address on the face, or so many backs with it on the flap, as a printer
    feeds them. Raises CannotSet, and DoesNotFit for a line that has no room."""
    front, back, remarks = set_return(
        manuscript, envelope, post, safe.on(envelope.size), typefaces, face=face, return_to=return_to, design=design
    )
    items = (front or back).items if front or back else ()  # type: ignore[union-attr]
    if return_to == FLAP:
        remarks = (*remarks, Remark("these are the backs, with their flaps: feed the envelopes with that side up"))
    turn = "" if envelope.upright else "clockwise"
    page = Page(envelope.size, items, turn, envelope.id, envelope.media)
    return Composition(_copied(page, copies), remarks)


def _copied(page: Page, copies: int) -> tuple[Page, ...]:
    """The page so many times, the words of each in elements of their own."""
    return tuple(replace(page, items=_own(page.items, number)) for number in range(copies))


def _own(items: Sequence[Item], number: int) -> tuple[Item, ...]:
    return tuple(
        replace(item, path=(replace(item.path[0], key=number), *item.path[1:]))
        if isinstance(item, Text) and item.path
        else item
        for item in items
    )
