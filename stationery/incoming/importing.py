"""Takes a page out of an incoming file: a form as plain values, with everything it shows and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from stationery.incoming.content_stream import Content, Contents, filters
from stationery.incoming.matrices import Box, Matrix
from stationery.incoming.pdf_reader import entry
from stationery.model.form import FormContent, PdfStream, PdfValue, Ref
from stationery.model.values import value

_LEFT_OUT = frozenset((
    "/Length", "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Alternates",
    "/OC", "/AF", "/ID", "/Interpolate", "/Measure", "/PtData", "/Resources",
))  # fmt: skip
"""What a form, a picture or a pattern can do without: its tags, its history, finer versions of itself, and hints for
smoothing, which PDF/A forbids (ISO 19005-2, 6.2.8). Resources are taken apart."""

_PACKING = frozenset(("/Filter", "/DecodeParms"))
_OF_FONTS = frozenset(("/CIDSet", "/CharSet"))
"""Lists of the glyphs in a font's file, which may be missing and may not be wrong (ISO 19005-2, 6.2.11.4.2)."""

_GLYPH, _FORM = "glyph", "form"


@value
class Overlaid:
    """A form drawn on top of a page, moved by a matrix: the appearance of a field that is filled in, or of a stamp."""

    form: Any
    matrix: Matrix


@value
class SeenPage:
    """What is taken of a page: its content, its transparency group, its box and how it stands upright, and what lies
    on top of it."""

    content: Content
    group: Any
    box: Box
    matrix: Matrix
    overlaid: tuple[Overlaid, ...] = ()


def take_form(content: Content, group: Any, box: Box, matrix: Matrix, contents: Contents) -> FormContent:
    """The content of a page as a form. Raises what pypdf raises where an object of it is broken."""
    return take_forms((SeenPage(content, group, box, matrix),), contents)[0]


def take_forms(pages: Sequence[SeenPage], contents: Contents) -> tuple[FormContent, ...]:
    """The pages of one file as forms that share their objects, so that a typeface of thirty pages is taken once."""
    objects = _Objects(contents)
    taken = [_take(page, objects) for page in pages]
    found = tuple(objects.found)
    return tuple(
        FormContent(data, page.box, page.matrix, group, resources, found)
        for page, (data, group, resources) in zip(pages, taken, strict=True)
    )


def _take(page: SeenPage, objects: _Objects) -> tuple[bytes, PdfValue, PdfValue]:
    """Operators, group and resources of a page."""
    group = None if page.group is None else objects.value(page.group)
    resources = objects.resources(page.content)
    data = page.content.strip_marks()
    if page.overlaid:
        named = dict(resources.get("XObject", {}))
        data = b"q\n" + data + b"\nQ"
        for number, each in enumerate(page.overlaid, 1):
            name = f"Overlaid{number}"
            named[name] = objects.value(each.form, _FORM)
            numbers = " ".join(f"{part:.5f}" for part in each.matrix)
            data += f"\nq {numbers} cm /{name} Do Q".encode()
        resources = {**resources, "XObject": named}
    return data, group, resources


class _Objects:
    """Takes objects out of a file, each of them once."""

    def __init__(self, contents: Contents) -> None:
        self.found: list[PdfValue | PdfStream] = []
        self._contents = contents
        self._known: dict[tuple[int, int, str, int], PdfValue] = {}
        self._kept: list[Any] = []

    def value(self, of: Any, role: str = "", outer: Any = None) -> PdfValue:
        """An object as a plain value. `role` says what a glyph's content is, which does not say so itself.

        `outer` are the resources of whoever shows it.
        """
        from pypdf import generic

        match of:
            case generic.IndirectObject():
                return self._indirect(of, role, outer)
            case generic.StreamObject():
                return self._add(self._stream(of, role, outer))
            case generic.DictionaryObject():
                return self._dictionary(of)
            case generic.ArrayObject():
                return tuple([self.value(each) for each in of])
            case generic.BooleanObject():
                return bool(of.value)
            case generic.NameObject():
                return of.removeprefix("/")
            case generic.NumberObject():
                return int(of)
            case generic.FloatObject():
                return float(of)
            case generic.ByteStringObject():
                return bytes(of)
            case generic.TextStringObject():
                return of.original_bytes
            case generic.NullObject() | None:
                return None
        raise ValueError(f"an object of an unknown kind: {type(of).__name__}")

    def resources(self, content: Content) -> dict[str, dict[str, PdfValue]]:
        """The resources that the content names."""
        return {
            kind.removeprefix("/"): {
                key.removeprefix("/"): self.value(each, "", content.resources) for key, each in named.items()
            }
            for kind, named in content.used.items()
        }

    def _add(self, of: PdfValue | PdfStream) -> Ref:
        self.found.append(of)
        return Ref(len(self.found) - 1)

    def _indirect(self, of: Any, role: str, outer: Any) -> PdfValue:
        from pypdf.generic import NullObject, StreamObject

        found = of.get_object()
        if found is None or isinstance(found, NullObject):
            return None
        # A form without resources of its own shows those of the page that it is on.
        of_page = isinstance(found, StreamObject) and entry(found, "/Subtype") == "/Form" and "/Resources" not in found
        key = (of.idnum, of.generation, role, id(outer) if of_page else 0)
        if key not in self._known:
            if of_page:
                self._kept.append(outer)  # so that no other object gets its id
            if isinstance(found, StreamObject):
                # A stream gets its place after its parts; a form that shows itself is dropped.
                self._known[key] = None
                self._known[key] = self._add(self._stream(found, role, outer))
            else:
                self._known[key] = place = self._add(None)
                self.found[place.index] = self.value(found, role, outer)
        return self._known[key]

    def _dictionary(self, of: Any) -> PdfValue:
        if entry(of, "/Subtype") == "/Type3" and entry(of, "/Type") != "/FontDescriptor":
            return self._type3(of)
        return self._entries(of, _OF_FONTS if entry(of, "/Type") == "/FontDescriptor" else frozenset())

    def _type3(self, font: Any) -> PdfValue:
        glyphs, outer = font["/CharProcs"], entry(font, "/Resources")
        procs = {key.removeprefix("/"): self.value(glyphs.raw_get(key), _GLYPH, outer) for key in glyphs}
        return {**self._entries(font, frozenset(("/CharProcs", "/Resources"))), "CharProcs": procs}

    def _entries(self, of: Any, left_out: Iterable[str]) -> dict[str, PdfValue]:
        return {key.removeprefix("/"): self.value(of.raw_get(key)) for key in of if key not in left_out}

    def _stream(self, of: Any, role: str, outer: Any) -> PdfStream:
        subtype = entry(of, "/Subtype")
        if subtype == "/Form" or entry(of, "/PatternType") == 1 or role:
            content = self._contents.of_form(of, outer)
            entries = self._entries(of, _LEFT_OUT | _PACKING)
            if role == _FORM:
                entries["Subtype"] = "Form"
            return PdfStream({**entries, "Resources": self.resources(content)}, content.strip_marks(), False)
        left_out = _LEFT_OUT if subtype == "/Image" else frozenset(("/Length",))
        if "/LZWDecode" in filters(of):
            return PdfStream(self._entries(of, left_out | _PACKING), of.get_data(), False)
        return PdfStream(self._entries(of, left_out), of._data, True)
