"""Words with their emphasis, and the blocks they form: what a body is made of, from reading to composing."""

from __future__ import annotations

from stationery.errors import Place
from stationery.values import value

SOFT_HYPHEN = "\u00ad"


@value
class Span:
    """Words set alike. A hard line break is the character `\\n`; a place where a word may be divided, U+00AD.

    `language` is that of words which are not in the letter's own: an address in its country's script.
    """

    text: str
    emphasis: bool = False
    strong: bool = False
    link: str = ""
    language: str = ""


@value
class Line:
    """One line of a part as it will stand (composing may have to wrap it), with the Place where it was written."""

    spans: tuple[Span, ...]
    place: Place | None = None

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@value
class Paragraph:
    spans: tuple[Span, ...]
    place: Place | None = None

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@value
class Listing:
    """A bulleted or numbered list. `start` is a numbered one's first number; `loose` ones have air between items."""

    items: tuple[tuple[Block, ...], ...]
    numbered: bool = False
    start: int = 1
    loose: bool = False
    place: Place | None = None


@value
class Quotation:
    blocks: tuple[Block, ...]
    place: Place | None = None


Block = Paragraph | Listing | Quotation


def plain(text: str, place: Place | None = None) -> Line:
    """A line without emphasis."""
    return Line((Span(text),), place)


def paragraphs(blocks: tuple[Block, ...]) -> list[Paragraph]:
    """All paragraphs of a body, those inside lists and quotations among them, in reading order."""
    found: list[Paragraph] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(block)
            case Listing():
                for item in block.items:
                    found += paragraphs(item)
            case Quotation():
                found += paragraphs(block.blocks)
    return found
