"""Carries out the operators of a content stream step by step, and tells a listener what they show and where.

The graphics state and the text state, matrices, forms with their resources, marked content and inline pictures (ISO
32000-1, 8.4 and 9.3). Nothing is rasterized, and the work is bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from stationery.incoming.content_stream import Content, Contents, TooLongError
from stationery.incoming.matrices import (
    UNIT,
    Box,
    Matrix,
    bound,
    intersect,
    join_boxes,
    move_box,
    multiply,
    parse_matrix,
)
from stationery.incoming.pdf_reader import BeyondLimitError, entry
from stationery.model.tuples import NamedTuple
from stationery.model.values import value

STATE = frozenset((b"q", b"Q", b"gs"))
MATRIX = frozenset((b"cm",))
FONTS = frozenset((b"Tf", b"Tj", b"TJ", b"'", b'"'))
TEXT = FONTS | frozenset((b"BT", b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"Tr", b"Td", b"TD", b"Tm", b"T*"))
COLORS = frozenset((b"g", b"G", b"rg", b"RG", b"k", b"K", b"cs", b"CS", b"sc", b"SC", b"scn", b"SCN"))
_FILL = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_STROKE = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
_CLOSE = frozenset((b"s", b"b", b"b*"))
_BUILD = frozenset((b"m", b"l", b"c", b"v", b"y", b"h", b"re"))
_PAINT = _FILL | _STROKE | {b"n"}
PATHS = _BUILD | _PAINT | {b"W", b"W*", b"w"}
SHOWN = frozenset((b"Do", b"INLINE IMAGE", b"sh"))
MARKS = frozenset((b"BMC", b"BDC", b"EMC"))
"""Groups of operators; a listener names the ones it follows, and the rest are skipped."""

INVISIBLE = (3, 7)
"""Text rendering modes that show nothing: a scan's recognized words are written so (9.3.6)."""

_LIGHT = {"/DeviceGray": 1.0, "/CalGray": 1.0, "/DeviceRGB": 1.0, "/CalRGB": 1.0, "/DeviceCMYK": 0.0}
"""The component of white."""

_SPACES = {b"g": "/DeviceGray", b"rg": "/DeviceRGB", b"k": "/DeviceCMYK"}
_SPACES_OF_PROFILES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
_SAME_LIGHT = 0.001
_STEPS_OF_CONTENT = 10
"""What it costs to begin a content, in operators."""

_EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)


@value
class Shown:
    """One code: its letters (None where the font does not tell them), its advance in em, whether it is a single 32."""

    text: str | None
    advance: float
    is_space: bool

    @property
    def is_blank(self) -> bool:
        return self.text is not None and not self.text.strip()


class Font(Protocol):
    """A listener's view of a font, to read the strings shown in it."""

    def read(self, data: bytes) -> Iterable[Shown]: ...


class Glyph(NamedTuple):
    """A code in a run, and where in the run's own space it begins and the next one does."""

    code: Shown
    begins: float
    ends: float


class State:
    """What `q` keeps. `seen` and `stroke_seen` say whether the color of fills and strokes is any but white."""

    __slots__ = (
        "clip", "fill", "fill_alpha", "font", "leading", "matrix", "mode", "rise", "seen", "size", "spacing", "stretch",
        "stroke", "stroke_alpha", "stroke_seen", "width", "word_spacing",
    )  # fmt: skip

    def __init__(self, matrix: Matrix, clip: Box = _EVERYWHERE) -> None:
        self.matrix = matrix
        self.clip = clip
        self.width = 1.0
        self.fill = self.stroke = "/DeviceGray"
        self.seen = self.stroke_seen = True
        self.fill_alpha = self.stroke_alpha = 1.0
        self.font: Font | None = None
        self.size = self.spacing = self.word_spacing = self.leading = self.rise = 0.0
        self.stretch = 1.0
        self.mode = 0

    def copy(self) -> State:
        new = State.__new__(State)
        for name in State.__slots__:
            setattr(new, name, getattr(self, name))
        return new

    @property
    def fills(self) -> bool:
        """Whether what is filled is seen."""
        return self.seen and self.fill_alpha > 0

    @property
    def strokes(self) -> bool:
        return self.stroke_seen and self.stroke_alpha > 0

    def key(self) -> tuple[Any, ...]:
        """Equal for states in which the same content shows the same."""
        return tuple([getattr(self, name) for name in State.__slots__])


class Listener:
    """Receives what the content shows, with the current state, which it must read right away.

    `follows` are the operators that matter to it.
    """

    follows: frozenset[bytes] = frozenset()

    def font(self, of: Any) -> Font:
        """A reader of the codes of a font; asked for once a font."""
        raise NotImplementedError

    def step(self, operator: bytes, operands: Any, content: Content) -> None:
        """An operator, whether it is followed or not, before it is carried out."""

    def run(self, glyphs: Sequence[Glyph], matrix: Matrix, state: State) -> None:
        """A string is shown; `matrix` brings its own space, in which it begins at 0, 0, to the page."""

    def fontless(self) -> None:
        """A string is shown, and there is no font."""

    def path(self, path: Path, operator: bytes, state: State) -> None:
        """A path is filled, stroked, or both."""

    def shading(self, state: State) -> None:
        """A shading fills all that is not clipped away."""

    def picture(self, of: Any, state: State) -> None:
        """A picture is shown on the unit square; an inline one is None."""

    def begin_form(self, form: Any, state: State) -> bool:
        """A form is about to be shown; return whether to visit it. If so, `end_form` follows."""
        return True

    def end_form(self) -> None: ...

    def begin_marked(self, operands: Any, content: Content) -> None: ...

    def end_marked(self) -> None: ...


class Path:
    """A path under way: its subpaths, each a list of segments, and each of these the points that hold it."""

    __slots__ = ("_here", "_start", "clips", "subpaths")

    def __init__(self) -> None:
        self.subpaths: list[list[list[tuple[float, float]]]] = []
        self.clips = False
        self._start = self._here = (0.0, 0.0)

    def build(self, operator: bytes, numbers: Sequence[float]) -> None:
        if operator == b"re":
            x, y, width, height = numbers
            self.build(b"m", (x, y))
            for corner in ((x + width, y), (x + width, y + height), (x, y + height), (x, y)):
                self.build(b"l", corner)
            return
        if operator == b"h":
            if self.subpaths:
                self.subpaths[-1].append([self._here, self._start])
                self._here = self._start
            return
        points = list(zip(numbers[0::2], numbers[1::2], strict=True))
        if operator == b"m":
            self._start = self._here = points[-1]
            self.subpaths.append([])
        elif self.subpaths:
            self.subpaths[-1].append([self._here, *points])
            self._here = points[-1]

    def boxes(self) -> list[Box]:
        """Of each subpath."""
        return [bound([point for segment in path for point in segment]) for path in self.subpaths if path]

    def segments(self) -> list[Box]:
        return [bound(segment) for path in self.subpaths for segment in path]


class Interpreter:
    """Goes through content for a listener. Raises ValueError after `most_steps` in all, or forms in more than `deepest`
    forms; what is malformed raises what Python raises."""

    def __init__(self, listener: Listener, contents: Contents, *, most_steps: int, deepest: int) -> None:
        self.listener = listener
        self._contents = contents
        self._steps_left = most_steps
        self._deepest = deepest
        self._fonts: dict[int, tuple[Any, Font]] = {}
        self._steps = {operator: _STEPS[operator] for operator in listener.follows}
        self._step = listener.step if type(listener).step is not Listener.step else None
        self._clips = listener.follows >= PATHS

    def interpret(self, content: Content, state: State, depth: int = 0) -> None:
        """Carry out a content that begins in that state, which belongs to the interpreter from now on."""
        if depth > self._deepest:
            raise TooDeepError("its drawings are nested too deeply")
        self._steps_left -= _STEPS_OF_CONTENT + len(content.operations)
        if self._steps_left < 0:
            raise TooLongError("its drawing has too many steps")
        walk = _Walk(self, content, state, depth)
        step, steps = self._step, self._steps
        for operands, operator in content.operations:
            if step:
                step(operator, operands, content)
            if carry_out := steps.get(operator):
                carry_out(walk, operator, operands)

    def font(self, of: Any) -> Font | None:
        if of is None:
            return None
        known = self._fonts.get(id(of))
        if known is None:
            known = self._fonts[id(of)] = (of, self.listener.font(of))
        return known[1]

    def form(self, form: Any, content: Content, state: State, depth: int) -> None:
        """Go through a form that `content` shows; one that has no resources uses those of that content."""
        inner = state.copy()
        if "/Matrix" in form:
            inner.matrix = multiply(parse_matrix(entry(form, "/Matrix")), state.matrix)
        if self._clips:
            left, bottom, right, top = (float(each) for each in entry(form, "/BBox"))
            inner.clip = intersect(inner.clip, move_box(inner.matrix, (left, bottom, right, top)))
        if self.listener.begin_form(form, inner):
            self.interpret(self._contents.of_form(form, content.resources), inner, depth + 1)
            self.listener.end_form()


class TooDeepError(BeyondLimitError):
    """Forms within forms within forms."""


class _Walk:
    """One content under way."""

    __slots__ = ("content", "cursor", "depth", "interpreter", "line", "listener", "path", "stack", "state")

    def __init__(self, interpreter: Interpreter, content: Content, state: State, depth: int) -> None:
        self.interpreter = interpreter
        self.listener = interpreter.listener
        self.content = content
        self.state = state
        self.depth = depth
        self.stack: list[State] = []
        self.path = Path()
        self.line: Matrix = UNIT
        self.cursor: Matrix = UNIT

    def save(self, operator: bytes, operands: Any) -> None:
        self.stack.append(self.state)
        self.state = self.state.copy()

    def restore(self, operator: bytes, operands: Any) -> None:
        if self.stack:
            self.state = self.stack.pop()

    def concatenate(self, operator: bytes, operands: Any) -> None:
        self.state.matrix = multiply(parse_matrix(operands), self.state.matrix)

    def set_graphics(self, operator: bytes, operands: Any) -> None:
        of, state = self.content.resource("/ExtGState", operands[0]), self.state
        if of is None:
            return
        if "/ca" in of:
            state.fill_alpha = float(entry(of, "/ca"))
        if "/CA" in of:
            state.stroke_alpha = float(entry(of, "/CA"))
        if "/LW" in of:
            state.width = float(entry(of, "/LW"))
        if "/Font" in of:
            font, size = entry(of, "/Font")
            state.font, state.size = self.interpreter.font(font.get_object()), float(size)

    def set_width(self, operator: bytes, operands: Any) -> None:
        self.state.width = float(operands[0])

    def begin_text(self, operator: bytes, operands: Any) -> None:
        self.line = self.cursor = UNIT

    def set_font(self, operator: bytes, operands: Any) -> None:
        font = self.interpreter.font(self.content.resource("/Font", operands[0]))
        self.state.font, self.state.size = font, float(operands[1])

    def set_spacing(self, operator: bytes, operands: Any) -> None:
        self.state.spacing = float(operands[0])

    def set_word_spacing(self, operator: bytes, operands: Any) -> None:
        self.state.word_spacing = float(operands[0])

    def set_stretch(self, operator: bytes, operands: Any) -> None:
        self.state.stretch = float(operands[0]) / 100

    def set_leading(self, operator: bytes, operands: Any) -> None:
        self.state.leading = float(operands[0])

    def set_rise(self, operator: bytes, operands: Any) -> None:
        self.state.rise = float(operands[0])

    def set_mode(self, operator: bytes, operands: Any) -> None:
        self.state.mode = int(operands[0])

    def move_line(self, operator: bytes, operands: Any) -> None:
        across, up = float(operands[0]), float(operands[1])
        if operator == b"TD":
            self.state.leading = -up
        self._move(across, up)

    def set_line(self, operator: bytes, operands: Any) -> None:
        self.line = self.cursor = parse_matrix(operands)

    def next_line(self, operator: bytes, operands: Any) -> None:
        self._move(0, -self.state.leading)

    def show(self, operator: bytes, operands: Any) -> None:
        self._show(operands[:1])

    def show_kerned(self, operator: bytes, operands: Any) -> None:
        self._show(operands[0])

    def show_on_next_line(self, operator: bytes, operands: Any) -> None:
        if operator == b'"':
            self.state.word_spacing, self.state.spacing = float(operands[0]), float(operands[1])
        self._move(0, -self.state.leading)
        self._show(operands[-1:])

    def _move(self, across: float, up: float) -> None:
        self.line = self.cursor = multiply((1, 0, 0, 1, across, up), self.line)

    def _show(self, pieces: Any) -> None:
        state, listener = self.state, self.listener
        font = state.font
        if font is None:
            listener.fontless()
            return
        size, stretch, spacing = state.size, state.stretch, state.spacing
        for piece in pieces:
            if isinstance(piece, bytes):
                glyphs: list[Glyph] = []
                at = 0.0
                for code in font.read(piece):
                    advance = code.advance * size + spacing + (state.word_spacing if code.is_space else 0.0)
                    glyphs.append(Glyph(code, at, at := at + advance * stretch))
                if glyphs:
                    listener.run(glyphs, multiply(self.cursor, state.matrix), state)
                    self._advance(at)
            elif isinstance(piece, int | float):
                self._advance(-float(piece) / 1000 * size * stretch)

    def _advance(self, along: float) -> None:
        a, b, c, d, e, f = self.cursor
        self.cursor = (a, b, c, d, along * a + e, along * b + f)

    def build(self, operator: bytes, operands: Any) -> None:
        self.path.build(operator, [float(each) for each in operands])

    def clip(self, operator: bytes, operands: Any) -> None:
        self.path.clips = True

    def paint(self, operator: bytes, operands: Any) -> None:
        path, state = self.path, self.state
        self.path = Path()
        if operator in _CLOSE:
            path.build(b"h", ())
        if operator != b"n":
            self.listener.path(path, operator, state)
        if path.clips:
            boxes = [move_box(state.matrix, box) for box in path.boxes()]
            state.clip = intersect(state.clip, join_boxes(boxes) if boxes else (0.0, 0.0, -1.0, -1.0))

    def shade(self, operator: bytes, operands: Any) -> None:
        self.listener.shading(self.state)

    def show_object(self, operator: bytes, operands: Any) -> None:
        of = self.content.resource("/XObject", operands[-1])
        if of is None:
            return
        if entry(of, "/Subtype") == "/Form":
            self.interpreter.form(of, self.content, self.state, self.depth)
        else:
            self.listener.picture(of, self.state)

    def show_inline(self, operator: bytes, operands: Any) -> None:
        self.listener.picture(None, self.state)

    def begin_marked(self, operator: bytes, operands: Any) -> None:
        self.listener.begin_marked(operands, self.content)

    def end_marked(self, operator: bytes, operands: Any) -> None:
        self.listener.end_marked()

    def color(self, operator: bytes, operands: Any) -> None:
        state = self.state
        lower = operator.lower()
        stroking = operator != lower
        if lower == b"cs":
            space, seen = _space(self.content.resource("/ColorSpace", operands[0]) or operands[0]), True
        else:
            space = _SPACES.get(lower) or (state.stroke if stroking else state.fill)
            light = _LIGHT.get(space)
            seen = light is None or any(
                not isinstance(each, int | float) or abs(float(each) - light) > _SAME_LIGHT for each in operands
            )
        if stroking:
            state.stroke, state.stroke_seen = space, seen
        else:
            state.fill, state.seen = space, seen


def fills(operator: bytes) -> bool:
    """Whether an operator that paints a path fills it."""
    return operator in _FILL


def strokes(operator: bytes) -> bool:
    return operator in _STROKE


def _space(of: Any) -> str:
    """The kind of a color space; one with an ICC profile is as good as the device's of so many components."""
    if isinstance(of, str):
        return of
    kind = str(of[0])
    if kind == "/ICCBased":
        return _SPACES_OF_PROFILES.get(int(entry(of[1].get_object(), "/N", 0)), kind)
    return kind


_STEPS: dict[bytes, Callable[[_Walk, bytes, Any], None]] = {
    b"q": _Walk.save, b"Q": _Walk.restore, b"cm": _Walk.concatenate, b"gs": _Walk.set_graphics, b"w": _Walk.set_width,
    b"BT": _Walk.begin_text, b"Tf": _Walk.set_font, b"Tc": _Walk.set_spacing, b"Tw": _Walk.set_word_spacing,
    b"Tz": _Walk.set_stretch, b"TL": _Walk.set_leading, b"Ts": _Walk.set_rise, b"Tr": _Walk.set_mode,
    b"Td": _Walk.move_line, b"TD": _Walk.move_line, b"Tm": _Walk.set_line, b"T*": _Walk.next_line,
    b"Tj": _Walk.show, b"TJ": _Walk.show_kerned, b"'": _Walk.show_on_next_line, b'"': _Walk.show_on_next_line,
    b"Do": _Walk.show_object, b"INLINE IMAGE": _Walk.show_inline, b"sh": _Walk.shade,
    b"W": _Walk.clip, b"W*": _Walk.clip,
    b"BMC": _Walk.begin_marked, b"BDC": _Walk.begin_marked, b"EMC": _Walk.end_marked,
    **dict.fromkeys(_BUILD, _Walk.build), **dict.fromkeys(_PAINT, _Walk.paint), **dict.fromkeys(COLORS, _Walk.color),
}  # fmt: skip
