"""Sets the sender's masthead by a letterhead's heading: rows of name, address and particulars, rules, a monogram."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from stationery.catalog.letterheads import MONOGRAM, Heading, Row
from stationery.compose.parts.masthead_rows import break_row, row_tracking, shrink_name
from stationery.compose.type.compositor import Compositor
from stationery.compose.type.flow_block import add_space
from stationery.compose.type.line_breaking import SetLine
from stationery.model.errors import DoesNotFit, Place
from stationery.model.geometry import Point, Size
from stationery.model.manuscript import Masthead
from stationery.model.page import Item, Path, Tag
from stationery.model.units import ZERO, Length, pt
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.catalog.adornments import Adornment, Columns
    from stationery.catalog.letterheads import Letterhead
    from stationery.catalog.letters import LetterStyle
    from stationery.model.logo import Logo

_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
_BESIDE = 0.5
"""Of the measure, which a logo may take beside words."""
_KEPT = 0.75
"""Of its share, which a column keeps where another one needs more."""
_ENDLESS = 20.0
_LINKED = frozenset(("particulars", "phone", "email", "website"))
_NEARLY = pt(0.05)
"""By so much a line may be wider than its room: less than is seen, and more than rounding makes."""


@value
class PlacedMasthead:
    """Items at places, and the box they fill: its left edge, its width, and its lower edge on the sheet."""

    items: tuple[Item, ...]
    left: Length
    width: Length
    bottom: Length


@value
class SetFoot:
    """What stands at the foot of a sheet, and how much of the sheet's foot the text leaves to it."""

    items: tuple[Item, ...] = ()
    reserve: Length = ZERO


NO_FOOT = SetFoot()


def set_first(
    masthead: Masthead,
    letterhead: Letterhead,
    style: LetterStyle,
    compositor: Compositor,
    *,
    column: tuple[Length, Length],
    sheet: Size,
    in_letters: Masthead | None = None,
) -> PlacedMasthead:
    """The heading of the first sheet, where the style has it; the low one on a low sheet, and where the usual
    one would reach into the style's fields.

    `column` is its left edge and its measure. A masthead that shows more than that `in_letters`, as on blank sheets,
    has the heading which those have.
    """
    worded, (x, measure) = in_letters or masthead, column

    def set_heading(heading: Heading, shown: Masthead) -> PlacedMasthead:
        heading = without_double(heading, letterhead, shown)
        at = Point(x, heading.from_top if style.head_from_top is None else style.head_from_top)
        make = partial(set_masthead, shown, heading, compositor, at=at, measure=measure, path=(Tag("Letterhead"),))
        memory = compositor.memory
        return memory.recall_latest("mastheads", (shown, heading, at, measure), make) if memory else make()

    low, limit = letterhead.low, None
    if style.fields:
        limit = min(field.area.on(sheet).y for field in style.fields)
    if low is None or sheet.height > letterhead.low_sheet:
        usual = set_heading(letterhead.first, worded)
        if low is None or limit is None or usual.bottom <= limit:
            return usual if worded is masthead else set_heading(letterhead.first, masthead)
    if masthead.logo and masthead.logo.chosen:
        from stationery.compose.parts.logo_height import raise_logo  # 0.6 ms

        low = raise_logo(low, masthead.logo, lambda tried: limit is None or set_heading(tried, worded).bottom <= limit)
    return set_heading(low, masthead)


def without_double(heading: Heading, letterhead: Letterhead, masthead: Masthead) -> Heading:
    """The heading without initials in words where there are none, and the name stands at the sheet's foot: it would be
    there in their place, and twice on the sheet."""
    if letterhead.foot is None or masthead.monogram:
        return heading
    if not any(isinstance(row, Row) and "name" in row.show for row in letterhead.foot.rows):
        return heading
    rows = tuple(row for row in heading.rows if not isinstance(row, Row) or row.show != (MONOGRAM,) or row.letters)
    return replace(heading, rows=rows)


def set_masthead(
    masthead: Masthead,
    heading: Heading,
    compositor: Compositor,
    *,
    at: Point,
    measure: Length,
    path: Path,
    close: bool = False,
) -> PlacedMasthead:
    """The masthead set within `measure`, its upper left corner at `at`, aligned as the heading says.

    Raises DoesNotFit for a line without a place to break it that is wider than its room.
    With an empty `path` it is an artifact (a running head). Joined rows that are too wide go over several lines. A
    `close` one is no wider than its words, and begins at the corner: so it is on an envelope.
    """
    if heading.code is not None:
        return _set_beside_code(masthead, heading, compositor, at=at, measure=measure, path=path)
    if heading.aside is not None or not all(isinstance(row, Row) and not row.logo for row in heading.rows):
        from stationery.compose.parts.ornaments import drop_empty  # 0.8 ms

        heading = drop_empty(heading, masthead)
        if masthead.logo:
            heading = fit_logos(heading, masthead.logo, min(heading.most or measure, measure), measure * _BESIDE)
    block = "left" if close else heading.block
    beside = Size(ZERO, ZERO)
    if heading.aside is not None:
        from stationery.compose.parts.ornaments import aside_size  # 1.1 ms

        beside = aside_size(heading, masthead, compositor)
    room = measure - beside.width
    most = min(heading.most or room, room)
    least = max((row.size for row in heading.rows if isinstance(row, Row) and row.show != ("name",)), default=ZERO)
    heading = replace(heading, rows=tuple(shrink_name(masthead, row, compositor, most, least) for row in heading.rows))
    broken = [break_row(masthead, row, compositor, most) if isinstance(row, Row) else None for row in heading.rows]
    _ensure_fitting(heading, broken, masthead, compositor, most)
    widest, height = _extent(heading, broken, masthead, compositor, room)
    width = widest if block else room
    left = at.x + (room - width) * _SHARES[block or "left"] + beside.width
    top = at.y + max(beside.height - height, ZERO) * 0.5
    items: list[Item] = []
    if heading.aside is not None:
        from stationery.compose.parts.ornaments import set_aside  # 1.3 ms

        corner = Point(left - beside.width, top)
        items += set_aside(heading, masthead, compositor, at=corner, height=height, path=path)
    down = top
    for number, (row, lines) in enumerate(zip(heading.rows, broken, strict=True)):
        if lines is None and (columns := _as_columns(row)):
            corner = Point(left, down + columns.above)
            items += _set_columns(columns, masthead, compositor, corner, width, (path, number))[0]
        elif lines is None or not isinstance(row, Row):
            from stationery.compose.parts.ornaments import set_ornament  # 1.0 ms

            items += set_ornament(
                row, masthead, compositor, at=Point(left, down), width=width, align=heading.align, path=path
            )
        else:
            look = _Look(row, row.align or heading.align, (*path, Tag("P", number)) if path else ())
            items += _set_row(look, lines, compositor, at=Point(left, down), width=width)
        down += _height(row, lines, masthead, compositor, width)
    return PlacedMasthead(tuple(items), left - beside.width, width + beside.width, max(down, at.y + beside.height))


def fit_logos(heading: Heading, logo: Logo, most: Length, beside: Length | None = None) -> Heading:
    """The heading with its logo no wider than `most`, or than `beside` next to words. Raises DoesNotFit."""
    from stationery.catalog.adornments import LogoAside, LogoRow  # 0.8 ms
    from stationery.compose.parts.ornaments import fit_logo  # 0.8 ms

    rows = tuple(fit_logo(row, logo, most) if isinstance(row, LogoRow) else row for row in heading.rows)
    aside = heading.aside
    if isinstance(aside, LogoAside):
        aside = fit_logo(aside, logo, beside or most)
    return replace(heading, rows=rows, aside=aside)


def _set_beside_code(
    masthead: Masthead, heading: Heading, compositor: Compositor, *, at: Point, measure: Length, path: Path
) -> PlacedMasthead:
    """The heading with the sender's QR code at the edge away from its words, which keep clear of it."""
    from stationery.compose.parts.qr import draw_qr  # 0.2 ms

    code, alone = masthead.code, replace(heading, code=None)
    if code is None:
        return set_masthead(masthead, alone, compositor, at=at, measure=measure, path=path)
    align = heading.block or heading.align
    taken = code.side + (heading.code or ZERO)
    left = at.x if align == "left" else at.x + taken
    narrow = measure - taken * (2 if align == "center" else 1)
    words = set_masthead(masthead, alone, compositor, at=Point(left, at.y), measure=narrow, path=path)
    corner = Point(at.x if align == "right" else at.x + measure - code.side, at.y)
    figure = draw_qr(code, corner, path)
    return PlacedMasthead((*words.items, figure), at.x, measure, max(words.bottom, at.y + code.side))


def _ensure_fitting(
    heading: Heading, broken: list[list[SetLine] | None], masthead: Masthead, compositor: Compositor, most: Length
) -> None:
    for row, lines in zip(heading.rows, broken, strict=True):
        if not isinstance(row, Row):
            continue
        for line in lines or ():
            width = compositor.width(line, row.size, row_tracking(row, lines or []))
            if width > most + _NEARLY:
                words = "".join(run.text for run in line.runs).strip()
                raise DoesNotFit(
                    f"letterhead: {words!r} is {width.words('mm')} ({width.words('in')}) wide; the space is"
                    f" {most.words('mm')} ({most.words('in')})",
                    _place_of(words, masthead),
                    hint="choose another letterhead or a narrower typeface, or shorten it",
                )


def _place_of(words: str, masthead: Masthead) -> Place | None:
    """Where these words were written, which may be set in capitals; else where the name was."""
    lines = (masthead.name, *masthead.address, *masthead.particulars)
    return next((line.place for line in lines if words.casefold() in line.text.casefold()), masthead.name.place)


@value
class _Look:
    row: Row
    align: str
    path: Path


def _set_row(look: _Look, lines: list[SetLine], compositor: Compositor, *, at: Point, width: Length) -> list[Item]:
    row = look.row
    items: list[Item] = []
    tracking = row_tracking(row, lines)
    for index, line in enumerate(lines):
        shift = (width - compositor.width(line, row.size, tracking)) * _SHARES[look.align]
        (texts,) = compositor.texts([line], row.size, look.path, at.x + shift, color=row.color, tracking=tracking)
        baseline = at.y + compositor.above_baseline(row.size, row.leading) + row.leading * index
        texts = texts if index == len(lines) - 1 else add_space(texts)
        items += [replace(text, at=Point(text.at.x, baseline)) for text in texts]
    return items


def _extent(
    heading: Heading, broken: list[list[SetLine] | None], masthead: Masthead, compositor: Compositor, room: Length
) -> tuple[Length, Length]:
    """How wide the widest row is, and how high all of them are together."""
    width = height = ZERO
    for row, lines in zip(heading.rows, broken, strict=True):
        height += _height(row, lines, masthead, compositor, room)
        if lines is None or not isinstance(row, Row):
            from stationery.compose.parts.ornaments import ornament_width  # 1.0 ms

            width = max(width, ornament_width(row, masthead, compositor))
        else:
            tracking = row_tracking(row, lines)
            width = max([width, *(compositor.width(line, row.size, tracking) for line in lines)])
    return width, height


def _as_columns(row: Row | Adornment) -> Columns | None:
    if isinstance(row, Row):
        return None
    from stationery.catalog.adornments import Columns  # 0.8 ms

    return row if isinstance(row, Columns) else None


def _set_columns(
    columns: Columns,
    masthead: Masthead,
    compositor: Compositor,
    corner: Point,
    width: Length,
    within: tuple[Path, int],
) -> tuple[list[Item], Length]:
    """The cells side by side from a corner, and the height of the highest; `within` is the row's path and number."""
    path, number = within
    cells, gap = columns.cells, columns.gap
    room = width - gap * (len(cells) - 1)
    items: list[Item] = []
    left, height = corner.x, ZERO
    shares = _share_room(columns, masthead, compositor, room)
    for index, (cell, share) in enumerate(zip(cells, shares, strict=True)):
        inner = (*path, Tag("Div", number * len(cells) + index)) if path else ()
        heading = Heading(cell.align, cell.rows)
        placed = set_masthead(masthead, heading, compositor, at=Point(left, corner.y), measure=share, path=inner)
        items += placed.items
        height = max(height, placed.bottom - corner.y)
        left += share + gap
    return items, height


def _share_room(columns: Columns, masthead: Masthead, compositor: Compositor, room: Length) -> list[Length]:
    """How wide each column is: its share, or more where an e-mail address or a website would be divided otherwise, as
    long as the other columns keep most of theirs."""
    all_ = sum(cell.share for cell in columns.cells)
    shares = [room * (cell.share / all_) for cell in columns.cells]
    needs = [_widest_link(cell.rows, masthead, compositor, room) for cell in columns.cells]
    lacking = sum((max(need - share, ZERO) for need, share in zip(needs, shares, strict=True)), ZERO)
    spare = [max(share - max(need, share * _KEPT), ZERO) for need, share in zip(needs, shares, strict=True)]
    given = sum(spare, ZERO)
    if not lacking or lacking > given:
        return shares
    part = lacking / given
    return [
        max(need, share - less * part) + (_NEARLY if need > share else ZERO)
        for need, share, less in zip(needs, shares, spare, strict=True)
    ]


def _widest_link(rows: tuple[Row | Adornment, ...], masthead: Masthead, compositor: Compositor, room: Length) -> Length:
    """How wide the longest e-mail address or website is that the rows have, with its label."""
    width = ZERO
    for row in rows:
        if isinstance(row, Row) and all(each in _LINKED for each in row.show):
            lines = break_row(masthead, replace(row, join=""), compositor, room * _ENDLESS)
            width = max([width, *(compositor.width(line, row.size, row.tracking) for line in lines)])
    return width


def _height(
    row: Row | Adornment, lines: list[SetLine] | None, masthead: Masthead, compositor: Compositor, width: Length
) -> Length:
    if isinstance(row, Row):
        return row.leading * len(lines or ())
    if columns := _as_columns(row):
        own = _set_columns(columns, masthead, compositor, Point(ZERO, ZERO), width, ((), 0))[1]
        return columns.above + own + columns.below
    from stationery.compose.parts.ornaments import ornament_height  # 0.9 ms

    return ornament_height(row, masthead, compositor)
