"""Finds strokes, the connected parts of a black-and-white picture, and groups those that belong together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stationery.model.values import value


@value
class Stroke:
    """Connected pixels: their box (right and bottom are one past the last), how many they are, their runs by row."""

    left: int
    top: int
    right: int
    bottom: int
    area: int
    runs: tuple[tuple[int, int, int], ...]

    def touches(self, width: int, height: int) -> bool:
        """Whether it reaches the edge of a picture of that size."""
        return self.left <= 0 or self.top <= 0 or self.right >= width or self.bottom >= height


def find_strokes(mask: Any) -> list[Stroke]:
    """The connected parts of a mask (`L`, 255 is ink), those that touch at corners too; from the top down."""
    width, height = mask.size
    data = mask.tobytes()
    parents: list[int] = []
    runs: list[tuple[int, int, int]] = []

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    above: list[int] = []
    for y in range(height):
        row = data[y * width : (y + 1) * width]
        here: list[int] = []
        at, begin = 0, row.find(b"\xff")
        while begin >= 0:
            end = row.find(b"\x00", begin)
            end = width if end < 0 else end
            number = len(runs)
            runs.append((y, begin, end))
            parents.append(number)
            while at < len(above) and runs[above[at]][2] < begin:
                at += 1
            looked = at
            while looked < len(above) and runs[above[looked]][1] <= end:
                first, second = root(above[looked]), root(number)
                parents[max(first, second)] = min(first, second)
                looked += 1
            here.append(number)
            begin = row.find(b"\xff", end)
        above = here
    members: dict[int, list[tuple[int, int, int]]] = {}
    for number, run in enumerate(runs):
        members.setdefault(root(number), []).append(run)
    return [_stroke(tuple(found)) for found in members.values()]


def _stroke(runs: tuple[tuple[int, int, int], ...]) -> Stroke:
    return Stroke(
        min(begin for _, begin, _ in runs),
        runs[0][0],
        max(end for _, _, end in runs),
        runs[-1][0] + 1,
        sum(end - begin for _, begin, end in runs),
        runs,
    )


def box_of(strokes: Iterable[Stroke]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all of them."""
    all_ = tuple(strokes)
    return (
        min(each.left for each in all_),
        min(each.top for each in all_),
        max(each.right for each in all_),
        max(each.bottom for each in all_),
    )


def find_neighbors(strokes: Iterable[Stroke], reach: float) -> list[Stroke]:
    """The largest stroke and all that stand near it or near one that does: no farther than `reach` of the height."""
    left = sorted(strokes, key=lambda each: (-each.area, each.top, each.left))
    kept = [left.pop(0)]
    box = box_of(kept)
    while True:
        far = reach * max(box[3] - box[1], (box[2] - box[0]) * 0.25)
        near = [
            each
            for each in left
            if each.left - box[2] <= far
            and box[0] - each.right <= far
            and each.top - box[3] <= far
            and box[1] - each.bottom <= far
        ]
        if not near:
            return kept
        kept += near
        taken = set(map(id, near))
        left = [each for each in left if id(each) not in taken]
        box = box_of(kept)


def mask_of(strokes: Iterable[Stroke], width: int, height: int) -> Any:
    """A mask of that size with these strokes alone."""
    from PIL import Image

    rows = bytearray(width * height)
    for stroke in strokes:
        for y, begin, end in stroke.runs:
            rows[y * width + begin : y * width + end] = b"\xff" * (end - begin)
    return Image.frombytes("L", (width, height), bytes(rows))


def pen_width(strokes: Iterable[Stroke]) -> float:
    """The approximate width of the pen: the median length of all runs, which is a little more for slanted ones."""
    lengths = sorted(end - begin for stroke in strokes for _, begin, end in stroke.runs)
    return float(lengths[len(lengths) // 2]) if lengths else 0.0
