"""What paints an SVG shape: presentation attributes, `style`, and plain rules of a style sheet, inherited."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import cos, radians, sin, tan

from stationery.imaging.svg.elements import Element

Matrix = tuple[float, float, float, float, float, float]
Color = tuple[float, ...]

UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_INHERITED = (
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray",
    "stroke-dashoffset", "fill-rule", "clip-rule", "fill-opacity", "stroke-opacity", "visibility", "color",
)  # fmt: skip
_OWN = (
    "display", "opacity", "clip-path", "mask", "filter", "marker-start", "marker-mid", "marker-end", "mix-blend-mode",
    "stop-color", "stop-opacity",
)  # fmt: skip
_KNOWN = frozenset((*_INHERITED, *_OWN))
INITIAL = {"fill": "black", "stroke": "none", "stroke-width": "1", "color": "black", "visibility": "visible"}

_PX: dict[str, float] = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?)\s*(%|[a-zA-Z]*)$")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(?:[a-zA-Z]+|\*)?(?:[.#][\w-]+)?$")
_TRANSFORM = re.compile(r"\s*,?\s*(\w+)\s*\(([^()]*)\)")
_SPLIT = re.compile(r"[\s,]+")


class StyleSheet:
    """The rules of all `<style>` elements whose selectors are a name, a class or an id; others are `unread`."""

    def __init__(self, root: Element) -> None:
        self.rules: list[tuple[str, dict[str, str]]] = []
        self.unread = 0
        self._collect(root)
        self.rules.sort(key=lambda rule: ("#" in rule[0]) * 2 + ("." in rule[0]))

    def _collect(self, element: Element) -> None:
        if element.name == "style":
            for selectors, block in _RULE.findall(_COMMENT.sub("", element.text)):
                for selector in selectors.split(","):
                    if _SIMPLE.match(selector.strip()):
                        self.rules.append((selector.strip(), _declarations(block)))
                    else:
                        self.unread += 1
        for kid in element.kids:
            self._collect(kid)

    def style_of(self, element: Element, above: dict[str, str]) -> dict[str, str]:
        """The computed style of an element below one with the style `above`."""
        found = {key: text for key, text in above.items() if key in _INHERITED}
        own = {key: text.strip() for key, text in element.attributes.items() if key in _KNOWN}
        classes = element.get("class").split()
        for selector, declared in self.rules:
            mark = next((each for each in ".#" if each in selector), "")
            name, _, rest = selector.partition(mark or " ")
            fits = not mark or (rest in classes if mark == "." else rest == element.get("id"))
            if fits and name in ("", "*", element.name):
                own |= declared
        own |= _declarations(element.get("style"))
        for key, text in own.items():
            if text == "inherit" and key in above:
                text = above[key]
            found[key] = text
        return found


def _declarations(block: str) -> dict[str, str]:
    pairs = (each.partition(":") for each in block.split(";"))
    return {
        key.strip().lower(): text.replace("!important", "").strip()
        for key, mark, text in pairs
        if mark and key.strip().lower() in _KNOWN
    }


def length(text: str, whole: float) -> float | None:
    """A length in user units, of which `whole` is what a percentage is of; None for what is none."""
    found = _LENGTH.match(text.strip())
    if not found:
        return None
    number = float(found[1])
    if found[2] == "%":
        return number / 100 * whole
    return number * _PX[found[2].lower()] if found[2].lower() in _PX else None


def opacity(text: str) -> float:
    found = length(text, 1.0) if text else 1.0
    return 1.0 if found is None else min(max(found, 0.0), 1.0)


def parse_transform(text: str) -> Matrix:
    """The matrix of a `transform`. ValueError for one that is none."""
    matrix, at = UNIT, 0
    while at < len(text.rstrip()):
        found = _TRANSFORM.match(text, at)
        if not found or found[1] not in _KINDS:
            raise ValueError(f"a transform can't be {text[at : at + 24].strip()!r}")
        numbers = [float(each) for each in _SPLIT.split(found[2].strip()) if each]
        matrix = multiply(_KINDS[found[1]](numbers), matrix)
        at = found.end()
    if not all(abs(each) < 1e6 for each in matrix):
        raise ValueError("a transform is out of range")
    return matrix


def multiply(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that does `one` and then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def move(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _rotate(numbers: list[float]) -> Matrix:
    cosine, sine = cos(radians(numbers[0])), sin(radians(numbers[0]))
    turned = (cosine, sine, -sine, cosine, 0.0, 0.0)
    if len(numbers) < 3:
        return turned
    _, x, y = numbers
    return multiply(multiply((1, 0, 0, 1, -x, -y), turned), (1, 0, 0, 1, x, y))


def _whole(numbers: list[float]) -> Matrix:
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


_KINDS: dict[str, Callable[[list[float]], Matrix]] = {
    "matrix": _whole,
    "translate": lambda each: (1, 0, 0, 1, each[0], each[1] if len(each) > 1 else 0),
    "scale": lambda each: (each[0], 0, 0, each[1] if len(each) > 1 else each[0], 0, 0),
    "rotate": _rotate,
    "skewX": lambda each: (1, 0, tan(radians(each[0])), 1, 0, 0),
    "skewY": lambda each: (1, tan(radians(each[0])), 0, 1, 0, 0),
}
