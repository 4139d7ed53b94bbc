"""What composing needs to know about typefaces: a Protocol, and FixedPitch for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from stationery.model.errors import Place
from stationery.model.tuples import NamedTuple
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.model.memory import Memory

PERSONAL = "personal"
"""The purpose of a typeface for personal notes, not for addresses."""


class Face(NamedTuple):
    """A cut of a family and how it is set: `features` are OpenType tags switched on (`onum`, `lnum`, `smcp`),
    `language` that of the words, where they are not in the letter's own.

    A named tuple, because it is the key under which every word's width is kept: its hash must be quick.
    """

    family: str
    strong: bool = False
    emphasis: bool = False
    features: tuple[str, ...] = ()
    language: str = ""


Outline = tuple[tuple[str, tuple[float, ...]], ...]
"""Steps of a path: `M` and `L` with x and y, `C` with two control points and its end, `Z` alone."""


def is_east_asian(character: str) -> bool:
    """Whether a character is of the scripts of China, Japan and Korea, their punctuation and wide forms included."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0xA4CF
        or 0xAC00 <= code <= 0xD7AF
        or 0xF900 <= code <= 0xFAFF
        or (0xFE30 <= code <= 0xFE4F or 0xFF00 <= code <= 0xFFEF or 0x20000 <= code <= 0x3FFFF)
    )


@value
class Measures:
    """Heights of a face in em above the baseline (so `descender` is negative), and its sizes in points.

    `body_size` on `body_leading` is what a letter on US Letter or A4 is set in, `least_size` the floor.
    """

    ascender: float
    descender: float
    capital_height: float
    x_height: float
    body_size: float = 11.0
    least_size: float = 8.0
    body_leading: float = 14.5


class ColumnType(NamedTuple):
    """How a face sets columns. `rise` is how far below the top of its cell, one em high, a character's baseline is, in
    em; the middle of a column is half an em less above the baseline of letters that lie in it."""

    face: Face
    rise: float

    @property
    def middle(self) -> float:
        return self.rise - 0.5


class Typefaces(Protocol):
    """The typefaces at hand. Words are shaped one by one; a space (U+0020, U+00A0) always has its plain advance.

    `memory` is what a preview has of the one before it; None on every other trip.
    """

    memory: Memory | None

    def advance(self, text: str, face: Face, language: str) -> float:
        """How far `text` moves the pen, in em, kerned and with ligatures."""
        ...

    def measures(self, face: Face) -> Measures:
        """Heights and size limits of a face."""
        ...

    def lacks(self, text: str, face: Face) -> str:
        """The characters of `text`, each once, that neither the face nor its fallbacks have."""
        ...

    def remedy(self, character: str) -> str:
        """How to install a typeface that has a character, if an extra provides one; else nothing."""
        ...

    def small_capitals(self, text: str, face: Face) -> bool:
        """Whether the face has a small capital for each small letter of `text`."""
        ...

    def outline(self, text: str, face: Face, language: str) -> Outline:
        """The outlines of the glyphs of `text`, in em from the left end of its baseline, y downward."""
        ...

    def columns(self, text: str, face: Face, wished: str) -> ColumnType:
        """How Japanese text is set downward: in `wished`, if a typeface of that name is installed; else in the face
        itself, or in the one that stands in for it."""
        ...


class KnownTypefaces(Typefaces, Protocol):
    """The typefaces at hand by their names, which are those of the files in fonts/."""

    def names(self) -> tuple[str, ...]:
        """All of them, installed or not."""
        ...

    def ensure(self, name: str, place: Place | None = None) -> None:
        """Raise UnknownName, at `place`, if there is no typeface of this name, installed or not."""
        ...

    def purpose(self, name: str, place: Place | None = None) -> str:
        """A typeface's purpose. Raises, at `place`, UnknownName, or SourceError if it isn't installed."""
        ...

    def text_figures(self, name: str) -> str:
        """`oldstyle` or `lining`: the figures of running text where the writer leaves them to the typeface."""
        ...


class FixedPitch:
    """Every character half an em wide, so that a reader can count the breaks. It lacks only U+FFFD."""

    memory: Memory | None = None

    def advance(self, text: str, face: Face, language: str) -> float:
        return 0.5 * sum(1 for character in text if character != "\u00ad")

    def measures(self, face: Face) -> Measures:
        return Measures(ascender=0.8, descender=-0.2, capital_height=0.7, x_height=0.5)

    def lacks(self, text: str, face: Face) -> str:
        return "\ufffd" if "\ufffd" in text else ""

    def remedy(self, character: str) -> str:
        return ""

    def small_capitals(self, text: str, face: Face) -> bool:
        return True

    def outline(self, text: str, face: Face, language: str) -> Outline:
        """A rectangle for each character, as high as a capital."""
        return tuple(
            step
            for number in range(len(text))
            for left in (0.5 * number,)
            for step in (
                ("M", (left, 0.0)),
                ("L", (left + 0.4, 0.0)),
                ("L", (left + 0.4, -0.7)),
                ("L", (left, -0.7)),
                ("Z", ()),
            )
        )

    def columns(self, text: str, face: Face, wished: str) -> ColumnType:
        return ColumnType(face, 0.88)
