"""A form that is nothing but paths, as the drawings that come in as SVG are, said in SVG again for a screen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from zlib import crc32

from stationery.model.form import FormContent
from stationery.model.values import replace, value

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_STEPS = {"m": ("M", 2), "l": ("L", 2), "c": ("C", 6), "h": ("Z", 0)}
_PAINTS = {
    "f": ("nonzero", False), "f*": ("evenodd", False), "B": ("nonzero", True), "B*": ("evenodd", True), "S": ("", True),
}  # fmt: skip
_CAPS, _JOINS = ("butt", "round", "square"), ("miter", "round", "bevel")
_COLORS = {"g": ("fill", 1), "rg": ("fill", 3), "G": ("stroke", 1), "RG": ("stroke", 3)}
_PLAIN = {"w": "stroke-width", "M": "stroke-miterlimit"}

Matrix = tuple[float, float, float, float, float, float]


class _Unknown(Exception):
    """An operator that draws something else than paths."""


@value
class _State:
    """What holds for what is drawn next: its matrix, its clip, and its look as attributes of SVG."""

    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    clip: str = ""
    look: tuple[tuple[str, str], ...] = ()

    def set(self, **attributes: str) -> _State:
        named = {key.replace("_", "-"): text for key, text in attributes.items()}
        return replace(self, look=tuple({**dict(self.look), **named}.items()))


@lru_cache(maxsize=16)  # the desk shows the same ones at every keystroke
def draw_paths(content: FormContent) -> str:
    """The form's paths as elements of SVG, in the form's coordinates, upward; empty if it has anything else."""
    if content.objects or set(_entries(content.resources)) - {"ExtGState"}:
        return ""
    try:
        return _Interpreter(content).draw()
    except (_Unknown, ValueError, IndexError, KeyError, UnicodeDecodeError):
        return ""


def _entries(found: object) -> dict[str, Any]:
    return dict(found) if isinstance(found, Mapping) else {}


class _Interpreter:
    """Reads operators (ISO 32000-1, annex A) of the few kinds that draw paths."""

    def __init__(self, content: FormContent) -> None:
        self.tokens = content.data.decode("ascii").split()
        self.matrix, self.box = content.matrix, content.box
        self.states = _entries(_entries(content.resources).get("ExtGState"))
        self.mark = f"f{crc32(content.data):08x}"
        self.parts: list[str] = []
        self.clips = 0

    def draw(self) -> str:
        left, low, right, high = self.box
        frame = f"M{left:.7g} {low:.7g}H{right:.7g}V{high:.7g}H{left:.7g}Z"
        state, stack = self._clip(_State(self.matrix), frame, "nonzero"), list[_State]()
        operands: list[str] = []
        steps: list[str] = []
        clipping = ""
        for token in self.tokens:
            if _NUMBER.fullmatch(token) or token[0] in "/[]" or token[-1] == "]":
                operands.append(token)
                continue
            if token == "q":
                stack.append(state)
            elif token == "Q":
                state = stack.pop()
            elif token in _STEPS or token == "re":
                steps += self._step(token, operands)
            elif token in ("W", "W*"):
                clipping = "evenodd" if token == "W*" else "nonzero"
            elif token == "n":
                if clipping:
                    state = self._clip(state, "".join(steps), clipping)
                steps, clipping = [], ""
            elif token in _PAINTS:
                self._paint(state, "".join(steps), token)
                steps = []
            else:
                state = self._change(state, token, operands)
            operands = []
        return "".join(self.parts)

    def _step(self, token: str, operands: list[str]) -> list[str]:
        if token == "re":
            x, y, width, height = map(float, operands)
            return [f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}Z"]
        letter, count = _STEPS[token]
        if len(operands) != count:
            raise _Unknown
        return [letter + " ".join(operands)]

    def _change(self, state: _State, token: str, operands: list[str]) -> _State:
        if token == "cm":
            a, b, c, d, e, f = map(float, operands)
            return replace(state, matrix=_multiply((a, b, c, d, e, f), state.matrix))
        if token == "gs":
            found = _entries(self.states[operands[0][1:]])
            return state.set(fill_opacity=f"{found['ca']:.3g}", stroke_opacity=f"{found['CA']:.3g}")
        if token in _COLORS:
            what, count = _COLORS[token]
            parts = [round(255 * float(part)) for part in operands] * (3 // count)
            return state.set(**{what: "#" + "".join(f"{part:02x}" for part in parts)})
        if token in _PLAIN:
            return state.set(**{_PLAIN[token]: f"{float(operands[0]):g}"})
        if token == "J":
            return state.set(stroke_linecap=_CAPS[int(operands[0])])
        if token == "j":
            return state.set(stroke_linejoin=_JOINS[int(operands[0])])
        if token == "d":
            dashes = " ".join(operands[:-1]).strip("[] ")
            float(operands[-1])
            if not all(map(_NUMBER.fullmatch, dashes.split())):
                raise _Unknown
            return state.set(stroke_dasharray=dashes or "none", stroke_dashoffset=operands[-1])
        raise _Unknown

    def _clip(self, state: _State, path: str, rule: str) -> _State:
        self.clips += 1
        name = f"{self.mark}-{self.clips}"
        within = f' clip-path="url(#{state.clip})"' if state.clip else ""
        shape = f'<path d="{path}" clip-rule="{rule}" transform="{_spell(state.matrix)}"/>'
        self.parts.append(f'<clipPath id="{name}"{within}>{shape}</clipPath>')
        return replace(state, clip=name)

    def _paint(self, state: _State, path: str, token: str) -> None:
        rule, stroked = _PAINTS[token]
        look = {"fill": "#000000", "stroke": "#000000", **dict(state.look)}
        look = {key: text for key, text in look.items() if stroked or not key.startswith("stroke")}
        if rule:
            look["fill-rule"] = rule
        else:
            look["fill"] = "none"
        spelled = " ".join(f'{key}="{text}"' for key, text in look.items())
        drawn = f'<path d="{path}" transform="{_spell(state.matrix)}" {spelled}/>'
        self.parts.append(f'<g clip-path="url(#{state.clip})">{drawn}</g>' if state.clip else drawn)


def _spell(matrix: Matrix) -> str:
    return f"matrix({' '.join(f'{part:.7g}' for part in matrix)})"


def _multiply(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
