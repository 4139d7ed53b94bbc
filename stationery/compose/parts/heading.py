"""Sets a heading within a letter: on lines of its own, or run into the first line of its paragraph."""

from __future__ import annotations

from collections.abc import Callable

from stationery.catalog.gaps import Gap
from stationery.compose.type.compositor import SENTENCE, Compositor, ensure_narrow
from stationery.compose.type.flow_block import Column, FlowBlock, LineBox, RowItem
from stationery.model.geometry import Point
from stationery.model.page import Path, Tag, Text
from stationery.model.prose import SOFT_HYPHEN, Block, Heading, Paragraph
from stationery.model.units import Length
from stationery.model.values import replace

_WITH = 2
"""Lines of the text below it that stay with a heading."""

SetBlock = Callable[[int, Block, Gap | None], list[FlowBlock]]
"""Sets the block of that number, below a gap that is not the usual one if one is given."""


def set_headed(
    blocks: tuple[Block, ...], compositor: Compositor, column: Column, path: Path, level: int, set_block: SetBlock
) -> list[FlowBlock]:
    """The strips of a body with headings of that level; run-in ones are a level below them, where any stands above.

    A page may break neither in a heading nor between it and the next two lines.
    """
    strips: list[FlowBlock] = []
    below: Gap | None = None
    head: tuple[Heading, Path] | None = None
    sections = stay = 0
    for number, (block, following) in enumerate(zip(blocks, (*blocks[1:], None), strict=True)):
        if isinstance(block, Heading):
            tag = Tag(f"H{level + bool(block.run_in and sections)}", number)
            if block.run_in and isinstance(following, Paragraph):
                head = (block, (*path, tag))
                continue
            more = [_set_heading(block, compositor, column, (*path, tag))]
        elif head and isinstance(block, Paragraph):
            joined = _join(head[0], block, compositor)
            more = [_tag(strip, head, len(path), compositor) for strip in set_block(number, joined, below)]
        else:
            more = set_block(number, block, below)
        for strip in more:
            strips.append(replace(strip, kept=True) if stay > 0 else strip)
            stay -= len(strip.rows)
        head, below = None, None
        if isinstance(block, Heading):
            below, stay, sections = compositor.setting.heading.after, _WITH, sections + 1
    return strips


def _set_heading(heading: Heading, compositor: Compositor, column: Column, path: Path) -> FlowBlock:
    look = compositor.setting.heading
    size = column.size * look.scale
    spans = tuple(replace(span, emphasis=span.emphasis != look.emphasis) for span in heading.spans)
    lines = compositor.lines(spans, column.measure, size, figures=SENTENCE, strong=look.strong)
    ensure_narrow(lines, column.measure, size, heading.place)
    rows = tuple(LineBox(items, body=True) for items in compositor.texts(lines, size, path, column.left))
    return FlowBlock("body", rows, look.before, kept=False)


def _join(heading: Heading, paragraph: Paragraph, compositor: Compositor) -> Paragraph:
    """The paragraph with the heading at its beginning."""
    strong = compositor.setting.heading.run_in == "strong"
    words = tuple(
        replace(span, strong=True) if strong else replace(span, emphasis=not span.emphasis) for span in heading.spans
    )
    last = replace(words[-1], text=f"{words[-1].text} ")
    return replace(paragraph, spans=(*words[:-1], last, *paragraph.spans))


def _tag(strip: FlowBlock, head: tuple[Heading, Path], depth: int, compositor: Compositor) -> FlowBlock:
    """The paragraph's strip, in which the heading's words are content of the element at the heading's path. `depth` is
    how many tags are above the paragraph's own."""
    heading, path = head
    left = _count(heading.text)
    rows = []
    for row in strip.rows:
        items: list[RowItem] = []
        for item in row.items:
            if left <= 0 or not isinstance(item, Text):
                items.append(item)
                continue
            first, *rest = _split(item, left, compositor)
            left -= _count(item.text)
            items += [replace(first, path=(*path, *item.path[depth + 1 :])), *rest]
        rows.append(row._replace(items=tuple(items)))
    return replace(strip, rows=tuple(rows))


def _count(text: str) -> int:
    """Characters that show, whatever becomes of the spaces around them."""
    return sum(not letter.isspace() and letter != SOFT_HYPHEN for letter in text)


def _split(text: Text, count: int, compositor: Compositor) -> tuple[Text, ...]:
    """The text parted after so many characters and the spaces that follow them, if there are more."""
    if _count(text.text) <= count:
        return (text,)
    at = 0
    while count or text.text[at].isspace():
        count -= _count(text.text[at])
        at += 1
    before, after = text.text[:at], text.text[at:]
    advance = compositor.typefaces.advance

    def width(words: str) -> Length:
        return text.size * (advance(words, text.face, text.language) + text.word_space * words.count(" "))

    moved = replace(text, at=Point(text.at.x + width(before), text.at.y), text=after, width=width(after.rstrip(" ")))
    return replace(text, text=before, width=width(before.rstrip(" "))), moved
