"""Block: lines of an address of which none is ever wrapped; how large they are, and their texts at a place."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.compose.parts.zones import FreeArea
from stationery.model.errors import CannotSet, DoesNotFit, StationeryError
from stationery.model.geometry import Point, Rect
from stationery.model.page import Path, Text
from stationery.model.prose import SOFT_HYPHEN, Line
from stationery.model.typeface import Face, Measures, Typefaces
from stationery.model.units import Length
from stationery.model.values import value


@value
class Block:
    """Lines of one face, measured; `widths` are in em."""

    lines: tuple[Line, ...]
    face: Face
    language: str
    widths: tuple[float, ...]
    measures: Measures

    def width(self, size: Length) -> Length:
        return size * max(self.widths, default=0.0)

    def height(self, size: Length, leading: float) -> Length:
        """From the first line's ascenders to the last one's descenders; `leading` is a ratio of the size."""
        return size * ((len(self.lines) - 1) * leading + self.measures.ascender - self.measures.descender)

    def items(
        self, rect: Rect, size: Length, leading: float, path: Path, *, centered: bool = False
    ) -> tuple[Text, ...]:
        """The lines, the first at the top of `rect`. Each but the last ends in a space that keeps words apart."""
        found = []
        for number, (line, width) in enumerate(zip(self.lines, self.widths, strict=True)):
            x = rect.x + (rect.width - size * width) * 0.5 if centered else rect.x
            y = rect.y + size * (self.measures.ascender + number * leading)
            text = _letters(line) + (" " if number + 1 < len(self.lines) else "")
            face = _face(line, self.face)
            language = face.language or self.language
            found.append(Text(Point(x, y), text, face, size, path, language, width=size * width))
        return tuple(found)


def measured(lines: tuple[Line, ...], face: Face, typefaces: Typefaces, language: str) -> Block:
    """The lines as a Block; emphasis is not set in an address."""
    widths = tuple(typefaces.advance(_letters(line), _face(line, face), language) for line in lines)
    return Block(lines, face, language, widths, typefaces.measures(face))


def missing(lines: tuple[Line, ...], face: Face, typefaces: Typefaces, what: str) -> list[StationeryError]:
    """A CannotSet for each line with characters that no typeface at hand has; `what` names the part."""
    found: list[StationeryError] = []
    for line in lines:
        lacking = typefaces.lacks(_letters(line), _face(line, face))
        remedies = {character: typefaces.remedy(character) for character in lacking}
        extra = "".join(character for character in lacking if remedies[character])
        if extra:
            message = f"{what}: no typeface at hand has the characters {extra!r}"
            found.append(CannotSet(message, line.place, remedies[extra[0]]))
        for character in lacking:
            if not remedies[character]:
                message = f"{what}: no typeface at hand has {character!r} (U+{ord(character):04X})"
                hint = "choose a typeface that has it, or write it otherwise"
                found.append(CannotSet(message, line.place, hint))
    return found


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


def unfit(
    block: Block,
    room: FreeArea,
    size: Length,
    leading: float,
    what: str,
    unit: str,
    hint: str,
    widest: Length | None = None,
) -> list[DoesNotFit]:
    """Why a block has no room at that size: too many lines, or lines too wide; each fault at its line's Place."""
    height = block.height(size, leading)
    limit = room.widest(height)
    if not limit:
        tallest = room.tallest()
        fitting = next((n for n in range(len(block.lines), 0, -1) if _height(block, n, size, leading) <= tallest), 0)
        first = block.lines[min(fitting, len(block.lines) - 1)]
        told = f"{len(block.lines)} lines are {height.words(unit)} high, the room {tallest.words(unit)}"
        return [DoesNotFit(f"{what}: {told}", first.place, hint)]
    if widest is not None:
        limit = min(limit, widest)
    return [
        DoesNotFit(
            f"{what}: line {number} is {(size * width).words(unit)} wide, the room {limit.words(unit)}",
            line.place,
            hint,
        )
        for number, (line, width) in enumerate(zip(block.lines, block.widths, strict=True), 1)
        if size * width > limit
    ]


def _height(block: Block, lines: int, size: Length, leading: float) -> Length:
    return block.height(size, leading) - size * ((len(block.lines) - lines) * leading)


def _letters(line: Line) -> str:
    return line.text.replace(SOFT_HYPHEN, "").strip()
