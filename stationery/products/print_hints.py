"""Tells how to print a result, in two sentences: paper and size, and which edge to feed first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.model.page import Page, Text

if TYPE_CHECKING:
    from stationery.products.merge_files import MadeFile
    from stationery.products.result import Result

FIRST_EDGE = {
    "": "On most printers, feed the top edge first.",
    "clockwise": "Feed the left edge, with the return address, first; test on plain paper which side faces up.",
    "counterclockwise": "Feed the right edge, with the stamp, first; test on plain paper which side faces up.",
}
"""By the rotation of the page: turning it clockwise moves its left edge to the top."""

UPRIGHT_ENVELOPE = "This page is for viewing; to print the envelope, make it without --upright."

DUPLEX = "on both sides, flipped on the {edge} edge"


def advice(path: str, result: Result) -> tuple[str, ...]:
    """Two sentences on printing a result, in the unit of the sheet; for cards, how to finish them. Of what is to look
    at, only its size."""
    page = result.pages[0]
    width, height = page.size.width, page.size.height
    sold = result.size or page.size
    size = f"{sold.width.words(result.unit).removesuffix(result.unit).strip()} x {sold.height.words(result.unit)}"
    sheets = f", {len(result.pages)} pages, single-sided" if len(result.pages) > 1 else ""
    if result.duplex:
        sheets = f", {DUPLEX.format(edge=result.duplex)}"
    other = sum(1 for each in result.pages if each.size.upright != page.size.upright)
    if other:
        sheets += f"; {other} page{'s' * (other > 1)} on paper of another size"
    name = "" if path == "-" else f"{path}: "
    if result.viewed:
        count = f", {len(result.pages)} pages" if len(result.pages) > 1 else ""
        count += f"; {other} page{'s' * (other > 1)} of another size" if other else ""
        return f"{name}{result.sheet}, {size}{count}.", *result.finish
    called = f" ({result.dialog} in the print dialog)" if result.dialog else ""
    paper = f'{name}print at 100% ("actual size") on {result.sheet}{called}, {size}{sheets}.'
    if result.finish:
        return paper, *result.finish
    if width > height and not page.turn:
        return paper, UPRIGHT_ENVELOPE
    edge = FIRST_EDGE[page.turn]
    return paper, edge if _shows_sender(page) else edge.replace(_AT_SENDER, "")


def tell_printing(made: MadeFile) -> tuple[str, ...]:
    """The same for a file of a merge, by its first page; and what is to be told of all of it."""
    from stationery.products.result import Result  # 3 ms

    first = made.first
    if first is None:
        return made.told
    pages = (first.page,) * made.pages
    shown = Result(b"", pages, first.name, first.unit, duplex=first.duplex, finish=first.finish, dialog=first.dialog)
    return (*advice("-", shown), *made.told)


_AT_SENDER = ", with the return address,"


def _shows_sender(page: Page) -> bool:
    return any(item.path[0].role == "ReturnAddress" for item in page.items if isinstance(item, Text) and item.path)
