"""A page that comes in to its glyphs: the letters, where each stands on the sheet as a person sees it, and its marks.

The page's own turn (/Rotate), its CropBox and its unit are taken into account: origin top left, y downward, in points.
Only what a page's content shows is looked at, forms within forms too; scripts and annotations are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from typing import TYPE_CHECKING, Any

from stationery.incoming.charcode import CharCodes
from stationery.incoming.matrices import UNIT, Matrix, six, times
from stationery.model.errors import Place, SourceError
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_STEPS = 500_000
_MOST_GLYPHS = 200_000
_DEEPEST = 10
_INVISIBLE = (3, 7)
"""Text rendering modes that show nothing: a scan's recognized words are written so (ISO 32000-1, 9.3.6)."""


@value
class Glyph:
    """One shown code. `text` is None where the font does not tell it, and empty where the glyph before has its text.

    `x` and `y` are the left end of its baseline, `along` where the next one begins, both as seen. `size` is the type's.
    `hidden` ones are not seen: an invisible mode, white on nothing, a layer that is off. `content` is the number of
    the marked content it belongs to, or -1.
    """

    text: str | None
    x: float
    y: float
    along: tuple[float, float]
    size: float
    hidden: bool
    content: int


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
class _State:
    """What `q` keeps."""

    matrix: Matrix
    font: CharCodes | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    space: str = "/DeviceGray"
    white: bool = False
    clear: bool = False


@value
class _Mark:
    """An open marked content: where its glyphs begin, and what it says of them."""

    begins: int
    content: int
    actual: str | None
    off: bool


def read_page(reader: PdfReader, number: int, place: Place) -> Sheet:
    """The glyphs of a page, counted from 0. Raises SourceError for a page with more than a letter can have."""
    page: Any = reader.pages[number]
    box, media = page.cropbox, page.mediabox
    left, bottom = max(float(box.left), float(media.left)), max(float(box.bottom), float(media.bottom))
    right, top = min(float(box.right), float(media.right)), min(float(box.top), float(media.top))
    unit = float(page.get("/UserUnit", 1) or 1)
    width, height = (right - left) * unit, (top - bottom) * unit
    if width <= 0 or height <= 0:
        raise SourceError(f"page {number + 1} has no size", place, "save it once more from the program that made it")
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
    painter = _Painter(reader, place)
    contents = page.get("/Contents")
    if contents is not None:
        painter.paint(contents, page.get("/Resources"), _State(view), 0)
    seen = tuple(glyph for glyph in painter.glyphs if 0 <= glyph.x <= width and 0 <= glyph.y <= height)
    return Sheet(width, height, seen, painter.pictures, tuple(_above(page, view)))


def _above(page: Any, view: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """Where form fields and typed comments lie."""
    listed = page.get("/Annots")
    for each in list(listed.get_object())[:_MOST_STEPS] if listed is not None else ():
        annotation = each.get_object()
        if annotation.get("/Subtype") in ("/Widget", "/FreeText") and "/Rect" in annotation:
            one, two, three, four = (float(part) for part in annotation["/Rect"].get_object())
            places = [times((1, 0, 0, 1, x, y), view)[4:] for x, y in ((one, two), (three, four))]
            (left, right), (top, bottom) = (sorted(axis) for axis in zip(*places, strict=True))
            yield left, top, right, bottom


class _Painter:
    """Goes through content step by step, and keeps what is shown."""

    def __init__(self, reader: PdfReader, place: Place) -> None:
        self.reader = reader
        self.place = place
        self.glyphs: list[Glyph] = []
        self.pictures = 0
        self._steps = 0
        self._fonts: dict[int, CharCodes] = {}
        self._off = _layers_off(reader)

    def paint(self, contents: Any, named: Any, state: _State, depth: int) -> None:
        """Go through one content; `named` are its resources."""
        from pypdf.generic import ContentStream

        resources: Any = named.get_object() if named is not None else {}
        stack: list[_State] = []
        marks: list[_Mark] = []
        line = cursor = UNIT
        for operands, operator in ContentStream(contents.get_object(), self.reader, "bytes").operations:
            self._steps += 1
            if self._steps > _MOST_STEPS or len(self.glyphs) > _MOST_GLYPHS:
                hint = "name the address with --to"
                raise SourceError("the page holds more than any letter has", self.place, hint)
            match operator:
                case b"q":
                    if len(stack) < _MOST_STEPS:
                        stack.append(state)
                case b"Q":
                    state = stack.pop() if stack else state
                case b"cm":
                    state = replace(state, matrix=times(six(operands), state.matrix))
                case b"BT":
                    line = cursor = UNIT
                case b"Tf":
                    state = replace(state, font=self._font(resources, operands[0]), size=float(operands[1]))
                case b"Tc":
                    state = replace(state, spacing=float(operands[0]))
                case b"Tw":
                    state = replace(state, word_spacing=float(operands[0]))
                case b"Tz":
                    state = replace(state, stretch=float(operands[0]) / 100)
                case b"TL":
                    state = replace(state, leading=float(operands[0]))
                case b"Ts":
                    state = replace(state, rise=float(operands[0]))
                case b"Tr":
                    state = replace(state, mode=int(operands[0]))
                case b"Td" | b"TD":
                    across, up = float(operands[0]), float(operands[1])
                    if operator == b"TD":
                        state = replace(state, leading=-up)
                    line = cursor = times((1, 0, 0, 1, across, up), line)
                case b"Tm":
                    line = cursor = six(operands)
                case b"T*":
                    line = cursor = times((1, 0, 0, 1, 0, -state.leading), line)
                case b"Tj":
                    cursor = self._show([operands[0]], state, cursor, marks, depth)
                case b"TJ":
                    cursor = self._show(operands[0], state, cursor, marks, depth)
                case b"'" | b'"':
                    if operator == b'"':
                        state = replace(state, word_spacing=float(operands[0]), spacing=float(operands[1]))
                    line = cursor = times((1, 0, 0, 1, 0, -state.leading), line)
                    cursor = self._show([operands[-1]], state, cursor, marks, depth)
                case b"BDC" | b"BMC":
                    marks.append(self._mark(operands, resources))
                case b"EMC":
                    if marks:
                        self._close(marks.pop())
                case b"Do":
                    self._form(resources, operands[0], state, marks, depth)
                case b"INLINE IMAGE":
                    self.pictures += 1
                case b"gs":
                    state = _with_graphics(state, _within(resources, "/ExtGState", operands[0]))
                case b"cs" | b"g" | b"rg" | b"k" | b"sc" | b"scn":
                    state = _colored(state, operator, operands)

    def _show(self, shown: Any, state: _State, cursor: Matrix, marks: list[_Mark], depth: int) -> Matrix:
        """Keep each glyph of a string or of an array with kerning; gives where the next one begins."""
        font = state.font
        if font is None:
            hint = "save it once more from the program that made it"
            raise SourceError("there is text without a font", self.place, hint)
        hidden = state.mode in _INVISIBLE or state.white or state.clear or any(mark.off for mark in marks)
        content = next((mark.content for mark in reversed(marks) if mark.content >= 0), -1) if not depth else -1
        for piece in shown:
            if isinstance(piece, int | float):
                cursor = times((1, 0, 0, 1, -float(piece) / 1000 * state.size * state.stretch, 0), cursor)
                continue
            for code in font.read(bytes(piece)):
                whole = times(
                    (state.size * state.stretch, 0, 0, state.size, 0, state.rise), times(cursor, state.matrix)
                )
                advance = code.advance * state.size + state.spacing + (state.word_spacing if code.is_space else 0)
                cursor = times((1, 0, 0, 1, advance * state.stretch, 0), cursor)
                ahead = times((1, 0, 0, 1, 0, state.rise), times(cursor, state.matrix))
                text = None if font.vertical else code.text
                size = hypot(whole[2], whole[3])
                self.glyphs.append(Glyph(text, whole[4], whole[5], (ahead[4], ahead[5]), size, hidden, content))
        return cursor

    def _font(self, resources: Any, name: Any) -> CharCodes | None:
        font = _within(resources, "/Font", name)
        if font is None:
            return None
        if id(font) not in self._fonts:
            self._fonts[id(font)] = CharCodes(font)
        return self._fonts[id(font)]

    def _mark(self, operands: Any, resources: Any) -> _Mark:
        properties = operands[1] if len(operands) > 1 else None
        off = False
        if isinstance(properties, str):
            found = resources.get("/Properties")
            listed: Any = found.get_object() if found is not None else {}
            off = (
                operands[0] == "/OC"
                and _number(listed.raw_get(properties) if properties in listed else None) in self._off
            )
            properties = listed.get(properties)
        properties = properties.get_object() if properties is not None else {}
        if not hasattr(properties, "get"):
            properties = {}
        actual = properties.get("/ActualText")
        content = properties.get("/MCID", -1)
        if isinstance(actual, bytes):
            from pypdf.generic import create_string_object

            actual = create_string_object(actual)
        return _Mark(len(self.glyphs), int(content), None if actual is None else str(actual), off)

    def _close(self, mark: _Mark) -> None:
        """Give the glyphs of a content that says what it really reads these words: the first one has all of them."""
        if mark.actual is None:
            return
        for at in range(mark.begins, len(self.glyphs)):
            self.glyphs[at] = replace(self.glyphs[at], text="" if at > mark.begins else mark.actual)

    def _form(self, resources: Any, name: Any, state: _State, marks: list[_Mark], depth: int) -> None:
        form = _within(resources, "/XObject", name)
        if form is None or form.get("/Subtype") != "/Form":
            self.pictures += form is not None
            return
        if depth >= _DEEPEST:
            raise SourceError("forms within forms, too deep", self.place, "print it to a new PDF, and take that")
        off = "/OC" in form and _number(form.raw_get("/OC")) in self._off
        hidden = off or any(mark.off for mark in marks)
        matrix = six(form["/Matrix"]) if "/Matrix" in form else UNIT
        inner = replace(state, matrix=times(matrix, state.matrix), clear=state.clear or hidden)
        self.paint(form, form.get("/Resources", resources), inner, depth + 1)


def _within(resources: Any, kind: str, name: Any) -> Any:
    """What a name stands for in the resources, or None."""
    listed = resources.get(kind)
    listed = listed.get_object() if listed is not None else {}
    found = listed.get(name)
    return found.get_object() if found is not None else None


def _with_graphics(state: _State, graphics: Any) -> _State:
    """A graphics state's own font and opacity."""
    if graphics is None:
        return state
    if "/ca" in graphics:
        state = replace(state, clear=float(graphics["/ca"]) == 0)
    if "/Font" in graphics:
        font, size = graphics["/Font"].get_object()
        state = replace(state, font=CharCodes(font.get_object()), size=float(size))
    return state


def _colored(state: _State, operator: bytes, operands: Any) -> _State:
    if operator == b"cs":
        return replace(state, space=str(operands[0]), white=False)
    parts = [float(part) for part in operands if isinstance(part, int | float)]
    spaces = {b"g": "/DeviceGray", b"rg": "/DeviceRGB", b"k": "/DeviceCMYK"}
    space = spaces.get(operator, state.space)
    white = (len(parts) == 3 and min(parts) >= 1) or (len(parts) == 4 and max(parts) <= 0)
    white = white or (len(parts) == 1 and space in ("/DeviceGray", "/CalGray") and parts[0] >= 1)
    return replace(state, space=space, white=white)


def _layers_off(reader: PdfReader) -> frozenset[int]:
    """The numbers of the layers that are not shown."""
    catalog: Any = reader.trailer["/Root"].get_object()
    layers = catalog.get("/OCProperties")
    usual = layers.get_object().get("/D") if layers is not None else None
    listed = usual.get_object().get("/OFF") if usual is not None else None
    return frozenset(_number(each) for each in listed.get_object()) if listed is not None else frozenset()


def _number(reference: Any) -> int:
    return int(getattr(reference, "idnum", -1))
