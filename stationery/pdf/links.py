"""Links: the areas of words that lead somewhere, as annotations of their Link elements."""

from __future__ import annotations

from functools import lru_cache

from stationery.pdf.canvas import Canvas
from stationery.pdf.file import Ref
from stationery.pdf.structure import Element
from stationery.pdf.syntax import numbers, string

SCHEMES = ("https:", "http:", "mailto:", "tel:")
"""The schemes a letter may link to; reading refuses everything else, so another one here is our bug."""

Area = tuple[float, float, float, float]
"""Left, bottom, right and top in points on the page as it is printed."""


class Links:
    """The links of one page: words of one element on one line share an area, each further line has its own."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._found: list[tuple[Element, str, float, Area]] = []

    def add(self, element: Element, url: str, baseline: float, area: Area) -> None:
        assert url.lower().startswith(SCHEMES), f"no letter leads to {url!r}"
        link = element if element.role == "Link" else element.ancestor("Link")
        assert link is not None, f"the words that lead to {url!r} stand in no Link"
        if self._found:
            last, target, line, before = self._found[-1]
            if (last, target, line) == (link, url, baseline):
                left, low, right, high = before
                joined = (min(left, area[0]), min(low, area[1]), max(right, area[2]), max(high, area[3]))
                self._found[-1] = (link, url, baseline, joined)
                return
        self._found.append((link, url, baseline, area))

    def finish(self) -> None:
        """Write the annotations into the page; ISO 14289-1, 7.18.5 wants each in its element, with a description."""
        canvas = self._canvas
        for element, url, _, area in self._found:
            key = canvas.tree.add_parent(element)
            annotation = canvas.file.add(spell_annotation(url, area, canvas.page, key))
            canvas.annotations.append(annotation)
            element.kids.append((canvas.page, annotation))


def spell_annotation(url: str, area: Area, page: Ref, key: int) -> str:
    """The annotation of a link; `key` is its element's in the tree of parents."""
    before, after = _spell_link(url, area)
    return f"{before}{page} /StructParent {key}{after}"


@lru_cache(maxsize=64)
def _spell_link(url: str, area: Area) -> tuple[str, str]:
    """The annotation before and after what it refers to; a series has the same links at the same places."""
    before = f"<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{numbers(*area)}] /P "
    return before, f" /Contents {string(url)} /A <</Type /Action /S /URI /URI {string(to_ascii(url))}>>>>"


def to_ascii(url: str) -> str:
    """A URI has ASCII only (ISO 32000-1, 12.6.4.7); the rest is written by its UTF-8 codes."""
    return "".join(
        letter if letter.isascii() and letter.isprintable() and letter != " " else _encode(letter) for letter in url
    )


def _encode(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode())
