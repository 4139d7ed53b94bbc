"""Arranges the letters of a monogram: in a row, the surname larger in the middle, stacked, or interlaced."""

from __future__ import annotations

from math import sqrt

from stationery.catalog.adornments import Monogram
from stationery.catalog.monograms import INTERLACED, MIDDLE, STACKED
from stationery.compose.parts.weave import flatten, weave
from stationery.compose.type.compositor import ADDRESS, Compositor
from stationery.model.geometry import Point
from stationery.model.page import Drawing, Item, Text
from stationery.model.typeface import Face, Outline
from stationery.model.units import Length, pt
from stationery.model.values import value

_SMALL = 0.62
"""The letters at the sides of a larger surname, as a ratio of its size."""
_SIDE_GAP = 0.07
"""In em of the large letter, between it and the letters at its sides."""
_STACK_GAP = 0.16
"""Between two letters that stand one above the other, as a ratio of the height of both together."""
_OVERLAP = 0.5
"""How far interlaced letters lie over each other, as a ratio of the narrower one's width."""
_LOWER = 0.3
"""How much lower the second of two interlaced letters stands, as a ratio of the capitals' height."""
_STROKE, _LEAST_STROKE = 0.016, pt(0.5)
"""The pen that draws interlaced letters, in em and at least."""
_BENEATH = 0.032
"""In em, how far a letter that passes beneath keeps away from the one above it."""


@value
class _Letter:
    """One letter: its left end and baseline in em, from the upper left corner of the whole, and its size in em."""

    text: str
    x: float
    y: float
    size: float


@value
class Arranged:
    """Letters in em, within a box `width` by `height`."""

    letters: tuple[_Letter, ...]
    width: float
    height: float


def monogram_face(item: Monogram, compositor: Compositor) -> Face:
    face = compositor.face(item.strong, False, ADDRESS)
    return face._replace(family=item.font) if item.font else face


def arrange(item: Monogram, text: str, compositor: Compositor) -> Arranged:
    """The letters in the monogram's arrangement; the em is that of the largest one. One letter is alone in any."""
    face = monogram_face(item, compositor)
    capital = compositor.typefaces.measures(face).capital_height

    def advance(letters: str) -> float:
        return compositor.typefaces.advance(letters, face, compositor.language)

    if len(text) > 1 and item.arrangement == STACKED:
        return _stack(text, capital, advance(text[-1]), [advance(each) for each in text])
    if len(text) > 2 and item.arrangement == MIDDLE:
        first, second, family = text[0], text[1], text[-1]
        gap, widths = _SIDE_GAP, [advance(first) * _SMALL, advance(family), advance(second) * _SMALL]
        baseline = capital * (1 + _SMALL) / 2
        letters = (
            _Letter(first, 0.0, baseline, _SMALL),
            _Letter(family, widths[0] + gap, capital, 1.0),
            _Letter(second, widths[0] + widths[1] + gap * 2, baseline, _SMALL),
        )
        return Arranged(letters, sum(widths) + gap * 2, capital)
    if len(text) > 1 and item.arrangement == INTERLACED:
        return _overlap(text, capital, [advance(each) for each in text])
    width = advance(text) + item.tracking * max(len(text) - 1, 0)
    return Arranged((_Letter(text, 0.0, capital, 1.0),), width, capital)


def _stack(text: str, capital: float, last: float, widths: list[float]) -> Arranged:
    """Two letters one above the other; of three, the first two at the left of the surname, together as high as it."""
    if len(text) == 2:
        wide = max(widths)
        gap = capital * 2 * _STACK_GAP
        upper, lower = ((wide - width) / 2 for width in widths)
        pair = (_Letter(text[0], upper, capital, 1.0), _Letter(text[1], lower, capital * 2 + gap, 1.0))
        return Arranged(pair, wide, capital * 2 + gap)
    small = (1 - _STACK_GAP) / 2
    wide = max(widths[:2]) * small
    left, below = ((wide - width * small) / 2 for width in widths[:2])
    three = (
        _Letter(text[0], left, capital * small, small),
        _Letter(text[1], below, capital, small),
        _Letter(text[-1], wide + _SIDE_GAP, capital, 1.0),
    )
    return Arranged(three, wide + _SIDE_GAP + last, capital)


def _overlap(text: str, capital: float, widths: list[float]) -> Arranged:
    """Two letters, the second lower; of three, the surname in the middle and the others over its sides, lower."""
    if len(text) == 2:
        second = widths[0] - min(widths) * _OVERLAP
        letters = (_Letter(text[0], 0.0, capital, 1.0), _Letter(text[1], second, capital * (1 + _LOWER), 1.0))
        return Arranged(letters, max(widths[0], second + widths[1]), capital * (1 + _LOWER))
    first, other, family = widths[0], widths[1], widths[-1]
    middle = first - min(first, family) * _OVERLAP
    right = middle + family - min(other, family) * _OVERLAP
    lower = capital * (1 + _LOWER)
    three = (
        _Letter(text[0], 0.0, lower, 1.0),
        _Letter(text[-1], middle, capital, 1.0),
        _Letter(text[1], right, lower, 1.0),
    )
    return Arranged(three, max(right + other, middle + family), lower)


def ink_across(
    item: Monogram, arranged: Arranged, compositor: Compositor, squeeze: tuple[float, float] = (1.0, 1.0)
) -> float:
    """In em, the diameter of the circle about the middle of the letters' box that holds their ink: the tail of a
    Q reaches below it. Both are squeezed, across and down, as an oval is to be a circle."""
    face = monogram_face(item, compositor)
    middle, down = arranged.width / 2, arranged.height / 2
    farthest = 0.0
    for letter in arranged.letters:
        outline = _shift(compositor.typefaces.outline(letter.text, face, compositor.language), letter)
        for _, places in outline:
            for x, y in zip(places[::2], places[1::2], strict=True):
                farthest = max(farthest, ((x - middle) * squeeze[0]) ** 2 + ((y - down) * squeeze[1]) ** 2)
    return sqrt(farthest) * 2


def draw_letters(item: Monogram, arranged: Arranged, compositor: Compositor, corner: Point, size: Length) -> list[Item]:
    """The letters as artifacts, the upper left corner of their box at `corner`; `size` is the largest one's."""
    face = monogram_face(item, compositor)
    if item.arrangement == INTERLACED and len(arranged.letters) > 1:
        return _draw_interlaced(item, arranged, compositor, corner, size)
    items: list[Item] = []
    for letter in arranged.letters:
        own = size * letter.size
        tracking = item.tracking if len(letter.text) > 1 else 0.0
        advance = compositor.typefaces.advance(letter.text, face, compositor.language)
        width = own * (advance + tracking * (len(letter.text) - 1))
        at = Point(corner.x + size * letter.x, corner.y + size * letter.y)
        items.append(
            Text(
                at,
                letter.text,
                face,
                own,
                language=compositor.language,
                color=item.color,
                tracking=tracking,
                width=width,
            )
        )
    return items


def _draw_interlaced(
    item: Monogram, arranged: Arranged, compositor: Compositor, corner: Point, size: Length
) -> list[Item]:
    face = monogram_face(item, compositor)
    outlines = []
    for letter in arranged.letters:
        outline = compositor.typefaces.outline(letter.text, face, compositor.language)
        outlines.append(flatten(_shift(outline, letter)))
    thickness = max(size * _STROKE, _LEAST_STROKE)
    drawn: list[Item] = []
    for lines in weave(tuple(outlines), max(_BENEATH, thickness / size * 1.5)):
        steps: list[tuple[str, tuple[Point, ...]]] = []
        for line in lines:
            places = [Point(corner.x + size * x, corner.y + size * y) for x, y in line]
            steps += [("M" if not number else "L", (place,)) for number, place in enumerate(places)]
        if steps:
            drawn.append(Drawing(tuple(steps), stroke=item.color, thickness=thickness))
    return drawn


def _shift(outline: Outline, letter: _Letter) -> Outline:
    return tuple(
        (
            step,
            tuple(place * letter.size + (letter.y if number % 2 else letter.x) for number, place in enumerate(places)),
        )
        for step, places in outline
    )


NOTHING = Arranged((), 0.0, 0.0)
"""No letters at all."""
