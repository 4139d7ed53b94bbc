"""Words with their emphasis, and the blocks they form: what a body is made of, from reading to composing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from stationery.model.errors import Place
from stationery.model.units import ZERO, Length, inch, mm
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.model.page import Form, Image

SOFT_HYPHEN = "\u00ad"
SEAM = "\u200c"
"""Between two letters that must not join: the seam of a compound. Nothing is drawn for it, and no text has it."""


@value
class Span:
    """Words set alike. A hard line break is the character `\\n`; a place where a word may be divided, U+00AD.

    `language` is that of words which are not in the letter's own: an address in its country's script. `superior` are
    the letters of an ordinal number, raised where the typeface has such letters; a `swash` one is a capital with a
    flourish, where it has those. A word of a `whole` span is not divided at its hyphens.
    """

    text: str
    emphasis: bool = False
    strong: bool = False
    link: str = ""
    language: str = ""
    superior: bool = False
    swash: bool = False
    whole: bool = False


def join_texts(spans: tuple[Span, ...]) -> str:
    return spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])


@value
class Line:
    """One line of a part as it will stand (composing may have to wrap it), with the Place where it was written."""

    spans: tuple[Span, ...]
    place: Place | None = None

    @property
    def text(self) -> str:
        return join_texts(self.spans)


@value
class Paragraph:
    spans: tuple[Span, ...]
    place: Place | None = None

    @property
    def text(self) -> str:
        return join_texts(self.spans)


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


@value
class Tabulation:
    """A table: the words of its head, and those of each row, one Line a column.

    `aligns` has `left`, `center`, `right` or nothing (as its words are) for each column. Every row is as long as it.
    Numbers are aligned at the `decimal` mark of the language, where it is known.
    """

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    aligns: tuple[str, ...]
    place: Place | None = None
    decimal: str = ""

    @property
    def cells(self) -> tuple[Line, ...]:
        """All cells, row by row, the head first."""
        return (*self.head, *(cell for row in self.rows for cell in row))


WEBSITE, CONTACT = CODES = ("website", "contact")
"""What a QrCode holds in place of a link: the sender's own contact card, which is not written yet."""


@value
class QrCode:
    """A QR code of a link, or of CONTACT; `alt` says what it is. `side` is its edge without the quiet zone, or nothing.

    Before it is composed it is encoded: `rows` are its modules from the top, `1` a dark one, and `quiet` so many are
    left clear around them.
    """

    content: str
    alt: str
    side: Length = ZERO
    place: Place | None = None
    rows: tuple[str, ...] = ()
    quiet: int = 0


@value
class Heading:
    """A heading within a letter. One that is `run_in` begins the line of the paragraph that follows it."""

    spans: tuple[Span, ...]
    place: Place | None = None
    run_in: bool = False

    @property
    def text(self) -> str:
        return join_texts(self.spans)


_MILLIMETER, _SIXTEENTH = mm(1).emu, inch(1).emu // 16


@value
class Figure:
    """A picture of the writer's: its file, relative to the letter's; what it shows, for those who can't see it; and the
    words below it, if any.

    It is `width` wide, or that `share` of the text's width; without either, composing decides. Before it is composed
    it is read: `shown` is the drawing or the pixels, `aspect` their width divided by their height.
    """

    file: str
    alt: str
    caption: tuple[Span, ...] = ()
    width: Length = ZERO
    share: float = 0.0
    place: Place | None = None
    shown: Form | Image | None = None
    aspect: float = 1.0

    def unit(self, usual: str) -> str:
        """The unit to tell its measures in: millimeters if its width is whole ones, inches if it is sixteenths; the
        `usual` one where it is both or neither."""
        metric, inches = self.width.emu % _MILLIMETER == 0, self.width.emu % _SIXTEENTH == 0
        return usual if metric == inches else "mm" if metric else "in"


Block = Paragraph | Listing | Quotation | Tabulation | QrCode | Heading | Figure


def each_cell(table: Tabulation, change: Callable[[Line], Line]) -> Tabulation:
    """The table with each of its cells changed."""
    rows = tuple(tuple(change(cell) for cell in row) for row in table.rows)
    return Tabulation(tuple(change(cell) for cell in table.head), rows, table.aligns, table.place, table.decimal)


def each_spans(blocks: tuple[Block, ...], change: Callable[[tuple[Span, ...]], tuple[Span, ...]]) -> tuple[Block, ...]:
    """The blocks with the words of each paragraph changed, those in lists, quotations and tables among them, and of
    each heading and caption."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(Paragraph(change(block.spans), block.place))
            case Listing():
                items = tuple(each_spans(item, change) for item in block.items)
                found.append(Listing(items, block.numbered, block.start, block.loose, block.place))
            case Quotation():
                found.append(Quotation(each_spans(block.blocks, change), block.place))
            case Tabulation():
                found.append(each_cell(block, lambda cell: Line(change(cell.spans), cell.place)))
            case Heading():
                found.append(replace(block, spans=change(block.spans)))
            case Figure() if block.caption:
                found.append(replace(block, caption=change(block.caption)))
            case _:
                found.append(block)
    return tuple(found)


def each_code(blocks: tuple[Block, ...], change: Callable[[QrCode], Block]) -> tuple[Block, ...]:
    """The blocks with each QR code changed, those in lists and quotations among them."""
    found: list[Block] = []
    for block in blocks:
        match block:
            case QrCode():
                found.append(change(block))
            case Listing():
                items = tuple(each_code(item, change) for item in block.items)
                found.append(Listing(items, block.numbered, block.start, block.loose, block.place))
            case Quotation():
                found.append(Quotation(each_code(block.blocks, change), block.place))
            case _:
                found.append(block)
    return tuple(found)


def codes(blocks: tuple[Block, ...]) -> list[QrCode]:
    """All QR codes of a body."""
    codes: list[QrCode] = []

    def keep(code: QrCode) -> QrCode:
        codes.append(code)
        return code

    each_code(blocks, keep)
    return codes


def figures(blocks: tuple[Block, ...]) -> list[Figure]:
    """All pictures of a body; they stand in no list and no quotation."""
    return [block for block in blocks if isinstance(block, Figure)]


def plain(text: str, place: Place | None = None) -> Line:
    """A line without emphasis."""
    return Line((Span(text),), place)


def paragraphs(blocks: tuple[Block, ...]) -> list[Paragraph]:
    """All paragraphs of a body, those inside lists and quotations among them, in reading order; and as such a table's
    cells, headings, and captions."""
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
            case Tabulation():
                found += [Paragraph(cell.spans, cell.place) for cell in block.cells if cell.spans]
            case Heading():
                found.append(Paragraph(block.spans, block.place))
            case Figure() if block.caption:
                found.append(Paragraph(block.caption, block.place))
    return found


def has_links(blocks: tuple[Block, ...]) -> bool:
    return any(span.link for paragraph in paragraphs(blocks) for span in paragraph.spans)


_FIGURES = frozenset("0123456789 .,:/%+-−–—()$€£¥'’\u00a0\u202f")


def is_figures(words: Iterable[str]) -> bool:
    """Whether a column's words are numbers, with their signs; some may be missing, not all."""
    text = "".join(words)
    return set(text) <= _FIGURES and any(letter.isdigit() for letter in text)
