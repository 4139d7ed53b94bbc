"""Paths of tags grown into the structure tree: the elements, what they hold on which page, and their names."""

from __future__ import annotations

from typing import Any

from stationery.model.page import LINE_END, SENDER_NOTE, SHOWING_SENDER, Path, Tag
from stationery.pdf.syntax import Literal, name, reference, string

from reportlab.pdfbase.pdfdoc import PDFObject  # isort: skip  (after syntax, which imports it quietly)

_GROUPING = frozenset(
    ("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private")
)
_INLINE = frozenset(("Link", "Span", "Quote", "Code"))
_STANDARD = (
    _GROUPING
    | _INLINE
    | frozenset(
        (
            "P",
            "H",
            "H1",
            "H2",
            "H3",
            "H4",
            "H5",
            "H6",
            "L",
            "LI",
            "Lbl",
            "LBody",
            "Table",
            "TR",
            "TH",
            "TD",
            "THead",
            "TBody",
            "TFoot",
            "Note",
            "Annot",
            "Figure",
            "Formula",
            "Form",
        )
    )
)
"""The standard types of ISO 32000-1, 14.8.4, but for `Reference`: ours is the reference line, theirs a citation."""

_HEADS_COLUMN = "<</O /Table /Scope /Column>>"
"""What a header cell says of itself (ISO 14289-1, 7.5)."""

_RENAMED = {"Reference": "ReferenceLine", "BibEntry": "BibliographyEntry"}


class Element(PDFObject):  # type: ignore[misc]
    """One element: its kids are elements, marked content (page, number) or annotations (page, reference)."""

    __RefOnly__ = 1

    def __init__(self, tag: Tag, parent: Element | None, root: StructureTree) -> None:
        self.role = tag.role
        self.alt = tag.alt
        self.parent = parent
        self.root = root
        self.language = ""
        self.attributes = ""
        self.kids: list[Element | tuple[str, int] | tuple[str, str]] = []

    def ancestor(self, role: str) -> Element | None:
        """The nearest element above with this role."""
        above = self.parent
        while above is not None and above.role != role:
            above = above.parent
        return above

    def format(self, document: Any) -> bytes:
        home = next((kid[0] for kid in self.kids if not isinstance(kid, Element)), "")
        kids = []
        for kid in self.kids:
            if isinstance(kid, Element):
                kids.append(reference(document, kid))
                continue
            page, what = kid
            if isinstance(what, str):
                kids.append(f"<</Type /OBJR /Pg {page} /Obj {what}>>")
            else:
                kids.append(str(what) if page == home else f"<</Type /MCR /Pg {page} /MCID {what}>>")
        entries = f"/Type /StructElem /S {name(_RENAMED.get(self.role, self.role))}"
        entries += f" /P {reference(document, self.parent or self.root)}"
        if home:
            entries += f" /Pg {home}"
        if self.alt:
            entries += f" /Alt {string(self.alt)}"
        if self.language:
            entries += f" /Lang {string(self.language)}"
        if self.attributes:
            entries += f" /A {self.attributes}"
        return f"<<{entries} /K [{' '.join(kids)}]>>".encode("latin-1")


class StructureTree(PDFObject):  # type: ignore[misc]
    """The tree of a document. Elements stand in the order in which they are first asked for: the reading order."""

    __RefOnly__ = 1

    def __init__(self, document: Any, language: str) -> None:
        self.document = document
        self.language = language
        self.top = self._new(Tag("Document"), None)
        self._elements: dict[Path, Element] = {}
        self._leaves: dict[Path, Element] = {}
        self._parents: list[list[Element] | Element] = []

    def leaf(self, path: Path, language: str) -> Element:
        """The element that holds what stands at `path`; content of a part goes into a paragraph of that part."""
        found = self._leaves.get(path)
        if found is None:
            full: Path = ()
            for tag in path:
                full = (*self._with_paragraph(full, tag.role in _INLINE), tag)
            full = self._with_paragraph(full, True)
            found = self._leaves[path] = self._grown(full)
            if language and language != self.language and not found.kids:
                found.language = language
        return found

    def _with_paragraph(self, path: Path, inline: bool) -> Path:
        """Inline content stands in a P below a part, and in an LBody below a list item."""
        if not inline or not path:
            return path
        role = path[-1].role
        if role == "LI":
            return (*path, Tag("LBody"))
        return (*path, Tag("P")) if role in _GROUPING or role not in _STANDARD else path

    def _grown(self, path: Path) -> Element:
        above = self.top
        for depth in range(1, len(path) + 1):
            element = self._elements.get(path[:depth])
            if element is None:
                element = self._elements[path[:depth]] = self._new(path[depth - 1], above)
                above.kids.append(element)
            above = element
        return above

    def _new(self, tag: Tag, parent: Element | None) -> Element:
        element = Element(tag, parent, self)
        if tag.role == "TH":
            element.attributes = _HEADS_COLUMN
        self.document.Reference(element)
        return element

    def tell_sender(self, lines: tuple[str, ...]) -> bool:
        """Note at the element that shows the sender how the return address is parted into lines.

        A letterhead joins lines, so that its words do not tell. User properties are for what a reader of the tags may
        want and nobody sees (ISO 32000-1, 14.7.5.4). False if no element shows the sender.
        """
        for role in SHOWING_SENDER:
            for path, element in self._elements.items():
                if len(path) == 1 and element.role == role:
                    element.attributes = (
                        f"<</O /UserProperties /P [<</N {string(SENDER_NOTE)} /V {string(LINE_END.join(lines))}>>]>>"
                    )
                    return True
        return False

    def add_parent(self, parent: list[Element] | Element) -> int:
        """The key under which a page's elements (by content number) or an annotation's element are found."""
        self._parents.append(parent)
        return len(self._parents) - 1

    def format(self, document: Any) -> bytes:
        numbers = []
        for key, parent in enumerate(self._parents):
            if isinstance(parent, Element):
                numbers.append(f"{key} {reference(document, parent)}")
            else:
                numbers.append(f"{key} [{' '.join(reference(document, element) for element in parent)}]")
        parents = reference(document, Literal(f"<</Nums [{' '.join(numbers)}]>>"))
        own = dict.fromkeys(element.role for element in self._elements.values() if element.role not in _STANDARD)
        roles = " ".join(f"{name(_RENAMED.get(role, role))} /Div" for role in sorted(own))
        entries = f"/Type /StructTreeRoot /K [{reference(document, self.top)}] /ParentTree {parents}"
        entries += f" /ParentTreeNextKey {len(self._parents)}"
        return f"<<{entries}{f' /RoleMap <<{roles}>>' if roles else ''}>>".encode("latin-1")
