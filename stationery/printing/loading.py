"""How a printer is loaded, in one sentence and one picture: which side up, where the flap is, which edge first."""

from __future__ import annotations

from base64 import b64encode

from stationery.catalog.printers import Printer
from stationery.model.values import value

_EDGE = {
    "sender": "the short edge with the return address first",
    "stamp": "the short edge with the stamp first",
    "top": "top edge first",
}
_AT = {"left": "to the left", "right": "to the right", "top": "toward the printer"}
_OTHER = {"left": "right", "right": "left", "top": "top", "center": "center"}


@value
class Lay:
    """How a sheet lies before it is drawn in, seen from above, the edge that enters first at the top.

    `guide` is where the fixed guide is; `flap` where an envelope's flap is hinged, empty without one; `below` says
    that the flap is on the underside. `edge` enters first: that at the `sender` or the `stamp`, or the `top`.
    """

    face: str
    guide: str
    flap: str
    below: bool
    edge: str
    sentence: str


def lay_envelope(printer: Printer, *, upright: bool = False, back: bool = False) -> Lay:
    """An envelope whose flap is at its long edge; an `upright` one is drawn in with its top first. Of the `back`, the
    flap's side, the flap's edge is the top: its left edge is the one at the stamp."""
    flap = "top" if upright else "right" if printer.turn == "cw" else "left"
    below = (printer.face == "up") is not back
    if printer.face == "down":
        flap = _OTHER[flap]
    edge = "top" if upright else "sender" if (printer.turn == "cw") is not back else "stamp"
    return _lay(printer, flap, f"flap {'down' if below else 'up'} and {_AT[flap]}", edge, below)


def lay_paper(printer: Printer) -> Lay:
    return _lay(printer, "", "", "top", printer.face == "up")


def _lay(printer: Printer, flap: str, where: str, edge: str, below: bool) -> Lay:
    guide = printer.guide if printer.face == "up" else _OTHER[printer.guide]
    against = "between the guides" if guide == "center" else f"against the {guide} guide"
    parts = [f"printed side {printer.face}", where, against, _EDGE[edge]]
    sentence = ", ".join(part for part in parts if part)
    return Lay(printer.face, guide, flap, below, edge, f"{sentence[0].upper()}{sentence[1:]}.")


_WIDTH, _HEIGHT = 15, 15
"""Of the sheet, in letters, which are about twice as high as wide: an envelope's short edge goes in first."""


def draw_ascii(lay: Lay) -> str:
    """The picture for a terminal: seen from above, the printer at the top. On an envelope whose front is seen, it says
    where the return address and the stamp are."""
    left, right = ("||" if lay.guide in (side, "center") else "  " for side in ("left", "right"))
    edge = "." if lay.below else "#"
    rows = [
        "=" * (_WIDTH + 6),
        "the printer".center(_WIDTH + 6),
        "=" * (_WIDTH + 6),
        "^   ^   ^".center(_WIDTH + 6),
        f"{left}+{'-' * (_WIDTH)}+{right}",
    ]
    inside = [""] * _HEIGHT
    inside[4:6] = "printed side", lay.face
    if lay.flap:
        inside[7:9] = f"flap {'below' if lay.below else 'above'}", f"({edge})"
    if lay.flap and lay.below and lay.edge != "top":
        ends = ("return addr.", "stamp")
        inside[1], inside[-2] = ends if lay.edge == "sender" else ends[::-1]
    for number, text in enumerate(inside):
        row = text.center(_WIDTH)
        guide = (left, right) if number < 4 else ("  ", "  ")
        if lay.flap == "left":
            row = f"{edge}{row[1:]}" if row[0] == " " else row
        elif lay.flap == "right":
            row = f"{row[:-1]}{edge}" if row[-1] == " " else row
        elif lay.flap == "top" and number == 0:
            row = edge * _WIDTH
        rows.append(f"{guide[0]}|{row}|{guide[1]}")
    rows.append(f"  +{'-' * (_WIDTH)}+")
    return "\n".join(row.rstrip() for row in rows)


_PRINTER, _GAP, _SIDE = 10.0, 12.0, 9.0
"""Millimeters of the drawing: the printer's height, from it to the sheet, and beside the sheet for guides."""


def draw_picture(lay: Lay, width: float, height: float, what: str, face: str = "", *, wide: bool = False) -> str:
    """The same picture as SVG, of a sheet of these millimeters as it is fed. `face` is SVG of what is printed, upright,
    and is seen where its side is; one that is `wide` lies across a sheet that goes in upright."""
    top = _PRINTER + _GAP
    middle = width / 2
    shown = face and lay.face == "up"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-_SIDE:g} 0 {width + 2 * _SIDE:g} {top + height + 2:g}"'
        f' role="img" fill="none" stroke="currentColor" stroke-width="0.6" font-family="sans-serif">',
        f"<title>{_escape(describe_lay(lay, what))}</title>",
        f'<path d="M{-_SIDE + 1:g} 1H{width + _SIDE - 1:g}V{_PRINTER:g}H{-_SIDE + 1:g}Z"/>',
        _text(middle, _PRINTER * 0.7, "the printer"),
        f'<path stroke-width="1.2" d="M{middle:g} {top - 2:g}V{_PRINTER + 2:g}m-3 3l3 -3l3 3"/>',
    ]
    for side, x in (("left", -2.5), ("right", width + 2.5)):
        if lay.guide in (side, "center"):
            parts.append(f'<path stroke-width="2" d="M{x:g} {top - 4:g}v{height * 0.4:g}"/>')
    parts.append(f'<g transform="translate(0 {top:g})"{_ON_PAPER if shown else ""}>')
    if shown:
        parts.append(_lay_face(lay, width, height, face, wide=wide))
    parts.append(f'<path d="M0 0H{width:g}V{height:g}H0Z"/>')
    if lay.flap:
        parts.append(_draw_flap(lay, width, height))
    if not shown:
        parts.append(_text(middle, height / 2, f"printed side {lay.face}"))
    return "".join([*parts, "</g></svg>"])


def _lay_face(lay: Lay, width: float, height: float, face: str, *, wide: bool) -> str:
    """What is printed, as a picture, turned as it goes in; its links and words are no part of the drawing."""
    edge = "sender" if wide and lay.edge == "top" else lay.edge
    across, down = (width, height) if edge == "top" else (height, width)
    turns = {"sender": f"translate({width:g} 0) rotate(90)", "stamp": f"translate(0 {height:g}) rotate(-90)"}
    turn = f' transform="{turns[edge]}"' if edge in turns else ""
    data = b64encode(face.encode()).decode()
    return f'<image width="{across:g}" height="{down:g}"{turn} href="data:image/svg+xml;base64,{data}"/>'


_ON_PAPER = ' stroke="#333"'
"""Lines over what is printed, which is as white as paper on a dark page, too."""
_FLAP = 0.35
"""How far a drawn flap reaches over its envelope."""


def _draw_flap(lay: Lay, width: float, height: float) -> str:
    """The flap: solid on the side that is seen, dashed on the underside."""
    dashed = ' stroke-dasharray="2 2" opacity="0.5"' if lay.below else ""
    deep = width * _FLAP
    points = {
        "left": f"M0 0L{deep:g} {height * 0.2:g}V{height * 0.8:g}L0 {height:g}",
        "right": f"M{width:g} 0L{width - deep:g} {height * 0.2:g}V{height * 0.8:g}L{width:g} {height:g}",
        "top": f"M0 0L{width * 0.2:g} {height * _FLAP:g}H{width * 0.8:g}L{width:g} 0",
    }
    return f'<path{dashed} d="{points[lay.flap]}"/>'


def _text(x: float, y: float, words: str) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="5" text-anchor="middle" stroke="none" fill="currentColor">{words}</text>'
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def describe_lay(lay: Lay, what: str) -> str:
    """What the picture shows, for those who don't see it."""
    flap = f"; the flap at the {lay.flap}, {'below' if lay.below else 'above'}" if lay.flap else ""
    guide = "guides at both sides" if lay.guide == "center" else f"the guide at the {lay.guide}"
    ends = {"sender": "; the return address near the printer", "stamp": "; the stamp near the printer"}
    front = ends.get(lay.edge, "") if lay.flap and lay.below else ""
    return f"{what} seen from above, an arrow into the printer at the top, {guide}{flap}{front}"
