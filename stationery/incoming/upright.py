"""Finds the part of an incoming page that is seen, how it stands upright, and whether layers of it are hidden."""

from __future__ import annotations

from typing import Any

from stationery.incoming.matrices import UNIT, Box, Matrix, move_box, multiply
from stationery.incoming.pdf_reader import entry

_TURNS: dict[int, Matrix] = {90: (0, -1, 1, 0, 0, 0), 180: (-1, 0, 0, -1, 0, 0), 270: (0, 1, -1, 0, 0, 0)}


def find_seen(page: Any) -> tuple[Box, Matrix, Box]:
    """The box of a page that viewers show and print, the matrix that sets it upright at 0, 0, and where it is then.

    Raises ValueError for a page that has no size.
    """
    unit, turn = float(entry(page, "/UserUnit", 1)), int(entry(page, "/Rotate", 0)) % 360
    media = [float(each) for each in page["/MediaBox"]]
    box = within([float(each) for each in entry(page, "/CropBox") or media], media)
    matrix = turn_upright(box, turn, unit)
    seen = move_box(matrix, box)
    if seen[2] - seen[0] <= 0 or seen[3] - seen[1] <= 0:
        raise ValueError("a page without a size")
    return box, matrix, seen


def within(box: list[float], media: list[float]) -> Box:
    """The box with its corners in order, no larger than the page's."""
    left, right = sorted((box[0], box[2]))
    bottom, top = sorted((box[1], box[3]))
    least, most = sorted((media[0], media[2])), sorted((media[1], media[3]))
    return max(left, least[0]), max(bottom, most[0]), min(right, least[1]), min(top, most[1])


def turn_upright(box: Box, turn: int, unit: float) -> Matrix:
    """`turn` is clockwise, as /Rotate has it."""
    turned = _TURNS.get(turn, UNIT)
    scaled = multiply(turned, (unit, 0, 0, unit, 0, 0))
    left, bottom, _, _ = move_box(scaled, box)
    return multiply(scaled, (1, 0, 0, 1, -left, -bottom))


def hides_layers(root: Any) -> bool:
    """Visible layers are drawn like anything else; there is no way to know whether hidden ones should print."""
    if "/OCProperties" not in root:
        return False
    properties = root["/OCProperties"]
    usual = entry(properties, "/D", {})
    layers = [layer.get_object() for layer in entry(properties, "/OCGs", ())]
    unprinted = [
        layer for layer in layers if entry(entry(entry(layer, "/Usage", {}), "/Print", {}), "/PrintState") == "/OFF"
    ]
    return bool(entry(usual, "/OFF")) or entry(usual, "/BaseState", "/ON") != "/ON" or bool(unprinted)
