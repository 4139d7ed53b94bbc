"""Sets a note on one panel of a card: as large as its type may be, a little above the middle, or refused in words."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.card_style import CardStyle, TypeLimits
from stationery.compose.parts.body import BodyType, set_body, set_lines
from stationery.compose.parts.signature import Signed, set_signature
from stationery.compose.type.compositor import SENTENCE, Compositor
from stationery.compose.type.fitting import gaps_of, lines_of
from stationery.compose.type.flow_block import Column, FlowBlock, RowItem, place_items
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Rect
from stationery.model.manuscript import Manuscript
from stationery.model.page import Tag
from stationery.model.prose import (
    Block,
    Figure,
    Heading,
    Listing,
    Paragraph,
    QrCode,
    Quotation,
    Span,
    Tabulation,
    paragraphs,
)
from stationery.model.units import ZERO, Length, pt
from stationery.model.values import replace, value

_LEADING_STEP = 0.02
_SHARES = (0.0, 0.5, 1.0)
"""How far gaps are closed in the trials, from their natural measures to the least."""
_WIDTHS = 3
_NEAR = 1e-6
_HAIR = pt(0.05)
"""What a line has to spare where it is not to be broken."""


@value
class PanelArea:
    """Where a note may stand: the area inside its usual margins, its panel, and what side margins it may come down to.

    `what` is the panel in words, for messages.
    """

    area: Rect
    panel: Rect
    tight_margin: Length
    what: str


@value
class SetPanel:
    items: tuple[RowItem, ...]
    size: Length
    leading: Length
    measure: Length


def set_note(
    manuscript: Manuscript,
    room: PanelArea,
    style: CardStyle,
    limits: TypeLimits,
    compositor: Compositor,
    signature: Signed | None = None,
) -> SetPanel:
    """The note at its place, as large as it may be and as little drawn together as will do.

    Raises DoesNotFit with the number of words that it is too long."""
    note = _Note(manuscript, room, style, _for_face(limits, compositor), compositor, signature)
    panel = note.fit(manuscript.body)
    if panel is None and note.too_wide:
        raise note.too_wide
    if panel is None:
        raise DoesNotFit(_too_long(note, manuscript, room), manuscript.place, _REMEDY)
    return panel


_REMEDY = "shorten it, choose a larger card or a smaller typeface, or write a letter instead"


def _for_face(limits: TypeLimits, compositor: Compositor) -> TypeLimits:
    """The limits for this typeface: one that wants to be larger, because its letters are small, is set larger."""
    measures = compositor.typefaces.measures(compositor.face(False, False, SENTENCE))
    most = max(limits.most.pt, measures.body_size)
    least = max(limits.least.pt, measures.least_size)
    return replace(limits, most=limits.most * (most / limits.most.pt), least=limits.least * (least / limits.least.pt))


@value
class _Tried:
    strips: tuple[FlowBlock, ...]
    size: Length
    leading: Length
    measure: Length
    gaps: tuple[float, ...]


class _Note:
    """One note in work."""

    def __init__(
        self,
        manuscript: Manuscript,
        room: PanelArea,
        style: CardStyle,
        limits: TypeLimits,
        compositor: Compositor,
        signature: Signed | None,
    ) -> None:
        self.manuscript, self.room, self.style, self.limits = manuscript, room, style, limits
        self.compositor, self.signature = compositor, signature
        self.too_wide: DoesNotFit | None = None
        """What was wrong with the last body tried, if nothing else than a table's width."""

    def fit(self, body: tuple[Block, ...]) -> SetPanel | None:
        """The note with that body, drawn together as little as will do, a bit of everything rather than much of one;
        None if there is no room for it at all."""
        depth = self.room.area.height
        best: tuple[float, _Tried] | None = None
        for strain, tried in self._trials(body):
            fits = lines_of(tried.strips, tried.gaps) * tried.leading <= depth
            if fits and (best is None or strain < best[0]):
                best = strain, tried
                if not strain:
                    break
        return self._place(best[1]) if best else None

    def _trials(self, body: tuple[Block, ...]) -> Iterator[tuple[float, _Tried]]:
        """Every setting that may be, each with its strain: the sum of squares of how far each measure has given, from
        0 (not at all) to 1 (to its limit): type size, width of the text, leading and gaps. The easiest comes first."""
        limits = self.limits
        usual = self.room.area.width
        tight = max(usual, self.room.panel.width - self.room.tight_margin * 2)
        for size in _sizes(limits, self.style.step):
            smaller = (limits.most - size) / (limits.most - limits.least) if limits.most > limits.least else 0.0
            widths = {min(usual, size * limits.widest): 0.0, usual: 0.5, tight: 1.0}
            if len(widths) < _WIDTHS and min(widths) == usual:
                widths[usual] = 0.0
            for measure, wider in widths.items():
                try:
                    strips = tuple(self._strips(body, size, measure))
                except DoesNotFit as fault:  # a table too wide at this size
                    self.too_wide = fault
                    continue
                self.too_wide = None
                for ratio in _ratios(limits):
                    leading = size * ratio
                    natural, least = (gaps_of(strips, leading, which) for which in ("natural", "least"))
                    denser = (limits.leading - ratio) / (limits.leading - limits.least_leading)
                    for closer in _SHARES:
                        gaps = tuple(gap - (gap - low) * closer for gap, low in zip(natural, least, strict=True))
                        strain = smaller**2 + wider**2 + denser**2 + closer**2
                        yield strain, _Tried(strips, size, leading, measure, gaps)

    def _place(self, tried: _Tried) -> SetPanel:
        """The strips stacked: gaps opened where there is room to spare, the whole about the panel's optical middle."""
        area, panel, leading = self.room.area, self.room.panel, tried.leading
        gaps = self._open_room(tried)
        height = lines_of(tried.strips, gaps) * leading
        # Below a letterhead the middle of what is left is the middle that the eye looks for.
        middle = max(panel.y + panel.height * self.style.middle, area.y + area.height * self.style.middle)
        top = max(area.y, min(middle - height * 0.5, area.bottom - height))
        y = top + self.compositor.above_baseline(tried.size, leading)
        items: list[RowItem] = []
        first = True
        for strip, gap in zip(tried.strips, gaps, strict=True):
            for number, row in enumerate(strip.rows):
                if not first:
                    y += leading * (1.0 + gap if number == 0 else row.above)
                first = False
                items += place_items(row.items, y)
        if any(row.tabular for strip in tried.strips for row in strip.rows):
            from stationery.compose.parts.table import sort_by_cell  # 0.3 ms

            items = sort_by_cell(items)
        return SetPanel(tuple(items), tried.size, leading, tried.measure)

    def _open_room(self, tried: _Tried) -> tuple[float, ...]:
        """The gaps, all opened by the same part of what they may, until the note fills its share of the room."""
        most = gaps_of(tried.strips, tried.leading, "most")
        spare = (self.room.area.height * self.style.full) / tried.leading - lines_of(tried.strips, tried.gaps)
        most_more = sum(most) - sum(tried.gaps)
        if spare <= 0 or most_more <= _NEAR:
            return tried.gaps
        part = min(spare / most_more, 1.0)
        return tuple(gap + (limit - gap) * part for gap, limit in zip(tried.gaps, most, strict=True))

    def _strips(self, body: tuple[Block, ...], size: Length, measure: Length) -> list[FlowBlock]:
        left = self.room.panel.x + (self.room.panel.width - measure) * 0.5
        farther, narrower = self._column(size, left, measure)
        strips: list[FlowBlock] = []
        for entry in self.style.flow:
            path = (Tag("".join(word.capitalize() for word in entry.part.split("_"))),)
            if entry.part == "body":
                least = size * self.limits.least_leading
                look = BodyType(size, left, measure, False, entry, path, size * self.limits.leading, least)
                strips += set_body(body, self.compositor, look)
                continue
            x, wide = (farther, narrower) if entry.at == "center" else (left, measure)
            column = Column(size, size * self.limits.leading, x, wide)
            if entry.part == "signature":
                strips += set_signature(self.manuscript.signers, self.signature, self.compositor, entry, column)
            else:
                rows = set_lines(self.manuscript.part(entry.part), self.compositor, entry, column, (*path, Tag("P")))
                strips += [FlowBlock(entry.part, rows, entry.before)] if rows else []
        return strips

    def _column(self, size: Length, left: Length, measure: Length) -> tuple[Length, Length]:
        """Where close and signature begin: at the middle of the measure, or farther left if one is too wide."""
        signers = [line for signer in self.manuscript.signers for line in (signer.name, signer.title) if line]
        widest = ZERO
        for line in (*self.manuscript.part("close"), *signers):
            (broken,) = self.compositor.lines(line.spans, measure * 100, size, figures=SENTENCE)[:1]
            widest = max(widest, self.compositor.width(broken, size))
        indent = max(min(measure * 0.5, measure - widest - _HAIR), ZERO)
        return left + indent, measure - indent


def _sizes(limits: TypeLimits, step: Length) -> Iterator[Length]:
    size = limits.most
    while size > limits.least:
        yield size
        size -= step
    yield limits.least


def _ratios(limits: TypeLimits) -> Iterator[float]:
    ratio = limits.leading
    while ratio > limits.least_leading:
        yield ratio
        ratio -= _LEADING_STEP
    yield limits.least_leading


def _too_long(note: _Note, manuscript: Manuscript, room: PanelArea) -> str:
    """By how many words, at the least size that we set: the fewest that have to go from its end."""
    total = _count(manuscript.body)
    least, most = 1, total
    if note.fit(()) is None:
        return f"the note does not fit on {room.what}, even without its text"
    while least < most:
        tried = (least + most) // 2
        if note.fit(_drop_last(manuscript.body, tried)) is None:
            least = tried + 1
        else:
            most = tried
    if least == total:
        return f"none of the note's {total} words fits on {room.what}, even at {note.limits.least.words('pt')}"
    words = f"{least} word{'s' if least > 1 else ''}"
    holds = f"it has {total}; {total - least} fit"
    return f"the note is {words} too long for {room.what}, even at {note.limits.least.words('pt')} ({holds})"


def _count(blocks: tuple[Block, ...]) -> int:
    return sum(len(paragraph.text.split()) for paragraph in paragraphs(blocks))


def _drop_last(blocks: tuple[Block, ...], words: int) -> tuple[Block, ...]:
    """The blocks less that many words from their end; what is left empty goes with them."""
    kept = list(blocks)
    while kept and words > 0:
        last = kept.pop()
        has = _count((last,))
        if has > words:
            kept.append(_shorten(last, words))
            break
        words -= has
    return tuple(kept)


def _shorten(block: Block, words: int) -> Block:
    match block:
        case Paragraph():
            keep = len(block.text.split()) - words
            spans: list[Span] = []
            for span in block.spans:
                parts = span.text.split(" ")
                has = len(span.text.split())
                if has >= keep:
                    spans.append(replace(span, text=" ".join([part for part in parts if part][:keep])))
                    break
                spans.append(span)
                keep -= has
            return replace(block, spans=tuple(spans))
        case Quotation():
            return replace(block, blocks=_drop_last(block.blocks, words))
        case QrCode() | Heading() | Figure():
            return block
        case Tabulation():
            rows = list(block.rows)
            while rows and words > 0:
                words -= sum(len(cell.text.split()) for cell in rows.pop())
            return replace(block, rows=tuple(rows))
        case Listing():
            items = list(block.items)
            while items and words >= _count(items[-1]):
                words -= _count(items.pop())
            if items and words:
                items[-1] = _drop_last(items[-1], words)
            return replace(block, items=tuple(items))
