"""A style's and a letterhead's sizes, which are written for one typeface, in those of another.

Twelve points of a Garamond look like ten of a sans with large small letters. A typeface's table says what size and
leading a letter in it wants; every size written for the one is taken times the ratio of the two.
"""

from __future__ import annotations

from stationery.catalog.letterheads import Heading, Letterhead, Row
from stationery.catalog.letters import Field, LetterStyle, Sheet
from stationery.model.typeface import Face, Typefaces
from stationery.model.units import Length, pt
from stationery.model.values import names, replace, value
from stationery.resolve.job import Job

_STEP = pt(0.25)


@value
class Ratio:
    """By what sizes and leadings are multiplied; `least` is the smallest size that the typeface is read at."""

    size: float
    leading: float
    least: Length


def ratio(typefaces: Typefaces, written_for: str, family: str) -> Ratio:
    """From the typeface that measures are written for to the one that is set."""
    own, other = typefaces.measures(Face(written_for)), typefaces.measures(Face(family))
    return Ratio(
        other.body_size / own.body_size,
        other.body_leading / own.body_leading,
        pt(other.least_size),
    )


def style_for(style: LetterStyle, typefaces: Typefaces, written_for: str, family: str) -> LetterStyle:
    """The style with the type of its sheets and fields as another typeface wants it; in its own it is unchanged."""
    if family == written_for:
        return style
    by = ratio(typefaces, written_for, family)
    return replace(
        style,
        sheets=tuple(_sheet(sheet, by) for sheet in style.sheets),
        fields=tuple(_field(field, by) for field in style.fields),
    )


def letterhead_for(letterhead: Letterhead, typefaces: Typefaces, written_for: str, family: str) -> Letterhead:
    """The letterhead with the type of its rows as another typeface wants it."""
    if family == written_for:
        return letterhead
    by = ratio(typefaces, written_for, family)
    headings = ((name, getattr(letterhead, name)) for name in names(letterhead))
    return replace(letterhead, **{name: _heading(each, by) for name, each in headings if isinstance(each, Heading)})


def scale_style(job: Job, typefaces: Typefaces) -> LetterStyle:
    """The job's style in the sizes that the body's typeface wants."""
    return style_for(job.style, typefaces, job.fonts.style, job.fonts.body)


def scale_letterhead(job: Job, typefaces: Typefaces) -> Letterhead | None:
    """The job's letterhead, as it stands on a sheet or an envelope, in the sizes that its typeface wants."""
    letterhead = job.letterhead
    return letterhead_for(letterhead, typefaces, job.fonts.letterhead, job.fonts.heading) if letterhead else None


def scale_card_heading(job: Job, typefaces: Typefaces) -> Heading | None:
    """What stands outside a card; in other sizes than its own only where the writer chose a typeface for it."""
    letterhead = job.letterhead
    if letterhead is None:
        return None
    return letterhead_for(letterhead, typefaces, job.fonts.letterhead, letterhead.font or job.fonts.letterhead).card


def _sheet(sheet: Sheet, by: Ratio) -> Sheet:
    """Size, floor and leading; the floor is the typeface's own where the style's would be lower."""
    least = max(_round(sheet.least_size * by.size), by.least)
    size = max(_round(sheet.size * by.size), least)
    return replace(sheet, size=size, least_size=least, leading=_round(sheet.leading * by.leading))


def _field(field: Field, by: Ratio) -> Field:
    """A field's lines are as far apart as its standard says, so its type becomes smaller, never larger.

    Unless a line is too wide, it stays as large as the field's floor; that one is lower too, for it looks as large.
    """
    by_size = min(by.size, 1.0)
    size = max(_round(field.size * by_size), field.least_size)
    return replace(field, size=size, least_size=_round(field.least_size * by_size))


def _heading(heading: Heading, by: Ratio) -> Heading:
    rows = tuple(
        replace(row, size=_round(row.size * by.size), leading=_round(row.leading * by.leading))
        if isinstance(row, Row)
        else row
        for row in heading.rows
    )
    return replace(heading, rows=rows)


def _round(length: Length) -> Length:
    """To the nearest quarter of a point, in which sizes are told and taken down."""
    return _STEP * round(length / _STEP)
