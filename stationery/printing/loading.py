"""How a printer is loaded, in one sentence and one picture: which side up, where the flap is, which edge first."""

from __future__ import annotations

from stationery.catalog.printers import Printer
from stationery.model.values import value

_EDGE = {
    "sender": "the short edge with the return address first",
    "stamp": "the short edge with the stamp first",
    "top": "top edge first",
}
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
    return _lay(printer, flap, f"flap {'down' if below else 'up'}, at the {flap}", edge, below)


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


def describe_lay(lay: Lay, what: str) -> str:
    """What the picture shows, for those who don't see it."""
    flap = f"; the flap at the {lay.flap}, {'below' if lay.below else 'above'}" if lay.flap else ""
    guide = "guides at both sides" if lay.guide == "center" else f"the guide at the {lay.guide}"
    ends = {"sender": "; the return address near the printer", "stamp": "; the stamp near the printer"}
    front = ends.get(lay.edge, "") if lay.flap and lay.below else ""
    return f"{what} seen from above, an arrow into the printer at the top, {guide}{flap}{front}"
