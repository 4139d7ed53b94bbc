"""Molds: of files that are one letter each, what those of one layout have alike, which is nearly all but the words.

The first file of a layout is drawn as any is, and watched. Its content is kept with signs in the place of the codes of
letters, which each file numbers anew; so are its objects, whose numbers are the same in all. Whatever is not as simple
as that leaves no mold, and the files of that layout are drawn one by one.
"""

from __future__ import annotations

import re
from array import array

from stationery.model.page import Layout, Page, SeriesPage, Text
from stationery.model.tuples import NamedTuple
from stationery.model.typeface import Face
from stationery.pdf.canvas import Canvas
from stationery.pdf.draw import draw_page
from stationery.pdf.embedding import EmbeddedFont
from stationery.pdf.file import Objects, Put, Ref
from stationery.pdf.font_instance import FontInstance
from stationery.pdf.fonts import Library
from stationery.pdf.resources import Resources
from stationery.pdf.shaping import join_operands

_FONT_OR_CODES = re.compile(r"/(F\d+) [\d.-]+ Tf|<([0-9A-F]+)>")
_DIGITS = 4
"""Hexadecimal digits of a code."""

_MOST_MOLDS = 200
"""Each 10 to 20 KiB."""

Keys = tuple[tuple[int, tuple[int, str]], ...]
"""Signs, each with the glyph and the letters whose code it stands for."""


class _Part(NamedTuple):
    """Operators with signs in them, whose letters are all of one font, or of none; or words that each file has its own
    of, if there is a `face`."""

    instance: FontInstance | None
    text: str
    keys: Keys
    face: Face | None = None
    language: str = ""


class Mold(NamedTuple):
    """The parts of a page's content, and the number of this; all other objects of the page; the fonts of the file, in
    their order; the objects of its trees, written when it was closed, and the two topmost of them."""

    parts: tuple[_Part, ...]
    content: Ref
    objects: Objects
    fonts: tuple[FontInstance, ...]
    trees: Put
    tops: tuple[Ref, Ref]
    tells_sender: bool


class Learned(NamedTuple):
    """What is known of a mold before the file is closed; no parts if there is none."""

    parts: tuple[_Part, ...] | None
    fonts: tuple[FontInstance, ...]
    content: Ref
    objects: Objects

    def to_mold(self, trees: Put | None, tops: tuple[Ref, Ref], tells_sender: bool) -> Mold | None:
        if self.parts is None or trees is None:
            return None
        return Mold(self.parts, self.content, self.objects, self.fonts, trees, tops, tells_sender)


MoldKey = tuple[Layout | None, tuple[str, ...], str, str]
"""A layout, the sender's lines, the letter's language, and the file's."""


class Molds:
    """Those of the files that are made one after the other; None where a layout is not so simple."""

    def __init__(self) -> None:
        self._kept: dict[MoldKey, Mold | None] = {}

    def __contains__(self, key: MoldKey) -> bool:
        return key in self._kept

    def get(self, key: MoldKey) -> Mold | None:
        return self._kept.get(key)

    def keep(self, key: MoldKey, mold: Mold | None) -> None:
        if len(self._kept) >= _MOST_MOLDS:
            self._kept.clear()
        self._kept[key] = mold


def learn(page: SeriesPage, whole: Page, canvas: Canvas, library: Library, resources: Resources) -> Learned:
    """Draw a page, and look at what is drawn."""
    watch = _Watch(page, canvas, resources)
    draw_page(whole, canvas, library, resources, watch.pass_by)
    parts = watch.parts()
    fonts = tuple([font.instance for font in resources.embedded])
    return Learned(parts, fonts, Ref(0), Objects(array("Q"), (), Ref(0)))


class _Watch:
    """Watches how the first page of a layout is drawn on a canvas."""

    def __init__(self, page: SeriesPage, canvas: Canvas, resources: Resources) -> None:
        assert page.layout, "there is nothing to learn from a page without a layout"
        self._canvas = canvas
        self._resources = resources
        starts = [0]
        for group in page.layout.groups:
            starts.append(starts[-1] + len(group.items))
        self._slots = frozenset([starts[group] + place for group, place in page.layout.slots])
        self._places: dict[int, Text] = {}

    def pass_by(self, number: int, item: object) -> None:
        """The page's item of that number was drawn just now."""
        if number in self._slots and isinstance(item, Text):
            self._places[len(self._canvas.operators) - 1] = item

    def parts(self) -> tuple[_Part, ...] | None:
        """The content; None if it is not so simple."""
        fonts = {font.resource: font for font in self._resources.embedded}
        found: list[_Part] = []
        font: EmbeddedFont | None = None
        for number, operator in enumerate(self._canvas.operators):
            if "ActualText" in operator or operator.count(" TJ") > 1:
                return None
            text = self._places.get(number)
            head, bracket, tail = operator.partition("[")
            if text is not None and not (bracket and tail.endswith("] TJ") and not (text.tracking or text.word_space)):
                return None
            shown = operator if text is None else f"{head}["
            for named in _FONT_OR_CODES.finditer(shown):
                font = fonts[named[1]] if named[1] else font
            keys: dict[int, tuple[int, str]] = {}
            signed = _sign(shown, font, keys) if font else shown
            instance = font.instance if font else None
            found.append(_Part(instance, signed if number == 0 else f"\n{signed}", tuple(keys.items())))
            if text is not None:
                found.append(_Part(instance, "", (), text.face, text.language))
                found.append(_Part(instance, "] TJ", ()))
        return tuple(found) if len(self._places) == len(self._slots) else None


def _sign(operator: str, font: EmbeddedFont, keys: dict[int, tuple[int, str]]) -> str:
    """An operator with signs for codes, whose meanings are noted."""
    meanings = font.meanings

    def sign(found: re.Match[str]) -> str:
        codes = found[2]
        if not codes:
            return found[0]
        signs = ""
        for at in range(0, len(codes), _DIGITS):
            key = meanings[int(codes[at : at + _DIGITS], 16)]
            number = font.instance.sign(key)
            keys[number] = key
            signs += chr(number)
        return f"<{signs}>"

    return _FONT_OR_CODES.sub(sign, operator)


def spell_content(mold: Mold, page: SeriesPage, library: Library, resources: Resources) -> str | None:
    """The content of another page of the layout; None for words that are not so simple as to be cast."""
    words = iter(page.words)
    parts: list[tuple[EmbeddedFont | None, str]] = []
    for instance, text, keys, face, language in mold.parts:
        font = resources.font(instance) if instance else None
        if face is not None:
            assert font, "words are shown in a font"
            cast = _cast_words(next(words)[0], face, language, font, library)
            if cast is None:
                return None
            text = cast
        elif font and not font.number_signs(keys):
            return None
        parts.append((font, text))
    if tuple([font.instance for font in resources.embedded]) != mold.fonts:
        return None
    return "".join([text.translate(font.signed) if font else text for font, text in parts])


def _cast_words(text: str, face: Face, language: str, font: EmbeddedFont, library: Library) -> str | None:
    """The operand of a text, with signs; None if it is not all of the font."""
    pieces: list[str] = []
    for run in library.settable(text, face, language):
        drawn = run.drawn
        if drawn is None or run.instance is not font.instance or not font.number_signs(drawn.keys):
            return None
        pieces.append(drawn.operand)
    return join_operands(pieces)
