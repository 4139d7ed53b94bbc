"""A file's pages to printing jobs: which sheets they are by their size, and one job or two for each size."""

from __future__ import annotations

from stationery.catalog.cards import cards
from stationery.catalog.envelopes import envelopes
from stationery.catalog.papers import papers
from stationery.data.stock import Stock
from stationery.incoming.sheets import read_sheets, turn_wide_pages
from stationery.model.errors import Place
from stationery.model.geometry import Size
from stationery.model.values import value
from stationery.printing.choose import Sheet
from stationery.printing.queue import hundredths, is_same


@value
class Printout:
    """What a printer gets: the bytes of a PDF whose pages all go in upright, its title, and its sheets by size."""

    pdf: bytes
    title: str
    sheets: tuple[Sheet, ...]
    turned: bool = False
    """Whether wide pages were turned, so that the bytes are not the file's."""
    printer: str = ""
    """The name of the printer that the pages are corrected for; empty for any."""
    around: tuple[int, ...] = ()
    """The pages that were turned by 180 degrees, so that the bytes are not the file's."""

    @property
    def changed(self) -> bool:
        """Whether the bytes are not those of the file."""
        return self.turned or bool(self.around)


def read_printout(data: bytes, place: Place, title: str, stock: Stock) -> Printout:
    """Pages of the same size in a row are one job. Raises SourceError for what is no PDF."""
    found = read_sheets(data, place)
    turned = found.wide
    groups: list[tuple[Size, list[int]]] = []
    for number, size in enumerate(found.sizes, 1):
        size = size.upright
        if not groups or not are_same(groups[-1][0], size):
            groups.append((size, []))
        groups[-1][1].append(number)
    # Turning a page makes its long edges the sheet's, so that the edge to turn it over stays the same.
    sheets = _name_all(groups, found.turned_over, stock)
    return Printout(turn_wide_pages(data, place) if turned else data, title, sheets, turned, found.printer)


def describe_printout(
    title: str, runs: tuple[tuple[Size, int], ...], turned_over: str, printer: str, stock: Stock
) -> Printout:
    """The same of a file that isn't read, with so many pages of each size, one after the other, all of them upright."""
    groups: list[tuple[Size, list[int]]] = []
    number = 0
    for size, count in runs:
        if not groups or not are_same(groups[-1][0], size):
            groups.append((size, []))
        groups[-1][1].extend(range(number + 1, number + count + 1))
        number += count
    return Printout(b"", title, _name_all(groups, turned_over, stock), False, printer)


def _name_all(groups: list[tuple[Size, list[int]]], turned_over: str, stock: Stock) -> tuple[Sheet, ...]:
    count = sum(len(pages) for _, pages in groups)
    over = turned_over if count > 1 else ""
    return tuple(_name(size, tuple(pages), count, over, stock) for size, pages in groups)


def _name(size: Size, pages: tuple[int, ...], of: int, over: str, stock: Stock) -> Sheet:
    """What the sheet is called: a paper, else an envelope, else a card, by its dimensions."""
    for paper in papers(stock.store).values():
        if are_same(paper.size.upright, size):
            return Sheet(size, paper.name, False, pages, of, over)
    same = [each for each in envelopes(stock.store).values() if are_same(each.size.upright, size)]
    if same:
        plain = min(same, key=lambda each: (len(each.windows.windows), len(each.id)))
        return Sheet(size, f"the envelope {plain.name}", True, pages, of, over)
    for card in cards(stock.store).values():
        if are_same(card.size.upright, size):
            return Sheet(size, card.name, False, pages, of, over)
    return Sheet(size, "this sheet", False, pages, of, over)


def are_same(one: Size, other: Size) -> bool:
    """As sizes of media are compared: to 0.6 mm."""
    return is_same((hundredths(one.width), hundredths(one.height)), (hundredths(other.width), hundredths(other.height)))
