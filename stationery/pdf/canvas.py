"""TaggedCanvas: reportlab's Canvas, whose pages know their marked content and whose file is our Container."""

from __future__ import annotations

from typing import Any

from stationery.pdf.container import Container
from stationery.pdf.structure import Element, StructureTree
from stationery.pdf.syntax import Literal, Stream, number, numbers, reference

from reportlab.pdfgen.canvas import Canvas  # isort: skip  (after syntax, which imports it quietly)


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas on which everything is either content of an element or an artifact.

    `write` adds operators; `mark` and `mark_artifact` say whose content comes next, and keep an open mark open.
    """

    def __init__(self, language: str) -> None:
        super().__init__(None, invariant=1, pageCompression=1, pdfVersion=(1, 7), initialFontName="Helvetica")
        self._doc = Container(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        self.tree = StructureTree(self._doc, language)
        self.fonts = Literal("")
        self.images: dict[int, tuple[str, str]] = {}

    def _make_preamble(self) -> None:
        """Nothing: reportlab's own selects a Helvetica that is not embedded."""
        self._preamble = ""

    @property
    def document(self) -> Any:
        return self._doc

    def begin_page(self, width: float, height: float) -> None:
        self._pagesize = (width, height)
        self._sheet = Literal("")
        self._doc.Reference(self._sheet, self._doc.thisPageName())
        self.page = reference(self._doc, self._sheet)
        self.annotations: list[str] = []
        self._elements: list[Element] = []
        self._marked: Element | str = ""
        self._in_text = False
        self._font: tuple[str, float] = ("", 0.0)
        self._colors: dict[str, tuple[float, ...]] = {"fill": (0.0,), "stroke": (0.0,)}
        self._used: dict[str, str] = {}

    def write(self, operators: str) -> None:
        self._code.append(operators)

    def mark(self, element: Element) -> None:
        """What follows is content of `element`."""
        if self._marked is not element:
            self.end_mark()
            self._marked = element
            self.write(f"/{element.role if element.role.isalnum() else 'P'} <</MCID {len(self._elements)}>> BDC")
            element.kids.append((self.page, len(self._elements)))
            self._elements.append(element)

    def mark_artifact(self) -> None:
        """What follows belongs to no element: rules, marks, what is repeated on every sheet."""
        if self._marked != "Artifact":
            self.end_mark()
            self._marked = "Artifact"
            self.write("/Artifact BMC")

    def end_mark(self) -> None:
        self.end_text()
        if self._marked:
            self.write("EMC")
            self._marked = ""

    def begin_text(self) -> None:
        if not self._in_text:
            self.write("BT")
            self._in_text = True

    def end_text(self) -> None:
        if self._in_text:
            self.write("ET")
            self._in_text = False

    def font_operator(self, resource: str, size: float) -> str:
        """What selects a font, or nothing where it is selected already."""
        if self._font == (resource, size):
            return ""
        self._font = (resource, size)
        return f"/{resource} {number(size)} Tf "

    def color(self, color: tuple[float, ...], use: str) -> None:
        """Gray or sRGB for filling (text too) or stroking; pure black stays in the gray space, sharp on any printer."""
        if self._colors[use] != color:
            self._colors[use] = color
            operator = {("fill", 1): "g", ("fill", 3): "rg", ("stroke", 1): "G", ("stroke", 3): "RG"}[use, len(color)]
            self.write(f"{numbers(*color)} {operator}")

    def use_image(self, resource: str, image: str) -> None:
        """Name an image's object on this page."""
        self._used[resource] = image

    def showPage(self) -> None:
        """End the page and write its objects."""
        self.end_mark()
        content = reference(self._doc, Stream("\n".join(self._code).encode("latin-1")))
        images = "".join(f"/{resource} {image} " for resource, image in self._used.items())
        entries = f"/Type /Page /Parent {reference(self._doc, self._doc.Pages)}"
        entries += f" /MediaBox [0 0 {numbers(*self._pagesize)}] /Contents {content}"
        entries += f" /Resources <</Font {reference(self._doc, self.fonts)}"
        entries += f"{f' /XObject <<{images}>>' if images else ''}>>"
        entries += f" /StructParents {self.tree.add_parent(self._elements)} /Tabs /S"
        if self.annotations:
            entries += f" /Annots [{' '.join(self.annotations)}]"
        self._sheet.text = f"<<{entries}>>"
        self._doc.addPage(self._sheet)
        self._restartAccumulators()
        self.init_graphics_state()
        self._pageNumber += 1
