"""Drawings for somebody who sets up a printer, as SVG: the calibration sheet with its marks, and what answers mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from stationery.catalog.calibration import Reading
from stationery.catalog.labels import LabelSheet
from stationery.desk.markup import Html, join, tag
from stationery.model.geometry import Size

_ARM, _TICK, _GAP = 6.0, 3.0, 4.0
"""Millimeters on the drawing: the arms of a cross, the strokes at a bar's ends, from a mark to its number."""
_SMALL = (60.0, 78.0)
"""A small sheet, in units of its drawing."""
_AROUND = 8.0

_CHOICES = {
    "thank-you": ("M14 5h36v46H14zM20 12h12M20 19h24M20 25h24M20 31h18", "M27 44c3-5 5-5 5-1s3 2 6-2"),
    "letter": ("M14 5h36v46H14zM20 12h9M20 20h24M20 26h24M20 32h24M20 38h15", ""),
    "envelope": ("M6 13h52v32H6zM11 18h9M11 22h7M28 31h16M28 36h12", "M48 17h6v7h-6z"),
    "note": ("M12 50V12l20-5v38zM32 12h20v38H12", "M38 24h8M38 30h8"),
    "kit": ("M10 16h30v36H10zM16 16V9h30v36h-6M22 9V4h30v36h-6", "M16 25h18M16 31h12"),
    "merge": (
        "M6 8h22v40H6zM6 18h22M6 28h22M6 38h22M15 8v40M48 14h11v8H48zM48 25h11v8H48zM48 36h11v8H48z",
        "M34 28h8m-3-3 3 3-3 3",
    ),
}
"""What can be sent, small: lines, and those in color."""

_SIDES = {"left": (-1, 0), "right": (1, 0), "top": (0, -1), "bottom": (0, 1)}


def draw_choices(words: Mapping[str, str]) -> Html:
    """The list of what can be sent, each with its picture and where it begins."""
    rows = []
    for name, (lines, hue) in _CHOICES.items():
        drawn = f'<path d="{lines}"/><path d="{hue}" class="hue"/>'
        picture = Html(f'<svg viewBox="0 0 64 56" aria-hidden="true">{drawn}</svg>')
        where = "#many" if name == "merge" else f"#begin/{name}"
        named = (tag("b", words[name]), tag("span", words[f"{name}-about"]))
        rows.append(tag("li", tag("a", picture, *named, href=where)))
    return join(rows)


def draw_sheet(readings: Sequence[Reading], size: Size, title: str) -> str:
    """The sheet with its crosses and bars; what is measured for a reading has its name in `data-mark`."""
    width, height = size.width.mm, size.height.mm
    marks = "".join(_mark(each, width, height) for each in readings if each.number)
    arrow = f'<path d="M{width / 2:g} 70V45m-4 7l4 -7l4 7"/>'
    return _svg(-4, -4, width + 8, height + 8, f"{_sheet(width, height)}{arrow}{marks}", title, 1)


def _mark(reading: Reading, width: float, height: float) -> str:
    assert reading.at
    x, y = reading.at.x.mm, reading.at.y.mm
    if reading.to:
        right, below = reading.to.x.mm, reading.to.y.mm
        across = y == below
        ends = [(x, y), (right, below)]
        ticks = "".join(
            f"M{a:g} {b - _TICK:g}v{2 * _TICK:g}" if across else f"M{a - _TICK:g} {b:g}h{2 * _TICK:g}" for a, b in ends
        )
        drawn, at = (
            f"M{x:g} {y:g}L{right:g} {below:g}{ticks}",
            ((x + right) / 2 + 9 * (not across), (y + below) / 2 - 4 * across),
        )
    else:
        over, down = _SIDES[reading.edge]
        to = {"left": (0, y), "right": (width, y), "top": (x, 0), "bottom": (x, height)}[reading.edge]
        cross = f"M{x - _ARM:g} {y:g}h{2 * _ARM:g}M{x:g} {y - _ARM:g}v{2 * _ARM:g}"
        drawn = f"M{x:g} {y:g}L{to[0]:g} {to[1]:g}{cross}"
        at = ((x + to[0]) / 2 + 6 * abs(down), (y + to[1]) / 2 - 3 * abs(over) + 3 * abs(down))
    number = f'<text x="{at[0]:g}" y="{at[1]:g}" font-size="9" text-anchor="middle">{reading.number}</text>'
    return f'<g data-mark="{reading.name}"><path d="{drawn}"/>{number}</g>'


def draw_answer(question: str, answer: str) -> str:
    """What an answer about the sheet means, small; empty for a question without drawings."""
    width, height = _SMALL
    printed = "".join(f"M14 {y}h32" for y in (34, 40, 46)) + "M30 28V14m-4 5l4 -5l4 5"
    if question == "side":
        words = f'<path d="{printed}"/>' if answer == "printed" else ""
        return _svg(-1, -1, width + 2, height + 2, f"{_sheet(width, height)}{words}{_cross(46, 10)}")
    if question == "end":
        at = 10 if answer == "top" else height - 10
        return _svg(-1, -1, width + 2, height + 2, f'{_sheet(width, height)}<path d="{printed}"/>{_cross(46, at)}')
    if question == "turn":
        return _svg(-1, -1, 66, 112, _envelope(answer))
    if question == "guide":
        sides = {"left": (-4.0,), "right": (width + 4,), "center": (-4.0, width + 4)}[answer]
        guides = "".join(f'<path stroke-width="4" d="M{x:g} 0v34"/>' for x in sides)
        inside = f'{_sheet(width, height)}{guides}<path d="{printed}"/>{_cross(46, 10)}'
        return _svg(-_AROUND, -1, width + 2 * _AROUND, height + 2, inside)
    return ""


def _envelope(turn: str) -> str:
    """An envelope on its way into the printer above it, its face up: turned clockwise, or counterclockwise."""
    corners = {"cw": ("M46 36v22M41 36v14", "M40 96h8v8h-8z"), "ccw": ("M16 102V80M21 102V88", "M14 34h8v8h-8z")}
    address, stamp = corners[turn]
    lines = "M30 58v26M24 58v20" if turn == "cw" else "M32 82V56M38 82V62"
    return (
        '<path stroke-width="3" d="M0 4H64"/><path d="M31 24V10m-4 5l4 -5l4 5"/>'
        f'<path class="sheet-edge" d="M10 30H52V108H10Z"/><path class="hue" d="{address}"/><path d="{lines}{stamp}"/>'
    )


def draw_labels(sheet: LabelSheet, size: Size, start: int) -> str:
    """A sheet of labels: those before the `start`th are used. Each has its number in `data-label`, to be clicked."""
    labels = "".join(_label(sheet, number, number < start) for number in range(1, sheet.count + 1))
    width, height = size.width.mm, size.height.mm
    return _svg(-1, -1, width + 2, height + 2, f"{_sheet(width, height)}{labels}", stroke=0.7)


def _label(sheet: LabelSheet, number: int, used: bool) -> str:
    rect = sheet.label(number)
    x, y, width, height = (round(each.mm, 2) for each in (rect.x, rect.y, rect.width, rect.height))
    radius = width / 2 if sheet.round else sheet.corner.mm
    box = f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}"/>'
    size = min(height * 0.6, 10)
    at = f'x="{x + width / 2:g}" y="{y + height / 2 + size / 3:g}" font-size="{size:g}"'
    kind = ' class="used"' if used else ""
    return f'<g data-label="{number}"{kind}>{box}<text {at} text-anchor="middle">{number}</text></g>'


def _cross(x: float, y: float) -> str:
    return f'<path class="hue" d="M{x - 4:g} {y - 4:g}l8 8m0 -8l-8 8"/>'


def _sheet(width: float, height: float) -> str:
    return f'<path class="sheet-edge" d="M0 0H{width:g}V{height:g}H0Z"/>'


def _svg(x: float, y: float, width: float, height: float, inside: str, title: str = "", stroke: float = 1.5) -> str:
    role = f'role="img"><title>{escape(title)}</title>' if title else 'aria-hidden="true">'
    box = f'viewBox="{x:g} {y:g} {width:g} {height:g}"'
    lines = f'fill="none" stroke="currentColor" stroke-width="{stroke:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box} {lines} {role}{inside}</svg>'
