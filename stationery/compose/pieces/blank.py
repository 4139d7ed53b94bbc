"""Composes paper to write on by hand: sheets with their letterhead and nothing else, envelopes with their sender."""

from __future__ import annotations

from collections.abc import Sequence

from stationery.compose.parts.envelope_face import FLAP, EnvelopeFace
from stationery.compose.parts.masthead import set_first, set_masthead
from stationery.compose.pieces.envelope import set_return
from stationery.compose.type.compositor import Compositor, ensure_settable
from stationery.compose.type.type_scale import scale_letterhead, scale_style
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.geometry import Point
from stationery.model.manuscript import Manuscript, Masthead
from stationery.model.page import Imported, Item, Page, Picture, Tag, Text
from stationery.model.typeface import Typefaces
from stationery.model.values import replace
from stationery.resolve.job import Job


def blank_sheets(
    manuscript: Manuscript,
    job: Job,
    typefaces: Typefaces,
    copies: int,
    diagnostics: Diagnostics,
    *,
    continuation: bool = False,
) -> Composition:
    """So many sheets with the letterhead as the style's letters have it; or as many continuation sheets. It shows the
    particulars, too, that the information block of letters has.

    Raises CannotSet for characters without a glyph, and DoesNotFit for a paper that the style is not made for.
    """
    style, letterhead, paper = scale_style(job, typefaces), scale_letterhead(job, typefaces), job.paper
    masthead = manuscript.masthead
    assert letterhead and masthead, "blank sheets have a letterhead"
    compositor = Compositor(typefaces, job.setting, job.fonts.heading, job.language.tag)
    margins = style.sheet(paper.id)
    lines = (masthead.name, *masthead.address, *masthead.particulars)
    ensure_settable(lines, typefaces, compositor.family)
    left = margins.left
    measure = paper.size.width - left - min(left, margins.right)  # as above a letter, centered on the sheet
    if continuation:
        heading = letterhead.continuation
        heading_set = set_masthead(
            masthead, heading, compositor, at=Point(left, heading.from_top), measure=measure, path=(Tag("Letterhead"),)
        )
    else:
        column, in_letters = (left, measure), _leave_out(masthead, manuscript)
        heading_set = set_first(
            masthead, letterhead, style, compositor, column=column, sheet=paper.size, in_letters=in_letters
        )
        if masthead.logo and masthead.logo.chosen:
            from stationery.compose.parts.logo_height import remark_on_height  # 0.6 ms

            remark_on_height(masthead.logo, heading_set.items, diagnostics)
    items = heading_set.items
    if letterhead.foot or job.letter.choices.foot:
        from stationery.compose.parts.foot import SheetFoot  # 1.2 ms

        foot = SheetFoot(job, masthead, letterhead, (compositor, compositor), (left, measure))
        items += (foot.later() if continuation else foot.first()).items
    return Composition(_copy(Page(paper.size, items, name=paper.id, media=paper.media), copies))


def _leave_out(masthead: Masthead, manuscript: Manuscript) -> Masthead:
    """The masthead without what the information block of letters says of the sender."""
    said = {entry.line for entry in manuscript.information}
    if said.isdisjoint((*masthead.address, *masthead.particulars)):
        return masthead
    address, particulars = (
        tuple(line for line in lines if line not in said) for lines in (masthead.address, masthead.particulars)
    )
    return replace(masthead, address=address, particulars=particulars)


def blank_envelopes(
    manuscript: Manuscript, envelope_face: EnvelopeFace, typefaces: Typefaces, copies: int, diagnostics: Diagnostics
) -> Composition:
    """So many envelopes with the return address on the face, or so many backs with it on the flap, as a printer
    feeds them. Raises CannotSet, and DoesNotFit for a line that has no room."""
    envelope = envelope_face.envelope
    front, back = set_return(manuscript, envelope_face, typefaces, diagnostics)
    block = front or back
    if envelope_face.return_to == FLAP:
        diagnostics.remark("these are the backs of the envelopes, with their flaps; the faces stay blank")
    turn = "" if envelope.upright else "clockwise"
    page = Page(envelope.size, block.items if block else (), turn, envelope.id, envelope.media)
    return Composition(_copy(page, copies))


def _copy(page: Page, copies: int) -> tuple[Page, ...]:
    """The page so many times, the words of each in elements of their own."""
    return tuple(replace(page, items=_renumber(page.items, number)) for number in range(copies))


def _renumber(items: Sequence[Item], number: int) -> tuple[Item, ...]:
    return tuple(
        replace(item, path=(replace(item.path[0], key=number), *item.path[1:]))
        if isinstance(item, Text | Picture | Imported) and item.path
        else item
        for item in items
    )
