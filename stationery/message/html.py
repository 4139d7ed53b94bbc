"""Writes a message's blocks as HTML: headings, paragraphs, lists, quotations, tables, emphasis, links; no pictures."""

from __future__ import annotations

from html import escape
from itertools import groupby

from stationery.model.links import address_to_show
from stationery.model.prose import Block, Figure, Heading, Line, Listing, Paragraph, QrCode, Quotation, Span, Tabulation


def needs_html(blocks: tuple[Block, ...]) -> bool:
    """Whether the blocks have anything that plain text can't show; an address that is its own link doesn't count."""
    return any(not isinstance(block, Paragraph) or any(map(_is_marked, block.spans)) for block in blocks)


def as_html(blocks: tuple[Block, ...], title: str, language: str) -> str:
    """A whole document, each line ended by `\\n`."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title, quote=False)}</title>\n</head>\n<body>\n{_blocks(blocks)}</body>\n</html>\n"
    )


def _is_marked(span: Span) -> bool:
    return span.emphasis or span.strong or bool(span.link and address_to_show(span.text, span.link))


def _blocks(blocks: tuple[Block, ...]) -> str:
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{_spans(block.spans)}</p>\n"
        case Listing():
            tag = "ol" if block.numbered else "ul"
            start = f' start="{block.start}"' if block.numbered and block.start != 1 else ""
            items = "".join(f"<li>{_item(item, block.loose)}</li>\n" for item in block.items)
            return f"<{tag}{start}>\n{items}</{tag}>\n"
        case Quotation():
            return f"<blockquote>\n{_blocks(block.blocks)}</blockquote>\n"
        case QrCode():
            return f'<p><a href="{escape(block.content)}">{escape(block.alt, quote=False)}</a></p>\n'
        case Tabulation():
            head = _row(block.head, block.aligns, "th")
            rows = "".join(_row(row, block.aligns, "td") for row in block.rows)
            return f"<table>\n<thead>\n{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        case Heading():
            return f"<h2>{_spans(block.spans)}</h2>\n"
        case Figure():
            raise AssertionError("a message has a picture's words")


def _row(cells: tuple[Line, ...], aligns: tuple[str, ...], tag: str) -> str:
    """A table's row; where the writer chose how a column is aligned, each cell says so."""
    found = []
    for cell, align in zip(cells, aligns, strict=True):
        scope = ' scope="col"' if tag == "th" else ""
        style = f' style="text-align: {align}"' if align else ""
        found.append(f"<{tag}{scope}{style}>{_spans(cell.spans)}</{tag}>")
    return f"<tr>{''.join(found)}</tr>\n"


def _item(blocks: tuple[Block, ...], loose: bool) -> str:
    """An item's blocks; in a tight list its words stand without a paragraph around them."""
    if loose:
        return "\n" + _blocks(blocks)
    return "\n".join(
        _spans(block.spans) if isinstance(block, Paragraph) else _block(block).rstrip("\n") for block in blocks
    )


def _spans(spans: tuple[Span, ...]) -> str:
    pieces = []
    for link, group in groupby(spans, key=lambda span: span.link):
        words = "".join(_span(span) for span in group)
        pieces.append(f'<a href="{escape(link)}">{words}</a>' if link else words)
    return "".join(pieces).strip("\n")


def _span(span: Span) -> str:
    words = escape(span.text, quote=False).replace("\n", "<br>\n")
    words = f"<em>{words}</em>" if span.emphasis else words
    return f"<strong>{words}</strong>" if span.strong else words
