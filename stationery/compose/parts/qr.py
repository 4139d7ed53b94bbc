"""Draws a QR code as one path around its dark modules, in a body or beside a letterhead's words."""

from __future__ import annotations

from math import ceil

from stationery.catalog.gaps import Gap
from stationery.compose.type.flow_block import FlowBlock, LineBox
from stationery.model.geometry import Point
from stationery.model.page import BLACK, Drawing, Path, Tag
from stationery.model.prose import QrCode
from stationery.model.units import ZERO, Length

_ASCENT, _DESCENT = 0.75, 0.25
"""Em from a baseline up to the top of tall letters, and down to the foot of others."""

_HANG = 0.2
"""Em by which a code may stand lower than the baseline of its last line."""

_TURNS = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""Right, down, left, up: the way around a dark module, its inside at the right hand."""


def set_qr(
    code: QrCode, size: Length, leading: Length, least: Length, left: Length, path: Path, before: Gap
) -> FlowBlock:
    """The code as a strip of a body, hung from the tall letters' height of its first line.

    It takes as many lines as it needs at the usual `leading`, and more where, drawn together to the `least` one and
    to the least gaps, its quiet zone would not be kept.
    """
    quiet = code.side * (code.quiet / len(code.rows))
    gap = before.least.at(least)
    drop = max(quiet - (least + gap - size * (_ASCENT + _DESCENT)), ZERO)
    top = drop - size * _ASCENT
    foot = top + code.side
    lines = max(ceil((foot - size * _HANG) / leading), ceil((foot + quiet + size * _ASCENT - gap) / least) - 1, 1)
    figure = draw_qr(code, Point(left, top), path)
    return FlowBlock("body", (LineBox((figure,), body=True), LineBox((), float(lines), body=True)), before, kept=False)


def draw_qr(code: QrCode, corner: Point, path: Path) -> Drawing:
    """The code with its upper left corner there; an artifact if the path is empty, else a figure with its words."""
    count = len(code.rows)
    assert count, "the code was encoded before it is composed"

    def place(x: int, y: int) -> Point:
        return Point(corner.x + code.side * (x / count), corner.y + code.side * (y / count))

    steps: list[tuple[str, tuple[Point, ...]]] = []
    for outline in _outlines(code.rows):
        steps.append(("M", (place(*outline[0]),)))
        steps += [("L", (place(*each),)) for each in outline[1:]]
        steps.append(("Z", ()))
    figure = (*path, Tag("Figure")) if path and path[-1].role != "Figure" else path
    return Drawing(tuple(steps), fill=BLACK, path=figure, alt=code.alt if path else "")


def _outlines(rows: tuple[str, ...]) -> list[list[tuple[int, int]]]:
    """The corners of each outline of the dark modules: clockwise around dark, the other way around a hole in it.

    Rows drawn one by one would show hairlines between them on a screen; outlines do not.
    """
    begins: dict[tuple[int, int], list[int]] = {}
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark == "1":
                edges = (((x, y), 0, -1), ((x + 1, y), 1, 0), ((x + 1, y + 1), 0, 1), ((x, y + 1), -1, 0))
                for turn, (corner, across, down) in enumerate(edges):
                    if not _dark(rows, x + across, y + down):
                        begins.setdefault(corner, []).append(turn)
    outlines = []
    while begins:
        start = corner = min(begins, key=lambda each: (each[1], each[0]))
        turn = begins[corner][0]
        outline: list[tuple[int, int]] = []
        while True:
            turns = begins[corner]
            # Where two dark modules touch at a corner, turn right: each keeps an outline of its own.
            following = next(each for each in ((turn + 1) % 4, turn, (turn + 3) % 4) if each in turns)
            if following != turn or not outline:
                outline.append(corner)
            turns.remove(following)
            if not turns:
                del begins[corner]
            turn = following
            corner = (corner[0] + _TURNS[turn][0], corner[1] + _TURNS[turn][1])
            if corner == start:
                break
        outlines.append(outline)
    return outlines


def _dark(rows: tuple[str, ...], x: int, y: int) -> bool:
    return 0 <= y < len(rows) and 0 <= x < len(rows[y]) and rows[y][x] == "1"
