"""Paths of tags grown into the structure tree: the elements, what they hold on which page, and their names."""

from __future__ import annotations

from typing import cast

from stationery.model.late_pattern import late
from stationery.model.page import LINE_END, SENDER_NOTE, SHOWING_SENDER, Path, Tag
from stationery.model.tuples import NamedTuple
from stationery.pdf.file import PdfFile, Ref
from stationery.pdf.syntax import name, string
from stationery.pdf.trees import Node, Tree, spell_numbers

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


_BETWEEN = "\0"
"""Stands between the texts of elements; none has it, because a string with it is written in hexadecimal digits."""

_MOST_SHAPES = 500
"""Trees of parts that are kept: a series has few."""

_HEADINGS = frozenset(("H1", "H2", "H3", "H4", "H5", "H6"))


class Element:
    """One element: its kids are elements, marked content (page, number) or annotations (page, annotation).

    It has a number as soon as somebody asks for it: a page does, for what it shows.
    """

    __slots__ = ("_file", "_ref", "alt", "attributes", "kids", "language", "parent", "role")

    def __init__(self, tag: Tag, parent: Element | None, file: PdfFile) -> None:
        self.role = tag.role
        self.alt = tag.alt
        self.parent = parent
        self.language = ""
        self.attributes = _HEADS_COLUMN if tag.role == "TH" else ""
        self.kids: list[Element | tuple[Ref, int] | tuple[Ref, Ref]] = []
        self._file = file
        self._ref: Ref | None = None

    @property
    def ref(self) -> Ref:
        if self._ref is None:
            self._ref = self._file.reserve()
        return self._ref

    def ancestor(self, role: str) -> Element | None:
        """The nearest element above with this role."""
        above = self.parent
        while above is not None and above.role != role:
            above = above.parent
        return above

    def only_block(self) -> Element | None:
        """The paragraph or heading that is all that this element holds, and that says nothing more of itself."""
        only = self.kids[0] if len(self.kids) == 1 else None
        if not isinstance(only, Element) or only.attributes or only.alt or self.alt:
            return None
        return only if only.role == "P" or only.role in _HEADINGS else None

    def take_place_of(self, only: Element) -> None:
        """Hold the content of the one element within, under the number that the pages know it by."""
        assert self._ref is None, "an element with content of its own holds no block"
        self.kids, only.kids = only.kids, []
        self._ref = only._ref
        self.language = self.language or only.language


class Mark(NamedTuple):
    """Content of an element, by its path. `language` is the element's own, if any, `label` a list's label."""

    path: Path
    language: str
    label: str = ""


class Numbered(NamedTuple):
    """How a page of a series refers to the tree: the keys of its content and of its first link, and the numbers of its
    links' annotations."""

    key: int
    first_link: int
    annotations: tuple[Ref, ...]


class _Recorder:
    """Takes the elements of a part in the place of a file, with numbers below all others."""

    def __init__(self) -> None:
        self.count = 0
        self.bodies: list[tuple[int, str]] = []

    def reserve(self) -> Ref:
        self.count += 1
        return Ref(_ELEMENTS - self.count)

    def put(self, ref: Ref, body: str) -> None:
        self.bodies.append((_ELEMENTS - ref.number - 1, body))


_PAGE, _ABOVE, _ANNOTATIONS, _ELEMENTS = -1, -2, -10, -1_000
_REFERENCE = late(r"-(\d+) 0 R")


class Shape(NamedTuple):
    """The elements of a part, in one text in which each number is still to be set, and their own numbers; what its
    page's content is of, those of its links; and the topmost one. Numbers are counted from the first element, or name
    page, node above and annotations."""

    numbers: tuple[int, ...]
    bodies: str
    refers: tuple[int, ...]
    parents: tuple[str, tuple[int, ...]]
    links: tuple[int, ...]
    top: int
    elements: int
    tells_sender: bool


class StructureTree:
    """The tree of a file. Elements stand in the order in which they are first asked for: the reading order.

    It is grown part by part, a letter or an envelope each; where a file has several, each is an element of its own.
    """

    def __init__(self, file: PdfFile, language: str) -> None:
        self._language = language
        self._file = file
        self._root = file.reserve()
        self._pages = Tree(file, spell_numbers)
        self._keys = 0
        self._roles: dict[str, str] = {}
        self._parts = Tree(file, self._spell_group)
        self._waiting: list[Element] = []
        self._several = False
        self._shapes: dict[tuple[object, ...], Shape] = {}
        self._leaf_roles: dict[Path, tuple[str, bool]] = {}
        self.tells_sender = False
        """Whether an element of a series has the sender's lines."""
        self.begin_part(language)

    def begin_part(self, language: str) -> None:
        """What is shown from now on is a part by itself, in that language: a letter, an envelope."""
        self._top = Element(Tag("Document"), None, self._file)
        if language != self._language:
            self._top.language = language
        self.language = language
        self._elements: dict[Path, Element] = {}
        self._leaves: dict[Path, Element] = {}

    def leaf(self, path: Path, language: str) -> Element:
        """The element that holds what stands at `path`; content of a part goes into a paragraph of that part."""
        found = self._leaves.get(path)
        if found is None:
            full: Path = ()
            for tag in path:
                full = (*self._with_paragraph(full, tag.role in _INLINE), tag)
            full = self._with_paragraph(full, True)
            found = self._leaves[path] = self._grow(full)
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

    def _grow(self, path: Path) -> Element:
        above = self._top
        for depth in range(1, len(path) + 1):
            element = self._elements.get(path[:depth])
            if element is None:
                element = self._elements[path[:depth]] = Element(path[depth - 1], above, self._file)
                above.kids.append(element)
            above = element
        return above

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
        if isinstance(parent, Element):
            self._pages.add(str(parent.ref))
        else:
            self._pages.add(f"[{' '.join(str(element.ref) for element in parent)}]")
        self._keys += 1
        return self._keys - 1

    def leaf_role(self, path: Path) -> tuple[str, bool]:
        """By what content of the element at `path` is marked, and whether it is the label of a list."""
        found = self._leaf_roles.get(path)
        if found is None:
            last = path[-1].role
            role = self._with_paragraph(path, True)[-1].role
            found = self._leaf_roles[path] = (role if role.isalnum() else "P", last == "Lbl")
        return found

    def find_shape(
        self, marks: tuple[Mark, ...], links: tuple[int, ...], sender: tuple[str, ...], language: str
    ) -> Shape:
        """The elements of a part that is one page, which is not the first part; it has its content by these marks, and
        links in some of them. What is like a part before differs from it in numbers alone."""
        self._write_waiting()
        key = (marks, links, sender, language)
        shape = self._shapes.get(key)
        if shape is None:
            if len(self._shapes) >= _MOST_SHAPES:
                self._shapes.clear()
            shape = self._shapes[key] = self._record(marks, links, sender, language)
            self.tells_sender = self.tells_sender or shape.tells_sender
        return shape

    def add_alike(self, shape: Shape, page: Ref) -> Numbered:
        """Write the elements of a page."""
        self._write_waiting()
        file = self._file
        first = file.reserve_many(shape.elements)
        annotations = tuple([file.reserve() for _ in shape.links])
        above = self._parts.home()
        given = {_PAGE: page.number, _ABOVE: above.number}
        for number, ref in enumerate(annotations):
            given[_ANNOTATIONS - number] = ref.number
        bodies = shape.bodies % tuple([given[at] if at < 0 else first + at for at in shape.refers])
        file.put_many([first + number for number in shape.numbers], bodies.split(_BETWEEN))
        self._parts.add(f"{first + shape.top} 0 R")
        first_link = self._keys
        for at in shape.links:
            self._pages.add(f"{first + at} 0 R")
        body, refers = shape.parents
        self._pages.add(body % tuple([first + at for at in refers]))
        self._keys += len(shape.links) + 1
        return Numbered(self._keys - 1, first_link, annotations)

    def _write_waiting(self) -> None:
        if self._waiting:
            self._several = True
            self._write_part(self._waiting.pop())

    def _record(
        self, marks: tuple[Mark, ...], places: tuple[int, ...], sender: tuple[str, ...], language: str
    ) -> Shape:
        """Grow a part, and keep what would be written."""
        recorder = _Recorder()
        file, self._file = self._file, cast("PdfFile", recorder)
        self.begin_part(language)
        leaves = []
        for number, mark in enumerate(marks):
            leaf = self.leaf(mark.path, mark.language)
            leaf.kids.append((Ref(_PAGE), number))
            leaves.append(leaf)
            if mark.label:
                number_list(leaf, mark.label)
        found = []
        for number, place in enumerate(places):
            leaf = leaves[place]
            link = leaf if leaf.role == "Link" else leaf.ancestor("Link")
            assert link is not None, "words that lead somewhere aren't in a Link"
            link.kids.append((Ref(_PAGE), Ref(_ANNOTATIONS - number)))
            found.append(link)
        told = bool(sender) and self.tell_sender(sender)
        parents = _cut(f"[{' '.join([str(leaf.ref) for leaf in leaves])}]")
        links = tuple(_ELEMENTS - link.ref.number - 1 for link in found)
        self._top.role = "Part"
        top = self._write(self._top, Ref(_ABOVE))
        self._file = file
        numbers = tuple(number for number, _ in recorder.bodies)
        bodies = _cut(_BETWEEN.join(body for _, body in recorder.bodies))
        return Shape(numbers, *bodies, parents, links, _ELEMENTS - top.number - 1, recorder.count, told)

    def end_part(self) -> None:
        """Write the elements of the part, or of the one before it: whether it is the only one, the next tells."""
        self._write_waiting()
        self._waiting.append(self._top)

    def close(self) -> Ref:
        """Write what is left; the root."""
        last = self._waiting.pop() if self._waiting else None
        if self._several:
            if last:
                self._write_part(last)
            top = self._parts.close()
        else:
            top = self._write(last or self._top, self._root)
        entries = f"/Type /StructTreeRoot /K [{top}] /ParentTree {self._pages.close()}"
        entries += f" /ParentTreeNextKey {self._keys}"
        roles = " ".join(f"{name(role)} /{standard}" for role, standard in sorted(self._roles.items()))
        self._file.put(self._root, f"<<{entries}{f' /RoleMap <<{roles}>>' if roles else ''}>>")
        return self._root

    def _write_part(self, top: Element) -> None:
        top.role = "Part"
        self._parts.add(str(self._write(top, self._parts.home())))

    def _spell_group(self, node: Node, above: Ref | None) -> str:
        """A node of parts; NonStruct says that it means nothing (ISO 32000-1, 14.8.4.2)."""
        role = "NonStruct" if above else "Document"
        return f"<</S /{role} /P {above or self._root} /K [{' '.join(node.kids)}]>>"

    def _write(self, top: Element, above: Ref) -> Ref:
        """Write an element and all below it, in reading order: one element a block, where nothing is lost by that."""
        blocks: dict[str, set[str]] = {}
        _simplify(top, blocks)
        for role, held in blocks.items():
            self._roles.setdefault(role, held.pop() if len(held) == 1 else "Div")
        self._name(top)
        self._write_element(top, above)
        return top.ref

    def _name(self, element: Element) -> None:
        """Give each element the role that it is written under, and those that are one block that block's content."""
        for kid in element.kids:
            if isinstance(kid, Element):
                self._name(kid)
        element.role = _RENAMED.get(element.role, element.role)
        standard = self._roles.get(element.role, "Div")
        if standard == "Div":
            return
        only = element.only_block()
        if only is not None and only.role == standard:
            element.take_place_of(only)
        else:
            # In a part before, this role was one block, and what is a paragraph there cannot hold paragraphs here.
            element.role = f"{element.role}Group"
            self._roles[element.role] = "Div"

    def _write_element(self, element: Element, above: Ref) -> None:
        home = next((kid[0] for kid in element.kids if not isinstance(kid, Element)), None)
        entries = f"/S {name(element.role)} /P {above}"
        if home:
            entries += f" /Pg {home}"
        if element.alt:
            entries += f" /Alt {string(element.alt)}"
        if element.language:
            entries += f" /Lang {string(element.language)}"
        if element.attributes:
            entries += f" /A {element.attributes}"
        kids = [_spell_kid(kid, home) for kid in element.kids]
        within = kids[0] if len(kids) == 1 and kids[0].isdecimal() else f"[{' '.join(kids)}]"
        self._file.put(element.ref, f"<<{entries} /K {within}>>")
        # What is written is let go of at once, and leaves no ring of kids and parents to be collected.
        written, element.kids = element.kids, []
        for kid in written:
            if isinstance(kid, Element):
                self._write_element(kid, element.ref)


def number_list(label: Element, text: str) -> None:
    """A list says how it is numbered (ISO 14289-1, 7.6): told by its first label."""
    found = label.ancestor("L")
    if found is not None and not found.attributes:
        letters = [letter for letter in text if letter.isalnum()]
        manner = "Disc" if not letters else "Decimal" if letters[0].isdecimal() else "LowerAlpha"
        found.attributes = f"<</O /List /ListNumbering /{manner}>>"


def _cut(body: str) -> tuple[str, tuple[int, ...]]:
    """A text whose references are to be set, and what each refers to: an element by its place, or less than 0."""
    found = [-int(number) for number in _REFERENCE.findall(body)]
    text = _REFERENCE.sub("%d 0 R", body.replace("%", "%%"))
    return text, tuple([_ELEMENTS - number - 1 if number <= _ELEMENTS else number for number in found])


def _simplify(element: Element, blocks: dict[str, set[str]]) -> None:
    """Make a Div that holds but one block that block; note of each of our own roles what block its elements are.

    A body is more than its first paragraph, even where that is all there is.
    """
    for kid in element.kids:
        if isinstance(kid, Element):
            _simplify(kid, blocks)
    only = element.only_block()
    if element.role == "Div" and only is not None:
        element.role = only.role
        element.take_place_of(only)
    elif element.role not in _STANDARD:
        held = only.role if only is not None and element.role != "Body" else "Div"
        blocks.setdefault(_RENAMED.get(element.role, element.role), set()).add(held)


def _spell_kid(kid: Element | tuple[Ref, int] | tuple[Ref, Ref], home: Ref | None) -> str:
    if isinstance(kid, Element):
        return str(kid.ref)
    page, what = kid
    if isinstance(what, Ref):
        return f"<</Type /OBJR /Pg {page} /Obj {what}>>"
    return str(what) if page == home else f"<</Type /MCR /Pg {page} /MCID {what}>>"
