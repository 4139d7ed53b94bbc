"""Measures a calibration sheet in a photograph: finds the paper on a dark table, lays it flat, finds the crosses."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import Any

from stationery.imaging.pictures import open_picture, reduce_pixels
from stationery.model.errors import Place, SourceError
from stationery.model.linear import solve_linear
from stationery.model.values import value

Spot = tuple[float, float]
"""A place in a picture in pixels, or on the sheet in millimeters; the middle of the first pixel is at a half."""

_MOST = 12_000_000
_FINE = 10
"""Pixels to the millimeter at which the sheet is laid flat; a photograph of 8 megapixels has about as many."""
_COARSE = 2
_SMALL = 400
_ALONG = 80
"""Places along each edge of the paper where it is looked for; the worst are left out."""
_BESIDE = _FINE
_FULL, _FAINTEST = 0.2, 0.06
"""Parts of the paper's gray: a thin line seen through a lens counts as fully dark, or as no line."""
_HINT = "photograph the whole sheet from above, on a dark table, without flash"


@value
class Marked:
    """The sheet as it should be, in millimeters: its size, its four crosses (left to right, then down), the arms of a
    cross, and the bar down, by which top and bottom are told apart."""

    size: Spot
    crosses: tuple[Spot, ...]
    arm: float
    bar: tuple[Spot, Spot]
    reach: float = 14.0
    """How far a cross may be from where it should be: shift, scale, and skew together."""


def find_crosses(data: bytes, name: str, marked: Marked, place: Place | None = None) -> tuple[Spot, ...]:
    """Where the crosses are on the paper, in millimeters from its upper left corner as it is displayed.

    The paper is taken for as large as its name says. Raises SourceError if it or a cross isn't found.
    """

    def find(opened: Any) -> tuple[Spot, ...]:
        from PIL import ImageOps

        gray = ImageOps.exif_transpose(reduce_pixels(opened, _MOST)).convert("L")
        corners = _find_corners(gray, name, place)
        flat = _lay_flat(gray, _turn_upright(gray, corners, marked), marked.size, _FINE)
        return tuple(_find_cross(flat, each, marked, name, place) for each in marked.crosses)

    return open_picture(data, name, place, find)


def _find_corners(gray: Any, name: str, place: Place | None) -> list[Spot]:
    """The paper's corners, clockwise from the upper left one."""
    from PIL import ImageFilter

    factor = max(gray.size) / _SMALL
    width, height = (max(1, round(each / factor)) for each in gray.size)
    small = gray.resize((width, height)).filter(ImageFilter.MedianFilter(5))
    level = _threshold(small.histogram())
    pixels = small.tobytes()
    bright = [(i % width, i // width) for i, each in enumerate(pixels) if each > level]
    rim = [each for each in bright if each[0] in (0, width - 1) or each[1] in (0, height - 1)]
    if len(bright) < width * height * 0.1 or len(rim) > (width + height) * 0.05:
        raise SourceError(f"{name}: there is no whole sheet of paper on a dark ground in it", place, _HINT)
    ways = ((1, 1), (-1, 1), (-1, -1), (1, -1))
    rough = [min(bright, key=lambda at: at[0] * x + at[1] * y) for x, y in ways]
    first = [((x + 0.5) * factor, (y + 0.5) * factor) for x, y in rough]
    return _refine_corners(gray, first, max(gray.size) * 0.012)


def _threshold(counts: Sequence[int]) -> int:
    """The gray that parts paper from table best (Otsu 1979)."""
    whole, total = sum(counts), sum(i * each for i, each in enumerate(counts))
    below = dark = 0
    best, level = -1.0, 127
    for i, each in enumerate(counts):
        below += each
        dark += i * each
        if 0 < below < whole:
            apart = dark / below - (total - dark) / (whole - below)
            spread = below * (whole - below) * apart * apart
            if spread > best:
                best, level = spread, i
    return level


def _refine_corners(gray: Any, corners: list[Spot], reach: float) -> list[Spot]:
    """Each edge as the line through the places where light turns to dark; the corners are where lines cross."""
    pixels = gray.load()
    lines = []
    for k in range(4):
        (x1, y1), (x2, y2) = corners[k], corners[(k + 1) % 4]
        length = hypot(x2 - x1, y2 - y1)
        nx, ny = (y2 - y1) / length, -(x2 - x1) / length  # outward, clockwise in a picture
        found = []
        for step in range(_ALONG):
            part = 0.04 + 0.92 * step / (_ALONG - 1)
            x, y = x1 + (x2 - x1) * part, y1 + (y2 - y1) * part
            off = _find_edge(pixels, gray.size, (x, y), (nx, ny), reach)
            if off is not None:
                found.append((part, off))
        lines.append(_fit_line(found, corners[k], corners[(k + 1) % 4], (nx, ny)))
    return [_cross(lines[k - 1], lines[k]) for k in range(4)]


def _find_edge(pixels: Any, size: tuple[int, int], at: Spot, way: Spot, reach: float) -> float | None:
    """How far outward from a place the middle between light and dark is."""
    count = max(8, int(reach * 2))
    offs = [(-1 + 2 * i / (count - 1)) * reach for i in range(count)]
    values = [_sample(pixels, size, at[0] + way[0] * off, at[1] + way[1] * off) for off in offs]
    third = count // 4
    inner, outer = sum(values[:third]) / third, sum(values[-third:]) / third
    if inner - outer < 25:
        return None
    middle = (inner + outer) / 2
    for i in range(count - 1, 0, -1):
        if values[i] <= middle < values[i - 1]:
            part = (values[i - 1] - middle) / (values[i - 1] - values[i])
            return offs[i - 1] + (offs[i] - offs[i - 1]) * part
    return None


def _sample(pixels: Any, size: tuple[int, int], x: float, y: float) -> float:
    """The gray at a place between pixels."""
    x, y = min(max(x - 0.5, 0.0), size[0] - 1.001), min(max(y - 0.5, 0.0), size[1] - 1.001)
    i, j = int(x), int(y)
    u, v = x - i, y - j
    above = pixels[i, j] * (1 - u) + pixels[i + 1, j] * u
    below = pixels[i, j + 1] * (1 - u) + pixels[i + 1, j + 1] * u
    return float(above * (1 - v) + below * v)


def _fit_line(found: list[tuple[float, float]], start: Spot, end: Spot, way: Spot) -> tuple[Spot, Spot]:
    """Two places on the line through what was found, the worst quarter left out twice."""
    slope = base = 0.0
    for _ in range(3):
        if len(found) < 8:
            break
        count = len(found)
        mean_x, mean_y = sum(x for x, _ in found) / count, sum(y for _, y in found) / count
        slope = sum((x - mean_x) * (y - mean_y) for x, y in found) / sum((x - mean_x) ** 2 for x, _ in found)
        base = mean_y - slope * mean_x
        kept_slope, kept_base = slope, base
        found = sorted(found, key=lambda each: abs(each[1] - kept_base - kept_slope * each[0]))[
            : max(8, count * 4 // 5)
        ]
    shift = base, base + slope
    return (
        (start[0] + way[0] * shift[0], start[1] + way[1] * shift[0]),
        (end[0] + way[0] * shift[1], end[1] + way[1] * shift[1]),
    )


def _cross(one: tuple[Spot, Spot], other: tuple[Spot, Spot]) -> Spot:
    """Where two lines cross."""
    (x1, y1), (x2, y2) = one
    (x3, y3), (x4, y4) = other
    whole = (x1 - x2) * (y3 - y4) - (y1 - y2) * (x3 - x4)
    a, b = x1 * y2 - y1 * x2, x3 * y4 - y3 * x4
    return (a * (x3 - x4) - (x1 - x2) * b) / whole, (a * (y3 - y4) - (y1 - y2) * b) / whole


def _turn_upright(gray: Any, corners: list[Spot], marked: Marked) -> list[Spot]:
    """The corners from the sheet's own upper left one: of the two ways it can lie, the one that has the bar."""
    sides = [hypot(corners[k][0] - corners[k - 1][0], corners[k][1] - corners[k - 1][1]) for k in range(4)]
    first = 0 if sides[1] + sides[3] < sides[0] + sides[2] else 1
    ways = [[corners[(first + turn + k) % 4] for k in range(4)] for turn in (0, 2)]
    return max(ways, key=lambda way: _darkness_of_bar(_lay_flat(gray, way, marked.size, _COARSE), marked))


def _darkness_of_bar(flat: Any, marked: Marked) -> float:
    """How dark the darkest column is where the bar down should be."""
    (x, top), (_, bottom) = marked.bar
    box = [(x - marked.reach) * _COARSE, (top + 20) * _COARSE, (x + marked.reach) * _COARSE, (bottom - 20) * _COARSE]
    crop = flat.crop([round(each) for each in box])
    row = sorted(crop.resize((crop.width, 1), 4).tobytes())  # 4: a box, so the mean of each column
    return float(row[len(row) // 2] - row[0])


def _lay_flat(gray: Any, corners: Sequence[Spot], size: Spot, fine: int) -> Any:
    """The sheet as if seen from straight above, so many pixels to the millimeter."""
    from PIL import Image as pillow

    width, height = round(size[0] * fine), round(size[1] * fine)
    ends = ((0.0, 0.0), (size[0] * fine, 0.0), (size[0] * fine, size[1] * fine), (0.0, size[1] * fine))
    rows = []
    for (x, y), (u, v) in zip(ends, corners, strict=True):
        rows.append([x, y, 1.0, 0.0, 0.0, 0.0, -x * u, -y * u, u])
        rows.append([0.0, 0.0, 0.0, x, y, 1.0, -x * v, -y * v, v])
    return gray.transform((width, height), pillow.Transform.PERSPECTIVE, solve_linear(rows), pillow.Resampling.BILINEAR)


def _find_cross(flat: Any, due: Spot, marked: Marked, name: str, place: Place | None) -> Spot:
    """The middle of the cross near a place: where the faintest of four thin dark arms is darkest.

    What is no thin line doesn't count, nor how dark it is: the printer may have moved a heavy title near the cross.
    """
    from PIL import Image as pillow
    from PIL import ImageFilter

    reach, arm = round((marked.reach + marked.arm) * _FINE), round(marked.arm * 0.85 * _FINE)
    left, top = round(due[0] * _FINE) - reach, round(due[1] * _FINE) - reach
    side = reach * 2
    patch = flat.crop((left, top, left + side, top + side)).filter(ImageFilter.GaussianBlur(2))
    data = patch.tobytes()
    paper = sorted(data)[int(len(data) * 0.7)]
    ink = patch.point([max(0, paper - each) for each in range(256)])
    dark = _rows(ink)
    best, x, y = -1.0, 0, 0
    across = [_sums(row) for row in _rows(_thin_lines(ink, 0, paper))]
    down = [_sums(row) for row in _rows(_thin_lines(ink, 1, paper).transpose(pillow.Transpose.TRANSPOSE))]
    for j in range(arm, side - arm):
        sums = across[j]
        for i in range(arm, side - arm):
            middle = sums[i]
            level = min(sums[i + arm] - middle, middle - sums[i - arm])
            if level > best:
                column = down[i]
                level = min(level, column[j + arm] - column[j], column[j] - column[j - arm])
                if level > best:
                    best, x, y = level, i, j
    if best < paper * _FAINTEST * arm:
        raise SourceError(f"{name}: the cross at {due[0]:g}, {due[1]:g} mm isn't found", place, _HINT)
    inner, near = round(1.2 * _FINE), round(0.8 * _FINE)
    arms = [*range(-arm, -inner), *range(inner, arm)]
    rows, columns = dark, [list(column) for column in zip(*dark, strict=True)]
    fine_x = _center([rows[y + k][x - near : x + near + 1] for k in arms]) + x - near
    fine_y = _center([columns[x + k][y - near : y + near + 1] for k in arms]) + y - near
    return (left + fine_x + 0.5) / _FINE, (top + fine_y + 0.5) / _FINE


def _thin_lines(ink: Any, down: int, paper: int) -> Any:
    """What is darker than a millimeter beside it on both sides, of lines across the picture, or down."""
    from PIL import ImageChops

    x, y = (_BESIDE, 0) if down else (0, _BESIDE)
    beside = ImageChops.lighter(ImageChops.offset(ink, x, y), ImageChops.offset(ink, -x, -y))
    most = round(paper * _FULL)
    return ImageChops.subtract(ink, beside).point([min(most, each) for each in range(256)])


def _rows(picture: Any) -> list[bytes]:
    data, width = picture.tobytes(), picture.width
    return [data[start : start + width] for start in range(0, len(data), width)]


def _sums(row: Sequence[int]) -> list[int]:
    """The sum of all before each place."""
    sums, whole = [0], 0
    for each in row:
        whole += each
        sums.append(whole)
    return sums


def _center(rows: Sequence[Sequence[int]]) -> float:
    """Where the middle of a dark line is across some rows; what is as light as their edges doesn't count."""
    levels = [sum(column) for column in zip(*rows, strict=True)]
    base = max(levels[0], levels[-1])
    levels = [max(0, each - base) for each in levels]
    return float(sum(i * each for i, each in enumerate(levels)) / (sum(levels) or 1))
