"""Puts each page of an enclosure on a page of its own size; and blank backs between those of a file with two sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stationery.catalog.papers import Paper
from stationery.model.geometry import Rect, Size
from stationery.model.page import Form, Imported, Page, Tag
from stationery.model.units import mm
from stationery.model.values import replace

_ROUNDING = mm(1)
"""Other programs round a paper's size; no printer notices it."""

ROLE = "Enclosure"


def set_enclosure(forms: Iterable[Form], name: str, number: int, papers: Iterable[Paper]) -> tuple[Page, ...]:
    """The pages of the enclosure of that `number`, unscaled; each is of the first paper that it is as large as, or of
    its own size. `name` is what the letter calls it."""
    known, forms = tuple(papers), tuple(forms)
    pages = []
    for each in forms:
        paper = find_paper(each.size, known)
        size = _lay(paper.size, each.size) if paper else each.size
        rect = Rect(
            (size.width - each.size.width) * 0.5, (size.height - each.size.height) * 0.5,
            each.size.width, each.size.height,
        )  # fmt: skip
        alt = name if len(forms) == 1 else f"{name}, {each.number}/{len(forms)}"
        path = (Tag(ROLE, number), Tag("Figure", each.number))
        shown = Imported(rect, each, path, alt)
        pages.append(Page(size, (shown,), name=paper.id if paper else "", media=paper.media if paper else ""))
    return tuple(pages)


def find_paper(size: Size, papers: Iterable[Paper]) -> Paper | None:
    """The first paper of that size, whichever way it lies."""
    size = size.upright
    for paper in papers:
        other = paper.size.upright
        if abs(other.width - size.width) <= _ROUNDING and abs(other.height - size.height) <= _ROUNDING:
            return paper
    return None


def _lay(paper: Size, page: Size) -> Size:
    """The paper's size, the way the page lies."""
    return Size(paper.height, paper.width) if (page.width > page.height) != (paper.width > paper.height) else paper


def add_backs(pages: Iterable[Page]) -> Iterator[Page]:
    """Each page with a blank back, for sheets of one side in a file that is printed on two."""
    for page in pages:
        yield page
        yield replace(page, items=())
