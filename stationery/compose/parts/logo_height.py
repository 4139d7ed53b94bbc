"""The chosen height of a logo on a first sheet with little room: as high as it can be, and lower ones are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from stationery.catalog.adornments import Adornment, Columns, LogoAside, LogoRow
from stationery.catalog.letterheads import Heading, Row
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit
from stationery.model.logo import Logo, words_of
from stationery.model.page import Imported, Item, Picture
from stationery.model.units import mm
from stationery.model.values import replace

_STEP = mm(0.5)
"""By which a logo without room for the height that was chosen is made lower."""
_SEEN = mm(0.1)
"""What is lower by less isn't told."""


def raise_logo(heading: Heading, logo: Logo, fits: Callable[[Heading], bool]) -> Heading:
    """The heading with its logo as high as was chosen, or as high as `fits`; at last in the heading's own share."""
    for share in _shares(logo, _share_of(heading)):
        tried = _give_share(heading, share)
        try:
            if fits(tried):
                return tried
        except DoesNotFit:  # the words beside it have too little room
            continue
    return heading


def remark_on_height(logo: Logo | None, items: Sequence[Item], diagnostics: Diagnostics) -> None:
    """Tell of a logo on a first sheet that is lower than was chosen."""
    if logo is None or not logo.chosen:
        return
    for item in items:
        if isinstance(item, Imported | Picture) and item.rect.height < logo.height - _SEEN:
            high, wished = words_of(item.rect.height, logo.unit), words_of(logo.height, logo.unit)
            message = f"the logo {logo.name} is {high} high here: there is no room for {wished}"
            diagnostics.remark(message, logo.place, "for a higher one, choose another letterhead or style")


def _shares(logo: Logo, least: float) -> Iterator[float]:
    """Of the height that was chosen, from all of it down to the `least`."""
    height = logo.height
    while height / logo.height > least:
        yield height / logo.height
        height -= _STEP


def _share_of(heading: Heading) -> float:
    """The logo's share in the heading; all where there is none."""
    rows = [*heading.rows, *([heading.aside] if heading.aside else [])]
    rows += [each for row in heading.rows if isinstance(row, Columns) for cell in row.cells for each in cell.rows]
    return min((row.share for row in rows if isinstance(row, LogoRow | LogoAside)), default=1.0)


def _give_share(heading: Heading, share: float) -> Heading:
    def give(row: Row | Adornment) -> Row | Adornment:
        if isinstance(row, Columns):
            return replace(row, cells=tuple(replace(cell, rows=tuple(map(give, cell.rows))) for cell in row.cells))
        return replace(row, share=share) if isinstance(row, LogoRow) else row

    aside = heading.aside
    aside = replace(aside, share=share) if isinstance(aside, LogoAside) else aside
    return replace(heading, rows=tuple(map(give, heading.rows)), aside=aside)
