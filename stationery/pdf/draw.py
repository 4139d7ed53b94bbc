"""Items drawn on a canvas, a function for each kind; here alone y is turned upside down, and a feed page turned."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians, sin

from stationery.model.geometry import Affine, Rect
from stationery.model.page import Box, Color, Drawing, Imported, Item, Page, Path, Picture, Rule, SeriesPage, Tag, Text
from stationery.pdf.canvas import Canvas, Operators
from stationery.pdf.fonts import Library
from stationery.pdf.links import Area, Links
from stationery.pdf.resources import Resources
from stationery.pdf.shaping import join_operands, thousandths
from stationery.pdf.structure import number_list
from stationery.pdf.syntax import finely, number, numbers, string, utf16

_TURNS: dict[str, Callable[[float, float], tuple[float, ...]]] = {
    # Clockwise the upright page's left edge becomes the top edge of the page that is fed.
    "clockwise": lambda width, height: (0, -1, 1, 0, 0, width),
    "counterclockwise": lambda width, height: (0, 1, -1, 0, height, 0),
}


class Sheet:
    """A page while it is being drawn: its canvas, and its height, from which y is measured upward."""

    def __init__(self, page: Page | SeriesPage, canvas: Canvas, library: Library, resources: Resources) -> None:
        self.canvas = canvas
        self.library = library
        self.resources = resources
        self.links = Links(canvas)
        self.height = page.size.height.pt
        self.matrix: tuple[float, ...] = ()
        if page.turn:
            self.matrix = _TURNS[page.turn](page.size.width.pt, self.height)
        if page.correction:
            self.matrix = _correct(self.matrix or _STRAIGHT, page.correction, page.fed.height.pt)

    def area(self, left: float, top: float, right: float, bottom: float) -> Area:
        """A rectangle of the page as composed, where it stands on the page as printed."""
        corners = [(x, self.height - y) for x in (left, right) for y in (top, bottom)]
        if self.matrix:
            a, b, c, d, e, f = self.matrix
            corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


_STRAIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _correct(matrix: tuple[float, ...], correction: Affine, height: float) -> tuple[float, ...]:
    """A matrix, and after it the correction, which has y run downward on the page as it is fed."""
    a, b, c, d, e, f = matrix
    xx, xy, yx, yy = correction.xx, -correction.xy, -correction.yx, correction.yy
    right = correction.dx.pt + correction.xy * height
    up = height * (1 - correction.yy) - correction.dy.pt
    return (
        xx * a + xy * b, yx * a + yy * b, xx * c + xy * d, yx * c + yy * d,
        xx * e + xy * f + right, yx * e + yy * f + up,
    )  # fmt: skip


def printed_size(page: Page | SeriesPage) -> tuple[float, float]:
    """Width and height in points of a page as it is fed, which may be turned."""
    return page.fed.width.pt, page.fed.height.pt


def draw_page(
    page: Page, canvas: Canvas, library: Library, resources: Resources, watch: Callable[[int, Item], None] | None = None
) -> None:
    """Each item is shown to whoever watches, once it is drawn."""
    sheet = Sheet(page, canvas, library, resources)
    if sheet.matrix:
        canvas.write(f"{finely(*sheet.matrix)} cm")
    for nth, item in enumerate(page.items):
        draw_item(item, sheet)
        if watch:
            watch(nth, item)
    canvas.end_mark()
    sheet.links.finish()


def draw_item(item: Item, sheet: Sheet) -> None:
    match item:
        case Text():
            draw_text(item, sheet)
        case Rule():
            draw_rule(item, sheet)
        case Box():
            draw_box(item, sheet)
        case Drawing():
            draw_drawing(item, sheet)
        case Picture():
            draw_picture(item, sheet)
        case Imported():
            draw_imported(item, sheet)


def draw_text(text: Text, sheet: Sheet) -> None:
    canvas = sheet.canvas
    language = ""
    if text.path:
        element = canvas.tree.leaf(text.path, text.language)
        if element.role == "Lbl":
            number_list(element, text.text)
        canvas.mark(element)
        if text.language and text.language != (element.language or canvas.tree.language):
            language = text.language
        if text.link:
            baseline = text.at.y.pt
            sheet.links.add(element, text.link, baseline, words_area(text, sheet.library, sheet))
    else:
        canvas.mark_artifact()
    show_text(text, canvas, sheet, language)


def show_text(text: Text, on: Operators, sheet: Sheet, language: str) -> None:
    """The words themselves, whosever content they are; in a language of their own if one is given."""
    on.begin_text()
    on.color(text.color, "fill")
    if text.pieces:
        _show_column(text, on, sheet, language)
        return
    turned = _turn(text.turn) if text.turn else "1 0 0 1"
    place = f"{turned} {numbers(text.at.x.pt, sheet.height - text.at.y.pt)} Tm"
    shown = f"{place} {_show(text, on, sheet)}"
    on.write(f"/Span <</Lang {string(language)}>> BDC {shown} EMC" if language else shown)


def _show_column(text: Text, on: Operators, sheet: Sheet, language: str) -> None:
    """The pieces of a column one by one; whoever reads them back reads the text whole."""
    spoken = f"/Lang {string(language)} " if language else ""
    on.write(f"/Span <<{spoken}/ActualText <FEFF{utf16(text.text)}>>> BDC")
    for piece in text.spread():
        show_text(piece, on, sheet, "")
    on.write("EMC")


def _turn(degrees: float) -> str:
    """The first four numbers of a matrix that turns counterclockwise."""
    angle = radians(degrees)
    return " ".join(f"{part:.6f}" for part in (cos(angle), sin(angle), -sin(angle), cos(angle)))


def _show(text: Text, on: Operators, sheet: Sheet) -> str:
    """The operators that show a text's words, one TJ for all in a row that are of one font."""
    size, tracking = text.size.pt, text.tracking
    if not (tracking or text.word_space) and (line := sheet.library.drawn_line(text.text, text.face, text.language)):
        font = sheet.resources.font(line.instance)
        if operand := font.line_operand(line):
            return f"{on.font_operator(font.resource, size)}[{operand}] TJ"
    space = thousandths(-text.word_space, 1) if text.word_space else ""
    shown: list[str] = []
    operands: list[str] = []
    instance = None
    for run in sheet.library.settable(text.text, text.face, text.language):
        if run.instance is not instance:
            if operands:
                shown.append(f"[{join_operands(operands)}] TJ")
                operands = []
            instance = run.instance
            font = sheet.resources.font(instance)
            shown.append(on.font_operator(font.resource, size))
        operands.append(font.operand(run, size, tracking))
        if space and run.is_space:
            operands.append(space)
    if operands:
        shown.append(f"[{join_operands(operands)}] TJ")
    return " ".join(filter(None, shown)).replace("[] TJ ", "").replace("  ", " ")


def words_area(text: Text, library: Library, sheet: Sheet) -> Area:
    """Where a text's words stand on the page as it is printed."""
    heights, size = library.measures(text.face), text.size.pt
    width = words_width(text, library)
    left, baseline = text.at.x.pt, text.at.y.pt
    return sheet.area(left, baseline - heights.ascender * size, left + width, baseline - heights.descender * size)


def words_width(text: Text, library: Library) -> float:
    """How wide a text's words are in points, a space at their end not counted."""
    width = text.width.pt
    if not width:
        words = text.text.rstrip(" ")
        spread = text.tracking * len(words) + text.word_space * words.count(" ")
        width = text.size.pt * (library.advance(words, text.face, text.language) + spread)
    return width


def draw_rule(rule: Rule, sheet: Sheet) -> None:
    sheet.canvas.mark_artifact()
    show_rule(rule, sheet.canvas, sheet)


def show_rule(rule: Rule, on: Operators, sheet: Sheet) -> None:
    on.end_text()
    on.color(rule.color, "stroke")
    on.stroke(rule.thickness.pt, rule.dash)
    start, end = rule.start, rule.end
    from_, to = finely(start.x.pt, sheet.height - start.y.pt), finely(end.x.pt, sheet.height - end.y.pt)
    on.write(f"{from_} m {to} l S")


def draw_box(box: Box, sheet: Sheet) -> None:
    canvas = sheet.canvas
    if box.stroke is not None:
        _begin_stroke(canvas, box.stroke, box.thickness.pt, box.dash)
    canvas.mark_artifact()
    canvas.end_text()
    if box.fill is not None:
        canvas.color(box.fill, "fill")
    if box.stroke is not None or box.fill is not None:
        paint = _PAINT[box.stroke is not None, box.fill is not None]
        canvas.write(f"{finely(*_frame(box.rect, sheet))} re {paint}")


_STEPS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_PAINT = {(True, False): "S", (False, True): "f", (True, True): "B", (False, False): "n"}


def draw_drawing(drawing: Drawing, sheet: Sheet) -> None:
    canvas = sheet.canvas
    if drawing.stroke is not None:
        _begin_stroke(canvas, drawing.stroke, drawing.thickness.pt, ())
    if drawing.path:
        _mark_figure(drawing.path, drawing.alt, drawing.rect, sheet)
    else:
        canvas.mark_artifact()
    canvas.end_text()
    if drawing.fill is not None:
        canvas.color(drawing.fill, "fill")
    steps = []
    for letter, points in drawing.steps:
        places = [number for point in points for number in (point.x.pt, sheet.height - point.y.pt)]
        steps.append(f"{numbers(*places)} {_STEPS[letter]}".lstrip())
    canvas.write(f"{' '.join(steps)} {_PAINT[drawing.stroke is not None, drawing.fill is not None]}")


def _begin_stroke(canvas: Canvas, color: Color, thickness: float, dash: tuple[float, ...]) -> None:
    canvas.mark_artifact()
    canvas.end_text()
    canvas.color(color, "stroke")
    canvas.stroke(thickness, dash)


def _frame(rect: Rect, sheet: Sheet) -> tuple[float, float, float, float]:
    """Left, bottom, width and height, upward, before any turn."""
    return rect.x.pt, sheet.height - rect.bottom.pt, rect.width.pt, rect.height.pt


def draw_picture(picture: Picture, sheet: Sheet) -> None:
    canvas = sheet.canvas
    x, y, width, height = _frame(picture.rect, sheet)
    if picture.path:
        path = picture.path
        if path[-1].role != "Figure":
            path = (*path, Tag("Figure", key=sheet.resources.count))
        _mark_figure(path, picture.alt, picture.rect, sheet)
    else:
        canvas.mark_artifact()
    canvas.end_text()
    resource, image = sheet.resources.image(picture.image)
    canvas.show(resource, image)
    canvas.write(f"q {numbers(width, 0, 0, height, x, y)} cm /{resource} Do Q")


def draw_imported(imported: Imported, sheet: Sheet) -> None:
    canvas = sheet.canvas
    if imported.path:
        _mark_figure(imported.path, imported.alt, imported.rect, sheet)
    else:
        canvas.mark_artifact()
    canvas.end_text()
    resource, form = sheet.resources.form(imported.form)
    canvas.show(resource, form)
    begin = f"q {canvas.initial_state()}"
    x, y, width, height = _frame(imported.rect, sheet)
    size = imported.form.size
    if imported.rect.width == size.width and imported.rect.height == size.height:
        canvas.write(f"{begin}1 0 0 1 {numbers(x, y)} cm /{resource} Do Q")
    else:
        scale = finely(width / size.width.pt, 0, 0, height / size.height.pt)
        canvas.write(f"{begin}{scale} {numbers(x, y)} cm /{resource} Do Q")


def _mark_figure(path: Path, alt: str, rect: Rect, sheet: Sheet) -> None:
    """What follows is content of a figure: it says in words what it shows, and where it stands (ISO 14289-1, 7.3)."""
    element = sheet.canvas.tree.leaf(path, "")
    element.alt = element.alt or alt
    box = sheet.area(rect.x.pt, rect.y.pt, rect.right.pt, rect.bottom.pt)
    element.attributes = f"<</O /Layout /Placement /Block /BBox [{' '.join(map(number, box))}]>>"
    sheet.canvas.mark(element)
