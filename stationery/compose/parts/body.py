"""Sets a body's blocks as strips: paragraphs, lists, quotations and what else it has, with no widow and no orphan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from stationery.catalog.gaps import NO_GAP, Gap
from stationery.catalog.letters import FlowPart
from stationery.compose.type.compositor import ADDRESS, SENTENCE, Compositor, ensure_narrow
from stationery.compose.type.flow_block import Column, FlowBlock, LineBox, SheetRoom, add_space
from stationery.compose.type.line_breaking import SetLine
from stationery.model.geometry import Point
from stationery.model.page import BLACK, Path, Rule, Tag, Text
from stationery.model.prose import (
    Block,
    Figure,
    Heading,
    Line,
    Listing,
    Paragraph,
    QrCode,
    Quotation,
    Span,
    Tabulation,
)
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

_TRIES = 8

_RULE, _GRAY = Length.parse("0.5pt"), (0.55,)
"""A line to write on: thin and gray, as on ruled paper (house style)."""

_FEWEST = 2
"""Lines of a paragraph that stay together on each side of a page break (The Canadian Style 10.05; US Navy)."""


@value
class BodyType:
    """How a body is set: type size, where it stands, whether justified, the flow's gaps, and what the leading is
    usually and at least; the level of its headings in the document; and the sheet that its pictures have to fit on."""

    size: Length
    left: Length
    measure: Length
    justify: bool
    flow: FlowPart
    path: Path
    leading: Length
    least_leading: Length
    level: int = 1
    sheet: SheetRoom = SheetRoom()


def set_body(
    blocks: tuple[Block, ...],
    compositor: Compositor,
    look: BodyType,
    kept: dict[int, tuple[Block, list[FlowBlock]]] | None = None,
) -> list[FlowBlock]:
    """A strip for each paragraph; the items of a tight list hang together without air.

    The strips of a block that is the very one at the same place in a letter before are `kept`.
    """
    strips: list[FlowBlock] = []
    between, heads = look.flow.between, look.flow.heads

    def set_block(number: int, block: Block, below: Gap | None = None) -> list[FlowBlock]:
        """The strips of a block; `below` is the gap that a heading above it asks for, which no indent follows."""
        before = kept.get(number) if kept else None
        if before and before[0] is block:
            return before[1]
        gap = below or (heads if heads != NO_GAP and _is_bold(block) else between)
        place = replace(look, flow=_flush(look.flow)) if below and look.flow.indent else look
        more = _block(block, compositor, place, (*look.path, _tag(block, number)), gap)
        if kept is not None:
            kept.setdefault(number, (block, more))
        return more

    if any(block.__class__ is Heading for block in blocks):
        from stationery.compose.parts.heading import set_headed  # 0.3 ms

        column = Column(look.size, look.leading, look.left, look.measure)
        strips = set_headed(blocks, compositor, column, look.path, look.level, set_block)
    else:
        headed = False
        for number, block in enumerate(blocks):
            more = set_block(number, block)
            strips += [replace(more[0], kept=True), *more[1:]] if headed else more
            headed = heads != NO_GAP and _is_bold(block)
    if strips:
        strips[0] = replace(strips[0], before=look.flow.before, kept=True)
    return strips


def _tag(block: Block, number: int) -> Tag:
    match block:
        case Paragraph():
            return Tag("P", number)
        case Listing():
            return Tag("L", number)
        case Quotation():
            return Tag("BlockQuote", number)
        case Tabulation():
            return Tag("Table", number)
        case QrCode() | Figure():
            return Tag("Figure", number)
        case Heading():
            return Tag("H", number)


def _block(block: Block, compositor: Compositor, look: BodyType, path: Path, before: Gap) -> list[FlowBlock]:
    match block:
        case Paragraph() if look.flow.ruled and not block.text.replace("_", "").strip():
            return [_rule_lines(block.text.split(), look, before)]
        case Paragraph() if compositor.memory:
            make = partial(_paragraph, block, compositor, look, path, before)
            return [compositor.memory.recall("paragraphs", (block.spans, look, path, before), make)]
        case Paragraph():
            return [_paragraph(block, compositor, look, path, before)]
        case Listing():
            return _listing(block, compositor, look, path, before)
        case Quotation():
            inset = look.size * compositor.setting.quotation_indent
            narrower = replace(look, left=look.left + inset, measure=look.measure - inset * 2, flow=_flush(look.flow))
            strips: list[FlowBlock] = []
            for number, inner in enumerate(block.blocks):
                strips += _block(inner, compositor, narrower, (*path, _tag(inner, number)), before)
            return strips
        case Tabulation():
            from stationery.compose.parts.table import set_tabulation  # 0.4 ms

            return [set_tabulation(block, compositor, look.size, look.left, look.measure, path, before)]
        case QrCode():
            from stationery.compose.parts.qr import set_qr  # 0.2 ms

            return [set_qr(block, look.size, look.leading, look.least_leading, look.left, path, before)]
        case Figure():
            from stationery.compose.parts.figure import set_figure  # 0.4 ms

            column = Column(look.size, look.leading, look.left, look.measure)
            align = look.flow.pictures or compositor.setting.figure.align
            return set_figure(block, compositor, column, look.sheet, align, path, before)
        case Heading():
            raise AssertionError("headings are set with what follows them")


def _paragraph(block: Paragraph, compositor: Compositor, look: BodyType, path: Path, before: Gap) -> FlowBlock:
    lines = compositor.paragraph(block.spans, look.measure, look.size, justify=look.justify, indent=look.flow.indent)
    ensure_narrow(lines, look.measure, look.size, block.place)
    return _strip(compositor.texts(lines, look.size, path, look.left), before)


def _is_bold(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(span.strong for span in block.spans if span.text.strip())


def _rule_lines(wanted: list[str], look: BodyType, before: Gap) -> FlowBlock:
    """A line to write on for each group of underscores, across the measure."""
    rule = Rule(Point(look.left, ZERO), Point(look.left + look.measure, ZERO), _RULE, _GRAY)
    above = [look.flow.ruled - 1.0, *(look.flow.ruled for _ in wanted[1:])]
    rows = (LineBox((), body=True), *(LineBox((rule,), leadings, body=True) for leadings in above))
    return FlowBlock("body", rows, before)


def _listing(block: Listing, compositor: Compositor, look: BodyType, path: Path, before: Gap) -> list[FlowBlock]:
    inset = look.size * compositor.setting.list_indent
    narrower = replace(
        look, left=look.left + inset, measure=look.measure - inset, flow=_flush(look.flow), justify=False
    )
    strips: list[FlowBlock] = []
    tight = Gap()
    for number, item in enumerate(block.items):
        label = f"{block.start + number}." if block.numbered else look.flow.bullet or compositor.setting.bullet
        item_path = (*path, Tag("LI", number))
        first = before if number == 0 or block.loose else tight
        inner: list[FlowBlock] = []
        for index, part in enumerate(item):
            gap = first if index == 0 else before if block.loose else tight
            inner += _block(part, compositor, narrower, (*item_path, Tag("LBody"), _tag(part, index)), gap)
        if not inner:
            inner = [FlowBlock("body", (LineBox((), body=True),), first, kept=False)]
        head = inner[0].rows[0]
        labeled = replace(head, items=(*_label(label, compositor, narrower, item_path), *head.items))
        inner[0] = replace(inner[0], rows=(labeled, *inner[0].rows[1:]))
        strips += inner
    return strips


def _label(label: str, compositor: Compositor, look: BodyType, path: Path) -> tuple[Text, ...]:
    """A bullet or number that ends a little before the item's text begins."""
    (line,) = compositor.lines((Span(f"{label} "),), look.measure, look.size, figures=ADDRESS)
    x = look.left - compositor.width(line, look.size) - look.size * compositor.setting.label_gap
    (texts,) = compositor.texts([line], look.size, (*path, Tag("Lbl")), x)
    return texts


def _flush(flow: FlowPart) -> FlowPart:
    return replace(flow, indent=ZERO)


def _strip(rows: list[tuple[Text, ...]], before: Gap) -> FlowBlock:
    """A paragraph's rows; a page may break only where two lines stay on each side."""
    count = len(rows)
    return FlowBlock(
        "body",
        tuple(
            LineBox(items, kept=number < _FEWEST or count - number < _FEWEST, body=True)
            for number, items in enumerate(rows)
        ),
        before,
        kept=False,
    )


def set_lines(
    lines: tuple[Line, ...],
    compositor: Compositor,
    entry: FlowPart,
    column: Column,
    path: Path,
    *,
    figures: str = SENTENCE,
    hanging: Length = ZERO,
) -> tuple[LineBox, ...]:
    """The lines of a part, one below the other in one element; a line too wide goes on below, `hanging` further in.

    Words in capitals are spaced a little, and their figures are lining.
    """
    size, measure, strong = column.size, column.measure, entry.strong
    tracking = compositor.setting.capital_tracking if entry.capitals else 0.0
    figures = ADDRESS if entry.capitals else figures
    rows: list[tuple[Text, ...]] = []
    glued: set[int] = set()
    for line in lines:
        spans = line.spans
        broken = compositor.lines(spans, measure, size, figures=figures, strong=strong)
        if len(broken) > 1 and hanging:
            broken = compositor.lines(spans, measure - hanging, size, figures=figures, strong=strong)
        room = measure - (hanging if len(broken) > 1 else ZERO)
        if tracking:
            broken = _narrow(broken, spans, compositor, room, size, tracking, strong)
        ensure_narrow(broken, room, size, line.place, tracking)
        for number, texts in enumerate(compositor.texts(broken, size, path, column.left, tracking=tracking)):
            shift = hanging if number else ZERO
            if entry.at == "right":
                shift = measure - compositor.width(broken[number], size, tracking)
            rows.append(tuple(replace(text, at=Point(text.at.x + shift, ZERO)) for text in texts) if shift else texts)
        if len(broken) > 1:
            glued.update(len(rows) - len(broken) + number for number in _find_divided(line.text, broken))
    glued.add(len(rows) - 1)
    return tuple(LineBox(items if number in glued else add_space(items)) for number, items in enumerate(rows))


def set_rows(
    lines: tuple[Line, ...], compositor: Compositor, entry: FlowPart, column: Column, path: Path, figures: str
) -> tuple[LineBox, ...] | None:
    """What `set_lines` gives for lines that are certainly a row each, in half its time; None for all others."""
    if entry.at == "right" or entry.capitals:
        return None
    size, measure, strong, left = column.size, column.measure, entry.strong, column.left
    at, language, last = Point(left, ZERO), compositor.language, len(lines) - 1
    rows: list[LineBox] = []
    for number, line in enumerate(lines):
        row = compositor.row(line.spans, measure, size, figures=figures, strong=strong)
        if row is None:
            return None
        words, face, width = row
        shown = words if number == last else words + " "
        tongue = face.language or language
        rows.append(LineBox((Text(at, shown, face, size, path, tongue, "", BLACK, 0.0, 0.0, size * width),)))
    return tuple(rows)


def _narrow(
    broken: list[SetLine],
    spans: tuple[Span, ...],
    compositor: Compositor,
    room: Length,
    size: Length,
    tracking: float,
    strong: bool,
) -> list[SetLine]:
    """Spaced capitals broken anew, until they hold with the space between their letters."""
    narrower = room
    for _ in range(_TRIES):
        over = max(compositor.width(line, size, tracking) for line in broken) / room if broken else 0.0
        if over <= 1.0:
            break
        narrower = narrower * (1.0 / over)
        broken = compositor.lines(spans, narrower, size, figures=ADDRESS, strong=strong)
    return broken


def _find_divided(text: str, broken: list[SetLine]) -> Iterator[int]:
    """The numbers of the set lines that end inside a word, after its hyphen: no space may part them for a reader."""
    rest = text.strip(" ")
    for number, line in enumerate(broken):
        rest = rest.removeprefix(line.text.strip(" "))
        if rest and not rest.startswith((" ", "\n")):
            yield number
        rest = rest.lstrip(" ")
