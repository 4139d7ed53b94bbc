"""Turns an incoming page into its glyphs: each letter, its place on the sheet as seen, and its marked content.

Takes the page's rotation, CropBox and unit into account: origin top left, y downward, in points. It looks only at the
page's content, including nested forms, not at scripts and annotations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot
from typing import TYPE_CHECKING, Any

from stationery.incoming.charcode import CharCodes
from stationery.incoming.content_stream import Content, Contents, TooLongError
from stationery.incoming.interpreter import (
    COLORS,
    INVISIBLE,
    MARKS,
    MATRIX,
    SHOWN,
    STATE,
    TEXT,
    Interpreter,
    Listener,
    State,
    TooDeepError,
)
from stationery.incoming.interpreter import Glyph as Placed
from stationery.incoming.matrices import Matrix, multiply
from stationery.incoming.pdf_reader import entry
from stationery.model.errors import Place, SourceError
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_STEPS = 500_000
_MOST_GLYPHS = 200_000
_DEEPEST = 10


@value
class Glyph:
    """One shown code. `text` is None where the font does not tell it, and empty where the glyph before has its text.

    `x` and `y` are the left end of its baseline, `along` where the next one begins, both as seen. `size` is the type's.
    `hidden` ones don't show: invisible mode, white on nothing, a layer that is off. `content` is the number of
    the marked content it belongs to, or -1. `drawn` is what the glyph itself stands for, where `text` is of something
    larger that is read whole.
    """

    text: str | None
    x: float
    y: float
    along: tuple[float, float]
    size: float
    hidden: bool
    content: int
    drawn: str | None = None


@value
class Sheet:
    """A page as seen: its width and height in points, and its glyphs in the order of the file.

    `pictures` is how many it shows. `above` are the rectangles (left, top, right, bottom) of what lies on the page
    and is none of its content: form fields and typed comments.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    pictures: int
    above: tuple[tuple[float, float, float, float], ...] = ()


@value
class _Mark:
    """An open marked content: where its glyphs begin, and what it says of them."""

    begins: int
    content: int
    actual: str | None
    off: bool


def read_page(reader: PdfReader, number: int, place: Place, *, beyond: bool = False) -> Sheet:
    """The glyphs of a page, counted from 0; with `beyond`, also those that lie beyond its edges.

    Raises SourceError for a page with too much on it to be a letter.
    """
    page: Any = reader.pages[number]
    box, media = page.cropbox, page.mediabox
    left, bottom = max(float(box.left), float(media.left)), max(float(box.bottom), float(media.bottom))
    right, top = min(float(box.right), float(media.right)), min(float(box.top), float(media.top))
    unit = float(page.get("/UserUnit", 1) or 1)
    width, height = (right - left) * unit, (top - bottom) * unit
    if width <= 0 or height <= 0:
        raise SourceError(f"page {number + 1} has no size", place, "save it again from the program that made it")
    turned = int(page.rotation or 0) % 360
    views: dict[int, Matrix] = {
        0: (unit, 0, 0, -unit, -left * unit, top * unit),
        90: (0, unit, unit, 0, -bottom * unit, -left * unit),
        180: (-unit, 0, 0, unit, right * unit, -bottom * unit),
        270: (0, -unit, -unit, 0, top * unit, right * unit),
    }
    if turned in (90, 270):
        width, height = height, width
    view = views.get(turned, views[0])
    listener = _Glyphs(_layers_off(reader), place)
    if page.get("/Contents") is not None:
        _listen(listener, page, view, place)
    seen = tuple(glyph for glyph in listener.glyphs if beyond or (0 <= glyph.x <= width and 0 <= glyph.y <= height))
    return Sheet(width, height, seen, listener.pictures, tuple(_above(page, view)))


def _listen(listener: _Glyphs, page: Any, view: Matrix, place: Place) -> None:
    contents = Contents(_MOST_STEPS, lenient=True)
    interpreter = Interpreter(listener, contents, most_steps=_MOST_STEPS, deepest=_DEEPEST)
    try:
        interpreter.interpret(contents.of_page(page), State(view))
    except TooLongError:
        raise _too_much(place) from None
    except TooDeepError:
        raise SourceError(
            "the page's forms are nested too deeply", place, "print it to a new PDF and use that"
        ) from None


def _too_much(place: Place) -> SourceError:
    return SourceError("the page has too much on it to be a letter", place, "give the address with --to")


def _above(page: Any, view: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """Where form fields and typed comments lie."""
    listed = page.get("/Annots")
    for each in list(listed.get_object())[:_MOST_STEPS] if listed is not None else ():
        annotation = each.get_object()
        if annotation.get("/Subtype") in ("/Widget", "/FreeText") and "/Rect" in annotation:
            one, two, three, four = (float(part) for part in annotation["/Rect"].get_object())
            places = [multiply((1, 0, 0, 1, x, y), view)[4:] for x, y in ((one, two), (three, four))]
            (left, right), (top, bottom) = (sorted(axis) for axis in zip(*places, strict=True))
            yield left, top, right, bottom


class _Glyphs(Listener):
    """Keeps the glyphs that are shown, with what their marked content says of them, and counts pictures."""

    follows = STATE | MATRIX | TEXT | COLORS | MARKS | (SHOWN - {b"sh"})

    def __init__(self, off: frozenset[int], place: Place) -> None:
        self.glyphs: list[Glyph] = []
        self.pictures = 0
        self._off = off
        self._place = place
        self._marks: list[_Mark] = []
        self._outside: list[tuple[list[_Mark], bool]] = []
        """For each form that is open: the marks around it, and whether what was there before it was hidden."""
        self._hidden = False

    def font(self, of: Any) -> CharCodes:
        return CharCodes(of)

    def fontless(self) -> None:
        hint = "save it again from the program that made it"
        raise SourceError("the page has text without a font", self._place, hint)

    def run(self, glyphs: Sequence[Placed], matrix: Matrix, state: State) -> None:
        if len(self.glyphs) + len(glyphs) > _MOST_GLYPHS:
            raise _too_much(self._place)
        hidden = self._hidden or state.mode in INVISIBLE or not state.fills or any(mark.off for mark in self._marks)
        content = next((mark.content for mark in reversed(self._marks) if mark.content >= 0), -1)
        if self._outside:
            content = -1
        a, b, c, d, e, f = matrix
        left, baseline = state.rise * c + e, state.rise * d + f
        size = hypot(state.size * c, state.size * d)
        for code, begins, ends in glyphs:
            along = (ends * a + left, ends * b + baseline)
            self.glyphs.append(Glyph(code.text, begins * a + left, begins * b + baseline, along, size, hidden, content))

    def picture(self, of: Any, state: State) -> None:
        self.pictures += 1

    def begin_marked(self, operands: Any, content: Content) -> None:
        properties = operands[1] if len(operands) > 1 else None
        off = False
        if isinstance(properties, str):
            listed: Any = entry(content.resources, "/Properties", {})
            off = (
                operands[0] == "/OC"
                and _number(listed.raw_get(properties) if properties in listed else None) in self._off
            )
            properties = listed.get(properties)
        properties = properties.get_object() if properties is not None else {}
        if not hasattr(properties, "get"):
            properties = {}
        actual = properties.get("/ActualText")
        number = properties.get("/MCID", -1)
        if isinstance(actual, bytes):
            from pypdf.generic import create_string_object

            actual = create_string_object(actual)
        self._marks.append(_Mark(len(self.glyphs), int(number), None if actual is None else str(actual), off))

    def end_marked(self) -> None:
        """Apply a marked content's ActualText: its first glyph gets all the words."""
        if not self._marks:
            return
        mark = self._marks.pop()
        if mark.actual is None:
            return
        for at in range(mark.begins, len(self.glyphs)):
            glyph = self.glyphs[at]
            drawn = glyph.text if glyph.drawn is None else glyph.drawn
            self.glyphs[at] = replace(glyph, text="" if at > mark.begins else mark.actual, drawn=drawn)

    def begin_form(self, form: Any, state: State) -> bool:
        off = "/OC" in form and _number(form.raw_get("/OC")) in self._off
        self._outside.append((self._marks, self._hidden))
        self._hidden = self._hidden or off or any(mark.off for mark in self._marks)
        self._marks = []
        return True

    def end_form(self) -> None:
        self._marks, self._hidden = self._outside.pop()


def _layers_off(reader: PdfReader) -> frozenset[int]:
    """The numbers of the layers that are not shown."""
    catalog: Any = reader.trailer["/Root"].get_object()
    layers = catalog.get("/OCProperties")
    usual = layers.get_object().get("/D") if layers is not None else None
    listed = usual.get_object().get("/OFF") if usual is not None else None
    return frozenset(_number(each) for each in listed.get_object()) if listed is not None else frozenset()


def _number(reference: Any) -> int:
    return int(getattr(reference, "idnum", -1))
