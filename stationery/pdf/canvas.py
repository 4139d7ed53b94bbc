"""Canvas: the operators of one page, which knows whose content they are, and the page as an object of the file."""

from __future__ import annotations

from stationery.pdf.file import PdfFile, Ref
from stationery.pdf.structure import Element, StructureTree
from stationery.pdf.syntax import finely, number, numbers

_BLACK = (0.0,)


class Operators:
    """Operators that draw, in a row; the states that they set are set again only where they change."""

    def __init__(self) -> None:
        self._operators: list[str] = []
        self._in_text = False
        self._font: tuple[str, float] = ("", 0.0)
        self._colors: dict[str, tuple[float, ...]] = {}
        self._stroke: tuple[str, str] = ("", "?")

    def write(self, operators: str) -> None:
        self._operators.append(operators)

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
        if self._colors.get(use) != color:
            self._colors[use] = color
            operator = {("fill", 1): "g", ("fill", 3): "rg", ("stroke", 1): "G", ("stroke", 3): "RG"}[use, len(color)]
            self.write(f"{numbers(*color)} {operator}")

    def stroke(self, thickness: float, dash: tuple[float, ...]) -> None:
        """How thick lines are from here on, and how long their dashes and gaps."""
        width, pattern = finely(thickness), finely(*dash)
        if self._stroke != (width, pattern):
            if self._stroke[0] != width:
                self.write(f"{width} w")
            if self._stroke[1] != pattern:
                self.write(f"[{pattern}] 0 d")
            self._stroke = (width, pattern)

    def initial_state(self) -> str:
        """What sets anew, within a saved state, what was set of colors and strokes: a form is drawn in the state that
        it finds, and relies on the one with which a page begins."""
        width, pattern = self._stroke
        resets = [
            ("[] 0 d", pattern not in ("", "?")),
            ("1 w", width not in ("", "1")),
            ("0 g", self._colors.get("fill", _BLACK) != _BLACK),
            ("0 G", self._colors.get("stroke", _BLACK) != _BLACK),
        ]
        return "".join(f"{operator} " for operator, changed in resets if changed)

    @property
    def operators(self) -> list[str]:
        """What was written, in a row."""
        return self._operators

    def bytes(self) -> bytes:
        return "\n".join(self._operators).encode("latin-1")


class Canvas(Operators):
    """A page on which everything is either content of an element or an artifact. Places are in points, y upward.

    `write` adds operators; `mark` and `mark_artifact` say whose content comes next, and keep an open mark open.
    """

    def __init__(self, file: PdfFile, tree: StructureTree, width: float, height: float) -> None:
        super().__init__()
        self.file = file
        self.tree = tree
        self.page = file.reserve()
        self.content = Ref(0)
        self.annotations: list[Ref] = []
        self.box = f"[0 0 {numbers(width, height)}]"
        self._elements: list[Element] = []
        self._marked: Element | str = ""
        self._colors = {"fill": (0.0,), "stroke": (0.0,)}
        self._stroke = ("1", "")
        self._shown: dict[str, Ref] = {}

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

    def show(self, resource: str, ref: Ref) -> None:
        """Name an image or a form on this page."""
        self._shown[resource] = ref

    def finish(self, parent: Ref, fonts: Ref) -> Ref:
        """Write the page, a kid of the node `parent`; `fonts` names the fonts of all pages."""
        self.end_mark()
        self.content = self.file.add_stream(self.bytes())
        shown = "".join(f"/{resource} {ref} " for resource, ref in self._shown.items())
        entries = f"/Type /Page /Parent {parent} /MediaBox {self.box} /Contents {self.content}"
        entries += f" /Resources <</Font {fonts}{f' /XObject <<{shown}>>' if shown else ''}>>"
        entries += f" /StructParents {self.tree.add_parent(self._elements)} /Tabs /S"
        if self.annotations:
            entries += f" /Annots [{' '.join(map(str, self.annotations))}]"
        self.file.put(self.page, f"<<{entries}>>")
        return self.page
