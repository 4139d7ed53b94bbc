"""Shows the addresses of links on paper, where nobody can click."""

from __future__ import annotations

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place
from stationery.model.links import address_to_show, words_of
from stationery.model.prose import Block, Heading, Line, Listing, Paragraph, Quotation, Span, Tabulation, each_cell
from stationery.model.values import replace


def show_links(blocks: tuple[Block, ...], diagnostics: Diagnostics) -> tuple[Block, ...]:
    """The blocks with each link's address in parentheses after its words, if these are not the address; it is told."""
    return tuple(_show(block, diagnostics) for block in blocks)


def _show(block: Block, diagnostics: Diagnostics) -> Block:
    match block:
        case Paragraph():
            return replace(block, spans=_show_spans(block.spans, block.place, diagnostics))
        case Listing():
            return replace(block, items=tuple(show_links(item, diagnostics) for item in block.items))
        case Quotation():
            return replace(block, blocks=show_links(block.blocks, diagnostics))
        case Tabulation():
            return each_cell(block, lambda cell: _show_cell(cell, diagnostics))
        case Heading():
            return replace(block, spans=_show_spans(block.spans, block.place, diagnostics))
    return block


def _show_cell(cell: Line, diagnostics: Diagnostics) -> Line:
    return replace(cell, spans=_show_spans(cell.spans, cell.place, diagnostics))


def _show_spans(spans: tuple[Span, ...], place: Place | None, diagnostics: Diagnostics) -> tuple[Span, ...]:
    if not any(span.link for span in spans):
        return spans
    found: list[Span] = []
    for number, span in enumerate(spans):
        found.append(span)
        if span.link and (number + 1 == len(spans) or spans[number + 1].link != span.link):
            words = words_of(spans, number)
            address = address_to_show(words, span.link)
            if address:
                shown = address.removeprefix("https://").removeprefix("http://").removesuffix("/")
                found += [Span(" ("), Span(shown, link=span.link), Span(")")]
                message = f"the link's address is printed after {' '.join(words.split())!r}: {shown}"
                diagnostics.remark(message, place, "on paper nobody can click; a QR code is another way to show it")
    return tuple(found)
