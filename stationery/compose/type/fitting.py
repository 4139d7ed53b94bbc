"""Fits strips to a sheet: gaps give first, then leading, then size; a short letter sits a little above the middle.

The gaps between paragraphs give before all others, and lists of a few words run in on one line before the leading.
All heights are counted in leadings, so that what is adjusted is adjusted on the grid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, floor

from stationery.catalog.gaps import Measure
from stationery.catalog.letters import LetterStyle, Sheet
from stationery.compose.type.flow_block import FlowBlock
from stationery.model.units import ZERO, Length, pt
from stationery.model.values import replace, value

_SIZE_STEP = pt(0.25)
_LEADING_STEP = pt(0.05)
_SPARSE = 0.72
"""Part of the room below which a letter counts as short and its gaps open."""


@value
class FlowArea:
    """Where the flow may stand: its upper edge, at its natural place and at its limits, and its lower edge."""

    top: Length
    least_top: Length
    most_top: Length
    bottom: Length
    sheet_height: Length


OPEN, CLOSE, RUN_IN = range(3)
"""How strips are set: as the style has them; with paragraphs closer together; and what can, run in on one line, too."""

Setter = Callable[[Length, int], list[FlowBlock]]
"""Gives the strips for a type size and one of these."""


@value
class FittedLetter:
    """What was chosen: `gaps` in leadings, one for each strip, and what was drawn together for it (`changes`).

    `over` is by how many lines the letter is too long for one sheet: even drawn together as far as it may be, if it was
    to be; it then stands at its natural measures.
    """

    strips: tuple[FlowBlock, ...]
    size: Length
    leading: Length
    gaps: tuple[float, ...]
    top: Length
    changes: str = ""
    over: int = 0


def fit(set_at: Setter, style: LetterStyle, sheet: Sheet, room: FlowArea, *, squeeze: bool) -> FittedLetter:
    """The best setting of the strips that `set_at` gives; only with `squeeze` is it drawn together."""
    size, leading = sheet.size, sheet.leading
    strips = tuple(set_at(size, OPEN))
    natural = gaps_of(strips, leading, "natural")
    if lines_of(strips, natural) * leading <= room.bottom - room.top:
        return _set_at_ease(strips, size, leading, natural, room, style.middle)
    if not squeeze:
        over = _count_over(lines_of(strips, natural), leading, room.bottom - room.top)
        return FittedLetter(strips, size, leading, natural, room.top, over=over)
    depth = room.bottom - room.least_top
    if lines_of(strips, natural) * leading <= depth:
        return _draw_together(strips, sheet, size, leading, room, [])
    for means in (CLOSE, RUN_IN):
        drawn = tuple(set_at(size, means))
        if lines_of(drawn, gaps_of(drawn, leading, "least")) * leading <= depth:
            return _draw_together(drawn, sheet, size, leading, room, _describe_means(strips, drawn))
    tried, least = leading, gaps_of(drawn, leading, "least")
    while size >= sheet.least_size:
        if size != sheet.size:
            strips, drawn = tuple(set_at(size, OPEN)), tuple(set_at(size, RUN_IN))
        ratio = sheet.leading / sheet.size
        for tried in _leadings(size, ratio, sheet.least_leading):
            least = gaps_of(drawn, tried, "least")
            if lines_of(drawn, least) * tried <= depth:
                return _draw_together(drawn, sheet, size, tried, room, _describe_means(strips, drawn))
        size -= _SIZE_STEP
    over = _count_over(lines_of(drawn, least), tried, depth)
    return FittedLetter(tuple(set_at(sheet.size, OPEN)), sheet.size, leading, natural, room.top, over=over)


def _count_over(lines: float, leading: Length, depth: Length) -> int:
    """By how many lines of a leading some are higher than the depth; at least by one."""
    return max(ceil(lines - depth / leading - 1e-6), 1)


def _describe_means(strips: tuple[FlowBlock, ...], drawn: tuple[FlowBlock, ...]) -> list[str]:
    """What was done to strips before gaps, leading and size were touched."""
    done = []
    if sum(strip.before.natural.lines for strip in drawn) < sum(strip.before.natural.lines for strip in strips) - 1e-6:
        done.append("paragraphs closer together")

    def rows(found: tuple[FlowBlock, ...], part: str) -> int:
        return sum(len(strip.rows) for strip in found if strip.part == part)

    def blocks(found: tuple[FlowBlock, ...], part: str) -> int:
        return sum(strip.part == part for strip in found)

    done += [f"{part} on one line" for part in ("enclosures", "copies") if rows(drawn, part) < rows(strips, part)]
    if blocks(drawn, "signature") < blocks(strips, "signature"):
        done.append("signers side by side")
    return done


def tighten(set_at: Setter, fitted: FittedLetter, sheet: Sheet) -> Iterator[FittedLetter]:
    """A letter of several sheets, ever more drawn together: paragraphs, gaps by a line each, leading; not its size."""
    for means in (CLOSE, RUN_IN):
        drawn = tuple(set_at(fitted.size, means))
        done = _describe_means(fitted.strips, drawn)
        if done:
            gaps = gaps_of(drawn, fitted.leading, "natural")
            yield replace(fitted, strips=drawn, gaps=gaps, changes=", ".join(done))
    fitted = replace(fitted, strips=drawn, gaps=gaps_of(drawn, fitted.leading, "natural"))
    least = gaps_of(fitted.strips, fitted.leading, "least")
    gaps = fitted.gaps
    closed = 0
    while any(gap > limit + 1e-6 for gap, limit in zip(gaps, least, strict=True)):
        widest = max(range(len(gaps)), key=lambda index: gaps[index] - least[index])
        step = min(1.0, gaps[widest] - least[widest])
        gaps = tuple(gap - step if number == widest else gap for number, gap in enumerate(gaps))
        closed += 1
        yield replace(fitted, gaps=gaps, changes=", ".join([*done, _describe_gaps(closed)]))
    for leading in _leadings(fitted.size, sheet.leading / sheet.size, sheet.least_leading)[1:]:
        changes = [*done, *([_describe_gaps(closed)] if closed else [])]
        changes.append(f"line spacing from {sheet.leading.pt:g} to {leading.pt:g} pt")
        closest = gaps_of(fitted.strips, leading, "least")  # what is fixed is more of these lines
        yield replace(fitted, gaps=closest, leading=leading, changes=", ".join(changes))


def fill_first(fitted: FittedLetter, room: FlowArea, middle: float, spare: Length) -> FittedLetter:
    """A letter of several sheets whose first has room to `spare` at its foot, as what follows must stay together:
    gaps above the body open, and what stands there moves toward where a short letter would sit."""
    opening = next((number for number, strip in enumerate(fitted.strips) if strip.part == "body"), 0)
    most = gaps_of(fitted.strips, fitted.leading, "most")
    most = (*most[: opening + 1], *fitted.gaps[opening + 1 :])
    gaps = _open_gaps(fitted.gaps, most, floor(spare / fitted.leading))
    left = spare - fitted.leading * (sum(gaps) - sum(fitted.gaps))
    top = fitted.top
    if middle:
        block = room.bottom - top - left
        top = max(top, min(room.most_top, room.sheet_height * middle - block * 0.5, top + left))
    return replace(fitted, gaps=gaps, top=top)


def _describe_gaps(lines: int) -> str:
    return f"{lines} fewer blank line{'s' if lines > 1 else ''} between its parts"


def _leadings(size: Length, natural: float, least: float) -> list[Length]:
    """Leadings from the natural one down to the least, for a size."""
    leadings, leading = [], _round_down(size * natural)
    while leading >= size * least:
        leadings.append(leading)
        leading -= _LEADING_STEP * 4
    return leadings


def _draw_together(
    strips: tuple[FlowBlock, ...], sheet: Sheet, size: Length, leading: Length, room: FlowArea, done: list[str]
) -> FittedLetter:
    """Least gaps fit; give back, a line at a time and last parts first, what room is left. `done` is told before."""
    least, natural = gaps_of(strips, leading, "least"), gaps_of(strips, leading, "natural")
    depth = room.bottom - room.least_top
    gaps = _open_gaps(least, natural, floor(depth / leading - lines_of(strips, least) + 1e-6))
    if lines_of(strips, natural) * leading <= depth:  # whole lines need not be given back one by one
        gaps = natural
    left = depth - lines_of(strips, gaps) * leading
    top = min(room.top, room.least_top + left)
    changes = list(done)
    closed = round(sum(natural) - sum(gaps))
    if closed:
        changes.append(_describe_gaps(closed))
    if risen := round((room.top - top).mm):
        changes.append(f"it starts {risen} mm higher")
    if leading != sheet.leading and size == sheet.size:
        changes.append(f"line spacing from {sheet.leading.pt:g} to {leading.pt:g} pt")
    if size != sheet.size:
        changes.append(f"type from {sheet.size.pt:g} to {size.pt:g} pt, with line spacing of {leading.pt:g} pt")
    return FittedLetter(strips, size, leading, gaps, top, ", ".join(changes))


def _set_at_ease(
    strips: tuple[FlowBlock, ...], size: Length, leading: Length, gaps: tuple[float, ...], room: FlowArea, middle: float
) -> FittedLetter:
    """A letter with room to spare: gaps open in a short one, and the mass of text sits a little above the middle."""
    depth = room.bottom - room.top
    height = lines_of(strips, gaps)
    if height * leading < depth * _SPARSE:
        most = gaps_of(strips, leading, "most")
        gaps = _open_gaps(gaps, most, floor((depth * _SPARSE) / leading - height))
    block = leading * lines_of(strips, gaps)
    top = room.top
    if middle:
        top = max(room.top, min(room.most_top, room.sheet_height * middle - block * 0.5))
    return FittedLetter(strips, size, leading, gaps, top)


def _open_gaps(gaps: tuple[float, ...], most: tuple[float, ...], lines: int) -> tuple[float, ...]:
    """Gaps widened by whole lines toward `most`: the one that is furthest from it first, of equals the lower one."""
    opened = list(gaps)
    for _ in range(max(lines, 0)):
        wants = [limit - gap for gap, limit in zip(opened, most, strict=True)]
        widest = max(range(len(wants)), key=lambda index: (wants[index], index), default=-1)
        if widest < 0 or wants[widest] <= 1e-6:
            break
        opened[widest] += min(1.0, wants[widest])
    return tuple(opened)


def gaps_of(strips: tuple[FlowBlock, ...], leading: Length, which: str) -> tuple[float, ...]:
    """The gap above each strip in leadings; the first strip has none."""

    def lines(measure: Measure) -> float:
        return measure.at(leading) / leading

    return tuple(0.0 if number == 0 else lines(getattr(strip.before, which)) for number, strip in enumerate(strips))


def lines_of(strips: tuple[FlowBlock, ...], gaps: tuple[float, ...]) -> float:
    """How high the strips are, one below the other, in leadings."""
    return sum(strip.lines for strip in strips) + sum(gaps)


def _round_down(length: Length) -> Length:
    return Length(length.emu // _LEADING_STEP.emu * _LEADING_STEP.emu) if length > ZERO else length
