"""Sets words on a card's front: as large as fills their share of its width, with a rule or an ornament around them."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.fronts import Flourish, Front
from stationery.catalog.typesetting import Typesetting
from stationery.compose.parts.ornaments import draw_ornament
from stationery.compose.type.compositor import ADDRESS, Compositor, ensure_settable
from stationery.model.capitals import capitalize_name
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect
from stationery.model.page import Color, Item, Rule, Tag, Text
from stationery.model.prose import Line, plain
from stationery.model.typeface import Face, Typefaces
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

PATH = (Tag("Front"), Tag("P"))

_LARGE = 0.55
"""Words are broken into more lines only where that is needed to set them in this part of their largest size."""
_HIGHEST = 0.7
"""Of the front's height, what words may take."""
_MOST_LINES = 5
_ABOVE = 0.02
"""By how much less than its middle, as a fraction of the front's height, is the least share of the free room above."""
_HEAD = 0.6
"""Of the largest size, what words above a note are set in at most."""
_SHOWN = 50
"""Characters of the words that a message shows."""


@value
class Panel:
    """Where and how words are set: the front's `rect`, and the job's setting, language and color. What `stays` on one
    line isn't broken. `name` is the size of a name above them, than which they aren't smaller if they have room."""

    rect: Rect
    setting: Typesetting
    language: str
    color: Color
    stays: bool = False
    name: Length = ZERO


@value
class SetFront:
    """Items at places, and the box from the top of what stands above the words to the foot of what stands below."""

    items: tuple[Item, ...]
    box: Rect


def set_front(
    words: tuple[Line, ...], front: Front, panel: Panel, typefaces: Typefaces, top: Length | None
) -> SetFront:
    """The words about the front's middle, or with a `top` below that. Words of one line may be broken into several.

    Raises CannotSet, and DoesNotFit for words that are too wide at the minimum size.
    """
    compositor = Compositor(typefaces, panel.setting, front.font, panel.language)
    ensure_settable(words, typefaces, front.font)
    if top is not None:
        front = replace(front, most=max(front.most * _HEAD, front.least, min(front.most, panel.name)))
    lines, size = _fit(words, front, panel, compositor, above_note=top is not None)
    face = _face(front, lines, compositor)
    measures = typefaces.measures(face)
    rise = measures.x_height if front.small_capitals and not front.capitals else measures.capital_height
    leading = size * front.leading
    above, below = (_height(each, size, panel.rect) for each in (front.above, front.below))
    words_height = size * rise + leading * (len(lines) - 1)
    whole = above + words_height + below
    # Descenders weigh less than capitals: the middle is that of the letters themselves.
    y = panel.rect.y + _space_above(whole, front, panel.rect) if top is None else top
    items: list[Item] = []
    if front.above:
        items += _flourish(front.above, panel, typefaces, size, y, upward=True)
    baseline = y + above + size * rise
    for number, line in enumerate(lines):
        width = _width(line, face, front, compositor) * size
        text = line + (" " if number + 1 < len(lines) else "")
        at = Point(panel.rect.x + (panel.rect.width - width) * 0.5, baseline)
        items.append(
            Text(at, text, face, size, PATH, panel.language, color=panel.color, tracking=front.tracking, width=width)
        )
        baseline += leading
    if front.below:
        items += _flourish(front.below, panel, typefaces, size, y + whole - below, upward=False)
    return SetFront(tuple(items), Rect(panel.rect.x, y, panel.rect.width, whole))


def _space_above(whole: Length, front: Front, rect: Rect) -> Length:
    """From the front's upper edge to words that are `whole` high: they stand about its middle, but many lines leave
    nearly as much room above them as below."""
    return max(rect.height * front.middle - whole * 0.5, (rect.height - whole) * (front.middle - _ABOVE))


def _fit(
    words: tuple[Line, ...], front: Front, panel: Panel, compositor: Compositor, *, above_note: bool
) -> tuple[tuple[str, ...], Length]:
    """The lines, and the size in which the widest fills its share of the front; of less width, above a note, unless
    they would be too small there."""
    if above_note:
        modest = _try_breaks(words, replace(front, fill=front.fill * _HEAD), panel, compositor)
        if modest[1] >= max(front.least, min(front.most, panel.name)):
            return modest
    best = _try_breaks(words, front, panel, compositor)
    if best[1] < front.least:
        told = words[0].text if len(words) == 1 else " / ".join(line.text for line in words)
        told = told if len(told) <= _SHOWN else f"{told[:_SHOWN].rstrip()} …"
        hint = "shorten the words, break them with a semicolon, or choose another front (--front)"
        message = f"{told!r} is too wide for the front, even at {front.least.words('pt')} ({front.name})"
        raise DoesNotFit(message, words[0].place, hint)
    return best


def _try_breaks(
    words: tuple[Line, ...], front: Front, panel: Panel, compositor: Compositor
) -> tuple[tuple[str, ...], Length]:
    """The first lines that are large enough, or the largest of all."""
    best: tuple[tuple[str, ...], Length] | None = None
    rect = panel.rect
    for lines in _breaks(words, front, panel):
        face = _face(front, lines, compositor)
        widest = max(_width(line, face, front, compositor) for line in lines)
        height = compositor.typefaces.measures(face).capital_height + front.leading * (len(lines) - 1)
        size = min(front.most, rect.width * (front.fill / widest), rect.height * (_HIGHEST / height))
        if best is None or size > best[1]:
            best = lines, size
        if size >= front.most * _LARGE:
            return lines, size
    assert best
    return best


def _breaks(words: tuple[Line, ...], front: Front, panel: Panel) -> Iterator[tuple[str, ...]]:
    """The lines as written; a single one, unless it stays, also broken into two, three and more, as even as may be."""
    texts = tuple(capitalize_name(line.text, panel.language) if front.capitals else line.text for line in words)
    yield texts
    if len(texts) > 1 or panel.stays:
        return
    parts = texts[0].split(" ")
    for count in range(2, min(len(parts), _MOST_LINES) + 1):
        yield balance(parts, count)


def balance(parts: list[str], count: int) -> tuple[str, ...]:
    """The words in so many lines, of which the longest is as short as can be."""
    if count == 1:
        return (" ".join(parts),)
    tried = (
        (" ".join(parts[:first]), *balance(parts[first:], count - 1)) for first in range(1, len(parts) - count + 2)
    )
    return min(tried, key=lambda lines: max(map(len, lines)))


def _face(front: Front, lines: tuple[str, ...], compositor: Compositor) -> Face:
    """Small capitals only where the typeface has one for each letter."""
    face = compositor.face(front.strong, front.emphasis, ADDRESS)
    if front.small_capitals and compositor.typefaces.small_capitals("".join(lines), face):
        return compositor.face(front.strong, front.emphasis, ADDRESS, small_capitals=True)
    return face


def _width(line: str, face: Face, front: Front, compositor: Compositor) -> float:
    return compositor.typefaces.advance(line, face, compositor.language) + front.tracking * (len(line) - 1)


def _height(flourish: Flourish | None, size: Length, rect: Rect) -> Length:
    """With its gap."""
    if flourish is None:
        return ZERO
    own = flourish.thickness or ZERO
    if flourish.ornament:
        own = rect.width * (flourish.wide * flourish.ornament.height / flourish.ornament.width)
    elif flourish.mark:
        own = size * flourish.wide * _MARK
    return own + size * flourish.gap


_MARK = 0.7
"""How high a mark stands, in em of its own type: about as high as a capital."""


def _flourish(
    flourish: Flourish, panel: Panel, typefaces: Typefaces, size: Length, y: Length, *, upward: bool
) -> list[Item]:
    """It, in the strip that begins at `y`; the gap lies below it, or above it where it stands below the words."""
    rect, gap = panel.rect, size * flourish.gap
    top = y if upward else y + gap
    middle = rect.x + rect.width * 0.5
    if flourish.mark:
        own = size * flourish.wide
        face = Face(flourish.font)
        ensure_settable((plain(flourish.mark, None),), typefaces, flourish.font)
        width = own * typefaces.advance(flourish.mark, face, panel.language)
        at = Point(middle - width * 0.5, top + own * _MARK)
        return [Text(at, flourish.mark, face, own, language=panel.language, color=panel.color, width=width)]
    wide = rect.width * flourish.wide
    if flourish.ornament:
        height = wide * (flourish.ornament.height / flourish.ornament.width)
        return [draw_ornament(flourish.ornament, Rect(middle - wide * 0.5, top, wide, height), panel.color)]
    thickness = flourish.thickness or ZERO
    down = top + thickness * 0.5
    return [Rule(Point(middle - wide * 0.5, down), Point(middle + wide * 0.5, down), thickness, panel.color)]
