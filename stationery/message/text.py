"""Writes a message's blocks as plain text.

A paragraph is one long line, which every mail program wraps to its window; fixed line ends would be wrapped twice on
a telephone. A heading is underlined. Emphasis, lists and quotations are written as in the letter's file: `*so*`,
`- item`, `> words`.
"""

from __future__ import annotations

from stationery.model.links import address_to_show, words_of
from stationery.model.prose import Block, Figure, Heading, Listing, Paragraph, QrCode, Quotation, Span, Tabulation


def as_text(blocks: tuple[Block, ...]) -> str:
    """The blocks with a blank line between them, each line ended by `\\n`."""
    return "\n".join(_rows(blocks, loose=True)) + "\n"


def _rows(blocks: tuple[Block, ...], *, loose: bool) -> list[str]:
    rows: list[str] = []
    for number, block in enumerate(blocks):
        if number and (loose or not isinstance(block, Listing)):
            rows.append("")
        match block:
            case Paragraph():
                rows += [row.strip() for row in mark_spans(block.spans).split("\n")]
            case Listing():
                rows += _items(block)
            case Quotation():
                rows += [f"> {row}".rstrip() for row in _rows(block.blocks, loose=True)]
            case QrCode():
                rows.append(mark_spans((Span(block.alt, link=block.content),)))
            case Tabulation():
                from stationery.message.tables import table_rows  # 0.6 ms

                rows += table_rows(block, mark_spans)
            case Heading():
                from stationery.message.tables import measure_text  # 0.6 ms

                words = mark_spans(block.spans).strip()
                rows += [words, "-" * measure_text(words)]
            case Figure():
                raise AssertionError("a message has a picture's words")
    return rows


def _items(listing: Listing) -> list[str]:
    rows: list[str] = []
    for number, item in enumerate(listing.items):
        label = f"{listing.start + number}. " if listing.numbered else "- "
        if number and listing.loose:
            rows.append("")
        inner = _rows(item, loose=listing.loose)
        rows += [
            (label if index == 0 else " " * len(label)) + row if row else "" for index, row in enumerate(inner or [""])
        ]
    return rows


def mark_spans(spans: tuple[Span, ...]) -> str:
    """Words with their marks, and a link's address after its last word."""
    words = []
    for number, span in enumerate(spans):
        star = "*" * (span.emphasis + 2 * span.strong)
        bare = span.text.strip()
        if star and bare:
            before, after = span.text[: span.text.index(bare[0])], span.text[len(span.text.rstrip()) :]
            words.append(f"{before}{star}{bare}{star}{after}")
        else:
            words.append(span.text)
        if span.link and (number + 1 == len(spans) or spans[number + 1].link != span.link):
            whole = words_of(spans, number)
            if shown := address_to_show(whole, span.link):
                words.append(f" <{shown}>")
    return "".join(words)
