"""Finds where a drawing leaves ink: boxes of what its content paints, in points, without rasterizing.

The boxes are generous: a picture counts whole, a line of words from its descenders to its ascenders, a curve with its
control points. White, invisible, clipped or blank content leaves no ink.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stationery.incoming.content_stream import Content, Contents
from stationery.incoming.interpreter import (
    COLORS,
    INVISIBLE,
    MATRIX,
    PATHS,
    SHOWN,
    STATE,
    TEXT,
    Glyph,
    Interpreter,
    Listener,
    Path,
    State,
    fills,
    strokes,
)
from stationery.incoming.matrices import UNIT, Box, Matrix, join_boxes, move_box
from stationery.incoming.pdf_reader import BeyondLimitError, entry
from stationery.incoming.text_bounds import Typeface

MOST_BOXES = 100_000
_MOST_STEPS = 1_000_000
_DEEPEST = 16
_MOST_VISITS = 2_000
"""Forms that are gone through wherever they are shown; after that, the bounds of each are found once, and moved."""
_ASCENT, _DESCENT = 0.80, -0.25
"""In em; few letters reach further."""


def find_ink(content: Content, box: Box, matrix: Matrix, contents: Contents) -> tuple[Box, ...]:
    """The boxes of all ink within `box`, moved by `matrix`. Raises ValueError if there are too many."""
    listener = _Ink(contents, _MOST_VISITS)
    interpreter = Interpreter(listener, contents, most_steps=_MOST_STEPS, deepest=_DEEPEST)
    interpreter.interpret(content, State(matrix, move_box(matrix, box)))
    return tuple(listener.boxes)


class _Ink(Listener):
    follows = STATE | MATRIX | TEXT | COLORS | PATHS | SHOWN

    def __init__(self, contents: Contents, visits: int) -> None:
        self.boxes: dict[Box, None] = {}
        self._contents = contents
        self._forms: set[tuple[Any, ...]] = set()
        self._visits_left = visits
        self._bounds: dict[tuple[Any, ...], tuple[Any, Box | None]] = {}

    def _leave(self, box: Box, state: State, matrix: Matrix, margin: float = 0.0) -> None:
        left, bottom, right, top = move_box(matrix, box)
        clip = state.clip
        left, bottom = max(left - margin, clip[0]), max(bottom - margin, clip[1])
        right, top = min(right + margin, clip[2]), min(top + margin, clip[3])
        if left <= right and bottom <= top:
            if len(self.boxes) >= MOST_BOXES:
                raise BeyondLimitError("its drawing has too many parts")
            self.boxes[left, bottom, right, top] = None

    def font(self, of: Any) -> Typeface:
        return Typeface.of(of)

    def run(self, glyphs: Sequence[Glyph], matrix: Matrix, state: State) -> None:
        if state.mode in INVISIBLE or not (state.strokes if state.mode % 4 == 1 else state.fills):
            return
        inked = [each for each in glyphs if not each.code.is_blank]
        if inked:
            begins, last = inked[0].begins, inked[-1]
            ends = last.begins + last.code.advance * state.size * state.stretch
            low, high = state.rise + _DESCENT * state.size, state.rise + _ASCENT * state.size
            # Where type is set upside down by a negative size or matrix, the box is turned with it.
            self._leave((min(begins, ends), min(low, high), max(begins, ends), max(low, high)), state, matrix)

    def path(self, path: Path, operator: bytes, state: State) -> None:
        if fills(operator) and state.fills:
            for box in path.boxes():
                self._leave(box, state, state.matrix)
        if strokes(operator) and state.strokes:
            a, b, c, d, _, _ = state.matrix
            half = state.width * abs(a * d - b * c) ** 0.5 / 2
            for box in path.segments():
                self._leave(box, state, state.matrix, half)

    def shading(self, state: State) -> None:
        self._leave(state.clip, state, UNIT)

    def picture(self, of: Any, state: State) -> None:
        """A picture counts whole; a stencil only where its color shows."""
        if of is None or (state.fill_alpha > 0 and (state.seen or not entry(of, "/ImageMask"))):
            self._leave((0, 0, 1, 1), state, state.matrix)

    def begin_form(self, form: Any, state: State) -> bool:
        """Whether the form shows, and hasn't been seen in this same place: each form is visited once for each place,
        however many nested forms lead to it."""
        left, bottom, right, top = state.clip
        if left > right or bottom > top:
            return False
        key = (id(form), *state.key())
        if key in self._forms:
            return False
        self._forms.add(key)
        if self._visits_left > 0:
            self._visits_left -= 1
            return True
        bounds = self._bounds_of(form, state)
        if bounds is not None:
            self._leave(bounds, state, state.matrix)
        return False

    def _bounds_of(self, form: Any, state: State) -> Box | None:
        """The box of all that a form shows in its own space, in these colors; found once, however often it is shown."""
        key = (id(form), state.seen, state.stroke_seen, state.fill_alpha, state.stroke_alpha)
        if key not in self._bounds:
            self._bounds[key] = (form, None)  # one that shows itself shows nothing more
            inside = _Ink(self._contents, 0)
            inside._bounds = self._bounds
            inner = state.copy()
            inner.matrix = UNIT
            left, bottom, right, top = (float(each) for each in entry(form, "/BBox"))
            inner.clip = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
            interpreter = Interpreter(inside, self._contents, most_steps=_MOST_STEPS, deepest=_DEEPEST)
            interpreter.interpret(self._contents.of_form(form, None), inner)
            self._bounds[key] = (form, join_boxes(list(inside.boxes)) if inside.boxes else None)
        return self._bounds[key][1]
