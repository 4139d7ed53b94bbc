"""Turns an SVG drawing into a form of a PDF, as tall as its ink, and names what it has that is not drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import hypot

from stationery.imaging.svg.elements import MOST_ELEMENTS, Element, parse_svg
from stationery.imaging.svg.paths import MOST_STEPS, Step, bound_steps, parse_path, shape_steps
from stationery.imaging.svg.pens import Pen, reach
from stationery.imaging.svg.style import (
    INITIAL,
    UNIT,
    Color,
    Matrix,
    StyleSheet,
    length,
    move,
    multiply,
    opacity,
    parse_transform,
)
from stationery.model.errors import Place, SourceError
from stationery.model.form import FormContent, PdfValue
from stationery.model.values import value

_PT = 0.75
"""Points in a pixel of CSS."""

_GROUPS = frozenset(("svg", "g", "a", "symbol", "switch"))
_SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))
_SILENT = frozenset((
    "defs", "title", "desc", "metadata", "style", "clipPath", "linearGradient", "radialGradient", "symbol", "marker",
    "pattern", "mask", "filter", "view", "cursor", "font",
))  # fmt: skip
"""What shows nothing by itself."""

_NOT_DRAWN = {"text": "text", "image": "a picture", "mask": "a mask", "filter": "a filter", "pattern": "a pattern"}
_OUTLINES = "convert text to outlines, and everything else to plain paths, in your drawing program"
_DEEPEST_USE = 16
_CAPS, _JOINS = {"butt": 0, "round": 1, "square": 2}, {"miter": 0, "round": 1, "bevel": 2}
_MITER = 4.0
"""SVG's own limit; PDF's is 10."""

_PAPER = 250 / 255
"""From here on a color is as good as white, as in the pixels of a picture."""

Bounds = tuple[float, float, float, float]


@value
class SvgForm:
    """The drawing as a form `width` by `height` points, and what of it is not drawn, each in words."""

    content: FormContent
    width: float
    height: float
    not_drawn: tuple[str, ...]


def read_svg(data: bytes, name: str, place: Place | None, *, gray: bool = False) -> SvgForm:
    """The drawing in an SVG file's bytes, cropped to what shows. `name` is what messages call it.

    Raises SourceError, at `place`, for a file that is broken, oversized or refused, and for one that shows nothing.
    """
    root = parse_svg(data, name, place)
    reader = _Reader(root, gray)
    try:
        reader.draw_root()
    except (ValueError, IndexError, OverflowError, ZeroDivisionError) as wrong:
        raise SourceError(f"{name} is damaged: {wrong}", place, "save it again as SVG") from None
    not_drawn = tuple(f"{what} ({count}x)" if count > 1 else what for what, count in reader.left_out.items())
    if reader.ink is None:
        shown = f"; it has {', '.join(not_drawn)}, not drawn here" if not_drawn else ""
        raise SourceError(f"{name} shows nothing{shown}", place, _OUTLINES)
    if not reader.seen:
        shown = f"; it has {', '.join(not_drawn)}, not drawn here" if not_drawn else ""
        hint = "is it white, on no ground? Use the version for light paper"
        raise SourceError(f"{name} shows nothing on white paper{shown}", place, hint)
    left, top, right, foot = reader.ink
    data_ = "\n".join(reader.operators).encode("ascii")
    states: dict[str, PdfValue] = {
        key: {"Type": "ExtGState", "ca": fill, "CA": stroke} for (fill, stroke), key in reader.states.items()
    }
    group: PdfValue = {"Type": "Group", "S": "Transparency"} if states else None
    matrix = (_PT, 0.0, 0.0, -_PT, -left * _PT, foot * _PT)
    resources: dict[str, PdfValue] = {"ExtGState": states} if states else {}
    content = FormContent(data_, (left, top, right, foot), matrix, group, resources, ())
    return SvgForm(content, (right - left) * _PT, (foot - top) * _PT, not_drawn)


@value
class _Around:
    """What holds for the elements within another one: style, matrix, opacity, clips, and how deep uses are nested."""

    style: dict[str, str]
    matrix: Matrix
    opacity: float
    clips: tuple[str, ...]
    bounds: Bounds
    uses: int = 0


class _Reader:
    def __init__(self, root: Element, gray: bool) -> None:
        self.root, self.gray = root, gray
        self.sheet = StyleSheet(root)
        self.ids: dict[str, Element] = {}
        self._index(root)
        self.operators: list[str] = []
        self.states: dict[tuple[float, float], str] = {}
        self.left_out: Counter[str] = Counter()
        if self.sheet.unread:
            self.left_out["a rule of its style sheet"] = self.sheet.unread
        self.ink: Bounds | None = None
        self.seen = False
        self.visited = self.steps = 0
        self.width = self.height = 100.0

    def _index(self, element: Element) -> None:
        if element.get("id"):
            self.ids.setdefault(element.get("id"), element)
        for kid in element.kids:
            self._index(kid)

    def draw_root(self) -> None:
        box = _view_box(self.root)
        if box is None:
            width, height = length(self.root.get("width", "100"), 100.0), length(self.root.get("height", "100"), 100.0)
            if not width or not height or width <= 0 or height <= 0:
                raise ValueError("it has no size")
            box = 0.0, 0.0, width, height
        self.width, self.height = box[2], box[3]
        bounds = box[0], box[1], box[0] + box[2], box[1] + box[3]
        style = self.sheet.style_of(self.root, INITIAL)
        self._kids(self.root, _Around(style, UNIT, opacity(style.get("opacity", "")), (), bounds))

    def _kids(self, element: Element, around: _Around) -> None:
        for kid in element.kids:
            self._element(kid, around)

    def _element(self, element: Element, around: _Around) -> None:
        self.visited += 1
        if self.visited > MOST_ELEMENTS:
            raise ValueError(f"it draws more than {MOST_ELEMENTS:,} elements")
        if element.name in _SILENT:
            return
        style = self.sheet.style_of(element, around.style)
        if style.get("display") == "none":
            return
        if element.name not in _GROUPS | _SHAPES | {"use"}:
            self.left_out[_NOT_DRAWN.get(element.name, f"<{element.name}>")] += 1
            return
        for key in ("mask", "filter"):
            if style.get(key, "none") != "none":
                self.left_out[_NOT_DRAWN[key]] += 1
        for key in ("marker-start", "marker-mid", "marker-end"):
            if style.get(key, "none") != "none":
                self.left_out["a marker"] += 1
        if style.get("mix-blend-mode", "normal") != "normal":
            self.left_out["a blend mode"] += 1
        matrix = multiply(parse_transform(element.get("transform")), around.matrix)
        shown = around.opacity * opacity(style.get("opacity", ""))
        within = _Around(style, matrix, shown, around.clips, around.bounds, around.uses)
        within = self._clip(style.get("clip-path", "none"), within)
        if element.name == "use":
            self._use(element, within)
        elif element.name in _SHAPES:
            self._shape(element, within)
        else:
            self._kids(element, self._into_view(element, within) if element.name == "svg" else within)

    def _number(self, element: Element, key: str) -> float | None:
        whole = self.width if key in ("x", "x1", "x2", "cx", "width", "rx") else self.height
        if key == "r":
            whole = hypot(self.width, self.height) / 2**0.5
        text = element.get(key)
        return length(text, whole) if text and text != "auto" else None

    def _use(self, element: Element, around: _Around) -> None:
        target = self.ids.get(element.get("href").removeprefix("#"))
        if target is None or around.uses >= _DEEPEST_USE:
            self.left_out["a reference to nothing" if target is None else "a reference too deep"] += 1
            return
        x, y = self._number(element, "x") or 0.0, self._number(element, "y") or 0.0
        moved = multiply((1, 0, 0, 1, x, y), around.matrix)
        within = _Around(around.style, moved, around.opacity, around.clips, around.bounds, around.uses + 1)
        if target.name in ("symbol", "svg"):
            sized = Element("svg", {**target.attributes, **_sizes(element)})
            style = self.sheet.style_of(target, around.style)
            inner = self._into_view(sized, within)
            self._kids(target, _Around(style, inner.matrix, inner.opacity, inner.clips, inner.bounds, inner.uses))
        else:
            self._element(target, within)

    def _into_view(self, element: Element, around: _Around) -> _Around:
        """Into the coordinates of a drawing within the drawing, which is fitted whole into its place."""
        x, y = self._number(element, "x") or 0.0, self._number(element, "y") or 0.0
        matrix = multiply((1, 0, 0, 1, x, y), around.matrix)
        box = _view_box(element)
        width, height = self._number(element, "width"), self._number(element, "height")
        if box and box[2] > 0 and box[3] > 0:
            width, height = width or box[2], height or box[3]
            share = min(width / box[2], height / box[3])
            right, down = (width - box[2] * share) / 2, (height - box[3] * share) / 2
            view = (share, 0.0, 0.0, share, right - box[0] * share, down - box[1] * share)
            matrix = multiply(view, matrix)
        return _Around(around.style, matrix, around.opacity, around.clips, around.bounds, around.uses)

    def _clip(self, reference: str, around: _Around) -> _Around:
        if reference == "none":
            return around
        path = self.ids.get(_target(reference))
        if path is None or path.name != "clipPath" or path.get("clipPathUnits") == "objectBoundingBox":
            self.left_out["a clipping path"] += 1
            return around
        matrix = multiply(parse_transform(path.get("transform")), around.matrix)
        spelled, outlines, rule = [], [], ""
        for kid in path.kids:
            kid_matrix = multiply(parse_transform(kid.get("transform")), matrix)
            target = self.ids.get(kid.get("href").removeprefix("#")) if kid.name == "use" else kid
            if target is None or target.name not in _SHAPES:
                continue
            steps = self._steps(target)
            rule = rule or ("*" if self.sheet.style_of(kid, INITIAL).get("clip-rule") == "evenodd" else "")
            moved = [(name, _move_all(kid_matrix, places)) for name, places in steps]
            spelled.append(_spell(moved))
            outlines += moved
        bounds = _cut(bound_steps(outlines), around.bounds) if outlines else (0.0, 0.0, 0.0, 0.0)
        clip = f"{' '.join(spelled) or '0 0 0 0 re'} W{rule} n"
        clips = (*around.clips, clip)
        return _Around(around.style, around.matrix, around.opacity, clips, bounds, around.uses)

    def _steps(self, element: Element) -> tuple[Step, ...]:
        if element.name == "path":
            steps = parse_path(element.get("d"))
        else:
            steps = shape_steps(element.name, lambda key: self._number(element, key), element.get("points"))
        self.steps += len(steps)
        if self.steps > MOST_STEPS:
            raise ValueError(f"it draws more than {MOST_STEPS:,} steps")
        return steps

    def _shape(self, element: Element, around: _Around) -> None:
        style, steps = around.style, self._steps(element)
        if not steps or style.get("visibility") in ("hidden", "collapse"):
            return
        fill, clear_fill = self._paint(style.get("fill", "black"), style)
        stroke, clear_stroke = self._paint(style.get("stroke", "none"), style)
        pen = length(style.get("stroke-width", "1"), hypot(self.width, self.height) / 2**0.5)
        pen = 1.0 if pen is None else pen
        if pen <= 0:
            stroke = None
        if element.name == "line":
            fill = None
        see_fill = around.opacity * opacity(style.get("fill-opacity", "")) * clear_fill
        see_stroke = around.opacity * opacity(style.get("stroke-opacity", "")) * clear_stroke
        fill, stroke = fill if see_fill > 0 else None, stroke if see_stroke > 0 else None
        if fill is None and stroke is None:
            return
        matrix = around.matrix
        drawn = bound_steps([(name, _move_all(matrix, places)) for name, places in steps]) if fill is not None else None
        if stroke is not None:
            drawn = _bound_stroke(steps, _pen_of(style, pen), matrix, drawn)
        if drawn is None:
            return
        shown = _cut(drawn, around.bounds)
        if shown[0] >= shown[2] or shown[1] >= shown[3]:
            return
        self.ink = _join(self.ink, shown)
        self.seen = self.seen or _is_seen(fill, see_fill) or _is_seen(stroke, see_stroke)
        state = self._state(see_fill if fill is not None else 1.0, see_stroke if stroke is not None else 1.0)
        parts = ["q", *around.clips, f"{_numbers(matrix)} cm", state]
        if fill is not None:
            parts.append(f"{_numbers(fill)} {'g' if len(fill) == 1 else 'rg'}")
        if stroke is not None:
            parts.append(f"{_numbers(stroke)} {'G' if len(stroke) == 1 else 'RG'} {_pen(style, pen)}")
        even = "*" if style.get("fill-rule") == "evenodd" else ""
        paint = f"B{even}" if fill is not None and stroke is not None else f"f{even}" if fill is not None else "S"
        self.operators.append(" ".join(filter(None, [*parts, _spell(steps), paint, "Q"])))

    def _state(self, fill: float, stroke: float) -> str:
        if fill >= 1 and stroke >= 1:
            return ""
        key = (round(fill, 3), round(stroke, 3))
        return f"/{self.states.setdefault(key, f'S{len(self.states)}')} gs"

    def _paint(self, text: str, style: dict[str, str]) -> tuple[Color | None, float]:
        """The color, or None for none, and its opacity; a gradient is the mean of its stops in both."""
        if text.startswith("url("):
            found = self._gradient(_target(text))
            if found is not None:
                self.left_out["a gradient, drawn in one color"] += 1
                return self._gray(found[0]), found[1]
            self.left_out[_NOT_DRAWN["pattern"]] += 1
            return None, 1.0
        if text in ("none", "transparent", ""):
            return None, 1.0
        color = _color(style.get("color", "black") if text.lower() == "currentcolor" else text)
        if color is None:
            self.left_out[f"the color {text!r}, drawn black"] += 1
            return (0.0,), 1.0
        return self._gray(color[:3]), color[3] if len(color) > 3 else 1.0

    def _gradient(self, name: str, deep: int = 0) -> tuple[Color, float] | None:
        element = self.ids.get(name)
        if element is None or "Gradient" not in element.name or deep > _DEEPEST_USE:
            return None
        stops = [self.sheet.style_of(kid, INITIAL) for kid in element.kids if kid.name == "stop"]
        colors = [found[:3] for stop in stops if (found := _color(stop.get("stop-color", "black")))]
        if not colors:
            return self._gradient(element.get("href").removeprefix("#"), deep + 1)
        red, green, blue = (sum(parts) / len(colors) for parts in zip(*colors, strict=True))
        return (red, green, blue), sum(opacity(stop.get("stop-opacity", "")) for stop in stops) / len(stops)

    def _gray(self, color: Color) -> Color:
        red, green, blue = color
        if red == green == blue:
            return (red,)
        return (red * 0.299 + green * 0.587 + blue * 0.114,) if self.gray else color


def _sizes(element: Element) -> dict[str, str]:
    return {key: element.get(key) for key in ("width", "height") if element.get(key)}


def _target(reference: str) -> str:
    """What `url(#name)` names."""
    return reference.partition("#")[2].partition(")")[0].strip("'\" ")


def _color(text: str) -> Color | None:
    from PIL import ImageColor

    try:
        found = ImageColor.getrgb(text.strip())
    except ValueError:
        return None
    return tuple(min(max(part, 0), 255) / 255 for part in found)


def _is_seen(color: Color | None, opaque: float) -> bool:
    """Whether a color can be told from white paper."""
    if color is None:
        return False
    light = color[0] if len(color) == 1 else color[0] * 0.299 + color[1] * 0.587 + color[2] * 0.114
    return (1 - light) * opaque > 1 - _PAPER


def _view_box(element: Element) -> Bounds | None:
    numbers = [float(each) for each in element.get("viewBox").replace(",", " ").split()]
    if not numbers:
        return None
    left, top, width, height = numbers
    if width <= 0 or height <= 0 or not all(abs(each) <= 1e6 for each in numbers):
        raise ValueError("its viewBox has no size")
    return left, top, width, height


def _pen_of(style: dict[str, str], width: float) -> Pen:
    cap, join = _CAPS.get(style.get("stroke-linecap", ""), 0), _JOINS.get(style.get("stroke-linejoin", ""), 0)
    return Pen(width / 2, cap, join, max(length(style.get("stroke-miterlimit", ""), 1.0) or _MITER, 1.0))


def _bound_stroke(steps: tuple[Step, ...], pen: Pen, matrix: Matrix, filled: Bounds | None) -> Bounds | None:
    """The box of what is stroked, and filled; None for a stroke that shows nothing."""
    a, b, c, d, _, _ = matrix
    found = reach(steps, pen)
    wide, high = pen.half * hypot(a, c), pen.half * hypot(b, d)
    bounds = filled
    for x, y in (move(matrix, *point) for point in found.points):
        bounds = _join(bounds, (x, y, x, y))
    for x, y in (move(matrix, *point) for point in found.rounds):
        bounds = _join(bounds, (x - wide, y - high, x + wide, y + high))
    return bounds


def _pen(style: dict[str, str], width: float) -> str:
    pen = _pen_of(style, width)
    dashes = [length(each, 1.0) or 0.0 for each in style.get("stroke-dasharray", "none").replace(",", " ").split()]
    dash = ""
    if any(dashes) and all(each >= 0 for each in dashes):
        dash = f" [{_numbers(dashes)}] {_numbers((length(style.get('stroke-dashoffset', ''), 1.0) or 0.0,))} d"
    return f"{_numbers((width,))} w {pen.cap} J {pen.join} j {_numbers((pen.limit,))} M{dash}"


def _numbers(numbers: Iterable[float]) -> str:
    return " ".join(f"{round(number, 4) + 0.0:.4f}".rstrip("0").rstrip(".") for number in numbers)


def _spell(steps: Iterable[Step]) -> str:
    return " ".join(f"{_numbers(places)} {_OPERATORS[name]}".lstrip() for name, places in steps)


_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def _move_all(matrix: Matrix, places: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(
        each for pair in zip(places[::2], places[1::2], strict=True) for each in move(matrix, pair[0], pair[1])
    )


def _cut(one: Bounds, other: Bounds) -> Bounds:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _join(one: Bounds | None, other: Bounds) -> Bounds:
    if one is None:
        return other
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
