"""A page that came in written among our own objects: a form with all that it shows, and nothing else of its file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stationery.incoming.content_stream import Content, filters, form_content, read_content
from stationery.incoming.pdf_reader import entry
from stationery.model.page import Form
from stationery.model.values import singular
from stationery.pdf.file import PdfFile, Ref
from stationery.pdf.syntax import name, number

_LEFT_OUT = frozenset((
    "/Length", "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Alternates",
    "/OC", "/AF", "/ID", "/Interpolate", "/Measure", "/PtData", "/Resources",
))  # fmt: skip
"""What a form, a picture or a pattern can do without: its tags, its history, finer versions of itself, and hints for
smoothing, which PDF/A forbids (ISO 19005-2, 6.2.8). Resources are written apart."""

_OF_FONTS = frozenset(("/CIDSet", "/CharSet"))
"""Lists of the glyphs in a font's file, which may be missing and may not be wrong (ISO 19005-2, 6.2.11.4.2)."""


@singular
class Sheet:
    """A page of a PDF that came in: its drawing, the box of it that is seen, and the matrix that sets the box upright
    with its lower left corner at 0, 0; lengths are in points."""

    content: Content
    group: Any
    box: tuple[float, float, float, float]
    matrix: tuple[float, float, float, float, float, float]


def write_form(form: Form, file: PdfFile) -> Ref:
    """Write the form with all that it shows."""
    sheet = form.content
    assert isinstance(sheet, Sheet)
    writer = _Writer(file)
    entries = f"/Type /XObject /Subtype /Form /BBox [{_numbers(sheet.box)}] /Matrix [{_numbers(sheet.matrix)}]"
    if sheet.group is not None:
        entries += f" /Group {writer.value(sheet.group)}"
    entries += f" /Resources {writer.resources(sheet.content)}"
    return file.add_stream(sheet.content.unmarked(), entries)


class _Writer:
    """Writes objects of one file into another, each of them once."""

    def __init__(self, file: PdfFile) -> None:
        self.file = file
        self.known: dict[tuple[int, int, str], str] = {}

    def value(self, of: Any, role: str = "", outer: Any = None) -> str:
        """An object as text. `role` says what it is, where it does not say so itself: a `glyph`, or `pattern`.

        `outer` are the resources of whoever shows it.
        """
        from pypdf import generic

        if isinstance(of, generic.IndirectObject):
            return self.indirect(of, role, outer)
        match of:
            case generic.StreamObject():
                return str(self.stream(of, role, outer))
            case generic.DictionaryObject():
                return self.dictionary(of)
            case generic.ArrayObject():
                return f"[{' '.join(self.value(each) for each in of)}]"
            case generic.BooleanObject():
                return "true" if of.value else "false"
            case generic.NameObject():
                return _name(of)
            case generic.NumberObject():
                return str(int(of))
            case generic.FloatObject():
                return _real(float(of))
            case generic.ByteStringObject():
                return f"<{bytes(of).hex()}>"
            case generic.TextStringObject():
                return f"<{of.original_bytes.hex()}>"
            case generic.NullObject() | None:
                return "null"
        raise ValueError(f"an object of an unknown kind: {type(of).__name__}")

    def indirect(self, of: Any, role: str, outer: Any) -> str:
        from pypdf.generic import NullObject, StreamObject

        key = (of.idnum, of.generation, role)
        if key not in self.known:
            found = of.get_object()
            if found is None or isinstance(found, NullObject):
                return "null"
            if isinstance(found, StreamObject):
                # A stream's number is given once its parts are written; of a form that shows itself nothing is left.
                self.known[key] = "null"
                self.known[key] = str(self.stream(found, role, outer))
            else:
                ref = self.file.reserve()
                self.known[key] = str(ref)
                self.file.put(ref, self.value(found, role, outer))
        return self.known[key]

    def dictionary(self, of: Any) -> str:
        left_out: frozenset[str] = frozenset()
        role = ""
        if entry(of, "/Type") == "/FontDescriptor":
            left_out = _OF_FONTS
        elif entry(of, "/Subtype") == "/Type3":
            return self.type3(of)
        return self.entries(of, left_out, role)

    def type3(self, font: Any) -> str:
        glyphs = {key: font["/CharProcs"].raw_get(key) for key in font["/CharProcs"]}
        outer = entry(font, "/Resources")
        procs = " ".join(f"{_name(key)} {self.value(glyph, 'glyph', outer)}" for key, glyph in glyphs.items())
        rest = self.pairs(font, frozenset(("/CharProcs", "/Resources")))
        return f"<<{rest} /CharProcs <<{procs}>>>>"

    def entries(self, of: Any, left_out: frozenset[str], role: str = "") -> str:
        return f"<<{self.pairs(of, left_out, role)}>>"

    def pairs(self, of: Any, left_out: Iterable[str], role: str = "") -> str:
        return " ".join(f"{_name(key)} {self.value(of.raw_get(key), role)}" for key in of if key not in left_out)

    def stream(self, of: Any, role: str, outer: Any) -> Ref:
        subtype = entry(of, "/Subtype")
        if subtype == "/Form" or entry(of, "/PatternType") == 1 or role == "glyph":
            content = form_content(of, outer)
            entries = self.pairs(of, _LEFT_OUT | {"/Filter", "/DecodeParms"})
            return self.file.add_stream(content.unmarked(), f"{entries} /Resources {self.resources(content)}")
        left_out = _LEFT_OUT if subtype == "/Image" else frozenset(("/Length",))
        if "/LZWDecode" in filters(of):
            entries = self.pairs(of, left_out | {"/Filter", "/DecodeParms"})
            return self.file.add_stream(of.get_data(), entries)
        return self.file.add_encoded(of._data, self.pairs(of, left_out))

    def resources(self, content: Content) -> str:
        """The resources that the content names."""
        kinds = []
        for kind, named in content.used.items():
            pairs = (f"{_name(key)} {self.value(each, '', content.resources)}" for key, each in named.items())
            kinds.append(f"{kind} <<{' '.join(pairs)}>>")
        return f"<<{' '.join(kinds)}>>"


def page_content(page: Any) -> Content:
    return read_content(entry(page, "/Contents"), entry(page, "/Resources"))


def _name(of: str) -> str:
    return name(of.removeprefix("/"))


def _real(value: float) -> str:
    return f"{value:.8f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _numbers(values: Iterable[float]) -> str:
    return " ".join(map(number, values))
