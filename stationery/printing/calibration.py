"""Turns what was read off a calibration sheet into where the printer puts things: least squares, by hand.

The readings are more than there are unknowns, so one that contradicts the others can be told from them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import cos, degrees, hypot, sin, sqrt

from stationery.catalog.calibration import Reading
from stationery.catalog.printers import EnvelopePath, Printer, reference_of
from stationery.model.errors import Place, StationeryError
from stationery.model.geometry import Affine, Point, Size
from stationery.model.linear import solve_linear
from stationery.model.units import mm
from stationery.model.values import replace, value

_STEPS = (1.0, 0.5, 0.25, 0.1, 0.05, 0.01)
"""Millimeters to which people read a ruler; all readings of a sheet are to the same."""
_FINEST = 0.0005
_ON_STEP = 1e-6

_PAPER = 0.4
"""Millimeters by which a sheet usually differs from its nominal size (of US and ISO papers; ISO 216 allows 2)."""

_CARE = 0.2
"""Millimeters by which a careful person is off with a ruler: what is more is a slip."""
_SLIP = 1.25
"""Millimeters from which a reading that the others contradict is worth measuring again; slips of 2 mm are found."""
_DISAGREE = 0.45
"""Millimeters by which the two edges of a test envelope may disagree, read to half a millimeter."""
_AGREES = 4.0
"""The same sum for readings that agree."""
_MOST_SWAPS = 2
"""Exchanging two readings at one end of a sheet is as good as exchanging the two at the other end."""
_MISFIT = 2.6
"""A slip shows if without it the rest fits so much better (in the sum of squares, by its square)."""

_ODD_PAPER = 0.7
"""Millimeters by which paper is seldom off: rather a bar was read wrong."""
_AS_GOOD = 4.0
"""Two explanations are told apart if one fits this much better, in the same sum: where the paper is not as large as its
name says, the readings at both ends of one edge explain a slip nearly alike."""

_MOST_SCALE = 0.04
"""Printers are off by 2 % at most (printing-facts 3); a sheet fitted to the printable area, by 4 to 12."""
_LONGEST = 1000
_UNITS = dict.fromkeys(("in", "inch", "inches", '"', "″", "”", "''"), 25.4) | {"mm": 1.0, "cm": 10.0, "pt": 25.4 / 72}
_MEASURE = re.compile(
    r"(?:(?:(\d+)(?:\s*-\s*|\s+))?(\d+)\s*/\s*(\d+)|(\d+\.?\d*|\.\d+))\s*("
    + "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
    + ")?"
)
"""A whole number and a fraction, a fraction, or a decimal number; and a unit."""

_ROUNDS = 8
_SETTLED = 1e-9


class Contradiction(StationeryError):
    """A reading that can't be right together with the others; one of `suspects` where several explain it as well.

    Where two of them are `swapped`, all agree once their measures are exchanged.
    """

    def __init__(
        self, message: str, suspects: Sequence[Reading] = (), hint: str = "", *, swapped: bool = False
    ) -> None:
        super().__init__(message, Place(suspects[0].option) if suspects else None, hint)
        self.suspects = tuple(suspects)
        self.swapped = swapped


@value
class Measured:
    """What the readings say: scale, skew in degrees clockwise, offset, and by how much the sheet is not as large as
    its name says; and how far the worst reading is from that, in millimeters."""

    scale: tuple[float, float]
    skew: float
    offset: Point
    paper_error: Size
    worst: float

    def apply_to(self, printer: Printer) -> Printer:
        return replace(
            printer, scale=self.scale, skew=self.skew, offset=self.offset, paper_error=self.paper_error, envelopes=()
        )


@value
class Setting:
    """What is known without measuring: the sheet, where the guide is, and whether the page came out turned."""

    size: Size
    guide: str
    turned: bool = False


Row = tuple[list[float], float, float]
"""One equation: how the measure changes with each unknown, how much it is off, and its weight."""

_SX, _SY, _SKEW, _DX, _DY, _WIDTH, _HEIGHT = range(7)


class _Model:
    """What each reading would be for given unknowns: scales (less 1), skew in radians, shifts and errors of the paper
    in millimeters; seen with the edge that entered first at the top."""

    def __init__(self, readings: Sequence[Reading], setting: Setting) -> None:
        self.readings, self.setting = readings, setting
        size = setting.size
        reference = reference_of(setting.guide, size)
        self.width, self.height = size.width.mm, size.height.mm
        self.guide = reference.x.mm
        self.follows = {"left": 0.0, "center": 0.5, "right": 1.0}[setting.guide]  # the guide, a wider sheet

    def predict(self, reading: Reading, unknown: Sequence[float]) -> tuple[float, list[float]]:
        """The measure, and how it changes with each unknown."""
        slopes = [0.0] * 7
        sx, sy, skew, dx, dy, wider, longer = unknown
        assert reading.at
        if reading.kind == "bar":
            assert reading.to
            length = hypot(reading.to.x.mm - reading.at.x.mm, reading.to.y.mm - reading.at.y.mm)
            across = reading.at.y == reading.to.y
            slopes[_SX if across else _SY] = length
            return (1 + (sx if across else sy)) * length, slopes
        at, edge = reading.at, reading.edge
        if self.setting.turned:
            at = Affine.half_turn(self.setting.size).apply(at)
            edge = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[edge]
        x, y = at.x.mm - self.guide, at.y.mm
        cosine, sine = cos(skew), sin(skew)
        if edge in ("left", "right"):
            place = self.guide + self.follows * wider + cosine * (1 + sx) * x - sine * (1 + sy) * y + dx
            slopes[_SX], slopes[_SY], slopes[_DX] = cosine * x, -sine * y, 1.0
            slopes[_SKEW] = -sine * (1 + sx) * x - cosine * (1 + sy) * y
            slopes[_WIDTH] = self.follows
            whole, error = self.width + wider, _WIDTH
        else:
            place = sine * (1 + sx) * x + cosine * (1 + sy) * y + dy
            slopes[_SX], slopes[_SY], slopes[_DY] = sine * x, cosine * y, 1.0
            slopes[_SKEW] = cosine * (1 + sx) * x - sine * (1 + sy) * y
            whole, error = self.height + longer, _HEIGHT
        if edge in ("left", "top"):
            return place, slopes
        slopes = [-each for each in slopes]
        slopes[error] += 1.0
        return whole - place, slopes

    def fit(self, measured: Mapping[str, float], careful: float, without: str = "") -> tuple[list[float], float]:
        """The unknowns that fit best, and how badly they do (the weighted sum of squares)."""
        unknown = [0.0] * 7
        used = [each for each in self.readings if each.option != without]
        for _ in range(_ROUNDS):
            rows: list[Row] = []
            for reading in used:
                due, slopes = self.predict(reading, unknown)
                rows.append((slopes, measured[reading.option] - due, 1 / careful))
            for error in (_WIDTH, _HEIGHT):
                slopes = [0.0] * 7
                slopes[error] = 1.0
                rows.append((slopes, -unknown[error], 1 / _PAPER))
            step = solve_least_squares(rows, 7)
            unknown = [old + change for old, change in zip(unknown, step, strict=True)]
            if max(map(abs, step)) < _SETTLED:
                break
        badness = sum(((measured[each.option] - self.predict(each, unknown)[0]) / careful) ** 2 for each in used) + sum(
            (unknown[error] / _PAPER) ** 2 for error in (_WIDTH, _HEIGHT)
        )
        return unknown, badness


def measure_printer(readings: Sequence[Reading], measured: Mapping[str, float], setting: Setting) -> Measured:
    """Where the printer puts things, from all measures of the sheet, in millimeters by their options.

    Raises Contradiction for a reading that is wrong by 2 mm or more, with its number (or two, one of them wrong).
    """
    rows = [each for each in readings if each.number]
    model = _Model(rows, setting)
    _ensure_no_slip(model, measured)
    unknown, _ = model.fit(measured, reading_error(measured))
    sx, sy, skew, dx, dy, wider, longer = unknown
    for way, scale in (("wide", sx), ("high", sy)):
        if abs(scale) > _MOST_SCALE:
            hint = 'print it again at 100% ("actual size"), not fitted to the page'
            raise Contradiction(f"the sheet was printed {1 + scale:.1%} as {way} as it should be", hint=hint)
    worst = max(abs(measured[each.option] - model.predict(each, unknown)[0]) for each in rows)
    offset, error = Point(mm(dx), mm(dy)), Size(mm(wider), mm(longer))
    return Measured((1 + sx, 1 + sy), degrees(skew), offset, error, worst)


def doubt_paper(found: Measured, readings: Sequence[Reading], setting: Setting) -> tuple[str, ...]:
    """What to hold a ruler to if the sheet seems to be of an odd size: a bar read wrong by 2 mm looks the same, and the
    sheet is then off the other way, if at all."""
    size, error, told = setting.size, found.paper_error, []
    sides = (("wide", "--across", size.width, error.width), ("high", "--down", size.height, error.height))
    for way, option, whole, off in sides:
        bar = next((each.number for each in readings if each.option == option), 0)
        if abs(off.mm) >= _ODD_PAPER:
            told.append(
                f"by these readings the sheet is {(whole + off).mm:.1f} mm {way}, not {whole.mm:.1f}; measure it,"
                f" and if that isn't so, measure number {bar} again"
            )
    return tuple(told)


def measure_path(readings: Sequence[Reading], measured: Mapping[str, float], size: Size, guide: str) -> EnvelopePath:
    """How the path of an envelope differs, from four measures of a test envelope (`size` as it is fed).

    Raises Contradiction where the envelope is skewed differently by the two edges.
    """
    reference = reference_of(guide, size)
    at = {each.option: each.at for each in readings if each.at}
    skew, dx, dy = 0.0, 0.0, 0.0
    for _ in range(_ROUNDS):
        rows: list[Row] = []
        for each in readings:
            place = at[each.option]
            x, y = (place.x - reference.x).mm, (place.y - reference.y).mm
            cosine, sine = cos(skew), sin(skew)
            if each.edge == "left":
                due = reference.x.mm + cosine * x - sine * y + dx
                slopes = [-sine * x - cosine * y, 1.0, 0.0]
            else:
                due = sine * x + cosine * y + dy
                slopes = [cosine * x - sine * y, 0.0, 1.0]
            rows.append((slopes, measured[each.option] - due, 1.0))
        step = solve_least_squares(rows, 3)
        skew, dx, dy = skew + step[0], dx + step[1], dy + step[2]
        if max(map(abs, step)) < _SETTLED:
            break
    worst = max(rows, key=lambda row: abs(row[1]))
    if abs(worst[1]) > _DISAGREE:
        raise Contradiction(
            "the readings contradict each other: by the left edge, it is skewed otherwise than by the top edge",
            hint="measure all four again, each at a right angle to the edge",
        )
    return EnvelopePath(Point(mm(dx), mm(dy)), degrees(skew))


def parse_measure(text: str) -> float:
    """A measure in millimeters: `24.25`, `24,25`, `24 1/4`, `24.25mm`, `1 1/4 in`, `1-1/4"`. Raises ValueError in
    users' words."""
    found = _MEASURE.fullmatch(text.strip().replace(",", "."))
    if not found:
        raise ValueError(f"{text!r} is not a measure; write millimeters, such as 24.25 or 24 1/4")
    whole, above, below, alone, unit = found.groups()
    number = float(alone or whole or 0)
    if below:
        if not int(below) or (whole and int(above) >= int(below)):
            raise ValueError(f"{text!r} is not a measure; write millimeters, such as 24.25 or 24 1/4")
        number += int(above) / int(below)
    measured = number * _UNITS[unit or "mm"]
    if measured >= _LONGEST:
        raise ValueError(f"{text!r} is not a measure on a sheet of paper; write millimeters, such as 24.25")
    return measured


def reading_error(measured: Mapping[str, float]) -> float:
    """How far readings are off at the ruler they were read from, told from the steps they stand on."""
    for step in _STEPS:
        if all(abs(each / step - round(each / step)) < _ON_STEP for each in measured.values()):
            return max(step / sqrt(12), _FINEST)
    return _FINEST


def _ensure_no_slip(model: _Model, measured: Mapping[str, float]) -> None:
    """Leave out each reading in turn: where the others agree without it and not with it, it is wrong."""
    careful = max(_CARE, reading_error(measured))
    _, together = model.fit(measured, careful)
    found: list[tuple[float, float, Reading]] = []
    for reading in model.readings:
        unknown, left = model.fit(measured, careful, reading.option)
        found.append((left, measured[reading.option] - model.predict(reading, unknown)[0], reading))
    best, off, _ = min(found, key=lambda each: each[0])
    swaps = _find_swaps(model, measured, careful, together)
    if swaps:
        raise _name_swaps(swaps, measured)
    if abs(off) < _SLIP or together - best < _MISFIT**2:
        return
    suspects = [(off, each) for left, off, each in found if left - best < _AS_GOOD and abs(off) >= _SLIP]

    def due(off: float, reading: Reading) -> str:
        return f"{round((measured[reading.option] - off) * 4) / 4:g} mm"

    if len(suspects) == 1:
        off, reading = suspects[0]
        which = f"number {reading.number}"
        hint = f"it says {measured[reading.option]:g} mm; by the others it should be near {due(off, reading)}"
    else:
        which = "numbers " + " and ".join(str(each.number) for _, each in suspects)
        hint = "one of them is wrong; by the others they should be near " + " or ".join(
            f"{due(off, each)} ({each.number})" for off, each in suspects
        )
    readings = tuple(each for _, each in suspects)
    raise Contradiction(f"the readings contradict each other: measure {which} again", readings, hint)


Pair = tuple[Reading, Reading]


def _find_swaps(model: _Model, measured: Mapping[str, float], careful: float, together: float) -> tuple[Pair, ...]:
    """The pairs of readings that make all agree once they are exchanged: one, or two that do it as well; else none."""
    if together < _MISFIT**2:
        return ()
    fits: list[tuple[float, Pair]] = []
    for one, other in combinations(model.readings, 2):
        if one.kind != other.kind or abs(measured[one.option] - measured[other.option]) < _SLIP:
            continue
        exchanged = {**measured, one.option: measured[other.option], other.option: measured[one.option]}
        fits.append((model.fit(exchanged, careful)[1], (one, other)))
    least = min((left for left, _ in fits), default=together)
    found = [pair for left, pair in fits if left - least < _AS_GOOD]
    if least > _AGREES or together - least < _MISFIT**2 or len(found) > _MOST_SWAPS:
        return ()
    return tuple(found)


def _name_swaps(pairs: Sequence[Pair], measured: Mapping[str, float]) -> Contradiction:
    which = " or ".join(f"numbers {one.number} and {other.number}" for one, other in pairs)
    ways = " or ".join(
        f"{measured[other.option]:g} mm as number {one.number} and {measured[one.option]:g} mm as number {other.number}"
        for one, other in pairs
    )
    again = "" if len(pairs) == 1 else "; measure these again"
    return Contradiction(
        f"the readings contradict each other: {which} seem to be exchanged{again}",
        tuple(each for pair in pairs for each in pair),
        f"all of them agree with {ways}",
        swapped=len(pairs) == 1,
    )


def solve_least_squares(rows: Sequence[Row], count: int) -> list[float]:
    """The changes that make what the rows are off least, by the normal equations."""
    matrix = [[0.0] * (count + 1) for _ in range(count)]
    for slopes, off, weight in rows:
        weighted = weight * weight
        for i in range(count):
            if slopes[i]:
                for j in range(count):
                    matrix[i][j] += weighted * slopes[i] * slopes[j]
                matrix[i][count] += weighted * slopes[i] * off
    return solve_linear(matrix)
