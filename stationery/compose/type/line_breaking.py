"""Breaks paragraphs into lines by total fit: of all ways to break, the one whose lines disturb the eye least.

After Knuth and Plass, "Breaking paragraphs into lines" (1981), with a measure of raggedness of our own for text that
is not justified: a line costs the square of its shortness, and neighbors that differ much cost more.
Widths are plain numbers in em; every function here is pure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from math import inf
from typing import Any

from stationery.catalog.typesetting import Typesetting
from stationery.compose.type.segments import FORCED, SHORT_WORD_COST, SOFT, SPACE, Cutter, Piece, Segment
from stationery.model.prose import SOFT_HYPHEN, Span
from stationery.model.tuples import NamedTuple
from stationery.model.typeface import Face, Typefaces

_TWO_HYPHENS_COST = 400.0
_BAND, _HYPHENED = 7, 8
_WIDEST_HANG = 2.0
"""In em: more than the characters at both ends of a line can stand outside it."""

_STUB_COST, _DIFFERENCE_COST, _HOPELESS_COST = 60.0, 25.0, 2000.0
_DROP_COST = 500.0
"""Of a last line of one short word below lines that are all full: more than wide word spaces or a hyphen cost."""

_MOST_KEPT = 200
"""Paragraphs whose widths are kept, to set them again at another size: more than a letter has."""

_DROP = 6
"""Letters of a short word that stands alone as the last line."""


class Run(NamedTuple):
    """Words of one face within a line, `width` in em as they stand (without a trailing space)."""

    text: str
    face: Face
    link: str
    x: float
    width: float


class SetLine(NamedTuple):
    """A line of runs; `x` of a run and `width` are in em; `word_space` is added to each space."""

    runs: tuple[Run, ...]
    width: float
    word_space: float = 0.0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


_States = dict[int, tuple[float, int, int]]
"""Look of the line above → (cost so far, where that line begins, the look of the line above it)."""


class _Measured:
    """Running sums over the segments of one paragraph; `plain` if it is of one face and parted by spaces alone."""

    __slots__ = ("_glue_sums", "_glues", "break_costs", "ends", "forced", "plain", "segments", "starts", "widest")

    break_costs: Sequence[float]

    def __init__(self, segments: list[Segment]) -> None:
        count = len(segments)
        self.segments = segments
        rows = [segment.row for segment in segments]
        widths, glues, breadths, costs, opens, forces, singles = zip(*rows, strict=True) if rows else ((),) * 7
        self.widest = max(breadths, default=0.0)
        sums = [*accumulate(chain.from_iterable(zip(widths, glues, strict=True)), initial=0.0)]
        self.starts, self.ends = sums[::2], sums[1::2]
        self._glues = glues
        self._glue_sums: list[float] = []
        self.break_costs = costs
        if True in opens:
            self._discourage_openings([index for index, each in enumerate(opens) if each])
        self.plain = bool(rows) and singles[0] is not None and singles.count(singles[0]) == count
        self.forced = [count - 1] * count
        if True in forces[:-1]:
            for index in range(count - 2, -1, -1):
                self.forced[index] = index if forces[index] else self.forced[index + 1]

    def _discourage_openings(self, found: list[int]) -> None:
        """Short words that begin a sentence hang at a line's end, too."""
        costs, segments = [*self.break_costs], self.segments
        for index in found:
            if index and segments[index].after == SPACE and segments[index - 1].ends_sentence:
                costs[index] = SHORT_WORD_COST
        self.break_costs = costs

    def row(self, begin: int, end: int) -> tuple[str, float]:
        """The words of a line, and their width, in a paragraph that is of one face throughout and not justified."""
        segments = self.segments[begin : end + 1]
        text = " ".join([segment.text for segment in segments])
        return text + " " if segments[-1].after == SPACE else text, self.ends[end] - self.starts[begin]

    def plain_line(self, begin: int, end: int) -> SetLine:
        """The same as a set line."""
        text, width = self.row(begin, end)
        _, face, link, _ = self.segments[begin].pieces[0]
        return SetLine((Run(text, face, link, 0.0, width),), width)

    def glue(self, begin: int, end: int) -> float:
        """The word spaces of a line from segment `begin` through `end`, in em."""
        sums = self._glue_sums = self._glue_sums or [*accumulate(self._glues, initial=0.0)]
        return sums[end] - sums[begin]


class LineBreaker:
    """Breaks text set in `face_of` each span, in one language. Widths once asked are kept by the typefaces."""

    def __init__(
        self,
        typefaces: Typefaces,
        setting: Typesetting,
        face_of: Callable[[Span], Face],
        language: str,
        justify: bool,
        lining_of: Callable[[Span], Face] | None = None,
    ) -> None:
        self.typefaces = typefaces
        self.setting = setting
        self.language = language
        self.justify = justify
        self._cutter = Cutter(typefaces, face_of, language, lining_of)
        self._measured: dict[tuple[Any, ...], _Measured] = {}

    def break_lines(self, spans: tuple[Span, ...], measure: float, indent: float = 0.0) -> list[SetLine]:
        """The lines of a paragraph whose measure is given in em; the first line begins `indent` em to the right,
        or to the left where that is negative.

        A word wider than the measure is broken as an address on the web is. A part of it that is still wider stands on
        a line of its own and overflows: the caller sees its width.
        """
        if not self.justify and not indent and (line := self.set_row(spans, measure)):
            return [SetLine((Run(line[0], line[1], "", 0.0, line[2]),), line[2])]
        paragraph = self._measure(spans)
        narrow = measure - max(indent, 0.0)
        if paragraph.widest > narrow:
            paragraph = self._measure(spans, narrow)
        segments = paragraph.segments
        if not segments:
            return []
        ends = self._best_ends(paragraph, measure, indent)
        lines, begin = [], 0
        plain = paragraph.plain and not self.justify
        for end in ends:
            room = measure - (indent if begin == 0 else 0.0)
            lines.append(paragraph.plain_line(begin, end) if plain else self._line(segments, begin, end, room))
            begin = end + 1
        if indent:
            lines[0] = SetLine(
                tuple(Run(run.text, run.face, run.link, run.x + indent, run.width) for run in lines[0].runs),
                lines[0].width + indent,
                lines[0].word_space,
            )
        return lines

    def break_plainly(
        self, spans: tuple[Span, ...], measure: float, indent: float
    ) -> tuple[Face, list[tuple[str, float]]] | None:
        """The words and the width of each line that `break_lines` gives, for a paragraph whose words all fit and are of
        one face, which is given, too; None for another one, or one that is justified or has links."""
        if self.justify:
            return None
        if not indent and (row := self.set_row(spans, measure)):
            return row[1], [(row[0], row[2])]
        paragraph = self._measure(spans)
        segments = paragraph.segments
        if not segments or paragraph.widest > measure - indent or not (paragraph.plain or _is_of_one_face(segments)):
            return None
        _, face, link, _ = segments[0].pieces[0]
        if link:
            return None
        lines, begin = list[tuple[str, float]](), 0
        for end in self._best_ends(paragraph, measure, indent):
            if paragraph.plain:
                lines.append(paragraph.row(begin, end))
            else:
                ((text, _, _, _, width),), _, _ = self._line(segments, begin, end, measure)
                lines.append((text, width))
            begin = end + 1
        return face, lines

    def set_row(self, spans: tuple[Span, ...], measure: float) -> tuple[str, Face, float] | None:
        """Words that are certainly one line, with their face and their width in em; None where it takes a closer
        look."""
        return self._cutter.set_row(spans[0], measure) if len(spans) == 1 else None

    def _measure(self, spans: tuple[Span, ...], limit: float = inf) -> _Measured:
        """The paragraph's segments; words wider than the limit may be broken within."""
        key = spans if limit == inf else (spans, limit)
        paragraph = self._measured.get(key)
        if paragraph is None:
            if len(self._measured) >= _MOST_KEPT:
                self._measured.clear()
            paragraph = self._measured[key] = _Measured(self._cutter.cut(spans, limit))
        return paragraph

    def extent(self, spans: tuple[Span, ...], limit: float = inf) -> tuple[float, float]:
        """How wide a paragraph's widest unbreakable part is, and its longest line unbroken, in em.

        Words wider than the limit, in em, count as broken."""
        paragraph = self._measure(spans, limit)
        least = most = 0.0
        begin = 0
        for index, segment in enumerate(paragraph.segments):
            least = max(least, segment.width + segment.hyphen)
            if segment.after == FORCED:
                most = max(most, paragraph.ends[index] - paragraph.starts[begin])
                begin = index + 1
        return least, max(least, most)

    def _best_ends(self, paragraph: _Measured, measure: float, indent: float) -> list[int]:
        """The index of each line's last segment, for the least sum of costs.

        A state is (segment the line begins with, look of the line above); the cheapest way to each is kept. Shorter
        lines are looked at only when there is no other way, or only one that leaves a stub.
        """
        count = len(paragraph.segments)
        if paragraph.forced[0] == count - 1 and paragraph.ends[-1] <= measure - indent:
            return [count - 1]
        most = self.setting.most_shortness
        ends: list[int] = []
        for shortest in (1.0 - most / 2, 1.0 - most, 0.0):
            states = self._states(paragraph, measure, indent, shortest)
            if not states[-1]:
                continue
            ends = _trace(states, count)
            begin = ends[-2] + 1 if len(ends) > 1 else 0
            width = paragraph.ends[-1] - paragraph.starts[begin]
            if shortest <= 1.0 - most or not self._stub_cost(paragraph.segments, begin, count - 1, width, measure):
                break
        return ends

    def _states(self, paragraph: _Measured, measure: float, indent: float, shortest: float) -> list[_States]:
        segments, starts, ends, forced = paragraph.segments, paragraph.starts, paragraph.ends, paragraph.forced
        count = len(segments)
        states: list[_States] = [{} for _ in range(count + 1)]
        states[0][-1] = (0.0, -1, -1)
        step = self.setting.most_difference / 2
        for begin in range(count):
            here = states[begin]
            if not here:
                continue
            room = measure - indent if begin == 0 else measure
            start, last = starts[begin], forced[begin]
            end = max(begin, bisect_left(ends, start + room * shortest, begin, last))
            alone = True
            while end <= last:
                segment = segments[end]
                after = segment.after
                width = ends[end] - start + segment.hyphen
                if self.justify:
                    width -= self._hang(segments, begin, end)
                    least = width - paragraph.glue(begin, end) * (1 - self.setting.least_space)
                else:
                    least = width
                if least > room + 1e-9 and not (alone and end == begin):
                    # A line without its hyphen may fit where the one before did not, but none that is itself too wide.
                    if after != SOFT or least - segment.hyphen > room + _WIDEST_HANG:
                        break
                    end += 1
                    continue
                cost, look = self._cost(paragraph, begin, end, width, room, step)
                alone = False
                target = states[end + 1]
                for above, state in here.items():
                    added = state[0] + cost
                    if above >= 0:
                        if above & look & _HYPHENED:
                            added += _TWO_HYPHENS_COST
                        apart = abs((above & _BAND) - (look & _BAND))
                        if apart > 2 and after != FORCED:
                            added += _DIFFERENCE_COST * (apart - 2)
                    if look not in target or added < target[look][0]:
                        target[look] = (added, begin, above)
                end += 1
        return states

    def _cost(
        self, paragraph: _Measured, begin: int, end: int, width: float, room: float, step: float
    ) -> tuple[float, int]:
        """What a line costs, and its look: a band of shortness, and whether it ends in a hyphen."""
        segments = paragraph.segments
        after = segments[end].after
        if after == FORCED:
            if width > room:
                return (5.0 if self.justify else _HOPELESS_COST), 0
            return self._stub_cost(segments, begin, end, width, room), 0
        if not self.justify:
            shortness = (room - width) / room
            cost = 1.0 + 10.0 * (shortness / self.setting.normal_shortness) ** 2 + paragraph.break_costs[end]
            if shortness < 0 or shortness > self.setting.most_shortness:
                cost += _HOPELESS_COST
            return cost, min(max(int(shortness / step), 0), _BAND) | (_HYPHENED if after == SOFT else 0)
        glue = paragraph.glue(begin, end)
        if not glue:
            return _HOPELESS_COST * 2, 0
        ratio = (glue + room - width) / glue
        strain = (
            (ratio - 1) / (self.setting.most_space - 1) if ratio >= 1 else (1 - ratio) / (1 - self.setting.least_space)
        )
        cost = 1.0 + 30.0 * strain**3
        if ratio > self.setting.desperate_space or strain > 1 > ratio:
            cost += _HOPELESS_COST * strain
        return cost + paragraph.break_costs[end], _HYPHENED if after == SOFT else 0

    def _stub_cost(self, segments: Sequence[Segment], begin: int, end: int, width: float, room: float) -> float:
        """A last line of a word or two hangs like a drop; a paragraph of one line is none."""
        if begin == 0 or width >= room * self.setting.least_width:
            return 0.0
        words = 1 + sum(1 for segment in segments[begin:end] if segment.after == SPACE)
        if words >= self.setting.least_words:
            return 0.0
        alone = self.justify and words == 1
        letters = sum(segment.letters for segment in segments[begin : end + 1]) if alone else inf
        return _DROP_COST if letters <= _DROP + 1 else _STUB_COST  # with its period

    def _hang(self, segments: list[Segment], begin: int, end: int) -> float:
        """How much of a line stands outside its measure on both sides, in em."""
        first, last = segments[begin].pieces[0], segments[end].pieces[-1]
        right = "-" if segments[end].after == SOFT else last[0][-1]
        return self._measure_hang(first[0][0], first[1]) + self._measure_hang(right, last[1])

    def _measure_hang(self, character: str, face: Face) -> float:
        part = self.setting.hanging.get(character, 0.0)
        return part * self.typefaces.advance(character, face, self.language) if part else 0.0

    def _line(self, segments: list[Segment], begin: int, end: int, room: float) -> SetLine:
        last = segments[end]
        pieces: list[Piece] = []
        for segment in segments[begin : end + 1]:
            for piece in segment.pieces:
                if pieces and pieces[-1][0] != " " and pieces[-1][1:3] == piece[1:3]:
                    # Halves of a word that was not divided here are shaped as one, as they will be drawn.
                    whole = pieces[-1][0] + piece[0]
                    piece = (whole, piece[1], piece[2], self.typefaces.advance(whole, piece[1], self.language))
                    pieces[-1] = piece
                else:
                    pieces.append(piece)
            if segment.after == SPACE and segment.face:
                pieces.append((" ", segment.face, segment.link, segment.glue))
        if last.after == SOFT and last.face:
            pieces.append((SOFT_HYPHEN, last.face, last.link, last.hyphen))
        natural = sum(piece[3] for piece in pieces) - last.glue
        hang = self._hang(segments, begin, end) if self.justify else 0.0
        left = self._measure_hang(pieces[0][0][0], pieces[0][1]) if self.justify else 0.0
        extra = 0.0
        if self.justify:
            gaps = sum(piece[0].count(" ") + piece[0].count("\u00a0") for piece in pieces) - (1 if last.glue else 0)
            spread = (room + hang - natural) / gaps if gaps else 0.0
            extra = spread if last.after != FORCED or spread < 0 else 0.0
        return _assemble(pieces, -left, extra, bool(last.glue))


def _is_of_one_face(segments: list[Segment]) -> bool:
    """Whether all words are of one face and one link."""
    first = segments[0].pieces[0][1:3]
    return all(piece[1:3] == first for segment in segments for piece in segment.pieces)


def _trace(states: list[_States], count: int) -> list[int]:
    ends: list[int] = []
    position = count
    key = min(states[count], key=lambda state: states[count][state][0])
    while position > 0:
        _, begin, before = states[position][key]
        ends.append(position - 1)
        position, key = begin, before
    return ends[::-1]


def _assemble(pieces: list[Piece], x: float, extra: float, trailing: bool) -> SetLine:
    """Runs of equal face and link, one after the other; the space at the end, if any, is not counted in widths."""
    runs: list[Run] = []
    at, index, count = x, 0, len(pieces)
    while index < count:
        _, face, link, _ = pieces[index]
        begin, width, texts = at, 0.0, []
        while index < count and pieces[index][1] == face and pieces[index][2] == link:
            text, _, _, wide = pieces[index]
            texts.append(text)
            width = at - begin
            at += wide + (extra * (text.count(" ") + text.count("\u00a0")) if extra else 0.0)
            if text != " ":
                width = at - begin
            index += 1
        runs.append(Run("".join(texts), face, link, begin, width))
    total = runs[-1].x + runs[-1].width if trailing else at
    return SetLine(tuple(runs), total, extra)
