"""How to print what was made, in two sentences: the paper, its true size, and which edge goes in first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stationery.products.result import Result

FIRST_EDGE = {
    "": "The top edge goes in first, on most printers.",
    "clockwise": "The left edge, with the return address, goes in first; a try on plain paper tells which side is up.",
    "counterclockwise": "The right edge, with the stamp, goes in first; a try on plain paper tells which side is up.",
}
"""By the turn that a page is drawn with: what was at the left stands at the top once it is turned clockwise."""

UPRIGHT_ENVELOPE = "This page is for the eye; for the printer, make it without --upright."


OTHER_SIDE = "on both sides, turned over the {edge} edge"


def advice(path: str, made: Result) -> tuple[str, ...]:
    """Two sentences on printing a result, its measures in the unit of the sheet; of cards, what is done with them."""
    page = made.pages[0]
    width, height = page.size.width, page.size.height
    size = f"{width.words(made.unit).removesuffix(made.unit).strip()} x {height.words(made.unit)}"
    sheets = f", {len(made.pages)} pages, on one side each" if len(made.pages) > 1 else ""
    if made.duplex:
        sheets = f", {OTHER_SIDE.format(edge=made.duplex)}"
    name = "" if path == "-" else f"{path}: "
    paper = f'{name}print at 100% ("actual size") on {made.sheet}, {size}{sheets}.'
    if made.finish:
        return paper, *made.finish
    wide = width > height
    return paper, UPRIGHT_ENVELOPE if wide and not page.turn else FIRST_EDGE[page.turn]
