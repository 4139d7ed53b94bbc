"""Draws what a letterhead has beside its words: rules, ornaments, and a monogram in its frame; all are artifacts."""

from __future__ import annotations

from typing import TypeVar

from stationery.catalog.adornments import Adornment, Figure, LogoAside, LogoRow, Monogram, QrRow, Ruling
from stationery.catalog.letterheads import MONOGRAM, Heading, Row
from stationery.catalog.monograms import ROW
from stationery.catalog.ornaments import Ornament
from stationery.compose.parts.monogram import NOTHING, Arranged, arrange, draw_letters, ink_across
from stationery.compose.type.compositor import ADDRESS, Compositor
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size
from stationery.model.logo import Logo, words_of
from stationery.model.manuscript import Masthead
from stationery.model.page import Color, Drawing, Form, Imported, Item, Path, Picture, Rule, Tag
from stationery.model.units import ZERO, Length, inch, mm
from stationery.model.values import replace

_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
_LEADING = 1.2


def drop_empty(heading: Heading, masthead: Masthead) -> Heading:
    """The heading without a monogram where there are no letters for one, or a logo takes its place; instead of one
    without letters alone stands the name."""
    rows = tuple(
        row
        for row in heading.rows
        if (not isinstance(row, Monogram) or _letters(row, masthead))
        and (not isinstance(row, QrRow) or masthead.code)
        and (not isinstance(row, LogoRow) or masthead.logo)
        and (not isinstance(row, Row) or row.logo in ("", "with" if masthead.logo else "without"))
        and not (isinstance(row, Row) and masthead.logo and row.show == (MONOGRAM,) and _letters(row, masthead))
    )
    left_out = [row for row in heading.rows if isinstance(row, Monogram) and row not in rows]
    if left_out and not any(isinstance(row, Row) for row in rows):
        gone = left_out[0]
        name = Row(("name",), gone.size, gone.size * _LEADING, strong=gone.strong, color=gone.color)
        rows = (name, *rows)
    aside = heading.aside
    gone_aside = isinstance(aside, Monogram) and not _letters(aside, masthead)
    if gone_aside or (isinstance(aside, LogoAside) and not masthead.logo):
        return replace(heading, rows=rows, aside=None, gap=ZERO)
    return replace(heading, rows=rows)


def ornament_width(item: Row | Adornment, masthead: Masthead, compositor: Compositor) -> Length:
    """How wide it is of itself; a rule without a length takes what it is given."""
    match item:
        case Ruling():
            return item.length or ZERO
        case Figure():
            return item.width
        case QrRow():
            return masthead.code.side if masthead.code else ZERO
        case Monogram():
            return item.frame.width if item.frame else item.size * _arrange(item, masthead, compositor).width
        case LogoRow() | LogoAside():
            return masthead.logo.width * item.share if masthead.logo else ZERO
    return ZERO


def ornament_height(item: Row | Adornment, masthead: Masthead, compositor: Compositor) -> Length:
    """How high it is, with the air above and below it."""
    match item:
        case Ruling():
            return item.above + item.thickness + item.below
        case Figure():
            return item.above + item.height + item.below
        case QrRow():
            return item.above + (masthead.code.side if masthead.code else ZERO) + item.below
        case Monogram():
            own = item.frame.height if item.frame else item.size * _arrange(item, masthead, compositor).height
            return own + item.below
        case LogoRow():
            return item.above + (masthead.logo.height * item.share if masthead.logo else ZERO) + item.below
        case LogoAside():
            return masthead.logo.height * item.share if masthead.logo else ZERO
    return ZERO


def set_ornament(
    item: Row | Adornment,
    masthead: Masthead,
    compositor: Compositor,
    *,
    at: Point,
    width: Length,
    align: str,
    path: Path = (),
) -> list[Item]:
    """The rule or ornament, within a row `width` wide whose upper left corner is `at`."""
    if isinstance(item, Ruling):
        long = item.length or width
        left, down = at.x + (width - long) * _SHARES[align], at.y + item.above + item.thickness * 0.5
        return [Rule(Point(left, down), Point(left + long, down), item.thickness, item.color)]
    left = at.x + (width - ornament_width(item, masthead, compositor)) * _SHARES[align]
    if isinstance(item, QrRow) and masthead.code:
        from stationery.compose.parts.qr import draw_qr  # 0.6 ms

        return [draw_qr(masthead.code, Point(left, at.y + item.above), path)]
    if isinstance(item, LogoRow) and masthead.logo:
        return [_draw_logo(masthead.logo, Point(left, at.y + item.above), item.share, path)]
    if isinstance(item, Figure):
        return [drawing(item, Rect(left, at.y + item.above, item.width, item.height))]
    return set_monogram(item, masthead, compositor, Point(left, at.y)) if isinstance(item, Monogram) else []


def aside_size(heading: Heading, masthead: Masthead, compositor: Compositor) -> Size:
    """What the heading's aside takes of the measure, gap included, and its height; a rule is as high as the rows."""
    aside = heading.aside
    if isinstance(aside, LogoAside) and masthead.logo:
        return Size(masthead.logo.width * aside.share + heading.gap, masthead.logo.height * aside.share)
    if not isinstance(aside, Monogram):
        return Size((aside.thickness if isinstance(aside, Ruling) else ZERO) + heading.gap, ZERO)
    height = ornament_height(replace(aside, below=ZERO), masthead, compositor)
    return Size(ornament_width(aside, masthead, compositor) + heading.gap, height)


def set_aside(
    heading: Heading, masthead: Masthead, compositor: Compositor, *, at: Point, height: Length, path: Path = ()
) -> list[Item]:
    """The aside at `at`, beside rows that are `height` high: a monogram or logo at their middle, or a rule."""
    aside = heading.aside
    if isinstance(aside, LogoAside):
        own = aside_size(heading, masthead, compositor).height
        corner = Point(at.x, at.y + (height - own) * 0.5)
        return [_draw_logo(masthead.logo, corner, aside.share, path)] if masthead.logo else []
    if isinstance(aside, Monogram):
        own = aside_size(heading, masthead, compositor).height
        return set_monogram(aside, masthead, compositor, Point(at.x, at.y + (height - own) * 0.5))
    rows = [row for row in heading.rows if isinstance(row, Row)]
    if not isinstance(aside, Ruling) or not rows or height <= rows[0].leading:
        return []  # beside one line alone it would be a bar
    first, last = rows[0], rows[-1]
    capital = compositor.typefaces.measures(compositor.face(False, False, ADDRESS)).capital_height
    top = at.y + compositor.above_baseline(first.size, first.leading) - first.size * capital
    if isinstance(heading.rows[0], LogoRow):
        top = at.y + heading.rows[0].above
    bottom = at.y + height - last.leading + compositor.above_baseline(last.size, last.leading)
    middle = at.x + aside.thickness * 0.5
    return [Rule(Point(middle, top), Point(middle, bottom), aside.thickness, aside.color)]


L = TypeVar("L", LogoRow, LogoAside)


def fit_logo(row: L, logo: Logo, most: Length) -> L:
    """The logo no wider than `most`. Raises DoesNotFit on the first sheet, where it has the height that was chosen."""
    width = logo.width * row.share
    if width <= most:
        return row
    if row.shrinks:
        return replace(row, share=row.share * (most / width))
    height = logo.height * row.share
    fits = height * (most / width)
    unit = logo.unit
    whole = inch(int(fits.inch * 20) / 20) if unit == "in" else mm(int(fits.mm))
    hint = f"set a height of at most {words_of(whole, unit)}: letterhead: {{logo: {logo.name}, height: …}}"
    if whole < logo.least:
        hint = "it would be too low there; choose a letterhead with more space for it, such as centered, or use a logo "
        hint += "that is less wide"
    raise DoesNotFit(
        f"the logo {logo.name} is {words_of(width, unit)} wide at a height of {words_of(height, unit)}; the space is "
        f"{words_of(most, unit)}",
        logo.place,
        hint,
    )


def _draw_logo(logo: Logo, corner: Point, share: float, path: Path) -> Item:
    """The logo with its upper left corner there; an artifact if it is decoration, or the path is empty."""
    rect = Rect(corner.x, corner.y, logo.width * share, logo.height * share)
    figure = (*path, Tag("Figure")) if path and logo.alt else ()
    alt = logo.alt if figure else ""
    if isinstance(logo.shown, Form):
        return Imported(rect, logo.shown, figure, alt)
    return Picture(rect, logo.shown, alt, figure)


def set_monogram(item: Monogram, masthead: Masthead, compositor: Compositor, corner: Point) -> list[Item]:
    """The letters, and around them the frame, whose upper left corner is at `corner`; the letters stand at its middle.

    Letters too wide for the frame are made smaller. They are an artifact: the name is said beside them.
    """
    arranged, size = _arrange(item, masthead, compositor), item.size
    if item.frame is None:
        return draw_letters(item, arranged, compositor, corner, size) if arranged.letters else []
    box = Rect(corner.x, corner.y, item.frame.width, item.frame.height)
    if not arranged.letters:
        return [drawing(item.frame, box)]
    shorter = min(box.width, box.height)
    room, squeeze = shorter * item.frame.ornament.room, (shorter / box.width, shorter / box.height)
    corners = ((arranged.width * squeeze[0]) ** 2 + (arranged.height * squeeze[1]) ** 2) ** 0.5
    across = max(corners, ink_across(item, arranged, compositor, squeeze))
    fill = room * (1 / across)
    size = min(size, fill) if item.arrangement == ROW else fill
    at = Point(
        corner.x + (box.width - size * arranged.width) * 0.5, corner.y + (box.height - size * arranged.height) * 0.5
    )
    return [drawing(item.frame, box), *draw_letters(item, arranged, compositor, at, size)]


def drawing(figure: Figure, box: Rect) -> Drawing:
    """A letterhead's ornament drawn into a box."""
    return draw_ornament(figure.ornament, box, figure.color, figure.thickness)


def draw_ornament(ornament: Ornament, box: Rect, color: Color, thickness: Length = ZERO) -> Drawing:
    """The ornament drawn into a box, filled or with a pen of that thickness."""
    across, down = box.width * (1 / ornament.width), box.height * (1 / ornament.height)
    steps = tuple(
        (
            letter,
            tuple(Point(box.x + across * x, box.y + down * y) for x, y in zip(places[::2], places[1::2], strict=True)),
        )
        for letter, places in ornament.steps
    )
    if ornament.filled:
        return Drawing(steps, fill=color)
    return Drawing(steps, stroke=color, thickness=thickness)


def _arrange(item: Monogram, masthead: Masthead, compositor: Compositor) -> Arranged:
    text = _letters(item, masthead)
    return arrange(item, text, compositor) if text else NOTHING


def _letters(item: Monogram | Row, masthead: Masthead) -> str:
    return item.letters or (masthead.monogram.text if masthead.monogram else "")
