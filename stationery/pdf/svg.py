"""A composed page as SVG, upright, straight from its items: what draw.py says in PDF, said for a screen.

Glyphs are the outlines of the font instances, so that the page looks as the PDF does on every machine; over them lie
the words themselves, unseen, for whoever selects, searches or listens.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from stationery.model.geometry import Rect
from stationery.model.page import Box, Color, Drawing, Imported, Page, Picture, Rule, Text
from stationery.model.prose import SOFT_HYPHEN
from stationery.model.values import value
from stationery.pdf.draw import words_width
from stationery.pdf.font_instance import FontInstance
from stationery.pdf.fonts import Library
from stationery.pdf.form_svg import draw_paths
from stationery.pdf.links import SCHEMES, to_ascii
from stationery.pdf.png import png_of
from stationery.pdf.syntax import finely, number

ShowForm = Callable[[Imported], bytes]
"""Gives a PNG of a page that came in with a PDF, which no SVG can have in it as it is."""

BEGINS = '<svg data-made-by="stationery"'
"""How each of our SVGs begins, so that it may be made anew (`data/files` looks for it)."""

_MITER = 10
"""PDF's limit (ISO 32000-1, table 52); SVG's own is 4."""

_PALE: Color = (0.7,)


@value
class Svg:
    """A page as SVG, in parts: its own tag, the outlines that it refers to, by their ids, and what is drawn."""

    head: str
    outlines: Mapping[str, str]
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f'{self.head}<defs>{"".join(self.outlines.values())}</defs><rect width="100%" height="100%" fill="#fff"/>'
            f"{''.join(self.parts)}</svg>\n"
        )


def draw_svg(
    page: Page, library: Library, *, title: str = "", language: str = "", show_form: ShowForm | None = None
) -> str:
    """The page as SVG, whole; see `draw_parts`."""
    return str(draw_parts(page, library, title=title, language=language, show_form=show_form))


def draw_parts(
    page: Page, library: Library, *, title: str = "", language: str = "", show_form: ShowForm | None = None
) -> Svg:
    """The page as a person reads it, whichever way it is fed, in its true size.

    A drawing that came in is drawn; a page of a PDF is, without `show_form`, an outline with its name. Raises CannotSet
    for a character that neither a typeface nor its fallbacks have. The ids in it are of what is alike in all pages, so
    that several may stand in one document.
    """
    sheet = _Sheet(library, language, show_form)
    for item in page.items:
        match item:
            case Text():
                sheet.text(item)
            case Rule():
                sheet.rule(item)
            case Box():
                sheet.box(item)
            case Drawing():
                sheet.drawing(item)
            case Picture():
                sheet.picture(item)
            case Imported():
                sheet.imported(item)
    sheet.end_link()
    width, height = page.size.width, page.size.height
    named = f" aria-label={quoteattr(title)}" if title else ""
    spoken = f" xml:lang={quoteattr(language)}" if language else ""
    head = (
        f'{BEGINS} xmlns="http://www.w3.org/2000/svg" width="{number(width.mm)}mm" height="{number(height.mm)}mm"'
        f' viewBox="0 0 {number(width.pt)} {number(height.pt)}" role="document"{named}{spoken}'
        f' stroke-miterlimit="{_MITER}" xml:space="preserve">'
    )
    return Svg(head, sheet.outlines, tuple(sheet.parts))


class _Sheet:
    """A page while it is being drawn: what it has drawn, and the outlines that this refers to."""

    def __init__(self, library: Library, language: str, show_form: ShowForm | None) -> None:
        self.library = library
        self.language = language
        self.show_form = show_form
        self.outlines: dict[str, str] = {}
        self.parts: list[str] = []
        self._link: tuple[str, float] | None = None
        self._linked: list[str] = []
        self._area: Rect | None = None

    def text(self, text: Text) -> None:
        memory = self.library.memory
        make = partial(self._show, text)
        shown, outlines = memory.recall("texts", (text, self.language), make) if memory else make()
        self.outlines.update(outlines)
        if not text.link:
            self.end_link()
            self.parts.append(shown)
            return
        assert text.link.lower().startswith(SCHEMES), f"no letter leads to {text.link!r}"
        size, y = text.size.pt, text.at.y.pt
        if (text.link, y) != self._link:
            self.end_link()
            self._link = (text.link, y)
        heights, width = self.library.measures(text.face), words_width(text, self.library)
        area = Rect(
            text.at.x,
            text.at.y - text.size * heights.ascender,
            text.size * (width / size),
            text.size * (heights.ascender - heights.descender),
        )
        self._area = self._area.join(area) if self._area else area
        self._linked.append(shown)

    def _show(self, text: Text) -> tuple[str, dict[str, str]]:
        """What is drawn for words, and the outlines that this refers to."""
        size, x, y = text.size.pt, text.at.x.pt, text.at.y.pt
        place = _place(text)
        ink = _color(text.color)
        shown, outlines = "", dict[str, str]()
        for each in text.spread() if text.pieces else (text,):
            (drawn, more), at = self._glyphs(each, size), _place(each)
            outlines |= more
            shown += f'<g transform="{at}" fill="{ink}" aria-hidden="true" pointer-events="none">{drawn}</g>'
        if text.path:
            shown += self._words(text, f'transform="{place}"' if text.turn else f'x="{number(x)}" y="{number(y)}"')
        return shown, outlines

    def end_link(self) -> None:
        """Write the link of one line that is open, if one is: its area, as the PDF has it, and the words in it."""
        if self._link and self._area:
            url = quoteattr(to_ascii(self._link[0]))
            words = "".join(self._linked)
            area = f'<rect {_frame(self._area)} fill-opacity="0"/>'
            self.parts.append(f"<a href={url}>{area}{words}</a>")
        self._link, self._area, self._linked = None, None, []

    def _glyphs(self, text: Text, size: float) -> tuple[str, dict[str, str]]:
        """Groups of glyphs, one for all in a row that are of one font; and their outlines."""
        library = self.library
        key = (text.text, text.face, text.language, size, text.word_space, text.tracking)
        return library.keep_line(key, lambda: _draw_glyphs(text, size, library))

    def _words(self, text: Text, place: str) -> str:
        """The words as text that is not seen, as wide as those that are."""
        words = text.text
        if SOFT_HYPHEN in words:
            words = words.replace(SOFT_HYPHEN, "") + (SOFT_HYPHEN if words.endswith(SOFT_HYPHEN) else "")
        width = words_width(text, self.library)
        spoken = f" xml:lang={quoteattr(text.language)}" if text.language and text.language != self.language else ""
        fitted = f' textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"' if width else ""
        return (
            f'<text {place} font-size="{number(text.size.pt)}"{fitted} fill-opacity="0"{spoken}>{escape(words)}</text>'
        )

    def rule(self, rule: Rule) -> None:
        self.end_link()
        start, end = rule.start, rule.end
        x1, y1, x2, y2 = (finely(length.pt) for length in (start.x, start.y, end.x, end.y))
        stroke = _stroke(rule.color, rule.thickness.pt, rule.dash)
        self.parts.append(f'<path d="M{x1} {y1}L{x2} {y2}" {stroke}/>')

    def box(self, box: Box) -> None:
        self.end_link()
        if box.stroke is not None or box.fill is not None:
            stroke = _stroke(box.stroke, box.thickness.pt, box.dash)
            rect = box.rect
            left, top, right, foot = (finely(length.pt) for length in (rect.x, rect.y, rect.right, rect.bottom))
            # Around as PDF goes around, so that dashes begin at the same corner.
            steps = f"M{left} {foot}H{right}V{top}H{left}Z"
            self.parts.append(f'<path d="{steps}" fill="{_color(box.fill)}"{stroke and f" {stroke}"}/>')

    def drawing(self, drawing: Drawing) -> None:
        self.end_link()
        steps = "".join(
            letter + " ".join(f"{number(point.x.pt)} {number(point.y.pt)}" for point in points)
            for letter, points in drawing.steps
        )
        stroke = _stroke(drawing.stroke, drawing.thickness.pt, ())
        said = f'role="img" aria-label={quoteattr(drawing.alt)}' if drawing.path else 'aria-hidden="true"'
        self.parts.append(f'<path {said} d="{steps}" fill="{_color(drawing.fill)}"{stroke and f" {stroke}"}/>')

    def picture(self, picture: Picture) -> None:
        self.end_link()
        said = f'role="img" aria-label={quoteattr(picture.alt)}' if picture.path else 'aria-hidden="true"'
        image = picture.image
        uri = _uri(image.samples, "jpeg") if image.jpeg else _uri(png_of(image))
        self._image(picture.rect, uri, said)

    def imported(self, imported: Imported) -> None:
        self.end_link()
        form, rect = imported.form, imported.rect
        shown = f'role="img" aria-label={quoteattr(imported.alt)}' if imported.path else 'aria-hidden="true"'
        if paths := draw_paths(form.content):
            across, up = rect.width / form.size.width, rect.height / form.size.height
            matrix = f"matrix({finely(across, 0, 0, -up, rect.x.pt, rect.bottom.pt)})"
            self.parts.append(f'<g {shown} transform="{matrix}">{paths}</g>')
            return
        if self.show_form:
            self._image(rect, _uri(self.show_form(imported)), shown)
            return
        stroke = _stroke(_PALE, 1.0, (4.0, 4.0))
        said = quoteattr(f"{form.name}, page {form.number}")
        self.parts.append(f'<rect role="img" aria-label={said} {_frame(imported.rect)} fill="none" {stroke}/>')

    def _image(self, rect: Rect, uri: str, said: str) -> None:
        self.parts.append(f'<image {said} {_frame(rect)} preserveAspectRatio="none" href="{uri}"/>')


def _place(text: Text) -> str:
    turned = f" rotate({-text.turn:.4f})" if text.turn else ""
    return f"translate({number(text.at.x.pt)} {number(text.at.y.pt)}){turned}"


def _draw_glyphs(text: Text, size: float, library: Library) -> tuple[str, dict[str, str]]:
    """Groups of references to glyphs, in the units of their fonts and upward; and the outlines by their ids."""
    groups: list[str] = []
    outlines: dict[str, str] = {}
    uses: dict[tuple[FontInstance, int], str] = {}
    instance, pen, word_space, tracking = None, 0.0, text.word_space, text.tracking
    for run in library.settable(text.text, text.face, text.language):
        if run.instance is not instance:
            if groups:
                groups.append("</g>")
            # The pen is in font units, which another font may have more or fewer of in an em.
            pen = pen * run.instance.units / instance.units if instance else 0.0
            instance = run.instance
            scale = f"{size / instance.units:.7g}"
            groups.append(f'<g transform="scale({scale} -{scale})">')
        for letters, glyphs in run.clusters:
            for glyph, advance, right, up in glyphs:
                used = uses.get((instance, glyph))
                if used is None:
                    used = ""
                    if outline := instance.outline(glyph):  # a space has none
                        name = f"{library.mark(instance)}-{glyph}"
                        outlines[name] = f'<path id="{name}" d="{outline}"/>'
                        used = f'<use href="#{name}"'
                    uses[instance, glyph] = used
                if used:
                    rise = f' y="{up}"' if up else ""
                    groups.append(f'{used} x="{pen + right:.6g}"{rise}/>')
                pen += advance
            if tracking:
                pen += tracking * len(letters) * instance.units
        if word_space and run.is_space:
            pen += word_space * instance.units
    if groups:
        groups.append("</g>")
    return "".join(groups), outlines


def _frame(rect: Rect) -> str:
    x, y, width, height = (finely(length.pt) for length in (rect.x, rect.y, rect.width, rect.height))
    return f'x="{x}" y="{y}" width="{width}" height="{height}"'


def _stroke(color: Color | None, thickness: float, dash: tuple[float, ...]) -> str:
    if color is None:
        return ""
    dashed = f' stroke-dasharray="{finely(*dash)}"' if dash else ""
    return f'stroke="{_color(color)}" stroke-width="{finely(thickness)}"{dashed}'


def _color(color: Color | None) -> str:
    if color is None:
        return "none"
    levels = [round(255 * part) for part in (color * 3 if len(color) == 1 else color)]
    return "#" + "".join(f"{level:02x}" for level in levels)


def _uri(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
