"""Where a drawing leaves ink: its operators walked, nothing rasterized; boxes of what is painted, in points.

The boxes are generous: a picture counts whole, a line of words from its descenders to its ascenders, a curve with its
control points. What is white, invisible, clipped away or blank leaves no ink.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stationery.incoming.content_stream import Content, form_content
from stationery.incoming.matrices import UNIT, Box, Matrix, placed, six, times
from stationery.incoming.pdf_reader import entry
from stationery.incoming.text_bounds import Typeface
from stationery.model.values import replace, value

MOST_BOXES = 100_000
_DEEPEST = 16
_ASCENT, _DESCENT = 0.80, -0.25
"""In em; few letters reach further."""

_FILL = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_STROKE = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
_CLOSE = frozenset((b"s", b"b", b"b*"))
_LIGHT = {"/DeviceGray": 1.0, "/CalGray": 1.0, "/DeviceRGB": 1.0, "/CalRGB": 1.0, "/DeviceCMYK": 0.0}
_LIGHT_OF = {1: 1.0, 3: 1.0, 4: 0.0}
_COMPONENTS = {b"g": "/DeviceGray", b"rg": "/DeviceRGB", b"k": "/DeviceCMYK"}


@value
class State:
    """The part of the graphics state that decides where ink comes."""

    matrix: Matrix
    clip: Box
    width: float = 1.0
    fill: str = "/DeviceGray"
    stroke: str = "/DeviceGray"
    filled: bool = True
    stroked: bool = True
    fills: bool = True
    strokes: bool = True
    typeface: Typeface | None = None
    size: float = 0.0
    character: float = 0.0
    word: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


def ink_of(content: Content, box: Box, matrix: Matrix) -> tuple[Box, ...]:
    """The boxes of all ink within `box`, moved by `matrix`. Raises ValueError where there is too much of it."""
    walk = _Walk()
    walk.through(content, State(matrix, placed(matrix, box)), 0)
    return tuple(dict.fromkeys(walk.boxes))


class _Walk:
    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.typefaces: dict[int, Typeface] = {}

    def ink(self, box: Box, state: State, margin: float = 0.0) -> None:
        left, bottom, right, top = placed(state.matrix, box)
        clip = state.clip
        left, bottom = max(left - margin, clip[0]), max(bottom - margin, clip[1])
        right, top = min(right + margin, clip[2]), min(top + margin, clip[3])
        if left <= right and bottom <= top:
            if len(self.boxes) >= MOST_BOXES:
                raise ValueError("its drawing has too many parts")
            self.boxes.append((left, bottom, right, top))

    def through(self, content: Content, state: State, depth: int) -> None:
        if depth > _DEEPEST:
            raise ValueError("its drawings are nested too deeply")
        stack: list[State] = []
        path = _Path()
        text = _Words(self)
        for operands, operator in content.operations:
            if operator == b"q":
                stack.append(state)
            elif operator == b"Q":
                state = stack.pop() if stack else state
            elif operator == b"cm":
                state = replace(state, matrix=times(_floats(operands), state.matrix))
            elif operator in _PATH:
                path.step(operator, _floats(operands))
            elif operator in _PAINTS:
                state = self.paint(path, operator, state)
                path = _Path()
            elif operator in (b"W", b"W*"):
                path.clips = True
            elif operator in _TEXT:
                state = text.step(operator, operands, state)
            elif operator == b"Tf":
                state = replace(state, typeface=self.typeface(content, operands[0]), size=float(operands[1]))
            elif operator == b"Do":
                self.shown(content.resource("/XObject", operands[-1]), content, state, depth)
            elif operator == b"INLINE IMAGE":
                self.ink((0, 0, 1, 1), state)
            elif operator == b"sh":
                self.ink(state.clip, replace(state, matrix=UNIT))
            elif operator == b"w":
                state = replace(state, width=float(operands[0]))
            elif operator == b"gs":
                state = self.graphics(content.resource("/ExtGState", operands[0]), state)
            else:
                state = _colored(operator, operands, content, state)

    def typeface(self, content: Content, name: str) -> Typeface | None:
        font = content.resource("/Font", name)
        if font is None:
            return None
        return self.typefaces.setdefault(id(font), Typeface.of(font))

    def graphics(self, of: Any, state: State) -> State:
        if of is None:
            return state
        fills = float(of["/ca"]) > 0 if "/ca" in of else state.fills
        strokes = float(of["/CA"]) > 0 if "/CA" in of else state.strokes
        width = float(of["/LW"]) if "/LW" in of else state.width
        return replace(state, fills=fills, strokes=strokes, width=width)

    def paint(self, path: _Path, operator: bytes, state: State) -> State:
        if operator in _CLOSE:
            path.step(b"h", ())
        if operator in _FILL and state.filled and state.fills:
            for box in path.boxes():
                self.ink(box, state)
        if operator in _STROKE and state.stroked and state.strokes:
            a, b, c, d, _, _ = state.matrix
            half = state.width * abs(a * d - b * c) ** 0.5 / 2
            for box in path.segments():
                self.ink(box, state, half)
        if path.clips:
            boxes = [placed(state.matrix, box) for box in path.boxes()]
            clip = _joined(boxes) if boxes else (0.0, 0.0, -1.0, -1.0)
            state = replace(state, clip=_common(state.clip, clip))
        return state

    def shown(self, of: Any, content: Content, state: State, depth: int) -> None:
        """A picture counts whole; a form is walked."""
        if of is None:
            return
        if entry(of, "/Subtype") == "/Image":
            if state.fills and (state.filled or not entry(of, "/ImageMask")):
                self.ink((0, 0, 1, 1), state)
            return
        inner = replace(state, matrix=times(_floats(entry(of, "/Matrix", UNIT)), state.matrix))
        box = _floats(of["/BBox"])
        inner = replace(inner, clip=_common(inner.clip, placed(inner.matrix, (box[0], box[1], box[2], box[3]))))
        self.through(form_content(of, content.resources), inner, depth + 1)


_PATH = frozenset((b"m", b"l", b"c", b"v", b"y", b"h", b"re"))
_PAINTS = _FILL | _STROKE | {b"n"}


class _Path:
    """A path under way: its subpaths, each a list of segments, and each of these the points that hold it."""

    def __init__(self) -> None:
        self.subpaths: list[list[list[tuple[float, float]]]] = []
        self.clips = False
        self.start = self.here = (0.0, 0.0)

    def step(self, operator: bytes, numbers: Sequence[float]) -> None:
        if operator == b"re":
            x, y, width, height = numbers
            self.step(b"m", (x, y))
            for corner in ((x + width, y), (x + width, y + height), (x, y + height), (x, y)):
                self.step(b"l", corner)
            return
        if operator == b"h":
            if self.subpaths:
                self.subpaths[-1].append([self.here, self.start])
                self.here = self.start
            return
        points = list(zip(numbers[0::2], numbers[1::2], strict=True))
        if operator == b"m":
            self.start = self.here = points[-1]
            self.subpaths.append([])
        elif self.subpaths:
            self.subpaths[-1].append([self.here, *points])
            self.here = points[-1]

    def boxes(self) -> list[Box]:
        """Of each subpath."""
        return [_around([point for segment in path for point in segment]) for path in self.subpaths if path]

    def segments(self) -> list[Box]:
        return [_around(segment) for path in self.subpaths for segment in path]


_TEXT = frozenset((
    b"BT", b"ET", b"Tc", b"Tw", b"Tz", b"TL", b"Tr", b"Ts", b"Td", b"TD", b"Tm", b"T*", b"Tj", b"TJ", b"'", b'"',
))  # fmt: skip
_SETS = {b"Tc": "character", b"Tw": "word", b"TL": "leading", b"Ts": "rise"}
_INVISIBLE = (3, 7)


class _Words:
    """Text under way: where its line and its next letter stand."""

    def __init__(self, walk: _Walk) -> None:
        self.walk = walk
        self.line = self.matrix = UNIT

    def step(self, operator: bytes, operands: Any, state: State) -> State:
        match operator:
            case b"BT":
                self.line = self.matrix = UNIT
            case b"Tc" | b"Tw" | b"TL" | b"Ts":
                return replace(state, **{_SETS[operator]: float(operands[0])})
            case b"Tz":
                return replace(state, stretch=float(operands[0]) / 100)
            case b"Tr":
                return replace(state, mode=int(operands[0]))
            case b"Tm":
                self.line = self.matrix = six(operands)
            case b"Td" | b"TD":
                x, y = _floats(operands)
                self.move(x, y)
                return replace(state, leading=-y) if operator == b"TD" else state
            case b"T*":
                self.move(0, -state.leading)
            case b"Tj":
                self.show([operands[0]], state)
            case b"TJ":
                self.show(operands[0], state)
            case b"'":
                self.move(0, -state.leading)
                self.show([operands[0]], state)
            case b'"':
                state = replace(state, word=float(operands[0]), character=float(operands[1]))
                self.move(0, -state.leading)
                self.show([operands[2]], state)
        return state

    def move(self, x: float, y: float) -> None:
        self.line = self.matrix = times((1, 0, 0, 1, x, y), self.line)

    def show(self, pieces: Any, state: State) -> None:
        typeface = state.typeface
        if typeface is None:
            return
        seen = state.mode not in _INVISIBLE and (
            (state.filled and state.fills) if state.mode % 4 != 1 else (state.stroked and state.strokes)
        )
        for piece in pieces:
            if not isinstance(piece, bytes):
                if not isinstance(piece, str):
                    self.go(-float(piece) / 1000 * state.size * state.stretch)
                continue
            begun, ended, where = None, 0.0, 0.0
            for code, blank, word_space in typeface.glyphs(piece):
                advance = typeface.width(code) * state.size
                if not blank:
                    begun = where if begun is None else begun
                    ended = where + advance * state.stretch
                where += (advance + state.character + (state.word if word_space else 0.0)) * state.stretch
            if begun is not None and seen:
                low, high = state.rise + _DESCENT * state.size, state.rise + _ASCENT * state.size
                # Where type is set upside down by a negative size or matrix, the box is turned with it.
                inner = replace(state, matrix=times(self.matrix, state.matrix))
                self.walk.ink((min(begun, ended), min(low, high), max(begun, ended), max(low, high)), inner)
            self.go(where)

    def go(self, along: float) -> None:
        self.matrix = times((1, 0, 0, 1, along, 0), self.matrix)


def _colored(operator: bytes, operands: Any, content: Content, state: State) -> State:
    """The state after an operator of color; `filled` and `stroked` say whether the color is any but white."""
    lower = operator.lower()
    stroking = operator != lower
    if lower in _COMPONENTS:
        space = _COMPONENTS[lower]
        seen = any(abs(float(each) - _LIGHT[space]) > 0.001 for each in operands)
    elif lower == b"cs":
        space = _space(content.resource("/ColorSpace", operands[0]) or operands[0])
        seen = True
    elif lower in (b"sc", b"scn"):
        space = state.stroke if stroking else state.fill
        light = _LIGHT.get(space)
        seen = light is None or any(not _is_number(each) or abs(float(each) - light) > 0.001 for each in operands)
    else:
        return state
    return replace(state, stroke=space, stroked=seen) if stroking else replace(state, fill=space, filled=seen)


def _space(of: Any) -> str:
    """The kind of a color space; one with an ICC profile is as good as the device's of so many components."""
    if isinstance(of, str):
        return of
    kind = str(of[0])
    if kind == "/ICCBased":
        count = int(entry(of[1].get_object(), "/N", 0))
        return {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}.get(count, kind)
    return kind


def _is_number(of: Any) -> bool:
    return isinstance(of, int | float)


def _floats(of: Any) -> tuple[float, ...]:
    return tuple(float(each) for each in of)


def _around(points: Sequence[tuple[float, float]]) -> Box:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def _joined(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _common(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
