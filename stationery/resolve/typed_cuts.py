"""Cuts rows that were taken for something out of a body."""

from __future__ import annotations

from stationery.model.errors import Place
from stationery.model.prose import Block, Listing, Paragraph, Span
from stationery.model.values import replace
from stationery.resolve.typed_rows import Row


def cut_front(body: tuple[Block, ...], words: str, below: Place) -> tuple[Block, ...] | None:
    """The body without the words that it begins with; None if it does not. `below` is where its rest begins."""
    first = body[0]
    if not isinstance(first, Paragraph) or not _flat(first).startswith(words):
        return None
    spans = _drop(first.spans, len(words))
    return ((replace(first, spans=spans, place=below), *body[1:])) if spans else body[1:]


def cut_back(body: tuple[Block, ...], rows: list[Row]) -> tuple[Block, ...] | None:
    """The body without the rows that it ends with; None if it does not."""
    for row in reversed(rows):
        last = body[-1] if body else None
        if isinstance(last, Listing) and row.text[:1] == "-" and _items(last) == [row.text.lstrip("- ")]:
            body = body[:-1]  # `- Ann` is no list
            continue
        if not isinstance(last, Paragraph) or not _flat(last).endswith(row.text):
            return None
        backward = tuple(replace(span, text=span.text[::-1]) for span in reversed(last.spans))
        cut = _drop(backward, len(row.text))
        spans = tuple(replace(span, text=span.text[::-1]) for span in reversed(cut))
        body = (*body[:-1], replace(last, spans=spans)) if spans else body[:-1]
    return body


def cut_until(body: tuple[Block, ...], row: Row) -> tuple[Block, ...] | None:
    """The body from a row on; None if it is no row of a paragraph."""
    at = next((number for number, block in enumerate(body) if _line(block) > row.place.line), len(body)) - 1
    first = body[at] if at >= 0 else None
    if not isinstance(first, Paragraph):
        return None
    begins = _flat(first).find(row.text)
    if begins < 0:
        return None
    return (replace(first, spans=_drop(first.spans, begins), place=row.place), *body[at + 1 :])


def cut_from(body: tuple[Block, ...], row: Row) -> tuple[Block, ...] | None:
    """The body up to a row; None if the row is within a list or a quotation."""
    kept = tuple(block for block in body if _line(block) < row.place.line)
    if row.begins and len(kept) < len(body):
        return kept
    last = body[len(kept)] if len(kept) < len(body) and _line(body[len(kept)]) == row.place.line else None
    if last is not None and isinstance(last, Paragraph) and row.place.column > (last.place.column if last.place else 0):
        kept = (*kept, last)  # within a line that a word processor broke
    elif last is not None:
        return kept
    if not kept or not isinstance(kept[-1], Paragraph):
        return None
    ends = _flat(kept[-1]).rfind(row.text)
    if ends < 0:
        return None
    length = len(_flat(kept[-1])) - ends
    backward = tuple(replace(span, text=span.text[::-1]) for span in reversed(kept[-1].spans))
    spans = tuple(replace(span, text=span.text[::-1]) for span in reversed(_drop(backward, length)))
    return (*kept[:-1], replace(kept[-1], spans=spans)) if spans else kept[:-1]


def _items(listing: Listing) -> list[str]:
    return [_flat(block) if isinstance(block, Paragraph) else "" for item in listing.items for block in item]


def _flat(paragraph: Paragraph) -> str:
    return paragraph.text.replace("\n", " ")


def _drop(spans: tuple[Span, ...], count: int) -> tuple[Span, ...]:
    """Spans without their first characters, and without spaces and line breaks before the next."""
    kept: list[Span] = []
    for span in spans:
        if count >= len(span.text):
            count -= len(span.text)
            continue
        text = span.text[count:]
        count = 0
        if not kept:
            text = text.lstrip(" \n")
        if text:
            kept.append(replace(span, text=text))
    return tuple(kept)


def _line(block: Block) -> int:
    return block.place.line if block.place else 0
