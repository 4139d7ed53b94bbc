"""The trees of a file that grow with its pages: nodes of 64, each written as soon as it is full."""

from __future__ import annotations

from collections.abc import Callable

from stationery.pdf.file import PdfFile, Ref

_MOST_KIDS = 64


class Node:
    """A node that is being filled. `first` and `leaves` number the leaves below it, `depth` is 0 just above them."""

    __slots__ = ("depth", "first", "kids", "leaves", "ref")

    def __init__(self, ref: Ref, depth: int, first: int) -> None:
        self.ref = ref
        self.depth = depth
        self.first = first
        self.leaves = 0
        self.kids: list[str] = []

    def add(self, kid: str, leaves: int) -> None:
        self.kids.append(kid)
        self.leaves += leaves


Form = Callable[[Node, Ref | None], str]
"""A node, and the one above it (None for the root), as PDF spells it."""


class Tree:
    """Leaves in nodes, nodes in nodes; at any time one of each depth is open. `form` spells a node that is finished."""

    def __init__(self, file: PdfFile, form: Form) -> None:
        self._file = file
        self._form = form
        self._open: list[Node] = []

    def home(self) -> Ref:
        """The node that the next leaf will stand in."""
        return self._at(0).ref

    def add(self, leaf: str) -> None:
        self._at(0).add(leaf, 1)

    def close(self) -> Ref:
        """Write what is open; the root, which has leaves only if they were few."""
        if not self._open:
            self._at(0)
        depth = 0
        while depth < len(self._open) - 1:
            self._finish(depth)
            depth += 1
        root = self._open[-1]
        self._file.put(root.ref, self._form(root, None))
        return root.ref

    def _at(self, depth: int) -> Node:
        """The open node of a depth, with room for one more."""
        if depth == len(self._open):
            self._open.append(Node(self._file.reserve(), depth, 0))
        elif len(self._open[depth].kids) == _MOST_KIDS:
            full = self._open[depth]
            self._finish(depth)
            self._open[depth] = Node(self._file.reserve(), depth, full.first + full.leaves)
        return self._open[depth]

    def _finish(self, depth: int) -> None:
        node, above = self._open[depth], self._at(depth + 1)
        self._file.put(node.ref, self._form(node, above.ref))
        above.add(str(node.ref), node.leaves)


def spell_pages(node: Node, above: Ref | None) -> str:
    """A node of the page tree (ISO 32000-1, 7.7.3.2)."""
    parent = f" /Parent {above}" if above else ""
    return f"<</Type /Pages{parent} /Kids [{' '.join(node.kids)}] /Count {node.leaves}>>"


def spell_numbers(node: Node, above: Ref | None) -> str:
    """A node of a number tree (7.9.7) whose leaves have the keys 0, 1, 2 …"""
    limits = f"/Limits [{node.first} {node.first + node.leaves - 1}] " if above else ""
    if node.depth:
        return f"<<{limits}/Kids [{' '.join(node.kids)}]>>"
    pairs = (f"{key} {leaf}" for key, leaf in enumerate(node.kids, node.first))
    return f"<<{limits}/Nums [{' '.join(pairs)}]>>"
