"""Parses an SVG file into a tree of elements, and refuses what no drawing needs: entities, scripts, references out."""

from __future__ import annotations

import gzip
import re
import zlib
from typing import Any
from xml.parsers import expat

from stationery.model.errors import Place, SourceError

MOST_BYTES = 2_000_000
MOST_ELEMENTS = 20_000
DEEPEST = 64
"""More than a logo has: those in ten free sets of icons stay below a hundredth of each."""

_SVG = "http://www.w3.org/2000/svg"
_PLAIN_COPY = "export it as plain SVG, without this"
_OUTSIDE = re.compile(r"url\(\s*['\"]?\s*(?!#)[^)\s]|@import|expression\(|javascript:", re.IGNORECASE)
_RUNS = frozenset(("script", "foreignObject", "handler", "listener", "iframe", "object", "embed", "audio", "video"))
_MOVES = frozenset(("animate", "animateMotion", "animateTransform", "animateColor", "set", "discard"))


class Element:
    """An element with its attributes, without namespaces; `text` is what stands directly in it."""

    __slots__ = ("attributes", "kids", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.kids: list[Element] = []
        self.text = ""

    def get(self, key: str, default: str = "") -> str:
        return self.attributes.get(key, default).strip()


def parse_svg(data: bytes, name: str, place: Place | None) -> Element:
    """The root of the file called `name`. Raises SourceError, at `place`, for what is broken, oversized, or refused."""
    return _Parser(name, place).parse(_unpack(data, name, place))


def _unpack(data: bytes, name: str, place: Place | None) -> bytes:
    if data[:2] == b"\x1f\x8b":
        try:
            inflate = zlib.decompressobj(wbits=31)
            data = inflate.decompress(data, MOST_BYTES + 1)
        except (zlib.error, gzip.BadGzipFile) as wrong:
            raise SourceError(f"{name} is damaged: {wrong}", place, "save it again as SVG") from None
    if len(data) > MOST_BYTES:
        raise SourceError(f"{name} is larger than {MOST_BYTES // 1_000_000} MB", place, "simplify the drawing")
    return data


class _Parser:
    def __init__(self, name: str, place: Place | None) -> None:
        self.name, self.place = name, place
        self.count = 0
        self.open: list[Element | None] = []
        self.root: Element | None = None

    def refuse(self, what: str, hint: str = _PLAIN_COPY) -> None:
        raise SourceError(f"{self.name} {what}", self.place, hint)

    def parse(self, data: bytes) -> Element:
        parser: Any = expat.ParserCreate(namespace_separator=" ")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.EntityDeclHandler = lambda *_: self.refuse("declares entities")
        parser.ExternalEntityRefHandler = lambda *_: self.refuse("refers to another file")
        parser.ProcessingInstructionHandler = self._instruct
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(data, True)
        except expat.ExpatError as wrong:
            raise SourceError(f"{self.name} is damaged: {wrong}", self.place, "save it again as SVG") from None
        if self.root is None or self.root.name != "svg":
            raise SourceError(f"{self.name} isn't an SVG drawing", self.place, "use an SVG, PNG, JPEG, or PDF file")
        return self.root

    def _instruct(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            self.refuse("refers to another file (a style sheet)")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if self.count > MOST_ELEMENTS:
            self.refuse(f"has more than {MOST_ELEMENTS:,} elements", "simplify the drawing")
        if len(self.open) >= DEEPEST:
            self.refuse(f"is nested more than {DEEPEST} deep", "simplify the drawing")
        space, _, local = name.rpartition(" ")
        above = self.open[-1] if self.open else None
        if (space not in (_SVG, "")) or (self.open and above is None):
            self.open.append(None)  # a drawing program's own notes
            return
        if local in _RUNS:
            self.refuse(f"contains <{local}>")
        if local in _MOVES:
            self.refuse("is animated")
        element = Element(local, {})
        for key, text in attributes.items():
            _, _, short = key.rpartition(" ")
            if short.lower().startswith("on") and " " not in key:
                self.refuse(f"contains scripts ({short})")
            if short == "href" and local != "a" and not text.strip().startswith("#"):
                kind = "a picture" if local == "image" else "another file"
                self.refuse(f"refers to {kind} outside the drawing (<{local}>)", "embed nothing; draw it as paths")
            if _OUTSIDE.search(text):
                self.refuse(f"refers to another file ({short})")
            element.attributes[short] = text
        if above:
            above.kids.append(element)
        if self.root is None:
            self.root = element
        self.open.append(element)

    def _end(self, name: str) -> None:
        element = self.open.pop()
        if element and element.name == "style" and _OUTSIDE.search(element.text):
            self.refuse("refers to another file (in its style sheet)")

    def _text(self, text: str) -> None:
        if self.open and (element := self.open[-1]) is not None:
            element.text += text
