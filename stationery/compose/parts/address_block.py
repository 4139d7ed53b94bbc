"""Block: lines of an address; how large they are, and their texts at a place. Only a return address breaks any."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NoReturn

from stationery.compose.parts.zones import FreeArea
from stationery.model.errors import DoesNotFit, Place, StationeryError, raise_faults
from stationery.model.geometry import Point, Rect
from stationery.model.page import Path, Text
from stationery.model.prose import SOFT_HYPHEN, Line
from stationery.model.typeface import Face, Measures, Typefaces
from stationery.model.units import Length
from stationery.model.values import replace, value


@value
class Block:
    """Lines of one face, measured; `widths` are in em.

    The `first` line is larger by that ratio (as its width is), and by `apart` em farther from the others.
    """

    lines: tuple[Line, ...]
    face: Face
    language: str
    widths: tuple[float, ...]
    measures: Measures
    first: float = 1.0
    apart: float = 0.0

    def width(self, size: Length) -> Length:
        return size * max(self.widths, default=0.0)

    def height(self, size: Length, leading: float) -> Length:
        """From the first line's ascenders to the last one's descenders; `leading` is a ratio of the size."""
        ascender = self.measures.ascender * self.first
        return size * ((len(self.lines) - 1) * leading + ascender - self.measures.descender + self.apart)

    def head(self, first: float, apart: float) -> Block:
        """The block with its first line larger, and farther from the others; one line alone has none."""
        apart = apart if len(self.lines) > 1 else 0.0
        widths = (self.widths[0] * first, *self.widths[1:])
        return Block(self.lines, self.face, self.language, widths, self.measures, first, apart)

    def items(
        self, rect: Rect, size: Length, leading: float, path: Path, *, centered: bool = False
    ) -> tuple[Text, ...]:
        """The lines, the first at the top of `rect`. Each but the last ends in a space that keeps words apart."""
        texts = []
        for number, (line, width) in enumerate(zip(self.lines, self.widths, strict=True)):
            x = rect.x + (rect.width - size * width) * 0.5 if centered else rect.x
            y = rect.y + size * (self.measures.ascender * self.first + number * leading + self.apart * bool(number))
            text = letters_of(line) + (" " if number + 1 < len(self.lines) else "")
            face = _face(line, self.face)
            language = face.language or self.language
            own = size if number else size * self.first
            texts.append(Text(Point(x, y), text, face, own, path, language, width=size * width))
        return tuple(texts)


def measure_lines(lines: tuple[Line, ...], face: Face, typefaces: Typefaces, language: str) -> Block:
    """The lines as a Block; emphasis is not set in an address."""
    widths = tuple(typefaces.advance(letters_of(line), _face(line, face), language) for line in lines)
    return Block(lines, face, language, widths, typefaces.measures(face))


def break_block(block: Block, most: float, typefaces: Typefaces) -> Block:
    """The block with each line that is wider than `most` (em) over several, broken after a comma where that gives two
    that fit, else where they are about equal, else as they fill. A word that is wider stays."""

    def width(text: str, line: Line) -> float:
        return typefaces.advance(text, _face(line, block.face), block.language)

    lines: list[Line] = []
    for line, whole in zip(block.lines, block.widths, strict=True):
        if whole <= most:
            lines.append(line)
            continue
        words = letters_of(line).split(" ")
        halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        widths = {pair: max(width(pair[0], line), width(pair[1], line)) for pair in halves}
        fitting = [pair for pair in halves if widths[pair] <= most]
        pieces = min(fitting, key=lambda pair: (not pair[0].endswith(","), widths[pair]), default=None)
        lines += [
            replace(line, spans=(replace(line.spans[0], text=text),))
            for text in pieces or _fill(words, most, line, width)
        ]
    return measure_lines(tuple(lines), block.face, typefaces, block.language)


def _fill(words: list[str], most: float, line: Line, width: Callable[[str, Line], float]) -> list[str]:
    rows = words[:1]
    for word in words[1:]:
        if width(f"{rows[-1]} {word}", line) <= most:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows


def find_missing(lines: tuple[Line, ...], face: Face, typefaces: Typefaces, what: str) -> list[StationeryError]:
    """A CannotSet for the characters that no typeface at hand has, one for a script; `what` names the part."""
    missing = {each for line in lines for each in typefaces.lacks(letters_of(line), _face(line, face))}
    if not missing and not any("\u0590" <= each <= "\u08ff" for line in lines for each in letters_of(line)):
        return []
    from stationery.compose.type.scripts import gather_faults  # 1.4 ms

    def describe(character: str) -> tuple[str, str]:
        hint = typefaces.remedy(character) or "choose a typeface that has it, or replace the character"
        return f"{what}: no available typeface has {character!r} (U+{ord(character):04X})", hint

    there = [(letters_of(line), line.place or Place(what)) for line in lines]
    return gather_faults(there, missing, typefaces, describe, what)


def _face(line: Line, face: Face) -> Face:
    """The face for a line; of words in another language it says so."""
    language = line.spans[0].language if line.spans else ""
    return face._replace(language=language) if language else face


def sizes(first: Length, least: Length, step: Length) -> Iterator[Length]:
    """Type sizes from `first` down by `step`, and `least` at last."""
    size = first
    while size > least:
        yield size
        size -= step
    yield least


def measure_block(lines: tuple[Line, ...], face: Face, typefaces: Typefaces, language: str, part: str) -> Block:
    """The lines of a part as a Block. Raises CannotSet for each line with characters that no typeface has."""
    raise_faults(find_missing(lines, face, typefaces, part))
    return measure_lines(lines, face, typefaces, language)


@value
class Refusal:
    """How to say that a block has no room: the part it is, the unit of its measures, and what to do."""

    part: str
    unit: str
    hint: str


def raise_unfit(
    block: Block, room: FreeArea, size: Length, leading: float, refusal: Refusal, widest: Length | None = None
) -> NoReturn:
    """Raise DoesNotFit: too many lines at that size, or for each line that is too wide, at its Place."""
    raise_faults(list(_find_faults(block, room, size, leading, refusal, widest)))
    raise AssertionError("a block that has no room has a reason")


def _find_faults(
    block: Block, room: FreeArea, size: Length, leading: float, refusal: Refusal, widest: Length | None
) -> list[DoesNotFit]:
    what, unit, hint = refusal.part, refusal.unit, refusal.hint
    height = block.height(size, leading)
    limit = room.widest(height)
    if not limit:
        tallest = room.tallest()
        fitting = next((n for n in range(len(block.lines), 0, -1) if _height(block, n, size, leading) <= tallest), 0)
        first = block.lines[min(fitting, len(block.lines) - 1)]
        message = f"{len(block.lines)} lines are {height.words(unit)} high; the space is {tallest.words(unit)}"
        return [DoesNotFit(f"{what}: {message}", first.place, hint)]
    if widest is not None:
        limit = min(limit, widest)
    return [
        DoesNotFit(
            f"{what}: line {number} is {(size * width).words(unit)} wide; the space is {limit.words(unit)}",
            line.place,
            hint,
        )
        for number, (line, width) in enumerate(zip(block.lines, block.widths, strict=True), 1)
        if size * width > limit
    ]


def _height(block: Block, lines: int, size: Length, leading: float) -> Length:
    return block.height(size, leading) - size * ((len(block.lines) - lines) * leading)


def letters_of(line: Line) -> str:
    """A line's characters as they are set: an address has no hyphenation."""
    return line.text.replace(SOFT_HYPHEN, "").strip()
