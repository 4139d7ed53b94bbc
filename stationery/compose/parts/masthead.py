"""Sets the sender's masthead by a letterhead's heading: rows of name, address and particulars, rules, a monogram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.letterheads import MONOGRAM, Heading, Row
from stationery.compose.type.compositor import ADDRESS, SMALL, Compositor
from stationery.compose.type.flow_block import parted
from stationery.compose.type.line_breaking import SetLine
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point
from stationery.model.manuscript import Masthead
from stationery.model.page import Item, Path, Tag
from stationery.model.party import Written
from stationery.model.prose import Line, Span, plain
from stationery.model.units import ZERO, Length, pt
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.catalog.adornments import Adornment
    from stationery.catalog.letterheads import Letterhead
    from stationery.catalog.letters import LetterStyle
    from stationery.model.geometry import Size

_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
_SHRUNK = (1.0, 0.95, 0.9, 0.85, 0.8)
"""How much smaller a long name may be set to stand in one line."""

_SAFELY = 0.98
_NEARLY = pt(0.05)
"""By so much a line may be wider than its room: less than is seen, and more than rounding makes."""
_LINKS = {"phone": "tel:", "email": "mailto:", "website": "http"}


@value
class SetMasthead:
    """Items at places, and the box they fill: its left edge, its width, and its lower edge on the sheet."""

    items: tuple[Item, ...]
    left: Length
    width: Length
    bottom: Length


def set_first(
    masthead: Masthead,
    letterhead: Letterhead,
    style: LetterStyle,
    compositor: Compositor,
    *,
    x: Length,
    measure: Length,
    sheet: Size,
) -> SetMasthead:
    """The heading of the first sheet, where the style has it; the low one on a low sheet, and where the usual
    one would reach into the style's fields."""

    def found(heading: Heading) -> SetMasthead:
        y = heading.from_top if style.head_from_top is None else style.head_from_top
        return set_masthead(masthead, heading, compositor, x=x, y=y, measure=measure, path=(Tag("Letterhead"),))

    if letterhead.low and sheet.height <= letterhead.low_sheet:
        return found(letterhead.low)
    usual = found(letterhead.first)
    if letterhead.low is None or not style.fields:
        return usual
    limit = min(field.area.on(sheet).y for field in style.fields)
    return usual if usual.bottom <= limit else found(letterhead.low)


def set_masthead(
    masthead: Masthead,
    heading: Heading,
    compositor: Compositor,
    *,
    x: Length,
    y: Length,
    measure: Length,
    path: Path,
    close: bool = False,
) -> SetMasthead:
    """The masthead set within `measure` from `x`, its upper edge at `y`, aligned as the heading says.

    Raises DoesNotFit for a line without a place to break it that is wider than its room.
    With an empty `path` it is an artifact (a running head). Joined rows that are too wide go over several lines. A
    `close` one is no wider than its words, and begins at `x`: so it is on an envelope.
    """
    if heading.code is not None:
        from stationery.compose.parts.qr import beside_code

        return beside_code(masthead, heading, compositor, x=x, y=y, measure=measure, path=path)
    if heading.aside is not None or not all(isinstance(row, Row) for row in heading.rows):
        from stationery.compose.parts.ornaments import lettered

        heading = lettered(heading, masthead)
    block = "left" if close else heading.block
    beside = Beside(ZERO, ZERO)
    if heading.aside is not None:
        from stationery.compose.parts.ornaments import beside_rows

        beside = beside_rows(heading, masthead, compositor)
    room = measure - beside.width
    most = min(heading.most or room, room)
    heading = replace(heading, rows=tuple(_sized(masthead, row, compositor, most) for row in heading.rows))
    broken = [_row_lines(masthead, row, compositor, most) if isinstance(row, Row) else None for row in heading.rows]
    _ensure_fitting(heading, broken, compositor, most)
    widest, height = _extent(heading, broken, masthead, compositor)
    width = widest if block else room
    left = x + (room - width) * _SHARES[block or "left"] + beside.width
    top = y + max(beside.height - height, ZERO) * 0.5
    items: list[Item] = []
    if heading.aside is not None:
        from stationery.compose.parts.ornaments import set_beside

        items += set_beside(heading, masthead, compositor, x=left - beside.width, y=top, height=height)
    down = top
    for number, (row, lines) in enumerate(zip(heading.rows, broken, strict=True)):
        if lines is None or not isinstance(row, Row):
            from stationery.compose.parts.ornaments import set_ornament

            items += set_ornament(
                row, masthead, compositor, x=left, y=down, width=width, align=heading.align, path=path
            )
        else:
            look = _Look(row, row.align or heading.align, (*path, Tag("P", number)) if path else ())
            items += _set_row(look, lines, compositor, x=left, y=down, width=width)
        down += _height(row, lines, masthead, compositor)
    return SetMasthead(tuple(items), left - beside.width, width + beside.width, max(down, y + beside.height))


def _ensure_fitting(heading: Heading, broken: list[list[SetLine] | None], compositor: Compositor, most: Length) -> None:
    for row, lines in zip(heading.rows, broken, strict=True):
        if not isinstance(row, Row):
            continue
        for line in lines or ():
            width = compositor.width(line, row.size, _tracking(row, lines or []))
            if width > most + _NEARLY:
                words = "".join(run.text for run in line.runs).strip()
                raise DoesNotFit(
                    f"letterhead: {words!r} is {width.words('pt')} wide, its room {most.words('pt')}",
                    hint="choose another letterhead or a narrower typeface, or write it shorter",
                )


@value
class Beside:
    """How much room what stands beside the rows takes: its width with the gap, and its height."""

    width: Length
    height: Length


@value
class _Look:
    row: Row
    align: str
    path: Path


def _set_row(
    look: _Look, lines: list[SetLine], compositor: Compositor, *, x: Length, y: Length, width: Length
) -> list[Item]:
    row = look.row
    items: list[Item] = []
    tracking = _tracking(row, lines)
    for index, line in enumerate(lines):
        shift = (width - compositor.width(line, row.size, tracking)) * _SHARES[look.align]
        (texts,) = compositor.texts([line], row.size, look.path, x + shift, color=row.color, tracking=tracking)
        baseline = y + compositor.above_baseline(row.size, row.leading) + row.leading * index
        texts = texts if index == len(lines) - 1 else parted(texts)
        items += [replace(text, at=Point(text.at.x, baseline)) for text in texts]
    return items


def _extent(
    heading: Heading, broken: list[list[SetLine] | None], masthead: Masthead, compositor: Compositor
) -> tuple[Length, Length]:
    """How wide the widest row is, and how high all of them are together."""
    width = height = ZERO
    for row, lines in zip(heading.rows, broken, strict=True):
        height += _height(row, lines, masthead, compositor)
        if lines is None or not isinstance(row, Row):
            from stationery.compose.parts.ornaments import ornament_width

            width = max(width, ornament_width(row, masthead, compositor))
        else:
            tracking = _tracking(row, lines)
            width = max([width, *(compositor.width(line, row.size, tracking) for line in lines)])
    return width, height


def _height(row: Row | Adornment, lines: list[SetLine] | None, masthead: Masthead, compositor: Compositor) -> Length:
    if isinstance(row, Row):
        return row.leading * len(lines or ())
    from stationery.compose.parts.ornaments import ornament_height

    return ornament_height(row, masthead, compositor)


def _sized(masthead: Masthead, row: Row | Adornment, compositor: Compositor, measure: Length) -> Row | Adornment:
    """The row; one that shows the name alone a little smaller, if that keeps a long name in one line."""
    if not isinstance(row, Row) or row.show != ("name",):
        return row
    for share in _SHRUNK:
        tried = replace(row, size=row.size * share) if share < 1 else row
        lines = _row_lines(masthead, tried, compositor, measure)
        if len(lines) == 1 and compositor.width(lines[0], tried.size, _tracking(tried, lines)) <= measure:
            return tried
    for share in _SHRUNK:  # in several lines, then, of which none may be too wide
        tried = replace(row, size=row.size * share) if share < 1 else row
        lines = _row_lines(masthead, tried, compositor, measure)
        if all(compositor.width(line, tried.size, _tracking(tried, lines)) <= measure for line in lines):
            return tried
    return row


def _tracking(row: Row, lines: list[SetLine]) -> float:
    """Small letters that should have been small capitals, and are not, are not tracked."""
    if row.small_capitals and lines and SMALL not in lines[0].runs[0].face.features:
        return 0.0
    return row.tracking


def _shown(masthead: Masthead, what: str) -> tuple[Line, ...]:
    if what == "name":
        return (masthead.name,)
    if what == "address":
        return masthead.address
    if what == "particulars":
        return masthead.particulars
    if what == MONOGRAM:
        return (masthead.monogram or masthead.name,)
    return tuple(line for line in masthead.particulars if line.spans[0].link.startswith(_LINKS[what]))


def remark_lacking(masthead: Masthead, wanted: Written, diagnostics: Diagnostics) -> None:
    """Remark on each particular that was wanted (parted by commas) and that the sender has not."""
    for kind in (kind.strip() for kind in wanted.text.split(",") if kind.strip() in _LINKS):
        if not _shown(masthead, kind):
            told = f"the sender has no {kind}, which the letterhead was to show"
            diagnostics.remark(told, wanted.place, "give one in `from:`")


def _row_lines(masthead: Masthead, row: Row, compositor: Compositor, measure: Length) -> list[SetLine]:
    """The row's lines, broken. What is joined and too wide for one line is parted between address and particulars."""
    if row.letters:
        masthead = replace(masthead, monogram=plain(row.letters))
    kinds = [kind for what in row.show for kind in (("address", "particulars") if what == "all" else (what,))]
    groups = [_shown(masthead, kind) for kind in kinds]
    if len(kinds) > 1 and all(kind in _LINKS for kind in kinds[-2:]):
        # Particulars that were chosen one by one are parted from the rest, and not from each other.
        many = sum(kind in _LINKS for kind in kinds)
        groups = [*groups[:-many], tuple(line for group in groups[-many:] for line in group)]
    shown = [line for group in groups for line in group]
    small = row.small_capitals
    if small:
        face = compositor.face(row.strong, False, ADDRESS)
        small = compositor.typefaces.small_capitals("".join(line.text for line in shown), face)
    tracking = row.tracking if small or not row.small_capitals else 0.0

    def broken_at(line: Line, measure: Length) -> list[SetLine]:
        return compositor.lines(
            line.spans,
            measure,
            row.size,
            figures=ADDRESS,
            strong=row.strong,
            small_capitals=small,
        )

    def set_line(line: Line) -> list[SetLine]:
        """Lines are broken without their tracking: where that makes one too wide, they are broken narrower."""
        found = broken_at(line, measure)
        widest = max((compositor.width(each, row.size, tracking) for each in found), default=ZERO)
        return broken_at(line, measure * (measure / widest) * _SAFELY) if tracking and widest > measure else found

    if not row.join:
        return [each for line in shown for each in set_line(line)]

    def fitting(lines: tuple[Line, ...]) -> list[SetLine]:
        """The lines joined to one, if it fits."""
        tried = set_line(_joined(lines, row.join)) if lines else []
        return tried if len(tried) == 1 and compositor.width(tried[0], row.size, tracking) <= measure else []

    whole = fitting(tuple(shown))
    if whole:
        return whole
    found: list[SetLine] = []
    for group in groups:
        held: tuple[Line, ...] = ()
        for line in group:
            if held and not fitting((*held, line)):
                found += set_line(_joined(held, row.join))
                held = ()
            held = (*held, line)
        found += set_line(_joined(held, row.join)) if held else []
    return found


def _joined(lines: tuple[Line, ...], join: str) -> Line:
    spans: list[Span] = []
    for line in lines:
        if spans:
            spans.append(Span(join))
        spans += line.spans
    return Line(tuple(spans), lines[0].place)
