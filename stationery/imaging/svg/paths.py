"""Parses the `d` of an SVG path, and the basic shapes, into moves, lines and cubic curves (SVG 1.1, 8 and 9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import acos, ceil, cos, hypot, isfinite, pi, radians, sin, sqrt, tan

Step = tuple[str, tuple[float, ...]]
"""`M`, `L`, `C` or `Z`, and the coordinates of its points."""

MOST_STEPS = 200_000
_FARTHEST = 1e6
_KAPPA = 0.5522847498
"""How far the handles of a curve for a quarter of a circle reach, of its radius."""
_FLAT = 1e-12
_NUMBER = re.compile(r"\s*,?\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_FLAG = re.compile(r"\s*,?\s*([01])")
_COMMAND = re.compile(r"\s*,?\s*([MmLlHhVvCcSsQqTtAaZz])")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def parse_path(text: str) -> tuple[Step, ...]:
    """The steps of a path, all places absolute. ValueError for what is none, or has too many steps."""
    pen = _Pen()
    for command, numbers in _commands(text):
        pen.go(command, numbers)
    return tuple(pen.steps)


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    at, end, count = 0, len(text.rstrip()), 0
    command = ""
    while at < end:
        found = _COMMAND.match(text, at)
        if found:
            at, command = found.end(), found[1]
        elif not command or command in "Zz":
            raise ValueError(f"a path can't have {text[at : at + 12].strip()!r} there")
        numbers: list[float] = []
        for index in range(_COUNTS[command.upper()]):
            pattern = _FLAG if command in "Aa" and index in (3, 4) else _NUMBER
            number = pattern.match(text, at)
            if not number:
                raise ValueError(f"a path lacks a number at {text[at : at + 12].strip()!r}")
            at = number.end()
            numbers.append(_finite(float(number[1])))
        count += 1
        if count > MOST_STEPS:
            raise ValueError(f"a path has more than {MOST_STEPS:,} steps")
        yield command, numbers
        command = {"M": "L", "m": "l"}.get(command, command)


def _finite(number: float) -> float:
    if not isfinite(number) or abs(number) > _FARTHEST:
        raise ValueError(f"a number is out of range: {number:g}")
    return number


class _Pen:
    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.handle: tuple[float, float] | None = None
        self.last = ""

    def go(self, command: str, numbers: list[float]) -> None:
        name = command.upper()
        if not self.steps and name != "M":
            raise ValueError("a path has to begin with M")
        if command.islower() and name not in "AZ":
            if name == "V":
                numbers = [numbers[0] + self.y]
            else:
                numbers = [each + (self.x, self.y)[index % 2] for index, each in enumerate(numbers)]
        handle = self.handle if self.last and self.last in _FOLLOWS.get(name, "") else None
        self.handle = None
        match name:
            case "M":
                self._move(*numbers)
            case "L":
                self._line(*numbers)
            case "H":
                self._line(numbers[0], self.y)
            case "V":
                self._line(self.x, numbers[0])
            case "C":
                self._curve(*numbers)
            case "S":
                self._curve(*self._mirror(handle), *numbers)
            case "Q":
                self._quadratic(*numbers)
            case "T":
                self._quadratic(*self._mirror(handle), *numbers)
            case "A":
                x, y = numbers[5:]
                x, y = (x + self.x, y + self.y) if command == "a" else (x, y)
                self._arc(numbers[:5], x, y)
            case "Z":
                self.steps.append(("Z", ()))
                self.x, self.y = self.start_x, self.start_y
        self.last = name

    def _mirror(self, handle: tuple[float, float] | None) -> tuple[float, float]:
        return (2 * self.x - handle[0], 2 * self.y - handle[1]) if handle else (self.x, self.y)

    def _move(self, x: float, y: float) -> None:
        self.steps.append(("M", (x, y)))
        self.x, self.y = self.start_x, self.start_y = x, y

    def _line(self, x: float, y: float) -> None:
        self._reopen()
        self.steps.append(("L", (x, y)))
        self.x, self.y = x, y

    def _curve(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        self._reopen()
        self.steps.append(("C", (x1, y1, x2, y2, x, y)))
        self.handle, self.x, self.y = (x2, y2), x, y

    def _quadratic(self, x1: float, y1: float, x: float, y: float) -> None:
        first = self.x + (x1 - self.x) * 2 / 3, self.y + (y1 - self.y) * 2 / 3
        self._curve(*first, x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3, x, y)
        self.handle = (x1, y1)

    def _reopen(self) -> None:
        """After a `Z` a path goes on from where it began."""
        if self.steps and self.steps[-1][0] == "Z":
            self.steps.append(("M", (self.x, self.y)))

    def _arc(self, shape: Sequence[float], x: float, y: float) -> None:
        if (x, y) == (self.x, self.y):
            return
        rx, ry = abs(shape[0]), abs(shape[1])
        if not rx or not ry:
            self._line(x, y)
            return
        for curve in arc_curves((self.x, self.y), (x, y), (rx, ry), shape[2], (bool(shape[3]), bool(shape[4]))):
            self._curve(*curve)
        self.handle = None


_FOLLOWS = {"S": "CS", "T": "QT"}


def arc_curves(
    start: tuple[float, float],
    end: tuple[float, float],
    radii: tuple[float, float],
    turn: float,
    flags: tuple[bool, bool],
) -> Iterator[tuple[float, float, float, float, float, float]]:
    """An elliptical arc as cubic curves; `flags` are large-arc and sweep (SVG 1.1, appendix F.6)."""
    (x1, y1), (x2, y2), (rx, ry) = start, end, radii
    cosine, sine = cos(radians(turn)), sin(radians(turn))
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    x, y = cosine * dx + sine * dy, cosine * dy - sine * dx
    excess = (x / rx) ** 2 + (y / ry) ** 2
    if excess > 1:
        rx, ry = rx * sqrt(excess), ry * sqrt(excess)
    under = (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2
    share = sqrt(max(under, 0) / ((rx * y) ** 2 + (ry * x) ** 2)) * (-1 if flags[0] == flags[1] else 1)
    cx, cy = share * rx * y / ry, -share * ry * x / rx
    middle = cosine * cx - sine * cy + (x1 + x2) / 2, sine * cx + cosine * cy + (y1 + y2) / 2
    first = _angle(1, 0, (x - cx) / rx, (y - cy) / ry)
    sweep = _angle((x - cx) / rx, (y - cy) / ry, (-x - cx) / rx, (-y - cy) / ry)
    sweep = sweep - 2 * pi if not flags[1] and sweep > 0 else sweep + 2 * pi if flags[1] and sweep < 0 else sweep
    parts = max(ceil(abs(sweep) / (pi / 2) - 1e-9), 1)
    each = sweep / parts
    reach = 4 / 3 * tan(each / 4)

    def place(u: float, v: float) -> tuple[float, float]:
        return middle[0] + rx * cosine * u - ry * sine * v, middle[1] + rx * sine * u + ry * cosine * v

    for number in range(parts):
        a, b = first + each * number, first + each * (number + 1)
        one = place(cos(a) - reach * sin(a), sin(a) + reach * cos(a))
        two = place(cos(b) + reach * sin(b), sin(b) - reach * cos(b))
        yield (*one, *two, *(end if number == parts - 1 else place(cos(b), sin(b))))


def _angle(ux: float, uy: float, vx: float, vy: float) -> float:
    length = hypot(ux, uy) * hypot(vx, vy)
    found = acos(max(-1.0, min(1.0, (ux * vx + uy * vy) / length))) if length else 0.0
    return -found if ux * vy - uy * vx < 0 else found


def shape_steps(name: str, number: Callable[[str], float | None], points: str) -> tuple[Step, ...]:
    """The steps of a basic shape, whose attributes `number` gives; none where it has no size."""
    match name:
        case "rect":
            return _rectangle(number)
        case "circle" | "ellipse":
            both = number("r") if name == "circle" else None
            rx, ry = (both, both) if name == "circle" else (number("rx"), number("ry"))
            rx, ry = (ry if rx is None else rx) or 0.0, (rx if ry is None else ry) or 0.0
            return _ellipse(number("cx") or 0.0, number("cy") or 0.0, rx, ry)
        case "line":
            ends = [number(key) or 0.0 for key in ("x1", "y1", "x2", "y2")]
            return (("M", (ends[0], ends[1])), ("L", (ends[2], ends[3])))
        case "polyline" | "polygon":
            numbers = [_finite(float(each[1])) for each in _NUMBER.finditer(points)]
            pairs = list(zip(numbers[::2], numbers[1::2], strict=False))[:MOST_STEPS]
            steps: list[Step] = [("L" if index else "M", pair) for index, pair in enumerate(pairs)]
            return (*steps, ("Z", ())) if steps and name == "polygon" else tuple(steps)
    return ()


def bound_steps(steps: Sequence[Step]) -> tuple[float, float, float, float]:
    """The least box that holds what the steps draw: left, top, right, bottom. There is one step at least."""
    points: list[tuple[float, float]] = []
    at = 0.0, 0.0
    for name, places in steps:
        pairs = list(zip(places[::2], places[1::2], strict=True))
        if name == "C":
            points += _turns((at, *pairs))
        points += pairs[-1:]
        at = pairs[-1] if pairs else at
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def _turns(curve: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The points of a cubic curve where it turns back across or down."""
    for axis in (0, 1):
        p, q, r, s = (point[axis] for point in curve)
        a, b, c = s - 3 * r + 3 * q - p, 2 * (r - 2 * q + p), q - p
        if abs(a) < _FLAT:
            found = [-c / b] if abs(b) > _FLAT else []
        else:
            root = b * b - 4 * a * c
            found = [(-b + sign * sqrt(root)) / (2 * a) for sign in (1, -1)] if root >= 0 else []
        for t in found:
            if 0 < t < 1:
                u = 1 - t
                shares = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
                x, y = (sum(share * point[each] for share, point in zip(shares, curve, strict=True)) for each in (0, 1))
                yield x, y


def _rectangle(number: Callable[[str], float | None]) -> tuple[Step, ...]:
    x, y, width, height = (number(key) or 0.0 for key in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        return ()
    rx, ry = number("rx"), number("ry")
    across, down = (ry if rx is None else rx) or 0.0, (rx if ry is None else ry) or 0.0
    across, down = min(max(across, 0.0), width / 2), min(max(down, 0.0), height / 2)
    right, foot = x + width, y + height
    if not across or not down:
        return (("M", (x, y)), ("L", (right, y)), ("L", (right, foot)), ("L", (x, foot)), ("Z", ()))
    h, v = across * (1 - _KAPPA), down * (1 - _KAPPA)
    return (
        ("M", (x + across, y)),
        ("L", (right - across, y)),
        ("C", (right - h, y, right, y + v, right, y + down)),
        ("L", (right, foot - down)),
        ("C", (right, foot - v, right - h, foot, right - across, foot)),
        ("L", (x + across, foot)),
        ("C", (x + h, foot, x, foot - v, x, foot - down)),
        ("L", (x, y + down)),
        ("C", (x, y + v, x + h, y, x + across, y)),
        ("Z", ()),
    )


def _ellipse(x: float, y: float, rx: float, ry: float) -> tuple[Step, ...]:
    if rx <= 0 or ry <= 0:
        return ()
    h, v = rx * _KAPPA, ry * _KAPPA
    return (
        ("M", (x + rx, y)),
        ("C", (x + rx, y + v, x + h, y + ry, x, y + ry)),
        ("C", (x - h, y + ry, x - rx, y + v, x - rx, y)),
        ("C", (x - rx, y - v, x - h, y - ry, x, y - ry)),
        ("C", (x + h, y - ry, x + rx, y - v, x + rx, y)),
        ("Z", ()),
    )
