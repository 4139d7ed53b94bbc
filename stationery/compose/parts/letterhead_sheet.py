"""Paper that has its heading already: what it leaves of each sheet for the letter, and whether the letter keeps off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from stationery.catalog.letters import LetterStyle, Sheet
from stationery.catalog.papers import Paper
from stationery.compose.parts.insets import NOTHING, Insets, add_air, clear_of, override, take_reserve
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit, Place, SourceError
from stationery.model.geometry import Rect, Size
from stationery.model.page import Form, Imported, Item, Text
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.model.letterhead_sheet import Reserve

_ABOVE, _BELOW = 0.75, 0.25
"""Em that a line's letters reach above and below its baseline."""

_GROUND = 0.2
"""Part of the sheet from which on ink is no heading, but a ground or a watermark."""

_LEAST_LINES = 10
_LEAST_MEASURE = 12
"""Lines, and widths of a line's leading, that must be left for a letter to be one."""


@value
class LetterheadSheets:
    """What is drawn beneath the first sheet and the later ones (None: nothing), and what is stated of their reserves.

    `called` is what messages call it, `place` where it is named.
    """

    called: str
    place: Place | None
    first: Form | None = None
    later: Form | None = None
    reserve: Reserve | None = None
    later_reserve: Reserve | None = None


@value
class Kept:
    """What both kinds of sheets leave free, found out; `sheet` is the style's with margins that keep clear."""

    first: Insets
    later: Insets
    sheet: Sheet


def keep_clear(own: LetterheadSheets, style: LetterStyle, sheet: Sheet, paper: Paper, diagnostics: Diagnostics) -> Kept:
    """Raises SourceError where ink stands all over a sheet and no reserve is stated, DoesNotFit where no room is left.

    What is found keeps a line's air around it, but above the text of the first sheet, where the style has its own;
    what is stated is taken at its word.
    """
    size = paper.size
    column = sheet.left, size.width - sheet.right
    first = _clear(own, own.first, own.reserve, size, column, (ZERO, sheet.leading))
    later = _clear(own, own.later, own.later_reserve, size, column, (sheet.leading, sheet.leading))
    kept = replace(
        sheet, left=max(sheet.left, first.left, later.left), right=max(sheet.right, first.right, later.right)
    )
    for edge, before, now in (("left", sheet.left, kept.left), ("right", sheet.right, kept.right)):
        if now > before and own.first and (own.reserve is None or getattr(own.reserve, edge) is None):
            message = f"{own.called}: ink at the {edge} widens that margin to {now.words(paper.unit)}"
            diagnostics.remark(message, own.place)
    measure = size.width - kept.left - kept.right
    if measure < sheet.leading * _LEAST_MEASURE:
        raise DoesNotFit(
            f"{own.called} leaves the text a width of only {measure.words(paper.unit)}", own.place, _SMALLER
        )
    return Kept(first, later, kept)


_SMALLER = "set a smaller `reserve`, or choose another letterhead PDF"


def ensure_room(own: LetterheadSheets, height: Length, leading: Length, unit: str) -> None:
    """Raise DoesNotFit where what is left between head and foot holds no letter."""
    if height < leading * _LEAST_LINES:
        left = f"a height of only {height.words(unit)}" if height > ZERO else "no room"
        raise DoesNotFit(f"{own.called} leaves the text {left}", own.place, _SMALLER)


def draw_form(form: Form | None) -> list[Item]:
    """The form over the whole sheet, from its upper left corner."""
    return [Imported(Rect(ZERO, ZERO, form.size.width, form.size.height), form)] if form else []


def refuse_collisions(
    own: LetterheadSheets, style: LetterStyle, items: Iterable[Item], unit: str, diagnostics: Diagnostics
) -> None:
    """Remark on words that stand on the ink of the first sheet.

    Raises DoesNotFit where nobody stated a reserve: words on ink can be meant, but not by those who did not say so.
    Of a ground that fills much of the sheet nothing is told to those who did.
    """
    ink = own.first.ink if own.first else ()
    if own.first and own.reserve:
        ground = own.first.size.width.mm * own.first.size.height.mm * _GROUND
        ink = tuple(box for box in ink if box.width.mm * box.height.mm < ground)
    on_ink = [text for text in items if isinstance(text, Text) and any(box.overlaps(_letters_of(text)) for box in ink)]
    if not on_ink:
        return
    first = min(on_ink, key=lambda text: text.at.y)
    message = (
        f"{own.called}: “{first.text.strip()}” overlaps its ink, {first.at.y.words(unit)} from the top of the sheet"
    )
    if own.reserve is None:
        hint = (
            f"the style {style.id} has a field there; choose another style or, if text may overlap the ink, set the "
            "reserve:\n  letterhead: {file: …, reserve: {top: …, bottom: …}}"
        )
        raise DoesNotFit(message, own.place, hint)
    diagnostics.remark(message, own.place, "your `reserve` allows it")


def _letters_of(text: Text) -> Rect:
    return Rect(text.at.x, text.at.y - text.size * _ABOVE, text.width, text.size * (_ABOVE + _BELOW))


def _clear(
    own: LetterheadSheets,
    form: Form | None,
    reserve: Reserve | None,
    size: Size,
    column: tuple[Length, Length],
    air: tuple[Length, Length],
) -> Insets:
    """`air` is what stays free around ink that was found: below the head, and anywhere else."""
    if form is None:
        return take_reserve(reserve) if reserve else NOTHING
    measured = clear_of(form.ink, size, *column)
    if measured is None and (reserve is None or reserve.top is None):
        page = f"page {form.number} of " if form.number > 1 else ""
        key = "continuation" if form.number > 1 else "reserve"
        raise SourceError(
            f"{page}{own.called} has ink all over the sheet, so no clear area for the text can be found",
            own.place,
            f"set the space to leave free: letterhead: {{file: …, {key}: {{top: 50mm, bottom: 25mm}}}}",
        )
    measured = add_air(measured, *air) if measured else NOTHING
    return override(measured, reserve) if reserve else measured
